package attestation

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/enclave"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// forger makes documents part by part, right or wrong, and shares no code
// with the attesters.
type forger struct {
	root    *x509.Certificate
	rootKey *ecdsa.PrivateKey
	leafKey any // *ecdsa.PrivateKey or *rsa.PrivateKey
	leaf    []byte
	at      time.Time
	tag     []byte
	header  any
	unprot  any
	fields  map[string]any // of the payload
	signed  func(sig []byte) []byte
}

var (
	forgedOwner    = common.Address{0xaa}
	forgedSettings = common.Hash{0xbb}
)

var madeAt = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func pcr(b byte) []byte {
	p := make([]byte, PCRLength)
	p[0] = b
	return p
}

func newForger(tb testing.TB) *forger {
	tb.Helper()
	f := &forger{at: madeAt, header: map[int]int{1: -35}, unprot: map[int]int{}, signed: func(sig []byte) []byte { return sig }}
	f.rootKey = genKey(tb, elliptic.P384())
	template := certTemplate(true)
	f.root = parseCert(tb, makeCert(tb, template, template, &f.rootKey.PublicKey, f.rootKey))
	pcrs := map[uint][]byte{0: pcr(1), 1: pcr(2), 2: pcr(3), 3: pcr(0), 15: pcr(0)}
	f.fields = map[string]any{
		"module_id": "i-1-enc2", "digest": "SHA384", "timestamp": uint64(madeAt.UnixMilli()), "pcrs": pcrs,
		"cabundle": [][]byte{f.root.Raw}, "public_key": []byte("public key"), "user_data": enclave.UserData(forgedOwner, forgedSettings), "nonce": []byte("nonce"),
	}
	f.useLeaf(tb, genKey(tb, elliptic.P384()))
	return f
}

func genKey(tb testing.TB, curve elliptic.Curve) *ecdsa.PrivateKey {
	tb.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

func certTemplate(ca bool) *x509.Certificate {
	c := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "test"}, BasicConstraintsValid: true, IsCA: ca,
		NotBefore: madeAt.Add(-time.Minute), NotAfter: madeAt.Add(3 * time.Hour), SignatureAlgorithm: x509.ECDSAWithSHA384,
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
	if ca {
		c.KeyUsage, c.NotAfter = x509.KeyUsageCertSign, madeAt.Add(24*365*time.Hour)
	}
	return c
}

func makeCert(tb testing.TB, template, parent *x509.Certificate, pub any, signer *ecdsa.PrivateKey) []byte {
	tb.Helper()
	der, err := x509.CreateCertificate(rand.Reader, template, parent, pub, signer)
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

func parseCert(tb testing.TB, der []byte) *x509.Certificate {
	tb.Helper()
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return cert
}

// useLeaf has the root certify key for the document.
func (f *forger) useLeaf(tb testing.TB, key *ecdsa.PrivateKey) {
	f.leafKey, f.leaf = key, makeCert(tb, certTemplate(false), f.root, &key.PublicKey, f.rootKey)
	f.fields["certificate"] = f.leaf
}

func encode(tb testing.TB, v any) []byte {
	tb.Helper()
	raw, err := cbor.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return raw
}

func (f *forger) document(tb testing.TB) []byte {
	tb.Helper()
	return f.documentOf(tb, encode(tb, f.fields))
}

// documentOf signs any payload.
func (f *forger) documentOf(tb testing.TB, payload []byte) []byte {
	tb.Helper()
	protected := encode(tb, f.header)
	digest := sha512.Sum384(encode(tb, []any{"Signature1", protected, []byte{}, payload}))
	sig := make([]byte, 96)
	if key, ok := f.leafKey.(*ecdsa.PrivateKey); ok {
		r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
		if err != nil {
			tb.Fatal(err)
		}
		if key.Curve == elliptic.P521() {
			sig = make([]byte, 132)
		}
		r.FillBytes(sig[:len(sig)/2])
		s.FillBytes(sig[len(sig)/2:])
	}
	return append(append([]byte(nil), f.tag...), encode(tb, []any{protected, f.unprot, payload, f.signed(sig)})...)
}

// policy is one that the forger's document fulfils.
func (f *forger) policy() Policy {
	return Policy{
		Roots: pool(f.root), Now: f.at.Add(time.Second), MaxAge: time.Minute,
		Nonce: []byte("nonce"), PublicKey: []byte("public key"), Owner: &forgedOwner, Settings: &forgedSettings,
		PCRs: map[uint][]byte{0: pcr(1), 1: pcr(2), 2: pcr(3)},
	}
}
