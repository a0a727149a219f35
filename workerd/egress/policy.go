package egress

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// Policy says where code may connect to. The zero Policy is "none".
//
// "none" refuses everything. "public", the default, allows every address that
// can be reached over the internet and is not the host's own. "allow: " and a
// list, separated by commas, allows what the list names:
//
//	public             what the policy public allows
//	api.example.com    that host, where its addresses are public
//	*.example.com      all hosts below that name, but not that name
//	192.0.2.7          that address
//	10.1.0.0/16        those addresses
//
// Each but public and the last may end in a port, "api.example.com:443" and
// "[fd00::7]:443"; it then allows that port alone. Without one it allows all
// ports but 25: what is sent to that is mail, and mostly unwanted. A name has a
// dot: one without is rather a misspelt word.
//
// A reserved range, such as 10.0.0.0/8, stays closed unless the list names it
// or a part of it by address: a name does not open it, for whoever answers for
// the name chooses the address, and neither does 0.0.0.0/0. The addresses of
// this host and of metadata services must be named singly. Multicast and
// unspecified addresses are never allowed. An operator who wants a service on
// the loopback interface to be reached can say so, and will not by accident.
type Policy struct {
	public   bool
	names    []nameRule
	prefixes []prefixRule
}

type nameRule struct {
	name string // lower case, no dot at either end
	sub  bool   // the names below it instead
	port uint16 // 0: any
}

type prefixRule struct {
	prefix netip.Prefix
	port   uint16 // 0: any
}

// One error for each way in which a policy can be wrong.
var (
	ErrPolicy      = errors.New("egress policy must be none, public or allow: and a list")
	ErrPolicyEmpty = errors.New("egress policy allows nothing; if that is meant, write none")
	ErrPolicyLong  = errors.New("egress policy names too much")
	ErrPolicyHost  = errors.New("egress policy names no host, address or range")
	ErrPolicyNone  = errors.New(`egress policy: "none" cannot stand in a list`)
	ErrPolicyOwn   = errors.New("egress policy: this host's addresses must be named singly, for example 127.0.0.1:8080")
	ErrPolicyPort  = errors.New("egress policy names a port that is none")
	ErrPolicyRange = errors.New("egress policy names a range that is none")
	ErrPolicyNever = errors.New("egress policy names addresses to which nothing may connect")
)

const (
	allowPrefix = "allow:"
	maxRules    = 1024
	smtpPort    = 25

	loopbackBits = 8 // of 127.0.0.0/8; all of it is this host, whatever its interfaces list
)

// DefaultPolicy is "public".
func DefaultPolicy() Policy { return Policy{public: true} }

// None tells whether p refuses everything.
func (p Policy) None() bool { return !p.public && len(p.names) == 0 && len(p.prefixes) == 0 }

// ParsePolicy reads a policy in the form described at Policy.
func ParsePolicy(s string) (Policy, error) {
	s = strings.TrimSpace(s)
	list, isList := strings.CutPrefix(s, allowPrefix)
	switch {
	case s == "none":
		return Policy{}, nil
	case s == "public":
		return DefaultPolicy(), nil
	case !isList:
		return Policy{}, fmt.Errorf("%w: %q", ErrPolicy, s)
	case strings.TrimSpace(list) == "":
		return Policy{}, ErrPolicyEmpty
	case strings.Count(list, ",") >= maxRules:
		return Policy{}, fmt.Errorf("%w: more than %d entries", ErrPolicyLong, maxRules)
	}
	var p Policy
	for entry := range strings.SplitSeq(list, ",") {
		if err := p.add(strings.TrimSpace(entry)); err != nil {
			return Policy{}, err
		}
	}
	return p, nil
}

// add adds an entry of a list.
func (p *Policy) add(entry string) error {
	switch {
	case entry == "public":
		p.public = true
		return nil
	case entry == "none":
		return ErrPolicyNone
	case strings.Contains(entry, "://"):
		return refuseURL(entry)
	case strings.Contains(entry, "/"):
		prefix, err := parsePrefix(entry)
		p.prefixes = append(p.prefixes, prefixRule{prefix, 0})
		return err
	}
	host, port, err := splitEntry(entry)
	if err != nil {
		return err
	}
	if a, err := netip.ParseAddr(host); err == nil {
		if a.Zone() != "" {
			return fmt.Errorf("%w: %q has a zone", ErrPolicyRange, entry)
		}
		prefix, err := checkPrefix(netip.PrefixFrom(a, a.BitLen()), entry)
		p.prefixes = append(p.prefixes, prefixRule{prefix, port})
		return err
	}
	name, sub := strings.CutPrefix(host, "*.")
	h, err := parseHost(name)
	if err != nil || h.addr.IsValid() {
		return fmt.Errorf("%w: %q", ErrPolicyHost, entry)
	}
	p.names = append(p.names, nameRule{h.name, sub, port})
	return checkRule(h.name, sub, entry)
}

