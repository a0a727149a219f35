package testvm_test

import (
	"context"
	"crypto/sha512"
	"encoding/hex"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// TestSecurityModule boots the image's file itself in the machine by which QEMU
// emulates Nitro's. QEMU takes the file apart and measures it with code of its
// own, its security module attests that, its vsock ends in Unix sockets where
// nacre host serves, and no byte of the image is other than in production. Only
// Amazon's signature is missing, so that nobody may believe the document.
func TestSecurityModule(t *testing.T) {
	vsock := nitroMachine(t)
	dir := t.TempDir()
	chain := startChain(t, dir)
	configFile := filepath.Join(dir, "config.json")
	writeChainConfig(t, configFile, chain)
	im := builtImage(t, configFile)

	ctx, cancel := context.WithTimeout(t.Context(), lifePatience)
	defer cancel()
	sockets := startVsock(t, vsock, dir)
	api := freeAddress(t)
	start(t, im.nacre, "host", "--sockets", sockets.guest, "--heartbeat", "--api", api, "--allow", strings.Trim(strings.TrimPrefix(chain.HTTPURL, "http:"), "/"))
	vm, err := testvm.Start(ctx, testvm.Config{
		Kernel: readFile(t, im.file),
		// Appended to the image's own. At 3 there is nobody, 2 is the only host that
		// this vsock has. Without --, behind which the machine would tell of its
		// devices, the kernel gives process 1 what it does not know itself.
		Cmdline: "--host-cid 2",
		Machine: "nitro-enclave,vsock=host,id=i-0123456789abcdef0-enc0123456789abcdef",
		Memory:  3072, Console: filepath.Join(dir, "console.txt"),
		Extra: []string{"-chardev", "socket,id=host,path=" + sockets.device},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	if _, err := vm.Await(ctx, `"msg":"executor is up"`); err != nil {
		t.Fatalf("%v; the console ends with\n%s", err, tail(vm))
	}

	nonce := attestation.NewNonce()
	var doc []byte
	until(t, time.Minute, func() (err error) {
		doc, err = get(ctx, "http://"+api+"/attestation?nonce="+hex.EncodeToString(nonce))
		return err
	})
	said := claims(t, doc)
	want, err := im.Measure()
	if err != nil {
		t.Fatal(err)
	}
	for i, pcr := range [][]byte{want.PCR0[:], want.PCR1[:], want.PCR2[:], 3: make([]byte, sha512.Size384)} {
		if string(said.PCRs[i]) != string(pcr) {
			t.Errorf("PCR%d is %x by the security module, %x by nacre image build", i, said.PCRs[i], pcr)
		}
		t.Logf("PCR%d %x", i, said.PCRs[i])
	}
	if string(said.Nonce) != string(nonce) {
		t.Errorf("nonce %x, not %x", said.Nonce, nonce)
	}
	if _, err := crypto.UnmarshalPubkey(append([]byte{4}, said.PublicKey...)); err != nil {
		t.Errorf("public key %x: %v", said.PublicKey, err)
	}
	c, err := config.Load(configFile)
	if err != nil {
		t.Fatal(err)
	}
	if settings := c.Digest(); !strings.HasSuffix(string(said.UserData), string(settings[:])) {
		t.Errorf("user data %x does not end in the digest of the settings, %x", said.UserData, settings)
	}
	refused(t, im, dir, "http://"+api)
}

// refused gives the enclave an owner, and has it registered: nobody does.
func refused(t *testing.T, im built, dir, url string) {
	t.Helper()
	nacre := func(args ...string) (string, error) {
		cmd := exec.CommandContext(t.Context(), im.nacre, args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return strings.TrimSpace(string(out)), err
	}
	want, err := im.Measure()
	if err != nil {
		t.Fatal(err)
	}
	pcrs := []string{
		"--pcr0", hex.EncodeToString(want.PCR0[:]), "--pcr1", hex.EncodeToString(want.PCR1[:]), "--pcr2", hex.EncodeToString(want.PCR2[:]),
	}
	owner, err := nacre("fund", "owner.key")
	if err != nil {
		t.Fatal(err, owner)
	}
	for _, args := range [][]string{
		{"fund", "gas.key"},
		{"init", "--url", url, "--owner-address", owner[strings.LastIndex(owner, "0x"):], "--gas-key-file", "gas.key"},
		append([]string{"image", "approve"}, pcrs...),
	} {
		if out, err := nacre(args...); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	out, err := nacre(append([]string{"register", "--url", url, "--stake", "1000", "--key-file", "owner.key"}, pcrs...)...)
	if err == nil || !strings.Contains(out, attestation.ErrMalformed.Error()) {
		t.Errorf("what Amazon has not signed is registered, or refused for another reason: %v: %s", err, out)
	}
	t.Log(out)
}
