package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/workerd"
)

// runConfig is what the flags and arguments of `nacre run` say.
type runConfig struct {
	jobFlags
	Source   string // a file, or the hash of a code transaction
	Input    string
	Deadline time.Duration
	Secret   string // "none", or the number of a secret
	KeyFile  string
}

const noSecret = "none"

func runCommand(env environment) *cli.Command { return newRunCommand(env, runJob) }

func newRunCommand(env environment, act func(context.Context, environment, runConfig) error) *cli.Command {
	var c runConfig
	return &cli.Command{
		Name:      "run",
		Usage:     "run code on the network: create a job and follow it",
		ArgsUsage: "FILE.js|TXHASH",
		Description: `Examples:
  nacre run examples/quotes.js --input @examples/inputs/quotes.json --deadline 5s
  nacre run examples/quotes.js --rpc https://rpc.example/ --chain-id 421614 --jobs-contract 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed --code-contract 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359 --key-file payer.key

A file is deployed first; the hash of a code transaction names code that is on
chain already. The account pays the job's fee and is its owner. Each answer's
signature is checked again here. Exit status 0 means that the code ran to a
result, whatever its result code; 1 that nobody answered in time.`,
		Flags: append(c.flags(true),
			inputFlag(&c.Input),
			&durationFlag{Name: "deadline", Usage: "`TIME` that the code gets, and that is paid for: 100ms to 5m unless the contract's deployer chose otherwise", Value: defaultDeadline, Destination: &c.Deadline},
			&cli.StringFlag{Name: "secret", Usage: "`ID` of the secret that the code gets, or none", Value: noSecret, Destination: &c.Secret},
			keyFileFlag(&c.KeyFile, "the payer's"),
		),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			args, err := positional(cmd, "FILE.js|TXHASH")
			if err != nil {
				return err
			}
			c.Source = args[0]
			return act(ctx, env, c)
		},
	}
}

// runAnswer is the answer in JSON.
type runAnswer struct {
	Deployed *deployment `json:"deployed,omitempty"`
	Price    *big.Int    `json:"price"` // payment token's smallest unit
	Job      jobView     `json:"job"`

	Failures []jobFailure `json:"failures,omitempty"` // of the code, as the executors of a devnet tell
}

// order is a job to be, checked as far as that goes without a chain.
type order struct {
	code     []byte      // nil: codeTx is on chain
	codeTx   common.Hash // once code is deployed
	input    []byte
	secret   jobs.ID
	deadline time.Duration
}

func (c runConfig) order(env environment) (o order, err error) {
	if o.deadline = c.Deadline; c.Deadline%time.Millisecond != 0 {
		return o, usagef("--deadline %s: want whole milliseconds", c.Deadline)
	}
	if c.Secret != noSecret {
		if o.secret, err = parseSecretID(c.Secret); err != nil {
			return o, usagef("--secret: want none, or the number of a secret; nacre secret list shows yours")
		}
	}
	if strings.HasPrefix(c.Source, "0x") {
		if o.codeTx, err = parseHash(c.Source); err != nil {
			return o, usagef("code transaction %s: %v", shorten(c.Source), err)
		}
	} else if o.code, err = readDeployable(env, c.Source, ""); err != nil {
		return o, err
	}
	o.input, err = parseInput(env, c.Input, byteSize(maxCalldata))
	return o, err
}

func runJob(ctx context.Context, env environment, c runConfig) error {
	o, err := c.order(env)
	if err != nil {
		return err
	}
	t, err := c.target("--jobs-contract", "--code-contract")
	if err != nil {
		return err
	}
	a, err := t.openAccount(ctx, env, c.KeyFile)
	if err != nil {
		return err
	}
	defer a.Close()
	r, stop, err := t.jobReader(ctx, a.Client)
	if err != nil {
		return err
	}
	defer stop()
	if err := t.checkCode(ctx, a.Client); err != nil {
		return err
	}
	if err := t.checkSecret(ctx, a, o.secret); err != nil {
		return err
	}
	p := env.progress()
	defer p.done()
	answer, err := placeAndWatch(ctx, a, t, r, o, p)
	if err != nil {
		return err
	}
	answer.Failures = failures(ctx, answer.Job, t.devnet)
	p.done()
	if c.JSON {
		err = printJSON(env.stdout, answer)
	} else {
		err = firstError(printJob(env, answer.Job), printFailures(env.stdout, answer.Failures))
		err = firstError(err, printWhereRuns(env.stdout, t.devnet != nil, c.Devnet, answer.Job.ID))
	}
	return firstError(err, jobVerdict(answer.Job))
}

