package main

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// maxCalldata is what nodes take in one transaction (128 KiB) with room for
// the rest of it, in bytes. Executors would take more.
const maxCalldata = 126 << 10

// deployConfig is what the flags and arguments of `nacre deploy` say.
type deployConfig struct {
	jobFlags
	File     string
	Metadata string
	KeyFile  string
}

func deployCommand(env environment) *cli.Command { return newDeployCommand(env, deploy) }

func newDeployCommand(env environment, act func(context.Context, environment, deployConfig) error) *cli.Command {
	var c deployConfig
	return &cli.Command{
		Name:      "deploy",
		Usage:     "put a JavaScript file on chain, where jobs find it",
		ArgsUsage: "FILE.js",
		Description: `Examples:
  nacre deploy examples/quotes.js
  nacre deploy examples/quotes.js --rpc https://rpc.example/ --chain-id 421614 --code-contract 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed --key-file payer.key

The first is for a devnet, of which nothing else has to be said.

It answers with the hash of the code transaction, by which jobs name the code.
Anybody can read code that is on chain, and nobody can change it.`,
		Flags: append(c.flags(true),
			&cli.StringFlag{Name: "metadata", Usage: "`TEXT` that goes into the contract's event (default: none)", Destination: &c.Metadata},
			keyFileFlag(&c.KeyFile, "the payer's"),
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "FILE.js")
			if err != nil {
				return err
			}
			c.File = args[0]
			return act(ctx, env, c)
		},
	}
}

// deployment is the answer in JSON.
type deployment struct {
	CodeTx      common.Hash    `json:"codeTransaction"`
	Contract    common.Address `json:"codeContract"`
	BlockNumber uint64         `json:"blockNumber"`
	GasUsed     uint64         `json:"gasUsed"`
	Size        int            `json:"size"` // bytes of code
}

func deploy(ctx context.Context, env environment, c deployConfig) error {
	code, err := readDeployable(env, c.File, c.Metadata)
	if err != nil {
		return err
	}
	t, err := c.target("--code-contract")
	if err != nil {
		return err
	}
	a, err := t.openAccount(ctx, env, c.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	p := env.progress()
	defer p.done()
	if err := t.checkCode(ctx, a.Client); err != nil {
		return err
	}
	d, err := deployCode(ctx, a, t.code, code, c.Metadata, p)
	if err != nil {
		return err
	}
	p.done()
	if c.JSON {
		return printJSON(env.stdout, d)
	}
	return printPairs(env.stdout,
		[2]string{"code transaction", d.CodeTx.Hex()},
		[2]string{"size", fmt.Sprintf("%d bytes", d.Size)},
		[2]string{"block", fmt.Sprint(d.BlockNumber)},
		[2]string{"gas", fmt.Sprint(d.GasUsed)},
	)
}

// readDeployable reads code that can be put on chain. The contract takes a
// string, so code in another encoding would not survive the way.
func readDeployable(env environment, file, metadata string) ([]byte, error) {
	code, err := readCode(env, file, byteSize(maxCalldata))
	if err != nil {
		return nil, err
	}
	if i := invalidUTF8(code); i >= 0 {
		return nil, usagef("code %s: not UTF-8 at byte %d; save it as UTF-8", file, i)
	}
	if code[len(code)-1] == 0 {
		return nil, usagef("code %s: ends in a zero byte, which executors strip; remove it", file)
	}
	if len(code)+len(metadata) > maxCalldata {
		return nil, usagef("--metadata: %d bytes beside %d of code, the limit for both is %s", len(metadata), len(code), byteSize(maxCalldata))
	}
	return code, nil
}

// invalidUTF8 returns where b stops being UTF-8; -1: nowhere.
func invalidUTF8(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// deployCode sends a code transaction and waits until it is mined.
func deployCode(ctx context.Context, a payer, contract common.Address, code []byte, metadata string, p progress) (deployment, error) {
	p.step("deploying %d bytes of code", len(code))
	data, err := bindings.NewUserCode().TryPackSaveCodeInCallData(string(code), []byte(metadata))
	if err != nil {
		return deployment{}, err
	}
	receipt, err := a.Send(ctx, contract, data)
	if err != nil {
		return deployment{}, fmt.Errorf("deploying the code: %w", err)
	}
	return deployment{CodeTx: receipt.TxHash, Contract: contract, BlockNumber: receipt.BlockNumber.Uint64(),
		GasUsed: receipt.GasUsed, Size: len(code)}, nil
}
