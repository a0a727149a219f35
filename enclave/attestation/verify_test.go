package attestation

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

func TestVerify(t *testing.T) {
	f := newForger(t)
	for name, tag := range map[string][]byte{"untagged": nil, "tagged": {0xd2}} {
		f.tag = tag
		d, err := Verify(f.document(t), f.policy())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d.ModuleID != "i-1-enc2" || !d.Time.Equal(madeAt) || string(d.PublicKey) != "public key" || len(d.UserData) != 64 || string(d.Nonce) != "nonce" || len(d.PCRs) != 5 {
			t.Errorf("%s: document %+v", name, d)
		}
		want := crypto.Keccak256Hash(pcr(1), pcr(2), pcr(3))
		if d.ImageID() != want {
			t.Errorf("%s: image id %s, want %s", name, d.ImageID(), want)
		}
		if a := d.Attestation(); string(a.EnclavePubKey) != "public key" || !a.Timestamp.Equal(madeAt) {
			t.Errorf("%s: attestation %+v", name, a)
		}
	}
}

// TestVerifyWithoutOptionalFields takes a document with as little as a module
// may send, and nothing expected of it.
func TestVerifyWithoutOptionalFields(t *testing.T) {
	f := newForger(t)
	f.fields["public_key"], f.fields["user_data"] = nil, nil
	delete(f.fields, "nonce")
	p := Policy{Roots: pool(f.root), Now: f.at, MaxAge: time.Minute}
	d, err := Verify(f.document(t), p)
	if err != nil || d.PublicKey != nil || d.UserData != nil || d.Nonce != nil {
		t.Errorf("document %+v, error %v", d, err)
	}
	p.Nonce = []byte{} // expects that there is none, and there is none
	if _, err := Verify(f.document(t), p); err != nil {
		t.Error(err)
	}
}

// TestVerifyIndefiniteMap takes a payload as the security module encodes it:
// a map that ends with a break instead of a count.
func TestVerifyIndefiniteMap(t *testing.T) {
	f := newForger(t)
	if _, err := Verify(f.documentOf(t, indefinite(encode(t, f.fields))), f.policy()); err != nil {
		t.Error(err)
	}
}

// indefinite turns a map with less than 24 pairs into one without a count.
func indefinite(m []byte) []byte { return append(append([]byte{0xbf}, m[1:]...), 0xff) }

var errApproval = errors.New("the registry does not have it")

