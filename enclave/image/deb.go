package image

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/ulikunitz/xz"
)

// ErrDeb is a file that is no package, or one that is packed in a way of its own.
var ErrDeb = errors.New("not a Debian package as this knows them")

// maxUnpacked bounds what a package may unpack to, in bytes.
const maxUnpacked = 1 << 30

// unpack returns the regular files of a package whose absolute path is wanted.
// Links are left out. It ends with ctx.
func unpack(ctx context.Context, deb []byte, wanted func(string) bool) (map[string][]byte, error) {
	packed, err := dataOf(deb)
	if err != nil {
		return nil, err
	}
	unpacked, err := xz.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDeb, err)
	}
	files := map[string][]byte{}
	in := tar.NewReader(io.LimitReader(untilDone{ctx, unpacked, nil}, maxUnpacked))
	for {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDeb, err)
		}
		name := path.Clean("/" + h.Name)
		if h.Typeflag != tar.TypeReg || !wanted(name) {
			continue
		}
		files[name], err = io.ReadAll(in)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrDeb, name, err)
		}
	}
}

// Parts of an ar archive.
const (
	arMagic   = "!<arch>\n"
	arHeader  = 60
	arSizeAt  = 48
	arSizeEnd = 58
)

// dataOf returns the compressed archive of files in a package, which is an ar
// archive of three members.
func dataOf(deb []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(deb, []byte(arMagic))
	for ok && len(rest) >= arHeader {
		name := strings.TrimRight(string(rest[:16]), " /")
		size, err := strconv.ParseUint(strings.TrimSpace(string(rest[arSizeAt:arSizeEnd])), 10, 40)
		rest = rest[arHeader:]
		if err != nil || size > uint64(len(rest)) {
			return nil, fmt.Errorf("%w: truncated at %s", ErrDeb, name)
		}
		switch {
		case name == "data.tar.xz":
			return rest[:size], nil
		case strings.HasPrefix(name, "data.tar"):
			return nil, fmt.Errorf("%w: %s, want data.tar.xz", ErrDeb, name)
		}
		rest = rest[min(uint64(len(rest)), size+size%2):] // members begin at even places
	}
	return nil, fmt.Errorf("%w: no data.tar.xz", ErrDeb)
}
