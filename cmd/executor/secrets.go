package main

import (
	"context"
	"fmt"
	"log/slog"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/cmd/executor/secretstore"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

// openExternal opens the port where secrets come in, if secrets are kept. Until
// the chain is reached it asks for patience.
func (d *daemon) openExternal(opts options) (err error) {
	if !d.cfg.KeepsSecrets() {
		return nil
	}
	if d.cfg.SecretStorePath != "" {
		dir, err := filepath.Abs(d.cfg.SecretStorePath)
		if err == nil {
			err = secrets.CheckDirectory(dir)
		}
		if err != nil {
			return usageError{fmt.Errorf("secret_store_path: %w", err)}
		}
	}
	at := opts.secretsAddress(d.cfg.SecretStoreConfigPort)
	if at == "" {
		d.log.Warn("secrets are kept, but there is no port where they could come in: --listen-secrets would be right")
		return nil
	}
	if d.external, err = api.NewExternal(api.ExternalConfig{
		Store: &d.secrets, Identity: d.identity, Lifecycle: d.lifecycle, Attester: d.attester, Settings: d.cfg.Digest(), Log: d.log, Limits: api.DefaultExternalLimits(),
	}); err != nil {
		return err
	}
	if d.externalListener, err = enclave.Listen(at); err != nil {
		return usageError{fmt.Errorf("%s: %w", at, err)}
	}
	d.log.Info("external port is open", "address", d.secretsAt())
	return nil
}

// secretsAt is the address of the external port; empty if there is none.
func (d *daemon) secretsAt() string {
	if d.externalListener == nil {
		return ""
	}
	return d.externalListener.Addr().String()
}

// harden keeps keys and secrets from core files, and secrets from swap devices,
// as far as the kernel lets us.
func harden(cfg config.Config, log *slog.Logger) {
	if err := secrets.NoCoreDumps(); err != nil {
		log.Warn("a crash may leave keys in a core file", "err", err)
	}
	if !cfg.KeepsSecrets() {
		return
	}
	if err := secrets.LockProcess(); err != nil {
		log.Warn("secrets may reach a swap device while they are in use", "err", err)
	}
}

// readSecrets reads what the contract of secrets says, if secrets are kept.
func (c *connection) readSecrets(ctx context.Context, say *contractsSay) (err error) {
	if !c.cfg.KeepsSecrets() {
		return nil
	}
	if say.secrets, err = chain.ReadSecretParams(ctx, c.client.Agreed(), c.cfg.SecretManager, c.cfg.TeeManager); err != nil {
		return err
	}
	say.secretsDomain, err = c.domain(ctx, c.cfg.SecretManager, contracts.SecretManagerDomain)
	return err
}

// openSecrets opens the store with what an earlier process of this enclave
// left, if secrets are kept.
func (c *connection) openSecrets(d *daemon, say contractsSay) error {
	if !c.cfg.KeepsSecrets() {
		return nil
	}
	roots, err := secretstore.Roots(d.rootPEM)
	if err != nil {
		return err
	}
	var dir string
	if c.cfg.SecretStorePath != "" {
		if dir, err = filepath.Abs(c.cfg.SecretStorePath); err != nil {
			return fmt.Errorf("secret_store_path: %w", err)
		}
	}
	me := d.identity.Address()
	reader := chain.NewSecretReader(c.client, c.cfg.SecretManager, c.cfg.TeeManager, me, say.secrets)
	c.secrets, err = secretstore.Open(secretstore.Config{
		Identity: d.identity, Attester: d.attester,
		Chain: reader, Sender: chain.NewSecretSender(c.client, c.txs, c.cfg.SecretManager, me),
		Domain: say.secretsDomain, ChainID: new(big.Int).SetUint64(c.cfg.ChainID), Manager: c.cfg.SecretManager, Params: say.secrets.SecretParams,
		Dir: dir, Roots: roots, Registry: secretstore.Images{Reader: reader, Newest: c.newest}, Now: time.Now, BlockTime: c.blockTime,
		Ask: peer.NewAsker(secretstore.URLs(c.urlOf), secrets.MaxHandoverAnswer, d.outward),
		Log: c.log,
	})
	if err != nil {
		return err
	}
	if why := c.secrets.Vault.Unlocked(); why != nil {
		c.log.Warn("secrets are not locked in memory and may reach a swap device", "err", why)
	}
	return nil
}

// secretsStatus is how the store stands; zeros if there is none.
func (c *connection) secretsStatus() secrets.Status {
	if c.secrets == nil {
		return secrets.Status{}
	}
	return c.secrets.Keeper.Status()
}

// newest is the block that is followed to.
func (c *connection) newest() (block uint64, known bool) {
	block = c.watcher.Status().Cursor
	return block, block > 0
}

// blockTime is that of the block that is followed to; zero if there is none yet.
func (c *connection) blockTime() time.Time { return c.watcher.Status().CursorTime }

// urlOf is where another executor's external port is said to be; empty where
// nobody says.
func (c *connection) urlOf(ctx context.Context, enclave common.Address) (string, error) {
	if c.cfg.Directory == (common.Address{}) {
		return "", nil
	}
	return chain.ReadURL(ctx, c.client.Agreed(), c.cfg.Directory, enclave)
}

type (
	// jobConfirmer asks the contract for a job that an event told of; a
	// chain.JobConfirmer is one.
	jobConfirmer interface {
		Confirm(ctx context.Context, job jobs.Job) error
	}
	// secretKeeper has secrets, and hands them to those whom the contract allows;
	// a secrets.Keeper is one.
	secretKeeper interface {
		Get(ctx context.Context, job jobs.Job) (plaintext []byte, release func(), err error)
	}
)

// jobSecrets hands a job its secret once the contract itself has confirmed the
// job: an event alone is not enough for what cannot be taken back.
type jobSecrets struct {
	confirm jobConfirmer
	keeper  secretKeeper
}

// Get returns the secret of a job, as the coordinator wants it.
func (s jobSecrets) Get(ctx context.Context, job jobs.Job) ([]byte, func(), error) {
	if err := s.confirm.Confirm(ctx, job); err != nil {
		return nil, nil, err
	}
	return s.keeper.Get(ctx, job)
}
