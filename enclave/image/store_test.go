package image

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// fakeApt puts programs named apt-get and apt-cache before all others, which
// know one mirror and what the shell lines say for download and show.
func fakeApt(t *testing.T, download, show string) (calls string) {
	t.Helper()
	dir := t.TempDir()
	calls = filepath.Join(dir, "calls")
	script := `#!/bin/sh
echo "$0 $*" >> ` + calls + `
case "$*" in
indextargets*) echo "bookworm http://mirror.example/debian main"; echo "bookworm http://mirror.example/debian contrib" ;;
*update*) : ;;
*download*) ` + download + ` ;;
*show*) ` + show + ` ;;
esac
`
	for _, name := range []string{"apt-get", "apt-cache"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	return calls
}

func somePackage(content string) Package {
	return Package{Name: "pkg", Version: "1:2-3", Suite: "bookworm-backports", SHA256: sum([]byte(content))}
}

func someStore(t *testing.T) *store {
	t.Helper()
	s, err := newStore(Config{Cache: filepath.Join(t.TempDir(), "cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.close)
	return s
}

func TestStoreBringsOnce(t *testing.T) {
	calls := fakeApt(t, "printf content > pkg_1%3a2-3_amd64.deb", "")
	s := someStore(t)
	for range 2 {
		deb, err := s.get(t.Context(), somePackage("content"))
		if err != nil || string(deb) != "content" {
			t.Fatalf("%q, %v", deb, err)
		}
	}
	log, _ := os.ReadFile(calls)
	if n := strings.Count(string(log), "download pkg=1:2-3\n"); n != 1 {
		t.Errorf("downloaded %d times:\n%s", n, log)
	}
}

func TestStoreChecksWhatItKeeps(t *testing.T) {
	fakeApt(t, "printf content > pkg_1%3a2-3_amd64.deb", "")
	s, p := someStore(t), somePackage("content")
	if err := os.WriteFile(s.place(p), []byte("tampered"), 0o644); err != nil {
		t.Fatal(err)
	}
	if deb, err := s.get(t.Context(), p); err != nil || string(deb) != "content" {
		t.Errorf("%q, %v", deb, err)
	}
	if kept, _ := os.ReadFile(s.place(p)); string(kept) != "content" {
		t.Errorf("%q is kept", kept)
	}
}

func TestStoreTakesWhatAPersonPutThere(t *testing.T) {
	calls := fakeApt(t, "exit 100", "")
	s, p := someStore(t), somePackage("content")
	if err := os.WriteFile(s.place(p), []byte("content"), 0o644); err != nil {
		t.Fatal(err)
	}
	if deb, err := s.get(t.Context(), p); err != nil || string(deb) != "content" {
		t.Errorf("%q, %v", deb, err)
	}
	if log, _ := os.ReadFile(calls); len(log) > 0 {
		t.Errorf("it asked nevertheless: %s", log)
	}
}

func TestStoreRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		download string
		want     error
		words    string // one that tells what to do
	}{
		"another file than is pinned": {"printf other > pkg_1%3a2-3_amd64.deb", ErrPin, "image pins --update"},
		"version is gone":             {"echo 'E: Version not found' >&2; exit 100", ErrUnavailable, "put the file with sha256"},
		"nothing came":                {":", ErrUnavailable, "put the file"},
	} {
		t.Run(name, func(t *testing.T) {
			fakeApt(t, c.download, "")
			s, p := someStore(t), somePackage("content")
			_, err := s.get(t.Context(), p)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.words) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v, want %v in one line with %q", err, c.want, c.words)
			}
			if _, err := os.Stat(s.place(p)); err == nil {
				t.Error("something is kept")
			}
		})
	}
}

func TestStoreWithoutApt(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := someStore(t).get(t.Context(), somePackage("content")); !errors.Is(err, ErrUnavailable) || !strings.Contains(err.Error(), "apt-get is not installed") {
		t.Errorf("%v", err)
	}
}

func TestSourceIsThatOfTheMachine(t *testing.T) {
	a := &apt{mirrors: mirrorsOf([]byte("bookworm http://a.example/debian main\nbookworm http://a.example/debian contrib\nbookworm-security http://b.example/s main\n"))}
	for suite, want := range map[string]string{
		"bookworm":           "deb [arch=amd64] http://a.example/debian bookworm main\n",
		"bookworm-backports": "deb [arch=amd64] http://a.example/debian bookworm-backports main\n",
		"bookworm-security":  "deb [arch=amd64] http://b.example/s bookworm-security main\n",
	} {
		if got, err := a.source(suite); err != nil || got != want {
			t.Errorf("%s: %q, %v", suite, got, err)
		}
	}
	if _, err := a.source("trixie"); !errors.Is(err, ErrUnavailable) {
		t.Errorf("%v, want %v", err, ErrUnavailable)
	}
}

func TestUpdate(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	fakeApt(t, "", `for name; do :; done; echo "Package: $name"; echo "Version: 9.9-1"; echo "Depends: linux-image-9.9+deb12-cloud-amd64 (= 9.9-1)"; echo "SHA256: `+hash+`"; echo; echo "Version: 1.0"`)
	old, err := LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	workerd := filepath.Join(dir, "bin", "workerd")
	if err := os.Mkdir(filepath.Dir(workerd), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{workerd: "program", filepath.Join(dir, "package.json"): `{"version":"1.99"}`} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in, err := Update(t.Context(), Config{Source: "../..", Workerd: workerd}, old)
	if err != nil {
		t.Fatal(err)
	}
	want := old
	want.Go.Version = runtime.Version()
	want.Kernel = Package{"linux-image-9.9+deb12-cloud-amd64", "9.9-1", old.Kernel.Suite, hash}
	want.Libc.Version, want.Libc.SHA256 = "9.9-1", hash
	want.Certificates.Version, want.Certificates.SHA256 = "9.9-1", hash
	want.Workerd = Program{"1.99", sum([]byte("program"))}
	if in != want {
		t.Errorf("%+v, want %+v", in, want)
	}
}

func TestUpdateRefusesAListItDoesNotKnow(t *testing.T) {
	fakeApt(t, "", "echo 'Depends: something-else'")
	old, err := LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Update(t.Context(), Config{}, old); !errors.Is(err, ErrUpdate) {
		t.Errorf("%v, want %v", err, ErrUpdate)
	}
}
