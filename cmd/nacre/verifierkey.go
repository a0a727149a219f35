package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/owner"
)

// verifierKeyConfig is what the flags of `nacre verifier approve-key` say.
type verifierKeyConfig struct {
	ownerFlags
	URL       string
	PublicKey string // "" with URL
	trustFlags
}

func newVerifierApproveKeyCommand(env environment, act func(context.Context, environment, verifierKeyConfig) error) *cli.Command {
	var c verifierKeyConfig
	flags := []cli.Flag{
		&cli.StringFlag{Name: "url", Usage: "`URL` of the verifier: http://HOST:PORT/, https://HOST/, vsock://CID:PORT/ or unix:///PATH", Destination: &c.URL},
		&cli.StringFlag{Name: "public-key", Usage: "`HEX` of the key, 64 bytes x‖y, of a verifier that runs in no enclave; nothing proves whose it is", Destination: &c.PublicKey},
	}
	for _, f := range c.trustFlags.flags() {
		if f.Names()[0] == "root" {
			flags = append(flags, f)
		}
	}
	flags = append(flags,
		&cli.StringFlag{Name: "image", Usage: "`FILE.eif` that the enclave must run; with --public-key what to book the key under", TakesFile: true, Destination: &c.Image},
		&hashFlag{Name: "image-id", Usage: "`HASH` of that image, as nacre verifier list shows it", Destination: &c.ImageID},
	)
	return &cli.Command{
		Name: "approve-key", Usage: "have the contract take a verifier's word",
		Description: `Examples:
  nacre verifier approve-key --url http://127.0.0.1:6010/ --image verifier.eif
  nacre verifier approve-key --url http://127.0.0.1:6010/` + registryExample + ` --key-file admin.key
  nacre verifier approve-key --public-key 0x79be…d4b8 --image-id 0x4d2f…b1c2

With --url the verifier's own attestation document is verified first: made now, in
an enclave that is not in debug mode, of an image that the contract approves
(nacre verifier approve) and, if you give one, of --image or --image-id. The key in
it is sent. The contract itself looks at no document: it takes the administrator's
word. A verifier in an enclave has another key after each start; revoke the old one.
With --public-key you say whose key it is: nacre verifier serve prints that of a
verifier outside of an enclave, and --image or --image-id is what to book it under.
The administrator of the AttestationVerifier sends it, which the TeeManager names.
A key that was revoked is refused with --url: its enclave may run still, and give a
document that is good. With --public-key it is approved again.` + registryWords,
		Flags: append(flags, c.ownerFlags.adminFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			switch named := c.Image != "" || c.ImageID != (common.Hash{}); {
			case c.URL == "" && c.PublicKey == "":
				return usagef("whose key? give the --url of the verifier, or its --public-key")
			case c.URL != "" && c.PublicKey != "":
				return usagef("--url and --public-key: give one or the other")
			case c.PublicKey != "" && !named:
				return usagef("--public-key: with which image? give --image FILE.eif or --image-id HASH, one that nacre verifier list shows")
			case c.PublicKey != "" && c.Image != "" && c.ImageID != (common.Hash{}):
				return usagef("--image and --image-id: give one or the other")
			}
			return act(ctx, env, c)
		},
	}
}

func approveVerifierKey(ctx context.Context, env environment, c verifierKeyConfig) error {
	t, err := c.target()
	if err != nil {
		return err
	}
	if c.Root == "" && t.devnet != nil {
		c.Root = t.devnet.AttestationRoot
	}
	source, err := c.source(env)
	if err != nil {
		return err
	}
	return changeVerifiers(ctx, env, c.ownerFlags, func(ctx context.Context, v owner.Verifiers, p progress) (verifierChange, error) {
		key, image, err := source(ctx, v, p)
		if err != nil {
			return verifierChange{}, err
		}
		a, err := v.ApproveKey(ctx, key, image, c.PublicKey != "", p.say)
		if errors.Is(err, owner.ErrKeyRevoked) {
			err = fmt.Errorf("%w; start that verifier anew, which makes another key, or have this one believed again with --public-key", err)
		}
		answer := verifierChange{registryChange: registryChange{ImageID: image, Done: "approved already"}, Verifier: &a.Verifier}
		if a.Receipt != nil {
			answer.Done = "approved"
			if a.Again {
				answer.Done = "approved again"
			}
			answer.add(a.Receipt)
		}
		return answer, err
	})
}

// keySourceOf returns a verifier's key and the image to approve it with.
type keySourceOf func(context.Context, owner.Verifiers, progress) (publicKey []byte, image common.Hash, err error)

// source is where the flags say that the key comes from. What is wrong with them
// is found here.
func (c verifierKeyConfig) source(env environment) (keySourceOf, error) {
	if c.PublicKey != "" {
		return c.onYourWord()
	}
	policy, err := c.policy(env)
	if err != nil {
		return nil, err
	}
	client, err := verifier.NewClient(c.URL)
	if err != nil {
		return nil, usagef("--url: %w", err)
	}
	return func(ctx context.Context, v owner.Verifiers, p progress) ([]byte, common.Hash, error) {
		p.say("verifying its attestation")
		policy.Nonce, policy.SigningKey, policy.Approved = attestation.NewNonce(), true, v.ApprovedImage(ctx)
		policy.MaxAge, policy.MaxAhead = defaultMaxAge, defaultMaxAhead
		document, err := client.Attestation(ctx, policy.Nonce)
		if errors.Is(err, verifier.ErrNoDocument) {
			return nil, common.Hash{}, usagef("--url %s: %w; if you know whose it is, give its --public-key", c.URL, err)
		}
		if err != nil {
			return nil, common.Hash{}, fmt.Errorf("--url %s: %w; is the verifier running, and the URL right?", c.URL, err)
		}
		policy.Now = env.now()
		d, err := attestation.Verify(document, policy)
		if err != nil {
			return nil, common.Hash{}, fmt.Errorf("the attestation of the verifier is refused: %w%s", err, c.mend(err))
		}
		return d.PublicKey, d.ImageID(), nil
	}, nil
}

// mend says what can be done about a refused document.
func (c verifierKeyConfig) mend(err error) string {
	switch {
	case errors.Is(err, attestation.ErrChain):
		return "; give the root certificate of its attester with --root, if you trust it"
	case errors.Is(err, attestation.ErrPCRs):
		return "; the enclave runs another image than you gave"
	}
	return ""
}

// onYourWord takes the key from a flag. The value is in no error: it might be the
// private one.
func (c verifierKeyConfig) onYourWord() (keySourceOf, error) {
	key, err := hex.DecodeString(strings.TrimPrefix(c.PublicKey, "0x"))
	if err != nil || len(key) != 64 {
		return nil, usagef("--public-key: want 64 bytes in hex, x‖y, as nacre verifier serve prints it")
	}
	image := c.ImageID
	if c.Image != "" {
		if image, err = imageIDOf(c.Image); err != nil {
			return nil, err
		}
	}
	return func(context.Context, owner.Verifiers, progress) ([]byte, common.Hash, error) { return key, image, nil }, nil
}
