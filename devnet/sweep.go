package devnet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// tempPrefix begins the names of the temporary directories of devnets.
const tempPrefix = "nacre-devnet-"

// maker is the process that a directory belongs to, as its marker says.
type maker struct {
	pid       int
	started   uint64 // in clock ticks after boot
	namespace string // of pids: a number means nothing in another
}

func thisProcess() (maker, error) {
	m := maker{pid: os.Getpid()}
	var err error
	if m.started, err = processStart(m.pid); err != nil {
		return m, err
	}
	m.namespace, err = os.Readlink("/proc/self/ns/pid")
	return m, err
}

func (m maker) String() string { return fmt.Sprintf("%d %d %s\n", m.pid, m.started, m.namespace) }

// readMaker reads the marker in dir.
func readMaker(dir string) (m maker, err error) {
	text, err := os.ReadFile(filepath.Join(dir, marker))
	if err != nil {
		return m, err
	}
	_, err = fmt.Sscanf(string(text), "%d %d %s", &m.pid, &m.started, &m.namespace)
	return m, err
}

// sweep removes the temporary directories in temp, with the keys in them, of
// devnets that were killed. What is not known to be one is left alone:
// directories of other users, without a marker, or of other containers.
func sweep(temp string) error {
	self, err := thisProcess()
	if err != nil {
		return err
	}
	dirs, err := filepath.Glob(filepath.Join(temp, tempPrefix+"*"))
	if err != nil {
		return err
	}
	var errs []error
	for _, dir := range dirs {
		if ownDirectory(dir) && abandoned(dir, self) {
			errs = append(errs, os.RemoveAll(dir))
		}
	}
	return errors.Join(errs...)
}

// ownDirectory tells whether path is a directory of our user, no link to one.
func ownDirectory(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.IsDir() {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}

// abandoned tells whether the process that made dir is known to be dead.
func abandoned(dir string, self maker) bool {
	m, err := readMaker(dir)
	if err != nil || m.namespace != self.namespace {
		return false
	}
	started, err := processStart(m.pid)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	return err == nil && started != m.started
}
