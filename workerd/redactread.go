package workerd

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"unicode/utf16"
	"unicode/utf8"
)

// way is one in which programs write bytes, and how that is read.
type way struct {
	plain bool // it reads what readPlain makes of bytes, not the bytes
	read  func(text []byte, to *reading)
}

// ways are those that are read: as they are; escaped, as strings are in JSON, by
// the console, and in URLs; base64 and hex, whatever stands in front of it; and
// lists of numbers, as of an ArrayBuffer or a Uint8Array.
var ways = []way{
	{read: readBytes}, {plain: true, read: readPlain}, {read: readEscaped}, {read: readURL},
	{read: base64From(0)}, {read: base64From(1)}, {read: base64From(2)}, {read: base64From(3)},
	{read: hexFrom(0)}, {read: hexFrom(1)},
	{read: readList(decimal)}, {read: readList(hexadecimal)},
}

func readBytes(text []byte, to *reading) {
	for i := 0; i < len(text); i++ {
		if to.matched == 0 && to.pattern != nil { // nearly always
			next := bytes.IndexByte(text[i:], to.pattern[0])
			if next < 0 {
				return
			}
			i += next
		}
		to.add(text[i], i, i+1)
	}
}

// readPlain reads text as if it was never escaped, however often it was, and
// leaves out what separates: white space, quotes, commas, plus signs and
// backslashes. So a secret of several lines is the same in JSON, in JSON within
// JSON, in an object that the console shows line by line, and in a URL.
func readPlain(text []byte, to *reading) {
	var utf [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		value, end := text[i:i+1], i+1
		if c := text[i]; c == '\\' || c == '%' {
			if n := backslash(text[i:]); n > 0 {
				var r rune
				r, end = escape(text, i+n)
				value = utf8.AppendRune(utf[:0], r)
			} else {
				value, end = percent(text, i+1, utf[:0])
			}
		}
		for _, c := range value {
			if !separates(c) {
				to.add(c, i, end)
			}
		}
		i = end
	}
}

// readEscaped reads text as it was before it was escaped once. Unlike readPlain it
// takes a backslash that was in front of the secret for nothing else.
func readEscaped(text []byte, to *reading) {
	var utf [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		value, end := text[i:i+1], i+1
		if text[i] == '\\' && end < len(text) {
			if c, ok := escapes[text[end]]; ok {
				value, end = append(utf[:0], c), end+1
			} else if r, after := escape(text, end); after > end {
				value, end = utf8.AppendRune(utf[:0], r), after
			}
		}
		for _, c := range value {
			to.add(c, i, end)
		}
		i = end
	}
}

// escapes are the characters that a backslash stands in front of, by the letter
// that stands for them.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', 'v': '\v', '0': 0,
	'"': '"', '\'': '\'', '`': '`', '\\': '\\', '/': '/'}

// readURL does the same for what was escaped as in a URL or a form.
func readURL(text []byte, to *reading) {
	for i := 0; i < len(text); {
		c, end := text[i], i+1
		if v, ok := digits(text, end, 2); ok && c == '%' {
			c, end = byte(v), end+2
		} else if c == '+' {
			c = ' '
		}
		to.add(c, i, end)
		i = end
	}
}

func separates(c byte) bool {
	switch c {
	case '"', '\'', '`', ',', '+', '\\', 0x7f:
		return true
	}
	return c <= ' '
}

// backslash returns the length of one, that of a URL included; 0 if b does not
// begin with one.
func backslash(b []byte) int {
	switch b[0] {
	case '\\':
		return 1
	case '%':
		if i := 1 + percents(b[1:]); i+1 < len(b) && b[i] == '5' && b[i+1]|0x20 == 'c' {
			return i + 2
		}
	}
	return 0
}

// percents returns how much of b's beginning comes from escaping a percent sign.
func percents(b []byte) (n int) {
	for bytes.HasPrefix(b[n:], []byte("25")) {
		n += 2
	}
	return n
}

