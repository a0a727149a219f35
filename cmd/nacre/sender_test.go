package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/devnet"
)

func TestParseTokens(t *testing.T) {
	good := []struct {
		in       string
		decimals uint8
		want     string
	}{
		{"100", 18, "100000000000000000000"}, {"0.5", 18, "500000000000000000"}, {"0.000000000000000001", 18, "1"},
		{"1.25", 6, "1250000"}, {"7", 0, "7"}, {"007.50", 2, "750"}, {"3.", 2, "300"},
	}
	for _, tt := range good {
		n, err := parseTokens(tt.in, tt.decimals)
		if err != nil || n.String() != tt.want {
			t.Errorf("parseTokens(%q, %d) = %v, %v; want %s", tt.in, tt.decimals, n, err, tt.want)
		}
	}
	for _, in := range []string{"", "0", "0.0", "-1", "+1", ".5", "1e18", "1,000", "0x10", "1.2.3", "1_000", "0.1234567", "ten", " 1", strings.Repeat("9", 80)} {
		n, err := parseTokens(in, 6)
		var usage usageError
		if !errors.As(err, &usage) {
			t.Errorf("parseTokens(%q) = %v, %v; want a usage error", in, n, err)
		}
	}
}

func TestFormatTokens(t *testing.T) {
	for _, in := range []string{"1", "0.5", "1234.000001", "0.000000000000000001", "100"} {
		n, err := parseTokens(in, 18)
		if err != nil {
			t.Fatal(err)
		}
		if got := formatTokens(n, 18); got != in {
			t.Errorf("%s is shown as %s", in, got)
		}
	}
	if n, _ := parseTokens("5", 0); formatTokens(n, 0) != "5" {
		t.Error("no decimals")
	}
}

func TestRegisterDefaults(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got registerConfig
	cmd := newRegisterCommand(env, func(_ context.Context, _ environment, c registerConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd); err != nil {
		t.Fatal(err)
	}
	want := registerConfig{ownerFlags: ownerFlags{Timeout: defaultOwnerTimeout}}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestNodeCommandArguments(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got nodeConfig
	n := nodeCommand{name: "add", withAmount: true}
	cmd := n.buildWith(env, func(_ context.Context, _ environment, c nodeConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd, "--json", testOwner, "0.5", "--key-file", "k"); err != nil {
		t.Fatal(err)
	}
	if got.Enclave.Hex() != testOwner || got.Amount != "0.5" || got.KeyFile != "k" || !got.JSON || got.Timeout != defaultOwnerTimeout {
		t.Errorf("%+v", got)
	}
}

// TestEndedDevnetIsNamed: the keys of a devnet are gone with it, and that they
// are is not the fault of a flag that nobody gave.
func TestEndedDevnetIsNamed(t *testing.T) {
	ended := &devnet.Info{Accounts: devnet.Accounts{User: devnet.Account{KeyFile: "/nowhere/user.key"}}}
	env, _, _ := fakeEnvironment()
	_, ofJobs := jobTarget{devnet: ended}.payerKey(env, "")
	_, ofOwner := ownerFlags{}.openAccount(t.Context(), env, target{devnet: ended}, "/nowhere/owner.key")
	for _, err := range []error{ofJobs, ofOwner} {
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), "is not running any more: start nacre devnet") {
			t.Error(err)
		}
	}
}
