package egress

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// exchange is one connection of a sandbox, for one request. One goroutine
// serves it; a second one carries what the sandbox sends.
type exchange struct {
	gate   *Gate
	client net.Conn
	in     *bufio.Reader // from client, after the head
	req    *request
	host   *HostUse // nil until it is known

	ctx    context.Context // ends with the exchange; its cause is why
	cut    context.CancelCauseFunc
	sender sync.WaitGroup // the second goroutine
	sent   atomic.Bool    // all of the request's body
}

// serve answers the request, or says why not.
func (x *exchange) serve() {
	defer x.sender.Wait()
	defer x.gate.drop(x.client) // which ends the sender
	x.ctx, x.cut = context.WithCancelCause(x.gate.ctx)
	defer x.cut(nil)
	late := time.Now().Add(x.gate.proxy.headTime)
	if late.After(x.gate.end) {
		late = x.gate.end
	}
	if x.client.SetReadDeadline(late) != nil {
		return
	}
	var err error
	x.req, x.in, err = readRequest(&bounded{x.client, x.gate.proxy.limits.Header})
	if errors.Is(err, io.EOF) {
		return // nothing was asked
	}
	if err = x.admit(err); err == nil {
		err = x.forward()
	}
	switch {
	case err == nil:
	case errors.Is(context.Cause(x.ctx), errGone):
		x.gate.countCut(x.host, errGone.Error())
	case errors.Is(context.Cause(x.ctx), context.Canceled):
		x.gate.countCut(x.host, "the job ended before the request")
	default:
		x.refuse(x.explain(err))
	}
	x.linger()
}

// lingerBytes bound what of a body is read that is no longer wanted.
const lingerBytes = 4 << 20

// linger lets a sandbox that is still sending come to the answer. If its
// connection were closed, workerd would mostly fail at writing before it reads.
func (x *exchange) linger() {
	if x.req == nil || x.req.method == http.MethodConnect || x.req.ContentLength == 0 || x.sent.Load() {
		return
	}
	if x.client.SetReadDeadline(time.Now().Add(partingTime)) != nil || closeWrite(x.client) != nil {
		return
	}
	x.sender.Wait() // it ends because the server's connection is closed
	if _, err := io.CopyN(io.Discard, x.in, lingerBytes); err == nil {
		ctx, cancel := context.WithTimeout(x.gate.ctx, partingTime)
		defer cancel()
		<-ctx.Done() // unread, the sandbox stops sending
	}
}

// admit counts the request, of which the head was read with err.
func (x *exchange) admit(err error) error {
	allowed := x.gate.countRequest()
	switch {
	case errors.Is(err, errHeadSize):
		return refuse(http.StatusRequestHeaderFieldsTooLarge, "the head of the request is too large")
	case errors.Is(err, os.ErrDeadlineExceeded) && !time.Now().Before(x.gate.end):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refuse(http.StatusRequestTimeout, "the request did not come in time")
	case err != nil:
		return refuse(http.StatusBadRequest, "the request is not understood: %s", printable(err.Error()))
	}
	x.host = x.gate.use(x.req.name())
	if !allowed {
		return refuse(http.StatusTooManyRequests, "the job has made all the requests that it may, %d", x.gate.proxy.limits.Requests)
	}
	return x.client.SetReadDeadline(x.gate.end)
}

// forward passes the request on and the answer back. It returns an error only
// while nothing of an answer has been sent.
func (x *exchange) forward() error {
	if n, left := x.req.ContentLength, x.gate.up.left(); n > left {
		return refuse(http.StatusRequestEntityTooLarge, "the request has %d bytes, and the job may send %d more", n, left)
	}
	up, err := x.connect()
	if err != nil {
		return err
	}
	defer x.gate.drop(up.raw)
	if x.req.method == http.MethodConnect {
		if _, err := io.WriteString(x.client, "HTTP/1.1 200 OK\r\n\r\n"); err == nil {
			x.tunnel(up, up)
		}
		return nil
	}
	x.sender.Go(func() { x.send(up) })
	return x.receive(up)
}

// upstream is a connection to a server.
type upstream struct {
	net.Conn          // with TLS, if any, and metered
	raw      net.Conn // what the Dialer made
}

// CloseWrite ends what is sent.
func (u *upstream) CloseWrite() error { return closeWrite(u.Conn) }

