package main

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/sys/unix"
)

// answerWriter remembers the first error of writing an answer, so that no
// command can succeed whose answer is lost. One goroutine writes at a time.
type answerWriter struct {
	to    io.Writer
	taken bool // some of the answer was written
	err   error
}

// errReaderLeft is the error of an answer whose reader, such as head(1), took as
// much of it as it wanted. It needs no words.
var errReaderLeft = errors.New("its reader has left")

func (w *answerWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.taken = w.taken || n > 0
	switch {
	case errors.Is(err, unix.EPIPE) && w.taken:
		w.err = fmt.Errorf("writing the answer: %w", errReaderLeft)
	case err != nil:
		w.err = fmt.Errorf("writing the answer: %w", reason(err))
	}
	return n, w.err
}

// lost is the error of the answer that was lost, if any.
func (w *answerWriter) lost() error {
	if w.err == nil {
		return nil
	}
	return commandError{"nacre", w.err}
}
