package workerd

import (
	"crypto/sha256"
	"slices"
	"time"
)

// codeKey tells codes apart.
type codeKey [sha256.Size]byte

func keyOf(code []byte) codeKey { return sha256.Sum256(code) }

// hotAge is how long a use of code counts as recent, and how long a sandbox
// waits hot, give or take keepInterval.
const hotAge = 5 * time.Minute

// stock knows the idle sandboxes and what should be there instead. It does no
// I/O and is not safe for concurrent use: Pool.mu guards it.
//
// What is hot follows from the last jobs: if three of the last Hot ones ran
// the same code, three sandboxes wait with it.
type stock struct {
	sizes   Sizes
	running int64 // bytes that running sandboxes count with

	warm []*sandbox
	hot  []hotSandbox // oldest first
	uses []use        // the last ones, oldest first, at most sizes.Hot

	starting int             // warm ones on their way
	heating  map[codeKey]int // hot ones on their way
}

type hotSandbox struct {
	*sandbox
	key   codeKey
	since time.Time
}

type use struct {
	key  codeKey
	code []byte
	at   time.Time
}

func newStock(s Sizes) stock { return stock{sizes: s, heating: map[codeKey]int{}} }

// take removes the best sandbox for a job with code: a hot one if there is,
// else a warm one, else nil. With secret only a warm one will do.
func (s *stock) take(key codeKey, secret bool) *sandbox {
	if !secret {
		for i, h := range s.hot {
			if h.key == key {
				s.hot = slices.Delete(s.hot, i, i+1)
				return h.sandbox
			}
		}
	}
	if n := len(s.warm); n > 0 {
		w := s.warm[n-1]
		s.warm = s.warm[:n-1]
		return w
	}
	return nil
}

// used notes that a job loaded code, which the next ones may want again.
func (s *stock) used(key codeKey, code []byte, now time.Time) {
	if s.sizes.Hot == 0 {
		return
	}
	if len(s.uses) == s.sizes.Hot {
		s.uses = slices.Delete(s.uses, 0, 1)
	}
	s.uses = append(s.uses, use{key, code, now})
}

// forget makes code not be kept hot, because it is no good for that.
func (s *stock) forget(key codeKey) {
	s.uses = slices.DeleteFunc(s.uses, func(u use) bool { return u.key == key })
}

// plan is what to do next.
type plan struct {
	start bool // a warm sandbox
	heat  *use // a hot one; nil: none
}

// next says what is missing most and notes it as on its way. A warm sandbox
// serves any job, so those come first.
func (s *stock) next(now time.Time) plan {
	if len(s.warm)+s.starting < s.sizes.Warm && s.room() >= WarmMemory {
		s.starting++
		return plan{start: true}
	}
	if s.room() < HotMemory {
		return plan{}
	}
	want := map[codeKey]int{}
	for i := len(s.uses) - 1; i >= 0 && now.Sub(s.uses[i].at) < hotAge; i-- {
		u := &s.uses[i]
		if want[u.key]++; want[u.key] > s.heating[u.key]+s.countHot(u.key) {
			s.heating[u.key]++
			heat := *u
			return plan{heat: &heat}
		}
	}
	return plan{}
}

// started ends what next called start; nil: it failed.
func (s *stock) started(w *sandbox) {
	s.starting--
	if w != nil {
		s.warm = append(s.warm, w)
	}
}

// heated ends what next called heat; nil: it failed.
func (s *stock) heated(key codeKey, h *sandbox, now time.Time) {
	if s.heating[key]--; s.heating[key] == 0 {
		delete(s.heating, key)
	}
	if h != nil {
		s.hot = append(s.hot, hotSandbox{h, key, now})
	}
}

func (s *stock) countHot(key codeKey) int {
	n := 0
	for _, h := range s.hot {
		if h.key == key {
			n++
		}
	}
	return n
}

// room is how many bytes of the budget nobody has.
func (s *stock) room() int64 {
	hot := len(s.hot)
	for _, n := range s.heating {
		hot += n
	}
	return s.sizes.Memory - s.running - int64(len(s.warm)+s.starting)*WarmMemory - int64(hot)*HotMemory
}

// surplus removes what should not be kept: dead ones, hot ones that waited too
// long or whose code nobody uses any more, and, while running sandboxes need
// the room, hot ones from the oldest and then warm ones.
func (s *stock) surplus(now time.Time) []*sandbox {
	var out []*sandbox
	want := map[codeKey]int{}
	for _, u := range s.uses {
		if now.Sub(u.at) < hotAge {
			want[u.key]++
		}
	}
	var kept []hotSandbox
	for _, h := range slices.Backward(s.hot) { // the youngest stay
		if want[h.key]--; want[h.key] < 0 || now.Sub(h.since) >= hotAge || h.dead() {
			out = append(out, h.sandbox)
			continue
		}
		kept = append(kept, h)
	}
	slices.Reverse(kept)
	s.hot = kept
	s.warm = slices.DeleteFunc(s.warm, func(w *sandbox) bool {
		if w.dead() {
			out = append(out, w)
			return true
		}
		return false
	})
	for s.room() < 0 && len(s.hot) > 0 {
		out = append(out, s.hot[0].sandbox)
		s.hot = s.hot[1:]
	}
	for s.room() < 0 && len(s.warm) > 0 {
		out = append(out, s.warm[0])
		s.warm = s.warm[1:]
	}
	return out
}

// all removes everything.
func (s *stock) all() []*sandbox {
	out := s.warm
	for _, h := range s.hot {
		out = append(out, h.sandbox)
	}
	s.warm, s.hot, s.uses = nil, nil, nil
	return out
}
