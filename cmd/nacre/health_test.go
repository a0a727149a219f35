//go:build !enclave

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
)

func TestHealthFlags(t *testing.T) {
	check(t, captured(t, newHealthCommand), healthConfig{})
	check(t, captured(t, newHealthCommand, "unix:///run/x.sock", "--json"), healthConfig{URL: "unix:///run/x.sock", JSON: true})
	check(t, captured(t, newHealthCommand, "--url", "unix:///run/x.sock"), healthConfig{URL: "unix:///run/x.sock"})
	check(t, captured(t, newHealthCommand, "--devnet", "net.json"), healthConfig{Devnet: "net.json"})
}

// says lets the enclave's health say this.
func (e *testEnclave) says(missing, broken []string) *testEnclave {
	e.health = func(context.Context) ([]string, []string) { return missing, broken }
	return e
}

func TestHealthInWords(t *testing.T) {
	ok := newTestEnclave(t).says(nil, nil).start(t)
	missing := newTestEnclave(t).says([]string{"not registered: nacre register"}, nil).start(t)
	broken := newTestEnclave(t).says([]string{"draining"}, []string{"gas is gone \x1b[2J: send ether", "the clock is off"}).start(t)
	for _, c := range []struct {
		name  string
		url   string
		code  int
		lines []string
	}{
		{"all is well", ok.url, exitOK, []string{"ok       " + ok.url + ": enclave " + ok.identity.Address().Hex() + ", blank, of no owner yet"}},
		{"somebody has something to do", missing.url, exitOK, []string{"missing  " + missing.url + ": enclave ", "         missing: not registered: nacre register"}},
		{"something does not work", broken.url, exitFailed, []string{"broken   " + broken.url + ": enclave ", "         missing: draining",
			`         broken:  gas is gone \x1b[2J: send ether`, "         broken:  the clock is off"}},
		{"nobody is there", "unix:///nowhere.sock", exitFailed, []string{"silent   unix:///nowhere.sock: "}},
	} {
		code, stdout, stderr := runArgs(t, "health", c.url)
		lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
		if code != c.code || stderr != "" || len(lines) != len(c.lines) {
			t.Errorf("%s: code %d, stdout\n%s\nstderr %q", c.name, code, stdout, stderr)
			continue
		}
		for i, want := range c.lines {
			if !strings.HasPrefix(lines[i], want) {
				t.Errorf("%s: line %q, want %q", c.name, lines[i], want)
			}
		}
	}
}

func TestHealthInJSON(t *testing.T) {
	e := newTestEnclave(t).says(nil, []string{"the clock is off"}).start(t)
	code, stdout, _ := runArgs(t, "health", e.url, "--json")
	var got []healthAnswer
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitFailed {
		t.Fatalf("code %d, %v", code, err)
	}
	if len(got) != 1 || got[0].Is != healthBroken || got[0].Health.Broken[0] != "the clock is off" || got[0].Health.State != enclave.Blank {
		t.Errorf("%+v", got)
	}
}

func TestHealthOfWhatIsNoEnclave(t *testing.T) {
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	if code, stdout, stderr := runArgs(t, "health", other.URL); code != exitUsage || stdout != "" || !strings.Contains(stderr, "is it an enclave?") {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}
