package egress

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// Every spelling of what must not be reached, as the host of a URL.
var forbiddenHosts = []string{
	// Loopback and what programs take for it.
	"127.0.0.1", "127.0.0.1.", "127.255.255.254", "127.1", "127.0.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f.1", "0x7F000001",
	"2130706433", "017700000001", "127.0.0.01", "00127.0.0.1", "0", "0.0.0.0", "0.0.0.0.", "0x0", "00000000000", "127.0.0.0x1",
	"localhost", "localhost.", "LOCALHOST", "LocalHost.",
	"[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::0]",
	"[::ffff:127.0.0.1]", "[::FFFF:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:127.0.0.1]",
	// Private, shared, link-local.
	"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.254",
	"169.254.0.1", "[::ffff:10.0.0.1]", "[::ffff:a00:1]", "012.0.0.1", "0xa.0.0.1", "167772161",
	"[fc00::1]", "[fd00::1]", "[fdff:ffff::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[feff::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1%lo]",
	// Metadata of clouds.
	"169.254.169.254", "169.254.169.254.", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]",
	"[fd00:ec2::254]", "[fd20:ce::254]", "100.100.100.200", "192.0.0.192", "168.63.129.16", "metadata", "metadata.",
	// Tunnels that carry IPv4.
	"[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::8.8.8.8]", "[64:ff9b:1::7f00:1]", "[64:ff9b:1:ffff::1]",
	"[2002:7f00:1::]", "[2002:a00:1::1]", "[2002:808:808::]", "[2001::1]", "[2001:0:7f00:1::]", "192.88.99.1",
	// The rest of the special ranges.
	"192.0.0.1", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
	"240.0.0.1", "255.255.255.255", "0.1.2.3", "[100::1]", "[100:0:0:1::1]", "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[2001:30::1]", "[2001:db8::1]",
	"[3fff::1]", "[5f00::1]", "[ff02::1]", "[ff0e::1]", "[4000::1]", "[1::1]", "[200::1]", "[e000::1]",
	// The host's own.
	"9.9.9.9", "[2600::9]", "[::ffff:9.9.9.9]", "own.example",
	// No hosts.
	"", ".", "..", "a..b", "-.", "[", "[]", "[::1", "::1", "a b", "a/b@c", "a\\b", "b\u00fccher.example", "127\u30020\u30020\u30021", "%31%32%37.0.0.1", "a%00b",
	"user@93.184.216.34", "1.2.3.4.5", "256.256.256.256", "1.2.3.0x", "a.1", "a.0x1f", strings.Repeat("a", 64) + ".example", strings.Repeat("a.", 130) + "example",
	"93.184.216.34:", "93.184.216.34:0", "93.184.216.34:65616", "93.184.216.34:+80", "93.184.216.34:80:80", "93.184.216.34:25", "[2606:2800::1", "[2606:2800::1]x", "[a.example]", "[93.184.216.34]",
	// Names with answers of the world below.
	"mixed.example", "mixed6.example", "mapped.example", "private.example", "nat64.example", "zone.example", "none.example", "missing.example", "many.example",
}

// hostile is a world whose names lead where they must not.
func hostile() *world {
	w := newWorld().
		name("localhost", "127.0.0.1", "::1").name("metadata", "169.254.169.254").name("own.example", "9.9.9.9").
		name("loop.example", "127.0.0.1").name("metadata.example", "169.254.169.254").
		name("mixed.example", "93.184.216.34", "10.0.0.1").name("mixed6.example", "93.184.216.34", "::1").
		name("mapped.example", "::ffff:10.0.0.1").name("private.example", "192.168.1.1").name("nat64.example", "64:ff9b::a00:1").
		name("zone.example", "fe80::1%eth0").name("none.example").name("good.example", "93.184.216.34", "2606:2800::1").
		name("a_b.example", "93.184.216.34")
	many := make([]string, maxAnswers+1)
	for i := range many {
		many[i] = "93.184.216.34"
	}
	return w.name("many.example", many...)
}

func ownNine() ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("9.9.9.9"), netip.MustParseAddr("2600::9")}, nil
}

