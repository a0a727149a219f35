package devnet

import (
	"errors"
	"fmt"
	"math/big"
	"net"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/eth/tracers"
	_ "github.com/ethereum/go-ethereum/eth/tracers/native" // callTracer and its kin
	"github.com/ethereum/go-ethereum/ethclient"
	gethlog "github.com/ethereum/go-ethereum/log"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
)

// ChainID of every devnet.
const ChainID = 1337

const loopback = "127.0.0.1"

// chainNode is a geth node without peers and without a disk. It serves JSON-
// RPC on loopback and makes a block when commit is called.
//
// go-ethereum's simulated.Backend is the same without the way to learn which
// ports its servers got, which is why this is put together here.
type chainNode struct {
	stack  *node.Node
	eth    *eth.Ethereum
	beacon *catalyst.SimulatedBeacon
	client *ethclient.Client
}

// startNode starts a node whose genesis gives the accounts their balance. It
// serves HTTP and websocket on the same port; 0 means one that is free.
// The node keeps no key, but wants a directory for keys.
func startNode(balances map[common.Address]*big.Int, port int, keyDir string) (*chainNode, error) {
	if err := checkPort(port); err != nil {
		return nil, err
	}
	stack, err := node.New(nodeConfig(port, keyDir))
	if err != nil {
		return nil, fmt.Errorf("setting up the chain: %w", err)
	}
	n := &chainNode{stack: stack}
	if err := n.start(balances); err != nil {
		return nil, errors.Join(err, n.close())
	}
	return n, nil
}

// checkPort returns an error if the port is taken. A node that finds so
// itself, half started, does not stop all that it has started.
func checkPort(port int) error {
	l, err := net.Listen("tcp", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("port %d: %w", port, err)
	}
	return l.Close()
}

func (n *chainNode) start(balances map[common.Address]*big.Int) error {
	var err error
	if n.eth, err = eth.New(n.stack, chainConfig(balances)); err != nil {
		return fmt.Errorf("setting up the chain: %w", err)
	}
	logs := filters.NewFilterSystem(n.eth.APIBackend, filters.Config{})
	n.stack.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: filters.NewFilterAPI(logs)}})
	n.stack.RegisterAPIs(tracers.APIs(n.eth.APIBackend))
	if err := n.stack.Start(); err != nil {
		return fmt.Errorf("starting the chain's servers: %w", err)
	}
	// Period 0: blocks are made by commit alone.
	if n.beacon, err = catalyst.NewSimulatedBeacon(0, common.Address{}, n.eth); err != nil {
		return fmt.Errorf("starting the chain: %w", err)
	}
	n.client = ethclient.NewClient(n.stack.Attach())
	return nil
}

func nodeConfig(port int, keyDir string) *node.Config {
	modules := []string{"eth", "net", "web3", "debug"}
	c := node.DefaultConfig
	c.Name = "nacre-devnet"
	c.DataDir = ""         // memory only
	c.KeyStoreDir = keyDir // else it makes a temporary one, which outlives a kill
	c.P2P = p2p.Config{NoDiscovery: true, NoDial: true}
	c.IPCPath = ""
	c.HTTPHost, c.HTTPPort, c.HTTPModules = loopback, port, modules
	c.WSHost, c.WSPort, c.WSModules = loopback, port, modules
	// Executors put an API key behind the last slash of the URL.
	c.WSPathPrefix = "/"
	c.Logger = gethlog.NewLogger(gethlog.DiscardHandler())
	return &c
}

func chainConfig(balances map[common.Address]*big.Int) *ethconfig.Config {
	alloc := core.SystemContractAllocs()
	for a, balance := range balances {
		alloc[a] = types.Account{Balance: balance}
	}
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = big.NewInt(ChainID)
	// Osaka is what today's networks run; later forks change the price of gas.
	rules.AmsterdamTime, rules.BogotaTime = nil, nil
	c := ethconfig.Defaults
	c.NetworkId = ChainID
	c.Genesis = &core.Genesis{Config: &rules, GasLimit: c.Miner.GasCeil, Alloc: alloc}
	c.SyncMode = ethconfig.FullSync
	c.TxPool.NoLocals = true
	c.LogNoHistory = true // no index: the chain is short
	return &c
}

// commit makes a block of what is pending and returns the new head.
func (n *chainNode) commit() *types.Header {
	n.beacon.Commit()
	return n.head()
}

func (n *chainNode) head() *types.Header { return n.eth.BlockChain().CurrentBlock() }

// httpURL and wsURL end in a slash.
func (n *chainNode) httpURL() string { return strings.TrimRight(n.stack.HTTPEndpoint(), "/") + "/" }
func (n *chainNode) wsURL() string   { return strings.TrimRight(n.stack.WSEndpoint(), "/") + "/" }

func (n *chainNode) close() error {
	if n.client != nil {
		n.client.Close()
	}
	var err error
	if n.beacon != nil {
		err = n.beacon.Stop()
	}
	return errors.Join(err, n.stack.Close())
}