// placeAndWatch deploys the code if need be, creates the job, and follows it to
// its end.
func placeAndWatch(ctx context.Context, a payer, t jobTarget, r jobReader, o order, p progress) (answer runAnswer, err error) {
	if answer.Price, err = checkOrder(ctx, a.Client, t, o); err != nil {
		return answer, err
	}
	if err := tryJob(ctx, a, t.jobs, o, answer.Price, p); err != nil {
		return answer, err
	}
	if o.code != nil {
		d, err := deployCode(ctx, a, t.code, o.code, "", p)
		if err != nil {
			return answer, err
		}
		answer.Deployed, o.codeTx = &d, d.CodeTx
	}
	answer.Job, err = createAndWatch(ctx, a, t, r, o, answer.Price, p)
	if answer.Deployed != nil {
		err = sentf(err, "the code is on chain: code transaction %s", o.codeTx)
	}
	return answer, err
}

// createAndWatch creates a job whose code is on chain, and follows it.
func createAndWatch(ctx context.Context, a payer, t jobTarget, r jobReader, o order, price *big.Int, p progress) (jobView, error) {
	id, block, err := createJob(ctx, a, t.jobs, o, price, p)
	if err != nil {
		return jobView{}, err
	}
	v, err := r.read(ctx, id, block)
	if err == nil {
		p.step("job %s is in block %d; %d executors have until %s", id, block, len(v.Selected), v.AnswerBy.UTC().Format("15:04:05 UTC"))
		v, err = r.watch(ctx, v, t.poll(), p)
	}
	return v, sentf(err, "job %s goes on; nacre job watch %s", id, id)
}

// answered tells of an answer as it comes.
func (p progress) answered(a answer, v jobView) {
	p.step("answer %d of %d, from %s: %s, in %d ms; signature %s", a.Rank, len(v.Selected), a.Executor, a.ErrorCode, a.TotalTimeMs, a.Signature)
}

// awaited tells who has not answered yet.
func (p progress) awaited(v jobView) {
	p.step("no answer yet from %s; it may come until %s", strings.Join(v.silent(), ", "), v.AnswerBy.UTC().Format("15:04:05 UTC"))
}

// checkOrder checks against the chain what would make the job fail, before
// anything is sent, and returns the job's price.
func checkOrder(ctx context.Context, c *chain.Client, t jobTarget, o order) (*big.Int, error) {
	if err := checkDeadline(ctx, c, t.jobs, o.deadline); err != nil {
		return nil, err
	}
	if o.code == nil {
		_, err := chain.NewCodeSource(c, t.code, workerd.DefaultLimits().Code).Code(ctx, o.codeTx)
		if _, users := jobs.OutcomeOfCodeError(err); users {
			return nil, usageError{fmt.Errorf("%w; want the hash that nacre deploy printed on this chain", err)}
		}
		if err != nil {
			return nil, err
		}
	}
	return jobPrice(ctx, c, t.jobs, jobs.Env, o.deadline)
}

// checkDeadline asks the contract for its bounds. Contracts that have no such
// view judge the deadline themselves when the job is created.
func checkDeadline(ctx context.Context, c chain.Caller, jobsContract common.Address, deadline time.Duration) error {
	b := bindings.NewJobs()
	bounds, err := view(ctx, c, jobsContract, b.PackDeadlineBounds(jobs.Env), b.UnpackDeadlineBounds)
	if err != nil || !bounds.MinDeadline.IsInt64() || !bounds.MaxDeadline.IsInt64() {
		return nil
	}
	if bounds.MaxDeadline.Sign() == 0 {
		return usagef("the Jobs contract %s does not offer env %d", jobsContract, jobs.Env)
	}
	least, most := time.Duration(bounds.MinDeadline.Int64())*time.Millisecond, time.Duration(bounds.MaxDeadline.Int64())*time.Millisecond
	return checkBounds(deadline, least, most)
}

