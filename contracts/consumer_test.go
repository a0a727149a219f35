package contracts_test

import (
	"bytes"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

// Status of a quote, as QuoteConsumer has it.
const (
	quoteUnknown uint8 = iota
	quotePending
	quoteAnswered
	quoteRejected
	quoteTimedOut
)

type consumer struct {
	*world
	*bindings.QuoteConsumer
	at common.Address
}

func newConsumer(t *testing.T) *consumer {
	t.Helper()
	return newConsumerIn(t, newWorld(t, 4, nil))
}

func newConsumerIn(t *testing.T, w *world) *consumer {
	t.Helper()
	b := bindings.NewQuoteConsumer()
	args := b.PackConstructor(w.Addresses.Jobs, common.HexToHash("0xc0de"))
	receipt, err := w.Send(w.ctx, w.Admin, nil, append(common.FromHex(bindings.QuoteConsumerMetaData.Bin), args...))
	if err != nil {
		t.Fatal(named(err))
	}
	w.send(w.client, w.PaymentToken, w.Token.PackApprove(receipt.ContractAddress, fortune))
	return &consumer{world: w, QuoteConsumer: b, at: receipt.ContractAddress}
}

func (c *consumer) ask() *bindings.JobsJobCreated {
	c.t.Helper()
	receipt := c.send(c.client, c.at, c.PackAsk([]byte("BTC/USD"), big.NewInt(1000)))
	asked := event(c.world, receipt, c.UnpackQuoteAskedEvent)
	created := event(c.world, receipt, c.Jobs.UnpackJobCreatedEvent)
	if asked.Asker != c.client.Address || asked.JobId.Cmp(created.JobId) != 0 || created.JobOwner != c.at || created.Codehash != common.HexToHash("0xc0de") {
		c.t.Errorf("asked %+v, created %+v", asked, created)
	}
	return created
}

// price32 is an answer as the consumer wants it.
var price32 = bytes.Repeat([]byte{7}, 32)

// answer submits a quote by a job's i-th executor.
func (c *consumer) answer(job *bindings.JobsJobCreated, i int) *types.Receipt {
	c.t.Helper()
	return c.answerWith(job, i, price32)
}

func (c *consumer) answerWith(job *bindings.JobsJobCreated, i int, output []byte) *types.Receipt {
	c.t.Helper()
	receipt, err := c.Submit(c.ctx, c.gasKey, c.enclave(job.SelectedExecutors[i]), job.JobId, output)
	if err != nil {
		c.t.Fatal(named(err))
	}
	return receipt
}

func (c *consumer) owed(token common.Address) *big.Int {
	c.t.Helper()
	return view(c.world, c.at, c.PackOwed(c.client.Address, token), c.UnpackOwed)
}

func (c *consumer) status(id *big.Int) bindings.QuoteConsumerQuote {
	c.t.Helper()
	return view(c.world, c.at, c.PackQuote(id), c.UnpackQuote)
}

func TestQuoteConsumer(t *testing.T) {
	c := newConsumer(t)
	job := c.ask()
	if q := c.status(job.JobId); q.Status != quotePending || q.Price.Cmp(c.price(second)) != 0 {
		t.Errorf("after asking: %+v", q)
	}
	c.refused("QuoteOnlyJobs", c.client, c.at, c.PackOysterResultCall(job.JobId, []byte("fake"), 0, big.NewInt(1)))
	c.refused("QuoteOnlyJobs", c.client, c.at, c.PackOysterFailureCall(job.JobId, big.NewInt(1)))
	receipt := c.answer(job, 0)
	if !event(c.world, receipt, c.Jobs.UnpackJobResultCallbackCalledEvent).CallbackSuccess {
		t.Fatal("the callback failed")
	}
	if a := event(c.world, receipt, c.UnpackQuoteAnsweredEvent); !bytes.Equal(a.Answer, price32) || a.ErrorCode != 0 {
		t.Errorf("QuoteAnswered: %+v", a)
	}
	if q := c.status(job.JobId); q.Status != quoteAnswered || !bytes.Equal(q.Answer, price32) || q.AnsweredAt == 0 {
		t.Errorf("after the answer: %+v", q)
	}
	if n := view(c.world, c.at, c.PackLatestAnswered(), c.UnpackLatestAnswered); n.Cmp(job.JobId) != 0 {
		t.Errorf("latest answered: %s", n)
	}
	c.answer(job, 1)
	c.answer(job, 2)

	// Even from Jobs, only for a job that is pending.
	for _, data := range [][]byte{
		c.PackOysterResultCall(job.JobId, nil, 0, new(big.Int)), c.PackOysterFailureCall(big.NewInt(77), new(big.Int)),
	} {
		if _, err := c.Call(c.ctx, c.Addresses.Jobs, c.at, data); errorName(err) != "QuoteNotPending" {
			t.Errorf("callback for a job that is not pending: %v", named(err))
		}
	}
	if q := c.status(big.NewInt(77)); q.Status != quoteUnknown {
		t.Errorf("a quote that nobody asked for: %+v", q)
	}
}

func TestQuoteRejected(t *testing.T) {
	c := newConsumer(t)
	job := c.ask()
	a := answerOf(job, c.now())
	a.Output, a.ErrorCode = nil, 4
	data, err := c.SubmitData(a, c.enclave(job.SelectedExecutors[0]))
	if err != nil {
		t.Fatal(err)
	}
	c.send(c.gasKey, c.Addresses.Jobs, data)
	if q := c.status(job.JobId); q.Status != quoteRejected || q.ErrorCode != 4 {
		t.Errorf("after an error: %+v", q)
	}
	if n := view(c.world, c.at, c.PackLatestAnswered(), c.UnpackLatestAnswered); n.Sign() != 0 {
		t.Errorf("latest answered: %s", n)
	}
}

// An output of another length is no quote, and must not cost so much gas that
// the callback fails and the quote stays pending.
func TestQuoteOfAnotherLength(t *testing.T) {
	c := newConsumer(t)
	for _, output := range [][]byte{{}, price32[:31], append(price32[:32:32], 0), bytes.Repeat([]byte("x"), 800), bytes.Repeat([]byte("x"), 20<<10)} {
		job := c.ask()
		receipt := c.answerWith(job, 0, output)
		if !event(c.world, receipt, c.Jobs.UnpackJobResultCallbackCalledEvent).CallbackSuccess {
			t.Errorf("%d bytes: the callback failed", len(output))
		}
		if q := c.status(job.JobId); q.Status != quoteRejected || len(q.Answer) != 0 || q.ErrorCode != 0 {
			t.Errorf("%d bytes: %+v", len(output), q)
		}
	}
	if n := view(c.world, c.at, c.PackLatestAnswered(), c.UnpackLatestAnswered); n.Sign() != 0 {
		t.Errorf("latest answered: %s", n)
	}
}

// Both callbacks go through with a fifth less gas than they get.
func TestQuoteCallbacksFitTheirGas(t *testing.T) {
	c := newConsumerIn(t, newWorld(t, 4, func(p *deploy.Params) { p.CallbackGasLimit = p.CallbackGasLimit / 5 * 4 }))
	answered, silent := c.ask(), c.ask()
	if !event(c.world, c.answer(answered, 0), c.Jobs.UnpackJobResultCallbackCalledEvent).CallbackSuccess {
		t.Error("the result callback ran out of gas")
	}
	c.expire(second)
	if !event(c.world, c.slash(silent.JobId), c.Jobs.UnpackJobFailureCallbackCalledEvent).CallbackSuccess {
		t.Error("the failure callback ran out of gas")
	}
}

// The money of a job that nobody answered is owed to who asked, whoever asks
// next; what comes back for silent executors beside others goes to the keeper.
func TestQuoteTimedOut(t *testing.T) {
	c := newConsumer(t)
	before := c.balance(c.PaymentToken, c.client.Address)
	job := c.ask()
	c.expire(second)
	if !event(c.world, c.slash(job.JobId), c.Jobs.UnpackJobFailureCallbackCalledEvent).CallbackSuccess {
		t.Fatal("the callback failed")
	}
	if q := c.status(job.JobId); q.Status != quoteTimedOut {
		t.Errorf("after the timeout: %+v", q)
	}
	same(t, "owed", c.owed(c.PaymentToken), c.price(second))
	if c.owed(c.StakingToken).Sign() == 0 {
		t.Error("no slashed stake is owed")
	}

	// Another one asks, and pays all of it.
	c.send(c.Admin, c.PaymentToken, c.Token.PackMint(c.owner.Address, fortune))
	c.send(c.owner, c.PaymentToken, c.Token.PackApprove(c.at, fortune))
	others := c.balance(c.PaymentToken, c.owner.Address)
	receipt := c.send(c.owner, c.at, c.PackAsk([]byte("mine"), big.NewInt(1000)))
	next := event(c.world, receipt, c.Jobs.UnpackJobCreatedEvent)
	same(t, "the other paid", new(big.Int).Sub(others, c.balance(c.PaymentToken, c.owner.Address)), c.price(second))

	// It is answered by one alone: the refund is nobody's.
	c.answer(next, 0)
	c.expire(second)
	c.slash(next.JobId)
	refund := big.NewInt(9000 - rankPay(9000, 1, 3))
	same(t, "lies there", c.balance(c.PaymentToken, c.at), new(big.Int).Add(c.price(second), refund))
	keeper := c.balance(c.PaymentToken, c.Admin.Address)
	c.send(c.gasKey, c.at, c.PackSweep(c.PaymentToken))
	same(t, "keeper got", new(big.Int).Sub(c.balance(c.PaymentToken, c.Admin.Address), keeper), refund)

	for _, token := range []common.Address{c.PaymentToken, c.StakingToken} {
		c.send(c.client, c.at, c.PackClaim(token))
		same(t, "still owed", c.owed(token), new(big.Int))
		same(t, "left in the consumer", c.balance(token, c.at), new(big.Int))
		c.send(c.client, c.at, c.PackClaim(token)) // nothing more
	}
	same(t, "price came back", c.balance(c.PaymentToken, c.client.Address), before)
}
