package workerd

import (
	"encoding/json"
	"os"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/nacre-tee/nacre/jobs"
)

// heard feeds what workerd says on the control pipe and tells whether that
// made a sandbox ready.
func heard(t *testing.T, said []byte) bool {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, w, said)
	w.Close()
	s := &sandbox{ready: make(chan struct{}), control: make(chan struct{})}
	s.readControl(r)
	if !isClosed(s.control) {
		t.Error("it does not say that it has ended")
	}
	if _, err := r.Read(make([]byte, 1)); err == nil || !strings.Contains(err.Error(), os.ErrClosed.Error()) {
		t.Errorf("its end of the pipe is open: %v", err)
	}
	return isClosed(s.ready)
}

// FuzzControl: a sandbox is ready when workerd says that it listens on our
// socket, not when it says something else, and whatever comes next.
func FuzzControl(f *testing.F) {
	f.Add("listen", socketName, []byte(""))
	f.Add("listen", socketName, []byte("\n{\"event\":\"listen\",\"socket\":\"http\",\"port\":0}\n"))
	f.Add("listen", "other", []byte("}"))
	f.Add("listening", socketName, []byte("null null [] 1"))
	f.Add("", "", []byte(`{"event":{"event":"listen"},"socket":["http"]}`))
	f.Add("listen\x00", "http\xff", []byte(strings.Repeat("[", 9000)))
	f.Add("x", strings.Repeat("x", maxControl), []byte(`{"event":"listen","socket":"http"}`))
	f.Fuzz(func(t *testing.T, event, socket string, rest []byte) {
		line, err := json.Marshal(map[string]any{"event": event, "socket": socket, "port": 0})
		if err != nil {
			t.Fatal(err)
		}
		if len(line)+len(rest) > pipeSize {
			return
		}
		ours := event == "listen" && socket == socketName
		if got := heard(t, line); got != ours {
			t.Errorf("%s: ready %v", line, got)
		}
		if got := heard(t, append(line, rest...)); ours && !got {
			t.Errorf("%s and then %q: not ready", line, rest)
		} else if got && !ours && (len(line) > maxControl || !strings.Contains(string(rest), "{")) {
			t.Errorf("%s and then %q: ready", line, rest)
		}
		heard(t, rest)
	})
}

// shortLine checks that text can be shown to people.
func shortLine(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) || len(text) > maxDetail+len("…") ||
		strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && !unicode.IsPrint(r) }) {
		t.Errorf("%q is no short line", text)
	}
}

// FuzzVerdict: what a dead sandbox has printed can at most tell a full heap
// from another end, and only if the process exited by itself; and that a module
// was never evaluated, only while it was loaded.
func FuzzVerdict(f *testing.F) {
	heap := append(append([]byte("x\n"), heapText...), crashText...)
	f.Add(false, false, uint32(1<<8), heap)
	f.Add(false, true, uint32(1<<8), append(heap, unsettledText...))
	f.Add(false, true, uint32(syscall.SIGKILL), heap)
	f.Add(false, false, uint32(syscall.SIGSYS), []byte(nil))
	f.Add(true, true, uint32(syscall.SIGKILL), unsettledText)
	f.Fuzz(func(t *testing.T, oom, loading bool, status uint32, said []byte) {
		s := newRing(maxSaid)
		s.Write(said)
		e := ending{oom: oom, loading: loading, status: syscall.WaitStatus(status), last: s.bytes()}
		got, detail := e.verdict(DefaultLimits())
		shortLine(t, detail)
		exited := e.status.Exited()
		switch {
		case got == jobs.MemoryOver && (oom || exited), got == jobs.SandboxDied && !oom, got == jobs.ModuleUnusable && !oom && loading && exited:
		default:
			t.Errorf("%d, %q", got, detail)
		}
		e.last = nil
		if silent, _ := e.verdict(DefaultLimits()); silent != got && !exited {
			t.Errorf("%d because of what it printed, not %d", got, silent)
		}
		e.last = unsettledText
		if last, _ := e.verdict(DefaultLimits()); loading && exited && !oom && last != jobs.ModuleUnusable {
			t.Errorf("%d when a top-level await does not settle", last)
		}
	})
}

// FuzzOneLine: whatever code writes, a terminal can show it.
func FuzzOneLine(f *testing.F) {
	f.Add([]byte("Error: \x1b[2J\u202e\r\n\u2028x"))
	f.Add([]byte(strings.Repeat("\xf0\x9f\x98\x80", 400)))
	f.Add([]byte(strings.Repeat("a \xff", 600)))
	f.Fuzz(func(t *testing.T, b []byte) { shortLine(t, oneLine(b)) })
}
