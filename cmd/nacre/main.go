// Command nacre is what everybody outside the enclave uses: to try code, to
// run it on a network, and to bring executors up and look after them.
//
// Each command lives in the file of its name; what they share is in small
// files by subject: environment.go, usage.go, flags.go, input.go, key.go,
// output.go. A command is built by a constructor that takes the environment,
// and does its work in an action that tests replace.
package main

import (
	"context"
	"errors"
	"os"

	"github.com/urfave/cli/v3"
)

func main() {
	ctx, stop := untilSignal(context.Background())
	code := run(ctx, os.Args, processEnvironment())
	stop()
	os.Exit(code)
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, env environment) int {
	answer := &answerWriter{to: env.stdout}
	env.stdout = answer
	env = env.within(ctx)
	err := rootCommand(env).Run(ctx, helpLast(args))
	if ctx.Err() != nil {
		err = interrupted(err)
	}
	if err == nil || errors.Is(err, errReported) {
		err = firstError(answer.lost(), err)
	}
	return report(env, err)
}

// commands lists the constructors in the order in which help shows them.
var commands = []func(environment) *cli.Command{
	simulateCommand,
	devnetCommand,
	demoCommand,
	fundCommand,
	deployCommand,
	runCommand,
	jobCommand,
	secretCommand,
	initCommand,
	registerCommand,
	drainCommand,
	reviveCommand,
	deregisterCommand,
	stakeCommand,
	withdrawCommand,
	healthCommand,
	attestationCommand,
	verifierCommand,
	hostCommand,
	imageCommand,
	doctorCommand,
}

func rootCommand(env environment) *cli.Command {
	root := &cli.Command{
		Name:            "nacre",
		Usage:           "run JavaScript in enclaves because a contract asked for it",
		Version:         env.version,
		Description:     rootDescription,
		HideHelpCommand: true, // else every leaf gets a subcommand "help"
		Writer:          env.stdout,
		ErrWriter:       env.stderr,
		Reader:          env.stdin,
		ExitErrHandler:  func(context.Context, *cli.Command, error) {}, // run reports
	}
	for _, build := range commands {
		root.Commands = append(root.Commands, build(env))
	}
	root.Commands = append(root.Commands, helpCommand(root))
	strict(root)
	return root
}

const rootDescription = `Try code without a chain:        nacre simulate examples/quotes.js --input @examples/inputs/quotes.json
A whole network on this machine: nacre devnet
Run code on it (another shell):  nacre run examples/quotes.js --input @examples/inputs/quotes.json
What is wrong with this machine: nacre doctor
What is wrong with an executor:  nacre health URL

Answers go to the standard output, progress and errors to the standard error.
Exit status: 0 done, 1 failed, 2 wrong usage or input.
Keys come from files, the environment or a prompt, never from the command line.`
