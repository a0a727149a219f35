// Command verifier is the attestation verifier as it runs in an enclave of its
// own: it makes its key there, gives out attestation documents for that key, and
// signs for documents of enclaves whose image the chain approves. What it refuses
// is the matter of package verifier; this wires it to the chain and the machine.
//
// Outside of an enclave, `nacre verifier serve` does the same.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
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
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr, serve))
}

// action is what run does once flags and config are known to be good.
type action func(ctx context.Context, opts options, cfg config.Config, log *slog.Logger) error

func run(ctx context.Context, args []string, stdout, stderr io.Writer, act action) int {
	opts, err := parseOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		printHelp(stdout)
		return exitOK
	}
	var cfg config.Config
	if err == nil {
		cfg, err = config.Load(opts.configFile)
	}
	if err == nil {
		err = opts.build.check(cfg)
	}
	if err != nil {
		fmt.Fprintf(stderr, "verifier: %s (see verifier --help)\n", oneLine(err))
		return exitUsage
	}
	err = act(ctx, opts, cfg, slog.New(slog.NewJSONHandler(stderr, nil)))
	if err == nil || ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return exitOK // stopped when asked to, be it while it started
	}
	fmt.Fprintf(stderr, "verifier: %s\n", oneLine(err))
	return exitFailed
}

// oneLine is an error without what would begin another line.
func oneLine(err error) string {
	return strings.Join(strings.FieldsFunc(err.Error(), unicode.IsControl), " ")
}
