package main

import (
	"context"
	"crypto/ecdsa"
	"log/slog"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/devnet"
)

// jobFlags say where a command about jobs acts.
type jobFlags struct {
	Devnet  string
	RPC     string
	ChainID uint64
	Jobs    common.Address
	Code    common.Address
	JSON    bool
}

// What the flags that name a network are for.
const (
	rpcUsage     = "`URL` of a node of the chain, http or https; with it the chain and the contracts are named by flags"
	chainIDUsage = "`ID` that the chain must have, such as 421614"
	offDevnet    = " --rpc https://rpc.example/ --chain-id 421614" // in examples
)

// flags returns the flags that every such command has; withCode adds that of
// the code contract.
func (f *jobFlags) flags(withCode bool) []cli.Flag {
	flags := []cli.Flag{
		devnetFlag(&f.Devnet),
		&cli.StringFlag{Name: "rpc", Usage: rpcUsage, Destination: &f.RPC},
		&numberFlag{Name: "chain-id", Usage: chainIDUsage, HideDefault: true, Destination: &f.ChainID},
		&addressFlag{Name: "jobs-contract", Usage: "`ADDRESS` of the Jobs contract", Destination: &f.Jobs},
		jsonFlag(&f.JSON),
	}
	if withCode {
		flags = append(flags, codeContractFlag(&f.Code))
	}
	return flags
}

func codeContractFlag(at *common.Address) cli.Flag {
	return &addressFlag{Name: "code-contract", Usage: "`ADDRESS` of the UserCode contract", Destination: at}
}

func keyFileFlag(at *string, whose string) cli.Flag {
	return &cli.StringFlag{Name: "key-file", Usage: "`FILE` with " + whose + " key (default: $NACRE_KEY, else the devnet's user, else a prompt)", TakesFile: true, Destination: at}
}

// jobTarget is where a command about jobs acts, put together from flags and
// the description of a devnet.
type jobTarget struct {
	endpoints  chain.Endpoints
	jobs, code common.Address
	devnet     *devnet.Info // nil: not a devnet
}

// target returns what the flags name; what they leave open comes from the
// devnet. Needed are the names of the contract flags that the command cannot
// do without.
func (f jobFlags) target(needed ...string) (jobTarget, error) {
	given := map[string]bool{
		"--rpc": f.RPC != "", "--chain-id": f.ChainID != 0,
		"--jobs-contract": f.Jobs != common.Address{}, "--code-contract": f.Code != common.Address{},
	}
	explicit := given["--rpc"] || given["--chain-id"] || given["--jobs-contract"] || given["--code-contract"]
	needed = append([]string{"--rpc", "--chain-id"}, needed...)
	switch {
	case explicit && f.Devnet != "":
		return jobTarget{}, usagef("--devnet FILE already says what %s say: give one or the other", enumerate(needed))
	case !explicit:
		return f.devnetTarget(enumerate(needed))
	}
	for _, name := range needed {
		if !given[name] {
			return jobTarget{}, usagef("%s missing: %s belong together", name, enumerate(needed))
		}
	}
	t := jobTarget{endpoints: chain.Endpoints{HTTP: []string{f.RPC}, ChainID: new(big.Int).SetUint64(f.ChainID)}, jobs: f.Jobs, code: f.Code}
	if err := t.endpoints.Check(); err != nil {
		return jobTarget{}, usagef("--rpc: %v", err)
	}
	return t, nil
}

func (f jobFlags) devnetTarget(needed string) (jobTarget, error) {
	info, found, err := readDevnet(f.Devnet)
	if err != nil {
		return jobTarget{}, err
	}
	if !found {
		return jobTarget{}, usagef("which network? give %s, or start nacre devnet (no %s here)", needed, devnet.DefaultInfoFile)
	}
	return newDevnetTarget(info), nil
}

func newDevnetTarget(info devnet.Info) jobTarget {
	return jobTarget{
		endpoints: chain.Endpoints{HTTP: []string{info.HTTPURL}, ChainID: new(big.Int).SetUint64(info.ChainID)},
		jobs:      info.Contracts.Jobs, code: info.Contracts.UserCode, devnet: &info,
	}
}

