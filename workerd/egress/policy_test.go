package egress

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestParsePolicy(t *testing.T) {
	for in, want := range map[string]string{
		"none": "none", " public ": "public", "allow: public": "public",
		"allow:a.example": "allow: a.example",
		"allow: 127.0.0.1/32, 127.0.0.2, ::1, *.example, 126.0.0.0/7": "allow: *.example, 127.0.0.1, 127.0.0.2, ::1, 126.0.0.0/7",
		"allow: A.Example.": "allow: a.example",
		"allow: public, *.a.example:443 ,10.0.0.0/8,192.0.2.7:80, [fd00::7]:443, fd00::8, [fd00::9], b.example:25": "allow: public, *.a.example:443, b.example:25, 10.0.0.0/8, 192.0.2.7:80, [fd00::7]:443, fd00::8, fd00::9",
	} {
		p, err := ParsePolicy(in)
		if err != nil || p.String() != want {
			t.Errorf("%q: %q, %v; want %q", in, p, err, want)
		}
		if again, err := ParsePolicy(p.String()); err != nil || again.String() != want {
			t.Errorf("%q again: %q, %v", in, again, err)
		}
	}
	for in, want := range map[string]error{
		"": ErrPolicy, "pubic": ErrPolicy, "a.example": ErrPolicy, "Public": ErrPolicy, "none, public": ErrPolicy,
		"allow:": ErrPolicyEmpty, "allow: " + strings.Repeat("a,", maxRules): ErrPolicyLong,
		"allow: ,": ErrPolicyHost, "allow: *": ErrPolicyHost, "allow: a..b": ErrPolicyHost, "allow: a.*.b": ErrPolicyHost,
		"allow: 127.1": ErrPolicyHost, "allow: a b": ErrPolicyHost, "allow: b\u00fccher.example": ErrPolicyHost, "allow: *.10.0.0.1": ErrPolicyHost,
		"allow: a.example:0": ErrPolicyPort, "allow: a.example:": ErrPolicyPort, "allow: a.example:http": ErrPolicyPort, "allow: a.example:65536": ErrPolicyPort,
		"allow: 10.0.0.0/33": ErrPolicyRange, "allow: 10.0.0.1/8": ErrPolicyRange, "allow: 10.0.0.0/8:80": ErrPolicyRange,
		"allow: fe80::1%eth0": ErrPolicyRange, "allow: ::ffff:10.0.0.0/104": ErrPolicyRange, "allow: ::ffff:10.0.0.1": ErrPolicyRange,
		"allow: 224.0.0.1": ErrPolicyNever, "allow: 0.0.0.0": ErrPolicyNever, "allow: ::": ErrPolicyNever, "allow: ff02::/16": ErrPolicyNever, "allow: 255.255.255.255:80": ErrPolicyNever,
		"allow: none": ErrPolicyNone, "allow: a.example, none": ErrPolicyNone,
		"allow: NONE": ErrPolicyHost, "allow: Public": ErrPolicyHost, "allow: all": ErrPolicyHost, "allow: bogus": ErrPolicyHost, "allow: bogus.:80": ErrPolicyHost, "allow: public:443": ErrPolicyHost,
		"allow: localhost": ErrPolicyOwn, "allow: LocalHost.:80": ErrPolicyOwn, "allow: *.localhost": ErrPolicyOwn, "allow: a.localhost": ErrPolicyOwn,
		"allow: 127.0.0.0/8": ErrPolicyOwn, "allow: 127.1.0.0/31": ErrPolicyOwn,
		"allow: http://a.example": ErrPolicyHost, "allow: http://localhost/": ErrPolicyOwn, "allow: ://": ErrPolicyHost, "allow: a://b://c": ErrPolicyPort,
	} {
		if p, err := ParsePolicy(in); !errors.Is(err, want) || !p.None() {
			t.Errorf("%q: %q, %v; want %v", in, p, err, want)
		}
	}
}

// TestPolicyErrorsSayWhatWouldBeRight: in one line, with the entry at fault.
func TestPolicyErrorsSayWhatWouldBeRight(t *testing.T) {
	for entry, want := range map[string]string{
		"none":                              `"none" cannot stand in a list`,
		"NONE":                              `"NONE", want none alone and in lower case`,
		"all":                               `"all", want a name with a dot, an address, a range, or public`,
		"bogus":                             `"bogus", want a name with a dot, an address, a range, or public`,
		"localhost":                         `this host's addresses must be named singly, for example 127.0.0.1:8080, not "localhost"`,
		"127.0.0.0/8":                       `this host's addresses must be named singly, for example 127.0.0.1:8080, not "127.0.0.0/8"`,
		"http://127.0.0.1:18099":            `leave out http://, want 127.0.0.1:18099`,
		"https://me:pass@api.example.com/x": `leave out https://, want api.example.com`,
		"x.com:99999":                       `"x.com:99999", want 1 … 65535`,
		"api.example.com:https":             `"api.example.com:https", want 1 … 65535`,
	} {
		_, err := ParsePolicy("allow: a.example, " + entry)
		if err == nil || !strings.HasSuffix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want a line that ends in %q", entry, err, want)
		}
	}
}

func TestDefaultPolicy(t *testing.T) {
	if d := DefaultPolicy().String(); d != "public" {
		t.Errorf("default %q", d)
	}
}

func FuzzParsePolicy(f *testing.F) {
	for _, s := range []string{"none", "public", "allow: public, *.a.example:443, 10.0.0.0/8, [fd00::7]:443", "allow: ::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePolicy(s)
		if err != nil {
			return
		}
		if again, err := ParsePolicy(p.String()); err != nil || again.String() != p.String() {
			t.Errorf("%q is %q and then %q, %v", s, p, again, err)
		}
	})
}

func TestLimitsCheck(t *testing.T) {
	if err := DefaultLimits().Check(); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		change func(*Limits)
		want   error
	}{
		{func(l *Limits) { l.Requests = 0 }, ErrRequests},
		{func(l *Limits) { l.Requests = MaxRequests + 1 }, ErrRequests},
		{func(l *Limits) { l.Concurrent = 0 }, ErrConcurrent},
		{func(l *Limits) { l.Concurrent = MaxConcurrent + 1 }, ErrConcurrent},
		{func(l *Limits) { l.Up = 0 }, ErrUp},
		{func(l *Limits) { l.Up = MaxTransfer + 1 }, ErrUp},
		{func(l *Limits) { l.Down = -1 }, ErrDown},
		{func(l *Limits) { l.Down = MaxTransfer + 1 }, ErrDown},
		{func(l *Limits) { l.Header = MinHeader - 1 }, ErrHeader},
		{func(l *Limits) { l.Header = MaxHeader + 1 }, ErrHeader},
	} {
		l := DefaultLimits()
		c.change(&l)
		if err := l.Check(); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", l, err, c.want)
		}
		if _, err := New(Config{Limits: l, Time: time.Minute}); !errors.Is(err, c.want) {
			t.Errorf("New with %+v: %v, want %v", l, err, c.want)
		}
	}
}

func TestTimeCheck(t *testing.T) {
	for time, want := range map[time.Duration]error{-1: ErrTime, 0: ErrTime, 1: nil, MaxTime: nil, MaxTime + 1: ErrTime} {
		if _, err := New(Config{Limits: DefaultLimits(), Time: time}); !errors.Is(err, want) {
			t.Errorf("%v: %v, want %v", time, err, want)
		}
	}
}
