package image

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// walked is a ramdisk as lines, with the content of files.
func walked(packed []byte) (lines []string, err error) {
	err = WalkRamdisk(packed, func(e Entry, content io.Reader) error {
		text, err := io.ReadAll(content)
		lines = append(lines, fmt.Sprintf("%s %s %d:%d %d %v %q", e.Path, e.Mode, e.UID, e.GID, e.Size, e.Device, text))
		return err
	})
	return lines, err
}

func TestWalkRamdisk(t *testing.T) {
	want := []string{
		`/dev drwxr-xr-x 0:0 0 [0 0] ""`,
		`/dev/console Dcrw------- 0:0 0 [5 1] ""`,
		`/init -rwxr-xr-x 0:0 5 [0 0] "hello"`,
	}
	for name, packed := range map[string][]byte{
		"plain": []byte(byHand), "in gzip": gzipped(t, byHand), "with zeros after it": []byte(byHand + strings.Repeat("\x00", 512)),
		"zeros after gzip": append(gzipped(t, byHand), 0, 0, 0), "zeros within gzip": gzipped(t, byHand+"\x00\x00\x00\x00"),
	} {
		if got, err := walked(packed); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v, want %q", name, got, err, want)
		}
	}
	// What is not read is passed over.
	seen := 0
	if err := WalkRamdisk([]byte(byHand), func(Entry, io.Reader) error { seen++; return nil }); err != nil || seen != 3 {
		t.Errorf("%d entries, %v", seen, err)
	}
	broken := errors.New("no more")
	if err := WalkRamdisk([]byte(byHand), func(Entry, io.Reader) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
}

// A ramdisk of which a kernel might unpack something else, or more, is refused.
func TestWalkRamdiskRefuses(t *testing.T) {
	changed := func(old, new string) []byte {
		if !strings.Contains(byHand, old) {
			t.Errorf("%q is not in the archive", old)
		}
		return []byte(strings.Replace(byHand, old, new, 1))
	}
	for name, packed := range map[string][]byte{
		"nothing":              nil,
		"text":                 []byte("ramdisk"),
		"in xz":                []byte("\xfd7zXZ\x00\x00"),
		"another archive":      []byte(byHand + byHand),
		"another in gzip":      append(gzipped(t, byHand), gzipped(t, byHand)...),
		"another after zeros":  []byte(byHand + "\x00\x00\x00\x00" + byHand),
		"plain after gzip":     append(gzipped(t, byHand), byHand...),
		"two within gzip":      gzipped(t, byHand+byHand),
		"half of gzip":         gzipped(t, byHand)[:60],
		"changed gzip":         append(gzipped(t, byHand)[:len(gzipped(t, byHand))-1], 1),
		"no digits":            changed("00000001", "0000000x"),
		"signs for digits":     changed("00000001", "+0000001"),
		"name without end":     changed("dev/console\x00", "dev/consoles"),
		"name that ends early": changed("dev/console", "dev\x00console"),
		"name of nothing":      changed("00000004"+"00000000", "00000000"+"00000000"),
		"endless name":         changed("00000004"+"00000000", "ffffffff"+"00000000"),
		"endless content":      changed("00000005"+"00000000"+"00000000", "ffffffff"+"00000000"+"00000000"),
		"mode of nothing":      changed("000041ed", "0000f1ed"),
	} {
		if got, err := walked(packed); !errors.Is(err, ErrRamdisk) {
			t.Errorf("%s: %q, %v, want %v", name, got, err, ErrRamdisk)
		}
	}
	for n := range len(strings.TrimRight(byHand, "\x00")) {
		if _, err := walked([]byte(byHand[:n])); !errors.Is(err, ErrRamdisk) {
			t.Errorf("%d bytes of it: %v, want %v", n, err, ErrRamdisk)
		}
	}
}

// A ramdisk that unpacks to more than any has, or to too many entries, ends.
func TestWalkRamdiskBounds(t *testing.T) {
	one := byHand[:strings.Index(byHand[1:], newc)+1]
	if _, err := walked([]byte(strings.Repeat(one, maxEntries+1))); !errors.Is(err, ErrRamdisk) || !strings.Contains(err.Error(), "entries") {
		t.Errorf("%v, want %v of too many entries", err, ErrRamdisk)
	}
	if err := onlyZeros(strings.NewReader(strings.Repeat("\x00", 1<<20) + "x")); !errors.Is(err, ErrRamdisk) {
		t.Errorf("%v, want %v", err, ErrRamdisk)
	}
}

func TestKernelVersion(t *testing.T) {
	kernel := make([]byte, 0x400)
	copy(kernel[0x202:], "HdrS")
	kernel[0x236] = 1
	kernel[0x20f] = 1 // 0x100, and so at 0x300
	copy(kernel[0x300:], "6.12.1 (somebody)\x00more")
	if got := KernelVersion(kernel); got != "6.12.1 (somebody)" {
		t.Errorf("%q", got)
	}
	for name, change := range map[string]func(k []byte){
		"says nothing": func(k []byte) { k[0x20f] = 0 }, "behind its end": func(k []byte) { k[0x20f] = 2 },
		"no kernel": func(k []byte) { k[0x202] = 0 }, "no end": func(k []byte) { copy(k[0x300:], bytes.Repeat([]byte("x"), 0x100)) },
	} {
		k := bytes.Clone(kernel)
		change(k)
		if got := KernelVersion(k); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := KernelVersion(nil); got != "" {
		t.Errorf("nothing: %q", got)
	}
}
