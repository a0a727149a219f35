package pid1

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode"
)

// console is where process 1 speaks, one line at a time.
type console struct {
	mu sync.Mutex // guards w: a line of the heartbeat may come between
	w  io.Writer
}

// say writes one line. That it cannot be written is nobody's to know.
func (c *console) say(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(c.w, "nacre init: %s\n", strings.Join(strings.FieldsFunc(text, unicode.IsControl), " "))
}

// moveTo has the lines go elsewhere from now on.
func (c *console) moveTo(w io.Writer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.w = w
}
