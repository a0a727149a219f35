package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
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
	want.HTTPRPCURL, want.WebSocketURL = URLs{"https://rpc.example.org/v2/your-api-key"}, URLs{"wss://rpc.example.org/v2/"}
	want.TeeManager, want.Jobs, want.UserCode = repeated(0x11), repeated(0x22), repeated(0x33)
	want.BufferTime, want.SelectedExecutors = 30, 3
	want.given = got.given
	if !reflect.DeepEqual(got, want) || len(got.Warnings()) > 0 {
		t.Errorf("example %+v\nwant    %+v\nwarnings %q", got, want, got.Warnings())
	}
	for key, group := range keys() {
		if _, shown := got.given[key]; shown != (group != readKeys) {
			t.Errorf("%s is in the example: %v", key, shown)
		}
	}
}

// Groups of keys.
const (
	networkKeys = iota
	readKeys    // the contract has them, so that nobody need set them
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
		case "acknowledgement_timeout":
			group = readKeys
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
	if !c.KeepsSecrets() || c.SecretStorePath != "/app/store/" || c.SecretStoreConfigPort != 6002 {
		t.Errorf("secrets: %+v", c)
	}
	if w := c.Warnings(); len(w) != 2 || !strings.HasPrefix(w[0], "storage_capacity: ") || !strings.HasPrefix(w[1], "rpc_quorum: ") {
		t.Errorf("warnings %q", w)
	}
}

// Keys about secrets without the contract that has them, which is forgotten.
func TestSecretsWithoutTheirContract(t *testing.T) {
	c := load(t, edit(t, "secret_manager_contract_addr", nil))
	if w := c.Warnings(); c.KeepsSecrets() || len(w) != 0 {
		t.Errorf("warnings %q", w)
	}
	c = load(t, edit(t, "secret_store_path", "/run/secrets"))
	if w := c.Warnings(); len(w) != 1 || !strings.HasPrefix(w[0], "secret_store_path: has no effect without secret_manager_contract_addr") {
		t.Errorf("warnings %q", w)
	}
}

// What is kept sealed can be opened by the enclave that sealed it, and by no
// other.
func TestSealedSecretsNeedTheirKey(t *testing.T) {
	c := Default()
	c.SecretManager, c.SecretStorePath, c.StorageCapacity, c.RPCQuorum = repeated(1), "/run/secrets", 1, 2
	if w := c.Warnings(); len(w) != 1 || !strings.HasPrefix(w[0], "secret_store_path: ") || !strings.Contains(w[0], "enclave_signer_file") {
		t.Errorf("warnings %q", w)
	}
	c.SignerFile = "/run/id"
	if w := c.Warnings(); len(w) != 0 {
		t.Errorf("warnings %q", w)
	}
}

