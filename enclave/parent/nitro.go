package parent

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Nitro is a Machine of nitro-cli, the command of AWS Nitro. An enclave outlives
// it: when ctx ends it is left alone, since its key would be lost with it, and
// the next Run takes it over.
type Nitro struct {
	CLI    string // nitro-cli, or its path
	EIF    string // the image's file
	CID    uint32
	Memory int // MiB
	CPUs   int
	Name   string // of the enclave
	Debug  bool   // with a console, and all-zero PCRs: nobody believes its attestation
	Poll   time.Duration
	Slow   time.Duration // after which the log says that nitro-cli does not answer
	Output io.Writer     // what the console has, with Debug; nil: nobody hears it
	Log    *slog.Logger  // nil: nobody hears of a nitro-cli that does not answer
}

var _ Machine = Nitro{}

// Errors of Nitro.
var (
	ErrNitroCLI   = errors.New("nitro-cli failed")
	ErrNitroCID   = errors.New("another enclave has the name, with another context id")
	ErrNitroState = errors.New("the answer of nitro-cli describe-enclaves is not understood")
)

const (
	maxMissed    = 3       // failures of describe-enclaves in a row, before the enclave counts as ended
	maxCLIOutput = 1 << 20 // bytes
	cliTime      = 2 * time.Minute
)

// Run starts the enclave unless it runs, and looks after it every Poll. One that
// runs and is not of the image, or not in the mode, is ErrNotOurs.
func (n Nitro) Run(ctx context.Context, up func(adopted bool)) error {
	running, err := n.running(ctx)
	if err != nil {
		return err
	}
	if running != nil {
		err = n.compare(*running)
	} else {
		_, err = n.call(ctx, n.runArgs()...)
	}
	if err != nil {
		return err
	}
	up(running != nil)
	if !n.Debug || n.Output == nil {
		return n.watch(ctx)
	}
	hearing, cancel := context.WithCancel(ctx)
	var console sync.WaitGroup
	console.Go(func() {
		// Its end says nothing that the watch does not.
		_ = Process{Argv: n.ConsoleArgv(), Output: n.Output, Parting: time.Second}.Run(hearing, func(bool) {})
	})
	defer console.Wait()
	defer cancel()
	return n.watch(ctx)
}

// watch returns when the enclave is gone, also if another one is in its place, or
// ctx ends.
func (n Nitro) watch(ctx context.Context) error {
	tick := time.NewTicker(n.Poll)
	defer tick.Stop()
	var id string // of the enclave, once it is known
	for missed := 0; ; {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		running, err := n.running(ctx)
		switch {
		case err == nil && running == nil:
			return fmt.Errorf("%w: nitro-cli does not list it any more", ErrEnded)
		case err == nil && id != "" && running.EnclaveID != id:
			return fmt.Errorf("%w: nitro-cli lists another one in its place", ErrEnded)
		case err == nil:
			missed, id = 0, running.EnclaveID
		default:
			if missed++; missed >= maxMissed {
				return err
			}
		}
	}
}

func (n Nitro) runArgs() []string {
	args := []string{"run-enclave", "--eif-path", n.EIF, "--memory", strconv.Itoa(n.Memory), "--cpu-count", strconv.Itoa(n.CPUs),
		"--enclave-cid", strconv.FormatUint(uint64(n.CID), 10), "--enclave-name", n.Name}
	if n.Debug {
		args = append(args, "--debug-mode")
	}
	return args
}

// ConsoleArgv is the command that prints the console of an enclave in debug mode.
func (n Nitro) ConsoleArgv() []string {
	return []string{n.CLI, "console", "--enclave-name", n.Name}
}

// described is an enclave as nitro-cli lists it.
type described struct {
	EnclaveName  string
	EnclaveID    string // no two enclaves of a machine have the same
	EnclaveCID   uint32
	State        string
	Flags        string            // NONE or DEBUG_MODE
	Measurements map[string]string // PCR0 … of the file that it was started from, in hex; none from an old nitro-cli
}

// running is the enclave, if nitro-cli lists it as running.
func (n Nitro) running(ctx context.Context) (*described, error) {
	out, err := n.call(ctx, "describe-enclaves")
	if err != nil {
		return nil, err
	}
	var list []described
	if err := json.Unmarshal(out, &list); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNitroState, err)
	}
	for _, e := range list {
		if e.State != "RUNNING" {
			continue
		}
		if e.EnclaveCID == n.CID {
			return &e, nil
		}
		if e.EnclaveName == n.Name {
			return nil, fmt.Errorf("%w: %s has %d, not %d", ErrNitroCID, n.Name, e.EnclaveCID, n.CID)
		}
	}
	return nil, nil
}

// call runs nitro-cli and returns what it answers.
func (n Nitro) call(ctx context.Context, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, cliTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, n.CLI, args...)
	var out, said bounded
	cmd.Stdout, cmd.Stderr = &out, &said
	cmd.WaitDelay = time.Second
	answered := n.warnOfSilence(args[0])
	err := cmd.Run()
	answered()
	if err != nil {
		err = fmt.Errorf("%w: %s %s: %w", ErrNitroCLI, n.CLI, args[0], err)
		if why := lastLine(said.kept.String()); why != "" {
			err = fmt.Errorf("%w: %s", err, why)
		}
		return nil, err
	}
	return out.kept.Bytes(), nil
}

// warnOfSilence tells the log, once, if a call has no answer when Slow has passed.
// The caller calls answered at its end.
func (n Nitro) warnOfSilence(verb string) (answered func()) {
	if n.Log == nil {
		return func() {}
	}
	said := make(chan struct{})
	t := time.AfterFunc(n.Slow, func() {
		defer close(said)
		n.Log.Warn(fmt.Sprintf("nitro-cli has not answered %s for %g s; it is ended after %g s, and called again: does `nitro-cli describe-enclaves` answer in a shell?", verb, n.Slow.Seconds(), cliTime.Seconds()))
	})
	return func() {
		if !t.Stop() {
			<-said
		}
	}
}

// bounded keeps the beginning of what is written. The buffer is not embedded: by
// its ReadFrom, which io.Copy prefers, it would take all there is.
type bounded struct{ kept bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	b.kept.Write(p[:min(len(p), maxCLIOutput-b.kept.Len())])
	return len(p), nil
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return oneLine(lines[len(lines)-1])
}
