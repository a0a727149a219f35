package main

import (
	"context"
	"fmt"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/workerd"
)

// doctorTimeout bounds each look at something that might not answer.
const doctorTimeout = 5 * time.Second

// doctorConfig is what the flags of `nacre doctor` say.
type doctorConfig struct {
	Config  string // the executor's config file
	Devnet  string
	Workerd string
	JSON    bool
}

func doctorCommand(env environment) *cli.Command { return newDoctorCommand(env, doctor) }

func newDoctorCommand(env environment, act func(context.Context, environment, doctorConfig) error) *cli.Command {
	var c doctorConfig
	return &cli.Command{
		Name:  "doctor",
		Usage: "say what this machine lacks for an executor, and how to mend it",
		Description: `Examples:
  nacre doctor
  nacre doctor --config config.json

It looks at cgroups, namespaces, vsock, NSM, certificates, workerd and the jail
that workerd runs in, and with a config file (or a running devnet) also at the
RPC endpoints, the chain, the contracts, and the files that enclave_signer_file,
state_file and secret_store_path name. It lists each limit with its value and
whether that is the default, follows from this machine, or stands in the config
file.
With a config file it takes the workerd of that file, as the executor does.
$NACRE_WS_API_KEY, if set, is put after the last / of the websocket URL.
Exit status 0 means that nothing failed; warnings do not count.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "the executor's config `FILE`", TakesFile: true, Destination: &c.Config},
			devnetFlag(&c.Devnet),
			workerdFlag(&c.Workerd),
			jsonFlag(&c.JSON),
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

// checkStatus is how one check of the doctor ends.
type checkStatus string

const (
	passed checkStatus = "ok"
	warned checkStatus = "warn" // an executor elsewhere, or with less, may do without
	failed checkStatus = "fail"
)

// finding is one line of the doctor's answer.
type finding struct {
	Check  string      `json:"check"`
	Status checkStatus `json:"status"`
	Detail string      `json:"detail"`
	Mend   string      `json:"mend,omitempty"` // empty if the status is ok
}

func pass(check, format string, args ...any) finding {
	return finding{Check: check, Status: passed, Detail: fmt.Sprintf(format, args...)}
}

func warn(check, mend string, err error) finding {
	return finding{Check: check, Status: warned, Detail: oneLine(err.Error()), Mend: mend}
}

func fail(check, mend string, err error) finding {
	return finding{Check: check, Status: failed, Detail: oneLine(err.Error()), Mend: mend}
}

func doctor(ctx context.Context, env environment, c doctorConfig) error {
	where, findings, err := doctorNetwork(env, c)
	if err != nil {
		return err
	}
	h := thisHost()
	h.configured, h.egress = where.workerd, where.config.Egress.Policy
	findings = append(append(checkHost(ctx, h, env, c.Workerd), checkLimits(where.config, workerd.ThisMachine)...), findings...)
	findings = append(append(findings, checkFiles(where.config)...), checkSecretStore(where.config)...)
	if len(where.httpURLs) > 0 {
		findings = append(findings, checkNetwork(ctx, where)...)
	}
	if err := printFindings(env, c.JSON, findings); err != nil {
		return err
	}
	for _, f := range findings {
		if f.Status == failed {
			return errReported
		}
	}
	return nil
}

// doctorNetwork is the network of the config file, else that of a devnet,
// else none. A description of a devnet that nobody named and that cannot be
// read is another's matter, and only warned of.
func doctorNetwork(env environment, c doctorConfig) (network, []finding, error) {
	if c.Config != "" && c.Workerd != "" {
		return network{}, nil, usagef("--config FILE already says where workerd is: give it or --workerd")
	}
	if c.Config != "" {
		n, err := networkOfConfig(env, c.Config)
		return n, nil, err
	}
	info, found, err := readDevnet(c.Devnet)
	switch {
	case err != nil && c.Devnet == "":
		return network{config: config.Default()}, []finding{warn("devnet", "its chain is not looked at: name another file with --devnet, or remove this one", err)}, nil
	case err != nil || !found:
		return network{config: config.Default()}, nil, err
	}
	return networkOfDevnet(info), nil, nil
}

func printFindings(env environment, asJSON bool, findings []finding) error {
	if asJSON {
		return printJSON(env.stdout, findings)
	}
	rows := make([][]string, len(findings))
	for i, f := range findings {
		text := f.Detail
		if f.Mend != "" {
			text += "; " + f.Mend
		}
		rows[i] = []string{string(f.Status), f.Check, printable([]byte(text))}
	}
	return printTable(env.stdout, nil, rows)
}
