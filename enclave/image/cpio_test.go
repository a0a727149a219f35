package image

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"testing"
)

// byHand is the archive of a directory, a file and a device, written out field
// by field: inode, mode, uid, gid, links, mtime, size, two numbers of the disk,
// two of the device, length of the name, checksum.
const byHand = "" +
	"070701" + "00000001" + "000041ed" + "00000000" + "00000000" + "00000002" + "00000000" + "00000000" +
	"00000000" + "00000000" + "00000000" + "00000000" + "00000004" + "00000000" + "dev\x00" + "\x00\x00" +
	"070701" + "00000002" + "00002180" + "00000000" + "00000000" + "00000001" + "00000000" + "00000000" +
	"00000000" + "00000000" + "00000005" + "00000001" + "0000000c" + "00000000" + "dev/console\x00" + "\x00\x00" +
	"070701" + "00000003" + "000081ed" + "00000000" + "00000000" + "00000001" + "00000000" + "00000005" +
	"00000000" + "00000000" + "00000000" + "00000000" + "00000005" + "00000000" + "init\x00" + "\x00" + "hello" + "\x00\x00\x00" +
	"070701" + "00000000" + "00000000" + "00000000" + "00000000" + "00000001" + "00000000" + "00000000" +
	"00000000" + "00000000" + "00000000" + "00000000" + "0000000b" + "00000000" + "TRAILER!!!\x00" + "\x00\x00\x00"

func byHandTree() Tree {
	return Tree{
		Files:   map[string]File{"/init": {Content: []byte("hello"), Executable: true}},
		Devices: map[string][2]uint32{"/dev/console": {5, 1}},
	}
}

func TestArchive(t *testing.T) {
	got, err := byHandTree().Archive()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != byHand {
		t.Errorf("got\n%q, want\n%q", got, byHand)
	}
}

func TestRamdiskHasNeitherTimeNorName(t *testing.T) {
	got, err := byHandTree().Ramdisk()
	if err != nil {
		t.Fatal(err)
	}
	in, err := gzip.NewReader(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if in.Name != "" || in.Comment != "" || !in.ModTime.IsZero() || in.OS != 255 {
		t.Errorf("header %+v", in.Header)
	}
	if archive, err := io.ReadAll(in); err != nil || string(archive) != byHand {
		t.Errorf("unpacks to %q, %v", archive, err)
	}
}

func TestArchiveDirectoriesComeFirst(t *testing.T) {
	tree := Tree{Files: map[string]File{"/a/b/c": {}, "/a.b": {}, "/a/b.c": {}}, Dirs: []string{"/z", "/a"}}
	paths, err := tree.paths()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{"/": true}
	for _, p := range paths {
		if above := p[:max(1, bytes.LastIndexByte([]byte(p), '/'))]; !seen[above] {
			t.Errorf("%s comes before %s", p, above)
		}
		seen[p] = true
	}
	if len(paths) != 6 {
		t.Errorf("%q", paths)
	}
}

func TestArchiveRefusesPaths(t *testing.T) {
	for _, p := range []string{"", "/", "init", "./init", "/../init", "/a//b", "/a/", "/a\x00b"} {
		if _, err := (Tree{Files: map[string]File{p: {}}}).Archive(); !errors.Is(err, ErrPath) {
			t.Errorf("%q: %v, want %v", p, err, ErrPath)
		}
	}
	if _, err := (Tree{Files: map[string]File{"/a": {}, "/a/b": {}}}).Archive(); !errors.Is(err, ErrPath) {
		t.Errorf("a file in a file: %v, want %v", err, ErrPath)
	}
}
