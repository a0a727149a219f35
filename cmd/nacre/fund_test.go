//go:build !enclave

package main

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/params"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestFundFlags(t *testing.T) {
	check(t, captured(t, newFundCommand, "owner.key"), fundConfig{Whom: "owner.key", Timeout: defaultOwnerTimeout})
	check(t, captured(t, newFundCommand, exampleEnclave, "--devnet", "net.json", "--timeout", "1s", "--json"),
		fundConfig{Whom: exampleEnclave, Devnet: "net.json", Timeout: time.Second, JSON: true})
}

// funds gives accounts of a running devnet ether and tokens: one by its
// address, one by a key file that is made, and the same once more.
func funds(t *testing.T, info devnet.Info, file string) {
	path := filepath.Join(t.TempDir(), "new.key")
	made, _ := owns(t, exitOK, "fund", path, "--devnet", file, "--json")
	if stat, err := os.Stat(path); err != nil || stat.Mode().Perm() != 0o600 {
		t.Errorf("key file %v, %v", stat, err)
	}
	again, _ := owns(t, exitOK, "fund", path, "--devnet", file, "--json")
	if made["made"] != true || again["made"] != false || made["account"] != again["account"] {
		t.Errorf("first %v, then %v", made, again)
	}
	owns(t, exitOK, "fund", otherOwner, "--devnet", file)
	for account, times := range map[string]int64{made["account"].(string): 2, otherOwner: 1} {
		checkFunds(t, info, common.HexToAddress(account), times)
	}
	key := strings.Repeat("42", 32)
	if _, stderr := owns(t, exitUsage, "fund", "0x"+key, "--devnet", file); strings.Contains(stderr, key[:8]) || !strings.Contains(stderr, "not a key") {
		t.Errorf("of a key instead of a file: %q", stderr)
	}
}

func checkFunds(t *testing.T, info devnet.Info, account common.Address, times int64) {
	t.Helper()
	eth, err := ethclient.DialContext(t.Context(), info.HTTPURL)
	if err != nil {
		t.Fatal(err)
	}
	defer eth.Close()
	want := new(big.Int).Mul(big.NewInt(times*fundEther), big.NewInt(params.Ether))
	if got, err := eth.BalanceAt(t.Context(), account, nil); err != nil || got.Cmp(want) != 0 {
		t.Errorf("%s has %s wei, %v; want %s", account, got, err, want)
	}
	b := bindings.NewTestToken()
	for _, token := range []common.Address{info.Tokens.Staking, info.Tokens.Payment} {
		decimals, err := view(t.Context(), eth, token, b.PackDecimals(), b.UnpackDecimals)
		if err != nil {
			t.Fatal(err)
		}
		got, err := view(t.Context(), eth, token, b.PackBalanceOf(account), b.UnpackBalanceOf)
		if err != nil || formatTokens(got, decimals) != fmt.Sprint(times*fundTokens) {
			t.Errorf("%s has %s of token %s, %v", account, got, token, err)
		}
	}
}

func TestMendOfAnUntrustedAttester(t *testing.T) {
	err := fmt.Errorf("refused: %w", attestation.ErrChain)
	if got := registerMend(err, common.Address{}, target{devnet: &devnet.Info{Dir: "/tmp/net"}}); !strings.Contains(got, "--dev-attestation-root /tmp/net") {
		t.Errorf("on a devnet: %q", got)
	}
	if got := registerMend(err, common.Address{}, target{}); strings.Contains(got, "dev-attestation") || !strings.Contains(got, "--root") {
		t.Errorf("elsewhere: %q", got)
	}
}

// TestChainNotReachedNamesItsFlag: by the kind of error, and where it came from.
func TestChainNotReachedNamesItsFlag(t *testing.T) {
	down := fmt.Errorf("%w: refused", chain.ErrUnreachable)
	for want, err := range map[string]error{
		"--rpc: " + down.Error():                            dialError(down, nil),
		"--rpc and --chain-id: " + chain.ErrChainID.Error(): dialError(chain.ErrChainID, nil),
	} {
		if err.Error() != want {
			t.Errorf("%q, want %q", err, want)
		}
	}
	var usage usageError
	if err := dialError(down, &devnet.Info{PID: os.Getpid()}); !errors.As(err, &usage) || !strings.Contains(err.Error(), "is not running any more") {
		t.Errorf("of a devnet that has ended: %v", err)
	}
	if code, _, stderr := runArgs(t, "drain", otherOwner, "--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", otherOwner, "--key-file", writeFile(t, "k", testKey, 0o600)); code != exitFailed ||
		!strings.HasPrefix(stderr, "nacre drain: --rpc: ") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}
