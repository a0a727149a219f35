package devnet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/owner"
)

// ErrNoStateDir is returned by Restart in a devnet without Config.StateDir:
// what starts there is another enclave.
var ErrNoStateDir = errors.New("executors can be started again only with a directory for their identities")

// Kill ends an executor's process, from 1, with SIGKILL. What it started is
// left to its own fate. Neither Kill nor Restart may run at once with another
// of the same executor, or with Stop.
func (d *Devnet) Kill(number int) error {
	e, err := d.executor(number)
	if err != nil {
		return err
	}
	e.process.kill()
	return nil
}

// Restart starts an executor that was killed, and returns when it is
// registered again by itself. With forgotten, the state file is gone as if the
// enclave had been started anew, and its owner injects all again.
func (d *Devnet) Restart(ctx context.Context, number int, forgotten bool) error {
	e, err := d.executor(number)
	if err != nil {
		return err
	}
	if d.cfg.StateDir == "" {
		return ErrNoStateDir
	}
	if forgotten {
		if err := os.Remove(d.stateFile(e, "state")); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.RemoveAll(d.stateFile(e, "secrets")); err != nil {
			return err
		}
	}
	if err := d.startExecutor(e); err != nil {
		return err
	}
	d.info.Executors[number-1].PID = e.process.pid
	p := e.process
	d.watching.Go(func() { d.watch(e, p) })
	ctx, release := e.guard(ctx)
	defer release()
	if err := d.comeBack(ctx, e, forgotten); err != nil {
		if cause := context.Cause(ctx); errors.Is(cause, ErrExecutorEnded) {
			return cause
		}
		return fmt.Errorf("executor %d after its restart: %w", number, err)
	}
	return nil
}

// comeBack injects what has to be injected and waits until the executor knows
// that it is registered.
func (d *Devnet) comeBack(ctx context.Context, e *executor, forgotten bool) error {
	if forgotten {
		params, err := initParams(d.keys.executors[e.number-1])
		if err != nil {
			return err
		}
		if _, err := owner.Init(ctx, e.api, params, nil); err != nil {
			return err
		}
	} else if err := e.api.WaitUp(ctx); err != nil {
		return err
	}
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for {
		health, err := e.api.Health(ctx)
		if err == nil && health.State == enclave.Registered {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: it says it is %s, %v", ctx.Err(), health.State, append(health.Missing, health.Broken...))
		case <-again.C:
		}
	}
}

func (d *Devnet) executor(number int) (*executor, error) {
	if number < 1 || number > len(d.executors) {
		return nil, fmt.Errorf("no executor %d, there are 1 … %d", number, len(d.executors))
	}
	return d.executors[number-1], nil
}

// stateFile is a file of an executor in the directory that outlives its
// process.
func (d *Devnet) stateFile(e *executor, kind string) string {
	return filepath.Join(d.cfg.StateDir, fmt.Sprintf("executor-%d.%s", e.number, kind))
}

// makeIdentity writes a new enclave key and returns its file.
func makeIdentity(file string) (string, error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return "", err
	}
	return file, os.WriteFile(file, crypto.FromECDSA(key), 0o600)
}

// removeStates removes what the executors have in Config.StateDir.
func (d *Devnet) removeStates() error {
	if d.cfg.StateDir == "" {
		return nil
	}
	var errs []error
	for _, e := range d.executors {
		for _, kind := range []string{"key", "state", "state.lock"} {
			if err := os.Remove(d.stateFile(e, kind)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, err)
			}
		}
		errs = append(errs, os.RemoveAll(d.stateFile(e, "state.sent")), os.RemoveAll(d.stateFile(e, "secrets")))
	}
	return errors.Join(errs...)
}
