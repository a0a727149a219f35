package chain

import (
	"context"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// someParams are parameters of which none is zero.
func someParams() Params {
	one := common.Address{1}
	return Params{ExecutionBuffer: 10 * time.Second, SelectedExecutors: 3, SignMaxAge: time.Minute,
		TeeManager: one, Executors: one, PaymentToken: one, StakingToken: one, MinStake: big.NewInt(1000)}
}

// What was told falsely at the start is found when it is read again, and no one
// false answer later is taken for it.
func TestParamsFalseAtTheStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		truth, started := someParams(), someParams()
		started.ExecutionBuffer = time.Hour
		var mu sync.Mutex // guards what follows
		answer, failed, reads := truth, error(nil), 0
		w := NewParamsWatch(nil, common.Address{}, common.Address{}, started, time.Minute, testLog(t))
		w.read = func(context.Context) (Params, error) {
			mu.Lock()
			defer mu.Unlock()
			reads++
			return answer, failed
		}
		from := func(p Params, err error) {
			mu.Lock()
			defer mu.Unlock()
			answer, failed = p, err
		}
		done := func() int {
			mu.Lock()
			defer mu.Unlock()
			return reads
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go w.Run(ctx)
		until := func(n int) string {
			t.Helper()
			for done() < n {
				_ = sleep(ctx, time.Second) // of the bubble's clock
				synctest.Wait()
			}
			return w.Differs()
		}
		if said := until(1); said != "" {
			t.Errorf("after one reading: %q", said)
		}
		const want = "EXECUTION_BUFFER_TIME is 10s, was 1h0m0s"
		if said := until(2); said != want {
			t.Errorf("after two: %q, want %q", said, want)
		}
		from(truth, errors.New("nobody there"))
		if said := until(5); said != want {
			t.Errorf("while it cannot be read: %q", said)
		}
		from(started, nil)
		if said := until(6); said != want {
			t.Errorf("after one reading as at the start: %q", said)
		}
		if said := until(7); said != "" {
			t.Errorf("as at the start: %q", said)
		}
		began := time.Now()
		until(107)
		if took := time.Since(began); took < 80*time.Minute || took > 120*time.Minute {
			t.Errorf("100 readings in %s, one a minute was asked for", took)
		}
	})
}

// Each parameter is compared, also one that is added some day.
func TestParamsAreAllCompared(t *testing.T) {
	fields := reflect.TypeFor[Params]()
	for i := range fields.NumField() {
		p := someParams()
		switch f := reflect.ValueOf(&p).Elem().Field(i).Addr().Interface().(type) {
		case *time.Duration:
			*f++
		case *uint64:
			*f++
		case *common.Address:
			f[0]++
		case **big.Int:
			*f = big.NewInt(1)
		default:
			t.Fatalf("%s is of a kind that this test does not know", fields.Field(i).Name)
		}
		if said := p.otherThan(someParams()); strings.Count(said, " is ") != 1 {
			t.Errorf("%s: %q", fields.Field(i).Name, said)
		}
	}
	if said := someParams().otherThan(someParams()); said != "" {
		t.Errorf("the same: %q", said)
	}
}

// A single endpoint's false parameter is found out when it tells the truth.
func TestParamsReadAgainFromOneEndpoint(t *testing.T) {
	n := newNetwork(t, 1)
	known, err := ReadParams(within(t, time.Minute), n.client, n.Jobs, n.TeeManager)
	if err != nil {
		t.Fatal(err)
	}
	buffer := known.ExecutionBuffer
	known.ExecutionBuffer += time.Second
	w := NewParamsWatch(n.client.Agreed(), n.Jobs, n.TeeManager, known, 20*time.Millisecond, testLog(t))
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); w.Run(ctx) }()
	defer func() { cancel(); <-ended }()
	eventually(t, "the difference", func() bool { return strings.Contains(w.Differs(), "EXECUTION_BUFFER_TIME is "+buffer.String()) })
}
