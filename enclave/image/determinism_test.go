//go:build !enclave

// The builder is the same program with either tag, and this takes a minute.

package image_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
)

const (
	workerdFile = "node_modules/@cloudflare/workerd-linux-64/bin/workerd"
	stranger    = 65534 // a user who owns nothing
)

// stage tells this test's program, run once more, what to do there: see inside.
const stage = "NACRE_DETERMINISM_STAGE"

func TestMain(m *testing.M) {
	if os.Getenv(stage) != "" {
		os.Exit(inside())
	}
	os.Exit(m.Run())
}

// inside is a process in mounts of its own: it puts modules, and what is compiled
// of them, where the stranger can use them, and becomes the stranger.
func inside() int {
	fail := func(err error) int { os.Stderr.WriteString(err.Error() + "\n"); return 1 }
	if real := os.Getenv("REAL_GOMODCACHE"); real != "" {
		if err := syscall.Mount(real, os.Getenv("GOMODCACHE"), "", syscall.MS_BIND, ""); err != nil {
			return fail(err)
		}
	}
	if real := os.Getenv("REAL_GOCACHE"); real != "" {
		if err := share(real, os.Getenv("GOCACHE")); err != nil {
			return fail(err)
		}
	}
	for _, err := range []error{syscall.Setgroups(nil), syscall.Setgid(stranger), syscall.Setuid(stranger)} {
		if err != nil {
			return fail(err)
		}
	}
	syscall.Umask(0o077)
	return fail(syscall.Exec(os.Args[1], os.Args[1:], os.Environ())) // returns only if it failed
}

// share shows the stranger a cache of Go's that it can add to, and that stays as
// it is: to compile all of the executor anew takes minutes.
func share(cache, at string) error {
	if err := syscall.Mount("tmpfs", at, "tmpfs", 0, ""); err != nil {
		return err
	}
	upper, work := filepath.Join(at, "upper"), filepath.Join(at, "work")
	if err := errors.Join(os.Mkdir(upper, 0o777), os.Mkdir(work, 0o777)); err != nil {
		return err
	}
	if err := syscall.Mount("overlay", at, "overlay", 0, "lowerdir="+cache+",upperdir="+upper+",workdir="+work); err != nil {
		return err
	}
	entries, err := os.ReadDir(at)
	for _, e := range entries {
		if e.IsDir() {
			err = errors.Join(err, os.Chmod(filepath.Join(at, e.Name()), 0o777))
		}
	}
	return errors.Join(err, os.Chmod(at, 0o777))
}

// place is where somebody builds.
type place struct {
	dir string
	env []string
	as  *syscall.SysProcAttr
	via []string // program that starts the builder
}

// TestBuildIsDeterministic builds the image of each program of one source tree
// twice, with the command: here, and in another folder, by another user with another
// umask, home, time zone and settings of Go, with files of other ages. With
// NACRE_FROM_SCRATCH=1 each of them fetches all modules and packages and compiles
// everything, the command too; it takes a quarter of an hour.
func TestBuildIsDeterministic(t *testing.T) {
	if _, err := os.Stat("../../" + workerdFile); err != nil {
		testlack.Skip(t, "workerd is not installed: run `make tools`")
	}
	here, there := t.TempDir(), filepath.Join(t.TempDir(), "another", "folder")
	copyTree(t, "../..", here, time.Time{})
	p := place{dir: here}
	cache := filepath.Join(here, "home", "packages")
	if fromScratch() {
		p.env = ownCaches(t, filepath.Join(here, "home"))
	} else {
		cache = packages(t)
	}
	nacre := compiled(t, p)
	first := buildAll(t, p, nacre, cache)

	copyTree(t, here, there, time.Unix(1e9, 0))
	open(t, there)
	p = elsewhere(t, there)
	if fromScratch() {
		cache, nacre = filepath.Join(there, "home", "packages"), compiled(t, p)
	} else {
		cache, nacre = copied(t, cache, filepath.Join(there, "cache")), filepath.Join(there, "nacre")
	}
	second := buildAll(t, p, nacre, cache)
	for i, program := range programs {
		compare(t, program, first[i], second[i])
	}
	if bytes.Equal(first[0], first[1]) {
		t.Errorf("%s and %s have one image", programs[0], programs[1])
	}
}

// programs are those that have images.
var programs = []string{image.Executor, image.Verifier}

// compare says where two files of a program begin to differ.
func compare(t *testing.T, program string, first, second []byte) {
	t.Helper()
	if bytes.Equal(first, second) {
		return
	}
	at := 0
	for at < min(len(first), len(second)) && first[at] == second[at] {
		at++
	}
	t.Errorf("%s: %d bytes here, %d elsewhere; they differ from %d on", program, len(first), len(second), at)
}

func fromScratch() bool { return os.Getenv("NACRE_FROM_SCRATCH") == "1" }

