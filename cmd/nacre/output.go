package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// printJSON writes v as indented JSON and a line end, without what a terminal
// would obey.
func printJSON(w io.Writer, v any) error {
	var text strings.Builder
	enc := json.NewEncoder(&text)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, printableJSON(text.String()))
	return err
}

// printableJSON escapes what the encoder leaves: C1 controls and the like. All
// of it is in strings, for what is around them is plain.
func printableJSON(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch high, low := utf16.EncodeRune(r); {
		case !unprintable(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// printTable writes rows in columns. The first row is the head; nil: none.
func printTable(w io.Writer, head []string, rows [][]string) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if head != nil {
		fmt.Fprintln(tw, strings.Join(head, "\t"))
	}
	for _, row := range rows {
		fmt.Fprintln(tw, strings.Join(row, "\t"))
	}
	return tw.Flush()
}

// printPairs writes names and their values, one pair a line.
func printPairs(w io.Writer, pairs ...[2]string) error {
	rows := make([][]string, len(pairs))
	for i, p := range pairs {
		rows[i] = []string{p[0] + ":", p[1]}
	}
	return printTable(w, nil, rows)
}

// readable shows bytes as text if a terminal shows them unharmed, else as
// 0xHEX. What it returns never contains control characters but line ends
// and tabs, so an output can't play tricks with the terminal.
func readable(b []byte) string {
	if len(b) == 0 {
		return "(empty)"
	}
	if !utf8.Valid(b) || strings.ContainsFunc(string(b), unprintable) {
		return hexBytes(b)
	}
	return string(b)
}

func unprintable(r rune) bool {
	return !unicode.IsPrint(r) && r != '\n' && r != '\t'
}

// printable is text of user code for a terminal: what a terminal would obey
// or garble is shown as an escape such as \x1b or \u202e. Only line ends and
// tabs stay.
func printable(text []byte) string {
	var b strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[0])
		case unprintable(r):
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		default:
			b.WriteRune(r)
		}
		text = text[size:]
	}
	return b.String()
}

// hexBytes is b in hex with 0x in front; "0x" if b is empty.
func hexBytes(b []byte) string { return "0x" + hex.EncodeToString(b) }

// progress tells a person what is going on: redrawn in place on a terminal,
// one line each otherwise. The zero value is silent.
type progress struct {
	w        io.Writer
	terminal bool
}

func (env environment) progress() progress {
	return progress{env.stderr, env.isTerminal}
}

// step replaces the line that is shown.
func (p progress) step(format string, args ...any) {
	if p.w == nil {
		return
	}
	line := plainLine(fmt.Sprintf(format, args...))
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintln(p.w, line)
}

// done ends the line that is shown, if it is still open.
func (p progress) done() {
	if p.w != nil && p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
