package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

// storeLab is an external port with a store that answers as it is told to.
type storeLab struct {
	*External
	*lab
	do func(ctx context.Context, path string, body []byte) (json.Marshaler, error)
}

var errRefused = errors.New("secret did not select this store")

func (l *storeLab) Inject(ctx context.Context, body []byte) (json.Marshaler, error) {
	return l.do(ctx, "/inject-secret", body)
}

func (l *storeLab) HandOver(ctx context.Context, body []byte) (json.Marshaler, error) {
	return l.do(ctx, "/secret-handover", body)
}

func (l *storeLab) Refusal(err error) bool { return errors.Is(err, errRefused) }

func newStoreLab(t *testing.T, change ...func(*ExternalConfig)) *storeLab {
	t.Helper()
	l := &storeLab{lab: newLab(t), do: func(_ context.Context, path string, body []byte) (json.Marshaler, error) {
		return json.RawMessage(fmt.Sprintf(`{"path":%q,"bytes":%d}`, path, len(body))), nil
	}}
	cfg := ExternalConfig{
		Settings: testSettings,
		Store:    l, Identity: l.lab.cfg.Identity, Lifecycle: l.lifecycle, Attester: l.lab, Log: l.lab.cfg.Log, Limits: DefaultExternalLimits(),
	}
	for _, c := range change {
		c(&cfg)
	}
	var err error
	if l.External, err = NewExternal(cfg); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *storeLab) post(path, body string) *httptest.ResponseRecorder {
	return l.request("POST", path, "application/json", strings.NewReader(body))
}

func (l *storeLab) request(method, path, contentType string, body io.Reader) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, body)
	req.Header.Set("Content-Type", contentType)
	res := httptest.NewRecorder()
	l.External.Handler().ServeHTTP(res, req)
	return res
}

var storePosts = []string{"/inject-secret", "/secret-handover"}

// mostBytes are in the body of a request.
var mostBytes = map[string]int{"/inject-secret": 2_500_000, "/secret-handover": 33 * 1024}

func TestExternalPortHandsBodiesToTheStore(t *testing.T) {
	for _, path := range storePosts {
		res := newStoreLab(t).post(path, strings.Repeat("x", mostBytes[path]))
		if want := fmt.Sprintf(`{"path":%q,"bytes":%d}`, path, mostBytes[path]); res.Code != http.StatusOK || res.Body.String() != want {
			t.Errorf("%s: %d %.80s, want %s", path, res.Code, res.Body, want)
		}
		if got := res.Header().Get("Content-Type"); got != "application/json" {
			t.Errorf("%s: content type %s", path, got)
		}
	}
}

// endless is a body without a declared length.
type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

