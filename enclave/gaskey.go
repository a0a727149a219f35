package enclave

import (
	"crypto/ecdsa"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Errors of what an owner or operator injects. None of them shows any of it.
var (
	ErrHex           = errors.New("not hexadecimal")
	ErrAddressLength = errors.New("an address has exactly 20 bytes")
)

// ParseOwner reads an owner's address: 20 bytes in hexadecimal, 0x optional.
// It returns ErrHex, ErrAddressLength or ErrZeroOwner.
func ParseOwner(s string) (common.Address, error) {
	raw, err := decodeHex(s)
	switch {
	case err != nil:
		return common.Address{}, err
	case len(raw) != common.AddressLength:
		return common.Address{}, fmt.Errorf("%w, not %d", ErrAddressLength, len(raw))
	}
	owner := common.BytesToAddress(raw)
	if owner == (common.Address{}) {
		return owner, ErrZeroOwner
	}
	return owner, nil
}

// decodeHex returns ErrHex without the offending character, which belongs to
// a key.
func decodeHex(s string) ([]byte, error) {
	raw, err := hex.DecodeString(strings.TrimPrefix(s, "0x"))
	if err != nil {
		return nil, ErrHex
	}
	return raw, nil
}

// GasKey is the key of an account that pays for transactions. Whatever prints
// or marshals it gets the account's address. The zero GasKey holds no key.
type GasKey struct {
	address common.Address
	key     sealed[*ecdsa.PrivateKey]
}

// ParseGasKey reads a key: 32 bytes in hexadecimal, 0x optional. It returns
// ErrHex, ErrKeyLength or ErrKeyScalar.
func ParseGasKey(s string) (GasKey, error) {
	raw, err := decodeHex(s)
	if err != nil {
		return GasKey{}, err
	}
	key, err := parseKey(raw)
	if err != nil {
		return GasKey{}, err
	}
	return GasKey{address: crypto.PubkeyToAddress(key.PublicKey), key: seal(key)}, nil
}

// Address is the account's address.
func (k GasKey) Address() common.Address { return k.address }

// PrivateKey hands the key out for signing transactions; nil for the zero
// GasKey.
func (k GasKey) PrivateKey() *ecdsa.PrivateKey { return k.key.value() }

// IsZero tells whether there is no key.
func (k GasKey) IsZero() bool { return k.key.open == nil }

// secretHex is the key as it could turn up in a text: 64 hexadecimal digits.
func (k GasKey) secretHex() string {
	if k.IsZero() {
		return ""
	}
	return hex.EncodeToString(crypto.FromECDSA(k.PrivateKey()))
}

// String returns the address and says that it stands for a key.
func (k GasKey) String() string { return "gas key of " + k.address.Hex() }

// Format prints what String returns, whatever the verb.
func (k GasKey) Format(f fmt.State, _ rune) { io.WriteString(f, k.String()) }

// LogValue logs what String returns.
func (k GasKey) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalJSON returns the address.
func (k GasKey) MarshalJSON() ([]byte, error) { return json.Marshal(k.address) }
