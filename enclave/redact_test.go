package enclave

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

const (
	secretKeyHex = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
	secretAPIKey = "Sup3r-Secret_ApiKey"
)

// hidden is everything that a key could look like in a text.
func hidden() []string {
	raw := common.FromHex(secretKeyHex)
	n := new(big.Int).SetBytes(raw)
	return []string{
		secretKeyHex, strings.ToUpper(secretKeyHex), n.String(), n.Text(2), n.Text(8), string(raw),
		strings.Trim(fmt.Sprint(raw), "[]"), strings.TrimSuffix(fmt.Sprintf("%#v", raw), "}")[len("[]byte{"):],
		fmt.Sprintf("%#v", n.Bits())[10:], strings.Trim(fmt.Sprint(n.Bits()), "[]"), secretAPIKey, fmt.Sprintf("%x", secretAPIKey),
		fmt.Sprintf("%X", secretAPIKey), strings.Trim(fmt.Sprint([]byte(secretAPIKey)), "[]"), fmt.Sprintf("% x", secretAPIKey),
	}
}

func secretMutable(t *testing.T) Mutable {
	t.Helper()
	key, err := ParseGasKey(secretKeyHex)
	if err != nil {
		t.Fatal(err)
	}
	api, err := ParseAPIKey(secretAPIKey)
	if err != nil {
		t.Fatal(err)
	}
	return Mutable{ExecutorGasKey: key, SecretStoreGasKey: key, WSAPIKey: api}
}

// TestKeysAreNeverPrinted prints everything that holds a key by every verb
// and flag of fmt, by both handlers of slog and as JSON: as it is, behind a
// pointer, and in fields that are not exported, where fmt calls no method.
func TestKeysAreNeverPrinted(t *testing.T) {
	m := secretMutable(t)
	id, err := newIdentity(common.FromHex(secretKeyHex))
	if err != nil {
		t.Fatal(err)
	}
	l := NewLifecycle()
	if err := errors.Join(l.SetOwner(common.Address{1}), l.SetMutable(m)); err != nil {
		t.Fatal(err)
	}
	status := l.Status()
	things := map[string]any{
		"gas key": m.ExecutorGasKey, "api key": m.WSAPIKey, "mutable": m, "identity": *id, "*identity": id,
		"*mutable": &m, "status": status, "*status": &status, "lifecycle": l, "signer": NewResultSigner(id, jobsDomain()),
		"hidden fields": struct {
			g GasKey
			a APIKey
			m *Mutable
			i *Identity
			v Identity
			e any
		}{m.ExecutorGasKey, m.WSAPIKey, &m, id, *id, m},
		"slice": []any{m, id}, "map": map[string]any{"k": m}, "map key": map[common.Address]GasKey{{}: m.ExecutorGasKey},
	}
	for name, thing := range things {
		for _, text := range printed(t, thing) {
			for _, secret := range hidden() {
				if strings.Contains(text, secret) {
					t.Errorf("%s: shown in %.200q", name, text)
				}
			}
		}
	}
}

func printed(t *testing.T, thing any) []string {
	t.Helper()
	var texts []string
	for verb := byte('!'); verb <= '~'; verb++ {
		for _, flags := range []string{"", "+", "#", " ", "0", "-", "+#", "# ", "10.80"} {
			texts = append(texts, fmt.Sprintf("%"+flags+string(verb), thing))
		}
	}
	var buf bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&buf, nil), slog.NewJSONHandler(&buf, nil)} {
		slog.New(h).Info("x", "thing", thing, slog.Any("any", thing))
	}
	if raw, err := json.Marshal(thing); err == nil {
		texts = append(texts, string(raw))
	}
	return append(texts, buf.String(), fmt.Sprint(thing), fmt.Sprintln(thing), fmt.Errorf("%v", thing).Error())
}

// TestPrinterFinds shows that the test above can fail: unprotected keys are
// found by it.
func TestPrinterFinds(t *testing.T) {
	m := secretMutable(t)
	for name, thing := range map[string]any{
		"key": m.ExecutorGasKey.PrivateKey(), "key as value": *m.ExecutorGasKey.PrivateKey(), "bytes": common.FromHex(secretKeyHex),
		"text": struct{ s string }{secretAPIKey},
	} {
		all := strings.Join(printed(t, thing), "\n")
		found := false
		for _, secret := range hidden() {
			found = found || strings.Contains(all, secret)
		}
		if !found {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestRedact(t *testing.T) {
	m := secretMutable(t)
	in := "dial wss://rpc/v2/" + secretAPIKey + ": key 0x" + secretKeyHex + " or " + strings.ToUpper(secretKeyHex) + " of " + secretAPIKey
	if got, want := m.Redact(in), "dial wss://rpc/v2/***: key 0x*** or *** of ***"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	short := Mutable{WSAPIKey: APIKey{key: seal("a")}}
	if got, want := short.Redact("wss://rpc/a and a word"), "wss://rpc/*** and a word"; got != want {
		t.Errorf("short key: got %q, want %q", got, want)
	}
	if got := (Mutable{}).Redact("as it was /"); got != "as it was /" {
		t.Errorf("no keys: got %q", got)
	}
}
