package jail

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCopy writes into the program's file under a jail: what it has copied
// does not change, what it has bound does.
func TestCopy(t *testing.T) {
	if os.Geteuid() != 0 {
		return // as in TestUnprivileged: copies are made as root only
	}
	original, err := os.ReadFile(hostile(t))
	if err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(openDir(t), "key")
	if err := os.WriteFile(key, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, copied := range []bool{true, false} {
		binary := filepath.Join(openDir(t), "program")
		if err := os.WriteFile(binary, original, 0o755); err != nil {
			t.Fatal(err)
		}
		j := newJail(t, Config{Binary: binary, Copy: copied})
		for _, e := range []struct {
			want string
			args []string
		}{
			{"EROFS", []string{"create", "/x"}},
			{"EACCES", []string{"open for writing", "/workerd"}},
			{"ENOENT", []string{"read", key}},
		} {
			if got := attempt(t, j, Spec{}, e.args...); got != e.want {
				t.Errorf("copied %t, %q: %s, want %s", copied, e.args, got, e.want)
			}
		}
		if err := os.WriteFile(binary, []byte("#!/bin/false\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := j.try(t.Context(), "--version"); (err == nil) != copied {
			t.Errorf("copied %t, with another program written over it: %v", copied, err)
		}
	}
}
