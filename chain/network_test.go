package chain

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

// network is the real contracts on a real node, with registered enclaves.
type network struct {
	*anvil
	deploy.Addresses
	tx       *TxManager // the owner's, the job owner's and the deployer's
	enclaves []*ecdsa.PrivateKey
	params   deploy.Params
	verifier *ecdsa.PrivateKey // signs attestations
}

// sender lets contracts be deployed through a TxManager.
type sender struct{ *TxManager }

func (s sender) Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error) {
	return s.TxManager.Send(ctx, Candidate{To: to, Data: data})
}

func pcr(n byte) []byte { return bytes.Repeat([]byte{n}, 48) }

func sign(t *testing.T, key *ecdsa.PrivateKey, digest common.Hash) []byte {
	t.Helper()
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		t.Fatal(err)
	}
	sig[64] += 27
	return sig
}

func enclavePublicKey(key *ecdsa.PrivateKey) []byte { return crypto.FromECDSAPub(&key.PublicKey)[1:] }

// newNetwork starts one with a number of enclaves; args are the node's.
func newNetwork(t *testing.T, enclaves int, args ...string) *network {
	t.Helper()
	return newNetworkOf(t, enclaves, 0, nil, args...)
}

// newNetworkOf starts one whose enclaves offer so much room for secrets each.
func newNetworkOf(t *testing.T, enclaves int, storage int64, change func(*deploy.Params), args ...string) *network {
	t.Helper()
	a := startAnvil(t, args...)
	n := &network{anvil: a, tx: a.manager(a.newRichKey(), testTxConfig()), verifier: newKey(t)}
	p := deploy.Default(n.tx.Address())
	p.NodesToSelect = uint64(enclaves)
	p.Images = []deploy.Image{{PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3)}}
	p.VerifierImage, p.VerifierKey = deploy.Image{PCR0: pcr(4), PCR1: pcr(5), PCR2: pcr(6)}, enclavePublicKey(n.verifier)
	if change != nil {
		change(&p)
	}
	n.params = p
	var err error
	if n.Addresses, err = deploy.Deploy(within(t, time.Minute), sender{n.tx}, p); err != nil {
		t.Fatal(err)
	}
	token, plenty := bindings.NewTestToken(), new(big.Int).Mul(ether, big.NewInt(1_000_000))
	for token1, spender := range map[common.Address]common.Address{n.PaymentToken: n.Jobs, n.StakingToken: n.TeeManager} {
		n.send(token1, token.PackMint(n.tx.Address(), plenty))
		n.send(token1, token.PackApprove(spender, plenty))
	}
	for range enclaves {
		key := newKey(t)
		n.enclaves = append(n.enclaves, key)
		n.register(key, storage)
	}
	return n
}

func (n *network) send(to common.Address, data []byte) *types.Receipt {
	n.t.Helper()
	r, err := n.tx.Send(within(n.t, time.Minute), Candidate{To: &to, Data: data})
	if err != nil {
		n.t.Fatal(err)
	}
	return r
}

func (n *network) domain(contract common.Address, name string) contracts.Domain {
	n.t.Helper()
	d, err := Domain(within(n.t, time.Minute), n.client, contract, big.NewInt(31337), name)
	if err != nil {
		n.t.Fatal(err)
	}
	return d
}

func (n *network) register(enclave *ecdsa.PrivateKey, storage int64) {
	n.t.Helper()
	now := n.now()
	doc := contracts.Attestation{EnclavePubKey: enclavePublicKey(enclave), PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3), Timestamp: now}
	reg := contracts.Register{Owner: n.tx.Address(), JobCapacity: 20, StorageCapacity: uint64(storage), Env: testEnv, SignTimestamp: now}
	stake := new(big.Int).Mul(ether, big.NewInt(1000))
	n.send(n.TeeManager, bindings.NewTeeManager().PackRegisterTeeNode(
		sign(n.t, n.verifier, doc.Digest(n.domain(n.AttestationVerifier, contracts.AttestationVerifierDomain))),
		bindings.IAttestationVerifierAttestation{EnclavePubKey: doc.EnclavePubKey, PCR0: doc.PCR0, PCR1: doc.PCR1, PCR2: doc.PCR2, TimestampInMilliseconds: big.NewInt(now.UnixMilli())},
		big.NewInt(20), big.NewInt(storage), testEnv, big.NewInt(now.Unix()),
		sign(n.t, enclave, reg.Digest(n.domain(n.TeeManager, contracts.TeeManagerDomain))), stake))
}

