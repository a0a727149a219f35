package workerd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
	"github.com/nacre-tee/nacre/workerd/jail"
)

// sandbox is one workerd process with its jail, cgroup, directory and gate to
// the network. It has one owner at a time: who starts it, then the stock, then
// the one job that gets it, then who removes it.
type sandbox struct {
	name   string
	number int // among the living; decides the uid
	dir    string
	socket string
	group  cgroup.Group
	source *source
	gate   *egress.Gate
	proc   *jail.Process
	loaded bool // the code has been loaded, for a job to come

	logs    *ring         // what is printed, for people
	said    *ring         // the same, to tell how workerd ended
	output  *pump         // stdout and stderr: one pipe, which keeps their order
	ready   chan struct{} // closed when workerd serves, with the code
	control chan struct{} // closed when the control pipe is read to its end
}

const maxSaid = 16 << 10 // bytes; a crash report is shorter

// File descriptors of workerd besides the standard ones.
const (
	socketFD  = 3
	controlFD = 4
)

// start starts a sandbox and returns when it waits for code. It is in
// its own group from the beginning, but without the quota that is the code's.
// On failure nothing remains.
func (p *Pool) start(ctx context.Context, background bool) (started *sandbox, err error) {
	s := &sandbox{
		name:    fmt.Sprintf("sandbox-%d", p.serial.Add(1)),
		number:  p.numbers.take(),
		logs:    newRing(p.cfg.Limits.Logs),
		said:    newRing(maxSaid),
		ready:   make(chan struct{}),
		control: make(chan struct{}),
	}
	s.dir = filepath.Join(p.dir, s.name)
	s.socket = filepath.Join(s.dir, "http")
	defer func() {
		if err != nil {
			started, err = nil, errors.Join(err, p.remove(s))
		}
	}()
	if err := os.Mkdir(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("making a sandbox's directory: %w", err)
	}
	if s.group, err = p.cgroups.Create(s.name, cgroup.Limits{Memory: p.cfg.Limits.Memory, PIDs: p.cfg.Limits.PIDs}); err != nil {
		return nil, err
	}
	if background {
		if err := s.group.SetCPU(cgroup.CPUShare{Background: true}); err != nil {
			return nil, fmt.Errorf("putting a sandbox into the background: %w", err)
		}
	}
	if err := p.launch(s); err != nil {
		return nil, err
	}
	return s, s.awaitBoot(ctx)
}

// launch starts workerd in the jail.
func (p *Pool) launch(s *sandbox) (err error) {
	var files, readers closers
	defer files.close()
	defer func() {
		if err != nil {
			readers.close()
		}
	}()
	listener, err := listen(s.socket)
	files.add(listener)
	if err != nil {
		return err
	}
	config, err := os.Open(p.config)
	files.add(config)
	if err != nil {
		return fmt.Errorf("opening workerd's configuration: %w", err)
	}
	output, outputEnd, err := os.Pipe()
	files.add(outputEnd)
	readers.add(output)
	if err != nil {
		return fmt.Errorf("making a pipe: %w", err)
	}
	control, controlEnd, err := os.Pipe()
	files.add(controlEnd)
	readers.add(control)
	if err != nil {
		return fmt.Errorf("making a pipe: %w", err)
	}
	entry, err := s.group.Entry()
	if err != nil {
		return err
	}
	defer entry.Close()
	spec := jail.Spec{
		Slot: s.number,
		Args: []string{"serve", "--experimental", "--binary", "-", // experimental: only for the source of the code
			"--socket-fd", fmt.Sprintf("%s=%d", socketName, socketFD),
			"--control-fd", fmt.Sprint(controlFD)},
		Files:  []*os.File{config, outputEnd, outputEnd, listener, controlEnd},
		Cgroup: entry.Dir, Tasks: entry.Tasks, DataLimit: p.dataLimit,
	}
	source := filepath.Join(s.dir, "source")
	if s.source, err = openSource(source); err != nil {
		return err
	}
	gate := filepath.Join(s.dir, "egress")
	if s.gate, err = p.egress.Open(gate); err != nil {
		return err
	}
	spec.Binds = []jail.Bind{{Host: source, Place: sourcePath}, {Host: gate, Place: egressPath}}
	if s.proc, err = p.jail.Start(spec); err != nil {
		return err
	}
	s.output = startPump(output, io.MultiWriter(s.logs, s.said))
	go s.readControl(control) // ends with the process
	return nil
}

