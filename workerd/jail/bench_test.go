package jail

import (
	"os"
	"os/exec"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

// costs are what starts took, in wall time and in processor time of the
// program and of this process.
type costs struct{ wall, child []time.Duration }

func median(d []time.Duration) time.Duration {
	if len(d) == 0 {
		return 0
	}
	s := slices.Clone(d)
	slices.Sort(s)
	return s[len(s)/2]
}

func spent(u syscall.Rusage) time.Duration { return time.Duration(u.Utime.Nano() + u.Stime.Nano()) }

// plain starts a program without a jail and waits for its end.
func (c *costs) plain(b testing.TB, path string) {
	b.Helper()
	start := time.Now()
	cmd := exec.Command(path, "--version")
	cmd.Env = []string{}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	c.wall = append(c.wall, time.Since(start))
	c.child = append(c.child, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
}

// jailed starts it in a jail.
func (c *costs) jailed(b testing.TB, j *Jail, files []*os.File) {
	b.Helper()
	start := time.Now()
	p, err := j.Start(Spec{Args: []string{"--version"}, Files: files})
	if err != nil {
		b.Fatal(err)
	}
	<-p.Wait()
	if p.Status() != 0 {
		b.Fatal(describeStatus(p.Status()))
	}
	c.wall = append(c.wall, time.Since(start))
	c.child = append(c.child, spent(p.Usage()))
}

// BenchmarkStart runs a program from start to end by turns without the jail
// and with it, and reports the medians and what the jail adds.
func BenchmarkStart(b *testing.B) {
	for _, program := range []struct{ name, path string }{{"workerd", pinned}, {"static", hostile(b)}} {
		b.Run(program.name, func(b *testing.B) {
			j := newJail(b, Config{Binary: program.path})
			files := nullFiles(b)
			var plain, jailed costs
			for b.Loop() {
				plain.plain(b, program.path)
				jailed.jailed(b, j, files)
			}
			report := func(name string, d time.Duration) { b.ReportMetric(float64(d)/1e6, name) }
			report("plain-ms", median(plain.wall))
			report("jailed-ms", median(jailed.wall))
			report("added-ms", median(jailed.wall)-median(plain.wall))
			report("added-cpu-ms", median(jailed.child)-median(plain.child))
			b.ReportMetric(float64(median(jailed.wall))/float64(median(plain.wall)), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// TestSustained starts a hundred sandboxes a second for ten seconds: none may
// come later than the others, and nothing may pile up.
func TestSustained(t *testing.T) {
	const rate, seconds = 100, 10
	j := newJail(t, Config{Binary: hostile(t), Dir: t.TempDir()})
	files := nullFiles(t)
	before := left(t, j)
	var (
		mu   sync.Mutex // guards took
		took []time.Duration
		wg   sync.WaitGroup
	)
	tick := time.NewTicker(time.Second / rate)
	defer tick.Stop()
	begin := time.Now()
	for i := range rate * seconds {
		<-tick.C
		wg.Go(func() {
			start := time.Now()
			p, err := j.Start(Spec{Slot: i % 8, Args: []string{"--version"}, Files: files})
			if err != nil {
				t.Error(err)
				return
			}
			<-p.Wait()
			mu.Lock()
			defer mu.Unlock()
			took = append(took, time.Since(start))
		})
	}
	wg.Wait()
	elapsed := time.Since(begin)
	first, last := median(took[:len(took)/4]), median(took[len(took)*3/4:])
	t.Logf("%d starts in %v; start to end %v at first, %v at last", len(took), elapsed.Round(time.Millisecond), first, last)
	if elapsed > 2*seconds*time.Second {
		t.Errorf("%d starts took %v: they pile up", rate*seconds, elapsed)
	}
	if last > 10*first+50*time.Millisecond {
		t.Errorf("a start took %v at first, %v at last", first, last)
	}
	same(t, before, left(t, j))
}