// now is the chain's time.
func (n *network) now() time.Time {
	n.t.Helper()
	head, err := n.client.Head(within(n.t, time.Minute))
	if err != nil {
		n.t.Fatal(err)
	}
	return head.Time
}

func (n *network) createJob(deadlineMs int64) {
	n.t.Helper()
	n.send(n.Jobs, bindings.NewJobs().PackCreateJob(testEnv, new(big.Int), common.Hash{0xc0, 0xde}, []byte("input"), big.NewInt(deadlineMs)))
}

func address(key *ecdsa.PrivateKey) common.Address { return crypto.PubkeyToAddress(key.PublicKey) }

// answer signs an answer as an enclave does.
func (n *network) answer(enclave *ecdsa.PrivateKey, id jobs.ID, at time.Time) jobs.SignedResult {
	n.t.Helper()
	r := jobs.SignedResult{JobID: id, Output: []byte("output"), TotalTimeMs: 12, SignTimestamp: at}
	digest := contracts.SubmitOutput{JobID: id.Big(), Output: r.Output, TotalTime: r.TotalTimeMs, SignTimestamp: at}.Digest(n.domain(n.Jobs, contracts.JobsDomain))
	r.Signature, r.RequestDigest = sign(n.t, enclave, digest), n.requestDigest(id)
	return r
}

// requestDigest returns that of a job, zero if there is none.
func (n *network) requestDigest(id jobs.ID) (d [8]byte) {
	n.t.Helper()
	var logs []types.Log
	n.rpc(&logs, "eth_getLogs", map[string]any{"address": n.Jobs, "fromBlock": "0x0", "topics": []common.Hash{topicJobCreated, common.BigToHash(id.Big())}})
	for _, l := range logs {
		e, err := bindings.NewJobs().UnpackJobCreatedEvent(&l)
		if err != nil {
			n.t.Fatal(err)
		}
		d = wire.RequestDigest(e)
	}
	return d
}

func (n *network) watch(enclave *ecdsa.PrivateKey) *recorder {
	n.t.Helper()
	cfg := testWatcherConfig()
	cfg.Jobs, cfg.TeeManager, cfg.Enclave, cfg.Buffer = n.Jobs, n.TeeManager, address(enclave), 30*time.Second
	_, r := watch(n.t, n.client, cfg)
	return r
}

func (r *recorder) job(t *testing.T) jobs.Job {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := len(r.events) - 1; i >= 0; i-- {
		if c, ok := r.events[i].(jobs.Created); ok {
			return c.Job
		}
	}
	t.Fatal("no job was told")
	return jobs.Job{}
}

func TestNetworkJob(t *testing.T) {
	n := newNetwork(t, 3)
	ctx := within(t, time.Minute)
	r := n.watch(n.enclaves[1])
	r.wait(t, "registered", "synced")
	n.createJob(1000)
	eventually(t, "the job", func() bool { return len(r.told()) == 3 })
	job := r.job(t)
	if job.Owner != n.tx.Address() || len(job.Selected) != 3 || job.Deadline != time.Second || job.CreatedAt != n.now() {
		t.Errorf("job is %+v", job)
	}
	stored, err := ReadJob(ctx, n.client, n.Jobs, job.ID)
	if err != nil || !stored.Found || stored.Deadline != time.Second || !stored.Started.Equal(job.CreatedAt) || len(stored.Selected) != 3 {
		t.Errorf("the contract has %+v, %v", stored, err)
	}
	gas := n.manager(n.newRichKey(), testTxConfig())
	out := NewOutputs(n.client, gas, n.Jobs)
	answerBy := job.AnswerBy(30 * time.Second)
	for i, want := range []error{nil, ErrAlreadyAnswered} {
		hash, err := out.Submit(ctx, n.answer(n.enclaves[1], job.ID, n.now().Add(time.Duration(i)*time.Second)), answerBy)
		if !errors.Is(err, want) || (hash == common.Hash{}) != (want != nil) {
			t.Errorf("submission %d: %s, %v; want %v", i, hash, err, want)
		}
	}
	if n.nonce(gas.Address()) != 1 {
		t.Errorf("%d transactions were sent for one answer", n.nonce(gas.Address()))
	}
	id := job.ID.String()
	r.wait(t, "registered", "synced", "created "+id, "answered "+id)

	// The answer leaves the chain with its block: the job is looked at again.
	var none any
	n.rpc(&none, "anvil_reorg", 1, []any{})
	n.mine(1)
	r.wait(t, "registered", "synced", "created "+id, "answered "+id, "removed "+id, "created "+id)
	if _, err := out.Submit(ctx, n.answer(n.enclaves[1], job.ID, n.now()), answerBy); err != nil {
		t.Error(err)
	}
	r.wait(t, "registered", "synced", "created "+id, "answered "+id, "removed "+id, "created "+id, "answered "+id)

	// And then the job itself.
	n.rpc(&none, "anvil_reorg", 4, []any{})
	n.mine(1)
	eventually(t, "the job's removal", func() bool { told := r.told(); return told[len(told)-1] == "removed "+id })
}

