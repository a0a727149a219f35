package workerd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Version is the version of workerd that this package is made for and tested
// with. Another one may end code in other ways, so that executors would
// disagree about a job.
const Version = "2026-11-17"

// What can be wrong with the binary; see BinaryError.
var (
	ErrBinaryMissing       = errors.New("no such file")
	ErrBinaryNotExecutable = errors.New("not an executable file")
	ErrBinaryBroken        = errors.New("does not run")
	ErrBinaryVersion       = errors.New("wrong version")
)

// BinaryError says what is wrong with a workerd binary.
type BinaryError struct {
	Path  string
	Found string // what it says its version is, one short line; "" if it did not run
	Want  string
	Err   error // wraps one of the errors above
}

func (e *BinaryError) Error() string {
	s := fmt.Sprintf("workerd binary %s: %v; want version %s", e.Path, e.Err, e.Want)
	if e.Found != "" {
		s += ", found " + e.Found
	}
	return s
}

// Unwrap returns Err.
func (e *BinaryError) Unwrap() error { return e.Err }

const versionTimeout = 10 * time.Second

// CheckBinary runs the workerd at path and compares its version with Version.
// Its error is a *BinaryError, or that of ctx.
func CheckBinary(ctx context.Context, path string) error {
	bad := func(found string, err error) error {
		return &BinaryError{Path: path, Found: found, Want: Version, Err: err}
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return bad("", ErrBinaryMissing)
	case err != nil:
		return bad("", fmt.Errorf("%w: %w", ErrBinaryNotExecutable, err))
	case !info.Mode().IsRegular() || info.Mode()&0o111 == 0:
		return bad("", ErrBinaryNotExecutable)
	}
	runCtx, cancel := context.WithTimeout(ctx, versionTimeout)
	defer cancel()
	out := newRing(1 << 10)
	cmd := exec.CommandContext(runCtx, path, "--version")
	cmd.Env = []string{}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return bad("", fmt.Errorf("%w: %w: %s", ErrBinaryBroken, err, firstWords(out.bytes())))
	}
	name, found, _ := strings.Cut(string(bytes.TrimSpace(out.bytes())), " ")
	if name != "workerd" || found != Version {
		return bad(firstWords(out.bytes()), ErrBinaryVersion)
	}
	return nil
}

// maxFound bounds what is shown of a foreign program's words, in runes.
const maxFound = 60

// firstWords is the beginning of the first line that says something: other
// programs answer --version with pages.
func firstWords(out []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(out), []byte("\n"))
	words := []rune(oneLine(line))
	if len(words) > maxFound {
		return string(words[:maxFound]) + "…"
	}
	return string(words)
}
