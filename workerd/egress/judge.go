package egress

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
)

// judge decides about addresses. It does not change after it is made.
type judge struct {
	policy   Policy
	reserved []reserved
	global6  netip.Prefix
	own      func() ([]netip.Addr, error)
	resolver Resolver // nil: names are resolved elsewhere
}

func newJudge(p Policy, own func() ([]netip.Addr, error), r Resolver) judge {
	return judge{policy: p, reserved: reservedRanges(), global6: globalIPv6(), own: own, resolver: r}
}

// Judge decides for others than sandboxes where connections may go, by the rules
// of a Proxy.
type Judge struct{ judge }

// NewJudge makes a Judge that asks this host for names and its own addresses.
func NewJudge(p Policy) *Judge {
	return &Judge{newJudge(p, InterfaceAddrs, &net.Resolver{PreferGo: true})}
}

// Addresses looks host up, if it is a name, and returns its addresses if all of
// them may be dialled. An error with a method HTTPStatus is for who asked; below
// 500 it is a refusal.
func (j *Judge) Addresses(ctx context.Context, host string, port uint16) ([]netip.Addr, error) {
	h, err := parseHost(host)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "%s is %v", short(host), err)
	}
	return j.addresses(ctx, h, port)
}

// maxAnswers bounds how many addresses of a name are looked at.
const maxAnswers = 64

// refusal is an error that the code is told.
type refusal struct {
	status int
	reason string
}

func (r *refusal) Error() string { return r.reason }

// HTTPStatus is that of an answer with the refusal.
func (r *refusal) HTTPStatus() int { return r.status }

func refuse(status int, format string, args ...any) error {
	return &refusal{status, fmt.Sprintf(format, args...)}
}

// targets returns what to dial for h: addresses that are allowed, or the name
// where names are resolved elsewhere. There a range in the policy opens no name,
// since nobody here knows what is in the range.
func (j *judge) targets(ctx context.Context, h host, port uint16) ([]string, error) {
	if j.resolver == nil && !h.addr.IsValid() {
		named := j.policy.allowsName(h.name, port)
		err := j.beforeLookup(h, port, named)
		switch {
		case err != nil:
			return nil, err
		case !named && !j.policy.public:
			return nil, refuse(http.StatusForbidden, "%s is not on the list of allowed hosts, by its name", withPort(h.name, port))
		case !named && port == smtpPort:
			return nil, refuse(http.StatusForbidden, "port %d is closed", smtpPort)
		}
		return []string{net.JoinHostPort(h.name, strconv.Itoa(int(port)))}, nil
	}
	addrs, err := j.addresses(ctx, h, port)
	out := make([]string, len(addrs))
	for i, a := range addrs {
		out[i] = netip.AddrPortFrom(a, port).String()
	}
	return out, err
}

// addresses returns the addresses to dial for h, all of which are allowed. If
// one of several is not, none is: a name that leads to a public and to a
// private address is how one gets past a check that looks at the first.
func (j *judge) addresses(ctx context.Context, h host, port uint16) ([]netip.Addr, error) {
	named := j.policy.allowsName(h.name, port) && !h.addr.IsValid()
	if err := j.beforeLookup(h, port, named); err != nil {
		return nil, err
	}
	addrs := []netip.Addr{h.addr}
	if !h.addr.IsValid() {
		var err error
		if addrs, err = j.lookup(ctx, h.name); err != nil {
			return nil, err
		}
	}
	own, err := j.own()
	if err != nil {
		return nil, refuse(http.StatusBadGateway, "this host's own addresses cannot be told: %s", short(err.Error()))
	}
	for i, a := range addrs {
		addrs[i] = a.Unmap()
		if err := j.address(a, port, named, own); err != nil {
			return nil, err
		}
	}
	return addrs, nil
}

