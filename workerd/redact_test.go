package workerd

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nacre-tee/nacre/jobs"
)

const keyOfTest = "sk_live_51:ÿ>?~zQ9\n" // as a file has it; with what only base64url writes with - and _

// formsOf are those in which a secret may be in memory or in a file.
func formsOf(secret []byte) [][]byte {
	text := hex.EncodeToString(secret)
	return append(nameForms(secret), []byte(strings.ToUpper(text)))
}

// cleaned is what people see of all parts that are text.
func cleaned(secret, text string) map[string]string {
	hide := newRedactor([]byte(secret))
	defer hide.wipe()
	r := jobs.Result{Output: []byte(text), Logs: []byte(text), Network: []jobs.HostUse{{Host: strings.ToLower(text), Reason: text}}}
	hide.clean(&r)
	return map[string]string{"output": string(r.Output), "log": string(r.Logs), "detail": hide.detail([]byte(text)),
		"reason": r.Network[0].Reason, "host": r.Network[0].Host}
}

// TestSecretIsRedacted from all that leaves, whatever stands around it.
func TestSecretIsRedacted(t *testing.T) {
	key := strings.TrimSpace(keyOfTest)
	forms := []string{key, keyOfTest, hex.EncodeToString([]byte(key)), strings.ToUpper(hex.EncodeToString([]byte(key)))}
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
		for before := range 4 {
			for after := range 4 {
				forms = append(forms, e.EncodeToString([]byte("abcd"[:before]+key+"efgh"[:after])))
			}
		}
	}
	for _, form := range forms {
		text := "{" + form + "} and " + form
		for what, got := range cleaned(keyOfTest, text) {
			if strings.Count(got, redacted) != 2 || len(got) > len(text) || !strings.HasPrefix(got, "{") {
				t.Errorf("%s of %q: %q", what, form, got)
			}
		}
	}
}

// quoted is a JSON string's inside, as JavaScript writes it.
func quoted(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")[1 : b.Len()-2]
}

// listed are bytes as numbers.
func listed(s, format, between string) string {
	var all []string
	for i := range len(s) {
		all = append(all, fmt.Sprintf(format, s[i]))
	}
	return strings.Join(all, between)
}

// placed are bytes as numbers with their places.
func placed(s, format string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, format, i, s[i])
	}
	return b.String()
}

// shown are the forms in which programs show a part of a longer text, which of
// it is the secret.
var shown = map[string]func(s string) string{
	"as it is":     func(s string) string { return s },
	"JSON":         quoted,
	"URL":          url.QueryEscape,
	"path":         url.PathEscape,
	"hex":          func(s string) string { return hex.EncodeToString([]byte(s)) },
	"HEX":          func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) },
	"base64":       func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64url":    func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
	"buffer":       func(s string) string { return listed(s, "%02x", " ") },
	"colons":       func(s string) string { return listed(s, "%x", ":") },
	"0x":           func(s string) string { return listed(s, "0x%02x", ", ") },
	"\\x":          func(s string) string { return listed(s, "\\x%02X", "") },
	"list":         func(s string) string { return listed(s, "%d", ",") },
	"console list": func(s string) string { return listed(s, "%3d", ",\n        ") },
	"object":       func(s string) string { return placed(s, `"%d":%d,`) },
	"quoted":       func(s string) string { return quoted(placed(s, `"%d":%d,`)) },
	"map":          func(s string) string { return placed(s, "  '%d' => %d,\n") },
}

// nested are those in which only a whole string is shown, not the text around it.
var nested = map[string]func(s string) string{
	"JSON in JSON": func(s string) string { return `"` + quoted(`"`+quoted(s)+`"`) + `"` },
	"three times":  func(s string) string { return `"` + quoted(quoted(quoted(s))) + `"` },
	"URL in URL":   func(s string) string { return "=" + url.QueryEscape(url.QueryEscape(s)) + "&" },
	"lines": func(s string) string {
		return "'" + strings.ReplaceAll(strings.ReplaceAll(quoted(s), "'", `\'`), `\n`, "\\n' +\n        '") + "'"
	},
	"characters": func(s string) string {
		all := strings.Split(s, "")
		for i := range all {
			all[i] = "'" + quoted(all[i]) + "'"
		}
		return strings.Join(all, ",  ")
	},
}

// secretsOfTest are secrets as owners have them.
var secretsOfTest = []string{
	keyOfTest, "0123456789abcdefghij", "correct horse battery staple", `C:\new\x41 "quoted" it's 100%25 a+b=c&d`, "päßwörter-😀-geheim\n",
	"-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\r\nevZzL1gdAFr88hb2OF/2NxApJCzGCEDdfSp6VQO30hyhRANC\n-----END PRIVATE KEY-----\n",
	`{"private_key":"-----BEGIN KEY-----\nabc\\d\u003d+/\n","id":"x\t1"}` + "\n", "12345678", "aaaaaaaaaaaaaaaa",
}

