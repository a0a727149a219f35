package chain

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// storeSender is what the first store sends with a gas account of its own.
type storeSender struct {
	*SecretSender
	n *secretNet
}

func (n *secretNet) sender() storeSender {
	n.t.Helper()
	tx := n.network.manager(n.newRichKey(), testTxConfig())
	return storeSender{NewSecretSender(n.client, tx, n.Addresses.SecretManager, address(n.enclaves[0])), n}
}

// does expects err of a call, and that it was paid for unless there is one.
func (s storeSender) does(what string, want error, final bool, call func(ctx context.Context, giveUp time.Time) (uint64, error)) {
	s.n.t.Helper()
	before := s.n.nonce(s.tx.Address())
	block, err := call(within(s.n.t, time.Minute), s.n.now().Add(time.Hour))
	paid := s.n.nonce(s.tx.Address()) - before
	var revert *RevertError
	switch {
	case want == nil && (err != nil || block != s.n.head() || paid != 1):
		s.n.t.Errorf("%s: block %d of %d, %v; %d paid for", what, block, s.n.head(), err, paid)
	case want == errAnyRevert && !errors.As(err, &revert), want != nil && want != errAnyRevert && !errors.Is(err, want):
		s.n.t.Errorf("%s: %v, want %v", what, err, want)
	case want != nil && (paid != 0 || errors.Is(err, jobs.ErrFinal) != final):
		s.n.t.Errorf("%s: %v, final %v; %d paid for", what, err, errors.Is(err, jobs.ErrFinal), paid)
	}
}

var errAnyRevert = errors.New("any refusal")

func (s storeSender) acknowledges(id jobs.ID, at time.Time) func(context.Context, time.Time) (uint64, error) {
	return func(ctx context.Context, giveUp time.Time) (uint64, error) {
		return s.Acknowledge(ctx, id, at, s.n.signAcknowledge(s.n.enclaves[0], id, at), giveUp)
	}
}

func (s storeSender) lives(at time.Time) func(context.Context, time.Time) (uint64, error) {
	return func(ctx context.Context, giveUp time.Time) (uint64, error) {
		return s.Alive(ctx, at, s.n.signAlive(s.n.enclaves[0], at), giveUp)
	}
}

// of is a call that only needs to know which secret.
func of[T any](call func(context.Context, T, time.Time) (uint64, error), what T) func(context.Context, time.Time) (uint64, error) {
	return func(ctx context.Context, giveUp time.Time) (uint64, error) { return call(ctx, what, giveUp) }
}

func TestSecretSenderAcknowledges(t *testing.T) {
	n := newSecretNet(t, 2, 1)
	s := n.sender()
	ours, foreign := n.createFor(n.enclaves[0], time.Hour)
	s.does("a secret not there yet", errAnyRevert, false, s.acknowledges(jobs.NewID(99), n.now()))
	s.does("another's", errAnyRevert, false, s.acknowledges(foreign, n.now()))
	s.does("signed before the selection", errAnyRevert, false, s.acknowledges(ours, n.now().Add(-time.Hour)))
	s.does("signed in the future", errAnyRevert, false, s.acknowledges(ours, n.now().Add(time.Hour)))
	s.does("no signature", ErrSecretRefused, true, func(ctx context.Context, giveUp time.Time) (uint64, error) {
		return s.Acknowledge(ctx, ours, n.now(), []byte{1}, giveUp)
	})
	s.does("in time", nil, false, s.acknowledges(ours, n.now()))
	s.does("twice", ErrSecretRefused, true, s.acknowledges(ours, n.now()))
	s.does("alive", nil, false, s.lives(n.now().Add(time.Second)))
	s.does("alive, signed earlier", errAnyRevert, false, s.lives(n.now().Add(-time.Minute)))

	ours, _ = n.createFor(n.enclaves[0], time.Hour)
	n.pass(netAckTimeout + time.Second)
	s.does("too late", ErrSecretRefused, true, s.acknowledges(ours, n.now()))
}

