package client

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/jobs"
)

func TestInjectSecretSendsWhatAStoreReads(t *testing.T) {
	signature := strings.Repeat("0a", 65)
	c := fake(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		want := `{"encrypted_secret_hex":"0xc0ffee","secret_id":"258","signature_hex":"0x01"}`
		if r.Method != http.MethodPost || r.URL.Path != "/inject-secret" || r.Header.Get("Content-Type") != "application/json" || string(body) != want {
			t.Errorf("%s %s %s %s", r.Method, r.URL, r.Header, body)
		}
		fmt.Fprintf(w, `{"secret_id":"0x102","sign_timestamp":1800000000,"signature":"0x%s"}`, signature)
	})
	a, err := c.InjectSecret(t.Context(), jobs.NewID(258), []byte{0xc0, 0xff, 0xee}, []byte{1})
	if err != nil || a.SecretID != jobs.NewID(258) || a.SignTimestamp != 1_800_000_000 || a.Signature.String() != "0x"+signature {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestAnswersThatAcknowledgeNothing(t *testing.T) {
	signature := strings.Repeat("0a", 65)
	for _, answer := range []string{
		"", "{}", "null", "[]", "Secret stored!",
		`{"secret_id":"0x2","sign_timestamp":1,"signature":"0x` + signature + `"}`,
		`{"secret_id":"0x1","sign_timestamp":1,"signature":"0x` + signature[2:] + `"}`,
		`{"secret_id":"0x1","sign_timestamp":-1,"signature":"0x` + signature + `"}`,
	} {
		c := fake(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, answer) })
		if a, err := c.InjectSecret(t.Context(), jobs.NewID(1), []byte{1}, []byte{1}); !errors.Is(err, ErrAnswer) || a.Signature != nil {
			t.Errorf("%q: %+v, %v", answer, a, err)
		}
	}
}

func TestReasonOfARefusedInjectionIsTold(t *testing.T) {
	c := fake(t, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "secret has ended", http.StatusBadRequest) })
	_, err := c.InjectSecret(t.Context(), jobs.NewID(1), []byte{1}, []byte{1})
	if status := (*StatusError)(nil); !errors.As(err, &status) || status.Status != http.StatusBadRequest || status.Text != "secret has ended" {
		t.Errorf("%v", err)
	}
}
