package testvm_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// nitroMachine returns the program that serves the machine's vsock. No package
// has what this takes, so that only who names a QEMU gets the test.
func nitroMachine(t *testing.T) (vsock string) {
	t.Helper()
	testlack.Unasked(t, "NACRE_QEMU", "one of 9.2 or later, built with libcbor and GnuTLS")
	qemu, err := testvm.Find()
	if err != nil {
		t.Fatal(err)
	}
	known, err := exec.CommandContext(t.Context(), qemu, "-M", "help").Output()
	if err != nil {
		t.Fatalf("%s -M help: %v", qemu, err)
	}
	if !strings.Contains(string(known), "nitro-enclave") {
		t.Fatalf("%s has no machine nitro-enclave: it takes QEMU 9.2 or later, built with libcbor and GnuTLS", qemu)
	}
	if vsock, err = exec.LookPath("vhost-device-vsock"); err != nil {
		t.Fatal("the machine nitro-enclave takes vhost-device-vsock, which is not in the PATH: cargo install vhost-device-vsock")
	}
	return vsock
}

type vsockSockets struct{ device, guest string }

// startVsock serves a machine's vsock device.
func startVsock(t *testing.T, program, dir string) vsockSockets {
	t.Helper()
	s := vsockSockets{filepath.Join(dir, "device"), filepath.Join(dir, "guest")}
	start(t, program, "--guest-cid", "16", "--socket", s.device, "--uds-path", s.guest)
	until(t, time.Minute, func() error {
		_, err := os.Stat(s.device)
		return err
	})
	return s
}

// start starts a program that the test ends.
func start(t *testing.T, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = t.Output(), t.Output()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("%s ended before the test: %v", program, err)
		}
		_ = cmd.Wait() // by the signal
	})
}

// startChain starts a devnet without executors.
func startChain(t *testing.T, dir string) devnet.Info {
	t.Helper()
	c := devnet.DefaultConfig()
	c.Executors, c.InfoFile = 0, filepath.Join(dir, devnet.DefaultInfoFile)
	c.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	d, err := devnet.Start(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Stop(); err != nil {
			t.Error(err)
		}
	})
	return d.Info()
}

// writeChainConfig writes the config file of an executor for a chain.
func writeChainConfig(t *testing.T, file string, chain devnet.Info) {
	t.Helper()
	content, err := json.Marshal(map[string]any{
		"workerd_runtime_path":      filepath.Dir(image.WorkerdFile),
		"common_chain_id":           devnet.ChainID,
		"http_rpc_url":              chain.HTTPURL,
		"web_socket_url":            chain.WSURL,
		"tee_manager_contract_addr": chain.Contracts.TeeManager,
		"jobs_contract_addr":        chain.Contracts.Jobs,
		"code_contract_addr":        chain.Contracts.UserCode,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// freeAddress is one of the loopback where nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return "127.0.0.1:" + strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func get(ctx context.Context, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return io.ReadAll(io.LimitReader(resp.Body, attestation.MaxDocumentLength))
}

type claimed struct {
	PCRs      map[int][]byte `cbor:"pcrs"`
	PublicKey []byte         `cbor:"public_key"`
	UserData  []byte         `cbor:"user_data"`
	Nonce     []byte         `cbor:"nonce"`
}

// claims reads a document that nobody has signed.
func claims(t *testing.T, doc []byte) claimed {
	t.Helper()
	var parts []cbor.RawMessage
	if err := cbor.Unmarshal(doc, &parts); err != nil || len(parts) != 4 {
		t.Fatalf("a document of %d parts: %v", len(parts), err)
	}
	var payload []byte
	if err := cbor.Unmarshal(parts[2], &payload); err != nil {
		t.Fatal(err)
	}
	var c claimed
	if err := cbor.Unmarshal(payload, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// until does try again and again, until it works or the limit is over.
func until(t *testing.T, limit time.Duration, try func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for err := try(); err != nil; err = try() {
		select {
		case <-ctx.Done():
			t.Fatalf("after %v: %v", limit, err)
		case <-tick.C:
		}
	}
}
