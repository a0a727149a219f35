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

	"github.com/nacre-tee/nacre/jobs"
)

// someSecretParams are parameters of which none is zero.
func someSecretParams() SecretParams {
	one := common.Address{1}
	return SecretParams{
		SecretParams: jobs.SecretParams{AckTimeout: 2 * time.Minute, AliveTimeout: 10 * time.Minute},
		MaxSize:      1 << 20, Copies: 3, Store: one, Payment: one, FeeRate: big.NewInt(5), MinStake: big.NewInt(1000),
	}
}

// secretWatch is a watch whose readings give what is in the fields.
type secretWatch struct {
	*ParamsWatch
	mu      sync.Mutex // guards the rest
	says    SecretParams
	fails   error
	refuses error
	taken   []jobs.SecretParams
	reads   int
}

// inSecretWatch runs a test in a bubble, in which nothing but the watch runs.
func inSecretWatch(t *testing.T, test func(w *secretWatch)) {
	synctest.Test(t, func(t *testing.T) {
		w := &secretWatch{says: someSecretParams()}
		w.ParamsWatch = NewParamsWatch(nil, common.Address{}, common.Address{}, someParams(), time.Minute, testLog(t))
		w.ParamsWatch.read = func(context.Context) (Params, error) { return someParams(), nil }
		w.WatchSecrets(nil, common.Address{}, common.Address{}, someSecretParams(), func(p jobs.SecretParams) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			if w.refuses == nil {
				w.taken = append(w.taken, p)
			}
			return w.refuses
		})
		w.secrets.read = func(context.Context) (SecretParams, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.reads++
			return w.says, w.fails
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go w.Run(ctx)
		test(w)
	})
}

// round has the watch read once more, what set left.
func (w *secretWatch) round(set func()) {
	w.mu.Lock()
	set()
	n := w.reads
	w.mu.Unlock()
	for now := n; now == n; {
		time.Sleep(time.Second) // of the bubble's clock
		synctest.Wait()
		w.mu.Lock()
		now = w.reads
		w.mu.Unlock()
	}
}

// The store's times are taken up once they were read twice, and then nothing
// differs; back again as well.
func TestTimesOfSecretsAreTakenUp(t *testing.T) {
	inSecretWatch(t, func(w *secretWatch) {
		before, after := someSecretParams().SecretParams, jobs.SecretParams{AckTimeout: time.Minute, AliveTimeout: 5 * time.Minute}
		say := func(p jobs.SecretParams) { w.round(func() { w.says.SecretParams, w.fails = p, nil }) }
		say(before)
		say(after)
		say(before) // it was a lie, once
		say(after)
		if len(w.taken) != 0 {
			t.Errorf("taken up after one reading: %v", w.taken)
		}
		say(after)
		say(after)
		if len(w.taken) != 1 || w.taken[0] != after || w.Differs() != "" {
			t.Errorf("taken up: %v, differs: %q", w.taken, w.Differs())
		}
		w.round(func() { w.fails = errors.New("nobody there") })
		say(before)
		say(before)
		if len(w.taken) != 2 || w.taken[1] != before || w.Differs() != "" {
			t.Errorf("taken up: %v, differs: %q", w.taken, w.Differs())
		}
	})
}

// What cannot be taken up is told, as what is not.
func TestParamsOfSecretsThatAreNotTakenUp(t *testing.T) {
	inSecretWatch(t, func(w *secretWatch) {
		w.round(func() { w.refuses, w.says.AliveTimeout, w.says.MaxSize = errors.New("too short"), 0, 7 })
		if said := w.Differs(); said != "" {
			t.Errorf("after one reading: %q", said)
		}
		w.round(func() {})
		const want = "MARK_ALIVE_TIMEOUT is 0s, was 10m0s; GLOBAL_MAX_SECRET_SIZE is 7, was 1048576"
		if said := w.Differs(); said != want {
			t.Errorf("%q, want %q", said, want)
		}
	})
}

// Each parameter is compared, also one that is added some day.
func TestParamsOfSecretsAreAllCompared(t *testing.T) {
	for _, name := range []string{"AckTimeout", "AliveTimeout", "MaxSize", "Copies", "Store", "Payment", "FeeRate"} {
		p := someSecretParams()
		switch f := reflect.ValueOf(&p).Elem().FieldByName(name).Addr().Interface().(type) {
		case *time.Duration:
			*f++
		case *uint64:
			*f++
		case *common.Address:
			f[0]++
		case **big.Int:
			*f = big.NewInt(1)
		}
		if said := p.otherThan(someSecretParams()); strings.Count(said, " is ") != 1 {
			t.Errorf("%s: %q", name, said)
		}
	}
	if fields := len(reflect.VisibleFields(reflect.TypeFor[SecretParams]())); fields != 1+7+1 { // the embedded one; MinStake is among Params
		t.Errorf("%d fields, a new one is to be compared", fields)
	}
}

// The contract's own times, read where an endpoint had told others.
func TestTimesOfSecretsReadAgain(t *testing.T) {
	n := newNetwork(t, 1)
	truth, err := ReadSecretParams(within(t, time.Minute), n.client, n.SecretManager, n.TeeManager)
	if err != nil {
		t.Fatal(err)
	}
	started := truth
	started.AliveTimeout = 50 * time.Hour
	known, err := ReadParams(within(t, time.Minute), n.client, n.Jobs, n.TeeManager)
	if err != nil {
		t.Fatal(err)
	}
	taken := make(chan jobs.SecretParams, 1)
	w := NewParamsWatch(n.client.Agreed(), n.Jobs, n.TeeManager, known, 20*time.Millisecond, testLog(t))
	w.WatchSecrets(n.client.Agreed(), n.SecretManager, n.TeeManager, started, func(p jobs.SecretParams) error {
		taken <- p
		return nil
	})
	ctx, cancel := context.WithCancel(within(t, time.Minute))
	ended := make(chan struct{})
	go func() { defer close(ended); w.Run(ctx) }()
	defer func() { cancel(); <-ended }()
	select {
	case p := <-taken:
		if p != truth.SecretParams {
			t.Errorf("%v, the contract has %v", p, truth.SecretParams)
		}
	case <-ctx.Done():
		t.Fatal("not taken up")
	}
}
