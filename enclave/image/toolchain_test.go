package image

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// installation is a Go installation of a few files.
func installation() fstest.MapFS {
	tree := fstest.MapFS{}
	for _, p := range []string{
		"VERSION", "bin/go", "bin/gofmt", "pkg/include/textflag.h", "src/go.mod", "src/math/add.go", "src/math/add_test.go",
		"src/math/testdata/x.go", "src/math/_asm/go.mod", "src/cmd/go/main.go", "src/cmd.go", "doc/x.html",
		"pkg/tool/linux_amd64/asm", "pkg/tool/linux_amd64/compile", "pkg/tool/linux_amd64/link", "pkg/tool/linux_amd64/vet",
	} {
		tree[p] = &fstest.MapFile{Data: []byte(p)}
	}
	return tree
}

func digestOf(t *testing.T, tree fstest.MapFS) string {
	t.Helper()
	digest, err := toolchainDigest(tree)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// Whatever decides what is compiled is in the digest, and nothing else.
func TestToolchainDigest(t *testing.T) {
	counts := []string{ // in the order of their bytes
		"VERSION", "bin/go", "pkg/include/textflag.h", "pkg/tool/linux_amd64/asm", "pkg/tool/linux_amd64/compile",
		"pkg/tool/linux_amd64/link", "src/cmd.go", "src/go.mod", "src/math/add.go",
	}
	var list strings.Builder
	for _, p := range counts {
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256([]byte(p)), p)
	}
	whole := digestOf(t, installation())
	if want := sum([]byte(list.String())); whole != want {
		t.Errorf("%s, want %s", whole, want)
	}
	for p := range installation() {
		tree := installation()
		tree[p] = &fstest.MapFile{Data: []byte("other")}
		changes := digestOf(t, tree) != whole
		if want := strings.Contains(list.String(), "  "+p+"\n"); changes != want {
			t.Errorf("another %s changes the digest: %v, want %v", p, changes, want)
		}
	}
	asModule := installation()
	asModule["src/_go.mod"] = asModule["src/go.mod"]
	delete(asModule, "src/go.mod")
	if got := digestOf(t, asModule); got != whole {
		t.Error("the module of the same release has another digest")
	}
	for _, p := range append(counts[1:6:6], "src/go.mod", "src/math/add.go") {
		tree := maps.Clone(installation())
		delete(tree, p)
		if digest, err := toolchainDigest(tree); err == nil && digest == whole {
			t.Errorf("nothing is said of a missing %s", p)
		}
	}
}

// The Go installation here is the one that is pinned, so that this machine can
// build images.
func TestOwnToolchain(t *testing.T) {
	pin := ownInputs(t).Go
	env, err := goEnvironment(t.Context(), "../..", runtime.Version())
	if err != nil {
		t.Fatal(err)
	}
	program, digest, err := toolchain(t.Context(), "../..", env)
	if err != nil || (Program{runtime.Version(), digest}) != pin || filepath.Base(program) != "go" {
		t.Errorf("%s: %s, %v, want %v", program, digest, err, pin)
	}
}

func TestCompileRefusesAnotherToolchain(t *testing.T) {
	_, err := compile(t.Context(), "../..", Executor, Program{runtime.Version(), strings.Repeat("0", 64)})
	if !errors.Is(err, ErrPin) {
		t.Errorf("%v, want %v", err, ErrPin)
	}
}

func TestCheckDefaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "go.env")
	if err := checkDefaults(file); err != nil {
		t.Errorf("no file: %v", err)
	}
	for text, want := range map[string]error{
		"# GOFLAGS=-race\n\nGOPROXY=direct\nGOSUMDB=off\nGOTOOLCHAIN=local\n": nil,
		"GOPROXY=direct\nGOFLAGS=-race\n":                                     ErrToolchain,
		" GOEXPERIMENT=jsonv2":                                                ErrToolchain,
		"=\n":                                                                 ErrToolchain,
		"GOAMD64=" + strings.Repeat("x", 1<<17):                               ErrToolchain,
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := checkDefaults(file); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", text, err, want)
		}
	}
}

// Modules that somebody has changed where Go unpacked them are not compiled into
// an image.
func TestVerifyModules(t *testing.T) {
	cache := strings.TrimSpace(goOutput(t, "../..", nil, "env", "GOMODCACHE"))
	version := strings.TrimSpace(goOutput(t, "../..", nil, "list", "-m", "-f", "{{.Version}}", "golang.org/x/sync"))
	sums, err := os.ReadFile("../../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	source, own := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module example.org/x\n\ngo 1.26.0\n\nrequire golang.org/x/sync " + version + "\n",
		"go.sum":  string(sums),
		"main.go": "package main\n\nimport _ \"golang.org/x/sync/errgroup\"\n\nfunc main() {}\n",
	} {
		if err := os.WriteFile(filepath.Join(source, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "GOMODCACHE="+own, "GOFLAGS=-modcacherw", "GOPROXY=file://"+filepath.Join(cache, "cache", "download"), "GOTOOLCHAIN=local")
	goOutput(t, source, env, "mod", "download")
	if err := verifyModules(t.Context(), source, env, "go"); err != nil {
		t.Fatalf("as they were fetched: %v", err)
	}
	changed := filepath.Join(own, "golang.org", "x", "sync@"+version, "errgroup", "errgroup.go")
	text, err := os.ReadFile(changed)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(changed, append(text, "\n// more\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	goOutput(t, source, env, "build", "-o", os.DevNull, ".") // which Go takes
	err = verifyModules(t.Context(), source, env, "go")
	if !errors.Is(err, ErrPin) || !strings.Contains(err.Error(), "golang.org/x/sync") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v, want %v in one line", err, ErrPin)
	}
	t.Setenv("GOMODCACHE", own)
	if _, err := compile(t.Context(), source, Executor, ownInputs(t).Go); !errors.Is(err, ErrPin) || !strings.Contains(err.Error(), "golang.org/x/sync") {
		t.Errorf("compiling: %v, want %v", err, ErrPin)
	}
}

func goOutput(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %q: %v", args, err)
	}
	return string(out)
}
