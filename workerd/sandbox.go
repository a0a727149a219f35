package workerd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// sandbox is one workerd process with its cgroup and its directory. It is
// owned by the one call of Pool.Run that made it.
type sandbox struct {
	dir    string
	socket string
	group  cgroup.Group
	proc   *process
	config *os.File // workerd reads its configuration from here, once

	logs    *ring         // stdout and stderr, for people
	said    *report       // stderr, to tell how workerd ended
	parsed  *parsedWriter // stdout
	ready   chan struct{} // closed when the module is evaluated
	control chan struct{} // closed when the control pipe is read to its end
}

// File descriptors of workerd besides the standard ones, in the order of
// exec.Cmd.ExtraFiles.
const (
	socketFD  = 3
	controlFD = 4
)

// open starts workerd in a cgroup, without any code: it waits for its
// configuration. On failure nothing remains.
func (p *Pool) open(name string) (_ *sandbox, err error) {
	s := &sandbox{
		dir:     filepath.Join(p.dir, name),
		logs:    newRing(p.cfg.Limits.Logs),
		said:    newReport(),
		ready:   make(chan struct{}),
		control: make(chan struct{}),
	}
	s.parsed = newParsedWriter(s.logs)
	s.socket = filepath.Join(s.dir, "http")
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if err := os.Mkdir(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("making a sandbox's directory: %w", err)
	}
	if s.group, err = p.cgroups.Create(name, cgroup.Limits{
		Memory: p.cfg.Limits.Memory, CPU: p.cfg.Limits.CPU, PIDs: p.cfg.Limits.PIDs,
	}); err != nil {
		return nil, err
	}
	if err := s.start(p.cfg.Binary, p.starter); err != nil {
		return nil, err
	}
	return s, limitProcess(s.proc.cmd.Process.Pid, p.cfg.Limits, p.noMemoryLimit)
}

// start starts the process and puts it into the group. It has no code yet, so
// it does not matter that on cgroup v1 it is a moment outside.
func (s *sandbox) start(bin string, st *starter) error {
	listener, err := listen(s.socket)
	if err != nil {
		return err
	}
	defer listener.Close()
	stdin, config, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("making a pipe: %w", err)
	}
	s.config = config
	defer stdin.Close()
	control, controlEnd, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("making a pipe: %w", err)
	}
	defer controlEnd.Close()
	cmd := exec.Command(bin, "serve", "--binary", "-",
		"--socket-fd", fmt.Sprintf("%s=%d", socketName, socketFD),
		"--control-fd", fmt.Sprint(controlFD))
	cmd.Dir = s.dir
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, s.parsed, io.MultiWriter(s.logs, s.said)
	cmd.ExtraFiles = []*os.File{listener, controlEnd}
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	attached := s.group.Attach(cmd.SysProcAttr)
	if s.proc, err = st.start(cmd); err != nil {
		control.Close()
		return err
	}
	go s.readControl(control) // ends with the process
	if !attached {
		return s.group.Add(s.proc.cmd.Process.Pid)
	}
	return nil
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

// readControl closes ready when workerd says that it listens, which it does
// after the module is evaluated.
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

// load gives workerd its configuration, code included. From here on the code
// may run. If workerd is dead already, Wait will tell.
func (s *sandbox) load(config []byte) error {
	err := s.config.SetWriteDeadline(time.Now().Add(startTimeout))
	if err == nil {
		_, err = s.config.Write(config)
	}
	err = errors.Join(err, s.config.Close())
	if errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}

// ending reports how the process ended; only after its Wait.
func (s *sandbox) ending() (ending, error) {
	oom, err := s.group.OOMKilled()
	if err != nil {
		return ending{}, fmt.Errorf("asking why the sandbox ended: %w", err)
	}
	<-s.control
	return ending{
		parsed: isClosed(s.parsed.seen), ready: isClosed(s.ready), oom: oom,
		status: s.proc.Status(),
		first:  s.said.head, last: s.said.tail.bytes(), uncaught: s.said.uncaught,
	}, nil
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// close kills, reaps and removes everything.
func (s *sandbox) close() error {
	var errs []error
	if s.config != nil {
		s.config.Close() // perhaps the second time
	}
	if s.proc != nil {
		s.proc.Kill()
		<-s.proc.Wait()
		<-s.control
	}
	if s.group != nil {
		errs = append(errs, s.group.Delete())
	}
	errs = append(errs, os.RemoveAll(s.dir))
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("removing a sandbox: %w", err)
	}
	return nil
}

// parsedLine is what entry.js prints before any code of the user can run.
var parsedLine = []byte("nacre: parsed\n")

// parsedWriter takes parsedLine off the front of stdout and passes on the
// rest. Only the process's output copier writes to it.
type parsedWriter struct {
	rest io.Writer
	left []byte        // of parsedLine, to come; nil when decided
	seen chan struct{} // closed when the line has come
	at   time.Time     // when; only after seen
}

func newParsedWriter(rest io.Writer) *parsedWriter {
	return &parsedWriter{rest: rest, left: parsedLine, seen: make(chan struct{})}
}

func (w *parsedWriter) Write(b []byte) (int, error) {
	n := len(b)
	if k := min(len(w.left), len(b)); k > 0 {
		if !bytes.Equal(b[:k], w.left[:k]) {
			w.left = nil // not our line: never believed again
		} else if b, w.left = b[k:], w.left[k:]; len(w.left) == 0 {
			w.at = time.Now()
			close(w.seen)
		}
	}
	if _, err := w.rest.Write(b); err != nil {
		return 0, err
	}
	return n, nil
}
