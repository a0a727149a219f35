package image

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// endsAfter is a context that ends once it was looked at so many times: in the
// middle of the work, however fast that is.
type endsAfter struct {
	context.Context
	looks *int
}

func (c endsAfter) Err() error {
	if *c.looks--; *c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func after(t *testing.T, looks int) context.Context { return endsAfter{t.Context(), &looks} }

// noise is content that does not become smaller.
func noise(n int) []byte {
	out := make([]byte, n)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return out
}

// Each part of packing ends where it is, with the context's error.
func TestPackingEndsWithItsContext(t *testing.T) {
	const lib = "/lib/x86_64-linux-gnu/libc.so.6"
	content := noise(1 << 20)
	deb := debOf(t, map[string]string{lib: string(content)})
	tree := Tree{Files: map[string]File{"/init": {Content: content}}}
	for name, act := range map[string]func(context.Context) error{
		"kernel":       func(ctx context.Context) error { _, err := ReadKernel(ctx, deb); return err },
		"libraries":    func(ctx context.Context) error { _, err := librariesOf(ctx, deb); return err },
		"certificates": func(ctx context.Context) error { return Tree{}.addCertificates(ctx, deb) },
		"ramdisks":     func(ctx context.Context) error { _, err := ramdisks(ctx, tree); return err },
		"image":        func(ctx context.Context) error { _, err := (parts{kernel: deb}).assemble(ctx); return err },
		"second tree":  func(ctx context.Context) error { _, err := (parts{certificates: deb}).appTree(ctx); return err },
	} {
		for _, looks := range []int{0, 1, 5, 10} {
			if err := act(after(t, looks)); !errors.Is(err, context.Canceled) || errors.Is(err, ErrDeb) {
				t.Errorf("%s, after %d looks: %v, want %v", name, looks, err, context.Canceled)
			}
		}
	}
}

// A context that can end changes nothing of what is packed.
func TestContextDoesNotChangeRamdisk(t *testing.T) {
	text := []byte(strings.Repeat("all work and no play ", 1<<15))
	tree := Tree{Files: map[string]File{"/a": {Content: text}, "/b": {Content: noise(1 << 20)}, "/c": {Content: text}}}
	archive, err := tree.Archive()
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	w := gzip.NewWriter(&want)
	if _, err := w.Write(archive); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := ramdisks(t.Context(), tree); err != nil || len(got) != 1 || !bytes.Equal(got[0], want.Bytes()) {
		t.Errorf("other bytes, %v", err)
	}
}