// connect makes the connection to where the request goes.
func (x *exchange) connect() (*upstream, error) {
	g, p := x.gate, x.gate.proxy
	targets, err := p.judge.targets(x.ctx, x.req.host, x.req.port)
	if err != nil {
		return nil, err
	}
	conn, err := p.connect(x.ctx, targets)
	if err != nil {
		return nil, err
	}
	if !g.keep(conn, g.end) {
		conn.Close()
		return nil, ErrGateClosed
	}
	up := &upstream{&metered{conn, &g.up, &g.down, x.host.up, x.host.down}, conn}
	if x.req.tls {
		if up.Conn, err = p.secure(x.ctx, up.Conn, x.req.host, g.sessions); err != nil {
			g.drop(conn)
			return nil, err
		}
	}
	return up, nil
}

// send passes head and body on, and then watches for the sandbox to give up,
// so that what nobody waits for is ended.
func (x *exchange) send(up *upstream) {
	w := bufio.NewWriterSize(up, copyBuffer)
	x.req.writeHead(w)
	fromClient, toServer := copyBody(w, x.req.Body, x.req.ContentLength)
	switch {
	case errors.Is(toServer, errUp):
		x.cut(toServer)
	case toServer != nil:
		return // the server may have answered without reading all of it
	case fromClient == nil:
		x.sent.Store(true)
		_, fromClient = x.in.Peek(1)
		fallthrough
	default:
		if errors.Is(fromClient, os.ErrDeadlineExceeded) {
			return // the end of the watch, or of the job's time
		}
		x.cut(errGone)
	}
	up.raw.Close()
}

var errGone = errors.New("the sandbox has given up its request, or sent more than one")

// receive passes the answer back.
func (x *exchange) receive(up *upstream) error {
	src := &bounded{up, x.gate.proxy.limits.Header}
	br := bufio.NewReaderSize(src, copyBuffer)
	resp, err := readResponse(br, src, x.req.method)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(x.client, copyBuffer)
	if resp.StatusCode == http.StatusSwitchingProtocols {
		return x.switchProtocols(w, resp, br, up)
	}
	hasBody := bodyAllowed(resp, x.req.method)
	if left := x.gate.down.left(); hasBody && resp.ContentLength > left+int64(br.Buffered()) {
		return refuse(http.StatusBadGateway, "the answer has %d bytes, and the job may receive %d more", resp.ContentLength, left)
	}
	writeResponseHead(w, resp, x.req.method)
	if !hasBody {
		w.Flush()
		return nil
	}
	if fromServer, _ := copyBody(w, resp.Body, resp.ContentLength); fromServer != nil {
		_, reason := x.explain(fromServer)
		x.gate.countCut(x.host, "the answer was cut short: "+reason)
	}
	return nil
}

// switchProtocols passes on a web socket.
func (x *exchange) switchProtocols(w *bufio.Writer, resp *http.Response, br *bufio.Reader, up *upstream) error {
	if !x.req.webSocket || !isWebSocket(resp.Header) {
		return refuse(http.StatusBadGateway, "the server switches to another protocol unasked")
	}
	x.client.SetReadDeadline(time.Unix(1, 0)) // ends the watch
	x.sender.Wait()
	if x.ctx.Err() != nil || x.client.SetReadDeadline(x.gate.end) != nil {
		return nil
	}
	writeResponseHead(w, resp, x.req.method)
	if w.Flush() == nil {
		x.tunnel(up, br)
	}
	return nil
}

// tunnel carries bytes both ways until both directions have ended or one has
// failed.
func (x *exchange) tunnel(up *upstream, fromServer io.Reader) {
	pipe := func(dst net.Conn, src io.Reader) {
		_, err := io.CopyBuffer(struct{ io.Writer }{dst}, struct{ io.Reader }{src}, make([]byte, copyBuffer))
		if err == nil {
			err = closeWrite(dst)
		}
		if err == nil {
			return
		}
		if errors.Is(err, errUp) || errors.Is(err, errDown) {
			x.gate.countCut(x.host, "the connection was cut: "+err.Error())
		}
		x.client.Close()
		up.raw.Close()
	}
	x.sender.Go(func() { pipe(up, x.in) })
	pipe(x.client, fromServer)
	x.sender.Wait()
}
