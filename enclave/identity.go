package enclave

import (
	"crypto/ecdsa"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
)

// KeyLength is the length in bytes of a secp256k1 key, in the key file and of
// a gas key.
const KeyLength = 32

// Errors of key material. None of them shows any of it.
var (
	ErrKeyLength   = errors.New("a key has exactly 32 bytes")
	ErrKeyScalar   = errors.New("not a secp256k1 private key: zero, or not below the group order")
	ErrKeyFile     = errors.New("key file is no regular file")
	ErrKeyFileMode = errors.New("key file can be read by others than its owner")
	ErrEntropy     = errors.New("the entropy source gives no usable key")
)

// Identity holds the enclave's secp256k1 key. It signs digests, opens what was
// encrypted to it and derives other keys from it; the key itself does not leave it, and whatever prints or marshals an Identity gets the address.
// It is immutable and safe for concurrent use.
type Identity struct {
	address common.Address
	public  [64]byte
	key     sealed[*ecdsa.PrivateKey]
}

// LoadIdentity reads a key file: 32 raw bytes. It returns ErrKeyFile,
// ErrKeyLength or ErrKeyScalar, or the error of the file system. The mode of
// the file is judged apart, by CheckKeyFileMode.
func LoadIdentity(path string) (*Identity, error) {
	raw, err := readKeyFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the enclave key file: %w", err)
	}
	id, err := newIdentity(raw)
	if err != nil {
		return nil, fmt.Errorf("enclave key file %s: %w%s", path, err, hexHint(raw))
	}
	return id, nil
}

// CheckKeyFileMode returns ErrKeyFileMode if others than the owner of the file
// can read it. That is worth a warning and no more: key generators in use
// write such files, and in an enclave nobody else is there to read them.
func CheckKeyFileMode(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if perm := info.Mode().Perm(); perm&0o077 != 0 {
		return fmt.Errorf("%w: %s has mode %#o, 0600 would be right", ErrKeyFileMode, path, perm)
	}
	return nil
}

func readKeyFile(path string) ([]byte, error) {
	info, err := os.Stat(path) // before the open, which would wait for the writer of a pipe
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: ErrKeyFile}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, KeyLength+1))
}

// maxDraws bounds the search for a valid scalar. A random one is invalid with
// a chance of 2^-128, so that a second draw says more about the source.
const maxDraws = 8

// GenerateIdentity makes a key from 32 bytes of entropy. It returns ErrEntropy
// if the source fails or gives no valid key, as one of all zeros does.
func GenerateIdentity(entropy io.Reader) (*Identity, error) {
	var raw [KeyLength]byte
	for range maxDraws {
		if _, err := io.ReadFull(entropy, raw[:]); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEntropy, err)
		}
		if id, err := newIdentity(raw[:]); err == nil {
			return id, nil
		}
	}
	return nil, ErrEntropy
}

func newIdentity(raw []byte) (*Identity, error) {
	key, err := parseKey(raw)
	if err != nil {
		return nil, err
	}
	id := &Identity{address: crypto.PubkeyToAddress(key.PublicKey), key: seal(key)}
	copy(id.public[:], crypto.FromECDSAPub(&key.PublicKey)[1:])
	return id, nil
}

// parseKey does not pass on the errors of the library, so that what they say
// about a key is no concern.
func parseKey(raw []byte) (*ecdsa.PrivateKey, error) {
	if len(raw) != KeyLength {
		return nil, ErrKeyLength
	}
	key, err := crypto.ToECDSA(raw)
	if err != nil {
		return nil, ErrKeyScalar
	}
	return key, nil
}

// Address is the enclave's address: the last 20 bytes of the hash of its
// public key.
func (id *Identity) Address() common.Address { return id.address }

// PublicKey returns the 64 bytes x‖y, as the contracts want them.
func (id *Identity) PublicKey() []byte { return append([]byte(nil), id.public[:]...) }

// Sign signs a digest. The signature is 65 bytes r‖s‖v, s in the lower half
// of the group order, v 27 or 28.
func (id *Identity) Sign(digest common.Hash) ([]byte, error) {
	sig, err := crypto.Sign(digest[:], id.key.value())
	if err != nil {
		return nil, fmt.Errorf("signing with the enclave key: %w", err)
	}
	sig[crypto.RecoveryIDOffset] += 27
	return sig, nil
}

// derivedLength is the length in bytes of a derived key.
const derivedLength = 32

// DeriveKey returns a key of 32 bytes for one use: HKDF-SHA256 of the enclave's
// key, without a salt, with the label, which names the use, as info. Whoever
// gets the key overwrites it.
func (id *Identity) DeriveKey(label string) []byte {
	raw := crypto.FromECDSA(id.key.value())
	defer clear(raw)
	// It refuses lengths above 255 hashes alone; the key would be nil then.
	key, _ := hkdf.Key(sha256.New, raw, nil, label, derivedLength)
	return key
}

// Open opens what was encrypted to the public key, or returns
// envelope.ErrCiphertext. Whoever gets the plaintext overwrites it.
func (id *Identity) Open(ciphertext []byte) ([]byte, error) {
	raw := crypto.FromECDSA(id.key.value())
	defer clear(raw)
	return envelope.Decrypt(raw, ciphertext)
}

// String returns the address.
func (id Identity) String() string { return id.address.Hex() }

// Format prints the address, whatever the verb.
func (id Identity) Format(f fmt.State, _ rune) { io.WriteString(f, id.String()) }

// LogValue logs the address.
func (id Identity) LogValue() slog.Value { return slog.StringValue(id.String()) }

// MarshalJSON returns the address.
func (id Identity) MarshalJSON() ([]byte, error) { return json.Marshal(id.address) }
