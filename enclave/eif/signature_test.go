package eif_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// signingCertificate returns a certificate, in DER and PEM.
func signingCertificate(t *testing.T) (der, inPEM []byte) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	if der, err = x509.CreateCertificate(rand.Reader, template, template, key.Public(), key); err != nil {
		t.Fatal(err)
	}
	return der, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// numbers is b as signing tools write it: a CBOR array with a number a byte.
func numbers(b []byte) []byte {
	out := []byte{0x99, byte(len(b) >> 8), byte(len(b))}
	for _, x := range b {
		if x >= 24 {
			out = append(out, 0x18)
		}
		out = append(out, x)
	}
	return out
}

// signatureSection is one map in an array.
func signatureSection(certificate []byte) []byte {
	out := append([]byte{0x81, 0xa2, 0x73}, "signing_certificate"...)
	out = append(append(out, certificate...), 0x69)
	return append(append(out, "signature"...), numbers([]byte("not looked at"))...)
}

func TestMeasureSigned(t *testing.T) {
	der, inPEM := signingCertificate(t)
	hash := sha512.Sum384(der)
	want := sha512.Sum384(append(make([]byte, 48), hash[:]...))
	text := append([]byte{0x59, byte(len(inPEM) >> 8), byte(len(inPEM))}, inPEM...)
	for name, certificate := range map[string][]byte{"an array of numbers": numbers(inPEM), "a byte string": text} {
		im := vectorImage()
		im.Signature = signatureSection(certificate)
		file, err := eif.Encode(im)
		if err != nil {
			t.Fatal(err)
		}
		back, err := eif.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, back, im)
		m, err := back.Measure()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if m.PCR8 != want {
			t.Errorf("%s: PCR8 is %x, want %x", name, m.PCR8, want)
		}
		if unsigned, _ := vectorImage().Measure(); m.PCR0 != unsigned.PCR0 || m.PCR1 != unsigned.PCR1 || m.PCR2 != unsigned.PCR2 {
			t.Errorf("%s: the signature changes other registers", name)
		}
	}
}

func TestMeasureRefusesSignatures(t *testing.T) {
	_, inPEM := signingCertificate(t)
	for name, section := range map[string][]byte{
		"empty":                 {},
		"no CBOR":               []byte("signature"),
		"no entry":              {0x80},
		"no certificate":        signatureSection(numbers(nil)),
		"a certificate in part": signatureSection(numbers(inPEM[:len(inPEM)/2])),
		"a key":                 signatureSection(numbers(bytes.ReplaceAll(inPEM, []byte("CERTIFICATE"), []byte("PUBLIC KEY")))),
		"spoilt certificate":    signatureSection(numbers(bytes.Replace(inPEM, []byte("MII"), []byte("MIA"), 1))),
		"bytes after it":        append(signatureSection(numbers(inPEM)), 0),
		"truncated":             signatureSection(numbers(inPEM))[:100],
	} {
		im := vectorImage()
		im.Signature = section
		if m, err := im.Measure(); !errors.Is(err, eif.ErrSignature) || m != (eif.Measurement{}) {
			t.Errorf("%s: %v, want %v", name, err, eif.ErrSignature)
		}
	}
}
