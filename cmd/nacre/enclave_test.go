//go:build !enclave

package main

import (
	"context"
	"crypto/rand"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
)

// testExecutorConfig is what enclaves of tests run by.
const testExecutorConfig = "testdata/executor.json"

// testEnclave is a real enclave without a chain: identity, lifecycle, software
// attester and API, on a Unix socket.
type testEnclave struct {
	url         string // unix:///…
	identity    *enclave.Identity
	lifecycle   *enclave.Lifecycle
	root        string // file with the root certificate
	measurement enclave.Measurement
	now         func() time.Time // its clock
	health      func(context.Context) (missing, broken []string)
}

// newTestEnclave makes an enclave that does not listen yet.
func newTestEnclave(t *testing.T) *testEnclave {
	t.Helper()
	id, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	// Not t.TempDir: the path of a socket must be short.
	dir, err := os.MkdirTemp("/tmp", "nacre-enclave-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	m, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	return &testEnclave{
		url: "unix://" + filepath.Join(dir, "api.sock"), identity: id, lifecycle: enclave.NewLifecycle(),
		root: filepath.Join(dir, "root.pem"), measurement: m, now: time.Now,
	}
}

// start lets it listen until the test ends.
func (e *testEnclave) start(t *testing.T) *testEnclave {
	t.Helper()
	root, err := enclave.GenerateDevRoot(e.now())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(e.root, root.CertificatePEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return e.now() }
	settings, err := config.Load(testExecutorConfig)
	if err != nil {
		t.Fatal(err)
	}
	server, err := api.New(api.Config{
		Settings:  settings.Digest(),
		Lifecycle: e.lifecycle, Identity: e.identity, Attester: enclave.NewSoftwareAttester(root, e.measurement, clock),
		WebSocketURL: "ws://127.0.0.1:1/ws/", JobCapacity: 20, StorageCapacity: 1 << 30, Now: func(context.Context) (time.Time, error) { return clock(), nil },
		Domain: func(context.Context) (contracts.Domain, error) {
			return contracts.Domain{Name: contracts.TeeManagerDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1), VerifyingContract: common.HexToAddress("0x01")}, nil
		},
		Health: e.health, Log: slog.New(slog.DiscardHandler), Limits: api.DefaultLimits(),
	})
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("unix", e.url[len("unix://"):])
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return e
}
