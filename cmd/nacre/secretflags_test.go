package main

import (
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

func TestSecretFlags(t *testing.T) {
	one, two := common.HexToAddress(exampleEnclave), common.HexToAddress("0x02")
	where := someFlags
	where.Code = common.Address{} // not asked for
	check(t, captured(t, newSecretCommand, "create", "api.key", "--for", "30d"),
		secretConfig{File: "api.key", For: 30 * day, Timeout: defaultOwnerTimeout})
	check(t, captured(t, newSecretCommand, with([]string{"create", "-", "--for", "12h", "--allow", exampleEnclave + "," + two.Hex(), "--size-limit", "4KiB",
		"--executor-url", exampleEnclave + "=http://h:1/", "--executor-url", two.Hex() + "=unix:///s", "--directory", two.Hex(), "--root", "r.pem", "--key-file", "k", "--timeout", "1m"}, someRPC, someJobs)...),
		secretConfig{jobFlags: where, trustFlags: trustFlags{Root: "r.pem"}, File: "-", For: 12 * time.Hour, Allow: []common.Address{one, two}, SizeLimit: 4096,
			URLs: map[common.Address]string{one: "http://h:1/", two: "unix:///s"}, Directory: two, KeyFile: "k", Timeout: time.Minute})
	check(t, captured(t, newSecretCommand, "inject", "7", "api.key", "--all"),
		secretConfig{ID: jobs.NewID(7), File: "api.key", All: true, Timeout: defaultOwnerTimeout})
	check(t, captured(t, newSecretCommand, "list", "--owner", exampleEnclave, "--all", "--from-block", "9", "--json"),
		secretConfig{jobFlags: jobFlags{JSON: true}, Whose: one, All: true, FromBlock: 9})
	check(t, captured(t, newSecretCommand, "show", "0x07", "--devnet", "d.json"), secretConfig{jobFlags: jobFlags{Devnet: "d.json"}, ID: jobs.NewID(7)})
	check(t, captured(t, newSecretCommand, "extend", "7", "--until", "2027-01-31"),
		secretConfig{ID: jobs.NewID(7), Until: time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC), Timeout: defaultOwnerTimeout})
	check(t, captured(t, newSecretCommand, "allow", "7", exampleEnclave, two.Hex(), "--revoke"),
		secretConfig{ID: jobs.NewID(7), Allow: []common.Address{one, two}, Revoke: true, Timeout: defaultOwnerTimeout})
	for _, verb := range []string{"terminate", "remove"} {
		check(t, captured(t, newSecretCommand, verb, "7"), secretConfig{ID: jobs.NewID(7), Timeout: defaultOwnerTimeout})
	}
}

func TestLifetimes(t *testing.T) {
	for s, want := range map[string]time.Duration{"30d": 30 * day, "1d": day, "36h": 36 * time.Hour, "90m": 90 * time.Minute, "1h30m": 90 * time.Minute} {
		if got, err := (lifetimeText{}).parse(s); err != nil || got != want {
			t.Errorf("%q: %s, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "d", "0d", "0s", "-1d", "-1h", "1.5d", "30", "1d12h", "99999999999999999999d", "106752d", "1500ms", "soon", "+1d"} {
		if got, err := (lifetimeText{}).parse(s); err == nil {
			t.Errorf("%q: %s", s, got)
		}
	}
	for d, want := range map[time.Duration]string{30 * day: "30d", 36 * time.Hour: "1d12h", time.Minute: "1m", 0: ""} {
		if got := (lifetimeText{}).show(d); got != want {
			t.Errorf("%v is shown as %q, want %q", d, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	for s, want := range map[string]string{"2027-01-31": "2027-01-31T00:00:00Z", "2027-01-31T12:00:00Z": "2027-01-31T12:00:00Z", "2027-01-31T12:00:00+02:00": "2027-01-31T10:00:00Z"} {
		if got, err := (momentText{}).parse(s); err != nil || (momentText{}).show(got) != want {
			t.Errorf("%q: %s, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "tomorrow", "31.1.2027", "2027-13-01", "2027-01-31 12:00", "1800000000"} {
		if got, err := (momentText{}).parse(s); err == nil {
			t.Errorf("%q: %s", s, got)
		}
	}
}

func TestListsThatNameOneTwice(t *testing.T) {
	var addresses []common.Address
	list := &addressesValue{&addresses}
	if err := list.Set(exampleEnclave + ", " + strings.ToLower(exampleEnclave)); err == nil {
		t.Errorf("taken: %s", list)
	}
	var urls map[common.Address]string
	where := &urlsValue{&urls}
	for i, s := range []string{exampleEnclave + "=http://h/", exampleEnclave + "=http://other/", "http://h/", "0x12=http://h/", exampleEnclave + "=https://h/"} {
		if err := where.Set(s); (err == nil) != (i == 0) {
			t.Errorf("%q: %v", s, err)
		}
	}
	if want := exampleEnclave + "=http://h/"; where.String() != want {
		t.Errorf("%q, want %q", where, want)
	}
}
