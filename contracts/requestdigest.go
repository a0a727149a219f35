package contracts

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Request is what the owner of a job asks for.
type Request struct {
	Env      uint8
	Owner    common.Address
	SecretID *big.Int    // 0 to 2^256-1; 0: none
	CodeHash common.Hash // of the code transaction
	Input    []byte
	Deadline uint64 // milliseconds
}

// Digest returns by what Jobs.submitOutputs tells a job from another one that a
// reorganisation may give its number: the first eight bytes of keccak256 of
// abi.encode(uint8 env, address jobOwner, uint256 secretId, bytes32 codehash,
// bytes32 keccak256(codeInputs), uint256 deadline).
func (r Request) Digest() [8]byte {
	return [8]byte(crypto.Keccak256(uintWord(uint64(r.Env)), common.LeftPadBytes(r.Owner[:], 32), common.BigToHash(r.SecretID).Bytes(),
		r.CodeHash[:], crypto.Keccak256(r.Input), uintWord(r.Deadline)))
}
