package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseInput(t *testing.T) {
	file := writeFile(t, "in", "from a file", 0o600)
	for in, want := range map[string]string{
		"": "", "text": "text", "0x": "", "0x00ff": "\x00\xff", "0xAbCd": "\xab\xcd",
		"@" + file: "from a file", "@-": "from stdin", " x ": " x ", "a@b": "a@b",
	} {
		env, _, _ := fakeEnvironment()
		env.stdin = strings.NewReader("from stdin")
		got, err := parseInput(env, in, 100)
		if err != nil || string(got) != want {
			t.Errorf("parseInput(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

// TestInputThatNamesAFile: it is text all the same, and the person is told.
func TestInputThatNamesAFile(t *testing.T) {
	file := writeFile(t, "in", "from a file", 0o600)
	for in, want := range map[string]string{
		file:               "--input " + file + " is taken as text; did you mean @" + file + ", the file?\n",
		"@" + file:         "",
		filepath.Dir(file): "",
		"hello":            "",
	} {
		env, _, stderr := fakeEnvironment()
		if got, err := parseInput(env, in, 200); err != nil || (in[0] != '@' && string(got) != in) || stderr.String() != want {
			t.Errorf("%s: %q, %v, told %q; want %q", in, got, err, stderr, want)
		}
	}
}

func TestParseInputRefuses(t *testing.T) {
	dir := t.TempDir()
	large := writeFile(t, "large", strings.Repeat("x", 101), 0o600)
	tests := []struct{ name, in, want string }{
		{"odd hex", "0xabc", "odd number of hex digits (3)"},
		{"no hex", "0xhello", "not hex"},
		{"no file", "@" + filepath.Join(dir, "none"), "no such file"},
		{"a folder", "@" + dir, "is a directory"},
		{"no name", "@", "file name is empty"},
		{"large text", strings.Repeat("x", 101), "101 bytes, the limit is 100"},
		{"large hex", "0x" + strings.Repeat("ab", 101), "101 bytes, the limit is 100"},
		{"large file", "@" + large, "larger than the limit of 100"},
		{"endless", "@/dev/zero", "larger than the limit of 100"},
	}
	for _, tt := range tests {
		env, _, _ := fakeEnvironment()
		_, err := parseInput(env, tt.in, 100)
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want a usage error with %q", tt.name, err, tt.want)
		}
	}
}

func TestReadCodeRefusesAnEmptyFile(t *testing.T) {
	env, _, _ := fakeEnvironment()
	_, err := readCode(env, writeFile(t, "empty.js", " \n\t\n", 0o600), 100)
	if err == nil || !strings.Contains(err.Error(), "empty") {
		t.Fatal(err)
	}
}
