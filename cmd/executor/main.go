// Command executor is the daemon inside the enclave: it takes jobs from the
// chain, runs their code in sandboxes, and answers with results that carry the
// enclave's signature. It parses flags and the config file and wires the
// packages together; the rules are theirs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"regexp"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2 // wrong flags or config file: nothing was started
)

func main() {
	actAsInit()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the process; not within a moment, since each thread
	// of a parent that is killed may send the signal asked for at its death.
	context.AfterFunc(ctx, func() { time.AfterFunc(time.Second, stop) })
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr, serve))
}

// action is what run does once flags and config are known to be good.
type action func(ctx context.Context, opts options, cfg config.Config, log *slog.Logger) error

func run(ctx context.Context, args []string, stdout, stderr io.Writer, act action) int {
	opts, err := parseOptions(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		printHelp(stdout)
		return exitOK
	case err != nil:
		fmt.Fprintf(stderr, "executor: %s (see executor --help)\n", oneLine(err))
		return exitUsage
	case opts.version:
		fmt.Fprintln(stdout, "executor", version())
		return exitOK
	}
	cfg, err := config.Load(opts.configFile)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; name one with --config-file PATH, config.example.json shows every key", err)
	}
	if err != nil {
		fmt.Fprintf(stderr, "executor: %s\n", oneLine(err))
		return exitUsage
	}
	err = act(ctx, opts, cfg, opts.logger(stderr))
	if err == nil || ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return exitOK // stopped when asked to, be it while it started
	}
	fmt.Fprintf(stderr, "executor: %s\n", oneLine(err))
	if errors.As(err, new(usageError)) {
		return exitUsage
	}
	return exitFailed
}

// keyLike is what a private key looks like, and also a hash.
var keyLike = regexp.MustCompile(`\b(0x)?[0-9a-fA-F]{64}\b`)

// oneLine is an error as it is printed: without a key that was typed where it
// does not belong, and without what would begin another line.
func oneLine(err error) string {
	text := keyLike.ReplaceAllString(err.Error(), "[64 hex digits: if that is a key, do not use it again]")
	return strings.Join(strings.FieldsFunc(text, unicode.IsControl), " ")
}

// usageError is what the user has to set right before anything can start.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// serve is the action of the real daemon.
func serve(ctx context.Context, opts options, cfg config.Config, log *slog.Logger) error {
	harden(cfg, log)
	d, err := newDaemon(ctx, opts, cfg, log)
	if err != nil {
		return err
	}
	defer d.close()
	for _, w := range cfg.Warnings() { // not before it is known to start: then one line says why not
		log.Warn(w, "file", opts.configFile)
	}
	return d.run(ctx)
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(no build information)"
	}
	return info.Main.Version + " " + info.GoVersion
}
