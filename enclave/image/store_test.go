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
	return fakeAptUpdated(t, ":", download, show)
}

// fakeAptUpdated is fakeApt with a shell line for what brings the lists.
func fakeAptUpdated(t *testing.T, update, download, show string) (calls string) {
	t.Helper()
	dir := t.TempDir()
	calls = filepath.Join(dir, "calls")
	script := `#!/bin/sh
echo "$0 $*" >> ` + calls + `
case "$*" in
indextargets*) echo "bookworm http://mirror.example/debian main"; echo "bookworm http://mirror.example/debian contrib" ;;
*update*) ` + update + ` ;;
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

// TestStoreTellsGoneFromUnreachable: who has no network is not told that a package
// is gone, nor to move its pin.
func TestStoreTellsGoneFromUnreachable(t *testing.T) {
	const sums = "\nE: Some index files failed to download. They have been ignored, or old ones used instead."
	list, deb := "http://mirror.example/debian/dists/bookworm/InRelease", "http://mirror.example/debian/pool/main/p/pkg/pkg_2-3_amd64.deb"
	for name, c := range map[string]struct {
		update, download string // what they say; "": they do their work
		want             error  // besides ErrUnavailable; nil: neither of the two
		words            string
	}{
		"list, no name server":    {"E: Failed to fetch " + list + "  Temporary failure resolving 'mirror.example'" + sums, "", errUnreachable, "Temporary failure resolving"},
		"list, no such name":      {"E: Failed to fetch " + list + "  Could not resolve 'mirror.example'" + sums, "", errUnreachable, "Could not resolve"},
		"list, refused":           {"E: Failed to fetch " + list + "  Could not connect to mirror.example:80 (192.0.2.1). - connect (111: Connection refused)" + sums, "", errUnreachable, "Connection refused"},
		"list, proxy without net": {"E: Failed to fetch " + list + "  503  Service Unavailable [IP: 192.0.2.1 80]" + sums, "", errUnreachable, "503"},
		"list, forbidden":         {"E: Failed to fetch " + list + "  403  Forbidden [IP: 192.0.2.1 80]" + sums, "", nil, "403"},
		"suite":                   {"E: The repository 'http://mirror.example/debian bookworm-backports Release' does not have a Release file.", "", errGone, "does not have a Release file"},
		"version":                 {"", "E: Version '1:2-3' for 'pkg' was not found", errGone, "was not found"},
		"package":                 {"", "E: Unable to locate package pkg", errGone, "Unable to locate"},
		"file":                    {"", "E: Failed to fetch " + deb + "  404  Not Found [IP: 192.0.2.1 80]", errGone, "404"},
		"file, refused":           {"", "E: Failed to fetch " + deb + "  Unable to connect to mirror.example:80:", errUnreachable, "Unable to connect"},
		"file, address of 404":    {"", "E: Failed to fetch " + deb + "/404/connect  Hash Sum mismatch", nil, "Hash Sum"},
		"no space":                {"", "E: Write error - write (28: No space left on device)", nil, "No space left"},
	} {
		t.Run(name, func(t *testing.T) {
			says := func(words string) string {
				if words == "" {
					return ":"
				}
				file := filepath.Join(t.TempDir(), "words")
				if err := os.WriteFile(file, []byte(words+"\n"), 0o600); err != nil {
					t.Fatal(err)
				}
				return "cat '" + file + "' >&2; exit 100"
			}
			fakeAptUpdated(t, says(c.update), says(c.download), "")
			s, p := someStore(t), somePackage("content")
			_, err := s.get(t.Context(), p)
			if !errors.Is(err, ErrUnavailable) || errors.Is(err, errGone) != (c.want == errGone) || errors.Is(err, errUnreachable) != (c.want == errUnreachable) {
				t.Fatalf("%v, want %v", err, c.want)
			}
			text := err.Error()
			if !strings.Contains(text, c.words) || strings.Contains(text, "\n") || !strings.Contains(text, s.place(p)) ||
				strings.Contains(text, "move the pin") == (c.want == errUnreachable) {
				t.Errorf("%q, want %q, and to move the pin only if somebody was asked", text, c.words)
			}
		})
	}
}

// TestStoreWithoutAPlace: what is wrong with the directory is told in one line
// that names it, and before anything is brought.
func TestStoreWithoutAPlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for dir, words := range map[string]string{
		"/dev/null/x":                          "packages cannot be kept: /dev/null/x: not a directory; want a directory",
		file:                                   "packages cannot be kept: " + file + ": not a directory; want a directory",
		filepath.Join(file, "below", "deeper"): "deeper: not a directory; want a directory",
	} {
		if _, err := newStore(Config{Cache: dir}); !errors.Is(err, ErrCache) || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want %q", dir, err, words)
		}
	}
}

// TestStoreThatCannotKeep: the same where the directory is there.
func TestStoreThatCannotKeep(t *testing.T) {
	fakeApt(t, "printf content > pkg_1%3a2-3_amd64.deb", "")
	s, p := someStore(t), somePackage("content")
	if err := os.Mkdir(s.place(p), 0o700); err != nil { // it cannot be read, nor replaced
		t.Fatal(err)
	}
	if _, err := s.get(t.Context(), p); !errors.Is(err, ErrCache) || !strings.Contains(err.Error(), s.place(p)+": is a directory; want a file") {
		t.Errorf("reading: %v", err)
	}
	fakeApt(t, "rm -r "+s.dir+"; printf content > pkg_1%3a2-3_amd64.deb", "")
	if err := os.Remove(s.place(p)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.get(t.Context(), p); !errors.Is(err, ErrCache) || !strings.Contains(err.Error(), ": "+s.dir+": no such file or directory; want a directory") {
		t.Errorf("writing: %v", err)
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
