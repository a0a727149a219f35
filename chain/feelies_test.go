package chain

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// A base fee that is told too low has nothing offered that the next full blocks
// would not take: the offer has room for twice that of the block that took it,
// as the followed chain has it.
func TestBaseFeeToldTooLowOffersNoLess(t *testing.T) {
	a := startAnvil(t)
	c, proxies := throughProxies(t, a.host, 31337, 1)
	w, r := watch(t, a.client, lyingConfig(1))
	r.wait(t, "synced")
	cfg := testTxConfig()
	cfg.Follow = w
	m, err := NewTxManager(within(t, time.Minute), c, a.newRichKey(), cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	proxies[0].Forge(txLies["a base fee too low"])
	mined := mustMine(t, sendAsync(t, m, pay(1)))
	var tx *types.Transaction
	a.rpc(&tx, "eth_getTransactionByHash", mined.TxHash)
	in, err := a.client.block(within(t, time.Minute), hexutil.EncodeBig(mined.BlockNumber))
	if err != nil {
		t.Fatal(err)
	}
	if least := new(big.Int).Lsh(in.BaseFee, 1); tx.GasFeeCap().Cmp(least) < 0 {
		t.Errorf("offered %d wei per gas, less than twice the base fee, %d", tx.GasFeeCap(), least)
	}
}
