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
		Missing: missing(status), Broken: []string{}, // never null
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

// missing says in words what somebody has yet to do.
func missing(s enclave.Status) []string {
	lines := []string{}
	if !s.HasOwner() {
		lines = append(lines, "owner address: POST /immutable-config")
	}
	if !s.HasMutable() {
		lines = append(lines, "executor gas key, secret store gas key, websocket API key: POST /mutable-config")
	}
	switch s.State {
	case enclave.Configured:
		lines = append(lines, "registration: the owner sends registerTeeNode to the TeeManager contract")
	case enclave.Draining:
		lines = append(lines, "draining, gets no new jobs: the owner sends reviveTeeNode or deregisterTeeNode")
	case enclave.Deregistered:
		lines = append(lines, "deregistered, gets no jobs: the owner sends registerTeeNode, or stops this executor")
	}
	return lines
}
