package enclave_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

type listed struct {
	ImportPath string
	GoFiles    []string
	Deps       []string
}

// list asks the go command what a build of packages of this module consists
// of.
func list(t *testing.T, args ...string) map[string]listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,GoFiles,Deps"}, args...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	all := map[string]listed{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

const (
	self    = "github.com/nacre-tee/nacre/enclave"
	nitrite = "github.com/hf/nitrite"
	nsm     = "github.com/hf/nsm"
)

// TestBuildsDiffer proves that the enclave build has no software attester and
// no other listener than vsock, and the development build no security module.
func TestBuildsDiffer(t *testing.T) {
	only := map[string][]string{
		"enclave": {"attester_nsm.go", "listen_enclave.go"},
		"none":    {"attester_software.go", "devroot.go", "listen_dev.go", "measurement.go"},
	}
	for tag, other := range map[string]string{"enclave": "none", "none": "enclave"} {
		p := list(t, "-tags", tag, ".")[self]
		for _, file := range only[tag] {
			if !slices.Contains(p.GoFiles, file) {
				t.Errorf("tag %s: %s is missing", tag, file)
			}
		}
		for _, file := range only[other] {
			if slices.Contains(p.GoFiles, file) {
				t.Errorf("tag %s: %s is built in", tag, file)
			}
		}
		if got, want := slices.Contains(p.Deps, nsm), tag == "enclave"; got != want {
			t.Errorf("tag %s: links the security module's library: %v, want %v", tag, got, want)
		}
	}
}

// TestEnclaveBuildHasNoSoftwareAttester looks at what the files of the enclave
// build declare, so that a new file cannot bring it back.
func TestEnclaveBuildHasNoSoftwareAttester(t *testing.T) {
	dev, enclave := declared(t, "none"), declared(t, "enclave")
	for _, name := range []string{"SoftwareAttester", "NewSoftwareAttester", "DevRoot", "GenerateDevRoot", "signCOSE", "MeasureExecutable"} {
		if !dev[name] {
			t.Errorf("development build: no %s, is it renamed?", name)
		}
		if enclave[name] {
			t.Errorf("enclave build declares %s", name)
		}
	}
}

// declared returns the names of functions, methods and types of a build.
func declared(t *testing.T, tag string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, file := range list(t, "-tags", tag, ".")[self].GoFiles {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch d := n.(type) {
			case *ast.FuncDecl:
				names[d.Name.Name] = true
			case *ast.TypeSpec:
				names[d.Name.Name] = true
			}
			return true
		})
	}
	return names
}

// TestDaemonDoesNotVerify proves that what a daemon imports of this tree does
// not link the verifying library, nor the client a server.
func TestDaemonDoesNotVerify(t *testing.T) {
	const echo = "github.com/labstack/echo/v4"
	for _, tag := range []string{"enclave", "none"} {
		p := list(t, "-tags", tag, "./...")
		for _, pkg := range []string{self, self + "/api", self + "/client"} {
			if slices.Contains(p[pkg].Deps, nitrite) || slices.Contains(p[pkg].Deps, self+"/attestation") {
				t.Errorf("tag %s: %s links the verifier", tag, pkg)
			}
		}
		for pkg := range p {
			if got, want := slices.Contains(p[pkg].Deps, echo), pkg == self+"/api"; got != want {
				t.Errorf("tag %s: %s links echo: %v", tag, pkg, got)
			}
		}
		if !slices.Contains(p[self+"/attestation"].Deps, nitrite) {
			t.Errorf("tag %s: the verifier does not link the verifying library: is this test looking at the right one?", tag)
		}
	}
}
