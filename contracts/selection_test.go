package contracts_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/deploy"
)

// Stakes in least stakes of eight executors, uneven on purpose.
var unevenStakes = []int64{1, 2, 3, 5, 8, 13, 1, 30}

func newUneven(t testing.TB, stakes []int64) *world {
	w := newWorld(t, 0, nil)
	for i, s := range stakes {
		w.addExecutor(i, 20, s)
	}
	return w
}

// frequencies draws `count` executors with the seeds 1 … draws, and counts how
// often each was among them.
func (w *world) frequencies(count, draws int) []float64 {
	index := map[common.Address]int{}
	for i, e := range w.enclaves {
		index[e.Address] = i
	}
	seen := make([]float64, len(w.enclaves))
	for seed := range draws {
		drawn := w.draw(count, uint64(seed+1))
		if len(drawn) != count {
			w.t.Fatalf("drew %d of %d", len(drawn), count)
		}
		once := map[common.Address]bool{}
		for _, e := range drawn {
			if once[e] {
				w.t.Fatalf("%s drawn twice with seed %d", e, seed+1)
			}
			once[e] = true
			seen[index[e]]++
		}
	}
	return seen
}

// inclusion returns how likely each of the weights is among `count` drawn one
// after the other without replacement, each draw by weight.
func inclusion(weights []float64, count int) []float64 {
	chance := make([]float64, len(weights))
	var walk func(taken map[int]bool, left, p float64, more int)
	walk = func(taken map[int]bool, left, p float64, more int) {
		if more == 0 {
			for i := range taken {
				chance[i] += p
			}
			return
		}
		for i, weight := range weights {
			if taken[i] {
				continue
			}
			taken[i] = true
			walk(taken, left-weight, p*weight/left, more-1)
			delete(taken, i)
		}
	}
	total := 0.0
	for _, weight := range weights {
		total += weight
	}
	walk(map[int]bool{}, total, 1, count)
	return chance
}

func chiSquare(seen, chance []float64, draws int) (x float64) {
	for i := range seen {
		want := chance[i] * float64(draws)
		x += (seen[i] - want) * (seen[i] - want) / want
	}
	return x
}

// Frequencies follow stake: chi square with seven degrees of freedom stays
// below its 99.9 % point. The seeds are fixed, so the test gives one answer.
func TestSelectionFollowsStake(t *testing.T) {
	const draws, limit = 3000, 24.32
	w := newUneven(t, unevenStakes)
	weights := make([]float64, len(unevenStakes))
	for i, s := range unevenStakes {
		weights[i] = float64(s)
	}
	uniform := make([]float64, len(weights))
	for i := range uniform {
		uniform[i] = 1
	}
	for _, count := range []int{1, 3} {
		seen := w.frequencies(count, draws)
		x := chiSquare(seen, inclusion(weights, count), draws)
		if x > limit {
			t.Errorf("%d of eight: chi square %.1f, more than %.1f; seen %v", count, x, limit, seen)
		}
		// Were weights ignored, the test would see it.
		if blind := chiSquare(seen, inclusion(uniform, count), draws); blind < 10*limit {
			t.Errorf("%d of eight: chi square against equal chances is only %.1f", count, blind)
		}
		t.Logf("%d of eight: chi square %.1f", count, x)
	}
}

// With more than 16 and more than 128 executors the tree has inner levels.
func TestSelectionInATallTree(t *testing.T) {
	const executors, draws = 131, 2000
	w := newWorld(t, 0, nil)
	var weights []float64
	for i := range executors {
		stake := int64(1 + i*i%17)
		w.addExecutor(i, 20, stake)
		weights = append(weights, float64(stake))
	}
	w.weighed()
	seen := w.frequencies(1, draws)
	// 130 degrees of freedom: the 99.9 % point is 186.
	if x := chiSquare(seen, inclusion(weights, 1), draws); x > 186 {
		t.Errorf("chi square %.1f", x)
	}
	if drawn := w.draw(executors, 7); len(drawn) != executors {
		t.Errorf("all together: drew %d", len(drawn))
	}
	for i := 0; i < executors; i += 3 {
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(w.enclaves[i].Address))
	}
	w.weighed()
}

