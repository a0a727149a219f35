package contracts_test

import (
	"bytes"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
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
	w := newWorld(t, 4, nil)
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
	if a := event(c.world, receipt, c.UnpackQuoteAnsweredEvent); !bytes.Equal(a.Answer, []byte("output")) || a.ErrorCode != 0 {
		t.Errorf("QuoteAnswered: %+v", a)
	}
	if q := c.status(job.JobId); q.Status != quoteAnswered || !bytes.Equal(q.Answer, []byte("output")) || q.AnsweredAt == 0 {
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
	a := answerOf(job.JobId, c.now())
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

// The money of a job that nobody answered goes on to who asked; what comes
// back for silent executors beside others lowers the next price.
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
	same(t, "price came back", c.balance(c.PaymentToken, c.client.Address), before)
	for _, token := range []common.Address{c.PaymentToken, c.StakingToken} {
		same(t, "left in the consumer", c.balance(token, c.at), new(big.Int))
	}

	job = c.ask()
	c.answer(job, 0)
	c.expire(second)
	c.slash(job.JobId)
	refund := big.NewInt(9000 - rankPay(9000, 1, 3))
	same(t, "refund", c.balance(c.PaymentToken, c.at), refund)
	before = c.balance(c.PaymentToken, c.client.Address)
	c.ask()
	same(t, "next price", new(big.Int).Sub(before, c.balance(c.PaymentToken, c.client.Address)), new(big.Int).Sub(c.price(second), refund))
}
