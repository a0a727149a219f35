package parent

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// bufferSize is what is read at once, in bytes: half of what a vsock connection
// holds in one direction by default. Each connection has two of them.
const bufferSize = 128 << 10

// buffers are those of connections that have ended.
type buffers struct{ pool sync.Pool }

func (b *buffers) get() *[]byte {
	if p, ok := b.pool.Get().(*[]byte); ok {
		return p
	}
	p := make([]byte, bufferSize)
	return &p
}

func (b *buffers) put(p *[]byte) { b.pool.Put(p) }

// relay carries bytes between two connections. Each direction ends by itself.
type relay struct {
	buffers  *buffers
	idle     time.Duration // without a byte in either direction: both are cut
	began    time.Time
	lastMove atomic.Int64 // when a byte was read last, after began
}

// errIdle is why a relay was cut.
var errIdle = errors.New("nothing was sent for too long")

// run carries bytes from a to b and back until both directions have ended, one
// has failed, nothing moves any more or ctx ends. It closes both. there and back
// are told of each byte that was handed on.
func (r *relay) run(ctx context.Context, a, b net.Conn, there, back func(int)) error {
	r.began = time.Now()
	cut := func() { a.Close(); b.Close() }
	defer cut()
	defer context.AfterFunc(ctx, cut)()
	var failed error
	var other sync.WaitGroup
	other.Go(func() {
		if failed = r.carry(a, b, back); failed != nil {
			cut()
		}
	})
	err := r.carry(b, a, there)
	if err != nil {
		cut()
	}
	other.Wait()
	if errors.Is(failed, errIdle) || err == nil {
		err = failed
	}
	return err
}

// carry copies until src ends, and then ends dst.
func (r *relay) carry(dst, src net.Conn, count func(int)) error {
	buf := r.buffers.get()
	defer r.buffers.put(buf)
	for {
		n, err := r.read(src, *buf)
		if n > 0 {
			if err := dst.SetWriteDeadline(time.Now().Add(r.idle)); err != nil {
				return err
			}
			m, err := dst.Write((*buf)[:n])
			count(m)
			if err != nil {
				return idleOr(err)
			}
		}
		if errors.Is(err, io.EOF) {
			return closeWrite(dst)
		}
		if err != nil {
			return idleOr(err)
		}
	}
}

// read waits for bytes as long as the other direction moves.
func (r *relay) read(src net.Conn, buf []byte) (int, error) {
	for {
		quiet := time.Since(r.began) - time.Duration(r.lastMove.Load())
		if quiet >= r.idle {
			return 0, errIdle
		}
		if err := src.SetReadDeadline(time.Now().Add(r.idle - quiet)); err != nil {
			return 0, err
		}
		n, err := src.Read(buf)
		if n > 0 {
			r.lastMove.Store(int64(time.Since(r.began)))
		}
		if n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
			return n, err
		}
	}
}

func idleOr(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return errIdle
	}
	return err
}

// closeWrite ends one direction. A connection that cannot do so ends with the
// relay, when the other direction is over too.
func closeWrite(c net.Conn) error {
	if w, ok := c.(interface{ CloseWrite() error }); ok {
		return w.CloseWrite()
	}
	return nil
}
