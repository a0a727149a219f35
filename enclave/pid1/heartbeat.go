package pid1

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

// Bounds of the heartbeat.
const (
	heartPatience = 20 * time.Second // for all attempts
	heartPause    = time.Second      // between two
	heartAnswer   = 5 * time.Second  // for one
)

// ErrHeartbeat is returned when the host has not taken the heartbeat.
var ErrHeartbeat = errors.New("the host took no heartbeat")

// beat tells the host that the machine is up, in as many attempts as fit into
// patience.
func beat(ctx context.Context, host func(context.Context) (net.Conn, error), patience, pause time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		err := beatOnce(ctx, host)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w in %v: %w", ErrHeartbeat, patience, err)
		case <-tick.C:
		}
	}
}

// beatOnce sends the byte and waits for it to come back.
func beatOnce(ctx context.Context, host func(context.Context) (net.Conn, error)) error {
	ctx, cancel := context.WithTimeout(ctx, heartAnswer)
	defer cancel()
	conn, err := host(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// Closed rather than given a deadline, which not every connection has.
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	answer := [1]byte{enclave.Heartbeat}
	if _, err := conn.Write(answer[:]); err != nil {
		return fmt.Errorf("sending it: %w", err)
	}
	if _, err := io.ReadFull(conn, answer[:]); err != nil {
		return fmt.Errorf("waiting for the answer: %w", err)
	}
	if answer[0] != enclave.Heartbeat {
		return fmt.Errorf("the answer is %#x, not %#x", answer[0], enclave.Heartbeat)
	}
	return nil
}
