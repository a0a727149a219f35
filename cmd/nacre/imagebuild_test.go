package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
)

// untilWord passes on what is written, and calls found once it has the word.
type untilWord struct {
	io.Writer
	word  string
	found func()
}

func (u untilWord) Write(p []byte) (int, error) {
	if strings.Contains(string(p), u.word) {
		u.found()
	}
	return u.Writer.Write(p)
}

// onlyHas tells that a folder has one file, as it was.
func onlyHas(t *testing.T, file, content string) {
	t.Helper()
	if got, err := os.ReadFile(file); err != nil || string(got) != content {
		t.Errorf("%s has %d bytes, want %q: %v", file, len(got), content, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
		t.Errorf("%v is there, want only %s: %v", entries, file, err)
	}
}

// Who stops the build while it packs, which takes longest, gets no image, and
// keeps the one that was there.
func TestInterruptedBuildLeavesImage(t *testing.T) {
	out := writeFile(t, "x.eif", "the image before", 0o644)
	env, stdout, stderr := fakeEnvironment()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	env.stderr = untilWord{stderr, "packing", cancel}
	code := run(ctx, []string{"nacre", "image", "build", "-o", out, "--program", "verifier", "--source", "../.."}, env)
	if ctx.Err() == nil {
		cache, err := os.UserCacheDir()
		if err == nil {
			_, err = image.FetchKernel(t.Context(), image.Config{Source: "../..", Cache: filepath.Join(cache, "nacre")})
		}
		if errors.Is(err, image.ErrUnavailable) {
			testlack.Skip(t, err.Error())
		}
		t.Fatalf("it does not come to packing: %d, %q, %v", code, stderr, err)
	}
	if code != exitFailed || stdout.Len() > 0 || !strings.HasSuffix(stderr.String(), "nacre: interrupted\n") {
		t.Errorf("%d, %q, %q, want it interrupted", code, stdout, stderr)
	}
	onlyHas(t, out, "the image before")
}

// Up to the last moment.
func TestInterruptedImageFileIsNotKept(t *testing.T) {
	path := writeFile(t, "x.eif", "before", 0o644)
	for _, stopped := range []bool{true, false} {
		out, err := newImageFile(path)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		want := "after"
		if stopped {
			cancel()
			want = "before"
		}
		if err := out.keep(ctx, []byte("after")); errors.Is(err, context.Canceled) != stopped || (err != nil) != stopped {
			t.Errorf("stopped %t: %v", stopped, err)
		}
		out.discard()
		cancel()
		onlyHas(t, path, want)
	}
}
