package contracts_test

import (
	"bytes"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
)

// What Go computes is what Solidity's own encoder computes.
func TestSecretDigestsAgreeWithSolidity(t *testing.T) {
	w := newWorld(t, 0, nil)
	at, abi := w.deployArtefact("Digests")
	digest := func(method string, args ...any) common.Hash {
		t.Helper()
		out, err := w.Call(w.ctx, w.client.Address, at, pack(t, abi, method, args...))
		if err != nil {
			t.Fatal(err)
		}
		return common.BytesToHash(out)
	}
	domain := w.SecretsDomain()
	for _, id := range []*big.Int{big.NewInt(1), new(big.Int).Lsh(big.NewInt(7), 200)} {
		for _, when := range []int64{0, 1_700_000_001} {
			signed := time.Unix(when, 0)
			if got, want := (contracts.Acknowledge{SecretID: id, SignTimestamp: signed}).Digest(domain), digest("acknowledge", domain.VerifyingContract, id, big.NewInt(when)); got != want {
				t.Errorf("Acknowledge(%s, %d): %s, want %s", id, when, got, want)
			}
			if got, want := (contracts.Alive{SignTimestamp: signed}).Digest(domain), digest("alive", domain.VerifyingContract, big.NewInt(when)); got != want {
				t.Errorf("Alive(%d): %s, want %s", when, got, want)
			}
		}
		for _, n := range []int{0, 1, 31, 32, 33, 5000} {
			ciphertext := bytes.Repeat([]byte{0xa5}, n)
			if got, want := contracts.InjectionDigest(id, ciphertext), digest("injection", id, ciphertext); got != want {
				t.Errorf("injection of %d bytes: %s, want %s", n, got, want)
			}
		}
	}
}
