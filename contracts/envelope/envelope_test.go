package envelope

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// testKey is a key pair, the same each time for the same name.
func testKey(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.ToECDSA(crypto.Keccak256([]byte(name)))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func publicOf(key *ecdsa.PrivateKey) []byte { return crypto.FromECDSAPub(&key.PublicKey)[1:] }

// The format read and written without the library, from its description alone.

func coordinates(point *ecdsa.PublicKey) (x, y *big.Int) {
	b := crypto.FromECDSAPub(point)
	return new(big.Int).SetBytes(b[1:33]), new(big.Int).SetBytes(b[33:])
}

func sharedPoint(scalar *ecdsa.PrivateKey, point *ecdsa.PublicKey) (x, y *big.Int) {
	x, y = coordinates(point)
	return crypto.S256().ScalarMult(x, y, crypto.FromECDSA(scalar))
}

func sharedAEAD(ephemeral []byte, scalar *ecdsa.PrivateKey, point *ecdsa.PublicKey) (cipher.AEAD, error) {
	x, y := sharedPoint(scalar, point)
	shared := slices.Concat([]byte{4}, common.LeftPadBytes(x.Bytes(), 32), common.LeftPadBytes(y.Bytes(), 32))
	key, err := hkdf.Key(sha256.New, slices.Concat(ephemeral, shared), nil, "", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithNonceSize(block, 16)
}

func openByHand(key *ecdsa.PrivateKey, ct []byte) ([]byte, error) {
	ephemeral, nonce, tag, body := ct[:65], ct[65:81], ct[81:97], ct[97:]
	point, err := crypto.UnmarshalPubkey(ephemeral)
	if err != nil {
		return nil, err
	}
	aead, err := sharedAEAD(ephemeral, key, point)
	if err != nil {
		return nil, err
	}
	return aead.Open(nil, nonce, slices.Concat(body, tag), nil)
}

func sealByHand(to *ecdsa.PublicKey, ephemeral *ecdsa.PrivateKey, nonce, plaintext []byte) ([]byte, error) {
	head := crypto.FromECDSAPub(&ephemeral.PublicKey)
	aead, err := sharedAEAD(head, ephemeral, to)
	if err != nil {
		return nil, err
	}
	sealed := aead.Seal(nil, nonce, plaintext, nil)
	body, tag := sealed[:len(plaintext)], sealed[len(plaintext):]
	return slices.Concat(head, nonce, tag, body), nil
}

func testPlaintexts() [][]byte {
	long := make([]byte, 100_000)
	_, _ = rand.Read(long)
	return [][]byte{{0}, []byte("k"), []byte("an API key"), make([]byte, 32), long}
}

func TestLibraryWritesTheDescribedFormat(t *testing.T) {
	key := testKey(t, "enclave")
	for _, want := range testPlaintexts() {
		ct, err := Encrypt(publicOf(key), want)
		if err != nil {
			t.Fatal(err)
		}
		if len(ct) != len(want)+Overhead {
			t.Errorf("%d bytes for a plaintext of %d, want %d more", len(ct), len(want), Overhead)
		}
		if got, err := openByHand(key, ct); err != nil || !bytes.Equal(got, want) {
			t.Errorf("plaintext of %d bytes: by hand it opens to %d bytes, %v", len(want), len(got), err)
		}
	}
}

func TestLibraryReadsTheDescribedFormat(t *testing.T) {
	key := testKey(t, "enclave")
	for i, want := range testPlaintexts() {
		ct, err := sealByHand(&key.PublicKey, testKey(t, fmt.Sprint("ephemeral", i)), bytes.Repeat([]byte{byte(i)}, 16), want)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Decrypt(crypto.FromECDSA(key), ct); err != nil || !bytes.Equal(got, want) {
			t.Errorf("plaintext of %d bytes opens to %d bytes, %v", len(want), len(got), err)
		}
	}
}

// One ciphertext, written down: no change of the library may change the format.
func TestKnownCiphertext(t *testing.T) {
	key := testKey(t, "enclave")
	ct, err := sealByHand(&key.PublicKey, testKey(t, "ephemeral"), bytes.Repeat([]byte{7}, 16), []byte("known"))
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(ct); got != knownCiphertext {
		t.Errorf("the format by hand has changed: %s", got)
	}
	known, err := hex.DecodeString(knownCiphertext)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Decrypt(crypto.FromECDSA(key), known); err != nil || string(got) != "known" {
		t.Errorf("%q, %v", got, err)
	}
}

const knownCiphertext = "047e02c9553d618c7f19d97cbc69be5857269f17aad3cf751fd3c547eda1f9aee20d45b4ab8b6bbed4802a82e81ba64e8b70ca069bfbed2900f522ac76c48a69e4070707070707070707070707070707072f9fa88a29259095228ed646d299d8249896bf5c7a"

// Coordinates of a shared point that begin with a zero byte are padded. Points
// are looked for until each of the two was met.
func TestSharedPointWithLeadingZero(t *testing.T) {
	key := testKey(t, "enclave")
	var x, y bool
	for i := 0; !x || !y; i++ {
		ephemeral := testKey(t, fmt.Sprint("short", i))
		sx, sy := sharedPoint(ephemeral, &key.PublicKey)
		if sx.BitLen() > 248 && sy.BitLen() > 248 {
			continue
		}
		x, y = x || sx.BitLen() <= 248, y || sy.BitLen() <= 248
		ct, err := sealByHand(&key.PublicKey, ephemeral, make([]byte, 16), []byte("padded"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Decrypt(crypto.FromECDSA(key), ct); err != nil || string(got) != "padded" {
			t.Errorf("ephemeral key %d: %q, %v", i, got, err)
		}
	}
}

func TestAlteredCiphertextDoesNotOpen(t *testing.T) {
	key := testKey(t, "enclave")
	ct, err := Encrypt(publicOf(key), []byte("an API key"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range ct {
		for _, flip := range []byte{1, 0x80, 0xff} {
			bad := slices.Clone(ct)
			bad[i] ^= flip
			if got, err := Decrypt(crypto.FromECDSA(key), bad); !errors.Is(err, ErrCiphertext) || got != nil {
				t.Errorf("byte %d altered by %#x: %q, %v", i, flip, got, err)
			}
		}
	}
	for n := range ct {
		if got, err := Decrypt(crypto.FromECDSA(key), ct[:n]); !errors.Is(err, ErrCiphertext) || got != nil {
			t.Errorf("cut to %d bytes: %q, %v", n, got, err)
		}
	}
	if _, err := Decrypt(crypto.FromECDSA(testKey(t, "another")), ct); !errors.Is(err, ErrCiphertext) {
		t.Errorf("another key: %v", err)
	}
	if _, err := Decrypt(crypto.FromECDSA(key), append(slices.Clone(ct), 0)); !errors.Is(err, ErrCiphertext) {
		t.Errorf("one byte more: %v", err)
	}
}

// Points that are none, or are written in a way that only one of two libraries
// takes.
func TestOddEphemeralKeys(t *testing.T) {
	key := testKey(t, "enclave")
	ct, err := Encrypt(publicOf(key), []byte("an API key"))
	if err != nil {
		t.Fatal(err)
	}
	p := crypto.S256().Params().P
	// x = 1 is on the curve, so x + p, which fits 32 bytes, is 1 unreduced.
	point, err := crypto.DecompressPubkey(append([]byte{2}, common.LeftPadBytes([]byte{1}, 32)...))
	if err != nil {
		t.Fatal(err)
	}
	x, y := coordinates(point)
	unreduced := slices.Concat([]byte{4}, x.Add(x, p).Bytes(), common.LeftPadBytes(y.Bytes(), 32))
	for name, head := range map[string][]byte{
		"zeros":       make([]byte, 65),
		"infinity":    append([]byte{4}, make([]byte, 64)...),
		"ones":        bytes.Repeat([]byte{0xff}, 65),
		"not on it":   append([]byte{4}, bytes.Repeat([]byte{1}, 64)...),
		"unreduced x": unreduced,
		"p":           slices.Concat([]byte{4}, p.Bytes(), p.Bytes()),
	} {
		bad := slices.Concat(head, ct[65:])
		if got, err := Decrypt(crypto.FromECDSA(key), bad); !errors.Is(err, ErrCiphertext) || got != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if _, err := Encrypt(head[1:], []byte("x")); !errors.Is(err, ErrPublicKey) {
			t.Errorf("encrypting to %s: %v", name, err)
		}
	}
}

func TestBadKeysAndEmptySecrets(t *testing.T) {
	key := testKey(t, "enclave")
	for _, public := range [][]byte{nil, publicOf(key)[:63], crypto.FromECDSAPub(&key.PublicKey)} {
		if _, err := Encrypt(public, []byte("x")); !errors.Is(err, ErrPublicKey) {
			t.Errorf("public key of %d bytes: %v", len(public), err)
		}
	}
	if _, err := Encrypt(publicOf(key), nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("empty: %v", err)
	}
	for _, private := range [][]byte{nil, make([]byte, 32), make([]byte, 31), bytes.Repeat([]byte{0xff}, 32)} {
		if _, err := Decrypt(private, make([]byte, 200)); !errors.Is(err, ErrPrivateKey) {
			t.Errorf("private key of %d bytes: %v", len(private), err)
		}
	}
}
