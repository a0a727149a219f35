package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// otherImage lets a store attest another image than that of its registration.
func (s *secretShell) otherImage(store int) {
	other := s.net.Image
	other.PCR1[5] = 9
	s.net.Stores[store].Attester = enclave.NewSoftwareAttester(s.net.Root, other, time.Now)
}

// Whatever is wrong with stores, or with what is asked of them, is told before
// anything is paid, each reason once.
func TestSecretThatTooFewStoresWouldTake(t *testing.T) {
	s := newSecretShell(t, 4)
	sent := s.sent()
	otherRoot, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	refused := func(want []string, once string, args ...string) {
		t.Helper()
		_, stderr := s.as(s.key, exitFailed, nil, append([]string{"create", s.file, "--for", "1d", "--directory", s.net.At.Directory.Hex()}, args...)...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		last := lines[len(lines)-1]
		for _, w := range append(want, "nacre secret create: nothing was paid: a secret gets 3 stores, and ") {
			if !strings.Contains(last, w) {
				t.Errorf("%q, want %q", last, w)
			}
		}
		if strings.Count(last, once) != 1 || s.sent() != sent {
			t.Errorf("%q should be told once, and nothing be sent: %q, %d transactions", once, last, s.sent()-sent)
		}
	}
	all := func(stores ...int) string {
		var list []string
		for _, i := range stores {
			list = append(list, s.net.Stores[i].Identity.Address().Hex())
		}
		return strings.Join(list, ", ")
	}
	image := common.Hash{7}
	refused([]string{"0 of 4 that can be drawn would be sent it: 0x", ": the attestation of the enclave is refused", "not " + image.Hex()}, "image id is 0x", "--root", s.root, "--image-id", image.Hex())
	refused([]string{"0 of 4"}, "is --root the certificate of the network's enclaves?", "--root", write(t, "other.pem", string(otherRoot.CertificatePEM())))
	refused([]string{"0 of 4"}, "PCR0", "--root", s.root, "--pcr0", strings.Repeat("ab", 48))

	// What the person says of a store must be so.
	refusedAll := func(code int, want string, args ...string) {
		t.Helper()
		_, stderr := s.as(s.key, code, nil, append(append([]string{"create", s.file, "--for", "1d"}, s.where()...), args...)...)
		if !strings.Contains(stderr, want) || s.sent() != sent {
			t.Errorf("%q, want %q, %d transactions", stderr, want, s.sent()-sent)
		}
	}
	refusedAll(exitFailed, "nothing was paid: --executor-url "+all(2)+"="+s.net.Stores[1].URL+": what answers there is another enclave: "+all(1), "--executor-url", all(2)+"="+s.net.Stores[1].URL)
	refusedAll(exitUsage, "--executor-url "+exampleEnclave+": no enclave with this address keeps secrets", "--executor-url", exampleEnclave+"="+s.net.Stores[1].URL)

	// One store too few: that is a matter of the stores.
	s.otherImage(0)
	s.otherImage(2)
	refused([]string{"2 of 4 that can be drawn would be sent it: " + all(0, 2) + ": the attestation of the enclave is refused"}, "image id is 0x", "--root", s.root)

	s.net.Send(s.net.Admin, s.net.At.TeeManager, bindings.NewTeeManager().PackDrainTeeNode(s.net.Stores[1].Identity.Address()))
	s.net.Send(s.net.Admin, s.net.At.TeeManager, bindings.NewTeeManager().PackDrainTeeNode(s.net.Stores[3].Identity.Address()))
	refused([]string{"2 can be drawn now; not drawn: ", all(1, 3) + ": it is draining"}, "draining", "--root", s.root)
}

// A store that would be refused is told of, and does no harm if it is not drawn.
func TestSecretWhileSomeStoresWouldBeRefused(t *testing.T) {
	s := newSecretShell(t, 4)
	s.otherImage(3)
	env := fresh()
	env.stderr = &cancelOn{word: "secret 1 is paid for until ", cancel: func() { s.net.Stores[3].Attester = s.net.Stores[0].Attester }}
	_, stderr := s.start(t.Context(), env, exitOK, append(append([]string{"secret", "create", s.file, "--for", "1d", "--key-file", s.key}, s.where()...), s.on()...)...)
	if want := fmt.Sprintf("warning: 1 of 4 enclaves that can be drawn as stores would not be sent the secret: %s: the attestation of the enclave is refused: ", s.net.Stores[3].Identity.Address()); !strings.Contains(stderr, want) {
		t.Errorf("%q, want %q", stderr, want)
	}
}

// Interrupted while it asks, it has paid nothing and says so by saying no more.
func TestSecretCheckThatIsInterrupted(t *testing.T) {
	s := newSecretShell(t, 3)
	sent := s.sent()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	env := fresh()
	env.stderr = &cancelOn{word: "for their attestation", cancel: cancel}
	_, stderr := s.start(ctx, env, exitFailed, append(append([]string{"secret", "create", s.file, "--for", "1d", "--key-file", s.key}, s.where()...), s.on()...)...)
	if !strings.HasSuffix(stderr, ": interrupted\n") || s.sent() != sent {
		t.Errorf("%q, %d transactions", stderr, s.sent()-sent)
	}
}

// An equal reason of several stores is told once.
func TestReasons(t *testing.T) {
	v := secretDelivery{ID: jobs.NewID(7)}
	for i := range byte(12) {
		v.Stores = append(v.Stores, storeDelivered{Enclave: common.Address{i + 1}, Error: "silent"})
	}
	v.Stores[1].Error = "another one"
	err := v.verdict()
	if err == nil || strings.Count(err.Error(), "silent") != 1 || strings.Count(err.Error(), "another one") != 1 || !strings.Contains(err.Error(), " and 3 more: silent; 0x02") {
		t.Errorf("%v", err)
	}
}
