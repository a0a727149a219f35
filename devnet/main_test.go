package devnet

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

// parentMode makes the test program a parent that starts a child and waits
// for its own death.
const parentMode = "NACRE_TEST_PARENT_IN"

// programs is where buildExecutor puts the executor program.
var programs = filepath.Join("/tmp", fmt.Sprintf("nacre-devnet-test-%d", os.Getpid()))

// buildExecutor builds the program of this checkout, once.
var buildExecutor = sync.OnceValues(func() (string, error) {
	program := filepath.Join(programs, "executor")
	build := exec.Command("go", "build", "-o", program, "../cmd/executor")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the executor: %w\n%s", err, out)
	}
	return program, nil
})

func TestMain(m *testing.M) {
	if dir := os.Getenv(parentMode); dir != "" {
		p, err := startProcess(dir+"/log", dir, "/bin/sleep", "300")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(p.pid)
		<-p.done
		os.Exit(0)
	}
	goleak.VerifyTestMain(m,
		goleak.Cleanup(func(code int) {
			os.RemoveAll(programs)
			os.Exit(code)
		}),
		// geth keeps one cache of senders for the life of the program, and its
		// database in memory ends a second after it was closed.
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/core.(*txSenderCacher).cache"),
		goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
}
