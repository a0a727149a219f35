package chain

import (
	"context"
	"fmt"
	"log/slog"
	"math/big"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

// callTimeout bounds one RPC request, answer included.
const callTimeout = 15 * time.Second

// Client reaches one chain through one HTTP endpoint and, for news of blocks,
// one websocket endpoint. Its methods are safe for concurrent use, bound every
// request in time and size, and return errors without API keys.
type Client struct {
	rpc     *rpc.Client // HTTP
	http    *http.Client
	eth     *ethclient.Client // over rpc
	chainID *big.Int
	log     *slog.Logger

	mu        sync.Mutex // guards what follows
	endpoints Endpoints
	redact    redactor
	wsChanged chan struct{} // closed when the websocket URL changes
}

// Dial connects to e and checks that its endpoints serve e.ChainID; if not, the
// error is ErrChainID and names both. An unreachable HTTP endpoint is an error,
// an unreachable websocket only a warning: the Watcher polls until it is back.
func Dial(ctx context.Context, e Endpoints, log *slog.Logger) (*Client, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	httpClient := newHTTPClient(maxResponse)
	c := &Client{
		http: httpClient, chainID: e.ChainID, log: log, endpoints: e,
		redact:    newRedactor(e.HTTP, e.WebSocket),
		wsChanged: make(chan struct{}),
	}
	var err error
	if c.rpc, err = rpc.DialOptions(ctx, e.HTTP, rpc.WithHTTPClient(httpClient), rpc.WithBatchResponseSizeLimit(maxResponse)); err != nil {
		return nil, fmt.Errorf("dialling %s: %w", RedactURL(e.HTTP), c.clean(err))
	}
	c.eth = ethclient.NewClient(c.rpc)
	if err := c.checkChainIDs(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

func (c *Client) checkChainIDs(ctx context.Context) error {
	e := c.currentEndpoints()
	if err := checkChainID(ctx, c.rpc, e.HTTP, e.ChainID); err != nil {
		return c.clean(err)
	}
	if e.WebSocket == "" {
		return nil
	}
	ws, err := c.dialWebSocket(ctx)
	if err != nil {
		if isChainIDError(err) {
			return err
		}
		c.log.Warn("websocket unreachable, polling until it is back", "url", RedactURL(e.WebSocket), "err", err)
		return nil
	}
	ws.Close()
	return nil
}

// checkChainID asks the endpoint behind r for its chain id.
func checkChainID(ctx context.Context, r *rpc.Client, url string, want *big.Int) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	var got hexutil.Big
	if err := r.CallContext(ctx, &got, "eth_chainId"); err != nil {
		return fmt.Errorf("asking %s for its chain id: %w", RedactURL(url), err)
	}
	if (*big.Int)(&got).Cmp(want) != 0 {
		return fmt.Errorf("%w: %s serves chain id %v, configured is %v", ErrChainID, RedactURL(url), (*big.Int)(&got), want)
	}
	return nil
}

// Close ends the client's connections. The Watcher and the TxManager that use
// it must have ended.
func (c *Client) Close() {
	c.rpc.Close()
	c.http.CloseIdleConnections()
}

// ChainID returns the id of the chain that the endpoints were checked for.
func (c *Client) ChainID() *big.Int { return new(big.Int).Set(c.chainID) }

// SetWebSocketKey replaces what follows the last '/' of the websocket URL. A
// running Watcher reconnects with it.
func (c *Client) SetWebSocketKey(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.endpoints
	c.endpoints = old.WithWebSocketKey(key)
	// Errors of the old connection may still be on their way.
	c.redact = newRedactor(old.HTTP, old.WebSocket, c.endpoints.WebSocket)
	close(c.wsChanged)
	c.wsChanged = make(chan struct{})
}

func (c *Client) currentEndpoints() Endpoints {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.endpoints
}

// webSocketChanged returns a channel that closes when the websocket URL
// changes.
func (c *Client) webSocketChanged() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.wsChanged
}

func (c *Client) clean(err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.redact.clean(err)
}

// dialWebSocket opens a websocket whose chain id has been checked.
func (c *Client) dialWebSocket(ctx context.Context) (*rpc.Client, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	e := c.currentEndpoints()
	ws, err := rpc.DialOptions(ctx, e.WebSocket, rpc.WithWebsocketMessageSizeLimit(4<<20))
	if err != nil {
		return nil, fmt.Errorf("dialling %s: %w", RedactURL(e.WebSocket), c.clean(err))
	}
	if err := checkChainID(ctx, ws, e.WebSocket, e.ChainID); err != nil {
		ws.Close()
		return nil, c.clean(err)
	}
	return ws, nil
}

// call makes one request.
func (c *Client) call(ctx context.Context, result any, method string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	return c.named(method, c.rpc.CallContext(ctx, result, method, args...))
}

// batch makes several requests in one. It returns the first error, be it of
// the transport or of one of them.
func (c *Client) batch(ctx context.Context, elems []rpc.BatchElem) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := c.rpc.BatchCallContext(ctx, elems); err != nil {
		return c.named("batch of "+elems[0].Method, err)
	}
	for i := range elems {
		if elems[i].Error != nil {
			return c.named(elems[i].Method, elems[i].Error)
		}
	}
	return nil
}

