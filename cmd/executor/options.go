package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/nacre-tee/nacre/cmd/executor/spelling"
	"github.com/nacre-tee/nacre/enclave"
)

// DefaultConfigFile is where the config file is looked for.
const DefaultConfigFile = "./oyster_serverless_executor_config.json"

// Errors of parseOptions.
var (
	errNoAddress  = errors.New("no address to serve the API on, want --vsock-addr any:PORT")
	errLogFormat  = errors.New("--log-format: want json or text")
	errLogLevel   = errors.New("want debug, info, warn or error")
	errExtraWords = errors.New("takes flags only")
)

// options are the command's flags.
type options struct {
	vsockAddr  string
	configFile string
	logFormat  string
	logLevel   slog.Level
	version    bool
	dev        devOptions // of the development build, or of the enclave build
}

// address is where the API is served, as enclave.Listen takes it.
func (o options) address() string {
	if o.vsockAddr != "" {
		return o.vsockAddr
	}
	return o.dev.address()
}

// secretsAddress is where the external port is: on vsock beside the API, with the
// port of the config file.
func (o options) secretsAddress(port uint16) string {
	at, err := enclave.ParseVsockAddr(o.vsockAddr)
	if err != nil {
		return o.dev.secretsAddress()
	}
	at.Port = uint32(port)
	return at.String()
}

func (o *options) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("executor", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // run prints errors, in one line
	fs.StringVar(&o.vsockAddr, "vsock-addr", "", "`CID:PORT` to serve the API on, any:PORT for the context id that this enclave was started with")
	fs.StringVar(&o.vsockAddr, "v", "", "short for --vsock-addr `CID:PORT`")
	fs.StringVar(&o.configFile, "config-file", DefaultConfigFile, "config file, JSON; config.example.json shows every key (`PATH`)")
	fs.StringVar(&o.logFormat, "log-format", "json", "`json` or text, one line an event, on standard error")
	fs.Func("log-level", "least `LEVEL` that is logged: debug, info, warn or error (default info)", o.setLogLevel)
	fs.BoolVar(&o.version, "version", false, "print the version and end")
	o.dev.flags(fs)
	return fs
}

func parseOptions(args []string) (options, error) {
	var o options
	fs := o.flags()
	if err := fs.Parse(args); err != nil {
		return options{}, plainFlagError(fs, err)
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

func (o *options) setLogLevel(text string) error {
	if o.logLevel.UnmarshalText([]byte(text)) != nil {
		return errLogLevel
	}
	return nil
}

// plainFlagError puts the library's errors into our words. The library has no
// types for them; a test holds the phrases that this relies on.
func plainFlagError(fs *flag.FlagSet, err error) error {
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		if name, empty := strings.CutPrefix(err.Error(), "flag needs an argument: -"); empty {
			return fmt.Errorf("flag %s needs a value", dashed(name))
		}
		return err
	}
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if meant := spelling.Nearest(name, names); meant != "" {
		return fmt.Errorf("no flag %s, did you mean %s?", dashed(name), dashed(meant))
	}
	return fmt.Errorf("no flag %s", dashed(name))
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func (o options) logger(w io.Writer) *slog.Logger {
	h := &slog.HandlerOptions{Level: o.logLevel, ReplaceAttr: withUnits}
	if o.logFormat == "text" {
		return slog.New(slog.NewTextHandler(w, h))
	}
	return slog.New(slog.NewJSONHandler(w, h))
}

// withUnits writes durations as 1.5s, which JSON would have in nanoseconds.
func withUnits(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindDuration {
		a.Value = slog.StringValue(a.Value.Duration().String())
	}
	return a
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, `executor runs people's JavaScript inside an enclave because a contract asked for
it, and answers on chain.

  executor --vsock-addr any:6000 --config-file ./config.json

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
