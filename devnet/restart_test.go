package devnet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// memoryDir is a directory on tmpfs that is gone after the test.
func memoryDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// An executor that is killed and started again is registered as before, by
// its state file alone and by its owner's doing.
func TestExecutorComesBackAfterAKill(t *testing.T) {
	log := &buffer{}
	cfg := testConfig(t, log)
	cfg.Executors, cfg.StateDir = 1, memoryDir(t)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	d, err := Start(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Stop(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(cfg.StateDir); err != nil || len(left) > 0 {
			t.Errorf("left in the directory of states: %v, %v", left, err)
		}
	}()
	before := d.Info().Executors[0]
	for _, forgotten := range []bool{false, true} {
		pid := d.Info().Executors[0].PID
		if err := d.Kill(1); err != nil || !gone(pid) {
			t.Fatalf("killing it: %v", err)
		}
		if err := d.Restart(ctx, 1, forgotten); err != nil {
			t.Fatalf("forgotten %v: %v", forgotten, err)
		}
		health, err := d.executors[0].api.Health(ctx)
		if err != nil || health.Enclave != before.Address {
			t.Errorf("forgotten %v: it is %s now, %v; was %s", forgotten, health.Enclave, err, before.Address)
		}
	}
	if log.String() != "" {
		t.Errorf("a kill of ours is reported: %s", log)
	}
}

func TestRestartNeedsAStateDir(t *testing.T) {
	d := &Devnet{executors: []*executor{{number: 1}}}
	if err := d.Restart(t.Context(), 1, false); !errors.Is(err, ErrNoStateDir) {
		t.Errorf("error %v", err)
	}
	if err := d.Kill(2); err == nil {
		t.Error("killed an executor that there is not")
	}
	if _, err := makeIdentity(filepath.Join(t.TempDir(), "none", "key")); err == nil {
		t.Error("an identity in no directory")
	}
}
