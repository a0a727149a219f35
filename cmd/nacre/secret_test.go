package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

// TestSecretCommands is a secret's life as its owner types it.
func TestSecretCommands(t *testing.T) {
	s := newSecretShell(t, 3)
	friend := common.HexToAddress("0xf1")
	stdout, stderr := s.create(exitOK, nil, s.file, "--for", "30d", "--size-limit", "64KiB", "--allow", friend.Hex())
	for _, want := range []string{"secret: ", " 1\n", "state: ", " kept\n", "attested image: ", "STORE ", s.net.Stores[0].URL} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the answer lacks %q:\n%s", want, stdout)
		}
	}
	fitsTerminal(t, stdout)
	for want, n := range map[string]int{": attested, image 0x": 3, ": injected": 3, ": acknowledged on chain, ": 3, "secret 1 is paid for until ": 1, "creating the secret for ": 1} {
		if got := strings.Count(stderr, want); got != n {
			t.Errorf("%d times %q, want %d:\n%s", got, want, n, stderr)
		}
	}
	for _, store := range s.net.Stores {
		if string(store.Got(jobs.NewID(1))) != theSecret {
			t.Errorf("store %s has %q", store.URL, store.Got(jobs.NewID(1)))
		}
	}

	var shown shownSecret
	s.show(&shown)
	if shown.State != owner.SecretKept || len(shown.Stores) != 3 || !shown.Stores[2].Alive || shown.SizeLimit != 64<<10 || shown.URLs[0] == "" ||
		len(shown.History.Allowed) != 1 || shown.History.Allowed[0] != friend || shown.Deposit.Sign() <= 0 {
		t.Errorf("shown %+v", shown)
	}
	stdout, _ = s.start(t.Context(), fresh(), exitOK, append([]string{"secret", "show", "1"}, s.on()...)...)
	for _, want := range []string{"kept, 3 of 3 stores have it\n", "its owner, " + friend.Hex() + "\n", "  alive  ", "NEXT DUE (UTC)", cellTime(shown.Stores[0].ProofDue)} {
		if !strings.Contains(stdout, want) {
			t.Errorf("lacks %q:\n%s", want, stdout)
		}
	}
	fitsTerminal(t, stdout)

	end := shown.End
	var changed changedSecret
	s.as(s.key, exitOK, &changed, "extend", "1", "--for", "2d")
	if !changed.End.Equal(end.Add(2*day)) || changed.Paid.Sign() <= 0 {
		t.Errorf("changed %+v", changed)
	}
	_, stderr = s.as(s.key, exitOK, &changed, "extend", "1", "--until", end.Add(-day).Format(time.RFC3339))
	if !strings.Contains(stderr, "moving the end, which pays back what that saves\n") || changed.Back == nil {
		t.Errorf("%q, %+v", stderr, changed)
	}
	sent := s.sent()
	_, stderr = s.as(s.key, exitUsage, nil, "extend", "1", "--until", end.Add(-day).Format(time.RFC3339))
	if want := "nothing to change: secret 1 ends at " + clock(end.Add(-day)) + " as it is"; !strings.Contains(stderr, want) || s.sent() != sent {
		t.Errorf("%q, want %q; %d transactions", stderr, want, s.sent()-sent)
	}
	other := common.HexToAddress("0xf2")
	s.as(s.key, exitOK, nil, "allow", "1", other.Hex())
	s.as(s.key, exitOK, nil, "allow", "1", friend.Hex(), "--revoke")
	s.as(s.key, exitUsage, nil, "allow", "1", friend.Hex(), "--revoke")
	if s.show(&shown); len(shown.History.Allowed) != 1 || shown.History.Allowed[0] != other || !shown.End.Equal(end.Add(-day)) {
		t.Errorf("shown %+v, %v", shown, shown.History)
	}
	s.endAndRemove()
}

