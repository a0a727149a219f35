package chain

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

// Only an enclave that is registered, with a key and an image that nobody
// revoked, is one to hand a secret to.
func TestImageOfAnEnclaveIsTrustedOnlyWhileItIsRegistered(t *testing.T) {
	n := newSecretNet(t, 3, 2)
	want := deploy.Image{PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3)}.ID()
	tee := bindings.NewTeeManager()
	image := func(enclave common.Address) (common.Hash, bool) {
		t.Helper()
		id, trusted, err := n.reader(n.client).Image(within(t, time.Minute), enclave, n.head())
		if err != nil {
			t.Fatal(err)
		}
		return id, trusted
	}
	leaves, revoked, last := address(n.enclaves[0]), address(n.enclaves[1]), address(n.enclaves[2])
	for _, enclave := range []common.Address{leaves, revoked, last} {
		if got, trusted := image(enclave); got != want || !trusted {
			t.Errorf("registered: %s, %v, want %s", got, trusted, want)
		}
	}
	refused := func(name string, enclave common.Address) {
		t.Helper()
		if got, trusted := image(enclave); trusted || got != (common.Hash{}) {
			t.Errorf("%s: %s, %v", name, got, trusted)
		}
	}
	refused("unknown", common.Address{1})
	n.send(n.TeeManager, tee.PackDrainTeeNode(leaves))
	if _, trusted := image(leaves); !trusted {
		t.Error("one that drains hands its secrets on")
	}
	n.send(n.TeeManager, tee.PackDeregisterTeeNode(leaves))
	refused("deregistered", leaves)
	n.send(n.TeeManager, tee.PackRevokeEnclaveKey(revoked))
	refused("key revoked", revoked)
	n.send(n.TeeManager, tee.PackRevokeEnclaveImage(want))
	refused("image revoked", last)
}
