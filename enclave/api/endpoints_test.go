package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// The enclave of the lab has key 1, whose public key is the generator point of
// the curve.
const (
	goldenDetails = `{"enclave_address":"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",` +
		`"enclave_public_key":"0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798` +
		`483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",` +
		`"owner_address":"0x00000000000000000000000000000000000000aa",` +
		`"executor_gas_address":"0x2c7536e3605d9c16a7a3d7b1898e529396a65c23",` +
		`"secret_store_gas_address":"0x1a642f0e3c3af545e7acbd38b07251b3990914f1",` +
		`"ws_rpc_url":"wss://rpc.example/v2/***"}`
)

func TestRoot(t *testing.T) {
	if res := newLab(t).ask("GET", "/", ""); res.Code != http.StatusOK || res.Body.Len() != 0 {
		t.Errorf("%d %q", res.Code, res.Body)
	}
}

// TestOperatorsClient goes the way of the client that operators have.
func TestOperatorsClient(t *testing.T) {
	l := newLab(t)
	for _, step := range []struct{ method, path, body, want string }{
		{"GET", "/", "", ""},
		{"POST", "/immutable-config", goodImmutable, "Immutable params configured!"},
		{"POST", "/mutable-config", goodMutable, "Mutable params configured!"},
		{"GET", "/tee-details", "", goldenDetails},
	} {
		res := l.ask(step.method, step.path, step.body)
		if got := strings.TrimSuffix(res.Body.String(), "\n"); res.Code != http.StatusOK || got != step.want {
			t.Errorf("%s %s: %d %s, want %s", step.method, step.path, res.Code, got, step.want)
		}
	}
	if res := l.ask("GET", "/signed-registration-message", ""); res.Code != http.StatusOK {
		t.Errorf("registration: %d %s", res.Code, res.Body)
	}
}

func TestRegistration(t *testing.T) {
	l := newLab(t)
	l.configure(t)
	for range 2 {
		res := l.ask("GET", "/signed-registration-message", "")
		var fields map[string]any
		if err := json.Unmarshal(res.Body.Bytes(), &fields); err != nil {
			t.Fatal(err)
		}
		sig := common.FromHex(fields["signature"].(string))
		delete(fields, "signature")
		got, _ := json.Marshal(fields) // in the order of the names
		want := `{"env":1,"job_capacity":20,"owner":"0x00000000000000000000000000000000000000aa","sign_timestamp":1700000000,"storage_capacity":8589934592}`
		if string(got) != want || res.Header().Get("Content-Type") != "application/json" {
			t.Errorf("got %s, want %s", got, want)
		}
		digest := contracts.Register{
			Owner: common.HexToAddress(ownerHex), JobCapacity: 20, StorageCapacity: 1 << 33, Env: jobs.Env, SignTimestamp: time.Unix(1700000000, 0),
		}.Digest(teeManager())
		checkSignature(t, l, digest, sig)
	}
}

func checkSignature(t *testing.T, l *lab, digest common.Hash, sig []byte) {
	t.Helper()
	if len(sig) != 65 || (sig[64] != 27 && sig[64] != 28) {
		t.Fatalf("signature %x", sig)
	}
	sig[64] -= 27
	pub, err := crypto.SigToPub(digest[:], sig)
	if err != nil || crypto.PubkeyToAddress(*pub) != l.cfg.Identity.Address() {
		t.Errorf("signature is not the enclave's: %v", err)
	}
}

func TestRegistrationWithoutChain(t *testing.T) {
	refused := errors.New("dial wss://rpc.example/v2/" + apiSecret + ": refused")
	for name, fail := range map[string]func(*lab){
		"no domain": func(l *lab) { l.domainErr = refused }, "no block's time": func(l *lab) { l.timeErr = refused },
	} {
		l := newLab(t)
		l.configure(t)
		fail(l)
		res := l.ask("GET", "/signed-registration-message", "")
		if res.Code != http.StatusServiceUnavailable || strings.Contains(res.Body.String(), "dial") {
			t.Errorf("%s: %d %s", name, res.Code, res.Body)
		}
		if logs := l.logs.String(); !strings.Contains(logs, "refused") || strings.Contains(logs, apiSecret) {
			t.Errorf("%s: log %s", name, logs)
		}
	}
}

