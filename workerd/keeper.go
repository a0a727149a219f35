package workerd

import (
	"errors"
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

	// settleTime is how long nothing is started from the first change of the
	// stock on: most jobs with a hot sandbox are over by then and need not
	// share the processors with their successor's. Later changes do not
	// prolong it, so that steady load cannot starve the stock.
	settleTime = 10 * time.Millisecond

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
	if err != nil || next.heat == nil {
		return supply{next, s, err}
	}
	fit, err := p.heat(s, next.heat.code)
	if err != nil || !fit {
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
// the code is fit to be kept; the error is a failure of the host.
func (p *Pool) heat(s *sandbox, code []byte) (fit bool, err error) {
	if err := s.group.SetCPU(cgroup.CPUShare{Cores: p.cfg.Limits.CPU, Background: true}); err != nil {
		return false, err
	}
	err = s.load(p.life, code, nil, heatTimeout)
	if errors.Is(err, errDied) || errors.Is(err, errTooLate) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if taken, err := s.group.Anonymous(); err != nil || taken > HotMemory {
		return false, err
	}
	return true, s.group.SetCPU(cgroup.CPUShare{Cores: hotCores, Background: true})
}
