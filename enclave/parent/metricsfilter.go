package parent

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what of an enclave's figures is passed on.
const (
	maxMetricLine  = 1 << 10 // bytes
	maxMetricLines = 4096
)

// enclaveMetricNames begin the names that an executor has: its own, and those of
// a process. Names of the host's own figures begin with hostMetricNames.
func enclaveMetricNames() []string { return []string{"nacre_", "go_", "process_"} }

const hostMetricNames = "nacre_host_"

// filterMetrics passes on the lines of text that are samples as an executor has
// them, and counts the others. One line that a collector does not understand
// would cost it the figures of the host, and one that it takes for something else
// could speak in the host's name: so there are no comments, types or times, and
// nothing that the format knows and an executor does not write.
func filterMetrics(text string) (passed string, left int) {
	var out strings.Builder
	lines := 0
	for line := range strings.Lines(text) {
		if lines < maxMetricLines && isSample(line) {
			out.WriteString(line)
			lines++
		} else {
			left++
		}
	}
	return out.String(), left
}

// isSample reads NAME VALUE or NAME{LABEL="TEXT",…} VALUE, with the line's end.
func isSample(line string) bool {
	rest, ended := strings.CutSuffix(line, "\n")
	if !ended || len(line) > maxMetricLine || !utf8.ValidString(rest) {
		return false
	}
	name, rest := cutName(rest)
	if strings.HasPrefix(name, hostMetricNames) || !slices.ContainsFunc(enclaveMetricNames(), func(p string) bool { return strings.HasPrefix(name, p) }) {
		return false
	}
	if labels, ok := strings.CutPrefix(rest, "{"); ok {
		if rest, ok = cutLabels(labels); !ok {
			return false
		}
	}
	value, ok := strings.CutPrefix(rest, " ")
	return ok && isNumber(value)
}

// cutName cuts off the letters, digits and underscores that s begins with.
func cutName(s string) (name, rest string) {
	end := strings.IndexFunc(s, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_'
	})
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// cutLabels cuts off labels and the brace that ends them. A name begins with a
// letter, since __name__ would be the figure's, and stands once.
func cutLabels(s string) (rest string, ok bool) {
	var names []string
	for {
		name, after := cutName(s)
		if name == "" || name[0] == '_' || name[0] <= '9' || slices.Contains(names, name) {
			return "", false
		}
		names = append(names, name)
		if s, ok = cutQuoted(after); !ok {
			return "", false
		}
		if rest, ok = strings.CutPrefix(s, "}"); ok {
			return rest, true
		}
		if s, ok = strings.CutPrefix(s, ","); !ok {
			return "", false
		}
	}
}

// cutQuoted cuts off ="TEXT".
func cutQuoted(s string) (rest string, ok bool) {
	s, ok = strings.CutPrefix(s, `="`)
	if !ok {
		return "", false
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return s[i+1:], !strings.ContainsFunc(s[:i], unicode.IsControl)
		case '\\':
			if i++; i >= len(s) || !strings.ContainsRune(`"\n`, rune(s[i])) {
				return "", false
			}
		}
	}
	return "", false
}

// isNumber knows decimals and what an executor shows of those that are none. What
// a float cannot hold is no number for collectors either.
func isNumber(s string) bool {
	switch s {
	case "NaN", "+Inf", "-Inf":
		return true
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789+-.eE") == ""
}
