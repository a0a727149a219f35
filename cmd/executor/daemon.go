package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/cmd/executor/secretstore"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/workerd"
)

type clock = func() time.Time

// errNotConnected answers what needs the chain before it is reached.
var errNotConnected = errors.New("not connected to the chain yet")

// daemon is what lives as long as the process. What needs the owner's keys
// and the chain is a connection, which follows once they are there.
type daemon struct {
	cfg       config.Config
	log       *slog.Logger
	outward   outward // nil: the network of this machine
	identity  *enclave.Identity
	alone     *alone
	attester  enclave.Attester
	lifecycle *keptLifecycle
	gone      string // what to add where the owner is waited for; "": nothing is known to be gone
	pool      *workerd.Pool
	runs      *runs // what the development build tells of jobs
	api       *api.Server
	listener  net.Listener
	rootPEM   []byte // that the attester's documents lead to; nil: that of AWS

	// The external port, where secrets come in; nil: no secrets are kept.
	external         *api.External
	externalListener net.Listener
	secrets          secretstore.Front

	connected  chan struct{} // closed when connection is set
	connection atomic.Pointer[connection]
	trouble    atomic.Pointer[notReached] // why not connected; nil: nothing to say
}

// newDaemon starts nothing that outlives a failure of it.
func newDaemon(ctx context.Context, opts options, cfg config.Config, log *slog.Logger) (_ *daemon, err error) {
	d := &daemon{cfg: cfg, log: log, outward: opts.dev.outward(), runs: newRuns(), connected: make(chan struct{})}
	defer func() {
		if err != nil {
			d.close()
		}
	}()
	if cfg.SignerFile != "" {
		if d.identity, err = loadIdentity(cfg.SignerFile); err != nil {
			return nil, err
		}
	}
	if d.alone, err = beAlone(ctx, cfg, log); err != nil {
		return nil, err
	}
	sandboxes, err := sandboxesOf(cfg, d.outward)
	if err != nil {
		return nil, err
	}
	// Before key and attester: what is wrong with the config file comes first.
	if d.pool, err = newPool(ctx, sandboxes, opts.dev.missingLimitsAllowed(), log); err != nil {
		return nil, err
	}
	if d.identity == nil {
		if d.identity, err = generateIdentity(); err != nil {
			return nil, err
		}
	}
	// After that, since it has something for the log.
	if d.lifecycle, err = newKeptLifecycle(cfg, d.identity, log); err != nil {
		return nil, err
	}
	d.sayWhatIsGone()
	if d.attester, d.rootPEM, err = newAttester(opts.dev, time.Now); err != nil {
		return nil, err
	}
	if err = d.openExternal(opts); err != nil {
		return nil, err
	}
	if d.api, err = api.New(d.apiConfig()); err != nil {
		return nil, err
	}
	if d.listener, err = enclave.Listen(opts.address()); err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", opts.address(), err)}
	}
	if err := enclave.CheckKeyFileMode(cfg.SignerFile); errors.Is(err, enclave.ErrKeyFileMode) {
		log.Warn("enclave_signer_file is not safe where it is", "err", err)
	}
	if d.outward != nil {
		warnOfPlainEndpoints(cfg, log)
	}
	log.Info("executor is up", "enclave", d.identity.Address(), "api", d.listener.Addr().String(), "job_capacity", d.pool.Slots(), "version", version())
	return d, nil
}

func (d *daemon) close() {
	for _, l := range []net.Listener{d.listener, d.externalListener} {
		if l != nil {
			l.Close()
		}
	}
	if d.pool != nil {
		if err := d.pool.Close(); err != nil {
			d.log.Error("sandboxes not cleaned up", "err", err)
		}
	}
	if d.alone != nil {
		d.alone.release()
	}
}

