package tunnel

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
)

const maxHost = 253 // bytes of a name

// SplitAddress takes HOST:PORT apart, or returns ErrAddress. The host is an
// address without a zone, or of the characters that names in URLs have: so it can
// be written into the head of a request and read from it as the same, and nothing
// of a head can be forged by it.
func SplitAddress(address string) (host string, port uint16, err error) {
	host, digits, err := net.SplitHostPort(address)
	n, perr := strconv.ParseUint(digits, 10, 16)
	if err != nil || perr != nil || n == 0 || digits[0] == '+' {
		return "", 0, ErrAddress
	}
	if a, err := netip.ParseAddr(host); err == nil {
		if a.Zone() != "" {
			return "", 0, ErrAddress
		}
		return host, uint16(n), nil
	}
	if host == "" || len(host) > maxHost || strings.ContainsFunc(host, isNotOfName) {
		return "", 0, ErrAddress
	}
	return host, uint16(n), nil
}

func isNotOfName(c rune) bool {
	return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.'
}
