package secrets

import (
	"crypto/ecdsa"
	"testing"

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
