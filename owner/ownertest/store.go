package ownertest

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/secrets"
)

// capacity is how many bytes each store offers.
const capacity = 64 << 20

// Store is a registered store, which acknowledges what is injected at once.
// Change its fields before it is asked.
type Store struct {
	Identity *enclave.Identity
	URL      string           // of its external port, where it also tells its owner who it is
	Attester enclave.Attester // of the registered image
	Speaks   []byte           // the public key that it attests; its own
	Signs    *enclave.Identity
	Mute     bool                                 // it acknowledges nothing on chain
	Hinder   func(try int) (status int, s string) // answers an injection in its place, unless the status is 0

	net *Net

	mu  sync.Mutex // guards the following
	got map[string][]byte
	try int
}

// Got is what the store has of a secret; nil if nothing.
func (s *Store) Got(id fmt.Stringer) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got[id.String()]
}

// Tries is how often something was injected.
func (s *Store) Tries() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.try
}

// newStore makes a store and registers it.
func (n *Net) newStore(number int) *Store {
	n.t.Helper()
	id, err := enclave.GenerateIdentity(bytes.NewReader(bytes.Repeat([]byte{byte(100 + number)}, 32)))
	n.must(err)
	s := &Store{Identity: id, Signs: id, Speaks: id.PublicKey(), net: n, got: map[string][]byte{},
		Attester: enclave.NewSoftwareAttester(n.Root, n.Image, time.Now)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /attestation", s.attest)
	mux.HandleFunc("POST /inject-secret", s.inject)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { answer(w, r, registering{s}.Health) })
	mux.HandleFunc("GET /tee-details", func(w http.ResponseWriter, r *http.Request) { answer(w, r, registering{s}.TeeDetails) })
	server := httptest.NewServer(mux)
	n.t.Cleanup(server.Close)
	s.URL = server.URL + "/"
	roots, err := attestation.Roots(n.Root.CertificatePEM())
	n.must(err)
	_, err = owner.Register(n.t.Context(), owner.RegisterParams{
		Enclave: registering{s}, Network: n.Owner(n.Admin), Verifier: n.Admin.Key, Policy: attestation.Policy{Roots: roots},
		Stake: n.Params.MinStake, Now: time.Now,
	})
	n.must(err)
	return s
}

// Registering is the store as owner.Register asks it.
func (s *Store) Registering() owner.Enclave { return registering{s} }

// Owner is the network as an account sees it.
func (n *Net) Owner(a *Account) owner.Network {
	return owner.Network{Chain: n.Client, Tx: ownerSender{a}, TeeManager: n.At.TeeManager}
}

// ownerSender is an Account as package owner wants it.
type ownerSender struct{ a *Account }

func (s ownerSender) Address() common.Address { return s.a.Address }

func (s ownerSender) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	return s.a.Send(ctx, &to, data)
}

func (s *Store) attest(w http.ResponseWriter, r *http.Request) {
	nonce, err := hex.DecodeString(r.URL.Query().Get("nonce"))
	if err != nil {
		http.Error(w, "nonce", http.StatusBadRequest)
		return
	}
	doc, err := s.Attester.Attest(r.Context(), enclave.AttestRequest{PublicKey: s.Speaks, UserData: enclave.UserData(s.net.Admin.Address, common.Hash{}), Nonce: nonce})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(doc)
}

