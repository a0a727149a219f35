package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/owner"
)

// ownerFlags say as whom and where a command of an enclave's owner acts.
type ownerFlags struct {
	Devnet     string
	RPC        string
	ChainID    uint64
	TeeManager common.Address
	KeyFile    string
	Timeout    time.Duration
	JSON       bool
}

const defaultOwnerTimeout = 5 * time.Minute

func (f *ownerFlags) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "key-file", Usage: "`FILE` with the owner's key (default: $NACRE_KEY, else a prompt)", TakesFile: true, Destination: &f.KeyFile},
		devnetFlag(&f.Devnet),
		&cli.StringFlag{Name: "rpc", Usage: rpcUsage, Destination: &f.RPC},
		&numberFlag{Name: "chain-id", Usage: chainIDUsage, HideDefault: true, Destination: &f.ChainID},
		&addressFlag{Name: "tee-manager", Usage: "`ADDRESS` of the TeeManager contract", Destination: &f.TeeManager},
		&durationFlag{Name: "timeout", Usage: "give up after this `TIME`", Value: defaultOwnerTimeout, Destination: &f.Timeout},
		jsonFlag(&f.JSON),
	}
}

// target is where a command of an owner acts, put together from flags and the
// description of a devnet.
type target struct {
	endpoints  chain.Endpoints
	teeManager common.Address
	devnet     *devnet.Info // nil: not a devnet
}

// target returns what the flags name; what they leave open comes from the
// devnet, whose other half must then be left open too.
func (f ownerFlags) target() (target, error) {
	explicit := f.RPC != "" || f.ChainID != 0 || f.TeeManager != common.Address{}
	if explicit && f.Devnet != "" {
		return target{}, usagef("--devnet FILE already says what --rpc, --chain-id and --tee-manager say: give one or the other")
	}
	if explicit {
		return f.explicitTarget()
	}
	info, found, err := readDevnet(f.Devnet)
	if err != nil {
		return target{}, err
	}
	if !found {
		return target{}, usagef("which network? give --rpc, --chain-id and --tee-manager, or start nacre devnet (no %s here)", devnet.DefaultInfoFile)
	}
	return devnetTarget(&info), nil
}

func devnetTarget(info *devnet.Info) target {
	return target{
		endpoints:  chain.Endpoints{HTTP: []string{info.HTTPURL}, ChainID: new(big.Int).SetUint64(info.ChainID)},
		teeManager: info.Contracts.TeeManager, devnet: info,
	}
}

