package secrets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// simNet is a sim with real keepers and vaults on it. It lives in a bubble, in
// which time passes as blocks are mined.
type simNet struct {
	*sim
	t      *testing.T
	stores []*simStoreProcess
	clock  time.Duration // time that passed since the newest block
}

// simStoreProcess is one store: its process may end and begin again.
type simStoreProcess struct {
	node   *simNode
	cfg    VaultConfig
	vault  *Vault
	keeper *Keeper // nil: it is down
	stop   context.CancelFunc
	ended  chan struct{}

	// listens is the keeper for the other stores, which ask whenever they like;
	// all else is of the test's goroutine.
	listens atomic.Pointer[Keeper]
}

const simBlock = 12 * time.Second

// inNet runs a test in a bubble, with so many stores. Those with a directory
// keep their secrets across a restart.
func inNet(t *testing.T, seed uint64, stores int, keep bool, test func(*simNet)) {
	t.Helper()
	dirs := make([]string, stores)
	for i := range dirs {
		if keep {
			dirs[i] = tmpfsDir(t)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		n := &simNet{sim: newSim(seed), t: t}
		defer func() {
			for i := range n.stores {
				n.down(i)
			}
		}()
		for i := range dirs {
			n.add(i, dirs[i])
		}
		n.mine(simBlock)
		test(n)
	})
}

func (n *simNet) add(i int, dir string) {
	key := testKey(n.t, fmt.Sprint("enclave", i))
	p := &simStoreProcess{cfg: VaultConfig{
		Key: crypto.Keccak256(fmt.Append(nil, "vault", i)), ChainID: big.NewInt(31337), Manager: testManager, Dir: dir,
	}}
	p.node = &simNode{
		sim: n.sim, key: key, enclave: crypto.PubkeyToAddress(key.PublicKey), wrong: n.t.Errorf, peers: n.keeperOf,
		holds: func(id jobs.ID) bool {
			h, known := p.vault.Get(id)
			return known && !h.Empty && !h.Refused
		},
	}
	n.stores = append(n.stores, p)
	n.locked(func() { n.now.stores[p.node.enclave] = simStore{} })
	n.up(i)
}

func (n *simNet) keeperOf(enclave common.Address) *Keeper {
	for _, p := range n.stores {
		if p.node.enclave == enclave {
			return p.listens.Load()
		}
	}
	return nil
}

