package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// mutable is a body of /mutable-config with one field changed; raw replaces
// the whole value with its quotes.
func mutable(field, raw string) string {
	values := map[string]string{"executor_gas_key": `"` + gasKey + `"`, "secret_store_gas_key": `"` + storeKey + `"`, "ws_api_key": `"` + apiSecret + `"`}
	values[field] = raw
	return fmt.Sprintf(`{"executor_gas_key":%s,"secret_store_gas_key":%s,"ws_api_key":%s}`,
		values["executor_gas_key"], values["secret_store_gas_key"], values["ws_api_key"])
}

func TestBadBodies(t *testing.T) {
	const immutable, keys = "/immutable-config", "/mutable-config"
	const owner = `{"owner_address_hex":`
	for _, c := range []struct {
		name, path, body string
		code             int
		text             string
	}{
		{"empty", immutable, ``, 400, "malformed JSON"},
		{"not JSON", immutable, `owner=0xaa`, 400, "malformed JSON"},
		{"cut", immutable, goodImmutable[:20], 400, "malformed JSON"},
		{"not closed", immutable, goodImmutable[:len(goodImmutable)-1], 400, "malformed JSON"},
		{"an array", immutable, `[` + goodImmutable + `]`, 400, "not one JSON object"},
		{"a string", immutable, `"` + ownerHex + `"`, 400, "not one JSON object"},
		{"null", immutable, `null`, 400, "not one JSON object"},
		{"trailing text", immutable, goodImmutable + `x`, 400, "not one JSON object"},
		{"two objects", immutable, goodImmutable + goodImmutable, 400, "not one JSON object"},
		{"no field", immutable, `{}`, 400, "owner_address_hex: missing"},
		{"unknown field", immutable, owner + `"` + ownerHex + `","x":""}`, 400, "unknown field"},
		{"field in other case", immutable, strings.ToUpper(goodImmutable), 400, "unknown field"},
		{"field twice", immutable, owner + `"` + ownerHex + `","owner_address_hex":"` + ownerHex + `"}`, 400, "owner_address_hex: given twice"},
		{"a number", immutable, owner + `1}`, 400, "owner_address_hex: not a string"},
		{"null owner", immutable, owner + `null}`, 400, "owner_address_hex: not a string"},
		{"nested", immutable, owner + `{"a":"b"}}`, 400, "owner_address_hex: not a string"},
		{"deep", immutable, owner + strings.Repeat("[", 5000), 400, "owner_address_hex: not a string"},
		{"empty owner", immutable, owner + `""}`, 400, "owner_address_hex: an address has exactly 20 bytes"},
		{"short owner", immutable, owner + `"0xaa"}`, 400, "owner_address_hex: an address has exactly 20 bytes"},
		{"long owner", immutable, owner + `"` + ownerHex + `00"}`, 400, "owner_address_hex: an address has exactly 20 bytes"},
		{"odd owner", immutable, owner + `"0xa"}`, 400, "owner_address_hex: not hexadecimal"},
		{"zero owner", immutable, owner + `"0x` + strings.Repeat("0", 40) + `"}`, 400, "owner_address_hex: owner address is zero"},
		{"owner no hex", immutable, owner + `"` + strings.Repeat("zz", 20) + `"}`, 400, "owner_address_hex: not hexadecimal"},
		{"too large", immutable, owner + `"` + strings.Repeat("a", DefaultBodyBytes) + `"}`, 413, "larger than 16384 bytes"},

		{"no gas key", keys, `{"secret_store_gas_key":"` + storeKey + `","ws_api_key":""}`, 400, "executor_gas_key: missing"},
		{"no store key", keys, `{"executor_gas_key":"` + gasKey + `","ws_api_key":""}`, 400, "secret_store_gas_key: missing"},
		{"no API key", keys, `{"executor_gas_key":"` + gasKey + `","secret_store_gas_key":"` + storeKey + `"}`, 400, "ws_api_key: missing"},
		{"key as number", keys, mutable("executor_gas_key", "35177184014"), 400, "executor_gas_key: not a string"},
		{"short key", keys, mutable("executor_gas_key", `"`+gasKey[2:]+`"`), 400, "executor_gas_key: a key has exactly 32 bytes"},
		{"key no hex", keys, mutable("executor_gas_key", `"`+gasKey[:63]+`g"`), 400, "executor_gas_key: not hexadecimal"},
		{"zero key", keys, mutable("executor_gas_key", `"`+strings.Repeat("0", 64)+`"`), 400, "executor_gas_key: not a secp256k1 private key"},
		{"key too big", keys, mutable("secret_store_gas_key", `"`+strings.Repeat("f", 64)+`"`), 400, "secret_store_gas_key: not a secp256k1 private key"},
		{"API key path", keys, mutable("ws_api_key", `"../`+apiSecret+`"`), 400, "ws_api_key: an API key has only letters"},
		{"API key blank", keys, mutable("ws_api_key", `"a b"`), 400, "ws_api_key: an API key has only letters"},
		{"API key long", keys, mutable("ws_api_key", `"`+strings.Repeat("a", 513)+`"`), 400, "ws_api_key: an API key has at most 512"},
		{"key as name", keys, `{"` + gasKey + `":"x"}`, 400, "unknown field"},
		{"broken escape", keys, mutable("executor_gas_key", `"`+gasKey+`\x"`), 400, "malformed JSON"},
		{"key without quotes", keys, mutable("executor_gas_key", gasKey), 400, "executor_gas_key: not a string"},
	} {
		l := newLab(t)
		res := l.ask("POST", c.path, c.body)
		text := res.Body.String()
		if res.Code != c.code || !strings.Contains(text, c.text) {
			t.Errorf("%s: %d %s, want %d with %q", c.name, res.Code, text, c.code, c.text)
		}
		if strings.ContainsAny(text, "\r\n") || !strings.HasPrefix(res.Header().Get("Content-Type"), "text/plain") {
			t.Errorf("%s: not one line of text: %s %q", c.name, res.Header().Get("Content-Type"), text)
		}
		if s := l.lifecycle.Status(); s.HasOwner() || s.HasMutable() {
			t.Errorf("%s: something was configured", c.name)
		}
		noSecretIn(t, c.name, text+l.logs.String())
	}
}

