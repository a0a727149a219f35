package contracts_test

import (
	"encoding/binary"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
)

// A new Jobs contract takes over while the old one finishes what it has: both
// are let in, each owes what was earned under it.
func TestJobsIsReplaced(t *testing.T) {
	w := newWorld(t, 3, nil)
	done, last := w.create(60*second), w.create(60*second)
	for i := range 3 {
		w.answer(done, i)
	}
	enclave := done.SelectedExecutors[0]
	owedBefore := w.payOf(enclave)

	newer := w.replaceJobs()
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackRemoveGlobalEnv(w.Params.Env))
	w.refused("JobsUnsupportedEnv", w.client, w.Addresses.Jobs, w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000)))

	job := newer.create(second)
	place := 0
	for i, e := range job.SelectedExecutors {
		if e == enclave {
			place = i
		}
	}
	newer.answer(job, place)
	same(t, "the new contract owes", newer.payOf(enclave), big.NewInt(4000))
	same(t, "the old contract owes", w.payOf(enclave), owedBefore)
	for i, e := range last.SelectedExecutors {
		if e == enclave { // back and forth
			w.answer(last, i)
		}
	}
	same(t, "the new contract still owes", newer.payOf(enclave), big.NewInt(4000))
	if w.payOf(enclave).Cmp(owedBefore) <= 0 {
		t.Error("an answer to the old contract was not paid by it")
	}
	for _, contract := range []*world{w, newer} {
		same(t, "held against owed", contract.balance(w.PaymentToken, contract.Addresses.Jobs),
			contract.owedPayment([]common.Address{w.client.Address, w.owner.Address}))
	}
	for _, contract := range []*world{w, newer} {
		owed, before := contract.payOf(enclave), w.balance(w.PaymentToken, w.owner.Address)
		w.send(w.gasKey, contract.Addresses.Jobs, w.Jobs.PackWithdrawPay(enclave))
		same(t, "paid", new(big.Int).Sub(w.balance(w.PaymentToken, w.owner.Address), before), owed)
		same(t, "left", contract.payOf(enclave), new(big.Int))
	}
}

// Explorers and other tools read storage. Where things lie in Jobs, and how a
// job is packed into two words, stays as it is.
func TestStorageLayout(t *testing.T) {
	w := newWorld(t, 3, nil)
	w.send(w.client, w.Addresses.Jobs, w.Jobs.PackDeposit(big.NewInt(777_777_777)))
	deposited := w.deposit(w.client.Address)
	job := w.create(2500 * time.Millisecond)
	created := w.now().Unix()
	w.submitAll(w.signed(job, 1))

	word := func(slot common.Hash) *big.Int {
		t.Helper()
		v, err := w.Storage(w.ctx, w.Addresses.Jobs, slot)
		if err != nil {
			t.Fatal(err)
		}
		return v.Big()
	}
	field := func(v *big.Int, from, bits uint) uint64 {
		mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(1))
		return mask.And(mask, new(big.Int).Rsh(v, from)).Uint64()
	}
	same(t, "deposits in slot 1", word(slotOf(w.client.Address.Big(), 1)), new(big.Int).Sub(deposited, w.price(2500*time.Millisecond)))
	env := word(slotOf(big.NewInt(int64(w.Params.Env)), 2))
	if fee, reward := field(env, 0, 64), field(env, 64, 64); fee != w.Params.ExecutionFeePerMs.Uint64() || reward != w.Params.StakingRewardPerMs.Uint64() {
		t.Errorf("env in slot 2: fee %d, reward %d", fee, reward)
	}
	first := slotOf(job.JobId, 3)
	state, terms := word(first), word(common.BigToHash(new(big.Int).Add(first.Big(), big.NewInt(1))))
	if owner := common.BigToAddress(state); owner != w.client.Address {
		t.Errorf("job in slot 3: owner %s", owner)
	}
	digest := wire.RequestDigest(job)
	for _, f := range []struct {
		name       string
		word       *big.Int
		from, bits uint
		want       uint64
	}{
		{"answers", state, 160, 8, 1}, {"env", state, 168, 8, uint64(w.Params.Env)}, {"deadline", state, 176, 23, 2500},
		{"callsBack", state, 199, 1, 0}, {"executionTime", state, 200, 24, 12}, {"start", state, 224, 32, uint64(created)},
		{"executionFee", terms, 0, 64, w.Params.ExecutionFeePerMs.Uint64()}, {"stakingReward", terms, 64, 64, w.Params.StakingRewardPerMs.Uint64()},
		{"digest", terms, 128, 64, binary.BigEndian.Uint64(digest[:])},
		{"first position: who answered", terms, 192, 16, w.position(job.SelectedExecutors[1])},
		{"second position", terms, 208, 16, w.position(job.SelectedExecutors[0])},
		{"third position", terms, 224, 16, w.position(job.SelectedExecutors[2])},
		{"jobs created, of the ledger in slot 5", word(common.BigToHash(big.NewInt(5))), 112, 48, 1},
	} {
		if got := field(f.word, f.from, f.bits); got != f.want {
			t.Errorf("%s: %d, want %d", f.name, got, f.want)
		}
	}
}

// slotOf is where a mapping that is declared at slot n keeps the value of key.
func slotOf(key *big.Int, n int64) common.Hash {
	return crypto.Keccak256Hash(common.BigToHash(key).Bytes(), common.BigToHash(big.NewInt(n)).Bytes())
}

