package devnet

import (
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
)

// Without executors no program is needed, and contracts and accounts are there
// for executors of others: the contracts in the same place each time, if the
// same key deploys them.
func TestWithoutExecutors(t *testing.T) {
	var log buffer
	c := DefaultConfig()
	c.Executors, c.Log = 0, slog.New(slog.NewTextHandler(&log, nil))
	c.InfoFile = filepath.Join(t.TempDir(), "devnet.json")
	var err error
	if c.Admin, err = crypto.GenerateKey(); err != nil {
		t.Fatal(err)
	}
	first := startAlone(t, c)
	again := startAlone(t, c)
	if first.Contracts != again.Contracts || first.Tokens != again.Tokens {
		t.Errorf("%+v and %+v of the same admin", first.Contracts, again.Contracts)
	}
}

// startAlone starts a devnet, looks at it and stops it.
func startAlone(t *testing.T, c Config) Info {
	t.Helper()
	d, err := Start(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	info, err := ReadInfo(c.InfoFile)
	if err != nil {
		t.Error(err)
	}
	node, err := ethclient.Dial(info.HTTPURL)
	if err != nil {
		t.Fatal(err)
	}
	defer node.Close()
	for name, at := range map[string]Account{"admin": info.Accounts.Admin, "user": info.Accounts.User} {
		if wei, err := node.BalanceAt(t.Context(), at.Address, nil); err != nil || wei.Sign() == 0 {
			t.Errorf("%s has %v wei, %v", name, wei, err)
		}
	}
	if code, err := node.CodeAt(t.Context(), info.Contracts.Jobs, nil); err != nil || len(code) == 0 {
		t.Errorf("Jobs has %d bytes of code, %v", len(code), err)
	}
	if len(info.Executors) != 0 {
		t.Errorf("executors %v", info.Executors)
	}
	if err := d.Stop(); err != nil {
		t.Error(err)
	}
	checkGone(t, c, info)
	return info
}
