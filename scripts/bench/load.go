package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
)

const (
	loadBlocks   = 15 // in each of which jobs are created
	loadCapacity = 96 // three blocks of the greatest load
	loadGas      = 500_000
	loadDeadline = 20 * time.Second // so that a slow machine makes slow answers and no errors
	// visible is how much longer than with nothing but the sandbox and the
	// blocks an answer may take. The slack is for the block that one in many
	// answers misses.
	visible = 1.05
)

var errNotAllAnswered = errors.New("not all jobs were answered")

// measureLoad gives one executor a number of trivial jobs in every block.
func measureLoad(ctx context.Context) ([]Row, error) {
	machine, err := workerd.ThisMachine()
	if err != nil {
		return nil, err
	}
	limits := workerd.DefaultLimits()
	cfg := devnetConfig(1)
	cfg.Capacity = int(min(loadCapacity, workerd.DefaultSizes(limits, machine).Memory/limits.Memory))
	return onNetwork(ctx, cfg, func(ctx context.Context, c *customer) ([]Row, error) {
		code, err := c.deploy(ctx, []byte(trivialCode))
		if err != nil {
			return nil, err
		}
		clock, err := watchBlocks(ctx, c.info.WSURL)
		if err != nil {
			return nil, err
		}
		defer clock.close()
		var rows []Row
		for _, n := range []int{1, 8, 32} {
			l := load{customer: c, clock: clock, code: code, perBlock: n}
			some, err := l.measure(ctx)
			if err != nil {
				return nil, fmt.Errorf("%d jobs a block: %w", n, err)
			}
			rows = append(rows, some...)
		}
		return rows, nil
	})
}

// load is a number of jobs in each of several blocks.
type load struct {
	*customer
	clock    *blockClock
	code     codeTx
	perBlock int
	first    uint64 // the block before the first job's
}

func (l *load) measure(ctx context.Context) ([]Row, error) {
	sent, err := l.offer(ctx)
	if err != nil {
		return nil, err
	}
	created, answers, err := l.outcome(ctx)
	if err != nil {
		return nil, err
	}
	logged, err := l.logged(ctx, created)
	if err != nil {
		return nil, err
	}
	ways, err := l.ways(created, answers, logged)
	if err != nil {
		return nil, err
	}
	return l.rows(sent, created, ways), nil
}

// offer sends transactions that create jobs, as soon as there is a block for
// the next one, and returns how many. All of a block go in one request.
func (l *load) offer(ctx context.Context) (sent int, err error) {
	node, err := rpc.DialContext(ctx, l.info.HTTPURL)
	if err != nil {
		return 0, err
	}
	defer node.Close()
	if l.first, err = l.clock.next(ctx, 0); err != nil {
		return 0, err
	}
	nonce, err := l.client.NonceAt(ctx, l.txs.Address(), nil)
	if err != nil {
		return 0, err
	}
	for block := l.first; sent < loadBlocks*l.perBlock; sent += l.perBlock {
		if err := l.send(ctx, node, nonce+uint64(sent)); err != nil {
			return 0, err
		}
		if block, err = l.clock.next(ctx, block); err != nil {
			return 0, err
		}
	}
	return sent, nil
}

func (l *load) send(ctx context.Context, node *rpc.Client, nonce uint64) error {
	const gwei = 1_000_000_000
	data := l.jobs.PackCreateJob(jobs.Env, new(big.Int), l.code, []byte(trivialInput), big.NewInt(loadDeadline.Milliseconds()))
	elems := make([]rpc.BatchElem, l.perBlock)
	for i := range elems {
		raw, err := l.signed(&types.DynamicFeeTx{Nonce: nonce + uint64(i), Gas: loadGas, To: &l.info.Contracts.Jobs, Data: data,
			GasTipCap: big.NewInt(gwei), GasFeeCap: big.NewInt(10 * gwei)})
		if err != nil {
			return err
		}
		elems[i] = rpc.BatchElem{Method: "eth_sendRawTransaction", Args: []any{raw}, Result: new(common.Hash)}
	}
	if err := node.BatchCallContext(ctx, elems); err != nil {
		return err
	}
	for _, e := range elems {
		if e.Error != nil {
			return fmt.Errorf("creating a job: %w", e.Error)
		}
	}
	return nil
}

// outcome waits until all jobs that were created are answered, each without an
// error, and returns the blocks that created them and the answers.
func (l *load) outcome(ctx context.Context) (created map[jobs.ID]uint64, answers map[jobs.ID]types.Log, err error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	for block := uint64(0); ; {
		if block, err = l.clock.next(ctx, block); err != nil {
			return nil, nil, fmt.Errorf("%w: %d of %d after %s", errNotAllAnswered, len(answers), len(created), answerTimeout)
		}
		if created, answers, err = l.logs(ctx); err != nil {
			return nil, nil, err
		}
		if len(created) > 0 && len(answers) == len(created) {
			return created, answers, nil
		}
	}
}

func (l *load) logs(ctx context.Context) (created map[jobs.ID]uint64, answers map[jobs.ID]types.Log, err error) {
	logs, err := l.client.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: new(big.Int).SetUint64(l.first + 1),
		Addresses: []common.Address{l.info.Contracts.Jobs}})
	if err != nil {
		return nil, nil, err
	}
	created, answers = map[jobs.ID]uint64{}, map[jobs.ID]types.Log{}
	for _, log := range logs {
		switch log.Topics[0] {
		case eventID(bindings.JobsJobCreatedEventName):
			created[jobs.ID(log.Topics[1])] = log.BlockNumber
		case eventID(bindings.JobsJobRespondedEventName):
			ev, err := l.jobs.UnpackJobRespondedEvent(&log)
			if err != nil {
				return nil, nil, err
			}
			if ev.ErrorCode != 0 {
				return nil, nil, fmt.Errorf("job %s: error code %d", ev.JobId, ev.ErrorCode)
			}
			answers[jobs.ID(log.Topics[1])] = log
		}
	}
	return created, answers, nil
}

// logged waits until the executor, too, knows that the jobs are answered, and
// returns what its log says of them.
func (l *load) logged(ctx context.Context, created map[jobs.ID]uint64) (map[string]stage, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	for {
		all, err := readStages(l.info.Executors[0].LogFile)
		if err != nil {
			return nil, err
		}
		missing := 0
		for id := range created {
			if _, ok := all[id.String()]; !ok {
				missing++
			}
		}
		if missing == 0 {
			return all, nil
		}
		if err := pause(ctx, 100*time.Millisecond); err != nil {
			return nil, fmt.Errorf("%w: the executor's log does not have %d of %d", errNotAllAnswered, missing, len(created))
		}
	}
}

// eventID is the first topic of one of the Jobs contract's events.
func eventID(name string) common.Hash {
	abi := bindings.NewJobs().GetABI()
	return abi.Events[name].ID
}
