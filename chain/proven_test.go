package chain

import (
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto/kzg4844"
	"github.com/holiman/uint256"
)

// everyKind returns a signed transaction of each type, with nonces from 0, that
// makes the emitter at jobsAddr emit a log.
func everyKind(t *testing.T, key *ecdsa.PrivateKey, chainID *big.Int) []*types.Transaction {
	t.Helper()
	data := emit(fakeLog{Topics: []common.Hash{{1}, {2}}, Data: []byte("data")})
	fee, tip, to := big.NewInt(9e9), big.NewInt(1e9), jobsAddr
	u := uint256.MustFromBig
	auth, err := types.SignSetCode(newKey(t), types.SetCodeAuthorization{ChainID: *u(chainID), Address: otherOne})
	if err != nil {
		t.Fatal(err)
	}
	sidecar := emptyBlob(t)
	var out []*types.Transaction
	for _, inner := range []types.TxData{
		&types.LegacyTx{Nonce: 0, To: &to, Data: data, Gas: 200_000, GasPrice: fee},
		&types.AccessListTx{ChainID: chainID, Nonce: 1, To: &to, Data: data, Gas: 200_000, GasPrice: fee, AccessList: types.AccessList{{Address: to}}},
		&types.DynamicFeeTx{ChainID: chainID, Nonce: 2, To: &to, Data: data, Gas: 200_000, GasFeeCap: fee, GasTipCap: tip},
		&types.SetCodeTx{ChainID: u(chainID), Nonce: 3, To: to, Data: data, Gas: 300_000, GasFeeCap: u(fee), GasTipCap: u(tip), AuthList: []types.SetCodeAuthorization{auth}},
		&types.BlobTx{ChainID: u(chainID), Nonce: 4, To: to, Data: data, Gas: 200_000, GasFeeCap: u(fee), GasTipCap: u(tip), BlobFeeCap: u(fee), BlobHashes: sidecar.BlobHashes(), Sidecar: sidecar},
	} {
		tx, err := types.SignNewTx(key, types.LatestSignerForChainID(chainID), inner)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, tx)
	}
	return out
}

func emptyBlob(t *testing.T) *types.BlobTxSidecar {
	t.Helper()
	var blob kzg4844.Blob
	commitment, err := kzg4844.BlobToCommitment(&blob)
	if err != nil {
		t.Fatal(err)
	}
	proofs, err := kzg4844.ComputeCellProofs(&blob)
	if err != nil {
		t.Fatal(err)
	}
	return types.NewBlobTxSidecar(types.BlobSidecarVersion1, []kzg4844.Blob{blob}, []kzg4844.Commitment{commitment}, proofs)
}

// mustTake sends a transaction until the node has it. Geth's pool hears of a new
// block only after it is made, and refuses a blob for an account until then;
// anvil reads its trusted setup at the first blob, for seconds.
func mustTake(t *testing.T, c *Client, tx *types.Transaction) {
	t.Helper()
	eventually(t, fmt.Sprintf("a transaction of type %d to be taken", tx.Type()), func() bool {
		err := c.SendTransaction(within(t, time.Minute), tx)
		if got := classifySend(err); got == taken || got == alreadyKnown {
			return true
		}
		t.Log(err)
		return false
	})
}

// Blocks of a real node, with transactions of every type, are proven, and so
// are their receipts and transactions.
func TestProvenOnAnvil(t *testing.T) {
	a := startAnvil(t, "--hardfork", "osaka")
	a.code(jobsAddr, emitter)
	a.automine(false)
	for _, tx := range everyKind(t, a.newRichKey(), big.NewInt(31337)) {
		mustTake(t, a.client, tx)
	}
	a.mine(3)
	checkProven(t, a.client, 5)
}

func TestProvenOnGeth(t *testing.T) {
	g := startGeth(t)
	for _, tx := range everyKind(t, g.key, big.NewInt(1337)) {
		if tx.Type() == types.BlobTxType { // its pool takes no account that has others waiting
			g.Commit()
		}
		mustTake(t, g.client, tx)
	}
	eventually(t, "all to be mined", func() bool {
		g.Commit()
		n, err := g.client.NonceAt(within(t, time.Minute), address(g.key), nil)
		return err == nil && n == 5
	})
	checkProven(t, g.client, 5)
}
