package enclave

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// inMemoryDir is a directory of this test on a file system in memory.
func inMemoryDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func newTestIdentity(t *testing.T) *Identity {
	t.Helper()
	id, err := GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// kept is a state file with an owner and keys, and the status that it holds.
func kept(t *testing.T, id *Identity) (*StateFile, Status) {
	t.Helper()
	f, err := OpenStateFile(filepath.Join(inMemoryDir(t), "state"), id)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLifecycle()
	if err := errors.Join(l.SetOwner(common.Address{1}), l.SetMutable(secretMutable(t)), f.Save(l.Status())); err != nil {
		t.Fatal(err)
	}
	return f, l.Status()
}

func TestStateFileGivesBackWhatWasInjected(t *testing.T) {
	id := newTestIdentity(t)
	f, want := kept(t, id)
	if info, err := os.Stat(f.path); err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	again, err := OpenStateFile(f.path, id)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLifecycle()
	if found, err := again.Restore(l); !found || err != nil {
		t.Fatalf("%v, %v", found, err)
	}
	got := l.Status()
	if got.State != Configured || got.Owner != want.Owner || got.Mutable.ExecutorGasKey.secretHex() != secretKeyHex ||
		got.Mutable.SecretStoreGasKey.secretHex() != secretKeyHex || got.Mutable.WSAPIKey.Reveal() != secretAPIKey {
		t.Errorf("restored %+v", got)
	}
	if err := l.SetOwner(common.Address{2}); !errors.Is(err, ErrAlreadyConfigured) {
		t.Errorf("the owner can be set anew: %v", err)
	}
}

func TestStateFileHoldsWhateverIsThere(t *testing.T) {
	for name, inject := range map[string]func(*Lifecycle) error{
		"nothing": func(*Lifecycle) error { return nil },
		"owner":   func(l *Lifecycle) error { return l.SetOwner(common.Address{1}) },
		"keys":    func(l *Lifecycle) error { return l.SetMutable(secretMutable(t)) },
	} {
		f, _ := kept(t, newTestIdentity(t))
		l := NewLifecycle()
		if err := errors.Join(inject(l), f.Save(l.Status())); err != nil {
			t.Fatal(err)
		}
		restored := NewLifecycle()
		if found, err := f.Restore(restored); !found || err != nil {
			t.Errorf("%s: %v, %v", name, found, err)
		}
		got, want := restored.Status(), l.Status()
		if got.State != Blank || got.Owner != want.Owner || got.HasMutable() != want.HasMutable() {
			t.Errorf("%s: restored %+v", name, got)
		}
	}
}

func TestStateFileIsReplacedWhole(t *testing.T) {
	f, s := kept(t, newTestIdentity(t))
	if err := os.WriteFile(f.draft(), []byte("half a st"), 0o600); err != nil { // killed while it wrote
		t.Fatal(err)
	}
	if _, err := OpenStateFile(f.path, f.id); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(f.draft()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what a killed process left is still there: %v", err)
	}
	reader, err := os.Open(f.path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	before, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	s.Mutable.WSAPIKey = APIKey{}
	if err := f.Save(s); err != nil {
		t.Fatal(err)
	}
	old := make([]byte, len(before))
	if n, err := reader.Read(old); err != nil || !bytes.Equal(old[:n], before) {
		t.Error("a file that is being read was written over")
	}
}

func TestStateFileOfWhichSomethingIsWrongIsRefusedWhole(t *testing.T) {
	id := newTestIdentity(t)
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string, data []byte) error
		want  error
	}{
		"altered": {func(_ *testing.T, path string, data []byte) error {
			return os.WriteFile(path, bytes.Replace(data, []byte("0x01"), []byte("0x02"), 1), 0o600)
		}, ErrStateForged},
		"cut":                      {func(_ *testing.T, path string, data []byte) error { return os.Truncate(path, int64(len(data)-1)) }, ErrStateForged},
		"cut within the signature": {func(_ *testing.T, path string, _ []byte) error { return os.Truncate(path, 100) }, ErrStateForged},
		"empty":                    {func(_ *testing.T, path string, _ []byte) error { return os.Truncate(path, 0) }, ErrStateForged},
		"unsigned": {func(_ *testing.T, path string, data []byte) error {
			return os.WriteFile(path, append(bytes.Repeat([]byte("0"), 130), data[130:]...), 0o600)
		}, ErrStateForged},
		"endless": {func(_ *testing.T, path string, data []byte) error { return os.Truncate(path, 1<<30) }, ErrStateForged},
		"of another enclave": {func(t *testing.T, path string, _ []byte) error {
			other, _ := kept(t, newTestIdentity(t))
			return os.Rename(other.path, path)
		}, ErrStateForged},
		"signed, but no state": {func(_ *testing.T, path string, _ []byte) error {
			f := &StateFile{path: path, id: id}
			sig, err := id.Sign(f.digest([]byte("[]")))
			return errors.Join(err, replaceFile(f.path, []byte(common.Bytes2Hex(sig)+"\n[]")))
		}, ErrStateForged},
		"readable by all": {func(_ *testing.T, path string, _ []byte) error { return os.Chmod(path, 0o644) }, ErrStateMode},
		"somebody else's": {func(_ *testing.T, path string, _ []byte) error { return os.Chown(path, 65534, 65534) }, ErrStateOwner},
		"a link": {func(_ *testing.T, path string, _ []byte) error {
			return errors.Join(os.Rename(path, path+"2"), os.Symlink(path+"2", path))
		}, ErrStateKind},
		"a pipe": {func(_ *testing.T, path string, _ []byte) error {
			return errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o600))
		}, ErrStateKind},
		"a directory": {func(_ *testing.T, path string, _ []byte) error {
			return errors.Join(os.Remove(path), os.Mkdir(path, 0o600))
		}, ErrStateKind},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "somebody else's" && os.Geteuid() != 0 {
				if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
					t.Fatal("only root can give a file away: run as root")
				}
				t.Skip("only root can give a file away: run as root")
			}
			f, _ := kept(t, id)
			data, err := os.ReadFile(f.path)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(t, f.path, data); err != nil {
				t.Fatal(err)
			}
			l := NewLifecycle()
			found, err := f.Restore(l)
			if found || !errors.Is(err, c.want) {
				t.Errorf("%v, %v; want %v", found, err, c.want)
			}
			if err != nil && strings.ContainsRune(err.Error(), '\n') {
				t.Errorf("more than a line: %q", err)
			}
			for _, h := range hidden() {
				if err != nil && strings.Contains(err.Error(), h) {
					t.Errorf("a key is in the error %q", err)
				}
			}
			if s := l.Status(); s.HasOwner() || s.HasMutable() {
				t.Errorf("something of it was taken: %+v", s)
			}
		})
	}
}

