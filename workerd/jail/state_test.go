package jail

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// waiting starts the hostile program so that it waits until the test ends.
func waiting(t testing.TB, j *Jail, spec Spec) *Process {
	t.Helper()
	return waitingAs(t, j, spec, "wait")
}

func waitingAs(t testing.TB, j *Jail, spec Spec, attempt string) *Process {
	t.Helper()
	in, inW := pipe(t)
	out, outW := pipe(t)
	spec.Args, spec.Files = []string{attempt}, []*os.File{in, outW, outW}
	p, err := j.Start(spec)
	in.Close()
	outW.Close()
	if err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "waiting\n" {
		t.Fatalf("it said %q, %v", line, err)
	}
	out.Close()
	t.Cleanup(func() { p.Kill(); <-p.Wait(); inW.Close() })
	return p
}

// proc reads what the kernel says about a process: the fields of status, of
// limits, and its session.
func proc(t testing.TB, pid int) map[string]string {
	t.Helper()
	dir := fmt.Sprintf("/proc/%d/", pid)
	m := map[string]string{}
	for _, name := range []string{"status", "limits", "stat"} {
		b, err := os.ReadFile(dir + name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			switch f := strings.Fields(line); {
			case name == "status":
				key, value, _ := strings.Cut(line, ":")
				m[key] = strings.Join(strings.Fields(value), " ")
			case name == "limits" && strings.HasPrefix(line, "Max "):
				m[strings.TrimSpace(line[:26])] = strings.Join(strings.Fields(line[26:])[:2], " ")
			case name == "stat":
				m["session"] = f[5]
			}
		}
	}
	return m
}

// TestState reads from outside what a jailed process is, with each layer and
// without it.
func TestState(t *testing.T) {
	cfg := Config{Binary: hostile(t)}
	const slot = 3
	j := newJail(t, cfg)
	p := waiting(t, j, Spec{Slot: slot, DataLimit: 1 << 30})
	got := proc(t, p.Pid())
	id := strconv.Itoa(j.slotID(slot))
	ids := strings.Join([]string{id, id, id, id}, " ")
	var ours unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &ours); err != nil {
		t.Fatal(err)
	}
	core := strconv.FormatUint(min(1, ours.Max), 10) // what the kernel does not pipe to a helper either
	for _, c := range []struct {
		field, want string
		omit        []string // makes it differ
		rootOnly    bool
	}{
		{"Uid", ids, noUser, true},
		{"Gid", strings.ReplaceAll(ids, id, gid(j, slot)), []string{"taking the group id"}, true},
		{"CapBnd", "0000000000000000", []string{"dropping a capability for good"}, false},
		{"CapEff", "0000000000000000", nil, false},
		{"CapPrm", "0000000000000000", nil, false},
		{"CapInh", "0000000000000000", nil, false},
		{"CapAmb", "0000000000000000", nil, false},
		{"NoNewPrivs", "1", append([]string{"renouncing new privileges"}, noFilter...), false},
		{"Seccomp", "2", noFilter, false},
		{"Umask", "0077", []string{"setting the file mode mask"}, false},
		{"SigBlk", "0000000000000000", []string{"unblocking signals"}, false},
		{"session", strconv.Itoa(p.Pid()), []string{"forgetting the terminal"}, false},
		{"Max core file size", core + " " + core, []string{"limiting core dumps"}, false},
		{"Max file size", "0 0", []string{"limiting written files"}, false},
		{"Max open files", "256 256", []string{"limiting open files"}, false},
		{"Max locked memory", "0 0", []string{"limiting locked memory"}, false},
		{"Max msgqueue size", "0 0", []string{"limiting message queues"}, false},
		{"Max pending signals", "128 128", []string{"limiting pending signals"}, false},
		{"Max processes", "128 128", []string{"limiting threads"}, true},
		{"Max data size", "1073741824 1073741824", []string{"limiting private memory"}, false},
	} {
		if c.rootOnly && !j.privileged {
			continue
		}
		if got[c.field] != c.want {
			t.Errorf("%s: %s, want %s", c.field, got[c.field], c.want)
		}
		if c.omit == nil {
			continue // execve alone does it as well
		}
		p := waiting(t, newJail(t, cfg, c.omit...), Spec{Slot: slot, DataLimit: 1 << 30})
		if other := proc(t, p.Pid())[c.field]; other == c.want || c.field == "session" && other == strconv.Itoa(p.Pid()) {
			t.Errorf("%s without the layer: still %s", c.field, other)
		}
	}
}

func gid(j *Jail, slot int) string {
	if j.privileged {
		return strconv.Itoa(j.slotID(slot))
	}
	return strconv.Itoa(j.gid)
}

// A sandbox is what the kernel kills first when the machine has no memory left.
func TestGoesFirstWhenMemoryIsShort(t *testing.T) {
	p := waiting(t, newJail(t, Config{Binary: hostile(t)}), Spec{})
	got, err := os.ReadFile(fmt.Sprintf("/proc/%d/oom_score_adj", p.Pid()))
	if err != nil || strings.TrimSpace(string(got)) != "1000" {
		t.Errorf("oom_score_adj %s, %v, want 1000", got, err)
	}
}

