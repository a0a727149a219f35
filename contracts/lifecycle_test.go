package contracts_test

import (
	"bytes"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

func TestJobIsAnsweredAndPaid(t *testing.T) {
	w := newWorld(t, 5, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	job := w.create(2 * second)
	if len(job.SelectedExecutors) != 3 || job.JobOwner != w.client.Address || job.Deadline.Int64() != 2000 ||
		job.SecretId.Sign() != 0 || !bytes.Equal(job.CodeInputs, []byte("input")) || job.Env != w.Params.Env {
		t.Fatalf("JobCreated: %+v", job)
	}
	same(t, "paid", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), w.price(2*second))

	// 2,000 ms at 9 a ms: the ninths are whole.
	for i, want := range []int64{8000, 6000, 4000} {
		if got := w.job(job.JobId); got.OutputCount != uint8(i) || got.JobOwner != w.client.Address || got.Deadline.Int64() != 2000 {
			t.Errorf("before answer %d: %+v", i, got)
		}
		responded := event(w, w.answer(job, i), w.Jobs.UnpackJobRespondedEvent)
		if responded.OutputCount != uint8(i+1) || responded.Executor != job.SelectedExecutors[i] ||
			!bytes.Equal(responded.Output, []byte("output")) || responded.TotalTime.Int64() != 12 || responded.ErrorCode != 0 {
			t.Errorf("JobResponded: %+v", responded)
		}
		same(t, "pay", w.payOf(job.SelectedExecutors[i]), big.NewInt(want))
		if e := w.executor(job.SelectedExecutors[i]); e.ActiveJobs.Sign() != 0 || e.Reputation.Uint64() != w.Params.InitReputation+1 {
			t.Errorf("executor after its answer: %+v", e)
		}
		if i == 0 && w.job(job.JobId).ExecutionTime.Int64() != 12 {
			t.Error("the first answer's time is not kept")
		}
	}
	if got := w.job(job.JobId); got.JobOwner != [20]byte{} || got.Deadline.Sign() != 0 || got.ExecStartTime.Sign() != 0 {
		t.Errorf("a finished job is still there: %+v", got)
	}
	same(t, "pool", view(w, w.Addresses.Jobs, w.Jobs.PackPoolBalance(), w.Jobs.UnpackPoolBalance), big.NewInt(2000))
}

func TestPayIsWithdrawnByAnyoneToTheOwner(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	w.answer(job, 0)
	enclave := job.SelectedExecutors[0]
	before := w.balance(w.PaymentToken, w.owner.Address)
	w.send(w.slasher, w.Addresses.Jobs, w.Jobs.PackWithdrawPay(enclave))
	same(t, "owner got", new(big.Int).Sub(w.balance(w.PaymentToken, w.owner.Address), before), big.NewInt(4000))
	same(t, "left", w.payOf(enclave), new(big.Int))
}

func TestPayOutlivesRegistration(t *testing.T) {
	w := newWorld(t, 4, nil)
	job := w.create(second)
	for i := range 3 {
		w.answer(job, i)
	}
	enclave := job.SelectedExecutors[0]
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(enclave))
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(enclave))
	same(t, "pay", w.payOf(enclave), big.NewInt(4000))
	before := w.balance(w.PaymentToken, w.owner.Address)
	w.send(w.gasKey, w.Addresses.Jobs, w.Jobs.PackWithdrawPay(enclave))
	same(t, "owner got", new(big.Int).Sub(w.balance(w.PaymentToken, w.owner.Address), before), big.NewInt(4000))
}

func TestPrepaidBalanceIsUsedFirst(t *testing.T) {
	w := newWorld(t, 3, nil)
	price := w.price(second)
	half := new(big.Int).Rsh(price, 1)
	w.send(w.client, w.Addresses.Jobs, w.Jobs.PackDeposit(new(big.Int).Add(price, half)))
	before := w.balance(w.PaymentToken, w.client.Address)
	w.create(second)
	same(t, "pulled for the first", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), new(big.Int))
	w.create(second)
	same(t, "pulled for the second", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), half)
	same(t, "prepaid", w.deposit(w.client.Address), new(big.Int))
}

func TestDepositForAndWithdraw(t *testing.T) {
	w := newWorld(t, 0, nil)
	w.send(w.client, w.Addresses.Jobs, w.Jobs.PackDepositFor(w.owner.Address, big.NewInt(100)))
	same(t, "owner's", w.deposit(w.owner.Address), big.NewInt(100))
	before := w.balance(w.PaymentToken, w.owner.Address)
	w.send(w.owner, w.Addresses.Jobs, w.Jobs.PackWithdraw(big.NewInt(60)))
	same(t, "left", w.deposit(w.owner.Address), big.NewInt(40))
	same(t, "got", new(big.Int).Sub(w.balance(w.PaymentToken, w.owner.Address), before), big.NewInt(60))
}

