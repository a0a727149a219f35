package workerd

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/workerd/jail"
)

// shelf is a stock whose sandboxes are only names, and a clock.
type shelf struct {
	stock
	now  time.Time
	made int
}

func newShelf(s Sizes) *shelf { return &shelf{stock: newStock(s), now: time.Unix(1_800_000_000, 0)} }

// fill does all that is planned, and says in which order.
func (s *shelf) fill() []string {
	var did []string
	for {
		next := s.next(s.now)
		made := &sandbox{name: fmt.Sprint(s.made + 1)}
		switch {
		case next.start:
			did = append(did, "warm")
			s.started(made)
		case next.heat != nil:
			did = append(did, "hot "+string(next.heat.code))
			made.loaded = true
			s.heated(next.heat.key, made, s.now)
		default:
			return did
		}
		s.made++
	}
}

func (s *shelf) use(codes ...string) {
	for _, c := range codes {
		s.used(keyOf([]byte(c)), []byte(c), s.now)
	}
}

func expect(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

const plenty = 1 << 40

func TestStockFollowsUse(t *testing.T) {
	s := newShelf(Sizes{Slots: 9, Warm: 2, Hot: 3, Memory: plenty})
	expect(t, "at first", s.fill(), []string{"warm", "warm"})
	s.use("a")
	expect(t, "after one job", s.fill(), []string{"hot a"})
	s.use("a", "b")
	expect(t, "after two more", s.fill(), []string{"hot b", "hot a"})
	s.use("c", "c") // the first two uses of a are forgotten
	expect(t, "more codes than places", names(s.surplus(s.now)), []string{"3", "5"})
	expect(t, "in their place", s.fill(), []string{"hot c", "hot c"})
}

func names(list []*sandbox) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.name)
	}
	slices.Sort(out)
	return out
}

func TestStockTake(t *testing.T) {
	s := newShelf(Sizes{Slots: 9, Warm: 1, Hot: 1, Memory: plenty})
	s.use("a")
	s.fill()
	a, b := keyOf([]byte("a")), keyOf([]byte("b"))
	if got := s.take(a, true); got == nil || got.loaded {
		t.Errorf("with a secret: %+v, want the warm one", got)
	}
	if got := s.take(b, false); got != nil {
		t.Errorf("for other code: %+v, want none", got)
	}
	if got := s.take(a, false); got == nil || !got.loaded {
		t.Errorf("for its code: %+v, want the hot one", got)
	}
	if got := s.take(a, false); got != nil {
		t.Errorf("taken twice: %+v", got)
	}
}

// TestStockGivesWay: running sandboxes come first, warm ones before hot ones.
func TestStockGivesWay(t *testing.T) {
	s := newShelf(Sizes{Slots: 1, Warm: 2, Hot: 2, Memory: 2*WarmMemory + HotMemory})
	s.use("a", "b")
	expect(t, "what there is room for", s.fill(), []string{"warm", "warm", "hot b"})
	s.running = HotMemory / 2
	expect(t, "a little pressure", names(s.surplus(s.now)), []string{"3"})
	if got := s.fill(); len(got) > 0 {
		t.Errorf("started under pressure: %q", got)
	}
	s.running = HotMemory + WarmMemory
	expect(t, "more pressure", names(s.surplus(s.now)), []string{"1"})
	s.running = 3*WarmMemory + HotMemory
	expect(t, "no room at all", names(s.surplus(s.now)), []string{"2"})
	s.running = 0
	expect(t, "over", s.fill(), []string{"warm", "warm", "hot b"})
}

