package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/parent"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// Defaults of the flags for nitro-cli.
const (
	defaultHostMemory = 4096 // MiB
	defaultHostCPUs   = 2
	defaultNitroCLI   = "nitro-cli"
	enclaveName       = "nacre"
)

func hostCommand(env environment) *cli.Command { return newHostCommand(env, serveHost) }

func newHostCommand(env environment, act func(context.Context, environment, hostConfig) error) *cli.Command {
	var c hostConfig
	return &cli.Command{
		Name:  "host",
		Usage: "serve an enclave on the machine that runs it: its way out, the ways in, its restart",
		Description: `Examples:
  nacre host --cid 16 --eif nacre.eif --memory 4096 --cpus 2 --api 127.0.0.1:6000 --secrets 0.0.0.0:6002
  nacre host --cid 16 --allow public,10.1.2.3:8545 --metrics 127.0.0.1:9101
  nacre host --cid 16 --heartbeat --console serial.log --run 'qemu-system-x86_64 -serial file:serial.log …'

An enclave has vsock and no other network. This is the other end of it, one
process for one enclave, until Ctrl-C: then it shows what went where.
  out  port 8001 of vsock takes HTTP CONNECT. Names are looked up here, once, and
       what was judged is dialled: public addresses, unless --allow says more.
       What the enclave sends with TLS passes as ciphertext.
  in   --api, --secrets and --publish open addresses of this machine that lead to
       ports of the enclave. Who reaches the API of a blank enclave first becomes
       its owner: keep --api on 127.0.0.1.
  up   --eif starts the image with nitro-cli, and again when it ends, unless it
       runs already, which has to be of that file; Ctrl-C leaves it running, for
       its key would be lost with it.
       --run does so with a command that lives as long as the enclave, and ends it.
       A restarted enclave has another key: initialise and register it anew.
docs/enclave.md says what a host can still do to an enclave, and what not.`,
		Flags: hostFlags(&c),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			if cmd.IsSet("cid") && c.CID == 0 {
				return cidError(c.CID)
			}
			if err := c.check(); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func hostFlags(c *hostConfig) []cli.Flag {
	return []cli.Flag{
		&numberFlag{Name: "cid", Usage: "context id of the enclave (`CID`), such as 16; others of this machine are not served; 1 is the loopback of a test machine", HideDefault: true, Destination: &c.CID},
		&cli.StringFlag{Name: "sockets", Usage: "instead of --cid: `PATH` of the Unix socket in which the vsock of a Firecracker or vhost-device-vsock machine ends", Destination: &c.Sockets},
		&egressFlag{Name: "allow", Usage: "where the enclave may connect: none, public, or a `LIST` such as public,10.1.2.3:8545", Value: egress.DefaultPolicy(), Destination: &c.Allow},
		&cli.StringFlag{Name: "api", Usage: "`ADDRESS` of this machine that leads to the enclave's API, such as 127.0.0.1:6000 (default: none)", Destination: &c.API},
		&cli.StringFlag{Name: "secrets", Usage: "`ADDRESS` of this machine where secrets come in, such as 0.0.0.0:6002 (default: none)", Destination: &c.Secrets},
		&publishFlag{Name: "publish", Usage: "any other `WAY` in, ADDRESS=PORT: an address of this machine and the port of the enclave that it leads to; may be given several times", Destination: &c.Published},
		&cli.StringFlag{Name: "metrics", Usage: "`ADDRESS` of this machine for GET /metrics: this process's figures, then the enclave's (default: none)", Destination: &c.Metrics},
		&cli.StringFlag{Name: "eif", Usage: "image `FILE` to run with nitro-cli, and to run again", TakesFile: true, Destination: &c.EIF},
		&countFlag{Name: "memory", Usage: "`MIB` of memory for --eif", Value: defaultHostMemory, Destination: &c.Memory},
		&countFlag{Name: "cpus", Usage: "`NUMBER` of processors for --eif", Value: defaultHostCPUs, Destination: &c.CPUs},
		&cli.StringFlag{Name: "nitro-cli", Usage: "`PATH` of nitro-cli for --eif", Value: defaultNitroCLI, Destination: &c.NitroCLI},
		&cli.BoolFlag{Name: "debug", Usage: "run --eif with a console; its attestation is then worth nothing", Destination: &c.Debug},
		&cli.StringFlag{Name: "run", Usage: "instead of --eif: `COMMAND` that is the enclave, for a virtual machine of your own", Destination: &c.Command},
		&cli.BoolFlag{Name: "heartbeat", Usage: "answer an enclave that has booted, where nitro-cli does not", Destination: &c.Heartbeat},
		&cli.StringFlag{Name: "console", Usage: "`FILE` that the enclave's console is written to, to follow", TakesFile: true, Destination: &c.Console},
		&cli.StringFlag{Name: "console-log", Usage: "`FILE` to keep the console in, up to twice 16 MiB (default: the standard error)", TakesFile: true, Destination: &c.ConsoleLog},
		jsonFlag(&c.JSON),
	}
}

// hostSummary is the answer in JSON.
type hostSummary struct {
	Destinations []parent.DestinationUsage `json:"destinations"`
	Others       parent.DestinationUsage   `json:"others"`
	Total        parent.DestinationUsage   `json:"total"`
	Malformed    uint64                    `json:"malformedRequests"`
	Inlets       []parent.InletUsage       `json:"inlets"`
	Enclave      *parent.KeeperStatus      `json:"enclave,omitempty"`
}

func newHostSummary(h parent.Host) hostSummary {
	u := h.Forwarder.Usage()
	s := hostSummary{Destinations: []parent.DestinationUsage{}, Inlets: []parent.InletUsage{}, Others: u.Others, Total: u.Total(), Malformed: u.Malformed}
	s.Destinations = append(s.Destinations, u.Destinations...)
	for _, i := range h.Inlets {
		s.Inlets = append(s.Inlets, i.Usage())
	}
	if h.Keeper != nil {
		status := h.Keeper.Status()
		s.Enclave = &status
	}
	return s
}

// printHost shows what went where.
func printHost(env environment, s hostSummary) error {
	row := func(name string, d parent.DestinationUsage) []string {
		return []string{name, decimal(d.Connections), decimal(d.Refused), decimal(d.Failed), decimal(d.Up), decimal(d.Down)}
	}
	var rows [][]string
	for _, d := range s.Destinations {
		rows = append(rows, row(d.Target, d))
	}
	if s.Others != (parent.DestinationUsage{}) {
		rows = append(rows, row("(others)", s.Others))
	}
	rows = append(rows, row("(all)", s.Total))
	err := printTable(env.stdout, []string{"OUT", "CONNECTIONS", "REFUSED", "FAILED", "BYTES UP", "BYTES DOWN"}, rows)
	if len(s.Inlets) == 0 {
		return err
	}
	rows = nil
	for _, i := range s.Inlets {
		rows = append(rows, []string{i.Name, decimal(i.Connections), decimal(i.Refused), decimal(i.Failed), decimal(i.In), decimal(i.Out)})
	}
	fmt.Fprintln(env.stdout)
	return firstError(err, printTable(env.stdout, []string{"IN", "CONNECTIONS", "REFUSED", "FAILED", "BYTES IN", "BYTES OUT"}, rows))
}

func decimal(n uint64) string { return strconv.FormatUint(n, 10) }
