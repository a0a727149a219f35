package image

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrToolchain is a Go installation that cannot be read, or that has settings of
// its own.
var ErrToolchain = errors.New("installation of Go")

// toolchain finds the installation that compiles with env, and returns its go
// command and its digest.
func toolchain(ctx context.Context, source string, env []string) (program, digest string, err error) {
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT")
	cmd.Dir, cmd.Env = source, env
	out, err := cmd.Output()
	if err != nil {
		return "", "", fmt.Errorf("%w: go env: %w", ErrToolchain, err)
	}
	root := strings.TrimSpace(string(out))
	if err := checkDefaults(filepath.Join(root, "go.env")); err != nil {
		return "", "", err
	}
	digest, err = toolchainDigest(os.DirFS(root))
	return filepath.Join(root, "bin", "go"), digest, err
}

// tools are the programs that make an executable without C.
var tools = []string{"bin/go", "pkg/tool/linux_amd64/asm", "pkg/tool/linux_amd64/compile", "pkg/tool/linux_amd64/link"}

// toolchainDigest is the SHA-256 of a list of those files of a Go installation
// that decide what an executable becomes: as sha256sum prints them, in the order
// of their paths' bytes. They are VERSION, the tools, pkg/include, and the
// standard library: of src all but cmd, tests, and what the go command passes
// over. Go is built reproducibly, so that they are the same in its makers'
// archive and in the module golang.org/toolchain, which the go command fetches
// and checks by Go's checksum database.
func toolchainDigest(root fs.FS) (string, error) {
	paths := append([]string{"VERSION"}, tools...)
	for _, dir := range []string{"pkg/include", "src"} {
		err := fs.WalkDir(root, dir, func(p string, d fs.DirEntry, err error) error {
			switch name := path.Base(p); {
			case err != nil:
				return err
			case d.IsDir() && (p == "src/cmd" || name == "testdata" || name[0] == '_'):
				return fs.SkipDir
			case !d.IsDir() && !strings.HasSuffix(name, "_test.go"):
				paths = append(paths, p)
			}
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrToolchain, err)
		}
	}
	lines := make([]string, 0, len(paths))
	for _, p := range paths {
		sum, err := fileSum(root, p)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrToolchain, err)
		}
		// A module holds no other module's go.mod; it is called so until it is used.
		lines = append(lines, strings.Replace(p, "/_go.mod", "/go.mod", 1)+"\x00"+sum)
	}
	list := sha256.New()
	slices.Sort(lines)
	for _, line := range lines {
		p, sum, _ := strings.Cut(line, "\x00")
		fmt.Fprintf(list, "%s  %s\n", sum, p)
	}
	return hex.EncodeToString(list.Sum(nil)), nil
}

func fileSum(root fs.FS, name string) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// checkDefaults refuses defaults of an installation that could change what is
// compiled. Distributors change those of where things come from.
func checkDefaults(file string) error {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrToolchain, err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, _, set := strings.Cut(strings.TrimSpace(lines.Text()), "=")
		if set && name[:min(1, len(name))] != "#" && name != "GOTOOLCHAIN" && !slices.Contains(where, name) {
			return fmt.Errorf("%w: %s sets %s, which could change what is compiled: remove it there", ErrToolchain, file, name)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrToolchain, file, err)
	}
	return nil
}
