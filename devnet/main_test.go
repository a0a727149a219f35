package devnet

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// parentMode makes the test program a parent that starts a child and waits
// for its own death.
const parentMode = "NACRE_TEST_PARENT_IN"

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
		// geth keeps one cache of senders for the life of the program, and
		// the database in memory notices its end only every half minute.
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/core.(*txSenderCacher).cache"),
		goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
}
