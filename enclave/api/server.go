package api

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// Server serves the API of the control port. It is safe for concurrent use.
type Server struct {
	*web
	cfg Config
}

// New returns a server of what cfg says, or what is wrong with cfg.
func New(cfg Config) (*Server, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	s := &Server{web: newWeb(cfg.Limits, cfg.Lifecycle, cfg.Log), cfg: cfg}
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
	e.GET("/attestation", attestations(s.cfg.Lifecycle, s.cfg.Identity, s.cfg.Attester, s.cfg.Settings))
	e.GET("/healthz", s.getHealth)
	if s.cfg.Metrics != nil {
		e.GET("/metrics", echo.WrapHandler(s.cfg.Metrics))
	}
	s.storeRoutes()
	s.developmentRoutes()
}
