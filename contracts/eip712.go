package contracts

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Domain is an EIP-712 domain. With a nil ChainID it is the two-field domain
// of the contracts that are deployed already: EIP712Domain(string
// name,string version).
type Domain struct {
	Name              string
	Version           string
	ChainID           *big.Int       // nil: the domain has neither chain id nor contract
	VerifyingContract common.Address // used only with ChainID
}

// Names of the domains; their version is DomainVersion.
const (
	TeeManagerDomain          = "marlin.oyster.TeeManager"
	JobsDomain                = "marlin.oyster.Jobs"
	SecretManagerDomain       = "marlin.oyster.SecretManager"
	AttestationVerifierDomain = "marlin.oyster.AttestationVerifier"

	DomainVersion = "1"
)

var (
	domainType     = crypto.Keccak256([]byte("EIP712Domain(string name,string version)"))
	fullDomainType = crypto.Keccak256([]byte("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"))

	registerType     = crypto.Keccak256([]byte("Register(address owner,uint256 jobCapacity,uint256 storageCapacity,uint8 env,uint256 signTimestamp)"))
	submitOutputType = crypto.Keccak256([]byte("SubmitOutput(uint256 jobId,bytes output,uint256 totalTime,uint8 errorCode,uint256 signTimestamp)"))
	attestationType  = crypto.Keccak256([]byte("Attestation(bytes enclavePubKey,bytes PCR0,bytes PCR1,bytes PCR2,uint256 timestampInMilliseconds)"))
)

// Separator returns the domain separator of EIP-712.
func (d Domain) Separator() common.Hash {
	name, version := crypto.Keccak256([]byte(d.Name)), crypto.Keccak256([]byte(d.Version))
	if d.ChainID == nil {
		return crypto.Keccak256Hash(domainType, name, version)
	}
	return crypto.Keccak256Hash(fullDomainType, name, version,
		common.BigToHash(d.ChainID).Bytes(), addressWord(d.VerifyingContract))
}

// digest is what is signed: keccak256(0x19 0x01 ‖ separator ‖ hashStruct).
func (d Domain) digest(structHash common.Hash) common.Hash {
	sep := d.Separator()
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, sep[:], structHash[:])
}

// Register is what an enclave signs to be registered by its owner.
type Register struct {
	Owner           common.Address
	JobCapacity     uint64 // jobs at once
	StorageCapacity uint64 // bytes
	Env             uint8
	SignTimestamp   time.Time // whole seconds
}

// Digest returns the EIP-712 digest of r under d.
func (r Register) Digest(d Domain) common.Hash {
	return d.digest(crypto.Keccak256Hash(registerType, addressWord(r.Owner),
		uintWord(r.JobCapacity), uintWord(r.StorageCapacity), uintWord(uint64(r.Env)), timeWord(r.SignTimestamp)))
}

// SubmitOutput is what an enclave signs to answer a job.
type SubmitOutput struct {
	JobID         *big.Int
	Output        []byte
	TotalTime     uint64 // ms
	ErrorCode     uint8
	SignTimestamp time.Time // whole seconds
}

// Digest returns the EIP-712 digest of s under d.
func (s SubmitOutput) Digest(d Domain) common.Hash {
	return d.digest(crypto.Keccak256Hash(submitOutputType, common.BigToHash(s.JobID).Bytes(),
		crypto.Keccak256(s.Output), uintWord(s.TotalTime), uintWord(uint64(s.ErrorCode)), timeWord(s.SignTimestamp)))
}

// Attestation is what a verifier signs after it has verified an enclave's
// attestation document.
type Attestation struct {
	EnclavePubKey []byte    // 64 bytes, x‖y
	PCR0          []byte    // 48 bytes each
	PCR1          []byte    //
	PCR2          []byte    //
	Timestamp     time.Time // of the document, whole ms
}

// Digest returns the EIP-712 digest of a under d.
func (a Attestation) Digest(d Domain) common.Hash {
	return d.digest(crypto.Keccak256Hash(attestationType, crypto.Keccak256(a.EnclavePubKey),
		crypto.Keccak256(a.PCR0), crypto.Keccak256(a.PCR1), crypto.Keccak256(a.PCR2),
		uintWord(uint64(a.Timestamp.UnixMilli()))))
}

// ImageID returns the id under which the contracts know an image:
// keccak256(PCR0‖PCR1‖PCR2).
func (a Attestation) ImageID() common.Hash { return crypto.Keccak256Hash(a.PCR0, a.PCR1, a.PCR2) }

func addressWord(a common.Address) []byte { return common.LeftPadBytes(a[:], 32) }

func uintWord(n uint64) []byte { return common.BigToHash(new(big.Int).SetUint64(n)).Bytes() }

func timeWord(t time.Time) []byte { return uintWord(uint64(t.Unix())) }
