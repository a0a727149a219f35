package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/owner"
)

// registerConfig is what the flags of `nacre register` say.
type registerConfig struct {
	ownerFlags
	URL             string
	VerifierKeyFile string
	Verifier        string
	Stake           string
	trustFlags
	announceFlags
}

func registerCommand(env environment) *cli.Command { return newRegisterCommand(env, register) }

func newRegisterCommand(env environment, act func(context.Context, environment, registerConfig) error) *cli.Command {
	var c registerConfig
	flags := []cli.Flag{
		enclaveURLFlag(&c.URL),
		&cli.StringFlag{Name: "stake", Usage: "`AMOUNT` of the staking token, in tokens, such as 1000; at least what the contract wants", Destination: &c.Stake},
		&cli.StringFlag{Name: "verifier-key-file", Usage: "`FILE` with the key of the attestation verifier (default: $NACRE_VERIFIER_KEY, else a prompt)", TakesFile: true, Destination: &c.VerifierKeyFile},
		&cli.StringFlag{Name: "verifier", Usage: "`URL` of an attestation verifier that signs, in the place of its key: https://HOST/, http://HOST:PORT/, vsock://CID:PORT/ or unix:///PATH", Destination: &c.Verifier},
	}
	flags = append(append(flags, c.announceFlags.flags()...), c.trustFlags.flags()...)
	return &cli.Command{
		Name:  "register",
		Usage: "put an initialised enclave into the registry, with a stake",
		Description: `Example:
  nacre register --url vsock://16:6000/ --stake 100 --key-file owner.key --verifier-key-file verifier.key --rpc https://rpc.example/ --chain-id 421614 --tee-manager 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

It asks the enclave for an attestation, verifies it, has it signed for, and
registers the enclave. The TeeManager must approve the image, which is compared
with --image or --image-id, too, if you give one. Who signs is the verifier at
--verifier, or you with the key of one that the contract knows. On a devnet the keys, the root certificate, the chain and the contract come from devnet.json.
The contract has a least stake, 100 tokens unless its deployer chose otherwise:
with less an enclave would get no jobs, so less is refused.
With --announce owners of secrets and other stores find it; before that, this
enclave must answer at the URL, or nothing is sent. For an enclave that is registered
already that is all that it does, and --stake may be left out.`,
		Flags: append(flags, c.ownerFlags.flags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func register(ctx context.Context, env environment, c registerConfig) error {
	t, err := c.target()
	if err != nil {
		return err
	}
	e, err := newEnclaveClient(c.URL)
	if err != nil {
		return err
	}
	if err := c.announceFlags.check(t); err != nil {
		return err
	}
	service, err := c.service()
	if err != nil {
		return err
	}
	if c.Stake == "" && c.Announce != "" {
		return c.announceAlone(ctx, env, t, e)
	}
	if c.Stake == "" {
		return usagef("--stake is missing: a number of tokens such as 100")
	}
	if _, err := parseTokens(c.Stake, 18); err != nil {
		return err // before any key is read
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	policy, err := c.policy(env, t)
	if err != nil {
		return err
	}
	node, err := lookAtEnclave(ctx, e, c.URL)
	if err != nil {
		return err // before any key is asked for
	}
	var signer *ecdsa.PrivateKey
	if service == nil {
		if signer, err = c.verifierKey(env, t); err != nil {
			return err
		}
	}
	mine, _ := t.executor(func(x devnet.Executor) bool { return x.Address == node })
	a, err := c.openAccount(ctx, env, t, mine.Owner.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	decimals, err := a.stakingDecimals(ctx, t)
	if err != nil {
		return err
	}
	stake, err := parseTokens(c.Stake, decimals)
	if err != nil {
		return err
	}
	if err := a.network(t).CheckStake(ctx, stake); err != nil {
		return ownerError(err, "")
	}
	p := env.progress()
	defer p.done()
	if err := c.checkThere(ctx, env, t, node, p); err != nil {
		return err
	}
	params := owner.RegisterParams{
		Enclave: e, Network: a.network(t), Verifier: signer, Service: service, Policy: policy, Stake: stake, Now: env.now, Progress: p.say,
	}
	r, err := owner.Register(ctx, params)
	if err != nil && (c.Announce == "" || !errors.Is(err, owner.ErrRegistered)) {
		return ownerError(enclaveError(c.URL, err), registerMend(err, node, t))
	}
	answer := registered{Registration: r}
	if c.Announce != "" {
		done, failed := c.announce(ctx, a, t, node, p)
		if failed != nil {
			return fmt.Errorf("it is registered, but not announced: %w", failed)
		}
		answer.Announced = &done
	}
	p.done()
	if err != nil { // it was registered before
		return answer.Announced.print(env, c.JSON)
	}
	return printRegistration(env, c.JSON, answer, stakeText(ctx, a.network(t), r.Stake))
}

// lookAtEnclave returns the address of an enclave that has what it needs for
// being registered.
func lookAtEnclave(ctx context.Context, e owner.Enclave, url string) (common.Address, error) {
	health, err := owner.Look(ctx, e)
	switch {
	case errors.Is(err, owner.ErrNoEnclave):
		return common.Address{}, enclaveError(url, err)
	case err != nil:
		return common.Address{}, fmt.Errorf("--url %s: %w; is the enclave running, and the URL right?", url, err)
	case health.State == enclave.Blank:
		return common.Address{}, enclaveError(url, fmt.Errorf("%w: %s", owner.ErrBlank, health.Enclave))
	}
	return health.Enclave, nil
}

// registerMend says what can be done about an error of owner.Register.
func registerMend(err error, node common.Address, t target) string {
	switch {
	case errors.Is(err, attestation.ErrChain) && t.devnet != nil:
		return fmt.Sprintf("start the executor with --dev-attestation-root %s, that of this devnet, or give the root of its attester with --root", t.devnet.Dir)
	case errors.Is(err, attestation.ErrChain):
		return "give the root certificate of the enclave's attester with --root, if you trust it"
	case errors.Is(err, owner.ErrRegistered):
		return fmt.Sprintf("to register it anew: nacre drain %s, nacre deregister %s, then nacre register", node, node)
	case errors.Is(err, owner.ErrVerifierImage):
		return "give another verifier with --verifier or --verifier-key-file, or have the administrator approve that image: nacre verifier approve"
	case errors.Is(err, owner.ErrVerifier):
		return "give the key of a verifier that it knows with --verifier-key-file, or the URL of one with --verifier"
	case errors.Is(err, attestation.ErrApproval):
		return "its administrator does so: nacre image approve"
	}
	return ""
}

// policy is what the attestation must fulfil; the root certificate of a devnet
// is trusted on that devnet.
func (c registerConfig) policy(env environment, t target) (attestation.Policy, error) {
	trust := c.trustFlags
	if trust.Root == "" && t.devnet != nil {
		trust.Root = t.devnet.AttestationRoot
	}
	return trust.policy(env)
}

// service is the verifier at --verifier; nil: the attestation is signed for here.
func (c registerConfig) service() (owner.Verifier, error) {
	if c.Verifier == "" {
		return nil, nil
	}
	if c.VerifierKeyFile != "" {
		return nil, usagef("--verifier and --verifier-key-file: give one or the other")
	}
	client, err := verifier.NewClient(c.Verifier)
	if err != nil {
		return nil, usagef("--verifier: %w", err)
	}
	return client, nil
}

func (c registerConfig) verifierKey(env environment, t target) (*ecdsa.PrivateKey, error) {
	file := c.VerifierKeyFile
	if file == "" && t.devnet != nil && env.getenv("NACRE_VERIFIER_KEY") == "" {
		file = t.devnet.Accounts.Verifier.KeyFile
	}
	return readKey(env, keySource{what: "the verifier's key", flag: "--verifier-key-file", file: file, envName: "NACRE_VERIFIER_KEY"})
}

func printRegistration(env environment, asJSON bool, r registered, stake string) error {
	if asJSON {
		return printJSON(env.stdout, r)
	}
	pairs := [][2]string{
		{"registered", r.Enclave.Hex()},
		{"owner", r.Owner.Hex()},
		{"image id", r.ImageID.Hex()},
		{"jobs at once", fmt.Sprint(r.Capacity)},
		{"stake", stake},
		{"transaction", r.TxHash.Hex()},
		{"gas", fmt.Sprint(r.GasUsed)},
	}
	if r.Announced != nil {
		pairs = append(pairs, [2]string{"announced", r.Announced.URL})
	}
	return printPairs(env.stdout, pairs...)
}
