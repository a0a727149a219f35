package secrets

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// reserved is a secret that three stores wait for.
func reserved(n *simNet) jobs.ID {
	id, ok := n.create(n.owner("ann"), len(n.stores), 10*time.Hour)
	if !ok {
		n.t.Fatal("not enough stores")
	}
	n.mine(simBlock)
	return id
}

// Whatever is wrong with an injection: the reason is said, nothing is stored,
// and the right one is taken after it.
func TestBadInjectionsStoreNothing(t *testing.T) {
	inNet(t, 20, 2, true, func(n *simNet) {
		id, other := reserved(n), reserved(n)
		key := publicOf(n.stores[0].node.key)
		encrypt := func(to []byte, plaintext []byte) []byte {
			ct, err := envelope.Encrypt(to, plaintext)
			if err != nil {
				t.Fatal(err)
			}
			return ct
		}
		good := encrypt(key, testSecret)
		for name, c := range map[string]struct {
			id    jobs.ID
			owner string
			ct    []byte
			want  error
		}{
			"unknown id":          {jobs.NewID(99), "ann", good, ErrUnknown},
			"wrong owner":         {id, "eve", good, ErrOwner},
			"too large":           {id, "ann", encrypt(key, make([]byte, 1001)), ErrTooLarge},
			"much too large":      {id, "ann", encrypt(key, make([]byte, 100_000)), ErrTooLarge},
			"garbage":             {id, "ann", bytes.Repeat([]byte{4}, 200), envelope.ErrCiphertext},
			"altered":             {id, "ann", append(bytes.Clone(good[:len(good)-1]), good[len(good)-1]^1), envelope.ErrCiphertext},
			"to another enclave":  {id, "ann", encrypt(publicOf(n.stores[1].node.key), testSecret), envelope.ErrCiphertext},
			"too large and false": {id, "eve", encrypt(key, make([]byte, 1001)), ErrTooLarge},
		} {
			err := n.injectCiphertext(0, c.id, c.owner, c.ct)
			if !errors.Is(err, c.want) || !Refusal(err) {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			} else if named := strings.HasPrefix(err.Error(), "secret "+c.id.String()+": "); !named && !errors.Is(err, envelope.ErrCiphertext) {
				t.Errorf("%s: %q does not say which secret", name, err)
			} else if strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error(), fmt.Sprintf("%x", c.ct[:8])) {
				t.Errorf("%s: %q as a reason", name, err)
			}
			if all := n.stores[0].vault.All(); len(all) != 0 {
				t.Fatalf("%s: stored %v", name, all)
			}
			if names := files(t, n.stores[0].cfg.Dir); len(names) != 0 {
				t.Fatalf("%s: stored %v", name, names)
			}
		}
		// The owner's signature for one secret says nothing about another.
		sig := sign(t, testKey(t, "ann"), contracts.InjectionDigest(other.Big(), good))
		sig[64] -= 27
		if _, err := n.stores[0].keeper.Inject(t.Context(), Injection{ID: id, Ciphertext: good, Signature: sig}); !errors.Is(err, ErrOwner) {
			t.Errorf("signed for another secret: %v", err)
		}
		if err := n.injectCiphertext(0, id, "ann", good); err != nil {
			t.Errorf("the right one: %v", err)
		}
		holds(t, n.stores[0].vault, id, testSecret)
	})
}

