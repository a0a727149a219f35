package workerd

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"
)

// pump copies what a sandbox prints from its pipe, so that a flood slows
// nothing. One goroutine runs it until the pipe's other end is closed.
type pump struct {
	from    *os.File
	to      io.Writer
	flushed chan struct{} // one token for each flush that is done
	done    chan struct{} // closed when all is copied
}

// pipeSize is how much a pipe holds: what flush copies at most.
const pipeSize = 64 << 10

func startPump(from *os.File, to io.Writer) *pump {
	p := &pump{from, to, make(chan struct{}, 1), make(chan struct{})}
	go p.loop()
	return p
}

func (p *pump) loop() {
	defer close(p.done)
	defer p.from.Close()
	buf := make([]byte, 16<<10)
	defer clear(buf) // a secret may have been printed
	for {
		n, err := p.from.Read(buf)
		p.to.Write(buf[:n]) // it never fails
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			p.from.SetReadDeadline(time.Time{})
			p.drain(buf)
			p.flushed <- struct{}{}
		case err != nil:
			return
		}
	}
}

// drain copies what is in the pipe, without waiting for more.
func (p *pump) drain(buf []byte) {
	conn, err := p.from.SyscallConn()
	if err != nil {
		return
	}
	for left := pipeSize; left > 0; {
		var n int
		conn.Read(func(fd uintptr) bool {
			n, err = syscall.Read(int(fd), buf)
			return true
		})
		if n <= 0 || err != nil {
			return // what it is, the next Read tells
		}
		p.to.Write(buf[:n])
		left -= n
	}
}

// flush returns when all that was printed before is copied. One caller at a
// time.
func (p *pump) flush() {
	p.from.SetReadDeadline(time.Unix(1, 0)) // wakes the loop
	select {
	case <-p.flushed:
	case <-p.done:
	}
}
