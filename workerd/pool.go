package workerd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
	"github.com/nacre-tee/nacre/workerd/jail"
)

// ErrClosed is returned by Run during and after Close.
var ErrClosed = errors.New("sandbox pool is closed")

// idleData is how many bytes of private memory workerd has mapped at rest,
// most of which it never touches.
const idleData = 640 << 20

// ErrMissingLimits is returned by NewPool, with the reasons and what to do,
// where the host lacks a limit and Config.AllowMissingLimits is not set.
var ErrMissingLimits = errors.New("sandboxes cannot be limited here")

// Pool runs jobs in sandboxes, each in one of its own, and keeps some started
// before they are needed: hot ones with the code of recent jobs, warm ones
// without code. Its methods may be called concurrently.
type Pool struct {
	cfg     Config
	dir     string // this pool's own, below RuntimeDir
	config  string // file with workerd's configuration
	cgroups cgroup.Manager
	// dataLimit bounds what a sandbox may map where no memory cgroup does: a
	// poor limit, but better than none on a developer's machine. 0: none.
	dataLimit uint64
	jail      *jail.Jail
	egress    *egress.Proxy

	slots   chan struct{} // holds a token for each sandbox that has a job
	serial  atomic.Uint64
	numbers numbers

	life context.Context // ends with Close
	end  context.CancelFunc
	work sync.WaitGroup // runs, the keeper, and what they leave to others
	wake chan struct{}  // one token: the keeper has something to look at

	mu     sync.Mutex // guards closed, the adding to work when it may be zero, and stock
	closed bool
	stock  stock
}

// NewPool checks binary and host, removes what a killed predecessor left in
// RuntimeDir and among the cgroups, makes its own directory, cgroup and jail,
// and begins to start sandboxes. ctx bounds only NewPool itself.
//
// Its errors are those of Config.Check, of CheckBinary, of jail.New,
// ErrMissingLimits, or failures of the host.
func NewPool(ctx context.Context, cfg Config) (pool *Pool, err error) {
	machine, err := ThisMachine()
	if err != nil {
		return nil, err
	}
	if err := cfg.Check(machine); err != nil {
		return nil, err
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Binary, err = filepath.Abs(cfg.Binary); err != nil {
		return nil, err
	}
	if err := CheckBinary(ctx, cfg.Binary); err != nil { // before anything is made for it
		return nil, err
	}
	p := &Pool{
		cfg: cfg, slots: make(chan struct{}, cfg.Sizes.Slots), wake: make(chan struct{}, 1), stock: newStock(cfg.Sizes),
	}
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
	if err := p.openEgress(); err != nil {
		return nil, err
	}
	if err := p.prepare(ctx, machine); err != nil {
		return nil, err
	}
	p.work.Go(func() { p.keep(machine.Cores) })
	return p, nil
}

// makeDir makes the pool's directory and removes those of dead owners.
func (p *Pool) makeDir(name string) error {
	root := p.cfg.RuntimeDir
	if err := os.MkdirAll(root, 0o700); err != nil {
		return fmt.Errorf("making the runtime directory: %w", err)
	}
	if err := checkPrivate(root); err != nil {
		return err
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

// checkPrivate refuses a directory in which somebody else could put theirs in
// place of ours.
func checkPrivate(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return fmt.Errorf("looking at the runtime directory: %w", err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !info.IsDir() || int(stat.Uid) != os.Geteuid() || info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("%w: %s (%v); remove it, and it is made anew", ErrRuntimeForeign, dir, info.Mode())
	}
	return nil
}

// openCgroups refuses a host without limits unless the config allows it.
func (p *Pool) openCgroups(name string) (err error) {
	if p.cgroups, err = cgroup.Open(cgroup.Config{Parent: p.cfg.CgroupParent, Instance: name}); err != nil {
		return err
	}
	for _, g := range p.cgroups.Missing() {
		if g.Controller == cgroup.Memory {
			p.dataLimit = idleData + uint64(p.cfg.Limits.Memory)
		}
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

func (p *Pool) openEgress() (err error) {
	cfg := egress.Config{
		Policy: p.cfg.Egress, Limits: p.cfg.Limits.Egress,
		Time: p.cfg.Limits.MaxDeadline, // a job's own deadline ends it sooner
	}
	if p.cfg.Dial != nil {
		cfg.Dialer, cfg.Names = dialer(p.cfg.Dial), true
	}
	p.egress, err = egress.New(cfg)
	return err
}

// dialer makes an egress.Dialer of Config.Dial.
type dialer func(ctx context.Context, network, address string) (net.Conn, error)

func (d dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return d(ctx, network, address)
}

// prepare makes the jail and translates the configuration: two starts of
// workerd, at the same time.
func (p *Pool) prepare(ctx context.Context, m Machine) error {
	binary, err := os.Stat(p.cfg.Binary)
	if err != nil {
		return fmt.Errorf("looking at workerd: %w", err)
	}
	all, ctx := errgroup.WithContext(ctx)
	all.Go(func() (err error) {
		p.config, err = compileConfig(ctx, p.cfg.Binary, p.dir, configText(p.cfg.Limits))
		return err
	})
	all.Go(func() error {
		j, err := jail.New(ctx, jail.Config{Binary: p.cfg.Binary, Dir: p.dir, Places: []string{sourcePath, egressPath}, Copy: p.cfg.Sizes.copyPays(binary.Size(), m)})
		if err == nil {
			p.jail = j
		}
		return err
	})
	return all.Wait()
}

// Slots returns how many jobs can run at once.
func (p *Pool) Slots() int { return p.cfg.Sizes.Slots }

// Idle returns how many sandboxes wait for a job: started without code, and
// with code.
func (p *Pool) Idle() (warm, hot int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.stock.warm), len(p.stock.hot)
}

// MissingLimits says, one a line for people, which limits this host lacks.
func (p *Pool) MissingLimits() []string {
	var out []string
	for _, g := range p.cgroups.Missing() {
		out = append(out, g.String())
	}
	return out
}

// discard removes a sandbox that nobody wants any more.
func (p *Pool) discard(s *sandbox) {
	if err := p.remove(s); err != nil {
		p.cfg.Log.Error("a sandbox left something behind", "sandbox", s.name, "err", err)
	}
}

// Close ends all runs, kills and reaps all sandboxes, and removes what the
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
	p.work.Wait()
	p.mu.Lock()
	idle := p.stock.all()
	p.mu.Unlock()
	for _, s := range idle {
		p.discard(s)
	}
	var errs []error
	if p.jail != nil {
		errs = append(errs, p.jail.Close())
	}
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
