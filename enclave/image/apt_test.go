package image

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/nacre-tee/nacre/internal/testlack"
)

// someMirror is an archive of the suite bookworm, unsigned, whose list has the
// version 1:2-3 of pkg, and which has no other file.
func someMirror(t *testing.T) http.Handler {
	t.Helper()
	const list = "main/binary-amd64/Packages"
	packages := fmt.Sprintf("Package: pkg\nVersion: 1:2-3\nArchitecture: amd64\nMaintainer: x <x@x.example>\nFilename: pool/pkg.deb\nSize: 7\nSHA256: %x\n\n", sha256.Sum256(nil))
	release := fmt.Sprintf("Suite: bookworm\nCodename: bookworm\nDate: Thu, 01 Jan 2026 00:00:00 UTC\nArchitectures: amd64\nComponents: main\nSHA256:\n %x %d %s\n",
		sha256.Sum256([]byte(packages)), len(packages), list)
	mux := http.NewServeMux()
	for path, text := range map[string]string{"Release": release, list: packages} {
		mux.HandleFunc("/debian/dists/bookworm/"+path, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) })
	}
	return mux
}

// TestAptTellsGoneFromUnreachable holds the words of the machine's own apt.
func TestAptTellsGoneFromUnreachable(t *testing.T) {
	if _, err := exec.LookPath("apt-get"); err != nil {
		testlack.Skip(t, "apt-get is not installed: it is in the package apt of Debian 12")
	}
	settings := filepath.Join(t.TempDir(), "apt.conf")
	const text = `Acquire::Retries::Delay "false";
Acquire::http::Proxy::127.0.0.1 "DIRECT";
Acquire::AllowInsecureRepositories "true";
APT::Get::AllowUnauthenticated "true";
`
	if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("APT_CONFIG", settings)
	mirror := httptest.NewServer(someMirror(t))
	defer mirror.Close()
	ends := httptest.NewServer(someMirror(t))
	defer ends.Close()

	for name, c := range map[string]struct {
		address string
		p       Package
		want    error
	}{
		"nobody is there":     {"http://127.0.0.1:1", Package{Name: "pkg", Version: "1:2-3", Suite: "bookworm"}, errUnreachable},
		"no such suite":       {mirror.URL, Package{Name: "pkg", Version: "1:2-3", Suite: "bookworm-backports"}, errGone},
		"no such version":     {mirror.URL, Package{Name: "pkg", Version: "1:2-4", Suite: "bookworm"}, errGone},
		"no such package":     {mirror.URL, Package{Name: "other", Version: "1:2-3", Suite: "bookworm"}, errGone},
		"no such file":        {mirror.URL, Package{Name: "pkg", Version: "1:2-3", Suite: "bookworm"}, errGone},
		"gone after its list": {ends.URL, Package{Name: "pkg", Version: "1:2-3", Suite: "bookworm"}, errUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			a := &apt{dir: t.TempDir(), mirrors: map[string]string{"bookworm": c.address + "/debian main"}, ready: map[string]bool{}}
			if c.address == ends.URL {
				if err := a.prepare(t.Context(), c.p.Suite); err != nil {
					t.Fatal(err)
				}
				ends.Close()
			}
			_, err := a.download(t.Context(), c.p)
			if !errors.Is(err, ErrUnavailable) || errors.Is(err, errGone) != (c.want == errGone) || errors.Is(err, errUnreachable) != (c.want == errUnreachable) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}
