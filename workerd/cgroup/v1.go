package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/containerd/cgroups/v3/cgroup1"
	"github.com/opencontainers/runtime-spec/specs-go"
)

// cpuPeriod is over how many microseconds a CPU quota is counted.
const cpuPeriod = 100_000

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
	if l.CPU > 0 {
		quota, period := cpuQuota(l.CPU)
		r.CPU = &specs.LinuxCPU{Quota: &quota, Period: &period}
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

func cpuQuota(cores float64) (quota int64, period uint64) {
	return max(int64(cores*cpuPeriod), 1000), cpuPeriod // the kernel takes no less than 1 ms
}

// v1Group is one group in each of the hierarchies.
type v1Group struct {
	dirs   []string
	memory string // "" without that controller
	cpu    string // "" without that controller
	k      kernel
}

var _ Group = (*v1Group)(nil)

// Weights of groups. The kernel's default is 1024, its least 2.
const (
	v1Weight           = 1024
	v1BackgroundWeight = 2
)

func (g *v1Group) SetCPU(c CPUShare) error {
	if g.cpu == "" {
		return nil
	}
	quota, weight := int64(-1), v1Weight
	if c.Cores > 0 {
		quota, _ = cpuQuota(c.Cores)
	}
	if c.Background {
		weight = v1BackgroundWeight
	}
	return errors.Join(
		g.k.write(filepath.Join(g.cpu, "cpu.cfs_quota_us"), strconv.FormatInt(quota, 10)),
		g.k.write(filepath.Join(g.cpu, "cpu.shares"), strconv.Itoa(weight)))
}

func (g *v1Group) Anonymous() (int64, error) {
	if g.memory == "" {
		return 0, nil
	}
	n, err := counter(filepath.Join(g.memory, "memory.stat"), "total_rss")
	return int64(n), err
}

func (g *v1Group) OOMKilled() (bool, error) {
	if g.memory == "" {
		return false, nil
	}
	kills, err := counter(filepath.Join(g.memory, "memory.oom_control"), "oom_kill")
	if err != nil || kills == 0 {
		return false, err
	}
	// oom_kill also counts when the machine ran out. With swap limited too,
	// either limit may be the one that was reached.
	for _, kind := range []string{"memory.", "memory.memsw."} {
		reached, err := g.reached(kind)
		if err != nil || reached {
			return reached, err
		}
	}
	return false, nil
}

// reached tells whether the highest usage was at the limit, give or take what
// the kernel charges ahead. (failcnt would say it exactly, but newer kernels
// leave it at zero.)
func (g *v1Group) reached(kind string) (bool, error) {
	limit, err := number(filepath.Join(g.memory, kind+"limit_in_bytes"))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil // the kernel does not limit swap
	}
	if err != nil {
		return false, err
	}
	usage, err := number(filepath.Join(g.memory, kind+"max_usage_in_bytes"))
	return usage >= limit-limit/32, err
}

func number(path string) (uint64, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(strings.TrimSpace(string(b)), 10, 64)
}

func (g *v1Group) Procs() ([]int, error) {
	if len(g.dirs) == 0 {
		return nil, nil
	}
	return procs(g.dirs[0])
}

func (g *v1Group) Delete() error {
	var errs []error
	for _, d := range g.dirs {
		errs = append(errs, deleteTree(d))
	}
	return errors.Join(errs...)
}

// counter reads one value of a file of lines "key value"; 0 if it is absent.
func counter(path, key string) (uint64, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) == 2 && f[0] == key {
			return strconv.ParseUint(f[1], 10, 64)
		}
	}
	return 0, nil
}
