package enclave

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// keptDir is the directory beside a state file.
func keptDir(t *testing.T) *StateDir {
	t.Helper()
	f, err := OpenStateFile(filepath.Join(inMemoryDir(t), "state"), newTestIdentity(t))
	if err != nil {
		t.Fatal(err)
	}
	return reopened(t, f)
}

func reopened(t *testing.T, f *StateFile) *StateDir {
	t.Helper()
	d, err := f.Dir()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// of is the state file that d is beside.
func (d *StateDir) of() *StateFile { return &StateFile{path: strings.TrimSuffix(d.path, ".sent")} }

func TestStateDirGivesBackWhatWasSaved(t *testing.T) {
	d := keptDir(t)
	if err := errors.Join(d.Save("a-1", []byte("old")), d.Save("a-1", []byte("new")), d.Save("a-2", nil), d.Save("b-1", []byte("b")), d.Save("a-3", nil), d.Remove("a-3"), d.Remove("none")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(d.file("a-1")); err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	got, err := reopened(t, d.of()).Load("a-")
	if err != nil || len(got) != 2 || string(got["a-1"]) != "new" || got["a-2"] == nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestStateDirIgnoresWhatIsNotAsItWasWritten(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(path string) error
		want  error
	}{
		"too large":       {func(path string) error { return os.Truncate(path, maxEntry+1) }, ErrEntrySize},
		"readable by all": {func(path string) error { return os.Chmod(path, 0o644) }, ErrStateMode},
		"a link": {func(path string) error {
			return errors.Join(os.Remove(path), os.Symlink("/proc/self/status", path))
		}, ErrStateKind},
	} {
		t.Run(name, func(t *testing.T) {
			d := keptDir(t)
			if err := errors.Join(d.Save("a-1", []byte("1")), d.Save("a-2", []byte("2"))); err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(d.file("a-1")); err != nil {
				t.Fatal(err)
			}
			got, err := reopened(t, d.of()).Load("a-")
			if len(got) != 1 || string(got["a-2"]) != "2" || !errors.Is(err, c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q, %v", got, err)
			}
			if _, err := os.Lstat(d.file("a-1")); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("it is still there: %v", err)
			}
		})
	}
}

func TestStateDirIsBounded(t *testing.T) {
	d := keptDir(t)
	big := make([]byte, maxEntry)
	if err := d.Save("a", append(big, 0)); !errors.Is(err, ErrEntrySize) {
		t.Error(err)
	}
	for i := range maxDirSize / maxEntry {
		if err := d.Save(fmt.Sprint("a", i), big); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Save("one more", []byte{1}); !errors.Is(err, ErrDirFull) {
		t.Error(err)
	}
	if err := d.Save("a0", big); err != nil {
		t.Errorf("replacing one: %v", err)
	}
	if err := errors.Join(d.Remove("a0"), d.Save("one more", []byte{1})); err != nil {
		t.Error(err)
	}
}

func TestStateDirHoldsAsManyValuesAsItMay(t *testing.T) {
	d := keptDir(t)
	for i := range maxEntries {
		if err := d.Save(fmt.Sprint(i), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Save("one more", nil); !errors.Is(err, ErrDirFull) {
		t.Error(err)
	}
	// The next process makes room, the oldest first.
	if err := os.Chtimes(d.file("7"), time.Time{}, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, d.of())
	if _, there := again.sizes["7"]; there || len(again.sizes) != maxEntries/2 {
		t.Errorf("%d values", len(again.sizes))
	}
	if err := again.Save("one more", nil); err != nil {
		t.Error(err)
	}
}

func TestStateDirOnlyWhereItIsSafe(t *testing.T) {
	for name, c := range map[string]struct {
		make func(path string) error
		want error
	}{
		"a file":         {func(path string) error { return os.WriteFile(path, nil, 0o600) }, ErrStateKind},
		"a link":         {func(path string) error { return os.Symlink(filepath.Dir(path), path) }, ErrStateKind},
		"open to others": {func(path string) error { return errors.Join(os.Mkdir(path, 0o700), os.Chmod(path, 0o755)) }, ErrStateDir},
	} {
		f, err := OpenStateFile(filepath.Join(inMemoryDir(t), "state"), newTestIdentity(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.make(f.path + ".sent"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Dir(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A process that was killed while it wrote leaves a draft, which is no value.
func TestStateDirWithoutDrafts(t *testing.T) {
	d := keptDir(t)
	if err := errors.Join(d.Save("a", []byte("whole")), os.WriteFile(draftOf(d.file("a")), []byte("ha"), 0o600)); err != nil {
		t.Fatal(err)
	}
	got, err := reopened(t, d.of()).Load("")
	if err != nil || len(got) != 1 || string(got["a"]) != "whole" {
		t.Errorf("%q, %v", got, err)
	}
	for _, name := range []string{"", ".", "..", "../state", "a/b", "a.new"} {
		if err := d.Save(name, nil); !errors.Is(err, ErrEntryName) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
