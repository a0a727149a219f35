package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave/parent"
	"github.com/nacre-tee/nacre/enclave/tunnel"
	"github.com/nacre-tee/nacre/workerd/egress"
)

const tunnelledPatience = 20 * time.Second

// throughHost is the way out of an enclave: a forwarder as nacre host has it, with
// a Unix socket in the place of vsock.
func throughHost(t *testing.T, judge parent.Judge) *tunnel.Dialer {
	t.Helper()
	cfg := parent.DefaultForwarderConfig()
	cfg.Judge, cfg.Log = judge, slog.New(slog.DiscardHandler)
	forwarder, err := parent.NewForwarder(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return throughSocket(t, forwarder.Serve)
}

// throughSocket is a way out through whatever serves the host's port.
func throughSocket(t *testing.T, serve func(context.Context, net.Listener) error) *tunnel.Dialer {
	t.Helper()
	path := filepath.Join(t.TempDir(), "v")
	ln, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return tunnel.New("vsock 3:8001", func(ctx context.Context) (net.Conn, error) { return new(net.Dialer).DialContext(ctx, "unix", path) })
}

// viaGate sends what a sandbox sends to the network of a job, and returns all
// that comes back.
func viaGate(t *testing.T, change func(*egress.Config), request string) string {
	t.Helper()
	cfg := egress.Config{Limits: egress.DefaultLimits(), Time: tunnelledPatience}
	change(&cfg)
	p, err := egress.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "g")
	g, err := p.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(tunnelledPatience))
	io.WriteString(c, request)
	answer, err := io.ReadAll(c)
	if err != nil {
		t.Error(err)
	}
	return string(answer)
}

func policy(t *testing.T, s string) egress.Policy {
	t.Helper()
	p, err := egress.ParsePolicy(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A job reads the same of a server that takes no connection, and of one that the
// allow-list does not have, inside an enclave and outside, and nothing of the
// host's forwarder. Inside, only the host's list has names that are refused.
func TestJobReadsTheSameInsideAndOutside(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := ln.Addr().String()
	ln.Close()
	for _, c := range []struct{ to, list, want string }{
		{closed, "allow: " + closed, "connection refused"},
		{"b.example:80", "allow: a.example", "403 Forbidden"},
	} {
		hosts := policy(t, c.list)
		sandboxes, err := sandboxesOf(config.Default(), throughHost(t, egress.NewJudge(hosts)).DialContext)
		if err != nil {
			t.Fatal(err)
		}
		inside := func(cfg *egress.Config) {
			cfg.Policy, cfg.Names, cfg.Dialer = policy(t, "allow: "+c.to), true, dialFunc(sandboxes.Dial)
		}
		outside := func(cfg *egress.Config) { cfg.Policy = hosts }
		for _, request := range []string{
			fmt.Sprintf("GET http://%s/ HTTP/1.1\r\nHost: x\r\n\r\n", c.to), fmt.Sprintf("CONNECT %[1]s HTTP/1.1\r\nHost: %[1]s\r\n\r\n", c.to),
		} {
			in, out := viaGate(t, inside, request), viaGate(t, outside, request)
			if in != out || !strings.Contains(out, c.want) {
				t.Errorf("inside:\n%s\noutside:\n%s", in, out)
			}
		}
	}
}

// dialFunc is a Dialer.
type dialFunc func(ctx context.Context, network, address string) (net.Conn, error)

func (f dialFunc) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	return f(ctx, network, address)
}

// Where this machine has a network, jobs use it.
func TestSandboxesWithoutAWay(t *testing.T) {
	c, err := sandboxesOf(config.Default(), nil)
	if err != nil || c.Dial != nil {
		t.Errorf("%v", err)
	}
	absent := errors.New("no forwarder at vsock 3:8001")
	c, err = sandboxesOf(config.Default(), func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: fmt.Errorf("%w: %w", tunnel.ErrAbsent, absent)}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Dial(t.Context(), "tcp", "a.example:443"); !errors.Is(err, absent) || strings.Contains(err.Error(), "vsock") {
		t.Errorf("%v", err)
	}
}
