package jobs

import (
	"errors"
	"fmt"
	"math/big"
)

// ErrIDRange is returned for a number that is no uint256.
var ErrIDRange = errors.New("number outside 0 … 2^256-1")

// ID is a uint256 that the contracts hand out: a job's id or a secret's id.
// It holds the number big-endian, is comparable, and prints in decimal.
type ID [32]byte

// NewID returns the ID of a small number.
func NewID(n uint64) ID {
	id, _ := IDFromBig(new(big.Int).SetUint64(n)) // a uint64 always fits
	return id
}

// IDFromBig converts n. It returns ErrIDRange if n is nil, negative or wider
// than 256 bits.
func IDFromBig(n *big.Int) (ID, error) {
	var id ID
	if n == nil || n.Sign() < 0 || n.BitLen() > 256 {
		return id, fmt.Errorf("%w: %v", ErrIDRange, n)
	}
	n.FillBytes(id[:])
	return id, nil
}

// ParseID reads a decimal number or, with 0x in front, a hexadecimal one.
// It returns ErrIDRange if s is neither or out of range.
func ParseID(s string) (ID, error) {
	n, ok := new(big.Int).SetString(s, 0)
	if !ok {
		return ID{}, fmt.Errorf("%w: %q", ErrIDRange, s)
	}
	return IDFromBig(n)
}

// Big returns the number.
func (id ID) Big() *big.Int { return new(big.Int).SetBytes(id[:]) }

// IsZero tells whether the number is 0, which as a secret's id means "none".
func (id ID) IsZero() bool { return id == ID{} }

// String returns the number in decimal.
func (id ID) String() string { return id.Big().String() }

// MarshalText returns the number in decimal.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what ParseID reads.
func (id *ID) UnmarshalText(b []byte) error {
	v, err := ParseID(string(b))
	if err != nil {
		return err
	}
	*id = v
	return nil
}
