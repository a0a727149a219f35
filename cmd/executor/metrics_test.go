package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
)

// realPool is a pool that keeps one sandbox of each kind.
func realPool(t *testing.T) *workerd.Pool {
	t.Helper()
	binary, err := filepath.Abs("../../node_modules/@cloudflare/workerd-linux-64/bin/workerd")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(binary); err != nil {
		lack := "workerd is not installed: run make tools"
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatal(lack)
		}
		t.Skip(lack)
	}
	dir, err := os.MkdirTemp("/tmp", "n") // short, for sockets
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	pool, err := newPool(t.Context(), workerd.Config{
		Binary: binary, RuntimeDir: dir, Limits: workerd.DefaultLimits(),
		Sizes: workerd.Sizes{Slots: 1, Warm: 1, Hot: 1, Memory: 256 << 20},
	}, true, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return pool
}

// TestMetricsOfSandboxes: a job's code is kept ready after it, beside a
// sandbox without code.
func TestMetricsOfSandboxes(t *testing.T) {
	d := &daemon{pool: realPool(t), lifecycle: &keptLifecycle{Lifecycle: enclave.NewLifecycle()}}
	code := []byte(`export default { fetch() { return new Response("ok"); } };`)
	if r, err := d.pool.Run(t.Context(), jobs.Task{Code: code, Deadline: 5 * time.Second}); err != nil || r.Outcome != jobs.OK {
		t.Fatalf("%+v, %v", r, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		res := httptest.NewRecorder()
		d.metricsHandler().ServeHTTP(res, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		text := res.Body.String()
		if strings.Contains(text, "nacre_job_capacity 1\n") && strings.Contains(text, `nacre_sandboxes_idle{kind="warm"} 1`) && strings.Contains(text, `nacre_sandboxes_idle{kind="hot"} 1`) {
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("no warm and hot sandbox:\n%s", text)
		}
	}
}
