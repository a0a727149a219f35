package parent

import (
	"context"
	"errors"
	"net"
	"slices"
	"sync"
	"syscall"
	"time"
)

// Pauses after which accepting is tried again where this machine could not.
const (
	firstPause = 5 * time.Millisecond
	lastPause  = time.Second
)

// serve hands connections to handle, each in a goroutine of its own and at most
// so many at a time: more wait in the kernel. It returns when ctx has ended or
// ln is broken, after all of them have. handle closes its connection, and soon
// after ctx ends.
func serve(ctx context.Context, ln net.Listener, most int, handle func(context.Context, net.Conn)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() { ln.Close() })()
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel() // before the waiting
	places := make(chan struct{}, most)
	for {
		select {
		case places <- struct{}{}:
		case <-ctx.Done():
			return nil
		}
		conn, err := accept(ctx, ln)
		if ctx.Err() != nil {
			if err == nil {
				conn.Close()
			}
			return nil
		}
		if err != nil {
			ln.Close()
			return err
		}
		running.Go(func() {
			defer func() { <-places }()
			handle(ctx, conn)
		})
	}
}

// accept waits out what passes.
func accept(ctx context.Context, ln net.Listener) (net.Conn, error) {
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		conn, err := ln.Accept()
		if err == nil || !passes(err) {
			return conn, err
		}
		t := time.NewTimer(pause)
		select {
		case <-t.C:
		case <-ctx.Done():
			t.Stop()
			return nil, ctx.Err()
		}
	}
}

// passes tells whether accepting may work a little later.
func passes(err error) bool {
	return slices.ContainsFunc([]syscall.Errno{syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED},
		func(e syscall.Errno) bool { return errors.Is(err, e) })
}
