package image

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withAssembly are a proxy of modules and a source tree: its command needs a module
// with assembly that takes in a file of another directory, as some have it.
func withAssembly(t *testing.T) (source, proxy string) {
	t.Helper()
	const module, version = "example.org/sums", "v1.0.0"
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for name, text := range map[string]string{
		"go.mod":           "module " + module + "\n\ngo 1.26.0\n",
		"add/add.go":       "package add\n\nfunc Add(a, b uint64) uint64\n",
		"add/add_amd64.s":  "#include \"../shared/sum.s\"\n",
		"shared/sum.s":     "#include \"textflag.h\"\n\nTEXT ·Add(SB), NOSPLIT, $0-24\n\tMOVQ a+0(FP), AX\n\tADDQ b+8(FP), AX\n\tMOVQ AX, ret+16(FP)\n\tRET\n",
		"shared/shared.go": "package shared\n",
	} {
		w, err := archive.Create(module + "@" + version + "/" + name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	source, proxy = t.TempDir(), t.TempDir()
	offered := filepath.Join(proxy, module, "@v", version)
	for file, text := range map[string]string{
		offered + ".info": `{"Version":"` + version + `"}`, offered + ".mod": "module " + module + "\n\ngo 1.26.0\n", offered + ".zip": packed.String(),
		filepath.Join(source, "go.mod"):                   "module example.org/x\n\ngo 1.26.0\n\nrequire " + module + " " + version + "\n",
		filepath.Join(source, "cmd", Executor, "main.go"): "package main\n\nimport \"" + module + "/add\"\n\nfunc main() { println(add.Add(1, 2)) }\n",
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return source, "file://" + proxy
}

// Where modules lie is not in what is compiled, not even where assembly is put
// together of several directories.
func TestCompileForgetsPlaces(t *testing.T) {
	source, proxy := withAssembly(t)
	t.Setenv("GOPROXY", proxy)
	t.Setenv("GONOSUMDB", "example.org")
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOMODCACHE", t.TempDir())
	goOutput(t, source, nil, "mod", "download", "example.org/sums")
	goOutput(t, source, nil, "mod", "tidy")
	program, err := compile(t.Context(), source, Executor, ownInputs(t).Go) // which looks for places
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(program, []byte("\x00example.org/sums@v1.0.0/shared/sum.s\x00")) {
		t.Error("the file that is taken in is not in the program: this test is blind")
	}
	if bytes.Contains(program, []byte(os.Getenv("GOMODCACHE"))) {
		t.Error("the place of modules is in the program")
	}
}

func TestCheckPlaces(t *testing.T) {
	for text, want := range map[string]error{
		"\x00example.org/x@v1.2.3/a.go\x00":                   nil,
		"\x00/somewhere@v/x\x00":                              nil,
		"\x00/src/main.go\x00":                                ErrPlace,
		"x/src/main.go\x00":                                   nil,
		"\x00/srcs/main.go\x00":                               nil,
		"\x00/home/x/go/pkg/mod/example.org/x@v1.2.3/a.s\x00": ErrPlace,
	} {
		if err := checkPlaces([]byte(text), "/src/", "/"); !errors.Is(err, want) || err != nil && strings.ContainsRune(err.Error(), 0) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}
