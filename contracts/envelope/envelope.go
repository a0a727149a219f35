// Package envelope encrypts to an enclave's public key, in the format in which
// owners send secrets to stores, and stores to each other: ECIES on secp256k1.
package envelope

import (
	"errors"
	"fmt"

	ecies "github.com/ecies/go/v2"
	"github.com/ethereum/go-ethereum/crypto"
)

// Lengths in bytes of the parts of a ciphertext, in their order: the ephemeral
// public key, uncompressed (0x04 ‖ x ‖ y); the nonce; the tag; and then as many
// bytes as the plaintext has.
//
// The key is HKDF-SHA256, with neither salt nor info, of ephemeral public key
// ‖ shared point, both uncompressed; the cipher is AES-256-GCM with a nonce of
// 16 bytes and no associated data.
const (
	ephemeralLength = 65
	nonceLength     = 16
	tagLength       = 16

	// Overhead is by how much a ciphertext is longer than its plaintext.
	Overhead = ephemeralLength + nonceLength + tagLength
)

// PublicKeyLength is the length in bytes of a public key, x ‖ y.
const PublicKeyLength = 64

// Errors of the cipher. None says what exactly is wrong with a ciphertext: that
// would help only who made it up.
var (
	ErrCiphertext = errors.New("ciphertext does not open: altered, cut, or not encrypted to this enclave's public key")
	ErrPublicKey  = errors.New("not a secp256k1 public key: 64 bytes x‖y of a point on the curve would be right")
	ErrPrivateKey = errors.New("not a secp256k1 private key of 32 bytes")
	ErrEmpty      = errors.New("secret is empty: at least one byte would be right")
)

// Encrypt encrypts a plaintext of at least one byte to an enclave's public key.
// It returns ErrPublicKey or ErrEmpty.
func Encrypt(publicKey, plaintext []byte) ([]byte, error) {
	if len(plaintext) == 0 {
		return nil, ErrEmpty // the library would not open it again
	}
	if len(publicKey) != PublicKeyLength {
		return nil, ErrPublicKey
	}
	point := append([]byte{4}, publicKey...)
	if _, err := crypto.UnmarshalPubkey(point); err != nil { // the library looks less closely
		return nil, ErrPublicKey
	}
	to, err := ecies.NewPublicKeyFromBytes(point)
	if err != nil {
		return nil, ErrPublicKey
	}
	ciphertext, err := ecies.Encrypt(to, plaintext)
	if err != nil {
		return nil, fmt.Errorf("encrypting a secret: %w", err)
	}
	return ciphertext, nil
}

// Decrypt opens what Encrypt made, by the private key of 32 bytes. It returns
// ErrPrivateKey, or ErrCiphertext for everything that was not encrypted to
// that key. The plaintext is on the Go heap: copy it and overwrite it.
func Decrypt(privateKey, ciphertext []byte) ([]byte, error) {
	if _, err := crypto.ToECDSA(privateKey); err != nil {
		return nil, ErrPrivateKey
	}
	if len(ciphertext) <= Overhead {
		return nil, ErrCiphertext
	}
	// The library looks less closely: it takes any first byte.
	if _, err := crypto.UnmarshalPubkey(ciphertext[:ephemeralLength]); err != nil {
		return nil, ErrCiphertext
	}
	plaintext, err := ecies.Decrypt(ecies.NewPrivateKeyFromBytes(privateKey), ciphertext)
	if err != nil {
		return nil, ErrCiphertext
	}
	return plaintext, nil
}
