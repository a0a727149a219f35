package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const rawConfig = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "main", esModule = embed "%s")], compatibilityDate = "2023-03-07")),
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", address = "unix:%s", http = (), service = "main")],
);
`

// rawWorkerd runs code by workerd alone, for comparison: no jail, no limits,
// nobody reads what it prints.
type rawWorkerd struct{ socket, config string }

// newRaw puts what it needs into dir, where only one at a time may run.
func newRaw(dir string, code []byte) (rawWorkerd, error) {
	r := rawWorkerd{filepath.Join(dir, "s"), filepath.Join(dir, "c.capnp")}
	if err := os.WriteFile(filepath.Join(dir, "code.js"), code, 0o600); err != nil {
		return r, err
	}
	return r, os.WriteFile(r.config, fmt.Appendf(nil, rawConfig, "code.js", r.socket), 0o600)
}

// once starts workerd with a text configuration, sends one request, reads the
// answer, kills it and waits for its end. took is up to the kill.
func (r rawWorkerd) once(ctx context.Context, input []byte) (took time.Duration, err error) {
	start := time.Now()
	os.Remove(r.socket)
	events, control, err := os.Pipe()
	if err != nil {
		return 0, err
	}
	defer events.Close()
	cmd := exec.CommandContext(ctx, workerdBinary, "serve", r.config, "--control-fd=3")
	cmd.ExtraFiles = []*os.File{control}
	err = cmd.Start()
	control.Close()
	if err != nil {
		return 0, err
	}
	defer func() {
		cmd.Process.Kill()
		took = time.Since(start)
		cmd.Wait() // killed: the error says nothing new
	}()
	if _, err := bufio.NewReader(events).ReadString('\n'); err != nil {
		return 0, fmt.Errorf("not ready: %w", err)
	}
	transport := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", r.socket)
	}}
	resp, err := (&http.Client{Transport: transport}).Post("http://sandbox/", "application/octet-stream", bytes.NewReader(input))
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	_, err = new(bytes.Buffer).ReadFrom(resp.Body)
	return 0, err // took is set above
}
