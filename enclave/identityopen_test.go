package enclave

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"testing"

	ecies "github.com/ecies/go/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/envelope"
)

func numberedIdentity(t testing.TB, key byte) *Identity {
	t.Helper()
	id, err := newIdentity(common.LeftPadBytes([]byte{key}, KeyLength))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// The vectors were computed after RFC 5869 with HMAC-SHA256 alone.
func TestDerivedKeysAreThoseOfHKDF(t *testing.T) {
	for label, want := range map[string]string{
		"nacre secret vault 1": "08679dcb3de2fca09288e80a9db2d03de94691fd825caa85392cce45979c1b75",
		"":                     "1d37103be0eefc643bc2c6973d1de80934adb55e4b6a794d9179a1fe2f0a00b6",
	} {
		if got := hex.EncodeToString(numberedIdentity(t, 1).DeriveKey(label)); got != want {
			t.Errorf("label %q: %s, want %s", label, got, want)
		}
	}
}

func TestDerivedKeysDifferByLabelAndEnclave(t *testing.T) {
	var seen [][]byte
	for _, id := range []*Identity{numberedIdentity(t, 1), numberedIdentity(t, 2)} {
		for _, label := range []string{"", "a", "b", "ab"} {
			key := id.DeriveKey(label)
			if len(key) != 32 || slices.ContainsFunc(seen, func(k []byte) bool { return bytes.Equal(k, key) }) {
				t.Errorf("label %q: %d bytes, or as another one's", label, len(key))
			}
			seen = append(seen, key)
		}
	}
}

// Whoever overwrites a derived key, as is asked, spoils neither the enclave's
// nor the next derived one.
func TestOverwrittenDerivedKeySpoilsNothing(t *testing.T) {
	id := numberedIdentity(t, 1)
	first := id.DeriveKey("use")
	want := bytes.Clone(first)
	clear(first)
	if got := id.DeriveKey("use"); !bytes.Equal(got, want) {
		t.Errorf("%x, want %x", got, want)
	}
}

// knownToKeyOne was encrypted to key 1, once, by github.com/ecies/go/v2 2.0.11.
const knownToKeyOne = "04107745775a784eb5839635b79a914c7058d98c910677a836fc6a15a5becf139021026abb0ca8e2bd6fe3c4c20e4603adf19165a1b43bbdf8e3e62f6355f86d1018c7c136fec582cf81a4cc4ed0ad72be2634a3d3dfd2a8de17e788ee3865d4d5758d473275048b74a909"

func TestKnownCiphertextOpens(t *testing.T) {
	known, err := hex.DecodeString(knownToKeyOne)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := numberedIdentity(t, 1).Open(known); err != nil || string(got) != "an API key" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestOpensWhatTheLibraryEncrypts(t *testing.T) {
	id := numberedIdentity(t, 1)
	to, err := ecies.NewPublicKeyFromBytes(append([]byte{4}, id.PublicKey()...))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]byte{{0}, []byte("an API key"), make([]byte, 32), bytes.Repeat([]byte("long "), 40_000)} {
		ciphertext, err := ecies.Encrypt(to, want)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := id.Open(ciphertext); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes open to %d, %v", len(want), len(got), err)
		}
	}
}

func TestLibraryOpensWhatIsEncryptedToAnIdentity(t *testing.T) {
	raw := common.LeftPadBytes([]byte{1}, KeyLength)
	want := []byte("an API key")
	ciphertext, err := envelope.Encrypt(numberedIdentity(t, 1).PublicKey(), want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ecies.Decrypt(ecies.NewPrivateKeyFromBytes(raw), ciphertext); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestCiphertextsOfOthersDoNotOpen(t *testing.T) {
	ciphertext, err := envelope.Encrypt(numberedIdentity(t, 1).PublicKey(), []byte("an API key"))
	if err != nil {
		t.Fatal(err)
	}
	altered := bytes.Clone(ciphertext)
	altered[len(altered)-1] ^= 1
	for name, c := range map[string]struct {
		id         *Identity
		ciphertext []byte
	}{
		"to another enclave": {numberedIdentity(t, 2), ciphertext},
		"altered":            {numberedIdentity(t, 1), altered},
		"cut":                {numberedIdentity(t, 1), ciphertext[:len(ciphertext)-1]},
		"empty":              {numberedIdentity(t, 1), nil},
		"garbage":            {numberedIdentity(t, 1), bytes.Repeat([]byte{4}, 300)},
	} {
		if got, err := c.id.Open(c.ciphertext); !errors.Is(err, envelope.ErrCiphertext) || got != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
