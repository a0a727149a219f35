package main

import (
	"context"
	"crypto/ecdsa"
	"encoding/binary"
	"fmt"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
)

// deadline is that of every job. The contract takes answers for its execution
// buffer, 30 s, longer.
const (
	deadline = 20 * time.Second
	buffer   = 30 * time.Second
)

// code is what every job runs: a checksum of the input, so that a wrong answer
// shows.
const code = `export default { async fetch(request) {
  let sum = 7;
  for (const byte of new Uint8Array(await request.arrayBuffer())) sum = (sum * 31 + byte) % 1000003;
  return new Response(String(sum));
} };
`

// checksum is what code answers.
func checksum(input []byte) string {
	sum := 7
	for _, b := range input {
		sum = (sum*31 + int(b)) % 1000003
	}
	return strconv.Itoa(sum)
}

func inputOf(job int) []byte {
	return binary.BigEndian.AppendUint64([]byte("soak "), uint64(job))
}

// user creates jobs. It keeps every transaction until it is mined and sends it
// again when the node has lost it, so that what is lost is never its doing.
type user struct {
	node      *node
	key       *ecdsa.PrivateKey
	address   common.Address
	contracts devnet.Contracts
	bindings  *bindings.Jobs
	code      common.Hash
	first     uint64 // nonce of txs[0]

	mu  sync.Mutex // guards what follows
	txs []*types.Transaction
}

func newUser(ctx context.Context, n *node, info devnet.Info) (*user, error) {
	raw, err := os.ReadFile(info.Accounts.User.KeyFile)
	if err != nil {
		return nil, err
	}
	key, err := crypto.HexToECDSA(strings.TrimSpace(string(raw)))
	if err != nil {
		return nil, fmt.Errorf("%s holds no key", info.Accounts.User.KeyFile)
	}
	u := &user{node: n, key: key, address: info.Accounts.User.Address, contracts: info.Contracts, bindings: bindings.NewJobs()}
	if u.first, err = n.eth.NonceAt(ctx, u.address, nil); err != nil {
		return nil, err
	}
	return u, nil
}

// sign appends a transaction. It pays any fee, for the jobs must come.
func (u *user) sign(to common.Address, data []byte, gas uint64) (common.Hash, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	const gwei = 1_000_000_000
	tx, err := types.SignNewTx(u.key, signer, &types.DynamicFeeTx{
		ChainID: big.NewInt(devnet.ChainID), Nonce: u.first + uint64(len(u.txs)), To: &to, Data: data, Gas: gas,
		GasFeeCap: big.NewInt(1000 * gwei), GasTipCap: big.NewInt(20 * gwei),
	})
	if err != nil {
		return common.Hash{}, err
	}
	u.txs = append(u.txs, tx)
	return tx.Hash(), nil
}

// signer is that of the soak's chain.
var signer = types.LatestSignerForChainID(big.NewInt(devnet.ChainID))

// exchange has those of undone that create jobs create one another's, at a price
// that replaces the ones before.
func (u *user) exchange(undone []*types.Transaction) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	var at []uint64
	for i, tx := range u.txs {
		if *tx.To() == u.contracts.Jobs && slices.ContainsFunc(undone, func(t *types.Transaction) bool { return t.Hash() == tx.Hash() }) {
			at = append(at, uint64(i))
		}
	}
	data := make([][]byte, len(at))
	for k, i := range at {
		data[k] = u.txs[i].Data()
	}
	for k, i := range at {
		old := u.txs[i]
		more := func(n *big.Int) *big.Int { return n.Div(n.Mul(n, big.NewInt(6)), big.NewInt(5)) } // Tip and cap are copies
		tx, err := types.SignNewTx(u.key, signer, &types.DynamicFeeTx{
			ChainID: old.ChainId(), Nonce: old.Nonce(), To: old.To(), Data: data[(k+1)%len(data)], Gas: old.Gas(),
			GasFeeCap: more(old.GasFeeCap()), GasTipCap: more(old.GasTipCap()),
		})
		if err != nil {
			return err
		}
		u.txs[i] = tx
	}
	return nil
}

// made is how many transactions there are.
func (u *user) made() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return len(u.txs)
}

// deploy saves the code and waits until it is mined.
func (u *user) deploy(ctx context.Context) error {
	hash, err := u.sign(u.contracts.UserCode, bindings.NewUserCode().PackSaveCodeInCallData(code, nil), 500_000)
	if err != nil {
		return err
	}
	u.code = hash
	return u.wait(ctx)
}

func (u *user) create(job int) error {
	_, err := u.sign(u.contracts.Jobs, u.bindings.PackCreateJob(jobs.Env, new(big.Int), u.code, inputOf(job), big.NewInt(deadline.Milliseconds())), 1_500_000)
	return err
}

// inFlight is how many transactions may be in the pool at once.
const inFlight = 64

// push sends what is not mined. It tells how many are left.
func (u *user) push(ctx context.Context) int {
	mined, err := u.node.eth.NonceAt(ctx, u.address, nil)
	if err != nil {
		return u.made() // the node is away
	}
	u.mu.Lock()
	left := slices.Clone(u.txs[mined-u.first:])
	u.mu.Unlock()
	for _, tx := range left[:min(inFlight, len(left))] {
		_ = u.node.eth.SendTransaction(ctx, tx) // it may be there already; whether it is mined counts
	}
	return len(left)
}

// wait pushes until all is mined.
func (u *user) wait(ctx context.Context) error {
	again := time.NewTicker(500 * time.Millisecond)
	defer again.Stop()
	for u.push(ctx) > 0 {
		select {
		case <-again.C:
		case <-ctx.Done():
			return fmt.Errorf("transactions of the job owner are not mined: %w", ctx.Err())
		}
	}
	return nil
}

// run creates jobs evenly in that time, and returns when all are mined.
func (u *user) run(ctx context.Context, jobs int, in time.Duration) error {
	began := time.Now()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for made := 0; made < jobs; {
		for due := int(float64(jobs) * float64(time.Since(began)) / float64(in)); made < min(due, jobs); made++ {
			if err := u.create(made); err != nil {
				return err
			}
		}
		u.push(ctx)
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return u.wait(ctx)
}
