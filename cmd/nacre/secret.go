package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/jobs"
)

// secretConfig is what flags and arguments of `nacre secret …` say; each
// command has some of them.
type secretConfig struct {
	jobFlags
	trustFlags
	ID        jobs.ID
	File      string // with the secret; - is the standard input
	Allow     []common.Address
	Revoke    bool
	For       time.Duration
	Until     time.Time
	SizeLimit byteSize                  // 0: the secret's own
	URLs      map[common.Address]string // of stores' external ports
	Directory common.Address
	All       bool
	Whose     common.Address // zero: the account's own
	FromBlock uint64
	KeyFile   string
	Timeout   time.Duration
}

// secretAction is what a command does.
type secretAction func(context.Context, environment, secretConfig) error

// secretVerb describes one of the commands.
type secretVerb struct {
	name, usage, arguments, description string
	flags                               func(*secretConfig) []cli.Flag
	act                                 secretAction
}

var secretVerbs = []secretVerb{
	{
		name: "create", usage: "reserve room for a secret, pay for it, and bring it to its stores", arguments: "FILE",
		description: `Examples:
  nacre secret create api.key --for 30d
  nacre secret create api.key --for 30d --allow ` + exampleEnclave + ` --size-limit 4KiB
  pass show api-key | nacre secret create - --for 12h

FILE holds the secret (- is the standard input), all of its bytes, a line end at
its end included. Before anything is paid the enclaves that may become its stores
are asked for their attestation; if too few are there or stand the check, it says
why and ends. The contract selects the stores. Each one's attestation is checked
again: it must be of the image that is registered for that enclave, and hold that
enclave's key. Only then is the secret encrypted, to each by itself, signed, and
sent. The command ends when all stores acknowledged on chain.
Which image that is, the RPC endpoint says; with --image-id you need not believe it.
The price is size × time × stores; what no store earns of it comes back.
Where a store did not get it, nacre secret inject ID FILE tries again.`,
		flags: func(c *secretConfig) []cli.Flag {
			flags := []cli.Flag{
				&lifetimeFlag{Name: "for", Usage: "`TIME` from now that it is kept, such as 30d or 12h: 5m to 365d unless the network's deployer chose otherwise", Destination: &c.For},
				&addressesFlag{Name: "allow", Usage: "`ADDRESS` of a job owner who may use it besides you, several with commas", Destination: &c.Allow},
				&sizeFlag{Name: "size-limit", Usage: "`BYTES` that are reserved and paid for, for a longer value later (default: as many as FILE has)", Destination: &c.SizeLimit},
			}
			return append(append(flags, c.storeFlags()...), c.senderFlags()...)
		},
		act: createSecret,
	},
	{
		name: "inject", usage: "bring a secret to its stores that lack it", arguments: "ID FILE",
		description: `Examples:
  nacre secret inject 7 api.key
  nacre secret inject 7 new.key --all

It tries again after nacre secret create, and serves a store that replaced
another. FILE must hold what the other stores have: nobody can compare it.
With --all every store gets it, and from then on the new value is the secret.`,
		flags: func(c *secretConfig) []cli.Flag {
			all := &cli.BoolFlag{Name: "all", Usage: "send it to the stores that have it too", Destination: &c.All}
			return append(append([]cli.Flag{all}, c.storeFlags()...), c.senderFlags()...)
		},
		act: injectSecret,
	},
	{
		name: "list", usage: "list the secrets of an owner",
		description: `Example:
  nacre secret list

They are found by their events. If a provider refuses to search the whole
chain, say with --from-block where to begin.`,
		flags: func(c *secretConfig) []cli.Flag {
			return append([]cli.Flag{
				&addressFlag{Name: "owner", Usage: "`ADDRESS` whose secrets are listed (default: that of the key)", Destination: &c.Whose},
				&cli.BoolFlag{Name: "all", Usage: "those that were removed too", Destination: &c.All},
				&cli.StringFlag{Name: "key-file", Usage: "`FILE` with the owner's key (default: $NACRE_KEY, else the devnet's user)", TakesFile: true, Destination: &c.KeyFile},
			}, c.readerFlags()...)
		},
		act: listSecrets,
	},
	{
		name: "show", usage: "show a secret: state, money, stores, who may use it", arguments: "ID",
		description: `Example:
  nacre secret show 7

awaited: its first stores have yet to acknowledge it; kept: jobs may use it;
ended: nobody may, and nacre secret remove takes it away.
A store is dead if its proof of life is overdue: anybody may report it, and
another one takes its place. NEXT DUE is by when it owes the next proof.`,
		flags: func(c *secretConfig) []cli.Flag { return append(c.directoryFlag(), c.readerFlags()...) },
		act:   showSecret,
	},
	{
		name: "extend", usage: "move the end of a secret", arguments: "ID",
		description: `Examples:
  nacre secret extend 7 --for 30d
  nacre secret extend 7 --until 2027-01-31

--for counts from the present end; --until may also be earlier. A later end is
paid for, what an earlier one saves is paid back.`,
		flags: func(c *secretConfig) []cli.Flag {
			return append([]cli.Flag{
				&lifetimeFlag{Name: "for", Usage: "`TIME` that it is kept longer, such as 30d or 12h; its end is at most 365d from now unless the network's deployer chose otherwise", Destination: &c.For},
				&momentFlag{Name: "until", Usage: "`TIME` of its new end: a day (UTC) such as 2027-01-31, or 2027-01-31T12:00:00Z", Destination: &c.Until},
			}, c.senderFlags()...)
		},
		act: extendSecret,
	},
	{
		name: "terminate", usage: "end a secret now", arguments: "ID",
		description: `Example:
  nacre secret terminate 7

No job may use it from then on, and its stores wipe it. What they cannot earn any
more is paid back. It cannot be undone.`,
		flags: (*secretConfig).senderFlags,
		act:   terminateSecret,
	},
	{
		name: "remove", usage: "take a secret that has ended out of the contract", arguments: "ID",
		description: `Example:
  nacre secret remove 7

It pays the stores what they earned, and the rest back. Anybody may send it, as
soon as each store proved to be alive after the secret's end, or the time in
which they must has passed.`,
		flags: (*secretConfig).senderFlags,
		act:   removeSecret,
	},
	{
		name: "allow", usage: "let others' jobs use a secret, or stop them", arguments: "ID ADDRESS…",
		description: `Examples:
  nacre secret allow 7 ` + exampleEnclave + `
  nacre secret allow 7 ` + exampleEnclave + ` --revoke

ADDRESS is the owner of the jobs: an account, or a contract, and then everybody
who can have it create a job. You may always use it yourself. Who was allowed
is found by events; see --from-block.`,
		flags: func(c *secretConfig) []cli.Flag {
			return append([]cli.Flag{
				&cli.BoolFlag{Name: "revoke", Usage: "stop them", Destination: &c.Revoke}, c.fromBlockFlag(),
			}, c.senderFlags()...)
		},
		act: allowSecret,
	},
}

