package owner

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// allowStake lets the TeeManager take amount of the staking token.
func (n Network) allowStake(ctx context.Context, amount *big.Int, report Progress) error {
	b := bindings.NewTeeManager()
	token, err := view(ctx, n.Chain, n.TeeManager, b.PackSTAKINGTOKEN(), b.UnpackSTAKINGTOKEN)
	if err != nil {
		return fmt.Errorf("asking the TeeManager %s for its staking token: %w", n.TeeManager, err)
	}
	if err := Allow(ctx, n.Chain, n.Tx, token, n.TeeManager, amount, report); err != nil {
		return fmt.Errorf("staking token: %w", err)
	}
	return nil
}

// Allow lets spender take amount of an ERC-20 token from the sender's
// account, and sends a transaction only if it may not already. It returns
// ErrBalance if the account has less.
func Allow(ctx context.Context, c Chain, tx Sender, token, spender common.Address, amount *big.Int, report Progress) error {
	me := tx.Address()
	balance, err := view(ctx, c, token, erc20Call("balanceOf(address)", me.Bytes()), oneWord)
	if err != nil {
		return fmt.Errorf("asking %s for the balance of %s: %w", token, me, err)
	}
	if balance.Cmp(amount) < 0 {
		return fmt.Errorf("%w: %s has %d of token %s, needs %d", ErrBalance, me, balance, token, amount)
	}
	allowed, err := view(ctx, c, token, erc20Call("allowance(address,address)", me.Bytes(), spender.Bytes()), oneWord)
	if err != nil {
		return fmt.Errorf("asking %s for the allowance of %s: %w", token, spender, err)
	}
	if allowed.Cmp(amount) >= 0 {
		return nil
	}
	report.step("allowing the contract to take the tokens")
	_, err = tx.Send(ctx, token, erc20Call("approve(address,uint256)", spender.Bytes(), amount.Bytes()))
	if err != nil {
		return fmt.Errorf("allowing %s to take tokens: %w", spender, err)
	}
	return nil
}

// erc20Call packs a call whose arguments are single words.
func erc20Call(signature string, args ...[]byte) []byte {
	data := crypto.Keccak256([]byte(signature))[:4]
	for _, a := range args {
		data = append(data, common.LeftPadBytes(a, 32)...)
	}
	return data
}

func oneWord(out []byte) (*big.Int, error) {
	if len(out) != 32 {
		return nil, fmt.Errorf("%d bytes instead of 32: is there a token at this address?", len(out))
	}
	return new(big.Int).SetBytes(out), nil
}

// attestationVerifier asks the TeeManager whose word on attestations it
// takes.
func (n Network) attestationVerifier(ctx context.Context) (common.Address, error) {
	b := bindings.NewTeeManager()
	verifier, err := view(ctx, n.Chain, n.TeeManager, b.PackATTESTATIONVERIFIER(), b.UnpackATTESTATIONVERIFIER)
	if err != nil {
		return verifier, fmt.Errorf("asking the TeeManager %s for its attestation verifier: %w", n.TeeManager, err)
	}
	return verifier, nil
}
