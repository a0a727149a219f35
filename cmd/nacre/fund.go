package main

import (
	"context"
	"crypto/ecdsa"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/owner"
)

// What an account of a devnet gets.
const (
	fundEther  = 10
	fundTokens = 10_000 // whole ones, of each token
)

// fundConfig is what flags and arguments of `nacre fund` say.
type fundConfig struct {
	Whom    string // an address, or a file with a key
	Devnet  string
	Timeout time.Duration
	JSON    bool
}

func fundCommand(env environment) *cli.Command { return newFundCommand(env, fund) }

func newFundCommand(env environment, act func(context.Context, environment, fundConfig) error) *cli.Command {
	var c fundConfig
	return &cli.Command{
		Name:      "fund",
		Usage:     "give an account ether and tokens, on a devnet",
		ArgsUsage: "ADDRESS|KEYFILE",
		Description: fmt.Sprintf(`Examples:
  nacre fund owner.key
  nacre fund 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

It sends the account %d ether, and %d of the staking and of the payment token,
and prints its address. A KEYFILE that does not exist is made, with a new key: to
be an owner, a gas account or a payer on the devnet, and worth nothing elsewhere.`, fundEther, fundTokens),
		Flags: []cli.Flag{
			devnetFlag(&c.Devnet),
			&durationFlag{Name: "timeout", Usage: "give up after this `TIME`", Value: defaultOwnerTimeout, Destination: &c.Timeout},
			jsonFlag(&c.JSON),
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "ADDRESS|KEYFILE")
			if err != nil {
				return err
			}
			c.Whom = args[0]
			return act(ctx, env, c)
		},
	}
}

// fundAnswer is the answer in JSON.
type fundAnswer struct {
	Account common.Address `json:"account"`
	KeyFile string         `json:"keyFile,omitempty"`
	Made    bool           `json:"made"`   // the key is new
	Ether   int64          `json:"ether"`  // sent
	Tokens  int64          `json:"tokens"` // whole ones, made of each token
}

func fund(ctx context.Context, env environment, c fundConfig) error {
	t, err := jobFlags{Devnet: c.Devnet}.devnetTarget("--devnet FILE")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	answer := fundAnswer{Ether: fundEther, Tokens: fundTokens}
	if answer.Account, err = parseAddress(c.Whom); err != nil {
		if strings.HasPrefix(c.Whom, "0x") && !looksLikeKey(c.Whom) {
			return usagef("ADDRESS %q: %v", shorten(c.Whom), err)
		}
		key, made, err := keyFor(env, c.Whom)
		if err != nil {
			return err
		}
		answer.KeyFile, answer.Made, answer.Account = c.Whom, made, crypto.PubkeyToAddress(key.PublicKey)
	}
	a, err := t.openAccount(ctx, env, t.devnet.Accounts.Admin.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	p := env.progress()
	defer p.done()
	if err := fundAccount(ctx, a, t, answer.Account, p); err != nil {
		return err
	}
	p.done()
	if c.JSON {
		return printJSON(env.stdout, answer)
	}
	if answer.Made {
		fmt.Fprintf(env.stderr, "%s is new\n", printable([]byte(c.Whom)))
	}
	fmt.Fprintln(env.stdout, answer.Account)
	return nil
}

// keyFor is the key in a file, which is made if it does not exist.
func keyFor(env environment, file string) (key *ecdsa.PrivateKey, made bool, err error) {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) || looksLikeKey(file) {
		key, err := readKey(env, keySource{what: "the key", flag: "KEYFILE", file: file})
		return key, false, err
	}
	if key, err = crypto.GenerateKey(); err != nil {
		return nil, false, err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, false, usagef("KEYFILE %s: %v", file, reason(err))
	}
	_, err = f.WriteString(hex.EncodeToString(crypto.FromECDSA(key)) + "\n")
	return key, true, firstError(err, f.Close())
}

// fundAccount sends ether from the devnet's admin, and lets the tokens, which
// are worthless, make some.
func fundAccount(ctx context.Context, a payer, t jobTarget, to common.Address, p progress) error {
	p.step("sending %d ether to %s", fundEther, to)
	wei := new(big.Int).Mul(big.NewInt(fundEther), big.NewInt(params.Ether))
	if _, err := a.tx.Send(ctx, chain.Candidate{To: &to, Value: wei}); err != nil {
		return fmt.Errorf("sending ether: %w", err)
	}
	for _, token := range []common.Address{t.devnet.Tokens.Staking, t.devnet.Tokens.Payment} {
		about, err := owner.ReadToken(ctx, a.Client, token)
		if err != nil {
			return err
		}
		p.step("making %d %s for it", fundTokens, about.Symbol)
		amount := new(big.Int).Mul(big.NewInt(fundTokens), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(about.Decimals)), nil))
		if _, err := a.Send(ctx, token, bindings.NewTestToken().PackMint(to, amount)); err != nil {
			return fmt.Errorf("making %s: %w", about.Symbol, err)
		}
	}
	return nil
}