func secretCommand(env environment) *cli.Command { return newSecretCommand(env, nil) }

// newSecretCommand returns the command; act, if it is not nil, takes the place
// of every action.
func newSecretCommand(env environment, act func(context.Context, environment, secretConfig) error) *cli.Command {
	parent := &cli.Command{
		Name: "secret", Usage: "keep secrets in enclaves, for the jobs of those whom you allow",
		Description: `Example:
  nacre secret create api.key --for 30d

Code gets a secret as env.secret: nacre run FILE.js --secret ID.`,
	}
	for _, v := range secretVerbs {
		if act != nil {
			v.act = act
		}
		parent.Commands = append(parent.Commands, v.build(env))
	}
	return parent
}

func (v secretVerb) build(env environment) *cli.Command {
	var c secretConfig
	return &cli.Command{
		Name: v.name, Usage: v.usage, ArgsUsage: v.arguments, Description: v.description, Flags: v.flags(&c),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := c.readArguments(cmd, v.arguments); err != nil {
				return err
			}
			return v.act(ctx, env, c)
		},
	}
}

// readArguments reads what v.arguments names.
func (c *secretConfig) readArguments(cmd *cli.Command, names string) (err error) {
	args := cmd.Args().Slice()
	switch names {
	case "":
		_, err = positional(cmd)
	case "FILE":
		if len(args) > 1 && common.IsHexAddress(args[1]) {
			return usagef("unexpected argument %q; for several addresses write --allow %s,…", args[1], args[1])
		}
		if args, err = withFile(cmd, "FILE"); err == nil {
			c.File = args[0]
		}
	case "ID":
		if args, err = positional(cmd, "ID"); err == nil {
			err = c.readID(args[0])
		}
	case "ID FILE":
		if args, err = withFile(cmd, "ID", "FILE"); err == nil {
			c.File = args[1]
			err = c.readID(args[0])
		}
	case "ID ADDRESS…":
		err = c.readAllowed(args)
	}
	return err
}

