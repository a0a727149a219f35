package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
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

// hostile is what a program may print to drive a terminal: a title, a cleared
// screen, a line over the last one, C1 controls, turned text, bytes that are no
// text.
const hostile = "a\x1b]0;title\x07b\n\x1b[2Jc\rd\u009b31m\u202eetxt.exe\x7f\xff\xc2\te"

func TestPrintableDisarms(t *testing.T) {
	const want = `a\x1b]0;title\ab` + "\n" + `\x1b[2Jc\rd\u009b31m\u202eetxt.exe\x7f\xff\xc2` + "\te"
	if got := printable([]byte(hostile)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := printable([]byte("grüße, 世界 \uFFFD")); got != "grüße, 世界 \uFFFD" {
		t.Errorf("%q", got)
	}
}

func TestJSONIsHarmlessAndStaysTheSame(t *testing.T) {
	want := map[string]string{"logs": strings.ToValidUTF8(hostile, "?") + "\U000E0041 世界"}
	var out bytes.Buffer
	if err := printJSON(&out, want); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsFunc(out.String(), unprintable) {
		t.Errorf("%q", out.String())
	}
	var got map[string]string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q, %v", got, want, err)
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
