package contracts_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// So that others who compute it can compare.
func TestRequestDigest(t *testing.T) {
	r := contracts.Request{
		Env: 1, Owner: common.HexToAddress("0xc0ffee"), SecretID: big.NewInt(7), CodeHash: common.HexToHash("0xc0de"),
		Input: []byte("input"), Deadline: 1000,
	}
	if got, want := r.Digest(), [8]byte(common.FromHex("0x000a4ff3e006d286")); got != want {
		t.Errorf("digest %x, want %x", got, want)
	}
}

// otherRequests are the digests of those that differ from r in one field, by the
// field, and those that differ from r's in one byte.
func otherRequests(r contracts.Request) map[string][8]byte {
	others := map[string][8]byte{}
	for i, digest := 0, r.Digest(); i < len(digest); i++ {
		other := digest
		other[i] ^= 1
		others[fmt.Sprint("byte of the digest: ", i)] = other
	}
	for field, change := range map[string]func(*contracts.Request){
		"env":               func(o *contracts.Request) { o.Env ^= 3 },
		"owner":             func(o *contracts.Request) { o.Owner[0] ^= 1 },
		"secret":            func(o *contracts.Request) { o.SecretID = new(big.Int).Add(o.SecretID, big.NewInt(1)) },
		"secret, high":      func(o *contracts.Request) { o.SecretID = new(big.Int).SetBit(o.SecretID, 255, 1) },
		"code":              func(o *contracts.Request) { o.CodeHash[31] ^= 1 },
		"input":             func(o *contracts.Request) { o.Input = append([]byte{1}, o.Input...) },
		"input, longer":     func(o *contracts.Request) { o.Input = append(slices.Clone(o.Input), 0) },
		"deadline":          func(o *contracts.Request) { o.Deadline++ },
		"deadline, by 2^32": func(o *contracts.Request) { o.Deadline += 1 << 32 },
	} {
		o := r
		change(&o)
		others[field] = o.Digest()
	}
	return others
}

// What createJob remembers of a request is Request.Digest, whatever is asked
// for; the digest of a request that differs in any one field is another's.
func TestRequestDigestIsWhatTheContractRemembers(t *testing.T) {
	w := newSecretWorld(t, 1, func(p *deploy.Params) { p.NodesToSelect, p.SecretCopies = 1, 1 })
	if err := w.Mint(w.ctx, w.slasher, fortune, fortune); err != nil {
		t.Fatal(err)
	}
	first, second := w.keptSecret(w.slasher.Address).SecretId, w.keptSecret().SecretId
	w.offerEnv(2)

	base := contracts.Request{
		Env: w.Params.Env, Owner: w.client.Address, SecretID: new(big.Int), CodeHash: common.HexToHash("0xc0de"),
		Input: []byte("input"), Deadline: 1000,
	}
	for what, change := range map[string]func(*contracts.Request){
		"base":           func(*contracts.Request) {},
		"env":            func(r *contracts.Request) { r.Env = 2 },
		"owner":          func(r *contracts.Request) { r.Owner = w.slasher.Address },
		"secret":         func(r *contracts.Request) { r.SecretID = first },
		"another secret": func(r *contracts.Request) { r.SecretID = second },
		"code":           func(r *contracts.Request) { r.CodeHash = common.MaxHash },
		"no input":       func(r *contracts.Request) { r.Input = nil },
		"long input":     func(r *contracts.Request) { r.Input = make([]byte, 1000) },
		"deadline":       func(r *contracts.Request) { r.Deadline = 299_999 },
		"all": func(r *contracts.Request) {
			*r = contracts.Request{Env: r.Env, Owner: w.slasher.Address, SecretID: first, Input: []byte{0}, Deadline: 100}
		},
	} {
		r := base
		change(&r)
		job := w.request(r)
		answer := w.signed(job, 0)
		others := otherRequests(r)
		var list []bindings.JobsSignedOutput
		for field, digest := range others {
			o := answer
			o.RequestDigest = digest
			sameList(t, fmt.Sprintf("%s: to a request with another %s", what, field), w.refusals(o), []string{"JobsAnotherRequest"})
			list = append(list, o)
		}
		answer.RequestDigest = r.Digest()
		_, taken := w.submitAll(append(list, answer)...)
		sameList(t, what, taken, []string{responseOf(job.JobId, job.SelectedExecutors[0])})
	}
}