// escape reads what follows a backslash at i, or further ones, as each time that
// a text is escaped doubles them. Without a meaning they are one backslash.
func escape(text []byte, i int) (r rune, end int) {
	for i < len(text) {
		n := backslash(text[i:])
		if n == 0 {
			break
		}
		i += n
	}
	if i == len(text) {
		return '\\', i
	}
	switch text[i] {
	case 'n', 'r', 't', 'b', 'f', 'v', '0':
		return ' ', i + 1
	case 'x':
		if v, ok := digits(text, i+1, 2); ok {
			return v, i + 3
		}
	case 'u':
		if v, ok := digits(text, i+1, 4); ok {
			return surrogates(text, v, i+5)
		}
	}
	return '\\', i
}

// surrogates joins first with the second half that may follow at i.
func surrogates(text []byte, first rune, i int) (rune, int) {
	j := i
	for j < len(text) && text[j] == '\\' {
		j++
	}
	if utf16.IsSurrogate(first) && j > i && j < len(text) && text[j] == 'u' {
		if second, ok := digits(text, j+1, 4); ok && utf16.DecodeRune(first, second) != utf8.RuneError {
			return utf16.DecodeRune(first, second), j + 5
		}
	}
	return first, i
}

// percent reads what follows a percent sign at i: a byte, or the character of a
// code, or nothing. What it has read it appends to to.
func percent(text []byte, i int, to []byte) (value []byte, end int) {
	i += percents(text[i:])
	if v, ok := digits(text, i, 2); ok {
		return append(to, byte(v)), i + 2
	}
	if i < len(text) && text[i] == 'u' {
		if v, ok := digits(text, i+1, 4); ok {
			return utf8.AppendRune(to, v), i + 5
		}
	}
	return append(to, '%'), i
}

// digits reads n hexadecimal ones at i.
func digits(text []byte, i, n int) (value rune, ok bool) {
	if i+n > len(text) {
		return 0, false
	}
	for _, c := range text[i : i+n] {
		d := hexValues[c]
		if d < 0 {
			return 0, false
		}
		value = value<<4 | rune(d)
	}
	return value, true
}

const (
	noValue = -1
	lineEnd = -2
)

