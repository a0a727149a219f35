package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/containerd/cgroups/v3/cgroup1"
	"github.com/opencontainers/runtime-spec/specs-go"
)

// v1 makes groups in up to three hierarchies, one a controller. Its fields
// do not change after openV1.
type v1 struct {
	proc    string
	parents map[Controller]place // own: the group that holds this owner's
	gaps    []Gap
	k       kernel
}

var _ Manager = (*v1)(nil)

// openV1 makes one parent group in each hierarchy that allows it.
func openV1(l layout, cfg Config, k kernel) (Manager, error) {
	m := &v1{proc: cfg.Proc, parents: map[Controller]place{}, k: k}
	for _, c := range controllers {
		p, gap := m.openOne(l, c, cfg)
		if gap != nil {
			m.gaps = append(m.gaps, *gap)
			continue
		}
		m.parents[c] = p
	}
	return m, nil
}

func (m *v1) openOne(l layout, c Controller, cfg Config) (place, *Gap) {
	p, ok := l.v1[c]
	if !ok {
		return p, &Gap{c, "the host has no cgroup " + string(c) + " controller that this process can see",
			"mount it at /sys/fs/cgroup, or boot with cgroup v2"}
	}
	// The library finds a hierarchy by the controller's name.
	named := filepath.Join(filepath.Dir(p.mount), string(c))
	if _, err := os.Stat(named); err != nil {
		return p, &Gap{c, fmt.Sprintf("cgroup hierarchy %s cannot be found as %s", p.mount, named),
			"make a symbolic link of that name"}
	}
	p.mount = named
	p.own = filepath.Join(p.own, cfg.Parent)
	if err := sweep(cfg.Proc, p.dir()); err != nil {
		gap := notUsable(c, p.dir(), err)
		return p, &gap
	}
	if err := m.k.mkdirIfNone(p.dir()); err != nil {
		gap := notUsable(c, p.dir(), err)
		return p, &gap
	}
	p.own = filepath.Join(p.own, cfg.Instance)
	if err := m.k.mkdir(p.dir(), 0o755); err != nil {
		gap := notUsable(c, filepath.Dir(p.dir()), err)
		return p, &gap
	}
	return p, nil
}

// mkdirIfNone makes dir and what is missing above it.
func (k kernel) mkdirIfNone(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := k.mkdirIfNone(parent); err != nil {
			return err
		}
	}
	if err := k.mkdir(dir, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return nil
}

func (m *v1) Version() int {
	if len(m.parents) == 0 {
		return 0
	}
	return 1
}

func (m *v1) Missing() []Gap { return m.gaps }

func (m *v1) Close() error {
	var errs []error
	for _, p := range m.parents {
		errs = append(errs, deleteTree(p.dir()))
	}
	return errors.Join(errs...)
}

func (m *v1) Create(name string, l Limits) (Group, error) {
	if !plainName(name) {
		return nil, fmt.Errorf("%w: %q", ErrName, name)
	}
	g := &v1Group{k: m.k}
	for _, c := range controllers {
		p, ok := m.parents[c]
		if !ok {
			continue
		}
		p.own = filepath.Join(p.own, name)
		if err := m.k.mkdir(p.dir(), 0o755); err != nil {
			return nil, errors.Join(fmt.Errorf("making cgroup %s: %w", p.dir(), err), g.Delete())
		}
		g.dirs = append(g.dirs, p.dir())
		switch c {
		case Memory:
			g.memory = p.dir()
		case CPU:
			g.cpu = p.dir()
		}
	}
	if len(g.dirs) == 0 {
		return g, nil
	}
	if _, err := cgroup1.New(m.path(name), m.resources(l), cgroup1.WithHierarchy(m.hierarchy)); err != nil {
		return nil, errors.Join(fmt.Errorf("limiting cgroup %s: %w", name, err), g.Delete())
	}
	return g, nil
}

// path tells the library where a group is in each hierarchy.
func (m *v1) path(name string) cgroup1.Path {
	return func(s cgroup1.Name) (string, error) {
		p, ok := m.parents[Controller(s)]
		if !ok {
			return "", cgroup1.ErrControllerNotActive
		}
		return filepath.Join(p.own, name), nil
	}
}

func (m *v1) hierarchy() ([]cgroup1.Subsystem, error) {
	var s []cgroup1.Subsystem
	for c, p := range m.parents {
		root := filepath.Dir(p.mount)
		switch c {
		case Memory:
			s = append(s, cgroup1.NewMemory(root))
		case CPU:
			s = append(s, cgroup1.NewCpu(root))
		case PIDs:
			s = append(s, cgroup1.NewPids(root))
		}
	}
	return s, nil
}

func (m *v1) resources(l Limits) *specs.LinuxResources {
	r := &specs.LinuxResources{}
	if l.Memory > 0 {
		r.Memory = &specs.LinuxMemory{Limit: &l.Memory}
		if m.countsSwap() {
			r.Memory.Swap = &l.Memory // memory and swap together
		}
	}
	if l.PIDs > 0 {
		r.Pids = &specs.LinuxPids{Limit: &l.PIDs}
	}
	return r
}

// countsSwap tells whether the kernel limits memory and swap together. Where
// it does not, there is usually no swap.
func (m *v1) countsSwap() bool {
	p, ok := m.parents[Memory]
	if !ok {
		return false
	}
	_, err := os.Stat(filepath.Join(p.dir(), "memory.memsw.limit_in_bytes"))
	return err == nil
}
