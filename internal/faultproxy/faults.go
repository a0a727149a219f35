package faultproxy

import (
	"encoding/json"
	"sync"
	"time"
)

// Forger replaces a node's result. It gets the method and the parameters of
// the call, and the result, which is nil where the node answered with an
// error; what it returns is answered. To leave a result as it is, it returns
// the very result. For a notification, method is "eth_subscription", params
// the notification's params and result what is in them.
//
// It is called from several goroutines, and may block.
type Forger func(method string, params, result json.RawMessage) json.RawMessage

// Refuser answers a call with an error, in which case the node does not see
// it, or lets it pass with nil. It is called from several goroutines.
type Refuser func(method string, params json.RawMessage) *Error

// Error is an error of JSON-RPC.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    any    `json:"data,omitempty"` // as a contract's refusal has it: hexadecimal
}

// behaviour is what the proxy does to messages at one moment.
type behaviour struct {
	delay      time.Duration
	copies     int // of each notification, beside itself
	group      int // notifications that are delivered backwards together
	drop       bool
	status     int // HTTP status; 0: none
	retryAfter time.Duration
	forge      Forger
	refuse     Refuser
}

type faults struct {
	mu      sync.Mutex // guards what follows
	now     behaviour
	resumed chan struct{} // closed when messages may pass; nil: they may
	counts  map[string]int
}

func (f *faults) current() behaviour {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

func (f *faults) change(do func(*behaviour)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	do(&f.now)
}

func (f *faults) count(calls []message) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.counts == nil {
		f.counts = map[string]int{}
	}
	for _, c := range calls {
		f.counts[c.Method]++
	}
}

// Kick cuts all connections. New ones are taken.
func (p *Proxy) Kick() { p.conns.cut() }

// Cut cuts all connections and refuses new ones until Restore.
func (p *Proxy) Cut() {
	p.conns.setDown(true)
	p.conns.cut()
}

// Restore takes connections again after Cut.
func (p *Proxy) Restore() { p.conns.setDown(false) }

// Stall lets connections open and stay open, and nothing pass, not even the
// answer to a ping, until Resume.
func (p *Proxy) Stall() {
	p.faults.mu.Lock()
	defer p.faults.mu.Unlock()
	if p.faults.resumed == nil {
		p.faults.resumed = make(chan struct{})
	}
}

// Resume lets pass what Stall held, and what follows.
func (p *Proxy) Resume() {
	p.faults.mu.Lock()
	defer p.faults.mu.Unlock()
	if p.faults.resumed != nil {
		close(p.faults.resumed)
		p.faults.resumed = nil
	}
}

// Delay makes answers and notifications d late; their order stays.
func (p *Proxy) Delay(d time.Duration) { p.faults.change(func(b *behaviour) { b.delay = d }) }

// Duplicate delivers each notification of a websocket n times more; 0: once.
func (p *Proxy) Duplicate(n int) { p.faults.change(func(b *behaviour) { b.copies = n }) }

// Reorder delivers each n notifications of a websocket backwards. What has
// waited for groupPatience is delivered even if they are fewer. 0 or 1: in
// order.
func (p *Proxy) Reorder(n int) { p.faults.change(func(b *behaviour) { b.group = n }) }

// Drop swallows the notifications of websockets, which live on, heads too.
func (p *Proxy) Drop(on bool) { p.faults.change(func(b *behaviour) { b.drop = on }) }

// Status answers HTTP requests and attempts to open a websocket with an HTTP
// status, 400 … 599, and the node does not see them. 0: they pass again.
func (p *Proxy) Status(code int) { p.StatusRetry(code, 0) }

// StatusRetry is Status with a Retry-After header, in whole seconds; 0: none.
func (p *Proxy) StatusRetry(code int, after time.Duration) {
	p.faults.change(func(b *behaviour) { b.status, b.retryAfter = code, after })
}

// Forge replaces results, of HTTP and websockets, of single calls and those
// in batches. nil: none.
func (p *Proxy) Forge(f Forger) { p.faults.change(func(b *behaviour) { b.forge = f }) }

// Refuse answers calls with errors. nil: none.
func (p *Proxy) Refuse(f Refuser) { p.faults.change(func(b *behaviour) { b.refuse = f }) }

// Mend takes all faults back.
func (p *Proxy) Mend() {
	p.faults.change(func(b *behaviour) { *b = behaviour{} })
	p.Resume()
	p.Restore()
}

// Count is how often a method was called, in HTTP and websockets, counting
// calls that were then refused or answered with a status.
func (p *Proxy) Count(method string) int {
	p.faults.mu.Lock()
	defer p.faults.mu.Unlock()
	return p.faults.counts[method]
}

// stalled tells whether nothing may pass now.
func (p *Proxy) stalled() bool {
	p.faults.mu.Lock()
	defer p.faults.mu.Unlock()
	return p.faults.resumed != nil
}

// mayPass waits while the proxy is stalled. It returns false if gone is
// closed, or the proxy is, before.
func (p *Proxy) mayPass(gone <-chan struct{}) bool {
	for {
		p.faults.mu.Lock()
		resumed := p.faults.resumed
		p.faults.mu.Unlock()
		if resumed == nil {
			return true
		}
		select {
		case <-resumed:
		case <-gone:
			return false
		case <-p.closed:
			return false
		}
	}
}

// pause waits. It returns false if gone is closed, or the proxy is, before.
func (p *Proxy) pause(d time.Duration, gone <-chan struct{}) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-gone:
		return false
	case <-p.closed:
		return false
	}
}