func (f ownerFlags) explicitTarget() (target, error) {
	var missing []string
	for name, lacks := range map[string]bool{
		"--rpc": f.RPC == "", "--chain-id": f.ChainID == 0, "--tee-manager": f.TeeManager == common.Address{},
	} {
		if lacks {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return target{}, usagef("%s missing: --rpc, --chain-id and --tee-manager belong together", strings.Join(missing, " and "))
	}
	t := target{
		endpoints:  chain.Endpoints{HTTP: []string{f.RPC}, ChainID: new(big.Int).SetUint64(f.ChainID)},
		teeManager: f.TeeManager,
	}
	if err := t.endpoints.Check(); err != nil {
		return target{}, usagef("--rpc: %v", err)
	}
	return t, nil
}

// executor returns the devnet's executor that match picks.
func (t target) executor(match func(devnet.Executor) bool) (devnet.Executor, bool) {
	if t.devnet == nil {
		return devnet.Executor{}, false
	}
	i := slices.IndexFunc(t.devnet.Executors, match)
	if i < 0 {
		return devnet.Executor{}, false
	}
	return t.devnet.Executors[i], true
}

// account is an owner's account on a chain: it reads, and sends transactions.
type account struct {
	*chain.Client
	tx *chain.TxManager
}

var _ owner.Sender = account{}

// openAccount reads the key and connects. The key is read first: a person at
// a prompt should not wait for a network.
func (f ownerFlags) openAccount(ctx context.Context, env environment, t target, devnetKey string) (account, error) {
	file := f.KeyFile
	if file == "" && env.getenv("NACRE_KEY") == "" {
		if err := endedDevnet(t.devnet); err != nil {
			return account{}, err // its keys are gone with it
		}
		file = devnetKey
	}
	key, err := readKey(env, keySource{what: "the owner's key", flag: "--key-file", file: file, envName: "NACRE_KEY"})
	if err != nil {
		return account{}, err
	}
	log := errorLog(env)
	client, err := chain.Dial(ctx, t.endpoints, log)
	if err != nil {
		return account{}, dialError(err, t.devnet)
	}
	tx, err := chain.NewTxManager(ctx, client, key, chain.DefaultTxConfig(), log)
	if err != nil {
		client.Close()
		return account{}, err
	}
	return account{client, tx}, nil
}

// endedDevnet returns an error if a devnet, if that is what the network is, does
// not run any more.
func endedDevnet(d *devnet.Info) error {
	if d == nil || d.Running() {
		return nil
	}
	return usagef("the devnet of %s is not running any more: start nacre devnet", d.CreatedAt.Local().Format(time.DateTime))
}

// dialError names the flags that a chain which was not reached came from, or
// says that its devnet has ended.
func dialError(err error, d *devnet.Info) error {
	ended := endedDevnet(d)
	switch {
	case ended != nil:
		return ended
	case d != nil:
		return err
	case errors.Is(err, chain.ErrChainID):
		return usageError{fmt.Errorf("--rpc and --chain-id: %w", err)}
	}
	return fmt.Errorf("--rpc: %w", err)
}

func (a account) Close() {
	a.tx.Close()
	a.Client.Close()
}

// Address is the account's address.
func (a account) Address() common.Address { return a.tx.Address() }

// Send sends a transaction and waits until it is mined.
func (a account) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	return a.tx.Send(ctx, chain.Candidate{To: &to, Data: data})
}

func (a account) network(t target) owner.Network {
	return owner.Network{Chain: a.Client, Tx: a, TeeManager: t.teeManager}
}

// stakingDecimals asks how many decimals the staking token has, so that people
// write whole tokens.
func (a account) stakingDecimals(ctx context.Context, t target) (uint8, error) {
	onDevnet := t.devnet != nil
	if err := teeManagerRole.check(ctx, a.Client, t.teeManager, onDevnet); err != nil {
		return 0, err
	}
	b := bindings.NewTeeManager()
	token, err := view(ctx, a.Client, t.teeManager, b.PackSTAKINGTOKEN(), b.UnpackSTAKINGTOKEN)
	if err == nil { // a Jobs contract has that view, too
		_, err = view(ctx, a.Client, t.teeManager, b.PackMINSTAKEAMOUNT(), b.UnpackMINSTAKEAMOUNT)
	}
	if err != nil {
		return 0, teeManagerRole.explain(ctx, a.Client, t.teeManager, onDevnet, err)
	}
	selector := common.FromHex("0x313ce567") // decimals()
	out, err := a.CallContract(ctx, ethereum.CallMsg{To: &token, Data: selector}, nil)
	if err != nil {
		return 0, err
	}
	n := new(big.Int).SetBytes(out)
	if len(out) != 32 || n.BitLen() > 8 {
		return 0, fmt.Errorf("the staking token %s does not say how many decimals it has", token)
	}
	return uint8(n.Uint64()), nil
}

// parseTokens reads a number of tokens such as 100 or 0.5 as a number of the
// token's smallest units.
func parseTokens(s string, decimals uint8) (*big.Int, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > int(decimals) {
		return nil, usagef("amount %q: the token has %d decimals", shorten(s), decimals)
	}
	digits := whole + fraction
	n, ok := new(big.Int).SetString(digits+strings.Repeat("0", int(decimals)-len(fraction)), 10)
	if !ok || whole == "" || strings.Trim(digits, "0123456789") != "" || n.Sign() <= 0 || n.BitLen() > 256 {
		return nil, usagef("amount %q: want a number of tokens above 0, such as 100 or 0.5", shorten(s))
	}
	return n, nil
}

// formatTokens is the reverse of parseTokens.
func formatTokens(n *big.Int, decimals uint8) string { return owner.FormatTokens(n, decimals) }
