package secretstore

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/secrets"
)

// imageReader reads which image an enclave runs, as of a block or a later one;
// a chain.SecretReader is one.
type imageReader interface {
	Image(ctx context.Context, enclave common.Address, block uint64) (image common.Hash, trusted bool, err error)
}

// Images asks the chain about other enclaves as of the newest block.
type Images struct {
	Reader imageReader
	Newest func() (block uint64, known bool) // that the executor follows
}

// Image returns secrets.ErrNotReady before there is a block.
func (i Images) Image(ctx context.Context, enclave common.Address) (common.Hash, bool, error) {
	block, known := i.Newest()
	if !known {
		return common.Hash{}, false, secrets.ErrNotReady
	}
	return i.Reader.Image(ctx, enclave, block)
}

// URLs is a directory that asks a function, such as chain.ReadURL.
type URLs func(ctx context.Context, enclave common.Address) (string, error)

// URL calls the function.
func (u URLs) URL(ctx context.Context, enclave common.Address) (string, error) {
	return u(ctx, enclave)
}
