package secrets

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// ErrSealed is returned for a sealed secret that does not open: altered, cut,
// or of another enclave, chain, contract, secret or version.
var ErrSealed = errors.New("sealed secret is damaged, or not sealed by this enclave for this secret and contract")

// maxAccepted is how many ciphertexts of one secret are remembered. When they
// are that many no further one is accepted: to forget one would be to accept
// it again.
const maxAccepted = 256

const (
	sealMagic  = "nacre secret 1\n"
	sealHead   = len(sealMagic) + 8 // the version, big-endian
	sealNonce  = 12
	contentLen = common.AddressLength + 2 // owner, number of digests
	digestLen  = common.HashLength
)

// content is what is sealed of a secret.
type content struct {
	version   uint64         // how many ciphertexts were accepted, of this store and those that handed it on
	owner     common.Address // whose secret it is
	accepted  []common.Hash  // keccak256 of the last ciphertexts accepted, oldest first
	plaintext []byte         // empty: no longer held, but what was accepted is remembered
}

// sealer seals contents under one key, for one contract on one chain.
type sealer struct {
	key  *page
	bind []byte // chain id, 32 bytes big-endian ‖ address of SecretManager
}

func newSealer(mem *memory, key []byte, chainID *big.Int, manager common.Address) (*sealer, error) {
	p, err := mem.page(len(key))
	if err != nil {
		return nil, err
	}
	copy(p.b, key)
	return &sealer{key: p, bind: append(common.BigToHash(chainID).Bytes(), manager[:]...)}, nil
}

// aead is made for each use, so that what it makes of the key is garbage soon.
func (s *sealer) aead() (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.key.b)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// associated is what a sealed secret is bound to.
func (s *sealer) associated(id jobs.ID, version uint64) []byte {
	data := append([]byte(sealMagic), s.bind...)
	return binary.BigEndian.AppendUint64(append(data, id[:]...), version)
}

// seal returns magic ‖ version, 8 bytes big-endian ‖ nonce, 12 bytes ‖
// AES-256-GCM of what encode writes.
func (s *sealer) seal(id jobs.ID, c content, mem *memory) ([]byte, error) {
	aead, err := s.aead()
	if err != nil {
		return nil, fmt.Errorf("sealing secret %s: %w", id, err)
	}
	in, err := mem.page(c.length())
	if err != nil {
		return nil, fmt.Errorf("sealing secret %s: %w", id, err)
	}
	defer in.free()
	b := c.encode(in.b[:0])

	out := make([]byte, 0, sealHead+sealNonce+len(b)+aead.Overhead())
	out = binary.BigEndian.AppendUint64(append(out, sealMagic...), c.version)
	out = out[:sealHead+sealNonce]
	if _, err := rand.Read(out[sealHead:]); err != nil {
		return nil, fmt.Errorf("sealing secret %s: %w", id, err)
	}
	return aead.Seal(out, out[sealHead:], b, s.associated(id, c.version)), nil
}

// open returns what is sealed and the page that the plaintext is in, or
// ErrSealed, or that there is no memory.
func (s *sealer) open(id jobs.ID, sealed []byte, mem *memory) (c content, in *page, err error) {
	if len(sealed) < sealHead+sealNonce || !bytes.HasPrefix(sealed, []byte(sealMagic)) {
		return content{}, nil, ErrSealed
	}
	c.version = binary.BigEndian.Uint64(sealed[len(sealMagic):])
	aead, err := s.aead()
	if err != nil {
		return content{}, nil, err
	}
	nonce, body := sealed[sealHead:sealHead+sealNonce], sealed[sealHead+sealNonce:]
	if in, err = mem.page(len(body)); err != nil {
		return content{}, nil, err
	}
	b, err := aead.Open(in.b[:0], nonce, body, s.associated(id, c.version))
	if err != nil || !c.decode(b) {
		in.free()
		return content{}, nil, ErrSealed
	}
	return c, in, nil
}

// length is how many bytes encode appends.
func (c *content) length() int { return contentLen + digestLen*len(c.accepted) + len(c.plaintext) }

// encode appends owner, 20 bytes ‖ number of digests, 2 bytes ‖ digests ‖
// plaintext, numbers big-endian.
func (c *content) encode(b []byte) []byte {
	b = append(b, c.owner[:]...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(c.accepted)))
	for _, digest := range c.accepted {
		b = append(b, digest[:]...)
	}
	return append(b, c.plaintext...)
}

// decode reads what encode wrote; c.plaintext is a part of b.
func (c *content) decode(b []byte) bool {
	if len(b) < contentLen {
		return false
	}
	c.owner = common.BytesToAddress(b[:common.AddressLength])
	count := int(binary.BigEndian.Uint16(b[common.AddressLength:]))
	b = b[contentLen:]
	if count > maxAccepted || len(b) < count*digestLen {
		return false
	}
	for ; count > 0; count-- {
		c.accepted = append(c.accepted, common.BytesToHash(b[:digestLen]))
		b = b[digestLen:]
	}
	c.plaintext = b[:len(b):len(b)]
	return true
}
