package secrets

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

var (
	testOwner   = common.HexToAddress("0x0a")
	testManager = common.HexToAddress("0x5e")
	testSecret  = []byte("an API key that nobody may see")
)

func vaultConfig(dir string) VaultConfig {
	return VaultConfig{Key: crypto.Keccak256([]byte("vault")), ChainID: big.NewInt(31337), Manager: testManager, Dir: dir}
}

func openVault(t testing.TB, cfg VaultConfig) *Vault {
	t.Helper()
	v, err := OpenVault(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

func digest(n int) common.Hash { return crypto.Keccak256Hash(fmt.Append(nil, "ciphertext", n)) }

// holds tells whether the vault gives out just that.
func holds(t testing.TB, v *Vault, id jobs.ID, want []byte) {
	t.Helper()
	got, release, err := v.Open(id)
	if err != nil {
		t.Errorf("secret %s: %v", id, err)
		return
	}
	defer release()
	if !bytes.Equal(got, want) {
		t.Errorf("secret %s is another", id)
	}
}

func holdsNot(t testing.TB, v *Vault, id jobs.ID) {
	t.Helper()
	if got, _, err := v.Open(id); !errors.Is(err, ErrNotHeld) || got != nil {
		t.Errorf("secret %s is held: %v", id, err)
	}
}

func put(t testing.TB, v *Vault, id jobs.ID, plaintext []byte, d common.Hash) {
	t.Helper()
	if err := v.Put(id, testOwner, plaintext, d); err != nil {
		t.Fatal(err)
	}
}

func TestVaultKeepsSecretsSealed(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	id := jobs.NewID(1)
	put(t, v, id, testSecret, digest(1))
	if bytes.Contains(v.secrets[id].sealed, testSecret[:8]) {
		t.Error("the secret is in the clear at rest")
	}
	holds(t, v, id, testSecret)
	holdsNot(t, v, jobs.NewID(2))
	if h, known := v.Get(id); !known || h != (Held{Owner: testOwner, Version: 1}) {
		t.Errorf("%+v", h)
	}
}

func TestOpenedSecretIsOverwrittenOnRelease(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	put(t, v, jobs.NewID(1), testSecret, digest(1))
	var given [][]byte
	v.mem.beforeUn = func(b []byte) { given = append(given, bytes.Clone(b)) }
	_, release, err := v.Open(jobs.NewID(1))
	if err != nil {
		t.Fatal(err)
	}
	if len(given) != 0 {
		t.Fatal("the secret is gone before it was released")
	}
	release()
	release()
	if len(given) != 1 || !bytes.Equal(given[0], make([]byte, len(given[0]))) {
		t.Errorf("%d pages given back, or not overwritten", len(given))
	}
}

func TestReplayedCiphertextIsRefused(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	id := jobs.NewID(1)
	first, second := []byte("the first"), []byte("the second")
	put(t, v, id, first, digest(1))
	put(t, v, id, first, digest(1)) // once more is no news
	put(t, v, id, second, digest(2))
	if err := v.Put(id, testOwner, first, digest(1)); !errors.Is(err, ErrReplayed) {
		t.Errorf("%v", err)
	}
	holds(t, v, id, second)
	if h, _ := v.Get(id); h.Version != 2 {
		t.Errorf("version %d after two ciphertexts", h.Version)
	}
	// What was wiped for a while is as old as before.
	if err := v.Empty(id); err != nil {
		t.Fatal(err)
	}
	holdsNot(t, v, id)
	if err := v.Put(id, testOwner, first, digest(1)); !errors.Is(err, ErrReplayed) {
		t.Errorf("after it was emptied: %v", err)
	}
	put(t, v, id, second, digest(2))
	holds(t, v, id, second)
}

// Another owner's secret, of another block, has the id by then.
func TestAnotherOwnersSecretBeginsAnew(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	id := jobs.NewID(1)
	put(t, v, id, testSecret, digest(1))
	put(t, v, id, testSecret, digest(2))
	if err := v.Put(id, common.HexToAddress("0x0b"), []byte("theirs"), digest(1)); err != nil {
		t.Fatal(err)
	}
	holds(t, v, id, []byte("theirs"))
	if h, _ := v.Get(id); h.Version != 1 || h.Owner != common.HexToAddress("0x0b") {
		t.Errorf("%+v", h)
	}
}

func TestCiphertextsOfASecretAreBounded(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	id := jobs.NewID(1)
	for n := range maxAccepted {
		put(t, v, id, testSecret, digest(n))
	}
	if err := v.Put(id, testOwner, []byte("one more"), digest(maxAccepted)); !errors.Is(err, ErrTooOften) {
		t.Errorf("%v", err)
	}
	put(t, v, id, testSecret, digest(maxAccepted-1))
	holds(t, v, id, testSecret)
	if err := v.Put(id, testOwner, testSecret, digest(0)); !errors.Is(err, ErrReplayed) {
		t.Errorf("the first one: %v", err)
	}
}

func TestWipeOverwrites(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	for n, wipe := range []func(jobs.ID) error{v.Wipe, v.Empty} {
		id := jobs.NewID(uint64(n))
		put(t, v, id, testSecret, digest(1))
		sealed := v.secrets[id].sealed
		if err := wipe(id); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(sealed, make([]byte, len(sealed))) {
			t.Error("what was sealed is still there")
		}
		holdsNot(t, v, id)
	}
	if _, known := v.Get(jobs.NewID(0)); known {
		t.Error("a wiped secret is remembered")
	}
}

func TestCloseOverwritesTheKeyAndAllSecrets(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	put(t, v, jobs.NewID(1), testSecret, digest(1))
	sealed := v.secrets[jobs.NewID(1)].sealed
	var key []byte
	v.mem.beforeUn = func(b []byte) { key = bytes.Clone(b) }
	v.Close()
	v.Close()
	if key == nil || !bytes.Equal(key, make([]byte, len(key))) || !bytes.Equal(sealed, make([]byte, len(sealed))) {
		t.Error("something is left")
	}
	holdsNot(t, v, jobs.NewID(1))
	if err := v.Put(jobs.NewID(1), testOwner, testSecret, digest(1)); !errors.Is(err, ErrClosed) {
		t.Errorf("%v", err)
	}
	if err := errors.Join(v.Empty(jobs.NewID(1)), v.Wipe(jobs.NewID(1))); err != nil || len(v.All()) != 0 {
		t.Errorf("%v", err)
	}
}

// A seal holds only where everything that it is bound to is the same.
func TestSealIsBound(t *testing.T) {
	id := jobs.NewID(1)
	cfg := vaultConfig("")
	v := openVault(t, cfg)
	put(t, v, id, testSecret, digest(1))
	sealed := v.secrets[id].sealed

	same := openVault(t, cfg)
	if c, in, err := same.seal.open(id, sealed, same.mem); err != nil || !bytes.Equal(c.plaintext, testSecret) {
		t.Fatalf("where all is the same: %v", err)
	} else {
		in.free()
	}
	chain, manager, key := cfg, cfg, cfg
	chain.ChainID = big.NewInt(31338)
	manager.Manager = common.HexToAddress("0x5f")
	key.Key = crypto.Keccak256([]byte("another"))
	for name, c := range map[string]VaultConfig{"chain": chain, "contract": manager, "enclave": key} {
		o := openVault(t, c)
		if _, _, err := o.seal.open(id, sealed, o.mem); !errors.Is(err, ErrSealed) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	if _, _, err := v.seal.open(jobs.NewID(2), sealed, v.mem); !errors.Is(err, ErrSealed) {
		t.Errorf("another secret: %v", err)
	}
	swapped := bytes.Clone(sealed)
	binary.BigEndian.PutUint64(swapped[len(sealMagic):], 2)
	if _, _, err := v.seal.open(id, swapped, v.mem); !errors.Is(err, ErrSealed) {
		t.Errorf("another version: %v", err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, _, err := v.seal.open(id, bad, v.mem); !errors.Is(err, ErrSealed) {
			t.Errorf("byte %d altered: %v", i, err)
		}
		if _, _, err := v.seal.open(id, sealed[:i], v.mem); !errors.Is(err, ErrSealed) {
			t.Errorf("cut to %d bytes: %v", i, err)
		}
	}
}

func TestAdoptedSecretKeepsWhatWasAccepted(t *testing.T) {
	v := openVault(t, vaultConfig(""))
	id := jobs.NewID(1)
	put(t, v, id, []byte("mine, old"), digest(1))
	if err := v.Empty(id); err != nil {
		t.Fatal(err)
	}
	handed := content{version: 7, owner: testOwner, accepted: []common.Hash{digest(5), digest(6)}, plaintext: testSecret}
	if err := v.adopt(id, handed); err != nil {
		t.Fatal(err)
	}
	holds(t, v, id, testSecret)
	for _, n := range []int{1, 5} {
		if err := v.Put(id, testOwner, []byte("older"), digest(n)); !errors.Is(err, ErrReplayed) {
			t.Errorf("ciphertext %d: %v", n, err)
		}
	}
	if h, _ := v.Get(id); h.Version != 7 {
		t.Errorf("version %d, want that of the other store", h.Version)
	}
	put(t, v, id, []byte("newer"), digest(8))
	if err := v.adopt(id, handed); err != nil {
		t.Fatal(err)
	}
	holds(t, v, id, []byte("newer")) // the owner came meanwhile
}

func TestVaultConfig(t *testing.T) {
	for want, spoil := range map[error]func(*VaultConfig){
		ErrVaultKey: func(c *VaultConfig) { c.Key = c.Key[1:] },
		ErrChainID:  func(c *VaultConfig) { c.ChainID = new(big.Int) },
		ErrManager:  func(c *VaultConfig) { c.Manager = common.Address{} },
		ErrDirPath:  func(c *VaultConfig) { c.Dir = "store" },
	} {
		cfg := vaultConfig("")
		spoil(&cfg)
		if _, err := OpenVault(cfg); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if err := openVault(t, vaultConfig("")).Put(jobs.NewID(1), testOwner, nil, digest(1)); !errors.Is(err, envelope.ErrEmpty) {
		t.Errorf("empty: %v", err)
	}
}

// Whatever is printed of a vault has no part of a secret or the key.
func TestVaultPrintsNoSecret(t *testing.T) {
	cfg := vaultConfig("")
	v := openVault(t, cfg)
	put(t, v, jobs.NewID(1), testSecret, digest(1))
	text := fmt.Sprintf("%v %+v %#v", v, v, v) + fmt.Sprintf("%v %+v", v.All(), v.seal)
	for _, secret := range [][]byte{testSecret, cfg.Key} {
		for _, form := range []string{string(secret), fmt.Sprintf("%x", secret), strings.Trim(fmt.Sprint(secret), "[]")} {
			if strings.Contains(text, form) {
				t.Errorf("%q is printed", form)
			}
		}
	}
}
