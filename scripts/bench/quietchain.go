package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/consensus/beacon"
	"github.com/ethereum/go-ethereum/consensus/ethash"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/ethdb"
	gethlog "github.com/ethereum/go-ethereum/log"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ethereum/go-ethereum/triedb"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

const (
	quietChainID  = 1338
	quietGasLimit = 60_000_000
	quietAge      = 24 * time.Hour // of the first block, so that none is from the future
)

// What is at eventsJobs emits as many JobCreated as its calldata says first,
// with ids that count down to the second word; then come the topics owner and
// env, the event's first topic, and its data.
var (
	eventsJobs    = common.HexToAddress("0x7000000000000000000000000000000000000001")
	eventsManager = common.HexToAddress("0x7000000000000000000000000000000000000002")
	ourEnclave    = common.HexToAddress("0x7000000000000000000000000000000000000003")

	emitsEvents = common.FromHex("60a0360380" + // length of the data
		"60a05f37" + "5f35" + // the data to memory; how many
		"5b" + "60019003" + // again: one less
		"606035" + "604035" + "82602035" + "01" + "608035" + // topics: owner, env, id, the event's
		"855fa4" + // the log
		"80600b57" + "00") // again, until there is none left
)

// quietChain is a node in this process that serves a made-up chain: blocks a
// second apart, some with many events, none about ourEnclave.
type quietChain struct {
	stack   *node.Node
	eth     *eth.Ethereum
	genesis *core.Genesis
	key     *ecdsa.PrivateKey
	keys    string         // a directory that the node wants and does not use
	states  ethdb.Database // of the blocks that grow made, before the node has them
	head    *types.Block
}

// onQuietChain measures on a fresh chain, whose node it stops.
func onQuietChain(ctx context.Context, measure func(context.Context, *quietChain) ([]Row, error)) (rows []Row, err error) {
	c := &quietChain{}
	defer func() { err = errors.Join(err, c.stop()) }()
	if err := c.start(); err != nil {
		return nil, fmt.Errorf("setting up a chain: %w", err)
	}
	return measure(ctx, c)
}

func (c *quietChain) start() (err error) {
	if c.key, err = crypto.GenerateKey(); err != nil {
		return err
	}
	if c.keys, err = os.MkdirTemp("", "nacre-bench-"); err != nil {
		return err
	}
	c.genesis = c.newGenesis()
	c.states = rawdb.NewMemoryDatabase()
	tries := triedb.NewDatabase(c.states, triedb.HashDefaults)
	defer tries.Close()
	if c.head, err = c.genesis.Commit(c.states, tries, nil); err != nil {
		return err
	}
	cfg := node.DefaultConfig
	cfg.DataDir, cfg.KeyStoreDir, cfg.IPCPath = "", c.keys, ""
	cfg.P2P = p2p.Config{NoDiscovery: true, NoDial: true}
	cfg.HTTPHost, cfg.HTTPPort, cfg.HTTPModules = "127.0.0.1", 0, []string{"eth"}
	cfg.Logger = gethlog.NewLogger(slog.DiscardHandler)
	if c.stack, err = node.New(&cfg); err != nil {
		return err
	}
	of := ethconfig.Defaults
	of.NetworkId, of.Genesis, of.SyncMode = quietChainID, c.genesis, ethconfig.FullSync
	of.LogNoHistory = true // no index: the chain is short
	if c.eth, err = eth.New(c.stack, &of); err != nil {
		return err
	}
	logs := filters.NewFilterSystem(c.eth.APIBackend, filters.Config{})
	c.stack.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: filters.NewFilterAPI(logs)}})
	return c.stack.Start()
}

func (c *quietChain) newGenesis() *core.Genesis {
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = big.NewInt(quietChainID)
	rules.AmsterdamTime, rules.BogotaTime = nil, nil // not what networks run today
	alloc := core.SystemContractAllocs()
	alloc[eventsJobs] = types.Account{Code: emitsEvents, Balance: new(big.Int)}
	alloc[eventsManager] = types.Account{Code: []byte{0}, Balance: new(big.Int)}
	ether := big.NewInt(params.Ether)
	alloc[c.account()] = types.Account{Balance: ether.Mul(ether, big.NewInt(1_000_000))}
	return &core.Genesis{Config: &rules, GasLimit: quietGasLimit, Alloc: alloc, Difficulty: new(big.Int),
		BaseFee: big.NewInt(params.InitialBaseFee), Timestamp: uint64(time.Now().Add(-quietAge).Unix())}
}

func (c *quietChain) account() common.Address { return crypto.PubkeyToAddress(c.key.PublicKey) }

func (c *quietChain) url() string { return c.stack.HTTPEndpoint() }

func (c *quietChain) stop() error {
	var err error
	if c.stack != nil {
		err = c.stack.Close()
	}
	if c.keys != "" {
		err = errors.Join(err, os.RemoveAll(c.keys))
	}
	return err
}

var errEvents = errors.New("a block does not have the events that were sent")

// grow adds n blocks, of which every one in each has so many events; 0: none.
func (c *quietChain) grow(n, each, events int) error {
	data, err := c.emits(events)
	if err != nil {
		return err
	}
	blocks, receipts := core.GenerateChain(c.genesis.Config, c.head, beacon.New(ethash.NewFaker()), c.states, n, func(i int, b *core.BlockGen) {
		b.OffsetTime(-9) // it would be ten seconds
		if events == 0 || i%each != 0 {
			return
		}
		b.AddTx(types.MustSignNewTx(c.key, types.LatestSigner(c.genesis.Config), &types.DynamicFeeTx{
			ChainID: c.genesis.Config.ChainID, Nonce: b.TxNonce(c.account()), To: &eventsJobs, Data: data,
			Gas: uint64(100_000 + 6_000*events), GasFeeCap: new(big.Int).Mul(b.BaseFee(), big.NewInt(2)), GasTipCap: new(big.Int)}))
	})
	for i, r := range receipts {
		if i%each == 0 && events > 0 && (len(r) != 1 || len(r[0].Logs) != events) {
			return errEvents
		}
	}
	if _, err := c.eth.BlockChain().InsertChain(blocks); err != nil {
		return err
	}
	c.head = blocks[len(blocks)-1]
	return nil
}

// emits is calldata for n JobCreated, each for three executors.
func (c *quietChain) emits(n int) ([]byte, error) {
	abi := bindings.NewJobs().GetABI()
	event := abi.Events[bindings.JobsJobCreatedEventName]
	selected := []common.Address{{1}, {2}, {3}}
	data, err := event.Inputs.NonIndexed().Pack(new(big.Int), [32]byte(event.ID), []byte(trivialInput), big.NewInt(loadDeadline.Milliseconds()), selected)
	if err != nil {
		return nil, err
	}
	var words []byte
	for _, word := range [][]byte{big.NewInt(int64(n)).Bytes(), nil, {jobs.Env}, c.account().Bytes(), event.ID.Bytes()} {
		words = append(words, common.LeftPadBytes(word, 32)...)
	}
	return append(words, data...), nil
}
