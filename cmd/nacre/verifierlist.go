package main

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/owner"
)

func newVerifierListCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "list", Usage: "list the verifiers whose word a network takes, or took",
		Description: `Examples:
  nacre verifier list
  nacre verifier list` + registryExample + ` --from-block 120000000

First images in which verifiers run, with the number of keys that are approved with
each; then keys. The word of a key is taken while key and image are approved. BY says
who approved a key: an administrator, or a verifier that was known then, by a signature
that anybody may have sent.` + fromBlockWords,
		Flags: append(withoutKey(c.ownerFlags.flags()), c.fromBlockFlag()),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

// listedVerifiers is the answer in JSON.
type listedVerifiers struct {
	Contract  common.Address        `json:"attestationVerifier"`
	Images    []listedVerifierImage `json:"images"`
	Verifiers []listedVerifierKey   `json:"verifiers"`
}

type listedVerifierImage struct {
	owner.VerifierImage
	PCR0 string `json:"pcr0"`
	PCR1 string `json:"pcr1"`
	PCR2 string `json:"pcr2"`
}

type listedVerifierKey struct {
	owner.VerifierKey
	PublicKey string `json:"publicKey"`
	State     string `json:"state"` // "approved", "revoked" or "image revoked"
}

func listVerifiers(ctx context.Context, env environment, c registryConfig) error {
	var list listedVerifiers
	err := inspect(ctx, env, c.ownerFlags, func(ctx context.Context, client *chain.Client, t target) error {
		v, err := owner.FindVerifiers(ctx, client, nil, t.teeManager)
		if err != nil {
			return err
		}
		images, err := v.Images(ctx, c.FromBlock)
		if err != nil {
			return err
		}
		keys, err := v.Keys(ctx, c.FromBlock)
		list = listVerifiersOf(v.Contract, images, keys)
		return err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(env.stdout, list)
	}
	if len(list.Images)+len(list.Verifiers) == 0 {
		fmt.Fprintf(env.stderr, "no verifier was approved from block %d on\n", c.FromBlock)
		return nil
	}
	return list.print(env)
}

func listVerifiersOf(contract common.Address, images []owner.VerifierImage, keys []owner.VerifierKey) listedVerifiers {
	list := listedVerifiers{contract, []listedVerifierImage{}, []listedVerifierKey{}}
	for _, i := range images {
		list.Images = append(list.Images, listedVerifierImage{i, fmt.Sprintf("%x", i.PCR0), fmt.Sprintf("%x", i.PCR1), fmt.Sprintf("%x", i.PCR2)})
	}
	for _, k := range keys {
		state := "approved"
		switch {
		case !k.Known:
			state = "revoked"
		case !k.Approved:
			state = "image revoked"
		}
		list.Verifiers = append(list.Verifiers, listedVerifierKey{k, hexBytes(k.PublicKey), state})
	}
	return list
}

func (l listedVerifiers) print(env environment) error {
	var images, keys [][]string
	for _, i := range l.Images {
		state, count := "approved", 0
		if !i.Approved {
			state = "revoked"
		}
		for _, k := range l.Verifiers {
			if k.Approved && k.ImageID == i.ID {
				count++
			}
		}
		images = append(images, []string{i.ID.Hex(), state, fmt.Sprint(count), i.PCR0[:min(16, len(i.PCR0))] + "…"})
	}
	for _, k := range l.Verifiers {
		keys = append(keys, []string{k.Verifier.Hex(), k.State, k.By, k.ImageID.Hex()})
	}
	if err := printTable(env.stdout, []string{"IMAGE", "STATE", "VERIFIERS", "PCR0"}, images); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout)
	return printTable(env.stdout, []string{"VERIFIER", "STATE", "BY", "IMAGE"}, keys)
}
