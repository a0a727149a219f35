package cgroup

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// fake is a tree of ordinary files that looks like procfs and cgroupfs, and
// does some of what the kernel would do.
type fake struct {
	root string
	v2   bool
	// denied are directories in which nothing can be made or written.
	denied map[string]error
}

// newFake makes a tree from the lines of /proc/self/cgroup and from mounts,
// given as "mount point relative to the tree, root, type, options".
func newFake(t *testing.T, cgroups string, mounts ...[4]string) *fake {
	t.Helper()
	f := &fake{root: t.TempDir(), denied: map[string]error{}}
	var info strings.Builder
	info.WriteString("22 1 0:21 / / rw - ext4 /dev/root rw\nshort line\n")
	for _, m := range mounts {
		point := filepath.Join(f.root, m[0])
		if err := os.MkdirAll(point, 0o755); err != nil {
			t.Fatal(err)
		}
		info.WriteString("30 22 0:26 " + m[1] + " " + point + " rw,nosuid shared:5 - " + m[2] + " cgroup " + m[3] + "\n")
	}
	f.put(t, "proc/self/cgroup", cgroups)
	f.put(t, "proc/self/mountinfo", info.String())
	return f
}

func (f *fake) path(p string) string { return filepath.Join(f.root, p) }

func (f *fake) put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.path(path)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.path(path), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (f *fake) get(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(f.path(path))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(b))
}

func (f *fake) kernel() kernel { return kernel{f.mkdir, f.write} }

// mkdir makes a directory with the files that a new cgroup has.
func (f *fake) mkdir(path string, perm os.FileMode) error {
	if err := f.denied[filepath.Dir(path)]; err != nil {
		return err
	}
	if err := os.Mkdir(path, perm); err != nil || !f.v2 {
		return err
	}
	return f.populate(path)
}

func (f *fake) populate(path string) error {
	on, err := os.ReadFile(filepath.Join(filepath.Dir(path), "cgroup.subtree_control"))
	if err != nil {
		return err
	}
	files := map[string]string{"cgroup.controllers": string(on), "cgroup.subtree_control": "", "cgroup.procs": ""}
	if strings.Contains(string(on), "memory") {
		files["memory.swap.max"] = "max"
		files["memory.events"] = "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\n"
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(path, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// write does what writing to a file of cgroup v2 does: no controllers below a
// cgroup that has processes, and a process is in one cgroup only.
func (f *fake) write(path, s string) error {
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	if err := f.denied[dir]; err != nil {
		return err
	}
	switch name {
	case "cgroup.procs":
		err := filepath.WalkDir(f.root, func(p string, d os.DirEntry, err error) error {
			if err == nil && d.Name() == "cgroup.procs" {
				b, _ := os.ReadFile(p)
				keep := slices.DeleteFunc(strings.Fields(string(b)), func(x string) bool { return x == s })
				return os.WriteFile(p, []byte(strings.Join(keep, "\n")), 0o644)
			}
			return err
		})
		if err != nil {
			return err
		}
	case "cgroup.subtree_control":
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pids, err := procs(dir)
		if err != nil {
			return err
		}
		if len(pids) > 0 && strings.Contains(s, "+") {
			return syscall.EBUSY
		}
		on := strings.Fields(string(b))
		for _, word := range strings.Fields(s) {
			on = slices.DeleteFunc(on, func(x string) bool { return x == word[1:] })
			if word[0] == '+' {
				on = append(on, word[1:])
			}
		}
		s = strings.Join(on, " ")
	}
	return os.WriteFile(path, []byte(s), 0o644)
}