// TestBeforeConfig asks for what depends on a configuration, with neither and
// with either part of it.
func TestBeforeConfig(t *testing.T) {
	for _, given := range []string{"", "/immutable-config", "/mutable-config"} {
		l := newLab(t)
		if given != "" {
			l.ask("POST", given, map[string]string{"/immutable-config": goodImmutable, "/mutable-config": goodMutable}[given])
		}
		for _, path := range []string{"/tee-details", "/signed-registration-message"} {
			res := l.ask("GET", path, "")
			absent := "POST /immutable-config"
			if given == "/immutable-config" {
				absent = "POST /mutable-config"
			}
			if res.Code != http.StatusBadRequest || !strings.HasSuffix(res.Body.String(), absent) {
				t.Errorf("%s after %q: %d %s", path, given, res.Code, res.Body)
			}
		}
	}
}

func TestImmutableConfigOnce(t *testing.T) {
	l := newLab(t)
	if res := l.ask("POST", "/immutable-config", goodImmutable); res.Code != http.StatusOK {
		t.Fatalf("%d %s", res.Code, res.Body)
	}
	other := strings.Replace(goodImmutable, "aa", "bb", 1)
	if res := l.ask("POST", "/immutable-config", other); res.Code != http.StatusBadRequest || res.Body.String() != enclave.ErrAlreadyConfigured.Error() {
		t.Errorf("second: %d %s", res.Code, res.Body)
	}
	if got := l.lifecycle.Status().Owner; got != common.HexToAddress(ownerHex) {
		t.Errorf("owner is now %s", got)
	}
}

func TestImmutableConfigRace(t *testing.T) {
	for range 30 {
		l := newLab(t)
		var wg sync.WaitGroup
		start, codes, winners := make(chan struct{}), make([]int, 6), make(chan string, 6)
		for i := range codes {
			wg.Go(func() {
				<-start
				body := strings.Replace(goodImmutable, "aa", "b"+string(rune('0'+i)), 1)
				if codes[i] = l.ask("POST", "/immutable-config", body).Code; codes[i] == http.StatusOK {
					winners <- body
				}
			})
		}
		close(start)
		wg.Wait()
		slices.Sort(codes)
		if want := []int{200, 400, 400, 400, 400, 400}; !slices.Equal(codes, want) {
			t.Fatalf("answers %v, want %v", codes, want)
		}
		if owner := l.lifecycle.Status().Owner.Hex(); !strings.Contains(strings.ToLower(<-winners), strings.ToLower(owner)) {
			t.Fatalf("owner %s is not the winner's", owner)
		}
	}
}

