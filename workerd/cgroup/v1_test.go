package cgroup

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fakeV1 is a v1 host on which this process is in /own.
func fakeV1(t *testing.T) *fake {
	f := newFake(t, "4:memory:/own\n1:cpu:/own\n2:pids:/own\n",
		[4]string{"cg/memory", "/", "cgroup", "rw,memory"},
		[4]string{"cg/cpu", "/", "cgroup", "rw,cpu"},
		[4]string{"cg/pids", "/", "cgroup", "rw,pids"})
	for _, c := range controllers {
		f.put(t, "cg/"+string(c)+"/own/cgroup.procs", "")
	}
	return f
}

func (f *fake) openV1(t *testing.T, cfg Config) Manager {
	t.Helper()
	cfg.Proc = "/proc" // owners are looked up in the real one
	l, err := detect(f.path("proc"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := openV1(l, cfg, f.kernel())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestV1(t *testing.T) {
	f := fakeV1(t)
	conform(t, subject{
		open: func(t *testing.T, name string) Manager {
			inner := f.openV1(t, Config{Instance: name})
			return fakeV1Counters{inner, f, t}
		},
		value: func(t *testing.T, name, group string, c Controller) string {
			file := map[Controller]string{Memory: "memory.limit_in_bytes", CPU: "cpu.cfs_quota_us", PIDs: "pids.max"}[c]
			return f.get(t, filepath.Join("cg", string(c), "own", name, group, file))
		},
		want: map[Controller]string{Memory: "67108864", PIDs: "20"},
		half: "50000", more: "150000", unlimited: "-1",
		weight: func(t *testing.T, name, group string) string {
			return f.get(t, filepath.Join("cg/cpu/own", name, group, "cpu.shares"))
		},
		weights: [2]string{"1024", "2"},
	})
}

// fakeV1Counters adds the file that the kernel has in a new memory cgroup.
type fakeV1Counters struct {
	Manager
	f *fake
	t *testing.T
}

func (m fakeV1Counters) Create(name string, l Limits) (Group, error) {
	g, err := m.Manager.Create(name, l)
	if v, ok := g.(*v1Group); ok && err == nil {
		err = os.WriteFile(filepath.Join(v.memory, "memory.oom_control"), []byte("oom_kill_disable 0\nunder_oom 0\noom_kill 0\n"), 0o644)
	}
	return g, err
}

func TestV1OOM(t *testing.T) {
	f := fakeV1(t)
	m := f.openV1(t, Config{Instance: instance(t)})
	g, err := m.Create("x", limits)
	if err != nil {
		t.Fatal(err)
	}
	dir := g.(*v1Group).memory
	put := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, kills, usage, swapUsage string
		want                          bool
	}{
		{"nothing", "0", "67108864\n", "", false},
		{"own limit", "1", "67108864\n", "", true},
		{"own limit, charged in batches", "1", "66900000\n", "", true},
		{"machine out of memory", "1", "9000000\n", "", false},
		{"own limit with swap", "1", "9000000\n", "67108864\n", true},
		{"machine out of memory, with swap", "1", "9000000\n", "9500000\n", false},
	} {
		put("memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill "+c.kills+"\n")
		put("memory.max_usage_in_bytes", c.usage)
		if c.swapUsage != "" {
			put("memory.memsw.limit_in_bytes", "67108864\n")
			put("memory.memsw.max_usage_in_bytes", c.swapUsage)
		}
		if got, err := g.OOMKilled(); got != c.want || err != nil {
			t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
		}
	}
	put("memory.max_usage_in_bytes", "a lot\n")
	put("memory.memsw.max_usage_in_bytes", "a lot\n")
	if got, err := g.OOMKilled(); err == nil {
		t.Errorf("unreadable counter: %v without an error", got)
	}
}

func TestV1Swap(t *testing.T) {
	f := fakeV1(t)
	name := instance(t)
	m := f.openV1(t, Config{Instance: name})
	f.put(t, "cg/memory/own/"+name+"/memory.memsw.limit_in_bytes", "0")
	if _, err := m.Create("x", limits); err != nil {
		t.Fatal(err)
	}
	if got := f.get(t, "cg/memory/own/"+name+"/x/memory.memsw.limit_in_bytes"); got != "67108864" {
		t.Errorf("memory and swap limited to %s", got)
	}
}

// TestV1Gaps: what cannot be used is named, the rest works.
func TestV1Gaps(t *testing.T) {
	t.Run("no controller", func(t *testing.T) {
		f := newFake(t, "4:memory:/\n", [4]string{"cg/memory", "/", "cgroup", "rw,memory"})
		m := f.openV1(t, Config{Instance: instance(t)})
		checkGaps(t, m, 1, "cpu: the host has no", "pids: the host has no")
		if _, err := m.Create("x", limits); err != nil {
			t.Error(err)
		}
	})
	for _, denied := range []error{os.ErrPermission, syscall.EROFS} {
		t.Run(denied.Error(), func(t *testing.T) {
			f := fakeV1(t)
			f.denied[f.path("cg/cpu/own")] = denied
			m := f.openV1(t, Config{Instance: instance(t)})
			checkGaps(t, m, 1, "cpu: cgroup "+f.path("cg/cpu/own")+" is not writable as uid")
			if !strings.Contains(m.Missing()[0].String(), "run as root or delegate it") {
				t.Errorf("no mend in %q", m.Missing()[0])
			}
		})
	}
	t.Run("all", func(t *testing.T) {
		f := newFake(t, "")
		m := f.openV1(t, Config{Instance: instance(t)})
		checkGaps(t, m, 0, "memory: ", "cpu: ", "pids: ")
		g, err := m.Create("x", limits)
		if err != nil {
			t.Fatal(err)
		}
		if e, err := g.Entry(); e.Dir != nil || len(e.Tasks) > 0 || err != nil {
			t.Errorf("a way into no group: %v, %v", e, err)
		}
		oom, err := g.OOMKilled()
		if err = errors.Join(err, g.Delete(), m.Close()); err != nil || oom {
			t.Errorf("a group without controllers: %v, %v", oom, err)
		}
	})
}

func checkGaps(t *testing.T, m Manager, version int, want ...string) {
	t.Helper()
	if m.Version() != version {
		t.Errorf("version %d, want %d", m.Version(), version)
	}
	gaps := m.Missing()
	if len(gaps) != len(want) {
		t.Fatalf("gaps %v, want %q", gaps, want)
	}
	for i, g := range gaps {
		if s := g.String(); !strings.HasPrefix(s, want[i]) || strings.Contains(s, "\n") {
			t.Errorf("gap %q, want %q…", s, want[i])
		}
	}
}

// TestV1Sweep removes what dead owners left, and nothing else.
func TestV1Sweep(t *testing.T) {
	f := fakeV1(t)
	dead := marker + "4194305-1-00" // no process has such an id
	alive := instance(t)
	for _, name := range []string{dead, dead + "/sandbox-1", alive, "of-others", marker + "odd"} {
		f.put(t, "cg/memory/own/parent/"+name+"/cgroup.procs", "")
	}
	f.openV1(t, Config{Instance: instance(t), Parent: "parent"})
	for name, want := range map[string]bool{dead: false, alive: true, "of-others": true, marker + "odd": true} {
		_, err := os.Stat(f.path("cg/memory/own/parent/" + name))
		if (err == nil) != want {
			t.Errorf("%s: %v, want it kept: %v", name, err, want)
		}
	}
}

func TestOpenChecksInstance(t *testing.T) {
	for _, name := range []string{"", "a/b", ".."} {
		if _, err := Open(Config{Proc: t.TempDir(), Instance: name}); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	m, err := Open(Config{Proc: t.TempDir(), Instance: "x"})
	if err != nil {
		t.Fatal(err)
	}
	checkGaps(t, m, 0, "memory: ", "cpu: ", "pids: ")
}