// checkRule refuses a name that cannot be meant, or that nothing can open.
func checkRule(name string, sub bool, entry string) error {
	switch {
	case name == "localhost" || strings.HasSuffix(name, ".localhost"):
		return fmt.Errorf("%w, not %q", ErrPolicyOwn, entry)
	case sub || strings.Contains(name, "."):
		return nil
	case name == "none" || name == "public":
		return fmt.Errorf("%w: %q, want %s alone and in lower case", ErrPolicyHost, entry, name)
	}
	return fmt.Errorf("%w: %q, want a name with a dot, an address, a range, or public", ErrPolicyHost, entry)
}

// refuseURL says what of a URL to write.
func refuseURL(entry string) error {
	scheme, rest, _ := strings.Cut(entry, "://")
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	rest = rest[strings.LastIndex(rest, "@")+1:]
	if err := new(Policy).add(rest); err != nil {
		return err // it would be wrong without the scheme too
	}
	return fmt.Errorf("%w: leave out %s://, want %s", ErrPolicyHost, scheme, rest)
}

// splitEntry splits an entry that is not a range into host and port.
func splitEntry(entry string) (host string, port uint16, err error) {
	if _, err := netip.ParseAddr(entry); err == nil {
		return entry, 0, nil // also an IPv6 address without brackets
	}
	host, digits, found := cutPort(entry)
	if !found {
		return host, 0, nil
	}
	port, err = parsePort(digits)
	if err != nil {
		return "", 0, fmt.Errorf("%w: %q, want 1 … 65535", ErrPolicyPort, entry)
	}
	return host, port, nil
}

func parsePrefix(s string) (netip.Prefix, error) {
	prefix, err := netip.ParsePrefix(s)
	if err != nil {
		return netip.Prefix{}, fmt.Errorf("%w: %q, want for example 10.1.0.0/16", ErrPolicyRange, s)
	}
	return checkPrefix(prefix, s)
}

func checkPrefix(prefix netip.Prefix, entry string) (netip.Prefix, error) {
	switch {
	case prefix.Addr().Is4In6():
		return netip.Prefix{}, fmt.Errorf("%w: %q, want IPv4 as such", ErrPolicyRange, entry)
	case prefix.Masked() != prefix:
		return netip.Prefix{}, fmt.Errorf("%w: %q, want %v", ErrPolicyRange, entry, prefix.Masked())
	case prefix.Addr().IsLoopback() && !prefix.IsSingleIP() && prefix.Bits() >= loopbackBits:
		return netip.Prefix{}, fmt.Errorf("%w, not %q", ErrPolicyOwn, entry)
	}
	for _, r := range reservedRanges() {
		if r.never && within(prefix, r.prefix) {
			return netip.Prefix{}, fmt.Errorf("%w: %q is %s", ErrPolicyNever, entry, r.why)
		}
	}
	return prefix, nil
}

// within tells whether all of inner is in outer.
func within(inner, outer netip.Prefix) bool {
	return outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())
}

// String returns p in the form that ParsePolicy reads.
func (p Policy) String() string {
	switch {
	case p.None():
		return "none"
	case p.public && len(p.names) == 0 && len(p.prefixes) == 0:
		return "public"
	}
	var entries []string
	if p.public {
		entries = append(entries, "public")
	}
	for _, n := range p.names {
		name := n.name
		if n.sub {
			name = "*." + name
		}
		entries = append(entries, withPort(name, n.port))
	}
	for _, r := range p.prefixes {
		entries = append(entries, r.String())
	}
	return allowPrefix + " " + strings.Join(entries, ", ")
}

func (r prefixRule) String() string {
	switch a := r.prefix.Addr(); {
	case !r.prefix.IsSingleIP():
		return r.prefix.String()
	case r.port == 0:
		return a.String()
	default:
		return netip.AddrPortFrom(a, r.port).String()
	}
}

func withPort(name string, port uint16) string {
	if port == 0 {
		return name
	}
	return name + ":" + strconv.Itoa(int(port))
}

// allowsName tells whether a rule names the host and port.
func (p Policy) allowsName(name string, port uint16) bool {
	return slices.ContainsFunc(p.names, func(r nameRule) bool {
		if !allowsPort(r.port, port) {
			return false
		}
		if r.sub {
			return strings.HasSuffix(name, "."+r.name)
		}
		return name == r.name
	})
}

// naming returns the rules' ranges in which a is, for the port.
func (p Policy) naming(a netip.Addr, port uint16) []netip.Prefix {
	var out []netip.Prefix
	for _, r := range p.prefixes {
		if allowsPort(r.port, port) && r.prefix.Contains(a) {
			out = append(out, r.prefix)
		}
	}
	return out
}

func allowsPort(rule, port uint16) bool {
	if rule == 0 {
		return port != smtpPort
	}
	return rule == port
}
