package secrets

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

var historySeed = flag.Uint64("history", 0, "seed of the one random history to run; 0: several")

// Random histories of five stores: secrets are created, injected, extended,
// terminated; stores drain, come back, start again; blocks leave the chain;
// transactions take up to a quarter of the time between two proofs of life to
// be mined, and some reads and sends fail.
func TestRandomHistories(t *testing.T) {
	seeds := []uint64{*historySeed}
	if *historySeed == 0 {
		seeds = nil
		for i := range uint64(3) {
			seeds = append(seeds, uint64(time.Now().UnixNano())%1e9+i*1e9)
		}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			inNet(t, seed, 5, true, func(n *simNet) {
				h := &history{simNet: n, rng: rand.New(rand.NewPCG(seed, 8)), secrets: map[jobs.ID]*pastSecret{}}
				h.run(250)
			})
			if t.Failed() {
				t.Logf("again: go test ./secrets -run TestRandomHistories -history %d", seed)
			}
		})
	}
}

type history struct {
	*simNet
	rng     *rand.Rand // of the test's own
	secrets map[jobs.ID]*pastSecret
	order   []jobs.ID
}

// pastSecret is what the test knows of one.
type pastSecret struct {
	owner  string
	texts  [][]byte // that its owner ever injected somewhere
	latest map[int]latest
	over   uint64 // first block at whose time nobody may use it; 0: not yet
}

type latest struct {
	text, ciphertext []byte
}

func (h *history) run(blocks int) {
	h.locked(func() { h.delay, h.latency, h.failures = simAlive/4, 900*time.Millisecond, 0.02 })
	for range blocks {
		h.event()
		h.mine(simBlock)
		h.check()
	}
	h.settle()
}

func (h *history) event() {
	rng := h.rng
	switch pick := rng.IntN(100); {
	case pick < 12 && len(h.order) < 12:
		h.createOne()
	case pick < 45 && len(h.order) > 0:
		h.injectOne(h.order[rng.IntN(len(h.order))])
	case pick < 50 && len(h.order) > 0:
		h.terminate(h.order[rng.IntN(len(h.order))])
	case pick < 55 && len(h.order) > 0:
		h.change(h.order[rng.IntN(len(h.order))], func(s *simSecret) { s.end = s.end.Add(10 * time.Minute) })
	case pick < 60:
		i := rng.IntN(len(h.stores))
		h.drain(h.stores[i].node.enclave, rng.IntN(4) == 0)
		h.stores[i].keeper.Handle(jobs.Node{Change: jobs.Drained})
	case pick < 72:
		i := rng.IntN(len(h.stores))
		h.down(i)
		time.Sleep(time.Duration(rng.IntN(3000)) * time.Millisecond)
		h.up(i)
	case pick < 77:
		h.tell(h.reorg())
	}
}

func (h *history) createOne() {
	owner := []string{"ann", "bob"}[h.rng.IntN(2)]
	id, ok := h.create(h.owner(owner), 3, time.Duration(20+h.rng.IntN(60))*time.Minute)
	if !ok {
		return
	}
	if past := h.secrets[id]; past == nil {
		h.order = append(h.order, id)
	}
	h.secrets[id] = &pastSecret{owner: owner, latest: map[int]latest{}}
	h.mine(simBlock)
	for _, i := range h.selected(id) {
		h.injectInto(i, id)
	}
}

// injectOne sends something for a secret to some store: new, or what it was
// sent before.
func (h *history) injectOne(id jobs.ID) {
	i := h.rng.IntN(len(h.stores))
	past := h.secrets[id]
	if before, ok := past.latest[i]; ok && h.rng.IntN(3) == 0 {
		err := h.injectCiphertext(i, id, past.owner, before.ciphertext)
		if err != nil && !Refusal(err) && !errors.Is(err, errSim) {
			h.t.Errorf("the same once more: %v", err)
		}
		return
	}
	if older, ok := past.latest[-1]; ok && h.rng.IntN(3) == 0 {
		if err := h.injectCiphertext(i, id, past.owner, older.ciphertext); err == nil {
			h.t.Errorf("store %d took an older ciphertext of secret %s, or one that is another's", i, id)
		}
		return
	}
	h.injectInto(i, id)
}

func (h *history) injectInto(i int, id jobs.ID) {
	past := h.secrets[id]
	text := fmt.Appendf(nil, "secret %s, text %d", id, len(past.texts))
	ct, err := envelope.Encrypt(publicOf(h.stores[i].node.key), text)
	if err != nil {
		h.t.Fatal(err)
	}
	_, has := h.stores[i].vault.Get(id)
	switch err := h.injectCiphertext(i, id, past.owner, ct); {
	case err == nil:
		past.texts = append(past.texts, text)
		past.latest[i] = latest{text, ct}
	case !Refusal(err) && !errors.Is(err, errSim):
		h.t.Errorf("injecting secret %s: %v", id, err)
	default:
		if _, now := h.stores[i].vault.Get(id); now && !has {
			h.t.Errorf("store %d keeps something of a secret that it refused: %v", i, err)
		}
	}
}

// check holds after each block.
func (h *history) check() {
	if len(h.tooLate()) > 0 {
		h.t.Fatalf("late with a proof of life: %v", h.tooLate())
	}
	// What fails is tried again after a second, then two: time for that.
	time.Sleep(5 * time.Second)
	head, now := h.newest(), h.state()
	for _, id := range h.order {
		past, secret := h.secrets[id], now.secrets[id]
		over := secret.owner == common.Address{} || !head.Time.Before(secret.end)
		switch {
		case !over:
			past.over = 0
		case past.over == 0:
			past.over = head.Number
		}
		for i := range h.stores {
			h.checkOne(i, id, past, secret, head)
		}
	}
	h.clock += 5 * time.Second
}

func (h *history) checkOne(i int, id jobs.ID, past *pastSecret, secret simSecret, head jobs.Head) {
	if past.over != 0 && head.Number > past.over {
		h.gone(i, id)
	}
	got, err := h.get(i, id, past.owner)
	if err != nil && !errors.Is(err, jobs.ErrSecretDenied) && !errors.Is(err, errSim) {
		h.t.Errorf("getting secret %s: %v", id, err)
	}
	if err == nil {
		known := false
		for _, text := range past.texts {
			known = known || bytes.Equal(text, got)
		}
		if past.over != 0 || !secret.ready || !known {
			h.t.Errorf("store %d gives secret %s, over since %d, ready %v, as %q", i, id, past.over, secret.ready, got)
		}
	}
	if got, err := h.get(i, id, "eve"); err == nil {
		h.t.Errorf("store %d gives secret %s to a stranger: %q", i, id, got)
	}
}

// settle lets all secrets end and checks that nothing is left anywhere.
func (h *history) settle() {
	h.fail(0)
	for _, p := range h.stores {
		h.drain(p.node.enclave, false)
	}
	for range 240 {
		h.mine(45 * time.Second)
	}
	if len(h.tooLate()) > 0 {
		h.t.Errorf("late with a proof of life: %v", h.tooLate())
	}
	if len(h.state().secrets) > 0 {
		h.t.Errorf("%d secrets are stuck", len(h.state().secrets))
	}
	for i := range h.stores {
		if all := h.stores[i].vault.All(); len(all) > 0 {
			h.t.Errorf("store %d still knows %v", i, all)
		}
		if names := files(h.t, h.stores[i].cfg.Dir); len(names) > 0 {
			h.t.Errorf("store %d still has %v", i, names)
		}
	}
	h.locked(func() { h.t.Logf("did %v, refused %v, reverted %v", h.count, h.refused, h.reverted) })
}