// noSecretIn looks for any run of digits of the keys, since a shortened or
// altered key is one too.
func noSecretIn(t *testing.T, name, text string) {
	t.Helper()
	for _, secret := range []string{gasKey[2:12], gasKey[20:30], gasKey[50:60], "35177184014", storeKey[2:], apiSecret} {
		if strings.Contains(text, secret) {
			t.Errorf("%s: shows a key: %s", name, text)
		}
	}
}

func TestContentType(t *testing.T) {
	for contentType, want := range map[string]int{
		"application/json": 200, "application/json; charset=utf-8": 200, "Application/JSON": 200,
		"": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415, "application/jsonp": 415, "application/json; charset": 415, "multipart/form-data": 415,
	} {
		if res := newLab(t).askTyped("POST", "/immutable-config", goodImmutable, contentType); res.Code != want {
			t.Errorf("%q: %d %s, want %d", contentType, res.Code, res.Body, want)
		}
	}
}

func TestWrongMethodsAndPaths(t *testing.T) {
	for target, c := range map[string]struct {
		method string
		code   int
		text   string
	}{
		"/immutable-config":            {"GET", 405, "method not allowed, use OPTIONS, POST"},
		"/mutable-config":              {"PUT", 405, "method not allowed, use OPTIONS, POST"},
		"/tee-details":                 {"POST", 405, "method not allowed, use OPTIONS, GET"},
		"/signed-registration-message": {"DELETE", 405, "method not allowed, use OPTIONS, GET"},
		"/healthz":                     {"POST", 405, "method not allowed, use OPTIONS, GET"},
		"/":                            {"POST", 405, "method not allowed, use OPTIONS, GET"},
		"/nothing":                     {"GET", 404, "no such endpoint"},
		"/tee-details/":                {"GET", 404, "no such endpoint"},
		"//tee-details":                {"GET", 404, "no such endpoint"},
		"/..%2f..%2fetc/passwd":        {"GET", 404, "no such endpoint"},
	} {
		res := newLab(t).ask(c.method, target, goodImmutable)
		if res.Code != c.code || res.Body.String() != c.text {
			t.Errorf("%s %s: %d %q, want %d %q", c.method, target, res.Code, res.Body, c.code, c.text)
		}
	}
}

// TestKeysAreNowhere collects all that a configured server says, with logs at
// the lowest level.
func TestKeysAreNowhere(t *testing.T) {
	l := newLab(t)
	l.configure(t)
	l.ask("POST", "/mutable-config", goodMutable)
	l.ask("POST", "/immutable-config", goodMutable)
	var all strings.Builder
	for _, path := range []string{"/", "/tee-details", "/signed-registration-message", "/healthz", "/metrics", "/attestation?nonce=00", "/nothing", "/mutable-config"} {
		res := l.ask(http.MethodGet, path, "")
		fmt.Fprintln(&all, res.Header(), res.Body)
	}
	noSecretIn(t, "answers and logs", all.String()+l.logs.String())
	if !strings.Contains(l.logs.String(), "mutable configuration set") {
		t.Error("the log was not collected")
	}
}
