package testlack

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEnsurePackages: what cannot be installed is gone without, with a line that
// says so, where it is optional and nobody asks for all.
func TestEnsurePackages(t *testing.T) {
	const need = "no-such-command:some-package"
	const fails, works = "#!/bin/sh\necho reading lists\necho 'E: nobody to ask' >&2\nexit 100\n", "#!/bin/sh\necho \"$*\" >>\"$0.asked\"\n"
	for name, c := range map[string]struct {
		apt, all string
		args     []string
		ok       bool
		says     string // all of it, or what must be in the one line
		asked    string
	}{
		"there":               {apt: works, args: []string{"sh:dash", "/etc/passwd:base-passwd"}, ok: true},
		"installed":           {apt: works, args: []string{need, "with-it:"}, ok: true, asked: "install -y -qq --no-install-recommends some-package with-it\n"},
		"a file":              {apt: works, args: []string{"/no/such/file:some-package"}, ok: true, asked: "install -y -qq --no-install-recommends some-package\n"},
		"needed":              {apt: fails, args: []string{need}, says: "missing: some-package; install it"},
		"optional":            {apt: fails, args: []string{"--optional", need}, ok: true, says: "LEFT OUT"},
		"optional, but all":   {apt: fails, all: "1", args: []string{"--optional", need}, says: "missing: some-package; install it"},
		"optional, installed": {apt: works, args: []string{"--optional", need}, ok: true, asked: "install -y -qq --no-install-recommends some-package\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range map[string]string{"apt-get": c.apt, "id": "#!/bin/sh\necho 0\n"} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
			t.Setenv(all, c.all)
			said, err := exec.CommandContext(t.Context(), "../../scripts/ensure-packages", c.args...).CombinedOutput()
			if (err == nil) != c.ok || c.says == "" && len(said) > 0 || !strings.Contains(string(said), c.says) || strings.Count(string(said), "\n") > 1 {
				t.Errorf("error %v, said %q, want success %v and one line with %q", err, said, c.ok, c.says)
			}
			if c.says != "" && !strings.Contains(string(said), "E: nobody to ask") {
				t.Errorf("%q does not say why", said)
			}
			asked, err := os.ReadFile(filepath.Join(dir, "apt-get.asked"))
			if c.asked != "" && err != nil || !strings.HasSuffix(string(asked), c.asked) || c.asked == "" && len(asked) > 0 {
				t.Errorf("apt-get was asked %q (%v), want %q", asked, err, c.asked)
			}
		})
	}
}
