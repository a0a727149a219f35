package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is an error that the person at the keyboard can mend: a wrong
// flag, file, address, key, URL or number. It ends the program with status 2.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// hashError is a usageError that names hashes, which are to be read: image ids
// and digests, none of them a key that was typed into a wrong place.
type hashError struct{ usageError }

func (e hashError) Unwrap() error { return e.usageError }

// usagef returns a usageError: one line that names what is wrong, where, and
// what would be right.
func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// commandError says which command an error belongs to.
type commandError struct {
	command string // "nacre simulate"
	err     error
}

func (e commandError) Error() string { return e.command + ": " + e.err.Error() }
func (e commandError) Unwrap() error { return e.err }

// errReported ends the program with status 1 and no further word: the
// command's answer has already said what is wrong.
var errReported = errors.New("already reported")

// interruption is the error of a command that was told to stop. It hides what
// the stop caused, and shows what happened all the same.
type interruption struct{ err error }

func (e interruption) Error() string {
	var in commandError
	var kept keptError
	switch {
	case !errors.As(e.err, &kept):
		return "nacre: interrupted"
	case errors.As(e.err, &in):
		return in.command + ": interrupted: " + in.err.Error()
	}
	return "nacre: interrupted: " + e.err.Error()
}

// keptError is an error that is worth its words although the command was told
// to stop.
type keptError interface {
	error
	kept()
}

// interrupted makes of any error of a command that was told to stop that it
// was: a program that is killed or a file that is not written yet fails in
// ways that look like the person's fault. It has no Unwrap for that reason.
func interrupted(err error) error {
	if err == nil || errors.Is(err, errReported) {
		return err
	}
	return interruption{err}
}

// report prints err, if any, as one line and returns the exit status.
func report(env environment, err error) int {
	var usage usageError
	var hashes hashError
	var in commandError
	var topic cli.ExitCoder
	inCommand := errors.As(err, &in)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported), errors.Is(err, errReaderLeft):
		return exitFailed
	case errors.As(err, &usage):
		hint := ""
		if inCommand {
			hint = "; see `" + in.command + " --help`"
		}
		line := plainLine(inWords(err))
		if !errors.As(err, &hashes) {
			line = hideKeys(line)
		}
		fmt.Fprintln(env.stderr, line+hint)
		return exitUsage
	case !inCommand && errors.As(err, &topic): // --help of a command that does not exist
		fmt.Fprintln(env.stderr, "nacre: "+hideKeys(plainLine(err.Error()))+"; see `nacre --help`")
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(env.stderr, "nacre: interrupted")
		return exitFailed
	default:
		fmt.Fprintln(env.stderr, plainLine(inWords(err)))
		return exitFailed
	}
}

// keyLike is what a private key looks like, and also a hash: no wrong usage
// needs to be told by either.
var keyLike = regexp.MustCompile(`\b(0x)?[0-9a-fA-F]{64}\b`)

// hideKeys keeps a key that was typed where it does not belong out of an error.
func hideKeys(s string) string {
	hidden := keyLike.ReplaceAllString(s, "[64 hex digits]")
	if hidden == s {
		return s
	}
	return hidden + "; if that is a key, it is now in your shell's history and was in the process list: do not use it again"
}

