package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/owner"
)

// nodeConfig is what flags and arguments of the commands about a registered
// enclave say.
type nodeConfig struct {
	ownerFlags
	Enclave common.Address
	Amount  string // in tokens; of the stake commands
}

// nodeCommand describes a command that changes an enclave's entry in the
// registry by one transaction.
type nodeCommand struct {
	name, parent string
	usage        string
	description  string
	done         string // what the answer says was done
	withAmount   bool
	act          func(context.Context, owner.Network, common.Address, *big.Int, owner.Progress) (*types.Receipt, error)
}

const exampleEnclave = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

func drainCommand(env environment) *cli.Command {
	return nodeCommand{
		name: "drain", usage: "give a registered enclave no more jobs", done: "draining",
		description: "The jobs that it has are still owed: keep it running until they are answered.",
		act: func(ctx context.Context, n owner.Network, e common.Address, _ *big.Int, p owner.Progress) (*types.Receipt, error) {
			return n.Drain(ctx, e, p)
		},
	}.build(env)
}

func reviveCommand(env environment) *cli.Command {
	return nodeCommand{
		name: "revive", usage: "give a draining enclave jobs again", done: "revived",
		description: "It takes back a nacre drain, at any time before nacre deregister.",
		act: func(ctx context.Context, n owner.Network, e common.Address, _ *big.Int, p owner.Progress) (*types.Receipt, error) {
			return n.Revive(ctx, e, p)
		},
	}.build(env)
}

func deregisterCommand(env environment) *cli.Command {
	return nodeCommand{
		name: "deregister", usage: "take a drained enclave out of the registry", done: "deregistered",
		description: "It must be draining and owe no answer. The stake comes back.",
		act: func(ctx context.Context, n owner.Network, e common.Address, _ *big.Int, p owner.Progress) (*types.Receipt, error) {
			return n.Deregister(ctx, e, p)
		},
	}.build(env)
}

func stakeCommand(env environment) *cli.Command {
	add := nodeCommand{
		name: "add", parent: "stake ", usage: "stake more for an enclave", done: "stake added", withAmount: true,
		description: "The tokens come from the owner's account. The more is staked, the more jobs an enclave gets.",
		act: func(ctx context.Context, n owner.Network, e common.Address, amount *big.Int, p owner.Progress) (*types.Receipt, error) {
			return n.AddStake(ctx, e, amount, p)
		},
	}
	remove := nodeCommand{
		name: "remove", parent: "stake ", usage: "take stake of a drained enclave back", description: "An enclave whose stake is below the contract's least (100 tokens by default) gets no jobs.", done: "stake removed", withAmount: true,
		act: func(ctx context.Context, n owner.Network, e common.Address, amount *big.Int, p owner.Progress) (*types.Receipt, error) {
			return n.RemoveStake(ctx, e, amount, p)
		},
	}
	return &cli.Command{
		Name:        "stake",
		Usage:       "change the stake of a registered enclave",
		Description: "Examples:\n  nacre stake add " + exampleEnclave + " 100\n  nacre stake remove " + exampleEnclave + " 0.5",
		Commands:    []*cli.Command{add.build(env), remove.build(env)},
	}
}

func (n nodeCommand) build(env environment) *cli.Command {
	return n.buildWith(env, n.run)
}

func (n nodeCommand) buildWith(env environment, act func(context.Context, environment, nodeConfig) error) *cli.Command {
	var c nodeConfig
	names, example := []string{"ENCLAVE"}, exampleEnclave
	if n.withAmount {
		names, example = append(names, "AMOUNT"), example+" 100"
	}
	usage := names[0]
	if n.withAmount {
		usage += " " + names[1]
	}
	example = "  nacre " + n.parent + n.name + " " + example
	description := "Examples:\n" + example + "\n" + example + offDevnet + " --tee-manager 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359 --key-file owner.key\n\n" +
		"ENCLAVE is the address of the enclave. On a devnet the owner's key comes from devnet.json."
	if n.withAmount {
		description += "\nAMOUNT is in tokens, such as 100 or 0.5."
	}
	if n.description != "" {
		description += "\n" + n.description
	}
	return &cli.Command{
		Name: n.name, Usage: n.usage, ArgsUsage: usage, Description: description, Flags: c.ownerFlags.flags(),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, names...)
			if err != nil {
				return err
			}
			if c.Enclave, err = parseAddress(args[0]); err != nil {
				return usagef("ENCLAVE %q: %v", shorten(args[0]), err)
			}
			if n.withAmount {
				c.Amount = args[1]
			}
			return act(ctx, env, c)
		},
	}
}