func TestInjectionByTheStateOfTheSecret(t *testing.T) {
	inNet(t, 21, 4, true, func(n *simNet) {
		id, ok := n.create(n.owner("ann"), 3, 10*time.Hour)
		n.mine(simBlock)
		outsider := 6
		for _, i := range n.selected(id) {
			outsider -= i
		}
		if err := n.inject(outsider, id, "ann", testSecret); !ok || !errors.Is(err, ErrNotSelected) || !strings.Contains(err.Error(), id.String()) {
			t.Errorf("not selected: %v", err)
		}
		in := n.selected(id)[0]
		n.drain(n.stores[in].node.enclave, true)
		if err := n.inject(in, id, "ann", testSecret); !errors.Is(err, ErrDraining) {
			t.Errorf("draining: %v", err)
		}
		n.drain(n.stores[in].node.enclave, false)
		n.fail(1) // no report is sent
		n.mineFor(simAck + simBlock)
		n.fail(0)
		if err := n.inject(in, id, "ann", testSecret); !errors.Is(err, ErrTooLate) {
			t.Errorf("after the time to acknowledge: %v", err)
		}
		n.mineFor(10 * time.Minute)

		id = n.created("ann", 3, time.Hour, testSecret)
		in = n.selected(id)[0]
		if err := n.inject(in, id, "ann", []byte("newer")); err != nil {
			t.Errorf("another one later: %v", err)
		}
		n.gets(in, id, "ann", []byte("newer"))
		n.terminate(id)
		if err := n.inject(in, id, "ann", testSecret); !errors.Is(err, ErrEnded) {
			t.Errorf("ended: %v", err)
		}
		n.mine(simBlock)
		n.gone(in, id)
	})
}

func TestSameInjectionTwiceAndReplays(t *testing.T) {
	inNet(t, 22, 1, true, func(n *simNet) {
		id := reserved(n)
		encrypted := func(text string) Injection {
			ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			sig := sign(t, testKey(t, "ann"), contracts.InjectionDigest(id.Big(), ct))
			sig[64] -= 27
			return Injection{ID: id, Ciphertext: ct, Signature: sig}
		}
		k := n.stores[0].keeper
		first, second := encrypted("first"), encrypted("second")
		one, err := k.Inject(t.Context(), first)
		if err != nil {
			t.Fatal(err)
		}
		two, err := k.Inject(t.Context(), first)
		if err != nil || two.ID != id || !two.At.Equal(one.At) || !bytes.Equal(two.Signature, one.Signature) {
			t.Errorf("the same again: %+v, %v; want %+v", two, err, one)
		}
		if want, _ := n.stores[0].node.SignAcknowledge(id, n.newest().Time); !bytes.Equal(one.Signature, want) || !one.At.Equal(n.newest().Time) {
			t.Error("not an acknowledgement of this secret by the newest block's time")
		}
		if _, err := k.Inject(t.Context(), second); err != nil {
			t.Fatal(err)
		}
		n.mine(simBlock)
		n.mine(simBlock)
		for range 2 {
			if _, err := n.stores[0].keeper.Inject(t.Context(), first); !errors.Is(err, ErrReplayed) || !Refusal(err) {
				t.Errorf("an older one: %v", err)
			}
			n.gets(0, id, "ann", []byte("second"))
			n.down(0)
			n.up(0)
			n.mine(simBlock)
		}
		if n.did(acknowledge) != 1 {
			t.Errorf("%d acknowledgements", n.did(acknowledge))
		}
	})
}

// The log and the counters tell values that come in, those that replace another
// apart, and neither what is held already nor what any of them is.
func TestValuesThatComeInAreTold(t *testing.T) {
	inNet(t, 24, 1, true, func(n *simNet) {
		id := reserved(n)
		var log bytes.Buffer
		k := n.stores[0].keeper
		k.log = slog.New(slog.NewTextHandler(&log, nil))
		digest := map[string]string{}
		send := func(text string) {
			ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second time it is held already
				if err := n.injectCiphertext(0, id, "ann", ct); err != nil {
					t.Fatal(err)
				}
			}
			digest[text] = crypto.Keccak256Hash(ct).Hex()
		}
		send("the first value")
		send("the second value")
		n.mine(simBlock)
		if s := k.Status(); s.Taken != 2 || s.Replaced != 1 {
			t.Errorf("%d taken, %d replaced", s.Taken, s.Replaced)
		}
		told := log.String()
		for line, times := range map[string]int{
			"take a secret's value\" secret=" + id.String() + " version=1 ciphertext=" + digest["the first value"]:     1,
			"replace a secret's value\" secret=" + id.String() + " version=2 ciphertext=" + digest["the second value"]: 1,
			"a secret's value": 2, "first": 0, "second": 0,
		} {
			if strings.Count(told, line) != times {
				t.Errorf("%q is not told %d times:\n%s", line, times, told)
			}
		}
		// What was wiped, and comes back, replaces nothing.
		if err := n.stores[0].vault.Empty(id); err != nil {
			t.Fatal(err)
		}
		if ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), []byte("a third")); err != nil || n.injectCiphertext(0, id, "ann", ct) != nil {
			t.Fatal("not injected again")
		}
		if s := k.Status(); s.Taken != 3 || s.Replaced != 1 {
			t.Errorf("after it was wiped: %d taken, %d replaced", s.Taken, s.Replaced)
		}
	})
}

