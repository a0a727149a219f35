package client

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// longestRun is what takes most in JSON of all that is within the bounds.
func longestRun() enclave.JobRun {
	hostile := strings.Repeat("\x1b", 2*enclave.MaxRunText)
	r := jobs.Result{Outcome: jobs.SandboxDied, Detail: hostile, Logs: []byte(strings.Repeat(hostile, 100))}
	for range 2 * enclave.MaxRunHosts {
		r.Network = append(r.Network, jobs.HostUse{Host: hostile, Requests: 1 << 62, Refused: 1 << 62, Sent: 1 << 62, Received: 1 << 62, Reason: hostile})
	}
	return enclave.NewJobRun(jobs.ID{31: 5}, r)
}

func TestJobRun(t *testing.T) {
	want := longestRun()
	c := fake(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != "/dev/jobs/5" {
			t.Errorf("%s %s", r.Method, r.URL)
		}
		if err := json.NewEncoder(w).Encode(want); err != nil {
			t.Error(err)
		}
	})
	if got, err := c.JobRun(t.Context(), jobs.ID{31: 5}); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestJobRunThatIsNotTold(t *testing.T) {
	for status, want := range map[int]error{http.StatusNotFound: ErrRunSecret, http.StatusGone: ErrRunGone, http.StatusOK: ErrAnswer} {
		c := fake(t, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			io.WriteString(w, "not JSON")
		})
		if _, err := c.JobRun(t.Context(), jobs.ID{}); !errors.Is(err, want) {
			t.Errorf("%d: error %v, want %v", status, err, want)
		}
	}
	large := fake(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat(" ", maxRunBody+1)) })
	if _, err := large.JobRun(t.Context(), jobs.ID{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: error %v, want %v", err, ErrTooLarge)
	}
}

// TestJobRunOfAServerWithoutIt asks an executor that keeps nothing, as those
// in an enclave do.
func TestJobRunOfAServerWithoutIt(t *testing.T) {
	c, _ := realServer(t, "unix")
	if _, err := c.JobRun(t.Context(), jobs.ID{}); !errors.Is(err, ErrRunSecret) {
		t.Errorf("error %v, want %v", err, ErrRunSecret)
	}
}