// Room for secrets needs a quorum, or the operator's word that one endpoint is
// to be believed. Files of the existing executor ask for no room.
func TestRoomForSecretsNeedsAQuorum(t *testing.T) {
	const manager, room = `"secret_manager_contract_addr":null`, `"storage_capacity":0`
	two := `"http_rpc_url":["https://a.example/","https://b.example/"]`
	data, err := os.ReadFile(edit(t, "slash_duty", true)) // written without spaces
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change []string
		want   error
		warns  int
	}{
		"one endpoint":         {[]string{room, `"storage_capacity":5`}, ErrOneRPC, 0},
		"two and no quorum":    {[]string{room, `"storage_capacity":5`, `"http_rpc_url":"https://rpc.example.org/v2/your-api-key"`, two}, ErrOneRPC, 0},
		"a quorum":             {[]string{room, `"storage_capacity":5`, `"http_rpc_url":"https://rpc.example.org/v2/your-api-key"`, two, `"rpc_quorum":1`, `"rpc_quorum":2`}, nil, 0},
		"allowed":              {[]string{room, `"storage_capacity":5`, `"allow_one_rpc_for_secrets":false`, `"allow_one_rpc_for_secrets":true`}, nil, 1},
		"no room":              {nil, nil, 2},
		"no contract":          {[]string{room, `"storage_capacity":5`, `"secret_manager_contract_addr":"0x0101010101010101010101010101010101010101"`, manager}, nil, 1},
		"allowed for nothing":  {[]string{`"allow_one_rpc_for_secrets":false`, `"allow_one_rpc_for_secrets":true`, `"secret_manager_contract_addr":"0x0101010101010101010101010101010101010101"`, manager}, nil, 1},
		"no quorum is no rule": {[]string{room, `"storage_capacity":5`, `"rpc_quorum":1`, `"rpc_quorum":0`}, ErrQuorum, 0},
	} {
		file := strings.Replace(string(data), manager, `"secret_manager_contract_addr":"0x0101010101010101010101010101010101010101"`, 1)
		got, err := Parse([]byte(strings.NewReplacer(c.change...).Replace(file)))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		} else if w := got.Warnings(); err == nil && len(w) != c.warns {
			t.Errorf("%s: warnings %q", name, w)
		}
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
		{"http_rpc_url", []any{}, chain.ErrNoHTTP},
		{"http_rpc_url", []any{"http://a.example/", "ws://b.example/"}, chain.ErrHTTPURL},
		{"http_rpc_url", []any{"http://a.example/", "http://a.example/"}, chain.ErrHTTPTwice},
		{"http_rpc_url", many("http://a.example/", 17), chain.ErrManyHTTP},
		{"http_rpc_url", []any{"http://a.example/", nil}, ErrURLs},
		{"http_rpc_url", []any{[]any{"http://a.example/"}}, ErrURLs},
		{"http_rpc_url", true, ErrURLs},
		{"web_socket_url", []any{}, ErrWebSocket},
		{"web_socket_url", []any{"ws://a.example/", ""}, chain.ErrWebSocketURL},
		{"web_socket_url", []any{"ws://a.example/", "ws://a.example/"}, chain.ErrWebSocketTwice},
		{"web_socket_url", many("ws://a.example/", 17), chain.ErrManyWebSocket},
		{"rpc_quorum", 0, ErrQuorum},
		{"rpc_quorum", 2, ErrQuorum},
		{"rpc_quorum", -1, ErrQuorum},
		{"job_capacity", -1, ErrJobCapacity},
		{"memory_budget", -1, ErrMemoryBudget},
		{"drain_timeout", uint64(1e13), ErrDrainTimeout},
		{"state_file", "/run/nacre/state", ErrStateFile}, // the example names no signer file
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
		filepath.Join(t.TempDir(), "none.json"): "no such file",
		edit(t, "job_capcity", 3):               ": job_capcity: no such key, did you mean job_capacity?",
		edit(t, "frobnication", 3):              ": frobnication: no such key; config.example.json shows every key",
		write(t, "{\n\"job_capacity\": 3,\n}"):  "line 3: invalid character '}'",
		write(t, "{"):                           "line 1: unexpected end of JSON input",
		write(t, "{} {}"):                       "line 1: invalid character '{' after top-level value",
		edit(t, "jobs_contract_addr", "0x12"):   "jobs_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "directory_contract_addr", "0x5bAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"): "directory_contract_addr: the checksum (capital letters) is wrong",
		edit(t, "secret_manager_contract_addr", 7):                                       "secret_manager_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "code_contract_addr", strings.Repeat("a", 40)):                           "code_contract_addr: no address, want 0x and 40 hex digits",
		edit(t, "tee_manager_contract_addr", "0xs3cr3t"):                                 "tee_manager_contract_addr: no address, want",
		edit(t, "max_deadline", uint64(1e15)):                                            "max_deadline: deadline limits out of range: 1000000000000000 ms, want at most 86400000 ms",
		edit(t, "min_deadline", 86400001):                                                "min_deadline: deadline limits out of range: 86400001 ms, want at most 86400000 ms",
		edit(t, "cpu_limit", 0.01):                                                       fmt.Sprintf("cpu_limit: cpu limit out of range: 0.01 cores, want 0.05 … %d", min(runtime.GOMAXPROCS(0), workerd.MaxCPU)),
		edit(t, "common_chain_id", "one"):                                                "common_chain_id: string, want a whole number from 0, below 2^64",
		edit(t, "min_deadline", -5):                                                      "min_deadline: number -5, want a whole number from 0",
		edit(t, "job_capacity", 1.5):                                                     "job_capacity: number 1.5, want a whole number",
		edit(t, "memory_limit", json.Number("1e20")):                                     "memory_limit: number 1e20, want a whole number below 2^63",
		edit(t, "cpu_limit", "two"):                                                      "cpu_limit: string, want a number",
		edit(t, "web_socket_url", 7):                                                     "web_socket_url: want a URL or a list of URLs",
		edit(t, "memory_limit", 1):                                                       "memory_limit: ",
		edit(t, "http_rpc_url", "rpc.example.org/v2/s3cr3t"):                             "http_rpc_url: ",
	} {
		_, err := Load(path)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v\nwant one line with the file and %q", err, want)
		} else if strings.Contains(err.Error(), "s3cr3t") {
			t.Errorf("%v shows a key", err)
		}
	}
}

func many(url string, n int) (out []any) {
	for i := range n {
		out = append(out, fmt.Sprint(url, i))
	}
	return out
}

// A string is a list of one.
func TestSeveralURLs(t *testing.T) {
	for value, want := range map[string]URLs{
		`"http://a.example/"`:                        {"http://a.example/"},
		`["http://a.example/"]`:                      {"http://a.example/"},
		`["http://b.example/", "https://a.example"]`: {"http://b.example/", "https://a.example"},
	} {
		if c := load(t, edit(t, "http_rpc_url", json.RawMessage(value))); !slices.Equal(c.HTTPRPCURL, want) || !slices.Equal(c.Endpoints(enclave.APIKey{}).HTTP, want) {
			t.Errorf("%s: %v", value, c.HTTPRPCURL)
		}
	}
	path := edit(t, "http_rpc_url", []any{"http://a.example/", "http://b.example/", "http://c.example/"})
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 3; n++ {
		c, err := Parse([]byte(strings.Replace(string(data), `"rpc_quorum":1`, fmt.Sprintf(`"rpc_quorum":%d`, n), 1)))
		if err != nil || c.RPCQuorum != n || c.Endpoints(enclave.APIKey{}).Quorum != n {
			t.Errorf("quorum %d: %d, %v", n, c.RPCQuorum, err)
		}
	}
}

func TestAPIKeyReplacesWhatFollowsTheLastSlash(t *testing.T) {
	c := load(t, edit(t, "web_socket_url", []any{"wss://rpc.example.org/v2/old", "wss://other.example.org/", "wss://third.example.org"}))
	key, err := enclave.ParseAPIKey("new-key")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"wss://rpc.example.org/v2/new-key", "wss://other.example.org/new-key", "wss://third.example.org/new-key"}
	if got := c.Endpoints(key).WebSocket; !slices.Equal(got, want) {
		t.Error(got)
	}
}
