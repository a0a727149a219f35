// Command inside is the other half of the test of an enclave image: it runs
// beside the executor in the same virtual machine, which has no network, and is
// all that an enclave has around it. Over the loopback of vsock it is the
// parent instance; it runs a chain, owns the enclave, and asks it for work.
// Each step is a line on the console, and the last line is the verdict.
package main

import (
	"context"
	"fmt"
	"os"
	"time"
)

// What the last line of a run begins with. The test outside waits for it.
const (
	passed = "inside: PASS"
	failed = "inside: FAIL"
)

// patience bounds a whole run: an emulated machine is some twenty times slower.
const patience = 10 * time.Minute

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	w := &world{ctx: ctx, dir: "/tmp/inside"}
	defer w.end()
	if err := w.run(); err != nil {
		fmt.Printf("%s: %s: %v\n", failed, w.step, err)
		os.Exit(1)
	}
	fmt.Println(passed)
}

// run goes through the life of an enclave, from boot to a job.
func (w *world) run() error {
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"the host tool and a chain start beside it", w.surround},
		{"the executor answers over vsock", w.answers},
		{"its attestation verifies, and only with the right image", w.attested},
		{"it is initialised by a vsock client", w.initialised},
		{"it is registered with its attestation", w.registered},
		{"a job runs, and its signed answer is on the chain", w.works},
		{"code sees a sandbox and nothing else", w.jailed},
		{"a job over its memory limit ends alone", w.overMemory},
		{"the death of each child is survived", w.bereaved},
	} {
		began := time.Now()
		w.step = s.name
		if err := s.do(); err != nil {
			return err
		}
		fmt.Printf("inside: ok: %s (%.1f s)\n", s.name, time.Since(began).Seconds())
	}
	return nil
}
