package secrets

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// Keeper keeps what the vault holds and what the contracts say the same: it
// acknowledges what is held, proves that the store lives, asks other stores for
// what is missing, wipes what has ended, and reports what others owe.
//
// The goroutine in Run owns the plan. Others reach it through Handle, Changed
// and the steps that its workers report.
type Keeper struct {
	cfg   KeeperConfig
	parts Parts
	log   *slog.Logger

	wake  chan struct{} // has one if there may be news
	steps chan step     // unbuffered: a worker waits until its step is taken
	ended chan struct{} // closed when Run takes no more steps

	plan *planner // owned by Run

	strangers strangers

	mu     sync.Mutex // guards the rest
	params Params     // as the contract has them now
	news   news
	head   jobs.Head
	seen   time.Time // when the head was
	status Status
}

// news is what was told since Run last looked.
type news struct {
	synced  bool
	self    bool
	changed map[jobs.ID]struct{}
}

// step is what became of an action.
type step struct {
	action action
	block  uint64
	err    error
	apply  func(*planner) // what was read
}

// NewKeeper returns a Keeper. Nothing happens until Run.
func NewKeeper(cfg KeeperConfig, parts Parts, log *slog.Logger) (*Keeper, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	return &Keeper{
		cfg: cfg, parts: parts, log: log, params: cfg.Params,
		wake: make(chan struct{}, 1), steps: make(chan step), ended: make(chan struct{}),
		plan: newPlanner(cfg.Enclave, cfg.Params, parts.Peers != nil && parts.Ask != nil),
		news: news{changed: make(map[jobs.ID]struct{})},
	}, nil
}

// Handle takes note of an event of the chain. It never waits.
func (k *Keeper) Handle(ev jobs.Event) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch ev := ev.(type) {
	case jobs.Head:
		k.head, k.seen = ev, time.Now()
	case jobs.Node:
		k.news.self = true
	case jobs.SecretChanged:
		k.news.changed[ev.ID] = struct{}{}
	case jobs.Synced:
		k.news.synced = true
	default:
		return
	}
	k.ring()
}

// Changed says that something about a secret is new on chain, or not on chain
// any more. To say so too often does no harm. It never waits.
func (k *Keeper) Changed(id jobs.ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.news.changed[id] = struct{}{}
	k.ring()
}

// SetParams has the Keeper go by other times of the contract from now on. It
// returns what KeeperConfig.Check says of them; then those that were count on.
func (k *Keeper) SetParams(p Params) error {
	cfg := k.cfg
	cfg.Params = p
	if err := cfg.Check(); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.params = p
	k.ring()
	return nil
}

// ackTimeout is how long after its selection a store may acknowledge.
func (k *Keeper) ackTimeout() time.Duration {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.params.AckTimeout
}

func (k *Keeper) ring() {
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// Run keeps the secrets until ctx ends, and returns when all that it began has.
func (k *Keeper) Run(ctx context.Context) {
	var work sync.WaitGroup
	defer work.Wait()
	defer close(k.ended)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for synced := false; ; {
		select {
		case <-ctx.Done():
			return
		case <-k.wake:
		case <-timer.C:
		case s := <-k.steps:
			k.take(ctx, s)
			k.takeMore(ctx)
		}
		now, isSynced, known := k.hear()
		if synced = synced || isSynced; !synced || !known {
			continue
		}
		timer.Reset(k.round(ctx, &work, now))
	}
}

// hear tells the plan what is new, and returns the chain's time.
func (k *Keeper) hear() (now time.Time, synced, known bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.plan.params = k.params
	k.plan.follow(k.head)
	for id := range k.news.changed {
		k.plan.changed(id)
	}
	if k.news.self {
		k.plan.selfChanged()
	}
	synced = k.news.synced
	k.news = news{changed: make(map[jobs.ID]struct{})}
	return k.head.Time.Add(time.Since(k.seen)), synced, !k.head.Time.IsZero()
}

// now is the chain's time: that of the newest block and what has passed since.
func (k *Keeper) now() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.head.Time.Add(time.Since(k.seen))
}

// takeMore takes the steps that wait already, so that a start with many secrets
// is not planned anew for each.
func (k *Keeper) takeMore(ctx context.Context) {
	for {
		select {
		case s := <-k.steps:
			k.take(ctx, s)
		default:
			return
		}
	}
}

// take tells the plan and the log what became of an action.
func (k *Keeper) take(ctx context.Context, s step) {
	if s.err == nil && s.apply != nil {
		s.apply(k.plan)
	}
	k.plan.done(s.action, k.now(), s.block, s.err)
	if ctx.Err() == nil {
		k.report(s)
	}
}

// round begins what is to be done now, and returns after how long to look again
// if nothing happens until then.
func (k *Keeper) round(ctx context.Context, work *sync.WaitGroup, now time.Time) time.Duration {
	for {
		held := k.parts.Vault.All()
		todo := k.plan.next(now, held)
		wiped := false
		for _, a := range todo {
			if a.deed >= empty {
				wiped = true
				s := k.wipe(a)
				k.plan.done(a, now, 0, s.err)
				k.report(s)
				continue
			}
			k.start(ctx, work, a)
		}
		if !wiped { // what is held is another now
			k.observe(held)
			return k.sleep(now)
		}
	}
}

// sleep is how long nothing has to be done but on news. What failed is tried
// again within that time.
func (k *Keeper) sleep(now time.Time) time.Duration {
	wait := k.plan.longest()
	if due := k.plan.aliveDue(); !due.IsZero() && due.After(now) {
		wait = min(wait, due.Sub(now))
	}
	return wait
}

// start begins an action in a goroutine of its own.
func (k *Keeper) start(ctx context.Context, work *sync.WaitGroup, a action) {
	head, giveUp := k.plan.head, k.plan.giveUp(a)
	state := k.plan.stateOf(a.id)
	work.Go(func() {
		s := k.do(ctx, a, head, giveUp, state)
		s.action = a
		select {
		case k.steps <- s:
		case <-k.ended:
		}
	})
}

// stateOf is what is known of a secret.
func (p *planner) stateOf(id jobs.ID) State {
	if e := p.secrets[id]; e != nil {
		return e.state
	}
	return State{}
}

// observe publishes what only Run knows.
func (k *Keeper) observe(held map[jobs.ID]Held) {
	lost := k.plan.lost(held)
	count := 0
	for _, h := range held {
		if !h.Empty && !h.Refused {
			count++
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, id := range lost {
		if !slices.Contains(k.status.Lost, id) {
			k.log.Error("a secret that this store acknowledged is lost, until another store or its owner gives it back; if nobody does, drain this executor: nacre drain", "secret", id)
		}
	}
	if idle := k.plan.self.Idle; idle && !k.status.Suspended {
		k.status.Suspensions++
		k.log.Warn("this store did not acknowledge a secret in time, and gets no new ones until a proof of life, which it sends by itself")
	}
	k.status.Suspended = k.plan.self.Idle
	k.status.Held, k.status.Lost = count, lost
	k.status.Unproven = len(k.plan.self.Secrets) > 0 && k.plan.head.Time.After(k.plan.lastAlive().Add(k.plan.params.AliveTimeout*3/4))
	k.status.Owed, k.status.LastAlive = len(k.plan.self.Secrets), k.plan.self.LastAlive
}
