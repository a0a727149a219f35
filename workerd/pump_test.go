package workerd

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pumped starts a pump on a new pipe. The test must close the writer.
func pumped(t *testing.T, to io.Writer) (*pump, *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p := startPump(r, to)
	t.Cleanup(func() {
		w.Close() // perhaps the second time
		await(t, "the end of the pump", p.done)
	})
	return p, w
}

func mustWrite(t testing.TB, w io.Writer, b []byte) {
	t.Helper()
	if n, err := w.Write(b); n != len(b) || err != nil {
		t.Fatalf("wrote %d of %d bytes: %v", n, len(b), err)
	}
}

// TestFlush: after flush all is there that was printed before, whatever a pipe
// holds of it, and nobody has to read it first.
func TestFlush(t *testing.T) {
	const kept = 128 << 10
	got := newRing(kept)
	p, w := pumped(t, got)
	var want []byte
	for i := range 700 {
		b := bytes.Repeat([]byte{byte(i)}, i*37%9000)
		mustWrite(t, w, b)
		want = append(want, b...)
		if i%3 > 0 {
			p.flush()
			if all := want[max(len(want)-kept, 0):]; !bytes.Equal(got.bytes(), all) {
				t.Fatalf("after %d writes %d bytes are there, want %d", i+1, len(got.bytes()), len(all))
			}
		}
	}
	for range 3 { // nothing new
		p.flush()
	}
	w.Close()
	await(t, "the end", p.done)
	p.flush()
	p.flush()
	if !bytes.Equal(got.bytes(), want[len(want)-kept:]) {
		t.Error("something else is there after the end")
	}
}

// gated is a writer that waits, and is slow: what comes after a flush comes
// late enough to be missed.
type gated struct {
	io.Writer
	open chan struct{}
}

func (g gated) Write(b []byte) (int, error) {
	<-g.open
	<-time.After(5 * time.Millisecond)
	return g.Writer.Write(b)
}

// TestFlushFullPipe: flush also copies what filled the pipe while nobody read.
func TestFlushFullPipe(t *testing.T) {
	got := newRing(1 << 20)
	open := make(chan struct{})
	p, w := pumped(t, gated{got, open})
	fd := int(w.Fd()) // in blocking mode from now on
	if err := unix.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	sent := 0
	for full := 0; full < 2; { // the pump takes one buffer and then waits
		n, err := unix.Write(fd, []byte(strings.Repeat("x", 4096)))
		switch {
		case err == unix.EAGAIN:
			full++
		case err != nil:
			t.Fatal(err)
		default:
			sent += n
			full = 0
		}
	}
	if sent < pipeSize {
		t.Errorf("a pipe holds %d bytes, less than flush reckons with", sent)
	}
	flushed := make(chan struct{})
	go func() {
		defer close(flushed)
		p.flush()
	}()
	if isClosed(flushed) {
		t.Error("flushed before anything was copied")
	}
	close(open)
	await(t, "flush", flushed)
	if n := len(got.bytes()); n != sent {
		t.Errorf("%d bytes are there, want %d", n, sent)
	}
}

// counter counts the bytes that are written to it.
type counter struct{ n atomic.Int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n.Add(int64(len(b)))
	return len(b), nil
}

// TestFlushFlood: flush ends although printing does not, and what was printed
// before it is there.
func TestFlushFlood(t *testing.T) {
	var sent, copied counter
	p, w := pumped(t, &copied)
	var flood sync.WaitGroup
	stop, begun := make(chan struct{}), make(chan struct{})
	flood.Go(func() {
		out := io.MultiWriter(w, &sent)
		for n := 0; !isClosed(stop); n++ {
			if _, err := out.Write(bytes.Repeat([]byte("flood\n"), 5000)); err != nil {
				t.Error(err)
				return
			}
			if n == 0 {
				close(begun)
			}
		}
	})
	await(t, "the flood", begun)
	for i := range 200 {
		before := sent.n.Load()
		flushed := make(chan struct{})
		go func() {
			defer close(flushed)
			p.flush()
		}()
		await(t, "flush", flushed)
		if after := copied.n.Load(); after < before {
			t.Errorf("%d bytes were printed before flush %d, and %d copied", before, i, after)
		}
	}
	close(stop)
	flood.Wait()
}

// TestFlushAtTheEnd closes the writing end while somebody flushes: neither
// waits for the other, and all is copied.
func TestFlushAtTheEnd(t *testing.T) {
	for i := range 300 {
		got := newRing(100)
		p, w := pumped(t, got)
		mustWrite(t, w, []byte("the end"))
		var closing sync.WaitGroup
		closing.Go(func() { w.Close() })
		flushed := make(chan struct{})
		go func() {
			defer close(flushed)
			for range i % 5 {
				p.flush()
			}
		}()
		await(t, "flush", flushed)
		closing.Wait()
		await(t, "the end of the pump", p.done)
		if s := string(got.bytes()); s != "the end" {
			t.Fatalf("%q", s)
		}
	}
}

// TestPumpEnds: the pump ends with the last writer and closes its own end.
func TestPumpEnds(t *testing.T) {
	p, w := pumped(t, io.Discard)
	other, err := unix.Dup(int(w.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
	p.flush()
	if isClosed(p.done) {
		t.Error("it ended while somebody could still print")
	}
	unix.Close(other)
	await(t, "the end", p.done)
	if err := p.from.SetReadDeadline(time.Time{}); err == nil {
		t.Error("its end of the pipe is still open")
	}
}

// TestPumpIsQuick: 100 MB go through in a time that nobody notices.
func TestPumpIsQuick(t *testing.T) {
	p, w := pumped(t, io.MultiWriter(newRing(64<<10), newRing(maxSaid)))
	begun := time.Now()
	chunk := bytes.Repeat([]byte("x"), 1<<20)
	for range 100 {
		mustWrite(t, w, chunk)
	}
	p.flush()
	took := time.Since(begun)
	t.Logf("%.0f MB/s", 100/took.Seconds())
	if took > 5*time.Second {
		t.Errorf("100 MB took %v", took)
	}
}