func TestRefusesEverySpelling(t *testing.T) {
	w := hostile().route("*", server(t, func(w http.ResponseWriter, _ *http.Request) {}))
	g := begunGate(t, w, "public", func(c *Config) { c.Own, c.Limits.Requests = ownNine, 1000 })
	for _, h := range forbiddenHosts {
		for _, request := range []string{get("http://" + h + "/"), get("https://" + h + "/"), "CONNECT " + h + ":443 HTTP/1.1\r\n\r\n"} {
			if h == "93.184.216.34:" && !strings.HasPrefix(request, "CONNECT") {
				continue // an empty port is the standard one
			}
			resp, text := answer(t, g, request)
			if resp.StatusCode < 400 || resp.Header.Get(markHeader) == "" {
				t.Errorf("%q: %d %q", request, resp.StatusCode, text)
			}
		}
	}
	if d := w.dials(); len(d) != 0 {
		t.Errorf("dialled %v", d)
	}
}

func TestAllowsWhatIsPublic(t *testing.T) {
	for _, h := range []string{"good.example", "GOOD.example.", "a_b.example", "93.184.216.34", "93.184.216.34.", "[::ffff:93.184.216.34]", "[2606:2800::1]", "1.1.1.1", "100.63.255.255",
		"100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "[2001:200::1]", "[2003::1]", "[2a00::1]", "[3ffe::1]", "good.example:8443"} {
		w := hostile().route("*", server(t, func(w http.ResponseWriter, _ *http.Request) {}))
		g := begunGate(t, w, "public", func(c *Config) { c.Own = ownNine })
		if resp, text := answer(t, g, get("http://"+h+"/")); resp.StatusCode != 200 {
			t.Errorf("%s: %d %q", h, resp.StatusCode, text)
		}
	}
}

// The address that is dialled is the one that was judged, though the name has
// another one by then.
func TestRebinding(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, _ *http.Request) {})
	w := newWorld().name("rebind.example", "93.184.216.34").name("rebind.example", "127.0.0.1").route("*", to)
	g := begunGate(t, w, "public", nil)
	if resp, text := answer(t, g, get("http://rebind.example/")); resp.StatusCode != 200 {
		t.Errorf("%d %q", resp.StatusCode, text)
	}
	if d, l := w.dials(), w.lookups(); len(d) != 1 || d[0] != "93.184.216.34:80" || len(l) != 1 {
		t.Errorf("dialled %v after lookups %v", d, l)
	}
	if resp, _ := answer(t, g, get("http://rebind.example/")); resp.StatusCode != 403 || len(w.dials()) != 1 {
		t.Errorf("second request: %d, dialled %v", resp.StatusCode, w.dials())
	}
}

// Where the first address does not accept a connection the next one is tried.
func TestNextAddress(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, _ *http.Request) {})
	w := newWorld().name("two.example", "2606:2800::1", "93.184.216.34").route("93.184.216.34:80", to)
	if resp, text := answer(t, begunGate(t, w, "public", nil), get("http://two.example/")); resp.StatusCode != 200 {
		t.Errorf("%d %q", resp.StatusCode, text)
	}
	w = newWorld().name("ten.example", "1.0.0.1", "1.0.0.2", "1.0.0.3", "1.0.0.4", "1.0.0.5", "1.0.0.6")
	resp, text := answer(t, begunGate(t, w, "public", nil), get("http://ten.example/"))
	if resp.StatusCode != 502 || len(w.dials()) != maxDials {
		t.Errorf("%d %q after %v", resp.StatusCode, text, w.dials())
	}
}