func TestPoolIsPaid(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	for i := range 3 {
		w.answer(job, i)
	}
	w.send(w.gasKey, w.Addresses.Jobs, w.Jobs.PackPayPool())
	same(t, "pool", w.balance(w.PaymentToken, w.Params.PaymentPool), big.NewInt(1000))
	same(t, "owed", view(w, w.Addresses.Jobs, w.Jobs.PackPoolBalance(), w.Jobs.UnpackPoolBalance), new(big.Int))
	if n := view(w, w.Addresses.Jobs, w.Jobs.PackJobCount(), w.Jobs.UnpackJobCount); n.Int64() != 1 {
		t.Errorf("paying the pool changed the job count to %s", n)
	}
}

func TestFeesOfAJobAreThoseOfItsCreation(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackRemoveGlobalEnv(w.Params.Env))
	w.refused("JobsUnsupportedEnv", w.client, w.Addresses.Jobs, w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000)))
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackAddGlobalEnv(w.Params.Env, big.NewInt(900), big.NewInt(100)))
	for i, want := range []int64{4000, 3000, 2000} {
		w.answer(job, i)
		same(t, "pay", w.payOf(job.SelectedExecutors[i]), big.NewInt(want))
	}
	if fee := view(w, w.Addresses.Jobs, w.Jobs.PackGetJobExecutionFeePerMs(w.Params.Env), w.Jobs.UnpackGetJobExecutionFeePerMs); fee.Int64() != 1000 {
		t.Errorf("fee of new jobs: %s", fee)
	}
}

func TestDeadlineBounds(t *testing.T) {
	w := newWorld(t, 3, nil)
	create := func(ms int64) []byte {
		return w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(ms))
	}
	for _, ms := range []int64{0, 1, 99, 300_001, 1 << 40} {
		w.refused("JobsInvalidDeadline", w.client, w.Addresses.Jobs, create(ms))
	}
	w.send(w.client, w.Addresses.Jobs, create(100))
	w.send(w.client, w.Addresses.Jobs, create(300_000))
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackSetDeadlineBounds(w.Params.Env, big.NewInt(1), big.NewInt(3_600_000)))
	w.send(w.client, w.Addresses.Jobs, create(1))
	w.send(w.client, w.Addresses.Jobs, create(3_600_000))
	w.refused("JobsInvalidDeadline", w.client, w.Addresses.Jobs, create(3_600_001))
	b := view(w, w.Addresses.Jobs, w.Jobs.PackDeadlineBounds(w.Params.Env), w.Jobs.UnpackDeadlineBounds)
	if b.MinDeadline.Int64() != 1 || b.MaxDeadline.Int64() != 3_600_000 {
		t.Errorf("bounds: %+v", b)
	}
}

// The last moment of an answer is start + deadline + buffer, to the
// millisecond; from the next second on the job can be slashed.
func TestLastMomentOfAnAnswer(t *testing.T) {
	for _, c := range []struct {
		deadline time.Duration
		wait     time.Duration // after creation
		over     bool
	}{
		{2 * second, 32 * second, false},
		{2 * second, 33 * second, true},
		{1999 * time.Millisecond, 31 * second, false},
		{1999 * time.Millisecond, 32 * second, true},
	} {
		w := newWorld(t, 3, func(p *deploy.Params) { p.ExecutionBuffer = 30 * second })
		job := w.create(c.deadline)
		start := w.now()
		w.pass(c.wait - second) // the answer's own block is a second later at least
		data, err := w.SubmitData(answerOf(job, w.now()), w.enclave(job.SelectedExecutors[0]))
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Send(w.ctx, w.gasKey, &w.Addresses.Jobs, data)
		if at := w.now().Sub(start); at != c.wait {
			t.Fatalf("answered %s after the start, not %s", at, c.wait)
		}
		want := ""
		if c.over {
			want = "JobsExecutionTimeOver"
		}
		if got := errorName(err); got != want {
			t.Errorf("deadline %s, answered after %s: %q, want %q", c.deadline, c.wait, got, want)
		}
	}
}

func TestDomains(t *testing.T) {
	w := newWorld(t, 0, nil)
	for _, c := range []struct {
		domain contracts.Domain
	}{{w.JobsDomain()}, {w.TeeManagerDomain()}, {w.VerifierDomain()}, {w.SecretsDomain()}} {
		d := view(w, c.domain.VerifyingContract, w.Jobs.PackEip712Domain(), w.Jobs.UnpackEip712Domain)
		if d.Name != c.domain.Name || d.Version != "1" || d.ChainId.Cmp(w.ID()) != 0 ||
			d.VerifyingContract != c.domain.VerifyingContract || d.Fields != [1]byte{0x0f} || d.Salt != [32]byte{} || len(d.Extensions) != 0 {
			t.Errorf("domain %s: %+v", c.domain.Name, d)
		}
	}
}