func TestMutableConfigRotates(t *testing.T) {
	l := newLab(t)
	l.configure(t)
	rotated := strings.NewReplacer(gasKey, strings.Repeat("02", 32), apiSecret, "").Replace(goodMutable)
	if res := l.ask("POST", "/mutable-config", rotated); res.Code != http.StatusOK {
		t.Fatalf("%d %s", res.Code, res.Body)
	}
	var d enclave.TeeDetails
	if err := json.Unmarshal(l.ask("GET", "/tee-details", "").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d.ExecutorGasAddress.Hex() != "0x5050A4F4b3f9338C3472dcC01A87C76A144b3c9c" || d.WSRPCURL != "wss://rpc.example/v2/" {
		t.Errorf("after a rotation: %+v", d)
	}
}

func TestAttestation(t *testing.T) {
	l := newLab(t)
	res := l.ask("GET", "/attestation?nonce=0x0102ff", "")
	if res.Code != http.StatusOK || res.Header().Get("Content-Type") != "application/cbor" || res.Body.String() != "\x84\x01\x02\x03" {
		t.Errorf("%d %s %q", res.Code, res.Header(), res.Body)
	}
	l.configure(t)
	l.ask("GET", "/attestation?nonce=", "")
	before, after := l.attested[0], l.attested[1]
	if string(before.Nonce) != "\x01\x02\xff" || !slices.Equal(before.UserData, append(make([]byte, 32), testSettings[:]...)) || !slices.Equal(before.PublicKey, l.cfg.Identity.PublicKey()) {
		t.Errorf("asked for %x", before)
	}
	word := make([]byte, 32)
	word[31] = 0xaa
	if want := append(word, testSettings[:]...); len(after.Nonce) != 0 || !slices.Equal(after.UserData, want) {
		t.Errorf("asked for %x, want user data %x", after, want)
	}
}

func TestAttestationRefuses(t *testing.T) {
	l := newLab(t)
	for _, nonce := range []string{"0", "zz", "0x0", "0102%20", strings.Repeat("00", 513)} {
		if res := l.ask("GET", "/attestation?nonce="+nonce, ""); res.Code != http.StatusBadRequest || !strings.HasPrefix(res.Body.String(), "nonce: ") {
			t.Errorf("%.10q: %d %s", nonce, res.Code, res.Body)
		}
	}
	if len(l.attested) != 0 {
		t.Error("a refused nonce reached the attester")
	}
	l.attestErr = errors.New("device answers InternalError")
	if res := l.ask("GET", "/attestation?nonce=00", ""); res.Code != http.StatusInternalServerError || res.Body.String() != "internal error" {
		t.Errorf("broken attester: %d %s", res.Code, res.Body)
	}
	if !strings.Contains(l.logs.String(), "device answers InternalError") {
		t.Error("the log does not say why")
	}
}

func TestHealth(t *testing.T) {
	l := newLab(t)
	const id = `"enclave":"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf"`
	check := func(code int, want string) {
		t.Helper()
		res := l.ask("GET", "/healthz", "")
		if got := strings.TrimSpace(res.Body.String()); res.Code != code || got != want {
			t.Errorf("%d %s\nwant %d %s", res.Code, got, code, want)
		}
	}
	check(200, `{"state":"blank",`+id+`,"missing":[],"broken":[]}`)
	l.configure(t)
	const owned = id + `,"owner":"` + ownerHex + `"`
	check(200, `{"state":"configured",`+owned+`,"missing":[],"broken":[]}`)
	if err := l.lifecycle.Apply(jobs.Registered); err != nil {
		t.Fatal(err)
	}
	check(200, `{"state":"registered",`+owned+`,"missing":[],"broken":[]}`)
	l.missing, l.broken = []string{"gas: send some"}, []string{"dial wss://rpc.example/v2/" + apiSecret + ": refused"}
	check(503, `{"state":"registered",`+owned+`,"missing":["gas: send some"],"broken":["dial wss://rpc.example/v2/***: refused"]}`)
}

func TestMetrics(t *testing.T) {
	if res := newLab(t).ask("GET", "/metrics", ""); res.Code != http.StatusOK || res.Body.String() != "nacre_jobs 1\n" {
		t.Errorf("%d %s", res.Code, res.Body)
	}
	none := newLab(t, func(c *Config) { c.Metrics = nil })
	if res := none.ask("GET", "/metrics", ""); res.Code != http.StatusNotFound {
		t.Errorf("without metrics: %d %s", res.Code, res.Body)
	}
}

func TestNoSecretStore(t *testing.T) {
	l := newLab(t)
	for path, method := range map[string]string{"/store-details": "GET", "/register-details": "GET", "/inject-secret": "POST"} {
		if res := l.ask(method, path, "{}"); res.Code != http.StatusNotImplemented || res.Body.String() != "this executor has no secret store" {
			t.Errorf("%s: %d %s", path, res.Code, res.Body)
		}
	}
}

// TestSecretStoreElsewhere asks the control port for what is at the external
// one, as clients of a store of its own process do.
func TestSecretStoreElsewhere(t *testing.T) {
	l := newLab(t, func(c *Config) { c.SecretsAt = "vsock any:6002" })
	for path, c := range map[string]struct {
		method string
		code   int
		text   string
	}{
		"/store-details":    {"GET", 200, `{"enclave_address":"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",`},
		"/register-details": {"GET", 501, "the secret store is registered with the executor: GET /signed-registration-message"},
		"/inject-secret":    {"POST", 501, "secrets are injected at the external port, vsock any:6002"},
	} {
		if res := l.ask(c.method, path, "{}"); res.Code != c.code || !strings.HasPrefix(res.Body.String(), c.text) {
			t.Errorf("%s: %d %s", path, res.Code, res.Body)
		}
	}
}
