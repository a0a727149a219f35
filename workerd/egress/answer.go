package egress

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"time"
)

// markHeader marks an answer of this package and says why there is no other.
const markHeader = "Nacre-Egress"

// copyBuffer is the size of the buffers, of which a request has up to eight.
const copyBuffer = 16 << 10

// copyBody passes a body on as it comes, in the framing that writeFraming
// announces, and tells which side failed. After a failure the body is not
// ended properly, so that the receiver notices.
func copyBody(w *bufio.Writer, body io.Reader, length int64) (read, write error) {
	dst := io.Writer(w)
	if length < 0 {
		dst = httputil.NewChunkedWriter(w)
	}
	if err := w.Flush(); err != nil { // the head
		return nil, err
	}
	buf := make([]byte, copyBuffer)
	for {
		n, rerr := body.Read(buf)
		if n > 0 {
			_, werr := dst.Write(buf[:n])
			if err := errors.Join(werr, w.Flush()); err != nil {
				return nil, err
			}
		}
		if errors.Is(rerr, io.EOF) {
			break
		} else if rerr != nil {
			return rerr, nil
		}
	}
	if length < 0 {
		io.WriteString(w, "0\r\n\r\n")
	}
	return nil, w.Flush()
}

// explain turns an error into a status and a reason for the code to read. It
// does not tell the code about this host.
func (x *exchange) explain(err error) (status int, reason string) {
	if cause := context.Cause(x.ctx); cause != nil {
		err = cause
	}
	var refused *refusal
	var far interface {
		error
		HTTPStatus() int
	}
	var op *net.OpError
	switch {
	case errors.As(err, &refused):
		return refused.status, printable(refused.reason)
	case errors.Is(err, errUp):
		return http.StatusRequestEntityTooLarge, errUp.Error()
	case errors.Is(err, errHeadSize):
		return http.StatusBadGateway, "the head of the answer is too large"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return http.StatusBadGateway, "the server closed the connection early"
	case !time.Now().Before(x.gate.end):
		return http.StatusGatewayTimeout, "the job's time on the network is over"
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout, "the server could not be reached in time"
	case errors.As(err, &far) && far.HTTPStatus() == http.StatusForbidden:
		return http.StatusForbidden, printable(far.Error())
	case errors.As(err, &op):
		err = op.Err // without the addresses
	}
	return http.StatusBadGateway, printable(err.Error())
}

// refuse answers instead of a server, with a reason that is printable.
func (x *exchange) refuse(status int, reason string) {
	where := ""
	if x.host != nil {
		where = x.req.name() + ": "
	}
	reason = reason[:min(len(reason), maxReason)]
	x.gate.countRefused(x.host, reason)
	text := fmt.Sprintf("nacre: no network to %s%s\n", where, reason)
	if where == "" {
		text = fmt.Sprintf("nacre: %s\n", reason)
	}
	fmt.Fprintf(x.client, "HTTP/1.1 %d %s\r\n%s: %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n",
		status, http.StatusText(status), markHeader, reason, len(text))
	if x.req == nil || x.req.method != http.MethodHead {
		io.WriteString(x.client, text)
	}
}
