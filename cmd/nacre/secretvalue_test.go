package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// TestSecretGetsANewValue: stores acknowledge on chain once, so that nothing is
// said of a second time, and a store that was not reached is not said to lack
// what it has, nor to have what it lacks.
func TestSecretGetsANewValue(t *testing.T) {
	s := newSecretShell(t, 3)
	var first, second secretDelivery
	s.create(exitOK, &first, s.file, "--for", "1d", "--size-limit", "64")
	at := map[common.Address]time.Time{}
	for _, l := range first.Stores {
		if l.Acknowledged == nil {
			t.Fatalf("store %+v", l)
		}
		at[l.Enclave] = *l.Acknowledged
	}
	s.net.Pass(10 * time.Minute)
	renewed, down := write(t, "new.key", theSecret+"!"), s.net.Stores[1]
	other := s.net.Image
	other.PCR1[5] = 9
	good := down.Attester
	down.Attester = enclave.NewSoftwareAttester(s.net.Root, other, time.Now)
	inject := append([]string{"inject", "1", renewed, "--all"}, s.where()...)
	_, stderr := s.as(s.key, exitFailed, &second, inject...)
	if !strings.Contains(stderr, "1 of 3 stores are without the new value, and answer jobs with what they had before: "+down.Identity.Address().Hex()) {
		t.Errorf("%q", stderr)
	}
	for _, never := range []string{"waiting for the acknowledgements", "acknowledged on chain"} {
		if strings.Contains(stderr, never) {
			t.Errorf("nothing is acknowledged anew, and yet %q", stderr)
		}
	}
	for _, l := range second.Stores {
		if l.Acknowledged == nil || !l.Acknowledged.Equal(at[l.Enclave]) || (l.Injected == nil) != (l.Enclave == down.Identity.Address()) {
			t.Errorf("%s: acknowledged %v, want %s; injected %v", l.Enclave, l.Acknowledged, at[l.Enclave], l.Injected)
		}
	}
	_, stderr = s.as(s.key, exitFailed, nil, append([]string{"inject", "1", renewed}, s.where()...)...)
	if strings.Contains(stderr, "have it") || !strings.Contains(stderr, "nothing was sent") || string(down.Got(jobs.NewID(1))) != theSecret {
		t.Errorf("%q", stderr)
	}
	down.Attester = good
	if s.as(s.key, exitOK, &second, inject...); string(down.Got(jobs.NewID(1))) != theSecret+"!" {
		t.Errorf("the store has %q", down.Got(jobs.NewID(1)))
	}
}

// TestSecretCreateThatFailsAnswers: what was paid for is known to scripts, too.
func TestSecretCreateThatFailsAnswers(t *testing.T) {
	s := newSecretShell(t, 3)
	for _, store := range s.net.Stores {
		store.Mute = true
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	env := fresh()
	env.stderr = &cancelOn{word: "is paid for until", cancel: cancel}
	stdout, _ := s.start(ctx, env, exitFailed, append(append([]string{"secret", "create", s.file, "--for", "1d", "--json", "--key-file", s.key}, s.where()...), s.on()...)...)
	var answer secretDelivery
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatalf("%v: %q", err, stdout)
	}
	if answer.ID != jobs.NewID(1) || answer.State != stateUnfinished || len(answer.Stores) != 3 || answer.TxHash == nil || answer.Deposit == nil || answer.End.IsZero() {
		t.Errorf("%+v", answer)
	}
}

