package deploy_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

func TestDeployConnectsEverything(t *testing.T) {
	n, err := sim.NewNetwork(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	}()
	all := []common.Address{
		n.Addresses.TeeManager, n.Addresses.Executors, n.Addresses.Jobs, n.UserCode,
		n.AttestationVerifier, n.Addresses.SecretManager, n.Addresses.SecretStore, n.Addresses.Directory, n.PaymentToken, n.StakingToken,
	}
	seen := map[common.Address]bool{}
	for _, a := range all {
		if seen[a] || a == (common.Address{}) {
			t.Errorf("addresses: %+v", n.Addresses)
		}
		seen[a] = true
	}
}

// failing fails, or reverts, at its n-th transaction.
type failing struct {
	at      int
	reverts bool
	sent    int
}

var errSend = errors.New("the wire is cut")

func (f *failing) Send(context.Context, *common.Address, []byte) (*types.Receipt, error) {
	f.sent++
	if f.sent < f.at {
		return &types.Receipt{Status: types.ReceiptStatusSuccessful}, nil
	}
	if f.reverts {
		return &types.Receipt{Status: types.ReceiptStatusFailed}, nil
	}
	return nil, errSend
}

func TestDeployStopsAtTheFirstError(t *testing.T) {
	for at := 1; at <= 17; at++ {
		for want, f := range map[error]*failing{errSend: {at: at}, deploy.ErrReverted: {at: at, reverts: true}} {
			_, err := deploy.Deploy(t.Context(), f, deploy.Default(common.HexToAddress("0xad")))
			if !errors.Is(err, want) || f.sent != at {
				t.Errorf("failing at %d: %v after %d transactions", at, err, f.sent)
			}
		}
	}
}

func TestDeployChecksFirst(t *testing.T) {
	f := &failing{at: 1}
	if _, err := deploy.Deploy(t.Context(), f, deploy.Params{}); !errors.Is(err, deploy.ErrZeroAddress) || f.sent != 0 {
		t.Errorf("%v after %d transactions", err, f.sent)
	}
}
