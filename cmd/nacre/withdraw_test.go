package main

import (
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// TestWithdraw takes from the contracts of a devnet what its executors earned
// and what its user prepaid, and nothing twice.
func TestWithdraw(t *testing.T) {
	p := startDevnetProcess(t, filepath.Join(t.TempDir(), "devnet.json"))
	var r runAnswer
	p.on(t, exitOK, &r, "run", write(t, "echo.js", echoCode), "--input", "hello")

	refused := func(want string, args ...string) {
		t.Helper()
		if stderr := p.on(t, exitUsage, nil, append([]string{"withdraw"}, args...)...); !strings.Contains(stderr, want) || strings.Contains(stderr, "sending") {
			t.Errorf("%q: stderr %q, want %q", args, stderr, want)
		}
	}
	for _, x := range p.info.Executors {
		enclave := x.Address.Hex()
		var paid withdrawAnswer
		p.on(t, exitOK, &paid, "withdraw", "pay", enclave)
		if paid.To != x.Owner.Address || paid.Amount.Sign() <= 0 || paid.Token != p.info.Tokens.Payment || paid.Withdrew != "pay" || paid.GasUsed == 0 {
			t.Errorf("%+v, want pay to %s", paid, x.Owner.Address)
		}
		refused("nothing is owed: the pay of "+enclave+" is 0; it gave no answer since its pay was last withdrawn", "pay", enclave)
		refused("nothing is owed: the credit of "+x.Gas.Address.Hex()+" is 0; ACCOUNT is the gas account of", "credit", x.Gas.Address.Hex())
	}
	refused("not registered: "+p.info.Executors[0].Owner.Address.Hex()+", nor was it", "pay", p.info.Executors[0].Owner.Address.Hex())

	p.prepayAndShow(t)
	p.prepay(t, big.NewInt(1_250_000))
	var back withdrawAnswer
	p.on(t, exitOK, &back, "withdraw", "deposit")
	if back.To != p.info.Accounts.User.Address || back.Amount.Int64() != 1_250_000 || back.Token != p.info.Tokens.Payment {
		t.Errorf("%+v", back)
	}
	refused("nothing is owed: the prepaid balance of "+back.To.Hex()+" is 0; give the key of the account that prepaid, with --key-file; see", "deposit")
	p.interrupt(t)
}

// prepayAndShow prepays and withdraws as a person sees it.
func (p *devnetProcess) prepayAndShow(t *testing.T) {
	t.Helper()
	p.prepay(t, big.NewInt(2_500_000))
	env, out, errs := fakeEnvironment()
	env.now = time.Now
	if code := run(t.Context(), []string{"nacre", "withdraw", "deposit", "--devnet", p.file}, env); code != exitOK {
		t.Fatalf("code %d\n%s", code, errs)
	}
	for _, want := range []string{"deposit:      2.5 tUSD\n", "paid to:      " + p.info.Accounts.User.Address.Hex() + "\n", "transaction:  0x"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it shows\n%s\nwant %q", out, want)
		}
	}
}

// prepay puts tokens of the user into the prepaid balance.
func (p *devnetProcess) prepay(t *testing.T, amount *big.Int) {
	t.Helper()
	env, _, _ := fakeEnvironment()
	target := newDevnetTarget(p.info)
	a, err := target.openAccount(t.Context(), env, "")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := allowPrice(t.Context(), a, target.jobs, amount, progress{}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Send(t.Context(), target.jobs, bindings.NewJobs().PackDeposit(amount)); err != nil {
		t.Fatal(err)
	}
}
