package deploy

import (
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Decimals of the test tokens.
const (
	PaymentDecimals = 6
	StakingDecimals = 18
)

const defaultEnv uint8 = 1 // executors that run JavaScript

const maxBips = 10_000 // what SlashInBips and SlasherRewardInBips are parts of

// Params says how the network is set up.
type Params struct {
	Admin       common.Address // administers every contract
	StakingPool common.Address // gets the stake slashed in answered jobs
	PaymentPool common.Address // gets the staking reward of answered jobs

	PaymentToken common.Address // zero: a test token is deployed
	StakingToken common.Address // zero: a test token is deployed

	Env                uint8    // the one env that is offered
	ExecutionFeePerMs  *big.Int // for the executors of a job together; payment token's smallest unit
	StakingRewardPerMs *big.Int // for the pool; payment token's smallest unit

	NodesToSelect    uint64        // executors a job, 1 to 32
	ExecutionBuffer  time.Duration // from the end of a deadline to the last moment of an answer; whole s
	SignMaxAge       time.Duration // of an output's signature; whole s, at least MaxDeadline and ExecutionBuffer together
	MinDeadline      time.Duration // whole ms
	MaxDeadline      time.Duration // whole ms, up to an hour
	CallbackGasLimit uint64        // gas that each callback gets

	AttestationMaxAge   time.Duration // of an attestation and a registration's signature; whole s
	MinStake            *big.Int      // least stake with which a node is selected; staking token's smallest unit
	StakeQuantum        *big.Int      // executors are drawn by stake / quantum, at most 65,535
	SlashInBips         uint64        // part of the stake that a slash takes, of 10,000
	SlasherRewardInBips uint64        // part of the slash that goes to who reported it, of 10,000
	InitReputation      uint64        // of a new executor

	SecretCopies      uint64        // stores a secret, 1 to 7
	MaxSecretSize     uint64        // bytes; a store with less room than this is not drawn
	MinSecretDuration time.Duration // from creation to end; whole s, longer than AckTimeout
	MaxSecretDuration time.Duration // to a new end; whole s, up to ten years
	AckTimeout        time.Duration // from a store's selection to its acknowledgement; whole s
	MarkAliveTimeout  time.Duration // between two proofs of life of a store; whole s, 31 s to 30 days
	SecretFeeRate     uint64        // of a terabyte (10^12 bytes), second and copy; payment token's smallest unit

	Images        []Image // that executors may run
	VerifierImage Image   // that the first verifier runs
	VerifierKey   []byte  // its public key, 64 bytes x‖y; empty: none is whitelisted
}

// Image is the measurement of an enclave image: 48 bytes each.
type Image struct{ PCR0, PCR1, PCR2 []byte }

// ID returns keccak256(PCR0‖PCR1‖PCR2), the image's name on chain.
func (i Image) ID() common.Hash { return crypto.Keccak256Hash(i.PCR0, i.PCR1, i.PCR2) }

// Default returns a network of three executors a job whose every role is
// admin's, with test tokens and nothing trusted yet.
func Default(admin common.Address) Params {
	stake := new(big.Int).Exp(big.NewInt(10), big.NewInt(StakingDecimals), nil)
	return Params{
		Admin: admin, StakingPool: admin, PaymentPool: admin,

		Env:                defaultEnv,
		ExecutionFeePerMs:  big.NewInt(9), // a second costs 0.009 dollars,
		StakingRewardPerMs: big.NewInt(1), // and 0.001 for the pool

		NodesToSelect:    3,
		ExecutionBuffer:  30 * time.Second, // two blocks of Ethereum, and one to spare on a bad day
		SignMaxAge:       10 * time.Minute,
		MinDeadline:      100 * time.Millisecond,
		MaxDeadline:      5 * time.Minute,
		CallbackGasLimit: 150_000, // the sender of an answer pays for it, whatever the answer earns

		AttestationMaxAge:   time.Hour,
		MinStake:            new(big.Int).Mul(stake, big.NewInt(100)),
		StakeQuantum:        stake,
		SlashInBips:         1_000,
		SlasherRewardInBips: 1_000,
		InitReputation:      1_000,

		SecretCopies:      3,
		MaxSecretSize:     1 << 20, // twice as many hexadecimal digits fit into the body of an injection
		MinSecretDuration: 5 * time.Minute,
		MaxSecretDuration: 365 * 24 * time.Hour,
		AckTimeout:        2 * time.Minute,
		MarkAliveTimeout:  10 * time.Minute,
		SecretFeeRate:     4_000, // about ten dollars a gigabyte, month and copy
	}
}

// One for each rule that Check enforces.
var (
	ErrZeroAddress  = errors.New("admin and both pools need an address")
	ErrFee          = errors.New("a fee per ms must be from 0 to 2^64-1")
	ErrNodes        = errors.New("a job needs 1 to 32 executors")
	ErrWholeSeconds = errors.New("a time in seconds must be whole and positive")
	ErrBuffer       = errors.New("the execution buffer must not exceed a day")
	ErrSignMaxAge   = errors.New("a signature's greatest age must not be less than the greatest deadline and the execution buffer together")
	ErrDeadlines    = errors.New("deadlines need whole ms with 1ms ≤ least ≤ greatest ≤ 1h")
	ErrCallbackGas  = errors.New("a callback's gas must be from 10,000 to 5,000,000")
	ErrStake        = errors.New("stake needs 0 < quantum ≤ least stake")
	ErrBips         = errors.New("a part in bips must not exceed 10,000")
	ErrReputation   = errors.New("the first reputation must be below 2^32")
	ErrSecretCopies = errors.New("a secret needs 1 to 7 copies")
	ErrSecretSize   = errors.New("the greatest secret must be from 1 byte to 4 GiB less one")
	ErrSecretTimes  = errors.New("secrets need whole s with 0 < acknowledgement timeout < least duration ≤ greatest duration ≤ 3650 days, and 31 s to 30 days between proofs of life")
	ErrImage        = errors.New("an image needs three measurements of 48 bytes, the first not all zero")
	ErrVerifierKey  = errors.New("a verifier's public key has 64 bytes")
)

// The contracts' own bounds.
const (
	mostNodes        = 32
	longestDeadline  = time.Hour
	longestBuffer    = 24 * time.Hour
	leastCallbackGas = 10_000
	mostCallbackGas  = 5_000_000

	mostSecretCopies  = 7
	longestAckTimeout = 65_533 * time.Second
	longestSecret     = 3650 * 24 * time.Hour
	leastMarkAlive    = 31 * time.Second
	longestMarkAlive  = 30 * 24 * time.Hour
	greatestSecret    = 1<<32 - 1
)

// Check returns the error of the first rule that p breaks.
func (p Params) Check() error {
	for _, check := range []func() error{p.checkAddresses, p.checkFees, p.checkTimes, p.checkJobs, p.checkStake, p.checkSecrets, p.checkTrust} {
		if err := check(); err != nil {
			return fmt.Errorf("deployment parameters: %w", err)
		}
	}
	return nil
}

func (p Params) checkAddresses() error {
	zero := common.Address{}
	if p.Admin == zero || p.StakingPool == zero || p.PaymentPool == zero {
		return ErrZeroAddress
	}
	return nil
}

func (p Params) checkFees() error {
	for _, fee := range []*big.Int{p.ExecutionFeePerMs, p.StakingRewardPerMs} {
		if fee == nil || !fee.IsUint64() {
			return ErrFee
		}
	}
	return nil
}

func (p Params) checkTimes() error {
	for _, t := range []time.Duration{p.ExecutionBuffer, p.SignMaxAge, p.AttestationMaxAge} {
		if t <= 0 || t%time.Second != 0 {
			return fmt.Errorf("%w: %s", ErrWholeSeconds, t)
		}
	}
	if p.ExecutionBuffer > longestBuffer {
		return fmt.Errorf("%w: %s", ErrBuffer, p.ExecutionBuffer)
	}
	whole := p.MinDeadline%time.Millisecond == 0 && p.MaxDeadline%time.Millisecond == 0
	if !whole || p.MinDeadline < time.Millisecond || p.MinDeadline > p.MaxDeadline || p.MaxDeadline > longestDeadline {
		return fmt.Errorf("%w: %s to %s", ErrDeadlines, p.MinDeadline, p.MaxDeadline)
	}
	if p.SignMaxAge < p.MaxDeadline+p.ExecutionBuffer {
		return fmt.Errorf("%w: %s", ErrSignMaxAge, p.SignMaxAge)
	}
	return nil
}

func (p Params) checkJobs() error {
	if p.NodesToSelect < 1 || p.NodesToSelect > mostNodes {
		return fmt.Errorf("%w: %d", ErrNodes, p.NodesToSelect)
	}
	if p.CallbackGasLimit < leastCallbackGas || p.CallbackGasLimit > mostCallbackGas {
		return fmt.Errorf("%w: %d", ErrCallbackGas, p.CallbackGasLimit)
	}
	return nil
}

func (p Params) checkStake() error {
	if p.MinStake == nil || p.StakeQuantum == nil || p.StakeQuantum.Sign() <= 0 ||
		p.StakeQuantum.Cmp(p.MinStake) > 0 || p.MinStake.BitLen() > 256 {
		return ErrStake
	}
	if p.SlashInBips > maxBips || p.SlasherRewardInBips > maxBips {
		return ErrBips
	}
	if p.InitReputation >= 1<<32 {
		return ErrReputation
	}
	return nil
}

func (p Params) checkSecrets() error {
	if p.SecretCopies < 1 || p.SecretCopies > mostSecretCopies {
		return fmt.Errorf("%w: %d", ErrSecretCopies, p.SecretCopies)
	}
	if p.MaxSecretSize < 1 || p.MaxSecretSize > greatestSecret {
		return fmt.Errorf("%w: %d", ErrSecretSize, p.MaxSecretSize)
	}
	times := []time.Duration{p.AckTimeout, p.MinSecretDuration, p.MaxSecretDuration, p.MarkAliveTimeout}
	for _, t := range times {
		if t%time.Second != 0 {
			return fmt.Errorf("%w: %s", ErrSecretTimes, t)
		}
	}
	ordered := 0 < p.AckTimeout && p.AckTimeout < p.MinSecretDuration && p.MinSecretDuration <= p.MaxSecretDuration
	if !ordered || p.AckTimeout > longestAckTimeout || p.MaxSecretDuration > longestSecret ||
		p.MarkAliveTimeout < leastMarkAlive || p.MarkAliveTimeout > longestMarkAlive {
		return fmt.Errorf("%w: %s, %s to %s, %s", ErrSecretTimes, p.AckTimeout, p.MinSecretDuration, p.MaxSecretDuration, p.MarkAliveTimeout)
	}
	return nil
}

func (p Params) checkTrust() error {
	images := p.Images
	if len(p.VerifierKey) != 0 {
		if len(p.VerifierKey) != 64 {
			return fmt.Errorf("%w, not %d", ErrVerifierKey, len(p.VerifierKey))
		}
		images = append([]Image{p.VerifierImage}, images...)
	}
	for _, i := range images {
		if len(i.PCR0) != 48 || len(i.PCR1) != 48 || len(i.PCR2) != 48 || [48]byte(i.PCR0) == [48]byte{} {
			return ErrImage
		}
	}
	return nil
}
