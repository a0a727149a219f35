package contracts_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// conserved compares what the contracts hold with what they owe, and each
// executor's weight with its state. others may have balances too.
func (w *world) conserved(others ...common.Address) {
	w.t.Helper()
	people := append([]common.Address{
		w.owner.Address, w.client.Address, w.gasKey.Address, w.slasher.Address, w.Admin.Address,
		w.Params.StakingPool, w.Params.PaymentPool,
	}, others...)
	same(w.t, "payment tokens held", w.balance(w.PaymentToken, w.Addresses.Jobs), w.owedPayment(people))
	same(w.t, "staking tokens held", w.balance(w.StakingToken, w.Addresses.TeeManager), w.owedStake(people))
	w.weighed()
}

func (w *world) owedPayment(people []common.Address) *big.Int {
	sum := view(w, w.Addresses.Jobs, w.Jobs.PackPoolBalance(), w.Jobs.UnpackPoolBalance)
	for _, p := range people {
		sum.Add(sum, w.deposit(p))
	}
	for _, e := range w.enclaves {
		sum.Add(sum, w.payOf(e.Address))
	}
	for _, id := range w.unfinished() {
		sum.Add(sum, w.unearned(id))
	}
	return sum
}

func (w *world) owedStake(people []common.Address) *big.Int {
	sum := new(big.Int)
	for _, p := range people {
		sum.Add(sum, w.credit(p))
	}
	for _, e := range w.enclaves {
		sum.Add(sum, w.node(e.Address).StakeAmount)
	}
	return sum
}

// unfinished lists the jobs that are still in storage.
func (w *world) unfinished() (ids []*big.Int) {
	count := view(w, w.Addresses.Jobs, w.Jobs.PackJobCount(), w.Jobs.UnpackJobCount).Int64()
	for i := int64(1); i <= count; i++ {
		if w.job(big.NewInt(i)).JobOwner != (common.Address{}) {
			ids = append(ids, big.NewInt(i))
		}
	}
	return ids
}

// unearned is what of a job's price nobody has earned yet.
func (w *world) unearned(id *big.Int) *big.Int {
	j := w.job(id)
	fee := j.Deadline.Int64() * w.Params.ExecutionFeePerMs.Int64()
	reward := j.Deadline.Int64() * w.Params.StakingRewardPerMs.Int64()
	return big.NewInt(fee + reward - rankPay(fee, int(j.OutputCount), int(w.Params.NodesToSelect)))
}

// weighed checks that exactly those executors can be drawn who should be.
func (w *world) weighed() {
	w.t.Helper()
	drawable := int64(0)
	for _, e := range w.enclaves {
		want := w.wantWeight(e)
		if got := w.weight(e.Address); got != want {
			w.t.Errorf("weight of %s: %d, want %d", e.Address, got, want)
		}
		if want != 0 {
			drawable++
		}
	}
	if n := view(w, w.Addresses.Executors, w.Executors.PackNodesInTree(w.Params.Env), w.Executors.UnpackNodesInTree); n.Int64() != drawable {
		w.t.Errorf("%s can be drawn, want %d", n, drawable)
	}
	// The sums of the tree are right if as many can be drawn, and not one more.
	if drawable > 0 && len(w.draw(int(drawable), 1)) != int(drawable) {
		w.t.Errorf("%d executors cannot be drawn together", drawable)
	}
	if len(w.draw(int(drawable)+1, 1)) != 0 {
		w.t.Errorf("more than %d executors can be drawn", drawable)
	}
}

func (w *world) wantWeight(e sim.Account) uint64 {
	node, x := w.node(e.Address), w.executor(e.Address)
	if node.Owner == (common.Address{}) || node.Draining || node.StakeAmount.Cmp(w.Params.MinStake) < 0 || x.ActiveJobs.Cmp(x.JobCapacity) >= 0 {
		return 0
	}
	return min(new(big.Int).Div(node.StakeAmount, w.Params.StakeQuantum).Uint64(), 65535)
}

// draw has Executors draw with a given seed, without effect.
func (w *world) draw(count int, seed uint64) (drawn []common.Address) {
	w.t.Helper()
	data := w.Executors.PackSelect(w.Params.Env, big.NewInt(int64(count)), new(big.Int).SetUint64(seed))
	out, err := w.Call(w.ctx, w.Addresses.Jobs, w.Addresses.Executors, data)
	if err != nil {
		w.t.Fatal(named(err))
	}
	picked, err := w.Executors.UnpackSelect(out)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, p := range picked {
		drawn = append(drawn, common.BigToAddress(p)) // the low 160 bits
	}
	return drawn
}
