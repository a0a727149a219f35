package verifier

import (
	"context"
	"fmt"
	"net"
	"net/http"
)

// Server answers GET /, GET /nonce, POST /sign with a document as its body, and
// GET /attestation if it has an attester. It is safe for concurrent use.
type Server struct {
	cfg    Config
	nonces *nonces
	slots  chan struct{} // has one for each verification under way
	mux    *http.ServeMux
}

// New returns a server of what cfg says, or what is wrong with cfg.
func New(cfg Config) (*Server, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, nonces: newNonces(cfg.Limits),
		slots: make(chan struct{}, cfg.Limits.Verifications), mux: http.NewServeMux(),
	}
	s.handle(http.MethodGet, "/{$}", s.details)
	s.handle(http.MethodGet, "/nonce", s.nonce)
	s.handle(http.MethodPost, "/sign", s.sign)
	if cfg.Attester != nil {
		s.handle(http.MethodGet, "/attestation", s.attestation)
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		s.refuse(w, http.StatusNotFound, Refusal{Error: "no such endpoint"})
	})
	return s, nil
}

// handle registers an endpoint for one method, and an answer to all others.
func (s *Server) handle(method, path string, h http.HandlerFunc) {
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != method {
			w.Header().Set("Allow", method)
			s.refuse(w, http.StatusMethodNotAllowed, Refusal{Error: "method not allowed, use " + method})
			return
		}
		h(w, r)
	})
}

// Handler returns the API without the limits of a listener.
func (s *Server) Handler() http.Handler { return s.mux }

// Serve answers on ln until ctx ends, then lets requests finish for the
// StopTimeout and cuts off the rest. It closes ln and returns nil, unless
// accepting failed.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	l := s.cfg.Limits
	srv := &http.Server{Handler: http.HandlerFunc(s.greet), ConnContext: introduce}
	if err := l.Serve(ctx, srv, newDoor(l.Limited(ln), l.Share), s.cfg.Log); err != nil {
		return fmt.Errorf("serving the verifier: %w", err)
	}
	return nil
}