func TestExternalPortRefusesBodiesBeforeTheStoreSeesThem(t *testing.T) {
	for _, path := range storePosts {
		l := newStoreLab(t)
		l.do = func(context.Context, string, []byte) (json.Marshaler, error) {
			t.Error("the store was asked")
			return nil, errRefused
		}
		for name, c := range map[string]struct {
			got  *httptest.ResponseRecorder
			want int
		}{
			"declared too large":  {l.post(path, strings.Repeat("x", mostBytes[path]+1)), 413},
			"endless":             {l.request("POST", path, "application/json", endless{}), 413},
			"other type":          {l.request("POST", path, "text/plain", strings.NewReader("{}")), 415},
			"no type":             {l.request("POST", path, "", strings.NewReader("{}")), 415},
			"broken off":          {l.request("POST", path, "application/json", io.MultiReader(strings.NewReader("{"), failing{})), 400},
			"GET":                 {l.request("GET", path, "", nil), 405},
			"a path below":        {l.request("POST", path+"/x", "application/json", strings.NewReader("{}")), 404},
			"of the control port": {l.post("/mutable-config", goodMutable), 404},
		} {
			if c.got.Code != c.want || strings.ContainsAny(c.got.Body.String(), "\r\n") {
				t.Errorf("%s, %s: %d %q, want %d", path, name, c.got.Code, c.got.Body, c.want)
			}
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// Reasons go to who asked; what hinders the store goes to the log, without keys.
func TestExternalPortTellsWhyNot(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		code int
		text string
		logs string // what the log has to say
	}{
		"refused":      {fmt.Errorf("%w: really", errRefused), 400, "secret did not select this store: really", "request refused"},
		"several":      {errors.Join(errRefused, errors.New("and\x00more")), 400, "secret did not select this store and more", ""},
		"long":         {fmt.Errorf("%w%s", errRefused, strings.Repeat("é", 1000)), 400, errRefused.Error() + strings.Repeat("é", (maxReason-len(errRefused.Error()))/2), ""},
		"busy":         {fmt.Errorf("%w: dial "+apiSecret, ErrBusy), 503, ErrBusy.Error(), ""},
		"not ready":    {fmt.Errorf("%w: dial "+apiSecret, ErrNotReady), 503, ErrNotReady.Error(), ""},
		"not possible": {errors.New("dial wss://rpc.example/v2/" + apiSecret), 503, "the secret store cannot do this now: ask again later", "rpc.example"},
	} {
		l := newStoreLab(t)
		l.configure(t)
		l.do = func(context.Context, string, []byte) (json.Marshaler, error) { return nil, c.err }
		for _, path := range storePosts {
			res := l.post(path, `{"encrypted_secret_hex":"c0ffee"}`)
			if res.Code != c.code || res.Body.String() != c.text {
				t.Errorf("%s: %d %q, want %d %q", name, res.Code, res.Body, c.code, c.text)
			}
			if retry := res.Header().Get("Retry-After"); (retry != "") != (c.code == 503) {
				t.Errorf("%s: Retry-After %q", name, retry)
			}
		}
		logs := l.logs.String()
		if !strings.Contains(logs, c.logs) || strings.Contains(logs, "c0ffee") {
			t.Errorf("%s: log %s", name, logs)
		}
		noSecretIn(t, name, logs)
	}
}

// With all slots taken further requests are told so at once, and one that is
// done makes room; what costs nothing is answered all the while.
func TestExternalPortBoundsRequestsUnderWay(t *testing.T) {
	const most = 2
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.Requests, c.Limits.RequestTimeout = most, patience })
	entered, release := make(chan struct{}, 10), make(chan struct{})
	l.do = func(ctx context.Context, _ string, _ []byte) (json.Marshaler, error) {
		entered <- struct{}{}
		select {
		case <-release:
			return json.RawMessage("{}"), nil
		case <-ctx.Done(): // if it was let in without a slot
			return nil, ctx.Err()
		}
	}
	answers := make(chan int)
	for i := range most {
		go func() { answers <- l.post(storePosts[i%2], "{}").Code }()
	}
	for range most {
		<-entered
	}
	for _, path := range storePosts {
		if res := l.post(path, "{}"); res.Code != http.StatusServiceUnavailable || !strings.Contains(res.Body.String(), "too many requests") {
			t.Errorf("%s: %d %s", path, res.Code, res.Body)
		}
	}
	if res := l.request("GET", "/attestation?nonce=00", "", nil); res.Code != http.StatusServiceUnavailable {
		t.Errorf("attestation: %d", res.Code)
	}
	if res := l.request("GET", "/store-details", "", nil); res.Code != http.StatusOK {
		t.Errorf("details: %d", res.Code)
	}
	close(release)
	for range most {
		if code := <-answers; code != http.StatusOK {
			t.Errorf("one that was under way: %d", code)
		}
	}
	if res := l.post("/inject-secret", "{}"); res.Code != http.StatusOK {
		t.Errorf("afterwards: %d %s", res.Code, res.Body)
	}
}

// A body that is on its way for long takes no slot from others.
func TestSlowBodyHoldsNoSlot(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.Requests = 1 })
	r, w := io.Pipe()
	slow := make(chan int)
	go func() { slow <- l.request("POST", "/inject-secret", "application/json", r).Code }()
	io.WriteString(w, "{") // returns once it was read
	if res := l.post("/inject-secret", "{}"); res.Code != http.StatusOK {
		t.Errorf("%d %s", res.Code, res.Body)
	}
	w.Close()
	if code := <-slow; code != http.StatusOK {
		t.Errorf("the slow one: %d", code)
	}
}

