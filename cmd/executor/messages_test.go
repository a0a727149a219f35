package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongUsageSaysWhatWouldBeRight: each line names what was typed and what
// to type.
func TestWrongUsageSaysWhatWouldBeRight(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"-v", "any:6000"}, "name one with --config-file PATH, config.example.json shows every key"},
		{[]string{"-v", "any:6000", "--config-file", "none.json"}, "none.json: no such file or directory; name one with --config-file PATH"},
		{[]string{"-v", "any:6000", "-confg-file", "x"}, "executor: no flag --confg-file, did you mean --config-file? (see"},
		{[]string{"-v", "any:6000", "--config", "x"}, "executor: no flag --config, did you mean --config-file? (see"},
		{[]string{"-v", "any:6000", "--frobnicate"}, "executor: no flag --frobnicate (see"},
		{[]string{"-v"}, "executor: flag -v needs a value (see"},
		{[]string{"-v", "any:6000", "--log-level", "x"}, `"x" for flag -log-level: want debug, info, warn or error (see`},
		{[]string{"-v", "any:6000", "--log-format", "x"}, `--log-format: want json or text, not "x"`},
		{nil, "want --vsock-addr any:PORT"},
	} {
		status, _, stderr := runWith(t, nil, c.args...)
		if status != exitUsage || !strings.Contains(stderr, c.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: status %d, %q, want %q", c.args, status, stderr, c.want)
		}
	}
}

// TestHelpShowsAnAddressThatWorks in an enclave of any context id.
func TestHelpShowsAnAddressThatWorks(t *testing.T) {
	_, stdout, _ := runWith(t, nil, "--help")
	if !strings.Contains(stdout, "executor --vsock-addr any:6000") || strings.Contains(stdout, "88:") {
		t.Error(stdout)
	}
}

func TestLogLevels(t *testing.T) {
	for _, level := range []string{"debug", "info", "warn", "error", "INFO"} {
		if o, err := parseOptions([]string{"-v", "any:6000", "--log-level", level}); err != nil || !strings.EqualFold(o.logLevel.String(), level) {
			t.Errorf("%s: %v, %v", level, o.logLevel, err)
		}
	}
}

// TestErrorWithLineBreaksIsOneLine: a path may hold any.
func TestErrorWithLineBreaksIsOneLine(t *testing.T) {
	status, _, stderr := runWith(t, serve, "-v", "any:6000", "--config-file", edit(t, "workerd_runtime_path", "/no\nsuch/place"))
	if status != exitUsage || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "workerd_runtime_path") {
		t.Errorf("status %d, %q", status, stderr)
	}
	if got := oneLine(errors.New("a\r\nb\x1b[2Jc")); got != "a b [2Jc" {
		t.Errorf("%q", got)
	}
}

// keyFile writes a file for enclave_signer_file.
func keyFile(t *testing.T, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "id.sec")
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBadSignerFileIsOneLineThatNamesTheKey of the config file, and says what
// belongs in it.
func TestBadSignerFileIsOneLineThatNamesTheKey(t *testing.T) {
	hex := strings.Repeat("42b36c0d", 8)
	for name, c := range map[string]struct{ path, want string }{
		"missing":     {filepath.Join(t.TempDir(), "none"), "no such file"},
		"directory":   {t.TempDir(), "no regular file"},
		"short":       {keyFile(t, "short", 0o644), "exactly 32 bytes"},
		"hex":         {keyFile(t, hex, 0o600), "hex digits, want the 32 raw bytes"},
		"hex line":    {keyFile(t, hex+"\n", 0o600), "hex digits, want the 32 raw bytes"},
		"prefixed":    {keyFile(t, "0x"+hex+"\n", 0o600), "hex digits, want the 32 raw bytes"},
		"no scalar":   {keyFile(t, strings.Repeat("\x00", 32), 0o600), "not a secp256k1 private key"},
		"other words": {keyFile(t, strings.Repeat("g", 64), 0o600), "exactly 32 bytes"},
	} {
		value, err := json.Marshal(c.path)
		if err != nil {
			t.Fatal(err)
		}
		status, _, stderr := runWith(t, serve, "-v", "any:6000", "--config-file", edit(t, "enclave_signer_file", json.RawMessage(value)))
		if status != exitUsage || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "executor: enclave_signer_file: ") ||
			!strings.Contains(stderr, c.want) || !strings.Contains(stderr, c.path) || strings.Contains(stderr, hex) {
			t.Errorf("%s: status %d, %q, want %q", name, status, stderr, c.want)
		}
		if name != "hex" && name != "hex line" && name != "prefixed" && strings.Contains(stderr, "hex digits") {
			t.Errorf("%s: %q", name, stderr)
		}
	}
}

// TestStartThatFailsIsOneLine, whatever else there would be to say.
func TestStartThatFailsIsOneLine(t *testing.T) {
	content, err := os.ReadFile(edit(t, "secret_store_path", "/elsewhere"))
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(content, &keys); err != nil {
		t.Fatal(err)
	}
	keys["workerd_runtime_path"] = t.TempDir()
	keys["enclave_signer_file"] = keyFile(t, strings.Repeat("k", 32), 0o644)
	keys["state_file"] = filepath.Join(inMemory(t), "state")
	if content, err = json.Marshal(keys); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(config, content, 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := runWith(t, serve, "-v", "any:6000", "--config-file", config)
	if status != exitUsage || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "executor: workerd_runtime_path: ") {
		t.Errorf("status %d, %q", status, stderr)
	}
}
