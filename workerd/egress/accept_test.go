package egress

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// scarce is a gate's listener that tells how accepting failed.
type scarce struct {
	listener
	failed chan error
}

func (s *scarce) Accept() (net.Conn, error) {
	c, err := s.listener.Accept()
	if err != nil {
		select {
		case s.failed <- err:
		default:
		}
	}
	return c, err
}

// starve makes this process unable to open files until free is called.
func starve(t *testing.T) (free func()) {
	t.Helper()
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &before); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 0, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	free = sync.OnceFunc(func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &before); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(free)
	return free
}

// A host that is out of descriptors for a while serves who waited.
func TestOutOfDescriptors(t *testing.T) {
	for _, c := range []struct {
		name    string
		recover bool
		stopped string // part of it
	}{{"for a while", true, ""}, {"to the end", false, "too many open files"}} {
		t.Run(c.name, func(t *testing.T) {
			to := server(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })
			g := openGate(t, example(to), "public", nil)
			s := &scarce{g.listener, make(chan error, 3)}
			g.listener = s
			conn := dialGate(t, g)
			io.WriteString(conn, get("http://a.example/"))
			free := starve(t)
			if err := g.Begin(); err != nil {
				t.Fatal(err)
			}
			for range cap(s.failed) {
				select {
				case err := <-s.failed:
					if !errors.Is(err, syscall.EMFILE) {
						t.Fatal(err)
					}
				case <-time.After(patience):
					t.Fatal("it does not try again")
				}
			}
			if c.recover {
				free()
				if b, err := io.ReadAll(conn); err != nil || !strings.HasPrefix(string(b), "HTTP/1.1 200") {
					t.Errorf("%q, %v", b, err)
				}
			}
			inTime(t, "Close", func() {
				if r := g.Close(); !strings.Contains(r.Stopped, c.stopped) || (r.Stopped == "") != (c.stopped == "") {
					t.Errorf("stopped: %q, want %q", r.Stopped, c.stopped)
				}
			})
		})
	}
}

// faulty is a gate's listener that fails before it accepts.
type faulty struct {
	listener
	errs []error // in turn
}

func (f *faulty) Accept() (net.Conn, error) {
	if len(f.errs) == 0 {
		return f.listener.Accept()
	}
	err := f.errs[0]
	f.errs = f.errs[1:]
	return nil, &net.OpError{Op: "accept", Err: os.NewSyscallError("accept4", err)}
}

// What passes is waited for, anything else ends the gate.
func TestAcceptFails(t *testing.T) {
	g := openGate(t, newWorld(), "public", nil)
	g.listener = &faulty{g.listener, []error{syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED}}
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	if resp, _ := answer(t, g, get("http://127.0.0.1/")); resp.StatusCode != http.StatusForbidden {
		t.Errorf("status %d", resp.StatusCode)
	}
	g = openGate(t, newWorld(), "public", nil)
	g.listener = &faulty{g.listener, []error{syscall.EINVAL}}
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	inTime(t, "the accepting", g.running.Wait)
	if r := g.Close(); !strings.Contains(r.Stopped, "invalid argument") {
		t.Errorf("stopped: %q", r.Stopped)
	}
}

func TestOpenFails(t *testing.T) {
	p, err := New(Config{Limits: DefaultLimits(), Time: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Open(filepath.Join(shortDir(t), "missing", "egress")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}
