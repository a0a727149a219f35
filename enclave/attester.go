package enclave

import (
	"context"
	"errors"
	"fmt"
)

// MaxAttestField is the length in bytes to which each field of an
// AttestRequest is bounded. The module itself takes a longer public key, not
// longer others.
const MaxAttestField = 512

// ErrAttestField is returned for a field beyond MaxAttestField.
var ErrAttestField = fmt.Errorf("field of an attestation is longer than %d bytes", MaxAttestField)

// ErrAttest is returned when the attester gives no document.
var ErrAttest = errors.New("no attestation document")

// AttestRequest is what a document shall vouch for, besides the measurements.
// An empty field is left out.
type AttestRequest struct {
	PublicKey []byte // the enclave's, 64 bytes x‖y
	UserData  []byte // what UserData returns
	Nonce     []byte // chosen by who asks
}

// Check returns ErrAttestField with the name of the field.
func (r AttestRequest) Check() error {
	for _, f := range []struct {
		name  string
		bytes []byte
	}{{"public key", r.PublicKey}, {"user data", r.UserData}, {"nonce", r.Nonce}} {
		if len(f.bytes) > MaxAttestField {
			return fmt.Errorf("%s: %w", f.name, ErrAttestField)
		}
	}
	return nil
}

// Attester makes attestation documents: COSE_Sign1 as AWS Nitro makes them.
type Attester interface {
	Attest(ctx context.Context, r AttestRequest) ([]byte, error)
}

// orNil makes an empty field an absent one: verifiers refuse fields that are
// there but empty.
func orNil(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	return b
}
