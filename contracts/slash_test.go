package contracts_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/deploy"
)

func TestSilenceOfAllPaysTheJobOwner(t *testing.T) {
	w := newWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	job := w.create(second)
	staked := w.balance(w.StakingToken, w.client.Address)
	w.expire(second)
	receipt := w.slash(job.JobId)

	same(t, "payment token of the job owner", w.balance(w.PaymentToken, w.client.Address), before)
	// Each of three loses a tenth of its stake; a tenth of that goes to the slasher.
	slashed := new(big.Int).Mul(w.stake(1), big.NewInt(3))
	reward := new(big.Int).Div(slashed, big.NewInt(10))
	same(t, "slasher's reward", w.credit(w.slasher.Address), reward)
	same(t, "job owner's part", new(big.Int).Sub(w.balance(w.StakingToken, w.client.Address), staked), new(big.Int).Sub(slashed, reward))
	reported := map[common.Address]bool{}
	for _, l := range receipt.Logs {
		if e, err := w.Jobs.UnpackSlashedOnExecutionTimeoutEvent(l); err == nil && e.JobId.Cmp(job.JobId) == 0 {
			reported[e.EnclaveAddress] = true
		}
	}
	for _, e := range w.enclaves {
		same(t, "stake left", w.node(e.Address).StakeAmount, w.stake(9))
		x := w.executor(e.Address)
		if x.ActiveJobs.Sign() != 0 || x.Reputation.Uint64() != w.Params.InitReputation-10 || !reported[e.Address] {
			t.Errorf("slashed executor: %+v, reported %v", x, reported[e.Address])
		}
	}
	w.refused("JobsInvalidJob", w.slasher, w.Addresses.Jobs, w.Jobs.PackSlashOnExecutionTimeout(job.JobId))
	w.conserved()
}

func TestSilenceOfSomePaysBackTheirShares(t *testing.T) {
	for answers := 1; answers <= 2; answers++ {
		w := newWorld(t, 3, nil)
		before := w.balance(w.PaymentToken, w.client.Address)
		job := w.create(second)
		for i := range answers {
			w.answer(job, 2-i) // from the back, so that places are swapped
		}
		w.expire(second)
		w.slash(job.JobId)

		earned := rankPay(9000, answers, 3)
		cost := new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address))
		same(t, "the job owner paid", cost, big.NewInt(earned+1000))
		same(t, "pool", view(w, w.Addresses.Jobs, w.Jobs.PackPoolBalance(), w.Jobs.UnpackPoolBalance), big.NewInt(1000))
		slashed := new(big.Int).Mul(w.stake(1), big.NewInt(int64(3-answers)))
		reward := new(big.Int).Div(slashed, big.NewInt(10))
		same(t, "slasher's reward", w.credit(w.slasher.Address), reward)
		same(t, "staking pool's credit", w.credit(w.Params.StakingPool), new(big.Int).Sub(slashed, reward))
		for i, e := range job.SelectedExecutors {
			want := w.stake(9)
			if i >= 3-answers {
				want = w.stake(10)
			}
			same(t, "stake left", w.node(e).StakeAmount, want)
		}
		w.conserved()
	}
}

// Of any number, those that answered are told from those that did not, whatever
// the order, and nothing is left of the job.
func TestSilenceOfAnyNumber(t *testing.T) {
	for _, n := range numbersOfExecutors {
		w := newWorld(t, n, func(p *deploy.Params) { p.NodesToSelect = uint64(n) })
		job := w.create(second)
		order := outOfOrder(n)
		answers := n / 2
		for _, k := range order[:answers] {
			w.answer(job, k)
		}
		var want []string
		for _, k := range order[answers:] {
			want = append(want, job.SelectedExecutors[k].String())
		}
		var owing, slashed []string
		for _, e := range view(w, w.Addresses.Jobs, w.Jobs.PackGetSelectedExecutors(job.JobId), w.Jobs.UnpackGetSelectedExecutors) {
			owing = append(owing, e.String())
		}
		if words := 2 + (n+11)/16; w.wordsOf(job.JobId) > words {
			t.Errorf("%d executors: %d words of storage, want %d", n, w.wordsOf(job.JobId), words)
		}
		w.expire(second)
		for _, e := range emitted(w.slash(job.JobId), w.Jobs.UnpackSlashedOnExecutionTimeoutEvent) {
			slashed = append(slashed, e.EnclaveAddress.String())
		}
		for _, list := range [][]string{want, owing, slashed} {
			slices.Sort(list)
		}
		sameList(t, fmt.Sprintf("%d executors: owing", n), owing, want)
		sameList(t, fmt.Sprintf("%d executors: slashed", n), slashed, want)
		if words := w.wordsOf(job.JobId); words != 0 {
			t.Errorf("%d executors: %d words are left of the job", n, words)
		}
		w.conserved()
	}
}

func TestCreditsAreWithdrawn(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	w.expire(second)
	w.slash(job.JobId)
	reward := w.credit(w.slasher.Address)
	w.send(w.gasKey, w.Addresses.TeeManager, w.TeeManager.PackWithdrawCredit(w.slasher.Address))
	same(t, "slasher has", w.balance(w.StakingToken, w.slasher.Address), reward)
	same(t, "credit left", w.credit(w.slasher.Address), new(big.Int))
}

