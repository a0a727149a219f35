package egress

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// host is where a request goes: a name or an address.
type host struct {
	name string     // lower case, without a last dot; the address's text for one
	addr netip.Addr // invalid for a name
}

const (
	maxHostBytes  = 253
	maxLabelBytes = 63
)

var (
	errHost = errors.New("not a host name or address")
	errOdd  = errors.New("an address in an unusual spelling; write it as 192.0.2.7")
	errZone = errors.New("an address with a zone")
	errPort = errors.New("not a port")
)

// parseHost reads a host name, or an address without brackets. Spellings of
// IPv4 addresses that only some programs understand (octal, hexadecimal, fewer
// than four parts) are refused: another reader would find another address.
func parseHost(s string) (host, error) {
	s = strings.ToLower(s)
	if strings.Contains(s, ":") {
		a, err := netip.ParseAddr(s)
		switch {
		case err != nil:
			return host{}, errHost
		case a.Zone() != "":
			return host{}, errZone
		}
		a = a.Unmap()
		return host{a.String(), a}, nil
	}
	s = strings.TrimSuffix(s, ".")
	if a, err := netip.ParseAddr(s); err == nil {
		return host{s, a}, nil
	}
	return host{name: s}, checkName(s)
}

// checkName refuses what is not a name in lower case.
func checkName(s string) error {
	if s == "" || len(s) > maxHostBytes {
		return errHost
	}
	last := ""
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > maxLabelBytes || strings.ContainsFunc(label, isNotOfName) {
			return errHost
		}
		last = label
	}
	if isNumber(last) {
		return errOdd // so says the URL standard: such a host is an address
	}
	return nil
}

func isNotOfName(c rune) bool {
	return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_'
}

// isNumber tells whether the URL standard takes the label for one.
func isNumber(label string) bool {
	digits, hex := strings.CutPrefix(label, "0x")
	return !strings.ContainsFunc(digits, func(c rune) bool {
		return (c < '0' || c > '9') && (!hex || c < 'a' || c > 'f')
	})
}

// cutPort takes a port and an IPv6 address's brackets off an authority.
func cutPort(s string) (h, port string, found bool) {
	if rest, ok := strings.CutPrefix(s, "["); ok {
		h, rest, ok := strings.Cut(rest, "]")
		if !ok || !strings.Contains(h, ":") || rest != "" && rest[0] != ':' {
			return "", "", false // no host: refused
		}
		return h, strings.TrimPrefix(rest, ":"), rest != ""
	}
	h, port, found = strings.Cut(s, ":")
	if strings.Contains(port, ":") {
		return "", "", false // IPv6 without brackets, or nonsense
	}
	return h, port, found
}

func parsePort(s string) (uint16, error) {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil || n == 0 || s[0] == '+' {
		return 0, errPort
	}
	return uint16(n), nil
}

// parseAuthority reads "host" or "host:port". A port of 0 stands for none.
func parseAuthority(s string) (host, uint16, error) {
	name, digits, found := cutPort(s)
	h, err := parseHost(name)
	if err != nil || !found || digits == "" {
		return h, 0, err
	}
	port, err := parsePort(digits)
	if err != nil {
		return host{}, 0, fmt.Errorf("%w: %s", errPort, short(digits))
	}
	return h, port, nil
}

// short makes a piece of a request fit for a line of text.
func short(s string) string {
	const most = 80
	if len(s) > most {
		s = s[:most] + "…"
	}
	return strconv.QuoteToASCII(s)
}
