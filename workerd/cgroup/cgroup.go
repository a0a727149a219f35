// Package cgroup puts each sandbox into a control group of its own, with
// limits on memory, CPU and the number of tasks, on hosts with cgroup v1,
// cgroup v2, or both.
//
// Open finds out what the host has and may be used, Manager.Create makes a
// group, Group.Delete ends all that is in it. Groups are made below the cgroup
// that the calling process is in, so that limits set on the daemon as a whole
// hold for its sandboxes too. Nothing is touched that does not carry this
// package's marker in its name.
package cgroup

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// Controller is one kind of limit.
type Controller string

const (
	Memory Controller = "memory"
	CPU    Controller = "cpu"
	PIDs   Controller = "pids"
)

// controllers are those that a sandbox needs, in the order of reports.
var controllers = [...]Controller{Memory, CPU, PIDs}

// ErrName is returned for a group name that is no plain file name.
var ErrName = errors.New("cgroup name must be a plain file name")

// Limits bound all processes of a group together. Zero means no limit.
type Limits struct {
	Memory int64 // bytes, swap included
	PIDs   int64 // processes and threads
}

// CPUShare is what a group may have of the processors.
type CPUShare struct {
	Cores float64 // quota; zero means no limit
	// Background groups get what the others leave.
	Background bool
}

// Config says where to look and where to create.
type Config struct {
	Proc     string // where procfs is mounted; "" is /proc
	Parent   string // directory below the process's own cgroup; "" is that cgroup
	Instance string // name of this owner, from InstanceName
}

// Manager makes groups. Its methods may be called concurrently.
type Manager interface {
	// Create makes an empty group, with all that it wants of the processors
	// until SetCPU. Limits whose controller is Missing are
	// left out.
	Create(name string, l Limits) (Group, error)
	// Missing lists the controllers that cannot be used here, and why.
	Missing() []Gap
	// Version is 1 or 2, or 0 if no controller can be used.
	Version() int
	// Close removes what Open made. Groups must have been deleted.
	Close() error
}

// Group is one control group. Its methods must not be called concurrently,
// except OOMKilled.
type Group interface {
	// Entry opens the way in for a process that is about to be born.
	Entry() (Entry, error)
	// SetCPU changes what the group may have of the processors.
	SetCPU(c CPUShare) error
	// Anonymous returns how many bytes of memory the group holds that are not
	// backed by files; 0 without that controller.
	Anonymous() (int64, error)
	// OOMKilled tells whether the kernel killed a process of the group
	// because the group reached its own memory limit, as opposed to a limit
	// further up or to memory being short on the whole machine.
	OOMKilled() (bool, error)
	// Delete kills what is in the group, waits for its end, removes the group.
	Delete() error
}

// Gap is a controller that cannot be used.
type Gap struct {
	Controller Controller
	Reason     string // what is wrong, with the path
	Mend       string // what to do about it
}

// String says all of it on one line.
func (g Gap) String() string {
	return fmt.Sprintf("%s: %s; %s", g.Controller, g.Reason, g.Mend)
}

// Open looks at the host, makes a parent for this owner's groups, and removes
// groups of owners that are dead. Controllers that cannot be used are no
// error: they are in Missing.
func Open(cfg Config) (Manager, error) {
	if cfg.Proc == "" {
		cfg.Proc = "/proc"
	}
	if !plainName(cfg.Instance) {
		return nil, fmt.Errorf("%w: instance %q", ErrName, cfg.Instance)
	}
	l, err := detect(cfg.Proc)
	if err != nil {
		return nil, err
	}
	if l.unified() {
		return openV2(l.v2, cfg, realKernel())
	}
	return openV1(l, cfg, realKernel())
}

// kernel is what must go through cgroupfs. Tests on a fake tree do in its
// place what the kernel would.
type kernel struct {
	mkdir func(path string, perm os.FileMode) error
	write func(path, s string) error // to a file that exists
}

func realKernel() kernel { return kernel{os.Mkdir, writeFile} }

func writeFile(path, s string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(s)
	return errors.Join(err, f.Close())
}

func plainName(s string) bool {
	return s != "" && s != "." && s != ".." && len(s) < 200 && !strings.ContainsAny(s, "/\x00\n")
}

// notUsable explains why making or writing below path failed.
func notUsable(c Controller, path string, err error) Gap {
	g := Gap{Controller: c, Reason: fmt.Sprintf("cgroup %s: %v", path, err), Mend: "see the kernel's log"}
	if errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS) {
		g.Reason = fmt.Sprintf("cgroup %s is not writable as uid %d", path, os.Getuid())
		g.Mend = "run as root or delegate it (systemd: Delegate=yes)"
	}
	return g
}
