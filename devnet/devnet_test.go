package devnet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
)

// buffer is a log that may be read while it is written.
type buffer struct {
	mu sync.Mutex // guards b
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// testConfig is a Config with the programs of this checkout.
func testConfig(t *testing.T, log *buffer) Config {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	workerd := filepath.Join(root, "node_modules/@cloudflare/workerd-linux-64/bin/workerd")
	if _, err := os.Stat(workerd); err != nil {
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatal("workerd is not installed: run `make tools`")
		}
		t.Skip("workerd is not installed: run `make tools`")
	}
	c := DefaultConfig()
	c.InfoFile = filepath.Join(t.TempDir(), "devnet.json")
	c.Workerd = workerd
	c.Log = slog.New(slog.NewTextHandler(log, nil))
	if c.Executor, err = buildExecutor(); err != nil {
		t.Fatal(err)
	}
	return c
}

// checkGone looks for what a devnet could have left behind.
func checkGone(t *testing.T, c Config, info Info) {
	t.Helper()
	for _, path := range []string{c.InfoFile, info.Dir} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there", path)
		}
	}
	for _, e := range info.Executors {
		if !gone(e.PID) {
			t.Errorf("process %d still runs", e.PID)
		}
		if left := cgroupsOf(t, e.PID); len(left) > 0 {
			t.Errorf("cgroups of executor %d are still there: %v", e.PID, left)
		}
	}
	for _, line := range commandLines(t) {
		if strings.Contains(line, info.Dir) {
			t.Errorf("a process still runs: %s", line)
		}
	}
}

// cgroupsOf returns the cgroups that an executor made: their names hold its
// pid.
func cgroupsOf(t *testing.T, pid int) (found []string) {
	t.Helper()
	mark := fmt.Sprintf("sandboxes-%d-", pid)
	err := filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(d.Name(), mark) {
			found = append(found, path)
		}
		return nil // others' cgroups may go while we look
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func commandLines(t *testing.T) (lines []string) {
	t.Helper()
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if data, err := os.ReadFile(f); err == nil {
			lines = append(lines, string(bytes.ReplaceAll(data, []byte{0}, []byte{' '})))
		}
	}
	return lines
}

func TestDevnet(t *testing.T) {
	var log buffer
	c := testConfig(t, &log)
	c.Executors = 2
	var steps []string
	c.Progress = func(s string) { steps = append(steps, s) }
	d, err := Start(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Stop() })
	info, err := ReadInfo(c.InfoFile)
	if err != nil || !info.Running() || len(info.Executors) != 2 {
		t.Fatalf("description %+v, %v", info, err)
	}
	for _, e := range info.Executors {
		checkRegistered(t, d, e)
	}
	if !strings.Contains(strings.Join(steps, "\n"), "executor 2 is registered") {
		t.Errorf("steps: %q", steps)
	}
	if _, err := Start(t.Context(), c); !errors.Is(err, ErrRunning) {
		t.Errorf("a second devnet with the same file: %v", err)
	}

	// One that dies is told of, and the network goes on.
	if err := syscall.Kill(info.Executors[0].PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "word of the dead executor", func() bool {
		return strings.Contains(log.String(), "executor 1: the executor ended by itself (signal: killed)")
	})
	checkRegistered(t, d, info.Executors[1])

	if len(cgroupsOf(t, info.Executors[1].PID)) == 0 && os.Getuid() == 0 {
		t.Error("no cgroup of an executor is found while it runs: the check below is blind")
	}
	if err := d.Stop(); err != nil {
		t.Fatal(err)
	}
	info.Executors = info.Executors[1:] // what a killed one leaves is swept by the next that starts
	checkGone(t, c, info)
	if err := d.Stop(); err != nil {
		t.Errorf("a second stop: %v", err)
	}
}

// checkRegistered asks the enclave and the registry.
func checkRegistered(t *testing.T, d *Devnet, e Executor) {
	t.Helper()
	api, err := client.New(e.URL)
	if err != nil {
		t.Fatal(err)
	}
	health, err := api.Health(t.Context())
	if err != nil || health.State != enclave.Registered || len(health.Broken) > 0 || health.Enclave != e.Address {
		t.Errorf("health %+v, %v", health, err)
	}
	node, err := chain.ReadNode(t.Context(), d.node.client, d.info.Contracts.TeeManager, e.Address)
	if err != nil || !node.Registered || node.Owner != e.Owner.Address || node.Stake.Cmp(stake(d.params)) != 0 {
		t.Errorf("registry %+v, %v", node, err)
	}
	token := bindings.NewTestToken()
	left, err := d.node.client.CallContract(t.Context(), ethereum.CallMsg{To: &d.info.Tokens.Staking, Data: token.PackBalanceOf(e.Owner.Address)}, nil)
	if err != nil || new(big.Int).SetBytes(left).Cmp(stake(d.params)) != 0 {
		t.Errorf("owner's tokens beside the stake: %x, %v", left, err)
	}
}

func TestDevnetWhoseExecutorsDieStopsWhole(t *testing.T) {
	var log buffer
	c := testConfig(t, &log)
	script := "#!/bin/sh\necho 'cannot do this' >&2\nexit 3\n"
	c.Executor = filepath.Join(t.TempDir(), "executor")
	if err := os.WriteFile(c.Executor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	c.Dir = filepath.Join(shortDir(t), "net")
	_, err := Start(t.Context(), c)
	if !errors.Is(err, ErrExecutorEnded) || !strings.Contains(err.Error(), "exit status 3") || !strings.Contains(err.Error(), "cannot do this") {
		t.Errorf("error %v", err)
	}
	if strings.Count(err.Error(), "executor 1") > 1 {
		t.Errorf("it is said twice which executor: %v", err)
	}
	checkGone(t, c, Info{Dir: c.Dir})
}

func TestExecutorThatIsNone(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	p, err := startProcess(log, dir, "/bin/true")
	if err != nil {
		t.Fatal(err)
	}
	<-p.done
	e := &executor{number: 1, logFile: log, process: p}
	if got, want := e.ended(e.process).Error(), "executor 1: the executor ended by itself (exit status 0): its log is empty; is it an executor?"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestDevnetThatIsInterrupted(t *testing.T) {
	var log buffer
	c := testConfig(t, &log)
	c.Dir = filepath.Join(shortDir(t), "net")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c.Progress = func(s string) {
		if strings.HasPrefix(s, "starting 3 executors") {
			cancel()
		}
	}
	before := time.Now()
	if _, err := Start(ctx, c); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(before); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
	checkGone(t, c, Info{Dir: c.Dir})
}
