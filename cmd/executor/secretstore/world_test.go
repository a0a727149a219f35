//go:build !enclave

package secretstore

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	patience   = 30 * time.Second // only a failure waits for it
	ackTimeout = 40 * time.Second
	limit      = 1000 // bytes of a secret
)

var (
	domain    = contracts.Domain{Name: contracts.SecretManagerDomain, Version: contracts.DomainVersion}
	manager   = common.Address{0x5e}
	plaintext = []byte("an API key that nobody may see")
	errFinal  = errors.New("no such transaction here")
)

// world is a chain with executors, each a true one but for the chain that it
// sees. Its methods are what keepers and peers ask of a chain.
type world struct {
	t     testing.TB
	owner *ecdsa.PrivateKey
	root  *enclave.DevRoot

	mu      sync.Mutex // guards the rest
	head    jobs.Head
	secrets map[jobs.ID]secrets.State
	images  map[common.Address]common.Hash // of registered enclaves
	urls    map[common.Address]string
	broken  error
	sent    int
	acked   chan common.Address
}

func newWorld(t testing.TB) *world {
	t.Helper()
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return &world{
		t: t, root: root, owner: key(t, "owner"), head: jobs.Head{Number: 100, Time: time.Now().Truncate(time.Second)},
		secrets: make(map[jobs.ID]secrets.State), images: make(map[common.Address]common.Hash), urls: make(map[common.Address]string),
		acked: make(chan common.Address, 10),
	}
}

func key(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	k, err := crypto.ToECDSA(crypto.Keccak256([]byte(name)))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func (w *world) locked(f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f()
}

// reserve makes a secret that selected these stores; those before new have it.
func (w *world) reserve(id uint64, holders, selected []*executor) jobs.ID {
	s := secrets.State{
		Owner: crypto.PubkeyToAddress(w.owner.PublicKey), SizeLimit: limit, End: w.head.Time.Add(time.Hour), Ready: len(holders) > 0,
	}
	for _, x := range slices.Concat(holders, selected) {
		s.Copies = append(s.Copies, secrets.Copy{Enclave: x.id.Address(), Acknowledged: slices.Contains(holders, x), Selected: w.head.Time})
	}
	w.locked(func() { w.secrets[jobs.NewID(id)] = s })
	return jobs.NewID(id)
}

// change changes a secret's state.
func (w *world) change(id jobs.ID, f func(*secrets.State)) {
	w.locked(func() {
		s := w.secrets[id]
		s.Copies = slices.Clone(s.Copies)
		f(&s)
		w.secrets[id] = s
	})
}

func (w *world) Secret(_ context.Context, id jobs.ID, _ uint64) (secrets.State, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.secrets[id], w.broken
}

func (w *world) MayUse(context.Context, jobs.ID, common.Address, uint64) (bool, error) {
	return true, nil
}

func (w *world) Store(_ context.Context, enclave common.Address, _ uint64) (secrets.Store, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, registered := w.images[enclave]
	s := secrets.Store{Registered: registered, LastAlive: w.head.Time}
	for id, state := range w.secrets {
		if c, ok := state.Copy(enclave); ok && c.Acknowledged {
			s.Secrets = append(s.Secrets, id)
		}
	}
	return s, w.broken
}

func (w *world) Image(_ context.Context, enclave common.Address, block uint64) (common.Hash, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if block != w.head.Number {
		w.t.Errorf("images asked for as of block %d", block)
	}
	image, registered := w.images[enclave]
	return image, registered, w.broken
}

func (w *world) url(_ context.Context, enclave common.Address) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.urls[enclave], w.broken
}

// sender sends for one executor.
type sender struct {
	*world
	enclave common.Address
}

func (s sender) Acknowledge(_ context.Context, id jobs.ID, _ time.Time, _ []byte, _ time.Time) (uint64, error) {
	s.change(id, func(state *secrets.State) {
		for i, c := range state.Copies {
			state.Copies[i].Acknowledged = c.Acknowledged || c.Enclave == s.enclave
		}
	})
	s.acked <- s.enclave
	return s.nothing(nil)
}

func (s sender) nothing(err error) (uint64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent++
	return s.head.Number, err
}

func (s sender) Alive(context.Context, time.Time, []byte, time.Time) (uint64, error) {
	return s.nothing(errFinal)
}
func (s sender) ReportFailed(context.Context, jobs.ID, time.Time) (uint64, error) {
	return s.nothing(errFinal)
}
func (s sender) ReportDead(context.Context, common.Address, time.Time) (uint64, error) {
	return s.nothing(errFinal)
}
func (s sender) Remove(context.Context, jobs.ID, time.Time) (uint64, error) {
	return s.nothing(errFinal)
}
func (s sender) HandOn(context.Context, jobs.ID, time.Time) (uint64, error) {
	return s.nothing(errFinal)
}

// executor is an enclave with a store of secrets and its external port.
type executor struct {
	w      *world
	id     *enclave.Identity
	vault  *secrets.Vault
	keeper *secrets.Keeper
	front  *Front
	port   *api.External
	logs   *logs

	attester enclave.Attester

	blind bool          // it knows of no block when it asks for images
	ahead time.Duration // of the world's time: the machine's clock
	block time.Duration // likewise: the newest block
	ask   func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error)
}

// image is a measurement of nothing in particular.
func image(b byte) (m enclave.Measurement) {
	m.PCR0[0], m.PCR1[0], m.PCR2[0] = b, b, b
	return m
}

