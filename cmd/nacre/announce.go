package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/owner"
)

// announceFlags say where an enclave's external port is to be found, and where
// that is written.
type announceFlags struct {
	Announce  string
	Unseen    bool // announce what does not answer from here
	Directory common.Address
}

func (f *announceFlags) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "announce", Usage: "`URL` at which others reach its external port, http://HOST:PORT/, for the Directory", Destination: &f.Announce},
		&cli.BoolFlag{Name: "announce-unseen", Usage: "announce the URL although nothing answers there from here", Destination: &f.Unseen},
		&addressFlag{Name: "directory", Usage: "`ADDRESS` of the Directory contract, where owners of secrets look for it", Destination: &f.Directory},
	}
}

// check finds what is wrong before anything is sent. On a devnet the Directory
// is known.
func (f announceFlags) check(t target) error {
	switch {
	case f.Announce == "" && f.Unseen:
		return usagef("--announce-unseen without --announce: which URL?")
	case f.Announce == "" && f.Directory != common.Address{}:
		return usagef("--directory without --announce: which URL is to be announced there?")
	case f.Announce == "":
		return nil
	case f.in(t) == common.Address{}:
		return usagef("--announce needs --directory, the address of the network's Directory contract")
	}
	if err := owner.CheckURL(f.Announce); err != nil {
		return usagef("--announce: %w", err)
	}
	return nil
}

// checkThere makes sure, before anything is sent, that the enclave is what
// answers at the URL that is announced for it.
func (c registerConfig) checkThere(ctx context.Context, env environment, t target, node common.Address, p progress) error {
	if c.Announce == "" {
		return nil
	}
	policy, err := c.policy(env, t)
	if err != nil {
		return err
	}
	port, err := client.New(c.Announce)
	if err != nil {
		return err
	}
	p.step("asking who answers at %s", c.Announce)
	err = owner.CheckPort(ctx, port, node, policy, env.now)
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, owner.ErrUnseen):
		return fmt.Errorf("--announce %s: %w%s; nothing was sent", c.Announce, err, inBrackets(storeHint(err)))
	case !c.Unseen:
		return fmt.Errorf("--announce %s: %w; if only it cannot be reached from here, --announce-unseen announces it all the same", c.Announce, err)
	}
	p.done()
	fmt.Fprintf(env.stderr, "warning: --announce %s: %v; it is announced all the same\n", c.Announce, oneLine(printable([]byte(err.Error()))))
	return nil
}

// in is the Directory.
func (f announceFlags) in(t target) common.Address {
	if f.Directory == (common.Address{}) && t.devnet != nil {
		return t.devnet.Contracts.Directory
	}
	return f.Directory
}

// announcement is the answer in JSON.
type announcement struct {
	Enclave   common.Address `json:"enclave"`
	URL       string         `json:"url"`
	Directory common.Address `json:"directory"`
	TxHash    *common.Hash   `json:"txHash,omitempty"` // nil: it was announced before
}

// announce writes the URL into the Directory, if it is not there.
func (f announceFlags) announce(ctx context.Context, a account, t target, enclaveAddress common.Address, p progress) (announcement, error) {
	done := announcement{Enclave: enclaveAddress, URL: f.Announce, Directory: f.in(t)}
	ours := f.Directory == common.Address{} // it is the devnet's
	if err := directoryRole.check(ctx, a.Client, done.Directory, ours); err != nil {
		return done, err
	}
	receipt, err := a.network(t).Announce(ctx, done.Directory, enclaveAddress, f.Announce, p.say)
	if receipt != nil {
		done.TxHash = &receipt.TxHash
	}
	var known *chain.RevertError
	if revert := revertOf(err); revert != nil && !errors.As(err, &known) {
		err = directoryRole.wrong(a.Client, done.Directory, ours, "the contract there is no Directory contract")
	}
	if errors.Is(err, owner.ErrUnknown) {
		return done, usageError{fmt.Errorf("%w; with --stake it is registered first", err)}
	}
	return done, ownerError(err, "")
}

// announceAlone announces an enclave that is registered.
func (c registerConfig) announceAlone(ctx context.Context, env environment, t target, e owner.Enclave) error {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	node, err := lookAtEnclave(ctx, e, c.URL)
	if err != nil {
		return err
	}
	mine, _ := t.executor(func(x devnet.Executor) bool { return x.Address == node })
	a, err := c.openAccount(ctx, env, t, mine.Owner.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	p := env.progress()
	defer p.done()
	if err := c.checkThere(ctx, env, t, node, p); err != nil {
		return err
	}
	done, err := c.announce(ctx, a, t, node, p)
	if err != nil {
		return err
	}
	p.done()
	return done.print(env, c.JSON)
}

func (a announcement) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, a)
	}
	pairs := [][2]string{{"enclave", a.Enclave.Hex()}, {"announced", a.URL}, {"Directory", a.Directory.Hex()}}
	if a.TxHash == nil {
		return printPairs(env.stdout, append(pairs, [2]string{"transaction", "none: it was announced before"})...)
	}
	return printPairs(env.stdout, append(pairs, [2]string{"transaction", a.TxHash.Hex()})...)
}

// registered is the answer of `nacre register` in JSON.
type registered struct {
	owner.Registration
	Announced *announcement `json:"announced,omitempty"`
}