// plainLine is s on one line without what a terminal would obey: part of it may
// come from an enclave, a node or a file.
func plainLine(s string) string { return printable([]byte(oneLine(s))) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// strict makes a command and all below it answer wrong usage with one line
// instead of the library's page of help, and names the command in each error.
func strict(cmd *cli.Command) {
	cmd.OnUsageError = func(_ context.Context, at *cli.Command, err error, _ bool) error {
		return commandError{at.FullName(), usageError{plainFlagError(at, err)}}
	}
	if cmd.Action == nil {
		cmd.Action = needSubcommand
	} else if action := cmd.Action; true {
		cmd.Action = func(ctx context.Context, at *cli.Command) error {
			err := emptyFlag(at)
			if err == nil {
				err = action(ctx, at)
			}
			if err != nil {
				return commandError{at.FullName(), err}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands {
		strict(sub)
	}
}

// mayBeEmpty are the flags whose value is text that may be empty.
var mayBeEmpty = []string{"input", "metadata"}

// emptyFlag refuses a flag that was given and says nothing, as "$FILE" does if
// that is not set: it would count as not given, and something else be done.
func emptyFlag(cmd *cli.Command) error {
	for _, f := range cmd.Flags {
		text, ok := f.(*cli.StringFlag)
		if !ok || !cmd.IsSet(text.Name) || cmd.String(text.Name) != "" || slices.Contains(mayBeEmpty, text.Name) {
			continue
		}
		_, what, _ := strings.Cut(text.Usage, "`")
		what, _, _ = strings.Cut(what, "`")
		return usagef("%s is given but empty; want %s, or leave it out", dashed(text.Name), what)
	}
	return nil
}

// needSubcommand is the action of a command that only groups others.
func needSubcommand(_ context.Context, cmd *cli.Command) error {
	name := cmd.Args().First()
	if name == "" && cmd.Root() == cmd {
		return cli.ShowRootCommandHelp(cmd)
	}
	return commandError{cmd.FullName(), unknownCommand(cmd, name)}
}

// unknownCommand says which commands there are, or is meant by name.
func unknownCommand(cmd *cli.Command, name string) error {
	if name == "" {
		return usagef("which one? %s", subcommandNames(cmd))
	}
	var names []string
	for _, sub := range cmd.VisibleCommands() {
		names = append(names, sub.Name)
	}
	if s := nearest(name, names); s != "" {
		return usagef("no command %q, did you mean %q?", name, s)
	}
	if cmd.Root() != cmd {
		return usagef("no command %q; there are %s", shorten(name), subcommandNames(cmd))
	}
	return usagef("no command %q", name)
}

func subcommandNames(cmd *cli.Command) string {
	var names []string
	for _, sub := range cmd.VisibleCommands() {
		names = append(names, cmd.FullName()+" "+sub.Name)
	}
	return strings.Join(names, ", ")
}

// plainFlagError puts the library's flag errors into our words. The library
// has no types for them; a test holds the phrases that this relies on.
func plainFlagError(cmd *cli.Command, err error) error {
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -"); ok {
		var names []string
		for _, f := range cmd.Flags {
			names = append(names, f.Names()...)
		}
		if s := nearest(name, names); s != "" {
			return fmt.Errorf("no flag %s, did you mean %s?", dashed(name), dashed(s))
		}
		return fmt.Errorf("no flag %s", dashed(name))
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: "); ok {
		return fmt.Errorf("flag %s needs a value", name)
	}
	return errors.New(strings.Replace(err.Error(), " for flag -", " for --", 1))
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// positional returns the command's arguments if they are exactly those named,
// such as "FILE.js".
func positional(cmd *cli.Command, names ...string) ([]string, error) {
	args := cmd.Args().Slice()
	if len(args) < len(names) {
		return nil, usagef("%s is missing", names[len(args)])
	}
	if len(args) > len(names) {
		return nil, usagef("unexpected argument %q", args[len(names)])
	}
	return args, nil
}

// helpCommand is `nacre help [COMMAND …]`, in the list of commands for people
// to see; helpLast makes it work.
func helpCommand(root *cli.Command) *cli.Command {
	return &cli.Command{
		Name:        "help",
		Usage:       "show how a command is used",
		ArgsUsage:   "[COMMAND]",
		Description: "Example:\n  nacre help simulate",
		Action:      func(context.Context, *cli.Command) error { return cli.ShowRootCommandHelp(root) },
	}
}

// helpLast turns nacre help COMMAND into nacre COMMAND --help: the library
// knows the full name of a command only on its own way down to it.
func helpLast(args []string) []string {
	if len(args) < 3 || args[1] != "help" || strings.HasPrefix(args[2], "-") {
		return args
	}
	return append(append([]string{args[0]}, args[2:]...), "--help")
}