func TestSubmitErrors(t *testing.T) {
	n := newNetwork(t, 1)
	ctx := within(t, time.Minute)
	r := n.watch(n.enclaves[0])
	n.createJob(1000)
	eventually(t, "the job", func() bool { return len(r.told()) == 3 })
	job := r.job(t)
	gas := n.manager(n.newRichKey(), testTxConfig())
	out := NewOutputs(n.client, gas, n.Jobs)
	later := n.now().Add(time.Hour)
	good := n.answer(n.enclaves[0], job.ID, n.now())
	forged := good
	forged.Signature = bytes.Repeat([]byte{1}, 65)
	short := good
	short.Signature = []byte{1}
	for name, c := range map[string]struct {
		r    jobs.SignedResult
		want error
	}{
		"no such job":     {n.answer(n.enclaves[0], jobs.NewID(99), n.now()), ErrJobGone},
		"another enclave": {n.answer(newKey(t), job.ID, n.now()), ErrNotSelected},
		"too old":         {n.answer(n.enclaves[0], job.ID, n.now().Add(-time.Hour)), ErrSignatureTooOld},
		"from the future": {n.answer(n.enclaves[0], job.ID, n.now().Add(time.Hour)), ErrSignatureFromFuture},
		"forged":          {forged, ErrSignature},
		"short":           {short, ErrSignature},
	} {
		_, err := out.Submit(ctx, c.r, later)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		// What a lagging node may be the cause of is worth another try.
		if mayPass := c.want == ErrJobGone || c.want == ErrSignatureFromFuture || c.want == ErrSignatureTooOld; errors.Is(err, jobs.ErrFinal) == mayPass {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := out.Submit(ctx, good, n.now().Add(-time.Second)); !errors.Is(err, ErrGaveUp) || errors.Is(err, jobs.ErrFinal) {
		t.Errorf("after its time: %v", err)
	}
	n.stepTime(120)
	if _, err := out.Submit(ctx, good, later); !errors.Is(err, ErrTooLate) || errors.Is(err, ErrGaveUp) {
		t.Errorf("after the contract's time: %v", err)
	}
	if sent := n.nonce(gas.Address()); sent != 0 {
		t.Errorf("%d useless transactions were sent", sent)
	}
}

// An answer that was mined and failed is not paid for again, unless it only
// lacked gas for the job owner's callback.
func TestSubmitMinedRevert(t *testing.T) {
	gas := append(crypto.Keccak256([]byte("CallbackNeedsMoreGas(uint256)"))[:4], make([]byte, 32)...)
	if err := submitError(&RevertError{TxHash: common.Hash{1}, Data: gas}); !errors.Is(err, ErrCallbackGas) || errors.Is(err, jobs.ErrFinal) {
		t.Errorf("too little gas: %v", err)
	}
	err := submitError(&RevertError{TxHash: common.Hash{1}})
	if !errors.Is(err, jobs.ErrFinal) {
		t.Errorf("mined: %v", err)
	}
	if err := submitError(&RevertError{}); errors.Is(err, jobs.ErrFinal) {
		t.Errorf("simulated: %v", err)
	}
}

func TestViews(t *testing.T) {
	n := newNetwork(t, 1)
	ctx := within(t, time.Minute)
	p, err := ReadParams(ctx, n.client, n.Jobs, n.TeeManager)
	if err != nil {
		t.Fatal(err)
	}
	want := deploy.Default(common.Address{1})
	if p.ExecutionBuffer != want.ExecutionBuffer || p.SelectedExecutors != 1 || p.SignMaxAge != want.SignMaxAge ||
		p.TeeManager != n.TeeManager || p.Executors != n.Executors || p.PaymentToken != n.PaymentToken || p.StakingToken != n.StakingToken || p.MinStake.Cmp(want.MinStake) != 0 {
		t.Errorf("parameters are %+v", p)
	}
	if _, err := ReadParams(ctx, n.client, common.Address{1}, n.TeeManager); !errors.Is(err, ErrNoContract) || !strings.Contains(err.Error(), "Jobs") {
		t.Errorf("no contract: %v", err)
	}
	twin, err := n.client.CodeAt(ctx, n.TeeManager, nil)
	if err != nil {
		t.Fatal(err)
	}
	n.code(sinkAddr, twin) // a TeeManager, but not the one that the Jobs contract asks
	if _, err := ReadParams(ctx, n.client, n.Jobs, sinkAddr); !errors.Is(err, ErrParams) {
		t.Errorf("another TeeManager: %v", err)
	}

	enclave := address(n.enclaves[0])
	node, err := ReadNode(ctx, n.client, n.TeeManager, enclave)
	if err != nil || !node.Registered || node.Draining || node.Owner != n.tx.Address() || node.Env != testEnv || node.Stake.Cmp(new(big.Int).Mul(ether, big.NewInt(1000))) != 0 {
		t.Errorf("node is %+v, %v", node, err)
	}
	n.send(n.TeeManager, bindings.NewTeeManager().PackDrainTeeNode(enclave))
	if node, err = ReadNode(ctx, n.client, n.TeeManager, enclave); err != nil || !node.Draining {
		t.Errorf("drained node is %+v, %v", node, err)
	}
	if node, err = ReadNode(ctx, n.client, n.TeeManager, otherOne); err != nil || node.Registered {
		t.Errorf("unknown node is %+v, %v", node, err)
	}
	if job, err := ReadJob(ctx, n.client, n.Jobs, jobs.NewID(5)); err != nil || job.Found {
		t.Errorf("unknown job is %+v, %v", job, err)
	}
}

func TestDomain(t *testing.T) {
	n := newNetwork(t, 1)
	ctx := within(t, time.Minute)
	got, err := Domain(ctx, n.client, n.Jobs, big.NewInt(31337), contracts.JobsDomain)
	if err != nil || got.Name != contracts.JobsDomain || got.Version != "1" || got.ChainID.Int64() != 31337 || got.VerifyingContract != n.Jobs {
		t.Errorf("domain is %+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		chain int64
		name  string
	}{"another chain": {1, contracts.JobsDomain}, "another name": {31337, contracts.TeeManagerDomain}} {
		if _, err := Domain(ctx, n.client, n.Jobs, big.NewInt(c.chain), c.name); !errors.Is(err, ErrDomain) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A contract that copies another's domain.
	answer, err := n.client.CallContract(ctx, callTo(n.Jobs, bindings.NewJobs().PackEip712Domain()), nil)
	if err != nil {
		t.Fatal(err)
	}
	n.code(sinkAddr, returns(answer))
	if _, err := Domain(ctx, n.client, sinkAddr, big.NewInt(31337), contracts.JobsDomain); !errors.Is(err, ErrDomain) || !strings.Contains(err.Error(), "names the contract "+n.Jobs.Hex()) {
		t.Errorf("a copy: %v", err)
	}
	n.code(sinkAddr, returns(answer[:100]))
	if _, err := Domain(ctx, n.client, sinkAddr, big.NewInt(31337), contracts.JobsDomain); !errors.Is(err, ErrDomain) {
		t.Errorf("a malformed answer: %v", err)
	}
	// Contracts without the view.
	plain := contracts.Domain{Name: contracts.JobsDomain, Version: "1"}
	for name, code := range map[string][]byte{"reverts": common.FromHex("5f5ffd"), "answers nothing": common.FromHex("00")} {
		n.code(sinkAddr, code)
		if got, err := Domain(ctx, n.client, sinkAddr, big.NewInt(31337), contracts.JobsDomain); err != nil || got != plain {
			t.Errorf("a contract that %s: %+v, %v", name, got, err)
		}
	}
	// A revert with a reason is no proof that there is no such view, and a
	// failing endpoint none either: a wrong domain would be signed under.
	n.code(sinkAddr, reverts([]byte{1, 2, 3, 4}))
	if _, err := Domain(ctx, n.client, sinkAddr, big.NewInt(31337), contracts.JobsDomain); err == nil {
		t.Error("a paused contract was taken for one without the view")
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Domain(ended, n.client, n.Jobs, big.NewInt(31337), contracts.JobsDomain); err == nil {
		t.Error("a failed call was taken for a contract without the view")
	}
}
