package pid1

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
)

// Rules of Config.
var (
	ErrNoProgram = errors.New("pid1: a program needs a name and an absolute path")
	ErrNoEntropy = errors.New("pid1: no source of entropy is configured")
	ErrNoHost    = errors.New("pid1: no way to the host is configured")
	ErrHostname  = errors.New("pid1: a host name has 1 to 64 bytes")
	ErrFiles     = errors.New("pid1: at least 256 files must be allowed open")
	ErrPath      = errors.New("pid1: not an absolute path")
)

// Program is one that runs as long as the machine does.
type Program struct {
	Name string // for people
	Path string // absolute
	Args []string
	Env  []string // all of its environment
}

// Config says what the machine is to be. Paths are absolute.
type Config struct {
	// Programs are started in this order. When the first has ended, however,
	// the machine is halted.
	Programs []Program
	// Modules is a file with the path of a kernel module on each line, in the
	// order in which they are loaded. There may be no such file.
	Modules  string
	Hostname string
	Files    uint64 // that a process may have open
	// Entropy opens the security module, to read entropy from it. Its error
	// halts the machine.
	Entropy func() (io.ReadCloser, error)
	// Host connects to the port where the host takes the heartbeat.
	Host func(context.Context) (net.Conn, error)
	// Console is where messages and all that programs print go.
	Console string
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case len(c.Programs) == 0:
		return ErrNoProgram
	case c.Entropy == nil:
		return ErrNoEntropy
	case c.Host == nil:
		return ErrNoHost
	case len(c.Hostname) == 0 || len(c.Hostname) > 64:
		return ErrHostname
	case c.Files < 256:
		return ErrFiles
	}
	for _, p := range c.Programs {
		if p.Name == "" || !filepath.IsAbs(p.Path) {
			return fmt.Errorf("%w: %q at %q", ErrNoProgram, p.Name, p.Path)
		}
	}
	for _, path := range []string{c.Modules, c.Console} {
		if !filepath.IsAbs(path) {
			return fmt.Errorf("%w: %q", ErrPath, path)
		}
	}
	return nil
}
