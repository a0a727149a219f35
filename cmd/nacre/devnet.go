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
	AdminKey  string
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
devnet are new each time and worth nothing; with an admin's key of your own the
contracts are where they were the last time. docs/devnet.md says how to add an
executor of your own.`,
		Flags: append(devnetFlags(&c, defaults, 0),
			&durationFlag{Name: "block-time", Usage: "`TIME` between blocks, whole seconds from 1s to 1m", Value: defaults.BlockTime, Destination: &c.BlockTime},
			&cli.StringFlag{Name: "dir", Usage: "`DIRECTORY` for keys, logs and sockets, empty or new; removed at the end (default: a temporary one)", Destination: &c.Dir},
			&countFlag{Name: "port", Usage: "`PORT` of JSON-RPC on 127.0.0.1, HTTP and websocket, 1 to 65535 (default: one that is free)", HideDefault: true, Destination: &c.Port},
			&cli.StringFlag{Name: "file", Usage: "`FILE` to describe the network in", Value: defaults.InfoFile, TakesFile: true, Destination: &c.File},
			&cli.StringFlag{Name: "admin-key-file", Usage: "`FILE` with the key that deploys the contracts (default: a new one)", TakesFile: true, Destination: &c.AdminKey},
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
func devnetFlags(c *devnetConfig, defaults devnet.Config, least int) []cli.Flag {
	return []cli.Flag{
		&countFlag{Name: "executors", Usage: fmt.Sprintf("`NUMBER` of executors, %d to %d; a job gets three, or all if there are fewer", least, devnet.MaxExecutors), Value: defaults.Executors, Destination: &c.Executors},
		&cli.StringFlag{Name: "executor", Usage: "`PATH` of the executor program (default: $NACRE_EXECUTOR, else beside this one)", Destination: &c.Executor},
		workerdFlag(&c.Workerd),
	}
}

// start brings the network up. What is wrong with the flags is a usage error.
func (c devnetConfig) start(ctx context.Context, env environment, progress func(string)) (*devnet.Devnet, error) {
	cfg := devnet.Config{
		Executors: c.Executors, BlockTime: c.BlockTime, Dir: c.Dir, InfoFile: c.File, Port: c.Port, Secrets: true,
		Log: errorLog(env), Progress: progress,
	}
	var err error
	if c.AdminKey != "" {
		if cfg.Admin, err = readKey(env, keySource{what: "the admin's key", flag: "--admin-key-file", file: c.AdminKey}); err != nil {
			return nil, err
		}
	}
	if c.Executors > 0 {
		if cfg.Executor, err = findExecutor(env, c.Executor); err != nil {
			return nil, err
		}
		if cfg.Workerd, err = findWorkerd(env, c.Workerd); err != nil {
			return nil, err
		}
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
		{"AttestationVerifier", c.AttestationVerifier.Hex()}, {"SecretManager", c.SecretManager.Hex()}, {"SecretStore", c.SecretStore.Hex()},
		{"Directory", c.Directory.Hex()}, {"payment token", t.Payment.Hex()}, {"staking token", t.Staking.Hex()},
	}
	fmt.Fprintln(env.stdout)
	err = firstError(err, printTable(env.stdout, []string{"CONTRACT", "ADDRESS"}, rows))
	a := info.Accounts
	rows = [][]string{
		{"user", a.User.Address.Hex(), a.User.KeyFile}, {"admin", a.Admin.Address.Hex(), a.Admin.KeyFile}, {"verifier", a.Verifier.Address.Hex(), a.Verifier.KeyFile},
	}
	fmt.Fprintln(env.stdout)
	err = firstError(err, printTable(env.stdout, []string{"ACCOUNT", "ADDRESS", "KEY FILE"}, rows))
	next := "It has no executors; docs/devnet.md says how to add one of your own."
	if len(info.Executors) > 0 {
		next = "In another shell, in this folder:\n  nacre run examples/quotes.js --input @examples/inputs/quotes.json"
		err = firstError(err, printExecutors(env, info))
	}
	_, last := fmt.Fprintf(env.stdout, "\nReady. %s\nCtrl-C stops it and leaves nothing behind.\n", next)
	return firstError(err, last)
}

func printExecutors(env environment, info devnet.Info) error {
	var apis, files [][]string
	for i, e := range info.Executors {
		number := fmt.Sprint(i + 1)
		apis = append(apis, []string{number, e.Address.Hex(), e.URL})
		files = append(files, []string{number, orDash(e.SecretsURL), e.LogFile})
	}
	fmt.Fprintln(env.stdout)
	err := printTable(env.stdout, []string{"", "EXECUTOR", "API"}, apis)
	fmt.Fprintln(env.stdout)
	return firstError(err, printTable(env.stdout, []string{"", "EXTERNAL PORT", "LOG"}, files))
}
