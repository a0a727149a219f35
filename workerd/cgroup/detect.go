package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	cgroups "github.com/containerd/cgroups/v3"
)

// place is a cgroup hierarchy as this process sees it.
type place struct {
	mount string // where the hierarchy is mounted
	own   string // this process's cgroup, relative to mount, "" for its root
}

func (p place) dir() string { return filepath.Join(p.mount, p.own) }

// up is the cgroup above, of the root the root itself.
func (p place) up() place {
	if p.own = filepath.Dir(p.own); p.own == "." || p.own == "/" {
		p.own = ""
	}
	return p
}

// layout is what detect found.
type layout struct {
	v1 map[Controller]place
	v2 *place
}

// unified tells whether the controllers are in the v2 hierarchy. On a hybrid
// host each controller is in one hierarchy only, nearly always v1; there v2
// is mounted for systemd's bookkeeping and has none of ours.
func (l layout) unified() bool { return l.v2 != nil && len(l.v1) == 0 }

// detect reads the mounts and this process's cgroups below proc.
func detect(proc string) (layout, error) {
	l := layout{v1: map[Controller]place{}}
	paths, unified, err := cgroups.ParseCgroupFileUnified(filepath.Join(proc, "self/cgroup"))
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return l, nil // no procfs, or a kernel without cgroups
		}
		return l, fmt.Errorf("reading this process's cgroups: %w", err)
	}
	b, err := os.ReadFile(filepath.Join(proc, "self/mountinfo"))
	if err != nil {
		return l, fmt.Errorf("reading the mounts: %w", err)
	}
	for line := range strings.Lines(string(b)) {
		m, ok := parseMount(line)
		if !ok {
			continue
		}
		if m.fstype == "cgroup2" && l.v2 == nil {
			if own, ok := below(m.root, unified); ok {
				l.v2 = &place{m.point, own}
			}
			continue
		}
		for _, c := range controllers {
			if _, seen := l.v1[c]; m.fstype != "cgroup" || seen || !m.has(string(c)) {
				continue
			}
			if own, ok := below(m.root, paths[string(c)]); ok {
				l.v1[c] = place{m.point, own}
			}
		}
	}
	return l, nil
}

type mount struct{ root, point, fstype, options string }

func (m mount) has(option string) bool {
	for o := range strings.SplitSeq(m.options, ",") {
		if o == option {
			return true
		}
	}
	return false
}

// parseMount reads a line of mountinfo: six fields, optional ones, a dash,
// then type, source and the options of the superblock.
func parseMount(line string) (mount, bool) {
	front, back, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " - ")
	f, b := strings.Fields(front), strings.Fields(back)
	if !ok || len(f) < 6 || len(b) < 3 {
		return mount{}, false
	}
	return mount{root: unescape(f[3]), point: unescape(f[4]), fstype: b[0], options: b[2]}, true
}

// unescape undoes what mountinfo does to blanks and backslashes.
func unescape(s string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(s)
}

// below returns path relative to root, where root is the part of the
// hierarchy that is mounted: in a container not always all of it.
func below(root, path string) (string, bool) {
	if path == "" {
		return "", false
	}
	rel, err := filepath.Rel(root, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, "../") {
		return "", false // our cgroup is outside of what we can see
	}
	if rel == "." {
		rel = ""
	}
	return rel, true
}
