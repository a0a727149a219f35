package enclave

import (
	"bytes"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
)

func TestSignAttestation(t *testing.T) {
	id, err := GenerateIdentity(bytes.NewReader(bytes.Repeat([]byte{7}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	domain := contracts.Domain{Name: contracts.AttestationVerifierDomain, Version: "1", ChainID: big.NewInt(1), VerifyingContract: common.Address{1}}
	pcr := func(b byte) []byte { return bytes.Repeat([]byte{b}, 48) }
	good := contracts.Attestation{EnclavePubKey: make([]byte, 64), PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3), Timestamp: time.UnixMilli(1)}
	sig, err := id.SignAttestation(good, domain)
	if err != nil {
		t.Fatal(err)
	}
	digest := good.Digest(domain)
	sig[64] -= 27
	if key, err := crypto.SigToPub(digest[:], sig); err != nil || crypto.PubkeyToAddress(*key) != id.Address() {
		t.Errorf("signer %v, %v", key, err)
	}
	for name, c := range map[string]struct {
		change func(*contracts.Attestation, *contracts.Domain)
		want   error
	}{
		"no key":      {func(a *contracts.Attestation, _ *contracts.Domain) { a.EnclavePubKey = nil }, ErrAttestation},
		"long key":    {func(a *contracts.Attestation, _ *contracts.Domain) { a.EnclavePubKey = make([]byte, 65) }, ErrAttestation},
		"short PCR":   {func(a *contracts.Attestation, _ *contracts.Domain) { a.PCR2 = a.PCR2[:47] }, ErrAttestation},
		"debug mode":  {func(a *contracts.Attestation, _ *contracts.Domain) { a.PCR0 = make([]byte, 48) }, ErrAttestation},
		"no domain":   {func(_ *contracts.Attestation, d *contracts.Domain) { d.Name = "" }, ErrSignDomain},
		"before 1970": {func(a *contracts.Attestation, _ *contracts.Domain) { a.Timestamp = time.Unix(-1, 0) }, ErrSignTime},
	} {
		a, d := good, domain
		c.change(&a, &d)
		if sig, err := id.SignAttestation(a, d); !errors.Is(err, c.want) || sig != nil {
			t.Errorf("%s: %x, %v, want %v", name, sig, err, c.want)
		}
	}
}
