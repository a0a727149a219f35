//go:build !enclave

package api

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// Development is what only the development build serves.
type Development struct {
	// JobRun returns what is kept of the newest run of a job; false if that
	// is nothing. Nil: there is no such endpoint.
	JobRun func(jobs.ID) (enclave.JobRun, bool)
}

func (s *Server) developmentRoutes() {
	if s.cfg.Development.JobRun != nil {
		s.echo.GET("/dev/jobs/:id", s.getJobRun)
	}
}

// getJobRun answers 410 if nothing is kept: 404 means that there is no such
// endpoint.
func (s *Server) getJobRun(c echo.Context) error {
	id, err := jobs.ParseID(c.Param("id"))
	if err != nil {
		return refuse(http.StatusBadRequest, "not the number of a job")
	}
	run, kept := s.cfg.Development.JobRun(id)
	if !kept {
		return refuse(http.StatusGone, fmt.Sprintf("nothing is kept of job %s", id))
	}
	return c.JSON(http.StatusOK, run)
}
