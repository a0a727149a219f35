package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(leakChecked{m}, map[string]func(){"nacre": main})
}

// leakChecked fails the tests if a goroutine outlives them.
type leakChecked struct{ tests *testing.M }

func (m leakChecked) Run() int {
	defer os.RemoveAll(programs)
	code := m.tests.Run()
	// Of geth: one stays for the life of the process, the other ends a second
	// after its database was closed.
	err := goleak.Find(goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/core.(*txSenderCacher).cache"),
		goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
	if err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

// TestScripts runs the command as people do. $EXAMPLES is the examples' folder.
func TestScripts(t *testing.T) {
	root := repositoryRoot(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", filepath.Join(root, "examples"))
			env.Setenv("NACRE_WORKERD", workerdForTests(env.T().(testing.TB), root))
			return nil
		},
	})
}

func repositoryRoot(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// workerdForTests is the workerd that the make targets install.
func workerdForTests(t testing.TB, root string) string {
	t.Helper()
	path := filepath.Join(root, "node_modules/@cloudflare/workerd-linux-64/bin/workerd")
	if _, err := os.Stat(path); err != nil {
		need(t, "workerd is not installed: run `make tools`")
	}
	return path
}

// need skips a test for lack of something, which is a failure where the
// machine is known to have all.
func need(t testing.TB, lack string) {
	t.Helper()
	if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
		t.Fatal(lack)
	}
	t.Skip(lack)
}
