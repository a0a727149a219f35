package owner

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// What Register demands of an attestation document, which was made for it a
// moment ago.
const (
	maxDocumentAge   = 5 * time.Minute
	maxDocumentAhead = 30 * time.Second

	leastNonce = 16 // bytes; a shorter one may have been used before
)

// RegisterParams says who registers what, and whom it trusts.
type RegisterParams struct {
	Enclave  Enclave
	Network  Network
	Verifier *ecdsa.PrivateKey  // signs that the attestation was verified; nil: Service does
	Service  Verifier           // verifies it once more, and signs
	Policy   attestation.Policy // Roots; PCRs, ImageID and Settings as far as they are known; the rest is filled in
	Stake    *big.Int           // smallest unit of the staking token
	Now      func() time.Time
	Progress Progress
}

// Verifier is a service that verifies attestation documents and signs, for the
// AttestationVerifier contract, for those that it finds good. It is not trusted
// to sign what it was asked to.
type Verifier interface {
	// Nonce is what the document must contain, once.
	Nonce(ctx context.Context) ([]byte, error)
	// Sign returns the signature, 65 bytes r‖s‖v, v 27 or 28.
	Sign(ctx context.Context, document []byte) ([]byte, error)
}

// Registration is what Register did.
type Registration struct {
	Enclave  common.Address `json:"enclave"`
	Owner    common.Address `json:"owner"`
	ImageID  common.Hash    `json:"imageId"`
	Env      uint8          `json:"env"`
	Capacity uint64         `json:"jobCapacity"` // jobs at once
	Stake    *big.Int       `json:"stake"`       // smallest unit of the staking token
	TxHash   common.Hash    `json:"txHash"`
	GasUsed  uint64         `json:"gasUsed"`
}

// Register verifies an enclave's attestation, vouches for it, registers the
// enclave with the stake, and returns when the enclave itself has seen that.
// Nothing is sent before all that can be checked is checked.
func Register(ctx context.Context, p RegisterParams) (Registration, error) {
	details, message, err := p.claims(ctx)
	if err != nil {
		return Registration{}, err
	}
	p.Progress.step("verifying its attestation")
	raw, doc, err := p.attested(ctx, details)
	if err != nil {
		return Registration{}, err
	}
	if err := p.checkMessage(ctx, details, message); err != nil {
		return Registration{}, err
	}
	signature, err := p.vouched(ctx, raw, doc.Attestation())
	if err != nil {
		return Registration{}, err
	}
	data, err := p.calldata(doc.Attestation(), signature, message)
	if err != nil {
		return Registration{}, err
	}
	if err := p.Network.CheckStake(ctx, p.Stake); err != nil {
		return Registration{}, err
	}
	if err := p.Network.allowStake(ctx, p.Stake, p.Progress); err != nil {
		return Registration{}, err
	}
	p.Progress.step("sending the registration")
	receipt, err := p.Network.Tx.Send(ctx, p.Network.TeeManager, data)
	if err != nil {
		return Registration{}, fmt.Errorf("registering %s: %w", details.EnclaveAddress, err)
	}
	if !registeredBy(receipt, p.Network.TeeManager, details.EnclaveAddress) {
		return Registration{}, fmt.Errorf("%w: %s", ErrNoEvent, receipt.TxHash)
	}
	p.Progress.step("waiting until the enclave has seen it")
	if err := waitState(ctx, p.Enclave, enclave.Registered); err != nil {
		return Registration{}, err
	}
	return Registration{Enclave: details.EnclaveAddress, Owner: message.Owner, ImageID: doc.ImageID(), Env: message.Env,
		Capacity: message.JobCapacity, Stake: p.Stake, TxHash: receipt.TxHash, GasUsed: receipt.GasUsed}, nil
}

