package image

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// ErrRamdisk is a ramdisk that this does not read: of another kind, or one of
// which a kernel might make something else.
var ErrRamdisk = errors.New("not one archive of format newc, plain or in gzip")

// Bounds of a ramdisk that is read, besides maxUnpacked.
const (
	maxEntries = 1 << 16
	maxName    = 4096
)

// Entry is something in a ramdisk.
type Entry struct {
	Path   string
	Mode   fs.FileMode // type and permissions
	UID    uint32
	GID    uint32
	Size   int64     // bytes; of a link: of where it leads
	Device [2]uint32 // of a device: major and minor
}

// WalkRamdisk calls visit for everything in a ramdisk, in the order in which a
// kernel unpacks it: of two of a path, the later one counts. What visit leaves
// unread of the content is passed over.
func WalkRamdisk(packed []byte, visit func(Entry, io.Reader) error) error {
	rest := bytes.NewReader(packed)
	archive := io.Reader(rest)
	switch {
	case bytes.HasPrefix(packed, []byte(newc)):
	case !bytes.HasPrefix(packed, []byte{0x1f, 0x8b}):
		return ErrRamdisk
	default:
		unpacked, err := gzip.NewReader(rest)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrRamdisk, err)
		}
		unpacked.Multistream(false) // a second one would be an archive of its own
		archive = unpacked
	}
	in := &archiveReader{in: bufio.NewReader(io.LimitReader(archive, maxUnpacked))}
	if err := in.walk(visit); err != nil {
		return err
	}
	for _, end := range []io.Reader{in.in, rest} {
		if err := onlyZeros(end); err != nil {
			return err
		}
	}
	return nil
}

// onlyZeros refuses what a kernel would take for another archive.
func onlyZeros(r io.Reader) error {
	buf := make([]byte, 1<<16)
	for {
		n, err := r.Read(buf)
		if len(bytes.Trim(buf[:n], "\x00")) > 0 {
			return fmt.Errorf("%w: more follows after its end", ErrRamdisk)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrRamdisk, err)
		}
	}
}

// archiveReader reads an archive and knows how far it is.
type archiveReader struct {
	in *bufio.Reader
	at int64
}

func (a *archiveReader) Read(p []byte) (int, error) {
	n, err := a.in.Read(p)
	a.at += int64(n)
	return n, err
}

// pad passes over the zeros up to a multiple of four.
func (a *archiveReader) pad() error {
	_, err := io.CopyN(io.Discard, a, -a.at&3)
	return err
}

func (a *archiveReader) walk(visit func(Entry, io.Reader) error) error {
	for range maxEntries {
		e, err := a.header()
		if err != nil {
			return fmt.Errorf("%w: at byte %d: %w", ErrRamdisk, a.at, err)
		}
		if e.Path == trailer {
			return nil
		}
		content := io.LimitReader(a, e.Size)
		end := a.at + e.Size
		if err := visit(e, content); err != nil {
			return err
		}
		_, err = io.CopyN(io.Discard, a, end-a.at)
		if err == nil {
			err = a.pad()
		}
		if err != nil {
			return fmt.Errorf("%w: %s: %w", ErrRamdisk, strconv.Quote(e.Path), err)
		}
	}
	return fmt.Errorf("%w: it has more than %d entries", ErrRamdisk, maxEntries)
}

// header reads what is before an entry's content.
func (a *archiveReader) header() (Entry, error) {
	var text [6 + 13*8]byte
	if _, err := io.ReadFull(a, text[:]); err != nil {
		return Entry{}, err
	}
	if string(text[:6]) != newc {
		return Entry{}, errors.New("no header")
	}
	var f [13]uint32
	for i := range f {
		n, err := strconv.ParseUint(string(text[6+8*i:][:8]), 16, 32)
		if err != nil {
			return Entry{}, err
		}
		f[i] = uint32(n)
	}
	if f[11] < 2 || f[11] > maxName {
		return Entry{}, fmt.Errorf("a name of %d bytes", f[11])
	}
	name := make([]byte, f[11])
	if _, err := io.ReadFull(a, name); err != nil {
		return Entry{}, err
	}
	if bytes.IndexByte(name, 0) != len(name)-1 {
		return Entry{}, errors.New("a name that ends early or not at all")
	}
	mode, err := fileMode(f[1])
	e := Entry{Path: string(name[:len(name)-1]), Mode: mode, UID: f[2], GID: f[3], Size: int64(f[6]), Device: [2]uint32{f[9], f[10]}}
	if e.Path != trailer {
		e.Path = "/" + strings.TrimPrefix(e.Path, "/")
	} else {
		err = nil // it has no mode
	}
	return e, errors.Join(err, a.pad())
}

// fileMode is a mode as the kernel has it.
func fileMode(mode uint32) (fs.FileMode, error) {
	out := fs.FileMode(mode & 0o777)
	for bit, flag := range map[uint32]fs.FileMode{0o4000: fs.ModeSetuid, 0o2000: fs.ModeSetgid, 0o1000: fs.ModeSticky} {
		if mode&bit != 0 {
			out |= flag
		}
	}
	kind, ok := map[uint32]fs.FileMode{
		0o01: fs.ModeNamedPipe, 0o02: fs.ModeDevice | fs.ModeCharDevice, 0o04: fs.ModeDir,
		0o06: fs.ModeDevice, 0o10: 0, 0o12: fs.ModeSymlink, 0o14: fs.ModeSocket,
	}[mode>>12]
	if !ok {
		return 0, fmt.Errorf("no file has the mode %#o", mode)
	}
	return out | kind, nil
}

// KernelVersion is what a kernel for x86 says it is: release, builder, time. ""
// if it does not say, or is none.
func KernelVersion(image []byte) string {
	const at, from, most = 0x20e, 0x200, 256
	if !bootable(image) {
		return ""
	}
	begin := from + int(image[at]) + int(image[at+1])<<8
	if begin == from || begin >= len(image) {
		return ""
	}
	text, _, ended := bytes.Cut(image[begin:min(len(image), begin+most)], []byte{0})
	if !ended {
		return ""
	}
	return string(text)
}
