package jail

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestHeapWithheld makes a child write something of the daemon's heap: it
// does not have it. What is in the program it has.
func TestHeapWithheld(t *testing.T) {
	secret := bytes.Repeat([]byte("secret"), 1<<18) // far from this stack
	r, w := pipe(t)
	defer r.Close()
	p, err := newProgram(0, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.free()
	p.tell = int(w.Fd())
	p.expect(6, "writing a text", unix.SYS_WRITE, w.Fd(), p.text("public"), 6)
	p.call("writing the heap", unix.SYS_WRITE, w.Fd(), uintptr(unsafe.Pointer(&secret[len(secret)/2])), 6)
	runtime.LockOSThread()
	pid, errno := p.fork(&cloneArgs{flags: unix.CLONE_CLEAR_SIGHAND, exitSignal: uint64(unix.SIGCHLD)})
	runtime.UnlockOSThread()
	w.Close()
	if errno != 0 {
		t.Fatal(errno)
	}
	said, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil || status.ExitStatus() != 1 {
		t.Errorf("%v, %s", err, describeStatus(status))
	}
	want := binary.NativeEndian.AppendUint32([]byte("public"), 1) // the second step failed
	want = binary.NativeEndian.AppendUint32(want, uint32(unix.EFAULT))
	if !bytes.Equal(said, want) {
		t.Errorf("the child said %q, want %q", said, want)
	}
	runtime.KeepAlive(secret)
}

// TestTooLong refuses arguments that the kernel does not take either, and
// takes long ones.
func TestTooLong(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	spec := Spec{Files: nullFiles(t), Args: []string{"--version", strings.Repeat("x", 100<<10)}}
	p, err := j.Start(spec)
	if err != nil {
		t.Fatal(err)
	}
	if <-p.Wait(); p.Status() != 0 {
		t.Error(describeStatus(p.Status()))
	}
	spec.Args[1] += spec.Args[1]
	if _, err := j.Start(spec); err == nil || !strings.Contains(err.Error(), syscall.E2BIG.Error()) {
		t.Error(err)
	}
}

// BenchmarkHeap starts a static program from a process with a large heap: it
// must not take longer than from one with a small one.
func BenchmarkHeap(b *testing.B) {
	for _, size := range []int{0, 512 << 20} {
		b.Run(map[bool]string{true: "small", false: "512MB"}[size == 0], func(b *testing.B) {
			heap := bytes.Repeat([]byte{1}, size)
			j := newJail(b, Config{Binary: hostile(b)})
			files := []*os.File(nullFiles(b))
			var c costs
			for b.Loop() {
				c.jailed(b, j, files)
			}
			b.ReportMetric(float64(median(c.wall))/1e6, "median-ms")
			runtime.KeepAlive(heap)
		})
	}
}