func TestStateFileWithoutAFileIsNoError(t *testing.T) {
	f, err := OpenStateFile(filepath.Join(inMemoryDir(t), "state"), newTestIdentity(t))
	if err != nil {
		t.Fatal(err)
	}
	if found, err := f.Restore(NewLifecycle()); found || err != nil {
		t.Errorf("%v, %v", found, err)
	}
}

func TestStateFileOnlyWhereItIsSafe(t *testing.T) {
	id, memory := newTestIdentity(t), inMemoryDir(t)
	open := filepath.Join(memory, "open")
	if err := errors.Join(os.Mkdir(open, 0o700), os.Chmod(open, 0o777)); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{
		"state":                           ErrStatePath,
		filepath.Join(open, "state"):      ErrStateDir,
		filepath.Join(memory, "no/state"): os.ErrNotExist,
	} {
		if _, err := OpenStateFile(path, id); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	if err := os.Chmod(open, 0o777|os.ModeSticky); err != nil { // as /dev/shm is
		t.Fatal(err)
	}
	if _, err := OpenStateFile(filepath.Join(open, "state"), id); err != nil {
		t.Error(err)
	}
}

func TestStateFileThatCannotBeWrittenShowsNoKey(t *testing.T) {
	f, s := kept(t, newTestIdentity(t))
	if err := os.RemoveAll(filepath.Dir(f.path)); err != nil {
		t.Fatal(err)
	}
	err := f.Save(s)
	if !errors.Is(err, os.ErrNotExist) || strings.Contains(err.Error(), secretKeyHex) || strings.Contains(err.Error(), secretAPIKey) {
		t.Errorf("%v", err)
	}
}

// The signature says nothing else: it is none of a digest that a contract
// would take.
func TestStateFileIsSignedForNothingElse(t *testing.T) {
	id := newTestIdentity(t)
	f := &StateFile{id: id}
	if f.digest(nil) == crypto.Keccak256Hash(nil) || f.digest([]byte{1}) == f.digest([]byte{2}) {
		t.Error("the digest does not depend on use and content")
	}
	if other := (&StateFile{id: newTestIdentity(t)}); f.digest(nil) == other.digest(nil) {
		t.Error("the digest does not depend on the enclave")
	}
}