func TestPolicies(t *testing.T) {
	for _, c := range []struct {
		policy  string
		allowed []string
		refused []string
	}{
		{"none", nil, []string{"good.example:80", "93.184.216.34:443", "127.0.0.1:80", "own.example:80"}},
		{"allow: good.example", []string{"good.example:80", "good.example:8443", "GOOD.EXAMPLE.:443"},
			[]string{"good.example:25", "x.good.example:80", "a_b.example:80", "93.184.216.34:80", "10.0.0.1:80"}},
		{"allow: good.example:443", []string{"good.example:443"}, []string{"good.example:80", "good.example:444"}},
		{"allow: good.example:25", []string{"good.example:25"}, []string{"good.example:80"}},
		{"allow: *.example:80", []string{"good.example:80", "a_b.example:80"}, []string{"example:80", "good.example:443", "goodexample:80", "private.example:80", "own.example:80", "mixed.example:80"}},
		// A name does not open what it leads to.
		{"allow: private.example, own.example, loop.example, metadata.example", nil, []string{"private.example:80", "own.example:80", "loop.example:80", "metadata.example:80", "localhost:80"}},
		{"allow: 192.168.0.0/16", []string{"192.168.1.1:80", "private.example:80", "[::ffff:192.168.1.1]:80"}, []string{"192.168.1.1:25", "10.0.0.1:80", "good.example:80", "192.169.1.1:80"}},
		{"allow: 127.0.0.1:8545", []string{"127.0.0.1:8545"}, []string{"127.0.0.1:8546", "127.0.0.2:8545", "localhost:8545"}},
		{"allow: 127.0.0.1, ::1", []string{"127.0.0.1:80", "localhost:80", "[::1]:80"}, []string{"127.0.0.2:80"}},
		{"allow: 93.184.216.34:25", []string{"93.184.216.34:25"}, []string{"93.184.216.34:80", "93.184.216.35:25"}},
		// A wide range does not open the reserved ones in it.
		{"allow: 0.0.0.0/0, ::/0", []string{"93.184.216.34:80", "good.example:80", "[2606:2800::1]:80"},
			[]string{"10.0.0.1:80", "127.0.0.1:80", "169.254.169.254:80", "[::1]:80", "[fd00::1]:80", "[64:ff9b::808:808]:80", "9.9.9.9:80", "[4000::1]:80", "224.0.0.1:80"}},
		{"allow: 169.254.0.0/16", []string{"169.254.1.1:80"}, []string{"169.254.169.254:80"}},
		{"allow: 169.254.169.254", []string{"169.254.169.254:80"}, []string{"169.254.1.1:80"}},
		{"allow: 9.9.9.0/24", []string{"9.9.9.8:80"}, []string{"9.9.9.9:80"}},
		{"allow: 9.9.9.9", []string{"9.9.9.9:80", "own.example:80"}, []string{"[2600::9]:80"}},
		{"allow: 240.0.0.0/4", []string{"240.0.0.1:80"}, []string{"255.255.255.255:80"}},
		{"allow: public, 10.0.0.0/8", []string{"good.example:80", "10.0.0.1:80", "mixed.example:80", "mapped.example:80"}, []string{"192.168.1.1:80", "nat64.example:80"}},
		// Through a gateway, what it leads to must be allowed as well.
		{"allow: public, 64:ff9b::/96", []string{"[64:ff9b::808:808]:80"}, []string{"[64:ff9b::a00:1]:80", "[64:ff9b::909:909]:80", "[64:ff9b:1::808:808]:80", "nat64.example:80"}},
		{"allow: public, 64:ff9b::/96, 10.0.0.0/8", []string{"nat64.example:80"}, nil},
		{"allow: public, 2002::/16", []string{"[2002:808:808::1]:80"}, []string{"[2002:7f00:1::1]:80"}},
	} {
		w := hostile()
		j := judge{policy: mustPolicy(t, c.policy), reserved: reservedRanges(), global6: globalIPv6(), own: ownNine, resolver: w}
		check := func(target string) error {
			h, port, err := parseAuthority(target)
			if err != nil {
				t.Fatal(err)
			}
			_, err = j.addresses(t.Context(), h, port)
			return err
		}
		for _, target := range c.allowed {
			if err := check(target); err != nil {
				t.Errorf("%s: %s: %v", c.policy, target, err)
			}
		}
		for _, target := range c.refused {
			var r *refusal
			if err := check(target); !errors.As(err, &r) || r.reason == "" {
				t.Errorf("%s: %s: %v", c.policy, target, err)
			}
		}
	}
}

// A name that no rule could allow is not asked for: the question itself could
// carry data away.
func TestNoLookupOfWhatIsNotAllowed(t *testing.T) {
	for _, policy := range []string{"none", "allow: good.example"} {
		w := hostile()
		g := begunGate(t, w, policy, nil)
		answer(t, g, get("http://secret.a_b.example/"))
		if l := w.lookups(); len(l) != 0 {
			t.Errorf("%s: looked up %v", policy, l)
		}
	}
	w := hostile()
	answer(t, begunGate(t, w, "public", nil), get("http://good.example:25/"))
	if l := w.lookups(); len(l) != 0 {
		t.Errorf("port 25: looked up %v", l)
	}
}

