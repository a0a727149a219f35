package contracts_test

import (
	"bytes"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// What a hostile job owner does in its callbacks.
const (
	accept uint8 = iota
	revert
	burn
	bomb
	reenter
)

// hostile is a contract that creates jobs and misbehaves in callbacks.
type hostile struct {
	*world
	at  common.Address
	abi abi.ABI
}

func newHostile(w *world) *hostile {
	w.t.Helper()
	at, parsed := w.deployArtefact("HostileJobOwner")
	h := &hostile{world: w, at: at, abi: parsed}
	w.send(w.Admin, w.PaymentToken, w.Token.PackMint(at, fortune))
	h.exec(w.PaymentToken, w.Token.PackApprove(w.Addresses.Jobs, fortune))
	return h
}

func (h *hostile) exec(target common.Address, data []byte) *types.Receipt {
	h.t.Helper()
	return h.send(h.Admin, h.at, pack(h.t, h.abi, "exec", target, data))
}

func (h *hostile) set(mode uint8, target common.Address, payload []byte) {
	h.t.Helper()
	h.send(h.Admin, h.at, pack(h.t, h.abi, "set", mode, target, payload))
}

func (h *hostile) create(deadline time.Duration) *bindings.JobsJobCreated {
	h.t.Helper()
	data := h.Jobs.PackCreateJob(h.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(deadline.Milliseconds()))
	return event(h.world, h.exec(h.Addresses.Jobs, data), h.Jobs.UnpackJobCreatedEvent)
}

func (h *hostile) get(name string) any {
	h.t.Helper()
	out, err := h.Call(h.ctx, h.client.Address, h.at, pack(h.t, h.abi, name))
	if err != nil {
		h.t.Fatal(err)
	}
	values, err := h.abi.Unpack(name, out)
	if err != nil {
		h.t.Fatal(err)
	}
	return values[0]
}

func (h *hostile) count(name string) int64 { return h.get(name).(*big.Int).Int64() }

func TestResultCallback(t *testing.T) {
	for name, mode := range map[string]uint8{"accept": accept, "revert": revert, "burn": burn, "bomb": bomb} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 3, nil)
			h := newHostile(w)
			h.set(mode, common.Address{}, nil)
			job := h.create(second)
			for i := range 3 {
				receipt := w.answer(job, i)
				called := 0
				for _, l := range receipt.Logs {
					if e, err := w.Jobs.UnpackJobResultCallbackCalledEvent(l); err == nil {
						called++
						if e.CallbackSuccess != (mode == accept) {
							t.Errorf("callback_success is %v", e.CallbackSuccess)
						}
					}
				}
				if want := map[bool]int{true: 1}[i == 0]; called != want {
					t.Errorf("answer %d: %d callbacks, want %d", i, called, want)
				}
				// The cap, what its 63rd part allows for, and an answer without callback.
				if most := w.Params.CallbackGasLimit + 120_000; receipt.GasUsed > most {
					t.Errorf("answer %d cost %d gas, more than %d", i, receipt.GasUsed, most)
				}
			}
			if got, want := h.count("results"), map[bool]int64{true: 1}[mode == accept]; got != want {
				t.Errorf("%d results arrived, want %d", got, want)
			}
			if gas := h.count("lastGas"); mode == accept && gas < int64(w.Params.CallbackGasLimit)-5_000 {
				t.Errorf("the callback had %d gas, promised are %d", gas, w.Params.CallbackGasLimit)
			}
			w.conserved(h.at)
		})
	}
}

func TestFailureCallback(t *testing.T) {
	for name, mode := range map[string]uint8{"accept": accept, "revert": revert, "burn": burn, "bomb": bomb} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 3, nil)
			h := newHostile(w)
			h.set(mode, common.Address{}, nil)
			before := w.balance(w.PaymentToken, h.at)
			job := h.create(second)
			w.expire(second)
			receipt := w.slash(job.JobId)
			if e := event(w, receipt, w.Jobs.UnpackJobFailureCallbackCalledEvent); e.CallbackSuccess != (mode == accept) {
				t.Errorf("callback_success is %v", e.CallbackSuccess)
			}
			same(t, "escrow back", w.balance(w.PaymentToken, h.at), before)
			want := new(big.Int).Div(w.stake(27), big.NewInt(10)) // three tenths of ten least stakes, less a tenth
			same(t, "slashed stake", w.balance(w.StakingToken, h.at), want)
			if mode == accept {
				same(t, "slashedAmount", h.get("lastSlashed").(*big.Int), want)
			}
			w.conserved(h.at)
		})
	}
}

