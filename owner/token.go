package owner

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// Token is an ERC-20 token.
type Token struct {
	Address  common.Address
	Symbol   string // as the contract says; may hold anything
	Decimals uint8
}

// Amount shows a number of the token's smallest units as people write it.
func (t Token) Amount(n *big.Int) string { return FormatTokens(n, t.Decimals) + " " + t.Symbol }

// ReadToken asks a token for its symbol and decimals.
func ReadToken(ctx context.Context, c Chain, token common.Address) (Token, error) {
	b := bindings.NewTestToken() // any ERC-20 token has these views
	symbol, err := view(ctx, c, token, b.PackSymbol(), b.UnpackSymbol)
	if err != nil {
		return Token{}, fmt.Errorf("asking the token %s for its symbol: %w", token, err)
	}
	decimals, err := view(ctx, c, token, b.PackDecimals(), b.UnpackDecimals)
	if err != nil {
		return Token{}, fmt.Errorf("asking the token %s for its decimals: %w", token, err)
	}
	return Token{token, symbol, decimals}, nil
}

// amountOf shows an amount of a token; of one that does not describe itself
// in its smallest units.
func amountOf(ctx context.Context, c Chain, token common.Address, n *big.Int) string {
	t, err := ReadToken(ctx, c, token)
	if err != nil {
		return fmt.Sprintf("%d units of token %s", n, token)
	}
	return t.Amount(n)
}

// FormatTokens shows a number of a token's smallest units in tokens, without
// zeros at the end.
func FormatTokens(n *big.Int, decimals uint8) string {
	s := n.String()
	if pad := int(decimals) + 1 - len(s); pad > 0 {
		s = strings.Repeat("0", pad) + s
	}
	whole, fraction := s[:len(s)-int(decimals)], strings.TrimRight(s[len(s)-int(decimals):], "0")
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// StakingToken asks the TeeManager in what it is staked.
func (n Network) StakingToken(ctx context.Context) (Token, error) {
	address, err := n.stakingToken(ctx)
	if err != nil {
		return Token{}, err
	}
	return ReadToken(ctx, n.Chain, address)
}

func (n Network) stakingToken(ctx context.Context) (common.Address, error) {
	b := bindings.NewTeeManager()
	token, err := view(ctx, n.Chain, n.TeeManager, b.PackSTAKINGTOKEN(), b.UnpackSTAKINGTOKEN)
	if err != nil {
		return token, fmt.Errorf("asking the TeeManager %s for its staking token: %w", n.TeeManager, err)
	}
	return token, nil
}

// MinStake is the least stake with which an enclave gets jobs, in the
// smallest unit of the staking token.
func (n Network) MinStake(ctx context.Context) (*big.Int, error) {
	b := bindings.NewTeeManager()
	least, err := view(ctx, n.Chain, n.TeeManager, b.PackMINSTAKEAMOUNT(), b.UnpackMINSTAKEAMOUNT)
	if err != nil {
		return nil, fmt.Errorf("asking the TeeManager %s for the least stake: %w", n.TeeManager, err)
	}
	return least, nil
}

// CheckStake returns ErrMinStake for a stake with which an enclave would be
// registered and never get a job.
func (n Network) CheckStake(ctx context.Context, stake *big.Int) error {
	least, err := n.MinStake(ctx)
	if err != nil || stake.Cmp(least) >= 0 {
		return err
	}
	token, err := n.stakingToken(ctx)
	if err != nil {
		return err
	}
	return fmt.Errorf("a stake of %s is %w: at least %s", amountOf(ctx, n.Chain, token, stake), ErrMinStake, amountOf(ctx, n.Chain, token, least))
}

// allowStake lets the TeeManager take amount of the staking token.
func (n Network) allowStake(ctx context.Context, amount *big.Int, report Progress) error {
	token, err := n.stakingToken(ctx)
	if err != nil {
		return err
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
	if err := checkBalance(ctx, c, token, me, amount); err != nil {
		return err
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

// checkBalance returns ErrBalance if an account has less than amount of a token.
func checkBalance(ctx context.Context, c Chain, token, me common.Address, amount *big.Int) error {
	balance, err := view(ctx, c, token, erc20Call("balanceOf(address)", me.Bytes()), oneWord)
	if err != nil {
		return fmt.Errorf("asking %s for the balance of %s: %w", token, me, err)
	}
	if balance.Cmp(amount) < 0 {
		return fmt.Errorf("%w: %s has %s and needs %s; send it more, or give another key or amount", ErrBalance, me,
			amountOf(ctx, c, token, balance), amountOf(ctx, c, token, amount))
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
