package workerd

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestConfigCheck(t *testing.T) {
	good := Config{Binary: "workerd", Slots: 1, Limits: DefaultLimits(), RuntimeDir: "/run/nacre"}
	if err := good.Check(); err != nil {
		t.Fatalf("good config: %v", err)
	}
	for _, c := range []struct {
		name   string
		change func(*Config)
		want   error
	}{
		{"no binary", func(c *Config) { c.Binary = "" }, ErrNoBinary},
		{"no slots", func(c *Config) { c.Slots = 0 }, ErrSlots},
		{"negative slots", func(c *Config) { c.Slots = -1 }, ErrSlots},
		{"too many slots", func(c *Config) { c.Slots = maxSlots + 1 }, ErrSlots},
		{"no runtime dir", func(c *Config) { c.RuntimeDir = "" }, ErrRuntimeDir},
		{"relative runtime dir", func(c *Config) { c.RuntimeDir = "run" }, ErrRuntimeDir},
		{"long runtime dir", func(c *Config) { c.RuntimeDir = "/" + strings.Repeat("x", maxRuntimeDir) }, ErrRuntimeLong},
		{"cgroup parent above", func(c *Config) { c.CgroupParent = "../x" }, ErrCgroupParent},
		{"absolute cgroup parent", func(c *Config) { c.CgroupParent = "/x" }, ErrCgroupParent},
		{"cgroup parent of two lines", func(c *Config) { c.CgroupParent = "a\nb" }, ErrCgroupParent},
		{"memory", func(c *Config) { c.Limits.Memory = MinMemory - 1 }, ErrMemory},
		{"no limits at all", func(c *Config) { c.Limits = Limits{} }, ErrMemory},
		{"no cpu", func(c *Config) { c.Limits.CPU = 0 }, ErrCPU},
		{"cpu is no number", func(c *Config) { c.Limits.CPU = math.NaN() }, ErrCPU},
		{"cpu without end", func(c *Config) { c.Limits.CPU = math.Inf(1) }, ErrCPU},
		{"pids", func(c *Config) { c.Limits.PIDs = MinPIDs - 1 }, ErrPIDs},
		{"output", func(c *Config) { c.Limits.Output = 0 }, ErrOutput},
		{"input", func(c *Config) { c.Limits.Input = MaxBytes + 1 }, ErrInput},
		{"code", func(c *Config) { c.Limits.Code = -1 }, ErrCode},
		{"logs", func(c *Config) { c.Limits.Logs = 0 }, ErrLogs},
	} {
		cfg := good
		c.change(&cfg)
		if err := cfg.Check(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestSmallestSandbox: what Check allows does run.
func TestSmallestSandbox(t *testing.T) {
	p := newPool(t, func(c *Config) {
		c.Limits = Limits{Memory: MinMemory, CPU: MinCPU, PIDs: MinPIDs, Output: 1, Input: 1, Code: 200, Logs: 1}
	})
	r := run(t, p, taskOf(`console.log("xy"); return new Response("1")`))
	if string(r.Output) != "1" || string(r.Logs) != "\n" {
		t.Errorf("%+v", r)
	}
}
