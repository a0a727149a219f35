package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
)

// mustKeep returns a lifecycle that is kept, and the path of its file.
func mustKeep(t *testing.T) (k *keptLifecycle, path string) {
	t.Helper()
	id, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(inMemory(t), "state")
	if k, err = newKeptLifecycle(config.Config{StateFile: path}, id, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	return k, path
}

// TestKeptNotWritten: what was injected later cannot be written, so what was
// injected before must not come back either.
func TestKeptNotWritten(t *testing.T) {
	k, path := mustKeep(t)
	if err := k.SetOwner(common.Address{1}); err != nil || k.Trouble() != "" {
		t.Fatal(err, k.Trouble())
	}
	if err := os.MkdirAll(filepath.Join(path+".new", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	key := strings.Repeat("11", 32)
	gas, err := enclave.ParseGasKey(key)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.SetMutable(enclave.Mutable{ExecutorGasKey: gas, SecretStoreGasKey: gas}); err != nil {
		t.Error(err)
	}
	if said := k.Trouble(); !strings.Contains(said, "a restart will wait for the owner") || strings.Contains(said, key) {
		t.Error(said)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the older file is still there: %v", err)
	}
}

// TestKeptSentNotWritten: transactions that cannot be kept are said in health,
// until one can be again.
func TestKeptSentNotWritten(t *testing.T) {
	k, path := mustKeep(t)
	inTheWay := filepath.Join(path+".sent", "1.new", "in the way")
	if err := os.MkdirAll(inTheWay, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := k.journal().Save("1", nil); err == nil || !strings.Contains(k.Trouble(), "paid for twice") {
		t.Errorf("%v, trouble %q", err, k.Trouble())
	}
	if err := errors.Join(os.RemoveAll(filepath.Dir(inTheWay)), k.journal().Save("1", nil)); err != nil || k.Trouble() != "" {
		t.Errorf("%v, trouble %q", err, k.Trouble())
	}
}

func TestKeptSentNowhere(t *testing.T) {
	k, err := newKeptLifecycle(config.Config{}, nil, slog.New(slog.DiscardHandler))
	if err != nil || k.journal() != nil {
		t.Errorf("%v, %v", k.journal(), err)
	}
}