func TestStockAges(t *testing.T) {
	s := newShelf(Sizes{Slots: 9, Hot: 1, Memory: plenty})
	s.use("a")
	expect(t, "new", s.fill(), []string{"hot a"})
	s.now = s.now.Add(hotAge - 1)
	if got := s.surplus(s.now); len(got) > 0 {
		t.Errorf("dropped too early: %q", names(got))
	}
	s.use("a")
	s.now = s.now.Add(1)
	expect(t, "old, but still in use", names(s.surplus(s.now)), []string{"1"})
	expect(t, "its successor", s.fill(), []string{"hot a"})
	s.now = s.now.Add(hotAge)
	expect(t, "no longer in use", names(s.surplus(s.now)), []string{"2"})
	if got := s.fill(); len(got) > 0 {
		t.Errorf("started for nobody: %q", got)
	}
}

func TestStockForgets(t *testing.T) {
	s := newShelf(Sizes{Slots: 9, Hot: 2, Memory: plenty})
	s.use("bad")
	next := s.next(s.now)
	if next.heat == nil {
		t.Fatal("nothing planned")
	}
	s.forget(next.heat.key)
	s.heated(next.heat.key, nil, s.now)
	if got := s.fill(); len(got) > 0 || len(s.heating) > 0 {
		t.Errorf("planned again: %q, %v", got, s.heating)
	}
	none := newShelf(Sizes{Slots: 9, Memory: plenty})
	none.use("a")
	if got := none.fill(); len(got) > 0 {
		t.Errorf("with no idle sandboxes wanted: %q", got)
	}
}

// TestStockDead: what died while it waited is replaced.
func TestStockDead(t *testing.T) {
	s := newShelf(Sizes{Slots: 9, Warm: 1, Hot: 1, Memory: plenty})
	s.use("a")
	s.fill()
	dead := deadProcess(t)
	s.warm[0].proc, s.hot[0].proc = dead, dead
	expect(t, "dead ones", names(s.surplus(s.now)), []string{"1", "2"})
	expect(t, "replaced", s.fill(), []string{"warm", "hot a"})
}

// deadProcess is a process of a jail that has ended.
func deadProcess(t *testing.T) *jail.Process {
	t.Helper()
	p := newPool(t, nil)
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	p.discard(s)
	return s.proc
}

func TestDefaultSizes(t *testing.T) {
	l := DefaultLimits()
	for _, m := range []Machine{{1, 512 << 20, 1 << 20}, {2, 2 << 30, 1 << 20}, {2, 24 << 30, 0}, {64, 16 << 30, 1 << 20}, {64, 1 << 40, 4096}, {1, 1 << 30, 1024}} {
		s := DefaultSizes(l, m)
		if err := s.Check(l, m); err != nil {
			t.Errorf("the defaults for %+v are refused: %v", m, err)
		}
		if idle := s.Memory - int64(s.Slots)*l.Memory; idle < s.Memory/4 {
			t.Errorf("%+v for %+v leaves %d MiB for idle ones", s, m, idle>>20)
		}
	}
	if s := DefaultSizes(l, Machine{2, 24 << 30, 1 << 20}); s.Slots != 20 || s.Warm != 4 || s.Hot != 8 {
		t.Errorf("two cores and 24 GiB: %+v", s)
	}
}

func TestThisMachine(t *testing.T) {
	m, err := ThisMachine()
	if err != nil || m.Cores < 1 || m.Files < 256 || m.Memory < 64<<20 || m.Memory > 1<<50 {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestCopyPays(t *testing.T) {
	const binary = 160 << 20
	large := Machine{Memory: 16 * binary}
	for _, c := range []struct {
		sizes Sizes
		on    Machine
		want  bool
	}{
		{Sizes{Slots: 4, Warm: 1}, large, true},
		{Sizes{Slots: 4, Hot: 1}, large, true},
		{Sizes{Slots: 4}, large, false}, // started for one job
		{Sizes{Slots: 4, Warm: 1}, Machine{Memory: large.Memory - 16}, false},
	} {
		if got := c.sizes.copyPays(binary, c.on); got != c.want {
			t.Errorf("%+v on %+v: %t, want %t", c.sizes, c.on, got, c.want)
		}
	}
}
