package testvm_test

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// lifePatience bounds a whole life in an emulated machine.
const lifePatience = 15 * time.Minute

// TestEnclave boots the image that the source tree makes: as it is, where it finds
// no security module; where devices are as in Nitro's machine; and with what it
// needs to live.
func TestEnclave(t *testing.T) {
	if _, err := testvm.Find(); err != nil {
		testlack.Skip(t, err.Error())
	}
	dir := t.TempDir()
	added := image.Tree{Files: map[string]image.File{}}
	configFile := filepath.Join(dir, "config.json")
	writeConfig(t, dir, configFile, added)
	im := builtImage(t, configFile)
	t.Run("boots as it is", func(t *testing.T) { bootsAsItIs(t, im) })
	t.Run("finds devices of the command line", func(t *testing.T) { findsDevices(t, im) })
	t.Run("lives", func(t *testing.T) { lives(t, dir, im, added) })
}

// lives boots an image with its own kernel and ramdisks and without a network, and
// has it live: command inside, which a ramdisk of the test adds, says through
// what. That ramdisk also has an executor that is built for such machines, because
// without a security module that of the image makes no key.
func lives(t *testing.T, dir string, im built, added image.Tree) {
	addPrograms(t, dir, added)
	addModules(t, added)
	ramdisk, err := added.Ramdisk()
	if err != nil {
		t.Fatal(err)
	}
	console := filepath.Join(dir, "console.txt")
	if kept := os.Getenv("NACRE_TEST_CONSOLE"); kept != "" {
		console = kept
	}
	ctx, cancel := context.WithTimeout(t.Context(), lifePatience)
	defer cancel()
	began := time.Now()
	vm, err := testvm.Start(ctx, testvm.Config{
		Kernel: im.Kernel, Ramdisks: append(im.Ramdisks, ramdisk), Cmdline: im.Cmdline + " -- --host-cid 1 --log-format text",
		Memory: 3072, Console: console,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	if _, err := vm.Await(ctx, "inside: PASS"); err != nil {
		for _, line := range vm.Console() {
			t.Log(line)
		}
		t.Fatalf("%v", err)
	}
	if err := vm.Wait(); err != nil {
		t.Errorf("it did not power itself off: %v", err)
	}
	for _, line := range vm.Console() {
		if strings.HasPrefix(line, "inside: ") {
			t.Log(line)
		}
	}
	t.Logf("from boot to the end: %.0f s", time.Since(began).Seconds())
}

// writeConfig writes the config file of the image. A devnet whose contracts the
// same key deploys has them at the same addresses, here and in the machine.
func writeConfig(t testing.TB, dir, file string, added image.Tree) {
	t.Helper()
	admin, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	added.Files["/vmtest/admin.key"] = image.File{Content: []byte(hex.EncodeToString(crypto.FromECDSA(admin)))}
	c := devnet.DefaultConfig()
	c.Executors, c.Admin, c.InfoFile = 0, admin, filepath.Join(dir, "devnet.json")
	c.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	d, err := devnet.Start(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	at := d.Info().Contracts
	if err := d.Stop(); err != nil {
		t.Fatal(err)
	}
	content, err := json.Marshal(map[string]any{
		"workerd_runtime_path":      filepath.Dir(image.WorkerdFile),
		"common_chain_id":           devnet.ChainID,
		"http_rpc_url":              "http://127.0.0.1:8545",
		"web_socket_url":            "ws://127.0.0.1:8545/",
		"tee_manager_contract_addr": at.TeeManager,
		"jobs_contract_addr":        at.Jobs,
		"code_contract_addr":        at.UserCode,
		"execution_buffer_time":     60, // an emulated machine is slow
		"num_selected_executors":    1,
		"job_capacity":              2,
		"warm_sandboxes":            2,
		"hot_sandboxes":             1,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	added.Files["/vmtest/config.json"] = image.File{Content: content}
}

// addPrograms adds the executor, the command and the driver, and what these
// need to know of the first: whose word its attestation is, and what it says.
func addPrograms(t testing.TB, dir string, added image.Tree) {
	t.Helper()
	for path, args := range map[string][]string{
		"/init":          {"-tags", "enclave,vmtest", "../../cmd/executor"},
		"/vmtest/nacre":  {"../../cmd/nacre"},
		"/vmtest/driver": {"./inside"},
	} {
		file := filepath.Join(dir, filepath.Base(path))
		cmd := exec.CommandContext(t.Context(), "go", append([]string{"build", "-ldflags", "-s -w", "-o", file}, args...)...)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		added.Files[path] = image.File{Content: readFile(t, file), Executable: true}
	}
	m, err := enclave.MeasureExecutable(filepath.Join(dir, "init"))
	if err != nil {
		t.Fatal(err)
	}
	measured, err := json.Marshal(map[string]string{
		"pcr0": hex.EncodeToString(m.PCR0[:]), "pcr1": hex.EncodeToString(m.PCR1[:]), "pcr2": hex.EncodeToString(m.PCR2[:]),
	})
	if err != nil {
		t.Fatal(err)
	}
	added.Files["/vmtest/image.json"] = image.File{Content: measured}
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	pem, key := filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key")
	if err := root.Save(pem, key); err != nil {
		t.Fatal(err)
	}
	added.Files["/vmtest/root.pem"] = image.File{Content: readFile(t, pem)}
	added.Files["/vmtest/root.key"] = image.File{Content: readFile(t, key)}
}

// addModules adds the loopback of vsock to the modules of the image: the
// machine is its own host.
func addModules(t testing.TB, added image.Tree) {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	kernel, err := image.FetchKernel(t.Context(), image.Config{Source: "../..", Cache: filepath.Join(cache, "nacre")})
	if err != nil {
		t.Fatal(err)
	}
	modules, err := kernel.Modules(append(image.BaseModules(), "vsock_loopback")...)
	if err != nil {
		t.Fatal(err)
	}
	added.AddModules(modules)
}

func readFile(t testing.TB, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
