//go:build !enclave

package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/owner"
)

// daemonProcess is an executor process that can be killed and started again
// with the same files, as the init of an enclave would.
type daemonProcess struct {
	n      *network
	dir    string
	state  string // state file; empty: none
	config string
	api    *client.Client
	cmd    *exec.Cmd
	done   chan struct{} // closed when it has been waited for
	pids   []int         // of all that were started

	as *syscall.Credential // whom it runs as; nil: as the tests
}

// newDaemonProcess makes the files of an enclave, with a state file or without.
func newDaemonProcess(n *network, keepState bool) *daemonProcess {
	n.Helper()
	// Below /tmp by a short name, since paths of sockets are short.
	dir, err := os.MkdirTemp("/tmp", "nacre-exec-")
	n.must(err)
	n.Cleanup(func() { os.RemoveAll(dir) })
	d := &daemonProcess{n: n, dir: dir}
	more := map[string]any{}
	if keepState {
		memory, err := os.MkdirTemp("/dev/shm", "nacre-exec-")
		n.must(err)
		n.Cleanup(func() { os.RemoveAll(memory) })
		d.state = filepath.Join(memory, "state")
		more["state_file"] = d.state
	}
	key := make([]byte, enclave.KeyLength)
	_, err = rand.Read(key)
	n.must(err)
	n.must(os.WriteFile(filepath.Join(dir, "id.sec"), key, 0o600))
	workerd, err := filepath.Abs(workerdBinary)
	n.must(err)
	n.must(os.Symlink(workerd, filepath.Join(dir, "workerd")))
	n.must(n.root.Save(filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key")))
	d.config = n.config(dir, more)
	d.api, err = client.New("unix://" + filepath.Join(dir, "api"))
	n.must(err)
	n.Cleanup(func() {
		d.kill()
		if n.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
			n.Logf("log of the executor:\n%s", log[max(0, len(log)-6000):])
		}
	})
	return d
}

// start starts the daemon and waits until it answers.
func (d *daemonProcess) start() {
	d.n.Helper()
	d.launch()
	d.n.must(d.api.WaitUp(d.n.within()))
}

func (d *daemonProcess) launch() {
	d.n.Helper()
	log, err := os.OpenFile(filepath.Join(d.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	d.n.must(err)
	defer log.Close()
	cmd := exec.Command(d.n.program, "--config-file", d.config, "--listen", "unix://"+filepath.Join(d.dir, "api"),
		"--dev-attestation-root", d.dir, "--allow-missing-limits", "--log-format", "text", "--log-level", "debug")
	cmd.Dir, cmd.Stdout, cmd.Stderr = d.dir, log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: d.as}
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + d.dir, "TMPDIR=" + d.dir}
	d.n.must(cmd.Start())
	done := make(chan struct{})
	go func() { _ = cmd.Wait(); close(done) }()
	d.cmd, d.done, d.pids = cmd, done, append(d.pids, cmd.Process.Pid)
}

// kill kills the daemon, if it runs, and waits until it is gone.
func (d *daemonProcess) kill() {
	if d.cmd == nil {
		return
	}
	kill(d.cmd.Process.Pid) // not waited for before done is closed, so still ours
	<-d.done
	d.cmd = nil
}

// stop ends the daemon in order.
func (d *daemonProcess) stop() {
	d.n.Helper()
	d.n.must(d.cmd.Process.Signal(syscall.SIGTERM))
	select {
	case <-d.done:
	case <-time.After(patience):
		d.n.Fatal("the executor does not stop")
	}
	if status := d.cmd.ProcessState.ExitCode(); status != exitOK {
		d.n.Errorf("exit status %d", status)
	}
	d.cmd = nil
}

// enrol does by hand what is done once: keys, registration.
func (d *daemonProcess) enrol() {
	d.n.Helper()
	d.inject()
	d.register()
}

// register registers the enclave, which has its keys.
func (d *daemonProcess) register() {
	d.n.Helper()
	_, err := owner.Register(d.n.within(), owner.RegisterParams{Enclave: d.api, Network: d.n.asOwner(), Verifier: d.n.verifier,
		Policy: d.n.policy(), Stake: d.n.stake(), Now: time.Now})
	d.n.must(err)
}

// configure gives owner and keys without waiting for what comes of it.
func (d *daemonProcess) configure() {
	d.n.Helper()
	p := d.n.initParams(d.n.gas)
	d.n.must(d.api.SetImmutable(d.n.within(), p.Owner))
	d.n.must(d.api.SetMutable(d.n.within(), enclave.Mutable{ExecutorGasKey: p.ExecutorGasKey, SecretStoreGasKey: p.SecretStoreGasKey}))
}

func (d *daemonProcess) inject() {
	d.n.Helper()
	_, err := owner.Init(d.n.within(), d.api, d.n.initParams(d.n.gas), nil)
	d.n.must(err)
}

func (d *daemonProcess) health() enclave.Health {
	d.n.Helper()
	h, err := d.api.Health(d.n.within())
	d.n.must(err)
	return h
}

func (d *daemonProcess) waitState(want enclave.State) {
	d.n.Helper()
	d.n.eventually("state "+want.String(), func() bool { return d.health().State == want })
}

// waitWell waits until there is nothing to do and nothing broken.
func (d *daemonProcess) waitWell() {
	d.n.Helper()
	d.n.eventually("good health", func() bool { h := d.health(); return len(h.Missing)+len(h.Broken) == 0 })
}

// endsWell ends the daemon in order. However often it was started, its enclave
// was registered once, and nothing of it is left.
func (d *daemonProcess) endsWell(t *testing.T) {
	t.Helper()
	if got := d.n.registrations(); got != 1 {
		t.Errorf("%d registrations", got)
	}
	d.stop()
	d.checkClean(t)
}

// metric reads a number, as text.
func (d *daemonProcess) metric(name string) string {
	d.n.Helper()
	c := http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(d.dir, "api"))
		}}}
	answer, err := c.Get("http://executor/metrics")
	d.n.must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	d.n.must(err)
	for line := range strings.Lines(string(body)) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	d.n.Fatalf("no metric %s", name)
	return ""
}

// checkClean looks for what lives after those that are dead: processes,
// cgroups, mounts, directories and the socket.
func (d *daemonProcess) checkClean(t *testing.T) {
	t.Helper()
	var running int
	if d.cmd != nil {
		running = d.cmd.Process.Pid
	}
	for _, pid := range d.pids {
		if pid == running {
			continue
		}
		mark := fmt.Sprintf("nacre-sandboxes-%d-", pid)
		for _, root := range []string{"/sys/fs/cgroup", d.dir} {
			_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
				if err == nil && strings.HasPrefix(e.Name(), mark) {
					t.Errorf("%s is left of process %d", path, pid)
				}
				return nil // others' may go while we look
			})
		}
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		if err != nil || bytes.Contains(mounts, []byte(mark)) {
			t.Errorf("mounts of process %d are left: %v", pid, err)
		}
	}
	if running != 0 {
		return
	}
	if left := alive(d.dir); len(left) > 0 {
		t.Errorf("processes are left: %v", left)
	}
	if _, err := os.Lstat(filepath.Join(d.dir, "api")); err == nil {
		t.Error("the socket is left")
	}
}
