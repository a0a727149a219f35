package workerd

import (
	"bytes"
	"io"
	"time"
)

// parsedLine is what entry.js prints before any code of the user can run.
var parsedLine = []byte("nacre: parsed\n")

// parsedWriter takes the first parsedLine out of what a sandbox prints and
// passes on the rest. Only one pump writes to it.
type parsedWriter struct {
	rest    io.Writer
	matched int           // bytes of parsedLine, at the start of a line
	other   bool          // within a line that is another one
	seen    chan struct{} // closed when the line has come
	at      time.Time     // when; only after seen
}

func newParsedWriter(rest io.Writer) *parsedWriter {
	return &parsedWriter{rest: rest, seen: make(chan struct{})}
}

// Write never fails, because a sandbox's writers do not.
func (w *parsedWriter) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 && w.matched < len(parsedLine) {
		if w.other {
			b = w.passLine(b)
			continue
		}
		wanted := parsedLine[w.matched:]
		if k := min(len(wanted), len(b)); bytes.Equal(b[:k], wanted[:k]) {
			w.matched += k
			b = b[k:]
			continue
		}
		w.rest.Write(parsedLine[:w.matched])
		w.matched, w.other = 0, true
	}
	if w.matched == len(parsedLine) && w.at.IsZero() {
		w.at = time.Now()
		close(w.seen)
	}
	w.rest.Write(b)
	return n, nil
}

// passLine passes on b up to the end of the line and returns what follows.
func (w *parsedWriter) passLine(b []byte) []byte {
	end := bytes.IndexByte(b, '\n') + 1
	if w.other = end == 0; w.other {
		end = len(b)
	}
	w.rest.Write(b[:end])
	return b[end:]
}
