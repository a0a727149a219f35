package owner

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Errors about secrets that a caller can act on.
var (
	ErrNoSecrets     = errors.New("the network keeps no secrets")
	ErrNoSecret      = errors.New("no such secret, or it was removed")
	ErrSecretOwner   = errors.New("the account is not the secret's owner")
	ErrSecretUser    = errors.New("the account may not use the secret")
	ErrSecretEnded   = errors.New("the secret has ended")
	ErrSecretRunning = errors.New("the secret has not ended yet")
	ErrSecretProofs  = errors.New("not all stores have proven yet that they lived until the secret's end")
	ErrSecretAwaited = errors.New("not all of its first stores have acknowledged the secret")
	ErrSecretNowhere = errors.New("no store that holds the secret is alive")
	ErrSecretSize    = errors.New("size out of range")
	ErrSecretTime    = errors.New("time out of range")
	ErrSecretSameEnd = errors.New("nothing to change")
)

// SecretChain is a chain whose secrets are read and changed.
type SecretChain interface {
	Chain
	Head(ctx context.Context) (chain.Block, error)
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
}

var _ SecretChain = (*chain.Client)(nil)

// Secrets is where an owner of secrets acts.
type Secrets struct {
	Chain   SecretChain
	Tx      Sender // nil where nothing is sent
	Manager common.Address
}

// SecretTerms are the parameters of a network for secrets.
type SecretTerms struct {
	TeeManager       common.Address
	Token            common.Address // that secrets are paid in
	MaxSize          uint64         // bytes
	MinTime, MaxTime time.Duration  // from now to the end
	AckTimeout       time.Duration  // from selection to the last moment of an acknowledgement
	Copies           uint64         // stores that a new secret gets
}

// SecretManagerOf asks a Jobs contract where the secrets of its network are. It
// returns ErrNoSecrets if there is no such place.
func SecretManagerOf(ctx context.Context, c Chain, jobsContract common.Address) (common.Address, error) {
	b := bindings.NewJobs()
	manager, err := view(ctx, c, jobsContract, b.PackSECRETMANAGER(), b.UnpackSECRETMANAGER)
	if err != nil {
		return manager, fmt.Errorf("asking the Jobs contract %s for its SecretManager: %w", jobsContract, err)
	}
	if manager == (common.Address{}) {
		return manager, fmt.Errorf("%w: the Jobs contract %s has no SecretManager", ErrNoSecrets, jobsContract)
	}
	return manager, nil
}

// secretViews reads several views and keeps the first error.
type secretViews struct {
	ctx context.Context
	Secrets
	err error
}

func (s Secrets) views(ctx context.Context) *secretViews { return &secretViews{ctx: ctx, Secrets: s} }

func ask[T any](v *secretViews, to common.Address, data []byte, unpack func([]byte) (T, error)) (out T) {
	if v.err == nil {
		if out, v.err = view(v.ctx, v.Chain, to, data, unpack); v.err != nil {
			v.err = fmt.Errorf("asking the contract %s: %w", to, v.err)
		}
	}
	return out
}

// number reads a view that is a number within 64 bits.
func (v *secretViews) number(data []byte, unpack func([]byte) (*big.Int, error)) uint64 {
	n := ask(v, v.Manager, data, unpack)
	if v.err == nil && !n.IsUint64() {
		v.err = fmt.Errorf("the SecretManager %s has a parameter out of range: %d", v.Manager, n)
	}
	if v.err != nil {
		return 0
	}
	return n.Uint64()
}

// longestSeconds keeps sums of times from overflowing: some 290 years.
const longestSeconds = 1 << 33

func (v *secretViews) seconds(data []byte, unpack func([]byte) (*big.Int, error)) time.Duration {
	return time.Duration(min(v.number(data, unpack), longestSeconds)) * time.Second
}