// beforeLookup refuses what no answer could make right, so that the name is
// not even asked for.
func (j *judge) beforeLookup(h host, port uint16, named bool) error {
	switch {
	case j.policy.None():
		return refuse(http.StatusForbidden, "this sandbox has no network")
	case port == smtpPort && !named && len(j.policy.prefixes) == 0:
		return refuse(http.StatusForbidden, "port %d is closed", smtpPort)
	case !h.addr.IsValid() && !named && !j.policy.public && len(j.policy.prefixes) == 0:
		return refuse(http.StatusForbidden, "%s is not on the list of allowed hosts", withPort(h.name, port))
	}
	return nil
}

// lookup asks for the addresses of a name. The name is sent as a complete one,
// so that no search domain of the host is tried.
func (j *judge) lookup(ctx context.Context, name string) ([]netip.Addr, error) {
	addrs, err := j.resolver.LookupNetIP(ctx, "ip", name+".")
	var missing *net.DNSError
	switch {
	case errors.As(err, &missing) && missing.IsNotFound, err == nil && len(addrs) == 0:
		return nil, refuse(http.StatusBadGateway, "there is no host %s", name)
	case ctx.Err() != nil:
		return nil, refuse(http.StatusGatewayTimeout, "time is over")
	case err != nil:
		return nil, refuse(http.StatusBadGateway, "the address of %s could not be looked up", name)
	case len(addrs) > maxAnswers:
		return nil, refuse(http.StatusBadGateway, "%s has %d addresses, more than %d", name, len(addrs), maxAnswers)
	}
	return slices.Clone(addrs), nil
}

// address judges one address. named says that its host is on the list.
func (j *judge) address(a netip.Addr, port uint16, named bool, own []netip.Addr) error {
	if !a.IsValid() || a.Zone() != "" {
		return refuse(http.StatusForbidden, "%s is an address with a zone, or none", short(a.String()))
	}
	a = a.Unmap()
	naming := j.policy.naming(a, port)
	if why := j.closed(a, naming, own); why != "" {
		return refuse(http.StatusForbidden, "%v is %s", a, why)
	}
	if inner, ok := embedded(a); ok {
		if why := j.closed(inner, j.policy.naming(inner, port), own); why != "" {
			return refuse(http.StatusForbidden, "%v stands for %v, which is %s", a, inner, why)
		}
	}
	switch {
	case len(naming) > 0:
		return nil
	case port == smtpPort && !named:
		return refuse(http.StatusForbidden, "port %d is closed", smtpPort)
	case named || j.policy.public:
		return nil
	}
	return refuse(http.StatusForbidden, "%v is not on the list of allowed hosts", netip.AddrPortFrom(a, port))
}

// closed says why a is not to be reached, whoever has it, or "". naming are
// the policy's ranges in which it is: one that lies wholly in a reserved range
// opens that.
func (j *judge) closed(a netip.Addr, naming []netip.Prefix, own []netip.Addr) string {
	if slices.Contains(own, a) && !slices.ContainsFunc(naming, netip.Prefix.IsSingleIP) {
		return "an address of this host"
	}
	found := false
	for _, r := range j.reserved {
		if !r.prefix.Contains(a) {
			continue
		}
		found = true
		if r.never || !slices.ContainsFunc(naming, func(p netip.Prefix) bool { return within(p, r.prefix) }) {
			return r.why
		}
	}
	if a.Is6() && !found && !j.global6.Contains(a) {
		return "not a global address"
	}
	return ""
}

// InterfaceAddrs returns the addresses of this host's interfaces.
func InterfaceAddrs() ([]netip.Addr, error) {
	nets, err := net.InterfaceAddrs()
	if err != nil {
		return nil, err
	}
	var out []netip.Addr
	for _, n := range nets {
		if ipnet, ok := n.(*net.IPNet); ok {
			if a, ok := netip.AddrFromSlice(ipnet.IP); ok {
				out = append(out, a.Unmap())
			}
		}
	}
	return out, nil
}
