package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	contractparams "github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
)

const defaultDeadline = 5 * time.Second

// simulateConfig is what the flags and arguments of `nacre simulate` say.
type simulateConfig struct {
	File     string
	Input    string
	Secret   string // path; none if empty
	Deadline time.Duration
	Memory   byteSize
	Egress   egress.Policy
	Workerd  string
	JSON     bool
}

func simulateCommand(env environment) *cli.Command { return newSimulateCommand(env, simulate) }

func newSimulateCommand(env environment, act func(context.Context, environment, simulateConfig) error) *cli.Command {
	var c simulateConfig
	return &cli.Command{
		Name:      "simulate",
		Usage:     "run a JavaScript file in the sandbox of an executor, without a chain",
		ArgsUsage: "FILE.js",
		Description: `Examples:
  nacre simulate examples/quotes.js --input @examples/inputs/quotes.json
  nacre simulate FILE.js --input '{"city": "Oslo"}' --secret-file api.key --deadline 2s --egress api.example.com:443

The file is an ES module whose default export has fetch(request, env). It gets
one POST request whose body is the input; the body of its response is the output.
With --secret-file, env.secret is an ArrayBuffer of it, and where the code shows
it whole (as it is, escaped, in hex, in base64 or as numbers) it is replaced by
[secret], as in an executor; one shorter than 8 bytes, white space around it left
out, is not.
What the code prints and which hosts it contacts are shown. Where the kernel
grants not all limits it runs with fewer and says so; without its jail it does not.
Exit status 0 means that the code ran to a result, whatever its result code.
What a job on chain could not have (code or input above 126 KiB, a secret above
1 MiB, a deadline outside 100ms to 5m) is run nevertheless, with a warning.`,
		Flags: []cli.Flag{
			inputFlag(&c.Input),
			&cli.StringFlag{Name: "secret-file", Usage: "`FILE` whose bytes the code gets as env.secret, or - (standard input); at most 1250000B, on a network 1MiB (default: none)", TakesFile: true, Destination: &c.Secret},
			&durationFlag{Name: "deadline", Usage: "`TIME` that the code gets, such as 500ms or 2s", Value: defaultDeadline, Destination: &c.Deadline},
			&sizeFlag{Name: "memory", Usage: "`SIZE` of memory that the sandbox gets, at least 48MiB: such as 64MiB (1024² bytes), 100MB (1000²) or 100000000 (bytes)", Value: byteSize(workerd.DefaultLimits().Memory), Destination: &c.Memory},
			&egressFlag{Name: "egress", Usage: "where the code may connect: none, public, or a `LIST` such as api.example.com:443,10.1.0.0/16", Value: egress.DefaultPolicy(), Destination: &c.Egress},
			workerdFlag(&c.Workerd),
			jsonFlag(&c.JSON),
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "FILE.js")
			if err != nil {
				return err
			}
			c.File = args[0]
			return act(ctx, env, c)
		},
	}
}

func inputFlag(at *string) cli.Flag {
	return &cli.StringFlag{Name: "input", Usage: "what the code gets: `TEXT`, @FILE, @- (standard input) or 0xHEX (default: nothing)", Destination: at}
}

func workerdFlag(at *string) cli.Flag {
	return &cli.StringFlag{Name: "workerd", Usage: "`PATH` of workerd (default: $NACRE_WORKERD, else what make tools installed)", Destination: at}
}

// simulation is the answer in JSON.
type simulation struct {
	ErrorCode     uint8          `json:"errorCode"`
	Error         string         `json:"error"`
	Output        string         `json:"output"` // 0x…
	TotalTimeMs   uint64         `json:"totalTimeMs"`
	Logs          string         `json:"logs"`
	Network       []jobs.HostUse `json:"network,omitempty"`
	MissingLimits []string       `json:"missingLimits,omitempty"`
}

func simulate(ctx context.Context, env environment, c simulateConfig) error {
	limits := workerd.DefaultLimits()
	limits.Memory = int64(c.Memory)
	if err := limits.Check(); err != nil {
		return usagef("--memory %s: %v", c.Memory, err)
	}
	if m, err := workerd.ThisMachine(); err == nil && limits.Memory > m.Memory {
		return usagef("--memory %s: this machine has %d MiB", c.Memory, m.Memory>>20)
	}
	task := jobs.Task{Deadline: c.Deadline}
	var err error
	if task.Code, err = readCode(env, c.File, byteSize(limits.Code)); err != nil {
		return err
	}
	if task.Input, err = parseInput(env, c.Input, byteSize(limits.Input)); err != nil {
		return err
	}
	if task.Secret, err = readSecretFile(env, c); err != nil {
		return err
	}
	binary, err := findWorkerd(env, c.Workerd)
	if err != nil {
		return err
	}
	warnOfChain(env, task)
	result, missing, err := runOnce(ctx, env, workerd.Config{Binary: binary, Limits: limits, Egress: c.Egress}, task)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(env.stdout, newSimulation(result, missing))
	}
	return printSimulation(env, result, missing)
}

func readSecretFile(env environment, c simulateConfig) ([]byte, error) {
	switch {
	case c.Secret == "":
		return nil, nil
	case c.Secret == "-" && c.Input == "@-":
		return nil, usagef("--secret-file - and --input @-: only one can be the standard input")
	}
	if _, err := os.Stat(c.Secret); c.Secret != "-" && err != nil && !errors.Is(err, fs.ErrPermission) {
		// What is there instead of the name of a file may be the secret, and
		// too long for one.
		return nil, usagef("--secret-file: there is no such file; want the name of a file that holds the secret, or - for the standard input, and never the secret itself")
	}
	secret, err := readLimited(env, c.Secret, "secret", workerd.MaxSecret)
	if err == nil && len(secret) == 0 {
		return nil, usagef("%s: empty; a secret has at least one byte", named("secret", c.Secret))
	}
	if short := len(bytes.TrimSpace(secret)); err == nil && short < workerd.MinRedacted {
		fmt.Fprintf(env.stderr, "warning: the secret has %d bytes, white space around it left out: one shorter than %d is not replaced by [secret] in what is shown\n", short, workerd.MinRedacted)
	}
	return secret, err
}

