package enclave

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

var owner = common.HexToAddress("0x00000000000000000000000000000000000000aa")

func configured(t *testing.T) *Lifecycle {
	t.Helper()
	l := NewLifecycle()
	if err := errors.Join(l.SetMutable(secretMutable(t)), l.SetOwner(owner)); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestConfiguredByBothInEitherOrder(t *testing.T) {
	set := func(l *Lifecycle, owned bool) error {
		if owned {
			return l.SetOwner(owner)
		}
		return l.SetMutable(secretMutable(t))
	}
	for _, first := range []bool{true, false} {
		l := NewLifecycle()
		if err := set(l, first); err != nil {
			t.Fatal(err)
		}
		if s := l.Status(); s.State != Blank || s.HasOwner() != first || s.HasMutable() == first {
			t.Errorf("after one of two: %v", s.State)
		}
		if err := set(l, !first); err != nil {
			t.Fatal(err)
		}
		if s := l.Status(); s.State != Configured || s.Owner != owner || s.Mutable.WSAPIKey.Reveal() != secretAPIKey {
			t.Errorf("after both: %v", s.State)
		}
	}
}

func TestOwnerIsSetOnce(t *testing.T) {
	l := NewLifecycle()
	if err := l.SetOwner(common.Address{}); !errors.Is(err, ErrZeroOwner) || l.Status().HasOwner() {
		t.Fatalf("zero owner: error %v", err)
	}
	if err := l.SetOwner(owner); err != nil {
		t.Fatal(err)
	}
	for _, again := range []common.Address{owner, {9}} {
		_, changed := l.Watch()
		if err := l.SetOwner(again); !errors.Is(err, ErrAlreadyConfigured) {
			t.Errorf("second owner: error %v", err)
		}
		if l.Status().Owner != owner || closed(changed) {
			t.Error("a refused owner changed something")
		}
	}
}

func TestOwnerRaceHasOneWinner(t *testing.T) {
	for range 200 {
		l := NewLifecycle()
		start, won := make(chan struct{}), make(chan common.Address, 8)
		var wg sync.WaitGroup
		for i := range byte(8) {
			wg.Go(func() {
				<-start
				if l.SetOwner(common.Address{i + 1}) == nil {
					won <- common.Address{i + 1}
				}
			})
		}
		close(start)
		wg.Wait()
		if len(won) != 1 || <-won != l.Status().Owner {
			t.Fatal("not exactly one owner won, or another one is set")
		}
	}
}

func TestMutableRotates(t *testing.T) {
	l := configured(t)
	if err := l.Apply(jobs.Registered); err != nil {
		t.Fatal(err)
	}
	_, changed := l.Watch()
	m := secretMutable(t)
	m.WSAPIKey = APIKey{}
	if err := l.SetMutable(m); err != nil {
		t.Fatal(err)
	}
	if s := l.Status(); s.State != Registered || s.Rotations != 2 || s.Mutable.WSAPIKey.Reveal() != "" || !closed(changed) {
		t.Errorf("after a rotation: %v, %d rotations", s.State, s.Rotations)
	}
	if err := l.SetMutable(Mutable{ExecutorGasKey: m.ExecutorGasKey}); !errors.Is(err, ErrGasKeyMissing) || l.Status().Rotations != 2 {
		t.Errorf("missing key: error %v", err)
	}
}

func TestTransitions(t *testing.T) {
	const no = State(99)
	changes := []jobs.NodeChange{jobs.Registered, jobs.Drained, jobs.Revived, jobs.Deregistered, 77}
	for from, want := range map[State][]State{
		Blank:        {no, no, no, no, no},
		Configured:   {Registered, Draining, Registered, Deregistered, no},
		Registered:   {Registered, Draining, no, Deregistered, no},
		Draining:     {no, Draining, Registered, Deregistered, no},
		Deregistered: {Registered, no, no, Deregistered, no},
	} {
		for i, change := range changes {
			l := NewLifecycle()
			l.now.State = from
			_, changed := l.Watch()
			err := l.Apply(change)
			got := l.Status().State
			if want[i] == no {
				if !errors.Is(err, ErrTransition) || got != from || closed(changed) {
					t.Errorf("%s, then %s: %s, error %v, want a refusal", from, change, got, err)
				}
			} else if err != nil || got != want[i] || closed(changed) != (got != from) {
				t.Errorf("%s, then %s: %s, error %v, want %s", from, change, got, err, want[i])
			}
		}
	}
}

func TestWaitConfigured(t *testing.T) {
	l, ctx := NewLifecycle(), context.Background()
	got := make(chan Status, 1)
	go func() {
		s, _ := l.WaitConfigured(ctx)
		got <- s
	}()
	if err := errors.Join(l.SetOwner(owner), l.SetMutable(secretMutable(t))); err != nil {
		t.Fatal(err)
	}
	select {
	case s := <-got:
		if s.State != Configured || s.Owner != owner {
			t.Errorf("waited for %v", s.State)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("not told of the configuration")
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := NewLifecycle().WaitConfigured(cancelled); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestStateText(t *testing.T) {
	for s := Blank; s <= Deregistered; s++ {
		text, err := s.MarshalText()
		var back State
		if err != nil || back.UnmarshalText(text) != nil || back != s {
			t.Errorf("%s does not come back from its text", s)
		}
	}
	var s State
	if err := s.UnmarshalText([]byte("asleep")); err == nil {
		t.Error("an unknown state is read")
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
