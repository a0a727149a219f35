package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// ErrWrongContract says that an address is not that of the contract which is
// expected there.
var ErrWrongContract = errors.New("another contract than expected")

// Needs is what an executor needs of a chain.
type Needs struct {
	Jobs, TeeManager, UserCode common.Address
	Lookback                   time.Duration // age of the oldest job that may still be answered
}

// Preflight checks that c has what n needs, and returns the contracts'
// parameters, as the quorum of c's endpoints has them. Each of its errors is one line that says what is wrong, where, and
// how it is mended: ErrNoContract, ErrWrongContract, ErrParams, ErrPruned, or
// what a request failed with. Dial has checked the endpoints and their chain.
func Preflight(ctx context.Context, c *Client, n Needs) (Params, error) {
	p, err := ReadParams(ctx, c.Agreed(), n.Jobs, n.TeeManager)
	if err != nil {
		return Params{}, err
	}
	if err := CheckUserCode(ctx, c.Agreed(), n.UserCode); err != nil {
		return Params{}, err
	}
	return p, c.CheckHistory(ctx, n.Jobs, n.Lookback)
}

// CheckUserCode returns ErrNoContract or ErrWrongContract unless addr takes code
// transactions.
func CheckUserCode(ctx context.Context, client viewBackend, addr common.Address) error {
	if err := CheckContract(ctx, client, "UserCode", addr); err != nil {
		return err
	}
	out, err := client.CallContract(ctx, ethereum.CallMsg{To: &addr, Data: bindings.NewUserCode().PackSaveCodeInCallData("", nil)}, nil)
	if _, reverted := revertData(err); reverted || err == nil && len(out) > 0 {
		return wrongContract("UserCode", addr, "it takes no code")
	}
	if err != nil {
		return fmt.Errorf("asking the UserCode contract at %s: %w", addr, err)
	}
	return nil
}

func wrongContract(name string, addr common.Address, why string) error {
	return fmt.Errorf("%w: %s is no %s contract, %s: correct its address, or the chain id and the URLs if they are of another network", ErrWrongContract, addr, name, why)
}
