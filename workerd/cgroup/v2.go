package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/containerd/cgroups/v3/cgroup2"
)

// v2 makes groups in the unified hierarchy. Its fields do not change after
// openV2.
type v2 struct {
	at     place // own: the group that holds this owner's; "" if there is none
	usable []Controller
	gaps   []Gap
	k      kernel
	leave  func() error // undoes the move of this process, if there was one
}

var _ Manager = (*v2)(nil)

// openV2 makes the parent group in the nearest place that can hold groups with
// all limits: this process's own cgroup, else one above it; failing that, the
// nearest that has some.
//
// The kernel allows limits only below a cgroup without processes of its own
// (the root of all is exempt). If this process is alone in its cgroup, as a
// delegated service or a container is, it steps aside into a leaf.
func openV2(at *place, cfg Config, k kernel) (Manager, error) {
	m := &v2{k: k, leave: func() error { return nil }}
	own := *at
	if base := filepath.Base(own.own); strings.HasPrefix(base, ownerPrefix()) {
		own = own.up() // another owner in this process stepped aside
	}
	sweepAbove(cfg.Proc, own, cfg.Parent)
	host, err := m.host(own, cfg, len(controllers))
	if err != nil {
		host, err = m.host(own, cfg, 1)
	}
	if err != nil {
		m.usable, m.gaps = offered(own.dir())
		m.missAll(own.dir(), err)
		return m, nil
	}
	if err := m.openParent(host, cfg); err != nil {
		err = errors.Join(err, m.leave())
		m.leave = func() error { return nil }
		m.missAll(host.dir(), err)
	}
	return m, nil
}

// openParent makes this owner's group below host, or below the configured
// parent in it, and hands the controllers down to there.
func (m *v2) openParent(host place, cfg Config) error {
	p := host
	for part := range strings.SplitSeq(cfg.Parent, "/") {
		if part == "" {
			continue
		}
		p.own = filepath.Join(p.own, part)
		if err := m.k.mkdirIfNone(p.dir()); err != nil {
			return err
		}
		if err := m.k.enable(p.dir(), m.usable); err != nil {
			return err
		}
	}
	if err := sweep(cfg.Proc, p.dir()); err != nil {
		return err
	}
	p.own = filepath.Join(p.own, cfg.Instance)
	if err := m.k.mkdir(p.dir(), 0o755); err != nil {
		return err
	}
	if err := m.k.enable(p.dir(), m.usable); err != nil {
		return errors.Join(err, deleteTree(p.dir()))
	}
	m.at = p
	return nil
}

// sweepAbove removes what dead owners left in any place that host could have
// found for them. Where that is not allowed, it was not our predecessor's.
func sweepAbove(proc string, own place, parent string) {
	for p := own; ; p = p.up() {
		sweep(proc, p.dir())
		sweep(proc, filepath.Join(p.dir(), parent))
		if p.own == "" {
			return
		}
	}
}

// errTooFew is returned by host where a cgroup has not enough controllers.
var errTooFew = errors.New("too few controllers")

// host finds the nearest cgroup below which at least atLeast controllers can
// be had, enables them, and sets usable and gaps. Its error is that of the
// process's own cgroup.
func (m *v2) host(own place, cfg Config, atLeast int) (place, error) {
	first := m.try(own, cfg, atLeast)
	if first == nil {
		return own, nil
	}
	for p := own; p.own != ""; {
		p = p.up()
		if syscall.Access(p.dir(), 2 /* W_OK */) == nil && m.try(p, cfg, atLeast) == nil {
			return p, nil
		}
	}
	return own, first
}

func (m *v2) try(p place, cfg Config, atLeast int) error {
	m.usable, m.gaps = offered(p.dir())
	if len(m.usable) < atLeast {
		return errTooFew
	}
	err := m.k.enable(p.dir(), m.usable)
	if errors.Is(err, syscall.EBUSY) && m.stepAside(p.dir(), cfg.Instance) {
		return nil
	}
	return err
}

