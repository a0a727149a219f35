package secrets

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

const (
	// VaultKeyLength is the length in bytes of the key that a Vault seals with.
	VaultKeyLength = 32
	// VaultKeyLabel is for what the enclave's key derives it.
	VaultKeyLabel = "nacre secret vault 1"
)

// Sentinels of VaultConfig.Check.
var (
	ErrVaultKey = errors.New("key of the vault must have 32 bytes")
	ErrChainID  = errors.New("chain id must be above 0")
	ErrManager  = errors.New("no address of the SecretManager contract")
)

// Errors of a Vault.
var (
	ErrNotHeld  = errors.New("secret is not held by this store")
	ErrReplayed = errors.New("ciphertext was replaced by a newer one: encrypting the secret anew would be right")
	ErrTooOften = fmt.Errorf("secret was replaced too often: no more than %d ciphertexts of one secret are accepted", maxAccepted)
	ErrClosed   = errors.New("vault is closed")
)

// VaultConfig of a Vault.
type VaultConfig struct {
	Key     []byte         // 32 bytes, derived from the enclave's key for this use alone; copied
	ChainID *big.Int       // of the chain and
	Manager common.Address // the contract whose secrets these are
	Dir     string         // where sealed secrets outlive this process, on tmpfs or ramfs; empty: nowhere
}

// Check returns the first rule that c breaks.
func (c VaultConfig) Check() error {
	switch {
	case len(c.Key) != VaultKeyLength:
		return ErrVaultKey
	case c.ChainID == nil || c.ChainID.Sign() <= 0 || c.ChainID.BitLen() > 256:
		return ErrChainID
	case c.Manager == common.Address{}:
		return ErrManager
	}
	return nil
}
