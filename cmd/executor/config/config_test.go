package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/egress"
)

const exampleConfig = "../../../config.example.json"

// edit writes the example config with one key changed and returns its path;
// a nil value removes the key.
func edit(t *testing.T, key string, value any) string {
	t.Helper()
	data, err := os.ReadFile(exampleConfig)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(data, &keys); err != nil {
		t.Fatal(err)
	}
	if keys[key] = value; value == nil {
		delete(keys, key)
	}
	data, err = json.Marshal(keys)
	if err != nil {
		t.Fatal(err)
	}
	return write(t, string(data))
}

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func load(t *testing.T, path string) Config {
	t.Helper()
	c, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestExampleShowsEveryKeyWithItsDefault(t *testing.T) {
	got := load(t, exampleConfig)
	want := Default()
	want.WorkerdRuntimePath, want.ChainID = "./runtime", 421614
	want.HTTPRPCURL, want.WebSocketURL = "https://rpc.example.org/v2/your-api-key", "wss://rpc.example.org/v2/"
	want.TeeManager, want.Jobs, want.UserCode = repeated(0x11), repeated(0x22), repeated(0x33)
	want.BufferTime, want.SelectedExecutors = 30, 3
	want.given = got.given
	if !reflect.DeepEqual(got, want) || len(got.Warnings()) > 0 {
		t.Errorf("example %+v\nwant    %+v\nwarnings %q", got, want, got.Warnings())
	}
	for key, group := range keys() {
		if _, shown := got.given[key]; shown != (group != secretKeys) {
			t.Errorf("%s is in the example: %v", key, shown)
		}
	}
}

// Groups of keys.
const (
	networkKeys = iota
	secretKeys  // without effect
	ownKeys
)

// keys are those of Config, with their groups.
func keys() map[string]int {
	all, group := map[string]int{}, networkKeys
	for f := range reflect.TypeFor[Config]().Fields() {
		key := f.Tag.Get("json")
		switch key {
		case "":
			continue
		case "secret_store_config_port":
			group = secretKeys
		case "job_capacity":
			group = ownKeys
		}
		all[key] = group
	}
	return all
}

func TestDefaultsAreThoseOfTheParts(t *testing.T) {
	c := load(t, exampleConfig)
	if c.Limits() != workerd.DefaultLimits() {
		t.Errorf("limits %+v, want %+v", c.Limits(), workerd.DefaultLimits())
	}
	if !reflect.DeepEqual(c.Egress.Policy, egress.DefaultPolicy()) {
		t.Errorf("egress %s", c.Egress)
	}
	if c.TxConfig().FeeCap.Cmp(chain.DefaultTxConfig().FeeCap) != 0 {
		t.Errorf("fee cap %s wei", c.TxConfig().FeeCap)
	}
	if m := (workerd.Machine{Cores: 2, Memory: 8 << 30}); c.Sizes(m) != workerd.DefaultSizes(c.Limits(), m) {
		t.Errorf("sizes %+v, want %+v", c.Sizes(m), workerd.DefaultSizes(c.Limits(), m))
	}
}

func repeated(b byte) (a common.Address) {
	for i := range a {
		a[i] = b
	}
	return a
}

// A file of the existing executor, with all the keys that it has.
func TestConfigOfTheExistingExecutor(t *testing.T) {
	c := load(t, "testdata/existing-executor.json")
	if c.SignerFile != "/app/id.sec" || c.BufferTime != 60 || c.Limits() != workerd.DefaultLimits() {
		t.Errorf("%+v", c)
	}
	if w := c.Warnings(); len(w) != 6 || !strings.Contains(strings.Join(w, " "), "secret_store_path: ") {
		t.Errorf("warnings %q", w)
	}
}

func TestBadConfig(t *testing.T) {
	for _, test := range []struct {
		key   string
		value any
		want  error
	}{
		{"workerd_runtime_path", nil, ErrRuntimePath},
		{"common_chain_id", 0, ErrChainID},
		{"jobs_contract_addr", nil, ErrContract},
		{"tee_manager_contract_addr", "0x0000000000000000000000000000000000000000", ErrContract},
		{"code_contract_addr", nil, ErrContract},
		{"http_rpc_url", nil, chain.ErrNoHTTP},
		{"http_rpc_url", "ftp://host/key", chain.ErrHTTPURL},
		{"web_socket_url", "http://host/", chain.ErrWebSocketURL},
		{"web_socket_url", nil, ErrWebSocket},
		{"job_capacity", -1, ErrJobCapacity},
		{"memory_budget", -1, ErrMemoryBudget},
		{"drain_timeout", uint64(1e13), ErrDrainTimeout},
		{"fee_cap_gwei", 0, ErrFeeCap},
		{"recovery_lookback", 0, ErrLookback},
		{"recovery_lookback", uint64(1e13), ErrLookback},
		{"memory_limit", 1 << 20, workerd.ErrMemory},
		{"cpu_limit", 0, workerd.ErrCPU},
		{"pids_limit", 1, workerd.ErrPIDs},
		{"pids_limit", 1 << 40, workerd.ErrPIDs},
		{"output_limit", 0, workerd.ErrOutput},
		{"input_limit", -1, workerd.ErrInput},
		{"code_limit", 0, workerd.ErrCode},
		{"log_limit", 0, workerd.ErrLogs},
		{"min_deadline", 0, workerd.ErrDeadline},
		{"min_deadline", 20_000_000, workerd.ErrDeadline},
		{"max_deadline", 0, workerd.ErrDeadline},
		{"max_deadline", uint64(18446744083710), workerd.ErrDeadline}, // 10 s, if it could overflow
		{"egress_requests", 0, egress.ErrRequests},
		{"egress_bytes_up", 0, egress.ErrUp},
		{"egress_bytes_down", -1, egress.ErrDown},
		{"egress", "all", ErrEgress},
		{"egress", "api.example.com", ErrEgress},
		{"egress", true, ErrEgress},
		{"egress", []any{}, egress.ErrPolicyEmpty},
		{"egress", []any{7}, ErrEgress},
		{"egress", []any{" "}, ErrEgress},
		{"egress", []any{"a.example,b.example"}, ErrEgress},
		{"egress", []any{"a.example:99999"}, egress.ErrPolicyPort},
		{"egress", []any{"10.1.2.3/8"}, egress.ErrPolicyRange},
	} {
		_, err := Load(edit(t, test.key, test.value))
		if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.key) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s = %v: %v, want %v in a line that names the key", test.key, test.value, err, test.want)
		}
	}
}

