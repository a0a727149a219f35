package owner

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"errors"
	"math/big"
	"net/http"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
)

var (
	teeManager = common.HexToAddress("0x7ee")
	verifierAt = common.HexToAddress("0x4e4")
	executors  = common.HexToAddress("0xe8e")
	token      = common.HexToAddress("0x70ce4")
	chainID    = big.NewInt(1337)
)

func domainOf(name string, contract common.Address) contracts.Domain {
	return contracts.Domain{Name: name, Version: contracts.DomainVersion, ChainID: chainID, VerifyingContract: contract}
}

// world is an enclave with its real identity and attester, and a chain of
// which only the views are there. Tests spoil one thing each.
type world struct {
	t        *testing.T
	id       *enclave.Identity
	attester enclave.Attester
	root     *enclave.DevRoot
	image    enclave.Measurement
	verifier *ecdsa.PrivateKey

	// What the enclave says.
	owner        common.Address
	address      common.Address // in its details; zero: its own
	claimedOwner common.Address // of the registration message
	signingKey   *enclave.Identity
	document     func(nonce []byte) ([]byte, error)
	state        enclave.State
	configured   bool
	notReady     int   // how often it answers 503 first
	asked        int   // how often it was asked for its registration message
	unhealthy    error // of Health
	immutable    int   // how often it was told its owner
	settings     common.Hash

	// What the chain says.
	me         common.Address
	registered common.Address // owner of the enclave's entry; zero: none
	balance    *big.Int
	allowance  *big.Int
	offer      int64 // what is staked for it
	stake      int64 // of the enclave's entry
	draining   bool
	pending    int64
	strange    bool // the contract does not know the verifier
	withdrawn  bool // the image of the verifier was revoked
	revoked    bool // the image of the enclave was revoked
	eventless  bool // a registration that succeeds and does nothing
	sent       []sentTx
}

type sentTx struct {
	to   common.Address
	data []byte
}

func newWorld(t *testing.T) *world {
	t.Helper()
	id, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, id: id, signingKey: id, root: root, verifier: verifier,
		owner: common.HexToAddress("0x0e4"), me: common.HexToAddress("0x0e4"), claimedOwner: common.HexToAddress("0x0e4"),
		offer: 100, stake: 100, balance: big.NewInt(1000), allowance: new(big.Int), state: enclave.Configured, configured: true}
	w.image.PCR0[0], w.image.PCR1[0], w.image.PCR2[0] = 1, 2, 3
	w.settings = common.Hash{5}
	w.attester = enclave.NewSoftwareAttester(root, w.image, time.Now)
	w.document = func(nonce []byte) ([]byte, error) { return w.attest(w.id.PublicKey(), nonce) }
	return w
}

func (w *world) attest(key, nonce []byte) ([]byte, error) {
	return w.attester.Attest(context.Background(), enclave.AttestRequest{PublicKey: key, UserData: enclave.UserData(w.owner, w.settings), Nonce: nonce})
}

func (w *world) policy() attestation.Policy {
	roots, err := attestation.Roots(w.root.CertificatePEM())
	if err != nil {
		w.t.Fatal(err)
	}
	return attestation.Policy{Roots: roots, PCRs: map[uint][]byte{0: w.image.PCR0[:]}, Settings: &common.Hash{5}}
}

func (w *world) network() Network { return Network{Chain: w, Tx: w, TeeManager: teeManager} }

func (w *world) register() (Registration, error) { return w.registerWith(nil) }

func (w *world) registerWith(service Verifier) (Registration, error) {
	ctx, cancel := context.WithTimeout(w.t.Context(), 5*time.Second)
	defer cancel()
	p := RegisterParams{Enclave: w, Network: w.network(), Service: service, Policy: w.policy(), Stake: big.NewInt(w.offer), Now: time.Now}
	if service == nil {
		p.Verifier = w.verifier
	}
	return Register(ctx, p)
}

var (
	_ Enclave = (*world)(nil)
	_ Chain   = (*world)(nil)
	_ Sender  = (*world)(nil)
)

func (w *world) Health(context.Context) (enclave.Health, error) {
	if w.unhealthy != nil {
		return enclave.Health{}, w.unhealthy
	}
	h := enclave.Health{State: w.state, Enclave: w.id.Address(), Broken: []string{"chain not reached: refused"}}
	if w.owner != (common.Address{}) {
		h.Owner = &w.owner
	}
	return h, nil
}

func (w *world) SetImmutable(_ context.Context, owner common.Address) error {
	w.owner = owner
	w.immutable++
	return nil
}

func (w *world) SetMutable(context.Context, enclave.Mutable) error {
	w.configured = true
	return nil
}

func (w *world) TeeDetails(context.Context) (enclave.TeeDetails, error) {
	address := w.id.Address()
	if w.address != (common.Address{}) {
		address = w.address
	}
	return enclave.TeeDetails{EnclaveAddress: address, EnclavePublicKey: w.id.PublicKey(), OwnerAddress: w.owner}, nil
}

func (w *world) SignedRegistration(context.Context) (enclave.SignedRegistration, error) {
	w.asked++
	if w.notReady > 0 {
		w.notReady--
		return enclave.SignedRegistration{}, &client.StatusError{Method: "GET", Path: "/signed-registration-message", Status: http.StatusServiceUnavailable}
	}
	r := contracts.Register{Owner: w.claimedOwner, JobCapacity: 20, StorageCapacity: 5, Env: 1, SignTimestamp: time.Now().Truncate(time.Second)}
	sig, err := w.signingKey.SignRegistration(r, domainOf(contracts.TeeManagerDomain, teeManager))
	return enclave.SignedRegistration{JobCapacity: 20, StorageCapacity: 5, Env: 1, Owner: r.Owner, SignTimestamp: uint64(r.SignTimestamp.Unix()), Signature: sig}, err
}

