//go:build enclave

package machine

import (
	"crypto/rand"
	"crypto/subtle"
	"io"
)

// KeyEntropy is the security module's, mixed with the kernel's. Process 1 has
// stirred the former into the latter, unless the image has another process 1.
func KeyEntropy() (io.ReadCloser, error) {
	nsm, err := OpenEntropy()
	if err != nil {
		return nil, err
	}
	return mixed{nsm, rand.Reader}, nil
}

// mixed cannot be foretold as long as one of both cannot.
type mixed struct {
	io.ReadCloser
	other io.Reader
}

// Read fills p, or fails.
func (m mixed) Read(p []byte) (int, error) {
	other := make([]byte, len(p))
	defer clear(other)
	if _, err := io.ReadFull(m.other, other); err != nil {
		return 0, err
	}
	if _, err := io.ReadFull(m.ReadCloser, p); err != nil {
		return 0, err
	}
	return subtle.XORBytes(p, p, other), nil
}
