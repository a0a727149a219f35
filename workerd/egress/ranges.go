package egress

import "net/netip"

// reserved is a range of addresses that is not for use over the internet, or
// that stands for another address.
type reserved struct {
	prefix netip.Prefix
	why    string
	never  bool // no policy opens it
}

// reservedRanges are the special-purpose ranges of IANA's registries that are
// not globally reachable, and what cloud providers put at public-looking
// addresses for their guests alone. A few addresses within 192.0.0.0/24 and
// 2001::/23 are reachable, but nothing that code needs is there.
func reservedRanges() []reserved {
	open := func(prefix, why string) reserved { return reserved{netip.MustParsePrefix(prefix), why, false} }
	never := func(prefix, why string) reserved { return reserved{netip.MustParsePrefix(prefix), why, true} }
	return []reserved{
		never("0.0.0.0/8", "an unspecified address"),
		open("10.0.0.0/8", "a private address"),
		open("100.64.0.0/10", "an address of a provider's own network"),
		open("127.0.0.0/8", "a loopback address"),
		open("168.63.129.16/32", "a cloud's metadata service"),
		open("169.254.0.0/16", "a link-local address"),
		open("169.254.169.254/32", "a cloud's metadata service"),
		open("172.16.0.0/12", "a private address"),
		open("192.0.0.0/24", "an address for protocols"),
		open("192.0.2.0/24", "an address for documentation"),
		open("192.88.99.0/24", "a 6to4 relay"),
		open("192.168.0.0/16", "a private address"),
		open("198.18.0.0/15", "an address for benchmarks"),
		open("198.51.100.0/24", "an address for documentation"),
		open("203.0.113.0/24", "an address for documentation"),
		never("224.0.0.0/4", "a multicast address"),
		open("240.0.0.0/4", "a reserved address"),
		never("255.255.255.255/32", "the broadcast address"),

		never("::/128", "an unspecified address"),
		open("::1/128", "a loopback address"),
		open("::/96", "an IPv4-compatible address"), // not never: ::1 is in it
		never("::ffff:0:0:0/96", "an IPv4-translated address"),
		open("64:ff9b::/96", "a NAT64 address"),
		open("64:ff9b:1::/48", "a NAT64 address"),
		never("100::/64", "an address for discarding"),
		never("100:0:0:1::/64", "a dummy address"),
		open("2001::/23", "an address for protocols"), // Teredo, benchmarks, ORCHID
		open("2001:db8::/32", "an address for documentation"),
		open("2002::/16", "a 6to4 address"),
		open("3fff::/20", "an address for documentation"),
		open("5f00::/16", "an address for segment routing"),
		open("fc00::/7", "a private address"),
		open("fd00:ec2::254/128", "a cloud's metadata service"),
		open("fd20:ce::254/128", "a cloud's metadata service"),
		open("fe80::/10", "a link-local address"),
		open("fec0::/10", "a site-local address"),
		never("ff00::/8", "a multicast address"),
	}
}

// globalIPv6 is all that is assigned to be reached over the internet.
func globalIPv6() netip.Prefix { return netip.MustParsePrefix("2000::/3") }

// embedded returns the IPv4 address to which a gateway sends what goes to a.
func embedded(a netip.Addr) (netip.Addr, bool) {
	if !a.Is6() {
		return netip.Addr{}, false
	}
	b := a.As16()
	switch {
	case b[0] == 0x20 && b[1] == 0x02: // 6to4
		return netip.AddrFrom4([4]byte(b[2:6])), true
	case b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b: // NAT64
		return netip.AddrFrom4([4]byte(b[12:16])), true
	}
	return netip.Addr{}, false
}
