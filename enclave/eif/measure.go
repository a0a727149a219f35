package eif

import (
	"bytes"
	"crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// PCR is a platform configuration register: SHA-384.
type PCR [sha512.Size384]byte

// Measurement is what a security module says of an enclave that was started
// from an image, unless in debug mode, where all of it is zero.
type Measurement struct {
	PCR0 PCR // all: kernel, command line, every ramdisk
	PCR1 PCR // kernel, command line, first ramdisk
	PCR2 PCR // every ramdisk but the first
	PCR8 PCR // certificate of the signature; zero if unsigned
}

// Measure computes an image's registers. The only error is a signature section
// that has no certificate, ErrSignature; the signature itself is not verified.
func (im *Image) Measure() (Measurement, error) {
	m := Measurement{
		PCR0: extend(append([][]byte{im.Kernel, []byte(im.Cmdline)}, im.Ramdisks...)...),
		PCR1: extend(append([][]byte{im.Kernel, []byte(im.Cmdline)}, im.Ramdisks[:min(1, len(im.Ramdisks))]...)...),
		PCR2: extend(im.Ramdisks[min(1, len(im.Ramdisks)):]...),
	}
	if im.Signature == nil {
		return m, nil
	}
	certificate, err := im.Certificate()
	if err != nil {
		return Measurement{}, err
	}
	m.PCR8 = extend(certificate.Raw)
	return m, nil
}

// extend is a register that was zero and got the hash of parts.
func extend(parts ...[]byte) PCR {
	content := sha512.New384()
	for _, p := range parts {
		content.Write(p) // never fails
	}
	var zero PCR
	return sha512.Sum384(content.Sum(zero[:]))
}

// signed is an entry of the signature section.
type signed struct {
	Certificate []byte `cbor:"signing_certificate"` // PEM
	Signature   []byte `cbor:"signature"`           // COSE_Sign1
}

// Certificate is the one that the signature section names first, which is the
// one that is measured; ErrSignature if there is none.
func (im *Image) Certificate() (*x509.Certificate, error) {
	var entries []signed
	if err := cbor.Unmarshal(im.Signature, &entries); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("%w: it has no entry", ErrSignature)
	}
	block, _ := pem.Decode(bytes.TrimSpace(entries[0].Certificate))
	if block == nil || block.Type != "CERTIFICATE" {
		return nil, fmt.Errorf("%w: no certificate in PEM", ErrSignature)
	}
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSignature, err)
	}
	return certificate, nil
}
