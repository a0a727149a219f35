package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secretKey = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"

var owner = common.HexToAddress("0xaa")

type echoAttester struct{}

func (echoAttester) Attest(_ context.Context, r enclave.AttestRequest) ([]byte, error) {
	return append([]byte{0x84}, r.Nonce...), nil
}

func listen(t *testing.T, network string) (ln net.Listener, url string) {
	t.Helper()
	address := "127.0.0.1:0"
	if network == "unix" {
		address = filepath.Join(t.TempDir(), "api.sock")
	}
	ln, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	if network == "unix" {
		return ln, "unix://" + address
	}
	return ln, "http://" + ln.Addr().String()
}

// realServer serves the API of an executor until the test ends.
func realServer(t *testing.T, network string) (*Client, *enclave.Identity) {
	t.Helper()
	id, err := enclave.GenerateIdentity(bytes.NewReader(bytes.Repeat([]byte{7}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	server, err := api.New(api.Config{
		Lifecycle: enclave.NewLifecycle(), Identity: id, Attester: echoAttester{}, WebSocketURL: "wss://rpc.example/v2/",
		JobCapacity: 20, StorageCapacity: 1 << 40, Now: func(context.Context) (time.Time, error) { return time.Now(), nil }, Log: slog.New(slog.DiscardHandler), Limits: api.DefaultLimits(),
		Domain: func(context.Context) (contracts.Domain, error) {
			return contracts.Domain{Name: contracts.TeeManagerDomain}, nil
		},
		Health: func(context.Context) ([]string, []string) {
			return []string{"not registered"}, []string{"gas account is empty"}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ln, url := listen(t, network)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return newClient(t, url), id
}

func newClient(t *testing.T, url string) *Client {
	t.Helper()
	c, err := New(url)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mutableParams(t *testing.T) enclave.Mutable {
	t.Helper()
	key, err1 := enclave.ParseGasKey(secretKey)
	apiKey, err2 := enclave.ParseAPIKey("Sup3r-Secret_ApiKey")
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return enclave.Mutable{ExecutorGasKey: key, SecretStoreGasKey: key, WSAPIKey: apiKey}
}

// TestInitialise goes the whole way of an operator over each transport.
func TestInitialise(t *testing.T) {
	for _, network := range []string{"tcp", "unix"} {
		c, id := realServer(t, network)
		ctx := t.Context()
		if _, err := c.TeeDetails(ctx); statusOf(err) != http.StatusBadRequest {
			t.Errorf("%s: details before the configuration: error %v", network, err)
		}
		if err := errors.Join(c.WaitUp(ctx), c.SetImmutable(ctx, owner), c.SetMutable(ctx, mutableParams(t))); err != nil {
			t.Fatal(err)
		}
		if err := c.SetImmutable(ctx, owner); statusOf(err) != http.StatusBadRequest {
			t.Errorf("%s: second owner: error %v", network, err)
		}
		d, err := c.TeeDetails(ctx)
		if err != nil || d.EnclaveAddress != id.Address() || !bytes.Equal(d.EnclavePublicKey, id.PublicKey()) || d.OwnerAddress != owner || d.WSRPCURL != "wss://rpc.example/v2/***" {
			t.Errorf("%s: details %+v, %v", network, d, err)
		}
		r, err := c.SignedRegistration(ctx)
		if err != nil || r.Owner != owner || r.JobCapacity != 20 || r.StorageCapacity != 1<<40 || r.Env != 1 || len(r.Signature) != 65 || r.SignTimestamp == 0 {
			t.Errorf("%s: registration %+v, %v", network, r, err)
		}
		if doc, err := c.Attestation(ctx, []byte{1, 2}); err != nil || !bytes.Equal(doc, []byte{0x84, 1, 2}) {
			t.Errorf("%s: document %x, %v", network, doc, err)
		}
		h, err := c.Health(ctx)
		if err != nil || h.State != enclave.Configured || h.Owner == nil || *h.Owner != owner || len(h.Broken) != 1 || len(h.Missing) != 1 {
			t.Errorf("%s: health %+v, %v", network, h, err)
		}
	}
}

func statusOf(err error) int {
	var status *StatusError
	if errors.As(err, &status) {
		return status.Status
	}
	return 0
}

// fake serves a handler that no enclave has.
func fake(t *testing.T, handler http.HandlerFunc) *Client {
	t.Helper()
	ln, url := listen(t, "unix")
	srv := &http.Server{Handler: handler, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(ln) }()
	t.Cleanup(func() { srv.Close(); <-done })
	return newClient(t, url)
}

func TestStatusIsHonoured(t *testing.T) {
	for code, text := range map[int]string{
		201: "Immutable params configured!", 204: "", 301: "", 307: "", 400: "bad\nsecond line", 401: "", 500: "\x1b[31mred\x07\xff", 503: strings.Repeat("x", 5000),
	} {
		var asked atomic.Int32
		c := fake(t, func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(code)
			io.WriteString(w, text)
		})
		err := c.SetImmutable(t.Context(), owner)
		if statusOf(err) != code || asked.Load() != 1 {
			t.Errorf("%d: error %v after %d requests", code, err, asked.Load())
		}
		if msg := fmt.Sprint(err); strings.ContainsAny(msg, "\n\x1b\x07") || !utf8.ValidString(msg) || strings.Contains(msg, "second") || len(msg) > 700 {
			t.Errorf("%d: not one short printable line: %q", code, msg)
		}
	}
}

func TestStrangeAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		want   error
	}{
		"another text": {"ok", ErrAnswer}, "too large": {strings.Repeat("x", maxBody+1), ErrTooLarge}, "nothing": {"", ErrAnswer},
	} {
		client := fake(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, c.answer) })
		if err := client.SetImmutable(t.Context(), owner); !errors.Is(err, c.want) {
			t.Errorf("%s: POST: error %v, want %v", name, err, c.want)
		}
		if _, err := client.TeeDetails(t.Context()); !errors.Is(err, c.want) {
			t.Errorf("%s: GET: error %v, want %v", name, err, c.want)
		}
	}
	endless := fake(t, func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			w.Write(make([]byte, 4096))
		}
	})
	if _, err := endless.Attestation(t.Context(), nil); !errors.Is(err, ErrTooLarge) {
		t.Errorf("endless: error %v, want %v", err, ErrTooLarge)
	}
	header := fake(t, func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) })
	if err := header.Ping(t.Context()); err == nil {
		t.Error("a header of a megabyte is read")
	}
}

