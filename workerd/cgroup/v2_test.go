package cgroup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeV2 is a v2 host whose cgroups are given by path, with the controllers
// that each has, those it hands down, and its processes.
func fakeV2(t *testing.T, own string, groups map[string][3]string) *fake {
	f := newFake(t, "0::"+own+"\n", [4]string{"cg", "/", "cgroup2", "rw"})
	f.v2 = true
	for path, g := range groups {
		f.put(t, filepath.Join("cg", path, "cgroup.controllers"), g[0])
		f.put(t, filepath.Join("cg", path, "cgroup.subtree_control"), g[1])
		f.put(t, filepath.Join("cg", path, "cgroup.procs"), g[2])
	}
	return f
}

func (f *fake) openV2(t *testing.T, cfg Config) Manager {
	t.Helper()
	cfg.Proc = "/proc"
	l, err := detect(f.path("proc"))
	if err != nil {
		t.Fatal(err)
	}
	if !l.unified() {
		t.Fatal("not taken for a v2 host")
	}
	m, err := openV2(l.v2, cfg, f.kernel())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const all = "cpuset cpu io memory hugetlb pids"

func TestV2(t *testing.T) {
	f := fakeV2(t, "/", map[string][3]string{"/": {all, "", ""}})
	conform(t, subject{
		open: func(t *testing.T, name string) Manager { return f.openV2(t, Config{Instance: name}) },
		value: func(t *testing.T, name, group string, c Controller) string {
			file := map[Controller]string{Memory: "memory.max", CPU: "cpu.max", PIDs: "pids.max"}[c]
			return f.get(t, filepath.Join("cg", name, group, file))
		},
		want: map[Controller]string{Memory: "67108864", PIDs: "20"},
		half: "50000 100000", more: "150000 100000", unlimited: "max 100000",
		weight: func(t *testing.T, name, group string) string {
			return f.get(t, filepath.Join("cg", name, group, "cpu.weight"))
		},
		weights: [2]string{"100", "1"},
	})
}

func TestV2MoreOfMemory(t *testing.T) {
	f := fakeV2(t, "/", map[string][3]string{"/": {all, "", ""}})
	name := instance(t)
	m := f.openV2(t, Config{Instance: name})
	g, err := m.Create("x", limits)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("cg", name, "x")
	if swap := f.get(t, dir+"/memory.swap.max"); swap != "0" {
		t.Errorf("swap limited to %q, want 0", swap)
	}
	if group := f.get(t, dir+"/memory.oom.group"); group != "1" {
		t.Errorf("memory.oom.group %q, want 1", group)
	}
	for events, want := range map[string]bool{
		"oom 0\noom_kill 0\n": false,
		"oom 1\noom_kill 0\n": false, // an allocation failed, nobody was killed
		"oom 0\noom_kill 1\n": false, // the machine was out of memory
		"oom 2\noom_kill 1\n": true,
	} {
		f.put(t, dir+"/memory.events", "low 0\nhigh 0\nmax 7\n"+events)
		if got, err := g.OOMKilled(); got != want || err != nil {
			t.Errorf("%q: %v, %v; want %v", events, got, err, want)
		}
	}
	f.put(t, dir+"/memory.events", "oom 1\noom_kill many\n")
	if _, err := g.OOMKilled(); err == nil {
		t.Error("an unreadable counter is no error")
	}
}

// TestV2Place: where the groups are made.
func TestV2Place(t *testing.T) {
	self := fmt.Sprint(os.Getpid())
	const service = "/system.slice/nacre.service"
	for _, c := range []struct {
		name   string
		own    string
		groups map[string][3]string
		want   string // directory of the groups, "" for none
		gaps   []string
		aside  bool // this process moved into a leaf
	}{
		{"root of all", "/", map[string][3]string{"/": {all, "", ""}}, "/", nil, false},
		{"empty delegated", service, map[string][3]string{"/": {all, all, ""}, service: {all, "", ""}}, service, nil, false},
		{"alone in it", service, map[string][3]string{"/": {all, all, ""}, service: {all, "", self}}, service, nil, true},
		{"not alone, above is free", service, map[string][3]string{"/": {all, all, ""}, "/system.slice": {all, all, ""},
			service: {all, "", self + "\n1"}}, "/system.slice", nil, false},
		{"own lacks cpu, the root has it", service, map[string][3]string{"/": {all, "memory pids", ""},
			"/system.slice": {"memory pids", "memory pids", ""}, service: {"memory pids", "", ""}}, "/", nil, false},
		{"nobody has cpu", service, map[string][3]string{"/": {"memory pids", "memory pids", ""},
			service: {"memory pids", "", ""}}, service, []string{"cpu: cgroup "}, false},
		{"container, not alone", "/", map[string][3]string{"/": {all, "", self + "\n1"}}, "",
			[]string{"memory: ", "cpu: ", "pids: "}, false},
		{"no controllers", "/", map[string][3]string{"/": {"hugetlb", "", ""}}, "", []string{"memory: ", "cpu: ", "pids: "}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := fakeV2(t, c.own, c.groups)
			name := instance(t)
			m := f.openV2(t, Config{Instance: name})
			version := 2
			if c.want == "" {
				version = 0
			}
			checkGaps(t, m, version, c.gaps...)
			if c.want != "" {
				if _, err := m.Create("x", limits); err != nil {
					t.Fatal(err)
				}
				f.get(t, filepath.Join("cg", c.want, name, "x", "memory.max"))
			}
			leaf := filepath.Join("cg", c.own, name+"owner")
			if _, err := os.Stat(f.path(leaf)); (err == nil) != c.aside {
				t.Errorf("leaf for this process: %v, want one: %v", err, c.aside)
			}
			if c.aside && (f.get(t, leaf+"/cgroup.procs") != self || f.get(t, filepath.Join("cg", c.own, "cgroup.procs")) != "") {
				t.Error("this process did not step aside")
			}
			f.emptyLeaf(t, c.aside, leaf)
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			if c.aside && f.get(t, filepath.Join("cg", c.own, "cgroup.procs")) != self {
				t.Error("this process did not step back")
			}
			if left := findV2(f.path("cg"), name); left != "" {
				t.Errorf("left in %s", left)
			}
		})
	}
}

