package secretstore

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

type (
	// contractReader reads the contracts of secrets, as of a block or a later one.
	contractReader interface {
		Secret(ctx context.Context, id jobs.ID, block uint64) (secrets.State, error)
		Store(ctx context.Context, enclave common.Address, block uint64) (secrets.Store, error)
		MayUse(ctx context.Context, id jobs.ID, jobOwner common.Address, block uint64) (bool, error)
	}
	// contractSender sends what a store owes, as secrets.Parts wants it.
	contractSender interface {
		Acknowledge(ctx context.Context, id jobs.ID, at time.Time, sig []byte, giveUp time.Time) (block uint64, err error)
		Alive(ctx context.Context, at time.Time, sig []byte, giveUp time.Time) (block uint64, err error)
		ReportFailed(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
		ReportDead(ctx context.Context, enclave common.Address, giveUp time.Time) (block uint64, err error)
		Remove(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
		HandOn(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
	}
	// registry says which image the chain has for a registered enclave.
	registry interface {
		Image(ctx context.Context, enclave common.Address) (image common.Hash, registered bool, err error)
	}
	// asker takes requests to the external ports of other stores; a peer.Asker is one.
	asker interface {
		Ask(ctx context.Context, enclave common.Address, request []byte) (answer []byte, err error)
	}
)

// ErrConfig is returned for a Config that leaves out what a store needs.
var ErrConfig = errors.New("secret store: a part is missing")

// Config of a Store. Without Roots, Registry or Ask, secrets are neither
// handed to other stores nor taken from them.
type Config struct {
	Identity *enclave.Identity
	Attester enclave.Attester
	Chain    contractReader
	Sender   contractSender
	Domain   contracts.Domain // of the SecretManager contract
	ChainID  *big.Int
	Manager  common.Address // of the SecretManager contract
	Params   secrets.Params // as that contract has them at the start
	Dir      string         // where sealed secrets outlive the process, on tmpfs or ramfs; empty: nowhere

	Roots    *x509.CertPool // from Roots: where attestation documents of other stores have to lead
	Registry registry
	Ask      asker            // with answers of up to secrets.MaxHandoverAnswer bytes
	Now      func() time.Time // the machine's time; with BlockTime, the one to judge documents by

	// BlockTime is that of the newest block that is believed; zero: none yet. No
	// document is judged by an earlier time, since the host owns the machine's.
	BlockTime func() time.Time

	Log *slog.Logger
}

func (c Config) handsOver() bool { return c.Roots != nil && c.Registry != nil && c.Ask != nil }

// now is the later of the machine's time and the newest block's: a host that sets
// the clock back does not make an old document young, nor a certificate valid
// again. Blocks are made before they are seen, so they say what time it is at
// least; an invented one from the future makes documents too old, and no more.
func (c Config) now() func() time.Time {
	if c.Now == nil {
		return nil // which package peer refuses
	}
	return func() time.Time {
		now := c.Now()
		if block := c.BlockTime(); block.After(now) {
			return block
		}
		return now
	}
}

// Check returns ErrConfig; what the parts check themselves is left to them.
func (c Config) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"Identity", c.Identity != nil}, {"Attester", c.Attester != nil}, {"Chain", c.Chain != nil}, {"Sender", c.Sender != nil},
		{"Domain", c.Domain.Name != ""}, {"ChainID", c.ChainID != nil}, {"Log", c.Log != nil}, {"BlockTime", !c.handsOver() || c.BlockTime != nil},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrConfig, part.name)
		}
	}
	return nil
}

// Store is a vault and the keeper of what is in it.
type Store struct {
	Vault  *secrets.Vault
	Keeper *secrets.Keeper
}

// Open opens the vault with what is in its directory and makes a Keeper, which
// does nothing until it is run.
func Open(cfg Config) (*Store, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	parts := secrets.Parts{
		Chain: cfg.Chain, Sender: cfg.Sender, Opener: cfg.Identity, Digest: cfg.Identity,
		Signer: secrets.NewSigner(cfg.Domain, cfg.Identity),
	}
	if cfg.handsOver() {
		peers, err := peer.New(peer.Config{
			PublicKey: cfg.Identity.PublicKey(), Attester: cfg.Attester, Registry: cfg.Registry, Roots: cfg.Roots, Now: cfg.now(),
			MaxAge: peer.DefaultMaxAge, MaxAhead: peer.DefaultMaxAhead,
		})
		if err != nil {
			return nil, err
		}
		parts.Peers, parts.Ask = Peers{peers}, cfg.Ask
	}
	key := cfg.Identity.DeriveKey(secrets.VaultKeyLabel)
	defer clear(key)
	var err error
	if parts.Vault, err = secrets.OpenVault(secrets.VaultConfig{Key: key, ChainID: cfg.ChainID, Manager: cfg.Manager, Dir: cfg.Dir}); err != nil {
		return nil, err
	}
	keeper, err := secrets.NewKeeper(secrets.KeeperConfig{
		Enclave: cfg.Identity.Address(), Params: cfg.Params, ChainID: common.BigToHash(cfg.ChainID), Manager: cfg.Manager,
	}, parts, cfg.Log)
	if err != nil {
		parts.Vault.Close()
		return nil, err
	}
	return &Store{Vault: parts.Vault, Keeper: keeper}, nil
}

// Close overwrites all secrets in memory. The Keeper must not run any more, and
// no request be under way.
func (s *Store) Close() { s.Vault.Close() }