func TestStoreThatTakesTooLongIsLeft(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.RequestTimeout = time.Millisecond })
	l.do = func(ctx context.Context, _ string, _ []byte) (json.Marshaler, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if res := l.post("/inject-secret", "{}"); res.Code != http.StatusServiceUnavailable {
		t.Errorf("%d %s", res.Code, res.Body)
	}
}

func TestStoreDetailsAndAttestation(t *testing.T) {
	l := newStoreLab(t)
	const without = `{"enclave_address":"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",` +
		`"enclave_public_key":"0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798` +
		`483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"`
	details := func() string {
		return strings.TrimSpace(l.request("GET", "/store-details", "", nil).Body.String())
	}
	if got := details(); got != without+"}" {
		t.Errorf("before there is an owner: %s", got)
	}
	l.configure(t)
	if got, want := details(), without+`,"owner_address":"`+ownerHex+`"}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	res := l.request("GET", "/attestation?nonce=0x0102", "", nil)
	if res.Code != http.StatusOK || res.Header().Get("Content-Type") != "application/cbor" || len(l.attested) != 1 {
		t.Fatalf("attestation: %d, %d asked for", res.Code, len(l.attested))
	}
	want := enclave.UserData(l.lifecycle.Status().Owner, testSettings)
	if r := l.attested[0]; string(r.Nonce) != "\x01\x02" || string(r.UserData) != string(want) || string(r.PublicKey) != string(l.lab.cfg.Identity.PublicKey()) {
		t.Errorf("attested %+v", r)
	}
	if res := l.request("GET", "/attestation?nonce=xyz", "", nil); res.Code != http.StatusBadRequest {
		t.Errorf("bad nonce: %d", res.Code)
	}
}

func TestExternalConfigCheck(t *testing.T) {
	good := newStoreLab(t).External.cfg
	for name, c := range map[string]struct {
		change func(*ExternalConfig)
		want   error
	}{
		"Store":                 {func(c *ExternalConfig) { c.Store = nil }, ErrMissing},
		"Identity":              {func(c *ExternalConfig) { c.Identity = nil }, ErrMissing},
		"Lifecycle":             {func(c *ExternalConfig) { c.Lifecycle = nil }, ErrMissing},
		"Attester":              {func(c *ExternalConfig) { c.Attester = nil }, ErrMissing},
		"Log":                   {func(c *ExternalConfig) { c.Log = nil }, ErrMissing},
		"Limits.Requests":       {func(c *ExternalConfig) { c.Limits.Requests = 0 }, ErrLimit},
		"Limits.RequestTimeout": {func(c *ExternalConfig) { c.Limits.RequestTimeout = 0 }, ErrLimit},
		"Limits.HandoverBytes":  {func(c *ExternalConfig) { c.Limits.HandoverBytes = 0 }, ErrLimit},
		"Limits.SmallBytes":     {func(c *ExternalConfig) { c.Limits.SmallBytes = 0 }, ErrLimit},
		"Limits.LargeBodies":    {func(c *ExternalConfig) { c.Limits.LargeBodies = 0 }, ErrLimit},
		"Limits.LargeWait":      {func(c *ExternalConfig) { c.Limits.LargeWait = 0 }, ErrLimit},
		"Limits.LargeTime":      {func(c *ExternalConfig) { c.Limits.LargeTime = 0 }, ErrLimit},
		"Limits.BodyBytes":      {func(c *ExternalConfig) { c.Limits.BodyBytes = 0 }, ErrLimit},
		"all right":             {func(*ExternalConfig) {}, nil},
	} {
		cfg := good
		c.change(&cfg)
		if _, err := NewExternal(cfg); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// Who sends a secret without end, or slower than there is time for, is hung up on.
func TestExternalPortHangsUpOnSlowSenders(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.ReadTimeout = 150 * time.Millisecond })
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.External.Serve(ctx, &closeWatch{Listener: ln, closed: closed}) }()
	conn := dial(t, ln.Addr().String())
	if _, err := io.WriteString(conn, "POST /inject-secret HTTP/1.1\r\nHost: e\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"sec"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-closed:
	case <-time.After(patience):
		t.Error("the port holds on to the connection")
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