type failing struct{ err error }

func (f failing) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) {
	return nil, f.err
}

func TestRefusesWhatCannotBeJudged(t *testing.T) {
	broken := errors.New("broken")
	for name, change := range map[string]func(*Config){
		"own addresses": func(c *Config) { c.Own = func() ([]netip.Addr, error) { return nil, broken } },
		"lookup":        func(c *Config) { c.Resolver = failing{broken} },
		"name server": func(c *Config) {
			c.Resolver = failing{&net.DNSError{Err: "timeout", Server: "10.1.1.1:53", IsTimeout: true}}
		},
	} {
		w := newWorld().name("a.example", "93.184.216.34")
		resp, text := answer(t, begunGate(t, w, "public", change), get("http://a.example/"))
		if resp.StatusCode != 502 || len(w.dials()) != 0 || strings.Contains(text, "10.1.1.1") {
			t.Errorf("%s: %d %q, dialled %v", name, resp.StatusCode, text, w.dials())
		}
	}
}

func TestOwnAddressesAreThoseOfTheInterfaces(t *testing.T) {
	own, err := InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	policy := mustPolicy(t, "allow: 0.0.0.0/0, ::/0")
	policy.prefixes = append(policy.prefixes, prefixRule{netip.MustParsePrefix("127.0.0.0/8"), 0}) // no policy is read so
	j := judge{policy: policy, reserved: reservedRanges(), global6: globalIPv6(), own: InterfaceAddrs}
	for _, a := range own {
		if _, err := j.addresses(t.Context(), host{a.String(), a}, 80); err == nil {
			t.Errorf("%v is allowed", a)
		}
	}
	if len(own) == 0 {
		t.Error("no interface has an address")
	}
}

// FuzzJudge compares the judgement of any address with what the standard
// library knows of it.
func FuzzJudge(f *testing.F) {
	for _, h := range forbiddenHosts {
		f.Add(strings.Trim(h, "[]"))
	}
	for _, s := range []string{"8.8.8.8", "2606:2800::1", "::ffff:8.8.8.8", "1.2.3.4%x"} {
		f.Add(s)
	}
	j := judge{policy: DefaultPolicy(), reserved: reservedRanges(), global6: globalIPv6()}
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHost(s)
		if err == nil && h.name != strings.ToLower(h.name) {
			t.Errorf("%q: name %q", s, h.name)
		}
		a := h.addr
		if err != nil || !a.IsValid() {
			var perr error
			if a, perr = netip.ParseAddr(s); perr != nil {
				return
			}
		}
		if j.address(a, 443, false, nil) != nil {
			return
		}
		u := a.Unmap()
		if !u.IsGlobalUnicast() || u.IsPrivate() || u.IsLoopback() || u.IsLinkLocalUnicast() || u.IsMulticast() || u.IsUnspecified() || a.Zone() != "" {
			t.Errorf("%q is allowed", s)
		}
		if u.Is6() && !netip.MustParsePrefix("2000::/3").Contains(u) {
			t.Errorf("%q is allowed", s)
		}
		if mapped := netip.AddrFrom16(u.As16()); u.Is4() && j.address(mapped, 443, false, nil) != nil {
			t.Errorf("%q is allowed, and %v is not", s, mapped)
		}
		if j.address(a, smtpPort, false, nil) == nil {
			t.Errorf("%q is allowed at port 25", s)
		}
	})
}

// deadlineDialer notes how long each of its connections may take.
type deadlineDialer struct{ given []time.Duration }

func (d *deadlineDialer) DialContext(ctx context.Context, _, _ string) (net.Conn, error) {
	end, _ := ctx.Deadline()
	d.given = append(d.given, time.Until(end))
	return nil, errors.New("no answer")
}

func TestConnectingIsBounded(t *testing.T) {
	w := newWorld().name("a.example", "1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4", "1.1.1.5")
	d := &deadlineDialer{}
	g := begunGate(t, w, "public", func(c *Config) { c.Dialer = d })
	answer(t, g, get("http://a.example/"))
	g.Close()
	var sum time.Duration
	for _, one := range d.given {
		sum += one
	}
	if len(d.given) != maxDials || sum > dialTime || sum < dialTime/2 {
		t.Errorf("given %v", d.given)
	}
}
