package main

import (
	"context"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/owner"
)

func newVerifierApproveCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "approve", Usage: "approve an image in which verifiers run", ArgsUsage: "[FILE.eif]",
		Description: `Examples:
  nacre verifier approve verifier.eif
  nacre verifier approve verifier.eif` + registryExample + ` --key-file admin.key

The administrator of the AttestationVerifier sends it, which the TeeManager names.
Nobody's word is taken by it yet: a verifier that runs the image has a key, which
nacre verifier approve-key approves. Keys that were approved with the image before
it was revoked are believed again, unless they were revoked themselves; they are
named. Where a key was stolen these may be the thief's: approve another image instead.
Build the image yourself before you approve it, with nacre image build --program
verifier: who has a verifier's key can register what they like.` + fromBlockWords + registryWords,
		Flags: append(append(c.pcrFlags(), c.ownerFlags.adminFlags()...), c.fromBlockFlag()),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := c.whichImage(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func approveVerifierImage(ctx context.Context, env environment, c registryConfig) error {
	pcrs, err := c.measurements()
	if err != nil {
		return err
	}
	return changeVerifiers(ctx, env, c.ownerFlags, func(ctx context.Context, v owner.Verifiers, p progress) (verifierChange, error) {
		id, receipt, err := v.ApproveImage(ctx, pcrs[0], pcrs[1], pcrs[2], p.say)
		answer := verifierChange{registryChange: registryChange{ImageID: id, Done: "approved already"}}
		if receipt != nil {
			answer.Done = "approved"
			answer.add(receipt)
			answer.with(ctx, v, c.FromBlock)
		}
		return answer, err
	})
}
