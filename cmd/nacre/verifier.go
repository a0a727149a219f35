package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/owner"
)

// verifierConfig is what the flags of `nacre verifier serve` say.
type verifierConfig struct {
	ownerFlags
	Listen      string
	GenerateKey bool
	MaxAge      time.Duration
	trustFlags
}

const defaultVerifierListen = "tcp://127.0.0.1:6010"

func verifierCommand(env environment) *cli.Command {
	return &cli.Command{
		Name:        "verifier",
		Usage:       "sign for attestation documents, so that their enclaves can be registered",
		Description: "Examples:\n  nacre verifier serve\n  nacre verifier approve-key --url http://127.0.0.1:6010/ --image verifier.eif",
		Commands: []*cli.Command{
			newVerifierServeCommand(env, serveVerifier),
			newVerifierApproveCommand(env, approveVerifierImage),
			newVerifierApproveKeyCommand(env, approveVerifierKey),
			newVerifierRevokeCommand(env, revokeVerifier),
			newVerifierListCommand(env, listVerifiers),
		},
	}
}

func newVerifierServeCommand(env environment, act func(context.Context, environment, verifierConfig) error) *cli.Command {
	var c verifierConfig
	flags := []cli.Flag{
		&cli.StringFlag{Name: "listen", Usage: "`ADDRESS` to serve on: HOST:PORT or tcp://HOST:PORT, unix://PATH, vsock://CID:PORT", Value: defaultVerifierListen, Destination: &c.Listen},
		&cli.StringFlag{Name: "key-file", Usage: "`FILE` with the verifier's key (default: $NACRE_VERIFIER_KEY, else a prompt)", TakesFile: true, Destination: &c.KeyFile},
		&cli.BoolFlag{Name: "generate-key", Usage: "make a key in memory, which ends with the program; the contract does not know it yet", Destination: &c.GenerateKey},
		&durationFlag{Name: "max-age", Usage: "greatest `TIME` since a document was made", Value: defaultMaxAge, Destination: &c.MaxAge},
	}
	flags = append(append(flags, c.trustFlags.flags()...), withoutKey(c.ownerFlags.flags())...)
	return &cli.Command{
		Name:  "serve",
		Usage: "run an attestation verifier until it is interrupted",
		Description: `Examples:
  nacre verifier serve
  nacre verifier serve --config config.json --key-file verifier.key --rpc https://rpc.example/ --chain-id 421614 --tee-manager 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

Owners name it with nacre register --verifier URL. GET /nonce gives out a nonce,
POST /sign takes a document with it (application/cbor) and answers with the signature
that registration needs; what it refuses is what nacre attestation verify refuses
with the same flags, and the answer names the check. An image must be one that the
TeeManager approves, whatever else is demanded of it. GET / says whose key signs.
The AttestationVerifier contract must know that key (nacre verifier approve-key). On
a devnet it does, and the key, the root certificate, the chain and the contract come
from devnet.json.
It serves HTTP without TLS, and has no secrets from who asks.`,
		Flags: flags,
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			if c.GenerateKey && c.KeyFile != "" {
				return usagef("--generate-key and --key-file: give one or the other")
			}
			return act(ctx, env, c)
		},
	}
}

// withoutKey takes away the flag that names a key.
func withoutKey(flags []cli.Flag) (out []cli.Flag) {
	for _, f := range flags {
		if f.Names()[0] != "key-file" {
			out = append(out, f)
		}
	}
	return out
}

// serveVerifier opens what it needs in the order in which a person can mend it.
func serveVerifier(ctx context.Context, env environment, c verifierConfig) error {
	address, err := verifierAddress(c.Listen)
	if err != nil {
		return err
	}
	t, err := c.target()
	if err != nil {
		return err
	}
	if c.Root == "" && t.devnet != nil {
		c.Root = t.devnet.AttestationRoot
	}
	policy, err := c.policy(env)
	if err != nil {
		return err
	}
	policy.MaxAge, policy.MaxAhead = c.MaxAge, defaultMaxAhead
	key, err := c.identity(env, t)
	if err != nil {
		return err
	}
	client, err := chain.Dial(ctx, t.endpoints, errorLog(env))
	if err != nil {
		return dialError(err, t.devnet)
	}
	defer client.Close()
	if err := teeManagerRole.check(ctx, client, t.teeManager, t.devnet != nil); err != nil {
		return err
	}
	network := owner.Network{Chain: client, TeeManager: t.teeManager}
	domain, err := network.VerifierDomain(ctx)
	if err != nil {
		return err
	}
	if err := network.CheckVerifier(ctx, key.Address()); err != nil {
		fmt.Fprintf(env.stderr, "warning: %s\n", plainLine(unknownVerifier(err).Error()))
	}
	server, err := verifier.New(verifier.Config{
		Key: key, Domain: domain, Policy: policy, Now: env.now, Limits: verifier.DefaultLimits(),
		Approved: func(ctx context.Context, id common.Hash) error { return network.ApprovedImage(ctx)(id) },
		Log:      slog.New(slog.NewTextHandler(env.stderr, nil)),
	})
	if err != nil {
		return err
	}
	ln, err := enclave.Listen(address)
	if err != nil {
		return usageError{fmt.Errorf("--listen %s: %w", c.Listen, err)}
	}
	if err := c.sayReady(env, key, ln); err != nil {
		ln.Close()
		return err
	}
	return server.Serve(ctx, ln)
}

// unknownVerifier says who can have the contract know a key that it does not.
func unknownVerifier(err error) error {
	switch {
	case errors.Is(err, owner.ErrVerifierImage):
		return fmt.Errorf("%w; its administrator can have it approve that image: nacre verifier approve", err)
	case errors.Is(err, owner.ErrVerifier):
		return fmt.Errorf("%w; its administrator has it do so: nacre verifier approve-key", err)
	}
	return err
}

// identity keeps the key where nothing prints it.
func (c verifierConfig) identity(env environment, t target) (*enclave.Identity, error) {
	if c.GenerateKey {
		return enclave.GenerateIdentity(rand.Reader)
	}
	file := c.KeyFile
	if file == "" && t.devnet != nil && env.getenv("NACRE_VERIFIER_KEY") == "" {
		file = t.devnet.Accounts.Verifier.KeyFile
	}
	key, err := readKey(env, keySource{what: "the verifier's key", flag: "--key-file", file: file, envName: "NACRE_VERIFIER_KEY"})
	if err != nil {
		return nil, err
	}
	raw := crypto.FromECDSA(key)
	defer clear(raw)
	return enclave.GenerateIdentity(io.LimitReader(bytes.NewReader(raw), enclave.KeyLength))
}

// verifierReady is the answer in JSON, as soon as requests are taken.
type verifierReady struct {
	Verifier  common.Address `json:"verifier"`
	PublicKey string         `json:"publicKey"`
	Listen    string         `json:"listen"`
}

func (c verifierConfig) sayReady(env environment, key *enclave.Identity, ln net.Listener) error {
	at := ln.Addr().Network() + "://" + ln.Addr().String()
	if c.JSON {
		return printJSON(env.stdout, verifierReady{key.Address(), hexBytes(key.PublicKey()), at})
	}
	return printPairs(env.stdout, [2]string{"verifier", key.Address().Hex()}, [2]string{"public key", hexBytes(key.PublicKey())}, [2]string{"listens on", at})
}
