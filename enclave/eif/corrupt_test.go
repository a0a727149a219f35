package eif_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// patched is the vector with bytes replaced and a checksum that is right again.
func patched(t testing.TB, at int, with string) []byte {
	file := vector(t)
	copy(file[at:], with)
	return seal(file)
}

// Places in the vector.
const (
	atOffsets = 28
	atSizes   = 28 + 32*8
	atUnused  = 28 + 64*8
)

func TestDecodeRefuses(t *testing.T) {
	whole := vector(t)
	tampered := bytes.Clone(whole)
	tampered[0x224+12] ^= 1
	checksum := bytes.Clone(whole)
	checksum[547] ^= 1
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":                       {nil, eif.ErrMagic},
		"a text":                        {[]byte("#!/bin/sh\nexit 1\n"), eif.ErrMagic},
		"wrong magic":                   {patched(t, 0, ".eiF"), eif.ErrMagic},
		"version 3":                     {patched(t, 4, "\x00\x03"), eif.ErrVersion},
		"version 5":                     {patched(t, 4, "\x00\x05"), eif.ErrVersion},
		"little endian":                 {patched(t, 4, "\x04\x00"), eif.ErrVersion},
		"arm64":                         {patched(t, 6, "\x00\x01"), eif.ErrArchitecture},
		"unknown flag":                  {patched(t, 6, "\x00\x02"), eif.ErrFlags},
		"reserved field":                {patched(t, 24, "\x00\x01"), eif.ErrFlags},
		"unused field":                  {patched(t, atUnused, "\x00\x00\x00\x01"), eif.ErrFlags},
		"no section":                    {patched(t, 26, "\x00\x00"), eif.ErrCount},
		"one section":                   {patched(t, 26, "\x00\x01"), eif.ErrCount},
		"33 sections":                   {patched(t, 26, "\x00\x21"), eif.ErrCount},
		"fewer sections than there are": {patched(t, 26, "\x00\x05"), eif.ErrLayout},
		"more sections than there are":  {patched(t, 26, "\x00\x07"), eif.ErrLayout},
		"tampered kernel":               {tampered, eif.ErrChecksum},
		"tampered checksum":             {checksum, eif.ErrChecksum},
		"sections overlap":              {patched(t, atOffsets+8+7, "\x2e"), eif.ErrLayout},
		"one section twice":             {patched(t, atOffsets+8+6, "\x02\x24"), eif.ErrLayout},
		"a gap":                         {patched(t, atOffsets+8+7, "\x37"), eif.ErrLayout},
		"offset beyond the end":         {patched(t, atOffsets+8, "\xff\xff\xff\xff\xff\xff\xff\xff"), eif.ErrLayout},
		"sizes differ":                  {patched(t, atSizes+7, "\x07"), eif.ErrLayout},
		"size beyond all numbers":       {patched(t, 0x224+4, "\xff\xff\xff\xff\xff\xff\xff\xff"), eif.ErrLayout},
		"both sizes beyond all numbers": {seal(replace(patched(t, 0x297+4, "\x7f\xff\xff\xff\xff\xff\xff\xff"), atSizes+5*8, "\x7f\xff\xff\xff\xff\xff\xff\xff")), eif.ErrTruncated},
		"a place for a seventh":         {patched(t, atOffsets+6*8+7, "\x01"), eif.ErrLayout},
		"a size for a 32nd":             {patched(t, atSizes+31*8+7, "\x01"), eif.ErrLayout},
		"bytes after the end":           {seal(append(bytes.Clone(whole), 0)), eif.ErrLayout},
		"a section's flags":             {patched(t, 0x224+3, "\x01"), eif.ErrFlags},
		"type 0":                        {patched(t, 0x285, "\x00\x00"), eif.ErrSection},
		"type 6":                        {patched(t, 0x285, "\x00\x06"), eif.ErrSection},
		"a second kernel":               {patched(t, 0x285, "\x00\x01"), eif.ErrSection},
		"a second command line":         {patched(t, 0x285, "\x00\x02"), eif.ErrSection},
		"a second metadata":             {patched(t, 0x285, "\x00\x05"), eif.ErrSection},
		"command line before kernel":    {seal(replace(patched(t, 0x224, "\x00\x02"), 0x236, "\x00\x01")), eif.ErrSection},
		"ramdisk before command line":   {seal(replace(patched(t, 0x236, "\x00\x03"), 0x285, "\x00\x02")), eif.ErrSection},
		"no metadata":                   {patched(t, 0x24f, "\x00\x03"), eif.ErrMissing},
		"metadata that is no JSON":      {patched(t, 0x24f+12, "["), eif.ErrMetadata},
		"command line with a zero":      {patched(t, 0x236+12, "\x00"), eif.ErrCmdline},
	} {
		im, err := eif.Decode(c.file)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if im != nil {
			t.Errorf("%s: an image came with the error", name)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
			t.Errorf("%s: more than one line: %q", name, err)
		}
	}
}

