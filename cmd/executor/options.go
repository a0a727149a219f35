package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"

	"github.com/nacre-tee/nacre/enclave"
)

// DefaultConfigFile is where the config file is looked for.
const DefaultConfigFile = "./oyster_serverless_executor_config.json"

// Errors of parseOptions.
var (
	errNoAddress  = errors.New("no address to serve the API on, want --vsock-addr CID:PORT")
	errLogFormat  = errors.New("log format must be json or text")
	errExtraWords = errors.New("takes flags only")
)

// options are the command's flags.
type options struct {
	vsockAddr  string
	configFile string
	logFormat  string
	logLevel   slog.Level
	version    bool
	dev        devOptions // empty in the enclave build
}

// address is where the API is served, as enclave.Listen takes it.
func (o options) address() string {
	if o.vsockAddr != "" {
		return o.vsockAddr
	}
	return o.dev.address()
}

func (o *options) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("executor", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // run prints errors, in one line
	fs.StringVar(&o.vsockAddr, "vsock-addr", "", "`CID:PORT` to serve the API on")
	fs.StringVar(&o.vsockAddr, "v", "", "short for --vsock-addr `CID:PORT`")
	fs.StringVar(&o.configFile, "config-file", DefaultConfigFile, "config file, JSON; config.example.json shows every key (`PATH`)")
	fs.StringVar(&o.logFormat, "log-format", "json", "`json` or text, one line an event, on standard error")
	fs.TextVar(&o.logLevel, "log-level", slog.LevelInfo, "least `LEVEL` that is logged: debug, info, warn or error")
	fs.BoolVar(&o.version, "version", false, "print the version and end")
	o.dev.flags(fs)
	return fs
}

func parseOptions(args []string) (options, error) {
	var o options
	fs := o.flags()
	if err := fs.Parse(args); err != nil {
		return options{}, err
	}
	switch {
	case o.version:
		return o, nil
	case fs.NArg() > 0:
		return options{}, fmt.Errorf("%w, not %q", errExtraWords, fs.Arg(0))
	case o.logFormat != "json" && o.logFormat != "text":
		return options{}, fmt.Errorf("%w, not %q", errLogFormat, o.logFormat)
	case o.address() == "":
		return options{}, errNoAddress
	}
	if o.vsockAddr != "" {
		if _, err := enclave.ParseVsockAddr(o.vsockAddr); err != nil {
			return options{}, fmt.Errorf("--vsock-addr: %w", err)
		}
	}
	return o, o.dev.check(o.vsockAddr)
}

func (o options) logger(w io.Writer) *slog.Logger {
	h := &slog.HandlerOptions{Level: o.logLevel}
	if o.logFormat == "text" {
		return slog.New(slog.NewTextHandler(w, h))
	}
	return slog.New(slog.NewJSONHandler(w, h))
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, `executor runs people's JavaScript inside an enclave because a contract asked for
it, and answers on chain.

  executor --vsock-addr 88:6000 --config-file ./config.json

It starts blank. Its owner then gives it an address and keys over the API
(nacre init), registers it (nacre register), and jobs come. SIGTERM lets it
finish the jobs that it has; a second one ends it at once.

Exit status: 0 stopped when asked to, 1 failed, 2 wrong flags or config file.

Flags:
`)
	var o options
	fs := o.flags()
	fs.SetOutput(w)
	fs.PrintDefaults()
}
