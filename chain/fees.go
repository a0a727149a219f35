package chain

import "math/big"

// fees is what one attempt offers, in wei per gas (EIP-1559).
type fees struct {
	tip *big.Int // to the block's producer, at most
	cap *big.Int // all in all, at most
}

// market is what the chain asks at present, in wei per gas.
type market struct {
	baseFee *big.Int
	tip     *big.Int
}

// bumpPercent is the raise of a replacement. Nodes ask for at least 10 % on
// both fees; 12.5 % leaves room for rounding.
const bumpNumerator, bumpDenominator = 9, 8

// first returns the fees of a first attempt: twice the base fee plus the tip,
// which stays enough for six full blocks in a row. It is false if not even the
// next block is to be had under limit. Less than the tip that is asked may do,
// and who asks it may lie.
func (m market) first(limit *big.Int) (fees, bool) {
	left := new(big.Int).Sub(limit, m.baseFee)
	if left.Sign() < 0 || left.Sign() == 0 && m.tip.Sign() > 0 {
		return fees{}, false
	}
	tip := minBig(m.tip, left)
	want := new(big.Int).Add(m.baseFee, m.baseFee)
	return fees{tip: tip, cap: minBig(want.Add(want, tip), limit)}, true
}

// bumped returns fees that replace f and suit m: both raised by an eighth or to
// the market, and the tip at least to minTip. It is false if they exceed limit.
func (f fees) bumped(m market, minTip, limit *big.Int) (fees, bool) {
	next := fees{
		tip: maxBig(raise(f.tip), m.tip, minTip),
		cap: maxBig(raise(f.cap), new(big.Int).Add(m.baseFee, m.tip)),
	}
	next.cap = maxBig(next.cap, next.tip)
	return next, next.cap.Cmp(limit) <= 0
}

func raise(v *big.Int) *big.Int {
	n := new(big.Int).Mul(v, big.NewInt(bumpNumerator))
	n.Div(n, big.NewInt(bumpDenominator))
	return n.Add(n, big.NewInt(1))
}

func minBig(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func maxBig(a *big.Int, more ...*big.Int) *big.Int {
	for _, b := range more {
		if b.Cmp(a) > 0 {
			a = b
		}
	}
	return a
}
