package devnet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

func ownInfo(t *testing.T, dir string) Info {
	t.Helper()
	started, err := processStart(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	return Info{Version: InfoVersion, PID: os.Getpid(), Started: started, Dir: dir, ChainID: ChainID,
		HTTPURL: "http://127.0.0.1:1/", Contracts: Contracts{Jobs: common.Address{1}},
		Executors: []Executor{{Address: common.Address{2}, URL: "unix:/x", PID: 7}}}
}

// shortDir is a directory whose path is short enough for a devnet.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func TestInfoRoundTrip(t *testing.T) {
	file := filepath.Join(t.TempDir(), "devnet.json")
	want := ownInfo(t, "")
	if err := want.write(file); err != nil {
		t.Fatal(err)
	}
	got, err := ReadInfo(file)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, %v; want %+v", got, err, want)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), ".devnet-*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestReadInfoRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    error
	}{
		"other version": {`{"version":99}`, ErrInfoVersion},
		"no JSON":       {`hello`, ErrNotInfo},
		"other JSON":    {`{"name":"x"}`, ErrNotInfo},
		"empty":         {``, ErrNotInfo},
	} {
		file := filepath.Join(t.TempDir(), "devnet.json")
		if err := os.WriteFile(file, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadInfo(file)
		if err == nil || !strings.Contains(err.Error(), file) || (c.want != nil && !errors.Is(err, c.want)) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := ReadInfo(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
}

func TestSecondDevnetIsRefusedAndADeadOneSweptAway(t *testing.T) {
	file := filepath.Join(t.TempDir(), "devnet.json")
	dir, err := makeDir(filepath.Join(shortDir(t), "net"))
	if err != nil {
		t.Fatal(err)
	}
	info := ownInfo(t, dir)
	if err := info.write(file); err != nil {
		t.Fatal(err)
	}
	if err := clearStale(file); !errors.Is(err, ErrRunning) {
		t.Errorf("a running devnet: %v", err)
	}
	info.Started++ // the same pid, another process
	if err := info.write(file); err != nil {
		t.Fatal(err)
	}
	if err := clearStale(file); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, dir} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there", path)
		}
	}
	if err := clearStale(file); err != nil {
		t.Errorf("nothing to sweep: %v", err)
	}
}

func TestFilesThatAreNotOurs(t *testing.T) {
	dir := t.TempDir()
	readme := filepath.Join(dir, "README.md")
	if err := os.WriteFile(readme, []byte("# Read me"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{readme, dir} {
		if err := clearStale(file); !errors.Is(err, ErrNotInfo) || strings.Contains(err.Error(), "remove") {
			t.Errorf("%s: %v", file, err)
		}
	}
	if err := checkWritable(filepath.Join(dir, "none", "devnet.json")); !errors.Is(err, ErrInfoFile) {
		t.Errorf("a folder that does not exist: %v", err)
	}
	if err := checkWritable(filepath.Join(dir, "devnet.json")); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"/proc/nope", "/dev/null"} {
		if _, err := makeDir(bad); !errors.Is(err, ErrNoDir) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestDirectoryOfSomebodyElse(t *testing.T) {
	dir := shortDir(t)
	precious := filepath.Join(dir, "precious")
	if err := os.WriteFile(precious, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := makeDir(dir); !errors.Is(err, ErrDir) {
		t.Errorf("taken although it is not empty: %v", err)
	}
	if err := removeDir(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(precious); err != nil {
		t.Errorf("removed what is not ours: %v", err)
	}
}

func TestDescriptionOfAnotherDevnetStays(t *testing.T) {
	file := filepath.Join(t.TempDir(), "devnet.json")
	own := ownInfo(t, "/tmp/own")
	d := &Devnet{cfg: Config{InfoFile: file}, info: own}
	for name, c := range map[string]struct {
		found Info
		stays bool
	}{
		"own":                 {own, false},
		"of another process":  {Info{Version: InfoVersion, PID: own.PID + 1, Started: own.Started, Dir: own.Dir}, true},
		"of the same process": {Info{Version: InfoVersion, PID: own.PID, Started: own.Started, Dir: "/tmp/other"}, true},
	} {
		if err := c.found.write(file); err != nil {
			t.Fatal(err)
		}
		if err := d.removeInfo(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(file); (err == nil) != c.stays {
			t.Errorf("%s: %v", name, err)
		}
	}
	os.Remove(file)
	if err := d.removeInfo(); err != nil {
		t.Errorf("nothing there: %v", err)
	}
}