// run serves the API, and jobs once the owner has configured the executor,
// until ctx ends and the jobs at hand are answered.
func (d *daemon) run(ctx context.Context) error {
	serving, stopServing := context.WithCancel(context.WithoutCancel(ctx))
	defer stopServing()
	all, ctx := errgroup.WithContext(ctx) // without its API the executor drains and ends
	all.Go(func() error { return d.api.Serve(serving, d.listener) })
	if d.external != nil {
		all.Go(func() error { return d.external.Serve(serving, d.externalListener) })
	}
	all.Go(func() error { d.logAlarms(serving); return nil })
	all.Go(func() error {
		defer stopServing() // the API goes on while jobs drain
		return d.work(ctx)
	})
	return all.Wait()
}

// work connects to the chain when the keys are there and does jobs.
func (d *daemon) work(ctx context.Context) error {
	status, err := d.lifecycle.WaitConfigured(ctx)
	if err != nil {
		return nil // stopped before it was configured
	}
	c, err := d.connect(ctx, status)
	if err != nil {
		return nil // stopped before the chain was reached; health said why
	}
	defer c.close()
	d.connection.Store(c)
	close(d.connected)
	if c.secrets != nil {
		d.secrets.Serve(c.secrets.Keeper)
		defer context.AfterFunc(ctx, func() { d.secrets.Serve(nil) })() // who stops takes no secrets
		defer d.secrets.Serve(nil)
	}
	return c.run(ctx)
}

// Pauses between attempts to reach the chain.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 15 * time.Second
)

// connect tries until the chain is reached or ctx ends. A wrong chain id is
// tried again too: to exit would lose a key that was generated at start.
func (d *daemon) connect(ctx context.Context, status enclave.Status) (*connection, error) {
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		c, err := newConnection(ctx, d, status)
		if err == nil {
			d.trouble.Store(nil)
			return c, nil
		}
		why := status.Mutable.Redact(err.Error())
		d.trouble.Store(&notReached{err, why})
		d.log.Error("chain not reached", "err", why, "again_in", pause)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
		status = d.lifecycle.Status() // keys may have been rotated meanwhile
	}
}

func (d *daemon) apiConfig() api.Config {
	c := api.Config{
		Lifecycle: d.lifecycle, Identity: d.identity, Attester: d.attester, Settings: d.cfg.Digest(),
		WebSocketURL: d.cfg.WebSocketURL[0], JobCapacity: uint64(d.pool.Slots()), StorageCapacity: d.cfg.StorageCapacity,
		SecretsAt: d.secretsAt(), Domain: d.teeManagerDomain, Health: d.health, Metrics: d.metricsHandler(),
		Now: d.blockTime, Log: d.log, Limits: api.DefaultLimits(),
	}
	d.runs.serve(&c)
	return c
}

// domainPatience is how long a request for the registration message waits for
// the chain: a client asks for it right after it has configured the executor.
const domainPatience = 20 * time.Second

func (d *daemon) teeManagerDomain(ctx context.Context) (contracts.Domain, error) {
	ctx, cancel := context.WithTimeout(ctx, domainPatience)
	defer cancel()
	select {
	case <-d.connected:
		return d.connection.Load().teeManagerDomain(ctx)
	case <-ctx.Done():
		return contracts.Domain{}, errNotConnected
	}
}

// blockTime is the newest block's: the host owns the clock, and must get no
// signature for a time of its choice.
func (d *daemon) blockTime(ctx context.Context) (time.Time, error) {
	c := d.connection.Load()
	if c == nil {
		return time.Time{}, errNotConnected
	}
	head, err := c.client.Head(ctx)
	return head.Time, err
}

// generateIdentity makes the enclave's key.
func generateIdentity() (*enclave.Identity, error) {
	entropy, err := keyEntropy()
	if err != nil {
		return nil, err
	}
	defer entropy.Close()
	return enclave.GenerateIdentity(entropy)
}

// loadIdentity reads the enclave's key. Its error is a usageError.
func loadIdentity(file string) (*enclave.Identity, error) {
	if err := checkSignerPlace(file); err != nil {
		return nil, usageError{err}
	}
	id, err := enclave.LoadIdentity(file)
	if err != nil {
		return nil, usageError{fmt.Errorf("enclave_signer_file: %w", err)}
	}
	return id, nil
}