// TestPolicyRefuses demands one thing at a time that a good document does not
// fulfil.
func TestPolicyRefuses(t *testing.T) {
	f, other := newForger(t), newForger(t)
	good := f.document(t)
	wrong := common.Hash{1}
	for name, c := range map[string]struct {
		change func(*Policy)
		want   error
	}{
		"too old":               {func(p *Policy) { p.Now = madeAt.Add(time.Minute + time.Millisecond) }, ErrStale},
		"from the future":       {func(p *Policy) { p.Now = madeAt.Add(-time.Millisecond) }, ErrFuture},
		"further in the future": {func(p *Policy) { p.Now, p.MaxAhead = madeAt.Add(-10*time.Second), 9*time.Second }, ErrFuture},
		"other nonce":           {func(p *Policy) { p.Nonce = []byte("another") }, ErrNonce},
		"nonce, none expected":  {func(p *Policy) { p.Nonce = []byte{} }, ErrNonce},
		"other public key":      {func(p *Policy) { p.PublicKey = []byte("public kez") }, ErrPublicKey},
		"other enclave":         {func(p *Policy) { p.Enclave = &common.Address{1} }, ErrPublicKey},
		"other owner":           {func(p *Policy) { p.Owner = &common.Address{0xab} }, ErrOwner},
		"no owner yet":          {func(p *Policy) { p.Owner = &common.Address{} }, ErrOwner},
		"other settings":        {func(p *Policy) { p.Settings = &wrong }, ErrSettings},
		"image not approved":    {func(p *Policy) { p.Approved = func(common.Hash) error { return errApproval } }, errApproval},
		"other PCR0":            {func(p *Policy) { p.PCRs = map[uint][]byte{0: pcr(9)} }, ErrPCRs},
		"other PCR2":            {func(p *Policy) { p.PCRs[2] = pcr(9) }, ErrPCRs},
		"PCR that is not there": {func(p *Policy) { p.PCRs[8] = pcr(0) }, ErrPCRs},
		"nil PCR not there":     {func(p *Policy) { p.PCRs[8] = nil }, ErrPCRs},
		"other image":           {func(p *Policy) { p.ImageID = &wrong }, ErrPCRs},
		"other root":            {func(p *Policy) { p.Roots = pool(other.root) }, ErrChain},
		"no roots at all":       {func(p *Policy) { p.Roots = x509.NewCertPool() }, ErrChain},
		"after its certificate": {func(p *Policy) { p.Now = madeAt.Add(4 * time.Hour) }, ErrStale},
		"certificate expired":   {func(p *Policy) { p.Now, p.MaxAge = madeAt.Add(4*time.Hour), 24*time.Hour }, ErrChain},
		"before its root":       {func(p *Policy) { p.Now = madeAt.Add(-time.Hour) }, ErrChain},
		"policy without roots":  {func(p *Policy) { p.Roots = nil }, ErrPolicy},
		"policy without time":   {func(p *Policy) { p.Now = time.Time{} }, ErrPolicy},
		"policy without age":    {func(p *Policy) { p.MaxAge = 0 }, ErrPolicy},
		"policy with bad clock": {func(p *Policy) { p.MaxAhead = -1 }, ErrPolicy},
	} {
		p := f.policy()
		c.change(&p)
		if d, err := Verify(good, p); !errors.Is(err, c.want) || d != nil {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

func TestPolicyTakesTheLimits(t *testing.T) {
	f := newForger(t)
	good := f.document(t)
	image := crypto.Keccak256Hash(pcr(1), pcr(2), pcr(3))
	for name, change := range map[string]func(*Policy){
		"as old as allowed":   func(p *Policy) { p.Now = madeAt.Add(time.Minute) },
		"as ahead as allowed": func(p *Policy) { p.Now, p.MaxAhead = madeAt.Add(-10*time.Second), 10*time.Second },
		"the right image":     func(p *Policy) { p.ImageID = &image },
		"an approved image": func(p *Policy) {
			p.Approved = func(id common.Hash) error {
				if id != image {
					return errApproval
				}
				return nil
			}
		},
	} {
		p := f.policy()
		change(&p)
		if _, err := Verify(good, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDocumentRefused makes each defect in a document that is otherwise good,
// and signed as it is.
func TestDocumentRefused(t *testing.T) {
	set := func(name string, v any) func(*forger) { return func(f *forger) { f.fields[name] = v } }
	pcrs := func(change func(map[uint][]byte)) func(*forger) {
		return func(f *forger) {
			m := maps.Clone(f.fields["pcrs"].(map[uint][]byte))
			change(m)
			f.fields["pcrs"] = m
		}
	}
	leafOn := func(curve elliptic.Curve) func(*forger) { return func(f *forger) { f.useLeaf(t, genKey(t, curve)) } }
	for name, c := range map[string]struct {
		spoil func(*forger)
		want  error
	}{
		"zero signature":             {func(f *forger) { f.signed = func(s []byte) []byte { return make([]byte, len(s)) } }, ErrSignature},
		"flipped signature":          {func(f *forger) { f.signed = func(s []byte) []byte { s[95] ^= 1; return s } }, ErrSignature},
		"signed by another key":      {func(f *forger) { f.leafKey = genKey(t, elliptic.P384()) }, ErrSignature},
		"short signature":            {func(f *forger) { f.signed = func(s []byte) []byte { return s[:95] } }, ErrMalformed},
		"no signature":               {func(f *forger) { f.signed = func(s []byte) []byte { return nil } }, ErrMalformed},
		"debug mode":                 {pcrs(func(m map[uint][]byte) { m[0], m[1], m[2] = pcr(0), pcr(0), pcr(0) }), ErrDebugMode},
		"debug mode, PCR0 alone":     {pcrs(func(m map[uint][]byte) { m[0] = pcr(0) }), ErrDebugMode},
		"PCR2 zero":                  {pcrs(func(m map[uint][]byte) { m[2] = pcr(0) }), ErrDebugMode},
		"no PCR1":                    {pcrs(func(m map[uint][]byte) { delete(m, 1) }), ErrMalformed},
		"PCR 32":                     {pcrs(func(m map[uint][]byte) { m[32] = pcr(0) }), ErrMalformed},
		"33 PCRs":                    {pcrs(func(m map[uint][]byte) { fillPCRs(m, 33) }), ErrMalformed},
		"PCR of 32 bytes":            {pcrs(func(m map[uint][]byte) { m[4] = make([]byte, 32) }), ErrMalformed},
		"PCR nil":                    {pcrs(func(m map[uint][]byte) { m[4] = nil }), ErrMalformed},
		"leaf on P-521":              {leafOn(elliptic.P521()), ErrMalformed}, // by the signature's length
		"leaf on P-521, cut":         {func(f *forger) { leafOn(elliptic.P521())(f); cutSignature(f) }, ErrCurve},
		"leaf on P-256":              {leafOn(elliptic.P256()), ErrCurve},
		"leaf on P-224":              {leafOn(elliptic.P224()), ErrCurve},
		"leaf with RSA":              {rsaLeaf(t), ErrCurve},
		"leaf signed with SHA-256":   {sha256Leaf(t), ErrCurve},
		"bundle with P-521":          {bundleP521(t), ErrCurve},
		"leaf of no root":            {func(f *forger) { o := newForger(t); f.leafKey, f.fields["certificate"] = o.leafKey, o.leaf }, ErrChain},
		"leaf by a leaf":             {leafByLeaf(t), ErrChain},
		"leaf is garbage":            {set("certificate", []byte("certificate")), ErrMalformed},
		"leaf is empty":              {set("certificate", []byte{}), ErrMalformed},
		"leaf is too large":          {set("certificate", make([]byte, 1025)), ErrMalformed},
		"bundle is empty":            {set("cabundle", [][]byte{}), ErrMalformed},
		"bundle of nine":             {func(f *forger) { f.fields["cabundle"] = slices.Repeat([][]byte{f.root.Raw}, 9) }, ErrMalformed},
		"bundle of 17":               {set("cabundle", slices.Repeat([][]byte{{1}}, 17)), ErrMalformed},
		"bundle with garbage":        {set("cabundle", [][]byte{{1}}), ErrMalformed},
		"digest SHA256":              {set("digest", "SHA256"), ErrMalformed},
		"no module id":               {set("module_id", ""), ErrMalformed},
		"timestamp 0":                {set("timestamp", 0), ErrMalformed},
		"timestamp negative":         {set("timestamp", -1), ErrMalformed},
		"timestamp huge":             {set("timestamp", uint64(1)<<63), ErrMalformed},
		"timestamp text":             {set("timestamp", "now"), ErrMalformed},
		"no user data":               {set("user_data", nil), ErrUserData},
		"user data of another form":  {set("user_data", make([]byte, 32)), ErrUserData},
		"user data, no address":      {set("user_data", bytes.Repeat([]byte{1}, 64)), ErrUserData},
		"nonce empty":                {set("nonce", []byte{}), ErrMalformed},
		"nonce too long":             {set("nonce", make([]byte, 513)), ErrMalformed},
		"user data too long":         {set("user_data", make([]byte, 513)), ErrMalformed},
		"public key too long":        {set("public_key", make([]byte, 513)), ErrMalformed},
		"unknown field":              {set("extra", 1), ErrMalformed},
		"field in other case":        {func(f *forger) { f.fields["Certificate"] = f.leaf }, ErrMalformed},
		"nested":                     {set("extra", [][][][][]int{{{{{1}}}}}), ErrMalformed},
		"header ES256":               {func(f *forger) { f.header = map[int]int{1: -7} }, ErrMalformed},
		"header as text":             {func(f *forger) { f.header = map[int]string{1: "ES384"} }, ErrMalformed},
		"header with more":           {func(f *forger) { f.header = map[int]int{1: -35, 2: 1} }, ErrMalformed},
		"header empty":               {func(f *forger) { f.header = map[int]int{} }, ErrMalformed},
		"unprotected header":         {func(f *forger) { f.unprot = map[int]int{1: -35} }, ErrMalformed},
		"unprotected is an array":    {func(f *forger) { f.unprot = []int{1} }, ErrMalformed},
		"tagged as COSE_Sign":        {func(f *forger) { f.tag = []byte{0xd8, 98} }, ErrMalformed},
		"tagged twice":               {func(f *forger) { f.tag = []byte{0xd2, 0xd2} }, ErrMalformed},
		"larger than a module sends": {set("extra", make([]byte, MaxDocumentLength)), ErrTooLarge},
	} {
		f := newForger(t)
		c.spoil(f)
		if d, err := Verify(f.document(t), f.policy()); !errors.Is(err, c.want) || d != nil {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

func fillPCRs(m map[uint][]byte, n uint) {
	for i := range n {
		if m[i] == nil {
			m[i] = pcr(0)
		}
	}
}

// cutSignature makes a P-521 document as long as a P-384 one, so that nothing
// but the curve is wrong with its form.
func cutSignature(f *forger) { f.signed = func(s []byte) []byte { return s[:96] } }

func rsaLeaf(t *testing.T) func(*forger) {
	return func(f *forger) {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			t.Fatal(err)
		}
		f.leafKey = key
		f.fields["certificate"] = makeCert(t, certTemplate(false), f.root, &key.PublicKey, f.rootKey)
	}
}

func sha256Leaf(t *testing.T) func(*forger) {
	return func(f *forger) {
		template := certTemplate(false)
		template.SignatureAlgorithm = x509.ECDSAWithSHA256
		f.fields["certificate"] = makeCert(t, template, f.root, &f.leafKey.(*ecdsa.PrivateKey).PublicKey, f.rootKey)
	}
}

func bundleP521(t *testing.T) func(*forger) {
	return func(f *forger) {
		key := genKey(t, elliptic.P521())
		extra := makeCert(t, certTemplate(true), f.root, &key.PublicKey, f.rootKey)
		f.fields["cabundle"] = [][]byte{f.root.Raw, extra}
	}
}

// leafByLeaf has the leaf, which is no authority, certify another one.
func leafByLeaf(t *testing.T) func(*forger) {
	return func(f *forger) {
		middle, middleKey := f.leaf, f.leafKey.(*ecdsa.PrivateKey)
		key := genKey(t, elliptic.P384())
		f.leafKey = key
		f.fields["certificate"] = makeCert(t, certTemplate(false), parseCert(t, middle), &key.PublicKey, middleKey)
		f.fields["cabundle"] = [][]byte{f.root.Raw, middle}
	}
}

// TestPayloadRefused signs payloads that an encoder of maps does not make.
func TestPayloadRefused(t *testing.T) {
	f := newForger(t)
	good := encode(t, f.fields)
	twice := append([]byte{good[0] + 1}, good[1:]...)
	twice = append(twice, encode(t, "digest")...)
	twice = append(twice, encode(t, "SHA384")...)
	for name, payload := range map[string][]byte{
		"empty": {}, "not a map": encode(t, 1), "field given twice": twice, "bytes behind it": append(bytes.Clone(good), 0),
		"cut": good[:len(good)-1], "endless": good[:1:1], "no end": indefinite(good)[:len(good)], "nil": {0xf6},
	} {
		if _, err := Verify(f.documentOf(t, payload), f.policy()); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: error %v, want %v", name, err, ErrMalformed)
		}
	}
}

// TestTruncatedAndAltered cuts a document at every byte, and alters its header
// and every 19th byte behind: none but the good one may pass. A verification
// takes milliseconds, so that all bytes would take a minute.
func TestTruncatedAndAltered(t *testing.T) {
	f := newForger(t)
	good, p := f.document(t), f.policy()
	for n := range good {
		if _, err := Verify(good[:n], p); !errors.Is(err, ErrMalformed) {
			t.Fatalf("cut to %d bytes: error %v", n, err)
		}
		if n > 40 && n%19 != 0 {
			continue
		}
		altered := bytes.Clone(good)
		altered[n] ^= 0x01
		if d, err := Verify(altered, p); err == nil || d != nil {
			t.Fatalf("byte %d altered: passes", n)
		}
	}
	if _, err := Verify(append(bytes.Clone(good), 0), p); !errors.Is(err, ErrMalformed) {
		t.Errorf("a byte behind it: error %v", err)
	}
}

func TestErrorsSayWhat(t *testing.T) {
	f := newForger(t)
	p := f.policy()
	p.Now = madeAt.Add(time.Hour)
	_, err := Verify(f.document(t), p)
	want := fmt.Sprintf("%s: it is from 2026-03-01T12:00:00Z, 1h0m0s ago, 1m0s is allowed", ErrStale)
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestEnclaveIsTheAddressOfTheKey compares by what the registry knows.
func TestEnclaveIsTheAddressOfTheKey(t *testing.T) {
	f := newForger(t)
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	public, address := crypto.FromECDSAPub(&key.PublicKey)[1:], crypto.PubkeyToAddress(key.PublicKey)
	f.fields["public_key"] = public
	p := f.policy()
	p.PublicKey, p.Enclave = nil, &address
	if _, err := Verify(f.document(t), p); err != nil {
		t.Error(err)
	}
	p.PublicKey = public
	if _, err := Verify(f.document(t), p); err != nil {
		t.Error(err)
	}
	p.PublicKey = []byte("another")
	if _, err := Verify(f.document(t), p); !errors.Is(err, ErrPublicKey) {
		t.Errorf("another key of that address: error %v", err)
	}
	p.PublicKey, p.Enclave = nil, &common.Address{1}
	if _, err := Verify(f.document(t), p); !errors.Is(err, ErrPublicKey) {
		t.Errorf("another address: error %v", err)
	}
}

// TestSigningKeyIsOnTheCurve: whichever it is.
func TestSigningKeyIsOnTheCurve(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	public := crypto.FromECDSAPub(&key.PublicKey)
	for name, c := range map[string]struct {
		key  []byte
		want error
	}{
		"a key": {public[1:], nil}, "none": {nil, ErrPublicKey}, "with a prefix": {public, ErrPublicKey},
		"not on the curve": {bytes.Repeat([]byte{1}, 64), ErrPublicKey}, "zero": {make([]byte, 64), ErrPublicKey},
	} {
		f := newForger(t)
		f.fields["public_key"] = c.key
		p := f.policy()
		p.PublicKey, p.SigningKey = nil, true
		if _, err := Verify(f.document(t), p); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}
