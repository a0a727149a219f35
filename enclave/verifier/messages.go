package verifier

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Details is the answer to GET /: who signs, and for which contract.
type Details struct {
	Address           common.Address  `json:"verifier_address"`
	PublicKey         hexutil.Bytes   `json:"verifier_public_key"` // 64 bytes x‖y
	ChainID           *big.Int        `json:"chain_id,omitempty"`  // absent: the domain of the contract has none
	VerifyingContract *common.Address `json:"verifying_contract,omitempty"`
	MaxAgeSeconds     uint64          `json:"max_age"` // of a document
}

// isOfVerifier tells whether these name a key, which no other server's answer does.
func (d Details) isOfVerifier() bool {
	key, err := crypto.UnmarshalPubkey(append([]byte{4}, d.PublicKey...))
	return err == nil && crypto.PubkeyToAddress(*key) == d.Address
}

// Nonce is the answer to GET /nonce. A document with it is taken once.
type Nonce struct {
	Nonce hexutil.Bytes `json:"nonce"`
	Until uint64        `json:"good_until"` // Unix time in seconds
}

// Signed is the answer to POST /sign: what the verifier signed, and how.
type Signed struct {
	Signature   hexutil.Bytes  `json:"signature"`          // 65 bytes r‖s‖v, v 27 or 28
	PublicKey   hexutil.Bytes  `json:"enclave_public_key"` // 64 bytes x‖y
	PCR0        hexutil.Bytes  `json:"pcr0"`
	PCR1        hexutil.Bytes  `json:"pcr1"`
	PCR2        hexutil.Bytes  `json:"pcr2"`
	TimestampMs uint64         `json:"timestamp_in_milliseconds"` // of the document
	ImageID     common.Hash    `json:"image_id"`
	Verifier    common.Address `json:"verifier_address"`
}

// Refusal is any answer with another status than 200.
type Refusal struct {
	Error string `json:"error"`           // one line
	Check string `json:"check,omitempty"` // by which the document failed, as attestation names it
}
