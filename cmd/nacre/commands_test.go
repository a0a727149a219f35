package main

import (
	"context"
	"reflect"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
)

// captured runs a command that only notes what its flags say.
func captured[C any](t *testing.T, build func(environment, func(context.Context, environment, C) error) *cli.Command, args ...string) C {
	t.Helper()
	env, _, _ := fakeEnvironment()
	var got *C
	cmd := build(env, func(_ context.Context, _ environment, c C) error {
		got = &c
		return nil
	})
	if err := runCommandAlone(t, cmd, args...); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	if got == nil {
		t.Fatalf("%q: the action was not called", args)
	}
	return *got
}

func check[C any](t *testing.T, got, want C) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("flags say\n%+v, want\n%+v", got, want)
	}
}

func TestDevnetFlags(t *testing.T) {
	defaults := devnet.DefaultConfig()
	check(t, captured(t, newDevnetCommand), devnetConfig{Executors: defaults.Executors, BlockTime: defaults.BlockTime, File: defaults.InfoFile})
	check(t, captured(t, newDevnetCommand, "--executors", "5", "--block-time", "2s", "--dir", "/tmp/d", "--port", "8545",
		"--file", "net.json", "--executor", "./x", "--workerd", "./w", "--json"),
		devnetConfig{Executors: 5, BlockTime: 2 * time.Second, Dir: "/tmp/d", Port: 8545, File: "net.json", Executor: "./x", Workerd: "./w", JSON: true})
}

func TestDemoFlags(t *testing.T) {
	defaults := devnet.DefaultConfig()
	check(t, captured(t, newDemoCommand), demoConfig{
		devnetConfig: devnetConfig{Executors: defaults.Executors, BlockTime: defaults.BlockTime},
		Code:         "examples/quotes.js", Input: "@examples/inputs/quotes.json", Deadline: defaultDeadline,
	})
	check(t, captured(t, newDemoCommand, "--executors", "4", "--code", "a.js", "--input", "x", "--deadline", "1s", "--json"), demoConfig{
		devnetConfig: devnetConfig{Executors: 4, BlockTime: defaults.BlockTime, JSON: true}, Code: "a.js", Input: "x", Deadline: time.Second,
	})
}

var (
	someRPC   = []string{"--rpc", "https://rpc.example/", "--chain-id", "421614"}
	someJobs  = []string{"--jobs-contract", "0x1111111111111111111111111111111111111111"}
	someCode  = []string{"--code-contract", "0x2222222222222222222222222222222222222222"}
	someFlags = jobFlags{RPC: "https://rpc.example/", ChainID: 421614,
		Jobs: common.HexToAddress("0x1111111111111111111111111111111111111111"), Code: common.HexToAddress("0x2222222222222222222222222222222222222222")}
)

func with(args []string, more ...[]string) []string {
	for _, m := range more {
		args = append(args[:len(args):len(args)], m...)
	}
	return args
}

func TestDeployFlags(t *testing.T) {
	check(t, captured(t, newDeployCommand, "a.js"), deployConfig{File: "a.js"})
	check(t, captured(t, newDeployCommand, with([]string{"a.js", "--metadata", "m", "--key-file", "k"}, someRPC, someJobs, someCode)...),
		deployConfig{jobFlags: someFlags, File: "a.js", Metadata: "m", KeyFile: "k"})
}

func TestRunFlags(t *testing.T) {
	check(t, captured(t, newRunCommand, "a.js"), runConfig{Source: "a.js", Deadline: defaultDeadline, Secret: noSecret})
	check(t, captured(t, newRunCommand, with([]string{"a.js", "--input", "x", "--deadline", "1500ms", "--secret", "7", "--key-file", "k"}, someRPC, someJobs, someCode)...),
		runConfig{jobFlags: someFlags, Source: "a.js", Input: "x", Deadline: 1500 * time.Millisecond, Secret: "7", KeyFile: "k"})
	check(t, captured(t, newRunCommand, "a.js", "--devnet", "net.json", "--json"),
		runConfig{jobFlags: jobFlags{Devnet: "net.json", JSON: true}, Source: "a.js", Deadline: defaultDeadline, Secret: noSecret})
}

func TestJobFlags(t *testing.T) {
	flags := someFlags
	flags.Code = common.Address{} // not asked for
	for sub, watch := range map[string]bool{"show": false, "watch": true} {
		check(t, captured(t, newJobCommand, sub, "12"), jobConfig{ID: jobs.NewID(12), Watch: watch})
		check(t, captured(t, newJobCommand, with([]string{sub, "0x0c", "--from-block", "9"}, someRPC, someJobs)...),
			jobConfig{jobFlags: flags, ID: jobs.NewID(12), FromBlock: 9, Watch: watch})
	}
}

func TestWithdrawFlags(t *testing.T) {
	flags := someFlags
	flags.Code = common.Address{} // not asked for
	check(t, captured(t, newWithdrawCommand, "deposit"), withdrawConfig{What: "deposit", Timeout: defaultOwnerTimeout})
	for _, what := range []string{"pay", "credit"} {
		check(t, captured(t, newWithdrawCommand, with([]string{what, exampleEnclave, "--key-file", "k", "--timeout", "1s"}, someRPC, someJobs)...),
			withdrawConfig{jobFlags: flags, What: what, Whose: common.HexToAddress(exampleEnclave), KeyFile: "k", Timeout: time.Second})
	}
}