func checkBounds(deadline, least, most time.Duration) error {
	if deadline < least || deadline > most {
		return usagef("--deadline %s: the contract takes %s to %s", shortDuration(deadline), shortDuration(least), shortDuration(most))
	}
	return nil
}

// errTooFewFree is returned if the contract does not find as many executors
// as a job gets.
var errTooFewFree = errors.New("executors are wanted and not that many are free")

// tryJob lets the contract take the job's price, and then asks the node whether
// the contract would take the job: code that is deployed for a job that is
// refused is paid for in vain.
func tryJob(ctx context.Context, a payer, jobsContract common.Address, o order, price *big.Int, p progress) error {
	if _, err := allowPrice(ctx, a, jobsContract, price, p); err != nil {
		return err
	}
	if o.codeTx == (common.Hash{}) {
		o.codeTx = common.Hash{1} // the contract does not look
	}
	data, err := o.pack()
	if err != nil {
		return err
	}
	_, err = a.CallContract(ctx, ethereum.CallMsg{From: a.Address(), To: &jobsContract, Data: data}, nil)
	revert := revertOf(err)
	switch {
	case revert == nil:
		return err
	case revert.Reason() != "JobsUnavailableResources":
		return revert
	}
	b := bindings.NewJobs()
	n, err := view(ctx, a.Client, jobsContract, b.PackNOOFNODESTOSELECT(), b.UnpackNOOFNODESTOSELECT)
	if err != nil {
		return err
	}
	return fmt.Errorf("%d %w [%s]", n, errTooFewFree, revert.Reason())
}

// allowPrice lets the contract take the price, if it may not already.
func allowPrice(ctx context.Context, a payer, jobsContract common.Address, price *big.Int, p progress) (paymentToken, error) {
	token, err := readPaymentToken(ctx, a.Client, jobsContract)
	if err != nil {
		return token, err
	}
	if err := owner.Allow(ctx, a.Client, a, token.address, jobsContract, price, p.say); err != nil {
		return token, fmt.Errorf("paying %s for the job: %w", token.amount(price), err)
	}
	return token, nil
}

// pack is the order as the contract takes it.
func (o order) pack() ([]byte, error) {
	return bindings.NewJobs().TryPackCreateJob(jobs.Env, o.secret.Big(), o.codeTx, o.input, big.NewInt(o.deadline.Milliseconds()))
}

// createJob pays for a job and creates it. It returns the job's id and block.
func createJob(ctx context.Context, a payer, jobsContract common.Address, o order, price *big.Int, p progress) (jobs.ID, uint64, error) {
	token, err := allowPrice(ctx, a, jobsContract, price, p)
	if err != nil {
		return jobs.ID{}, 0, err
	}
	p.step("creating the job for %s", token.amount(price))
	data, err := o.pack()
	if err != nil {
		return jobs.ID{}, 0, err
	}
	receipt, err := a.Send(ctx, jobsContract, data)
	if err != nil {
		return jobs.ID{}, 0, fmt.Errorf("creating the job: %w", err)
	}
	id, err := createdJob(receipt, jobsContract)
	return id, receipt.BlockNumber.Uint64(), err
}

// errNotCreated is returned if a transaction succeeded and yet created no job.
var errNotCreated = errors.New("the transaction created no job: is this the Jobs contract?")

func createdJob(receipt *types.Receipt, jobsContract common.Address) (jobs.ID, error) {
	for _, l := range receipt.Logs {
		if l.Address != jobsContract {
			continue
		}
		if ev, err := bindings.NewJobs().UnpackJobCreatedEvent(l); err == nil {
			return jobs.IDFromBig(ev.JobId)
		}
	}
	return jobs.ID{}, fmt.Errorf("transaction %s: %w", receipt.TxHash, errNotCreated)
}
