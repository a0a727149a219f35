package chain

import (
	"encoding/hex"
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// calls tells whether a request calls the function that data calls.
func calls(method string, params json.RawMessage, data []byte) bool {
	return method == "eth_call" && strings.Contains(string(params), hex.EncodeToString(data[:4]))
}

// What a start reads counts for as long as the process lives: the first of three
// endpoints tells it otherwise, two of whom must agree.
func TestStartReadsWhatTheQuorumSays(t *testing.T) {
	n := newNetwork(t, 1)
	jobs, teeManager := bindings.NewJobs(), bindings.NewTeeManager()
	me := crypto.PubkeyToAddress(n.enclaves[0].PublicKey)
	lies := faultproxy.Forger(func(method string, params, result json.RawMessage) json.RawMessage {
		switch {
		case calls(method, params, jobs.PackEXECUTIONBUFFERTIME()):
			return json.RawMessage(`"` + hexutil.Encode(hexWord(3600)) + `"`)
		case calls(method, params, teeManager.PackTeeNodes(me)):
			var was hexutil.Bytes
			if json.Unmarshal(result, &was) == nil {
				return json.RawMessage(`"` + hexutil.Encode(make([]byte, len(was))) + `"`)
			}
		}
		return result
	})
	noView := func(method string, params json.RawMessage) *faultproxy.Error {
		if calls(method, params, jobs.PackEip712Domain()) {
			return &faultproxy.Error{Code: 3, Message: "execution reverted", Data: "0x"}
		}
		return nil
	}
	// withLiar are new clients: who was found lying rests.
	withLiar := func(quorum int) *Client {
		c, proxies := throughProxies(t, n.host, 31337, 3)
		c.quorum = quorum
		proxies[0].Forge(lies)
		proxies[0].Refuse(noView)
		return c
	}
	for _, quorum := range []int{1, 2} {
		ctx, believed := within(t, time.Minute), quorum == 1
		p, err := Preflight(ctx, withLiar(quorum), Needs{Jobs: n.Jobs, TeeManager: n.TeeManager, UserCode: n.UserCode, Lookback: time.Second})
		if err != nil || (p.ExecutionBuffer == time.Hour) != believed {
			t.Errorf("quorum %d: execution buffer %s, %v", quorum, p.ExecutionBuffer, err)
		}
		d, err := Domain(ctx, withLiar(quorum).Agreed(), n.Jobs, big.NewInt(31337), contracts.JobsDomain)
		if err != nil || (d.ChainID == nil) != believed {
			t.Errorf("quorum %d: domain %+v, %v", quorum, d, err)
		}
		node, err := ReadNode(ctx, withLiar(quorum).Agreed(), n.TeeManager, me)
		if err != nil || node.Registered == believed {
			t.Errorf("quorum %d: registered %v, %v", quorum, node.Registered, err)
		}
	}
}

// hexWord is v as a contract returns it.
func hexWord(v int64) []byte { return big.NewInt(v).FillBytes(make([]byte, 32)) }
