package parent

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMetricsOfAnEnclavePass(t *testing.T) {
	text := strings.Join([]string{
		`nacre_jobs_total 7`, `nacre_state{state="blank"} 1`, `nacre_secret_actions_total{action="proven alive"} 0`, `nacre_gas_ether 0.012`,
		`nacre_x{a="1",b_2="a \"b\" \\ \n c"} -1.5e-7`, `nacre_age NaN`, `nacre_age{le="+Inf"} +Inf`, `nacre_age -Inf`, `nacre_x{name="bücher"} 1`, `nacre_x{a=""} 1`,
		`go_memstats_alloc_bytes 12345678`, `go_gc_pauses_seconds_bucket{vmrange="1.000e-07...1.136e-07"} 5`, `process_open_fds 12`, "",
	}, "\n")
	if got, left := filterMetrics(text); got != text || left != 0 {
		t.Errorf("%d left out, passed:\n%s", left, got)
	}
}

// One line of the enclave must not cost a collector the host's figures, nor be
// read as one of them.
func TestMetricsOfAnEnclaveAreFiltered(t *testing.T) {
	for _, line := range []string{
		"nacre_host_enclave_up 0", `{"nacre_host_enclave_up"} 0`, `nacre_x{__name__="nacre_host_enclave_up"} 0`, `{__name__="nacre_host_enclave_up"} 0`, `nacre_x{"nacre_host_enclave_up"} 0`,
		"# TYPE nacre_host_enclave_up counter", "# TYPE nacre_x counter", "# HELP nacre_x y", "# EOF", "#", "", " ", "up 0", "node_load1 9", "nacre 1", "nacreX 1",
		"nacre_x", "nacre_x ", "nacre_x  1", " nacre_x 1", "\tnacre_x 1", "nacre_x 1 ", "nacre_x\t1", "nacre_x 1\r", "nacre_x 1 1700000000000", "nacre_x one", "nacre_x 0x10", "nacre_x 1_000", "nacre_x 1e999",
		"nacre_x inf", "nacre_x nan", "nacre_x infinity", "nacre_x +", "nacre_x e", "nacre:x 1", "nacre-x 1", "nacre_ü 1", "nacre_x 1 # {a=\"b\"} 1",
		`nacre_x{} 1`, `nacre_x{a="b",} 1`, `nacre_x{a="b"}1`, `nacre_x{a="b" 1`, `nacre_x{a=b} 1`, `nacre_x{a="b"c="d"} 1`, `nacre_x{a="b",a="c"} 1`, `nacre_x{1a="b"} 1`, `nacre_x{_a="b"} 1`, `nacre_x{a="b"} `, `nacre_x{a="b`, `nacre_x{a="\`,
		`nacre_x{a="\t"} 1`, `nacre_x{a="` + "\x1b[2J" + `"} 1`, `nacre_x{a="` + "\xff" + `"} 1`, `nacre_x{a="` + "\u0085" + `"} 1`, `nacre_x {a="b"} 1`, "nacre_x{a=\"" + strings.Repeat("b", maxMetricLine) + `"} 1`,
	} {
		if got, left := filterMetrics(line + "\nnacre_jobs_total 7\n"); got != "nacre_jobs_total 7\n" || left != 1 {
			t.Errorf("%.100q: passed %.100q, %d left out", line, got, left)
		}
	}
	if got, left := filterMetrics("nacre_jobs_total 7\nnacre_jobs_total 1"); got != "nacre_jobs_total 7\n" || left != 1 {
		t.Errorf("a line without end: passed %q, %d left out", got, left)
	}
	if got, left := filterMetrics(strings.Repeat("nacre_jobs_total 7\n", maxMetricLines+3)); strings.Count(got, "\n") != maxMetricLines || left != 3 {
		t.Errorf("%d lines pass, want %d", strings.Count(got, "\n"), maxMetricLines)
	}
}

// What an enclave sends without end is cut where it is read.
func TestMetricsOfAnEnclaveAreBounded(t *testing.T) {
	f, _, _ := forward(t, at("a.example", "127.0.0.1"), nil)
	read := make(chan int, 1)
	inside := listen(t)
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent := 0
		for line := "# " + strings.Repeat("x", 1021) + "\n"; sent < 64*maxEnclaveMetrics; {
			n, err := io.WriteString(w, line)
			if sent += n; err != nil {
				break
			}
		}
		read <- sent
	})}
	done := make(chan struct{})
	go func() { defer close(done); s.Serve(inside) }()
	defer func() { s.Close(); <-done }()
	w := httptest.NewRecorder()
	Host{Forwarder: f}.MetricsHandler(dialTo(inside)).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if text := w.Body.String(); !strings.Contains(text, "nacre_host_enclave_metrics_left_out 1024\n") || strings.Contains(text, "xxx") {
		t.Errorf("%.2000s", text)
	}
	if sent := <-read; sent >= 64*maxEnclaveMetrics {
		t.Error("all of it was taken")
	}
}

func FuzzIsSample(f *testing.F) {
	for _, s := range []string{"nacre_x 1\n", `nacre_x{a="b\\",c="d"} NaN` + "\n", "nacre_x{a=\"\\\"} 1\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if isSample(s) && (strings.Count(s, "\n") != 1 || strings.HasPrefix(s, hostMetricNames) || !strings.HasSuffix(s, "\n")) {
			t.Errorf("%q passes", s)
		}
	})
}
