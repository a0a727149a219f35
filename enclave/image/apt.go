package image

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// keyring is Debian's, where a package of it is installed; else apt's own.
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"

// apt asks the mirrors that this machine's own apt uses, with state of its own:
// nothing is installed, and nothing of the machine's is changed. Packages are
// what the archive has signed.
type apt struct {
	dir     string
	mirrors map[string]string // suite to "address component…"
	ready   map[string]bool   // suites whose lists are here
}

// newApt finds out which mirrors there are.
func newApt(ctx context.Context) (*apt, error) {
	out, err := run(ctx, "", "apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI) $(COMPONENT)", "Created-By: Packages")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	dir, err := os.MkdirTemp("", "nacre-apt-")
	if err != nil {
		return nil, err
	}
	return &apt{dir: dir, mirrors: mirrorsOf(out), ready: map[string]bool{}}, nil
}

func (a *apt) close() { os.RemoveAll(a.dir) }

// mirrorsOf reads lines of suite, address and component.
func mirrorsOf(list []byte) map[string]string {
	mirrors := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) == 3 && f[2] == "main" && mirrors[f[0]] == "" {
			mirrors[f[0]] = f[1] + " " + f[2]
		}
	}
	return mirrors
}

// source is the line of sources.list for a suite. One that the machine does not
// use, such as bookworm-backports, is where the suite before the dash is.
func (a *apt) source(suite string) (string, error) {
	base, _, _ := strings.Cut(suite, "-")
	for _, known := range []string{suite, base} {
		if mirror, ok := a.mirrors[known]; ok {
			address, component, _ := strings.Cut(mirror, " ")
			return fmt.Sprintf("deb [arch=amd64] %s %s %s\n", address, suite, component), nil
		}
	}
	return "", fmt.Errorf("%w: this machine's apt has no sources for %s or %s", ErrUnavailable, suite, base)
}

// command runs a program of apt on one suite alone.
func (a *apt) command(ctx context.Context, suite, program string, args ...string) ([]byte, error) {
	dir := filepath.Join(a.dir, suite)
	options := []string{
		"-o", "Dir::State::Lists=" + filepath.Join(dir, "lists"), "-o", "Dir::Cache=" + filepath.Join(dir, "cache"),
		"-o", "Dir::Etc::SourceList=" + filepath.Join(dir, "sources.list"), "-o", "Dir::Etc::SourceParts=/dev/null",
		"-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=3", "-qq",
	}
	if _, err := os.Stat(keyring); err == nil {
		options = append(options, "-o", "Dir::Etc::Trusted="+keyring)
	}
	return run(ctx, dir, program, append(options, args...)...)
}

// prepare brings the lists of a suite.
func (a *apt) prepare(ctx context.Context, suite string) error {
	if a.ready[suite] {
		return nil
	}
	line, err := a.source(suite)
	if err != nil {
		return err
	}
	dir := filepath.Join(a.dir, suite)
	for _, d := range []string{"lists/partial", "cache/archives/partial"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "sources.list"), []byte(line), 0o644); err != nil {
		return err
	}
	// Without any, apt counts lists that it could not bring as brought, and then
	// knows of no package.
	if _, err := a.command(ctx, suite, "apt-get", "update", "-o", "APT::Update::Error-Mode=any"); err != nil {
		return unavailable(suite, err)
	}
	a.ready[suite] = true
	return nil
}

// download returns the file of a package of one version.
func (a *apt) download(ctx context.Context, p Package) ([]byte, error) {
	if err := a.prepare(ctx, p.Suite); err != nil {
		return nil, err
	}
	if _, err := a.command(ctx, p.Suite, "apt-get", "download", p.Name+"="+p.Version); err != nil {
		return nil, unavailable(p.Suite, err)
	}
	pattern := filepath.Join(a.dir, p.Suite, p.Name+"_*.deb")
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("%w: %d files match %s", ErrUnavailable, len(found), filepath.Base(pattern))
	}
	return os.ReadFile(found[0])
}

// candidate is the newest version of a package in a suite, by the suite's list.
func (a *apt) candidate(ctx context.Context, suite, name string) (map[string]string, error) {
	if err := a.prepare(ctx, suite); err != nil {
		return nil, err
	}
	out, err := a.command(ctx, suite, "apt-cache", "show", "--no-all-versions", name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	fields := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), ": "); ok && fields[name] == "" {
			fields[name] = value
		}
	}
	return fields, nil
}

// run runs a program of apt and returns what it printed; its error is one line.
func run(ctx context.Context, dir, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("%s is not installed", program)
	case err != nil && ctx.Err() != nil: // it was told to stop, and what it said is half of it
		return nil, ctx.Err()
	case err != nil:
		return nil, &aptError{program, err, tellingLine(said.String())}
	}
	return out, nil
}
