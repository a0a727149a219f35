package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/owner"
)

// registryConfig is what flags and arguments of the commands about approved
// images say.
type registryConfig struct {
	ownerFlags
	Image     string // FILE.eif, or an image id where one will do
	PCRs      [3]string
	FromBlock uint64
}

const registryWords = `
On a devnet the administrator's key, the chain and the contract come from devnet.json.`

const fromBlockWords = `
Events are searched for this: on a chain whose nodes do not answer for all blocks, say
with --from-block where to begin. What is older is not found.`

const registryExample = " --rpc https://rpc.example/ --chain-id 421614 --tee-manager 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"

func newImageApproveCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "approve", Usage: "admit enclaves of an image to the network", ArgsUsage: "[FILE.eif]",
		Description: `Examples:
  nacre image approve nacre.eif
  nacre image approve nacre.eif` + registryExample + ` --key-file admin.key

The administrator of the TeeManager sends it. Enclaves of the image may then be
registered. Build the image yourself before you approve it: a measurement that
somebody told you says nothing of what is in it.` + registryWords,
		Flags: append(c.pcrFlags(), c.ownerFlags.adminFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := c.whichImage(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func newImageRevokeCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "revoke", Usage: "admit an image no longer, and evict the enclaves that run it", ArgsUsage: "IMAGE",
		Description: `Examples:
  nacre image revoke nacre.eif
  nacre image revoke 0x4d2f1a0c9b8e7d6c5b4a39281706f5e4d3c2b1a0918273645546372819a0b1c2` + registryExample + ` --key-file admin.key

IMAGE is an image id, as nacre image list shows it, or a FILE.eif.
The administrator of the TeeManager sends it. Its enclaves get no more jobs, and
their answers are refused: for the jobs that they have they are slashed. Of an
image that is merely old, have the owners drain their enclaves first.` + fromBlockWords + registryWords,
		Flags: append(c.ownerFlags.adminFlags(), c.fromBlockFlag()),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "IMAGE")
			if err != nil {
				return err
			}
			c.Image = args[0]
			return act(ctx, env, c)
		},
	}
}

func newImageListCommand(env environment, act func(context.Context, environment, registryConfig) error) *cli.Command {
	var c registryConfig
	return &cli.Command{
		Name: "list", Usage: "list the images that a network admits, or admitted",
		Description: `Examples:
  nacre image list
  nacre image list` + registryExample + ` --from-block 120000000

Of each it says how many registered enclaves run it.` + fromBlockWords,
		Flags: append(withoutKey(c.ownerFlags.flags()), c.fromBlockFlag()),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

// pcrFlags name an image that there is no file of.
func (c *registryConfig) pcrFlags() (flags []cli.Flag) {
	for i := range c.PCRs {
		flags = append(flags, &cli.StringFlag{Name: fmt.Sprintf("pcr%d", i), Usage: fmt.Sprintf("`HEX` of PCR%d, 48 bytes, in the place of FILE.eif", i), Destination: &c.PCRs[i]})
	}
	return flags
}

// whichImage takes FILE.eif, which the flags of PCRs can stand for.
func (c *registryConfig) whichImage(cmd *cli.Command) error {
	switch args := cmd.Args().Slice(); {
	case len(args) > 1:
		return usagef("unexpected argument %q", args[1])
	case len(args) == 1:
		c.Image = args[0]
	case c.PCRs == [3]string{}:
		return usagef("which image? give FILE.eif, or --pcr0, --pcr1 and --pcr2")
	}
	return nil
}

func (c *registryConfig) fromBlockFlag() cli.Flag {
	return &numberFlag{Name: "from-block", Usage: "`NUMBER` of the first block whose events are searched", Destination: &c.FromBlock}
}

// adminFlags are those of an owner, whose key is the administrator's.
func (f *ownerFlags) adminFlags() []cli.Flag {
	key := &cli.StringFlag{Name: "key-file", Usage: "`FILE` with the administrator's key (default: $NACRE_KEY, else a prompt)", TakesFile: true, Destination: &f.KeyFile}
	return append([]cli.Flag{key}, withoutKey(f.flags())...)
}

// registryChange is the answer in JSON.
type registryChange struct {
	ImageID common.Hash      `json:"imageId"`
	Done    string           `json:"done"` // "approved" or "revoked", or either with " already"; of a verifier's key also "approved again"
	Evicted []common.Address `json:"evicted,omitempty"`
	TxHash  []common.Hash    `json:"txHashes,omitempty"`
	GasUsed uint64           `json:"gasUsed,omitempty"`
}

func (a *registryChange) add(receipts ...*types.Receipt) {
	for _, r := range receipts {
		a.TxHash, a.GasUsed = append(a.TxHash, r.TxHash), a.GasUsed+r.GasUsed
	}
}

func (a registryChange) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, a)
	}
	pairs := append([][2]string{{a.Done, a.ImageID.Hex()}}, addressPairs("evicted", a.Evicted)...)
	return printPairs(env.stdout, append(pairs, a.sent()...)...)
}

