package gasbench

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

const (
	secretSize      = 1000 // bytes
	secretTime      = 24 * time.Hour
	warmUpSecrets   = 12 // so that each store holds some
	measuredSecrets = 25 // stores' lists begin a new word every eight
)

// secretGas is the gas of a secret's beginning: createSecret, the
// acknowledgements of its stores, and a proof of life of one of them.
type secretGas struct{ create, acknowledge, all, alive uint64 } // acknowledge: the last one; all: their sum

// secrets creates secrets on our contracts and on BareSecrets, with the same
// stores, and returns the rows of the table. No figure of the contracts
// deployed before is known; what is measured beside ours is the least.
func (b *bench) secrets(ctx context.Context) ([]Row, error) {
	bare, err := b.deployBare(ctx)
	if err != nil {
		return nil, err
	}
	var ours, least []secretGas
	for i := range warmUpSecrets + measuredSecrets {
		created, receipt, err := b.net.CreateSecret(ctx, b.payer, secretSize, secretTime)
		if err != nil {
			return nil, fmt.Errorf("secret %d: %w", i, err)
		}
		a, err := b.beginning(ctx, created, receipt.GasUsed)
		if err != nil {
			return nil, fmt.Errorf("secret %d: %w", i, err)
		}
		c, err := bare.beginning(ctx, created)
		if err != nil {
			return nil, fmt.Errorf("bare secret %d: %w", i, err)
		}
		if i >= warmUpSecrets {
			ours, least = append(ours, a), append(least, c)
		}
	}
	row := func(name string, of func(secretGas) uint64) Row {
		return Row{Name: name + " (reference: the bare minimum)", Gas: medianOf(ours, of), Reference: medianOf(least, of)}
	}
	return []Row{
		row("createSecret, 3 copies", func(g secretGas) uint64 { return g.create }),
		row("acknowledgeStore, third", func(g secretGas) uint64 { return g.acknowledge }),
		row("markStoreAlive", func(g secretGas) uint64 { return g.alive }),
		row("a secret: created, 3 acknowledgements, 1 alive", func(g secretGas) uint64 { return g.create + g.all + g.alive }),
	}, nil
}

func medianOf(all []secretGas, of func(secretGas) uint64) uint64 {
	var values []uint64
	for _, g := range all {
		values = append(values, of(g))
	}
	return median(values)
}

// beginning has all stores of a secret acknowledge and one prove to be alive.
func (b *bench) beginning(ctx context.Context, created *bindings.SecretManagerSecretCreated, create uint64) (secretGas, error) {
	g := secretGas{create: create}
	for _, address := range created.SelectedEnclaves {
		receipt, err := b.net.Acknowledge(ctx, b.gasKey, b.enclaves[address], created.SecretId)
		if err != nil {
			return g, err
		}
		g.acknowledge = receipt.GasUsed
		g.all += receipt.GasUsed
	}
	if err := b.net.Pass(time.Minute); err != nil {
		return g, err
	}
	for _, e := range b.enclaves { // each, or they would be dead before long
		receipt, err := b.net.Alive(ctx, b.gasKey, e)
		if err != nil {
			return g, err
		}
		g.alive = receipt.GasUsed
	}
	return g, nil
}

// bareSecrets is the contract that does as little as can be.
type bareSecrets struct {
	*bench
	*bindings.BareSecrets
	at common.Address
}

func (b *bench) deployBare(ctx context.Context) (*bareSecrets, error) {
	c := &bareSecrets{bench: b, BareSecrets: bindings.NewBareSecrets()}
	code := append(common.FromHex(bindings.BareSecretsMetaData.Bin), c.PackConstructor(b.net.PaymentToken)...)
	receipt, err := b.net.Send(ctx, b.net.Admin, nil, code)
	if err != nil {
		return nil, fmt.Errorf("deploying the bare minimum: %w", err)
	}
	c.at = receipt.ContractAddress
	much := new(big.Int).Lsh(big.NewInt(1), 256) // less one: an allowance that is not written down each time
	much.Sub(much, big.NewInt(1))
	if _, err := b.net.Send(ctx, b.payer, &b.net.PaymentToken, b.net.Token.PackApprove(c.at, much)); err != nil {
		return nil, fmt.Errorf("approving: %w", err)
	}
	return c, nil
}

// beginning does for a secret like `like` what its stores and owner did.
func (c *bareSecrets) beginning(ctx context.Context, like *bindings.SecretManagerSecretCreated) (g secretGas, err error) {
	if g.create, err = c.send(ctx, c.payer, c.PackCreateSecret(like.SizeLimit, like.EndTimestamp, like.UsdcDeposit, like.SelectedEnclaves)); err != nil {
		return g, err
	}
	now, err := c.net.Now(ctx)
	if err != nil {
		return g, err
	}
	at := big.NewInt(now.Unix())
	for _, address := range like.SelectedEnclaves {
		sig, err := c.sign(c.enclaves[address], like.SecretId, at)
		if err != nil {
			return g, err
		}
		if g.acknowledge, err = c.send(ctx, c.gasKey, c.PackAcknowledgeStore(like.SecretId, at, sig)); err != nil {
			return g, err
		}
		g.all += g.acknowledge
	}
	sig, err := c.sign(c.enclaves[like.SelectedEnclaves[0]], at)
	if err != nil {
		return g, err
	}
	g.alive, err = c.send(ctx, c.gasKey, c.PackMarkStoreAlive(at, sig))
	return g, err
}

func (c *bareSecrets) sign(signer sim.Account, words ...*big.Int) ([]byte, error) {
	var packed []byte
	for _, w := range words {
		packed = append(packed, common.BigToHash(w).Bytes()...)
	}
	return signer.Sign(crypto.Keccak256Hash(packed))
}

func (c *bareSecrets) send(ctx context.Context, from sim.Account, data []byte) (uint64, error) {
	receipt, err := c.net.Send(ctx, from, &c.at, data)
	if err != nil {
		return 0, err
	}
	return receipt.GasUsed, nil
}
