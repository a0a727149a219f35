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

	// settleTime is how long nothing is started after a job was, because most
	// jobs with a hot sandbox are over by then and should not have to share
	// the processors with their successor's.
	settleTime = 5 * time.Millisecond

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
	ended := make(chan supply) // each that is on its way
	busy, pause := 0, time.Duration(0)
	var resume, settled <-chan time.Time // nil: not pausing after a failure; not since a job
	for {
		p.dropSurplus()
		for busy < atOnce && resume == nil && settled == nil && p.life.Err() == nil {
			next := p.next()
			if !next.start && next.heat == nil {
				break
			}
			busy++
			go func() { ended <- p.provide(next) }()
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
			if settled == nil {
				settled = time.After(settleTime)
			}
		case <-settled:
			settled = nil
		case <-tick.C:
		case <-resume:
			resume = nil
		case <-done:
		case s := <-ended:
			busy--
			p.put(s)
			switch {
			case s.err == nil:
				pause = 0
			case p.life.Err() == nil && resume == nil: // of several at once, one counts
				pause = min(max(2*pause, firstPause), longestPause)
				resume = time.After(pause)
				p.cfg.Log.Error("no sandbox could be started in advance", "err", s.err, "again_in", pause)
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

// supply is what became of one step of the plan.
type supply struct {
	plan
	sandbox *sandbox // nil: err, or code that cannot be kept hot
	err     error
}

// provide does one step of the plan.
func (p *Pool) provide(next plan) supply {
	s, err := p.start(p.life, true)
	if err == nil && next.heat != nil && !p.heat(s, next.heat.code) {
		p.discard(s)
		s = nil
	}
	return supply{next, s, err}
}

// put puts a supply into the stock. The keeper itself does it, so that it
// knows of a failure before it plans the next step.
func (p *Pool) put(s supply) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.start {
		p.stock.started(s.sandbox)
		return
	}
	if s.sandbox == nil && s.err == nil {
		p.stock.forget(s.heat.key)
	}
	p.stock.heated(s.heat.key, s.sandbox, time.Now())
}

// heat loads code into s, in advance and in the background. It tells whether
// s can be kept.
func (p *Pool) heat(s *sandbox, code []byte) bool {
	if err := s.group.SetCPU(cgroup.CPUShare{Cores: p.cfg.Limits.CPU, Background: true}); err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(p.life, startTimeout)
	defer cancel()
	if err := s.load(ctx, code, nil, heatTimeout); err != nil {
		return false
	}
	if taken, err := s.group.Anonymous(); err != nil || taken > HotMemory {
		return false
	}
	return s.group.SetCPU(cgroup.CPUShare{Cores: hotCores, Background: true}) == nil
}