// TestSecretWithAStoreThatCannotBeTrusted: the other stores get it, this one is
// sent nothing, and the error says why and how to go on.
func TestSecretWithAStoreThatCannotBeTrusted(t *testing.T) {
	s := newSecretShell(t, 3)
	bad := s.net.Stores[1]
	other := s.net.Image
	other.PCR1[5] = 9
	good := bad.Attester
	env := fresh()
	env.stderr = &cancelOn{word: "secret 1 is paid for until ", cancel: func() { bad.Attester = enclave.NewSoftwareAttester(s.net.Root, other, time.Now) }}
	stdout, stderr := s.start(t.Context(), env, exitFailed, append(append([]string{"secret", "create", s.file, "--for", "1d", "--json", "--key-file", s.key}, s.where()...), s.on()...)...)
	var answer secretDelivery
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("nacre secret create: 1 of 3 stores are without the secret: %s: the attestation of the enclave is refused: measurements are not the expected ones: image id is 0x", bad.Identity.Address())
	if !strings.Contains(stderr, want) || !strings.Contains(stderr, " (nothing was sent); until ") || !strings.HasSuffix(stderr, " nacre secret inject 1 FILE tries again\n") {
		t.Errorf("%q, want %q", stderr, want)
	}
	if bad.Tries() != 0 || answer.State != owner.SecretAwaited {
		t.Errorf("%d tries to inject, %+v", bad.Tries(), answer)
	}
	for _, l := range answer.Stores {
		if (l.Enclave == bad.Identity.Address()) != (l.Acknowledged == nil) {
			t.Errorf("store %+v", l)
		}
	}
	_, stderr = s.start(t.Context(), fresh(), exitFailed, append([]string{"run", write(t, "echo.js", echoCode), "--secret", "1", "--key-file", s.key, "--code-contract", s.net.At.UserCode.Hex()}, s.on()...)...)
	if !strings.Contains(stderr, "nacre run: not all of its first stores have acknowledged the secret: secret 1, 2 of 3 have; nacre secret show says which") {
		t.Errorf("run: %q", stderr)
	}

	bad.Attester = good
	_, stderr = s.as(s.key, exitOK, &answer, append([]string{"inject", "1", s.file}, s.where()...)...)
	if want := "note: the value that 2 other stores have was left as it is: "; !strings.Contains(stderr, want) {
		t.Errorf("%q, want %q", stderr, want)
	}
	if answer.State != owner.SecretKept || len(answer.Stores) != 1 || string(bad.Got(jobs.NewID(1))) != theSecret {
		t.Errorf("injected again: %+v", answer)
	}
	_, stderr = s.as(s.key, exitFailed, nil, append([]string{"inject", "1", s.file}, s.where()...)...)
	if !strings.Contains(stderr, "nacre secret inject: nothing was sent: each of the 3 stores of secret 1 has acknowledged a value already") || !strings.Contains(stderr, "nacre secret inject 1 FILE --all makes") {
		t.Errorf("injected once more: %q", stderr)
	}
	s.as(s.key, exitOK, &answer, append([]string{"inject", "1", s.file, "--all"}, s.where()...)...)
	if len(answer.Stores) != 3 {
		t.Errorf("injected into all: %+v", answer)
	}
}

