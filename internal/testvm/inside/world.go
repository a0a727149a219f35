package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// files is where a ramdisk of its own has what the test brings along.
const files = "/vmtest/"

// executorURL is where the executor listens, on the loopback of vsock.
const executorURL = "vsock://1:6000/"

// world is what the test has started, all of it by the command that users have.
type world struct {
	ctx     context.Context
	dir     string
	step    string
	started []*exec.Cmd
	image   image
}

// image is what the image's builder printed.
type image struct{ PCR0, PCR1, PCR2 string }

func (w *world) path(name string) string { return filepath.Join(w.dir, name) }

// nacre runs the command to its end and returns what it printed; what it printed
// for people is in the error.
func (w *world) nacre(args ...string) ([]byte, error) {
	cmd := exec.CommandContext(w.ctx, files+"nacre", args...)
	cmd.Dir = w.dir
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return out.Bytes(), fmt.Errorf("nacre %s: %w: %s %s", strings.Join(args, " "), err, lastLines(complaint.String()), lastLines(out.String()))
	}
	return out.Bytes(), nil
}

// nacreJSON runs the command with --json into v.
func (w *world) nacreJSON(v any, args ...string) error {
	out, err := w.nacre(append(args, "--json")...)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(out, v); err != nil {
		return fmt.Errorf("nacre %s: %w in %s", strings.Join(args, " "), err, lastLines(string(out)))
	}
	return nil
}

// serve starts the command and leaves it running, its output on the console.
func (w *world) serve(args ...string) error {
	cmd := exec.Command(files+"nacre", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = w.dir, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	w.started = append(w.started, cmd)
	return nil
}

// end ends what was started.
func (w *world) end() {
	for _, cmd := range w.started {
		if err := cmd.Process.Signal(syscall.SIGTERM); err == nil {
			_ = cmd.Wait()
		}
	}
}

// errNotYet is what until waits out.
var errNotYet = errors.New("not yet")

// until tries do every half second for as long as it says not yet.
func (w *world) until(limit time.Duration, do func() error) error {
	ctx, cancel := context.WithTimeout(w.ctx, limit)
	defer cancel()
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	for {
		err := do()
		if !errors.Is(err, errNotYet) {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("after %s: %w", limit, err)
		case <-tick.C:
		}
	}
}

// lastLines is the end of what a command printed, on one line.
func lastLines(s string) string {
	const most = 2000
	s = strings.TrimSpace(s)
	if len(s) > most {
		s = "…" + s[len(s)-most:]
	}
	return strings.ReplaceAll(s, "\n", " | ")
}
