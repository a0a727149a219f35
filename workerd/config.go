package workerd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"strings"

	"github.com/nacre-tee/nacre/workerd/egress"
)

// Config is what a Pool needs.
type Config struct {
	Binary string // workerd, of exactly Version
	Sizes  Sizes
	Limits Limits // of each job
	Egress egress.Policy
	// Dial leads to the network where this machine has none of its own: what code
	// connects to is handed to it by name, if it has one, and not looked up. nil:
	// this machine's network.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	RuntimeDir string // absolute; for sockets; made private if it does not exist
	// CgroupParent is the directory below this process's own cgroup in which
	// cgroups are made; "" is that cgroup. It is made if it is missing, and
	// stays.
	CgroupParent string
	// AllowMissingLimits lets the pool run where the host has not all cgroup
	// limits. Only development tools set it. The jail is never missing.
	AllowMissingLimits bool
	Log                *slog.Logger // nil: nothing is logged
}

// MaxRuntimeDir is how long RuntimeDir may be, in bytes: a Unix socket's path
// has at most 107.
const MaxRuntimeDir = 48

// One error for each rule of Config.Check, besides those of Limits.Check and
// Sizes.Check.
var (
	ErrNoBinary       = errors.New("no path of workerd given")
	ErrRuntimeDir     = errors.New("runtime directory must be an absolute path")
	ErrRuntimeLong    = errors.New("path of the runtime directory too long for a socket in it")
	ErrRuntimeForeign = errors.New("the runtime directory is not a directory that only this user can change")
	ErrCgroupParent   = errors.New("cgroup parent must be a path below the own cgroup")
)

// Check returns the error of the first rule that c breaks on m.
func (c Config) Check(m Machine) error {
	switch {
	case c.Binary == "":
		return ErrNoBinary
	case !filepath.IsAbs(c.RuntimeDir):
		return fmt.Errorf("%w: %q", ErrRuntimeDir, c.RuntimeDir)
	case len(c.RuntimeDir) > MaxRuntimeDir:
		return fmt.Errorf("%w: %q has %d bytes, want at most %d",
			ErrRuntimeLong, c.RuntimeDir, len(c.RuntimeDir), MaxRuntimeDir)
	case c.CgroupParent != "" && !filepath.IsLocal(c.CgroupParent), strings.ContainsAny(c.CgroupParent, "\x00\n"):
		return fmt.Errorf("%w: %q", ErrCgroupParent, c.CgroupParent)
	}
	if err := c.Limits.Check(); err != nil {
		return err
	}
	return c.Sizes.Check(c.Limits, m)
}
