package parent

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// Usage is what has gone through a Forwarder.
type Usage struct {
	Destinations []DestinationUsage // by name
	Others       DestinationUsage   // of all that came after MaxDestinations; its Target is ""
	Malformed    uint64             // requests that were none
	Open         int64              // connections now
}

// DestinationUsage is what an enclave did with one destination. Bytes are those
// that were handed to the kernel of this machine for the other side.
type DestinationUsage struct {
	Target      string `json:"target"`      // HOST:PORT, as the enclave asked for it
	Connections uint64 `json:"connections"` // that were made
	Refused     uint64 `json:"refused"`     // by the allow-list
	Failed      uint64 `json:"failed"`      // could not be made
	Up          uint64 `json:"bytesUp"`     // from the enclave
	Down        uint64 `json:"bytesDown"`   // to the enclave
}

// MaxDestinations bounds how many are told apart.
const MaxDestinations = 1024

// Total adds all destinations up.
func (u Usage) Total() DestinationUsage {
	sum := u.Others
	for _, d := range u.Destinations {
		sum.Connections += d.Connections
		sum.Refused += d.Refused
		sum.Failed += d.Failed
		sum.Up += d.Up
		sum.Down += d.Down
	}
	return sum
}

// meter counts for one destination, while others read.
type meter struct{ connections, refused, failed, up, down atomic.Uint64 }

func (m *meter) sent(n int)     { m.up.Add(uint64(n)) }
func (m *meter) received(n int) { m.down.Add(uint64(n)) }

func (m *meter) usage(target string) DestinationUsage {
	return DestinationUsage{Target: target, Connections: m.connections.Load(), Refused: m.refused.Load(), Failed: m.failed.Load(),
		Up: m.up.Load(), Down: m.down.Load()}
}

// meters are all of a forwarder's.
type meters struct {
	malformed atomic.Uint64
	open      atomic.Int64
	others    meter

	mu sync.Mutex // guards the map, which only grows
	of map[string]*meter
}

// target returns the meter of a destination.
func (m *meters) target(name string) *meter {
	m.mu.Lock()
	defer m.mu.Unlock()
	if one := m.of[name]; one != nil {
		return one
	}
	if len(m.of) >= MaxDestinations {
		return &m.others
	}
	one := new(meter)
	m.of[name] = one
	return one
}

func (m *meters) usage() Usage {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := Usage{Malformed: m.malformed.Load(), Open: m.open.Load(), Others: m.others.usage("")}
	for name, one := range m.of {
		u.Destinations = append(u.Destinations, one.usage(name))
	}
	slices.SortFunc(u.Destinations, func(a, b DestinationUsage) int { return cmp.Compare(a.Target, b.Target) })
	return u
}