// Who sends an answer must not be able to make the callback fail by sending
// too little gas: there is no amount with which the answer counts and the
// callback has less than it was promised.
func TestCallbackCannotBeStarved(t *testing.T) {
	w := newWorld(t, 3, nil)
	h := newHostile(w)
	starved := 0
	for gas := uint64(100_000); gas < 340_000; gas += 20_000 {
		job := h.create(second)
		w.SetGas(gas)
		data, err := w.SubmitData(answerOf(job, w.now()), w.enclave(job.SelectedExecutors[0]))
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Send(w.ctx, w.gasKey, &w.Addresses.Jobs, data)
		w.SetGas(0)
		if errorName(err) == "CallbackNeedsMoreGas" {
			starved++
		}
		if err == nil && h.count("lastGas") < int64(w.Params.CallbackGasLimit)-5_000 {
			t.Errorf("with %d gas the callback had %d", gas, h.count("lastGas"))
		}
		w.expire(second)
		w.slash(job.JobId)
	}
	if starved == 0 || h.count("results") == 0 {
		t.Errorf("%d times too little gas, %d results: the range tests nothing", starved, h.count("results"))
	}
}

// A job owner without code is not called, and costs no callback's gas.
func TestNoCallbackWithoutCode(t *testing.T) {
	w := newWorld(t, 3, nil)
	job := w.create(second)
	w.SetGas(150_000)
	receipt := w.answer(job, 0)
	for _, l := range receipt.Logs {
		if _, err := w.Jobs.UnpackJobResultCallbackCalledEvent(l); err == nil {
			t.Error("a callback to an account without code")
		}
	}
}

// A job owner that gets code while answers are on their way (EIP-7702) does not
// make them need more gas, and is not called back.
func TestOwnerGetsCodeAfterwards(t *testing.T) {
	w := newWorld(t, 3, nil)
	h := newHostile(w)
	plain := w.create(second)
	var gas [3]uint64
	for i := range gas {
		gas[i] = w.answer(plain, i).GasUsed
	}
	answered, silent := w.create(60*second), w.create(second)
	if err := w.Delegate(w.ctx, w.gasKey, w.client, h.at); err != nil {
		t.Fatal(err)
	}
	if r := w.send(w.client, w.client.Address, pack(t, h.abi, "set", accept, w.client.Address, []byte{})); r.GasUsed < 25_000 {
		t.Fatalf("the job owner has no code: %d gas", r.GasUsed)
	}
	w.SetGas(gas[0] + gas[0]/5) // what an estimate was, and a fifth
	for i := range gas {
		if receipt := w.answer(answered, i); callbacks(w, receipt) != 0 {
			t.Errorf("answer %d: a callback to an account that had no code", i)
		}
	}
	w.SetGas(0)
	w.expire(second)
	for _, l := range w.slash(silent.JobId).Logs {
		if _, err := w.Jobs.UnpackJobFailureCallbackCalledEvent(l); err == nil {
			t.Error("a failure callback to an account that had no code")
		}
	}
}

// A job owner that loses its code and may get it back at any time does not
// change what an answer needs either; the callback then counts as failed.
func TestOwnerLosesCodeAfterwards(t *testing.T) {
	w := newWorld(t, 3, nil)
	h := newHostile(w)
	if err := w.Delegate(w.ctx, w.gasKey, w.client, h.at); err != nil {
		t.Fatal(err)
	}
	job := w.create(60 * second)
	if err := w.Delegate(w.ctx, w.gasKey, w.client, common.Address{}); err != nil {
		t.Fatal(err)
	}
	data, err := w.SubmitData(answerOf(job, w.now()), w.enclave(job.SelectedExecutors[0]))
	if err != nil {
		t.Fatal(err)
	}
	w.SetGas(140_000) // plenty for an answer alone
	w.refused("CallbackNeedsMoreGas", w.gasKey, w.Addresses.Jobs, data)
	w.SetGas(0)
	receipt := w.answer(job, 0)
	if event(w, receipt, w.Jobs.UnpackJobResultCallbackCalledEvent).CallbackSuccess {
		t.Error("a callback to an account without code succeeded")
	}
}

// callbacks counts the result callbacks in a receipt.
func callbacks(w *world, receipt *types.Receipt) (n int) {
	for _, l := range receipt.Logs {
		if _, err := w.Jobs.UnpackJobResultCallbackCalledEvent(l); err == nil {
			n++
		}
	}
	return n
}

