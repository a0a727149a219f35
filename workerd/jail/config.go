package jail

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Rules of Config and Spec.
var (
	ErrBinary = errors.New("the binary must be an executable file that everybody may read")
	ErrDir    = errors.New("the directory must exist")
	ErrPlace  = errors.New("a place must be an absolute, clean path")
	ErrSlot   = errors.New("no such slot")
	ErrFiles  = errors.New("a sandbox needs open files for stdin, stdout and stderr, and at most 64 in all")
	ErrBind   = errors.New("not one of the places")
)

const (
	maxSlots  = 1 << 15
	maxPassed = 64
)

// Config says what to jail.
type Config struct {
	Binary string   // path of the program
	Dir    string   // where an empty directory can be made; "": os.TempDir()
	Places []string // paths in the root where Start may bind something, for example /egress
	Proc   string   // procfs; "": /proc
	// Copy has programs run from a copy in memory, which cannot change while
	// the jail exists. It takes as much memory as the file, and as root only.
	Copy bool
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	info, err := os.Stat(c.Binary)
	switch {
	case err != nil:
		return fmt.Errorf("jail: %w: %w", ErrBinary, err)
	case !info.Mode().IsRegular() || info.Mode().Perm()&0o005 != 0o005:
		return fmt.Errorf("jail: %w: %s has mode %v; chmod o+rx it", ErrBinary, c.Binary, info.Mode())
	}
	if c.Dir != "" {
		if info, err := os.Stat(c.Dir); err != nil || !info.IsDir() {
			return fmt.Errorf("jail: %w: %s", ErrDir, c.Dir)
		}
	}
	for _, p := range c.Places {
		if !filepath.IsAbs(p) || path.Clean(p) != p || p == "/" || strings.ContainsRune(p, 0) {
			return fmt.Errorf("jail: %w: %q", ErrPlace, p)
		}
	}
	return nil
}

func (c Config) withDefaults() Config {
	if c.Proc == "" {
		c.Proc = "/proc"
	}
	return c
}

// Bind makes a file of the host, for example a Unix socket, appear in a
// sandbox. To connect to a socket the sandbox needs the right to write to it:
// give it to everybody, in a directory that nobody else can reach.
type Bind struct {
	Host  string // path on the host
	Place string // one of Config.Places
}

// Spec says what to start.
type Spec struct {
	Slot      int        // two sandboxes at the same time must have different ones
	Args      []string   // after the name of the program
	Files     []*os.File // become descriptors 0, 1, 2, … in blocking mode; the caller keeps them
	Binds     []Bind
	Cgroup    *os.File   // directory of a cgroup v2 to be born into; may be nil
	Tasks     []*os.File // tasks files of cgroups v1 that the process enters
	DataLimit uint64     // bytes of private memory (RLIMIT_DATA); 0: no limit
}