// join adds an executor that runs image 1, as the chain has it.
func (w *world) join(number byte) *executor { return w.joinAs(number, image(1), nil) }

func (w *world) joinAs(number byte, m enclave.Measurement, root *enclave.DevRoot) *executor {
	w.t.Helper()
	x := &executor{w: w, ask: peer.NewAsker(URLs(w.url), secrets.MaxHandoverAnswer, nil).Ask, logs: &logs{fetches: make(chan string, 100)}, front: new(Front)}
	var err error
	if x.id, err = enclave.GenerateIdentity(bytes.NewReader(common.LeftPadBytes([]byte{number}, 32))); err != nil {
		w.t.Fatal(err)
	}
	good := image(1)
	w.locked(func() { w.images[x.id.Address()] = crypto.Keccak256Hash(good.PCR0[:], good.PCR1[:], good.PCR2[:]) })
	if root == nil {
		root = w.root
	}
	x.attester = enclave.NewSoftwareAttester(root, m, time.Now)
	x.build()
	x.serve()
	return x
}

func (x *executor) config() Config {
	w, t := x.w, x.w.t
	t.Helper()
	roots, err := Roots(w.root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	return Config{
		Identity: x.id, Attester: x.attester, Chain: w, Sender: sender{w, x.id.Address()}, Domain: domain, ChainID: big.NewInt(31337), Manager: manager,
		Params: secrets.Params{AckTimeout: ackTimeout, AliveTimeout: time.Hour},
		Roots:  roots, Registry: Images{w, x.newest}, Ask: x,
		Now: func() time.Time { return time.Now().Add(x.ahead) }, BlockTime: func() time.Time { return w.head.Time.Add(x.block) }, Log: x.logger(),
	}
}

func (x *executor) newest() (uint64, bool) { return x.w.head.Number, !x.blind }

func (x *executor) build() {
	x.w.t.Helper()
	s, err := Open(x.config())
	if err != nil {
		x.w.t.Fatal(err)
	}
	x.w.t.Cleanup(s.Close)
	x.vault, x.keeper = s.Vault, s.Keeper
}

// serve opens the external port. The store is ready once it knows a block.
func (x *executor) serve() {
	w, t := x.w, x.w.t
	t.Helper()
	var err error
	if x.port, err = api.NewExternal(api.ExternalConfig{
		Store: x.front, Identity: x.id, Lifecycle: enclave.NewLifecycle(), Attester: x.attester, Log: x.logger(), Limits: api.DefaultExternalLimits(),
	}); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(x.port.Handler())
	t.Cleanup(srv.Close)
	w.locked(func() { w.urls[x.id.Address()] = srv.URL })
	x.front.Serve(x.keeper)
	x.keeper.Handle(w.head)
}

func (x *executor) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(x.logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func (x *executor) Ask(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
	return x.ask(ctx, enclave, request)
}

// run keeps the secrets of an executor until the test, or stop, ends it.
func (x *executor) run(ids ...jobs.ID) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		x.keeper.Run(ctx)
	}()
	for _, id := range ids {
		x.keeper.Changed(id)
	}
	x.keeper.Handle(jobs.Synced{})
	x.keeper.Handle(x.w.head)
	stop = sync.OnceFunc(func() { cancel(); <-done })
	x.w.t.Cleanup(stop)
	return stop
}

// post sends a body to the external port.
func (x *executor) post(path string, body []byte) *httptest.ResponseRecorder {
	req := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	res := httptest.NewRecorder()
	x.port.Handler().ServeHTTP(res, req)
	return res
}

func (x *executor) encrypt(plaintext []byte) []byte {
	x.w.t.Helper()
	ciphertext, err := envelope.Encrypt(x.id.PublicKey(), plaintext)
	if err != nil {
		x.w.t.Fatal(err)
	}
	return ciphertext
}

// holds checks what an executor has of a secret.
func (x *executor) holds(id jobs.ID, want []byte) {
	x.w.t.Helper()
	got, release, err := x.vault.Open(id)
	if err != nil {
		x.w.t.Errorf("secret %s: %v", id, err)
		return
	}
	defer release()
	if !bytes.Equal(got, want) {
		x.w.t.Errorf("secret %s is %q", id, got)
	}
}

// empty checks that nothing is stored and nothing was sent.
func (x *executor) empty(name string) {
	x.w.t.Helper()
	if all := x.vault.All(); len(all) != 0 {
		x.w.t.Errorf("%s: stored %v", name, all)
	}
	x.w.locked(func() {
		if x.w.sent != 0 {
			x.w.t.Errorf("%s: %d transactions sent", name, x.w.sent)
		}
	})
}

// logs is a log that tells of handovers that failed.
type logs struct {
	mu      sync.Mutex // guards buf
	buf     bytes.Buffer
	fetches chan string
}

func (l *logs) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if bytes.Contains(line, []byte("take a secret over from another store failed")) {
		select {
		case l.fetches <- string(line):
		default:
		}
	}
	return l.buf.Write(line)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// silent checks that no log line shows any of these.
func (x *executor) silent(parts ...string) {
	x.w.t.Helper()
	text := strings.ToLower(x.logs.String())
	for _, part := range parts {
		if strings.Contains(text, strings.ToLower(part)) {
			x.w.t.Errorf("the log shows %.20s…: %s", part, text)
		}
	}
}
