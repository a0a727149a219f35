package workerd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// ErrClosed is returned by Run during and after Close.
var ErrClosed = errors.New("sandbox pool is closed")

// ErrMissingLimits is returned by NewPool, with the reasons and what to do,
// where the host lacks a limit and Config.AllowMissingLimits is not set.
var ErrMissingLimits = errors.New("sandboxes cannot be limited here")

// Pool runs jobs in sandboxes. Its methods may be called concurrently.
type Pool struct {
	cfg           Config
	dir           string // this pool's own, below RuntimeDir
	cgroups       cgroup.Manager
	noMemoryLimit bool
	starter       *starter
	plain, secret *template // without and with env.secret

	slots  chan struct{} // holds a token for each sandbox in use
	serial atomic.Uint64

	life context.Context // ends with Close
	end  context.CancelFunc

	mu     sync.Mutex // guards closed, and the adding to running
	closed bool
	runs   sync.WaitGroup
}

// NewPool checks binary and host, removes what a killed predecessor left in
// RuntimeDir and among the cgroups, and makes its own directory and cgroup.
// ctx bounds only NewPool itself.
//
// Its errors are those of Config.Check, a *BinaryError, ErrMissingLimits, or
// failures of the host.
func NewPool(ctx context.Context, cfg Config) (pool *Pool, err error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Binary, err = filepath.Abs(cfg.Binary); err != nil {
		return nil, err
	}
	if err := CheckBinary(ctx, cfg.Binary); err != nil {
		return nil, err
	}
	if err := keepDescriptors(); err != nil {
		return nil, err
	}
	p := &Pool{cfg: cfg, slots: make(chan struct{}, cfg.Slots), starter: newStarter()}
	p.life, p.end = context.WithCancel(context.Background())
	defer func() {
		if err != nil {
			pool, err = nil, errors.Join(err, p.Close())
		}
	}()
	name, err := cgroup.InstanceName("")
	if err != nil {
		return nil, err
	}
	if err := p.makeDir(name); err != nil {
		return nil, err
	}
	if err := p.openCgroups(name); err != nil {
		return nil, err
	}
	if p.plain, err = compileTemplate(ctx, cfg.Binary, p.dir, cfg.Limits, false); err != nil {
		return nil, err
	}
	p.secret, err = compileTemplate(ctx, cfg.Binary, p.dir, cfg.Limits, true)
	return p, err
}

// makeDir makes the pool's directory and removes those of dead owners.
func (p *Pool) makeDir(name string) error {
	root := p.cfg.RuntimeDir
	if err := os.MkdirAll(root, 0o700); err != nil {
		return fmt.Errorf("making the runtime directory: %w", err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return fmt.Errorf("reading the runtime directory: %w", err)
	}
	for _, e := range entries {
		if !cgroup.Stale("", e.Name()) {
			continue
		}
		p.cfg.Log.Info("removing what a killed predecessor left", "dir", e.Name())
		if err := os.RemoveAll(filepath.Join(root, e.Name())); err != nil {
			return fmt.Errorf("removing what a killed predecessor left: %w", err)
		}
	}
	dir := filepath.Join(root, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return fmt.Errorf("making the pool's directory: %w", err)
	}
	p.dir = dir
	return nil
}

// openCgroups refuses a host without limits unless the config allows it.
func (p *Pool) openCgroups(name string) (err error) {
	if p.cgroups, err = cgroup.Open(cgroup.Config{Parent: p.cfg.CgroupParent, Instance: name}); err != nil {
		return err
	}
	for _, g := range p.cgroups.Missing() {
		p.noMemoryLimit = p.noMemoryLimit || g.Controller == cgroup.Memory
	}
	missing := p.MissingLimits()
	if len(missing) == 0 {
		return nil
	}
	if !p.cfg.AllowMissingLimits {
		return fmt.Errorf("%w: %s", ErrMissingLimits, strings.Join(missing, " | "))
	}
	p.cfg.Log.Warn("sandboxes run without all limits", "missing", missing)
	return nil
}

// Slots returns how many sandboxes can run at once.
func (p *Pool) Slots() int { return p.cfg.Slots }

// MissingLimits says, one a line for people, which limits this host lacks.
func (p *Pool) MissingLimits() []string {
	var out []string
	for _, g := range p.cgroups.Missing() {
		out = append(out, g.String())
	}
	return out
}

// Run runs task in a sandbox of its own and returns how it ended. If all
// slots are in use it waits for one. An error is never the code's doing: it
// is ctx's, ErrClosed, or a failure of the host, which wraps
// jobs.ErrNotStarted if the code could not run yet. When Run returns, nothing
// of the sandbox is left.
func (p *Pool) Run(ctx context.Context, task jobs.Task) (jobs.Result, error) {
	if !p.enter() {
		return jobs.Result{}, ErrClosed
	}
	defer p.runs.Done()
	if r, done := p.refuse(task); done {
		return r, nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(p.life, cancel)()
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return jobs.Result{}, p.ended(ctx)
	}
	if ctx.Err() != nil {
		return jobs.Result{}, p.ended(ctx)
	}
	return p.run(ctx, task)
}

// enter counts a run unless the pool is closed.
func (p *Pool) enter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.runs.Add(1)
	return true
}

// ended returns why ctx, which ends with the pool too, ended.
func (p *Pool) ended(ctx context.Context) error {
	if p.life.Err() != nil {
		return ErrClosed
	}
	return ctx.Err()
}

// Close ends all runs, kills and reaps their sandboxes, and removes what the
// pool made. It may be called twice.
func (p *Pool) Close() error {
	p.mu.Lock()
	again := p.closed
	p.closed = true
	p.mu.Unlock()
	if again {
		return nil
	}
	p.end()
	p.runs.Wait()
	p.starter.stop()
	var errs []error
	if p.cgroups != nil {
		errs = append(errs, p.cgroups.Close())
	}
	if p.dir != "" {
		errs = append(errs, os.RemoveAll(p.dir))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("closing the sandbox pool: %w", err)
	}
	return nil
}
