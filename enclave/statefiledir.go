package enclave

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// Errors of a StateDir.
var (
	ErrEntryName = errors.New("name of a kept value is no file's name")
	ErrEntrySize = errors.New("kept value is too large")
	ErrDirFull   = errors.New("too much is kept")
)

// Bounds of a StateDir.
const (
	maxEntry   = 2 << 20  // bytes of a value
	maxEntries = 4096     // values
	maxDirSize = 64 << 20 // bytes of all values
)

// StateDir keeps small values beside a state file, in the same memory, for a
// process that starts again inside the same, living enclave. It outlives that
// file, whose keys they need none of. Nothing is signed: whoever loads a value
// has to judge it. Methods may run concurrently.
type StateDir struct {
	path string

	mu    sync.Mutex       // guards what follows, and the files
	sizes map[string]int64 // of the values by name, in bytes
	size  int64            // their sum
}

// Dir opens the directory of values beside f, or makes it. Where more than half
// of the bounds is used up, the oldest values make room.
func (f *StateFile) Dir() (*StateDir, error) {
	d := &StateDir{path: f.path + ".sent", sizes: map[string]int64{}}
	if err := os.Mkdir(d.path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	info, err := os.Lstat(d.path)
	if err != nil {
		return nil, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.IsDir():
		return nil, fmt.Errorf("%w: %s is no directory", ErrStateKind, d.path)
	case !ok || int(stat.Uid) != os.Geteuid() || info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("%w: %s has mode %#o", ErrStateDir, d.path, info.Mode().Perm())
	}
	if err := checkInMemory(d.path); err != nil {
		return nil, err
	}
	return d, d.survey()
}

// survey finds out what is there.
func (d *StateDir) survey() error {
	entries, err := os.ReadDir(d.path)
	if err != nil {
		return err
	}
	var files []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil:
			return err
		case isDraft(e.Name()): // of a process that was killed while it wrote
			if err := os.Remove(d.file(e.Name())); err != nil {
				return err
			}
		case !info.IsDir():
			files = append(files, info)
			d.note(info.Name(), info.Size())
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, f := range files {
		if len(d.sizes) <= maxEntries/2 && d.size <= maxDirSize/2 {
			break
		}
		if err := d.remove(f.Name()); err != nil {
			return err
		}
	}
	return nil
}

func (d *StateDir) file(name string) string { return filepath.Join(d.path, name) }

// note takes in that a value has a size now; negative: it is gone.
func (d *StateDir) note(name string, size int64) {
	d.size -= d.sizes[name]
	delete(d.sizes, name)
	if size >= 0 {
		d.sizes[name] = size
		d.size += size
	}
}

// Save replaces the value that has a name. A reader finds the old one or the
// new one, whenever this process is killed. It returns ErrEntryName,
// ErrEntrySize, ErrDirFull or the error of the file system.
func (d *StateDir) Save(name string, value []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	old, known := d.sizes[name]
	size := int64(len(value))
	switch {
	case name == "" || filepath.Base(name) != name || strings.HasPrefix(name, ".") || isDraft(name):
		return fmt.Errorf("%w: %q", ErrEntryName, name)
	case size > maxEntry:
		return fmt.Errorf("%w: %d bytes", ErrEntrySize, size)
	case !known && len(d.sizes) >= maxEntries, d.size-old+size > maxDirSize:
		return fmt.Errorf("%w: %d values, %d bytes", ErrDirFull, len(d.sizes), d.size)
	}
	if err := replaceFile(d.file(name), value); err != nil {
		return err
	}
	d.note(name, size)
	return nil
}

// Remove removes a value, if there is one.
func (d *StateDir) Remove(name string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.remove(name)
}

func (d *StateDir) remove(name string) error {
	if err := os.Remove(d.file(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	d.note(name, -1)
	return nil
}

// Load returns the values whose names begin with prefix. What is no regular
// file of ours, or too large, is removed and named in the error, beside which
// the others are returned.
func (d *StateDir) Load(prefix string) (map[string][]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	values := map[string][]byte{}
	var errs []error
	for name := range d.sizes {
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		value, err := readOwnFile(d.file(name), maxEntry)
		if err == nil && len(value) > maxEntry {
			err = fmt.Errorf("%w: %s", ErrEntrySize, name)
		}
		if err != nil {
			errs = append(errs, err, d.remove(name))
			continue
		}
		values[name] = value
	}
	return values, oneLine(errs)
}

// oneLine joins errors, unless there is none.
func oneLine(errs []error) error {
	var err error
	for _, e := range errs {
		switch {
		case e == nil:
		case err == nil:
			err = e
		default:
			err = fmt.Errorf("%w; %w", err, e)
		}
	}
	return err
}
