package main

import (
	"bytes"
	"testing"
)

func TestReadable(t *testing.T) {
	for in, want := range map[string]string{
		"":              "(empty)",
		"plain\ttext\n": "plain\ttext\n",
		"grüße, 世界":     "grüße, 世界",
		"\x00\x01":      "0x0001",
		"\xff\xfe":      "0xfffe",
		"\x1b[2J":       "0x1b5b324a", // would clear the screen
		"a\rb":          "0x610d62",
		"\u202etxt.exe": "0xe280ae7478742e657865", // would turn the line around
	} {
		if got := readable([]byte(in)); got != want {
			t.Errorf("readable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPrintableDisarms(t *testing.T) {
	if got := printable([]byte("a\x1b]0;title\x07b\n\xffc")); got != "a\uFFFD]0;title\uFFFDb\n\uFFFDc" {
		t.Errorf("%q", got)
	}
}

func TestProgress(t *testing.T) {
	var lines, terminal bytes.Buffer
	for _, p := range []progress{{&lines, false}, {&terminal, true}, {}} {
		p.step("one %d", 1)
		p.step("two")
		p.done()
	}
	if got := lines.String(); got != "one 1\ntwo\n" {
		t.Errorf("plain: %q", got)
	}
	if got := terminal.String(); got != "\r\x1b[Kone 1\r\x1b[Ktwo\r\x1b[K" {
		t.Errorf("terminal: %q", got)
	}
}
