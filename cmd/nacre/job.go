package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/jobs"
)

// jobConfig is what the flags and arguments of `nacre job` say.
type jobConfig struct {
	jobFlags
	ID        jobs.ID
	FromBlock uint64
	Watch     bool
}

func jobCommand(env environment) *cli.Command { return newJobCommand(env, showJob) }

func newJobCommand(env environment, act func(context.Context, environment, jobConfig) error) *cli.Command {
	return &cli.Command{
		Name:  "job",
		Usage: "look at a job",
		Description: `Example:
  nacre job show 1`,
		Action: needJobCommand,
		Commands: []*cli.Command{
			newJobSubcommand(env, act, false, &cli.Command{
				Name: "show", Usage: "show a job and the answers so far",
				Description: `Examples:
  nacre job show 1
  nacre job show 1 --rpc https://rpc.example/ --chain-id 421614 --jobs-contract 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed --from-block 120000000

Jobs are found by their events. If a provider refuses to search the whole
chain, say with --from-block where to begin. On a devnet it also shows why the
code failed on each executor, what it printed and which hosts it contacted: the
last 64 KiB, of the last 100 jobs.`,
			}),
			newJobSubcommand(env, act, true, &cli.Command{
				Name: "watch", Usage: "follow a job until its end",
				Description: `Examples:
  nacre job watch 1
  nacre job watch 1 --rpc https://rpc.example/ --chain-id 421614 --jobs-contract 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed --from-block 120000000

Exit status 0 means that at least one executor answered; 1 that nobody did in time.`,
			}),
		},
	}
}

// needJobCommand is the action of `nacre job` alone.
func needJobCommand(_ context.Context, cmd *cli.Command) error {
	name := cmd.Args().First()
	if id, err := jobs.ParseID(name); err == nil && !looksLikeHash(name, id) {
		return usagef("no command %q, did you mean nacre job show %s?", name, id)
	}
	return unknownCommand(cmd, name)
}

func newJobSubcommand(env environment, act func(context.Context, environment, jobConfig) error, watch bool, cmd *cli.Command) *cli.Command {
	c := jobConfig{Watch: watch}
	cmd.ArgsUsage = "ID"
	cmd.Flags = append(c.flags(false),
		&numberFlag{Name: "from-block", Usage: "`NUMBER` of the first block to search (default: 0)", Destination: &c.FromBlock})
	cmd.Action = func(ctx context.Context, cmd *cli.Command) error {
		args, err := positional(cmd, "ID")
		if err != nil {
			return err
		}
		if c.ID, err = jobs.ParseID(args[0]); err != nil {
			return usagef("job %q: want the number that nacre run printed", shorten(args[0]))
		}
		if c.ID == (jobs.ID{}) {
			return usagef("job %s: jobs are numbered from 1", shorten(args[0]))
		}
		if looksLikeHash(args[0], c.ID) {
			return usagef("job %s: that is a hash; want the job's number, which nacre run printed", shorten(args[0]))
		}
		return act(ctx, env, c)
	}
	return cmd
}

// looksLikeHash tells the hash of a transaction from a number: jobs count from
// 1, and none will ever be that great.
func looksLikeHash(s string, id jobs.ID) bool {
	_, err := parseHash(s)
	return err == nil && id.Big().BitLen() > 128
}

func showJob(ctx context.Context, env environment, c jobConfig) error {
	t, err := c.target("--jobs-contract")
	if err != nil {
		return err
	}
	client, err := t.dial(ctx, env)
	if err != nil {
		return err
	}
	defer client.Close()
	r, stop, err := t.jobReader(ctx, client)
	if err != nil {
		return err
	}
	defer stop()
	v, err := r.read(ctx, c.ID, c.FromBlock)
	if errors.Is(err, errNoJob) {
		return usageError{fmt.Errorf("%w at contract %s from block %d on", err, t.jobs, c.FromBlock)}
	}
	if err != nil {
		return err
	}
	p := env.progress()
	defer p.done()
	if c.Watch {
		if v, err = r.watch(ctx, v, t.poll(), p); err != nil {
			return err
		}
		p.done()
	}
	if !c.Watch {
		return printShown(env, c.JSON, withRuns(ctx, v, t.devnet))
	}
	if c.JSON {
		err = printJSON(env.stdout, v)
	} else {
		err = printJob(env, v)
	}
	return firstError(err, jobVerdict(v))
}

func printShown(env environment, asJSON bool, s shownJob) error {
	if asJSON {
		return printJSON(env.stdout, s)
	}
	return firstError(printJob(env, s.jobView), s.printRuns(env.stdout))
}

// Errors of jobs that did not end well.
var (
	errUnanswered   = errors.New("nobody answered in time")
	errBadSignature = errors.New("not signed by the executor it is said to come from")
)

// jobVerdict is nil if the job was answered and each answer stands our check.
func jobVerdict(v jobView) error {
	for _, a := range v.Answers {
		if !a.SignatureOK {
			return fmt.Errorf("job %s: answer %d, of %s: %w: %s", v.ID, a.Rank, a.Executor, errBadSignature, a.Signature)
		}
	}
	if len(v.Answers) == 0 {
		return fmt.Errorf("job %s: %w (%d executors, until %s); their logs say why", v.ID, errUnanswered, len(v.Selected), v.AnswerBy.UTC().Format("15:04:05 UTC"))
	}
	return nil
}
