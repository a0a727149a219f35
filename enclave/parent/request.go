package parent

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/enclave/tunnel"
)

const (
	maxHead     = 8 << 10     // bytes of a request's head
	partingTime = time.Second // for an answer to be read in
	partingSize = 64 << 10    // bytes that may be unread then
)

// answer is an error that the enclave is told.
type answer struct {
	status int
	reason string
}

func (a *answer) Error() string { return a.reason }

// destination is what the enclave asks for.
type destination struct {
	host string // lower case, no dot at its end; or an address
	port uint16
}

func (d destination) String() string { return net.JoinHostPort(d.host, strconv.Itoa(int(d.port))) }

// readConnect reads a CONNECT. rest is what came after its head.
func readConnect(c net.Conn) (d destination, rest []byte, err error) {
	bounded := &io.LimitedReader{R: c, N: maxHead}
	in := bufio.NewReaderSize(bounded, maxHead)
	req, err := http.ReadRequest(in)
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return d, nil, &answer{http.StatusRequestTimeout, "the request did not come in time"}
	case err != nil && bounded.N <= 0:
		return d, nil, &answer{http.StatusRequestHeaderFieldsTooLarge, "the head of the request has more than 8 KiB"}
	case err != nil:
		return d, nil, &answer{http.StatusBadRequest, "this is no HTTP request"}
	case req.Method != http.MethodConnect:
		return d, nil, &answer{http.StatusMethodNotAllowed, "only CONNECT is served here"}
	}
	if d, err = parseDestination(req.RequestURI); err != nil {
		return d, nil, err
	}
	rest, err = in.Peek(in.Buffered())
	return d, bytes.Clone(rest), err
}

// parseDestination reads HOST:PORT.
func parseDestination(s string) (destination, error) {
	host, port, err := tunnel.SplitAddress(s)
	if err != nil {
		return destination{}, &answer{http.StatusBadRequest, "CONNECT wants HOST:PORT, the name or the address of a host"}
	}
	if a, err := netip.ParseAddr(host); err == nil {
		return destination{a.Unmap().String(), port}, nil
	}
	if host = strings.TrimSuffix(strings.ToLower(host), "."); host == "" {
		return destination{}, &answer{http.StatusBadRequest, "CONNECT wants the name of a host, not a dot"}
	}
	return destination{host, port}, nil
}