// warnOfChain says where a job on chain could not be like the task. The
// deadlines are those that contracts have unless their deployer chose others.
func warnOfChain(env environment, task jobs.Task) {
	for _, part := range []struct {
		what string
		size int
	}{{"code", len(task.Code)}, {"input", len(task.Input)}} {
		if part.size > maxCalldata {
			fmt.Fprintf(env.stderr, "warning: %d bytes of %s are more than a transaction can carry, about %s: no job can have them\n", part.size, part.what, byteSize(maxCalldata))
		}
	}
	usual := contractparams.Default(common.Address{})
	if n := uint64(len(task.Secret)); n > usual.MaxSecretSize {
		fmt.Fprintf(env.stderr, "warning: the secret has %d bytes; contracts take up to %s by default\n", n, byteSize(usual.MaxSecretSize))
	}
	if task.Deadline < usual.MinDeadline || task.Deadline > usual.MaxDeadline {
		fmt.Fprintf(env.stderr, "warning: contracts take deadlines of %s to %s by default, not %s\n",
			shortDuration(usual.MinDeadline), shortDuration(usual.MaxDeadline), shortDuration(task.Deadline))
	}
}

const simulateDirPrefix = "nacre-simulate-"

// emptyDirAge is the age from which a folder without a pool's folder in it was
// left by a process that was killed in between, which takes no time.
const emptyDirAge = time.Minute

// sweepSimulations removes what killed simulations left in a folder. A pool's
// folder bears the process that made it in its name.
func sweepSimulations(temp string) {
	entries, err := os.ReadDir(temp)
	if err != nil {
		return // making one's own folder there says why
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), simulateDirPrefix) {
			continue
		}
		dir := filepath.Join(temp, e.Name())
		if abandoned(dir) {
			os.RemoveAll(dir) // another's stays: it is not ours to remove
		}
	}
}

func abandoned(dir string) bool {
	inside, err := os.ReadDir(dir)
	info, statErr := os.Lstat(dir)
	if err != nil || statErr != nil {
		return false
	}
	for _, e := range inside {
		if !cgroup.Stale("", e.Name()) {
			return false
		}
	}
	return len(inside) > 0 || time.Since(info.ModTime()) > emptyDirAge
}

// runOnce runs a task in a pool that exists for it alone: one sandbox, started
// when the task is there.
func runOnce(ctx context.Context, env environment, c workerd.Config, task jobs.Task) (result jobs.Result, missing []string, err error) {
	sweepSimulations(socketTempDir(env))
	dir, err := os.MkdirTemp(socketTempDir(env), simulateDirPrefix)
	if err != nil {
		return result, nil, fmt.Errorf("making a directory for sockets: %w", err)
	}
	defer os.RemoveAll(dir)
	c.Sizes = workerd.Sizes{Slots: 1, Memory: c.Limits.Memory}
	c.RuntimeDir, c.AllowMissingLimits, c.Log = dir, true, errorLog(env)
	pool, err := workerd.NewPool(ctx, c)
	if bad := (*workerd.BinaryError)(nil); errors.As(err, &bad) {
		return result, nil, usagef("%v; run `make tools`", bad)
	}
	if err != nil {
		return result, nil, fmt.Errorf("preparing the sandbox: %w", err)
	}
	defer func() { err = firstError(err, pool.Close()) }()
	result, err = pool.Run(ctx, task)
	return result, pool.MissingLimits(), err
}

// socketTempDir is the folder for temporary files, unless a socket in it
// would have a longer name than the kernel takes.
func socketTempDir(env environment) string {
	if dir := env.getenv("TMPDIR"); dir != "" && len(dir) <= 16 {
		return dir
	}
	return "/tmp"
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func newSimulation(r jobs.Result, missing []string) simulation {
	s := simulation{
		ErrorCode:     uint8(r.Outcome),
		Output:        hexBytes(r.Output),
		TotalTimeMs:   r.TotalTimeMs(),
		Logs:          strings.ToValidUTF8(string(r.Logs), "\uFFFD"),
		Network:       r.Network,
		MissingLimits: missing,
	}
	if r.Outcome != jobs.OK {
		s.Error = outcomeText(r)
	}
	return s
}

// outcomeText describes how a run ended, with the detail that the sandbox
// found, if any.
func outcomeText(r jobs.Result) string {
	if r.Detail == "" {
		return r.Outcome.String()
	}
	return r.Outcome.String() + ": " + oneLine(printable([]byte(r.Detail)))
}

func printSimulation(env environment, r jobs.Result, missing []string) error {
	fmt.Fprintf(env.stdout, "result  %d, %s\ntime    %d ms\noutput  %s\n",
		r.Outcome, outcomeText(r), r.TotalTimeMs(), readable(r.Output))
	if len(r.Network) > 0 {
		fmt.Fprintln(env.stdout, "network")
		if err := printHosts(env.stdout, "", r.Network, 0); err != nil {
			return err
		}
	}
	if len(r.Logs) > 0 {
		fmt.Fprintln(env.stdout, "logs")
		if err := printLogs(env.stdout, "", r.Logs); err != nil {
			return err
		}
	}
	for _, m := range missing {
		fmt.Fprintln(env.stderr, "without a limit: "+m)
	}
	return nil
}
