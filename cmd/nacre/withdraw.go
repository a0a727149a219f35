package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/owner"
)

// withdrawConfig is what flags and arguments of `nacre withdraw …` say.
type withdrawConfig struct {
	jobFlags
	What    string         // a key of withdrawals
	Whose   common.Address // zero: the sender's own
	KeyFile string
	Timeout time.Duration
}

// withdrawal describes one of the commands.
type withdrawal struct {
	argument    string // name of the address; empty: none is taken
	usage       string
	description string
	mend        string // what to do if nothing is owed
	act         func(owner.Purse, context.Context, common.Address, owner.Progress) (owner.Withdrawal, error)
}

var withdrawals = map[string]withdrawal{
	"pay": {
		argument: "ENCLAVE", usage: "pay out what an executor earned, to its owner",
		description: "ENCLAVE is the address of the enclave, which may have been deregistered since.\nAnybody may send it: it is paid to who registered the enclave first.",
		mend:        "it gave no answer since its pay was last withdrawn; for another executor give its ENCLAVE",
		act:         owner.Purse.Pay,
	},
	"credit": {
		argument: "ACCOUNT", usage: "pay out rewards for reporting silence and slashed stake, to whom they were credited",
		description: "ACCOUNT is the address that they were credited to: rewards to the gas account of the\nexecutor that reported. Anybody may send it: it is paid to ACCOUNT.",
		mend:        "ACCOUNT is the gas account of an executor that reported silence, or who was credited slashed stake",
		act:         owner.Purse.Credit,
	},
	"deposit": {
		usage:       "pay back all of a job owner's prepaid balance",
		description: "It is that of the account whose key is given, and is paid to it.",
		mend:        "give the key of the account that prepaid, with --key-file",
		act: func(p owner.Purse, ctx context.Context, _ common.Address, report owner.Progress) (owner.Withdrawal, error) {
			return p.Deposit(ctx, report)
		},
	},
}

func withdrawCommand(env environment) *cli.Command { return newWithdrawCommand(env, withdraw) }

func newWithdrawCommand(env environment, act func(context.Context, environment, withdrawConfig) error) *cli.Command {
	parent := &cli.Command{
		Name: "withdraw", Usage: "take what the contracts owe: pay, rewards, prepaid balance",
		Description: "Examples:\n  nacre withdraw pay " + exampleEnclave + "\n  nacre withdraw deposit --key-file payer.key",
	}
	for _, name := range []string{"pay", "credit", "deposit"} {
		parent.Commands = append(parent.Commands, withdrawals[name].build(env, name, act))
	}
	return parent
}

func (w withdrawal) build(env environment, name string, act func(context.Context, environment, withdrawConfig) error) *cli.Command {
	c := withdrawConfig{What: name}
	var names []string
	example := "  nacre withdraw " + name
	if w.argument != "" {
		names, example = []string{w.argument}, example+" "+exampleEnclave
	}
	example = "Examples:\n" + example + "\n" + example + offDevnet + " --jobs-contract 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
	return &cli.Command{
		Name: name, Usage: w.usage, ArgsUsage: w.argument, Description: example + " --key-file payer.key\n\n" + w.description,
		Flags: append(c.flags(false),
			keyFileFlag(&c.KeyFile, "the sender's"),
			&durationFlag{Name: "timeout", Usage: "give up after this `TIME`", Value: defaultOwnerTimeout, Destination: &c.Timeout},
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, names...)
			if err != nil {
				return err
			}
			if w.argument != "" {
				if c.Whose, err = parseAddress(args[0]); err != nil {
					return usagef("%s %q: %v", w.argument, shorten(args[0]), err)
				}
			}
			return act(ctx, env, c)
		},
	}
}

func withdraw(ctx context.Context, env environment, c withdrawConfig) error {
	t, err := c.target("--jobs-contract")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	a, err := t.openAccount(ctx, env, c.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := t.checkJobs(ctx, a.Client); err != nil {
		return err
	}
	p := env.progress()
	defer p.done()
	purse := owner.Purse{Chain: a.Client, Tx: a, Jobs: t.jobs}
	done, err := withdrawals[c.What].act(purse, ctx, c.Whose, p.say)
	if err != nil {
		return withdrawError(withdrawals[c.What], err)
	}
	p.done()
	return printWithdrawal(ctx, env, c, a, done)
}

// withdrawError makes usage errors of what another address or key would mend.
func withdrawError(w withdrawal, err error) error {
	switch {
	case errors.Is(err, owner.ErrNothingOwed):
		return usageError{fmt.Errorf("%w; %s", err, w.mend)}
	case errors.Is(err, owner.ErrUnknown):
		return usageError{fmt.Errorf("%w, nor was it; ENCLAVE is the address of an enclave, not of its owner", err)}
	}
	return err
}

// withdrawAnswer is the answer in JSON.
type withdrawAnswer struct {
	Withdrew string         `json:"withdrew"` // pay, credit or deposit
	To       common.Address `json:"to"`
	Amount   *big.Int       `json:"amount"` // smallest unit of the token
	Token    common.Address `json:"token"`
	TxHash   common.Hash    `json:"txHash"`
	GasUsed  uint64         `json:"gasUsed"`
}

func printWithdrawal(ctx context.Context, env environment, c withdrawConfig, a payer, done owner.Withdrawal) error {
	answer := withdrawAnswer{c.What, done.To, done.Amount, done.Token, done.Receipt.TxHash, done.Receipt.GasUsed}
	if c.JSON {
		return printJSON(env.stdout, answer)
	}
	return printPairs(env.stdout,
		[2]string{c.What, tokensOf(ctx, a.Client, done.Token, done.Amount)},
		[2]string{"paid to", done.To.Hex()},
		[2]string{"transaction", done.Receipt.TxHash.Hex()},
		[2]string{"gas", fmt.Sprint(done.Receipt.GasUsed)},
	)
}

// tokensOf shows an amount; of a token that does not describe itself in its
// smallest units.
func tokensOf(ctx context.Context, c owner.Chain, token common.Address, amount *big.Int) string {
	t, err := owner.ReadToken(ctx, c, token)
	if err != nil {
		return fmt.Sprintf("%d units of token %s", amount, token)
	}
	return oneLine(printable([]byte(t.Amount(amount))))
}
