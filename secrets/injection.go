package secrets

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

const (
	// MaxBody bounds the body of an injection, in bytes.
	MaxBody = 2_500_000
	// MaxCiphertext is the longest ciphertext that could be in one, in bytes.
	MaxCiphertext = MaxBody / 2
)

// Errors of an injection's body. Each message is the whole reason.
var (
	ErrBodyLength = fmt.Errorf("body is too large: at most %d bytes would be right", MaxBody)
	ErrBody       = errors.New(`body is not {"secret_id": …, "encrypted_secret_hex": "…", "signature_hex": "…"} and nothing more`)
	ErrSecretID   = errors.New("secret_id is no number from 1 to 2^256-1")
	ErrHex        = errors.New("not hexadecimal: pairs of 0-9 a-f, with or without 0x in front, would be right")
	ErrCutShort   = fmt.Errorf("encrypted_secret_hex is too short for a secret: more than %d bytes would be right", envelope.Overhead)
	ErrSignature  = errors.New("signature_hex is no signature: 65 bytes r‖s‖v, s in the lower half, v 27, 28, 0 or 1 would be right")
)

// Injection is what an owner sends to each store: the secret, encrypted to that
// store, and the owner's signature.
type Injection struct {
	ID         jobs.ID
	Ciphertext []byte // as envelope.Encrypt makes it
	Signature  []byte // 65 bytes r‖s‖v, v 0 or 1, over contracts.InjectionDigest
}

// injectionBody is an Injection as it travels.
type injectionBody struct {
	SecretID   json.RawMessage `json:"secret_id"` // a number or, as 256 bits are too many for some, a string
	Ciphertext *string         `json:"encrypted_secret_hex"`
	Signature  *string         `json:"signature_hex"`
}

// ParseInjection reads the body of an injection. It returns one of the errors
// above; none of them shows any of the body.
func ParseInjection(body []byte) (Injection, error) {
	var in Injection
	var wire injectionBody
	if err := decodeBody(body, MaxBody, &wire, "secret_id", "encrypted_secret_hex", "signature_hex"); err != nil {
		return in, err
	}
	if wire.Ciphertext == nil || wire.Signature == nil || wire.SecretID == nil {
		return in, ErrBody
	}
	var err error
	if in.ID, err = parseSecretID(wire.SecretID); err != nil {
		return Injection{}, err
	}
	if in.Ciphertext, err = parseHex("encrypted_secret_hex", *wire.Ciphertext); err != nil {
		return Injection{}, err
	}
	if len(in.Ciphertext) <= envelope.Overhead {
		return Injection{}, ErrCutShort
	}
	if in.Signature, err = parseSignature("signature_hex", *wire.Signature); err != nil {
		return Injection{}, err
	}
	return in, nil
}

// decodeBody reads one JSON object, whose fields have those names, each once
// and none in another case.
func decodeBody(body []byte, limit int, into any, names ...string) error {
	if len(body) > limit {
		return ErrBodyLength
	}
	if !hasFields(body, names) || json.Unmarshal(body, into) != nil { // what it says may show the body
		return ErrBody
	}
	return nil
}

// hasFields tells whether body begins with an object of fields with just these
// names. The JSON package takes names in any case, and the last of two values.
func hasFields(body []byte, names []string) bool {
	dec := json.NewDecoder(bytes.NewReader(body))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	left := slices.Clone(names)
	for dec.More() {
		name, err := dec.Token()
		at := slices.IndexFunc(left, func(n string) bool { return name == json.Token(n) })
		if err != nil || at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return false
		}
	}
	return len(left) == 0
}

// parseSecretID reads a JSON number or a string that holds one, decimal or with
// 0x in front.
func parseSecretID(raw json.RawMessage) (jobs.ID, error) {
	digits := strings.Trim(string(raw), `"`)
	if len(digits) > 78 { // those of 2^256
		return jobs.ID{}, ErrSecretID
	}
	id, err := jobs.ParseID(digits)
	if err != nil || id.IsZero() {
		return jobs.ID{}, ErrSecretID
	}
	return id, nil
}

func parseHex(field, s string) ([]byte, error) {
	b, err := hex.DecodeString(strings.TrimPrefix(s, "0x"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", field, ErrHex)
	}
	return b, nil
}

// parseSignature returns 65 bytes with v 0 or 1.
func parseSignature(field, s string) ([]byte, error) {
	sig, err := parseHex(field, s)
	if err != nil {
		return nil, err
	}
	if len(sig) != crypto.SignatureLength {
		return nil, ErrSignature
	}
	if sig[64] >= 27 {
		sig[64] -= 27
	}
	if !validSignature(sig) {
		return nil, ErrSignature
	}
	return sig, nil
}

// validSignature tells whether sig, v 0 or 1, is one of the two that could be
// made with s in the lower half of the group order.
func validSignature(sig []byte) bool {
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64])
	return crypto.ValidateSignatureValues(sig[64], r, s, true)
}

// signer returns whose signature of digest sig is, v 0 or 1.
func signer(digest common.Hash, sig []byte) (common.Address, bool) {
	key, err := crypto.SigToPub(digest[:], sig)
	if err != nil {
		return common.Address{}, false
	}
	return crypto.PubkeyToAddress(*key), true
}
