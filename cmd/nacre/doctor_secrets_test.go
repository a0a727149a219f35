package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

// TestDoctorJudgesThePlaceOfSecrets as the executor does, and makes nothing.
func TestDoctorJudgesThePlaceOfSecrets(t *testing.T) {
	memory, open := dirInMemory(t), dirInMemory(t)
	if err := os.Chmod(open, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(memory, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path         string
		status       checkStatus
		detail, mend string
	}{
		"there":        {memory, passed, "is in memory", ""},
		"to be made":   {filepath.Join(memory, "store"), passed, "is in memory", ""},
		"on a disk":    {"/proc/self", failed, "", "the executor does not start like this"},
		"made on one":  {"/proc/store", failed, "must never reach a disk", "tmpfs or ramfs"},
		"a file":       {file, failed, "is no directory", "name a directory"},
		"open":         {open, failed, "has mode 0755", "chmod 700 " + open},
		"none above":   {filepath.Join(memory, "none", "store"), failed, "no such file", "mkdir -m 700 " + filepath.Join(memory, "none")},
		"a disk again": {t.TempDir() + "/store", failed, "must never reach a disk", "tmpfs or ramfs"},
	} {
		all := checkSecretStore(config.Config{SecretManager: common.Address{1}, SecretStorePath: c.path, SignerFile: "id", StorageCapacity: 1, RPCQuorum: 2, SecretStoreConfigPort: 6002})
		f := find(t, all, "secret_store_path")
		if len(all) != 2 || f.Status != c.status || !strings.Contains(f.Detail, c.detail) || !strings.Contains(f.Mend, c.mend) {
			t.Errorf("%s: %+v", name, all)
		}
		if port := find(t, all, "secret_store_config_port"); port.Status != passed || !strings.HasPrefix(port.Detail, "6002 of vsock") {
			t.Errorf("%+v", port)
		}
	}
	if left, err := os.ReadDir(memory); err != nil || len(left) != 1 {
		t.Errorf("the doctor made %v (%v)", left, err)
	}
}

// TestDoctorWarnsAsTheExecutorDoes: in vain, or at a risk, are settings of a
// store that starts.
func TestDoctorWarnsAsTheExecutorDoes(t *testing.T) {
	c := config.Config{SecretManager: common.Address{1}, SecretStorePath: dirInMemory(t), StorageCapacity: 1, RPCQuorum: 2}
	f := find(t, checkSecretStore(c), "config")
	if f.Status != warned || !strings.Contains(f.Detail, "each start is another enclave") || f.Mend == "" {
		t.Errorf("%+v", f)
	}
	c.SecretManager = common.Address{}
	if all := checkSecretStore(c); len(all) == 0 || all[0].Status != warned || !strings.Contains(all[0].Detail, "no effect without secret_manager_contract_addr") {
		t.Errorf("%+v", all)
	}
}

// TestDoctorTellsTheContractsOfSecrets from others of the network.
func TestDoctorTellsTheContractsOfSecrets(t *testing.T) {
	net := ownertest.Start(t, 0)
	at := func(manager, directory common.Address) []finding {
		return checkNetwork(t.Context(), network{from: "config.json", httpURLs: []string{net.URL}, chainID: net.Client.ChainID().Uint64(), config: config.Config{
			ChainID: net.Client.ChainID().Uint64(), TeeManager: net.At.TeeManager, SecretManager: manager, Directory: directory,
		}})
	}
	const manager, directory = "contract secret_manager_contract_addr", "contract directory_contract_addr"
	good := at(net.At.SecretManager, net.At.Directory)
	for _, check := range []string{manager, directory} {
		if f := find(t, good, check); f.Status != passed {
			t.Errorf("%+v", f)
		}
	}
	for name, c := range map[string]struct {
		manager, directory             common.Address
		managerDetail, directoryDetail string
	}{
		"Jobs":         {net.At.Jobs, net.At.Jobs, "no SecretManager", "is no Directory contract"},
		"each other's": {net.At.Directory, net.At.SecretManager, "no SecretManager", "is no Directory contract"},
		"nothing":      {common.Address{9}, common.Address{9}, "no contract at this address", "no code at"},
	} {
		all := at(c.manager, c.directory)
		if f := find(t, all, manager); f.Status != failed || !strings.Contains(f.Detail, c.managerDetail) || f.Mend == "" {
			t.Errorf("%s: %+v", name, f)
		}
		if f := find(t, all, directory); f.Status != failed || !strings.Contains(f.Detail, c.directoryDetail) || f.Mend == "" {
			t.Errorf("%s: %+v", name, f)
		}
	}
	for _, f := range at(common.Address{}, common.Address{}) {
		if f.Check == manager || f.Check == directory {
			t.Errorf("without secrets: %+v", f)
		}
	}
}
