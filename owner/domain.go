package owner

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
)

var _ Chain = (*chain.Client)(nil)

// domain is the EIP-712 domain under which a contract verifies signatures.
func (n Network) domain(ctx context.Context, contract common.Address, name string) (contracts.Domain, error) {
	return chain.Domain(ctx, n.Chain, contract, n.Chain.ChainID(), name)
}
