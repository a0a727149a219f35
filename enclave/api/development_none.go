//go:build enclave

package api

// Development is empty: the enclave build serves nothing for development.
type Development struct{}

func (*Server) developmentRoutes() {}