// TestKeysStaySecret has a server that repeats what it gets, and one that is
// not there.
func TestKeysStaySecret(t *testing.T) {
	repeat := fake(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusBadRequest)
		io.Copy(w, r.Body)
	})
	err := repeat.SetMutable(t.Context(), mutableParams(t))
	if statusOf(err) != http.StatusBadRequest || strings.Contains(err.Error(), secretKey) || strings.Contains(err.Error(), "Sup3r") || !strings.Contains(err.Error(), "***") {
		t.Errorf("repeating server: %v", err)
	}
	gone := newClient(t, "unix://"+filepath.Join(t.TempDir(), "none.sock"))
	if err := gone.SetMutable(t.Context(), mutableParams(t)); err == nil || strings.Contains(err.Error(), secretKey) || strings.Contains(err.Error(), "http://enclave") {
		t.Errorf("absent server: %v", err)
	}
	if err := gone.SetMutable(t.Context(), enclave.Mutable{}); !errors.Is(err, enclave.ErrGasKeyMissing) {
		t.Errorf("no keys: %v", err)
	}
}

func TestWaitUp(t *testing.T) {
	var tries atomic.Int32
	c := fake(t, func(w http.ResponseWriter, _ *http.Request) {
		if tries.Add(1) < 3 {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	if err := c.WaitUp(t.Context()); err != nil || tries.Load() != 3 {
		t.Errorf("%v after %d tries", err, tries.Load())
	}
	gone := newClient(t, "unix://"+filepath.Join(t.TempDir(), "none.sock"))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := gone.WaitUp(ctx); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("waiting for nothing: %v", err)
	}
}

// TestCancelled leaves a server that does not answer.
func TestCancelled(t *testing.T) {
	entered := make(chan struct{})
	c := fake(t, func(_ http.ResponseWriter, r *http.Request) { close(entered); <-r.Context().Done() })
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-entered; cancel() }()
	if _, err := c.Health(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestNoConnectionIsKept(t *testing.T) {
	kept := make(chan bool, 1)
	c := fake(t, func(_ http.ResponseWriter, r *http.Request) { kept <- !r.Close })
	if err := c.Ping(t.Context()); err != nil || <-kept {
		t.Errorf("the client wants to keep the connection, error %v", err)
	}
}

// TestNoProxy sets a proxy that would be used for any other client.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	if c := newClient(t, "http://192.0.2.1:80"); c.http.Transport.(*http.Transport).Proxy != nil {
		t.Error("the client has a proxy")
	}
}
