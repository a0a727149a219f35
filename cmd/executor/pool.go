package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave/tunnel"
	"github.com/nacre-tee/nacre/workerd"
)

// sandboxesOf are the sandboxes that the config file asks for on this machine, of
// which way is the network. Its error is a usageError where the file has to be
// mended.
func sandboxesOf(cfg config.Config, way outward) (workerd.Config, error) {
	machine, err := workerd.ThisMachine()
	if err != nil {
		return workerd.Config{}, err
	}
	machine.Memory -= filesInMemory("/")
	if err := cfg.CheckMachine(machine); err != nil {
		return workerd.Config{}, usageError{err}
	}
	c := poolConfig(cfg, machine)
	if way != nil { // which tells of the host what no job has to know
		c.Dial = tunnel.Plain(way)
	}
	return c, nil
}

// filesInMemory is how many bytes of memory the files of the file system of path
// take: none of what is on a disk, all of what an image of an enclave brings.
func filesInMemory(path string) int64 {
	var fs unix.Statfs_t
	if err := unix.Statfs(path, &fs); err != nil || fs.Type != unix.TMPFS_MAGIC {
		return 0
	}
	return int64(fs.Blocks-fs.Bfree) * fs.Bsize
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
	if len(dir) > workerd.MaxRuntimeDir || readOnly(path) { // as an image is
		sum := sha256.Sum256([]byte(dir)) // the same at each start, so that leftovers are found
		dir = filepath.Join(os.TempDir(), fmt.Sprintf("nacre-%x", sum[:6]))
	}
	return workerd.Config{
		Binary: filepath.Join(path, "workerd"), Sizes: cfg.Sizes(m), Limits: cfg.Limits(), Egress: cfg.Egress.Policy,
		RuntimeDir: dir,
	}
}

// readOnly tells whether nothing can be made in dir because its file system is
// read-only.
func readOnly(dir string) bool { return errors.Is(unix.Access(dir, unix.W_OK), unix.EROFS) }
