package secrets

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// How a store that was selected to replace another one gets the secret without
// the secret's owner. It asks a store that holds it; each of the two checks the
// other's attestation document, that its image is approved and that the chain
// has registered its enclave; and the answer is encrypted to the public key in
// the asking one's document. So it matters to nobody what carries the messages,
// and a request that is sent again is answered to the same enclave as before.

type (
	// peers makes and checks attestation documents.
	peers interface {
		// Attest returns a document of this enclave, of now, with its public key
		// and that nonce.
		Attest(ctx context.Context, nonce common.Hash) ([]byte, error)
		// CheckPeer returns the public key, x‖y, in a document, which must be
		// genuine, recent, with that nonce, of an image that the chain approves,
		// and of an enclave that it has registered. An error that wraps ErrPeer
		// says that it is not.
		CheckPeer(ctx context.Context, document []byte, nonce common.Hash) (publicKey []byte, err error)
	}
	// asker takes a request to another store and brings its answer.
	asker interface {
		Ask(ctx context.Context, enclave common.Address, request []byte) (answer []byte, err error)
	}
	// digestSigner signs with the enclave's key: 65 bytes r‖s‖v, v 27 or 28.
	digestSigner interface {
		Sign(digest common.Hash) ([]byte, error)
	}
)

// Errors of a handover.
var (
	ErrPeer         = errors.New("the other enclave is not one to hand secrets to or take them from")
	ErrHandoverBody = errors.New("message between stores is not of its form")
	ErrHandoverSig  = errors.New("answer of the other store is not signed by its enclave for this request")
)

const (
	// maxDocument bounds an attestation document, in bytes.
	maxDocument = 16 << 10
	// MaxHandoverRequest and MaxHandoverAnswer bound the bodies, in bytes.
	MaxHandoverRequest = 2*maxDocument + 1<<10
	MaxHandoverAnswer  = MaxBody + 2*(maxDocument+maxAccepted*digestLen) + 1<<10
)

// HandoverRequest asks a store for a secret.
type HandoverRequest struct {
	ID       jobs.ID
	Nonce    common.Hash // random
	Document []byte      // of who asks, with the nonce that requestNonce makes
}

// handoverRequestBody and handoverAnswerBody are what travels, as JSON.
type handoverRequestBody struct {
	ID       *jobs.ID      `json:"secret_id"`
	Nonce    hexutil.Bytes `json:"nonce_hex"`
	Document hexutil.Bytes `json:"attestation_hex"`
}

type handoverAnswerBody struct {
	Ciphertext hexutil.Bytes `json:"ciphertext_hex"`
	Document   hexutil.Bytes `json:"attestation_hex"`
	Signature  hexutil.Bytes `json:"signature_hex"`
}

// HandoverAnswer is a secret on its way to another store.
type HandoverAnswer struct {
	Ciphertext []byte // by envelope.Encrypt, to who asked: version, 8 bytes ‖ content
	Document   []byte // of who answers, with the nonce that answerDigest makes
	Signature  []byte // by its enclave over the same; 65 bytes r‖s‖v, v 27 or 28
}

// ParseHandoverRequest reads a request's body. It returns ErrHandoverBody.
func ParseHandoverRequest(body []byte) (HandoverRequest, error) {
	var b handoverRequestBody
	if decodeBody(body, MaxHandoverRequest, &b, "secret_id", "nonce_hex", "attestation_hex") != nil || b.ID == nil || b.ID.IsZero() || len(b.Nonce) != len(common.Hash{}) ||
		len(b.Document) == 0 || len(b.Document) > maxDocument {
		return HandoverRequest{}, ErrHandoverBody
	}
	return HandoverRequest{ID: *b.ID, Nonce: common.Hash(b.Nonce), Document: b.Document}, nil
}

// MarshalJSON returns the body that ParseHandoverRequest reads.
func (r HandoverRequest) MarshalJSON() ([]byte, error) {
	return json.Marshal(handoverRequestBody{ID: &r.ID, Nonce: r.Nonce[:], Document: r.Document})
}

// ParseHandoverAnswer reads an answer's body. It returns ErrHandoverBody.
func ParseHandoverAnswer(body []byte) (HandoverAnswer, error) {
	var b handoverAnswerBody
	if decodeBody(body, MaxHandoverAnswer, &b, "ciphertext_hex", "attestation_hex", "signature_hex") != nil || len(b.Ciphertext) <= envelope.Overhead || len(b.Document) == 0 ||
		len(b.Document) > maxDocument || len(b.Signature) != crypto.SignatureLength {
		return HandoverAnswer{}, ErrHandoverBody
	}
	return HandoverAnswer{Ciphertext: b.Ciphertext, Document: b.Document, Signature: b.Signature}, nil
}

// MarshalJSON returns the body that ParseHandoverAnswer reads.
func (a HandoverAnswer) MarshalJSON() ([]byte, error) {
	return json.Marshal(handoverAnswerBody{Ciphertext: a.Ciphertext, Document: a.Document, Signature: a.Signature})
}

// requestNonce binds the document of who asks to a secret, on this chain.
func (k *Keeper) requestNonce(id jobs.ID, nonce common.Hash) common.Hash {
	return crypto.Keccak256Hash([]byte("nacre secret handover request 1\n"),
		k.cfg.ChainID[:], k.cfg.Manager[:], id[:], nonce[:])
}

// answerDigest binds an answer to the request and to who made it.
func (k *Keeper) answerDigest(id jobs.ID, nonce common.Hash, to common.Address, ciphertext []byte) common.Hash {
	return crypto.Keccak256Hash([]byte("nacre secret handover answer 1\n"),
		k.cfg.ChainID[:], k.cfg.Manager[:], id[:], nonce[:], to[:], crypto.Keccak256(ciphertext))
}

// enclaveOf is the address of an enclave's public key, x‖y.
func enclaveOf(publicKey []byte) (common.Address, error) {
	key, err := crypto.UnmarshalPubkey(append([]byte{4}, publicKey...))
	if err != nil {
		return common.Address{}, fmt.Errorf("%w: %w", ErrPeer, envelope.ErrPublicKey)
	}
	return crypto.PubkeyToAddress(*key), nil
}

// encrypt returns a content as it goes to another store.
func (c *content) encrypt(publicKey []byte, mem *memory) ([]byte, error) {
	in, err := mem.page(8 + c.length())
	if err != nil {
		return nil, err
	}
	defer in.free()
	return envelope.Encrypt(publicKey, c.encode(binary.BigEndian.AppendUint64(in.b[:0], c.version)))
}

// decodeHanded reads what encrypt encrypted; the content's plaintext is a part of b.
func decodeHanded(b []byte) (c content, err error) {
	if len(b) < 8 || !c.decode(b[8:]) || len(c.plaintext) == 0 || len(c.accepted) == 0 {
		return content{}, ErrHandoverBody
	}
	c.version = binary.BigEndian.Uint64(b)
	if bytes.Equal(c.owner[:], make([]byte, common.AddressLength)) {
		return content{}, ErrHandoverBody
	}
	return c, nil
}