// Terms reads the network's parameters for secrets.
func (s Secrets) Terms(ctx context.Context) (SecretTerms, error) {
	b, v := bindings.NewSecretManager(), s.views(ctx)
	t := SecretTerms{
		TeeManager: ask(v, s.Manager, b.PackTEEMANAGER(), b.UnpackTEEMANAGER),
		Token:      ask(v, s.Manager, b.PackUSDCTOKEN(), b.UnpackUSDCTOKEN),
		MaxSize:    v.number(b.PackGLOBALMAXSECRETSIZE(), b.UnpackGLOBALMAXSECRETSIZE),
		MinTime:    v.seconds(b.PackGLOBALMINSTOREDURATION(), b.UnpackGLOBALMINSTOREDURATION),
		MaxTime:    v.seconds(b.PackGLOBALMAXSTOREDURATION(), b.UnpackGLOBALMAXSTOREDURATION),
		AckTimeout: v.seconds(b.PackACKNOWLEDGEMENTTIMEOUT(), b.UnpackACKNOWLEDGEMENTTIMEOUT),
		Copies:     v.number(b.PackNOOFNODESTOSELECT(), b.UnpackNOOFNODESTOSELECT),
	}
	return t, v.err
}

// Secret is a secret as the contracts have it. Amounts are in the payment
// token's smallest unit.
type Secret struct {
	ID        jobs.ID        `json:"secretId"`
	Env       uint8          `json:"env"`
	Owner     common.Address `json:"owner"`
	SizeLimit uint64         `json:"sizeLimit"` // bytes
	Deposit   *big.Int       `json:"deposit"`   // what is left of it
	Unearned  *big.Int       `json:"unearned"`  // what of that no store has earned yet
	Created   time.Time      `json:"created"`
	End       time.Time      `json:"end"`
	Kept      time.Time      `json:"kept,omitzero"` // since when all first stores have it
	Stores    []SecretStore  `json:"stores"`
	Now       time.Time      `json:"-"` // of the block that this was read at, or of one before
}

// SecretStore is a store of a secret.
type SecretStore struct {
	Enclave      common.Address `json:"enclave"`
	Acknowledged bool           `json:"acknowledged"`
	Selected     time.Time      `json:"selected"`
	LastAlive    time.Time      `json:"lastAlive,omitzero"` // its last proof of life
	ProofDue     time.Time      `json:"proofDue,omitzero"`  // by when it owes the next one; zero: it does not have the secret yet
	Alive        bool           `json:"alive"`              // no proof of life is overdue
}

// States of a secret.
const (
	SecretAwaited = "awaited" // its first stores have yet to acknowledge it
	SecretKept    = "kept"    // jobs may use it
	SecretEnded   = "ended"   // nobody may use it; it can be removed
)

// State tells how far a secret has come.
func (s Secret) State() string {
	switch {
	case !s.Now.Before(s.End):
		return SecretEnded
	case s.Kept.IsZero():
		return SecretAwaited
	}
	return SecretKept
}

// Acknowledged counts the stores that have a secret.
func (s Secret) Acknowledged() (n int) {
	for _, store := range s.Stores {
		if store.Acknowledged {
			n++
		}
	}
	return n
}

