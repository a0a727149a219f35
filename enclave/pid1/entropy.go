package pid1

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ErrEntropy is returned where the security module is not there or gives
// nothing that could be random. Without it no key is made.
var ErrEntropy = errors.New("no entropy of the security module, without which no key may be made")

const (
	drawLength = 64 // bytes, two times what a key has
	draws      = 4
)

// seed stirs entropy of the security module into the kernel's, where keys are
// taken from. A source that says the same twice is none.
func seed(k kernel, open func() (io.ReadCloser, error)) error {
	source, err := open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrEntropy, err)
	}
	defer source.Close()
	var drawn [draws * drawLength]byte
	defer clear(drawn[:])
	if _, err := io.ReadFull(source, drawn[:]); err != nil {
		return fmt.Errorf("%w: reading: %w", ErrEntropy, err)
	}
	first := drawn[:drawLength]
	for at := drawLength; at < len(drawn); at += drawLength {
		if bytes.Equal(first, drawn[at:at+drawLength]) {
			return fmt.Errorf("%w: it repeats itself", ErrEntropy)
		}
	}
	if err := k.stir(drawn[:]); err != nil {
		return fmt.Errorf("%w: %w", ErrEntropy, err)
	}
	return nil
}
