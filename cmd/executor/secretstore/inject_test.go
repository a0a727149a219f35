//go:build !enclave

package secretstore

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

// injection is the body that an owner sends; name says whose signature is on it.
func injection(t testing.TB, id jobs.ID, name string, ciphertext []byte) []byte {
	t.Helper()
	digest := contracts.InjectionDigest(id.Big(), ciphertext)
	sig, err := crypto.Sign(digest[:], key(t, name))
	if err != nil {
		t.Fatal(err)
	}
	sig[crypto.RecoveryIDOffset] += 27
	return fmt.Appendf(nil, `{"secret_id":%s,"encrypted_secret_hex":"0x%x","signature_hex":"0x%x"}`, id, ciphertext, sig)
}

// answered is what an injection is answered with.
type answered struct {
	ID        string `json:"secret_id"`
	At        int64  `json:"sign_timestamp"`
	Signature string `json:"signature"`
}

func acknowledgement(t *testing.T, x *executor, body []byte) (a answered) {
	t.Helper()
	res := x.post("/inject-secret", body)
	if res.Code != http.StatusOK {
		t.Fatalf("%d %s", res.Code, res.Body)
	}
	if err := json.Unmarshal(res.Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// The port holds no more of a request than its format allows, and no less.
func TestPortTakesAsMuchAsTheFormatsAllow(t *testing.T) {
	limits := api.DefaultExternalLimits()
	if limits.BodyBytes != secrets.MaxBody || limits.HandoverBytes != secrets.MaxHandoverRequest {
		t.Errorf("bodies of %d and %d bytes, the formats allow %d and %d", limits.BodyBytes, limits.HandoverBytes, secrets.MaxBody, secrets.MaxHandoverRequest)
	}
	if limits.HandoverBytes > limits.SmallBytes {
		t.Error("a store that asks for a secret waits for who injects large ones")
	}
}

func TestInjectedSecretIsAcknowledged(t *testing.T) {
	w := newWorld(t)
	x := w.join(1)
	id := w.reserve(7, nil, []*executor{x})
	a := acknowledgement(t, x, injection(t, id, "owner", x.encrypt(plaintext)))
	if a.ID != "0x7" || a.At != w.head.Time.Unix() {
		t.Errorf("%+v", a)
	}
	digest := contracts.Acknowledge{SecretID: id.Big(), SignTimestamp: w.head.Time}.Digest(domain)
	sig := common.FromHex(a.Signature)
	sig[crypto.RecoveryIDOffset] -= 27
	if public, err := crypto.SigToPub(digest[:], sig); err != nil || crypto.PubkeyToAddress(*public) != x.id.Address() {
		t.Errorf("not signed by the enclave: %v", err)
	}
	x.holds(id, plaintext)
}

// The client that owners have goes the whole way: which enclave, its document,
// the secret.
func TestClientInjects(t *testing.T) {
	w := newWorld(t)
	x := w.join(1)
	id := w.reserve(7, nil, []*executor{x})
	c, err := client.New(w.urls[x.id.Address()])
	if err != nil {
		t.Fatal(err)
	}
	details, err := c.StoreDetails(t.Context())
	if err != nil || details.EnclaveAddress != x.id.Address() {
		t.Fatalf("%+v, %v", details, err)
	}
	nonce := attestation.NewNonce()
	document, err := c.Attestation(t.Context(), nonce)
	if err != nil {
		t.Fatal(err)
	}
	roots, err := attestation.Roots(w.root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	d, err := attestation.Verify(document, attestation.Policy{Roots: roots, Now: time.Now(), MaxAge: time.Minute, Nonce: nonce})
	if err != nil || !bytes.Equal(d.PublicKey, details.EnclavePublicKey) {
		t.Fatalf("%v", err)
	}
	ciphertext, err := envelope.Encrypt(d.PublicKey, plaintext)
	if err != nil {
		t.Fatal(err)
	}
	digest := contracts.InjectionDigest(id.Big(), ciphertext)
	sig, err := crypto.Sign(digest[:], key(t, "owner"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := c.InjectSecret(t.Context(), id, ciphertext, sig)
	if err != nil || a.SecretID != id || a.SignTimestamp != uint64(w.head.Time.Unix()) {
		t.Errorf("%+v, %v", a, err)
	}
	x.holds(id, plaintext)
}

// Whatever is wrong, the reason is said, nothing is stored or sent, no log line
// shows the secret, and the right injection is taken after it.
func TestBadInjections(t *testing.T) {
	for name, c := range map[string]struct {
		code int
		want string // begins the answer
		body func(w *world, x, other *executor, id jobs.ID, good []byte) []byte
	}{
		"wrong hex": {400, "encrypted_secret_hex: " + secrets.ErrHex.Error(), func(_ *world, _, _ *executor, _ jobs.ID, good []byte) []byte {
			return bytes.Replace(good, []byte(`_hex":"0x`), []byte(`_hex":"0xzz`), 1)
		}},
		"odd hex": {400, "encrypted_secret_hex: " + secrets.ErrHex.Error(), func(_ *world, _, _ *executor, _ jobs.ID, good []byte) []byte {
			return bytes.Replace(good, []byte(`_hex":"0x`), []byte(`_hex":"0xa`), 1)
		}},
		"wrong owner": {400, "secret 7: " + secrets.ErrOwner.Error(), func(_ *world, x, _ *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "stranger", x.encrypt(plaintext))
		}},
		"signed for another secret": {400, "secret 8: " + secrets.ErrOwner.Error(), func(w *world, x, _ *executor, _ jobs.ID, good []byte) []byte {
			w.reserve(8, nil, []*executor{x})
			return bytes.Replace(good, []byte(`"secret_id":7`), []byte(`"secret_id":8`), 1)
		}},
		"above the reserved size": {400, "secret 7: " + secrets.ErrTooLarge.Error() + ": 1001 bytes, 1000 are reserved", func(_ *world, x, _ *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "owner", x.encrypt(make([]byte, limit+1)))
		}},
		"above the largest body": {413, "body is larger than 2500000 bytes", func(_ *world, x, _ *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "owner", x.encrypt(make([]byte, 1_250_000)))
		}},
		"unknown id": {400, "secret 99: " + secrets.ErrUnknown.Error(), func(_ *world, x, _ *executor, _ jobs.ID, _ []byte) []byte {
			return injection(t, jobs.NewID(99), "owner", x.encrypt(plaintext))
		}},
		"not selected": {400, "secret 8: " + secrets.ErrNotSelected.Error(), func(w *world, x, other *executor, _ jobs.ID, _ []byte) []byte {
			return injection(t, w.reserve(8, nil, []*executor{other}), "owner", x.encrypt(plaintext))
		}},
		"expired": {400, "secret 8: " + secrets.ErrEnded.Error(), func(w *world, x, _ *executor, _ jobs.ID, _ []byte) []byte {
			id := w.reserve(8, nil, []*executor{x})
			w.change(id, func(s *secrets.State) { s.End = w.head.Time })
			return injection(t, id, "owner", x.encrypt(plaintext))
		}},
		"too late to acknowledge": {400, "secret 8: " + secrets.ErrTooLate.Error(), func(w *world, x, _ *executor, _ jobs.ID, _ []byte) []byte {
			id := w.reserve(8, nil, []*executor{x})
			w.change(id, func(s *secrets.State) { s.Copies[0].Selected = w.head.Time.Add(-ackTimeout - time.Second) })
			return injection(t, id, "owner", x.encrypt(plaintext))
		}},
		"a field twice": {400, secrets.ErrBody.Error(), func(_ *world, _, _ *executor, _ jobs.ID, good []byte) []byte {
			return bytes.Replace(good, []byte("{"), []byte(`{"secret_id":7,`), 1)
		}},
		"unknown field": {400, secrets.ErrBody.Error(), func(_ *world, _, _ *executor, _ jobs.ID, good []byte) []byte {
			return bytes.Replace(good, []byte("{"), []byte(`{"owner":"me",`), 1)
		}},
		"no JSON": {400, secrets.ErrBody.Error(), func(_ *world, _, _ *executor, _ jobs.ID, good []byte) []byte { return good[:len(good)-1] }},
		"garbage": {400, "ciphertext does not open", func(_ *world, _, _ *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "owner", bytes.Repeat([]byte{4}, 300))
		}},
		"to another enclave": {400, "ciphertext does not open", func(_ *world, _, other *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "owner", other.encrypt(plaintext))
		}},
		"too short": {400, secrets.ErrCutShort.Error(), func(_ *world, _, _ *executor, id jobs.ID, _ []byte) []byte {
			return injection(t, id, "owner", []byte{4, 5, 6})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			x, other := w.join(1), w.join(2)
			id := w.reserve(7, nil, []*executor{x})
			ciphertext := x.encrypt(plaintext)
			good := injection(t, id, "owner", ciphertext)
			body := c.body(w, x, other, id, good)
			res := x.post("/inject-secret", body)
			if text := res.Body.String(); res.Code != c.code || !strings.HasPrefix(text, c.want) || strings.ContainsAny(text, "\r\n") {
				t.Errorf("%d %q, want %d %q", res.Code, text, c.code, c.want)
			}
			x.empty(name)
			if a := acknowledgement(t, x, good); a.ID != "0x7" {
				t.Errorf("the right one after it: %+v", a)
			}
			x.holds(id, plaintext)
			x.silent(string(plaintext[:8]), hex.EncodeToString(plaintext[:8]), hex.EncodeToString(ciphertext[:8]), string(body[len(body)-40:len(body)-10]))
		})
	}
}

