package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
)

// customer creates jobs on a devnet and waits for their answers.
type customer struct {
	info   devnet.Info
	key    *ecdsa.PrivateKey
	client *chain.Client
	txs    *chain.TxManager
	jobs   *bindings.Jobs
}

type codeTx = common.Hash

type createdJob struct {
	id    *big.Int
	block uint64
}

// answerTimeout is how long an answer may take before something is wrong.
const answerTimeout = 30 * time.Second

var errNoJob = errors.New("no JobCreated in the receipt")

func newCustomer(ctx context.Context, info devnet.Info) (*customer, error) {
	c := &customer{info: info, jobs: bindings.NewJobs()}
	log := slog.New(slog.DiscardHandler)
	raw, err := os.ReadFile(info.Accounts.User.KeyFile)
	if err != nil {
		return nil, err
	}
	c.key, err = crypto.HexToECDSA(strings.TrimPrefix(strings.TrimSpace(string(raw)), "0x"))
	if err != nil {
		return nil, fmt.Errorf("%s: no key in it", info.Accounts.User.KeyFile)
	}
	if c.client, err = dial(ctx, info.HTTPURL, info.ChainID); err != nil {
		return nil, err
	}
	cfg := chain.DefaultTxConfig()
	cfg.PollInterval = 50 * time.Millisecond
	if c.txs, err = chain.NewTxManager(ctx, c.client, c.key, cfg, log); err != nil {
		c.client.Close()
		return nil, err
	}
	return c, nil
}

// dial connects to one HTTP endpoint.
func dial(ctx context.Context, url string, chainID uint64) (*chain.Client, error) {
	return chain.Dial(ctx, chain.Endpoints{HTTP: []string{url}, ChainID: new(big.Int).SetUint64(chainID)}, slog.New(slog.DiscardHandler))
}

// signed returns a transaction of the customer's as it goes over the wire.
func (c *customer) signed(tx *types.DynamicFeeTx) (hexutil.Bytes, error) {
	tx.ChainID = new(big.Int).SetUint64(c.info.ChainID)
	signed, err := types.SignNewTx(c.key, types.LatestSignerForChainID(tx.ChainID), tx)
	if err != nil {
		return nil, err
	}
	return signed.MarshalBinary()
}

func (c *customer) close() {
	c.txs.Close()
	c.client.Close()
}

func (c *customer) deploy(ctx context.Context, code []byte) (codeTx, error) {
	receipt, err := c.txs.Send(ctx, chain.Candidate{To: &c.info.Contracts.UserCode,
		Data: bindings.NewUserCode().PackSaveCodeInCallData(string(code), nil)})
	if err != nil {
		return codeTx{}, err
	}
	return receipt.TxHash, nil
}

func (c *customer) deployExample(ctx context.Context) (codeTx, []byte, error) {
	code, input, err := readExample()
	if err != nil {
		return codeTx{}, nil, err
	}
	hash, err := c.deploy(ctx, code)
	return hash, input, err
}

// create creates a job. Its gas limit is fixed, because an estimate is for the
// selection of that moment.
func (c *customer) create(ctx context.Context, code codeTx, input []byte, deadline time.Duration) (createdJob, error) {
	receipt, err := c.txs.Send(ctx, chain.Candidate{To: &c.info.Contracts.Jobs, GasLimit: 1_000_000,
		Data: c.jobs.PackCreateJob(jobs.Env, new(big.Int), code, input, big.NewInt(deadline.Milliseconds()))})
	if err != nil {
		return createdJob{}, fmt.Errorf("creating a job: %w", err)
	}
	for _, log := range receipt.Logs {
		if log.Address != c.info.Contracts.Jobs {
			continue
		}
		if ev, err := c.jobs.UnpackJobCreatedEvent(log); err == nil {
			return createdJob{id: ev.JobId, block: receipt.BlockNumber.Uint64()}, nil
		}
	}
	return createdJob{}, errNoJob
}

// answers waits for n answers and returns the numbers of their blocks.
func (c *customer) answers(ctx context.Context, j createdJob, n int) ([]uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	query := ethereum.FilterQuery{FromBlock: new(big.Int).SetUint64(j.block), Addresses: []common.Address{c.info.Contracts.Jobs},
		Topics: [][]common.Hash{{crypto.Keccak256Hash([]byte("JobResponded(uint256,address,bytes,uint256,uint8,uint8)"))}, {common.BigToHash(j.id)}}}
	poll := time.NewTicker(200 * time.Millisecond)
	defer poll.Stop()
	for {
		logs, err := c.client.FilterLogs(ctx, query)
		if err != nil {
			return nil, err
		}
		if len(logs) >= n {
			var blocks []uint64
			for _, l := range logs {
				ev, err := c.jobs.UnpackJobRespondedEvent(&l)
				if err != nil {
					return nil, err
				}
				if ev.ErrorCode != 0 {
					return nil, fmt.Errorf("job %s: error code %d", j.id, ev.ErrorCode)
				}
				blocks = append(blocks, l.BlockNumber)
			}
			slices.Sort(blocks)
			return blocks, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("job %s: %d of %d answers after %s: %w", j.id, len(logs), n, answerTimeout, ctx.Err())
		case <-poll.C:
		}
	}
}