// claims asks the enclave who it is and for its registration message, and
// refuses if the account is not the owner or the enclave is registered.
func (p RegisterParams) claims(ctx context.Context) (enclave.TeeDetails, enclave.SignedRegistration, error) {
	var message enclave.SignedRegistration
	p.Progress.step("asking the enclave for its registration message")
	health, err := Look(ctx, p.Enclave)
	if err != nil {
		return enclave.TeeDetails{}, message, fmt.Errorf("asking the enclave for its state: %w", err)
	}
	if health.State == enclave.Blank {
		return enclave.TeeDetails{}, message, fmt.Errorf("%w: %s", ErrBlank, health.Enclave)
	}
	details, err := p.Enclave.TeeDetails(ctx)
	if err != nil {
		return details, message, fmt.Errorf("asking the enclave for its details: %w", err)
	}
	if me := p.Network.Tx.Address(); details.OwnerAddress != me {
		return details, message, fmt.Errorf("%w: it is %s, the key is that of %s", ErrNotOwner, details.OwnerAddress, me)
	}
	node, err := p.Network.Node(ctx, details.EnclaveAddress)
	if err == nil {
		return details, message, fmt.Errorf("%w: %s, by %s", ErrRegistered, details.EnclaveAddress, node.Owner)
	}
	if !errors.Is(err, ErrUnknown) {
		return details, message, err
	}
	message, err = p.Enclave.SignedRegistration(ctx)
	if err != nil {
		return details, message, fmt.Errorf("asking the enclave for its registration message: %w", err)
	}
	return details, message, nil
}

// attested returns the enclave's verified document: made for this call, for the
// key that the enclave answers with, for its owner, of an image that the network
// approves.
func (p RegisterParams) attested(ctx context.Context, details enclave.TeeDetails) ([]byte, *attestation.Document, error) {
	policy := p.Policy
	policy.PublicKey, policy.Owner, policy.Approved = details.EnclavePublicKey, &details.OwnerAddress, p.Network.ApprovedImage(ctx)
	if policy.MaxAge == 0 {
		policy.MaxAge, policy.MaxAhead = maxDocumentAge, maxDocumentAhead
	}
	var err error
	if policy.Nonce, err = p.nonce(ctx); err != nil {
		return nil, nil, err
	}
	raw, err := p.Enclave.Attestation(ctx, policy.Nonce)
	if err != nil {
		return nil, nil, fmt.Errorf("asking the enclave for an attestation: %w", err)
	}
	policy.Now = p.Now()
	doc, err := attestation.Verify(raw, policy)
	if err != nil {
		return nil, nil, fmt.Errorf("the attestation of the enclave is refused: %w", err)
	}
	if addressOf(doc.PublicKey) != details.EnclaveAddress {
		return nil, nil, fmt.Errorf("%w: %s, not %s", ErrOtherKey, addressOf(doc.PublicKey), details.EnclaveAddress)
	}
	return raw, doc, nil
}

// nonce is the service's, which takes no other, or a fresh one. An empty one
// would prove nothing.
func (p RegisterParams) nonce(ctx context.Context) ([]byte, error) {
	if p.Service == nil {
		return attestation.NewNonce(), nil
	}
	nonce, err := p.Service.Nonce(ctx)
	if err == nil && (len(nonce) < leastNonce || len(nonce) > attestation.MaxFieldLength) {
		err = fmt.Errorf("%w: %d bytes", ErrVerifierNonce, len(nonce))
	}
	if err != nil {
		return nil, fmt.Errorf("asking the verifier for a nonce: %w", err)
	}
	return nonce, nil
}

// checkMessage checks what the contract will check, before gas is spent.
func (p RegisterParams) checkMessage(ctx context.Context, details enclave.TeeDetails, m enclave.SignedRegistration) error {
	if m.Owner != details.OwnerAddress {
		return fmt.Errorf("%w: the message names %s", ErrNotOwner, m.Owner)
	}
	domain, err := p.Network.domain(ctx, p.Network.TeeManager, contracts.TeeManagerDomain)
	if err != nil {
		return err
	}
	digest := contracts.Register{Owner: m.Owner, JobCapacity: m.JobCapacity, StorageCapacity: m.StorageCapacity,
		Env: m.Env, SignTimestamp: time.Unix(int64(m.SignTimestamp), 0)}.Digest(domain)
	if signer, err := recoverSigner(digest, m.Signature); err != nil || signer != details.EnclaveAddress {
		return fmt.Errorf("%w: signer %s, enclave %s; is its config file for this chain and this TeeManager?", ErrSignature, signer, details.EnclaveAddress)
	}
	return nil
}

