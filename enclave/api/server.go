package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"

	"github.com/labstack/echo/v4"
	"golang.org/x/net/netutil"
)

// Server serves the API. It is safe for concurrent use.
type Server struct {
	cfg  Config
	echo *echo.Echo
}

// New returns a server of what cfg says, or what is wrong with cfg.
func New(cfg Config) (*Server, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, echo: echo.New()}
	s.echo.Logger.SetOutput(io.Discard) // all that is said goes through cfg.Log
	s.echo.HTTPErrorHandler = s.answerError
	s.echo.Use(s.recoverPanic, s.limitBody)
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	e := s.echo
	e.GET("/", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
	e.POST("/immutable-config", s.postImmutable)
	e.POST("/mutable-config", s.postMutable)
	e.GET("/tee-details", s.getTeeDetails)
	e.GET("/signed-registration-message", s.getRegistration)
	e.GET("/attestation", s.getAttestation)
	e.GET("/healthz", s.getHealth)
	if s.cfg.Metrics != nil {
		e.GET("/metrics", echo.WrapHandler(s.cfg.Metrics))
	}
	e.GET("/store-details", noSecretStore)
	e.GET("/register-details", noSecretStore)
	e.POST("/inject-secret", noSecretStore)
	s.developmentRoutes()
}

// Handler returns the API without the limits of a listener, for servers that
// have their own.
func (s *Server) Handler() http.Handler { return s.echo }

// Serve answers on ln until ctx ends, then lets requests finish for the
// StopTimeout and cuts off the rest. It closes ln and returns nil, unless
// accepting failed.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	l := s.cfg.Limits
	srv := &http.Server{
		Handler:           s.echo,
		ReadHeaderTimeout: l.HeaderTimeout,
		ReadTimeout:       l.ReadTimeout,
		WriteTimeout:      l.WriteTimeout,
		IdleTimeout:       l.IdleTimeout,
		MaxHeaderBytes:    l.HeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.cfg.Log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1) // room for the one value, so that the sender always ends
	go func() { failed <- srv.Serve(netutil.LimitListener(ln, l.Connections)) }()
	select {
	case err := <-failed:
		srv.Close()
		return fmt.Errorf("serving the API: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.StopTimeout)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		s.cfg.Log.Warn("cutting off API requests that do not end", "err", err)
		srv.Close()
	}
	<-failed
	return nil
}

// recoverPanic keeps a bug in one answer from ending the daemon, and its stack
// from the caller. What panicked may hold a key and is not logged; its type
// and the stack are.
func (s *Server) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch r := recover(); r {
			case nil:
			case http.ErrAbortHandler: // the way to cut a connection off
				panic(r)
			default:
				s.cfg.Log.Error("panic while answering", "path", c.Path(), "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
				err = refuse(http.StatusInternalServerError, "internal error")
			}
		}()
		return next(c)
	}
}

// limitBody bounds what is read of any request, declared or not.
func (s *Server) limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, limit := c.Request(), s.cfg.Limits.BodyBytes
		if r.ContentLength > limit {
			return tooLarge(limit)
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
		return next(c)
	}
}

func tooLarge(limit int64) error {
	return refuse(http.StatusRequestEntityTooLarge, fmt.Sprintf("body is larger than %d bytes", limit))
}

// refuse answers with a status and one line.
func refuse(status int, text string) error { return echo.NewHTTPError(status, text) }

// answerError writes one line of plain text. An error that nobody meant for
// the caller becomes "internal error" there; the log has it, without keys.
func (s *Server) answerError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	status, text := http.StatusInternalServerError, "internal error"
	var he *echo.HTTPError
	if errors.As(err, &he) {
		status, text = he.Code, fmt.Sprint(he.Message)
	} else {
		s.logError(c, err)
	}
	switch status {
	case http.StatusNotFound:
		text = "no such endpoint"
	case http.StatusMethodNotAllowed:
		text = "method not allowed, use " + c.Response().Header().Get(echo.HeaderAllow)
	}
	if err := c.String(status, text); err != nil {
		s.cfg.Log.Debug("answering failed", "path", c.Path(), "err", err)
	}
}

func (s *Server) logError(c echo.Context, err error) {
	text := s.cfg.Lifecycle.Status().Mutable.Redact(err.Error())
	s.cfg.Log.Error("request failed", "path", c.Path(), "err", text)
}
