package egress

import (
	"errors"
	"net/netip"
	"testing"
)

func TestParseAuthority(t *testing.T) {
	for in, want := range map[string]struct {
		name string
		port uint16
		err  error
	}{
		"a.example":             {"a.example", 0, nil},
		"A.Example.:8080":       {"a.example", 8080, nil},
		"a.example:":            {"a.example", 0, nil},
		"_x-1.example:1":        {"_x-1.example", 1, nil},
		"1.example":             {"1.example", 0, nil},
		"0xg":                   {"0xg", 0, nil},
		"192.0.2.7.:65535":      {"192.0.2.7", 65535, nil},
		"[::FFFF:192.0.2.7]:80": {"192.0.2.7", 80, nil},
		"[2001:DB8:0:0::1]":     {"2001:db8::1", 0, nil},
		"127.1":                 {"", 0, errOdd},
		"0x7f000001":            {"", 0, errOdd},
		"a.0x":                  {"", 0, errOdd},
		"192.0.2.07":            {"", 0, errOdd},
		"[fe80::1%eth0]":        {"", 0, errZone},
		"[::ffff:10.0.0.1%x]":   {"", 0, errZone},
		"fe80::1":               {"", 0, errHost},
		"[192.0.2.7]":           {"", 0, errHost},
		"":                      {"", 0, errHost},
		"a.example:0":           {"", 0, errPort},
		"a.example:65536":       {"", 0, errPort},
		"a.example:-1":          {"", 0, errPort},
		"a.example:0x50":        {"", 0, errPort},
	} {
		h, port, err := parseAuthority(in)
		if !errors.Is(err, want.err) || err == nil && (h.name != want.name || port != want.port) {
			t.Errorf("%q: %+v, %d, %v; want %+v", in, h, port, err, want)
		}
		if a, perr := netip.ParseAddr(want.name); perr == nil && h.addr != a {
			t.Errorf("%q: address %v, want %v", in, h.addr, a)
		}
	}
}

// What no policy can name stays closed even if one could.
func TestNeverAllowed(t *testing.T) {
	for _, s := range []string{"0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "::", "ff02::1", "::ffff:0:7f00:1", "100::1"} {
		a := netip.MustParseAddr(s)
		p := Policy{prefixes: []prefixRule{{netip.PrefixFrom(a, a.BitLen()), 0}}}
		j := judge{policy: p, reserved: reservedRanges(), global6: globalIPv6(), own: noOwn}
		if _, err := j.addresses(t.Context(), host{s, a}, 80); err == nil {
			t.Errorf("%s is allowed", s)
		}
	}
}