func (n nodeCommand) run(ctx context.Context, env environment, c nodeConfig) error {
	t, err := c.target()
	if err != nil {
		return err
	}
	if n.withAmount {
		if _, err := parseTokens(c.Amount, 18); err != nil {
			return err // before any key is read
		}
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	mine, found := t.executor(func(x devnet.Executor) bool { return x.Address == c.Enclave })
	if t.devnet != nil && !found && c.KeyFile == "" && env.getenv("NACRE_KEY") == "" {
		return usagef("%s is none of the devnet's enclaves, which are %s; for another one give --key-file", c.Enclave, enclavesOf(t.devnet))
	}
	a, err := c.openAccount(ctx, env, t, mine.Owner.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	decimals, err := a.stakingDecimals(ctx, t)
	if err != nil {
		return err
	}
	var amount *big.Int
	if n.withAmount {
		if amount, err = parseTokens(c.Amount, decimals); err != nil {
			return err
		}
	}
	p := env.progress()
	defer p.done()
	receipt, err := n.act(ctx, a.network(t), c.Enclave, amount, p.say)
	if err != nil {
		return ownerError(err, n.mend(err, c.Enclave))
	}
	p.done()
	return n.print(ctx, env, c, a.network(t), receipt)
}

// nodeAnswer is the answer in JSON.
type nodeAnswer struct {
	Enclave common.Address `json:"enclave"`
	Done    string         `json:"done"`
	TxHash  common.Hash    `json:"txHash"`
	GasUsed uint64         `json:"gasUsed"`
	Node    *owner.Node    `json:"node,omitempty"` // none once it is deregistered
}

// print shows what was done and what the registry now says.
func (n nodeCommand) print(ctx context.Context, env environment, c nodeConfig, network owner.Network, receipt *types.Receipt) error {
	answer := nodeAnswer{Enclave: c.Enclave, Done: n.done, TxHash: receipt.TxHash, GasUsed: receipt.GasUsed}
	node, err := network.Node(ctx, c.Enclave)
	switch {
	case err == nil:
		answer.Node = &node
		if err := warnOfStake(ctx, env, network, node); err != nil {
			return err
		}
	case !errors.Is(err, owner.ErrUnknown):
		return err
	}
	if c.JSON {
		return printJSON(env.stdout, answer)
	}
	pairs := [][2]string{
		{n.done, c.Enclave.Hex()},
		{"transaction", receipt.TxHash.Hex()},
		{"gas", fmt.Sprint(receipt.GasUsed)},
	}
	if answer.Node != nil {
		pairs = append(pairs, [2]string{"stake", stakeText(ctx, network, node.Stake)})
	}
	return printPairs(env.stdout, pairs...)
}

// warnOfStake says so if an enclave has less stake than it needs for jobs.
func warnOfStake(ctx context.Context, env environment, network owner.Network, node owner.Node) error {
	least, err := network.MinStake(ctx)
	if err == nil && node.Stake.Cmp(least) < 0 {
		fmt.Fprintf(env.stderr, "warning: its stake is %s now: below %s it gets no jobs, draining or not\n",
			stakeText(ctx, network, node.Stake), stakeText(ctx, network, least))
	}
	return err
}

// stakeText shows an amount of the staking token.
func stakeText(ctx context.Context, n owner.Network, amount *big.Int) string {
	token, err := n.StakingToken(ctx)
	if err != nil {
		return fmt.Sprintf("%d of the staking token's smallest unit", amount)
	}
	return oneLine(printable([]byte(token.Amount(amount))))
}

func enclavesOf(info *devnet.Info) string {
	var all []string
	for _, x := range info.Executors {
		all = append(all, x.Address.Hex())
	}
	return strings.Join(all, ", ")
}

// mend says what can be done about an error of the command.
func (n nodeCommand) mend(err error, node common.Address) string {
	switch {
	case errors.Is(err, owner.ErrNotDraining) && n.name == "revive":
		return "it gets jobs as it is"
	case errors.Is(err, owner.ErrNotDraining):
		return fmt.Sprintf("drain it first: nacre drain %s", node)
	case errors.Is(err, owner.ErrDraining):
		return fmt.Sprintf("nacre revive %s gives it jobs again, nacre deregister %s takes it out", node, node)
	case errors.Is(err, owner.ErrPending):
		return "keep it running until they are given, then try again"
	}
	return ""
}

// ownerError adds the mend, if any, and makes usage errors of what the person
// can mend by giving another key, address or amount, or another command first.
func ownerError(err error, mend string) error {
	if mend != "" {
		err = fmt.Errorf("%w; %s", err, mend)
	}
	for _, mendable := range []error{owner.ErrNotOwner, owner.ErrUnknown, owner.ErrRegistered, owner.ErrBalance, owner.ErrVerifier,
		owner.ErrMinStake, owner.ErrDraining, owner.ErrNotDraining, owner.ErrStake} {
		if errors.Is(err, mendable) {
			return usageError{err}
		}
	}
	return err
}