// offerEnv adds an env with one executor.
func (w *world) offerEnv(env uint8) {
	w.t.Helper()
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackAddGlobalEnv(env, w.Params.ExecutionFeePerMs, w.Params.StakingRewardPerMs))
	enclave := sim.NewAccount(fmt.Sprint("enclave of env ", env))
	r, err := w.NewRegistration(w.ctx, enclave, w.owner.Address, 20, w.stake(10))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Env, r.Storage = env, 0
	data, err := w.RegisterData(r)
	if err != nil {
		w.t.Fatal(err)
	}
	w.send(w.owner, w.Addresses.TeeManager, data)
	w.enclaves = append(w.enclaves, enclave)
}

// request creates a job of the client or the slasher.
func (w *world) request(r contracts.Request) *bindings.JobsJobCreated {
	w.t.Helper()
	from := w.client
	if r.Owner == w.slasher.Address {
		from = w.slasher
	}
	data := w.Jobs.PackCreateJob(r.Env, r.SecretID, r.CodeHash, r.Input, new(big.Int).SetUint64(r.Deadline))
	return event(w, w.send(from, w.Addresses.Jobs, data), w.Jobs.UnpackJobCreatedEvent)
}

// A reorganisation gives a job's number to another job. The answers to the
// first, whose signatures are as good for the second, are left out of a list;
// nobody is paid or called back for them, and the others count.
func TestAnswerToAReplacedJobIsLeftOut(t *testing.T) {
	w := newWorld(t, 3, nil) // all are selected, before and after
	h := newHostile(w)
	by := func(e int, job *bindings.JobsJobCreated) bindings.JobsSignedOutput {
		return w.signedOutput(answerOf(job, w.now()), w.enclaves[e])
	}
	before, err := w.Head(w.ctx)
	if err != nil {
		t.Fatal(err)
	}
	replaced := w.create(60 * second)
	late := []bindings.JobsSignedOutput{by(0, replaced), by(1, replaced), by(2, replaced)}
	if err := w.Fork(w.ctx, before); err != nil {
		t.Fatal(err)
	}
	job := h.create(60 * second)
	next := w.create(60 * second)
	if job.JobId.Cmp(replaced.JobId) != 0 || job.JobOwner == replaced.JobOwner {
		t.Fatalf("job %s of %s became job %s of %s", replaced.JobId, replaced.JobOwner, job.JobId, job.JobOwner)
	}

	list := []bindings.JobsSignedOutput{late[0], by(0, next), late[1], late[2], by(1, next)}
	sameList(t, "refused", w.refusals(list...), []string{"JobsAnotherRequest", "", "JobsAnotherRequest", "JobsAnotherRequest", ""})
	receipt, taken := w.submitAll(list...)
	sameList(t, "taken", taken, []string{responseOf(next.JobId, w.enclaves[0].Address), responseOf(next.JobId, w.enclaves[1].Address)})
	same(t, "pay of who answered the replaced job alone", w.payOf(w.enclaves[2].Address), new(big.Int))
	if n := w.job(job.JobId).OutputCount; n != 0 || callbacks(w, receipt) != 0 || h.count("results") != 0 {
		t.Errorf("the job that has the number now: %d answers, %d callbacks, %d results", n, callbacks(w, receipt), h.count("results"))
	}

	// The same executors' answers to it count.
	receipt, taken = w.submitAll(late[0], by(0, job))
	sameList(t, "taken of the job that has the number now", taken, []string{responseOf(job.JobId, w.enclaves[0].Address)})
	if callbacks(w, receipt) != 1 || h.count("results") != 1 {
		t.Errorf("%d callbacks, %d results", callbacks(w, receipt), h.count("results"))
	}
	// What submitOutput takes does not say which request it answers.
	if _, err := w.Call(w.ctx, w.gasKey.Address, w.Addresses.Jobs, single(w, late[1])); err != nil {
		t.Errorf("submitOutput refuses it: %v", named(err))
	}
	w.conserved(h.at)
}

// Where there is no job any more, or none yet, no digest makes a difference.
func TestNoJobIsNoOtherRequest(t *testing.T) {
	w := newWorld(t, 3, nil)
	finished, slashed := w.create(60*second), w.create(second)
	for i := range 3 {
		w.answer(finished, i)
	}
	w.expire(second)
	w.slash(slashed.JobId)
	for _, job := range []*bindings.JobsJobCreated{finished, slashed} {
		unknown := w.signed(job, 0)
		unknown.JobId = big.NewInt(99)
		right, wrong, none := w.signed(job, 0), w.signed(job, 0), w.signed(job, 0)
		wrong.RequestDigest[7] ^= 1
		none.RequestDigest = [8]byte{}
		for _, o := range []bindings.JobsSignedOutput{right, wrong, none, unknown} {
			sameList(t, "refused", w.refusals(o), []string{"JobsInvalidJob"})
		}
	}
}
