package image

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/ulikunitz/xz"
)

// member is a member of a package's outer archive.
func member(name string, content []byte) []byte {
	out := fmt.Appendf(nil, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", name, 0, 0, 0, 0o100644, len(content))
	out = append(out, content...)
	if len(content)%2 == 1 {
		out = append(out, '\n')
	}
	return out
}

// debOf is a package of files, with a link beside them.
func debOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var packed bytes.Buffer
	compressed, err := xz.NewWriter(&packed)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(compressed)
	if err := w.WriteHeader(&tar.Header{Name: "./usr/bin/link", Typeflag: tar.TypeSymlink, Linkname: "../../etc/passwd"}); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := w.WriteHeader(&tar.Header{Name: "." + name, Typeflag: tar.TypeReg, Size: int64(len(content)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), compressed.Close()); err != nil {
		t.Fatal(err)
	}
	return debAround(member("data.tar.xz", packed.Bytes()))
}

func debAround(members ...[]byte) []byte {
	out := append([]byte("!<arch>\n"), member("debian-binary", []byte("2.0\n"))...)
	return append(append(out, member("control.tar.xz", []byte("odd"))...), bytes.Join(members, nil)...)
}

func TestUnpack(t *testing.T) {
	deb := debOf(t, map[string]string{"/usr/bin/one": "first", "/usr/bin/two": "second", "/etc/three": ""})
	files, err := unpack(t.Context(), deb, func(p string) bool { return p != "/usr/bin/two" })
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || string(files["/usr/bin/one"]) != "first" || files["/etc/three"] == nil {
		t.Errorf("%q", files)
	}
}

func TestUnpackRefuses(t *testing.T) {
	whole := debOf(t, map[string]string{"/usr/bin/one": "first"})
	for name, deb := range map[string][]byte{
		"nothing":             nil,
		"a text":              []byte("not a package"),
		"no data":             debAround(),
		"other compression":   debAround(member("data.tar.gz", nil)),
		"data that is not xz": debAround(member("data.tar.xz", []byte("tar"))),
		"truncated":           whole[:len(whole)-20],
		"size of no number":   bytes.Replace(whole, []byte("3         `"), []byte("-3        `"), 1),
		"size beyond the end": debAround([]byte("data.tar.xz     0           0     0     100644  9999999999`\n")),
	} {
		if files, err := unpack(t.Context(), deb, func(string) bool { return true }); !errors.Is(err, ErrDeb) {
			t.Errorf("%s: %v with %d files, want %v", name, err, len(files), ErrDeb)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte("!<arch>\n"))
	f.Add(debAround(member("data.tar.xz", []byte("tar"))))
	f.Fuzz(func(t *testing.T, deb []byte) {
		if _, err := unpack(t.Context(), deb, func(string) bool { return true }); err != nil && !errors.Is(err, ErrDeb) {
			t.Errorf("%v", err)
		}
	})
}
