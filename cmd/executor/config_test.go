package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd"
)

const exampleConfig = "../../config.example.json"

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

func TestExampleShowsEveryKeyWithItsDefault(t *testing.T) {
	got, warnings, err := loadConfig(exampleConfig)
	if err != nil || len(warnings) != 0 {
		t.Fatal(err, warnings)
	}
	want := defaultConfig()
	want.WorkerdRuntimePath, want.ChainID = "./runtime", 421614
	want.HTTPRPCURL, want.WebSocketURL = "https://rpc.example.org/v2/your-api-key", "wss://rpc.example.org/v2/"
	want.TeeManager, want.Jobs, want.UserCode = repeated(0x11), repeated(0x22), repeated(0x33)
	want.BufferTime, want.SelectedExecutors = 30, 3
	if got != want {
		t.Errorf("example %+v\nwant    %+v", got, want)
	}
	if got.limits() != workerd.DefaultLimits() {
		t.Errorf("limits %+v, want those of workerd", got.limits())
	}
	if got.txConfig().FeeCap.Cmp(chain.DefaultTxConfig().FeeCap) != 0 {
		t.Errorf("fee cap %s wei", got.txConfig().FeeCap)
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
	c, warnings, err := loadConfig("testdata/existing-executor.json")
	if err != nil {
		t.Fatal(err)
	}
	if c.JobCapacity != defaultJobCapacity || c.SignerFile != "/app/id.sec" || c.BufferTime != 60 {
		t.Errorf("%+v", c)
	}
	if len(warnings) != 6 || !strings.Contains(strings.Join(warnings, " "), "secret_store_path: ") {
		t.Errorf("warnings %q", warnings)
	}
}

func TestBadConfig(t *testing.T) {
	for _, test := range []struct {
		key   string
		value any
		want  error
	}{
		{"workerd_runtime_path", nil, errNoRuntimePath},
		{"common_chain_id", 0, errNoChainID},
		{"jobs_contract_addr", nil, errNoContract},
		{"tee_manager_contract_addr", "0x0000000000000000000000000000000000000000", errNoContract},
		{"code_contract_addr", nil, errNoContract},
		{"http_rpc_url", nil, chain.ErrNoHTTP},
		{"http_rpc_url", "ftp://host/key", chain.ErrHTTPURL},
		{"web_socket_url", "http://host/", chain.ErrWebSocketURL},
		{"web_socket_url", nil, errNoWebSocket},
		{"job_capacity", 0, errJobCapacity},
		{"drain_timeout", uint64(1e13), errDrain},
		{"fee_cap_gwei", 0, errFeeCap},
		{"recovery_lookback", 0, errLookback},
		{"recovery_lookback", uint64(1e13), errLookback},
		{"memory_limit", 1 << 20, workerd.ErrMemory},
		{"cpu_limit", 0, workerd.ErrCPU},
		{"pids_limit", 1, workerd.ErrPIDs},
		{"output_limit", 0, workerd.ErrOutput},
		{"input_limit", -1, workerd.ErrInput},
		{"code_limit", 0, workerd.ErrCode},
	} {
		_, _, err := loadConfig(edit(t, test.key, test.value))
		if !errors.Is(err, test.want) {
			t.Errorf("%s = %v: %v, want %v", test.key, test.value, err, test.want)
		}
	}
}

func TestUnreadableConfigIsOneLineThatNamesTheKey(t *testing.T) {
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "none.json"):              "no such file",
		edit(t, "job_capcity", 3):                            `job_capcity: json: unknown field "job_capcity"`,
		write(t, "{\n\"job_capacity\": 3,\n}"):               "line 3: invalid character '}'",
		write(t, "{"):                                        "line 1: unexpected end of JSON input",
		write(t, "{} {}"):                                    "line 1: invalid character '{' after top-level value",
		edit(t, "jobs_contract_addr", "0x12"):                "jobs_contract_addr: ",
		edit(t, "common_chain_id", "one"):                    "common_chain_id: string, want uint64",
		edit(t, "memory_limit", 1):                           "memory_limit: ",
		edit(t, "http_rpc_url", "rpc.example.org/v2/s3cr3t"): "http_rpc_url: ",
	} {
		_, _, err := loadConfig(path)
		if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v\nwant one line with the file and %q", err, want)
		} else if strings.Contains(err.Error(), "s3cr3t") {
			t.Errorf("%v shows a key", err)
		}
	}
}

func TestAPIKeyReplacesWhatFollowsTheLastSlash(t *testing.T) {
	c, _, err := loadConfig(edit(t, "web_socket_url", "wss://rpc.example.org/v2/old"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := enclave.ParseAPIKey("new-key")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.endpoints(key).WebSocket; got != "wss://rpc.example.org/v2/new-key" {
		t.Error(got)
	}
}

func TestSocketDirectoryFitsAnAddress(t *testing.T) {
	cfg := defaultConfig()
	for _, path := range []string{"/app", "/" + strings.Repeat("long/", 30)} {
		cfg.WorkerdRuntimePath = path
		first, second := poolConfig(cfg, false, nil), poolConfig(cfg, false, nil)
		if len(first.RuntimeDir) > longestSocketDir || first.RuntimeDir != second.RuntimeDir {
			t.Errorf("%s: %s and %s", path, first.RuntimeDir, second.RuntimeDir)
		}
		if err := first.Check(); err != nil {
			t.Error(err)
		}
	}
}