// The newest ciphertext again is no harm and gets the same answer; an older one
// would bring back what its owner replaced.
func TestInjectionTwice(t *testing.T) {
	w := newWorld(t)
	x := w.join(1)
	id := w.reserve(7, nil, []*executor{x})
	first, second := injection(t, id, "owner", x.encrypt([]byte("first"))), injection(t, id, "owner", x.encrypt([]byte("second")))
	if a, b := acknowledgement(t, x, first), acknowledgement(t, x, first); a != b {
		t.Errorf("the same again: %+v, before %+v", b, a)
	}
	acknowledgement(t, x, second)
	if res := x.post("/inject-secret", first); res.Code != http.StatusBadRequest || res.Body.String() != secrets.ErrReplayed.Error() {
		t.Errorf("the older one: %d %s", res.Code, res.Body)
	}
	x.holds(id, []byte("second"))
}

func TestStoreThatIsNotReadyStoresNothing(t *testing.T) {
	for name, spoil := range map[string]func(w *world, x *executor){
		"no keeper": func(_ *world, x *executor) { x.front.Serve(nil) },
		"no block": func(_ *world, x *executor) {
			x.build()
			x.front.Serve(x.keeper)
		},
		"no chain": func(w *world, _ *executor) { w.locked(func() { w.broken = errors.New("dial: refused") }) },
	} {
		w := newWorld(t)
		x := w.join(1)
		id := w.reserve(7, nil, []*executor{x})
		good := injection(t, id, "owner", x.encrypt(plaintext))
		spoil(w, x)
		res := x.post("/inject-secret", good)
		if res.Code != http.StatusServiceUnavailable || strings.Contains(res.Body.String(), "dial") || res.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d %s", name, res.Code, res.Body)
		}
		if name != "no chain" && res.Body.String() != api.ErrNotReady.Error() {
			t.Errorf("%s", res.Body)
		}
		x.empty(name)
		w.locked(func() { w.broken = nil })
		x.front.Serve(x.keeper)
		x.keeper.Handle(w.head)
		acknowledgement(t, x, good)
	}
}

