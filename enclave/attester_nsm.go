//go:build enclave

package enclave

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"github.com/hf/nsm"
	"github.com/hf/nsm/request"
	"github.com/hf/nsm/response"
)

// DefaultNSMDevice is where the kernel offers the Nitro security module.
const DefaultNSMDevice = "/dev/nsm"

// ErrNSMDevice is returned when the security module cannot be opened.
var ErrNSMDevice = errors.New("no Nitro security module: this build runs inside an enclave only")

// NSMAttester asks the Nitro security module. It is safe for concurrent use;
// Close it after the last Attest.
type NSMAttester struct{ session session }

var _ Attester = (*NSMAttester)(nil)

// session is an open security module.
type session interface {
	io.ReadCloser // Read gives entropy
	Send(request.Request) (response.Response, error)
}

var _ session = (*nsm.Session)(nil)

// NewNSMAttester opens the device, or returns ErrNSMDevice.
func NewNSMAttester(device string) (*NSMAttester, error) {
	session, err := nsm.OpenSession(nsm.Options{
		Open: func() (nsm.FileDescriptor, error) {
			f, err := os.Open(device)
			if err != nil {
				return nil, err // not f: a nil *os.File in an interface is not nil
			}
			return f, nil
		},
		Syscall: syscall.Syscall,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNSMDevice, err)
	}
	return &NSMAttester{session: session}, nil
}

// Attest asks for a document. The ioctl cannot be interrupted; ctx is looked
// at before it.
func (a *NSMAttester) Attest(ctx context.Context, r AttestRequest) ([]byte, error) {
	if err := errors.Join(ctx.Err(), r.Check()); err != nil {
		return nil, err
	}
	res, err := a.session.Send(&request.Attestation{
		UserData: orNil(r.UserData), Nonce: orNil(r.Nonce), PublicKey: orNil(r.PublicKey),
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: asking the security module: %w", ErrAttest, err)
	case res.Error != "":
		return nil, fmt.Errorf("%w: the security module answers %s", ErrAttest, res.Error)
	case res.Attestation == nil || len(res.Attestation.Document) == 0:
		return nil, fmt.Errorf("%w: the security module answers with something else", ErrAttest)
	}
	return res.Attestation.Document, nil
}

// Read fills p with entropy of the security module.
func (a *NSMAttester) Read(p []byte) (int, error) { return a.session.Read(p) }

// Close closes the device.
func (a *NSMAttester) Close() error { return a.session.Close() }