// vouched returns the signature for what was verified here, by a key that the
// contract knows. Whatever else a service signs is of no use to anybody.
func (p RegisterParams) vouched(ctx context.Context, document []byte, a contracts.Attestation) ([]byte, error) {
	contract, err := p.Network.attestationVerifier(ctx)
	if err != nil {
		return nil, err
	}
	domain, err := p.Network.domain(ctx, contract, contracts.AttestationVerifierDomain)
	if err != nil {
		return nil, err
	}
	digest := a.Digest(domain)
	if p.Service == nil {
		if err := p.Network.checkVerifier(ctx, contract, crypto.PubkeyToAddress(p.Verifier.PublicKey)); err != nil {
			return nil, err
		}
		return sign(digest, p.Verifier)
	}
	p.Progress.step("asking the verifier for its signature")
	signature, err := p.Service.Sign(ctx, document)
	if err != nil {
		return nil, fmt.Errorf("asking the verifier for its signature: %w", err)
	}
	signer, err := recoverSigner(digest, signature)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrVerifierSignature, err)
	}
	if err := p.Network.checkVerifier(ctx, contract, signer); err != nil {
		return nil, fmt.Errorf("%w, or it signed something else", err)
	}
	return signature, nil
}

// VerifierDomain is the EIP-712 domain under which a verifier signs.
func (n Network) VerifierDomain(ctx context.Context) (contracts.Domain, error) {
	contract, err := n.attestationVerifier(ctx)
	if err != nil {
		return contracts.Domain{}, err
	}
	return n.domain(ctx, contract, contracts.AttestationVerifierDomain)
}

// CheckVerifier returns ErrVerifier for a key whose word on attestations the
// contract does not take; ErrVerifierImage, which is one, if that is for its image.
func (n Network) CheckVerifier(ctx context.Context, key common.Address) error {
	contract, err := n.attestationVerifier(ctx)
	if err != nil {
		return err
	}
	return n.checkVerifier(ctx, contract, key)
}

// calldata packs the registration.
func (p RegisterParams) calldata(a contracts.Attestation, signature []byte, m enclave.SignedRegistration) ([]byte, error) {
	return bindings.NewTeeManager().TryPackRegisterTeeNode(signature,
		bindings.IAttestationVerifierAttestation{
			EnclavePubKey: a.EnclavePubKey, PCR0: a.PCR0, PCR1: a.PCR1, PCR2: a.PCR2,
			TimestampInMilliseconds: big.NewInt(a.Timestamp.UnixMilli()),
		},
		new(big.Int).SetUint64(m.JobCapacity), new(big.Int).SetUint64(m.StorageCapacity), m.Env,
		new(big.Int).SetUint64(m.SignTimestamp), m.Signature, p.Stake)
}

// registeredBy tells whether a transaction registered the enclave.
func registeredBy(receipt *types.Receipt, teeManager, enclaveAddress common.Address) bool {
	b := bindings.NewTeeManager()
	return slices.ContainsFunc(receipt.Logs, func(l *types.Log) bool {
		e, err := b.UnpackTeeNodeRegisteredEvent(l)
		return err == nil && l.Address == teeManager && e.EnclaveAddress == enclaveAddress
	})
}

// sign returns r‖s‖v with v 27 or 28.
func sign(digest common.Hash, key *ecdsa.PrivateKey) ([]byte, error) {
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		return nil, err
	}
	sig[crypto.RecoveryIDOffset] += 27
	return sig, nil
}

func recoverSigner(digest common.Hash, signature []byte) (common.Address, error) {
	if len(signature) != crypto.SignatureLength {
		return common.Address{}, fmt.Errorf("signature of %d bytes", len(signature))
	}
	sig := bytes.Clone(signature)
	sig[crypto.RecoveryIDOffset] -= 27
	key, err := crypto.SigToPub(digest[:], sig)
	if err != nil {
		return common.Address{}, err
	}
	return crypto.PubkeyToAddress(*key), nil
}

// addressOf returns the address of a key x‖y of 64 bytes.
func addressOf(publicKey []byte) common.Address {
	return common.BytesToAddress(crypto.Keccak256(publicKey))
}

// waitState waits until the enclave itself has seen a change of the registry.
func waitState(ctx context.Context, e Enclave, want enclave.State) error {
	pause := newPause(statePause)
	defer pause.stop()
	var seen enclave.State
	for {
		health, err := Look(ctx, e)
		if err == nil && health.State == want {
			return nil
		}
		if err == nil {
			seen = health.State
		}
		if ended := pause.wait(ctx); ended != nil {
			return &waitError{fmt.Sprintf("the change is on chain, but the enclave has not seen it (it is %s)", seen), []error{ended, err}}
		}
	}
}
