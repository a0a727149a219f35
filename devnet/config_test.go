package devnet

import (
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"
)

func TestConfigCheck(t *testing.T) {
	good := func() Config {
		c := DefaultConfig()
		c.Executor, c.Workerd, c.Log = "/bin/true", "/bin/true", slog.New(slog.DiscardHandler)
		return c
	}
	if err := good().Check(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		spoil func(*Config)
		want  error
	}{
		{"too few executors", func(c *Config) { c.Executors = -1 }, ErrExecutors},
		{"too many executors", func(c *Config) { c.Executors = MaxExecutors + 1 }, ErrExecutors},
		{"blocks ahead of the clock", func(c *Config) { c.BlockTime = 999 * time.Millisecond }, ErrBlockTime},
		{"blocks too rare", func(c *Config) { c.BlockTime = MaxBlockTime + 1 }, ErrBlockTime},
		{"negative capacity", func(c *Config) { c.Capacity = -1 }, ErrCapacity},
		{"negative port", func(c *Config) { c.Port = -1 }, ErrPort},
		{"port too large", func(c *Config) { c.Port = 65536 }, ErrPort},
		{"chain without ether", func(c *Config) { c.Chain = &Chain{HTTPURL: "http://127.0.0.1:1", WSURL: "ws://127.0.0.1:1/"} }, ErrChain},
		{"no logger", func(c *Config) { c.Log = nil }, ErrNoLog},
		{"no executor program", func(c *Config) { c.Executor = "" }, ErrProgram},
		{"executor is a folder", func(c *Config) { c.Executor = "/bin" }, ErrProgram},
		{"workerd is missing", func(c *Config) { c.Workerd = filepath.Join(t.TempDir(), "none") }, ErrProgram},
		{"workerd is not executable", func(c *Config) { c.Workerd = "config_test.go" }, ErrProgram},
	} {
		c := good()
		test.spoil(&c)
		if err := c.Check(); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v, want %v", test.name, err, test.want)
		}
	}
}

func TestDirectoryWithALongName(t *testing.T) {
	if _, err := makeDir(filepath.Join("/tmp", "a-directory-whose-name-leaves-no-room-for-sockets")); !errors.Is(err, ErrDirLong) {
		t.Errorf("error %v", err)
	}
	t.Setenv("TMPDIR", "/tmp/a-directory-whose-name-leaves-no-room-for-sockets")
	dir, err := makeDir("")
	if err != nil {
		t.Fatal(err)
	}
	if err := removeDir(dir); err != nil || len(dir) > maxDir {
		t.Errorf("temporary directory %s: %v", dir, err)
	}
}
