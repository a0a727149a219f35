package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/nacre-tee/nacre/enclave"
)

// Errors of parseOptions.
var (
	errNoConfig   = errors.New("no config file, want --config-file PATH; config.example.json of cmd/verifier shows every key")
	errNoAddress  = errors.New("no address to serve on, want --listen ADDRESS")
	errExtraWords = errors.New("takes flags only")
)

// options are the command's flags.
type options struct {
	configFile string
	listen     string
	build      buildOptions // of the development build, or of the enclave build
}

func (o *options) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("verifier", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // run prints errors, in one line
	fs.StringVar(&o.configFile, "config-file", "", "config file, JSON (`PATH`)")
	fs.StringVar(&o.listen, "listen", "", "`ADDRESS` to serve on: any:PORT of vsock; the development build also takes tcp://HOST:PORT and unix:///PATH")
	o.build.flags(fs)
	return fs
}

func parseOptions(args []string) (options, error) {
	var o options
	fs := o.flags()
	if err := fs.Parse(args); err != nil {
		return options{}, err
	}
	switch {
	case fs.NArg() > 0:
		return options{}, fmt.Errorf("%w, not %q", errExtraWords, fs.Arg(0))
	case o.configFile == "":
		return options{}, errNoConfig
	case o.listen == "":
		return options{}, errNoAddress
	}
	if err := checkListen(o.listen); err != nil {
		return options{}, err
	}
	return o, nil
}

// checkListen finds what cannot be listened on before there is a key to lose.
func checkListen(address string) error {
	err := enclave.CheckListen(address)
	switch {
	case errors.Is(err, enclave.ErrVsockAddr):
		return fmt.Errorf("--listen: %w; the development build also takes tcp://HOST:PORT and unix:///PATH", err)
	case err != nil:
		return fmt.Errorf("--listen: %w", err)
	}
	return nil
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, `verifier signs, for a contract, for attestation documents of enclaves whose image
that contract's network approves. It makes its key when it starts.

  verifier --config-file config.json --listen any:6010

`)
	var o options
	fs := o.flags()
	fs.SetOutput(w)
	fs.PrintDefaults()
}