// closers closes files, for a function that only lends them.
type closers []*os.File

func (c *closers) add(f *os.File) { *c = append(*c, f) }

func (c *closers) close() {
	for _, f := range *c {
		f.Close() // nil is an error that does no harm
	}
}

// listen binds a socket that only this user can reach.
func listen(path string) (*os.File, error) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, fmt.Errorf("making a sandbox's socket: %w", err)
	}
	l.SetUnlinkOnClose(false)
	defer l.Close()
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, fmt.Errorf("making a sandbox's socket: %w", err)
	}
	f, err := l.File() // a duplicate, for workerd
	if err != nil {
		return nil, fmt.Errorf("making a sandbox's socket: %w", err)
	}
	return f, nil
}

const maxControl = 4 << 10 // bytes that workerd says on the control pipe

// readControl closes ready when workerd says that it listens.
func (s *sandbox) readControl(r *os.File) {
	defer close(s.control)
	defer r.Close()
	dec := json.NewDecoder(io.LimitReader(r, maxControl))
	for said := false; ; {
		var m struct {
			Event  string `json:"event"`
			Socket string `json:"socket"`
		}
		if dec.Decode(&m) != nil {
			return
		}
		if !said && m.Event == "listen" && m.Socket == socketName {
			said = true
			close(s.ready)
		}
	}
}

// startTimeout bounds how long workerd may take to start: 20 ms on an idle
// machine.
const startTimeout = 20 * time.Second

var errStart = fmt.Errorf("workerd did not come to the code within %v", startTimeout)

func (s *sandbox) awaitBoot(ctx context.Context) error {
	waits := make(chan error, 1)
	go func() { waits <- s.source.await() }() // ends with the source
	late := time.NewTimer(startTimeout)
	defer late.Stop()
	select {
	case err := <-waits:
		s.output.flush()
		s.logs.clear() // what workerd said so far is nothing that a job should show
		return err
	case <-s.proc.Wait():
		s.awaitOutput()
		return fmt.Errorf("%w: %v: %s", errBoot, describe(s.proc.Status()), oneLine(lastLine(s.said.bytes())))
	case <-late.C:
		return errStart
	case <-ctx.Done():
		return ctx.Err()
	}
}

// dead tells whether the process has ended.
func (s *sandbox) dead() bool { return s.proc != nil && isClosed(s.proc.Wait()) }

// printed returns what the code has printed so far.
func (s *sandbox) printed() []byte {
	s.output.flush()
	return s.logs.text()
}

// outputDelay bounds how long the end of output is awaited after the end of
// the process.
const outputDelay = 2 * time.Second

// awaitOutput returns when all output of a process that has ended is read.
func (s *sandbox) awaitOutput() {
	late := time.NewTimer(outputDelay)
	defer late.Stop()
	for _, done := range []<-chan struct{}{s.output.done, s.control} {
		select {
		case <-done:
		case <-late.C:
			return
		}
	}
}

// ending reports how the process ended; only after its Wait.
func (s *sandbox) ending() (ending, error) {
	oom, err := s.group.OOMKilled()
	if err != nil {
		return ending{}, fmt.Errorf("asking why the sandbox ended: %w", err)
	}
	s.awaitOutput()
	return ending{oom: oom, status: s.proc.Status(), last: s.said.bytes(), loading: !s.loaded}, nil
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// remove kills and reaps s and removes everything of it.
func (p *Pool) remove(s *sandbox) error {
	var errs []error
	if s.proc != nil {
		s.proc.Kill()
		<-s.proc.Wait()
		s.awaitOutput()
		s.logs.clear()
		s.said.clear()
	}
	if s.source != nil {
		s.source.shut()
	}
	if s.gate != nil {
		s.gate.Close()
	}
	if s.group != nil {
		errs = append(errs, s.group.Delete())
	}
	errs = append(errs, os.RemoveAll(s.dir))
	p.numbers.put(s.number)
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("removing a sandbox: %w", err)
	}
	return nil
}
