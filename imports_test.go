// Package nacre_test holds the tree together: which package may import which.
package nacre_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/nacre-tee/nacre/"

// mayImport says which packages of this module a package, named by its first
// folder, may import besides those of its own folder. What is not listed may
// import everything: the commands, the devnet, the owner's steps and tests.
var mayImport = map[string][]string{
	"jobs":      {},
	"contracts": {},
	"chain":     {"jobs", "contracts"},
	"workerd":   {"jobs", "contracts"},
	"secrets":   {"jobs", "contracts"},
	"enclave":   {"jobs", "contracts"},
	"internal":  {}, // tools of tests, which every test may use
}

// onlyImporter says which package alone may import a library.
var onlyImporter = map[string]string{
	"github.com/labstack/echo":      "enclave/api",
	"github.com/containerd/cgroups": "workerd/cgroup",
}

type goPackage struct {
	ImportPath string
	Imports    []string
	Module     *struct{ Path, Version string }
}

func goList(t *testing.T, args ...string) []goPackage {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Module"}, args...)...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, stderr.String())
	}
	var packages []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func folder(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, module), "/")
	return first
}

// violations returns what p imports against the rules.
func violations(p goPackage) []string {
	var bad []string
	name := strings.TrimPrefix(p.ImportPath, module)
	allowed, ruled := mayImport[folder(p.ImportPath)]
	for _, imp := range p.Imports {
		if ruled && strings.HasPrefix(imp, module) && folder(imp) != folder(p.ImportPath) && !slices.Contains(allowed, folder(imp)) {
			bad = append(bad, fmt.Sprintf("%s imports %s", name, strings.TrimPrefix(imp, module)))
		}
		for library, only := range onlyImporter {
			if strings.HasPrefix(imp, library) && name != only {
				bad = append(bad, fmt.Sprintf("%s imports %s, which only %s may", name, imp, only))
			}
		}
	}
	return bad
}

func TestImportRule(t *testing.T) {
	for _, tags := range []string{"", "enclave"} {
		for _, p := range goList(t, "-tags="+tags, "./...") {
			for _, v := range violations(p) {
				t.Errorf("tags %q: %s", tags, v)
			}
		}
	}
}

// The rule itself is tested, so that it cannot become one that nothing breaks.
func TestImportRuleFindsViolations(t *testing.T) {
	for _, p := range []goPackage{
		{ImportPath: module + "jobs", Imports: []string{module + "chain"}},
		{ImportPath: module + "chain", Imports: []string{module + "workerd"}},
		{ImportPath: module + "chain", Imports: []string{module + "internal/faultproxy"}},
		{ImportPath: module + "internal/faultproxy", Imports: []string{module + "chain"}},
		{ImportPath: module + "workerd/cgroup", Imports: []string{module + "enclave"}},
		{ImportPath: module + "enclave", Imports: []string{"github.com/labstack/echo/v4"}},
		{ImportPath: module + "workerd", Imports: []string{"github.com/containerd/cgroups/v3/cgroup1"}},
	} {
		if len(violations(p)) != 1 {
			t.Errorf("%s importing %v is not found", p.ImportPath, p.Imports)
		}
	}
	for _, p := range []goPackage{
		{ImportPath: module + "chain", Imports: []string{module + "jobs", module + "contracts/bindings", "fmt"}},
		{ImportPath: module + "enclave/api", Imports: []string{module + "enclave", "github.com/labstack/echo/v4"}},
		{ImportPath: module + "devnet", Imports: []string{module + "chain", module + "enclave"}},
	} {
		if v := violations(p); len(v) != 0 {
			t.Errorf("%s: %v", p.ImportPath, v)
		}
	}
}

// notInExecutor is what must not be linked into the daemon: a chain node, a
// deployer, the devnet, the owner's side and the host's.
var notInExecutor = []string{
	"github.com/ethereum/go-ethereum/core/vm", "github.com/ethereum/go-ethereum/eth", "github.com/ethereum/go-ethereum/node",
	module + "contracts/deploy", module + "devnet", module + "owner", module + "enclave/client", module + "enclave/parent",
	module + "internal",
}

// notInVerifier is what that has no use for besides: it runs nothing, and its
// interface is small.
var notInVerifier = append([]string{module + "workerd", module + "enclave/api", "github.com/labstack/echo/v4", "github.com/containerd/cgroups/v3"}, notInExecutor...)

// Everything that a program in an enclave links is trusted, so its modules are
// listed in a file that a change of them has to touch.
func TestExecutorLinksOnlyTheListedModules(t *testing.T) {
	linksOnlyListed(t, "cmd/executor", notInExecutor)
}

func TestVerifierLinksOnlyTheListedModules(t *testing.T) {
	linksOnlyListed(t, "cmd/verifier", notInVerifier)
}

func linksOnlyListed(t *testing.T, program string, forbidden []string) {
	t.Helper()
	file := program + "/modules.txt"
	var modules []string
	for _, p := range goList(t, "-tags=enclave", "-deps", "./"+program) {
		if slices.ContainsFunc(forbidden, func(no string) bool { return p.ImportPath == no || strings.HasPrefix(p.ImportPath, no+"/") }) {
			t.Errorf("%s links %s", program, p.ImportPath)
		}
		if p.Module != nil && p.Module.Version != "" && !slices.Contains(modules, p.Module.Path) {
			modules = append(modules, p.Module.Path)
		}
	}
	slices.Sort(modules)
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(modules, "\n") + "\n"; got != string(want) {
		t.Errorf("%s links other modules than %s lists; if that is wanted, it should read:\n%s", program, file, got)
	}
}