// TestSecretIsTyped at a terminal, where it is asked for and not shown.
func TestSecretIsTyped(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		fails error
		want  string
		warns string
	}{
		"a secret": {typed: theSecret},
		"short":    {typed: "short", warns: "warning: the secret has 5 bytes, white space around it left out: one shorter than 8 is not replaced"},
		"nothing":  {want: "empty; a secret has at least one byte"},
		"too long": {typed: strings.Repeat("x", longestTyped), want: "put it in a file"},
		"no":       {fails: context.Canceled, want: "context canceled"},
		"slow":     {fails: context.DeadlineExceeded, want: "within --timeout"},
	} {
		env, _, stderr := fakeEnvironment()
		asked := ""
		env.readSecret = func(_ context.Context, prompt string) ([]byte, error) {
			asked = prompt
			return []byte(c.typed), c.fails
		}
		got, err := secretConfig{File: "-"}.readSecretFile(env)
		if !strings.HasPrefix(asked, "the secret (one line, not shown;") {
			t.Errorf("%s: asked %q", name, asked)
		}
		if c.want == "" && (err != nil || string(got) != c.typed) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if !strings.HasPrefix(stderr.String(), c.warns) || c.warns == "" && stderr.Len() > 0 {
			t.Errorf("%s: %q", name, stderr)
		}
	}
}

// TestSecretCreateThatIsInterrupted says what was paid for, and how to go on.
func TestSecretCreateThatIsInterrupted(t *testing.T) {
	s := newSecretShell(t, 3)
	for _, store := range s.net.Stores {
		store.Mute = true
	}
	for _, at := range []string{"is paid for until", ": injected", "waiting for the acknowledgements"} {
		ctx, cancel := context.WithCancel(t.Context())
		env := fresh()
		env.stderr = &cancelOn{word: at, cancel: cancel}
		_, stderr := s.start(ctx, env, exitFailed, append(append([]string{"secret", "create", s.file, "--for", "1d", "--key-file", s.key}, s.where()...), s.on()...)...)
		cancel()
		last := stderr[strings.LastIndexByte(strings.TrimSpace(stderr), '\n')+1:]
		var id int
		if _, err := fmt.Sscanf(last, "nacre secret create: interrupted: secret %d exists and is paid for; nacre secret inject", &id); err != nil || id == 0 {
			t.Errorf("at %q: %v, %q", at, err, last)
		}
	}
}

func TestMendOfStoresThatLackASecret(t *testing.T) {
	until := time.Date(2027, 1, 31, 12, 0, 0, 0, time.UTC)
	for want, v := range map[string]secretDelivery{
		"; until 2027-01-31 12:00:00 UTC nacre secret inject 7 FILE tries again":                 {State: owner.SecretAwaited, now: until.Add(-time.Second)},
		"; their time is over: once that is reported the deposit comes back":                     {State: owner.SecretAwaited, now: until},
		"; once that is reported others are selected; nacre secret show 7 names them, nacre sec": {State: owner.SecretKept, now: until},
	} {
		v.ID, v.until, v.Stores = jobs.NewID(7), until, []storeDelivered{{Error: "silent"}, {}}
		if err := v.verdict(); err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "1 of 2 stores are without the secret: 0x") {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// A store that did not get a new value still has the old one, and the mend is to
// send the new one again: inject without --all would pass it by.
func TestMendOfStoresThatKeepAnOldValue(t *testing.T) {
	v := secretDelivery{ID: jobs.NewID(7), State: owner.SecretKept, renew: true, Stores: []storeDelivered{{}, {Error: "connection refused"}}}
	err := v.verdict()
	if err == nil || !strings.Contains(err.Error(), "1 of 2 stores are without the new value") || !strings.HasSuffix(err.Error(), "nacre secret inject 7 FILE --all tries again") {
		t.Errorf("%v", err)
	}
}

// A price of less than the token's smallest unit is no mistake.
func TestSecretForNothing(t *testing.T) {
	s := newSecretShell(t, 3)
	stdout, stderr := s.create(exitOK, nil, write(t, "a", "a"), "--for", "10m")
	if !strings.Contains(stderr, "creating the secret for less than 0.000001 tUSD, which is nothing\n") || !strings.Contains(stdout, " 0 tUSD (the price is less than 0.000001 tUSD, the least there is)\n") {
		t.Errorf("%s%s", stderr, stdout)
	}
	stdout, _ = s.start(t.Context(), fresh(), exitOK, append([]string{"secret", "show", "1"}, s.on()...)...)
	if strings.Count(stdout, "the price is less than") != 1 {
		t.Error(stdout)
	}
}
