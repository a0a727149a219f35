package secrets

import (
	"bytes"
	"crypto/ecdsa"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// sign is an owner's signature, v 27 or 28.
func sign(t testing.TB, key *ecdsa.PrivateKey, digest common.Hash) []byte {
	t.Helper()
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		t.Fatal(err)
	}
	sig[64] += 27
	return sig
}

// injectionJSON is a body as an owner sends it.
func injectionJSON(id, ciphertext, signature string) []byte {
	return fmt.Appendf(nil, `{"secret_id": %s, "encrypted_secret_hex": %q, "signature_hex": %q}`, id, ciphertext, signature)
}

func TestInjectionBody(t *testing.T) {
	key := testKey(t, "owner")
	ct := bytes.Repeat([]byte{0xab}, envelope.Overhead+1)
	id := jobs.NewID(5)
	sig := sign(t, key, contracts.InjectionDigest(id.Big(), ct))
	v01 := bytes.Clone(sig)
	v01[64] -= 27
	for name, body := range map[string][]byte{
		"number":      injectionJSON("5", hex.EncodeToString(ct), hex.EncodeToString(sig)),
		"decimal":     injectionJSON(`"5"`, "0x"+hex.EncodeToString(ct), "0x"+hex.EncodeToString(sig)),
		"hexadecimal": injectionJSON(`"0x5"`, strings.ToUpper(hex.EncodeToString(ct)), hex.EncodeToString(v01)),
	} {
		in, err := ParseInjection(body)
		if err != nil || in.ID != id || !bytes.Equal(in.Ciphertext, ct) || !bytes.Equal(in.Signature, v01) {
			t.Errorf("%s: %+v, %v", name, in, err)
		}
		if who, ok := signer(contracts.InjectionDigest(in.ID.Big(), in.Ciphertext), in.Signature); !ok || who != crypto.PubkeyToAddress(key.PublicKey) {
			t.Errorf("%s: signed by %s", name, who)
		}
	}
}

// The digest is that of Solidity's abi.encode, whatever the length.
func TestInjectionDigest(t *testing.T) {
	uint256, _ := abi.NewType("uint256", "", nil)
	raw, _ := abi.NewType("bytes", "", nil)
	args := abi.Arguments{{Type: uint256}, {Type: raw}}
	for _, n := range []int{0, 1, 31, 32, 33, 64, 1000} {
		ct := bytes.Repeat([]byte{7}, n)
		id, err := jobs.ParseID("0x1234567890abcdef1234567890abcdef")
		if err != nil {
			t.Fatal(err)
		}
		packed, err := args.Pack(id.Big(), ct)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := contracts.InjectionDigest(id.Big(), ct), crypto.Keccak256Hash(packed); got != want {
			t.Errorf("%d bytes: %s, want %s", n, got, want)
		}
	}
}

