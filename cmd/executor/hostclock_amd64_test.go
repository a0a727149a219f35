//go:build !enclave

package main

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostClock is the wall clock of one running process, which a test can set as
// the host of an enclave could: no other process sees it, and the monotonic
// clock runs on.
//
// A program asks for the time in the vDSO, code that the kernel maps into it.
// Its function clock_gettime is written over with one that asks the kernel and
// adds a number of seconds where the wall clock was asked for. Nothing of the
// program itself is altered.
type hostClock struct {
	memory  *os.File // of the process
	seconds int64    // the address of what is added
}

// clockCode is clock_gettime(clock, *timespec) with a quadword of seconds
// behind it.
var clockCode = []byte{
	0xb8, 0xe4, 0x00, 0x00, 0x00, // mov eax, 228 (clock_gettime)
	0x0f, 0x05, // syscall
	0x85, 0xff, // test edi, edi (CLOCK_REALTIME is 0)
	0x75, 0x0a, // jnz to the ret
	0x48, 0x8b, 0x0d, 0x0e, 0x00, 0x00, 0x00, // mov rcx, [rip+14] (the seconds)
	0x48, 0x01, 0x0e, // add [rsi], rcx
	0xc3,                                     // ret
	0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, // to an address that can be written in one go
	0xcc, 0xcc, 0xcc,
}

// takeClock takes over the wall clock of a process, whose time stays right
// until it is set.
func takeClock(t *testing.T, pid int) *hostClock {
	t.Helper()
	memory, err := os.OpenFile(fmt.Sprintf("/proc/%d/mem", pid), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { memory.Close() })
	start, end := vdsoOf(t, pid)
	function := clockFunction(t, memory, start, end)
	at := (function.Value + uint64(start) + 7) &^ 7 // the code may begin later
	lead := int(at - function.Value - uint64(start))
	code := append(bytes.Repeat([]byte{0x90}, lead), clockCode...)
	code = binary.LittleEndian.AppendUint64(code, 0)
	if uint64(len(code)) > function.Size {
		cannotSet(t, fmt.Sprintf("clock_gettime has %d bytes in this kernel's vDSO, %d are needed", function.Size, len(code)))
	}
	defer pauseOutside(t, pid, start, end)()
	if _, err := memory.WriteAt(code, start+int64(function.Value)); err != nil {
		cannotSet(t, fmt.Sprintf("this kernel does not let a process write over another's code (boot it without proc_mem.force_override): %v", err))
	}
	return &hostClock{memory, int64(at) + int64(len(clockCode))}
}

// ahead sets the process's clock to so many whole seconds before the right time.
func (c *hostClock) ahead(t *testing.T, d time.Duration) {
	t.Helper()
	value := binary.LittleEndian.AppendUint64(nil, uint64(int64(d/time.Second)))
	if _, err := c.memory.WriteAt(value, c.seconds); err != nil {
		t.Error(err)
	}
}

// cannotSet ends a test on a machine on which no clock can be taken over.
func cannotSet(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// vdsoOf is where the vDSO of a process is mapped.
func vdsoOf(t *testing.T, pid int) (start, end int64) {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(maps)) {
		if strings.HasSuffix(strings.TrimSpace(line), "[vdso]") {
			if _, err := fmt.Sscanf(line, "%x-%x", &start, &end); err != nil {
				t.Fatal(err)
			}
			return start, end
		}
	}
	t.Fatal("the process has no vDSO: its clock cannot be set")
	return 0, 0
}

func clockFunction(t *testing.T, memory *os.File, start, end int64) elf.Symbol {
	t.Helper()
	image := make([]byte, end-start)
	if _, err := memory.ReadAt(image, start); err != nil {
		t.Fatal(err)
	}
	file, err := elf.NewFile(bytes.NewReader(image))
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := file.DynamicSymbols()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range symbols {
		if s.Name == "__vdso_clock_gettime" {
			return s
		}
	}
	t.Fatal("the vDSO has no clock_gettime")
	return elf.Symbol{}
}

// pauseOutside stops a process at a moment at which none of its threads is in
// the vDSO, and returns what lets it go on.
func pauseOutside(t *testing.T, pid int, start, end int64) (resume func()) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for range 1000 {
		if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		for range 1000 {
			stopped, within := threads(t, pid, start, end)
			if stopped && !within {
				return func() { _ = syscall.Kill(pid, syscall.SIGCONT) }
			}
			if stopped {
				break
			}
			<-tick.C
		}
		_ = syscall.Kill(pid, syscall.SIGCONT)
		<-tick.C
	}
	t.Fatal("the process was never stopped outside of its vDSO")
	return nil
}

// threads tells whether all threads of a process stand still, and whether any
// does so between two addresses.
func threads(t *testing.T, pid int, start, end int64) (stopped, within bool) {
	t.Helper()
	found, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/syscall", pid))
	if err != nil || len(found) == 0 {
		t.Fatalf("process %d has no threads: %v", pid, err)
	}
	for _, file := range found {
		state, err := os.ReadFile(filepath.Join(filepath.Dir(file), "stat"))
		if err != nil {
			return false, false // it ends; look again
		}
		_, after, _ := bytes.Cut(state, []byte(") ")) // behind the name
		line, err := os.ReadFile(file)
		fields := strings.Fields(string(line))
		if err != nil || !bytes.HasPrefix(after, []byte("T")) || len(fields) < 3 {
			return false, false
		}
		var pc int64
		if _, err := fmt.Sscanf(fields[len(fields)-1], "0x%x", &pc); err != nil {
			t.Fatal(err)
		}
		within = within || pc >= start && pc < end
	}
	return true, within
}
