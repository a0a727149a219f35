package main

import (
	"strings"
	"testing"
	"time"
)

func TestParseSize(t *testing.T) {
	good := map[string]byteSize{
		"1": 1, "100M": 100e6, "100MB": 100e6, "100m": 100e6, "64KiB": 64 << 10, "64kib": 64 << 10,
		"1MiB": 1 << 20, "2GiB": 2 << 30, "3GB": 3e9, "512B": 512, "7K": 7000,
	}
	for in, want := range good {
		if got, err := parseSize(in); err != nil || got != want {
			t.Errorf("parseSize(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "M", "-1", "0", "1.5M", "1 M", "0x10", "100T", "9999999999G", "M100", "+"} {
		if got, err := parseSize(in); err == nil {
			t.Errorf("parseSize(%q) = %d, want an error", in, got)
		}
	}
}

func TestSizeIsShownAsItIsRead(t *testing.T) {
	for _, n := range []byteSize{1, 1000, 1024, 100e6, 100 << 20, 64 << 10, 2_500_000, 20 << 10, 1<<40 + 1} {
		back, err := parseSize(n.String())
		if err != nil || back != n {
			t.Errorf("%d is shown as %s, which reads as %d, %v", int64(n), n, int64(back), err)
		}
	}
	if got := byteSize(100 << 20).String(); got != "100MiB" {
		t.Errorf("100 MiB is shown as %s", got)
	}
	for n, want := range map[byteSize]string{1 << 30: "1GiB", 3 << 10: "3KiB", 1_250_000: "1250000B", 1000: "1000B", 0: "0B"} {
		if got := n.String(); got != want {
			t.Errorf("%d is shown as %s, want %s", int64(n), got, want)
		}
	}
}

func TestParseAddress(t *testing.T) {
	const right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
	for _, in := range []string{right, right[2:], strings.ToLower(right), "0x" + strings.ToUpper(right[2:])} {
		if got, err := parseAddress(in); err != nil || got.Hex() != right {
			t.Errorf("parseAddress(%q) = %s, %v", in, got, err)
		}
	}
	wrong := map[string]string{
		"":                                      "40 hex digits",
		"0x5aAeb6":                              "40 hex digits",
		right + "00":                            "40 hex digits",
		"0x" + strings.Repeat("g", 40):          "40 hex digits",
		"0x" + strings.Repeat("0", 40):          "not zero",
		strings.Replace(right, "5aA", "5aa", 1): "checksum", // one letter's case
		strings.Replace(right, "Aed", "Aec", 1): "checksum", // one digit mistyped
	}
	for in, want := range wrong {
		if _, err := parseAddress(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parseAddress(%q): %v, want an error with %q", in, err, want)
		}
	}
}

func TestParseHash(t *testing.T) {
	if _, err := parseHash("0x" + strings.Repeat("ab", 32)); err != nil {
		t.Error(err)
	}
	for _, in := range []string{"", "0x", strings.Repeat("ab", 32), "0x" + strings.Repeat("ab", 31), "0x" + strings.Repeat("zz", 32)} {
		if _, err := parseHash(in); err == nil {
			t.Errorf("parseHash(%q): no error", in)
		}
	}
}

func TestDurationFlag(t *testing.T) {
	var d durationText
	if got, err := d.parse("1m30s"); err != nil || got != 90*time.Second {
		t.Errorf("1m30s: %s, %v", got, err)
	}
	for _, in := range []string{"", "5", "5 s", "-1s", "0s", "soon"} {
		if _, err := d.parse(in); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
	for in, want := range map[time.Duration]string{5 * time.Minute: "5m", time.Hour: "1h", 90 * time.Second: "1m30s", 5 * time.Second: "5s", 10 * time.Minute: "10m"} {
		if got := d.show(in); got != want {
			t.Errorf("%s is shown as %s", in, got)
		}
	}
}

func TestEgressFlag(t *testing.T) {
	var f egressText
	for in, want := range map[string]string{
		"none": "none", "public": "public", "a.example": "a.example", "public,127.0.0.1:80": "public, 127.0.0.1:80",
	} {
		if p, err := f.parse(in); err != nil || f.show(p) != want {
			t.Errorf("%q: %q, %v", in, f.show(p), err)
		}
	}
	for _, in := range []string{"", " ", ",", "http://a.example/", "10.0.0.1/8"} {
		if _, err := f.parse(in); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}
