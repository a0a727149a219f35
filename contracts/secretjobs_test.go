package contracts_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

func (w *world) createWithSecret(from sim.Account, id *big.Int) (*bindings.JobsJobCreated, error) {
	event, _, err := w.CreateJobWithSecret(w.ctx, from, id, []byte("input"), second)
	return event, err
}

func (w *world) jobWithSecret(id *big.Int) *bindings.JobsJobCreated {
	w.t.Helper()
	job, err := w.createWithSecret(w.client, id)
	if err != nil {
		w.t.Fatal(named(err))
	}
	return job
}

func (w *world) refuseJob(want string, from sim.Account, id *big.Int) {
	w.t.Helper()
	if _, err := w.createWithSecret(from, id); errorName(err) != want {
		w.t.Errorf("got %q (%v), want %q", errorName(err), err, want)
	}
}

func TestJobGoesToHoldersAlone(t *testing.T) {
	w := newSecretWorld(t, 9, nil)
	secret := w.keptSecret(w.slasher.Address)
	if err := w.Mint(w.ctx, w.slasher, fortune, fortune); err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		from := []sim.Account{w.client, w.slasher}[i%2]
		job, err := w.createWithSecret(from, secret.SecretId)
		if err != nil {
			t.Fatal(named(err))
		}
		if job.SecretId.Cmp(secret.SecretId) != 0 || len(job.SelectedExecutors) != 3 {
			t.Errorf("JobCreated: %+v", job)
		}
		for _, e := range job.SelectedExecutors {
			if !has(secret.SelectedEnclaves, e) {
				t.Errorf("%s, which does not hold the secret, is selected", e)
			}
		}
		for i := range 3 {
			w.answer(job, i)
		}
	}
	w.refuseJob("SecretManagerUserNotAllowed", w.owner, secret.SecretId)
	w.refuseJob("SecretManagerInvalidSecret", w.client, big.NewInt(2))
	w.conserved()
}

// With fewer holders than executors a job, those that there are get it, and the
// shares of the others come back with the last answer, to the unit.
func TestJobOfFewHolders(t *testing.T) {
	for _, copies := range []uint64{1, 2} {
		w := newSecretWorld(t, 6, func(p *deploy.Params) { p.SecretCopies = copies; p.ExecutionFeePerMs = big.NewInt(7) })
		secret := w.keptSecret()
		before := w.balance(w.PaymentToken, w.client.Address)
		job := w.jobWithSecret(secret.SecretId)
		if len(job.SelectedExecutors) != int(copies) {
			t.Fatalf("%d selected, want %d", len(job.SelectedExecutors), copies)
		}
		owing := view(w, w.Addresses.Jobs, w.Jobs.PackGetSelectedExecutors(job.JobId), w.Jobs.UnpackGetSelectedExecutors)
		if len(owing) != int(copies) {
			t.Errorf("%d owe an answer, want %d", len(owing), copies)
		}
		fee, pay := int64(7*1000), int64(0)
		for i := range job.SelectedExecutors {
			k := len(job.SelectedExecutors) - 1 - i // the other way round
			w.answer(job, k)
			got := w.payOf(job.SelectedExecutors[k])
			same(t, "pay", got, big.NewInt(rankPay(fee, i+1, 3)-rankPay(fee, i, 3)))
			pay += got.Int64()
		}
		if w.job(job.JobId).JobOwner != (common.Address{}) {
			t.Error("the job is not finished after all answers")
		}
		reward := int64(1000) * w.Params.StakingRewardPerMs.Int64()
		same(t, "spent", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), big.NewInt(pay+reward))
		if fee == pay {
			t.Error("nothing was to come back: the test tests nothing")
		}
		w.conserved()
	}
}

