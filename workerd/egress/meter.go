package egress

import (
	"errors"
	"net"
	"sync/atomic"
)

var (
	errUp   = errors.New("the job has sent as much as it may")
	errDown = errors.New("the job has received as much as it may")
)

// budget counts bytes against a limit.
type budget struct {
	used  atomic.Int64
	limit int64
	spent error // what exceeding it is
}

// add counts n bytes, or none if they would exceed the limit.
func (b *budget) add(n int) error {
	if b.used.Add(int64(n)) > b.limit {
		b.used.Add(-int64(n))
		return b.spent
	}
	return nil
}

// left is how many bytes may still be counted.
func (b *budget) left() int64 { return b.limit - b.used.Load() }

// metered is a connection to a server whose bytes are counted against the
// job's budgets and for the host. It is the one place where both happen.
type metered struct {
	net.Conn
	up, down         *budget
	hostUp, hostDown *atomic.Int64
}

// Read reads what there is and then counts it. What exceeds the budget goes
// no further, but has come over the wire: at most one buffer a connection.
func (m *metered) Read(b []byte) (int, error) {
	n, err := m.Conn.Read(b)
	if spent := m.down.add(n); spent != nil {
		return 0, spent
	}
	m.hostDown.Add(int64(n))
	return n, err
}

// Write counts before it writes.
func (m *metered) Write(b []byte) (int, error) {
	if spent := m.up.add(len(b)); spent != nil {
		return 0, spent
	}
	m.hostUp.Add(int64(len(b)))
	return m.Conn.Write(b)
}

// CloseWrite ends what is sent.
func (m *metered) CloseWrite() error { return closeWrite(m.Conn) }

type writeCloser interface{ CloseWrite() error }

// closeWrite closes one direction, or nothing if that cannot be done.
func closeWrite(c net.Conn) error {
	if w, ok := c.(writeCloser); ok {
		return w.CloseWrite()
	}
	return nil
}

var (
	_ writeCloser = (*metered)(nil)
	_ writeCloser = (*upstream)(nil)
)
