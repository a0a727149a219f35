package secrets

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// tmpfsDir is a directory in memory, removed at the end.
func tmpfsDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nacre-secrets-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "store")
}

func files(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSecretsOutliveTheProcess(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	a, b := jobs.NewID(1), jobs.NewID(1<<40)
	put(t, v, a, []byte("old"), digest(1))
	put(t, v, a, testSecret, digest(2))
	put(t, v, b, []byte("other"), digest(3))
	if err := v.Empty(b); err != nil {
		t.Fatal(err)
	}
	before := v.All()
	v.Close()
	for _, name := range files(t, cfg.Dir) {
		if bytes.Contains(readFile(t, filepath.Join(cfg.Dir, name)), testSecret[:8]) {
			t.Error("a file has the secret in the clear")
		}
	}

	v = openVault(t, cfg)
	if !maps.Equal(v.All(), before) {
		t.Errorf("%+v, want %+v", v.All(), before)
	}
	holds(t, v, a, testSecret)
	holdsNot(t, v, b)
	for id, n := range map[jobs.ID]int{a: 1} {
		if err := v.Put(id, testOwner, []byte("old"), digest(n)); !errors.Is(err, ErrReplayed) {
			t.Errorf("after the restart: %v", err)
		}
	}
}

// What is damaged is refused, stays where it is, and takes nothing else along.
func TestDamagedFilesAreRefused(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	good, bad, other := jobs.NewID(1), jobs.NewID(2), jobs.NewID(3)
	put(t, v, good, testSecret, digest(1))
	put(t, v, bad, []byte("to be damaged"), digest(2))
	put(t, v, other, []byte("of another id"), digest(3))
	put(t, v, other, []byte("of another id, newer"), digest(4))
	path := v.dir.file(bad)
	whole, foreign := readFile(t, path), readFile(t, v.dir.file(other))
	v.Close()

	altered, version := bytes.Clone(whole), bytes.Clone(whole)
	altered[len(altered)-1] ^= 1
	binary.BigEndian.PutUint64(version[len(sealMagic):], 9)
	chain, manager := cfg, cfg
	chain.ChainID, manager.Manager = big.NewInt(1), testOwner
	for name, file := range map[string][]byte{
		"altered": altered, "cut": whole[:len(whole)-1], "cut short": whole[:20], "empty": {}, "of another secret": foreign,
		"version swapped": version, "zeros": make([]byte, len(whole)), "longer": append(bytes.Clone(whole), 0), "huge": make([]byte, maxFile+10),
	} {
		writeFile(t, path, file)
		v := openVault(t, cfg)
		holds(t, v, good, testSecret)
		holdsNot(t, v, bad)
		if h, known := v.Get(bad); !known || h != (Held{Refused: true}) {
			t.Errorf("%s: %+v", name, h)
		}
		if !bytes.Equal(readFile(t, path), file) {
			t.Errorf("%s: the file was touched", name)
		}
		v.Close()
	}
	writeFile(t, path, whole)
	for name, c := range map[string]VaultConfig{"chain": chain, "contract": manager} {
		v := openVault(t, c)
		if h, _ := v.Get(good); !h.Refused {
			t.Errorf("a file of another %s is taken", name)
		}
		v.Close()
	}
	v = openVault(t, cfg)
	holds(t, v, bad, []byte("to be damaged"))
	v.Close()

	// A refused one can be replaced, and can be wiped.
	writeFile(t, path, altered)
	v = openVault(t, cfg)
	put(t, v, bad, []byte("anew"), digest(5))
	holds(t, v, bad, []byte("anew"))
	v.Close()
	writeFile(t, path, altered)
	v = openVault(t, cfg)
	if err := v.Wipe(bad); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(files(t, cfg.Dir), filepath.Base(path)) {
		t.Error("a refused file is there after it was wiped")
	}
}

// What is no file of ours is left alone, and not followed.
func TestOddFilesAreLeftAlone(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	put(t, v, jobs.NewID(1), testSecret, digest(1))
	put(t, v, jobs.NewID(4), []byte("for all to read"), digest(2))
	link, dir, public := v.dir.file(jobs.NewID(2)), v.dir.file(jobs.NewID(3)), v.dir.file(jobs.NewID(4))
	if err := errors.Join(os.Symlink(v.dir.file(jobs.NewID(1)), link), os.Mkdir(dir, 0o700)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(public, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README", "x.sealed", strings.Repeat("AB", 32) + fileSuffix, "note.new"} {
		writeFile(t, filepath.Join(cfg.Dir, name), []byte("not ours"))
	}
	names := files(t, cfg.Dir)
	v.Close()
	v = openVault(t, cfg)
	if !slices.Equal(files(t, cfg.Dir), names) {
		t.Errorf("%v, want %v", files(t, cfg.Dir), names)
	}
	for n := range uint64(3) {
		if h, _ := v.Get(jobs.NewID(n + 2)); !h.Refused {
			t.Errorf("%d: %+v", n+2, h)
		}
	}
	if err := v.Wipe(jobs.NewID(2)); err != nil {
		t.Error(err)
	}
	holds(t, v, jobs.NewID(1), testSecret)
	if got := readFile(t, v.dir.file(jobs.NewID(1))); bytes.Equal(got, make([]byte, len(got))) {
		t.Error("what a link led to was overwritten")
	}
}

// killed is what a process leaves that is killed while it writes a secret's
// file: the old one and a part of the new one.
func TestProcessKilledWhileItWrites(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	id := jobs.NewID(1)
	put(t, v, id, testSecret, digest(1))
	draft := v.dir.file(id) + draftSuffix
	v.Close()
	for _, part := range [][]byte{nil, []byte(sealMagic), bytes.Repeat([]byte{1}, 500)} {
		writeFile(t, draft, part)
		v := openVault(t, cfg)
		holds(t, v, id, testSecret)
		if names := files(t, cfg.Dir); len(names) != 1 {
			t.Errorf("left: %v", names)
		}
		v.Close()
	}
}

const killedWriterEnv = "NACRE_TEST_KILLED_WRITER"

// The same, by a process that is really killed, at whatever moment that is.
func TestKilledWriters(t *testing.T) {
	cfg := vaultConfig(os.Getenv(killedWriterEnv))
	id := jobs.NewID(1)
	if cfg.Dir != "" { // the writer
		v := openVault(t, cfg)
		os.Stdout.WriteString("writing\n")
		for n := 0; n < maxAccepted; n++ {
			put(t, v, id, bytes.Repeat([]byte{byte(n)}, 200_000), digest(n))
		}
		os.Stdout.WriteString("done\n")
		select {} // until it is killed
	}
	cfg.Dir = tmpfsDir(t)
	for range 15 {
		if err := os.RemoveAll(cfg.Dir); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("/proc/self/exe", "-test.run=^TestKilledWriters$", "-test.timeout=60s")
		cmd.Env = append(os.Environ(), killedWriterEnv+"="+cfg.Dir)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		line := make([]byte, 8)
		if _, err := out.Read(line); err != nil {
			t.Fatal(err)
		}
		for begun := time.Now(); len(files(t, cfg.Dir)) == 0; {
			if time.Since(begun) > 20*time.Second {
				t.Fatal("the writer does not write")
			}
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		v := openVault(t, cfg)
		h, known := v.Get(id)
		if !known {
			if names := files(t, cfg.Dir); len(names) != 0 {
				t.Errorf("left: %v", names) // it was killed before the first was in place
			}
			continue
		}
		if h.Refused || h.Version == 0 {
			t.Errorf("%+v", h)
		} else {
			holds(t, v, id, bytes.Repeat([]byte{byte(h.Version - 1)}, 200_000))
		}
		v.Close()
	}
}

func TestWipedAndReplacedFilesAreOverwritten(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	id := jobs.NewID(1)
	for name, change := range map[string]func() error{
		"replaced": func() error { return v.Put(id, testOwner, []byte("newer"), digest(2)) },
		"emptied":  func() error { return v.Empty(id) },
		"wiped":    func() error { return v.Wipe(id) },
	} {
		if err := v.Wipe(id); err != nil {
			t.Fatal(err)
		}
		put(t, v, id, testSecret, digest(1))
		file, err := os.Open(v.dir.file(id)) // the inode outlives its name
		if err != nil {
			t.Fatal(err)
		}
		if err := change(); err != nil {
			t.Fatal(err)
		}
		info, err := file.Stat()
		if err != nil {
			t.Fatal(err)
		}
		old := make([]byte, info.Size())
		if _, err := file.ReadAt(old, 0); err != nil || len(old) == 0 || !bytes.Equal(old, make([]byte, len(old))) {
			t.Errorf("%s: the old file is not overwritten (%v)", name, err)
		}
		file.Close()
		if names := files(t, cfg.Dir); name == "wiped" && len(names) != 0 || len(names) > 1 {
			t.Errorf("%s: left %v", name, names)
		}
	}
}

// What cannot be stored is not taken, and what was held is held still.
func TestSecretThatCannotBeStored(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	id := jobs.NewID(1)
	put(t, v, id, testSecret, digest(1))
	if err := os.Mkdir(v.dir.file(id)+draftSuffix, 0o700); err != nil { // in the way
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(v.dir.file(id)+draftSuffix, "x"), nil)
	if err := v.Put(id, testOwner, []byte("newer"), digest(2)); err == nil {
		t.Fatal("no error")
	}
	holds(t, v, id, testSecret)
	if h, _ := v.Get(id); h.Version != 1 {
		t.Errorf("version %d", h.Version)
	}
	if err := os.RemoveAll(v.dir.file(id) + draftSuffix); err != nil {
		t.Fatal(err)
	}
	put(t, v, id, []byte("newer"), digest(2))
	holds(t, v, id, []byte("newer"))
}

// A secret that has to go does so also where the file system takes nothing new.
func TestWipeWhereNothingCanBeWritten(t *testing.T) {
	cfg := vaultConfig(tmpfsDir(t))
	v := openVault(t, cfg)
	id := jobs.NewID(1)
	put(t, v, id, testSecret, digest(1))
	put(t, v, id, testSecret, digest(2))
	if err := os.Mkdir(v.dir.file(id)+draftSuffix, 0o700); err != nil { // in the way
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(v.dir.file(id)+draftSuffix, "x"), nil)
	if err := v.Empty(id); err != nil {
		t.Fatal(err)
	}
	holdsNot(t, v, id)
	if _, err := os.Lstat(v.dir.file(id)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is there still: %v", err)
	}
	if err := os.RemoveAll(v.dir.file(id) + draftSuffix); err != nil {
		t.Fatal(err)
	}
	if err := v.Put(id, testOwner, testSecret, digest(1)); !errors.Is(err, ErrReplayed) {
		t.Errorf("an older ciphertext: %v", err)
	}
}

func TestDirectoryIsJudged(t *testing.T) {
	dir := tmpfsDir(t)
	writeFile(t, dir, nil)
	if _, err := OpenVault(vaultConfig(dir)); !errors.Is(err, ErrDirKind) {
		t.Errorf("a file: %v", err)
	}
	open := tmpfsDir(t)
	if err := os.Mkdir(open, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []os.FileMode{0o750, 0o705, 0o777} {
		if err := os.Chmod(open, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenVault(vaultConfig(open)); !errors.Is(err, ErrDirMode) {
			t.Errorf("mode %#o: %v", mode, err)
		}
	}
	link := tmpfsDir(t)
	if err := os.Symlink(open, link); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenVault(vaultConfig(link)); !errors.Is(err, ErrDirKind) {
		t.Errorf("a link: %v", err)
	}
}

// TestLookingAtADirectoryMakesNone, and judges as the making does.
func TestLookingAtADirectoryMakesNone(t *testing.T) {
	dir := tmpfsDir(t)
	if err := LookAtDirectory(dir); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it was made: %v", err)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{
		dir: ErrDirMode, "store": ErrDirPath, "/proc/store": ErrDirOnDisk, filepath.Join(dir, "none", "store"): os.ErrNotExist,
	} {
		looked, made := LookAtDirectory(path), CheckDirectory(path)
		if !errors.Is(looked, want) || path != "/proc/store" && !errors.Is(made, want) {
			t.Errorf("%s: looked at %v, made %v; want %v", path, looked, made, want)
		}
	}
}