func TestSecretsWrongInput(t *testing.T) {
	s := newSecretShell(t, 3)
	s.create(exitOK, nil, s.file, "--for", "1d", "--size-limit", "64")
	stranger := write(t, "stranger.key", hex.EncodeToString(crypto.FromECDSA(s.net.Admin.Key)))
	empty, large, longer := write(t, "empty", ""), write(t, "large", strings.Repeat("x", int(s.net.Params.MaxSecretSize)+1)), write(t, "longer", strings.Repeat("y", 65))
	where, sent := s.where(), s.sent()
	for _, c := range []struct {
		key  string
		want string
		args []string
	}{
		{s.key, "--for is missing", []string{"create", s.file}},
		{s.key, "for --for: want more than 0", []string{"create", s.file, "--for", "0d"}},
		{s.key, "for --for: want a number with a unit", []string{"create", s.file, "--for", "0"}},
		{s.key, "--for 1m: the network takes 5m to 365d", append([]string{"create", s.file, "--for", "1m"}, where...)},
		{s.key, "--for 366d: the network takes 5m to 365d", append([]string{"create", s.file, "--for", "366d"}, where...)},
		{s.key, "empty; a secret has at least one byte", append([]string{"create", empty, "--for", "1d"}, where...)},
		{s.key, "the network takes up to 1MiB", append([]string{"create", large, "--for", "1d"}, where...)},
		{s.key, "--size-limit 8B: secret " + s.file + " has 32 bytes", append([]string{"create", s.file, "--for", "1d", "--size-limit", "8"}, where...)},
		{s.key, "--size-limit 2MiB: the network takes up to 1MiB", append([]string{"create", s.file, "--for", "1d", "--size-limit", "2MiB"}, where...)},
		{s.key, "FILE: there is no such file; want the name of a file", append([]string{"create", theSecret, "--for", "1d"}, where...)},
		{s.key, "where are the stores? give --directory", []string{"create", s.file, "--for", "1d"}},
		{s.key, "the contract there is no Directory contract but a TeeManager contract", []string{"create", s.file, "--for", "1d", "--directory", s.net.At.TeeManager.Hex()}},
		{s.key, "for --allow: want an address", append([]string{"create", s.file, "--for", "1d", "--allow", "0x12"}, where...)},
		{s.key, "for --executor-url: want ADDRESS=URL", []string{"create", s.file, "--for", "1d", "--executor-url", "http://x/"}},
		{s.key, "no such secret, or it was removed: 99; nacre secret list shows yours", []string{"terminate", "99"}},
		{s.key, "secret: want the number", []string{"terminate", "seven"}},
		{s.key, "secret: want the number", []string{"terminate", keyLookalike}},
		{s.key, "ADDRESS number 2: want an address", []string{"allow", "1", "0x00000000000000000000000000000000000000f1", theSecret}},
		{s.key, `ADDRESS "0x12": want an address`, []string{"allow", "1", "0x12"}},
		{s.key, "until when? give either --for", []string{"extend", "1"}},
		{s.key, "--for and --until both say when it ends: give one of them", []string{"extend", "1", "--for", "1d", "--until", "2999-01-01"}},
		{s.key, "--until 2020-01-01 00:00:00 UTC is past", []string{"extend", "1", "--until", "2020-01-01"}},
		{s.key, "the end would be 2999-01-01 00:00:00 UTC; the network takes ends of up to 365d from now", []string{"extend", "1", "--until", "2999-01-01"}},
		{s.key, s.net.User.Address.Hex() + " is the owner of secret 1, who may always use it", []string{"allow", "1", s.net.User.Address.Hex(), "--revoke"}},
		{s.key, s.net.User.Address.Hex() + " is the owner of secret 1, who may always use it", []string{"allow", "1", s.net.User.Address.Hex()}},
		{s.key, "--allow " + s.net.User.Address.Hex() + ": that is the secret's owner", append([]string{"create", s.file, "--for", "1d", "--allow", s.net.User.Address.Hex()}, where...)},
		{s.key, "0x00000000000000000000000000000000000000f1 may not use it as it is; nacre secret show 1 says who may", []string{"allow", "1", "0x00000000000000000000000000000000000000f1", "--revoke"}},
		{s.key, "there is no such block yet: 99999, the newest one is ", []string{"list", "--from-block", "99999"}},
		{s.key, "; give a smaller --from-block", []string{"allow", "1", "0x00000000000000000000000000000000000000f1", "--from-block", "99999"}},
		{s.key, "65 bytes, secret 1 has room for 64", append([]string{"inject", "1", longer}, where...)},
		{stranger, "the account is not the secret's owner", []string{"terminate", "1"}},
		{stranger, "the account is not the secret's owner", []string{"extend", "1", "--for", "1d"}},
		{stranger, "the account is not the secret's owner", []string{"allow", "1", "0x00000000000000000000000000000000000000f1"}},
		{stranger, "the account is not the secret's owner", append([]string{"inject", "1", s.file}, where...)},
		{stranger, "not enough tokens", append([]string{"create", s.file, "--for", "1d", "--size-limit", "1MiB"}, where...)},
	} {
		_, stderr := s.as(c.key, exitUsage, nil, c.args...)
		if !strings.Contains(stderr, c.want) || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, keyLookalike[2:12]) {
			t.Errorf("nacre secret %s: %q, want %q in one line", strings.Join(c.args, " "), stderr, c.want)
		}
	}
	for want, args := range map[string][]string{
		"nacre run: no such secret, or it was removed: 99; nacre secret list shows yours":                {"--secret", "99", "--key-file", s.key},
		"nacre run: the account may not use the secret: secret 1 belongs to " + s.net.User.Address.Hex(): {"--secret", "1", "--key-file", stranger},
		"--secret: want none, or the number of a secret":                                                 {"--secret", "one", "--key-file", s.key},
	} {
		args := append(append([]string{"run", write(t, "echo.js", echoCode), "--code-contract", s.net.At.UserCode.Hex()}, args...), s.on()...)
		if _, stderr := s.start(t.Context(), fresh(), exitUsage, args...); !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q, want %q", stderr, want)
		}
	}
	if now := s.sent(); now != sent {
		t.Errorf("%d transactions were sent for what cannot be", now-sent)
	}
}

