package verifier

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nacre-tee/nacre/enclave/attestation"
)

// A nonce is until when it is good, 8 bytes of Unix milliseconds, 16 random
// bytes, and a MAC over both, 32 bytes.
const (
	timeLength   = 8
	randomLength = 16
	nonceLength  = timeLength + randomLength + sha256.Size
)

// Reasons for which nothing is signed now.
var (
	errManyNonces = errors.New("too many documents were signed for of late: ask again later")
	errManyOfOne  = errors.New("too many documents of this enclave were signed for of late: ask again later")
)

// nonces gives out nonces and takes each once. Those that are out are not
// remembered, because anybody may ask for any number: their MAC shows that they
// are ours. Those that were used are, until they are too old for a second use;
// to use one takes a document that is good in all else, and of these each
// enclave has no more than its part.
type nonces struct {
	key          [sha256.Size]byte
	life         time.Duration
	most, perOne int

	mu   sync.Mutex // guards used
	used map[[nonceLength]byte]use
}

// use is of a nonce.
type use struct {
	until time.Time // it would be good
	by    [publicKeyLength]byte
}

// publicKeyLength is that of an enclave's key, x‖y, in bytes.
const publicKeyLength = 64

func newNonces(l Limits) *nonces {
	n := &nonces{life: l.NonceLife, most: l.Nonces, perOne: l.PerEnclave, used: make(map[[nonceLength]byte]use)}
	rand.Read(n.key[:]) // never fails: it ends the program instead
	return n
}

// issue returns a nonce and until when it is good.
func (n *nonces) issue(now time.Time) (nonce []byte, until time.Time) {
	until = now.Add(n.life).Truncate(time.Millisecond)
	nonce = binary.BigEndian.AppendUint64(nil, uint64(until.UnixMilli()))
	nonce = append(nonce, make([]byte, randomLength)...)
	rand.Read(nonce[timeLength:])
	return n.mac(nonce), until
}

// mac returns what is good of a nonce with its MAC behind it.
func (n *nonces) mac(nonce []byte) []byte {
	h := hmac.New(sha256.New, n.key[:])
	h.Write(nonce[:timeLength+randomLength])
	return h.Sum(nonce[: timeLength+randomLength : timeLength+randomLength])
}

// check returns attestation.ErrNonce, with why, for a nonce that take would not
// take.
func (n *nonces) check(nonce []byte, now time.Time) error {
	if _, err := n.until(nonce, now); err != nil {
		return err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.unusedLocked([nonceLength]byte(nonce))
}

func (n *nonces) until(nonce []byte, now time.Time) (time.Time, error) {
	if len(nonce) != nonceLength || !hmac.Equal(n.mac(nonce), nonce) {
		return time.Time{}, fmt.Errorf("%w: this verifier did not give it out", attestation.ErrNonce)
	}
	until := time.UnixMilli(int64(binary.BigEndian.Uint64(nonce)))
	if now.After(until) {
		return time.Time{}, fmt.Errorf("%w: it was good until %s", attestation.ErrNonce, until.UTC().Format(time.RFC3339))
	}
	return until, nil
}

func (n *nonces) unusedLocked(nonce [nonceLength]byte) error {
	if _, used := n.used[nonce]; used {
		return fmt.Errorf("%w: it was used before", attestation.ErrNonce)
	}
	return nil
}

// take takes a nonce once, from the enclave with that public key. It returns
// attestation.ErrNonce, errManyNonces or errManyOfOne.
func (n *nonces) take(nonce []byte, by [publicKeyLength]byte, now time.Time) error {
	until, err := n.until(nonce, now)
	if err != nil {
		return err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if err := n.unusedLocked([nonceLength]byte(nonce)); err != nil {
		return err
	}
	switch ofOne := n.forgetLocked(by, now); {
	case ofOne >= n.perOne:
		return errManyOfOne
	case len(n.used) >= n.most:
		return errManyNonces
	}
	n.used[[nonceLength]byte(nonce)] = use{until, by}
	return nil
}

// forgetLocked drops what has ended, and counts what is left of one enclave.
func (n *nonces) forgetLocked(by [publicKeyLength]byte, now time.Time) (left int) {
	for nonce, u := range n.used {
		switch {
		case now.After(u.until):
			delete(n.used, nonce)
		case u.by == by:
			left++
		}
	}
	return left
}