// withFile is positional for arguments with which somebody may have typed the
// secret itself: it shows none.
func withFile(cmd *cli.Command, names ...string) ([]string, error) {
	if cmd.Args().Len() > len(names) {
		return nil, usagef("more arguments than %s; they are not shown, lest they be the secret, which is read from a file or the standard input", strings.Join(names, " "))
	}
	return positional(cmd, names...)
}

func (c *secretConfig) readAllowed(args []string) error {
	switch {
	case len(args) == 0:
		return usagef("ID is missing")
	case len(args) == 1:
		return usagef("ADDRESS is missing: of who may use it, or with --revoke may not any more")
	}
	list := addressesValue{&c.Allow}
	for i, a := range args[1:] {
		if err := list.Set(a); err != nil {
			return usagef("%s: %v", namedAddressArgument(i+1, a), err)
		}
	}
	return c.readID(args[0])
}

// namedAddressArgument is which of the addresses an error is about. What does not
// begin like one may be the secret, and is not shown.
func namedAddressArgument(number int, s string) string {
	if !strings.HasPrefix(s, "0x") || len(s) > common.AddressLength*2+2 {
		return fmt.Sprintf("ADDRESS number %d", number)
	}
	return fmt.Sprintf("ADDRESS %q", s)
}

func (c *secretConfig) readID(s string) (err error) {
	c.ID, err = parseSecretID(s)
	return err
}

var errSecretID = errors.New("want the number that nacre secret create printed; nacre secret list shows yours")

func parseSecretID(s string) (jobs.ID, error) {
	id, err := jobs.ParseID(s)
	if err != nil || id.IsZero() || looksLikeHash(s, id) || looksLikeKey(s) { // the value may be a secret itself
		return jobs.ID{}, usagef("secret: %w", errSecretID)
	}
	return id, nil
}

func (c *secretConfig) readerFlags() []cli.Flag {
	return append(c.jobFlags.flags(false), c.fromBlockFlag())
}

func (c *secretConfig) fromBlockFlag() cli.Flag {
	return &numberFlag{Name: "from-block", Usage: "`NUMBER` of the first block to search", Destination: &c.FromBlock}
}

func (c *secretConfig) senderFlags() []cli.Flag {
	return append(c.jobFlags.flags(false), keyFileFlag(&c.KeyFile, "the owner's"),
		&durationFlag{Name: "timeout", Usage: "give up after this `TIME`", Value: defaultOwnerTimeout, Destination: &c.Timeout})
}

func (c *secretConfig) directoryFlag() []cli.Flag {
	return []cli.Flag{&addressFlag{Name: "directory", Usage: "`ADDRESS` of the Directory contract, which knows where stores are reached", Destination: &c.Directory}}
}

// storeFlags say where stores are and what they must prove.
func (c *secretConfig) storeFlags() []cli.Flag {
	urls := &urlsFlag{Name: "executor-url", Usage: "`ADDRESS=URL` of a store's external port, if it is not what the Directory says; may be given again", Destination: &c.URLs}
	return append(append([]cli.Flag{urls}, c.directoryFlag()...), c.trustFlags.flags()...)
}
