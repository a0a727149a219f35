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
		r.grow(p[:k])
		p = p[k:]
	}
	for len(p) > 0 {
		k := copy(r.buf[r.next:], p)
		r.next = (r.next + k) % r.max
		p = p[k:]
	}
	return n, nil
}

// clear forgets and overwrites what was written.
func (r *ring) clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.buf)
	r.buf, r.next, r.lost = r.buf[:0], 0, false
}

// grow is append, but for that it leaves no copy behind.
func (r *ring) grow(p []byte) {
	if need := len(r.buf) + len(p); need > cap(r.buf) {
		larger := append(make([]byte, 0, min(r.max, max(2*cap(r.buf), need, 512))), r.buf...)
		clear(r.buf)
		r.buf = larger
	}
	r.buf = append(r.buf, p...)
}

// bytes returns a copy of what is kept, oldest first.
func (r *ring) bytes() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.buf) == 0 {
		return nil
	}
	return r.appendTo(make([]byte, 0, len(r.buf)))
}

func (r *ring) appendTo(b []byte) []byte {
	return append(append(b, r.buf[r.next:]...), r.buf[:r.next]...)
}

const (
	lostLine = "(earlier output was left out)\n"
	maxTorn  = 1 << 10 // bytes of a line without its beginning that are left out too
)

// text is bytes for people: it says if there was more, and then begins with a
// whole line if there is one near.
func (r *ring) text() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.buf) == 0 && !r.lost {
		return nil
	}
	if !r.lost {
		return r.appendTo(make([]byte, 0, len(r.buf)))
	}
	b := r.appendTo(append(make([]byte, 0, len(lostLine)+len(r.buf)), lostLine...))
	kept := b[len(lostLine):]
	torn := bytes.IndexByte(kept[:min(len(kept), maxTorn)], '\n') + 1
	n := copy(kept, kept[torn:])
	clear(kept[n:])
	return b[:len(lostLine)+n]
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
