package chain

import (
	"context"
	"fmt"

	"golang.org/x/sync/semaphore"
)

// Bytes of answers.
const (
	smallResponse = 256 << 10       // limit of what is a few numbers, or a contract's words
	maxList       = 16 << 20        // limit of a contract's list: 260,000 numbers
	midResponse   = 1 << 20         // up to here, midResponses of one endpoint may come at once
	midResponses  = 16              // while larger ones take turns
	maxRefusal    = 4 << 10         // what is read of an answer whose status is an error
	maxResponses  = 4 * maxResponse // all that are larger than midResponse, of all endpoints, until they are decoded
)

// responseLimit returns how large the answer to a request of the method may be.
func responseLimit(method string) int64 {
	switch method {
	case "eth_getLogs", "eth_getBlockReceipts", "eth_getTransactionReceipt", "eth_getBlockByNumber", "eth_getBlockByHash",
		"eth_getTransactionByHash", "eth_getRawTransactionByHash", "eth_getRawTransactionByBlockHashAndIndex":
		return maxResponse
	}
	return smallResponse
}

type limitKey struct{}

// expecting returns a context for a request of these methods together, which
// bounds the answer by what they may bring.
func expecting(ctx context.Context, methods ...string) context.Context {
	var limit int64
	for _, m := range methods {
		limit = min(limit+responseLimit(m), maxResponse)
	}
	if least, ok := ctx.Value(leastLimitKey{}).(int64); ok {
		limit = max(limit, least)
	}
	return context.WithValue(ctx, limitKey{}, limit)
}

type leastLimitKey struct{}

// expectingList returns a context for requests whose answers may be long lists,
// whatever their method is.
func expectingList(ctx context.Context) context.Context {
	return context.WithValue(ctx, leastLimitKey{}, int64(maxList))
}

// room is what one answer may take of the memory that is there for large ones:
// of one endpoint as much as one answer may have, so that none takes the others'
// share, and of all together maxResponses. An answer that has not grown large yet
// has one of the endpoint's middle places: who has one waits for large room, and
// who has large room waits for nobody. Only the goroutine that makes the request
// uses it.
type room struct {
	limit         int64 // of the answer, in bytes
	mid, own, all *semaphore.Weighted
	inMid         bool
	taken         int64
}

type roomKey struct{}

// withRoom returns a context for one request and the room of its answer; leave
// must be called when that has been decoded.
func (c *Client) withRoom(ctx context.Context, e *endpoint) (context.Context, *room) {
	limit, ok := ctx.Value(limitKey{}).(int64)
	if !ok {
		limit = smallResponse
	}
	r := &room{limit: limit, mid: e.midRoom, own: e.room, all: c.room}
	return context.WithValue(ctx, roomKey{}, r), r
}

// grow waits until there is room for an answer of size bytes so far. Beyond
// midResponse all that it may become is taken at once: answers that came by parts
// could wait for each other.
func (r *room) grow(ctx context.Context, size int64) error {
	switch {
	case size > midResponse && r.taken == 0:
		return r.take(ctx, r.limit)
	case size > smallResponse && r.taken == 0 && !r.inMid:
		if err := r.mid.Acquire(ctx, 1); err != nil {
			return errNoRoom(midResponse)
		}
		r.inMid = true
	}
	return nil
}

// take waits until there is room for n bytes.
func (r *room) take(ctx context.Context, n int64) error {
	if err := r.own.Acquire(ctx, n); err != nil {
		return errNoRoom(n)
	}
	if err := r.all.Acquire(ctx, n); err != nil {
		r.own.Release(n)
		return errNoRoom(n)
	}
	r.taken = n
	return nil
}

func errNoRoom(n int64) error {
	return fmt.Errorf("%w: no room for an answer of up to %d bytes beside those on their way", errTooBusy, n)
}

func (r *room) leave() {
	if r.inMid {
		r.mid.Release(1)
		r.inMid = false
	}
	if r.taken > 0 {
		r.all.Release(r.taken)
		r.own.Release(r.taken)
		r.taken = 0
	}
}
