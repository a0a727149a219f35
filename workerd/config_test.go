package workerd

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/workerd/egress"
)

func TestConfigCheck(t *testing.T) {
	good := Config{Binary: "workerd", Sizes: Sizes{Slots: 1, Memory: 1 << 30}, Limits: DefaultLimits(), RuntimeDir: "/run/nacre"}
	machine := Machine{Cores: 2, Memory: 2 << 30, Files: 600}
	if err := good.Check(machine); err != nil {
		t.Fatalf("good config: %v", err)
	}
	for _, c := range []struct {
		name   string
		change func(*Config)
		want   error
	}{
		{"no binary", func(c *Config) { c.Binary = "" }, ErrNoBinary},
		{"no slots", func(c *Config) { c.Sizes.Slots = 0 }, ErrSlots},
		{"negative slots", func(c *Config) { c.Sizes.Slots = -1 }, ErrSlots},
		{"too many slots", func(c *Config) { c.Sizes.Slots = maxSandboxes + 1 }, ErrSlots},
		{"no runtime dir", func(c *Config) { c.RuntimeDir = "" }, ErrRuntimeDir},
		{"relative runtime dir", func(c *Config) { c.RuntimeDir = "run" }, ErrRuntimeDir},
		{"long runtime dir", func(c *Config) { c.RuntimeDir = "/" + strings.Repeat("x", MaxRuntimeDir) }, ErrRuntimeLong},
		{"cgroup parent above", func(c *Config) { c.CgroupParent = "../x" }, ErrCgroupParent},
		{"absolute cgroup parent", func(c *Config) { c.CgroupParent = "/x" }, ErrCgroupParent},
		{"cgroup parent of two lines", func(c *Config) { c.CgroupParent = "a\nb" }, ErrCgroupParent},
		{"memory", func(c *Config) { c.Limits.Memory = MinMemory - 1 }, ErrMemory},
		{"no limits at all", func(c *Config) { c.Limits = Limits{} }, ErrMemory},
		{"no cpu", func(c *Config) { c.Limits.CPU = 0 }, ErrCPU},
		{"cpu is no number", func(c *Config) { c.Limits.CPU = math.NaN() }, ErrCPU},
		{"cpu without end", func(c *Config) { c.Limits.CPU = math.Inf(1) }, ErrCPU},
		{"pids", func(c *Config) { c.Limits.PIDs = MinPIDs - 1 }, ErrPIDs},
		{"more pids than the kernel has", func(c *Config) { c.Limits.PIDs = MaxPIDs + 1 }, ErrPIDs},
		{"output", func(c *Config) { c.Limits.Output = 0 }, ErrOutput},
		{"input", func(c *Config) { c.Limits.Input = MaxBytes + 1 }, ErrInput},
		{"code", func(c *Config) { c.Limits.Code = -1 }, ErrCode},
		{"logs", func(c *Config) { c.Limits.Logs = 0 }, ErrLogs},
		{"no least deadline", func(c *Config) { c.Limits.MinDeadline = 0 }, ErrDeadline},
		{"deadlines crossed", func(c *Config) { c.Limits.MinDeadline = c.Limits.MaxDeadline + 1 }, ErrDeadline},
		{"deadline without end", func(c *Config) { c.Limits.MaxDeadline = LongestDeadline + 1 }, ErrDeadline},
		{"least deadline without end", func(c *Config) { c.Limits.MinDeadline = LongestDeadline + 1 }, ErrDeadline},
		{"egress", func(c *Config) { c.Limits.Egress.Requests = 0 }, egress.ErrRequests},
		{"negative warm", func(c *Config) { c.Sizes.Warm = -1 }, ErrWarm},
		{"negative hot", func(c *Config) { c.Sizes.Hot = -1 }, ErrHot},
		{"budget below the slots", func(c *Config) { c.Sizes.Slots = 11 }, ErrBudget},
		{"budget above the machine", func(c *Config) { c.Sizes.Memory = 3 << 30 }, ErrBudgetOver},
		{"memory above the machine", func(c *Config) { c.Limits.Memory = machine.Memory + 1 }, ErrMemoryOver},
		{"memory that overflows", func(c *Config) { c.Sizes.Slots, c.Limits.Memory = 4, 1<<62 }, ErrMemoryOver},
		{"too few files", func(c *Config) { c.Sizes = Sizes{Slots: 20, Memory: 2 << 30} }, ErrFiles},
		{"quota above the machine", func(c *Config) { c.Limits.CPU = 2.5 }, ErrQuotaOver},
	} {
		cfg := good
		c.change(&cfg)
		if err := cfg.Check(machine); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestSizesThatOverflow: products of large numbers must not look small.
func TestSizesThatOverflow(t *testing.T) {
	all := Machine{Cores: 2, Memory: math.MaxInt64}
	for _, s := range []Sizes{{Slots: 4, Memory: 1 << 30}, {Slots: 4, Memory: math.MaxInt64}, {Slots: 2, Memory: math.MaxInt64}} {
		if err := s.Check(Limits{Memory: 1 << 62}, all); !errors.Is(err, ErrBudget) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if err := (Sizes{Slots: 1, Memory: 1 << 62}).Check(Limits{Memory: 1 << 62}, all); err != nil {
		t.Error(err)
	}
	if err := (Sizes{Slots: 1}).Check(Limits{}, all); !errors.Is(err, ErrBudget) {
		t.Errorf("no limit at all: %v", err)
	}
}

// TestSmallestSandbox: what Check allows does run.
func TestSmallestSandbox(t *testing.T) {
	p := newPool(t, func(c *Config) {
		l := DefaultLimits()
		l.Memory, l.CPU, l.PIDs, l.Output, l.Input, l.Code, l.Logs = MinMemory, MinCPU, MinPIDs, 1, 1, 200, 1
		c.Limits = l
	})
	r := run(t, p, taskOf(`console.log("xy"); return new Response("1")`))
	if string(r.Output) != "1" || string(r.Logs) != lostLine {
		t.Errorf("%+v", r)
	}
}
