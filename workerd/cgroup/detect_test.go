package cgroup

import (
	"testing"
)

func TestDetect(t *testing.T) {
	v1 := func(name string) [4]string { return [4]string{"cg/" + name, "/", "cgroup", "rw," + name} }
	v2 := [4]string{"cg/unified", "/", "cgroup2", "rw,nsdelegate"}
	for _, c := range []struct {
		name    string
		cgroups string
		mounts  [][4]string
		unified bool
		memory  string // own directory of the controller, relative to the tree
		own     string // of the v2 hierarchy
	}{
		{"v1", "4:memory:/a/b\n1:cpu:/\n2:pids:/\n", [][4]string{v1("memory"), v1("cpu"), v1("pids")}, false, "cg/memory/a/b", ""},
		{"hybrid", "4:memory:/a\n0::/x\n", [][4]string{v1("memory"), v2}, false, "cg/memory/a", "cg/unified/x"},
		{"v2", "0::/system.slice/nacre.service\n", [][4]string{v2}, true, "", "cg/unified/system.slice/nacre.service"},
		{"v2 at the root", "0::/\n", [][4]string{v2}, true, "", "cg/unified"},
		{"container that sees its part", "4:memory:/docker/id/sub\n", [][4]string{{"cg/memory", "/docker/id", "cgroup", "rw,memory"}},
			false, "cg/memory/sub", ""},
		{"container that does not see its part", "4:memory:/docker/id\n", [][4]string{{"cg/memory", "/other", "cgroup", "rw,memory"}},
			false, "", ""},
		{"name of one that begins like another", "4:memory:/docker/id2\n", [][4]string{{"cg/memory", "/docker/id", "cgroup", "rw,memory"}},
			false, "", ""},
		{"blank in the path", "4:memory:/\n", [][4]string{{`cg/a\040b`, "/", "cgroup", "rw,memory"}}, false, "cg/a b", ""},
		{"mounted together", "4:cpu,memory:/a\n", [][4]string{{"cg/cpu,memory", "/", "cgroup", "rw,cpu,memory"}}, false, "cg/cpu,memory/a", ""},
		{"mounted twice", "4:memory:/a\n", [][4]string{v1("memory"), {"other", "/", "cgroup", "rw,memory"}}, false, "cg/memory/a", ""},
		{"none", "", nil, false, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFake(t, c.cgroups, c.mounts...)
			l, err := detect(f.path("proc"))
			if err != nil {
				t.Fatal(err)
			}
			got, own := "", ""
			if p, ok := l.v1[Memory]; ok {
				got = p.dir()
			}
			if l.v2 != nil {
				own = l.v2.dir()
			}
			if l.unified() != c.unified || c.memory != "" && got != f.path(c.memory) || c.memory == "" && got != "" ||
				c.own != "" && own != f.path(c.own) {
				t.Errorf("unified %v, memory %q, own %q", l.unified(), got, own)
			}
		})
	}
}

func TestDetectWithoutProc(t *testing.T) {
	l, err := detect(t.TempDir())
	if err != nil || len(l.v1) > 0 || l.v2 != nil {
		t.Errorf("%+v, %v", l, err)
	}
	f := newFake(t, "not a cgroup line\n")
	if _, err := detect(f.path("proc")); err == nil {
		t.Error("a broken file was accepted")
	}
}

func FuzzParseMount(f *testing.F) {
	f.Add("30 22 0:26 / /sys/fs/cgroup rw shared:5 - cgroup2 cgroup2 rw\n")
	f.Add(" - ")
	f.Add("a b c d e f - x")
	f.Fuzz(func(t *testing.T, line string) {
		if m, ok := parseMount(line); ok && m.fstype == "" {
			t.Errorf("no type in %q", line)
		}
	})
}

func TestOwnMemoryLimit(t *testing.T) {
	v2 := fakeV2(t, "/a/b", map[string][3]string{"/": {all, all, ""}, "/a": {all, all, ""}, "/a/b": {all, "", ""}})
	v2.put(t, "cg/a/memory.max", "300\n")
	v2.put(t, "cg/a/b/memory.max", "max\n")
	v1 := fakeV1(t)
	v1.put(t, "cg/memory/memory.limit_in_bytes", "9223372036854771712\n") // what the kernel says for none
	v1.put(t, "cg/memory/own/memory.limit_in_bytes", "500\n")
	unlimited := fakeV1(t)
	unlimited.put(t, "cg/memory/own/memory.limit_in_bytes", "9223372036854771712\n")
	for _, c := range []struct {
		name string
		f    *fake
		want int64
	}{{"v2, of the parent", v2, 300}, {"v1", v1, 500}, {"none", unlimited, 0}} {
		if got, err := OwnMemoryLimit(c.f.path("proc")); got != c.want || err != nil {
			t.Errorf("%s: %d, %v; want %d", c.name, got, err, c.want)
		}
	}
	v2.put(t, "cg/a/memory.max", "many\n")
	if _, err := OwnMemoryLimit(v2.path("proc")); err == nil {
		t.Error("nonsense was taken for a limit")
	}
}

func TestUp(t *testing.T) {
	for own, want := range map[string]string{"a/b": "a", "a": "", "": "", "/a/b": "/a", "/a": "", "/": ""} {
		if p := (place{"/m", own}).up(); p != (place{"/m", want}) {
			t.Errorf("above %q: %+v, want %q", own, p, want)
		}
	}
}