// What the contract checks is what the enclave's key signs.
func TestSignerSignsForTheContract(t *testing.T) {
	node := &simNode{key: testKey(t, "enclave")}
	domain := contracts.Domain{Name: contracts.SecretManagerDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1), VerifyingContract: testManager}
	at := time.Unix(1_800_000_000, 0)
	s := NewSigner(domain, node)
	acknowledged, err := s.SignAcknowledge(jobs.NewID(7), at)
	if err != nil {
		t.Fatal(err)
	}
	alive, err := s.SignAlive(at)
	if err != nil {
		t.Fatal(err)
	}
	for digest, sig := range map[common.Hash][]byte{
		contracts.Acknowledge{SecretID: big.NewInt(7), SignTimestamp: at}.Digest(domain): acknowledged,
		contracts.Alive{SignTimestamp: at}.Digest(domain):                                alive,
	} {
		sig = bytes.Clone(sig)
		sig[64] -= 27
		if !signedBy(crypto.PubkeyToAddress(node.key.PublicKey), digest, sig) {
			t.Error("not the enclave's signature of that")
		}
	}
}

func TestAcknowledgementAsJSON(t *testing.T) {
	got, err := json.Marshal(Acknowledgement{ID: jobs.NewID(258), At: time.Unix(1_800_000_000, 0), Signature: []byte{1, 0xab}})
	if want := `{"secret_id":"0x102","sign_timestamp":1800000000,"signature":"0x01ab"}`; err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

func TestBeforeTheFirstBlock(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	k, err := NewKeeper(KeeperConfig{
		Enclave: common.Address{1}, Params: Params{AckTimeout: time.Minute, AliveTimeout: time.Hour}, ChainID: common.Hash{1}, Manager: testManager,
	}, Parts{Vault: v, Peers: (*simNode)(nil)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	_, injected := k.Inject(ctx, Injection{ID: jobs.NewID(1)})
	_, _, got := k.Get(ctx, jobs.Job{SecretID: jobs.NewID(1)})
	_, handed := k.HandOver(ctx, HandoverRequest{ID: jobs.NewID(1)})
	for what, err := range map[string]error{"injection": injected, "job": got, "handover": handed} {
		if !errors.Is(err, ErrNotReady) || Refusal(err) || errors.Is(err, jobs.ErrSecretDenied) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// A chain that does not answer denies nothing: it may answer the next time.
func TestChainThatDoesNotAnswer(t *testing.T) {
	inNet(t, 23, 3, true, func(n *simNet) {
		id := n.created("ann", 3, time.Hour, testSecret)
		n.fail(1)
		if _, err := n.get(0, id, "ann"); !errors.Is(err, errSim) || errors.Is(err, jobs.ErrSecretDenied) {
			t.Errorf("a job: %v", err)
		}
		if err := n.inject(0, id, "ann", []byte("newer")); !errors.Is(err, errSim) || Refusal(err) {
			t.Errorf("an injection: %v", err)
		}
		n.mineFor(5 * time.Minute)
		n.fail(0)
		n.mineFor(20 * time.Minute)
		n.gets(0, id, "ann", testSecret)
		if len(n.tooLate()) != 0 {
			t.Errorf("late: %v", n.tooLate())
		}
	})
}

func TestKeeperConfig(t *testing.T) {
	good := KeeperConfig{Enclave: common.Address{1}, Params: Params{AckTimeout: time.Minute, AliveTimeout: time.Hour}, ChainID: common.BigToHash(big.NewInt(1)), Manager: testManager}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[error]func(*KeeperConfig){
		ErrNoEnclave:    func(c *KeeperConfig) { c.Enclave = common.Address{} },
		ErrAckTimeout:   func(c *KeeperConfig) { c.Params.AckTimeout = time.Millisecond },
		ErrAliveTimeout: func(c *KeeperConfig) { c.Params.AliveTimeout = 0 },
		ErrChainID:      func(c *KeeperConfig) { c.ChainID = common.Hash{} },
		ErrManager:      func(c *KeeperConfig) { c.Manager = common.Address{} },
	} {
		cfg := good
		spoil(&cfg)
		if _, err := NewKeeper(cfg, Parts{}, nil); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

// No error of this package shows a key, a plaintext or a ciphertext.
func TestErrorsShowNoSecret(t *testing.T) {
	inNet(t, 24, 1, true, func(n *simNet) {
		id := reserved(n)
		plaintext := bytes.Repeat([]byte("SECRET-"), 200) // too large
		ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), plaintext)
		if err != nil {
			t.Fatal(err)
		}
		private := crypto.FromECDSA(n.stores[0].node.key)
		_, shortKey := envelope.Decrypt(private[1:], ct)
		_, altered := envelope.Decrypt(private, ct[:len(ct)-1])
		_, badPublic := envelope.Encrypt(publicOf(n.stores[0].node.key)[1:], plaintext)
		_, badBody := ParseInjection(injectionJSON("1", fmt.Sprintf("%xz", ct), ""))
		for _, err := range []error{n.injectCiphertext(0, id, "ann", ct), n.injectCiphertext(0, id, "eve", ct), shortKey, altered, badPublic, badBody} {
			if err == nil {
				t.Error("no error")
				continue
			}
			for _, secret := range [][]byte{plaintext[:7], ct[:8], ct[len(ct)-8:], private[1:9]} {
				if text := err.Error(); strings.Contains(text, string(secret)) || strings.Contains(text, fmt.Sprintf("%x", secret)) {
					t.Errorf("shown: %q", text)
				}
			}
		}
	})
}

// The very same again: until the acknowledgement is on chain it is the answer
// once more, for who did not get it; afterwards it is a mistake.
func TestSameInjectionTwice(t *testing.T) {
	inNet(t, 21, 1, true, func(n *simNet) {
		id, ok := n.create(n.owner("ann"), 1, 10*time.Hour)
		if !ok {
			t.Fatal("not enough stores")
		}
		n.mine(simBlock)
		store := n.selected(id)[0]
		ct, err := envelope.Encrypt(publicOf(n.stores[store].node.key), testSecret)
		if err != nil {
			t.Fatal(err)
		}
		again := func() error { return n.injectCiphertext(store, id, "ann", ct) }
		if err := again(); err != nil {
			t.Fatal(err)
		}
		if err := again(); err != nil {
			t.Errorf("before it is on chain: %v", err)
		}
		n.mine(simBlock)
		n.mine(simBlock)
		if err := again(); !errors.Is(err, ErrTwice) || !Refusal(err) {
			t.Errorf("afterwards: %v", err)
		}
		n.gets(store, id, "ann", testSecret)
		if err := n.inject(store, id, "ann", []byte("a newer one")); err != nil {
			t.Errorf("a newer one: %v", err)
		}
		n.gets(store, id, "ann", []byte("a newer one"))
	})
}
