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
)

// web is what the servers of both ports have in common: bounds, and answers to
// what goes wrong. It is safe for concurrent use.
type web struct {
	echo      *echo.Echo
	limits    Limits
	lifecycle statuser // knows the keys that no log line shows
	log       *slog.Logger
}

func newWeb(limits Limits, lifecycle statuser, log *slog.Logger) *web {
	s := &web{echo: echo.New(), limits: limits, lifecycle: lifecycle, log: log}
	s.echo.Logger.SetOutput(io.Discard) // all that is said goes through log
	s.echo.HTTPErrorHandler = s.answerError
	s.echo.Use(s.recoverPanic, s.limitBody)
	return s
}

// Handler returns the API without the limits of a listener, for servers that
// have their own.
func (s *web) Handler() http.Handler { return s.echo }

// Serve answers on ln until ctx ends, then lets requests finish for the
// StopTimeout and cuts off the rest. It closes ln and returns nil, unless
// accepting failed.
func (s *web) Serve(ctx context.Context, ln net.Listener) error {
	l := s.limits
	if err := l.Serve(ctx, &http.Server{Handler: s.echo}, l.Limited(ln), s.log); err != nil {
		return fmt.Errorf("serving the API: %w", err)
	}
	return nil
}

// recoverPanic keeps a bug in one answer from ending the daemon, and its stack
// from the caller. What panicked may hold a key and is not logged; its type
// and the stack are.
func (s *web) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch r := recover(); r {
			case nil:
			case http.ErrAbortHandler: // the way to cut a connection off
				panic(r)
			default:
				s.log.Error("panic while answering", "path", c.Path(), "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
				err = refuse(http.StatusInternalServerError, "internal error")
			}
		}()
		return next(c)
	}
}

// limitBody bounds what is read of any request, declared or not.
func (s *web) limitBody(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, limit := c.Request(), s.limits.BodyBytes
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
func (s *web) answerError(err error, c echo.Context) {
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
		s.log.Debug("answering failed", "path", c.Path(), "err", err)
	}
}

func (s *web) logError(c echo.Context, err error) {
	text := s.lifecycle.Status().Mutable.Redact(err.Error())
	s.log.Error("request failed", "path", c.Path(), "err", text)
}
