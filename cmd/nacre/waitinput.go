package main

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// interruptibleReader reads from a file that may have nothing to give yet, such
// as a pipe whose writer is not there, until its context ends.
type interruptibleReader struct {
	ctx  context.Context
	file *os.File
	wake *os.File // can be read once ctx has ended
}

// interruptible returns a reader of a file whose reads end when ctx does, with
// its error. Release gives up what that takes, and leaves the file open.
func interruptible(ctx context.Context, file *os.File) (r io.Reader, release func(), err error) {
	wake, end, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, func() { end.Close() })
	release = func() {
		stop()
		end.Close()
		wake.Close()
	}
	return &interruptibleReader{ctx: ctx, file: file, wake: wake}, release, nil
}

func (r *interruptibleReader) Read(p []byte) (int, error) {
	if err := r.wait(); err != nil {
		return 0, err
	}
	return r.file.Read(p)
}

// wait returns nil once the file has something to read, or its end.
func (r *interruptibleReader) wait() error {
	file, err := r.file.SyscallConn()
	if err != nil {
		return err
	}
	wake, err := r.wake.SyscallConn()
	if err != nil {
		return err
	}
	var polled error
	err = file.Control(func(fd uintptr) {
		err := wake.Control(func(wakeFD uintptr) { polled = poll(int32(fd), int32(wakeFD)) })
		polled = errors.Join(polled, err)
	})
	if ctxErr := r.ctx.Err(); ctxErr != nil {
		return ctxErr
	}
	return errors.Join(err, polled)
}

// poll waits until one of these can be read.
func poll(fds ...int32) error {
	var of []unix.PollFd
	for _, fd := range fds {
		of = append(of, unix.PollFd{Fd: fd, Events: unix.POLLIN})
	}
	for {
		if _, err := unix.Poll(of, -1); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