func TestUnderStakedIsNotSelected(t *testing.T) {
	w := newWorld(t, 0, func(p *deploy.Params) { p.NodesToSelect = 1 })
	e := w.addExecutor(0, 20, 1) // just enough
	job := w.create(second)
	w.expire(second)
	w.slash(job.JobId)
	if n := w.weight(e.Address); n != 0 {
		t.Errorf("weight of an under-staked executor: %d", n)
	}
	create := w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	w.refused("JobsUnavailableResources", w.client, w.Addresses.Jobs, create)
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackAddTeeNodeStake(e.Address, w.stake(1)))
	if n := w.weight(e.Address); n != 190 { // 1.9 least stakes of a hundred quanta each
		t.Errorf("weight after adding stake: %d", n)
	}
	w.send(w.client, w.Addresses.Jobs, create)
}

// The deployed contracts let a reputation of zero block both answers and slashes.
func TestReputationNeverReverts(t *testing.T) {
	w := newWorld(t, 3, func(p *deploy.Params) { p.InitReputation = 0 })
	silent := w.create(second)
	answered := w.create(30 * second)
	w.expire(second)
	w.slash(silent.JobId)
	for i := range 3 {
		if r := w.executor(silent.SelectedExecutors[i]).Reputation; r.Sign() != 0 {
			t.Errorf("reputation below zero became %s", r)
		}
	}
	for i := range 3 {
		w.answer(answered, i)
	}

	w = newWorld(t, 3, func(p *deploy.Params) { p.InitReputation = 1<<32 - 1 })
	job := w.create(second)
	w.answer(job, 0)
	if r := w.executor(job.SelectedExecutors[0]).Reputation; r.Uint64() != 1<<32-1 {
		t.Errorf("the greatest reputation became %s", r)
	}
}

// A node may owe several answers and lose everything by the first.
func TestSlashOfNothingDoesNotRevert(t *testing.T) {
	w := newWorld(t, 3, func(p *deploy.Params) { p.SlashInBips = 10_000 })
	first, second2 := w.create(second), w.create(second)
	w.expire(second)
	w.slash(first.JobId)
	same(t, "stake left", w.node(w.enclaves[0].Address).StakeAmount, new(big.Int))
	before := w.balance(w.PaymentToken, w.client.Address)
	w.slash(second2.JobId)
	same(t, "escrow back", new(big.Int).Sub(w.balance(w.PaymentToken, w.client.Address), before), w.price(second))
	w.conserved()
}

func TestDrainedStillOwes(t *testing.T) {
	w := newWorld(t, 3, nil)
	answered, silent := w.create(20*second), w.create(second)
	for _, e := range w.enclaves {
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(e.Address))
		w.refused("ExecutorsHasPendingJobs", w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(e.Address))
		w.refused("TeeManagerEnclaveHasPendingJobs", w.owner, w.Addresses.TeeManager, w.TeeManager.PackRemoveTeeNodeStake(e.Address, big.NewInt(1)))
	}
	w.expire(second)
	w.slash(silent.JobId)
	for i := range 3 {
		w.answer(answered, i)
	}
	for _, e := range w.enclaves {
		same(t, "stake left", w.node(e.Address).StakeAmount, w.stake(9))
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(e.Address))
	}
	w.conserved()
}

// Real tokens can refuse to pay an account. Then the money waits for it.
func TestBlockedJobOwnerStopsNobody(t *testing.T) {
	w := newWorld(t, 0, nil)
	payment, abi := w.deployArtefact("BlockingToken")
	staking, _ := w.deployArtefact("BlockingToken")
	w2 := newWorldOn(t, w, func(p *deploy.Params) { p.PaymentToken, p.StakingToken = payment, staking })
	for i := range 3 {
		w2.addExecutor(i, 20, 10)
	}
	job := w2.create(second)
	for _, token := range []common.Address{payment, staking} {
		w2.send(w2.Admin, token, pack(t, abi, "setBlocked", w2.client.Address, true))
	}
	w2.expire(second)
	w2.slash(job.JobId)
	same(t, "payment token kept", w2.deposit(w2.client.Address), w2.price(second))
	if w2.credit(w2.client.Address).Sign() == 0 {
		t.Error("the slashed stake of a blocked job owner is not credited")
	}
	w2.conserved()
	for _, token := range []common.Address{payment, staking} {
		w2.send(w2.Admin, token, pack(t, abi, "setBlocked", w2.client.Address, false))
	}
	w2.send(w2.client, w2.Addresses.Jobs, w2.Jobs.PackWithdraw(w2.price(second)))
	w2.send(w2.client, w2.Addresses.TeeManager, w2.TeeManager.PackWithdrawCredit(w2.client.Address))
	w2.conserved()
}

// The greatest number of executors a job leaves both ends of a job far below
// what one transaction may use, even with a callback that burns its gas.
func TestMostExecutorsFitATransaction(t *testing.T) {
	const most = 32
	w := newWorld(t, most+4, func(p *deploy.Params) { p.NodesToSelect = most })
	h := newHostile(w)
	h.set(burn, common.Address{}, nil)
	h.create(second) // so that nothing is written for the first time
	data := h.Jobs.PackCreateJob(h.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	created := h.exec(w.Addresses.Jobs, data)
	w.expire(second)
	w.slash(big.NewInt(1))
	slashed := w.slash(big.NewInt(2))
	for what, gas := range map[string]uint64{"createJob": created.GasUsed, "slashOnExecutionTimeout": slashed.GasUsed} {
		t.Logf("%s of %d executors: %d gas", what, most, gas)
		if gas > 2_000_000 {
			t.Errorf("%s of %d executors costs %d gas", what, most, gas)
		}
	}
}
