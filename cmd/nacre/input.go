package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
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
		return nil, usagef("code %s: empty; want an ES module whose default export has fetch(request, env)", path)
	}
	return code, nil
}

// readLimited reads a file, or the standard input for "-". What names the
// file's role in errors.
func readLimited(env environment, path, what string, limit byteSize) ([]byte, error) {
	in := env.stdin
	if path != "-" {
		f, err := openRegular(path, what)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err != nil {
		return nil, usagef("%s %s: %v", what, path, reason(err))
	}
	if int64(len(data)) > int64(limit) {
		return nil, usagef("%s %s: larger than the limit of %s", what, path, limit)
	}
	return data, nil
}

func openRegular(path, what string) (*os.File, error) {
	if path == "" {
		return nil, usagef("%s: the file name is empty", what)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, usagef("%s %s: %v", what, path, reason(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, usagef("%s %s: is a directory, want a file", what, path)
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
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