func TestEgress(t *testing.T) {
	for value, want := range map[string]string{
		`"none"`: "none", `"public"`: "public", `null`: "public",
		`["api.example.com:443", "*.example.org", "10.1.0.0/16"]`: "allow: api.example.com:443, *.example.org, 10.1.0.0/16",
		`["public", "127.0.0.1:8080"]`:                            "allow: public, 127.0.0.1:8080",
	} {
		if c := load(t, edit(t, "egress", json.RawMessage(value))); c.Egress.String() != want {
			t.Errorf("%s: %s, want %s", value, c.Egress, want)
		}
	}
}

func TestUnreadableConfigIsOneLineThatNamesTheKey(t *testing.T) {
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "none.json"):                "no such file",
		edit(t, "job_capcity", 3):                              `job_capcity: json: unknown field "job_capcity"`,
		write(t, "{\n\"job_capacity\": 3,\n}"):                 "line 3: invalid character '}'",
		write(t, "{"):                                          "line 1: unexpected end of JSON input",
		write(t, "{} {}"):                                      "line 1: invalid character '{' after top-level value",
		edit(t, "jobs_contract_addr", "0x12"):                  "jobs_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "secret_manager_contract_addr", 7):             "secret_manager_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "code_contract_addr", strings.Repeat("a", 40)): "code_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "tee_manager_contract_addr", "0xs3cr3t"):       "tee_manager_contract_addr: no address, want",
		edit(t, "max_deadline", uint64(1e15)):                  "max_deadline: deadline limits out of range: 1000000000000000 ms, want at most 86400000 ms",
		edit(t, "min_deadline", 86400001):                      "min_deadline: deadline limits out of range: 86400001 ms, want at most 86400000 ms",
		edit(t, "cpu_limit", 0.01):                             fmt.Sprintf("cpu_limit: cpu limit out of range: 0.01 cores, want 0.05 … %d", min(runtime.GOMAXPROCS(0), workerd.MaxCPU)),
		edit(t, "common_chain_id", "one"):                      "common_chain_id: string, want a whole number from 0, below 2^64",
		edit(t, "min_deadline", -5):                            "min_deadline: number -5, want a whole number from 0",
		edit(t, "job_capacity", 1.5):                           "job_capacity: number 1.5, want a whole number",
		edit(t, "memory_limit", json.Number("1e20")):           "memory_limit: number 1e20, want a whole number below 2^63",
		edit(t, "cpu_limit", "two"):                            "cpu_limit: string, want a number",
		edit(t, "web_socket_url", 7):                           "web_socket_url: number, want a string",
		edit(t, "memory_limit", 1):                             "memory_limit: ",
		edit(t, "http_rpc_url", "rpc.example.org/v2/s3cr3t"):   "http_rpc_url: ",
	} {
		_, err := Load(path)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v\nwant one line with the file and %q", err, want)
		} else if strings.Contains(err.Error(), "s3cr3t") {
			t.Errorf("%v shows a key", err)
		}
	}
}

func TestAPIKeyReplacesWhatFollowsTheLastSlash(t *testing.T) {
	c := load(t, edit(t, "web_socket_url", "wss://rpc.example.org/v2/old"))
	key, err := enclave.ParseAPIKey("new-key")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Endpoints(key).WebSocket; got != "wss://rpc.example.org/v2/new-key" {
		t.Error(got)
	}
}
