package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/workerd"
)

// sandboxesOf are the sandboxes that the config file asks for on this machine.
// Its error is a usageError where the file has to be mended.
func sandboxesOf(cfg config.Config) (workerd.Config, error) {
	machine, err := workerd.ThisMachine()
	if err != nil {
		return workerd.Config{}, err
	}
	if err := cfg.CheckMachine(machine); err != nil {
		return workerd.Config{}, usageError{err}
	}
	return poolConfig(cfg, machine), nil
}

// newPool starts sandboxes. Its error is a usageError, before anything is made,
// where the config file names no good workerd.
func newPool(ctx context.Context, c workerd.Config, allowMissingLimits bool, log *slog.Logger) (*workerd.Pool, error) {
	c.AllowMissingLimits, c.Log = allowMissingLimits, log
	pool, err := workerd.NewPool(ctx, c)
	if bad := (*workerd.BinaryError)(nil); errors.As(err, &bad) {
		return nil, usageError{fmt.Errorf("workerd_runtime_path: %w", bad)}
	}
	if err != nil {
		return nil, err
	}
	log.Info("sandboxes are ready", "slots", c.Sizes.Slots, "warm", c.Sizes.Warm, "hot", c.Sizes.Hot,
		"memory_bytes", c.Sizes.Memory, "egress", c.Egress.String())
	return pool, nil
}

func poolConfig(cfg config.Config, m workerd.Machine) workerd.Config {
	path, err := filepath.Abs(cfg.WorkerdRuntimePath)
	if err != nil {
		path = cfg.WorkerdRuntimePath // the pool refuses what is not absolute
	}
	dir := filepath.Join(path, "run")
	if len(dir) > workerd.MaxRuntimeDir {
		sum := sha256.Sum256([]byte(dir)) // the same at each start, so that leftovers are found
		dir = filepath.Join(os.TempDir(), fmt.Sprintf("nacre-%x", sum[:6]))
	}
	return workerd.Config{
		Binary: filepath.Join(path, "workerd"), Sizes: cfg.Sizes(m), Limits: cfg.Limits(), Egress: cfg.Egress.Policy,
		RuntimeDir: dir,
	}
}
