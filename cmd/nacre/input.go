package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// parseInput reads the value of --input: 0xHEX is bytes, @FILE a file's
// content (@- the standard input's), anything else the text itself. It reads
// no more than limit bytes.
func parseInput(env environment, s string, limit byteSize) ([]byte, error) {
	if path, ok := strings.CutPrefix(s, "@"); ok {
		return readLimited(env, path, "input", limit)
	}
	if info, err := os.Stat(s); err == nil && info.Mode().IsRegular() {
		fmt.Fprintf(env.stderr, "--input %s is taken as text; did you mean @%s, the file?\n", s, s)
	}
	data := []byte(s)
	if digits, ok := strings.CutPrefix(s, "0x"); ok {
		decoded, err := hex.DecodeString(digits)
		switch {
		case errors.Is(err, hex.ErrLength):
			return nil, usagef("--input 0x…: an odd number of hex digits (%d); one is missing or too many", len(digits))
		case err != nil:
			return nil, usagef("--input %s: not hex; to send it as text, put it in a file and use @FILE", shorten(s))
		}
		data = decoded
	}
	if int64(len(data)) > int64(limit) {
		return nil, usagef("--input: %d bytes, the limit is %s", len(data), limit)
	}
	return data, nil
}

// readCode reads the JavaScript file of a command.
func readCode(env environment, path string, limit byteSize) ([]byte, error) {
	code, err := readLimited(env, path, "code", limit)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(code)) == 0 {
		return nil, usagef("%s: empty; want an ES module whose default export has fetch(request, env)", named("code", path))
	}
	return code, nil
}

// readLimited reads a file, or the standard input for "-". What names the
// file's role in errors. What is not there yet it waits for, until a signal or
// the command's time ends that.
func readLimited(env environment, path, what string, limit byteSize) ([]byte, error) {
	in := env.stdin
	if path != "-" {
		f, err := openInput(path, what)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := env.readAll(io.LimitedReader{R: in, N: int64(limit) + 1})
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%s: it did not come to its end within --timeout", named(what, path))
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil:
		return nil, usagef("%s: %v", named(what, path), reason(err))
	}
	if int64(len(data)) > int64(limit) {
		return nil, usagef("%s: larger than the limit of %s", named(what, path), limit)
	}
	return data, nil
}

// readAll reads as far as the limit. A file's reading ends with the command.
func (env environment) readAll(in io.LimitedReader) ([]byte, error) {
	if f, ok := in.R.(*os.File); ok {
		r, release, err := interruptible(env.context(), f)
		if err != nil {
			return nil, err
		}
		defer release()
		in.R = r
	}
	return io.ReadAll(&in)
}

// named says in an error which file it is about, and what that is for.
func named(what, path string) string {
	if path == "-" {
		return what + " from the standard input"
	}
	return what + " " + path
}

// openInput opens a file, or a pipe or terminal, for which it does not wait.
func openInput(path, what string) (*os.File, error) {
	if path == "" {
		return nil, usagef("%s: the file name is empty", what)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, usagef("%s %s: %v", what, path, reason(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, usagef("%s %s: is a directory, want a file", what, path)
	}
	return f, nil
}

// openRegular opens a file that has all of its bytes already.
func openRegular(path, what string) (*os.File, error) {
	f, err := openInput(path, what)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, usagef("%s %s: want a regular file, not a pipe or a device", what, path)
	}
	return f, nil
}

// reason is the system's word for a file error without the path, which the
// line has already.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// shorten keeps a value that is quoted in an error from filling the screen.
func shorten(s string) string {
	if looksLikeKey(s) {
		return "[64 hex digits]"
	}
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
