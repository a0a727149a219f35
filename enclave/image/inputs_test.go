package image

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOwnInputs(t *testing.T) {
	in, err := LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Save(sourceWith(t, "")); err != nil {
		t.Error(err)
	}
}

// sourceWith is a source tree with nothing but a file of pins.
func sourceWith(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, InputsFile)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestInputsSaveAndLoad(t *testing.T) {
	in, err := LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := sourceWith(t, "")
	if err := in.Save(dir); err != nil {
		t.Fatal(err)
	}
	if back, err := LoadInputs(dir); err != nil || back != in {
		t.Errorf("%+v, %v", back, err)
	}
	saved, _ := os.ReadFile(filepath.Join(dir, InputsFile))
	kept, _ := os.ReadFile(filepath.Join("../..", InputsFile))
	if string(saved) != string(kept) {
		t.Errorf("the file of this tree is not written as Save writes it:\n%s", saved)
	}
}

func TestInputsRefused(t *testing.T) {
	own, err := os.ReadFile(filepath.Join("../..", InputsFile))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		old, new string
		want     error
	}{
		"not JSON":            {"{", "[", ErrInputs},
		"unknown field":       {`"go"`, `"golang"`, ErrInputs},
		"more after it":       {"\n}\n", "\n} {}", ErrInputs},
		"Go without a number": {`"version": "go1.`, `"version": "latest1.`, ErrGo},
		"Go of no digest":     {`"sha256": "ebe`, `"sha256": "ebE`, ErrDigest},
		"no suite":            {`"suite": "bookworm-backports"`, `"suite": ""`, ErrPackage},
		"suite with a path":   {`"suite": "bookworm-backports"`, `"suite": "../bookworm"`, ErrPackage},
		"option as a name":    {`"name": "libc6"`, `"name": "-o=libc6"`, ErrPackage},
		"version with a word": {`"version": "2.36`, `"version": "new 2.36`, ErrPackage},
		"short digest":        {`"sha256": "6`, `"sha256": "`, ErrDigest},
		"digest in capitals":  {`"sha256": "69c`, `"sha256": "69C`, ErrDigest},
		"workerd unversioned": {`"version": "1.2026`, `"version": "v1.2026`, ErrVersion},
		"no module":           {`"mmio": {`, `"mmio": {}, "libc": {`, ErrVersion},
		"module of no digest": {`"sha256": "ae663b`, `"sha256": "`, ErrDigest},
	} {
		text := strings.Replace(string(own), c.old, c.new, 1)
		if text == string(own) {
			t.Errorf("%s: %q is not in the file", name, c.old)
		}
		if _, err := LoadInputs(sourceWith(t, text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := LoadInputs(t.TempDir()); !errors.Is(err, ErrInputs) {
		t.Errorf("no source tree: %v, want %v", err, ErrInputs)
	}
}
