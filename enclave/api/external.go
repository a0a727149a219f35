package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// ErrNotReady says that a SecretStore cannot tell yet what to do with a
// request: nothing is wrong with it. Its text goes to who asked.
var ErrNotReady = errors.New("the secret store does not follow the chain yet: ask again later")

// ErrBusy says that a SecretStore is asked too much: nothing is wrong with a
// request. Its text goes to who asked.
var ErrBusy = errors.New("the secret store is asked too much now: ask again later")

// secretStore is what the external port offers: to owners of secrets, and to
// other stores. Bodies and answers are JSON objects, and what they mean is the
// store's to say. No error shows any of a body.
type secretStore interface {
	Inject(ctx context.Context, body []byte) (answer json.Marshaler, err error)
	HandOver(ctx context.Context, body []byte) (answer json.Marshaler, err error)
	// Refusal tells whether an error says what is wrong with a request. Its text,
	// one line, goes to who asked then.
	Refusal(err error) bool
}

// External serves the external port, which everybody can reach. It tells which
// enclave answers there, gives out attestation documents, and takes secrets.
// It is safe for concurrent use.
type External struct {
	*web
	cfg   ExternalConfig
	slots chan struct{} // has one for each request under way that costs something
	large chan struct{} // has one for each body under way that is not small
}

// NewExternal returns a server of what cfg says, or what is wrong with cfg.
func NewExternal(cfg ExternalConfig) (*External, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	e := &External{
		web: newWeb(cfg.Limits.Limits, cfg.Lifecycle, cfg.Log), cfg: cfg,
		slots: make(chan struct{}, cfg.Limits.Requests), large: make(chan struct{}, cfg.Limits.LargeBodies),
	}
	e.echo.GET("/", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
	e.echo.GET("/store-details", storeDetails(cfg.Lifecycle, cfg.Identity))
	e.echo.GET("/attestation", e.inSlot(attestations(cfg.Lifecycle, cfg.Identity, cfg.Attester, cfg.Settings)))
	e.echo.POST("/inject-secret", e.post(cfg.Limits.BodyBytes, cfg.Store.Inject))
	e.echo.POST("/secret-handover", e.post(cfg.Limits.HandoverBytes, cfg.Store.HandOver))
	return e, nil
}

// post reads a body of at most limit bytes, and only then takes a slot, so that
// who sends slowly holds a connection and no slot.
func (e *External) post(limit int64, do func(context.Context, []byte) (json.Marshaler, error)) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := limitTo(c, limit); err != nil {
			return err
		}
		done, err := e.place(c, limit)
		if err != nil {
			return err
		}
		defer done() // not before the answer: until then the body is held
		body, err := readBody(c)
		if err != nil {
			return err
		}
		return e.inSlot(func(c echo.Context) error {
			ctx, cancel := context.WithTimeout(c.Request().Context(), e.cfg.Limits.RequestTimeout)
			defer cancel()
			answer, err := do(ctx, body)
			return e.answer(c, answer, err)
		})(c)
	}
}

// inSlot refuses what would be one request too many.
func (e *External) inSlot(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		select {
		case e.slots <- struct{}{}:
			defer func() { <-e.slots }()
			return next(c)
		default:
			return e.later(c, "too many requests at once: ask again later")
		}
	}
}

// retryAfter is when to ask again, in seconds.
const retryAfter = "5"

func (e *External) later(c echo.Context, text string) error {
	c.Response().Header().Set(echo.HeaderRetryAfter, retryAfter)
	return refuse(http.StatusServiceUnavailable, text)
}

// answer tells who asked what became of a request. The log says of a refused
// one no more than that.
func (e *External) answer(c echo.Context, answer json.Marshaler, err error) error {
	switch {
	case errors.Is(err, ErrNotReady):
		return e.later(c, ErrNotReady.Error())
	case errors.Is(err, ErrBusy): // strangers' doing: no line in the log for each
		return e.later(c, ErrBusy.Error())
	case err != nil && e.cfg.Store.Refusal(err):
		e.log.Debug("request refused", "path", c.Path(), "err", err)
		return refuse(http.StatusBadRequest, oneLine(err.Error()))
	case err != nil:
		e.logError(c, err)
		return e.later(c, "the secret store cannot do this now: ask again later")
	}
	body, err := answer.MarshalJSON()
	if err != nil {
		return err
	}
	return c.JSONBlob(http.StatusOK, body)
}

// maxReason bounds a reason, in bytes.
const maxReason = 512

// oneLine makes one line of a reason.
func oneLine(reason string) string {
	reason = strings.ToValidUTF8(reason[:min(len(reason), maxReason)], "?")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, reason)
}
