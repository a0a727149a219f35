package faultproxy

import (
	"slices"
	"time"

	"github.com/gorilla/websocket"
)

// groupPatience is how long notifications wait for others to be shuffled
// with.
const groupPatience = 200 * time.Millisecond

// toClient delivers what is queued until the client is gone. Answers do not
// wait for notifications that are to be shuffled.
func (s *session) toClient() {
	var group []outgoing
	patience := time.NewTimer(groupPatience)
	defer patience.Stop()
	for {
		select {
		case m := <-s.out:
			size := s.p.faults.current().group
			if !m.notification || size <= 1 && len(group) == 0 {
				if !s.deliver(m) {
					return
				}
				continue
			}
			if group = append(group, m); len(group) < size {
				patience.Reset(groupPatience)
				continue
			}
		case <-patience.C:
		case <-s.gone:
			return
		}
		slices.Reverse(group)
		if !s.deliver(group...) {
			return
		}
		group = group[:0]
	}
}

// deliver writes messages when they are due and may pass.
func (s *session) deliver(messages ...outgoing) bool {
	for _, m := range messages {
		if !s.p.pause(time.Until(m.due), s.gone) || !s.p.mayPass(s.gone) {
			return false
		}
		b := s.p.faults.current()
		times := 1
		if m.notification {
			times += b.copies
		}
		if m.notification && b.drop {
			times = 0
		}
		for range times {
			if err := s.client.WriteMessage(websocket.TextMessage, m.data); err != nil {
				return false
			}
		}
	}
	return true
}
