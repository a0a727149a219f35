package devnet

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSweepTakesTheDeadAlone(t *testing.T) {
	self, err := thisProcess()
	if err != nil {
		t.Fatal(err)
	}
	dead, other := self, self
	dead.started++ // our pid, in an earlier life
	other.started++
	other.namespace = "pid:[1]"
	temp := t.TempDir()
	for name, c := range map[string]struct {
		marker string
		stays  bool
	}{
		"nacre-devnet-dead":       {dead.String(), false},
		"nacre-devnet-running":    {self.String(), true},
		"nacre-devnet-container":  {other.String(), true},
		"nacre-devnet-unreadable": {"", true},
		"nacre-other":             {dead.String(), true},
	} {
		dir := filepath.Join(temp, name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for file, content := range map[string]string{marker: c.marker, "admin.key": "00"} {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := sweep(temp); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "admin.key")); (err == nil) != c.stays {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Neither a link to a directory nor one without a marker is ours to remove.
	precious := filepath.Join(t.TempDir(), "precious")
	if err := os.Mkdir(precious, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(precious, marker), []byte(dead.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(temp, "nacre-devnet-link")
	unmarked := filepath.Join(temp, "nacre-devnet-unmarked")
	if err := os.Symlink(precious, link); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(unmarked, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := sweep(temp); err != nil {
		t.Error(err)
	}
	for _, path := range []string{precious, link, unmarked} {
		if _, err := os.Lstat(path); err != nil {
			t.Error(err)
		}
	}
}

// TestDirectoryIsMarkedAsOurs: else no later devnet would sweep it.
func TestDirectoryIsMarkedAsOurs(t *testing.T) {
	self, err := thisProcess()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := makeDir(filepath.Join(shortDir(t), "net"))
	if err != nil {
		t.Fatal(err)
	}
	if m, err := readMaker(dir); err != nil || m != self {
		t.Errorf("marked as of %+v, %v; want %+v", m, err, self)
	}
}