func TestSecretSenderReportsAndRemoves(t *testing.T) {
	n := newSecretNet(t, 2, 2)
	s := n.sender()
	id, stores := n.create(time.Hour)
	s.does("a failure too early", errAnyRevert, false, of(s.ReportFailed, id))
	n.pass(netAckTimeout + time.Second)
	s.does("a failure", nil, false, of(s.ReportFailed, id))
	s.does("a failure reported", errAnyRevert, false, of(s.ReportFailed, id))

	for _, key := range n.enclaves { // they were suspended
		at := n.now()
		n.manage(n.manager.PackMarkStoreAlive(big.NewInt(at.Unix()), n.signAlive(key, at)))
	}
	id = n.kept(time.Hour)
	s.does("a failure of none", ErrSecretRefused, true, of(s.ReportFailed, id))
	s.does("a store that lives", errAnyRevert, false, of(s.ReportDead, stores[1]))
	s.does("what has not ended", errAnyRevert, false, of(s.Remove, id))
	n.pass(2 * time.Second) // it ends later than its stores last proved to be alive
	n.manage(n.manager.PackTerminateSecret(id.Big()))
	s.does("what has just ended", errAnyRevert, false, of(s.Remove, id))
	n.pass(netAliveTimeout + time.Second)
	s.does("a dead store", nil, false, of(s.ReportDead, stores[1]))
	s.does("what ended", nil, false, of(s.Remove, id))
	s.does("what is gone", errAnyRevert, false, of(s.Remove, id))
}

func TestSecretSenderHandsOn(t *testing.T) {
	n := newSecretNet(t, 2, 2)
	s := n.sender()
	id := n.kept(time.Hour)
	s.does("of a store that stays", errAnyRevert, false, of(s.HandOn, id))
	tee := bindings.NewTeeManager()
	n.send(n.TeeManager, tee.PackDrainTeeNode(address(n.enclaves[0])))
	s.does("with no store left", ErrNoStoreLeft, true, of(s.HandOn, id))
	third := newKey(t)
	n.enclaves = append(n.enclaves, third)
	n.register(third, 1<<30)
	s.does("to a third store", nil, false, of(s.HandOn, id))
	if c, ok := n.read(id).Copy(address(third)); !ok || c.Acknowledged {
		t.Errorf("the third store: %+v, %v", c, ok)
	}
	s.does("twice", ErrNoStoreLeft, true, of(s.HandOn, id))

	n.code(sinkAddr, common.FromHex("5f5ffd")) // contracts deployed earlier have no such function
	s.manager = sinkAddr
	s.does("of another contract", ErrSecretRefused, true, of(s.HandOn, id))
}

// Another's report that waits in the pool is seen, and nothing paid beside it.
func TestSecretSenderSeesThePool(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	s := n.sender()
	id, _ := n.create(time.Hour)
	n.pass(netAckTimeout + time.Second)
	n.automine(false)
	data := n.manager.PackAcknowledgeStoreFailed(id.Big())
	other := sendAsync(t, n.network.manager(n.newRichKey(), testTxConfig()), Candidate{To: &n.Addresses.SecretManager, Data: data})
	eventually(t, "the other's report in the pool", func() bool {
		err := s.simulate(within(t, time.Minute), "looking", data, nil)
		return errors.Is(err, ErrPooled)
	})
	s.does("beside another's", ErrPooled, false, of(s.ReportFailed, id))
	n.mine(1)
	mustMine(t, other)
	s.does("after another's", errAnyRevert, false, of(s.ReportFailed, id))
}

// A pool that refuses for ever is not believed for ever: the store would be
// slashed.
func TestSecretSenderOutwaitsALyingPool(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	s := n.sender()
	if first, again := s.waits("a"), s.waits("a"); !first || !again || !s.waits("b") {
		t.Error("a pool is not believed")
	}
	s.pooled["a"] = time.Now().Add(-pooledPatience - time.Second)
	if s.waits("a") {
		t.Error("a pool is believed for ever")
	}
	s.forget("a")
	if !s.waits("a") {
		t.Error("a pool that took it back is not believed again")
	}
	for i := range 2 * pooledKept {
		s.waits(jobs.NewID(uint64(i)).String())
	}
	if len(s.pooled) > pooledKept {
		t.Errorf("%d are remembered", len(s.pooled))
	}
}

// What was mined and refused is not paid for again.
func TestSecretSenderPaysOnce(t *testing.T) {
	if err := secretError(&RevertError{TxHash: common.Hash{1}}); !errors.Is(err, jobs.ErrFinal) {
		t.Errorf("mined: %v", err)
	}
	if text := ErrNoStoreLeft.Error() + ErrSecretRefused.Error(); strings.Contains(text, "job") {
		t.Errorf("of secrets it is said: %s", text)
	}
	if err := secretError(&RevertError{}); errors.Is(err, jobs.ErrFinal) {
		t.Errorf("simulated: %v", err)
	}
}
