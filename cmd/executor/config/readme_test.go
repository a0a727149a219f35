package config

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/workerd"
)

// rows are the rows of a document's tables that name keys: what stands in
// their cells, by key. A row for two keys counts for both.
func rows(t *testing.T, path string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i, word := range strings.Split(line, "`") {
			if i%2 == 1 && keys()[word] == ownKeys && strings.HasPrefix(line, "|") {
				found[word] = append(found[word], cells...)
			}
		}
	}
	return found
}

// inText is a default as the documents say it.
func inText(s Setting) string {
	switch v := s.Value.(type) {
	case int64:
		return amount(v, s.Unit)
	case int:
		return amount(int64(v), s.Unit)
	case uint64:
		return amount(int64(v), s.Unit)
	}
	return fmt.Sprint(s.Value)
}

func amount(n int64, unit string) string {
	switch {
	case unit == "bytes" && n >= 1<<20:
		return fmt.Sprint(n>>20, " MiB")
	case unit == "bytes" && n >= 1<<10:
		return fmt.Sprint(n>>10, " KiB")
	case unit == "ms" && n >= time.Hour.Milliseconds():
		return fmt.Sprint(n/time.Hour.Milliseconds(), " h")
	case unit == "s":
		return fmt.Sprint(n/60, " min")
	case unit == "ms":
		return fmt.Sprint(n, " ms")
	}
	return fmt.Sprint(n)
}

// TestDocumentsSayTheDefaults: the README has all keys, the document about
// the sandbox those that are about it, each with the default that it has.
func TestDocumentsSayTheDefaults(t *testing.T) {
	readme, sandbox := rows(t, "../../../README.md"), rows(t, "../../../docs/sandbox.md")
	notOfSandbox := []string{"rpc_quorum", "storage_capacity", "allow_one_rpc_for_secrets", "directory_contract_addr", "fee_cap_gwei", "recovery_lookback", "drain_timeout", "slash_duty", "state_file", "egress"}
	for _, s := range Default().Settings(workerd.Machine{Cores: 1, Memory: 1 << 40}) {
		want := inText(s)
		sized := s.From == FromMachine
		if sized {
			want = fmt.Sprint(s.Value, " a core")
		}
		if s.Key == "memory_budget" {
			want = "three quarters"
		}
		if cells := readme[s.Key]; !slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, want) }) {
			t.Errorf("README.md does not say that %s is %s: %q", s.Key, want, cells)
		}
		if cells := sandbox[s.Key]; !slices.Contains(notOfSandbox, s.Key) && !slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, want) || sized && strings.Contains(c, "machine") }) {
			t.Errorf("docs/sandbox.md does not say that %s is %s: %q", s.Key, want, cells)
		}
	}
}