// sent are the lines about transactions.
func (a registryChange) sent() (pairs [][2]string) {
	for _, h := range a.TxHash {
		pairs = append(pairs, [2]string{"transaction", h.Hex()})
	}
	if len(a.TxHash) > 0 {
		pairs = append(pairs, [2]string{"gas", fmt.Sprint(a.GasUsed)})
	}
	return pairs
}

func addressPairs(name string, addresses []common.Address) (pairs [][2]string) {
	for _, a := range addresses {
		pairs = append(pairs, [2]string{name, a.Hex()})
	}
	return pairs
}

func approveImage(ctx context.Context, env environment, c registryConfig) error {
	pcrs, err := c.measurements()
	if err != nil {
		return err
	}
	return c.change(ctx, env, func(ctx context.Context, m owner.Images, p progress) (registryChange, error) {
		id, receipt, err := m.Approve(ctx, pcrs[0], pcrs[1], pcrs[2], p.say)
		answer := registryChange{ImageID: id, Done: "approved already"}
		if receipt != nil {
			answer.Done = "approved"
			answer.add(receipt)
		}
		return answer, err
	})
}

func revokeImage(ctx context.Context, env environment, c registryConfig) error {
	id, err := imageIDOf(c.Image)
	if err != nil {
		return err
	}
	return c.change(ctx, env, func(ctx context.Context, m owner.Images, p progress) (registryChange, error) {
		evicted, receipts, err := m.Revoke(ctx, id, c.FromBlock, p.say)
		answer := registryChange{ImageID: id, Done: "revoked", Evicted: evicted}
		if errors.Is(err, owner.ErrNotTrusted) {
			answer.Done, err = "revoked already", c.wasApproved(ctx, m, id)
		}
		answer.add(receipts...)
		return answer, err
	})
}

// wasApproved returns nil for an image that the network approved once.
func (c registryConfig) wasApproved(ctx context.Context, m owner.Images, id common.Hash) error {
	_, err := onceListed(ctx, m.List, c.FromBlock, func(i owner.Image) bool { return i.ID == id },
		fmt.Errorf("%w, and from block %d on never was: %s; want one that `nacre image list` shows", owner.ErrNotTrusted, c.FromBlock, id))
	return err
}

// measurements are those of the file, or of the flags, which then must be whole.
func (c registryConfig) measurements() (map[uint][]byte, error) {
	pcrs, err := trustFlags{Image: c.Image, PCRs: c.PCRs}.registers()
	if err == nil && len(pcrs) != len(c.PCRs) {
		err = usagef("--pcr0, --pcr1 and --pcr2 belong together")
	}
	return pcrs, err
}

// imageIDOf reads an image id, or measures a file.
func imageIDOf(image string) (common.Hash, error) {
	if id, err := parseHash(image); err == nil {
		return id, nil
	}
	m, err := measuredFile(image)
	if err != nil {
		return common.Hash{}, fmt.Errorf("%w; IMAGE is a FILE.eif or an image id, 0x and 64 hex digits", err)
	}
	return contracts.Attestation{PCR0: m.PCR0[:], PCR1: m.PCR1[:], PCR2: m.PCR2[:]}.ImageID(), nil
}

// change does what only the administrator may do.
func (c registryConfig) change(ctx context.Context, env environment, do func(context.Context, owner.Images, progress) (registryChange, error)) error {
	return administrate(ctx, env, c.ownerFlags, func(ctx context.Context, a account, t target, p progress) (registryChange, error) {
		return do(ctx, owner.Images{Chain: a.Client, Tx: a, TeeManager: t.teeManager}, p)
	})
}

// listedImage is an image in JSON.
type listedImage struct {
	owner.Image
	PCR0 string `json:"pcr0"`
	PCR1 string `json:"pcr1"`
	PCR2 string `json:"pcr2"`
}

func listImages(ctx context.Context, env environment, c registryConfig) error {
	var images []owner.Image
	err := inspect(ctx, env, c.ownerFlags, func(ctx context.Context, client *chain.Client, t target) (err error) {
		images, err = owner.Images{Chain: client, TeeManager: t.teeManager}.List(ctx, c.FromBlock)
		return err
	})
	if err != nil {
		return err
	}
	out, rows := []listedImage{}, [][]string{}
	for _, i := range images {
		out = append(out, listedImage{i, fmt.Sprintf("%x", i.PCR0), fmt.Sprintf("%x", i.PCR1), fmt.Sprintf("%x", i.PCR2)})
		state := "approved"
		if !i.Approved {
			state = "revoked"
		}
		rows = append(rows, []string{i.ID.Hex(), state, fmt.Sprint(len(i.Enclaves)), fmt.Sprintf("%x…", i.PCR0[:min(8, len(i.PCR0))])})
	}
	if c.JSON {
		return printJSON(env.stdout, out)
	}
	if len(rows) == 0 {
		fmt.Fprintf(env.stderr, "no image was approved from block %d on\n", c.FromBlock)
		return nil
	}
	return printTable(env.stdout, []string{"IMAGE", "STATE", "ENCLAVES", "PCR0"}, rows)
}
