package contracts_test

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

func (w *world) signedOutput(a sim.Answer, signer sim.Account) bindings.JobsSignedOutput {
	w.t.Helper()
	o, err := w.SignedOutput(a, signer)
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

// signed is the answer of a job's i-th executor, signed now.
func (w *world) signed(job *bindings.JobsJobCreated, i int) bindings.JobsSignedOutput {
	w.t.Helper()
	return w.signedOutput(answerOf(job, w.now()), w.enclave(job.SelectedExecutors[i]))
}

// refusals calls submitOutputs without effect and names what would be refused;
// "" for an answer that would be taken.
func (w *world) refusals(outputs ...bindings.JobsSignedOutput) (names []string) {
	w.t.Helper()
	selectors := view(w, w.Addresses.Jobs, w.Jobs.PackSubmitOutputs(outputs), w.Jobs.UnpackSubmitOutputs)
	known := errorNames()
	for _, s := range selectors {
		name, ok := known[s]
		if !ok && s != [4]byte{} {
			name = fmt.Sprintf("unknown %#x", s)
		}
		names = append(names, name)
	}
	return names
}

// submitAll sends a batch and returns what was taken, in order, as jobId/executor.
func (w *world) submitAll(outputs ...bindings.JobsSignedOutput) (*types.Receipt, []string) {
	w.t.Helper()
	receipt := w.send(w.gasKey, w.Addresses.Jobs, w.Jobs.PackSubmitOutputs(outputs))
	return receipt, w.responses(receipt)
}

func (w *world) responses(receipt *types.Receipt) (taken []string) {
	w.t.Helper()
	for _, l := range receipt.Logs {
		if e, err := w.Jobs.UnpackJobRespondedEvent(l); err == nil {
			taken = append(taken, responseOf(e.JobId, e.Executor))
		}
	}
	return taken
}

func responseOf(job *big.Int, executor common.Address) string {
	return fmt.Sprintf("%s/%s", job, executor)
}

func sameList(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestBatchOfNothing(t *testing.T) {
	w := newWorld(t, 3, nil)
	if names := w.refusals(); len(names) != 0 {
		t.Errorf("refused %q", names)
	}
	if receipt, taken := w.submitAll(); len(taken) != 0 || len(receipt.Logs) != 0 {
		t.Errorf("an empty batch left %d logs", len(receipt.Logs))
	}
}

// Good answers among all kinds of bad ones, each refused as alone.
func TestBatchLeavesOutWhatWouldBeRefused(t *testing.T) {
	w := newWorld(t, 5, func(p *deploy.Params) { p.ExecutionBuffer = 30 * second })
	late, done, a, b := w.create(100e6), w.create(60*second), w.create(60*second), w.create(60*second)
	for i := range 3 {
		w.answer(done, i)
	}
	w.answer(b, 0)
	lateAnswer := w.signed(late, 0)
	w.pass(40 * second)

	stranger := sim.NewAccount("stranger")
	unknown := answerOf(a, w.now())
	unknown.JobID = big.NewInt(999)
	future := answerOf(a, w.now().Add(100*second))
	old := answerOf(a, w.now().Add(-w.Params.SignMaxAge-10*second))
	altered := w.signed(a, 0)
	altered.Output = []byte("outpux")
	short := w.signed(a, 0)
	short.Signature = short.Signature[:64]
	high := w.signed(a, 0)
	high.Signature = bytes.Clone(high.Signature)
	copy(high.Signature[32:64], flipped(high.Signature[32:64]))

	outputs := []bindings.JobsSignedOutput{
		w.signed(a, 1), lateAnswer, w.signed(a, 1), w.signed(done, 0),
		w.signedOutput(answerOf(a, w.now()), stranger), altered, short, high,
		w.signedOutput(future, w.enclave(a.SelectedExecutors[0])), w.signedOutput(old, w.enclave(a.SelectedExecutors[0])),
		w.signed(b, 0), w.signedOutput(unknown, stranger), w.signed(b, 2),
	}
	want := []string{
		"", "JobsExecutionTimeOver", "JobsExecutorAlreadySubmittedOutput", "JobsInvalidJob",
		"JobsNotSelectedExecutor", "JobsNotSelectedExecutor", "ECDSAInvalidSignatureLength", "ECDSAInvalidSignatureS",
		"JobsSignatureFromFuture", "JobsSignatureTooOld",
		"JobsExecutorAlreadySubmittedOutput", "JobsInvalidJob", "",
	}
	sameList(t, "refused", w.refusals(outputs...), want)
	for i, o := range outputs { // as alone, but for the one that only the batch makes a duplicate
		if i == 2 {
			continue
		}
		_, err := w.Call(w.ctx, w.gasKey.Address, w.Addresses.Jobs, single(w, o))
		if got := errorName(err); got != want[i] {
			t.Errorf("answer %d alone: %q, in the batch %q", i, got, want[i])
		}
	}
	_, taken := w.submitAll(outputs...)
	sameList(t, "taken", taken, []string{responseOf(a.JobId, a.SelectedExecutors[1]), responseOf(b.JobId, b.SelectedExecutors[2])})
	if n := w.job(a.JobId).OutputCount; n != 1 {
		t.Errorf("job a has %d outputs, want 1", n)
	}
	if n := w.job(b.JobId).OutputCount; n != 2 {
		t.Errorf("job b has %d outputs, want 2", n)
	}
	w.conserved()
}

// single is the call that submits o alone.
func single(w *world, o bindings.JobsSignedOutput) []byte {
	return w.Jobs.PackSubmitOutput(o.Signature, o.JobId, o.Output, o.TotalTime, o.ErrorCode, o.SignTimestamp)
}

// flipped is the other s of the same signature.
func flipped(s []byte) []byte {
	other := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(s))
	return other.FillBytes(make([]byte, 32))
}

// A batch pays, counts, finishes and reports as the same answers one by one.
func TestBatchIsWorthTheSame(t *testing.T) {
	one, all := newWorld(t, 4, nil), newWorld(t, 4, nil)
	for _, w := range []*world{one, all} {
		var outputs []bindings.JobsSignedOutput
		for range 3 {
			job := w.create(2 * second)
			for i := range 3 {
				outputs = append(outputs, w.signed(job, 2-i))
			}
		}
		outputs = outputs[:8] // the last job stays open
		var counts []uint8
		collect := func(receipt *types.Receipt) {
			for _, l := range receipt.Logs {
				e, err := w.Jobs.UnpackJobRespondedEvent(l)
				if err != nil || string(e.Output) != "output" || e.TotalTime.Int64() != 12 || e.ErrorCode != 0 {
					t.Errorf("log: %+v, %v", e, err)
					continue
				}
				counts = append(counts, e.OutputCount)
			}
		}
		if w == all {
			receipt, _ := w.submitAll(outputs...)
			collect(receipt)
		} else {
			for _, o := range outputs {
				collect(w.send(w.gasKey, w.Addresses.Jobs, single(w, o)))
			}
		}
		if !bytes.Equal(counts, []byte{1, 2, 3, 1, 2, 3, 1, 2}) {
			t.Errorf("output counts %v", counts)
		}
		paid := new(big.Int)
		for _, e := range w.enclaves {
			paid.Add(paid, w.payOf(e.Address))
			if x := w.executor(e.Address); x.Reputation.Uint64() < w.Params.InitReputation {
				t.Errorf("reputation %s", x.Reputation)
			}
		}
		same(t, "pay together", paid, big.NewInt(18_000+18_000+14_000)) // 2,000 ms at 9 a ms; 7 ninths of the last
		same(t, "pool", view(w, w.Addresses.Jobs, w.Jobs.PackPoolBalance(), w.Jobs.UnpackPoolBalance), big.NewInt(4000))
		if j := w.job(big.NewInt(3)); j.OutputCount != 2 || j.ExecutionTime.Int64() != 12 {
			t.Errorf("open job: %+v", j)
		}
		w.conserved()
	}
}

// What a job owner does in its callback, whatever gas it uses up, comes too
// late for the other answers: with the gas that a batch of well-behaved job
// owners is given, all are taken and called back in full.
func TestBatchOutlivesHostileOwners(t *testing.T) {
	for name, mode := range map[string]uint8{"revert": revert, "burn": burn, "bomb": bomb} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 3, nil)
			bad, good := newHostile(w), newHostile(w)
			plain := w.create(60 * second)
			outputs := []bindings.JobsSignedOutput{w.signed(plain, 0)}
			for _, h := range []*hostile{good, bad, bad, good} {
				outputs = append(outputs, w.signed(h.create(60*second), 0))
			}
			outputs = append(outputs, w.signed(plain, 1), w.signed(plain, 2))
			data := w.Jobs.PackSubmitOutputs(outputs)
			gas := w.leastGas(data)
			bad.set(mode, common.Address{}, nil)
			w.SetGas(gas)
			receipt := w.send(w.gasKey, w.Addresses.Jobs, data)
			w.SetGas(0)
			if n := len(w.responses(receipt)); n != len(outputs) {
				t.Errorf("%d of %d answers taken", n, len(outputs))
			}
			var succeeded []bool
			for _, l := range receipt.Logs {
				if e, err := w.Jobs.UnpackJobResultCallbackCalledEvent(l); err == nil {
					succeeded = append(succeeded, e.CallbackSuccess)
				}
			}
			if !slices.Equal(succeeded, []bool{true, false, false, true}) {
				t.Errorf("callbacks succeeded: %v", succeeded)
			}
			if got := good.count("lastGas"); got < int64(w.Params.CallbackGasLimit)-5_000 {
				t.Errorf("the last callback had %d gas, promised are %d", got, w.Params.CallbackGasLimit)
			}
			w.conserved(bad.at, good.at)
		})
	}
}