// stepAside moves this process into a leaf below dir if it is alone in dir.
func (m *v2) stepAside(dir, instance string) bool {
	pids, err := procs(dir)
	if err != nil || len(pids) != 1 || pids[0] != os.Getpid() {
		return false
	}
	leaf := filepath.Join(dir, instance+"owner") // a name that a sweep knows as ours
	if m.k.mkdir(leaf, 0o755) != nil {
		return false
	}
	back := func() error {
		var off []string
		for _, c := range m.usable {
			off = append(off, "-"+string(c))
		}
		err := m.k.write(filepath.Join(dir, "cgroup.subtree_control"), strings.Join(off, " "))
		if errors.Is(err, syscall.EBUSY) {
			return nil // another owner works here; its successor sweeps the leaf
		}
		return errors.Join(err,
			m.k.write(filepath.Join(dir, "cgroup.procs"), strconv.Itoa(os.Getpid())), os.Remove(leaf))
	}
	if m.k.write(filepath.Join(leaf, "cgroup.procs"), strconv.Itoa(os.Getpid())) != nil {
		os.Remove(leaf)
		return false
	}
	if m.k.enable(dir, m.usable) != nil {
		back()
		return false
	}
	m.leave = back
	return true
}

// offered tells which controllers the cgroup dir may hand down.
func offered(dir string) (usable []Controller, gaps []Gap) {
	b, err := os.ReadFile(filepath.Join(dir, "cgroup.controllers"))
	has := strings.Fields(string(b))
	for _, c := range controllers {
		switch {
		case err != nil:
			gaps = append(gaps, notUsable(c, dir, err))
		case !slices.Contains(has, string(c)):
			gaps = append(gaps, Gap{c, fmt.Sprintf("cgroup %s has no %s controller", dir, c),
				"enable it in the cgroup.subtree_control of the cgroups above"})
		default:
			usable = append(usable, c)
		}
	}
	return usable, gaps
}

// enable lets the children of dir have the controllers. What is enabled
// already needs no permission.
func (k kernel) enable(dir string, cs []Controller) error {
	path := filepath.Join(dir, "cgroup.subtree_control")
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	on := strings.Fields(string(b))
	for _, c := range cs {
		if slices.Contains(on, string(c)) {
			continue
		}
		if err := k.write(path, "+"+string(c)); err != nil {
			return err
		}
	}
	return nil
}

func (m *v2) missAll(path string, err error) {
	for _, c := range m.usable {
		m.gaps = append(m.gaps, busy(c, path, err))
	}
	if len(m.usable) == 0 && len(m.gaps) == 0 {
		for _, c := range controllers {
			m.gaps = append(m.gaps, notUsable(c, path, err))
		}
	}
	m.usable = nil
}

func busy(c Controller, path string, err error) Gap {
	if !errors.Is(err, syscall.EBUSY) {
		return notUsable(c, path, err)
	}
	return Gap{c, "cgroup " + path + " holds other processes, so the kernel allows no limits below it",
		"start it alone in a delegated cgroup (systemd-run --scope -p Delegate=yes …), or as root"}
}

func (m *v2) Version() int {
	if len(m.usable) == 0 {
		return 0
	}
	return 2
}

func (m *v2) Missing() []Gap { return m.gaps }

func (m *v2) Close() error {
	if m.Version() == 0 {
		return nil
	}
	return errors.Join(deleteTree(m.at.dir()), m.leave())
}

func (m *v2) Create(name string, l Limits) (Group, error) {
	if !plainName(name) {
		return nil, fmt.Errorf("%w: %q", ErrName, name)
	}
	if m.Version() == 0 {
		return &v2Group{}, nil
	}
	dir := filepath.Join(m.at.dir(), name)
	if err := m.k.mkdir(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making cgroup %s: %w", dir, err)
	}
	g := &v2Group{dir: dir, memory: slices.Contains(m.usable, Memory), cpu: slices.Contains(m.usable, CPU), k: m.k}
	control, err := cgroup2.Load("/"+filepath.Join(m.at.own, name), cgroup2.WithMountpoint(m.at.mount))
	if err == nil {
		err = control.Update(m.resources(dir, l))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("limiting cgroup %s: %w", dir, err), g.Delete())
	}
	return g, nil
}

func (m *v2) resources(dir string, l Limits) *cgroup2.Resources {
	r := &cgroup2.Resources{}
	if l.Memory > 0 && slices.Contains(m.usable, Memory) {
		all := true // one process killed leaves a sandbox that is worth nothing
		r.Memory = &cgroup2.Memory{Max: &l.Memory, OOMGroup: &all}
		if _, err := os.Stat(filepath.Join(dir, "memory.swap.max")); err == nil {
			r.Memory.Swap = new(int64) // none
		}
	}
	if l.PIDs > 0 && slices.Contains(m.usable, PIDs) {
		r.Pids = &cgroup2.Pids{Max: l.PIDs}
	}
	return r
}
