package workerd

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/nacre-tee/nacre/jobs"
)

// TestBuild puts awkward bytes into the message and has workerd itself read
// them back.
func TestBuild(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Limits.Code, c.Limits.Input = 4<<20, 4<<20 })
	for n := range 17 { // every alignment
		code := append(handler(`return new Response(env.secret.byteLength + " ok")`), bytes.Repeat([]byte(" "), n)...)
		r := run(t, p, jobs.Task{Code: code, Secret: make([]byte, 16-n)})
		if want := []string{"16 ok", "15 ok", "14 ok", "13 ok", "12 ok", "11 ok", "10 ok", "9 ok", "8 ok",
			"7 ok", "6 ok", "5 ok", "4 ok", "3 ok", "2 ok", "1 ok", "0 ok"}[n]; string(r.Output) != want {
			t.Errorf("%d bytes more: %+v", n, r)
		}
	}
	large := append([]byte("/*"+string(bytes.Repeat([]byte("x"), 3<<20))+"*/"), handler(`return new Response("large")`)...)
	if r := run(t, p, jobs.Task{Code: large}); string(r.Output) != "large" {
		t.Errorf("3 MiB of code: %+v", r)
	}
	if bytes.Contains(p.plain.build(nil, nil), []byte("secret")) {
		t.Error("a sandbox without a secret has a place for one")
	}
}

// TestTemplateShared: building must not change the template.
func TestTemplateShared(t *testing.T) {
	tm, err := compileTemplate(t.Context(), pinned(t), t.TempDir(), DefaultLimits(), true)
	if err != nil {
		t.Fatal(err)
	}
	before := joinMessage(tm.segments)
	a := tm.build([]byte("first"), []byte("one"))
	tm.build([]byte("second"), []byte("two"))
	if !bytes.Equal(before, joinMessage(tm.segments)) || !bytes.Equal(a, tm.build([]byte("first"), []byte("one"))) {
		t.Error("build changed its template")
	}
}

func TestCompileTemplateFails(t *testing.T) {
	dir := t.TempDir()
	sh := filepath.Join(dir, "sh")
	if err := os.WriteFile(sh, []byte("#!/bin/sh\necho 'it broke' >&2; exit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := compileTemplate(t.Context(), sh, dir, DefaultLimits(), false)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || !bytes.Contains([]byte(err.Error()), []byte("it broke")) {
		t.Errorf("%v", err)
	}
	if _, err := compileTemplate(t.Context(), sh, filepath.Join(dir, "none"), DefaultLimits(), false); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// FuzzParseTemplate: whatever comes instead of a message, no panic, and what
// is accepted can be built from.
func FuzzParseTemplate(f *testing.F) {
	f.Add([]byte{})
	f.Add(make([]byte, 16))
	f.Add(bytes.Repeat([]byte{0xff}, 32))
	// One segment: a pointer to the code's placeholder, then that.
	seg := slices.Concat([]byte{1, 0, 0, 0, 2 | byte((len(codePlace)+1)<<3), 0, 0, 0}, []byte(codePlace), make([]byte, 5))
	f.Add(joinMessage([][]byte{seg[:len(seg)/word*word]}))
	f.Fuzz(func(t *testing.T, msg []byte) {
		tm, err := parseTemplate(msg, false)
		if err != nil {
			if !errors.Is(err, errTemplate) {
				t.Fatal(err)
			}
			return
		}
		if again, err := splitMessage(tm.build([]byte("x"), nil)); err != nil || len(again) != len(tm.segments)+1 {
			t.Fatalf("built %d segments, %v", len(again), err)
		}
	})
}
