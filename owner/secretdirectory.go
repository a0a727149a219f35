package owner

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/client"
)

// MaxURLLength is the longest URL that a Directory takes, in bytes.
const MaxURLLength = 255

// ErrURL is returned for what cannot be announced as the URL of an enclave.
var ErrURL = errors.New("cannot be announced as the URL of an external port")

// CheckURL returns ErrURL for a URL of an external port that others could not
// use.
func CheckURL(raw string) error {
	if len(raw) > MaxURLLength {
		return fmt.Errorf("%w: it has %d bytes, at most %d are taken", ErrURL, len(raw), MaxURLLength)
	}
	if _, err := client.New(raw); err != nil {
		return fmt.Errorf("%w: %w", ErrURL, err)
	}
	if u, err := url.Parse(raw); err != nil || u.Scheme == "vsock" {
		return fmt.Errorf("%w: a vsock is reached from its host alone; http://HOST:PORT/ of what leads to it would be right", ErrURL)
	}
	return nil
}

// URLsOf returns what the Directory has of each enclave: "" of one of which
// nothing was announced. A URL is a hint of somebody who is not trusted.
func URLsOf(ctx context.Context, c Chain, directory common.Address, enclaves []common.Address) (map[common.Address]string, error) {
	urls := map[common.Address]string{}
	if len(enclaves) == 0 {
		return urls, nil
	}
	b := bindings.NewDirectory()
	list, err := view(ctx, c, directory, b.PackUrlsOf(enclaves), b.UnpackUrlsOf)
	if err != nil {
		return nil, fmt.Errorf("asking the Directory %s: %w", directory, err)
	}
	if len(list) != len(enclaves) {
		return nil, fmt.Errorf("the Directory %s answers %d URLs for %d enclaves", directory, len(list), len(enclaves))
	}
	for i, e := range enclaves {
		urls[e] = list[i]
	}
	return urls, nil
}

// Announce says in the Directory where the external port of an enclave of the
// account's is reached; "" withdraws that. The receipt is nil if the Directory
// has it already, and nothing is sent.
func (n Network) Announce(ctx context.Context, directory, enclaveAddress common.Address, url string, report Progress) (*types.Receipt, error) {
	if url != "" {
		if err := CheckURL(url); err != nil {
			return nil, err
		}
	}
	if _, err := n.own(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	before, err := URLsOf(ctx, n.Chain, directory, []common.Address{enclaveAddress})
	if err != nil || before[enclaveAddress] == url {
		return nil, err
	}
	report.step("announcing its URL")
	receipt, err := n.Tx.Send(ctx, directory, bindings.NewDirectory().PackAnnounce(enclaveAddress, url))
	if err != nil {
		return nil, fmt.Errorf("announcing the URL of %s: %w", enclaveAddress, err)
	}
	return receipt, nil
}
