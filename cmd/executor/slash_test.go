//go:build !enclave

package main

import (
	"crypto/ecdsa"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// An executor reports the other one of a job, which is silent, and nothing
// else: the answer and the report are its only transactions.
func TestExecutorReportsSilence(t *testing.T) {
	n := startNetworkOf(t, 2)
	d := newDaemonProcess(n, false)
	d.start()
	d.enrol()
	silent := n.registerSilent()
	id := n.job(n.code(quickCode), 2*time.Second)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	n.pass(20 * time.Second)
	if got := len(n.reports()); got != 0 {
		t.Fatalf("%d reports while answers are still taken", got)
	}
	n.pass(20 * time.Second)
	n.eventually("the report", func() bool { return len(n.reports()) == 1 })
	report := n.reports()[0]
	if report.Topics[1].Big().Cmp(id) != 0 || common.BytesToAddress(report.Topics[2][:]) != silent {
		t.Errorf("reported: %+v", report)
	}
	n.eventually("the transactions to be settled", func() bool { return d.metric("nacre_transactions_pending") == "0" })
	gas := crypto.PubkeyToAddress(n.gas.PublicKey)
	if nonce, err := n.client.NonceAt(n.within(), gas, nil); err != nil || nonce != 2 {
		t.Errorf("%d transactions, want 2: %v", nonce, err)
	}
	n.withdrawEarned(d.health().Enclave, gas)
	d.stop()
}

// withdrawEarned pays out what an executor has earned by its answer, and by
// its report; the former to its owner.
func (n *network) withdrawEarned(enclave, gas common.Address) {
	n.Helper()
	purse := owner.Purse{Chain: n.client, Tx: ownerSender{n.admin}, Jobs: n.at.Jobs}
	pay, err := purse.Pay(n.within(), enclave, nil)
	n.must(err)
	credit, err := purse.Credit(n.within(), gas, nil)
	n.must(err)
	if pay.To != n.owner.Address() || pay.Token != n.at.PaymentToken || credit.To != gas || credit.Token != n.at.StakingToken {
		n.Errorf("pay %+v, credit %+v", pay, credit)
	}
	for _, w := range []owner.Withdrawal{pay, credit} {
		token := bindings.NewTestToken()
		out, err := n.client.CallContract(n.within(), ethereum.CallMsg{To: &w.Token, Data: token.PackBalanceOf(w.To)}, nil)
		n.must(err)
		if has, err := token.UnpackBalanceOf(out); err != nil || w.Amount.Sign() <= 0 || has.Cmp(w.Amount) < 0 {
			n.Errorf("%s was paid %d and has %d: %v", w.To, w.Amount, has, err)
		}
	}
	_, again := purse.Pay(n.within(), enclave, nil)
	_, andAgain := purse.Credit(n.within(), gas, nil)
	if !errors.Is(again, owner.ErrNothingOwed) || !errors.Is(andAgain, owner.ErrNothingOwed) {
		n.Errorf("paid twice: %v, %v", again, andAgain)
	}
}

func (n *network) reports() []types.Log {
	n.Helper()
	return n.logs(n.at.Jobs, "SlashedOnExecutionTimeout(uint256,address)")
}

// pass lets chain time pass, with a block at the end.
func (n *network) pass(d time.Duration) {
	n.Helper()
	var none any
	n.call(&none, "evm_increaseTime", int(d.Seconds()))
	n.mine()
}

// registerSilent registers an enclave that no process stands behind.
func (n *network) registerSilent() common.Address {
	n.Helper()
	key, err := crypto.GenerateKey()
	n.must(err)
	head, err := n.client.Head(n.within())
	n.must(err)
	image := n.params.Images[0]
	doc := contracts.Attestation{EnclavePubKey: crypto.FromECDSAPub(&key.PublicKey)[1:], PCR0: image.PCR0, PCR1: image.PCR1, PCR2: image.PCR2, Timestamp: head.Time}
	reg := contracts.Register{Owner: n.owner.Address(), JobCapacity: 1, Env: jobs.Env, SignTimestamp: head.Time}
	token := bindings.NewTestToken()
	n.send(n.admin, n.at.StakingToken, token.PackMint(n.owner.Address(), n.stake()))
	n.send(n.owner, n.at.StakingToken, token.PackApprove(n.at.TeeManager, n.stake()))
	n.send(n.owner, n.at.TeeManager, bindings.NewTeeManager().PackRegisterTeeNode(
		n.signed(n.verifier, doc.Digest(n.domain(n.at.AttestationVerifier, contracts.AttestationVerifierDomain))),
		bindings.IAttestationVerifierAttestation{EnclavePubKey: doc.EnclavePubKey, PCR0: doc.PCR0, PCR1: doc.PCR1, PCR2: doc.PCR2, TimestampInMilliseconds: big.NewInt(head.Time.UnixMilli())},
		big.NewInt(1), new(big.Int), jobs.Env, big.NewInt(head.Time.Unix()),
		n.signed(key, reg.Digest(n.domain(n.at.TeeManager, contracts.TeeManagerDomain))), n.stake()))
	return crypto.PubkeyToAddress(key.PublicKey)
}

func (n *network) domain(contract common.Address, name string) contracts.Domain {
	n.Helper()
	d, err := chain.Domain(n.within(), n.client, contract, big.NewInt(anvilChainID), name)
	n.must(err)
	return d
}

func (n *network) signed(key *ecdsa.PrivateKey, digest common.Hash) []byte {
	n.Helper()
	sig, err := crypto.Sign(digest[:], key)
	n.must(err)
	sig[64] += 27
	return sig
}
