package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// limitTo refuses a request that is no JSON or is declared to be larger than
// limit bytes, and bounds what is read of one that is not.
func limitTo(c echo.Context, limit int64) error {
	r := c.Request()
	media, _, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType))
	if err != nil || media != echo.MIMEApplicationJSON {
		return refuse(http.StatusUnsupportedMediaType, "content type is not application/json")
	}
	if r.ContentLength > limit {
		return tooLarge(limit)
	}
	r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
	return nil
}

// place waits for a place to hold a body in, before any of it is read, and
// returns what gives the place back. A small body needs none: there are no more
// of those than connections. One whose length is not declared is small where
// the limit is.
//
// Who has a place has a time of its own to send the body, so that it passes
// from one slow sender to the next.
func (e *External) place(c echo.Context, limit int64) (done func(), err error) {
	length := c.Request().ContentLength
	if length < 0 {
		length = limit
	}
	if length <= e.cfg.Limits.SmallBytes {
		return func() {}, nil
	}
	wait := time.NewTimer(e.cfg.Limits.LargeWait)
	defer wait.Stop()
	select {
	case e.large <- struct{}{}:
	case <-wait.C:
		return nil, e.later(c, fmt.Sprintf("too many requests of more than %d bytes at once: ask again later", e.cfg.Limits.SmallBytes))
	}
	done = func() { <-e.large }
	err = http.NewResponseController(c.Response()).SetReadDeadline(time.Now().Add(e.cfg.Limits.LargeTime))
	if err != nil && !errors.Is(err, http.ErrNotSupported) { // another server's Handler: its limits count
		done()
		return nil, fmt.Errorf("setting the time to send a body: %w", err)
	}
	return done, nil
}

// readBody reads a body whole, without a look at what it holds.
func readBody(c echo.Context) ([]byte, error) {
	body, err := io.ReadAll(c.Request().Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, tooLarge(large.Limit)
	case err != nil:
		return nil, refuse(http.StatusBadRequest, "body was not sent whole")
	}
	return body, nil
}
