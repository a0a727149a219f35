package contracts_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// kind is a kind of call that a history of a contract is made of.
type kind[M any] struct {
	name  string
	often int // out of the sum of all kinds
	do    func(M) error
}

// history makes calls in an order that choose decides.
type history[M any] struct {
	kinds    []kind[M]
	choose   func(n int) int // from 0 to n-1
	calls    int
	done     map[string]int // calls that succeeded
	refusals map[string]int // errors met
}

func newHistory[M any](kinds []kind[M], choose func(n int) int) *history[M] {
	return &history[M]{kinds: kinds, choose: choose, done: map[string]int{}, refusals: map[string]int{}}
}

// step makes one call. Only a custom error is a permitted refusal.
func (h *history[M]) step(t testing.TB, m M) {
	t.Helper()
	h.calls++
	k := h.some()
	err := k.do(m)
	if err == nil {
		h.done[k.name]++
		return
	}
	name := errorName(err)
	if name == "?" || name == "Panic" || name == "Error" {
		t.Fatalf("%s: %v", k.name, err)
	}
	h.refusals[name]++
}

func (h *history[M]) some() kind[M] {
	sum := 0
	for _, k := range h.kinds {
		sum += k.often
	}
	n := h.choose(sum)
	i := 0
	for ; n >= h.kinds[i].often; i++ {
		n -= h.kinds[i].often
	}
	return h.kinds[i]
}

// missing names a call that has not succeeded yet; empty if there is none.
func (h *history[M]) missing() string {
	for _, k := range h.kinds {
		if h.done[k.name] == 0 {
			return k.name
		}
	}
	return ""
}

// historian can make a history and be looked at.
type historian interface {
	step()
	checked() // compares the contracts with each other and with the machine's account
	windUp()  // lets everybody get out everything
}

// run makes calls calls, and with all as many more as it takes until each kind
// has succeeded at least once.
func (h *history[M]) run(t *testing.T, m historian, calls, checkEvery int, all bool) {
	t.Helper()
	const most = 2500
	for h.calls < calls || all && h.calls < most && h.missing() != "" {
		m.step()
		if h.calls%checkEvery == 1 {
			m.checked()
		}
	}
	m.windUp()
	if name := h.missing(); all && name != "" {
		t.Errorf("%s never succeeded: the sequence tests too little", name)
	}
	t.Logf("%d calls; done %v", h.calls, h.done)
	t.Logf("refused %v", h.refusals)
}

// atRandom is the choice of a seeded generator.
func atRandom(seed uint64) func(n int) int { return rand.New(rand.NewPCG(seed, 0)).IntN }

// scripted reads choices from bytes, and is over when there are none left.
type scripted []byte

func (s *scripted) choose(n int) int {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return int(b) % n
}

func (s *scripted) run(m historian) {
	for len(*s) > 0 {
		m.step()
	}
	m.windUp()
}

// manySeeds are the histories of a test: the number of executors or copies that
// each has, by its seed less one.
func manySeeds(t *testing.T, what string, numbers []int, test func(t *testing.T, seed uint64, n int)) {
	for i, n := range numbers {
		t.Run(fmt.Sprintf("seed %d, %d %s", i+1, n, what), func(t *testing.T) { test(t, uint64(i+1), n) })
	}
}
