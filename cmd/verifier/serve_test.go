//go:build !enclave

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

// process is the command, running in this process.
type process struct {
	t     *testing.T
	url   string
	lines *bufio.Scanner // of its log
	stop  context.CancelFunc
	ended chan int
}

// start starts the command for a chain; the end of the test ends it.
func start(t *testing.T, root *enclave.DevRoot, cfg map[string]any) *process {
	t.Helper()
	dir := t.TempDir()
	if err := root.Save(filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key")); err != nil {
		t.Fatal(err)
	}
	content, err := json.Marshal(cfg)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "config.json")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, url: "unix://" + filepath.Join(dir, "v.sock"), ended: make(chan int, 1)}
	log, stderr := io.Pipe()
	p.lines = bufio.NewScanner(log)
	ctx, cancel := context.WithCancel(context.Background())
	p.stop = cancel
	go func() {
		status := run(ctx, []string{"--config-file", file, "--listen", p.url, "--dev-attestation-root", dir}, io.Discard, stderr, serve)
		stderr.Close()
		p.ended <- status
	}()
	t.Cleanup(func() {
		p.stop()
		for p.lines.Scan() {
		}
		if status := <-p.ended; status != exitOK {
			t.Errorf("status %d", status)
		}
	})
	return p
}

// await reads the log up to an event.
func (p *process) await(event string) string {
	p.t.Helper()
	for p.lines.Scan() {
		if strings.Contains(p.lines.Text(), `"msg":"`+event+`"`) {
			return p.lines.Text()
		}
	}
	p.t.Fatalf("it has ended without %q", event)
	return ""
}

// drain goes on reading, so that the log never blocks.
func (p *process) drain() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for p.lines.Scan() {
		}
	}()
	p.t.Cleanup(func() { p.stop(); <-done })
}

func configOf(n *ownertest.Net) map[string]any {
	return map[string]any{"chain_id": n.Client.ChainID(), "http_rpc_url": []string{n.URL}, "tee_manager_contract_addr": n.At.TeeManager}
}

// document is one of an enclave with a key of its own.
func document(t *testing.T, n *ownertest.Net, image enclave.Measurement, nonce []byte) ([]byte, contracts.Attestation) {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	at, public := time.Now().Truncate(time.Millisecond), crypto.FromECDSAPub(&key.PublicKey)[1:]
	doc, err := enclave.NewSoftwareAttester(n.Root, image, func() time.Time { return at }).Attest(t.Context(), enclave.AttestRequest{PublicKey: public, Nonce: nonce})
	if err != nil {
		t.Fatal(err)
	}
	return doc, contracts.Attestation{EnclavePubKey: public, PCR0: image.PCR0[:], PCR1: image.PCR1[:], PCR2: image.PCR2[:], Timestamp: at}
}

// imageOf is the id of the image that a network approves.
func imageOf(n *ownertest.Net) common.Hash {
	return contracts.Attestation{PCR0: n.Image.PCR0[:], PCR1: n.Image.PCR1[:], PCR2: n.Image.PCR2[:]}.ImageID()
}

