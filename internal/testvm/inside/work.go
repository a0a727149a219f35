package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// Result codes that are expected here.
const (
	ok         = 0
	memoryOver = 7
)

// job is what nacre run tells of one.
type job struct {
	Job struct {
		JobID   string
		Status  string
		Answers []struct {
			Executor    string
			ErrorCode   uint8
			Outcome     string
			Output      string
			SignatureOK bool `json:"signatureOk"`
		}
	}
}

// runCode has code run by the network, and checks that it was answered once, as
// wanted, with the enclave's signature.
func (w *world) runCode(name, code, input string, deadline time.Duration, wantCode uint8, want string) error {
	file := name + ".js"
	if err := os.WriteFile(w.path(file), []byte(code), 0o600); err != nil {
		return err
	}
	var ran job
	if err := w.nacreJSON(&ran, "run", file, "--input", input, "--deadline", deadline.String()); err != nil {
		return err
	}
	answers := ran.Job.Answers
	if len(answers) != 1 {
		return fmt.Errorf("job %s, %s, has %d answers", ran.Job.JobID, name, len(answers))
	}
	a := answers[0]
	out, err := hex.DecodeString(strings.TrimPrefix(a.Output, "0x"))
	switch {
	case err != nil:
		return err
	case a.ErrorCode != wantCode || string(out) != want:
		return fmt.Errorf("job %s, %s: %s, %q; want code %d and %q", ran.Job.JobID, name, a.Outcome, out, wantCode, want)
	case !a.SignatureOK:
		return fmt.Errorf("job %s, %s: the signature is wrong", ran.Job.JobID, name)
	}
	return nil
}

func (w *world) works() error { return w.runCode("double", double, "21", 20*time.Second, ok, "42") }

// overMemory runs code that takes all memory beside code that does not.
func (w *world) overMemory() error {
	other := make(chan error, 1)
	go func() { other <- w.runCode("linger", linger, "", 60*time.Second, ok, "there") }()
	err := w.runCode("hog", hog, "", 60*time.Second, memoryOver, "")
	return errors.Join(err, <-other)
}

// bereaved kills every child of the executor, one after the other. It has to
// serve on, and a job has to find its sandbox.
func (w *world) bereaved() error {
	children, err := sandboxes()
	if err != nil {
		return err
	}
	if len(children) == 0 {
		return errors.New("the executor has no children to lose")
	}
	for _, pid := range children {
		if err := kill(pid); err != nil {
			return err
		}
		if err := w.answers(); err != nil {
			return fmt.Errorf("after the death of process %d: %w", pid, err)
		}
	}
	fmt.Printf("inside: %d children of the executor were killed\n", len(children))
	return w.runCode("double", double, "4", 20*time.Second, ok, "8")
}