func TestBadInjectionBodies(t *testing.T) {
	ct := hex.EncodeToString(bytes.Repeat([]byte{0xab}, envelope.Overhead+1))
	raw := sign(t, testKey(t, "owner"), contracts.InjectionDigest(jobs.NewID(5).Big(), nil))
	sig := hex.EncodeToString(raw)
	high := bytes.Clone(raw)
	s := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(raw[32:64]))
	s.FillBytes(high[32:64])
	with := func(at int, b byte) string {
		bad := bytes.Clone(raw)
		bad[at] = b
		return hex.EncodeToString(bad)
	}
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"empty":           {nil, ErrBody},
		"null":            {[]byte("null"), ErrBody},
		"array":           {[]byte("[]"), ErrBody},
		"cut":             {injectionJSON("5", ct, sig)[:50], ErrBody},
		"two":             {append(injectionJSON("5", ct, sig), "{}"...), ErrBody},
		"trailing":        {append(injectionJSON("5", ct, sig), 'x'), ErrBody},
		"unknown field":   {bytes.Replace(injectionJSON("5", ct, sig), []byte("{"), []byte(`{"key": 1, `), 1), ErrBody},
		"field missing":   {[]byte(`{"secret_id": 5, "signature_hex": "` + sig + `"}`), ErrBody},
		"no id":           {[]byte(`{"encrypted_secret_hex": "` + ct + `", "signature_hex": "` + sig + `"}`), ErrBody},
		"other case":      {bytes.Replace(injectionJSON("5", ct, sig), []byte("secret_id"), []byte("Secret_ID"), 1), ErrBody},
		"field twice":     {bytes.Replace(injectionJSON("5", ct, sig), []byte("{"), []byte(`{"secret_id": 4, `), 1), ErrBody},
		"number for hex":  {[]byte(`{"secret_id": 5, "encrypted_secret_hex": 7, "signature_hex": "` + sig + `"}`), ErrBody},
		"too large":       {injectionJSON("5", strings.Repeat("ab", MaxCiphertext), sig), ErrBodyLength},
		"id zero":         {injectionJSON("0", ct, sig), ErrSecretID},
		"id negative":     {injectionJSON("-1", ct, sig), ErrSecretID},
		"id fraction":     {injectionJSON("1.5", ct, sig), ErrSecretID},
		"id a word":       {injectionJSON(`"five"`, ct, sig), ErrSecretID},
		"id an object":    {injectionJSON(`{}`, ct, sig), ErrSecretID},
		"id null":         {injectionJSON(`null`, ct, sig), ErrSecretID},
		"id too large":    {injectionJSON("1"+strings.Repeat("0", 78), ct, sig), ErrSecretID},
		"id 2^256":        {injectionJSON(`"0x1`+strings.Repeat("0", 64)+`"`, ct, sig), ErrSecretID},
		"wrong hex":       {injectionJSON("5", "xy"+ct, sig), ErrHex},
		"odd hex":         {injectionJSON("5", ct[1:], sig), ErrHex},
		"0x twice":        {injectionJSON("5", "0x0x"+ct, sig), ErrHex},
		"no plaintext":    {injectionJSON("5", ct[2:], sig), ErrCutShort},
		"empty secret":    {injectionJSON("5", "", sig), ErrCutShort},
		"wrong sig hex":   {injectionJSON("5", ct, "zz"), ErrHex},
		"short signature": {injectionJSON("5", ct, sig[2:]), ErrSignature},
		"long signature":  {injectionJSON("5", ct, sig+"00"), ErrSignature},
		"v 2":             {injectionJSON("5", ct, with(64, 2)), ErrSignature},
		"v 26":            {injectionJSON("5", ct, with(64, 26)), ErrSignature},
		"v 29":            {injectionJSON("5", ct, with(64, 29)), ErrSignature},
		"high s":          {injectionJSON("5", ct, hex.EncodeToString(high)), ErrSignature},
		"zero signature":  {injectionJSON("5", ct, strings.Repeat("00", 65)), ErrSignature},
	} {
		in, err := ParseInjection(c.body)
		if !errors.Is(err, c.want) || in.Ciphertext != nil || in.Signature != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err != nil && (!Refusal(err) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), ct[:8]) || strings.Contains(err.Error(), sig[:8])) {
			t.Errorf("%s: as a reason: %q", name, err)
		}
	}
}

// What the parser takes is what it says, and comes back the same from JSON.
func FuzzInjection(f *testing.F) {
	key := testKey(f, "owner")
	ct, err := envelope.Encrypt(publicOf(testKey(f, "enclave")), []byte("secret"))
	if err != nil {
		f.Fatal(err)
	}
	sig := hex.EncodeToString(sign(f, key, contracts.InjectionDigest(jobs.NewID(5).Big(), ct)))
	f.Add(injectionJSON("5", hex.EncodeToString(ct), sig))
	f.Add(injectionJSON(`"0x5"`, "0x"+hex.EncodeToString(ct), "0x"+sig))
	f.Add(injectionJSON(`"115792089237316195423570985008687907853269984665640564039457584007913129639935"`, hex.EncodeToString(ct), sig))
	private := crypto.FromECDSA(testKey(f, "enclave"))
	f.Fuzz(func(t *testing.T, body []byte) {
		in, err := ParseInjection(body)
		if err != nil {
			if !Refusal(err) || in.Ciphertext != nil || in.Signature != nil || !in.ID.IsZero() {
				t.Fatalf("refused as %v with %+v", err, in)
			}
			return
		}
		if in.ID.IsZero() || len(in.Ciphertext) <= envelope.Overhead || len(in.Ciphertext) > MaxCiphertext || !validSignature(in.Signature) {
			t.Fatalf("taken: %+v", in)
		}
		if !json.Valid(body) {
			t.Fatal("what is taken is no JSON")
		}
		again, err := ParseInjection(injectionJSON(`"`+in.ID.String()+`"`, hex.EncodeToString(in.Ciphertext), hex.EncodeToString(in.Signature)))
		if err != nil || again.ID != in.ID || !bytes.Equal(again.Ciphertext, in.Ciphertext) || !bytes.Equal(again.Signature, in.Signature) {
			t.Fatalf("%+v, %v once more", again, err)
		}
		signer(contracts.InjectionDigest(in.ID.Big(), in.Ciphertext), in.Signature) // no panic
		if got, err := envelope.Decrypt(private, in.Ciphertext); err == nil && !bytes.Equal(got, []byte("secret")) || err != nil && !errors.Is(err, envelope.ErrCiphertext) {
			t.Fatalf("opens as %q, %v", got, err)
		}
	})
}

// The corpus is there, so that the unit test runs more than what f.Add adds.
func TestFuzzCorpus(t *testing.T) {
	found, err := filepath.Glob("testdata/fuzz/FuzzInjection/*")
	if err != nil || len(found) == 0 {
		t.Fatalf("%d files, %v", len(found), err)
	}
	if _, err := os.Stat(found[0]); err != nil {
		t.Fatal(err)
	}
}