func FuzzInjectionBody(f *testing.F) {
	w := newWorld(f)
	x := w.join(1)
	id := w.reserve(7, nil, []*executor{x})
	good := injection(f, id, "owner", x.encrypt(plaintext))
	for _, seed := range [][]byte{
		good, nil, []byte("{}"), []byte("null"), good[:len(good)/2], append(good, good...), bytes.ToUpper(good), bytes.ReplaceAll(good, []byte("0x"), nil),
		injection(f, id, "stranger", x.encrypt(plaintext)), injection(f, jobs.NewID(8), "owner", x.encrypt(plaintext)),
		injection(f, id, "owner", bytes.Repeat([]byte{4}, 200)), injection(f, id, "owner", x.encrypt(make([]byte, limit+1))),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		before := len(x.vault.All())
		res := x.post("/inject-secret", body)
		switch res.Code {
		case http.StatusOK: // nobody but the owner signs another one
			got, release, err := x.vault.Open(id)
			if err != nil || !bytes.Equal(got, plaintext) {
				t.Fatalf("holds %q, %v", got, err)
			}
			release()
		case http.StatusBadRequest, http.StatusRequestEntityTooLarge:
			if text := res.Body.String(); text == "" || strings.ContainsAny(text, "\r\n") {
				t.Errorf("reason %q", text)
			}
			if len(x.vault.All()) != before {
				t.Error("stored")
			}
		default:
			t.Errorf("%d %s", res.Code, res.Body)
		}
	})
}
