package image

import (
	"context"
	"io"
)

// mostAtOnce is how much is unpacked before it is looked whether to go on, in
// bytes: some milliseconds of work.
const mostAtOnce = 64 << 10

// untilDone reads or writes until its context ends, and then fails with the
// context's error. What passes through it stays as it is.
type untilDone struct {
	ctx context.Context
	in  io.Reader
	out io.Writer
}

func (u untilDone) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.in.Read(p[:min(len(p), mostAtOnce)])
}

func (u untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.out.Write(p)
}
