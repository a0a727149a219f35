package cgroup

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Entry is the way into a group for a new process. To move a process that
// runs would have the kernel wait until all processors have noticed, which
// takes 10 ms and more.
type Entry struct {
	// Dir is the group's directory, for CLONE_INTO_CGROUP: cgroup v2.
	Dir *os.File
	// Tasks are files to each of which the process, while it has one thread,
	// writes 0: cgroup v1.
	Tasks []*os.File
}

// Close closes the files.
func (e Entry) Close() {
	e.Dir.Close() // nil is an error that does no harm
	for _, f := range e.Tasks {
		f.Close()
	}
}

func (g *v1Group) Entry() (e Entry, err error) {
	for _, dir := range g.dirs {
		f, err := os.OpenFile(filepath.Join(dir, "tasks"), os.O_WRONLY, 0)
		if err != nil {
			e.Close()
			return Entry{}, fmt.Errorf("opening a cgroup: %w", err)
		}
		e.Tasks = append(e.Tasks, f)
	}
	return e, nil
}

func (g *v2Group) Entry() (e Entry, err error) {
	if g.dir == "" {
		return Entry{}, nil
	}
	if e.Dir, err = os.OpenFile(g.dir, unix.O_PATH|unix.O_DIRECTORY, 0); err != nil {
		return Entry{}, fmt.Errorf("opening a cgroup: %w", err)
	}
	return e, nil
}
