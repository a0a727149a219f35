package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"

	"golang.org/x/term"
)

// environment is all that a command takes from the process it runs in. Tests
// hand in their own and so run every command without a process.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	// isTerminal says that a person watches stderr: progress may be redrawn
	// in place. Otherwise progress is plain lines.
	isTerminal bool

	getenv func(name string) string
	now    func() time.Time

	// readSecret asks for a line without echo; nil if nobody can be asked.
	readSecret func(ctx context.Context, prompt string) ([]byte, error)

	// until ends the reading of inputs: with a signal, or with the command's
	// time. Nil: nothing ends it.
	until context.Context

	version string
}

// within is the environment for what may take no longer than ctx.
func (env environment) within(ctx context.Context) environment {
	env.until = ctx
	return env
}

// context is what ends the reading of inputs.
func (env environment) context() context.Context {
	if env.until == nil {
		return context.Background()
	}
	return env.until
}

// processEnvironment is the environment of the real process.
func processEnvironment() environment {
	env := environment{
		stdin:      os.Stdin,
		stdout:     os.Stdout,
		stderr:     os.Stderr,
		isTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		getenv:     os.Getenv,
		now:        time.Now,
		version:    buildVersion(),
	}
	if term.IsTerminal(int(os.Stdin.Fd())) {
		env.readSecret = readFromTerminal
	}
	return env
}

// readFromTerminal prompts on stderr, so that stdout carries answers only. In
// raw mode Ctrl-C is a letter like others and no signal, and ends the reading.
func readFromTerminal(ctx context.Context, prompt string) ([]byte, error) {
	in, release, err := interruptible(ctx, os.Stdin)
	if err != nil {
		return nil, err
	}
	defer release()
	fd := int(os.Stdin.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	defer term.Restore(fd, state)
	person := struct {
		io.Reader
		io.Writer
	}{in, os.Stderr}
	line, err := term.NewTerminal(person, "").ReadPassword(prompt)
	if errors.Is(err, io.EOF) { // Ctrl-C or Ctrl-D
		return nil, context.Canceled
	}
	return []byte(line), err
}

// buildVersion is the module's version or, in a build from a checkout, the
// commit that was checked out.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	version := "devel"
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			version += "-" + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			version += "+dirty"
		}
	}
	return version
}
