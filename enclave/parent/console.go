package parent

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	maxConsoleLine = 4 << 10 // bytes; the rest of a longer line is left out
	consoleTail    = 20      // lines that are remembered
)

// Console takes what an enclave prints, and writes it line by line: with the
// time, without what would order a terminal about, and no line without end. It
// remembers the last lines. It is safe for concurrent use.
//
// Lines that cannot be written are left out, and the next one says how many: an
// enclave must not end because the disk of its host is full.
type Console struct {
	to  io.Writer
	now func() time.Time

	mu   sync.Mutex // guards what follows
	line []byte     // that is not complete
	tail []string
	lost int // lines since one was written
}

var _ io.Writer = (*Console)(nil)

// NewConsole returns a Console that writes to a writer, and gives lines the time
// of now.
func NewConsole(to io.Writer, now func() time.Time) *Console { return &Console{to: to, now: now} }

// Write takes a piece of what is printed. It never fails: whoever prints would end
// by that, or its console would be heard no more.
func (c *Console) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for rest := p; len(rest) > 0; {
		piece, after, ended := bytes.Cut(rest, []byte("\n"))
		c.line = append(c.line, piece[:min(len(piece), maxConsoleLine-len(c.line))]...)
		rest = after
		if ended {
			c.endLocked()
		}
	}
	return len(p), nil
}

// endLocked writes the line that is complete.
func (c *Console) endLocked() {
	text := oneLine(string(bytes.TrimRight(c.line, "\r")))
	c.line = c.line[:0]
	c.tail = append(c.tail, text)
	c.tail = c.tail[max(0, len(c.tail)-consoleTail):]
	at := c.now().UTC().Format("2006-01-02T15:04:05.000Z ")
	if c.lost > 0 {
		text = fmt.Sprintf("(%d lines could not be written)\n%s%s", c.lost, at, text)
	}
	if _, err := io.WriteString(c.to, at+text+"\n"); err != nil {
		c.lost++
		return
	}
	c.lost = 0
}

// Tail returns the last lines.
func (c *Console) Tail() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.tail...)
}
