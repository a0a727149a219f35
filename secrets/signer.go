package secrets

import (
	"time"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/jobs"
)

// Signer signs what a store says to SecretManager.
type Signer struct {
	domain contracts.Domain
	key    digestSigner
}

var _ signing = Signer{}

// NewSigner returns a Signer for the contract's EIP-712 domain, whose digests
// the enclave's key signs.
func NewSigner(domain contracts.Domain, key digestSigner) Signer { return Signer{domain, key} }

// SignAcknowledge signs that this store holds a secret.
func (s Signer) SignAcknowledge(id jobs.ID, at time.Time) ([]byte, error) {
	return s.key.Sign(contracts.Acknowledge{SecretID: id.Big(), SignTimestamp: at}.Digest(s.domain))
}

// SignAlive signs that this store lives.
func (s Signer) SignAlive(at time.Time) ([]byte, error) {
	return s.key.Sign(contracts.Alive{SignTimestamp: at}.Digest(s.domain))
}
