//go:build !enclave

package attestation

import (
	"context"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
)

// TestSoftwareAttesterPasses verifies what the development attester makes by
// the same code that verifies the documents of a real enclave.
func TestSoftwareAttesterPasses(t *testing.T) {
	root, err := enclave.GenerateDevRoot(madeAt)
	if err != nil {
		t.Fatal(err)
	}
	roots, err := Roots(root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	m, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	userData, nonce := enclave.UserData(common.Address{1}, common.Hash{2}), NewNonce()
	req := enclave.AttestRequest{PublicKey: make([]byte, 64), UserData: userData, Nonce: nonce}
	now := func() time.Time { return madeAt }
	doc, err := enclave.NewSoftwareAttester(root, m, now).Attest(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Verify(doc, Policy{
		Roots: roots, Now: madeAt.Add(time.Second), MaxAge: time.Minute, Nonce: nonce, PublicKey: req.PublicKey, Owner: &common.Address{1}, Settings: &common.Hash{2},
		PCRs: map[uint][]byte{0: m.PCR0[:], 1: m.PCR1[:], 2: m.PCR2[:], 3: pcr(0)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.PCRs) != 16 {
		t.Errorf("%d registers", len(d.PCRs))
	}
}

// TestUnmeasuredIsDebugMode shows that an attester without a measurement makes
// nothing that passes.
func TestUnmeasuredIsDebugMode(t *testing.T) {
	root, err := enclave.GenerateDevRoot(madeAt)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := enclave.NewSoftwareAttester(root, enclave.Measurement{}, func() time.Time { return madeAt }).Attest(context.Background(), enclave.AttestRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(doc, Policy{Roots: pool(root.Certificate()), Now: madeAt, MaxAge: time.Minute}); err == nil {
		t.Error("passes")
	}
}
