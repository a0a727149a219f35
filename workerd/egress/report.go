package egress

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// Report is what a job did on the network.
type Report struct {
	Hosts  []HostUse // the first maxHosts, by name
	Others HostUse   // all further ones together; its Host is ""

	// Stopped says why no connection was accepted any more before Close; "" if
	// one would have been. The reason may lie in this host, so it is for its
	// log and not for the code.
	Stopped string
}

// HostUse is what a job did with one host and port.
type HostUse struct {
	Host     string // "name:port" or "[address]:port", as it was asked for
	Requests int
	Refused  int    // of those, with an answer of this package
	Reason   string // of the last refusal or cut; printable
	Up, Down int64  // bytes to and from it, TLS and headers included

	up, down *atomic.Int64 // while the gate is open
}

const (
	maxHosts  = 32  // that a report names
	maxReason = 300 // bytes
)

// use counts a request to a host and returns where its further use is counted.
func (g *Gate) use(name string) *HostUse {
	g.mu.Lock()
	defer g.mu.Unlock()
	u := g.hosts[name]
	switch {
	case u == nil && len(g.hosts) < maxHosts:
		u = &HostUse{Host: name}
		g.hosts[name] = u
	case u == nil:
		u = &g.others
	}
	if u.up == nil {
		u.up, u.down = new(atomic.Int64), new(atomic.Int64)
	}
	u.Requests++
	return u
}

// countRefused notes that a request got an answer of ours. u may be nil.
func (g *Gate) countRefused(u *HostUse, reason string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if u != nil {
		u.Refused++
		u.Reason = reason
	}
}

// countCut notes that an answer or a connection was ended early. u may be nil.
func (g *Gate) countCut(u *HostUse, reason string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if u != nil {
		u.Reason = reason[:min(len(reason), maxReason)]
	}
}

// makeReport is called when nothing of the gate runs any more.
func (g *Gate) makeReport() Report {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := Report{Stopped: g.stopped, Others: g.others.total()}
	for _, u := range g.hosts {
		r.Hosts = append(r.Hosts, u.total())
	}
	slices.SortFunc(r.Hosts, func(a, b HostUse) int { return cmp.Compare(a.Host, b.Host) })
	return r
}

func (u HostUse) total() HostUse {
	if u.up != nil {
		u.Up, u.Down = u.up.Load(), u.down.Load()
	}
	u.up, u.down = nil, nil
	return u
}
