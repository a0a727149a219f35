package main

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

var answerDomain = contracts.Domain{Name: contracts.JobsDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1337), VerifyingContract: common.Address{7}}

// signedAnswer is the event and the calldata of a faultless answer.
func signedAnswer(t *testing.T, key *ecdsa.PrivateKey) (*bindings.JobsJobResponded, []byte) {
	t.Helper()
	s := contracts.SubmitOutput{JobID: big.NewInt(5), Output: []byte("out"), TotalTime: 12, ErrorCode: 0, SignTimestamp: time.Unix(1_800_000_000, 0)}
	digest := s.Digest(answerDomain)
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		t.Fatal(err)
	}
	sig[64] += 27
	calldata := bindings.NewJobs().PackSubmitOutput(sig, s.JobID, s.Output, new(big.Int).SetUint64(s.TotalTime), s.ErrorCode, big.NewInt(s.SignTimestamp.Unix()))
	return &bindings.JobsJobResponded{JobId: s.JobID, Executor: crypto.PubkeyToAddress(key.PublicKey), Output: s.Output, TotalTime: big.NewInt(12), OutputCount: 1}, calldata
}

func TestCheckAnswer(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	ev, calldata := signedAnswer(t, key)
	if err := checkAnswer(ev, calldata, answerDomain); err != nil {
		t.Fatal(err)
	}
	otherChain := answerDomain
	otherChain.ChainID = big.NewInt(1)
	if err := checkAnswer(ev, calldata, otherChain); !errors.Is(err, errOtherSigner) {
		t.Errorf("signature for another chain: %v", err)
	}
	// The signature is the first argument's content; its last byte is v.
	v := bytes.Index(calldata, append(make([]byte, 31), 65)) + 32 + 64
	for name, c := range map[string]struct {
		event func(*bindings.JobsJobResponded)
		data  func([]byte) []byte
		want  error
	}{
		"another executor":  {event: func(e *bindings.JobsJobResponded) { e.Executor[0]++ }, want: errOtherSigner},
		"another job":       {event: func(e *bindings.JobsJobResponded) { e.JobId = big.NewInt(6) }, want: errOtherContent},
		"another output":    {event: func(e *bindings.JobsJobResponded) { e.Output = []byte("tuo") }, want: errOtherContent},
		"another code":      {event: func(e *bindings.JobsJobResponded) { e.ErrorCode = 4 }, want: errOtherContent},
		"another time":      {event: func(e *bindings.JobsJobResponded) { e.TotalTime = big.NewInt(13) }, want: errOtherContent},
		"v of no signature": {data: func(d []byte) []byte { d[v] = 99; return d }},
		"another call":      {data: func(d []byte) []byte { d[0]++; return d }, want: wire.ErrNoAnswers},
		"cut off":           {data: func(d []byte) []byte { return d[:70] }, want: wire.ErrNoAnswers},
		"empty":             {data: func(d []byte) []byte { return nil }, want: wire.ErrNoAnswers},
	} {
		e, d := *ev, bytes.Clone(calldata)
		if c.event != nil {
			c.event(&e)
		}
		if c.data != nil {
			d = c.data(d)
		}
		if err := checkAnswer(&e, d, answerDomain); err == nil || (c.want != nil && !errors.Is(err, c.want)) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// An answer is found among others: of other jobs, and of other executors to the
// same one.
func TestCheckAnswerInAList(t *testing.T) {
	var events []*bindings.JobsJobResponded
	var list []bindings.JobsSignedOutput
	for range 2 {
		key, err := crypto.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		ev, calldata := signedAnswer(t, key)
		one, err := wire.Answers(calldata)
		if err != nil {
			t.Fatal(err)
		}
		other := one[0]
		other.JobId = big.NewInt(6)
		events, list = append(events, ev), append(list, other, one[0])
	}
	calldata := bindings.NewJobs().PackSubmitOutputs(list)
	for i, ev := range events {
		if err := checkAnswer(ev, calldata, answerDomain); err != nil {
			t.Errorf("executor %d: %v", i+1, err)
		}
	}
	tx := types.NewTx(&types.LegacyTx{Data: calldata})
	if got := newAnswer(events[1], tx, &types.Receipt{BlockNumber: big.NewInt(1), GasUsed: 130_000}, answerDomain); got.GasUsed != 32_500 || !got.SignatureOK {
		t.Errorf("one of four: %+v", got)
	}
	list[3].Output = []byte("other")
	events[0].Executor[0]++
	calldata = bindings.NewJobs().PackSubmitOutputs(list)
	if err := checkAnswer(events[0], calldata, answerDomain); !errors.Is(err, errOtherSigner) {
		t.Errorf("of an executor that has none in it: %v", err)
	}
}

func TestStatusOfAJob(t *testing.T) {
	end := time.Unix(1_800_000_000, 0)
	three := make([]common.Address, 3)
	for _, c := range []struct {
		answers int
		slashed int
		now     time.Time
		want    string
	}{
		{0, 0, end, statusOpen},
		{2, 0, end, statusOpen},
		{3, 0, end, statusAnswered},
		{3, 0, end.Add(time.Hour), statusAnswered},
		{2, 0, end.Add(time.Second), statusPartly},
		{0, 0, end.Add(time.Second), statusFailed},
		{0, 3, end, statusFailed},
		{1, 2, end, statusPartly},
	} {
		v := jobView{Selected: three, Answers: make([]answer, c.answers), Slashed: make([]common.Address, c.slashed), AnswerBy: end}
		if v.settle(c.now); v.Status != c.want {
			t.Errorf("%+v: %s", c, v.Status)
		}
	}
}

func TestVerdictOnAJob(t *testing.T) {
	good := answer{SignatureOK: true, ErrorCode: jobs.Exception}
	if err := jobVerdict(jobView{Answers: []answer{good}}); err != nil {
		t.Errorf("code that threw is an answer too: %v", err)
	}
	if err := jobVerdict(jobView{Answers: []answer{good, {Signature: "x"}}}); !errors.Is(err, errBadSignature) {
		t.Errorf("wrong signature: %v", err)
	}
	if err := jobVerdict(jobView{Selected: make([]common.Address, 3)}); !errors.Is(err, errUnanswered) {
		t.Errorf("no answer: %v", err)
	}
}

func TestPrintJobShowsDisagreement(t *testing.T) {
	env, out, _ := fakeEnvironment()
	v := jobView{Status: statusAnswered, Selected: make([]common.Address, 2), Answers: []answer{
		{SignatureOK: true, Signature: "ok", Output: []byte("one\x1b[2J"), Executor: common.Address{1}},
		{SignatureOK: true, Signature: "ok", Output: []byte("two"), Executor: common.Address{2}},
	}}
	if err := printJob(env, v); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"THEIR ANSWERS DIFFER", "output of " + v.Answers[0].Executor.Hex(), "\ntwo\n", "0x6f6e651b5b324a"} {
		if !bytes.Contains(out.Bytes(), []byte(want)) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
	if bytes.ContainsRune(out.Bytes(), 0x1b) {
		t.Error("an output reaches the terminal as it is")
	}
}

// A table of answers fits a terminal of 100 columns. What the codes mean, and
// what is wrong with a signature, is below it, each once.
func TestPrintJobFitsATerminal(t *testing.T) {
	env, out, _ := fakeEnvironment()
	failed := answer{SignatureOK: true, Signature: "ok", ErrorCode: jobs.Exception, Outcome: jobs.Exception.String(), BlockNumber: 120_000_000, MinedAfterMs: 12_000, GasUsed: 157_990, TotalTimeMs: 300_000}
	forged := failed
	forged.SignatureOK, forged.Signature, forged.Executor = false, "signed by another key", common.Address{7}
	v := jobView{Status: statusPartly, Selected: []common.Address{{}, {7}, {8}}, Answers: []answer{failed, failed, forged}}
	if err := printJob(env, v); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if len(line) > 100 {
			t.Errorf("%d columns: %s", len(line), line)
		}
	}
	for _, want := range []string{"code 6: uncaught exception", "\nsignature of 0x0700000000000000000000000000000000000000: signed by another key\n", "157990  WRONG\n", "\nno answer from 0x0800000000000000000000000000000000000000\n"} {
		if strings.Count(out.String(), want) != 1 {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
}

func TestPrintFailures(t *testing.T) {
	for want, why := range map[string][]jobFailure{
		"":                                   nil,
		"\nwhy it failed: Error: \\x1b[2J\n": {{common.Address{1}, "Error: \x1b[2J"}, {common.Address{2}, "Error: \x1b[2J"}},
		"\nwhy it failed: 0x0100000000000000000000000000000000000000: one; 0x0200000000000000000000000000000000000000: two\n": {{common.Address{1}, "one"}, {common.Address{2}, "two"}},
	} {
		var out bytes.Buffer
		if err := printFailures(&out, why); err != nil || out.String() != want {
			t.Errorf("%q, %v, want %q", &out, err, want)
		}
	}
}
