package owner

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
)

// ErrOtherOwner is returned for an enclave that belongs to somebody else
// already: what makes it one's own can be injected only once.
var ErrOtherOwner = errors.New("the enclave was initialised for another owner; start it anew")

// InitParams is what an enclave has to be told before it can be registered.
type InitParams struct {
	Owner             common.Address
	ExecutorGasKey    enclave.GasKey
	SecretStoreGasKey enclave.GasKey
	WSAPIKey          enclave.APIKey // empty: none
}

// Init waits until the enclave answers and injects its configuration. An
// enclave that has this owner already only gets the keys anew. It returns
// what the enclave then says of itself.
func Init(ctx context.Context, e Enclave, p InitParams, report Progress) (enclave.TeeDetails, error) {
	report.step("waiting for the enclave")
	if err := e.WaitUp(ctx); err != nil {
		return enclave.TeeDetails{}, fmt.Errorf("waiting for the enclave: %w", err)
	}
	health, err := e.Health(ctx)
	if err != nil {
		return enclave.TeeDetails{}, fmt.Errorf("asking the enclave for its state: %w", err)
	}
	switch {
	case health.Owner == nil:
		report.step("telling it its owner")
		if err := e.SetImmutable(ctx, p.Owner); err != nil {
			return enclave.TeeDetails{}, fmt.Errorf("injecting the owner address: %w", err)
		}
	case *health.Owner != p.Owner:
		return enclave.TeeDetails{}, fmt.Errorf("%w: it belongs to %s", ErrOtherOwner, health.Owner)
	}
	report.step("giving it its gas keys")
	err = e.SetMutable(ctx, enclave.Mutable{ExecutorGasKey: p.ExecutorGasKey, SecretStoreGasKey: p.SecretStoreGasKey, WSAPIKey: p.WSAPIKey})
	if err != nil {
		return enclave.TeeDetails{}, fmt.Errorf("injecting the gas keys: %w", err)
	}
	details, err := e.TeeDetails(ctx)
	if err != nil {
		return details, fmt.Errorf("asking the enclave for its details: %w", err)
	}
	return details, nil
}