func (c *Client) named(method string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", method, c.clean(err))
}

// Head returns the newest block.
func (c *Client) Head(ctx context.Context) (Block, error) { return c.block(ctx, "latest") }

// CallContract runs msg on the state after the block (nil: the newest).
func (c *Client) CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	out, err := c.eth.CallContract(ctx, msg, block)
	return out, c.named("eth_call", err)
}

// CodeAt returns the code of a contract (block nil: the newest).
func (c *Client) CodeAt(ctx context.Context, contract common.Address, block *big.Int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	code, err := c.eth.CodeAt(ctx, contract, block)
	return code, c.named("eth_getCode", err)
}

// FilterLogs returns the logs that match q. The Watcher does not use it: it
// promises nothing about reorganisations.
func (c *Client) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	logs, err := c.eth.FilterLogs(ctx, q)
	return logs, c.named("eth_getLogs", err)
}

// BalanceAt returns an account's balance in wei (block nil: the newest).
func (c *Client) BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	balance, err := c.eth.BalanceAt(ctx, account, block)
	return balance, c.named("eth_getBalance", err)
}

// EstimateGas returns the gas that msg needs on the newest state.
func (c *Client) EstimateGas(ctx context.Context, msg ethereum.CallMsg) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	gas, err := c.eth.EstimateGas(ctx, msg)
	return gas, c.named("eth_estimateGas", err)
}

// SuggestGasTipCap returns the node's idea of a tip, in wei per gas.
func (c *Client) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	tip, err := c.eth.SuggestGasTipCap(ctx)
	return tip, c.named("eth_maxPriorityFeePerGas", err)
}

// NonceAt returns the number of an account's mined transactions.
func (c *Client) NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	n, err := c.eth.NonceAt(ctx, account, block)
	return n, c.named("eth_getTransactionCount", err)
}

// PendingNonceAt is NonceAt with the transactions in the node's pool.
func (c *Client) PendingNonceAt(ctx context.Context, account common.Address) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	n, err := c.eth.PendingNonceAt(ctx, account)
	return n, c.named("eth_getTransactionCount", err)
}

// SendTransaction hands a signed transaction to the node.
func (c *Client) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	return c.named("eth_sendRawTransaction", c.eth.SendTransaction(ctx, tx))
}

// TransactionReceipt returns the receipt of a mined transaction, or an error
// that is ethereum.NotFound.
func (c *Client) TransactionReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	r, err := c.eth.TransactionReceipt(ctx, tx)
	return r, c.named("eth_getTransactionReceipt", err)
}