// TestLifeOfAVerifier: its key is proven by a document of its own, the
// administrator has the contract know it, and then the contract takes its word;
// of an image that the chain does not approve it gives none.
func TestLifeOfAVerifier(t *testing.T) {
	n := ownertest.Start(t, 0)
	p := start(t, n.Root, configOf(n))
	p.await("verifier is up")
	p.drain()
	v, err := verifier.NewClient(p.url)
	if err != nil {
		t.Fatal(err)
	}
	details, err := v.Details(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key := proven(t, n, p.url, details)

	nonce := func() []byte {
		nonce, err := v.Nonce(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return nonce
	}
	doc, said := document(t, n, n.Image, nonce())
	signature, err := v.Sign(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	abi, tees := bindings.NewAttestationVerifier(), bindings.NewTeeManager()
	accepts := func() bool {
		_, err := n.Admin.Send(t.Context(), &n.At.TeeManager, tees.PackVerifyEnclaveKey(signature, bindings.IAttestationVerifierAttestation{
			EnclavePubKey: said.EnclavePubKey, PCR0: said.PCR0, PCR1: said.PCR1, PCR2: said.PCR2, TimestampInMilliseconds: big.NewInt(said.Timestamp.UnixMilli()),
		}))
		return err == nil
	}
	if accepts() {
		t.Error("the contract takes the word of a key that nobody told it of")
	}
	n.Send(n.Admin, n.At.AttestationVerifier, abi.PackWhitelistEnclaveKey(key, imageOf(n)))
	if !accepts() {
		t.Error("the contract does not take its word")
	}

	other := n.Image
	other.PCR0[0]++
	doc, _ = document(t, n, other, nonce())
	if _, err := v.Sign(t.Context(), doc); !errors.Is(err, verifier.ErrRefused) || !strings.Contains(err.Error(), "not approved") {
		t.Errorf("another image: %v", err)
	}
	n.Send(n.Admin, n.At.TeeManager, tees.PackRevokeEnclaveImage(imageOf(n)))
	doc, _ = document(t, n, n.Image, nonce())
	if _, err := v.Sign(t.Context(), doc); !errors.Is(err, verifier.ErrRefused) || !strings.Contains(err.Error(), "not approved") {
		t.Errorf("after its revocation: %v", err)
	}
}

// proven returns the key of a document of the verifier itself.
func proven(t *testing.T, n *ownertest.Net, url string, details verifier.Details) []byte {
	t.Helper()
	c, err := client.New(url)
	if err != nil {
		t.Fatal(err)
	}
	nonce := attestation.NewNonce()
	raw, err := c.Attestation(t.Context(), nonce)
	if err != nil {
		t.Fatal(err)
	}
	roots, err := attestation.Roots(n.Root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	d, err := attestation.Verify(raw, attestation.Policy{Roots: roots, Now: time.Now(), MaxAge: time.Minute, MaxAhead: time.Second, Nonce: nonce, SigningKey: true})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(d.PublicKey, details.PublicKey) || common.BytesToAddress(crypto.Keccak256(d.PublicKey)) != details.Address {
		t.Errorf("the document is of %x, the key that signs is %x", d.PublicKey, details.PublicKey)
	}
	return d.PublicKey
}

// TestUnreachedChainKeepsTheKey: to end would lose it, and to serve without the
// chain could only refuse.
func TestUnreachedChainKeepsTheKey(t *testing.T) {
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, root, map[string]any{"chain_id": 1, "http_rpc_url": []string{"http://127.0.0.1:1/"}, "tee_manager_contract_addr": common.Address{1}})
	p.await("verifier has its key")
	for range 2 {
		p.await("chain not reached")
	}
}

// TestAnotherContractIsNotAsked: where no TeeManager is, nothing is served.
func TestAnotherContractIsNotAsked(t *testing.T) {
	n := ownertest.Start(t, 0)
	cfg := configOf(n)
	cfg["tee_manager_contract_addr"] = common.Address{1}
	p := start(t, n.Root, cfg)
	if line := p.await("chain not reached"); !strings.Contains(line, "attestation verifier") {
		t.Errorf("log %s", line)
	}
}

// TestUnknownIsNotUnapproved: an endpoint that is gone says nothing of an image.
func TestUnknownIsNotUnapproved(t *testing.T) {
	n := ownertest.Start(t, 0)
	r := &registry{client: n.Client, teeManager: n.At.TeeManager, abi: bindings.NewTeeManager()}
	if err := r.approved(t.Context(), imageOf(n)); err != nil {
		t.Error(err)
	}
	if err := r.approved(t.Context(), common.Hash{1}); !errors.Is(err, attestation.ErrApproval) {
		t.Errorf("another image: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.approved(ended, common.Hash{1}); err == nil || errors.Is(err, attestation.ErrApproval) {
		t.Errorf("no answer: %v", err)
	}
	r.teeManager = common.Address{1}
	if err := r.approved(t.Context(), common.Hash{1}); err == nil || errors.Is(err, attestation.ErrApproval) {
		t.Errorf("no contract: %v", err)
	}
}

// TestOneLiarIsNotBelieved: an endpoint that says of any image that it is
// approved gets nobody a signature where two have to say so.
func TestOneLiarIsNotBelieved(t *testing.T) {
	n := ownertest.Start(t, 0)
	good, bad := imageOf(n), common.Hash{0xba, 0xad}
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		asked := bytes.ReplaceAll(body, []byte(common.Bytes2Hex(bad[:])), []byte(common.Bytes2Hex(good[:])))
		res, err := http.Post(n.URL, "application/json", bytes.NewReader(asked))
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		defer res.Body.Close()
		io.Copy(w, res.Body)
	}))
	defer liar.Close()
	for quorum, believed := range map[int]bool{1: true, 2: false} {
		r, err := newRegistry(t.Context(), config.Config{
			ChainID: n.Client.ChainID().Uint64(), HTTPRPCURL: []string{liar.URL, n.URL}, RPCQuorum: quorum, TeeManager: &n.At.TeeManager,
		}, nil, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.approved(t.Context(), bad); (err == nil) != believed {
			t.Errorf("quorum %d: %v", quorum, err)
		}
		if err := r.approved(t.Context(), good); err != nil {
			t.Errorf("quorum %d, an image that is approved: %v", quorum, err)
		}
		r.close()
	}
	http.DefaultClient.CloseIdleConnections()
}
