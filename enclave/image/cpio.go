package image

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// ErrPath is a path that an archive cannot have.
var ErrPath = errors.New("not a clean absolute path")

// File is a file of a ramdisk.
type File struct {
	Content    []byte
	Executable bool
}

// File modes as a cpio archive has them.
const (
	modeDir    = 0o040755
	modeFile   = 0o100644
	modeExec   = 0o100755
	modeDevice = 0o020600 // character device
)

// What every header of an archive begins with, and the name of what ends one.
const (
	newc    = "070701"
	trailer = "TRAILER!!!"
)

// Tree is what a ramdisk holds, by absolute path. Directories come into being
// with what is in them; empty ones are listed.
type Tree struct {
	Files   map[string]File
	Dirs    []string
	Devices map[string][2]uint32 // character devices, major and minor
}

// Archive returns the tree as a cpio archive, format newc, uncompressed: owned
// by root, without times, in the order of paths.
func (t Tree) Archive() ([]byte, error) {
	var out bytes.Buffer
	inode := uint32(0)
	add := func(name string, mode, links uint32, content []byte, device [2]uint32) {
		inode++
		header := []uint32{inode, mode, 0, 0, links, 0, uint32(len(content)), 0, 0, device[0], device[1], uint32(len(name) + 1), 0}
		out.WriteString(newc)
		for _, field := range header {
			fmt.Fprintf(&out, "%08x", field)
		}
		out.WriteString(name + "\x00")
		pad4(&out)
		out.Write(content)
		pad4(&out)
	}
	paths, err := t.paths()
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		name := strings.TrimPrefix(p, "/")
		if f, ok := t.Files[p]; ok {
			mode := uint32(modeFile)
			if f.Executable {
				mode = modeExec
			}
			add(name, mode, 1, f.Content, [2]uint32{})
		} else if device, ok := t.Devices[p]; ok {
			add(name, modeDevice, 1, nil, device)
		} else {
			add(name, modeDir, 2, nil, [2]uint32{})
		}
	}
	inode = ^uint32(0) // so that the trailer has inode 0, as all have it
	add(trailer, 0, 1, nil, [2]uint32{})
	return out.Bytes(), nil
}

func pad4(b *bytes.Buffer) {
	for b.Len()%4 != 0 {
		b.WriteByte(0)
	}
}

// paths lists everything in the tree with the directories above it, sorted: a
// directory sorts before what is in it.
func (t Tree) paths() ([]string, error) {
	all := map[string]bool{}
	named := slices.Concat(slices.Collect(maps.Keys(t.Files)), slices.Collect(maps.Keys(t.Devices)), t.Dirs)
	for _, p := range named {
		if !path.IsAbs(p) || path.Clean(p) != p || p == "/" || strings.ContainsRune(p, 0) {
			return nil, fmt.Errorf("%w: %q", ErrPath, p)
		}
		for above := path.Dir(p); above != "/"; above = path.Dir(above) {
			if _, file := t.Files[above]; file {
				return nil, fmt.Errorf("%w: %q is in %q, which is a file", ErrPath, p, above)
			}
			all[above] = true
		}
		all[p] = true
	}
	return slices.Sorted(maps.Keys(all)), nil
}

// Ramdisk returns the tree as a kernel unpacks it: an archive in gzip. The same
// Go release always gives the same bytes.
func (t Tree) Ramdisk() ([]byte, error) { return t.ramdisk(context.Background()) }

// ramdisk is Ramdisk until ctx ends. That is looked for where compressed bytes
// come out: they do not depend on it.
func (t Tree) ramdisk(ctx context.Context) ([]byte, error) {
	archive, err := t.Archive()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(untilDone{ctx, nil, &out}, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(archive); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
