package owner

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
)

// ErrOtherOwner is returned for an enclave that belongs to somebody else
// already: what makes it one's own can be injected only once.
var ErrOtherOwner = errors.New("the enclave was initialised for another owner; start it anew")

// ErrNoChain is returned for an enclave that does not reach the chain.
var ErrNoChain = errors.New("the enclave has its configuration but does not reach the chain")

// InitParams is what an enclave has to be told before it can be registered.
type InitParams struct {
	Owner             common.Address
	ExecutorGasKey    enclave.GasKey
	SecretStoreGasKey enclave.GasKey
	WSAPIKey          enclave.APIKey // empty: none
}

// Init waits until the enclave answers, injects its configuration, and waits
// until the enclave has reached the chain with it. An enclave that has this
// owner already only gets the keys anew. Init returns what the enclave then
// says of itself.
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
	report.step("waiting until it has reached the chain")
	if err := waitReady(ctx, e); err != nil {
		return enclave.TeeDetails{}, err
	}
	details, err := e.TeeDetails(ctx)
	if err != nil {
		return details, fmt.Errorf("asking the enclave for its details: %w", err)
	}
	return details, nil
}

// waitReady waits until the enclave can give out its registration message:
// it needs the chain for that, and connects after it was configured.
func waitReady(ctx context.Context, e Enclave) error {
	tick := time.NewTicker(statePause)
	defer tick.Stop()
	for {
		_, err := e.SignedRegistration(ctx)
		var status *client.StatusError
		if err == nil {
			return nil
		}
		if !errors.As(err, &status) || status.Status != http.StatusServiceUnavailable {
			return fmt.Errorf("asking the enclave for its registration message: %w", err)
		}
		health, healthErr := e.Health(ctx)
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w (%s): %w", ErrNoChain, strings.Join(health.Broken, "; "), errors.Join(ctx.Err(), healthErr))
		case <-tick.C:
		}
	}
}