func (w *world) Attestation(_ context.Context, nonce []byte) ([]byte, error) {
	return w.document(nonce)
}

func (w *world) ChainID() *big.Int { return chainID }

// CallContract answers the views that are asked, and no others.
func (w *world) CallContract(_ context.Context, call ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	manager, erc20 := bindings.NewTeeManager().GetABI(), bindings.NewTestToken().GetABI()
	eip712, attests, jobs := erc5267(w.t), bindings.NewAttestationVerifier().GetABI(), bindings.NewExecutors().GetABI()
	is := func(a abi.ABI, name string, to common.Address) bool {
		return *call.To == to && string(call.Data[:4]) == string(a.Methods[name].ID)
	}
	switch {
	case is(manager, "teeNodes", teeManager):
		return manager.Methods["teeNodes"].Outputs.Pack(big.NewInt(w.stake), w.registered, uint8(1), w.draining)
	case is(manager, "STAKING_TOKEN", teeManager):
		return manager.Methods["STAKING_TOKEN"].Outputs.Pack(token)
	case is(manager, "ATTESTATION_VERIFIER", teeManager):
		return manager.Methods["ATTESTATION_VERIFIER"].Outputs.Pack(verifierAt)
	case is(manager, "MIN_STAKE_AMOUNT", teeManager):
		return manager.Methods["MIN_STAKE_AMOUNT"].Outputs.Pack(big.NewInt(50))
	case is(manager, "EXECUTORS", teeManager):
		return manager.Methods["EXECUTORS"].Outputs.Pack(executors)
	case is(jobs, "pendingJobs", executors):
		return jobs.Methods["pendingJobs"].Outputs.Pack(big.NewInt(w.pending))
	case is(attests, "verifiedKeys", verifierAt):
		var image [32]byte
		if !w.strange && string(call.Data[16:]) == string(crypto.PubkeyToAddress(w.verifier.PublicKey).Bytes()) {
			image[0] = 1
		}
		return attests.Methods["verifiedKeys"].Outputs.Pack(image)
	case is(attests, "whitelistedImages", verifierAt):
		return attests.Methods["whitelistedImages"].Outputs.Pack(pcrUnless(w.withdrawn), []byte{2}, []byte{3})
	case is(manager, "getWhitelistedImage", teeManager):
		var image bindings.EnclaveRegistryEnclaveImage
		if string(call.Data[4:]) == string(crypto.Keccak256(w.image.PCR0[:], w.image.PCR1[:], w.image.PCR2[:])) {
			image.PCR0 = pcrUnless(w.revoked)
		}
		return manager.Methods["getWhitelistedImage"].Outputs.Pack(image)
	case is(erc20, "symbol", token):
		return erc20.Methods["symbol"].Outputs.Pack("tSTK")
	case is(erc20, "decimals", token):
		return erc20.Methods["decimals"].Outputs.Pack(uint8(1))
	case is(erc20, "balanceOf", token):
		return erc20.Methods["balanceOf"].Outputs.Pack(w.balance)
	case is(erc20, "allowance", token):
		return erc20.Methods["allowance"].Outputs.Pack(w.allowance)
	case is(eip712, "eip712Domain", teeManager):
		return packDomain(eip712, contracts.TeeManagerDomain, teeManager)
	case is(eip712, "eip712Domain", verifierAt):
		return packDomain(eip712, contracts.AttestationVerifierDomain, verifierAt)
	}
	return nil, errors.New("a view that nobody should ask for")
}

func erc5267(t *testing.T) abi.ABI {
	t.Helper()
	a := bindings.NewTeeManager().GetABI()
	if _, ok := a.Methods["eip712Domain"]; !ok {
		t.Fatal("the TeeManager has no eip712Domain")
	}
	return a
}

func packDomain(a abi.ABI, name string, contract common.Address) ([]byte, error) {
	return a.Methods["eip712Domain"].Outputs.Pack([1]byte{0x0f}, name, contracts.DomainVersion, chainID, contract, [32]byte{}, []*big.Int{})
}

func (w *world) Address() common.Address { return w.me }

// Send notes the transaction; a registration makes the enclave see itself
// registered.
func (w *world) Send(_ context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	w.sent = append(w.sent, sentTx{to, data})
	receipt := &types.Receipt{Status: types.ReceiptStatusSuccessful, TxHash: common.Hash{byte(len(w.sent))}, GasUsed: 7}
	if to == teeManager && !w.eventless {
		w.state = enclave.Registered
		receipt.Logs = []*types.Log{w.registeredEvent()}
	}
	return receipt, nil
}

func (w *world) registeredEvent() *types.Log {
	event := bindings.NewTeeManager().GetABI().Events[bindings.TeeManagerTeeNodeRegisteredEventName]
	data, err := event.Inputs.NonIndexed().Pack(big.NewInt(20), big.NewInt(5), uint8(1))
	if err != nil {
		w.t.Fatal(err)
	}
	return &types.Log{Address: teeManager, Data: data,
		Topics: []common.Hash{event.ID, common.BytesToHash(w.id.Address().Bytes()), common.BytesToHash(w.owner.Bytes())}}
}

func pcrUnless(revoked bool) []byte {
	if revoked {
		return nil
	}
	return []byte{1}
}
