package devnet

import (
	"testing"

	"github.com/nacre-tee/nacre/workerd"
)

// TestExecutorsShareTheMachine, however many there are.
func TestExecutorsShareTheMachine(t *testing.T) {
	limits := workerd.DefaultLimits()
	for _, memory := range []int64{256 << 20, 2 << 30, 24 << 30} {
		m := workerd.Machine{Cores: 2, Memory: memory}
		whole := workerd.DefaultSizes(limits, m)
		for n := 1; n <= MaxExecutors; n++ {
			s := share(whole, n)
			s.Slots = 1 // the executor takes as many as its memory allows
			if err := s.Check(limits, m); err != nil {
				t.Errorf("%d MiB, %d executors: %v", memory>>20, n, err)
			}
			if s.Memory*int64(n) > whole.Memory && s.Memory > limits.Memory {
				t.Errorf("%d MiB, %d executors: each takes %d bytes", memory>>20, n, s.Memory)
			}
			if s.Warm < 1 || s.Hot < 1 || s.Warm > whole.Warm || s.Hot > whole.Hot {
				t.Errorf("%d MiB, %d executors: %+v", memory>>20, n, s)
			}
		}
	}
}