// answer writes what the store says of itself.
func answer[T any](w http.ResponseWriter, r *http.Request, ask func(context.Context) (T, error)) {
	v, err := ask(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(v)
}

func (s *Store) inject(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.try++
	if s.Hinder != nil {
		if status, text := s.Hinder(s.try); status != 0 {
			http.Error(w, text, status)
			return
		}
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	in, err := secrets.ParseInjection(body)
	if err == nil {
		err = s.take(in)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	answer, err := s.acknowledge(r.Context(), in)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(answer)
}

// take opens an injection that is signed by the secret's owner.
func (s *Store) take(in secrets.Injection) error {
	manager := owner.Secrets{Chain: s.net.Client, Manager: s.net.At.SecretManager}
	secret, err := manager.Secret(context.Background(), in.ID)
	if err != nil {
		return secrets.ErrUnknown
	}
	digest := contracts.InjectionDigest(in.ID.Big(), in.Ciphertext)
	key, err := crypto.SigToPub(digest[:], in.Signature)
	if err != nil || crypto.PubkeyToAddress(*key) != secret.Owner {
		return secrets.ErrOwner
	}
	plaintext, err := s.Identity.Open(in.Ciphertext)
	if err != nil {
		return err
	}
	s.got[in.ID.String()] = plaintext
	return nil
}

func (s *Store) acknowledge(ctx context.Context, in secrets.Injection) ([]byte, error) {
	head, err := s.net.Client.Head(ctx)
	if err != nil {
		return nil, err
	}
	at := s.net.At.SecretManager
	domain := contracts.Domain{Name: contracts.SecretManagerDomain, Version: contracts.DomainVersion, ChainID: s.net.Client.ChainID(), VerifyingContract: at}
	sig, err := s.Signs.Sign(contracts.Acknowledge{SecretID: in.ID.Big(), SignTimestamp: head.Time}.Digest(domain))
	if err != nil {
		return nil, err
	}
	if !s.Mute && !s.acknowledged(ctx, in) {
		data := bindings.NewSecretManager().PackAcknowledgeStore(in.ID.Big(), big.NewInt(head.Time.Unix()), sig)
		if _, err := s.net.Admin.Send(ctx, &at, data); err != nil {
			return nil, err
		}
	}
	return json.Marshal(map[string]any{"secret_id": hexutil.EncodeBig(in.ID.Big()), "sign_timestamp": head.Time.Unix(), "signature": hexutil.Encode(sig)})
}

// acknowledged tells whether it did so on chain before.
func (s *Store) acknowledged(ctx context.Context, in secrets.Injection) bool {
	secret, err := owner.Secrets{Chain: s.net.Client, Manager: s.net.At.SecretManager}.Secret(ctx, in.ID)
	return err == nil && slices.ContainsFunc(secret.Stores, func(c owner.SecretStore) bool {
		return c.Enclave == s.Identity.Address() && c.Acknowledged
	})
}

// Announce puts the URLs of all stores into the Directory.
func (n *Net) Announce() {
	n.t.Helper()
	for _, s := range n.Stores {
		_, err := n.Owner(n.Admin).Announce(context.Background(), n.At.Directory, s.Identity.Address(), s.URL, nil)
		n.must(err)
	}
}

// registering is a store as it is asked on its way into the registry.
type registering struct{ *Store }

func (r registering) Health(ctx context.Context) (enclave.Health, error) {
	state := enclave.Configured
	if _, err := r.net.Owner(r.net.Admin).Node(ctx, r.Identity.Address()); err == nil {
		state = enclave.Registered
	}
	return enclave.Health{State: state, Enclave: r.Identity.Address()}, nil
}

func (r registering) SetImmutable(context.Context, common.Address) error { return nil }
func (r registering) SetMutable(context.Context, enclave.Mutable) error  { return nil }
func (r registering) TeeDetails(context.Context) (enclave.TeeDetails, error) {
	return enclave.TeeDetails{EnclaveAddress: r.Identity.Address(), EnclavePublicKey: r.Identity.PublicKey(), OwnerAddress: r.net.Admin.Address}, nil
}

func (r registering) SignedRegistration(ctx context.Context) (enclave.SignedRegistration, error) {
	head, err := r.net.Client.Head(ctx)
	if err != nil {
		return enclave.SignedRegistration{}, err
	}
	m := contracts.Register{Owner: r.net.Admin.Address, JobCapacity: 20, StorageCapacity: capacity, Env: r.net.Params.Env, SignTimestamp: head.Time}
	at := r.net.At.TeeManager
	domain := contracts.Domain{Name: contracts.TeeManagerDomain, Version: contracts.DomainVersion, ChainID: r.net.Client.ChainID(), VerifyingContract: at}
	sig, err := r.Identity.SignRegistration(m, domain)
	return enclave.SignedRegistration{JobCapacity: m.JobCapacity, StorageCapacity: m.StorageCapacity, Env: m.Env, Owner: m.Owner,
		SignTimestamp: uint64(head.Time.Unix()), Signature: sig}, err
}

func (r registering) Attestation(ctx context.Context, nonce []byte) ([]byte, error) {
	return r.Attester.Attest(ctx, enclave.AttestRequest{PublicKey: r.Identity.PublicKey(), UserData: enclave.UserData(r.net.Admin.Address, common.Hash{}), Nonce: nonce})
}
