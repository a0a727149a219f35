package main

import (
	"fmt"
	"io"
)

// answerWriter remembers the first error of writing an answer, so that no
// command can succeed whose answer is lost. One goroutine writes at a time.
type answerWriter struct {
	to  io.Writer
	err error
}

func (w *answerWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	if err != nil {
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
