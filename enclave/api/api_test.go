package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	ownerHex  = "0x00000000000000000000000000000000000000aa"
	gasKey    = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
	storeKey  = "0x0101010101010101010101010101010101010101010101010101010101010101"
	apiSecret = "Sup3r-Secret_ApiKey"

	goodImmutable = `{"owner_address_hex": "` + ownerHex + `"}`
	goodMutable   = `{"executor_gas_key": "` + gasKey + `", "secret_store_gas_key": "` + storeKey + `", "ws_api_key": "` + apiSecret + `"}`
)

var signedAt = time.Unix(1700000000, 123456789)

// lab is a server with all that it writes and is told.
type lab struct {
	*Server
	cfg       Config
	lifecycle *enclave.Lifecycle
	logs      *logBuffer
	attested  []enclave.AttestRequest
	attestErr error
	domainErr error
	timeErr   error
	missing   []string
	broken    []string
}

type logBuffer struct {
	mu  sync.Mutex // guards buf
	buf bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func (l *lab) Attest(_ context.Context, r enclave.AttestRequest) ([]byte, error) {
	l.attested = append(l.attested, r)
	return []byte{0x84, 1, 2, 3}, l.attestErr
}

func teeManager() contracts.Domain {
	return contracts.Domain{Name: contracts.TeeManagerDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1337), VerifyingContract: common.Address{4}}
}

// testSettings is the digest of the settings in all documents here.
var testSettings = common.Hash{5, 6, 7}

func newLab(t *testing.T, change ...func(*Config)) *lab {
	t.Helper()
	id, err := enclave.GenerateIdentity(bytes.NewReader(common.LeftPadBytes([]byte{1}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	l := &lab{lifecycle: enclave.NewLifecycle(), logs: new(logBuffer)}
	l.cfg = Config{
		Settings:  testSettings,
		Lifecycle: l.lifecycle, Identity: id, Attester: l, WebSocketURL: "wss://rpc.example/v2/",
		JobCapacity: 20, StorageCapacity: 1 << 33,
		Domain:  func(context.Context) (contracts.Domain, error) { return teeManager(), l.domainErr },
		Health:  func(context.Context) ([]string, []string) { return l.missing, l.broken },
		Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "nacre_jobs 1\n") }),
		Now:     func(context.Context) (time.Time, error) { return signedAt, l.timeErr },
		Log:     slog.New(slog.NewTextHandler(l.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Limits:  DefaultLimits(),
	}
	for _, c := range change {
		c(&l.cfg)
	}
	if l.Server, err = New(l.cfg); err != nil {
		t.Fatal(err)
	}
	return l
}

// ask answers a request without a network.
func (l *lab) ask(method, target, body string) *httptest.ResponseRecorder {
	return l.askTyped(method, target, body, "application/json")
}

func (l *lab) askTyped(method, target, body, contentType string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, target, strings.NewReader(body))
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	res := httptest.NewRecorder()
	l.Handler().ServeHTTP(res, req)
	return res
}

func (l *lab) configure(t *testing.T) {
	t.Helper()
	for path, body := range map[string]string{"/immutable-config": goodImmutable, "/mutable-config": goodMutable} {
		if res := l.ask("POST", path, body); res.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, res.Code, res.Body)
		}
	}
}

func TestConfigCheck(t *testing.T) {
	good := newLab(t).cfg
	for name, c := range map[string]struct {
		change func(*Config)
		want   error
	}{
		"Lifecycle":             {func(c *Config) { c.Lifecycle = nil }, ErrMissing},
		"Identity":              {func(c *Config) { c.Identity = nil }, ErrMissing},
		"Attester":              {func(c *Config) { c.Attester = nil }, ErrMissing},
		"Domain":                {func(c *Config) { c.Domain = nil }, ErrMissing},
		"Now":                   {func(c *Config) { c.Now = nil }, ErrMissing},
		"Log":                   {func(c *Config) { c.Log = nil }, ErrMissing},
		"JobCapacity":           {func(c *Config) { c.JobCapacity = 0 }, ErrMissing},
		"not a websocket URL":   {func(c *Config) { c.WebSocketURL = "http://x/" }, enclave.ErrWebSocketURL},
		"Limits.Connections":    {func(c *Config) { c.Limits.Connections = 0 }, ErrLimit},
		"Limits.BodyBytes":      {func(c *Config) { c.Limits.BodyBytes = 0 }, ErrLimit},
		"Limits.HeaderBytes":    {func(c *Config) { c.Limits.HeaderBytes = 0 }, ErrLimit},
		"Limits.HeaderTimeout":  {func(c *Config) { c.Limits.HeaderTimeout = 0 }, ErrLimit},
		"Limits.ReadTimeout":    {func(c *Config) { c.Limits.ReadTimeout = -1 }, ErrLimit},
		"Limits.WriteTimeout":   {func(c *Config) { c.Limits.WriteTimeout = 0 }, ErrLimit},
		"Limits.IdleTimeout":    {func(c *Config) { c.Limits.IdleTimeout = 0 }, ErrLimit},
		"Limits.StopTimeout":    {func(c *Config) { c.Limits.StopTimeout = 0 }, ErrLimit},
		"all right":             {func(*Config) {}, nil},
		"all right, no health":  {func(c *Config) { c.Health = nil }, nil},
		"all right, no metrics": {func(c *Config) { c.Metrics = nil }, nil},
	} {
		cfg := good
		c.change(&cfg)
		if _, err := New(cfg); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}
