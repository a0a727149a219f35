package workerd

import (
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// The connection of a process that is killed breaks before it is dead: however long
// that takes, it is no failure of the code.
func TestKilledHoweverSlowlyItDies(t *testing.T) {
	p := newPool(t, nil)
	defer func(was time.Duration) { dyingTime = was }(dyingTime)
	dyingTime = 0
	for range 20 {
		e := runKilled(p, jobs.Task{Code: handler(`console.log("running"); for (;;);`), Deadline: time.Minute})
		if e.err != nil || e.Outcome != jobs.SandboxDied {
			t.Fatalf("outcome %d, detail %q, %v; want %d", e.Outcome, e.Detail, e.err, jobs.SandboxDied)
		}
	}
}