// hexValues and base64Values have the value of each character, or one of the
// constants above.
var (
	hexValues    = values("0123456789abcdef", "0123456789ABCDEF")
	base64Values = values("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
)

func values(alphabets ...string) (of [256]int8) {
	for i := range of {
		of[i] = noValue
	}
	of['\n'], of['\r'] = lineEnd, lineEnd
	for _, a := range alphabets {
		for v := range len(a) {
			of[a[v]] = int8(v)
		}
	}
	return of
}

// base64From reads base64, of both alphabets, in lines or in one. In each run of
// its characters the first ones are left out: what stands there may be other
// text, and where the secret begins within a group of four nobody knows.
func base64From(skip int) func([]byte, *reading) {
	return func(text []byte, to *reading) { readBits(text, to, skip, &base64Values, 6) }
}

// hexFrom reads hex in the same way.
func hexFrom(skip int) func([]byte, *reading) {
	return func(text []byte, to *reading) { readBits(text, to, skip, &hexValues, 4) }
}

// readBits reads characters of so many bits each, in runs that are long enough to
// matter: in most texts few are.
func readBits(text []byte, to *reading, skip int, of *[256]int8, width int) {
	for i := 0; i < len(text); i++ {
		begin := i
		for i < len(text) {
			v, n := valueAt(text, i, of)
			if v == noValue {
				break
			}
			i += n
		}
		if (i-begin)*width >= MinRedacted*8 {
			readRun(text[:i], begin, to, skip, of, width)
		}
		to.gap()
	}
}

// readRun reads text from begin on, which is one run.
func readRun(text []byte, begin int, to *reading, skip int, of *[256]int8, width int) {
	bits, have, start := 0, 0, begin
	for i, n := begin, 0; i < len(text); i += n {
		var v int8
		if v, n = valueAt(text, i, of); v == lineEnd {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if bits = bits<<width | int(v); have == 0 {
			start = i
		}
		if have += width; have >= 8 {
			have -= 8
			to.add(byte(bits>>have), start, i+n)
			bits &= 1<<have - 1
			start = i // holds the next bits, if any
		}
	}
}

// valueAt is that of the n bytes at i: a character, or one escaped as in a URL.
func valueAt(text []byte, i int, of *[256]int8) (v int8, n int) {
	if v = of[text[i]]; v == noValue && text[i] == '%' {
		if c, ok := digits(text, i+1, 2); ok && of[c] >= 0 {
			return of[c], 3
		}
	}
	return v, 1
}

// maxBetween is how much may stand between two numbers of a list, in bytes: the
// console indents each line of a list that is deep in an object.
const maxBetween = 256

// readList reads lists of numbers, whatever separates them but letters. It
// leaves out the numbers of places: {"0":115,"1":107}.
func readList(value func(token []byte) (byte, bool)) func([]byte, *reading) {
	return func(text []byte, to *reading) {
		for i, last := 0, 0; i < len(text); {
			if !inToken[text[i]] {
				i++
				continue
			}
			start := i
			for i < len(text) && inToken[text[i]] {
				i++
			}
			if isPlace(text, start, i) {
				continue
			}
			v, ok := value(text[start:i])
			if !ok || start-last > maxBetween {
				to.gap()
			}
			if ok {
				to.add(v, start, i)
				last = i
			}
		}
	}
}

const (
	maxPlace   = len("1250000") // digits of the last place in a secret
	maxEscaped = 16             // bytes from a number to the colon behind it, the quote escaped a few times
)

// isPlace tells whether the number in text from start up to end is quoted and
// the name of what follows.
func isPlace(text []byte, start, end int) bool {
	if start == 0 || end-start > maxPlace || text[start-1] != '"' && text[start-1] != '\'' {
		return false
	}
	after := bytes.TrimLeft(text[end:min(len(text), end+maxEscaped)], `\`)
	if len(after) == 0 || after[0] != text[start-1] {
		return false
	}
	after = bytes.TrimLeft(after[1:], " ")
	return bytes.HasPrefix(after, []byte(":")) || bytes.HasPrefix(after, []byte("=>"))
}

// inToken tells letters and digits.
var inToken = func() (in [256]bool) {
	for c := range in {
		lower := c | 0x20
		in[c] = c >= '0' && c <= '9' || lower >= 'a' && lower <= 'z' && c < 0x80
	}
	return in
}()

func decimal(token []byte) (byte, bool) {
	if len(token) > 3 {
		return 0, false
	}
	n := 0
	for _, c := range token {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return byte(n), n < 256
}

// hexadecimal reads 6b and what programs put in front of it: 0x6b, and \x6b.
func hexadecimal(token []byte) (byte, bool) {
	switch {
	case len(token) > 1 && token[0]|0x20 == 'x':
		token = token[1:]
	case len(token) > 2 && token[0] == '0' && token[1]|0x20 == 'x':
		token = token[2:]
	}
	if len(token) > 2 {
		return 0, false
	}
	v, ok := digits(token, 0, len(token))
	return byte(v), ok
}

// nameForms are the ways in which the secret may stand in the name of a host,
// in any case: base64 cannot be read that has lost it.
func nameForms(secret []byte) [][]byte {
	forms := [][]byte{bytes.Clone(secret), hex.AppendEncode(nil, secret)}
	for _, e := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			padded := append(make([]byte, before, before+len(secret)), secret...)
			text := e.AppendEncode(make([]byte, 0, e.EncodedLen(len(padded))), padded)
			clear(padded)
			// Only the characters that hold bits of the secret alone.
			first := (before*8 + 5) / 6
			forms = append(forms, text[first:(before+len(secret))*8/6])
		}
	}
	return forms
}
