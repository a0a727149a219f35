package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// What a demo is of, unless it is told otherwise: files of the repository.
const (
	demoCode  = "examples/quotes.js"
	demoInput = "examples/inputs/quotes.json"
)

// demoConfig is what the flags of `nacre demo` say.
type demoConfig struct {
	devnetConfig
	Code     string
	Input    string
	Deadline time.Duration
}

func demoCommand(env environment) *cli.Command { return newDemoCommand(env, demo) }

func newDemoCommand(env environment, act func(context.Context, environment, demoConfig) error) *cli.Command {
	var c demoConfig
	defaults := devnet.DefaultConfig()
	c.BlockTime = defaults.BlockTime
	return &cli.Command{
		Name:  "demo",
		Usage: "see the whole thing once: a contract asks, executors answer, the contract is called back",
		Description: `Example:
  nacre demo

It runs a devnet of its own, puts code and a consumer contract on it, lets the
contract ask for a computation, and shows what the executors answer and what the
contract then has. In a second scene it stores a key in enclaves, has a message
signed with it, and asks for the same as a stranger, who is refused. Then it stops
everything. Exit status 0 means that all of it was as it should be.`,
		Flags: append(devnetFlags(&c.devnetConfig, defaults, 1),
			&cli.StringFlag{Name: "code", Usage: "JavaScript `FILE`", Value: demoCode, TakesFile: true, Destination: &c.Code},
			&cli.StringFlag{Name: "input", Usage: "what the code gets: `TEXT`, @FILE, @- (standard input) or 0xHEX", Value: "@" + demoInput, Destination: &c.Input},
			&durationFlag{Name: "deadline", Usage: "`TIME` that the code gets, 100ms to 5m", Value: defaultDeadline, Destination: &c.Deadline},
			jsonFlag(&c.JSON),
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

// demonstration is the answer in JSON.
type demonstration struct {
	Consumer common.Address `json:"consumer"` // the contract that asked
	Job      jobView        `json:"job"`
	Callback quoteAnswered  `json:"callback"`
	Signing  *signing       `json:"signing,omitempty"` // the second scene; not with code of somebody's own
}

// quoteAnswered is the consumer's event, and what it has stored.
type quoteAnswered struct {
	TxHash    common.Hash `json:"txHash"`
	JobID     jobs.ID     `json:"jobId"`
	ErrorCode uint8       `json:"errorCode"`
	Answer    string      `json:"answer"` // 0x…
	Stored    string      `json:"stored"` // the same, by the contract's view
}

func demo(ctx context.Context, env environment, c demoConfig) error {
	if c.Executors == 0 {
		return usageError{errors.New("--executors: 0: who would do the job? 1 to 32")}
	}
	if err := c.checkFiles(); err != nil {
		return err
	}
	order, err := runConfig{Source: c.Code, Input: c.Input, Deadline: c.Deadline, Secret: noSecret}.order(env)
	if err != nil {
		return err
	}
	least, most := devnet.Deadlines()
	if err := checkBounds(c.Deadline, least, most); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "nacre-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	c.File = filepath.Join(dir, devnet.DefaultInfoFile) // the working directory stays as it is
	p := env.progress()
	defer p.done()
	d, err := c.start(ctx, env, p.say)
	if err != nil {
		return err
	}
	shown, err := demonstrate(ctx, env, newDevnetTarget(d.Info()), order, p)
	if err == nil && c.Code == demoCode {
		p.step("second scene: a key that only enclaves have")
		shown.Signing = new(signing)
		*shown.Signing, err = showSigning(ctx, env, c.File, p)
	}
	p.step("stopping")
	if err := errors.Join(err, stopped(d.Stop())); err != nil {
		return err
	}
	p.done()
	if c.JSON {
		err = printJSON(env.stdout, shown)
	} else {
		err = printDemo(env, shown)
	}
	err = firstError(err, shown.check(c.Executors))
	if shown.Signing != nil {
		err = firstError(err, shown.Signing.check())
	}
	return err
}

// checkFiles looks for the repository's files, if they are needed.
func (c demoConfig) checkFiles() error {
	missing := func(file string) bool {
		_, err := os.Stat(file)
		return errors.Is(err, fs.ErrNotExist)
	}
	file := demoCode
	switch {
	case c.Code == demoCode && missing(demoCode):
	case c.Code == demoCode && missing(demoSigner):
		file = demoSigner
	case c.Input == "@"+demoInput && missing(demoInput):
		file = demoInput
	default:
		return nil
	}
	return usagef("no %s here: run it in the clone of Nacre's repository, or give --code and --input", file)
}

// demonstrate does what a developer would: deploy the code and the contract,
// ask, and wait for the callback.
func demonstrate(ctx context.Context, env environment, t jobTarget, o order, p progress) (demonstration, error) {
	var shown demonstration
	a, err := t.openAccount(ctx, env, "")
	if err != nil {
		return shown, err
	}
	defer a.Close()
	r, stop, err := t.jobReader(ctx, a.Client)
	if err != nil {
		return shown, err
	}
	defer stop()
	code, err := deployCode(ctx, a, t.code, o.code, "", p)
	if err != nil {
		return shown, err
	}
	if shown.Consumer, err = deployConsumer(ctx, a, t.jobs, code.CodeTx, p); err != nil {
		return shown, err
	}
	id, block, err := ask(ctx, a, t.jobs, shown.Consumer, o, p)
	if err != nil {
		return shown, err
	}
	v, err := r.read(ctx, id, block)
	if err != nil {
		return shown, err
	}
	if shown.Job, err = r.watch(ctx, v, t.poll(), p); err != nil {
		return shown, err
	}
	shown.Callback, err = readCallback(ctx, a.Client, shown.Consumer, shown.Job)
	return shown, err
}

func deployConsumer(ctx context.Context, a payer, jobsContract common.Address, codeTx common.Hash, p progress) (common.Address, error) {
	p.step("deploying the consumer contract")
	data := append(common.FromHex(bindings.QuoteConsumerMetaData.Bin), bindings.NewQuoteConsumer().PackConstructor(jobsContract, codeTx)...)
	receipt, err := a.tx.Send(ctx, chain.Candidate{Data: data})
	if err != nil {
		return common.Address{}, fmt.Errorf("deploying the consumer contract: %w", err)
	}
	return receipt.ContractAddress, nil
}

// ask has the consumer contract create a job.
func ask(ctx context.Context, a payer, jobsContract, consumer common.Address, o order, p progress) (jobs.ID, uint64, error) {
	b := bindings.NewQuoteConsumer()
	deadline := big.NewInt(o.deadline.Milliseconds())
	price, err := view(ctx, a.Client, consumer, b.PackPrice(deadline), b.UnpackPrice)
	if err != nil {
		return jobs.ID{}, 0, err
	}
	token, err := readPaymentToken(ctx, a.Client, jobsContract)
	if err != nil {
		return jobs.ID{}, 0, err
	}
	if err := owner.Allow(ctx, a.Client, a, token.address, consumer, price, p.say); err != nil {
		return jobs.ID{}, 0, err
	}
	p.step("the consumer contract asks, for %s", token.amount(price))
	data, err := b.TryPackAsk(o.input, deadline)
	if err != nil {
		return jobs.ID{}, 0, err
	}
	receipt, err := a.Send(ctx, consumer, data)
	if err != nil {
		return jobs.ID{}, 0, fmt.Errorf("asking: %w", err)
	}
	id, err := createdJob(receipt, jobsContract)
	return id, receipt.BlockNumber.Uint64(), err
}

// readCallback finds the consumer's event in the transaction of the first
// answer, and asks the contract what it has stored.
func readCallback(ctx context.Context, c *chain.Client, consumer common.Address, v jobView) (q quoteAnswered, err error) {
	if len(v.Answers) == 0 {
		return q, jobVerdict(v)
	}
	q.TxHash = v.Answers[0].TxHash
	receipt, err := c.TransactionReceipt(ctx, q.TxHash)
	if err != nil {
		return q, err
	}
	b := bindings.NewQuoteConsumer()
	for _, l := range receipt.Logs {
		ev, err := b.UnpackQuoteAnsweredEvent(l)
		if err != nil || l.Address != consumer {
			continue
		}
		if q.JobID, err = jobs.IDFromBig(ev.JobId); err != nil {
			return q, err
		}
		q.ErrorCode, q.Answer = ev.ErrorCode, hexBytes(ev.Answer)
	}
	stored, err := view(ctx, c, consumer, b.PackQuote(v.ID.Big()), b.UnpackQuote)
	q.Stored = hexBytes(stored.Answer)
	return q, err
}

// check returns the first thing that is not as it should be.
func (d demonstration) check(executors int) error {
	v, q := d.Job, d.Callback
	if err := jobVerdict(v); err != nil {
		return err
	}
	first := v.Answers[0]
	switch want := min(executors, len(v.Selected)); {
	case len(v.Answers) != want:
		return fmt.Errorf("job %s: %d of %d executors answered", v.ID, len(v.Answers), want)
	case v.disagree():
		return fmt.Errorf("job %s: the executors' answers differ", v.ID)
	case first.ErrorCode != jobs.OK:
		return fmt.Errorf("job %s: the code did not succeed: %s", v.ID, first.Outcome)
	case v.Callback == nil || !v.Callback.Success || q.JobID != v.ID:
		return fmt.Errorf("job %s: the consumer contract %s was not called back", v.ID, d.Consumer)
	case len(first.Output) != 32:
		return fmt.Errorf("job %s: the consumer contract takes 32 bytes, the code answered %d", v.ID, len(first.Output))
	case q.Answer != hexBytes(first.Output) || q.Stored != q.Answer:
		return fmt.Errorf("job %s: the consumer contract %s got another answer than the executors gave", v.ID, d.Consumer)
	}
	return nil
}

func printDemo(env environment, d demonstration) error {
	if err := printJob(env, d.Job); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "\ncallback, in the transaction of the first answer:\n")
	pairs := [][2]string{
		{"contract", d.Consumer.Hex() + " (QuoteConsumer)"},
		{"transaction", d.Callback.TxHash.Hex()},
		{"event", fmt.Sprintf("QuoteAnswered(jobId %s, errorCode %d, answer %s)", d.Callback.JobID, d.Callback.ErrorCode, d.Callback.Answer)},
		{"stored", d.Callback.Stored},
	}
	if n := common.FromHex(d.Callback.Stored); len(n) == 32 && !bytes.Equal(n, make([]byte, 32)) {
		pairs = append(pairs, [2]string{"as a number", new(big.Int).SetBytes(n).String()})
	}
	if err := printPairs(env.stdout, pairs...); err != nil || d.Signing == nil {
		return err
	}
	return printSigning(env, *d.Signing)
}
