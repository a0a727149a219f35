package attestation

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
)

// publicKeyLength is that of an enclave's key, x‖y, in bytes.
const publicKeyLength = 64

// age returns ErrStale or ErrFuture.
func (p Policy) age(at time.Time) error {
	switch age := p.Now.Sub(at); {
	case age > p.MaxAge:
		return fmt.Errorf("%w: it is from %s, %s ago, %s is allowed", ErrStale, at.UTC().Format(time.RFC3339), age.Round(time.Second), p.MaxAge)
	case age < -p.MaxAhead:
		return fmt.Errorf("%w: it is from %s, which is in %s", ErrFuture, at.UTC().Format(time.RFC3339), (-age).Round(time.Millisecond))
	}
	return nil
}

func (p Policy) checkAge(d *Document) (string, error) {
	return fmt.Sprintf("%s, %s allowed", p.Now.Sub(d.Time).Round(time.Millisecond), p.MaxAge), p.age(d.Time)
}

// checkDebugMode refuses a register that is zero: whoever runs an enclave in
// debug mode sees its memory.
func (p Policy) checkDebugMode(d *Document) (string, error) {
	for i := range uint(3) {
		if bytes.Equal(d.PCRs[i], make([]byte, PCRLength)) {
			return "", fmt.Errorf("%w: PCR%d", ErrDebugMode, i)
		}
	}
	return "off", nil
}

func (p Policy) checkMeasurements(d *Document) (string, error) {
	if len(p.PCRs) == 0 && p.ImageID == nil {
		return "", errUnasked
	}
	for _, i := range slices.Sorted(maps.Keys(p.PCRs)) {
		if got, want := d.PCRs[i], p.PCRs[i]; len(want) == 0 || !bytes.Equal(got, want) {
			return "", fmt.Errorf("%w: PCR%d is %x, not %x", ErrPCRs, i, got, want)
		}
	}
	if id := d.ImageID(); p.ImageID != nil && id != *p.ImageID {
		return "", fmt.Errorf("%w: image id is %s, not %s", ErrPCRs, id, p.ImageID)
	}
	return p.compared() + " as expected", nil
}

// compared names what checkMeasurements looks at: one register alone says little
// of the others.
func (p Policy) compared() string {
	var names []string
	for _, i := range slices.Sorted(maps.Keys(p.PCRs)) {
		names = append(names, fmt.Sprintf("PCR%d", i))
	}
	if p.ImageID != nil {
		names = append(names, "image id")
	}
	return strings.Join(names, ", ")
}

func (p Policy) checkApproval(d *Document) (string, error) {
	if p.Approved == nil {
		return "", errUnasked
	}
	return "the image is approved", p.Approved(d.ImageID())
}

func (p Policy) checkNonce(d *Document) (string, error) {
	if p.KnownNonce != nil {
		return "one that was asked for", p.KnownNonce(d.Nonce)
	}
	return "the one that was asked for", expect(p.Nonce, d.Nonce, ErrNonce)
}

func (p Policy) checkPublicKey(d *Document) (string, error) {
	if p.Enclave == nil && !p.SigningKey {
		return "the expected one", expect(p.PublicKey, d.PublicKey, ErrPublicKey)
	}
	if err := expect(p.PublicKey, d.PublicKey, ErrPublicKey); err != nil && err != errUnasked {
		return "", err
	}
	if len(d.PublicKey) != publicKeyLength {
		return "", fmt.Errorf("%w: it has %d bytes, not %d", ErrPublicKey, len(d.PublicKey), publicKeyLength)
	}
	if p.SigningKey {
		if _, err := crypto.UnmarshalPubkey(append([]byte{4}, d.PublicKey...)); err != nil {
			return "", fmt.Errorf("%w: it is none of secp256k1", ErrPublicKey)
		}
	}
	at := common.BytesToAddress(crypto.Keccak256(d.PublicKey))
	if p.Enclave != nil && at != *p.Enclave {
		return "", fmt.Errorf("%w: it is that of %s, not of %s", ErrPublicKey, at, p.Enclave)
	}
	return "that of " + at.Hex(), nil
}

func (p Policy) checkOwner(d *Document) (string, error) {
	if p.Owner == nil {
		return "", errUnasked
	}
	owner, _, err := enclave.ParseUserData(d.UserData)
	switch {
	case err != nil:
		return "", fmt.Errorf("%w: %w", ErrUserData, err)
	case owner != *p.Owner:
		return "", fmt.Errorf("%w: it is %s, not %s", ErrOwner, owner, p.Owner)
	}
	return owner.Hex(), nil
}

func (p Policy) checkSettings(d *Document) (string, error) {
	if p.Settings == nil {
		return "", errUnasked
	}
	_, settings, err := enclave.ParseUserData(d.UserData)
	switch {
	case err != nil:
		return "", fmt.Errorf("%w: %w", ErrUserData, err)
	case settings != *p.Settings:
		return "", fmt.Errorf("%w: their digest is %s, not %s", ErrSettings, settings, p.Settings)
	}
	return "the expected ones", nil
}

// expect compares a field; a nil want expects nothing.
func expect(want, got []byte, otherwise error) error {
	switch {
	case want == nil:
		return errUnasked
	case !bytes.Equal(want, got):
		return fmt.Errorf("%w: it is %x", otherwise, got)
	}
	return nil
}
