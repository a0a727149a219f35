package secrets

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// mapping is what the kernel says of the memory at b: the lines of its entry
// in smaps, by name.
func mapping(t *testing.T, b []byte) map[string]string {
	t.Helper()
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	at := uint64(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
	var found map[string]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var from, to uint64
		if n, _ := fmt.Sscanf(lines.Text(), "%x-%x ", &from, &to); n == 2 {
			if found != nil {
				break
			}
			if from <= at && at < to {
				found = map[string]string{}
			}
		} else if name, value, ok := strings.Cut(lines.Text(), ":"); ok && found != nil {
			found[name] = strings.TrimSpace(value)
		}
	}
	if found == nil {
		t.Fatal("the page is mapped nowhere")
	}
	return found
}

func TestPageIsLockedAndNotDumped(t *testing.T) {
	m := newMemory()
	p, err := m.page(100)
	if err != nil {
		t.Fatal(err)
	}
	defer p.free()
	copy(p.b, "in the clear")
	if err := m.unlocked(); err != nil {
		requireOrSkip(t, "this kernel locks no memory for us: "+err.Error())
	}
	entry := mapping(t, p.b)
	if entry["Locked"] == "0 kB" || entry["Locked"] == "" {
		t.Errorf("Locked: %q", entry["Locked"])
	}
	if flags := strings.Fields(entry["VmFlags"]); !slices.Contains(flags, "dd") || !slices.Contains(flags, "lo") {
		t.Errorf("VmFlags %v, want dd (not in dumps) and lo (locked)", flags)
	}
}

func requireOrSkip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func TestPageIsOverwrittenBeforeItIsGivenBack(t *testing.T) {
	m := newMemory()
	var seen []byte
	m.beforeUn = func(b []byte) { seen = append(bytes.Clone(b), 1) }
	p, err := m.page(5000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.all {
		p.all[i] = 0xaa
	}
	p.free()
	p.free() // once more does no harm
	if len(seen) != 8193 || bytes.Contains(seen, []byte{0xaa}) {
		t.Errorf("%d bytes given back, some not overwritten", len(seen)-1)
	}
}

func TestAKernelThatLocksNothingIsSaid(t *testing.T) {
	m := newMemory()
	m.mlock = func([]byte) error { return unix.ENOMEM }
	p, err := m.page(1)
	if err != nil {
		t.Fatalf("a page that is not locked is a page all the same: %v", err)
	}
	defer p.free()
	p.b[0] = 1
	if err := m.unlocked(); !errors.Is(err, unix.ENOMEM) || !strings.Contains(err.Error(), "RLIMIT_MEMLOCK") {
		t.Errorf("%v", err)
	}
	if flags := strings.Fields(mapping(t, p.b)["VmFlags"]); slices.Contains(flags, "lo") || !slices.Contains(flags, "dd") {
		t.Errorf("VmFlags %v", flags)
	}
}

const lockedChildEnv = "NACRE_TEST_LOCKED_CHILD"

// lockedChild is another process, which locks itself.
func lockedChild() {
	heap := bytes.Repeat([]byte{1}, 8<<20)
	fmt.Println("cores:", NoCoreDumps(), "lock:", LockProcess())
	status, _ := os.ReadFile("/proc/self/status")
	limits, _ := os.ReadFile("/proc/self/limits")
	fmt.Printf("%s\n%s\n%d\n", status, limits, heap[17])
}

func TestProcessIsLockedAndLeavesNoCore(t *testing.T) {
	cmd := exec.Command("/proc/self/exe", "-test.run=^$")
	cmd.Env = append(os.Environ(), lockedChildEnv+"=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out, []byte("cores: <nil> lock: <nil>\n")) {
		first, _, _ := strings.Cut(string(out), "\n")
		if os.Geteuid() != 0 {
			requireOrSkip(t, "only root may lock a whole process: "+first)
		}
		t.Fatal(first)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if name, value, _ := strings.Cut(line, ":"); name == "VmLck" {
			var kb int
			if _, err := fmt.Sscan(value, &kb); err != nil || kb < 8<<10 {
				t.Errorf("VmLck: %s, want more than the 8 MiB on the heap", value)
			}
		}
		if rest, ok := strings.CutPrefix(line, "Max core file size"); ok && !slices.Equal(strings.Fields(rest), []string{"1", "1", "bytes"}) {
			t.Errorf("core files of %q", rest)
		}
	}
}
