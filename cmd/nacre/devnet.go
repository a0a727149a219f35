package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
)

// devnetConfig is what the flags of `nacre devnet` say.
type devnetConfig struct {
	Executors int
	BlockTime time.Duration
	Dir       string
	Port      int
	File      string
	Executor  string
	Workerd   string
	JSON      bool
}

func devnetCommand(env environment) *cli.Command { return newDevnetCommand(env, runDevnet) }

func newDevnetCommand(env environment, act func(context.Context, environment, devnetConfig) error) *cli.Command {
	var c devnetConfig
	defaults := devnet.DefaultConfig()
	return &cli.Command{
		Name:  "devnet",
		Usage: "run a whole network on this machine: chain, contracts, executors",
		Description: `Example:
  nacre devnet --executors 5 --block-time 2s

It runs until Ctrl-C and then leaves nothing behind. Meanwhile the file that it
writes tells the other commands where everything is. Keys and tokens of a
devnet are new each time and worth nothing.`,
		Flags: append(devnetFlags(&c, defaults),
			&durationFlag{Name: "block-time", Usage: "`TIME` between blocks, from 1s on", Value: defaults.BlockTime, Destination: &c.BlockTime},
			&cli.StringFlag{Name: "dir", Usage: "`DIRECTORY` for keys, logs and sockets, empty or new; removed at the end (default: a temporary one)", Destination: &c.Dir},
			&countFlag{Name: "port", Usage: "`PORT` of JSON-RPC on 127.0.0.1, HTTP and websocket (default: one that is free)", HideDefault: true, Destination: &c.Port},
			&cli.StringFlag{Name: "file", Usage: "`FILE` to describe the network in", Value: defaults.InfoFile, TakesFile: true, Destination: &c.File},
			jsonFlag(&c.JSON),
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

// devnetFlags are the flags that the demo has too.
func devnetFlags(c *devnetConfig, defaults devnet.Config) []cli.Flag {
	return []cli.Flag{
		&countFlag{Name: "executors", Usage: "`NUMBER` of executors", Value: defaults.Executors, Destination: &c.Executors},
		&cli.StringFlag{Name: "executor", Usage: "`PATH` of the executor program (default: $NACRE_EXECUTOR, else beside this one)", Destination: &c.Executor},
		workerdFlag(&c.Workerd),
	}
}

// start brings the network up. What is wrong with the flags is a usage error.
func (c devnetConfig) start(ctx context.Context, env environment, progress func(string)) (*devnet.Devnet, error) {
	executor, err := findExecutor(env, c.Executor)
	if err != nil {
		return nil, err
	}
	workerd, err := findWorkerd(env, c.Workerd)
	if err != nil {
		return nil, err
	}
	cfg := devnet.Config{
		Executors: c.Executors, BlockTime: c.BlockTime, Dir: c.Dir, InfoFile: c.File, Port: c.Port,
		Executor: executor, Workerd: workerd, Log: errorLog(env), Progress: progress,
	}
	d, err := devnet.Start(ctx, cfg)
	if err != nil {
		return nil, devnetError(err)
	}
	for _, line := range lacking(d.Info()) {
		fmt.Fprintln(env.stderr, "warning: the executors run without "+line)
	}
	return d, nil
}

// lacking is what executors lack on this machine, each thing once.
func lacking(info devnet.Info) (lines []string) {
	for _, e := range info.Executors {
		for _, line := range e.Missing {
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// devnetRules are the errors of a devnet that the person can mend with a flag.
var devnetRules = []struct {
	flag string
	rule error
}{
	{"--executors", devnet.ErrExecutors}, {"--block-time", devnet.ErrBlockTime}, {"--port", devnet.ErrPort},
	{"--dir", devnet.ErrDir}, {"--dir", devnet.ErrDirLong}, {"--dir", devnet.ErrNoDir},
	{"--file", devnet.ErrRunning}, {"--file", devnet.ErrInfoVersion}, {"--file", devnet.ErrNotInfo}, {"--file", devnet.ErrInfoFile},
}

// devnetError makes usage errors of what the person can mend with a flag.
func devnetError(err error) error {
	for _, r := range devnetRules {
		if errors.Is(err, r.rule) {
			return usageError{fmt.Errorf("%s: %w", r.flag, err)}
		}
	}
	return err
}

// executorPlaces are relative to the directory of the nacre binary and to the
// working directory.
var executorPlaces = []string{"executor", "bin/executor"}

func findExecutor(env environment, flag string) (string, error) {
	return findTool(env, tool{
		name: "executor", flag: flag, envName: "NACRE_EXECUTOR",
		places: executorPlaces, mend: "run `make build`",
	})
}

func runDevnet(ctx context.Context, env environment, c devnetConfig) error {
	p := env.progress()
	defer p.done()
	d, err := c.start(ctx, env, p.say)
	if err != nil {
		return err
	}
	p.done()
	if c.JSON {
		err = printJSON(env.stdout, d.Info())
	} else {
		err = printDevnet(env, d.Info(), c.File)
	}
	if err == nil {
		<-ctx.Done()
	}
	p.step("stopping")
	err = errors.Join(err, stopped(d.Stop()))
	p.done()
	return err
}

// stopError says that a devnet did not stop as it should: something may be
// left behind.
type stopError struct{ err error }

func (e stopError) Error() string { return e.err.Error() }
func (e stopError) Unwrap() error { return e.err }
func (e stopError) kept()         {}

func stopped(err error) error {
	if err == nil {
		return nil
	}
	return stopError{err}
}

// printDevnet says where everything is, and what to type next.
func printDevnet(env environment, info devnet.Info, file string) error {
	err := printPairs(env.stdout,
		[2]string{"JSON-RPC", info.HTTPURL},
		[2]string{"websocket", info.WSURL},
		[2]string{"chain id", fmt.Sprint(info.ChainID)},
		[2]string{"described in", file},
		[2]string{"keys and logs", info.Dir},
	)
	c, t := info.Contracts, info.Tokens
	rows := [][]string{
		{"Jobs", c.Jobs.Hex()}, {"UserCode", c.UserCode.Hex()}, {"TeeManager", c.TeeManager.Hex()}, {"Executors", c.Executors.Hex()},
		{"AttestationVerifier", c.AttestationVerifier.Hex()}, {"payment token", t.Payment.Hex()}, {"staking token", t.Staking.Hex()},
	}
	fmt.Fprintln(env.stdout)
	err = firstError(err, printTable(env.stdout, []string{"CONTRACT", "ADDRESS"}, rows))
	a := info.Accounts
	rows = [][]string{
		{"user", a.User.Address.Hex(), a.User.KeyFile}, {"admin", a.Admin.Address.Hex(), a.Admin.KeyFile}, {"verifier", a.Verifier.Address.Hex(), a.Verifier.KeyFile},
	}
	fmt.Fprintln(env.stdout)
	err = firstError(err, printTable(env.stdout, []string{"ACCOUNT", "ADDRESS", "KEY FILE"}, rows))
	rows = nil
	for _, e := range info.Executors {
		rows = append(rows, []string{e.Address.Hex(), e.URL, e.LogFile})
	}
	fmt.Fprintln(env.stdout)
	err = firstError(err, printTable(env.stdout, []string{"EXECUTOR", "API", "LOG"}, rows))
	_, last := fmt.Fprintf(env.stdout, "\nReady. In another shell, in this folder:\n  nacre run examples/quotes.js --input @examples/inputs/quotes.json\nCtrl-C stops it and leaves nothing behind.\n")
	return firstError(err, last)
}
