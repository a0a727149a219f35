package cgroup

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// cpuPeriod is over how many microseconds a CPU quota is counted.
const cpuPeriod = 100_000

// cpuQuota is how many microseconds of each period so many cores are.
func cpuQuota(cores float64) int64 {
	return max(int64(cores*cpuPeriod), 1000) // the kernel takes no less than 1 ms
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
		quota = cpuQuota(c.Cores)
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
