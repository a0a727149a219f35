package eif_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// The file below is written out by hand after the format's description, field
// by field; nothing of it comes from the encoder. Its checksum is computed bit
// by bit here, its registers were computed with openssl:
//
//	hash()   { openssl dgst -sha384 -binary; }
//	extend() { { head -c 48 /dev/zero; printf %s "$1" | hash; } | openssl dgst -sha384; }
//	extend 'kernelconsole=ttyS0first ramdisksecondthird'
const (
	vectorPCR0 = "d31d66014ec656cf1e754c69f48fbba1b2f507fa08315b92003c7a9c0110baddca279606a48d2bb0e65cadb324de1d6d"
	vectorPCR1 = "5fe1aeda49d5d421c95a10148a9730a588b3543443aa54fc2bdac925a0d9250e5c39dd9e63169bba04db090a56c72bae"
	vectorPCR2 = "d481bb7b3ea38f9520857508ebdef575e9e028fc6225c14335f51c0578b40ac4244930b2f41da0244259819465cb2ec8"
	emptyPCR   = "21b9efbc184807662e966d34f390821309eeac6802309798826296bf3e8bec7c10edb30948c90ba67310f7b964fc500a" // extend ''
)

// vectorHeader is the header but for its checksum: 544 bytes.
const vectorHeader = `
2e656966 0004 0000
0000000040000000 0000000000000002
0000 0006

0000000000000224 0000000000000236 000000000000024f
000000000000026c 0000000000000285 0000000000000297
` + zero26 + `

0000000000000006 000000000000000d 0000000000000011
000000000000000d 0000000000000006 0000000000000005
` + zero26 + `

00000000
`

// zero26 are the 26 places of sections that the file does not have.
const zero26 = zero13 + zero13

const zero13 = `
0000000000000000 0000000000000000 0000000000000000 0000000000000000
0000000000000000 0000000000000000 0000000000000000 0000000000000000
0000000000000000 0000000000000000 0000000000000000 0000000000000000
0000000000000000
`

// vectorSections are type, flags and length of each section, and what it holds.
const vectorSections = "" +
	"\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x06" + "kernel" + // at 0x224
	"\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0d" + "console=ttyS0" + // at 0x236
	"\x00\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00\x11" + `{"ImageName":"x"}` + // at 0x24f
	"\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0d" + "first ramdisk" + // at 0x26c
	"\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x06" + "second" + // at 0x285
	"\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05" + "third" // at 0x297

// vector is the whole file.
func vector(t testing.TB) []byte {
	t.Helper()
	header, err := hex.DecodeString(strings.Join(strings.Fields(vectorHeader), ""))
	if err != nil || len(header) != 544 {
		t.Fatalf("%d bytes of header: %v", len(header), err)
	}
	return seal(append(append(header, 0, 0, 0, 0), vectorSections...))
}

// seal puts the right checksum into a file.
func seal(file []byte) []byte {
	file = bytes.Clone(file)
	crc := ^uint32(0)
	for i, b := range file {
		if i >= 544 && i < 548 {
			continue
		}
		crc ^= uint32(b)
		for range 8 {
			crc = crc>>1 ^ 0xedb88320&-(crc&1)
		}
	}
	crc = ^crc
	copy(file[544:], []byte{byte(crc >> 24), byte(crc >> 16), byte(crc >> 8), byte(crc)})
	return file
}

// vectorImage is what the file holds.
func vectorImage() *eif.Image {
	return &eif.Image{
		DefaultMemory: 1 << 30,
		DefaultCPUs:   2,
		Kernel:        []byte("kernel"),
		Cmdline:       "console=ttyS0",
		Ramdisks:      [][]byte{[]byte("first ramdisk"), []byte("second"), []byte("third")},
		Metadata:      []byte(`{"ImageName":"x"}`),
	}
}

func TestEncodeWritesTheVector(t *testing.T) {
	got, err := eif.Encode(vectorImage())
	if err != nil {
		t.Fatal(err)
	}
	if want := vector(t); !bytes.Equal(got, want) {
		t.Errorf("encoded\n%x, want\n%x", got, want)
	}
}

func TestDecodeReadsTheVector(t *testing.T) {
	im, err := eif.Read(bytes.NewReader(vector(t)))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, im, vectorImage())
	if info, err := im.Info(); err != nil || info.Name != "x" {
		t.Errorf("metadata says %+v, %v", info, err)
	}
}

func equal(t *testing.T, got, want *eif.Image) {
	t.Helper()
	if got.DefaultMemory != want.DefaultMemory || got.DefaultCPUs != want.DefaultCPUs || got.Cmdline != want.Cmdline ||
		!bytes.Equal(got.Kernel, want.Kernel) || !bytes.Equal(got.Metadata, want.Metadata) ||
		!bytes.Equal(got.Signature, want.Signature) || len(got.Ramdisks) != len(want.Ramdisks) {
		t.Fatalf("decoded %+v, want %+v", got, want)
	}
	for i := range want.Ramdisks {
		if !bytes.Equal(got.Ramdisks[i], want.Ramdisks[i]) {
			t.Errorf("ramdisk %d is %q, want %q", i, got.Ramdisks[i], want.Ramdisks[i])
		}
	}
}

func TestMeasureVector(t *testing.T) {
	im, err := eif.Decode(vector(t))
	if err != nil {
		t.Fatal(err)
	}
	m, err := im.Measure()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		got  eif.PCR
		want string
	}{
		"PCR0": {m.PCR0, vectorPCR0}, "PCR1": {m.PCR1, vectorPCR1}, "PCR2": {m.PCR2, vectorPCR2},
		"PCR8": {m.PCR8, strings.Repeat("0", 96)},
	} {
		if got := hex.EncodeToString(c.got[:]); got != c.want {
			t.Errorf("%s is %s, want %s", name, got, c.want)
		}
	}
}

func TestMeasureOneRamdisk(t *testing.T) {
	im := vectorImage()
	im.Ramdisks = im.Ramdisks[:1]
	m, err := im.Measure()
	if err != nil {
		t.Fatal(err)
	}
	if hex.EncodeToString(m.PCR2[:]) != emptyPCR || m.PCR0 != m.PCR1 || hex.EncodeToString(m.PCR1[:]) != vectorPCR1 {
		t.Errorf("measured %x", m)
	}
}

func TestEncodeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*eif.Image)
		want  error
	}{
		"no kernel":         {func(im *eif.Image) { im.Kernel = nil }, eif.ErrMissing},
		"no ramdisk":        {func(im *eif.Image) { im.Ramdisks = nil }, eif.ErrMissing},
		"too many ramdisks": {func(im *eif.Image) { im.Ramdisks = make([][]byte, 30) }, eif.ErrCount},
		"long command line": {func(im *eif.Image) { im.Cmdline = strings.Repeat("x", 2048) }, eif.ErrCmdline},
		"zero in it":        {func(im *eif.Image) { im.Cmdline = "a\x00b" }, eif.ErrCmdline},
		"no metadata":       {func(im *eif.Image) { im.Metadata = nil }, eif.ErrMetadata},
		"large metadata":    {func(im *eif.Image) { im.Metadata = []byte(`"` + strings.Repeat("x", 1<<20) + `"`) }, eif.ErrTooLarge},
		"large signature":   {func(im *eif.Image) { im.Signature = make([]byte, 1<<20+1) }, eif.ErrTooLarge},
	} {
		im := vectorImage()
		c.spoil(im)
		if _, err := eif.Encode(im); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
