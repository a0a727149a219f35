package chain

import "time"

// confirmedHeads is where a TxManager has the time and the base fee from: the
// newest block that is believed, and when it was seen (local clock). It is false
// if there is none yet.
type confirmedHeads interface {
	confirmed() (b Block, seenAt time.Time, ok bool)
}

var _ confirmedHeads = (*Watcher)(nil)

// confirmed returns the cursor's block, once the past has been read.
func (w *Watcher) confirmed() (b Block, seenAt time.Time, ok bool) {
	if !w.Status().Synced {
		return Block{}, time.Time{}, false
	}
	w.past.mu.Lock()
	defer w.past.mu.Unlock()
	return w.past.tip, w.past.tipAt, !w.past.tipAt.IsZero()
}

// chainTime returns the time on the chain's clock, if it is known.
func (m *TxManager) chainTime() (now time.Time, known bool) {
	m.mu.Lock()
	v := m.view
	m.mu.Unlock()
	v = m.confirmedView(v)
	return v.chainTime(time.Now()), v.known()
}

// head returns the number of the newest block that is known.
func (m *TxManager) head() uint64 {
	m.mu.Lock()
	v := m.view
	m.mu.Unlock()
	return m.confirmedView(v).head.Number
}

// confirmedView returns v with what the Watcher that is followed, if there is
// one, believes now.
func (m *TxManager) confirmedView(v view) view {
	if m.cfg.Follow == nil {
		return v
	}
	v.follows = true
	if b, seenAt, ok := m.cfg.Follow.confirmed(); ok {
		v.cursor, v.cursorAt = b, seenAt
		if b.BaseFee != nil {
			v.market.baseFee = b.BaseFee
		}
	}
	return v
}
