package chain

import (
	"context"
	"slices"
	"time"
)

// anyOf runs f on a client of one endpoint and, while f fails for a reason that
// is the endpoint's, on those of the others. It returns f's last error. Use it
// around requests whose answers f can check: an error of f that wraps
// ErrBadAnswer, ErrForged or ErrLagging leads to the next endpoint as no answer
// does.
//
// An error that may be the request's or the endpoint's leads there too. If f
// succeeds with another endpoint, it was the endpoint's; if with none, the first
// of them is returned, and nobody blamed.
func (c *Client) anyOf(ctx context.Context, f func(one *Client) error) (err error) {
	now := time.Now()
	order := c.order()
	var doubted []doubt
	for i, e := range order {
		one := c.only(e)
		one.patience = c.patience
		if i+1 < len(order) && order[i+1].ready(now) {
			one.patience = min(c.patience, hasteTimeout)
		}
		err = f(one)
		if ctx.Err() != nil {
			return err
		}
		switch blameFor(err) {
		case doubtful:
			doubted = append(doubted, doubt{e, err})
			continue
		case blameless:
			if err == nil {
				c.settle(doubted)
			}
			return err
		}
		one.report(err)
	}
	if len(doubted) > 0 {
		return doubted[0].err
	}
	return err
}

// doubt is an error that may be the endpoint's own.
type doubt struct {
	of  *endpoint
	err error
}

// settle blames the endpoints that answered with what was only theirs.
func (c *Client) settle(doubted []doubt) {
	for _, d := range doubted {
		c.blame(d.of, settled(d.err), d.err)
	}
}

// ready tells whether the endpoint may be asked before others.
func (e *endpoint) ready(now time.Time) bool {
	down, _, _ := e.health.standing()
	return !down && !e.available().After(now)
}

// available returns when nothing speaks against asking the endpoint.
func (e *endpoint) available() time.Time {
	_, _, until := e.health.standing()
	return latest(until, e.gate.opens())
}

// order returns the endpoints in the order in which they are to be asked:
// those that are well, as configured; then the others, first the one that may
// be well soonest. Those of another chain are left out if there is any other.
func (c *Client) order() []*endpoint {
	if len(c.asks) == 1 {
		return c.asks
	}
	now := time.Now()
	var well, rest []*endpoint
	for _, e := range c.asks {
		switch _, wrong, _ := e.health.standing(); {
		case wrong:
		case e.ready(now):
			well = append(well, e)
		default:
			rest = append(rest, e)
		}
	}
	slices.SortStableFunc(rest, func(a, b *endpoint) int { return a.available().Compare(b.available()) })
	if out := slices.Concat(well, rest); len(out) > 0 {
		return out
	}
	return c.asks[:1]
}
