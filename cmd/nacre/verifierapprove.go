package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/owner"
)

func newVerifierApproveCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	var flags []cli.Flag
	for i := range c.PCRs {
		flags = append(flags, &cli.StringFlag{Name: fmt.Sprintf("pcr%d", i), Usage: fmt.Sprintf("`HEX` of PCR%d, 48 bytes, in the place of FILE.eif", i), Destination: &c.PCRs[i]})
	}
	return &cli.Command{
		Name: "approve", Usage: "approve an image in which verifiers run", ArgsUsage: "[FILE.eif]",
		Description: `Examples:
  nacre verifier approve verifier.eif
  nacre verifier approve verifier.eif` + registryExample + ` --key-file admin.key

The administrator of the AttestationVerifier sends it, which the TeeManager names.
Nobody's word is taken by it yet: a verifier that runs the image has a key, which
nacre verifier approve-key approves. Keys that were approved with the image before
it was revoked are believed again, unless they were revoked themselves.
Build the image yourself before you approve it, with nacre image build --program
verifier: who has a verifier's key can register what they like.` + registryWords,
		Flags: append(flags, c.ownerFlags.adminFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			switch args := cmd.Args().Slice(); {
			case len(args) > 1:
				return usagef("unexpected argument %q", args[1])
			case len(args) == 1:
				c.Image = args[0]
			case c.PCRs == [3]string{}:
				return usagef("which image? give FILE.eif, or --pcr0, --pcr1 and --pcr2")
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
		}
		return answer, err
	})
}
