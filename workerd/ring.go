package workerd

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
)

// ring keeps the last bytes that were written to it. It never fails and never
// blocks, so that who prints is never held up.
type ring struct {
	mu   sync.Mutex // guards what follows
	buf  []byte     // grows up to max
	next int        // once full: where the oldest byte is
	lost bool       // there was more
	max  int
}

func newRing(size int) *ring { return &ring{max: size} }

// Write keeps the end of p.
func (r *ring) Write(p []byte) (int, error) {
	n := len(p)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lost = r.lost || len(r.buf)+len(p) > r.max; len(p) > r.max {
		p = p[len(p)-r.max:]
	}
	if room := r.max - len(r.buf); room > 0 {
		k := min(room, len(p))
		r.buf = append(r.buf, p[:k]...)
		p = p[k:]
	}
	for len(p) > 0 {
		k := copy(r.buf[r.next:], p)
		r.next = (r.next + k) % r.max
		p = p[k:]
	}
	return n, nil
}

// clear forgets what was written.
func (r *ring) clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.buf, r.next, r.lost = r.buf[:0], 0, false
}

// bytes returns a copy of what is kept, oldest first.
func (r *ring) bytes() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.buf) == 0 {
		return nil
	}
	return append(append(make([]byte, 0, len(r.buf)), r.buf[r.next:]...), r.buf[:r.next]...)
}

const (
	lostLine = "(earlier output was left out)\n"
	maxTorn  = 1 << 10 // bytes of a line without its beginning that are left out too
)

// text is bytes for people: it says if there was more, and then begins with a
// whole line if there is one near.
func (r *ring) text() []byte {
	b := r.bytes()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.lost {
		return b
	}
	return append([]byte(lostLine), b[bytes.IndexByte(b[:min(len(b), maxTorn)], '\n')+1:]...)
}

// lastLine is the last line of b that is not empty.
func lastLine(b []byte) []byte {
	b = bytes.TrimSpace(b)
	return b[bytes.LastIndexByte(b, '\n')+1:]
}

const maxDetail = 300

// oneLine makes text of unknown origin fit for one line on a terminal.
func oneLine(b []byte) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(b[:min(len(b), 4*maxDetail)]), "?"))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxDetail {
		s = strings.ToValidUTF8(s[:maxDetail], "") + "…"
	}
	return s
}