// Each call is made from within a result callback and from within a failure
// callback. Whatever it does, tokens are conserved and the job goes on.
func TestReentry(t *testing.T) {
	w := newWorld(t, 4, func(p *deploy.Params) {
		p.CallbackGasLimit = 2_000_000
		p.SlashInBips = 1 // the stake must last for all of them
	})
	h := newHostile(w)
	for _, method := range callable(t) {
		h.exec(w.Addresses.Jobs, w.Jobs.PackDeposit(big.NewInt(1_000_000)))
		h.set(accept, common.Address{}, nil)
		answered := h.create(60 * second)
		target, data := reentry(t, w, h, answered, method)
		h.set(reenter, target, data)
		w.answer(answered, 0)
		w.answer(answered, 1)
		w.answer(answered, 2)

		silent := h.create(second)
		target, data = reentry(t, w, h, silent, method)
		h.set(reenter, target, data)
		w.expire(second)
		w.slash(silent.JobId)
		w.conserved(h.at)
		for _, id := range w.unfinished() { // those that were created from within
			w.expire(second)
			w.slash(id)
		}
		if t.Failed() {
			t.Fatalf("after calling %s from within", method.Name)
		}
	}
	if got, want := h.count("results"), h.count("failures"); got != int64(len(callable(t))) || want < got {
		t.Errorf("%d results and %d failures arrived", got, want)
	}
}

// callable lists the functions of Jobs and TeeManager that change something.
func callable(t *testing.T) (methods []abi.Method) {
	t.Helper()
	for _, raw := range []string{bindings.JobsMetaData.ABI, bindings.TeeManagerMetaData.ABI} {
		parsed, err := abi.JSON(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range parsed.Methods {
			if !m.IsConstant() {
				methods = append(methods, m)
			}
		}
	}
	return methods
}

// reentry builds the call that hurts most: with arguments of this job where
// there are any, and else with zeros.
func reentry(t *testing.T, w *world, h *hostile, job *bindings.JobsJobCreated, m abi.Method) (common.Address, []byte) {
	t.Helper()
	switch m.Name {
	case "createJob":
		return w.Addresses.Jobs, w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	case "submitOutput":
		data, err := w.SubmitData(sim.AnswerTo(job, []byte("again"), w.now()), w.enclave(job.SelectedExecutors[0]))
		if err != nil {
			t.Fatal(err)
		}
		return w.Addresses.Jobs, data
	case "submitOutputs":
		again := w.signedOutput(sim.AnswerTo(job, []byte("again"), w.now()), w.enclave(job.SelectedExecutors[0]))
		return w.Addresses.Jobs, w.Jobs.PackSubmitOutputs([]bindings.JobsSignedOutput{again, again})
	case "slashOnExecutionTimeout":
		return w.Addresses.Jobs, w.Jobs.PackSlashOnExecutionTimeout(job.JobId)
	case "withdraw":
		return w.Addresses.Jobs, w.Jobs.PackWithdraw(big.NewInt(1_000_000))
	case "deposit":
		return w.Addresses.Jobs, w.Jobs.PackDeposit(big.NewInt(1_000))
	case "depositFor":
		return w.Addresses.Jobs, w.Jobs.PackDepositFor(h.at, big.NewInt(1_000))
	case "withdrawPay":
		return w.Addresses.Jobs, w.Jobs.PackWithdrawPay(job.SelectedExecutors[0])
	case "withdrawCredit":
		return w.Addresses.TeeManager, w.TeeManager.PackWithdrawCredit(h.at)
	}
	target := w.Addresses.Jobs
	if !bytes.Contains([]byte(bindings.JobsMetaData.ABI), []byte(`"name":"`+m.Name+`"`)) {
		target = w.Addresses.TeeManager
	}
	return target, append(bytes.Clone(m.ID), make([]byte, 2048)...)
}

// Within one transaction nothing that the caller chooses draws other executors.
func TestRedrawingDrawsTheSame(t *testing.T) {
	w := newWorld(t, 10, nil)
	at, parsed := w.deployArtefact("Redrawer", w.Addresses.Jobs)
	w.send(w.Admin, w.PaymentToken, w.Token.PackMint(at, fortune))
	different := map[string]bool{}
	for range 20 {
		w.pass(second) // an empty block: other randomness
		out, err := w.Call(w.ctx, w.client.Address, at, pack(t, parsed, "drawTwice"))
		if err != nil {
			t.Fatal(named(err))
		}
		values, err := parsed.Unpack("drawTwice", out)
		if err != nil {
			t.Fatal(err)
		}
		first, again := values[0].([]common.Address), values[1].([]common.Address)
		if len(first) != 3 || !equal(first, again) {
			t.Fatalf("drawn %v, then %v", first, again)
		}
		different[string(join(first))] = true
	}
	if len(different) < 5 {
		t.Errorf("20 blocks drew %d different sets: the block has no say", len(different))
	}
}

func join(addresses []common.Address) (b []byte) {
	for _, a := range addresses {
		b = append(b, a[:]...)
	}
	return b
}

func equal(a, b []common.Address) bool { return bytes.Equal(join(a), join(b)) }
