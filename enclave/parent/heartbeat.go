package parent

import (
	"context"
	"io"
	"net"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

const (
	maxBeats = 8               // connections at a time
	beatTime = 5 * time.Second // for one
)

// ServeHeartbeat answers enclaves that have booted, until ctx ends or ln breaks.
// booted is told of them, of a few in a minute at most, and may be nil. On Nitro
// nitro-cli does this.
func ServeHeartbeat(ctx context.Context, ln net.Listener, booted func()) error {
	var told seldom
	return serve(ctx, ln, maxBeats, func(ctx context.Context, c net.Conn) {
		defer c.Close()
		defer context.AfterFunc(ctx, func() { c.Close() })()
		if !answerBeat(c) || booted == nil {
			return
		}
		if _, ok := told.pass(); ok {
			booted()
		}
	})
}

func answerBeat(c net.Conn) bool {
	if c.SetDeadline(time.Now().Add(beatTime)) != nil {
		return false
	}
	var b [1]byte
	if _, err := io.ReadFull(c, b[:]); err != nil || b[0] != enclave.Heartbeat {
		return false
	}
	_, err := c.Write(b[:])
	return err == nil
}
