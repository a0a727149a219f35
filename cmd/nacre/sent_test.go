package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/chain"
)

// idleChain takes transactions and mines none.
type idleChain struct{ onSend func(*types.Transaction) }

func (idleChain) ChainID() *big.Int { return big.NewInt(1) }
func (idleChain) Head(context.Context) (chain.Block, error) {
	return chain.Block{Number: 1, BaseFee: big.NewInt(1)}, nil
}
func (idleChain) SuggestGasTipCap(context.Context) (*big.Int, error) { return big.NewInt(1), nil }
func (idleChain) EstimateGas(context.Context, ethereum.CallMsg) (uint64, error) {
	return 21_000, nil
}
func (idleChain) CallContract(context.Context, ethereum.CallMsg, *big.Int) ([]byte, error) {
	return nil, nil
}
func (idleChain) NonceAt(context.Context, common.Address, *big.Int) (uint64, error) { return 0, nil }
func (idleChain) PendingNonceAt(context.Context, common.Address) (uint64, error)    { return 0, nil }
func (c idleChain) SendTransaction(_ context.Context, tx *types.Transaction) error {
	c.onSend(tx)
	return nil
}
func (idleChain) Receipts(_ context.Context, txs []common.Hash) ([]*types.Receipt, uint64, error) {
	return make([]*types.Receipt, len(txs)), 1, nil
}

func TestInterruptedSendNamesTheTransaction(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	hashes := make(chan common.Hash, 1)
	watched := &watchedBackend{TxBackend: idleChain{func(tx *types.Transaction) {
		hashes <- tx.Hash()
		cancel()
	}}}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	tx, err := chain.NewTxManager(ctx, watched, key, chain.DefaultTxConfig(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	_, err = payer{account{nil, tx}, watched}.Send(ctx, common.Address{1}, nil)
	env, _, stderr := fakeEnvironment()
	code := report(env, interrupted(commandError{"nacre deploy", fmt.Errorf("deploying the code: %w", err)}))
	want := fmt.Sprintf("nacre deploy: interrupted: deploying the code: transaction %s was sent and may still be mined\n", <-hashes)
	if code != exitFailed || stderr.String() != want {
		t.Errorf("code %d, %q; want %q", code, stderr, want)
	}
}

func TestSentErrorTellsBoth(t *testing.T) {
	job := sentf(context.Canceled, "job 11 goes on; nacre job watch 11")
	for want, err := range map[string]error{
		"job 11 goes on; nacre job watch 11":                                              job,
		"job 11 goes on; nacre job watch 11; the code is on chain: code transaction 0xc0": sentf(job, "the code is on chain: code transaction 0xc0"),
		"no route; the code is on chain: code transaction 0xc0":                           sentf(errors.New("no route"), "the code is on chain: code transaction 0xc0"),
	} {
		if err.Error() != want || strings.Contains(err.Error(), "canceled") {
			t.Errorf("%q, want %q", err, want)
		}
	}
	if sentf(nil, "x") != nil {
		t.Error("an error out of nothing")
	}
}
