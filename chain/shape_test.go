package chain

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// shapeOf takes text in pieces of a size.
func shapeOf(text string, piece int) (s jsonShape, err error) {
	for len(text) > 0 && err == nil {
		n := min(piece, len(text))
		err = s.take([]byte(text[:n]))
		text = text[n:]
	}
	return s, err
}

// However a text is cut, what stands in strings is not counted.
func TestShapeCounts(t *testing.T) {
	for text, want := range map[string][2]int64{
		`{}`:                              {1, 1},
		`[{},{"a":[1,2]}]`:                {2, 6},
		`"[{,{,"`:                         {0, 0},
		`["\"{,","\\",{}]`:                {1, 4},
		`{"a\\\"{":"\\\\","b":"\\\\\"{"}`: {1, 2},
		`["` + strings.Repeat(`\"`, 99) + `",{}]`: {1, 3},
	} {
		for piece := 1; piece <= len(text); piece++ {
			s, err := shapeOf(text, piece)
			if err != nil || s.objects != want[0] || s.values != want[1] || s.quoted || s.escaped {
				t.Errorf("%s in pieces of %d: %+v, %v", text, piece, s, err)
			}
		}
	}
}

// answering is an endpoint of chain 1 that answers each call with what say
// returns of its method: a result or an error, as a member of the answer.
func answering(t *testing.T, say func(method string) string) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		type call struct {
			ID     json.RawMessage `json:"id"`
			Method string          `json:"method"`
		}
		answer := func(c call) {
			what := `"result":"0x1"`
			if c.Method != "eth_chainId" {
				what = say(c.Method)
			}
			_, _ = fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,%s}`, c.ID, what)
		}
		body, _ := io.ReadAll(r.Body)
		var one call
		if json.Unmarshal(body, &one) == nil {
			answer(one)
			return
		}
		var calls []call
		_ = json.Unmarshal(body, &calls)
		for i, c := range calls {
			_, _ = io.WriteString(w, map[bool]string{true: "[", false: ","}[i == 0])
			answer(c)
		}
		_, _ = io.WriteString(w, "]")
	}))
	t.Cleanup(server.Close)
	return dialTest(t, Endpoints{HTTP: []string{server.URL}, ChainID: big.NewInt(1)})
}

// allocated is how much memory f asks for.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// An answer whose parts are much smaller than they can be in truth is refused
// before it has become many times as large.
func TestAnswerOfTinyPartsIsRefused(t *testing.T) {
	const size = 8 << 20
	tiny := func(one string) string { return "[" + strings.Repeat(one+",", size/(len(one)+1)) + one + "]" }
	b := Block{Number: 1, header: &types.Header{ReceiptHash: common.Hash{1}}}
	f := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	for name, lie := range map[string]struct {
		text string
		ask  func(*Client) error
	}{
		"receipts": {tiny("{}"), func(c *Client) error {
			_, err := c.receiptsOf(within(t, time.Minute), b)
			return err
		}},
		"receipts with much between them": {tiny("{}" + strings.Repeat(" ", bytesAnObject)), func(c *Client) error {
			_, err := c.receiptsOf(within(t, time.Minute), b)
			return err
		}},
		"a receipt's logs": {`[{"logs":` + tiny("{}") + `}]`, func(c *Client) error {
			_, err := c.receiptsOf(within(t, time.Minute), b)
			return err
		}},
		"logs": {tiny("0"), func(c *Client) error {
			_, err := c.logsOfBlocks(within(t, time.Minute), f, []Block{b})
			return err
		}},
		"transactions": {`{"transactions":` + tiny("null") + `}`, func(c *Client) error {
			_, err := c.transactionsOf(within(t, time.Minute), b)
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c := answering(t, func(string) string { return `"result":` + lie.text })
			var err error
			got := allocated(func() { err = lie.ask(c) })
			if !errors.Is(err, ErrBadAnswer) {
				t.Errorf("error is %v", err)
			}
			if got > 16*size {
				t.Errorf("%d MB for an answer of %d MB", got>>20, size>>20)
			}
			t.Logf("%d MB for an answer of %d MB", got>>20, size>>20)
		})
	}
}

// The smallest true answers pass: many small logs, and transactions' hashes.
func TestSmallestTrueAnswersPass(t *testing.T) {
	log := fmt.Sprintf(`{"address":%q,"topics":[%q],"data":"0x","blockNumber":"0x1","transactionHash":%q,"transactionIndex":"0x0","blockHash":%q,"logIndex":"0x0","removed":false}`,
		common.Address{1}.Hex(), common.Hash{1}.Hex(), common.Hash{2}.Hex(), common.Hash{3}.Hex())
	hash := fmt.Sprintf("%q", common.Hash{4}.Hex())
	for _, one := range []string{log, hash} {
		if s, err := shapeOf("["+strings.Repeat(one+",", 200_000)+one+"]", 4096); err != nil {
			t.Errorf("%+v: %v", s, err)
		}
	}
}
