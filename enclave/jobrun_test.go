package enclave_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

func TestJobRunKeepsTheEndOfTheLogsAndTheFirstHosts(t *testing.T) {
	r := jobs.Result{Outcome: jobs.Exception, Detail: strings.Repeat("d", 9999), Elapsed: 1500 * time.Microsecond,
		Logs: append(bytes.Repeat([]byte("x"), enclave.MaxRunLogs), "the end"...)}
	for range enclave.MaxRunHosts + 3 {
		r.Network = append(r.Network, jobs.HostUse{Host: strings.Repeat("h", 9999), Requests: 1, Reason: strings.Repeat("r", 9999)})
	}
	run := enclave.NewJobRun(jobs.ID{31: 7}, r)
	if len(run.Logs) != enclave.MaxRunLogs || !bytes.HasSuffix(run.Logs, []byte("xthe end")) {
		t.Errorf("%d bytes of logs, ending in %q", len(run.Logs), run.Logs[max(0, len(run.Logs)-9):])
	}
	if len(run.Network) != enclave.MaxRunHosts || run.MoreHosts != 3 || len(run.Network[0].Host) != enclave.MaxRunText || len(run.Network[0].Reason) != enclave.MaxRunText || len(run.Detail) != enclave.MaxRunText {
		t.Errorf("%d hosts and %d more, a name of %d bytes, a detail of %d", len(run.Network), run.MoreHosts, len(run.Network[0].Host), len(run.Detail))
	}
	r.Logs[len(r.Logs)-1], r.Network[0].Requests = '!', 2
	if bytes.HasSuffix(run.Logs, []byte("!")) || run.Network[0].Requests != 1 {
		t.Error("what is kept changes with the result")
	}
}

func TestJobRunGoesThroughJSON(t *testing.T) {
	for _, r := range []jobs.Result{
		{},
		{Outcome: jobs.OK, Elapsed: time.Second, Logs: []byte("a\x00\xff\x1b"), Network: []jobs.HostUse{{Host: "a.example:443", Requests: 3, Refused: 1, Sent: 5, Received: 1 << 40}}},
	} {
		want := enclave.NewJobRun(jobs.ID{31: 7}, r)
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got enclave.JobRun
		if err := json.Unmarshal(data, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", data, got, err)
		}
	}
}