// Who knows the seed of the next job must not be able to draw anew by adding a
// quantum of stake in the same transaction: borders move, the draw stays.
func TestDrawBarelyDependsOnTotalStake(t *testing.T) {
	const quanta, few = 250, 6 // of 30,000 in all
	w := newWorld(t, 30, nil)
	add := w.TeeManager.PackAddTeeNodeStake(w.enclaves[0].Address, w.Params.StakeQuantum)
	for _, seed := range []uint64{4711, 4712} {
		different := map[string]bool{}
		for range quanta / 2 {
			different[string(join(w.draw(3, seed)))] = true
			w.send(w.owner, w.Addresses.TeeManager, add)
		}
		if len(different) > few {
			t.Errorf("seed %d: %d different draws while one executor added %d quanta, want at most %d", seed, len(different), quanta/2, few)
		}
		t.Logf("seed %d: %d different draws", seed, len(different))
	}
}

func TestFullExecutorsAreSkipped(t *testing.T) {
	w := newWorld(t, 0, func(p *deploy.Params) { p.NodesToSelect = 2 })
	for i := range 3 {
		w.addExecutor(i, 1, 1)
	}
	first := w.create(30 * second)
	w.conserved()
	create := w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	w.refused("JobsUnavailableResources", w.client, w.Addresses.Jobs, create)
	w.answer(first, 0)
	w.conserved()
	job := w.create(30 * second)
	for _, e := range job.SelectedExecutors {
		if e == first.SelectedExecutors[1] {
			t.Errorf("%s owes an answer, can owe one, and was selected again", e)
		}
	}
	w.conserved()
}

// Stake above 65,535 quanta counts as 65,535; what is no whole quantum does not count.
func TestWeightsAreQuantised(t *testing.T) {
	w := newWorld(t, 0, nil)
	odd := new(big.Int).Add(w.stake(1), new(big.Int).Sub(w.Params.StakeQuantum, big.NewInt(1)))
	for i, c := range []struct {
		stake *big.Int
		want  uint64
	}{
		{odd, 100}, {w.stake(655), 65500}, {w.stake(656), 65535}, {w.stake(100_000), 65535},
	} {
		e := w.addExecutor(i, 1, 1)
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackAddTeeNodeStake(e.Address, new(big.Int).Sub(c.stake, w.stake(1))))
		if got := w.weight(e.Address); got != c.want {
			t.Errorf("stake %s weighs %d, want %d", c.stake, got, c.want)
		}
	}
	w.conserved()
}

// Listed are those that still owe. One that has answered may leave, and its
// position become another's, which must not show.
func TestThoseThatOweAreListed(t *testing.T) {
	w := newWorld(t, 12, func(p *deploy.Params) { p.NodesToSelect = 10 })
	job := w.create(30 * second)
	list := func() []common.Address {
		return view(w, w.Addresses.Jobs, w.Jobs.PackGetSelectedExecutors(job.JobId), w.Jobs.UnpackGetSelectedExecutors)
	}
	if got := list(); !equal(got, job.SelectedExecutors) {
		t.Errorf("selected %v, listed %v", job.SelectedExecutors, got)
	}
	owing := map[common.Address]bool{}
	for _, e := range job.SelectedExecutors {
		owing[e] = true
	}
	for answers, i := range []int{9, 0, 8, 3, 1, 2, 4, 7, 5, 6} {
		w.answer(job, i)
		delete(owing, job.SelectedExecutors[i])
		if answers == 0 {
			gone := job.SelectedExecutors[i]
			w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(gone))
			w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(gone))
			w.addExecutor(77, 5, 1) // at its position
		}
		got := list()
		if len(got) != len(owing) {
			t.Fatalf("after %d answers %d are listed", answers+1, len(got))
		}
		for _, e := range got {
			if !owing[e] {
				t.Fatalf("after %d answers %s is listed, but owes nothing", answers+1, e)
			}
		}
	}
}
