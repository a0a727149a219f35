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
	acknowledgeType  = crypto.Keccak256([]byte("Acknowledge(uint256 secretId,uint256 signTimestamp)"))
	aliveType        = crypto.Keccak256([]byte("Alive(uint256 signTimestamp)"))
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

// Acknowledge is what an enclave signs to say that it holds a secret.
type Acknowledge struct {
	SecretID *big.Int
	// SignTimestamp is in whole seconds, and not before the block in which the
	// enclave was selected: else the contract takes it for an acknowledgement
	// of an earlier selection.
	SignTimestamp time.Time
}

// Digest returns the EIP-712 digest of a under d, a domain of SecretManager.
func (a Acknowledge) Digest(d Domain) common.Hash {
	return d.digest(crypto.Keccak256Hash(acknowledgeType, common.BigToHash(a.SecretID).Bytes(), timeWord(a.SignTimestamp)))
}

// Alive is what an enclave signs to prove that it was alive then. It is paid
// for the secrets that it holds until its last proof.
type Alive struct {
	SignTimestamp time.Time // whole seconds; later than that of the last proof
}

// Digest returns the EIP-712 digest of a under d, a domain of SecretManager.
func (a Alive) Digest(d Domain) common.Hash {
	return d.digest(crypto.Keccak256Hash(aliveType, timeWord(a.SignTimestamp)))
}

// InjectionDigest is what a secret's owner signs to inject its ciphertext into
// a store: keccak256(abi.encode(uint256 secretId, bytes ciphertext)). It is
// signed as it stands, without EIP-712 and without the prefix of personal
// messages. The chain sees neither the ciphertext nor the signature.
func InjectionDigest(secretID *big.Int, ciphertext []byte) common.Hash {
	const head = 64 // where the bytes begin: after the id and this offset
	padding := make([]byte, (32-len(ciphertext)%32)%32)
	return crypto.Keccak256Hash(common.BigToHash(secretID).Bytes(), uintWord(head), uintWord(uint64(len(ciphertext))), ciphertext, padding)
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
