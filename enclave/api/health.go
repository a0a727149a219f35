package api

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/nacre-tee/nacre/enclave"
)

// getHealth answers 200 while all works, be it that somebody has yet to
// configure or register the enclave, and 503 when something is broken.
func (s *Server) getHealth(c echo.Context) error {
	status := s.cfg.Lifecycle.Status()
	h := enclave.Health{
		State: status.State, Enclave: s.cfg.Identity.Address(),
		Missing: []string{}, Broken: []string{}, // never null
	}
	if status.HasOwner() {
		h.Owner = &status.Owner
	}
	if s.cfg.Health != nil {
		more, broken := s.cfg.Health(c.Request().Context())
		for _, line := range more {
			h.Missing = append(h.Missing, status.Mutable.Redact(line))
		}
		for _, line := range broken {
			h.Broken = append(h.Broken, status.Mutable.Redact(line))
		}
	}
	code := http.StatusOK
	if len(h.Broken) > 0 {
		code = http.StatusServiceUnavailable
	}
	return c.JSON(code, h)
}