// wordsOf counts the words that Jobs keeps of a job.
func (w *world) wordsOf(id *big.Int) (n int) {
	w.t.Helper()
	terms, positions := slotOf(id, 3).Big(), slotOf(id, 4).Big()
	slots := []common.Hash{slotOf(id, 3), common.BigToHash(terms.Add(terms, big.NewInt(1)))}
	for i := range int64(3) { // 2 are enough for 32 executors
		slots = append(slots, crypto.Keccak256Hash(common.BigToHash(big.NewInt(i)).Bytes(), common.BigToHash(positions).Bytes()))
	}
	for _, slot := range slots {
		word, err := w.Storage(w.ctx, w.Addresses.Jobs, slot)
		if err != nil {
			w.t.Fatal(err)
		}
		if word != (common.Hash{}) {
			n++
		}
	}
	return n
}

// position is the order in which the world registered its enclaves.
func (w *world) position(enclave common.Address) uint64 {
	w.t.Helper()
	for i, e := range w.enclaves {
		if e.Address == enclave {
			return uint64(i)
		}
	}
	w.t.Fatalf("%s is none of the enclaves", enclave)
	return 0
}

// replaceJobs deploys a second Jobs contract beside the first, as an administrator would.
func (w *world) replaceJobs() *world {
	w.t.Helper()
	p := w.Params
	receipt, err := w.Send(w.ctx, w.Admin, nil, append(common.FromHex(bindings.JobsMetaData.Bin), w.Jobs.PackConstructor(bindings.JobsConfig{
		Admin: p.Admin, TeeManager: w.Addresses.TeeManager, Executors: w.Addresses.Executors, UsdcToken: w.PaymentToken,
		SignMaxAge: big.NewInt(600), ExecutionBufferTime: big.NewInt(300), NoOfNodesToSelect: big.NewInt(3),
		StakingPaymentPool: p.StakingPool, UsdcPaymentPool: p.PaymentPool,
		MinDeadline: big.NewInt(100), MaxDeadline: big.NewInt(300_000), CallbackGasLimit: big.NewInt(500_000),
	})...))
	if err != nil {
		w.t.Fatal(named(err))
	}
	newer, net := *w, *w.Network
	net.Addresses.Jobs = receipt.ContractAddress
	newer.Network = &net
	w.send(w.Admin, w.Addresses.Executors, w.Executors.PackAddJobs(net.Addresses.Jobs))
	w.send(w.Admin, net.Addresses.Jobs, w.Jobs.PackAddGlobalEnv(p.Env, p.ExecutionFeePerMs, p.StakingRewardPerMs))
	w.send(w.client, w.PaymentToken, w.Token.PackApprove(net.Addresses.Jobs, fortune))
	return &newer
}

func TestAdministrationIsHandedOver(t *testing.T) {
	w := newWorld(t, 0, nil)
	role := view(w, w.Addresses.Jobs, w.Jobs.PackDEFAULTADMINROLE(), w.Jobs.UnpackDEFAULTADMINROLE)
	for _, c := range []common.Address{w.Addresses.Jobs, w.Addresses.Executors, w.Addresses.TeeManager, w.Addresses.AttestationVerifier,
		w.Addresses.SecretManager, w.Addresses.SecretStore} {
		w.send(w.Admin, c, w.Jobs.PackGrantRole(role, w.client.Address))
		w.send(w.client, c, w.Jobs.PackRevokeRole(role, w.Admin.Address))
		w.refused("AccessControlUnauthorizedAccount", w.Admin, c, w.Jobs.PackGrantRole(role, w.Admin.Address))
	}
}

// An administrator who stops a Jobs contract must not have the honest slashed
// for it: they can answer, and be paid, while it may neither select nor slash.
func TestStoppedJobsIsStillAnswered(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	ex, j := w.Addresses.Executors, w.Addresses.Jobs
	w.send(w.Admin, ex, w.Executors.PackRemoveJobs(j))
	create := w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	w.refused("ExecutorsNotJobs", w.client, j, create)
	if view(w, ex, w.Executors.PackIsJobs(j), w.Executors.UnpackIsJobs) {
		t.Error("a stopped contract may select")
	}
	w.answer(job, 0)
	w.answer(job, 1)
	w.send(w.gasKey, j, w.Jobs.PackWithdrawPay(job.SelectedExecutors[0]))
	w.expire(second)
	w.refused("ExecutorsNotJobs", w.slasher, j, w.Jobs.PackSlashOnExecutionTimeout(job.JobId))

	w.send(w.Admin, ex, w.Executors.PackAddJobs(j))
	w.slash(job.JobId)
	for i, want := range []int64{10, 10, 9} {
		same(t, "stake left", w.node(job.SelectedExecutors[i]).StakeAmount, w.stake(want))
	}
	w.conserved()
}

// One that is expelled can do nothing at all, until it is let in again.
func TestExpelledJobsIsShutOut(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(60 * second)
	ex, j := w.Addresses.Executors, w.Addresses.Jobs
	w.answer(job, 0)
	owed := w.payOf(job.SelectedExecutors[0])
	w.send(w.Admin, ex, w.Executors.PackExpelJobs(j))
	data, err := w.SubmitData(answerOf(job, w.now()), w.enclave(job.SelectedExecutors[1]))
	if err != nil {
		t.Fatal(err)
	}
	w.refused("ExecutorsNotJobs", w.gasKey, j, data)
	w.refused("ExecutorsNotJobs", w.gasKey, j, w.Jobs.PackWithdrawPay(job.SelectedExecutors[0]))
	w.send(w.Admin, ex, w.Executors.PackAddJobs(j))
	same(t, "pay kept", w.payOf(job.SelectedExecutors[0]), owed)
	w.answer(job, 1)
	w.conserved()
}
