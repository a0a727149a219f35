package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v3"
)

// fakeEnvironment has no terminal, no variables, and buffers for output.
func fakeEnvironment() (env environment, stdout, stderr *bytes.Buffer) {
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return environment{
		stdin: strings.NewReader(""), stdout: stdout, stderr: stderr,
		getenv: func(string) string { return "" },
		now:    func() time.Time { return time.Unix(1_800_000_000, 0) },

		version: "v1.2.3",
	}, stdout, stderr
}

// runArgs runs a command line in a fake environment.
func runArgs(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	env, out, errs := fakeEnvironment()
	code = run(context.Background(), append([]string{"nacre"}, args...), env)
	return code, out.String(), errs.String()
}

// runCommandAlone runs one command, made with a captured action.
func runCommandAlone(t *testing.T, cmd *cli.Command, args ...string) error {
	t.Helper()
	cmd.ExitErrHandler = func(context.Context, *cli.Command, error) {}
	strict(cmd)
	return cmd.Run(context.Background(), append([]string{cmd.Name}, args...))
}

func TestNothingShowsHelp(t *testing.T) {
	code, stdout, stderr := runArgs(t)
	if code != exitOK || !strings.Contains(stdout, "simulate") || stderr != "" {
		t.Fatalf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

func TestVersion(t *testing.T) {
	code, stdout, _ := runArgs(t, "--version")
	if code != exitOK || stdout != "nacre version v1.2.3\n" {
		t.Fatalf("code %d, stdout %q", code, stdout)
	}
}

// TestWrongUsageIsOneLine also holds the phrases of the flag library that
// plainFlagError relies on.
func TestWrongUsageIsOneLine(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"frobnicate"}, "nacre: no command \"frobnicate\"; see `nacre --help`"},
		{[]string{"simulat"}, "nacre: no command \"simulat\", did you mean \"simulate\"?; see `nacre --help`"},
		{[]string{"withdraw", "all"}, "nacre withdraw: no command \"all\"; there are nacre withdraw pay, nacre withdraw credit, nacre withdraw deposit; see `nacre withdraw --help`"},
		{[]string{"job", "frobnicate"}, "nacre job: no command \"frobnicate\"; there are nacre job show, nacre job watch; see `nacre job --help`"},
		{[]string{"simulate", "a.js", "--secret-file", ""}, "nacre simulate: --secret-file is given but empty; want FILE, or leave it out; see `nacre simulate --help`"},
		{[]string{"deploy", "a.js", "--rpc="}, "nacre deploy: --rpc is given but empty; want URL, or leave it out; see `nacre deploy --help`"},
		{[]string{"--frobnicate"}, "nacre: no flag --frobnicate; see `nacre --help`"},
		{[]string{"help", "docter"}, "nacre: No help topic for 'docter'; see `nacre --help`"},
		{[]string{"frobnicate", "--help"}, "nacre: No help topic for 'frobnicate'; see `nacre --help`"},
		{[]string{"stake", "frobnicate", "--help"}, "nacre: No help topic for 'frobnicate'; see `nacre --help`"},
		{[]string{"simulate", "--inptu", "x"}, "nacre simulate: no flag --inptu, did you mean --input?; see `nacre simulate --help`"},
		{[]string{"simulate", "a.js", "--input"}, "nacre simulate: flag --input needs a value; see `nacre simulate --help`"},
		{[]string{"simulate"}, "nacre simulate: FILE.js is missing; see `nacre simulate --help`"},
		{[]string{"simulate", "a.js", "b.js"}, "nacre simulate: unexpected argument \"b.js\"; see `nacre simulate --help`"},
	}
	for _, tt := range tests {
		code, stdout, stderr := runArgs(t, tt.args...)
		if code != exitUsage || stdout != "" || stderr != tt.want+"\n" {
			t.Errorf("nacre %s: code %d\nstdout %q\nstderr %q\nwant   %q", strings.Join(tt.args, " "), code, stdout, stderr, tt.want+"\n")
		}
	}
}

// TestEveryCommandTeaches asks of each command for an example that the
// command itself would take, as far as its flags go, and of a group of commands
// for one of any of them.
func TestEveryCommandTeaches(t *testing.T) {
	env, _, _ := fakeEnvironment()
	for _, top := range rootCommand(env).Commands {
		teaches(t, "nacre "+top.Name, top)
	}
}

func teaches(t *testing.T, name string, cmd *cli.Command) {
	t.Helper()
	if cmd.Usage == "" {
		t.Errorf("%s: no Usage", name)
	}
	if len(cmd.Commands) > 0 {
		for _, sub := range cmd.Commands {
			teaches(t, name+" "+sub.Name, sub)
		}
		if !strings.Contains(cmd.Description, "\n  "+name+" ") {
			t.Errorf("%s: no example in its Description", name)
		}
		return
	}
	examples := 0
	for line := range strings.Lines(cmd.Description) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, name) {
			continue
		}
		examples++
		for _, word := range strings.Fields(line) {
			flag, isFlag := strings.CutPrefix(word, "--")
			if isFlag && !hasFlag(cmd, flag) {
				t.Errorf("%s: its example has --%s, which it does not", name, flag)
			}
		}
	}
	if examples == 0 {
		t.Errorf("%s: no example in its Description", name)
	}
}

func hasFlag(cmd *cli.Command, name string) bool {
	for _, f := range cmd.Flags {
		for _, n := range f.Names() {
			if n == name {
				return true
			}
		}
	}
	return false
}

func TestInterruptedIsNoSuccess(t *testing.T) {
	env, _, stderr := fakeEnvironment()
	if code := report(env, commandError{"nacre x", context.Canceled}); code != exitFailed || stderr.String() != "nacre: interrupted\n" {
		t.Fatalf("code %d, stderr %q", code, stderr)
	}
}

// TestErrorsDriveNoTerminal: part of an error, or of progress, may come from
// an enclave or a node.
func TestErrorsDriveNoTerminal(t *testing.T) {
	for name, tell := range map[string]func(environment){
		"wrong usage": func(env environment) { report(env, commandError{"nacre x", usagef("it says \x1b[2J")}) },
		"a failure":   func(env environment) { report(env, errors.New("it says \x1b[2J")) },
		"a step":      func(env environment) { env.progress().step("it says \x1b[2J") },
	} {
		env, _, stderr := fakeEnvironment()
		tell(env)
		if got := stderr.String(); !strings.Contains(got, `it says \x1b[2J`) || strings.Contains(got, "\x1b") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestErrorsStayOnOneLine: an error from far away may have line ends in it.
func TestErrorsStayOnOneLine(t *testing.T) {
	env, _, stderr := fakeEnvironment()
	report(env, commandError{"nacre x", usagef("first\nsecond\r\n\tthird")})
	if got := stderr.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "first second third") {
		t.Fatalf("stderr %q", got)
	}
}
