// Package eif reads, writes and measures enclave image files, format version 4
// for x86-64: what AWS Nitro boots an enclave from.
//
// A file is a header of 548 bytes and up to 32 sections, all numbers big endian.
// Two programs that read one file in two ways would measure one image and boot
// another, so Decode takes only files that leave no room for that: sections lie
// back to back, in one order, and every byte of the file belongs to something.
//
// Use Encode to write a file, Decode to read one, Measure for its PCRs. Nothing
// here says who made an image: compare its PCRs.
package eif

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// The format, in bytes unless said otherwise.
const (
	Version             = 4
	HeaderLength        = 548
	SectionHeaderLength = 12
	MaxSections         = 32 // sections of one file

	MaxLength          = 1 << 30 // of a file
	MaxCmdlineLength   = 2047    // what the kernel takes
	MaxMetadataLength  = 1 << 20
	MaxSignatureLength = 1 << 20
)

// Offsets in the header.
const (
	offVersion  = 4
	offFlags    = 6
	offMemory   = 8
	offCPUs     = 16
	offReserved = 24
	offCount    = 26
	offOffsets  = 28
	offSizes    = offOffsets + 8*MaxSections
	offUnused   = offSizes + 8*MaxSections
	offCRC      = offUnused + 4
)

const (
	magic     = ".eif"
	flagARM64 = 1 // of the header
)

// SectionType says what a section holds.
type SectionType uint16

// The sections that there are.
const (
	Kernel    SectionType = 1
	Cmdline   SectionType = 2
	Ramdisk   SectionType = 3
	Signature SectionType = 4
	Metadata  SectionType = 5
)

func (t SectionType) String() string {
	names := map[SectionType]string{Kernel: "kernel", Cmdline: "command line", Ramdisk: "ramdisk", Signature: "signature", Metadata: "metadata"}
	if name, ok := names[t]; ok {
		return name
	}
	return fmt.Sprintf("section of type %d", uint16(t))
}

// What can be wrong with a file or an image.
var (
	ErrMagic        = errors.New("not an enclave image file")
	ErrVersion      = errors.New("another version of the format")
	ErrArchitecture = errors.New("image for another architecture")
	ErrFlags        = errors.New("unknown flags or reserved fields that are not zero")
	ErrTruncated    = errors.New("image ends before its contents do")
	ErrTooLarge     = errors.New("image too large")
	ErrCount        = errors.New("wrong number of sections")
	ErrLayout       = errors.New("sections that overlap, leave gaps or contradict the header")
	ErrSection      = errors.New("section that does not belong")
	ErrMissing      = errors.New("section is missing")
	ErrChecksum     = errors.New("checksum does not match")
	ErrCmdline      = errors.New("command line that no kernel takes")
	ErrMetadata     = errors.New("metadata is not JSON")
	ErrSignature    = errors.New("signature section is malformed")
)

// Image is the content of a file.
type Image struct {
	DefaultMemory uint64 // bytes, where who starts the enclave names none; not measured
	DefaultCPUs   uint64 // likewise

	Kernel    []byte // bzImage
	Cmdline   string
	Ramdisks  [][]byte // at least one; the kernel unpacks all of them, in order
	Metadata  []byte   // JSON; not measured
	Signature []byte   // CBOR as signing tools write it, nil if unsigned; measured is its certificate
}

// section is a part of a file.
type section struct {
	kind    SectionType
	content []byte
}

// sections lists the image's parts in the order of a file.
func (im *Image) sections() []section {
	all := []section{{Kernel, im.Kernel}, {Cmdline, []byte(im.Cmdline)}, {Metadata, im.Metadata}}
	for _, r := range im.Ramdisks {
		all = append(all, section{Ramdisk, r})
	}
	if im.Signature != nil {
		all = append(all, section{Signature, im.Signature})
	}
	return all
}

// check says what Encode and Decode ask of an image's parts alike.
func (im *Image) check() error {
	switch {
	case len(im.Kernel) == 0:
		return fmt.Errorf("%w: %s", ErrMissing, Kernel)
	case len(im.Ramdisks) == 0:
		return fmt.Errorf("%w: %s", ErrMissing, Ramdisk)
	case len(im.Cmdline) > MaxCmdlineLength:
		return fmt.Errorf("%w: %d bytes, at most %d are allowed", ErrCmdline, len(im.Cmdline), MaxCmdlineLength)
	case bytes.IndexByte([]byte(im.Cmdline), 0) >= 0:
		return fmt.Errorf("%w: it has a zero byte, at which a kernel would stop", ErrCmdline)
	case len(im.Metadata) > MaxMetadataLength:
		return fmt.Errorf("%w: %s of %d bytes, at most %d are allowed", ErrTooLarge, Metadata, len(im.Metadata), MaxMetadataLength)
	case !json.Valid(im.Metadata):
		return ErrMetadata
	case len(im.Signature) > MaxSignatureLength:
		return fmt.Errorf("%w: %s of %d bytes, at most %d are allowed", ErrTooLarge, Signature, len(im.Signature), MaxSignatureLength)
	}
	return nil
}
