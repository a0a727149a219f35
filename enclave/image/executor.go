package image

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrCompile is returned where the image's program does not compile.
var ErrCompile = errors.New("compiling the image's program")

// where are those settings of the go command that say where things are and come
// from. All others could change what is built, and are left at their defaults.
var where = []string{"GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE", "GOAUTH", "GOMODCACHE", "GOCACHE", "GOTMPDIR"}

// compile builds a command of a source tree as it goes into an image: static,
// with the release that is pinned, and without anything of this machine.
func compile(ctx context.Context, source, name string, pin Program) ([]byte, error) {
	env, err := goEnvironment(ctx, source, pin.Version)
	if err != nil {
		return nil, err
	}
	program, digest, err := toolchain(ctx, source, env)
	if err != nil {
		return nil, err
	}
	if digest != pin.SHA256 {
		return nil, fmt.Errorf("the Go installation of %s: %w: sha256 %s, want %s of %s; use the archive of Go's makers, or move the pin with `nacre image pins --update`",
			program, ErrPin, digest, pin.SHA256, pin.Version)
	}
	env = append(env, "GOTOOLCHAIN=local") // that one and no other
	if err := verifyModules(ctx, source, env, program); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "nacre-image-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, name)
	tools, err := toolexec(dir)
	if err != nil {
		return nil, err
	}
	if err := goCommand(ctx, source, env, program, "build", "-mod=readonly", "-trimpath", tools, "-buildvcs=false",
		"-tags=enclave", "-ldflags=-s -w -buildid=", "-o", out, "./cmd/"+name); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCompile, err)
	}
	built, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	here, err := filepath.Abs(source)
	if err != nil {
		return nil, err
	}
	return built, checkPlaces(built, here, dir, filepath.Dir(filepath.Dir(program)))
}

// verifyModules compares the modules of a source tree, as they lie unpacked in the
// cache, with their digests. To compile, Go compares only the digest that it noted
// when it fetched a module with the one in go.sum; those that it fetches then, it
// checks.
func verifyModules(ctx context.Context, source string, env []string, program string) error {
	if err := goCommand(ctx, source, env, program, "mod", "verify"); err != nil {
		return fmt.Errorf("modules in the cache of Go: %w: %w; remove them with `go clean -modcache`", ErrPin, err)
	}
	return nil
}

// goCommand runs a go command in a source tree. What it said last is in the error.
func goCommand(ctx context.Context, source string, env []string, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env = source, env
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go %s: %w: %s", args[0], err, lastLine(said.String()))
	}
	return nil
}

// goEnvironment is the whole environment that the go command gets.
func goEnvironment(ctx context.Context, source, release string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"env", "-json"}, where...)...)
	cmd.Dir = source
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w: go env: %w", ErrCompile, err)
	}
	var settings map[string]string
	if err := json.Unmarshal(out, &settings); err != nil {
		return nil, fmt.Errorf("%w: go env: %w", ErrCompile, err)
	}
	maps.Copy(settings, map[string]string{
		"GOENV": "off", "GOWORK": "off", "GOTOOLCHAIN": release, "CGO_ENABLED": "0",
		"GOOS": "linux", "GOARCH": "amd64", "GOAMD64": "v1", "GOFIPS140": "off",
		modulesKey: settings["GOMODCACHE"],
		"LC_ALL":   "C", "PATH": os.Getenv("PATH"), "HOME": os.Getenv("HOME"), "TMPDIR": os.TempDir(),
	})
	for _, proxy := range []string{"http_proxy", "https_proxy", "no_proxy"} { // to bring modules
		for _, name := range []string{proxy, strings.ToUpper(proxy)} {
			settings[name] = os.Getenv(name)
		}
	}
	var env []string
	for name, value := range settings {
		if value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env, nil
}

// lastLine is what a program said last, which is where they say what is wrong.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
