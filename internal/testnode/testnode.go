// Package testnode starts a real Ethereum node, Foundry's anvil, for tests.
package testnode

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"
)

// ChainID is what the node serves.
const ChainID = 31337

// program is where `make tools` puts the node, below the module's root.
const program = "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"

// patience is how long the node may take to listen, on a machine with other
// work.
const patience = time.Minute

var listeningOn = regexp.MustCompile(`Listening on (127\.0\.0\.1:\d+)`)

// Start starts a node on a free port of loopback that ends with the test, and
// returns its HOST:PORT, where it serves HTTP and websockets. Without further
// arguments it mines a block for each transaction. A machine without the program
// skips the test, or fails it if NACRE_REQUIRE_ALL is 1.
func Start(t testing.TB, args ...string) (host string) {
	t.Helper()
	own := []string{"--host", "127.0.0.1", "--port", "0", "--accounts", "1", "--chain-id", fmt.Sprint(ChainID)}
	cmd := exec.Command(find(t), append(own, args...)...)
	cmd.Dir, cmd.Env = t.TempDir(), []string{"HOME=" + t.TempDir()}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	found, drained := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(drained)
		for s := bufio.NewScanner(out); s.Scan(); {
			if m := listeningOn.FindStringSubmatch(s.Text()); m != nil {
				found <- m[1]
			}
		}
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		<-drained
		_ = cmd.Wait() // killed: that is no news
	})
	select {
	case host = <-found:
	case <-drained:
		t.Fatal("anvil ended at once")
	case <-time.After(patience):
		t.Fatal("anvil does not listen")
	}
	return host
}

// find returns the program of the module that the test belongs to: tests run in
// their package's folder.
func find(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == "/" {
			break
		}
	}
	path := filepath.Join(dir, program)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatal("anvil is missing: run `make tools`")
		}
		t.Skip("anvil is missing: run `make tools`")
	}
	return path
}