// If one of few is silent, the rest of the fee comes back at the slash, and
// only who was selected is slashed.
func TestSilentHolderIsSlashed(t *testing.T) {
	w := newSecretWorld(t, 6, func(p *deploy.Params) { p.SecretCopies = 2 })
	secret := w.keptSecret()
	before := w.balance(w.PaymentToken, w.client.Address)
	job := w.jobWithSecret(secret.SecretId)
	w.answer(job, 1)
	w.expire(second)
	receipt := w.slash(job.JobId)
	slashed := emitted(receipt, w.Jobs.UnpackSlashedOnExecutionTimeoutEvent)
	if len(slashed) != 1 || slashed[0].EnclaveAddress != job.SelectedExecutors[0] {
		t.Errorf("slashed: %+v", slashed)
	}
	spent := rankPay(9000, 1, 3) + 1000
	same(t, "spent", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), big.NewInt(spent))
	// As a store it weighs what is left, too.
	e := job.SelectedExecutors[0]
	if got, want := w.storeWeight(e), new(big.Int).Div(w.node(e).StakeAmount, w.Params.StakeQuantum).Uint64(); got != want {
		t.Errorf("as a store it weighs %d, want %d", got, want)
	}
	w.conserved()
	w.secretsConserved()
}

// Who drains, is full, died or let its time pass is passed over; when nobody is left the job is refused.
func TestJobWithoutFitHolders(t *testing.T) {
	w := newSecretWorld(t, 0, nil)
	for i := range 3 {
		w.addExecutor(i, 1, 10) // one job each
	}
	secret := w.keptSecret()
	full := w.jobWithSecret(secret.SecretId)
	w.refuseJob("JobsSecretUnavailable", w.client, secret.SecretId)
	w.answer(full, 0)
	if job := w.jobWithSecret(secret.SecretId); len(job.SelectedExecutors) != 1 || job.SelectedExecutors[0] != full.SelectedExecutors[0] {
		t.Errorf("selected %v, want the free one", job.SelectedExecutors)
	}
	w.answer(full, 1)
	w.answer(full, 2)
	w.drain(full.SelectedExecutors[1])
	if job := w.jobWithSecret(secret.SecretId); len(job.SelectedExecutors) != 1 || job.SelectedExecutors[0] != full.SelectedExecutors[2] {
		t.Errorf("selected %v, want the one that stays", job.SelectedExecutors)
	}
	w.expire(second)
	w.slash(big.NewInt(2))
	w.slash(big.NewInt(3))
	w.pass(w.Params.MarkAliveTimeout)
	w.refuseJob("JobsSecretUnavailable", w.client, secret.SecretId)
	w.conserved()
}

// Selection among holders follows stake.
func TestHoldersAreDrawnByStake(t *testing.T) {
	const draws = 600
	w := newUneven(t, []int64{1, 2, 3, 5, 8})
	var among []common.Address
	for _, e := range w.enclaves[1:] {
		among = append(among, e.Address)
	}
	seen := make([]float64, len(among))
	for seed := range draws {
		out, err := w.Call(w.ctx, w.Addresses.Jobs, w.Addresses.Executors,
			w.Executors.PackSelectAmong(w.Params.Env, among, big.NewInt(2), big.NewInt(int64(seed))))
		if err != nil {
			t.Fatal(named(err))
		}
		picked, err := w.Executors.UnpackSelectAmong(out)
		if err != nil || len(picked) != 2 || picked[0].Cmp(picked[1]) == 0 {
			t.Fatalf("drew %v (%v)", picked, err)
		}
		for _, p := range picked {
			for i, e := range among {
				if common.BigToAddress(p) == e {
					seen[i]++
				}
			}
		}
	}
	// Three degrees of freedom: the 99.9 % point is 16.27.
	if x := chiSquare(seen, inclusion([]float64{2, 3, 5, 8}, 2), draws); x > 16.27 {
		t.Errorf("chi square %.1f, seen %v", x, seen)
	}
	if blind := chiSquare(seen, inclusion([]float64{1, 1, 1, 1}, 2), draws); blind < 100 {
		t.Errorf("chi square against equal chances is only %.1f", blind)
	}
}
