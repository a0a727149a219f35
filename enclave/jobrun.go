package enclave

import (
	"strings"

	"github.com/nacre-tee/nacre/jobs"
)

// Bounds of a JobRun.
const (
	MaxRunLogs  = 64 << 10 // bytes of Logs
	MaxRunHosts = 100      // entries of Network
	MaxRunText  = 512      // bytes of Detail, and of the name and the reason of a host
)

// JobRun is the answer to GET /dev/jobs/ID: how the newest run of a job went
// inside an executor. Only the development build answers it, for what the code
// prints is the job owner's and must not leave a real enclave.
type JobRun struct {
	JobID       jobs.ID        `json:"job_id"`
	Outcome     jobs.Outcome   `json:"outcome"`
	Detail      string         `json:"detail"`
	TotalTimeMs uint64         `json:"total_time_ms"`
	Logs        []byte         `json:"logs"`       // base64; the last bytes that the code printed
	Network     []jobs.HostUse `json:"network"`    // the first hosts that the code asked for
	MoreHosts   int            `json:"more_hosts"` // how many others are left out
}

// NewJobRun puts the result of a run into the bounds above, and keeps no
// reference to it.
func NewJobRun(id jobs.ID, r jobs.Result) JobRun {
	run := JobRun{JobID: id, Outcome: r.Outcome, Detail: cut(r.Detail), TotalTimeMs: r.TotalTimeMs()}
	run.Logs = append([]byte{}, r.Logs[max(0, len(r.Logs)-MaxRunLogs):]...)
	hosts := r.Network[:min(len(r.Network), MaxRunHosts)]
	run.Network, run.MoreHosts = append([]jobs.HostUse{}, hosts...), len(r.Network)-len(hosts)
	for i := range run.Network {
		run.Network[i].Host, run.Network[i].Reason = cut(run.Network[i].Host), cut(run.Network[i].Reason)
	}
	return run
}

func cut(s string) string { return strings.Clone(s[:min(len(s), MaxRunText)]) }
