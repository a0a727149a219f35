package chain

import (
	"context"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
)

// answeringLong serves an RPC endpoint whose every answer but the chain id is
// n bytes of the status.
func answeringLong(t *testing.T, status, n int) (*Client, *atomic.Int64) {
	t.Helper()
	sent := new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", "application/json")
		if strings.Contains(string(body), "eth_chainId") {
			_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":1,"result":"0x1"}`)
			return
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":2,"result":"0x`)
		part := strings.Repeat("00", 32<<10)
		for left := n; left > 0; left -= len(part) {
			wrote, err := io.WriteString(w, part[:min(left, len(part))])
			if sent.Add(int64(wrote)); err != nil {
				return
			}
		}
		_, _ = io.WriteString(w, `"}`)
	}))
	t.Cleanup(s.Close)
	return dialTest(t, Endpoints{HTTP: []string{s.URL}, ChainID: big.NewInt(1)}), sent
}

// What needs few bytes gets few; what may be large is read.
func TestAnswerBoundedByMethod(t *testing.T) {
	for method, refused := range map[string]bool{
		"eth_call": true, "eth_getTransactionCount": true, "eth_getCode": true,
		"eth_getBlockReceipts": false, "eth_getLogs": false, "eth_getRawTransactionByHash": false,
	} {
		c, _ := answeringLong(t, 200, 4*smallResponse)
		var v any
		err := c.call(within(t, time.Minute), &v, method)
		if refused != errors.Is(err, errResponseSize) || !refused && err != nil {
			t.Errorf("%s: %v", method, err)
		}
	}
	c, _ := answeringLong(t, 200, smallResponse-1024)
	var v string
	if err := c.call(within(t, time.Minute), &v, "eth_call"); err != nil || len(v) < smallResponse-1024 {
		t.Errorf("%d bytes: %v", len(v), err)
	}
}

// Of the page that comes with an error status only the beginning is read, and
// the endpoint's standing keeps no more than a line of it.
func TestRefusalIsBounded(t *testing.T) {
	c, _ := answeringLong(t, 500, 8<<20)
	err := c.call(within(t, time.Minute), nil, "eth_getLogs")
	var status rpc.HTTPError
	if !errors.As(err, &status) || len(status.Body) > maxRefusal {
		t.Errorf("%d bytes kept of %v", len(status.Body), err)
	}
	h := c.all[0].health
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.err == nil || errors.As(h.err, &status) || len(h.err.Error()) > maxMessage+10 {
		t.Errorf("kept: %v", h.err)
	}
}

// Large answers take turns: those of one endpoint have no more memory than one
// may have, those of all no more than the sum's bound, and what was taken is
// given back.
func TestLargeAnswersTakeTurns(t *testing.T) {
	c, _ := answeringLong(t, 200, 1<<20)
	for name, s := range map[string]interface {
		Acquire(context.Context, int64) error
		Release(int64)
	}{"of one": c.all[0].room, "of all": c.room} {
		whole := int64(maxResponse)
		if name == "of all" {
			whole = maxResponses
		}
		if err := s.Acquire(t.Context(), whole); err != nil {
			t.Fatal(err)
		}
		c.patience = 200 * time.Millisecond
		var v any
		if err := c.call(within(t, time.Minute), &v, "eth_getLogs"); !errors.Is(err, errTooBusy) {
			t.Errorf("%s: %v", name, err)
		}
		s.Release(whole)
		c.patience = callTimeout
		if err := c.call(within(t, time.Minute), &v, "eth_getLogs"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !c.all[0].midRoom.TryAcquire(midResponses) {
		t.Error("middle places are not given back")
	}
	if !c.all[0].room.TryAcquire(maxResponse) || !c.room.TryAcquire(maxResponses) {
		t.Error("room is not given back")
	}
}

// Answers of a middle size come while a large one takes its time, but not more of
// them than there are places.
func TestMiddleAnswersDoNotWaitForLargeOnes(t *testing.T) {
	c, _ := answeringLong(t, 200, midResponse/2)
	e := c.all[0]
	if err := e.room.Acquire(t.Context(), maxResponse); err != nil {
		t.Fatal(err)
	}
	var v any
	if err := c.call(within(t, time.Minute), &v, "eth_getLogs"); err != nil {
		t.Errorf("beside a large one: %v", err)
	}
	if err := e.midRoom.Acquire(t.Context(), midResponses); err != nil {
		t.Fatal(err)
	}
	c.patience = 200 * time.Millisecond
	if err := c.call(within(t, time.Minute), &v, "eth_getLogs"); !errors.Is(err, errTooBusy) {
		t.Errorf("without a place: %v", err)
	}
}
