package parent

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// Host is all that a machine does for one enclave, for Metrics. Keeper may be nil.
type Host struct {
	Forwarder *Forwarder
	Inlets    []*Inlet
	Keeper    *Keeper
}

// WriteMetrics writes the figures of h in the text format of Prometheus.
func (h Host) WriteMetrics(w io.Writer) {
	u := h.Forwarder.Usage()
	fmt.Fprintf(w, "nacre_host_forwarder_open_connections %d\nnacre_host_forwarder_malformed_requests_total %d\n", u.Open, u.Malformed)
	u.Others.Target = "others"
	for _, d := range append(u.Destinations, u.Others) {
		for _, m := range []struct {
			name string
			n    uint64
		}{
			{"connections", d.Connections}, {"refused", d.Refused}, {"failed", d.Failed}, {"bytes_up", d.Up}, {"bytes_down", d.Down},
		} {
			fmt.Fprintf(w, "nacre_host_forwarder_%s_total{destination=%q} %d\n", m.name, d.Target, m.n)
		}
	}
	for _, i := range h.Inlets {
		u := i.Usage()
		for _, m := range []struct {
			name string
			n    uint64
		}{{"connections", u.Connections}, {"refused", u.Refused}, {"failed", u.Failed}, {"bytes_in", u.In}, {"bytes_out", u.Out}} {
			fmt.Fprintf(w, "nacre_host_inlet_%s_total{inlet=%q} %d\n", m.name, u.Name, m.n)
		}
	}
	if h.Keeper != nil {
		s := h.Keeper.Status()
		up := 0
		if s.Up {
			up = 1
		}
		fmt.Fprintf(w, "nacre_host_enclave_up %d\nnacre_host_enclave_starts_total %d\nnacre_host_enclave_ends_total %d\n", up, s.Starts, s.Ends)
	}
}

const (
	enclaveMetricsTime = 5 * time.Second
	maxEnclaveMetrics  = 1 << 20 // bytes; the rest is left out
)

// MetricsHandler serves GET /metrics: the figures of h, and behind them those
// that the enclave serves at its API, which dial leads to, as far as they are
// well-formed. An enclave that serves none is a figure too, and so are lines that
// are left out.
func (h Host) MetricsHandler(dial func(context.Context) (net.Conn, error)) http.Handler {
	client := &http.Client{
		Timeout: enclaveMetricsTime,
		Transport: &http.Transport{
			DisableKeepAlives: true, MaxResponseHeaderBytes: maxHead,
			DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return dial(ctx) },
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		h.WriteMetrics(w)
		text, left, err := enclaveMetrics(r.Context(), client)
		if err != nil {
			fmt.Fprintln(w, "nacre_host_enclave_metrics_up 0")
			return
		}
		fmt.Fprintf(w, "nacre_host_enclave_metrics_up 1\nnacre_host_enclave_metrics_left_out %d\n", left)
		io.WriteString(w, text)
	})
	return mux
}

// enclaveMetrics asks the enclave. left is how many of its lines are not passed on.
func enclaveMetrics(ctx context.Context, client *http.Client) (text string, left int, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://enclave/metrics", nil)
	if err != nil {
		return "", 0, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return "", 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", 0, fmt.Errorf("the enclave answers %s", resp.Status)
	}
	all, err := io.ReadAll(io.LimitReader(resp.Body, maxEnclaveMetrics))
	if err != nil {
		return "", 0, err
	}
	text, left = filterMetrics(string(all))
	return text, left, nil
}