// ownCaches are caches of Go's that are empty.
func ownCaches(t *testing.T, home string) []string {
	t.Helper()
	for _, d := range []string{"tmp", "mod", "compiled"} {
		if err := os.MkdirAll(filepath.Join(home, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	env := []string{"GOMODCACHE=" + filepath.Join(home, "mod"), "GOCACHE=" + filepath.Join(home, "compiled")}
	if fromScratch() { // modules are read-only
		t.Cleanup(func() {
			cmd := exec.Command("go", "clean", "-modcache")
			cmd.Env = append(os.Environ(), env...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("removing modules: %v: %s", err, out)
			}
		})
	}
	return env
}

// compiled is the command, compiled by a place.
func compiled(t *testing.T, p place) string {
	t.Helper()
	compiler, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	nacre := filepath.Join(p.dir, "nacre")
	args := append(p.via[:len(p.via):len(p.via)], compiler, "build", "-o", nacre, "./cmd/nacre")
	command(t, p.dir, append(p.env[:len(p.env):len(p.env)], "CGO_ENABLED=0"), p.as, args[0], args[1:]...)
	return nacre
}

// elsewhere is as different as this test's user may make it.
func elsewhere(t *testing.T, dir string) place {
	t.Helper()
	home := filepath.Join(dir, "home")
	p := place{dir: dir, env: append(ownCaches(t, home),
		"HOME="+home, "TMPDIR="+filepath.Join(home, "tmp"), "XDG_CACHE_HOME="+home,
		"TZ=Pacific/Kiritimati", "LC_ALL=tr_TR.UTF-8", "SOURCE_DATE_EPOCH=1", "USER=somebody",
		"GOFLAGS=-tags=other -ldflags=-X=main.other=1", "GOAMD64=v2", "CGO_ENABLED=1", "GOMAXPROCS=3", "GOEXPERIMENT=",
	)}
	real := []string{"", ""}
	if !fromScratch() {
		real = strings.Fields(string(command(t, dir, nil, nil, "go", "env", "GOMODCACHE", "GOCACHE")))
	}
	if os.Getuid() != 0 {
		testlack.Less(t, "needs root, to build as another user: run it as root")
		if !fromScratch() {
			p.env = append(p.env, "GOMODCACHE="+real[0])
		}
		return p
	}
	self := filepath.Join(dir, "self")
	copyFile(t, "/proc/self/exe", self, 0o755, time.Now())
	p.env = append(p.env, stage+"=inside", "REAL_GOMODCACHE="+real[0], "REAL_GOCACHE="+real[1])
	p.as = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	p.via = []string{self}
	open(t, dir)
	return p
}

// open lets the stranger in, and gives it the folder.
func open(t *testing.T, dir string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	for up := filepath.Dir(dir); up != os.TempDir() && len(up) > 1; up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, stranger, stranger)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// buildAll builds the image of each program, and returns the files.
func buildAll(t *testing.T, p place, nacre, cache string) (files [][]byte) {
	t.Helper()
	for _, program := range programs {
		files = append(files, build(t, p, nacre, cache, program))
	}
	return files
}

// build runs the command and returns the file that it wrote.
func build(t *testing.T, p place, nacre, cache, program string) []byte {
	t.Helper()
	out, began := filepath.Join(p.dir, program+".eif"), time.Now()
	args := append(p.via[:len(p.via):len(p.via)], nacre, "image", "build", "-o", out, "--cache", cache, "--program", program)
	if program == image.Executor {
		args = append(args, "--workerd", filepath.Join(p.dir, "workerd.bin"))
	}
	if err := os.Remove(out); err != nil && !errors.Is(err, fs.ErrNotExist) { // elsewhere it is a copy
		t.Fatal(err)
	}
	said := command(t, p.dir, p.env, p.as, args[0], args[1:]...)
	t.Logf("%s, in %s:\n%s", program, time.Since(began).Round(time.Second/10), said)
	file, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func command(t *testing.T, dir string, env []string, as *syscall.SysProcAttr, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir, cmd.Env, cmd.SysProcAttr = dir, append(os.Environ(), env...), as
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v: %s", program, strings.Join(args, " "), err, out)
	}
	return out
}

// packages is a cache that has the pinned packages.
func packages(t *testing.T) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "nacre")
	if _, err := image.FetchKernel(t.Context(), image.Config{Source: "../..", Cache: dir}); err != nil {
		testlack.Skip(t, err.Error())
	}
	return dir
}

func copied(t *testing.T, from, to string) string {
	t.Helper()
	copyTree(t, from, to, time.Now())
	open(t, to)
	return to
}

// copyTree copies what programs are compiled of, and workerd. With a time, all
// copies have that.
func copyTree(t *testing.T, from, to string, at time.Time) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == from {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if top := name == "bin" || name == "home"; d.IsDir() && (top || d.Name() == ".git" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			copyFile(t, path, filepath.Join(to, name), info.Mode().Perm(), at)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if workerd := filepath.Join(from, workerdFile); from == "../.." {
		copyFile(t, workerd, filepath.Join(to, "workerd.bin"), 0o755, at)
	}
}

func copyFile(t *testing.T, from, to string, mode fs.FileMode, at time.Time) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err == nil && !at.IsZero() {
		err = os.Chtimes(to, at, at)
	}
	if err != nil {
		t.Fatal(err)
	}
}
