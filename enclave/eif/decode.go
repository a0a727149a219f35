package eif

import (
	"encoding/binary"
	"fmt"
	"io"
)

// Read decodes a file from a reader, of which it takes little more than MaxLength bytes.
func Read(r io.Reader) (*Image, error) { return readAtMost(r, MaxLength) }

func readAtMost(r io.Reader, limit int64) (*Image, error) {
	file, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("reading the image: %w", err)
	}
	if int64(len(file)) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return Decode(file)
}

// Decode reads a file. The image shares its memory: change neither. Errors are
// this package's, each with what it is about.
func Decode(file []byte) (*Image, error) {
	if err := checkHeader(file); err != nil {
		return nil, err
	}
	all, err := cut(file)
	if err != nil {
		return nil, err
	}
	if got, want := checksum(file), binary.BigEndian.Uint32(file[offCRC:]); got != want {
		return nil, fmt.Errorf("%w: the header has %08x, the contents %08x", ErrChecksum, want, got)
	}
	im, err := assemble(all)
	if err != nil {
		return nil, err
	}
	im.DefaultMemory = binary.BigEndian.Uint64(file[offMemory:])
	im.DefaultCPUs = binary.BigEndian.Uint64(file[offCPUs:])
	if err := im.check(); err != nil {
		return nil, err
	}
	return im, nil
}

// checkHeader looks at all of the header but the tables of sections.
func checkHeader(file []byte) error {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return fmt.Errorf("%w: it does not begin with %q", ErrMagic, magic)
	}
	if len(file) < HeaderLength {
		return fmt.Errorf("%w: %d bytes, the header alone has %d", ErrTruncated, len(file), HeaderLength)
	}
	if len(file) > MaxLength {
		return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, MaxLength)
	}
	flags := binary.BigEndian.Uint16(file[offFlags:])
	reserved := binary.BigEndian.Uint16(file[offReserved:])
	unused := binary.BigEndian.Uint32(file[offUnused:])
	switch version := binary.BigEndian.Uint16(file[offVersion:]); {
	case version != Version:
		return fmt.Errorf("%w: %d, want %d", ErrVersion, version, Version)
	case flags == flagARM64:
		return fmt.Errorf("%w: arm64, want x86-64", ErrArchitecture)
	case flags != 0 || reserved != 0 || unused != 0:
		return fmt.Errorf("%w: flags %#x, reserved %#x, unused %#x", ErrFlags, flags, reserved, unused)
	}
	return nil
}

// cut takes a file with a good header apart, by the sections' own headers, and
// compares the header's tables with what it finds.
func cut(file []byte) ([]section, error) {
	count := int(binary.BigEndian.Uint16(file[offCount:]))
	if count < 2 || count > MaxSections {
		return nil, fmt.Errorf("%w: %d, want 2 to %d", ErrCount, count, MaxSections)
	}
	var all []section
	at := HeaderLength
	for i := range MaxSections {
		offset := binary.BigEndian.Uint64(file[offOffsets+8*i:])
		size := binary.BigEndian.Uint64(file[offSizes+8*i:])
		if i >= count {
			if offset != 0 || size != 0 {
				return nil, fmt.Errorf("%w: the header has %d sections, and a place for section %d", ErrLayout, count, i)
			}
			continue
		}
		if offset != uint64(at) {
			return nil, fmt.Errorf("%w: section %d begins at %d in the header, and at %d in the file", ErrLayout, i, offset, at)
		}
		s, err := cutSection(file[at:], size)
		if err != nil {
			return nil, fmt.Errorf("section %d: %w", i, err)
		}
		all = append(all, s)
		at += SectionHeaderLength + len(s.content)
	}
	if at != len(file) {
		return nil, fmt.Errorf("%w: %d bytes follow the last section", ErrLayout, len(file)-at)
	}
	return all, nil
}

// cutSection takes the section at the beginning of rest, which has size bytes
// according to the file's header.
func cutSection(rest []byte, size uint64) (section, error) {
	if len(rest) < SectionHeaderLength {
		return section{}, fmt.Errorf("%w: no room for the section's header", ErrTruncated)
	}
	kind := SectionType(binary.BigEndian.Uint16(rest))
	if flags := binary.BigEndian.Uint16(rest[2:]); flags != 0 {
		return section{}, fmt.Errorf("%w: %s with flags %#x", ErrFlags, kind, flags)
	}
	own := binary.BigEndian.Uint64(rest[4:])
	rest = rest[SectionHeaderLength:]
	switch {
	case own != size:
		return section{}, fmt.Errorf("%w: %s of %d bytes in the header, and %d in the file", ErrLayout, kind, size, own)
	case size > uint64(len(rest)):
		return section{}, fmt.Errorf("%w: %s of %d bytes, %d are there", ErrTruncated, kind, size, len(rest))
	}
	return section{kind, rest[:size:size]}, nil
}

// assemble makes an image of sections. The measurement hashes them in the order
// of the file, so the kernel comes first and the command line second.
func assemble(all []section) (*Image, error) {
	if all[0].kind != Kernel || all[1].kind != Cmdline {
		return nil, fmt.Errorf("%w: the first two are %s and %s, want %s and %s", ErrSection, all[0].kind, all[1].kind, Kernel, Cmdline)
	}
	im := &Image{Kernel: all[0].content, Cmdline: string(all[1].content)}
	for _, s := range all[2:] {
		switch {
		case s.kind == Ramdisk:
			im.Ramdisks = append(im.Ramdisks, s.content)
		case s.kind == Metadata && im.Metadata == nil:
			im.Metadata = s.content
		case s.kind == Signature && im.Signature == nil:
			im.Signature = s.content
		case s.kind == Kernel || s.kind == Cmdline || s.kind == Metadata || s.kind == Signature:
			return nil, fmt.Errorf("%w: a second %s", ErrSection, s.kind)
		default:
			return nil, fmt.Errorf("%w: %s", ErrSection, s.kind)
		}
	}
	if im.Metadata == nil {
		return nil, fmt.Errorf("%w: %s", ErrMissing, Metadata)
	}
	return im, nil
}
