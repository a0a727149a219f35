package parent

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func noon() time.Time { return time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC) }

func TestConsole(t *testing.T) {
	var out bytes.Buffer
	c := NewConsole(&out, noon)
	for _, piece := range []string{"boo", "ted\r\n\x1b[2Jclear", "\xff\u202e\n", strings.Repeat("a", 10000), strings.Repeat("b", 10000), "\nnot complete"} {
		if n, err := c.Write([]byte(piece)); n != len(piece) || err != nil {
			t.Errorf("%d %v", n, err)
		}
	}
	const at = "2026-01-02T12:00:00.000Z "
	want := at + "booted\n" + at + `\x1b[2Jclear\ufffd\u202e` + "\n" + at + strings.Repeat("a", maxConsoleLine) + "\n"
	if out.String() != want {
		t.Errorf("%.300q", out.String())
	}
	for i := range 100 {
		fmt.Fprintf(c, "line %d\n", i)
	}
	if tail := c.Tail(); len(tail) != consoleTail || tail[consoleTail-1] != "line 99" || tail[0] != "line 80" {
		t.Errorf("%q", tail)
	}
}

// disk takes nothing while it is full.
type disk struct {
	has  bytes.Buffer
	full bool
}

func (d *disk) Write(p []byte) (int, error) {
	if d.full {
		return 0, io.ErrShortWrite
	}
	return d.has.Write(p)
}

// Who prints does not notice a full disk, and what was left out is said later.
func TestConsoleOutlivesAFullDisk(t *testing.T) {
	d := &disk{full: true}
	c := NewConsole(d, noon)
	if n, err := c.Write([]byte("a\nb\nc")); n != 5 || err != nil || len(c.Tail()) != 2 {
		t.Errorf("%d %v %q", n, err, c.Tail())
	}
	d.full = false
	fmt.Fprintln(c, "")
	fmt.Fprintln(c, "d")
	const at = "2026-01-02T12:00:00.000Z "
	if want := at + "(2 lines could not be written)\n" + at + "c\n" + at + "d\n"; d.has.String() != want {
		t.Errorf("%q, want %q", d.has.String(), want)
	}
}

func TestFollow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "console")
	var out logged
	inBackground(t, func(ctx context.Context) error { return Follow(ctx, path, &out) })
	write := func(flag int, text string) {
		f, err := os.OpenFile(path, flag|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		io.WriteString(f, text)
	}
	for _, step := range []struct {
		flag       int
		text, want string
	}{{os.O_APPEND, "one long line\n", "one long line\n"}, {os.O_APPEND, "two\n", "one long line\ntwo\n"}, {os.O_TRUNC, "three\n", "one long line\ntwo\nthree\n"}} {
		write(step.flag, step.text)
		eventually(t, step.text, func() bool { return out.String() == step.want })
	}
}

func TestLogFileIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	for range 2 { // and goes on where another process left it
		l, err := OpenLogFile(path, 100)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			if _, err := io.WriteString(l, strings.Repeat("x", 29)+"\n"); err != nil {
				t.Fatal(err)
			}
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, p := range []string{path, path + ".1"} {
		if b, err := os.ReadFile(p); err != nil || len(b) == 0 || len(b) > 100 || len(b)%30 != 0 {
			t.Errorf("%s: %d bytes, %v", p, len(b), err)
		}
	}
	if _, err := OpenLogFile(path, 0); !errors.Is(err, ErrLogFileSize) {
		t.Errorf("%v", err)
	}
	if _, err := OpenLogFile(filepath.Join(path, "x"), 1); err == nil {
		t.Error("a log file in a file")
	}
}

func TestMetrics(t *testing.T) {
	f, d, _ := forward(t, at("a.example", "127.0.0.1"), nil)
	if _, err := d.DialContext(t.Context(), "tcp", "b.example:443"); err == nil {
		t.Fatal("connected")
	}
	inside := listen(t)
	i, _ := inlet(t, dialTo(inside), nil)
	var says atomic.Int32
	says.Store(http.StatusOK)
	go http.Serve(inside, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(int(says.Load()))
		io.WriteString(w, "nacre_jobs_total 7\nnacre_host_enclave_up 0\n{\"nacre_host_enclave_up\"} 0\n# TYPE nacre_host_enclave_up counter\n")
	}))
	m := &machine{ends: make(chan error), ran: make(chan time.Time, 1)}
	k := NewKeeper(KeeperConfig{Machine: m, Log: quiet(), First: time.Hour, Last: time.Hour})
	inBackground(t, k.Run)
	eventually(t, "it", func() bool { return k.Status().Up })
	h := Host{Forwarder: f, Inlets: []*Inlet{i}, Keeper: k}.MetricsHandler(dialTo(inside))
	get := func() string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		return w.Body.String()
	}
	text := get()
	for _, want := range []string{
		`nacre_host_forwarder_refused_total{destination="b.example:443"} 1` + "\n", `nacre_host_inlet_bytes_in_total{inlet="api"} 0` + "\n",
		"nacre_host_enclave_up 1\n", "nacre_host_enclave_starts_total 1\n", "nacre_host_enclave_metrics_up 1\n", "nacre_jobs_total 7\n",
	} {
		if strings.Count(text, want) != 1 {
			t.Errorf("no %q, or twice, in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "nacre_host_enclave_up"); n != 1 {
		t.Error("the enclave speaks for the host")
	}
	says.Store(http.StatusTeapot)
	if text := get(); strings.Contains(text, "nacre_jobs") || !strings.Contains(text, "nacre_host_enclave_metrics_up 0\n") {
		t.Errorf("%s", text)
	}
	inside.Close()
	if text := get(); !strings.Contains(text, "nacre_host_enclave_metrics_up 0\n") {
		t.Errorf("%s", text)
	}
}
