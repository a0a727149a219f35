package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/owner"
)

func newVerifierRevokeCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "revoke", Usage: "take the word of a verifier, or of all that run an image, no longer", ArgsUsage: "IMAGE|VERIFIER",
		Description: `Examples:
  nacre verifier revoke 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
  nacre verifier revoke verifier.eif
  nacre verifier revoke 0x4d2f1a0c9b8e7d6c5b4a39281706f5e4d3c2b1a0918273645546372819a0b1c2` + registryExample + ` --key-file admin.key

VERIFIER is the address of a key, IMAGE an image id, as nacre verifier list shows
them; or a FILE.eif. With an image goes the word of all keys that were approved with
it, and they are named; when it is approved again, theirs comes back. Enclaves that
are registered already stay so.
If a key was STOLEN, to revoke it is not enough: a key that is known can bring in any
number of others, without an administrator, and vouch for any enclave. So:
  1. revoke the key, then each image that nacre verifier list shows as approved
  2. nacre verifier approve another image, of another measurement, and never an old
     one again: its keys would be believed again
  3. nacre verifier approve-key the first key of a verifier that runs it
  4. nacre image revoke what the thief may have vouched for: that evicts all enclaves
     of these images, honest ones too, which then need another image
The administrator of the AttestationVerifier sends it, which the TeeManager names.` + fromBlockWords + registryWords,
		Flags: append(c.ownerFlags.adminFlags(), c.fromBlockFlag()),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "IMAGE|VERIFIER")
			if err != nil {
				return err
			}
			c.Image = args[0]
			return act(ctx, env, c)
		},
	}
}

func revokeVerifier(ctx context.Context, env environment, c registryConfig) error {
	if common.IsHexAddress(c.Image) {
		key, err := parseAddress(c.Image)
		if err != nil {
			return usagef("VERIFIER %s: %w", c.Image, err)
		}
		return c.revokeVerifierKey(ctx, env, key)
	}
	id, err := imageIDOf(c.Image)
	if err != nil {
		return fmt.Errorf("%w; VERIFIER is an address, 0x and 40 hex digits", err)
	}
	return c.revokeVerifierImage(ctx, env, id)
}

func (c registryConfig) revokeVerifierKey(ctx context.Context, env environment, key common.Address) error {
	return changeVerifiers(ctx, env, c.ownerFlags, func(ctx context.Context, v owner.Verifiers, p progress) (verifierChange, error) {
		id, receipt, err := v.RevokeKey(ctx, key, p.say)
		answer := verifierChange{registryChange: registryChange{ImageID: id, Done: "revoked"}, Verifier: &key}
		if errors.Is(err, owner.ErrNotKnown) {
			answer.Done = "revoked already"
			answer.ImageID, err = c.hadKey(ctx, v, key)
		}
		if receipt != nil {
			answer.add(receipt)
		}
		return answer, err
	})
}

func (c registryConfig) revokeVerifierImage(ctx context.Context, env environment, id common.Hash) error {
	return changeVerifiers(ctx, env, c.ownerFlags, func(ctx context.Context, v owner.Verifiers, p progress) (verifierChange, error) {
		receipt, err := v.RevokeImage(ctx, id, p.say)
		answer := verifierChange{registryChange: registryChange{ImageID: id, Done: "revoked"}}
		if errors.Is(err, owner.ErrNotTrusted) {
			answer.Done, err = "revoked already", c.hadImage(ctx, v, id)
		}
		if receipt != nil {
			answer.add(receipt)
			answer.with(ctx, v, c.FromBlock)
		}
		return answer, err
	})
}

// hadKey returns the image of a key that was approved once.
func (c registryConfig) hadKey(ctx context.Context, v owner.Verifiers, key common.Address) (common.Hash, error) {
	k, err := onceListed(ctx, v.Keys, c.FromBlock, func(k owner.VerifierKey) bool { return k.Verifier == key },
		fmt.Errorf("%w, and from block %d on never did: %s; want one that `nacre verifier list` shows", owner.ErrNotKnown, c.FromBlock, key))
	return k.ImageID, err
}

// hadImage returns nil for an image that was approved once.
func (c registryConfig) hadImage(ctx context.Context, v owner.Verifiers, id common.Hash) error {
	_, err := onceListed(ctx, v.Images, c.FromBlock, func(i owner.VerifierImage) bool { return i.ID == id },
		fmt.Errorf("%w, and from block %d on never was: %s; want one that `nacre verifier list` shows", owner.ErrNotTrusted, c.FromBlock, id))
	return err
}