func replace(file []byte, at int, with string) []byte {
	copy(file[at:], with)
	return file
}

func TestDecodeRefusesEveryTruncation(t *testing.T) {
	whole := vector(t)
	for n := range whole {
		if im, err := eif.Decode(whole[:n]); err == nil || im != nil {
			t.Errorf("the first %d bytes of %d decode", n, len(whole))
		}
	}
	for n := 548; n < len(whole); n++ { // with a checksum that is right again
		if _, err := eif.Decode(seal(whole[:n])); !errors.Is(err, eif.ErrTruncated) {
			t.Errorf("the first %d bytes of %d: %v, want %v", n, len(whole), err, eif.ErrTruncated)
		}
	}
}

func TestDecodeRefusesEveryChangedByte(t *testing.T) {
	whole := vector(t)
	for i := range whole {
		changed := bytes.Clone(whole)
		changed[i] ^= 0x80
		if _, err := eif.Decode(changed); err == nil {
			t.Errorf("byte %d can be changed", i)
		}
	}
}

// zeros is a reader that never ends, after what it begins with.
type zeros struct {
	head []byte
	read int64
}

func (z *zeros) Read(p []byte) (int, error) {
	n := copy(p, z.head)
	z.head = z.head[n:]
	clear(p[n:])
	z.read += int64(len(p))
	return len(p), nil
}

func TestReadRefusesAnOversizedFile(t *testing.T) {
	const limit = 1 << 20
	endless := &zeros{head: vector(t)}
	if _, err := eif.ReadAtMost(endless, limit); !errors.Is(err, eif.ErrTooLarge) {
		t.Errorf("%v, want %v", err, eif.ErrTooLarge)
	}
	if endless.read > 2*limit {
		t.Errorf("%d bytes were read of a file that never ends", endless.read)
	}
	if _, err := eif.ReadAtMost(bytes.NewReader(vector(t)), int64(len(vector(t)))); err != nil {
		t.Errorf("a file that just fits: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(vector(f))
	f.Add(vector(f)[:600])
	f.Add(patched(f, 26, "\x00\x20"))
	f.Add(patched(f, 0x297, "\x00\x04"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) >= 548 {
			file = seal(file) // else the checksum stops all
		}
		im, err := eif.Decode(file)
		if err != nil {
			if im != nil {
				t.Fatal("an image came with the error")
			}
			return
		}
		again, err := eif.Encode(im)
		if err != nil {
			t.Fatalf("decodes, but does not encode: %v", err)
		}
		if len(again) != len(file) {
			t.Fatalf("%d bytes decode, %d encode", len(file), len(again))
		}
		back, err := eif.Decode(again)
		if err != nil {
			t.Fatal(err)
		}
		one, err1 := im.Measure()
		two, err2 := back.Measure()
		if one != two || (err1 == nil) != (err2 == nil) {
			t.Fatal("the same image measures differently")
		}
	})
}
