package cgroup

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
)

// v2Group is one group of the unified hierarchy.
type v2Group struct {
	dir    string // "" without any controller
	memory bool
	cpu    bool
	k      kernel
}

var _ Group = (*v2Group)(nil)

// Weights of groups. The kernel's default is 100, its least 1.
const (
	v2Weight           = 100
	v2BackgroundWeight = 1
)

func (g *v2Group) SetCPU(c CPUShare) error {
	if !g.cpu {
		return nil
	}
	limit, weight := "max", v2Weight
	if c.Cores > 0 {
		limit = strconv.FormatInt(cpuQuota(c.Cores), 10)
	}
	if c.Background {
		weight = v2BackgroundWeight
	}
	return errors.Join(
		g.k.write(filepath.Join(g.dir, "cpu.max"), fmt.Sprintf("%s %d", limit, cpuPeriod)),
		g.k.write(filepath.Join(g.dir, "cpu.weight"), strconv.Itoa(weight)))
}

func (g *v2Group) Anonymous() (int64, error) {
	if !g.memory {
		return 0, nil
	}
	n, err := counter(filepath.Join(g.dir, "memory.stat"), "anon")
	return int64(n), err
}

func (g *v2Group) OOMKilled() (bool, error) {
	if g.dir == "" || !g.memory {
		return false, nil
	}
	events := filepath.Join(g.dir, "memory.events")
	kills, err := counter(events, "oom_kill")
	if err != nil || kills == 0 {
		return false, err
	}
	// oom_kill also counts when the machine ran out; oom only our limit.
	n, err := counter(events, "oom")
	return n > 0, err
}

func (g *v2Group) Delete() error {
	if g.dir == "" {
		return nil
	}
	return deleteTree(g.dir)
}
