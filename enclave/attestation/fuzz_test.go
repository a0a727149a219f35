package attestation

import (
	"crypto/elliptic"
	"testing"
)

// FuzzVerify holds that no bytes make Verify panic or return both or neither
// of document and error. The committed seeds are documents of other roots,
// with odd curves and odd CBOR; to them come fresh ones that pass.
func FuzzVerify(f *testing.F) {
	forge := newForger(f)
	p := forge.policy()
	good := forge.document(f)
	f.Add(good)
	f.Add(forge.documentOf(f, indefinite(encode(f, forge.fields))))
	forge.useLeaf(f, genKey(f, elliptic.P521()))
	cutSignature(forge)
	f.Add(forge.document(f))
	f.Add(make([]byte, MaxDocumentLength+1))
	f.Fuzz(func(t *testing.T, doc []byte) {
		if d, err := Verify(doc, p); (d == nil) == (err == nil) {
			t.Errorf("document %v with error %v", d, err)
		}
	})
}
