package chain

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// A job's facts are read again from the real contract, whatever one endpoint
// of three says.
func TestConfirmJob(t *testing.T) {
	n := newNetwork(t, 3)
	ctx := within(t, time.Minute)
	r := n.watch(n.enclaves[1])
	n.createJob(60_000)
	eventually(t, "the job", func() bool { return len(r.told()) == 3 })
	job := r.job(t)
	c := NewJobConfirmer(n.client, n.Jobs, 1)
	if err := c.Confirm(ctx, job); err != nil {
		t.Fatal(err)
	}
	for name, alter := range map[string]func(*jobs.Job){
		"owner":         func(j *jobs.Job) { j.Owner = otherOne },
		"env":           func(j *jobs.Job) { j.Env++ },
		"deadline":      func(j *jobs.Job) { j.Deadline += time.Millisecond },
		"an executor":   func(j *jobs.Job) { j.Selected = slices.Clone(j.Selected); j.Selected[0] = otherOne },
		"fewer of them": func(j *jobs.Job) { j.Selected = j.Selected[:2] },
	} {
		altered := job
		alter(&altered)
		if err := c.Confirm(ctx, altered); !errors.Is(err, ErrOtherJob) {
			t.Errorf("%s altered: %v", name, err)
		}
	}
	moved := job // as a reorganisation does while the job is at hand
	moved.CreatedAt = moved.CreatedAt.Add(time.Second)
	if err := c.Confirm(ctx, moved); err != nil {
		t.Errorf("created at another moment: %v", err)
	}
	absent := job
	absent.ID[31]++
	if err := c.Confirm(ctx, absent); !errors.Is(err, ErrNoSuchJob) {
		t.Errorf("no such job: %v", err)
	}

	for endpoints, want := range map[int]error{1: ErrNoSuchJob, 3: nil} {
		seen, log, proxy := behind(t, n.host, endpoints, nil)
		proxy.Forge(func(method string, _, result json.RawMessage) json.RawMessage {
			var data string
			if method != "eth_call" || json.Unmarshal(result, &data) != nil {
				return result
			}
			out, _ := json.Marshal("0x" + common.Bytes2Hex(make([]byte, len(data)/2-1)))
			return out
		})
		err := NewJobConfirmer(seen, n.Jobs, (endpoints+1)/2).Confirm(ctx, job)
		if endpoints == 1 && err != nil { // zeros: no such job, or no such list
			continue
		}
		if !errors.Is(err, want) {
			t.Errorf("a liar among %d: %v, want %v", endpoints, err, want)
		}
		liar{proxy: proxy, log: log}.mustBeRefused(t, ErrOutvoted)
	}
}

// A change of the registry that a reorganisation undoes is told as the registry
// then has it.
func TestRegistryReorg(t *testing.T) {
	n := newNetwork(t, 1)
	r := n.watch(n.enclaves[0])
	r.wait(t, "registered", "synced")
	n.mine(2)
	n.send(n.TeeManager, bindings.NewTeeManager().PackDrainTeeNode(address(n.enclaves[0])))
	r.wait(t, "registered", "synced", "drained")
	var none any
	n.automine(false)
	n.rpc(&none, "anvil_reorg", 1, []any{})
	n.rpc(&none, "anvil_dropAllTransactions")
	n.mine(1)
	r.wait(t, "registered", "synced", "drained", "registered", "revived")
	n.rpc(&none, "anvil_reorg", 6, []any{}) // the registration, too
	n.rpc(&none, "anvil_dropAllTransactions")
	n.mine(1)
	r.wait(t, "registered", "synced", "drained", "registered", "revived", "deregistered")
}