// Secret reads a secret. It returns ErrNoSecret if there is none.
func (s Secrets) Secret(ctx context.Context, id jobs.ID) (Secret, error) {
	head, err := s.Chain.Head(ctx)
	if err != nil {
		return Secret{}, fmt.Errorf("asking for the newest block: %w", err)
	}
	b, v := bindings.NewSecretManager(), s.views(ctx)
	u := ask(v, s.Manager, b.PackUserStorage(id.Big()), b.UnpackUserStorage)
	list := ask(v, s.Manager, b.PackGetSelectedEnclaves(id.Big()), b.UnpackGetSelectedEnclaves)
	if v.err != nil {
		return Secret{}, v.err
	}
	if u.Owner == (common.Address{}) {
		return Secret{}, fmt.Errorf("%w: %s", ErrNoSecret, id)
	}
	secret := Secret{ID: id, Env: u.Env, Owner: u.Owner, SizeLimit: u.SizeLimit.Uint64(), Deposit: u.UsdcDeposit,
		Created: unix(u.StartTimestamp), End: unix(u.EndTimestamp), Kept: unix(u.AckTimestamp), Now: head.Time, Stores: []SecretStore{}}
	secret.Unearned = ask(v, s.Manager, b.PackGetCurrentConfirmedUsdcDeposit(id.Big()), b.UnpackGetCurrentConfirmedUsdcDeposit)
	for _, e := range list {
		secret.Stores = append(secret.Stores, SecretStore{Enclave: e.EnclaveAddress, Acknowledged: e.HasAcknowledgedStore, Selected: unix(e.SelectTimestamp)})
	}
	v.readLives(secret.Stores, head.Time)
	return secret, v.err
}

// readLives adds what is known of the stores' lives.
func (v *secretViews) readLives(stores []SecretStore, now time.Time) {
	if len(stores) == 0 {
		return
	}
	m, b := bindings.NewSecretManager(), bindings.NewSecretStore()
	at := ask(v, v.Manager, m.PackSECRETSTORE(), m.UnpackSECRETSTORE)
	timeout := v.seconds(m.PackMARKALIVETIMEOUT(), m.UnpackMARKALIVETIMEOUT)
	for i := range stores {
		s := &stores[i]
		s.LastAlive = unix(ask(v, at, b.PackGetSecretStoreLastAliveTimestamp(s.Enclave), b.UnpackGetSecretStoreLastAliveTimestamp))
		dead := unix(ask(v, at, b.PackGetSecretStoreDeadTimestamp(s.Enclave), b.UnpackGetSecretStoreDeadTimestamp))
		s.Alive = dead.IsZero() && !s.LastAlive.IsZero() && !now.After(s.LastAlive.Add(timeout))
		if s.Acknowledged {
			s.ProofDue = s.LastAlive.Add(timeout)
		}
	}
}

// unix reads the contract's seconds; none is the zero time.
func unix(seconds *big.Int) time.Time {
	if seconds == nil || seconds.Sign() == 0 || !seconds.IsInt64() {
		return time.Time{}
	}
	return time.Unix(min(seconds.Int64(), longestSeconds), 0).UTC()
}

// CheckUse returns why a job of an account could not have a secret: ErrNoSecret,
// ErrSecretUser, ErrSecretAwaited, ErrSecretEnded or ErrSecretNowhere.
func (s Secrets) CheckUse(ctx context.Context, id jobs.ID, account common.Address) error {
	secret, err := s.Secret(ctx, id)
	if err != nil {
		return err
	}
	b, v := bindings.NewSecretManager(), s.views(ctx)
	allowed := ask(v, s.Manager, b.PackHasSecretAllowedAddress(id.Big(), account), b.UnpackHasSecretAllowedAddress)
	alive := func() bool {
		for _, store := range secret.Stores {
			if store.Acknowledged && store.Alive {
				return true
			}
		}
		return false
	}
	switch {
	case v.err != nil:
		return v.err
	case !allowed && account != secret.Owner:
		return fmt.Errorf("%w: secret %s belongs to %s, the account is %s", ErrSecretUser, id, secret.Owner, account)
	case secret.State() == SecretEnded:
		return fmt.Errorf("%w: secret %s, at %s", ErrSecretEnded, id, secret.End.Format(time.DateTime+" UTC"))
	case secret.State() == SecretAwaited:
		return fmt.Errorf("%w: secret %s, %d of %d have", ErrSecretAwaited, id, secret.Acknowledged(), len(secret.Stores))
	case !alive():
		return fmt.Errorf("%w: secret %s", ErrSecretNowhere, id)
	}
	return nil
}
