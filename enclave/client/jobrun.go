package client

import (
	"context"
	"errors"
	"net/http"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// maxRunBody is more than a JobRun within its bounds takes in JSON.
const maxRunBody = 1 << 20

// Errors of JobRun.
var (
	ErrRunSecret = errors.New("the executor tells nothing of how jobs run: it is no development build, or an older one")
	ErrRunGone   = errors.New("the executor has kept nothing of a run of this job")
)

// JobRun asks a development build how the newest run of a job went. It
// returns ErrRunSecret where no such thing is told, ErrRunGone if nothing is
// kept of the job.
func (c *Client) JobRun(ctx context.Context, id jobs.ID) (r enclave.JobRun, err error) {
	path := "/dev/jobs/" + id.String()
	body, err := c.do(ctx, request{method: http.MethodGet, path: path, most: maxRunBody})
	if status := (*StatusError)(nil); errors.As(err, &status) {
		switch status.Status {
		case http.StatusNotFound:
			return r, ErrRunSecret
		case http.StatusGone:
			return r, ErrRunGone
		}
	}
	if err != nil {
		return r, err
	}
	return r, decode(path, body, &r)
}
