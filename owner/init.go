package owner

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

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
// says of itself, or ErrNoEnclave at once if something else is in its place.
func Init(ctx context.Context, e Enclave, p InitParams, report Progress) (enclave.TeeDetails, error) {
	report.step("waiting for the enclave")
	health, err := waitUp(ctx, e)
	if err != nil {
		return enclave.TeeDetails{}, err
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
	if err := waitReady(ctx, e, report); err != nil {
		return enclave.TeeDetails{}, err
	}
	details, err := e.TeeDetails(ctx)
	if err != nil {
		return details, fmt.Errorf("asking the enclave for its details: %w", err)
	}
	return details, nil
}

// waitReady waits until the enclave can give out its registration message:
// it needs the chain for that, and connects after it was configured. What the
// enclave says is broken meanwhile is reported whenever it changes.
func waitReady(ctx context.Context, e Enclave, report Progress) error {
	pause := newPause(longestPause)
	defer pause.stop()
	var broken string // what the last answer said; the last question may go unanswered
	for {
		_, err := e.SignedRegistration(ctx)
		if err == nil {
			return nil
		}
		var status *client.StatusError
		refused := errors.As(err, &status) && status.Status == http.StatusServiceUnavailable
		if !refused && ctx.Err() == nil {
			return fmt.Errorf("asking the enclave for its registration message: %w", err)
		}
		if health, err := Look(ctx, e); err == nil {
			now := strings.Join(health.Broken, "; ")
			if now != "" && now != broken {
				report.step("it does not reach the chain yet; its healthz says: " + now)
			}
			broken = now
		}
		if ended := pause.wait(ctx); ended != nil {
			return noChain(broken, ended)
		}
	}
}

func noChain(broken string, ended error) error {
	text := ErrNoChain.Error()
	if broken != "" {
		text += "; its healthz says: " + broken
	}
	return &waitError{text, []error{ErrNoChain, ended}}
}