// TestJobWithASecretThatIsOver asks for it before anything is paid.
func TestJobWithASecretThatIsOver(t *testing.T) {
	s := newSecretShell(t, 3)
	s.create(exitOK, nil, s.file, "--for", "1d")
	run := func(want string, code int) {
		t.Helper()
		args := append([]string{"run", write(t, "echo.js", echoCode), "--code-contract", s.net.At.UserCode.Hex(), "--secret", "1", "--key-file", s.key}, s.on()...)
		if _, stderr := s.start(t.Context(), fresh(), code, args...); !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q, want %q", stderr, want)
		}
	}
	s.net.Pass(s.net.Params.MarkAliveTimeout + time.Minute)
	run("nacre run: no store that holds the secret is alive: secret 1; nacre secret show says since when", exitFailed)
	s.as(s.key, exitOK, nil, "terminate", "1")
	run("nacre run: the secret has ended: secret 1, at ", exitUsage)
	sent := s.sent()
	for _, args := range [][]string{{"allow", "1", "0x00000000000000000000000000000000000000f1"}, {"allow", "1", "0x00000000000000000000000000000000000000f1", "--revoke"}, {"extend", "1", "--for", "1d"}} {
		if _, stderr := s.as(s.key, exitUsage, nil, args...); !strings.Contains(stderr, "the secret has ended: secret 1, at ") || strings.Count(stderr, "\n") != 1 || s.sent() != sent {
			t.Errorf("%v: %q, %d transactions", args, stderr, s.sent()-sent)
		}
	}
	if _, stderr := s.as(s.key, exitUsage, nil, "terminate", "1"); !strings.Contains(stderr, "the secret has ended: secret 1, at ") || !strings.Contains(stderr, "; nacre secret remove 1 takes it out of the contract; see") {
		t.Errorf("ended twice: %q", stderr)
	}
	if n, err := view(t.Context(), s.net.Client, s.net.At.Jobs, bindings.NewJobs().PackJobs(big.NewInt(1)), func(b []byte) (string, error) { return string(b), nil }); err != nil || strings.Trim(n, "\x00") != "" {
		t.Errorf("a job was created: %x, %v", n, err)
	}
}

// TestSecretThatIsGivenUpMeanwhile must not be told to exist.
func TestSecretThatIsGivenUpMeanwhile(t *testing.T) {
	s := newSecretShell(t, 3)
	for _, store := range s.net.Stores {
		store.Mute = true
	}
	env := fresh()
	env.stderr = &cancelOn{word: "waiting for the acknowledgements", cancel: func() {
		s.net.Pass(s.net.Params.AckTimeout + time.Minute)
		s.net.Send(s.net.Admin, s.net.At.SecretManager, bindings.NewSecretManager().PackAcknowledgeStoreFailed(big.NewInt(1)))
	}}
	_, stderr := s.start(t.Context(), env, exitFailed, append(append([]string{"secret", "create", s.file, "--for", "1d", "--key-file", s.key}, s.where()...), s.on()...)...)
	if want := "nacre secret create: secret 1 is gone: not all of its stores acknowledged in time, and its deposit was paid back; nacre secret create begins anew\n"; !strings.HasSuffix(stderr, want) {
		t.Errorf("%q, want %q", stderr, want)
	}
}

// TestAnnouncedURLThatLeadsToThisMachine is not followed, unless the person
// names it.
func TestAnnouncedURLThatLeadsToThisMachine(t *testing.T) {
	for url, follow := range map[string]bool{"unix:///run/x": false, "vsock://3:1/": false, "http://h:1/": true, "unix:///run/mine": true, "nonsense": false} {
		c := secretConfig{URLs: map[common.Address]string{{1}: "unix:///run/mine"}}
		if _, err := c.connector(jobTarget{})(url); (err == nil) != follow {
			t.Errorf("%s: %v", url, err)
		}
	}
	if _, err := (secretConfig{}).connector(jobTarget{devnet: &devnet.Info{}})("unix:///run/x"); err != nil {
		t.Errorf("on a devnet: %v", err)
	}
}

// Stores may attest different images, all of them registered.
func TestSecretOfSeveralImages(t *testing.T) {
	env, out, _ := fakeEnvironment()
	v := secretDelivery{ID: jobs.NewID(7), Deposit: big.NewInt(5), Stores: []storeDelivered{{ImageID: &common.Hash{1}}, {ImageID: &common.Hash{2}}, {}}}
	net := ownertest.Start(t, 0)
	if err := v.print(t.Context(), env, &secretSession{Secrets: owner.Secrets{Chain: net.Client}, terms: owner.SecretTerms{Token: net.At.PaymentToken}}); err != nil {
		t.Fatal(err)
	}
	if strings.Count(out.String(), "attested image: ") != 2 || strings.Count(out.String(), "ATTESTED IMAGE") != 1 || strings.Count(out.String(), "0x0000000000000000000000000000000000000000  -  ") != 1 {
		t.Error(out)
	}
	fitsTerminal(t, out.String())
}

// A copy that is gone for good is not forgotten.
func TestShowSaysOfCopiesThatAreGone(t *testing.T) {
	v := shownSecret{State: owner.SecretKept, History: &owner.SecretHistory{Copies: 3}}
	v.Stores = []owner.SecretStore{{Acknowledged: true}, {Acknowledged: true}}
	if line := v.stateLine(); !strings.Contains(line, "kept, 2 of 2 stores have it; it was created with 3") {
		t.Error(line)
	}
	v.Stores = append(v.Stores, owner.SecretStore{})
	if line := v.stateLine(); line != "kept, 2 of 3 stores have it" {
		t.Error(line)
	}
}
