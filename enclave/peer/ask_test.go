package peer

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

// urls is a directory.
type urls map[common.Address]string

var errNoDirectory = errors.New("no directory")

func (u urls) URL(_ context.Context, enclave common.Address) (string, error) {
	if u == nil {
		return "", errNoDirectory
	}
	return u[enclave], nil
}

func TestAskerBringsRequestAndAnswer(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		io.WriteString(w, strings.Join([]string{r.Method, r.URL.Path, r.Header.Get("Content-Type"), string(body)}, " "))
	}))
	defer srv.Close()
	for _, base := range []string{srv.URL, srv.URL + "/"} {
		got, err := NewAsker(urls{{1}: base}, 100, nil).Ask(t.Context(), common.Address{1}, []byte("{}"))
		if err != nil || string(got) != "POST /secret-handover application/json {}" {
			t.Errorf("%s, %v", got, err)
		}
	}
}

// answering is the URL of a server that answers like that.
func answering(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(answer)
	t.Cleanup(srv.Close)
	return srv.URL
}

func ask(t *testing.T, base string) ([]byte, error) {
	t.Helper()
	return NewAsker(urls{{1}: base}, 100, nil).Ask(t.Context(), common.Address{1}, []byte("{}"))
}

func TestAnswersAreBounded(t *testing.T) {
	for length, want := range map[int]error{100: nil, 101: ErrAnswer, 10 << 20: ErrAnswer} {
		base := answering(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", length)) })
		if got, err := ask(t, base); !errors.Is(err, want) || want == nil && len(got) != length {
			t.Errorf("%d bytes: %d, %v", length, len(got), err)
		}
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	other := answering(t, func(http.ResponseWriter, *http.Request) { t.Error("followed") })
	base := answering(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other, http.StatusTemporaryRedirect) })
	if _, err := ask(t, base); !errors.Is(err, ErrStatus) {
		t.Errorf("%v", err)
	}
}

func TestReasonOfAnotherStoreIsMadePrintable(t *testing.T) {
	base := answering(t, func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "no\x1b[31m\nsuch thing"+strings.Repeat(".", 1000), http.StatusBadRequest)
	})
	_, err := ask(t, base)
	if !errors.Is(err, ErrStatus) || !strings.Contains(err.Error(), "400 no?[31m?such thing.") || len(err.Error()) > 400 {
		t.Errorf("%q", err)
	}
}

func TestOddURLsAreNotAsked(t *testing.T) {
	for base, want := range map[string]error{
		"": ErrNoURL, "ftp://a": ErrURL, "http://": ErrURL, "http://user:pass@a": ErrURL, "http://a/path": ErrURL, "http://a?": ErrURL, "http://a?q": ErrURL,
		"http://a#f": ErrURL, "a:6002": ErrURL, "http:a": ErrURL, "http://a b": ErrURL, "unix:///run/x": ErrURL, "file:///etc/passwd": ErrURL, "\x00": ErrURL,
	} {
		if _, err := ask(t, base); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", base, err, want)
		}
	}
}

func TestDirectoryThatDoesNotAnswer(t *testing.T) {
	if _, err := NewAsker(urls(nil), 100, nil).Ask(t.Context(), common.Address{}, nil); !errors.Is(err, errNoDirectory) {
		t.Errorf("%v", err)
	}
}
