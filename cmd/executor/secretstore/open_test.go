//go:build !enclave

package secretstore

import (
	"errors"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/secrets"
)

func TestStoreConfigCheck(t *testing.T) {
	w := newWorld(t)
	good := w.join(1).config()
	for name, c := range map[string]struct {
		spoil func(*Config)
		want  error
	}{
		"Identity":            {func(c *Config) { c.Identity = nil }, ErrConfig},
		"Attester":            {func(c *Config) { c.Attester = nil }, ErrConfig},
		"Chain":               {func(c *Config) { c.Chain = nil }, ErrConfig},
		"Sender":              {func(c *Config) { c.Sender = nil }, ErrConfig},
		"Domain":              {func(c *Config) { c.Domain = contracts.Domain{} }, ErrConfig},
		"ChainID":             {func(c *Config) { c.ChainID = nil }, ErrConfig},
		"Log":                 {func(c *Config) { c.Log = nil }, ErrConfig},
		"BlockTime":           {func(c *Config) { c.BlockTime = nil }, ErrConfig},
		"chain 0":             {func(c *Config) { c.ChainID = new(big.Int) }, secrets.ErrChainID},
		"directory on a disk": {func(c *Config) { c.Dir = "relative" }, secrets.ErrDirPath},
		"no timeouts":         {func(c *Config) { c.Params = secrets.Params{} }, secrets.ErrAckTimeout},
		"no time":             {func(c *Config) { c.Now = nil }, peer.ErrConfig},
	} {
		cfg := good
		c.spoil(&cfg)
		if s, err := Open(cfg); !errors.Is(err, c.want) || s != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// Another process of the same enclave has what the one before it had; another
// enclave, which has another key, has not.
func TestStoreIsFoundAgainByTheSameEnclaveAlone(t *testing.T) {
	w := newWorld(t)
	x := w.join(1)
	other := w.join(2)
	id := w.reserve(7, nil, []*executor{x})
	dir, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	cfg := x.config()
	cfg.Dir = filepath.Join(dir, "secrets")
	open := func(cfg Config) *Store {
		t.Helper()
		s, err := Open(cfg)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := open(cfg)
	x.front.Serve(first.Keeper)
	first.Keeper.Handle(w.head)
	acknowledgement(t, x, injection(t, id, "owner", x.encrypt(plaintext)))
	first.Close()

	stranger := other.config()
	stranger.Dir = cfg.Dir
	foreign := open(stranger)
	if h, known := foreign.Vault.Get(id); !known || !h.Refused {
		t.Errorf("another enclave: %+v, %v", h, known)
	}
	foreign.Close()

	second := open(cfg)
	defer second.Close()
	x.vault = second.Vault
	x.holds(id, plaintext)
}

func TestStoreWithoutAttestationHandsNothingOver(t *testing.T) {
	w := newWorld(t)
	holder, asker := w.join(1), w.join(2)
	id := held(t, w, holder, asker)
	request := asker.request(id)
	cfg := holder.config()
	cfg.Roots = nil
	s, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Keeper.Handle(w.head)
	holder.front.Serve(s.Keeper)
	if res := holder.post("/secret-handover", request); res.Code != http.StatusBadRequest || res.Body.String() != secrets.ErrNoHandover.Error() {
		t.Errorf("%d %.200s", res.Code, res.Body)
	}
}
