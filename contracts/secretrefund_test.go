package contracts_test

import (
	"math/big"
	"testing"

	"github.com/nacre-tee/nacre/contracts/deploy"
)

// A token that refuses to pay an owner back keeps no secret from ending: the
// money waits.
func TestRefundThatTheTokenRefuses(t *testing.T) {
	first := newWorld(t, 0, nil)
	token, abi := first.deployArtefact("BlockingToken")
	w := newWorldOn(t, first, func(p *deploy.Params) { p.PaymentToken, p.SecretFeeRate = token, 123_457_001 })
	for i := range 3 {
		w.addExecutor(i, 20, 10)
	}
	secret := w.keptSecret()
	block := func(blocked bool) { w.send(w.Admin, token, pack(t, abi, "setBlocked", w.client.Address, blocked)) }
	block(true)
	refunded := w.refunded(w.manage(w.client, w.SecretManager.PackTerminateSecret(secret.SecretId)))
	w.pass(w.Params.MarkAliveTimeout)
	refunded += w.refunded(w.manage(w.slasher, w.SecretManager.PackRemoveSecret(secret.SecretId)))
	same(t, "credited", w.secretCredit(w.client.Address), big.NewInt(refunded))
	if refunded == 0 {
		t.Error("nothing was to come back: the test tests nothing")
	}
	block(false)
	before := w.balance(token, w.client.Address)
	w.manage(w.slasher, w.SecretManager.PackWithdrawCredit(w.client.Address))
	same(t, "paid out", new(big.Int).Sub(w.balance(token, w.client.Address), before), big.NewInt(refunded))
	same(t, "left", w.balance(token, w.Addresses.SecretManager), new(big.Int))
}