// leastGas is the least gas limit with which a call of the gas key succeeds, to
// a thousand, as a node's estimate would find it.
func (w *world) leastGas(data []byte) uint64 {
	w.t.Helper()
	low, high := uint64(21_000), uint64(16_000_000)
	for high-low > 1_000 {
		middle := (low + high) / 2
		if _, err := w.CallWithGas(w.ctx, w.gasKey.Address, w.Addresses.Jobs, data, middle); err != nil {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// There is no amount of gas with which a batch succeeds and leaves out an
// answer that would have been taken with more, or with which a callback has
// less than it was promised.
func TestBatchTakesAllOrNeedsMoreGas(t *testing.T) {
	w := newWorld(t, 3, func(p *deploy.Params) { p.CallbackGasLimit = 60_000 })
	h := newHostile(w)
	var outputs []bindings.JobsSignedOutput
	for i, job := range []*bindings.JobsJobCreated{w.create(60 * second), h.create(60 * second), w.create(60 * second), h.create(60 * second)} {
		outputs = append(outputs, w.signed(job, i%3), w.signed(job, (i+1)%3))
	}
	outputs[7].Output = make([]byte, 4<<10)
	bad := len(outputs) - 1 // its signature no longer fits
	data := w.Jobs.PackSubmitOutputs(outputs)
	met := map[string]int{}
	for gas := uint64(60_000); gas < 800_000; gas += 1_000 {
		out, err := w.CallWithGas(w.ctx, w.gasKey.Address, w.Addresses.Jobs, data, gas)
		name := errorName(err)
		met[name]++
		if err != nil {
			continue
		}
		refused, err := w.Jobs.UnpackSubmitOutputs(out)
		if err != nil {
			t.Fatal(err)
		}
		for i, selector := range refused {
			if (selector != [4]byte{}) != (i == bad) {
				t.Fatalf("with %d gas answer %d: %#x", gas, i, selector)
			}
		}
	}
	t.Logf("by outcome: %v", met)
	if met[""] == 0 || met["CallbackNeedsMoreGas"] == 0 || met["JobsBatchNeedsMoreGas"] == 0 {
		t.Errorf("outcomes %v: the range tests too little", met)
	}

	// And with the least that succeeds the callbacks have all that they were promised.
	w.SetGas(w.leastGas(data))
	w.send(w.gasKey, w.Addresses.Jobs, data)
	w.SetGas(0)
	if got := h.count("lastGas"); got < int64(w.Params.CallbackGasLimit)-5_000 || h.count("results") != 2 {
		t.Errorf("the callback had %d gas, promised are %d; %d results", got, w.Params.CallbackGasLimit, h.count("results"))
	}
}

// A job owner's callback submits what else is in the batch, again or for the
// first time, alone or as a batch: nothing counts twice.
func TestBatchAndReentry(t *testing.T) {
	for _, nested := range []bool{false, true} {
		w := newWorld(t, 4, func(p *deploy.Params) { p.CallbackGasLimit = 2_000_000 })
		h, other := newHostile(w), newHostile(w)
		job, next, plain := h.create(60*second), other.create(60*second), w.create(60*second)
		outputs := []bindings.JobsSignedOutput{
			w.signed(job, 0), w.signed(next, 0), w.signed(plain, 0), w.signed(plain, 1), w.signed(job, 1),
		}
		extra := w.signed(plain, 2) // not in the batch: the callback's own
		call := single(w, extra)
		if nested {
			call = w.Jobs.PackSubmitOutputs(append(slices.Clone(outputs), extra))
		}
		h.set(reenter, w.Addresses.Jobs, call)
		receipt, taken := w.submitAll(outputs...)
		if !h.get("reentered").(bool) {
			t.Fatal("the callback's call failed")
		}
		want := []string{
			responseOf(job.JobId, job.SelectedExecutors[0]), responseOf(next.JobId, next.SelectedExecutors[0]),
			responseOf(plain.JobId, plain.SelectedExecutors[0]), responseOf(plain.JobId, plain.SelectedExecutors[1]),
			responseOf(job.JobId, job.SelectedExecutors[1]), responseOf(plain.JobId, plain.SelectedExecutors[2]),
		}
		sameList(t, "taken", taken, want)
		if n := callbacks(w, receipt); n != 2 || h.count("results") != 1 || other.count("results") != 1 {
			t.Errorf("%d callbacks, %d and %d results", n, h.count("results"), other.count("results"))
		}
		if w.job(plain.JobId).JobOwner != (common.Address{}) {
			t.Error("the job that got all its answers is not finished")
		}
		w.conserved(h.at, other.at)
	}
}

// Large answers cost the same each, however many there are: memory, whose price
// grows with the square of all in use, is used again.
func TestBatchOfLargeOutputs(t *testing.T) {
	// One executor, always in the same place of the job: moving it to the front
	// of those that answered, and each further executor, would cost gas of its own.
	w := newWorld(t, 1, func(p *deploy.Params) { p.NodesToSelect = 1 })
	h := newHostile(w)
	batch := func(n int) int64 {
		var outputs []bindings.JobsSignedOutput
		for range n {
			job := h.create(60 * second)
			a := answerOf(job, w.now())
			a.Output = make([]byte, 20<<10) // zeros, which cost little to send
			outputs = append(outputs, w.signedOutput(a, w.enclave(job.SelectedExecutors[0])))
		}
		receipt, taken := w.submitAll(outputs...)
		if len(taken) != n || callbacks(w, receipt) != n {
			t.Fatalf("%d of %d taken, %d callbacks", len(taken), n, callbacks(w, receipt))
		}
		return int64(receipt.GasUsed)
	}
	batch(1) // nothing is written for the first time from here on
	one, three, five := batch(1), batch(3), batch(5)
	t.Logf("gas of 1, 3 and 5 outputs of 20 KiB: %d, %d, %d", one, three, five)
	if more := (five - three) - (three - one); more > 5_000 { // memory that is not used again would cost 25,600
		t.Errorf("the fourth and fifth output cost %d gas more than the second and third", more)
	}
}