// TestGroups starts a sandbox from a process of root that is in a group.
func TestGroups(t *testing.T) {
	const group = 4242
	if groups, err := os.Getgroups(); err != nil || !slices.Contains(groups, group) {
		if os.Geteuid() != 0 {
			t.Fatal("run it as root")
		}
		again(t, &syscall.Credential{Uid: 0, Gid: 0, Groups: []uint32{group}}, "TestGroups")
		return
	}
	cfg := Config{Binary: hostile(t)}
	if got := proc(t, waiting(t, newJail(t, cfg), Spec{}).Pid())["Groups"]; got != "" {
		t.Errorf("groups %s", got)
	}
	if got := proc(t, waiting(t, newJail(t, cfg, "leaving all groups"), Spec{}).Pid())["Groups"]; got == "" {
		t.Error("without the step: still none")
	}
}

// TestSeparate starts two sandboxes: they share no namespace and, as root,
// no user id.
func TestSeparate(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	pids := []int{os.Getpid(), waiting(t, j, Spec{Slot: 1}).Pid(), waiting(t, j, Spec{Slot: 2}).Pid()}
	for _, ns := range []string{"user", "mnt", "pid", "net", "ipc", "uts"} {
		seen := map[string]bool{}
		for _, pid := range pids {
			link, err := os.Readlink(fmt.Sprintf("/proc/%d/ns/%s", pid, ns))
			if err != nil {
				t.Fatal(err)
			}
			seen[link] = true
		}
		if len(seen) != len(pids) {
			t.Errorf("%s namespaces: %v", ns, seen)
		}
	}
	if j.privileged == (j.slotID(1) == j.slotID(2)) {
		t.Errorf("user ids %d and %d", j.slotID(1), j.slotID(2))
	}
}

// How far the daemon in TestOrphans comes with its sandbox before it is killed.
const (
	stageBorn   = "born"   // the child waits for its user id
	stageAsking = "asking" // it asks to start the program
	stageRuns   = "runs"
)

// victim is the daemon in TestOrphans: it starts a sandbox and waits.
func victim() error {
	omit := map[string]bool{}
	for o := range strings.SplitSeq(os.Getenv(omitEnv), ",") {
		omit[o] = true
	}
	j, err := open(context.Background(), Config{Binary: os.Getenv(hostileEnv)}, omit)
	if err != nil {
		return err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	s := &start{args: []string{"wait"}, files: []*os.File{r, null, null, w}, ours: -1, sync: -1} // its stdin never ends
	if err := s.birth(j, nil); err != nil {
		return err
	}
	switch os.Getenv(stageEnv) {
	case stageBorn:
		err = reads(s.proc.Pid())
	case stageAsking:
		err = s.mapIDs(j)
		if err == nil {
			_, err = unix.Write(s.ours, []byte{1})
		}
		if err == nil {
			_, err = s.hear(true)
		}
	case stageRuns:
		err = s.escort(j)
	}
	if err != nil {
		return err
	}
	fmt.Println(s.proc.Pid())
	<-s.proc.Wait()
	return fmt.Errorf("the sandbox ended before its parent: %s", describeStatus(s.proc.Status()))
}

// reads waits until a process waits in read.
func reads(pid int) error {
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for range 10_000 {
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/syscall", pid))
		if err != nil || strings.HasPrefix(string(b), strconv.Itoa(unix.SYS_READ)+" ") {
			return err
		}
		<-look.C
	}
	return errors.New("the child does not wait for its parent")
}

// TestOrphans kills the daemon at each stage of a start: its sandbox must end,
// and without the layer it must not.
func TestOrphans(t *testing.T) {
	const leave, noSay = "leaving the parent its end", "keeping no say itself"
	for _, c := range []struct {
		stage string
		omit  []string
		ends  bool
	}{
		{stageBorn, nil, true},
		{stageBorn, []string{leave}, true},   // either is enough, but for a child
		{stageBorn, []string{stepTie}, true}, // that is not tied yet, or has a sister's
		{stageBorn, []string{stepTie, leave}, false},
		{stageAsking, nil, true},
		{stageAsking, []string{stepTie}, true}, // one that was tied to a dead parent
		{stageAsking, []string{stepTie, noSay}, false},
		{stageRuns, nil, true},
		{stageRuns, []string{stepTie}, false},
	} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), modeEnv+"=victim", hostileEnv+"="+hostile(t), stageEnv+"="+c.stage,
			omitEnv+"="+strings.Join(c.omit, ","), "TMPDIR="+t.TempDir())
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(out).ReadString('\n')
		pid, err := strconv.Atoi(strings.TrimSpace(line))
		if err != nil {
			cmd.Wait()
			t.Fatalf("the victim said %q", line)
		}
		h, err := os.FindProcess(pid) // by pidfd, so that it cannot become another
		if err != nil {
			t.Fatal(err)
		}
		cmd.Process.Kill()
		cmd.Wait()
		if ended := ends(t, pid, c.ends); ended != c.ends {
			t.Errorf("%s, leaving out %q: the sandbox ended: %v", c.stage, c.omit, ended)
		}
		h.Kill()
		h.Release()
	}
}

// ends waits for the end of a process that is not our child, or, if it should
// live, looks once.
func ends(t *testing.T, pid int, should bool) bool {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		return true
	}
	defer unix.Close(fd)
	timeout := 100
	if should {
		timeout = 10_000
	}
	n, err := pollRetry([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, timeout)
	if err != nil {
		t.Fatal(err)
	}
	return n == 1
}
