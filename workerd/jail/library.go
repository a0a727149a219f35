package jail

import (
	"bytes"
	"context"
	"debug/elf"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// programPath is where the program is in the root.
const programPath = "/workerd"

// file is a file of the root. A place for binds has no host path.
type file struct {
	host, inside string
	attr         uint64 // of its mount, besides what the whole root has
}

// contents lists what the root holds.
func contents(ctx context.Context, cfg Config) ([]file, error) {
	binary, err := filepath.Abs(cfg.Binary)
	if err != nil {
		return nil, fmt.Errorf("jail: %w", err)
	}
	libraries, err := dependencies(ctx, binary)
	if err != nil {
		return nil, fmt.Errorf("jail: finding the libraries of %s: %w", binary, err)
	}
	const plain = readOnly | unix.MOUNT_ATTR_NODEV
	files := []file{
		{binary, programPath, plain},
		{"/dev/urandom", "/dev/urandom", readOnly | unix.MOUNT_ATTR_NOEXEC}, // a device, so not nodev
	}
	for _, l := range libraries {
		files = append(files, file{l, l, plain})
	}
	for _, p := range cfg.Places {
		files = append(files, file{inside: p})
	}
	return files, nil
}

const loaderTimeout = 10 * time.Second

// dependencies returns the paths of a binary's loader and libraries, in the
// words of the loader itself; none for a static binary.
func dependencies(ctx context.Context, binary string) ([]string, error) {
	loader, err := interpreter(binary)
	if err != nil || loader == "" {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, loaderTimeout)
	defer cancel()
	var out, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, loader, "--list", binary)
	cmd.Env = []string{}
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s --list: %w: %s", loader, err, bytes.TrimSpace(stderr.Bytes()))
	}
	return parseList(loader, out.String())
}

// parseList reads what a loader lists: lines "name => path (address)", or
// "path (address)" for the loader, or "name (address)" for the vDSO.
func parseList(loader, list string) ([]string, error) {
	paths := []string{loader}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " (")
		if name, path, ok := strings.Cut(line, " => "); ok {
			if line = path; !filepath.IsAbs(path) {
				return nil, fmt.Errorf("library %s: %s; install it", name, path)
			}
		}
		if filepath.IsAbs(line) && !slices.Contains(paths, line) {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

// interpreter returns the loader that a binary names; "" if it is static.
func interpreter(binary string) (string, error) {
	f, err := elf.Open(binary)
	if err != nil {
		return "", err
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			b, err := io.ReadAll(io.LimitReader(p.Open(), unix.PathMax))
			if err != nil {
				return "", err
			}
			path := string(bytes.TrimRight(b, "\x00"))
			if !filepath.IsAbs(path) {
				return "", fmt.Errorf("it names the loader %q", path)
			}
			if _, err := os.Stat(path); err != nil {
				return "", fmt.Errorf("its loader is missing: %w", err)
			}
			return path, nil
		}
	}
	return "", nil
}
