package main

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/devnet"
)

// TestPrintDevnet names all contracts, and everything of each executor.
func TestPrintDevnet(t *testing.T) {
	const dir = "/tmp/nacre-devnet-2527523147"
	info := devnet.Info{Dir: dir, HTTPURL: "http://127.0.0.1:46399/", Contracts: devnet.Contracts{
		TeeManager: common.Address{1}, Executors: common.Address{2}, Jobs: common.Address{3}, UserCode: common.Address{4},
		AttestationVerifier: common.Address{5}, SecretManager: common.Address{6}, SecretStore: common.Address{7}, Directory: common.Address{8},
	}}
	for _, n := range []string{"1", "2"} {
		info.Executors = append(info.Executors, devnet.Executor{URL: "unix://" + dir + "/" + n + "/api", SecretsURL: "http://127.0.0.1:4432" + n, LogFile: dir + "/" + n + "/log"})
	}
	env, out, _ := fakeEnvironment()
	if err := printDevnet(env, info, "devnet.json"); err != nil {
		t.Fatal(err)
	}
	wants := []string{"SecretManager ", "SecretStore ", "Directory ", "Ready. In another shell"}
	for i := range byte(8) {
		wants = append(wants, common.Address{i + 1}.Hex())
	}
	for _, e := range info.Executors {
		wants = append(wants, e.URL, e.SecretsURL, e.LogFile)
	}
	for _, want := range wants {
		if !strings.Contains(out.String(), want) {
			t.Errorf("lacks %s:\n%s", want, out)
		}
	}
	fitsTerminal(t, out.String())
}