// A signature for the domain of the deployed contracts, another chain or
// another contract is no signature here.
func TestSignatureIsBoundToChainAndContract(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	enclave := w.enclave(job.SelectedExecutors[0])
	bare, other, twin := w.JobsDomain(), w.JobsDomain(), w.JobsDomain()
	bare.ChainID = nil
	other.ChainID = big.NewInt(1)
	twin.VerifyingContract = w.Addresses.TeeManager
	for _, domain := range []contracts.Domain{bare, other, twin} {
		s := contracts.SubmitOutput{JobID: job.JobId, Output: []byte("x"), SignTimestamp: w.now()}
		sig, err := enclave.Sign(s.Digest(domain))
		if err != nil {
			t.Fatal(err)
		}
		w.refused("JobsNotSelectedExecutor", w.gasKey, w.Addresses.Jobs,
			w.Jobs.PackSubmitOutput(sig, job.JobId, s.Output, new(big.Int), 0, big.NewInt(s.SignTimestamp.Unix())))
	}
}

// Around the borders of the words that hold a job's executors: four, and sixteen more each.
var numbersOfExecutors = []int{1, 2, 4, 5, 6, 8, 9, 20, 21, 22, 32}

func TestAnyNumberOfExecutors(t *testing.T) {
	for _, n := range numbersOfExecutors {
		w := newWorld(t, n, func(p *deploy.Params) { p.NodesToSelect = uint64(n) })
		job := w.create(777 * time.Millisecond)
		seen := map[[20]byte]bool{}
		for _, e := range job.SelectedExecutors {
			seen[e] = true
		}
		if len(seen) != n {
			t.Fatalf("%d executors: %d different ones selected", n, len(seen))
		}
		total := new(big.Int)
		for _, k := range outOfOrder(n) {
			// What tells the job from another stays while its executors change places.
			answer := w.signed(job, k)
			wrong := answer
			wrong.RequestDigest[0] ^= 0x80
			sameList(t, fmt.Sprintf("%d executors: refused", n), w.refusals(wrong, answer), []string{"JobsAnotherRequest", ""})
			w.submitAll(answer)
			total.Add(total, w.payOf(job.SelectedExecutors[k]))
		}
		same(t, "pay together", total, big.NewInt(9*777))
		if w.job(job.JobId).JobOwner != [20]byte{} || w.wordsOf(job.JobId) != 0 {
			t.Errorf("%d executors: after all answers %d words are left of the job", n, w.wordsOf(job.JobId))
		}
	}
}

// outOfOrder is the numbers below n, so that few stay where they are.
func outOfOrder(n int) (order []int) {
	for i := range n {
		k := (i*5 + 3) % n
		if n%5 == 0 {
			k = n - 1 - i
		}
		order = append(order, k)
	}
	return order
}

// The pay falls with the rank, and the parts sum to the fee, for awkward fees.
func TestRankPaySumsToTheFee(t *testing.T) {
	for n := 1; n <= 20; n++ {
		for _, fee := range []int64{1, 7, 9, 10, 997, 123_456_789} {
			var parts []int64
			sum := int64(0)
			for k := 1; k <= n; k++ {
				part := rankPay(fee, k, n) - rankPay(fee, k-1, n)
				parts = append(parts, part)
				sum += part
				if k > 1 && part > parts[k-2]+1 { // rounding may lift a part by one unit
					t.Errorf("fee %d, %d executors: rank %d gets %d, more than %d before", fee, n, k, part, parts[k-2])
				}
			}
			if sum != fee {
				t.Errorf("fee %d, %d executors: parts %v sum to %d", fee, n, parts, sum)
			}
		}
	}
	if a, b, c := rankPay(9, 1, 3), rankPay(9, 2, 3), rankPay(9, 3, 3); a != 4 || b != 7 || c != 9 {
		t.Errorf("three executors: the first k get %d, %d, %d ninths", a, b, c)
	}
}

// rankPay is RankPay.upTo, which TestPayFollowsRank holds the contract to.
func rankPay(fee int64, k, n int) int64 { return fee * int64(k*(2*n+3-k)) / int64(n*(n+3)) }

func TestPayFollowsRank(t *testing.T) {
	for _, n := range []int{1, 2, 4, 5, 10, 20} {
		w := newWorld(t, n, func(p *deploy.Params) {
			p.NodesToSelect = uint64(n)
			p.ExecutionFeePerMs = big.NewInt(7)
		})
		job := w.create(101 * time.Millisecond)
		for k := 1; k <= n; k++ {
			w.answer(job, k-1)
			same(t, "pay", w.payOf(job.SelectedExecutors[k-1]), big.NewInt(rankPay(707, k, n)-rankPay(707, k-1, n)))
		}
	}
}
