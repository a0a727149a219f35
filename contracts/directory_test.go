package contracts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// announce says where an enclave can be reached, as its owner.
func (w *world) announce(enclave common.Address, url string) *bindings.DirectoryUrlAnnounced {
	w.t.Helper()
	return event(w, w.send(w.owner, w.Addresses.Directory, w.Directory.PackAnnounce(enclave, url)), w.Directory.UnpackUrlAnnouncedEvent)
}

func (w *world) urls(enclaves ...common.Address) []string {
	w.t.Helper()
	return view(w, w.Addresses.Directory, w.Directory.PackUrlsOf(enclaves), w.Directory.UnpackUrlsOf)
}

// An owner announces, replaces and withdraws the URL of each of its enclaves.
func TestDirectoryAnnouncesReplacesAndClears(t *testing.T) {
	w := newWorld(t, 3, nil)
	first, second, third := w.enclaves[0].Address, w.enclaves[1].Address, w.enclaves[2].Address
	want := func(urls ...string) {
		t.Helper()
		if got := w.urls(first, second, third, first); !slices.Equal(got, append(urls, urls[0])) {
			t.Errorf("got %q, want %q", got, urls)
		}
	}
	want("", "", "")
	if e := w.announce(first, "http://203.0.113.7:6002"); e.EnclaveAddress != first || e.Owner != w.owner.Address || e.Url != "http://203.0.113.7:6002" {
		t.Errorf("event: %+v", e)
	}
	long := strings.Repeat("u", 255)
	w.announce(second, long)
	want("http://203.0.113.7:6002", long, "")
	w.announce(second, "s")
	want("http://203.0.113.7:6002", "s", "")
	if e := w.announce(first, ""); e.EnclaveAddress != first || e.Url != "" {
		t.Errorf("event of a withdrawal: %+v", e)
	}
	want("", "s", "")
	if got := w.urls(); len(got) != 0 {
		t.Errorf("asked of no enclave: %q", got)
	}
	if got := view(w, w.Addresses.Directory, w.Directory.PackTEEMANAGER(), w.Directory.UnpackTEEMANAGER); got != w.Addresses.TeeManager {
		t.Errorf("registry %s, not %s", got, w.Addresses.TeeManager)
	}
}

// Nobody but the owner of a registered node is heard, the enclave itself not
// either, and no URL is longer than is said.
func TestDirectoryHearsOwnersAlone(t *testing.T) {
	w := newWorld(t, 1, nil)
	enclave := w.enclaves[0].Address
	w.announce(enclave, "http://a.example")
	for _, from := range []sim.Account{w.client, w.Admin, w.gasKey} {
		w.refused("DirectoryInvalidEnclaveOwner", from, w.Addresses.Directory, w.Directory.PackAnnounce(enclave, "http://evil.example"))
		w.refused("DirectoryInvalidEnclaveOwner", from, w.Addresses.Directory, w.Directory.PackAnnounce(enclave, ""))
	}
	w.refused("DirectoryInvalidEnclaveOwner", w.owner, w.Addresses.Directory, w.Directory.PackAnnounce(sim.NewAccount("nobody's").Address, "http://a.example"))
	w.refused("DirectoryUrlTooLong", w.owner, w.Addresses.Directory, w.Directory.PackAnnounce(enclave, strings.Repeat("u", 256)))
	if got := w.urls(enclave, sim.NewAccount("nobody's").Address); !slices.Equal(got, []string{"http://a.example", ""}) {
		t.Errorf("got %q", got)
	}
}

// A node that is not registered any more has no URL and gets none; registered
// again by the same owner it has what that owner said.
func TestDirectoryForgetsDeregisteredNodes(t *testing.T) {
	w := newWorld(t, 2, nil)
	gone, stays := w.enclaves[0].Address, w.enclaves[1].Address
	w.announce(gone, "http://gone.example")
	w.announce(stays, "http://stays.example")
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(gone))
	if got := w.urls(gone); got[0] != "http://gone.example" {
		t.Errorf("a draining node is at %q", got)
	}
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(gone))
	if got := w.urls(gone, stays); !slices.Equal(got, []string{"", "http://stays.example"}) {
		t.Errorf("after deregistration: %q", got)
	}
	w.refused("DirectoryInvalidEnclaveOwner", w.owner, w.Addresses.Directory, w.Directory.PackAnnounce(gone, "http://gone.example"))
	if _, err := w.Register(w.ctx, sim.NewAccount("enclave 0"), w.owner, 20, w.stake(10)); err != nil {
		t.Fatal(named(err))
	}
	if got := w.urls(gone); got[0] != "http://gone.example" {
		t.Errorf("registered again it is at %q", got)
	}
}

// directory: the errors of TestEveryError.
func (e *provoker) directory() {
	d := bindings.NewDirectory()
	e.refuseNew("DirectoryZeroAddressTeeManager", &bindings.DirectoryMetaData, d.PackConstructor(common.Address{}))
	e.refuse("DirectoryInvalidEnclaveOwner", e.client, e.Addresses.Directory, d.PackAnnounce(e.enclaves[0].Address, ""))
	e.refuse("DirectoryUrlTooLong", e.owner, e.Addresses.Directory, d.PackAnnounce(e.enclaves[0].Address, strings.Repeat("u", 256)))
}
