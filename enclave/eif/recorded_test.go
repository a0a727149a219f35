package eif_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"testing"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// recordedPCR8 is what the builder printed for the signed file; what it printed
// for the other registers is what openssl gives, for both.
const recordedPCR8 = "a93d49e65e1a521afd389aada8de679ffad25585e944a3a93fe2c547c457aadc01373810018ce555fe76d709d404a295"

// TestRecordedFiles reads what another program wrote.
func TestRecordedFiles(t *testing.T) {
	for name, pcr8 := range map[string]string{"unsigned.eif": hex.EncodeToString(make([]byte, 48)), "signed.eif": recordedPCR8} {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		im, err := eif.Decode(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := vectorImage()
		want.Metadata, want.Signature = im.Metadata, im.Signature
		equal(t, im, want)
		if info, err := im.Info(); err != nil || info.Name != "vector" || info.Build.ToolVersion != "0.8.1" {
			t.Errorf("%s: metadata says %+v, %v", name, info, err)
		}
		m, err := im.Measure()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for register, c := range map[string][2]string{
			"PCR0": {hex.EncodeToString(m.PCR0[:]), vectorPCR0}, "PCR1": {hex.EncodeToString(m.PCR1[:]), vectorPCR1},
			"PCR2": {hex.EncodeToString(m.PCR2[:]), vectorPCR2}, "PCR8": {hex.EncodeToString(m.PCR8[:]), pcr8},
		} {
			if c[0] != c[1] {
				t.Errorf("%s: %s is %s, want %s", name, register, c[0], c[1])
			}
		}
		again, err := eif.Encode(im)
		if err != nil || !bytes.Equal(again, file) {
			t.Errorf("%s: encodes to other bytes than it was decoded from (%v)", name, err)
		}
	}
}