// emptyLeaf removes the leaf's files, which on cgroupfs do not count.
func (f *fake) emptyLeaf(t *testing.T, made bool, leaf string) {
	t.Helper()
	if !made {
		return
	}
	for _, name := range []string{"cgroup.controllers", "cgroup.subtree_control", "memory.swap.max", "memory.events", "cgroup.procs"} {
		os.Remove(f.path(filepath.Join(leaf, name)))
	}
}

func TestV2Busy(t *testing.T) {
	f := fakeV2(t, "/", map[string][3]string{"/": {all, "", "1\n2"}})
	m := f.openV2(t, Config{Instance: instance(t)})
	for _, g := range m.Missing() {
		if s := g.String(); !strings.Contains(s, "holds other processes") || !strings.Contains(s, "Delegate=yes") {
			t.Errorf("gap %q says not what to do", s)
		}
	}
	g, err := m.Create("x", limits)
	if err != nil || g.Delete() != nil || m.Close() != nil {
		t.Errorf("a manager without controllers: %v", err)
	}
}

func TestV2Denied(t *testing.T) {
	f := fakeV2(t, "/own", map[string][3]string{"/": {all, all, ""}, "/own": {all, "", ""}})
	f.denied[f.path("cg/own")] = os.ErrPermission
	f.denied[f.path("cg")] = os.ErrPermission
	m := f.openV2(t, Config{Instance: instance(t)})
	checkGaps(t, m, 0, "memory: cgroup "+f.path("cg"), "cpu: cgroup ", "pids: cgroup ")
	if !strings.Contains(m.Missing()[0].String(), "run as root or delegate it") {
		t.Errorf("no mend in %q", m.Missing()[0])
	}
}

// TestV2Parent: the configured parent is made and gets the controllers.
func TestV2Parent(t *testing.T) {
	f := fakeV2(t, "/svc", map[string][3]string{"/": {all, all, ""}, "/svc": {all, "", ""}})
	name := instance(t)
	m := f.openV2(t, Config{Instance: name, Parent: "a/b"})
	checkGaps(t, m, 2)
	if _, err := m.Create("x", limits); err != nil {
		t.Fatal(err)
	}
	f.get(t, filepath.Join("cg/svc/a/b", name, "x", "memory.max"))
	if on := f.get(t, "cg/svc/a/b/cgroup.subtree_control"); !strings.Contains(on, "memory") {
		t.Errorf("the parent hands down %q", on)
	}
}

// TestV2TwoOwners: the second owner in a process that stepped aside works
// beside the first, and either may go first.
func TestV2TwoOwners(t *testing.T) {
	self := fmt.Sprint(os.Getpid())
	f := fakeV2(t, "/svc", map[string][3]string{"/": {all, all, ""}, "/svc": {all, "", self}})
	first, second := instance(t), instance(t)
	a := f.openV2(t, Config{Instance: first})
	f.put(t, "proc/self/cgroup", "0::/svc/"+first+"owner\n")
	b := f.openV2(t, Config{Instance: second})
	checkGaps(t, a, 2)
	checkGaps(t, b, 2)
	f.get(t, filepath.Join("cg/svc", second, "cgroup.procs"))
	f.get(t, filepath.Join("cg/svc", first, "cgroup.procs"))
}

// TestV2Sweep: a dead predecessor may have had to go further up than we do.
func TestV2Sweep(t *testing.T) {
	f := fakeV2(t, "/a/svc", map[string][3]string{"/": {all, all, ""}, "/a": {all, all, ""}, "/a/svc": {all, "", ""}})
	dead := marker + "4194305-1-00"
	for _, dir := range []string{"cg", "cg/a", "cg/a/svc"} {
		f.put(t, filepath.Join(dir, dead, "sandbox-1/cgroup.procs"), "")
		f.put(t, filepath.Join(dir, "of-others/cgroup.procs"), "")
	}
	f.openV2(t, Config{Instance: instance(t)})
	for _, dir := range []string{"cg", "cg/a", "cg/a/svc"} {
		if _, err := os.Stat(f.path(filepath.Join(dir, dead))); !os.IsNotExist(err) {
			t.Errorf("left in %s (%v)", dir, err)
		}
		f.get(t, filepath.Join(dir, "of-others/cgroup.procs"))
	}
}
