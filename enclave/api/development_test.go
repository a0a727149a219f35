//go:build !enclave

package api

import (
	"encoding/json"
	"net/http"
	"reflect"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

func TestJobRun(t *testing.T) {
	want := enclave.NewJobRun(jobs.ID{31: 7}, jobs.Result{Outcome: jobs.OK, Logs: []byte("hello\x1b\xff"), Network: []jobs.HostUse{{Host: "a.example", Requests: 1}}})
	l := newLab(t, func(c *Config) {
		c.Development.JobRun = func(id jobs.ID) (enclave.JobRun, bool) { return want, id == want.JobID }
	})
	for target, status := range map[string]int{
		"/dev/jobs/7": 200, "/dev/jobs/0x7": 200, "/dev/jobs/8": 410, "/dev/jobs/seven": 400, "/dev/jobs/-1": 400, "/dev/jobs/": 404, "/dev/jobs": 404,
	} {
		res := l.ask("GET", target, "")
		if res.Code != status {
			t.Errorf("%s: %d %s, want %d", target, res.Code, res.Body, status)
		}
		if status != http.StatusOK {
			continue
		}
		var got enclave.JobRun
		if err := json.Unmarshal(res.Body.Bytes(), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s, %v", target, res.Body, err)
		}
	}
}
