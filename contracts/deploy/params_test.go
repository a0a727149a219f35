package deploy

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

func valid() Params { return Default(common.HexToAddress("0xad")) }

func TestDefaultIsValid(t *testing.T) {
	if err := valid().Check(); err != nil {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	image := Image{PCR0: []byte("123456789012345678901234567890123456789012345678"), PCR1: make([]byte, 48), PCR2: make([]byte, 48)}
	for _, c := range []struct {
		want   error
		change func(*Params)
	}{
		{ErrZeroAddress, func(p *Params) { p.Admin = common.Address{} }},
		{ErrZeroAddress, func(p *Params) { p.StakingPool = common.Address{} }},
		{ErrZeroAddress, func(p *Params) { p.PaymentPool = common.Address{} }},
		{ErrFee, func(p *Params) { p.ExecutionFeePerMs = nil }},
		{ErrFee, func(p *Params) { p.StakingRewardPerMs = big.NewInt(-1) }},
		{ErrFee, func(p *Params) { p.ExecutionFeePerMs = new(big.Int).Lsh(big.NewInt(1), 64) }},
		{ErrNodes, func(p *Params) { p.NodesToSelect = 0 }},
		{ErrNodes, func(p *Params) { p.NodesToSelect = 33 }},
		{ErrWholeSeconds, func(p *Params) { p.ExecutionBuffer = 0 }},
		{ErrWholeSeconds, func(p *Params) { p.SignMaxAge = 1500 * time.Millisecond }},
		{ErrWholeSeconds, func(p *Params) { p.AttestationMaxAge = -time.Second }},
		{ErrBuffer, func(p *Params) { p.ExecutionBuffer = 25 * time.Hour }},
		{ErrDeadlines, func(p *Params) { p.MinDeadline = 0 }},
		{ErrDeadlines, func(p *Params) { p.MinDeadline = 1500 * time.Microsecond }},
		{ErrDeadlines, func(p *Params) { p.MaxDeadline = time.Millisecond }},
		{ErrDeadlines, func(p *Params) { p.MaxDeadline = time.Hour + time.Millisecond }},
		{ErrSignMaxAge, func(p *Params) { p.SignMaxAge = p.MaxDeadline + p.ExecutionBuffer - time.Second }},
		{ErrCallbackGas, func(p *Params) { p.CallbackGasLimit = 9_999 }},
		{ErrCallbackGas, func(p *Params) { p.CallbackGasLimit = 5_000_001 }},
		{ErrStake, func(p *Params) { p.MinStake = nil }},
		{ErrStake, func(p *Params) { p.StakeQuantum = new(big.Int) }},
		{ErrStake, func(p *Params) { p.StakeQuantum = new(big.Int).Add(p.MinStake, big.NewInt(1)) }},
		{ErrBips, func(p *Params) { p.SlashInBips = 10_001 }},
		{ErrBips, func(p *Params) { p.SlasherRewardInBips = 10_001 }},
		{ErrReputation, func(p *Params) { p.InitReputation = 1 << 32 }},
		{ErrSecretCopies, func(p *Params) { p.SecretCopies = 0 }},
		{ErrSecretCopies, func(p *Params) { p.SecretCopies = 8 }},
		{ErrSecretSize, func(p *Params) { p.MaxSecretSize = 0 }},
		{ErrSecretSize, func(p *Params) { p.MaxSecretSize = 1 << 32 }},
		{ErrSecretTimes, func(p *Params) { p.AckTimeout = 0 }},
		{ErrSecretTimes, func(p *Params) { p.AckTimeout = 1500 * time.Millisecond }},
		{ErrSecretTimes, func(p *Params) { p.AckTimeout = p.MinSecretDuration }},
		{ErrSecretTimes, func(p *Params) { p.AckTimeout, p.MinSecretDuration = 65_534*time.Second, 20*time.Hour }},
		{ErrSecretTimes, func(p *Params) { p.MinSecretDuration = p.MaxSecretDuration + time.Second }},
		{ErrSecretTimes, func(p *Params) { p.MaxSecretDuration = 3650*24*time.Hour + time.Second }},
		{ErrSecretTimes, func(p *Params) { p.MarkAliveTimeout = 30 * time.Second }},
		{ErrSecretTimes, func(p *Params) { p.MarkAliveTimeout = 30*24*time.Hour + time.Second }},
		{ErrImage, func(p *Params) { p.Images = []Image{{PCR0: image.PCR0, PCR1: image.PCR1}} }},
		{ErrImage, func(p *Params) { p.Images = []Image{{PCR0: image.PCR1, PCR1: image.PCR1, PCR2: image.PCR2}} }},
		{ErrImage, func(p *Params) { p.VerifierKey = make([]byte, 64) }},
		{ErrVerifierKey, func(p *Params) { p.VerifierKey, p.VerifierImage = make([]byte, 65), image }},
	} {
		p := valid()
		c.change(&p)
		if err := p.Check(); !errors.Is(err, c.want) {
			t.Errorf("got %v, want %v", err, c.want)
		}
	}
}
