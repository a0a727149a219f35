package workerd

import (
	"context"
	"time"

	"github.com/nacre-tee/nacre/workerd/cgroup"
)

const (
	// keepInterval is how often the stock is looked at without a reason: for
	// sandboxes that died or waited too long.
	keepInterval = 10 * time.Second
	// heatTimeout is how long code may take to load while no job waits for
	// it. Code that needs longer is not kept hot.
	heatTimeout = time.Second
	// hotCores is what a hot sandbox may have of the processors while it
	// waits. Code has no way known to go on after it is loaded; should it find
	// one, it gets as good as nothing out of it.
	hotCores = 0.01

	firstPause   = 100 * time.Millisecond
	longestPause = 5 * time.Second
)

// wakeKeeper has the keeper look at the stock.
func (p *Pool) wakeKeeper() {
	select {
	case p.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// keep fills the stock, with atOnce sandboxes on their way, until the pool is
// closed. After a failure it pauses, ever longer.
func (p *Pool) keep(atOnce int) {
	tick := time.NewTicker(keepInterval)
	defer tick.Stop()
	ended := make(chan error) // of each sandbox on its way
	busy, pause := 0, time.Duration(0)
	var resume <-chan time.Time // nil: not pausing
	for {
		p.dropSurplus()
		for busy < atOnce && resume == nil && p.life.Err() == nil {
			next := p.next()
			if !next.start && next.heat == nil {
				break
			}
			busy++
			go func() { ended <- p.supply(next) }()
		}
		done := p.life.Done()
		if p.life.Err() != nil {
			if busy == 0 {
				return
			}
			done = nil
		}
		select {
		case <-p.wake:
		case <-tick.C:
		case <-resume:
			resume = nil
		case <-done:
		case err := <-ended:
			busy--
			switch {
			case err == nil:
				pause = 0
			case p.life.Err() == nil:
				pause = min(max(2*pause, firstPause), longestPause)
				resume = time.After(pause)
				p.cfg.Log.Error("no sandbox could be started in advance", "err", err, "again_in", pause)
			}
		}
	}
}

func (p *Pool) next() plan {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stock.next(time.Now())
}

// dropSurplus removes idle sandboxes that should not be there.
func (p *Pool) dropSurplus() {
	p.mu.Lock()
	surplus := p.stock.surplus(time.Now())
	p.mu.Unlock()
	for _, s := range surplus {
		p.work.Go(func() { p.discard(s) }) // work is above zero here
	}
}

// supply does one step of the plan. Code that cannot be kept hot is no error.
func (p *Pool) supply(next plan) error {
	s, err := p.start(p.life, true)
	if next.start {
		p.mu.Lock()
		p.stock.started(s)
		p.mu.Unlock()
		return err
	}
	if err == nil && !p.heat(s, next.heat.code) {
		p.discard(s)
		s = nil
		p.mu.Lock()
		p.stock.forget(next.heat.key)
		p.mu.Unlock()
	}
	p.mu.Lock()
	p.stock.heated(next.heat.key, s, time.Now())
	p.mu.Unlock()
	return err
}

// heat loads code into s, in advance and in the background. It tells whether
// s can be kept.
func (p *Pool) heat(s *sandbox, code []byte) bool {
	if err := s.group.SetCPU(cgroup.CPUShare{Cores: p.cfg.Limits.CPU, Background: true}); err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(p.life, startTimeout)
	defer cancel()
	if _, err := s.load(ctx, code, nil, heatTimeout); err != nil {
		return false
	}
	if taken, err := s.group.Anonymous(); err != nil || taken > HotMemory {
		return false
	}
	return s.group.SetCPU(cgroup.CPUShare{Cores: hotCores, Background: true}) == nil
}
