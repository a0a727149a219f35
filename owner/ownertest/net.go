// Package ownertest is, for tests, a network that keeps secrets: a real node
// with the contracts, and registered stores that have a key, an attester and an
// HTTP port, and run no code.
package ownertest

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/testnode"
)

// Account is a funded account.
type Account struct {
	Key     *ecdsa.PrivateKey
	Address common.Address

	client *chain.Client
	tx     *chain.TxManager
}

// Send sends a transaction and waits until it is mined.
func (a *Account) Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error) {
	return a.tx.Send(ctx, chain.Candidate{To: to, Data: data})
}

var _ deploy.Sender = (*Account)(nil)

// Net is the network.
type Net struct {
	URL    string // of the node
	At     deploy.Addresses
	Params deploy.Params
	Root   *enclave.DevRoot
	Image  enclave.Measurement // that all stores are of, and the only one trusted
	Client *chain.Client
	Admin  *Account // deployed the contracts, owns the stores and is their verifier
	User   *Account // has tokens and may be an owner of secrets
	Stores []*Store

	t   testing.TB
	rpc *rpc.Client
}

// Start starts a network that ends with the test. Its blocks are mined with
// each transaction, and time passes otherwise only by Pass.
func Start(t testing.TB, stores int) *Net {
	t.Helper()
	n := &Net{t: t, URL: "http://" + testnode.Start(t)}
	n.Image.PCR0[0], n.Image.PCR1[0], n.Image.PCR2[0] = 1, 2, 3
	client, err := rpc.Dial(n.URL)
	n.must(err)
	t.Cleanup(client.Close)
	n.rpc = client
	n.Client, err = chain.Dial(t.Context(), chain.Endpoints{HTTP: []string{n.URL}, ChainID: big.NewInt(testnode.ChainID)}, n.log())
	n.must(err)
	t.Cleanup(n.Client.Close)
	n.Root, err = enclave.GenerateDevRoot(time.Now())
	n.must(err)
	n.Admin, n.User = n.account(1), n.account(2)
	n.deploy()
	for i := range stores {
		n.Stores = append(n.Stores, n.newStore(i))
	}
	return n
}

func (n *Net) must(err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

func (n *Net) log() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// account makes an account with ether.
func (n *Net) account(number byte) *Account {
	n.t.Helper()
	key, err := crypto.ToECDSA(bytes.Repeat([]byte{number}, 32))
	n.must(err)
	a := &Account{Key: key, Address: crypto.PubkeyToAddress(key.PublicKey), client: n.Client}
	n.call("anvil_setBalance", a.Address, (*hexutil.Big)(new(big.Int).Lsh(big.NewInt(1), 80)))
	cfg := chain.DefaultTxConfig()
	cfg.PollInterval = 20 * time.Millisecond
	a.tx, err = chain.NewTxManager(n.t.Context(), n.Client, key, cfg, n.log())
	n.must(err)
	n.t.Cleanup(a.tx.Close)
	return a
}

// call calls one of the node's own methods.
func (n *Net) call(method string, args ...any) {
	n.t.Helper()
	var none any
	n.must(n.rpc.Call(&none, method, args...))
}

// Pass lets time pass on the chain.
func (n *Net) Pass(d time.Duration) {
	n.t.Helper()
	n.call("evm_increaseTime", hexutil.Uint64(d/time.Second))
	n.call("evm_mine")
}

func (n *Net) deploy() {
	n.t.Helper()
	p := deploy.Default(n.Admin.Address)
	p.Images = []deploy.Image{{PCR0: n.Image.PCR0[:], PCR1: n.Image.PCR1[:], PCR2: n.Image.PCR2[:]}}
	p.VerifierImage = p.Images[0]
	p.VerifierKey = crypto.FromECDSAPub(&n.Admin.Key.PublicKey)[1:]
	at, err := deploy.Deploy(n.t.Context(), n.Admin, p)
	n.must(err)
	n.At, n.Params = at, p
	token, much := bindings.NewTestToken(), new(big.Int).Lsh(big.NewInt(1), 90)
	n.Send(n.Admin, at.StakingToken, token.PackMint(n.Admin.Address, much))
	n.Send(n.Admin, at.PaymentToken, token.PackMint(n.User.Address, big.NewInt(1e12)))
}

// Send sends a transaction that must succeed.
func (n *Net) Send(from *Account, to common.Address, data []byte) *types.Receipt {
	n.t.Helper()
	receipt, err := from.Send(context.Background(), &to, data)
	if err != nil {
		n.t.Fatalf("sending to %s: %v", to, err)
	}
	return receipt
}

// Store returns the store of an enclave.
func (n *Net) Store(enclaveAddress common.Address) *Store {
	n.t.Helper()
	for _, s := range n.Stores {
		if s.Identity.Address() == enclaveAddress {
			return s
		}
	}
	n.t.Fatal(fmt.Errorf("no store %s", enclaveAddress))
	return nil
}
