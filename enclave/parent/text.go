package parent

import (
	"strconv"
	"strings"
	"unicode"
)

// oneLine is text for one line: what would begin another, or order a terminal
// about, is shown as an escape.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, isOdd) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if isOdd(r) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isOdd(r rune) bool { return !unicode.IsPrint(r) && r != '\t' || r == unicode.ReplacementChar }
