package eif

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Encode returns the file of an image: kernel, command line, metadata, ramdisks
// in order, signature. The same image always gives the same bytes.
func Encode(im *Image) ([]byte, error) {
	if err := im.check(); err != nil {
		return nil, err
	}
	all := im.sections()
	if len(all) > MaxSections {
		return nil, fmt.Errorf("%w: %d, at most %d are allowed", ErrCount, len(all), MaxSections)
	}
	total := uint64(HeaderLength)
	for _, s := range all {
		total += SectionHeaderLength + uint64(len(s.content))
	}
	if total > MaxLength {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are allowed", ErrTooLarge, total, uint64(MaxLength))
	}
	file := make([]byte, HeaderLength, total)
	copy(file, magic)
	binary.BigEndian.PutUint16(file[offVersion:], Version)
	binary.BigEndian.PutUint64(file[offMemory:], im.DefaultMemory)
	binary.BigEndian.PutUint64(file[offCPUs:], im.DefaultCPUs)
	binary.BigEndian.PutUint16(file[offCount:], uint16(len(all)))
	for i, s := range all {
		binary.BigEndian.PutUint64(file[offOffsets+8*i:], uint64(len(file)))
		binary.BigEndian.PutUint64(file[offSizes+8*i:], uint64(len(s.content)))
		file = binary.BigEndian.AppendUint16(file, uint16(s.kind))
		file = binary.BigEndian.AppendUint16(file, 0) // flags
		file = binary.BigEndian.AppendUint64(file, uint64(len(s.content)))
		file = append(file, s.content...)
	}
	binary.BigEndian.PutUint32(file[offCRC:], checksum(file))
	return file, nil
}

// checksum is over everything but itself. The file has a whole header.
func checksum(file []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(file[:offCRC]), crc32.IEEETable, file[HeaderLength:])
}
