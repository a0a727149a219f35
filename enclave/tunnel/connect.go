package tunnel

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"strconv"
)

// maxHead bounds the head of a forwarder's answer, in bytes.
const maxHead = 4 << 10

const (
	// ReasonHeader is where a forwarder says why it does not connect.
	ReasonHeader = "Nacre-Host"
	// ReasonNoConnection is what it says where it tried to.
	ReasonNoConnection = "it takes no connection"
)

// ask sends a CONNECT over raw, and returns what follows the answer.
func ask(raw net.Conn, address string) (net.Conn, error) {
	if _, err := fmt.Fprintf(raw, "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n", address, address); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	in := bufio.NewReaderSize(raw, maxHead)
	status, reason, err := readAnswer(in)
	switch {
	case err != nil:
		return nil, err
	case status != 200:
		return nil, statusError(status, reason)
	}
	rest, err := in.Peek(in.Buffered())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return &conn{Conn: raw, rest: bytes.Clone(rest)}, nil
}

// readAnswer reads a head and no byte after it. A body, which explains a
// refusal, is left.
func readAnswer(in *bufio.Reader) (status int, reason string, err error) {
	line, err := readLine(in, maxHead)
	if err != nil {
		return 0, "", err
	}
	if status, reason, err = parseStatus(line); err != nil {
		return 0, "", err
	}
	for left := maxHead - len(line); ; left -= len(line) {
		if line, err = readLine(in, left); err != nil {
			return 0, "", err
		}
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return status, reason, nil
		}
		if name, value, ok := bytes.Cut(line, []byte(":")); ok && textproto.CanonicalMIMEHeaderKey(string(name)) == ReasonHeader {
			reason = string(bytes.TrimSpace(value))
		}
	}
}

// readLine reads a line, with its end, of at most so many bytes.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull), err == nil && len(line) > most:
		return nil, fmt.Errorf("%w: the head of its answer has more than %d bytes", ErrGarbage, maxHead)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, fmt.Errorf("%w: %w", ErrSilent, err)
	case errors.Is(err, io.EOF):
		return nil, ErrBroken
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return bytes.Clone(line), nil
}

// parseStatus reads "HTTP/1.1 200 OK".
func parseStatus(line []byte) (status int, reason string, err error) {
	version, rest, ok := bytes.Cut(bytes.TrimRight(line, "\r\n"), []byte(" "))
	digits, text, _ := bytes.Cut(rest, []byte(" "))
	n, perr := strconv.ParseUint(string(digits), 10, 16)
	if !ok || string(version) != "HTTP/1.1" && string(version) != "HTTP/1.0" || perr != nil || len(digits) != 3 || n < 200 {
		return 0, "", fmt.Errorf("%w: it says %q", ErrGarbage, printable(string(line[:min(len(line), 40)])))
	}
	return int(n), string(text), nil
}

// conn is a connection through the forwarder. Reads are for one goroutine at a
// time.
type conn struct {
	net.Conn
	rest []byte // came with the answer
}

func (c *conn) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		return c.Conn.Read(p)
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// CloseWrite ends what is sent; errors.ErrUnsupported if the way to the forwarder
// cannot.
func (c *conn) CloseWrite() error {
	if w, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return w.CloseWrite()
	}
	return errors.ErrUnsupported
}