// up starts a store's process.
func (n *simNet) up(i int) {
	p := n.stores[i]
	vault, err := OpenVault(p.cfg)
	if err != nil {
		n.t.Fatal(err)
	}
	node := p.node
	keeper, err := NewKeeper(KeeperConfig{
		Enclave: node.enclave, Params: Params{AckTimeout: simAck, AliveTimeout: simAlive},
		ChainID: common.BigToHash(big.NewInt(31337)), Manager: testManager,
	}, Parts{
		Vault: vault, Chain: node, Sender: node, Signer: node, Opener: node, Peers: node, Ask: node, Digest: node,
	}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		n.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(n.t.Context())
	p.vault, p.keeper, p.stop, p.ended = vault, keeper, cancel, make(chan struct{})
	p.listens.Store(keeper)
	go func() {
		defer close(p.ended)
		keeper.Run(ctx)
	}()
	keeper.Handle(jobs.Synced{})
	keeper.Handle(n.newest())
}

// down ends a store's process.
func (n *simNet) down(i int) {
	p := n.stores[i]
	if p.keeper == nil {
		return
	}
	p.listens.Store(nil)
	p.stop()
	<-p.ended
	p.vault.Close()
	p.keeper = nil
}

// mine lets time pass, mines a block, tells all of it, and waits until all that
// can be done at once is done.
func (n *simNet) mine(after time.Duration) {
	time.Sleep(after - n.clock)
	n.clock = 0
	head, changed := n.sim.block(after)
	n.tell(head, changed)
}

func (n *simNet) tell(head jobs.Head, changed []jobs.ID) {
	for _, p := range n.stores {
		if p.keeper == nil {
			continue
		}
		for _, id := range changed {
			p.keeper.Handle(jobs.SecretChanged{ID: id})
		}
		p.keeper.Handle(head)
	}
	synctest.Wait()
}

func (n *simNet) mineFor(d time.Duration) {
	for ; d > 0; d -= simBlock {
		n.mine(simBlock)
	}
}

// injectJSON sends a secret to a store as its owner does, through the codec.
func (n *simNet) inject(i int, id jobs.ID, owner string, plaintext []byte) error {
	ct, err := envelope.Encrypt(publicOf(n.stores[i].node.key), plaintext)
	if err != nil {
		n.t.Fatal(err)
	}
	return n.injectCiphertext(i, id, owner, ct)
}

func (n *simNet) injectCiphertext(i int, id jobs.ID, owner string, ct []byte) error {
	sig := sign(n.t, testKey(n.t, owner), contracts.InjectionDigest(id.Big(), ct))
	in, err := ParseInjection(injectionJSON(`"`+id.String()+`"`, fmt.Sprintf("%x", ct), fmt.Sprintf("%x", sig)))
	if err != nil {
		return err
	}
	_, err = n.stores[i].keeper.Inject(n.t.Context(), in)
	return err
}

func (n *simNet) owner(name string) common.Address {
	return crypto.PubkeyToAddress(testKey(n.t, name).PublicKey)
}

// created creates a secret of an owner and injects it everywhere it selected.
func (n *simNet) created(owner string, copies int, lives time.Duration, plaintext []byte) jobs.ID {
	n.t.Helper()
	id, ok := n.create(n.owner(owner), copies, lives)
	if !ok {
		n.t.Fatal("not enough stores")
	}
	n.mine(simBlock)
	for _, i := range n.selected(id) {
		if err := n.inject(i, id, owner, plaintext); err != nil {
			n.t.Fatal(err)
		}
	}
	n.mine(simBlock)
	n.mine(simBlock)
	if !n.state().secrets[id].ready {
		n.t.Fatalf("secret %s was not acknowledged", id)
	}
	return id
}

// selected returns the stores of a secret, by number.
func (n *simNet) selected(id jobs.ID) (list []int) {
	n.sim.mu.Lock()
	defer n.sim.mu.Unlock()
	for i, p := range n.stores {
		if slices.ContainsFunc(n.sim.now.secrets[id].copies, func(c simCopy) bool { return c.Enclave == p.node.enclave }) {
			list = append(list, i)
		}
	}
	return list
}

func (n *simNet) acknowledged(id jobs.ID) (list []int) {
	n.sim.mu.Lock()
	defer n.sim.mu.Unlock()
	for i, p := range n.stores {
		if slices.ContainsFunc(n.sim.now.secrets[id].copies, func(c simCopy) bool { return c.Enclave == p.node.enclave && c.Acknowledged }) {
			list = append(list, i)
		}
	}
	return list
}

// get is what a job of an owner gets of a store.
func (n *simNet) get(i int, id jobs.ID, owner string) ([]byte, error) {
	plaintext, release, err := n.stores[i].keeper.Get(n.t.Context(), jobs.Job{SecretID: id, Owner: n.owner(owner)})
	if err != nil {
		return nil, err
	}
	defer release()
	return bytes.Clone(plaintext), nil
}

func (n *simNet) gets(i int, id jobs.ID, owner string, want []byte) {
	n.t.Helper()
	if got, err := n.get(i, id, owner); err != nil || !bytes.Equal(got, want) {
		n.t.Errorf("store %d gives secret %s to %s as %q, %v", i, id, owner, got, err)
	}
}

func (n *simNet) denies(i int, id jobs.ID, owner string) {
	n.t.Helper()
	if got, err := n.get(i, id, owner); !errors.Is(err, jobs.ErrSecretDenied) || got != nil {
		n.t.Errorf("store %d gives secret %s to %s: %v", i, id, owner, err)
	}
}

// lacks checks that a store is known to have lost a secret.
func (n *simNet) lacks(i int, id jobs.ID, owner string) {
	n.t.Helper()
	if got, err := n.get(i, id, owner); !errors.Is(err, ErrLost) || errors.Is(err, jobs.ErrSecretDenied) || got != nil {
		n.t.Errorf("store %d gives secret %s to %s: %v", i, id, owner, err)
	}
}

// gone checks that neither a vault nor its directory has a secret, but at most
// which ciphertexts of it were accepted.
func (n *simNet) gone(i int, id jobs.ID) {
	n.t.Helper()
	p := n.stores[i]
	h, known := p.vault.Get(id)
	if known && !h.Empty {
		n.t.Errorf("store %d still knows secret %s: %+v", i, id, h)
	}
	if file := fmt.Sprintf("%x%s", id[:], fileSuffix); p.cfg.Dir != "" && slices.Contains(files(n.t, p.cfg.Dir), file) {
		want := 0
		if known {
			want = sealHead + sealNonce + contentLen + len(p.vault.secrets[id].accepted)*digestLen + sealTag
		}
		if size := len(readFile(n.t, filepath.Join(p.cfg.Dir, file))); size != want {
			n.t.Errorf("store %d still has a file of secret %s, known %v, of %d bytes", i, id, known, size)
		}
	}
}

// forgotten checks that a vault knows nothing of a secret.
func (n *simNet) forgotten(i int, id jobs.ID) {
	n.t.Helper()
	p := n.stores[i]
	if h, known := p.vault.Get(id); known {
		n.t.Errorf("store %d still knows secret %s: %+v", i, id, h)
	}
	if p.cfg.Dir != "" && slices.Contains(files(n.t, p.cfg.Dir), fmt.Sprintf("%x%s", id[:], fileSuffix)) {
		n.t.Errorf("store %d still has a file of secret %s", i, id)
	}
}

const sealTag = 16 // of AES-GCM, bytes

// clean checks that nothing was sent that had better not been.
func (n *simNet) clean() {
	n.t.Helper()
	n.sim.mu.Lock()
	defer n.sim.mu.Unlock()
	if len(n.reverted) != 0 || len(n.refused) != 0 {
		n.t.Errorf("reverted: %v; would have: %v", n.reverted, n.refused)
	}
}
