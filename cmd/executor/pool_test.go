package main

import (
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/workerd"
)

var testMachine = workerd.Machine{Cores: 2, Memory: 8 << 30}

func TestSocketDirectoryFitsAnAddress(t *testing.T) {
	cfg := config.Default()
	for _, path := range []string{"/app", "/" + strings.Repeat("long/", 30)} {
		cfg.WorkerdRuntimePath = path
		first, second := poolConfig(cfg, testMachine), poolConfig(cfg, testMachine)
		if len(first.RuntimeDir) > workerd.MaxRuntimeDir || first.RuntimeDir != second.RuntimeDir {
			t.Errorf("%s: %s and %s", path, first.RuntimeDir, second.RuntimeDir)
		}
		if err := first.Check(testMachine); err != nil {
			t.Error(err)
		}
	}
}

// TestPoolGetsWhatTheFileSays, each part of it.
func TestPoolGetsWhatTheFileSays(t *testing.T) {
	cfg, err := config.Load(editAll(t, map[string]any{
		"job_capacity": 3, "warm_sandboxes": 0, "hot_sandboxes": 2, "memory_budget": 1 << 30,
		"memory_limit": 64 << 20, "min_deadline": 20, "max_deadline": 1000, "log_limit": 77,
		"egress": []string{"api.example.com:443"}, "egress_requests": 5, "egress_bytes_up": 6, "egress_bytes_down": 7,
	}))
	if err != nil {
		t.Fatal(err)
	}
	got := poolConfig(cfg, testMachine)
	if want := (workerd.Sizes{Slots: 3, Hot: 2, Memory: 1 << 30}); got.Sizes != want {
		t.Errorf("sizes %+v, want %+v", got.Sizes, want)
	}
	if got.Limits != cfg.Limits() || got.Limits.Logs != 77 || got.Egress.String() != "allow: api.example.com:443" {
		t.Errorf("limits %+v, egress %s", got.Limits, got.Egress)
	}
}
