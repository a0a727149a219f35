package config

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
)

// unattested are the keys that no document vouches for. A new key must be put
// here or into Config.attested.
var unattested = []string{
	"workerd_runtime_path", "http_rpc_url", "web_socket_url", "execution_buffer_time", "num_selected_executors",
	"secret_store_config_port", "secret_store_path", "acknowledgement_timeout", "mark_alive_timeout", "num_selected_stores",
	"job_capacity", "warm_sandboxes", "hot_sandboxes", "memory_budget", "log_limit", "storage_capacity",
	"fee_cap_gwei", "recovery_lookback", "drain_timeout", "slash_duty", "state_file",
}

func TestEveryKeyIsAttestedOrNot(t *testing.T) {
	attested := Config{}.attested()
	for f := range reflect.TypeFor[Config]().Fields() {
		key := f.Tag.Get("json")
		if _, in := attested[key]; key != "" && in == slices.Contains(unattested, key) {
			t.Errorf("%s: attested %v, unattested %v", key, in, !in)
		}
		delete(attested, key)
	}
	if len(attested) != 0 {
		t.Errorf("no keys of the config file: %v", attested)
	}
}

// TestAttestedOfTheExample holds the canonical form, which others compute, too.
func TestAttestedOfTheExample(t *testing.T) {
	data, err := os.ReadFile("../../../config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"allow_one_rpc_for_secrets":false,"code_contract_addr":"0x3333333333333333333333333333333333333333","code_limit":1048576,"common_chain_id":421614,"cpu_limit":1,` +
		`"directory_contract_addr":"0x0000000000000000000000000000000000000000","egress":"public","egress_bytes_down":33554432,"egress_bytes_up":4194304,"egress_requests":64,` +
		`"enclave_signer_file":"","input_limit":1048576,"jobs_contract_addr":"0x2222222222222222222222222222222222222222","max_deadline":10800000,"memory_limit":104857600,` +
		`"min_deadline":1,"output_limit":20480,"pids_limit":32,"rpc_quorum":1,"secret_manager_contract_addr":"0x0000000000000000000000000000000000000000",` +
		`"tee_manager_contract_addr":"0x1111111111111111111111111111111111111111"}`
	if got := string(c.Attested()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := c.Digest(); got != crypto.Keccak256Hash([]byte(want)) {
		t.Errorf("digest %s", got)
	}
}

// TestDigestFollowsWhatCounts changes one key at a time.
func TestDigestFollowsWhatCounts(t *testing.T) {
	base := Default()
	for key, change := range map[string]func(*Config){
		"tee_manager_contract_addr": func(c *Config) { c.TeeManager[0]++ }, "jobs_contract_addr": func(c *Config) { c.Jobs[0]++ },
		"code_contract_addr": func(c *Config) { c.UserCode[0]++ }, "secret_manager_contract_addr": func(c *Config) { c.SecretManager[0]++ },
		"common_chain_id": func(c *Config) { c.ChainID++ }, "rpc_quorum": func(c *Config) { c.RPCQuorum++ },
		"allow_one_rpc_for_secrets": func(c *Config) { c.OneRPCForSecrets = true },
		"enclave_signer_file":       func(c *Config) { c.SignerFile = "key" }, "memory_limit": func(c *Config) { c.MemoryLimit++ },
		"cpu_limit": func(c *Config) { c.CPULimit /= 2 }, "egress_requests": func(c *Config) { c.EgressRequests++ },
		"egress": func(c *Config) {
			if err := c.Egress.UnmarshalJSON([]byte(`["10.0.0.1"]`)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		c := base
		change(&c)
		if c.Digest() == base.Digest() {
			t.Errorf("%s: another value has the same digest", key)
		}
	}
	same := base
	same.HTTPRPCURL, same.JobCapacity, same.FeeCapGwei = URLs{"https://rpc.example/v2/key"}, 7, 1
	if same.Digest() != base.Digest() {
		t.Error("endpoints, sizes or fees are in the digest")
	}
}
