package parent

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// MetricsLimits bound what clients of the metrics may hold.
type MetricsLimits struct {
	Connections int           // at the same time; more wait in the kernel
	HeadTime    time.Duration // for a request to come
	WriteTime   time.Duration // from the request to the end of the answer; the enclave is asked meanwhile
	IdleTime    time.Duration // between two requests of a connection
}

// DefaultMetricsLimits are for a few collectors.
func DefaultMetricsLimits() MetricsLimits {
	return MetricsLimits{Connections: 16, HeadTime: 10 * time.Second, WriteTime: enclaveMetricsTime + 10*time.Second, IdleTime: time.Minute}
}

// ServeMetrics serves MetricsHandler until ctx ends or ln breaks.
func (h Host) ServeMetrics(ctx context.Context, ln net.Listener, dial func(context.Context) (net.Conn, error), l MetricsLimits, log *slog.Logger) error {
	srv := &http.Server{
		Handler: h.MetricsHandler(dial), MaxHeaderBytes: maxHead,
		ReadHeaderTimeout: l.HeadTime, ReadTimeout: l.HeadTime, WriteTimeout: l.WriteTime, IdleTimeout: l.IdleTime,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	defer context.AfterFunc(ctx, func() { srv.Close() })()
	err := srv.Serve(netutil.LimitListener(ln, l.Connections))
	if ctx.Err() != nil {
		return nil
	}
	srv.Close()
	return fmt.Errorf("serving metrics: %w", err)
}