// TestAllFormsAreRedacted: each form of each secret, with text around it.
func TestAllFormsAreRedacted(t *testing.T) {
	for _, secret := range secretsOfTest {
		for name, form := range shown {
			hidden(t, name, secret, form("before "+strings.TrimSpace(secret))+" after", form(strings.TrimSpace(secret)))
			hidden(t, name, secret, form("\u00e9 of "+secret+"."), form(strings.TrimSpace(secret)))
		}
		for name, form := range nested {
			if name == "characters" && strings.Contains(secret, `\`) {
				continue // whether a letter belongs to it nobody sees
			}
			hidden(t, name, secret, "before "+form(secret)+" after", form(strings.TrimSpace(secret)))
		}
	}
}

// TestWhatStandsInFrontHidesNothing: signs that may belong to the form or not.
func TestWhatStandsInFrontHidesNothing(t *testing.T) {
	for _, secret := range secretsOfTest {
		for _, name := range []string{"base64", "base64url", "hex", "HEX"} {
			for _, front := range []string{"a", "bc", "def"} {
				form := shown[name](strings.TrimSpace(secret))
				hidden(t, front+name, secret, front+form, form[2:])
			}
		}
	}
	hidden(t, "path", `nab"cdefgh`, quoted(`C:\nab"cdefgh`), `cdefgh`)
	hidden(t, "percent", `ab cdefgh/`, url.QueryEscape(`100%ab cdefgh/`), `cdefgh`)
}

// hidden checks that nothing of form, which the secret has in text, is seen.
func hidden(t *testing.T, name, secret, text, form string) {
	t.Helper()
	hide := newRedactor([]byte(secret))
	defer hide.wipe()
	buffer := []byte(text)
	got := hide.text(buffer, false)
	if !bytes.Contains(got, []byte(redacted)) || len(got) > len(text) {
		t.Errorf("%s of %q in %q: %q", name, secret, text, got)
	}
	if form = strings.Trim(form, `"'=&, `+"\n"); form != "" && bytes.Contains(buffer, []byte(form)) {
		t.Errorf("%s of %q in %q: %q, and in its buffer %q", name, secret, text, got, buffer)
	}
}

// TestSecretThatWasCutIsRedacted where what is shown begins or ends within it.
func TestSecretThatWasCutIsRedacted(t *testing.T) {
	const key = "0123456789\nabcdefghijklmn"
	cut := map[string]string{
		"as it is":     key[:15] + cutMark,
		"string":       `'` + quoted(key[:20]) + `'... 4 more characters`,
		"place":        "Error: " + key[:12] + cutPlace + "1:2",
		"buffer":       "<" + listed(key[:12], "%02x", " ") + " ... 12 more bytes>",
		"console list": "[\n  " + listed(key[:12], "%3d", ",\n  ") + ",\n  ... 12 more items\n]",
		"next by luck": "[" + listed(key[:12], "%3d", ",") + ",\n  ... 98 more items\n]", // 98 is what would follow
		"hex":          hex.EncodeToString([]byte(key[:12])) + "...",
		"base64":       base64.StdEncoding.EncodeToString([]byte(key[:12])) + cutMark,
	}
	for name, text := range cut {
		if hidden(t, name, key, text, ""); name == "next by luck" {
			hidden(t, name, key[:12]+"b"+key[12:], text, "")
		}
	}
	for name, form := range shown { // what is cut off anywhere, also within a sign
		form := form(key)
		for n := range len(form) + 1 {
			hide := newRedactor([]byte(key))
			most := form[:len(form)-n]
			if got := hide.text([]byte(most), true); n < len(form)/3 && !bytes.Contains(got, []byte(redacted)) {
				t.Errorf("%s: %q of %q", name, got, most)
			}
			rest := lostLine + form[n:] + "\nnext"
			if got := hide.text([]byte(rest), false); n < len(form)/3 && (!bytes.HasPrefix(got, []byte(lostLine)) || !bytes.Contains(got[:min(len(got), len(lostLine)+20)], []byte(redacted)) || !bytes.HasSuffix(got, []byte("next"))) {
				t.Errorf("%s: %q of %q", name, got, rest)
			}
		}
	}
}

func TestShortSecretsAndNoneLeaveAllAsItIs(t *testing.T) {
	for _, secret := range []string{"", "1234567", " 1234567\n"} {
		for what, got := range cleaned(secret, "is 1234567 it") {
			if got != "is 1234567 it" {
				t.Errorf("%s, %q: %q", what, secret, got)
			}
		}
	}
	for what, got := range cleaned(redacted, redacted) {
		if got != redacted {
			t.Errorf("%s: %q", what, got)
		}
	}
}

// TestWhatIsNoSecretIsLeft: neither less than all of it, nor less than 8 bytes
// where something was cut off.
func TestWhatIsNoSecretIsLeft(t *testing.T) {
	const key = "-----BEGIN KEY-----\nabcdefgh"
	for _, text := range []string{
		"", ".", "-----BEGIN KEY-----\nabcdefg", quoted("-----BEGIN KEY-----\nabcdefg"), "-----BEGIN KEY-----", "-----BE…", "-----BE... 7 more",
		listed("-----BE", "%d", ", ") + ", ... 7 more items", "BEGIN KEY-----\nabcdefgh", `\`, `\\`, "%", "%2", "%25", `\u`, `\u12`, `%u12`, "'", `"1"`, lostLine, lostLine + "KEY----" + "\nx",
		strings.Repeat("-", 4000),
	} {
		if got := newRedactor([]byte(key)).text([]byte(text), false); string(got) != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// FuzzRedaction: no known form of a secret is ever let through, and nothing
// grows; and where there is no secret nothing is lost.
func FuzzRedaction(f *testing.F) {
	for _, secret := range secretsOfTest {
		f.Add(secret, "before ", " after", uint(12))
	}
	f.Add("nab\"cdefgh", `C:\`, `\`, uint(9))
	f.Add("ab cdefghi/", "100%", "%2", uint(8))
	f.Add("abababababab", "ab", "abab", uint(10))
	f.Fuzz(func(t *testing.T, secret, before, after string, cut uint) {
		trimmed := strings.TrimSpace(secret)
		if len(trimmed) < MinRedacted || len(secret)+len(before)+len(after) > 1<<9 || strings.ContainsAny(secret, "[]") || !utf8.ValidString(secret+before+after) {
			return
		}
		for name, form := range shown {
			hidden(t, name, secret, form(before+secret+after), "")
			hidden(t, name, secret, before+" "+form(secret)+" "+after, "")
		}
		if len(readOut([]byte(trimmed))) >= MinRedacted {
			for name, form := range nested {
				if strings.Contains(secret, `\`) && (name == "characters" || strings.HasSuffix(trimmed, `\`)) {
					continue
				}
				hidden(t, name, secret, "x "+form(secret)+" x", "")
			}
		}
		part := trimmed[:MinRedacted+int(cut%uint(len(trimmed)-MinRedacted+1))]
		for _, form := range []string{"as it is", "hex", "base64", "buffer", "list", "console list", "object", "map"} {
			hidden(t, form+", cut", secret, shown[form](part)+" ... and more", "")
		}
		hide := newRedactor([]byte(secret))
		if text := hide.text([]byte(before), true); len(text) > len(before) {
			t.Errorf("%q became %q", before, text)
		}
	})
}

// FuzzReadingOut: what a secret is compared with does not depend on how often a
// text was escaped.
func FuzzReadingOut(f *testing.F) {
	for _, secret := range secretsOfTest {
		f.Add(secret)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.HasSuffix(s, `\`) {
			return
		}
		want := readOut([]byte(s))
		for name, form := range map[string]func(string) string{"JSON": quoted, "twice": func(s string) string { return quoted(quoted(s)) }, "URL": url.QueryEscape} {
			if got := readOut([]byte(form(s))); !bytes.Equal(got, want) {
				t.Errorf("%s of %q: %q, want %q", name, s, got, want)
			}
		}
	})
}

// BenchmarkRedactWorst is a text that begins to match everywhere, in several
// ways, at two sizes: what a byte takes is the same, as long as the time is
// proportional to the length.
func BenchmarkRedactWorst(b *testing.B) {
	for _, n := range []int{1 << 16, 1 << 20} {
		b.Run(fmt.Sprintf("%dKiB", n>>10), func(b *testing.B) {
			secret := []byte(strings.Repeat("a", n/4) + "b")
			text := []byte(lostLine + strings.Repeat("a", n/4) + strings.Repeat("aaa...", n/24) + strings.Repeat(`\`, n/4) + strings.Repeat("%25", n/12))
			for b.Loop() {
				newRedactor(secret).text(bytes.Clone(text), true)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/B")
		})
	}
}

// BenchmarkRedact is what a job with a secret takes longer that floods its log.
func BenchmarkRedact(b *testing.B) {
	secret := []byte("sk_live_51Mabcdefghijklmnopqrstuv")
	l := DefaultLimits()
	line := "the quick brown fox jumps over 13 lazy dogs, {\"a\":1,\"b\":\"c\\n\"} dGhlIHF1aWNr 0a1b2c\n"
	logs := []byte(lostLine + strings.Repeat(line, l.Logs/len(line)))
	out := []byte(strings.Repeat(line, l.Output/len(line)))
	b.SetBytes(int64(len(logs) + len(out)))
	for b.Loop() {
		r := jobs.Result{Output: bytes.Clone(out), Logs: bytes.Clone(logs)}
		newRedactor(secret).clean(&r)
	}
}