// enumerate writes "a, b and c".
func enumerate(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// devnetPoll is how often a devnet is asked for news: it is on this machine.
const devnetPoll = 100 * time.Millisecond

// poll is how often the chain is asked for news.
func (t jobTarget) poll() time.Duration {
	if t.devnet != nil {
		return devnetPoll
	}
	return chain.DefaultTxConfig().PollInterval
}

// dial connects to the chain.
func (t jobTarget) dial(ctx context.Context, env environment) (*chain.Client, error) {
	client, err := chain.Dial(ctx, t.endpoints, errorLog(env))
	if err != nil {
		return nil, dialError(err, t.devnet)
	}
	return client, nil
}

// errorLog is a log for people, on stderr. Warnings are left out: what matters
// of them is in the error that a command ends with.
func errorLog(env environment) *slog.Logger {
	return slog.New(slog.NewTextHandler(env.stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}

// openAccount reads the key and connects. The key is read first: a person at a
// prompt should not wait for a network.
func (t jobTarget) openAccount(ctx context.Context, env environment, keyFile string) (payer, error) {
	key, err := t.payerKey(env, keyFile)
	if err != nil {
		return payer{}, err
	}
	return t.openWith(ctx, env, key)
}

// payerKey reads the key of the account that pays.
func (t jobTarget) payerKey(env environment, keyFile string) (*ecdsa.PrivateKey, error) {
	if keyFile == "" && t.devnet != nil && env.getenv("NACRE_KEY") == "" {
		if err := endedDevnet(t.devnet); err != nil {
			return nil, err // its keys are gone with it
		}
		keyFile = t.devnet.Accounts.User.KeyFile
	}
	return readKey(env, keySource{what: "the key of the account that pays", flag: "--key-file", file: keyFile, envName: "NACRE_KEY"})
}

// openWith connects as the account of a key.
func (t jobTarget) openWith(ctx context.Context, env environment, key *ecdsa.PrivateKey) (payer, error) {
	client, err := t.dial(ctx, env)
	if err != nil {
		return payer{}, err
	}
	cfg := chain.DefaultTxConfig()
	cfg.PollInterval = t.poll()
	watched := &watchedBackend{TxBackend: client}
	tx, err := chain.NewTxManager(ctx, watched, key, cfg, errorLog(env))
	if err != nil {
		client.Close()
		return payer{}, err
	}
	return payer{account{client, tx}, watched}, nil
}

// checkJobs makes sure of the Jobs contract before anything is asked of it.
func (t jobTarget) checkJobs(ctx context.Context, c *chain.Client) error {
	if err := jobsRole.check(ctx, c, t.jobs, t.devnet != nil); err != nil {
		return err
	}
	_, err := executionBuffer(ctx, c, t.jobs)
	if err == nil {
		_, err = readPaymentToken(ctx, c, t.jobs)
	}
	return jobsRole.explain(ctx, c, t.jobs, t.devnet != nil, err)
}

// checkCode makes sure of the UserCode contract before anything is sent to it.
func (t jobTarget) checkCode(ctx context.Context, c *chain.Client) error {
	if err := userCodeRole.check(ctx, c, t.code, t.devnet != nil); err != nil {
		return err
	}
	return userCodeRole.explain(ctx, c, t.code, t.devnet != nil, chain.CheckUserCode(ctx, c, t.code))
}

// jobReader connects once more, for what only a reader of jobs asks, and
// reads the contract's parameters. Stop ends the connection.
func (t jobTarget) jobReader(ctx context.Context, c *chain.Client) (r jobReader, stop func(), err error) {
	if err := t.checkJobs(ctx, c); err != nil {
		return r, nil, err
	}
	buffer, err := executionBuffer(ctx, c, t.jobs)
	if err != nil {
		return r, nil, err
	}
	domain, err := chain.Domain(ctx, c, t.jobs, c.ChainID(), contracts.JobsDomain)
	if err != nil {
		return r, nil, err
	}
	url := t.endpoints.HTTP[0]
	eth, err := ethclient.DialContext(ctx, url)
	if err != nil {
		return r, nil, chain.RedactError(err, url)
	}
	return jobReader{chain: eth, contract: t.jobs, domain: domain, buffer: buffer, url: url}, eth.Close, nil
}
