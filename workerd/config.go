package workerd

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
)

// Config is what a Pool needs.
type Config struct {
	Binary     string // workerd, of exactly Version
	Slots      int    // sandboxes at once
	Limits     Limits // of each
	RuntimeDir string // absolute; for sockets; made private if it does not exist
	// CgroupParent is the directory below this process's own cgroup in which
	// cgroups are made; "" is that cgroup. It is made if it is missing, and
	// stays.
	CgroupParent string
	// AllowMissingLimits lets the pool run where the host has not all limits.
	// Only development tools set it.
	AllowMissingLimits bool
	Log                *slog.Logger // nil: nothing is logged
}

const (
	maxSlots      = 4096
	maxRuntimeDir = 48 // a Unix socket's path has at most 107 bytes
)

// One error for each rule of Config.Check, besides those of Limits.Check.
var (
	ErrNoBinary     = errors.New("no path of workerd given")
	ErrSlots        = errors.New("number of slots out of range")
	ErrRuntimeDir   = errors.New("runtime directory must be an absolute path")
	ErrRuntimeLong  = errors.New("path of the runtime directory too long for a socket in it")
	ErrCgroupParent = errors.New("cgroup parent must be a path below the own cgroup")
)

// Check returns the error of the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case c.Binary == "":
		return ErrNoBinary
	case c.Slots < 1 || c.Slots > maxSlots:
		return fmt.Errorf("%w: %d, want 1 … %d", ErrSlots, c.Slots, maxSlots)
	case !filepath.IsAbs(c.RuntimeDir):
		return fmt.Errorf("%w: %q", ErrRuntimeDir, c.RuntimeDir)
	case len(c.RuntimeDir) > maxRuntimeDir:
		return fmt.Errorf("%w: %q has %d bytes, want at most %d",
			ErrRuntimeLong, c.RuntimeDir, len(c.RuntimeDir), maxRuntimeDir)
	case c.CgroupParent != "" && !filepath.IsLocal(c.CgroupParent), strings.ContainsAny(c.CgroupParent, "\x00\n"):
		return fmt.Errorf("%w: %q", ErrCgroupParent, c.CgroupParent)
	}
	return c.Limits.Check()
}
