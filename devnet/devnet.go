package devnet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/enclave"
)

// ErrChainID is returned for a chain of somebody else's with another id.
var ErrChainID = fmt.Errorf("the chain id must be %d", ChainID)

// setUpTimeout bounds the time from the start of an executor until it is
// registered. Most of it is blocks that have to be waited for.
const setUpTimeout = 2 * time.Minute

// Devnet is a running network. Stop it.
type Devnet struct {
	cfg  Config
	info Info

	node      *chainNode // nil: somebody else's chain
	chain     *ethclient.Client
	root      *enclave.DevRoot    // of the attestations
	measured  enclave.Measurement // of the executor program
	params    deploy.Params
	executors []*executor
	keys      accounts

	stepMu     sync.Mutex // one step is told at a time
	stopMining context.CancelFunc
	mining     sync.WaitGroup
	watching   sync.WaitGroup
	stopping   chan struct{} // closed when Stop begins
	stopOnce   sync.Once
	stopErr    error
}

// Start brings a network up and returns when its executors are registered.
// On failure, or if ctx ends meanwhile, all that was started is stopped.
func Start(ctx context.Context, cfg Config) (*Devnet, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	var err error
	if cfg.Executor, err = filepath.Abs(cfg.Executor); err != nil {
		return nil, err
	}
	if cfg.Workerd, err = filepath.Abs(cfg.Workerd); err != nil {
		return nil, err
	}
	d := &Devnet{cfg: cfg, stopping: make(chan struct{})}
	if err := d.start(ctx); err != nil {
		return nil, errors.Join(err, d.Stop())
	}
	return d, nil
}

func (d *Devnet) start(ctx context.Context) error {
	keys, err := d.prepare()
	if err != nil {
		return err
	}
	d.keys = keys
	if err := d.startChain(ctx, keys); err != nil {
		return err
	}
	if err := d.deploy(ctx, keys); err != nil {
		return err
	}
	if err := d.startExecutors(ctx, keys); err != nil {
		return err
	}
	if d.cfg.InfoFile == "" {
		return nil
	}
	return d.info.write(d.cfg.InfoFile)
}

func (d *Devnet) step(format string, args ...any) {
	d.stepMu.Lock()
	defer d.stepMu.Unlock()
	if d.cfg.Progress != nil {
		d.cfg.Progress(fmt.Sprintf(format, args...))
	}
}

// Info describes the network.
func (d *Devnet) Info() Info { return d.info }

// prepare makes the directory and the keys, and begins the description.
func (d *Devnet) prepare() (accounts, error) {
	if d.cfg.InfoFile != "" {
		if err := clearStale(d.cfg.InfoFile); err != nil {
			return accounts{}, err
		}
		if err := checkWritable(d.cfg.InfoFile); err != nil {
			return accounts{}, err
		}
	}
	if err := sweep(shortTempDir()); err != nil {
		d.cfg.Log.Warn("what an earlier devnet left behind cannot be removed", "err", err)
	}
	dir, err := makeDir(d.cfg.Dir)
	if err != nil {
		return accounts{}, err
	}
	d.info = Info{Version: InfoVersion, PID: os.Getpid(), Dir: dir, ChainID: ChainID,
		CreatedAt: time.Now().UTC().Truncate(time.Second), BlockTimeMs: d.cfg.BlockTime.Milliseconds()}
	if d.info.Started, err = processStart(d.info.PID); err != nil {
		return accounts{}, err
	}
	return makeAccounts(dir, d.cfg.Executors, d.cfg.Admin)
}

func (d *Devnet) startChain(ctx context.Context, keys accounts) error {
	d.info.Accounts = Accounts{Admin: keys.admin.Account, Verifier: keys.verifier.Account, User: keys.user.Account}
	if d.cfg.Chain != nil {
		return d.useChain(ctx, *d.cfg.Chain, keys)
	}
	d.step("starting the chain")
	node, err := startNode(keys.balances(), d.cfg.Port, filepath.Join(d.info.Dir, "keystore"))
	if err != nil {
		return err
	}
	d.node, d.chain = node, node.client
	d.info.HTTPURL, d.info.WSURL = node.httpURL(), node.wsURL()
	mining, cancel := context.WithCancel(context.Background())
	d.stopMining = cancel
	d.mining.Go(func() { mine(mining, node, d.cfg.BlockTime, d.cfg.Log) })
	return nil
}

// useChain reaches somebody else's chain and gets the accounts ether there.
func (d *Devnet) useChain(ctx context.Context, c Chain, keys accounts) error {
	d.info.HTTPURL, d.info.WSURL = c.HTTPURL, c.WSURL
	client, err := ethclient.DialContext(ctx, c.HTTPURL)
	if err != nil {
		return err
	}
	d.chain = client
	id, err := client.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("asking for the chain id: %w", err)
	}
	if id.Uint64() != ChainID {
		return fmt.Errorf("%w: it is %v", ErrChainID, id)
	}
	for account, balance := range keys.balances() {
		if err := c.Fund(ctx, account, balance); err != nil {
			return fmt.Errorf("getting ether: %w", err)
		}
	}
	return nil
}

// Stop ends the network and leaves nothing behind: no process, no file. It
// may be called more than once.
func (d *Devnet) Stop() error {
	d.stopOnce.Do(func() { d.stopErr = d.stop() })
	return d.stopErr
}

func (d *Devnet) stop() error {
	close(d.stopping)
	err := d.stopExecutors()
	d.watching.Wait()
	if d.stopMining != nil {
		d.stopMining()
	}
	d.mining.Wait()
	switch {
	case d.node != nil:
		err = errors.Join(err, d.node.close())
	case d.chain != nil:
		d.chain.Close()
	}
	err = errors.Join(err, d.removeStates())
	if d.info.Dir != "" {
		err = errors.Join(err, removeDir(d.info.Dir))
	}
	return errors.Join(err, d.removeInfo())
}

// removeInfo removes the description if it is still that of this network.
func (d *Devnet) removeInfo() error {
	if d.cfg.InfoFile == "" || d.info.PID == 0 {
		return nil
	}
	found, err := ReadInfo(d.cfg.InfoFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if found.PID != d.info.PID || found.Started != d.info.Started || found.Dir != d.info.Dir {
		return nil
	}
	return os.Remove(d.cfg.InfoFile)
}

// ether in wei.
func ether(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

// balances are what the accounts have from the first block on.
func (a accounts) balances() map[common.Address]*big.Int {
	all := map[common.Address]*big.Int{a.admin.Address: ether(1000), a.user.Address: ether(1000)}
	for _, e := range a.executors {
		all[e.owner.Address], all[e.gas.Address], all[e.storeGas.Address] = ether(100), ether(100), ether(100)
	}
	return all
}
