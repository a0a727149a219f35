package parent

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

const silence = "has not answered describe-enclaves for"

// A call is told of once, when it has had no answer for so long, and not before.
func TestNitroWarnsOfSilenceOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l logged
		n := Nitro{Slow: 10 * time.Second, Log: l.log()}
		after := func(d time.Duration, want int) {
			t.Helper()
			time.Sleep(d)
			synctest.Wait()
			if got := strings.Count(l.String(), silence+" 10 s; it is ended after 120 s"); got != want {
				t.Errorf("%d warnings, want %d: %s", got, want, l.String())
			}
		}
		answered := n.warnOfSilence("describe-enclaves")
		after(9999*time.Millisecond, 0)
		answered()
		after(time.Hour, 0)
		for call := range 2 {
			answered = n.warnOfSilence("describe-enclaves")
			after(9999*time.Millisecond, call)
			after(time.Millisecond, call+1)
			after(cliTime, call+1)
			answered()
		}
	})
}

// A nitro-cli that hangs is told of while it does, and used when it answers.
func TestNitroThatHangs(t *testing.T) {
	c := newNitroCLI(t)
	fifo := filepath.Join(c.dir, "hangs")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	var l logged
	m := c.machine()
	m.Slow, m.Log = 10*time.Millisecond, l.log()
	up, _, _ := runMachine(t, m)
	eventually(t, "a warning", func() bool { return strings.Contains(l.String(), silence) })
	select {
	case <-up:
		t.Error("up without an answer")
	default:
	}
	answer, err := os.OpenFile(fifo, os.O_WRONLY, 0) // waits for the reader
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(fifo); err != nil {
		t.Error(err)
	}
	answer.Close()
	select {
	case <-up:
	case <-time.After(patience):
		t.Error("not up after the answer")
	}
}

// Nobody has to hear of it.
func TestNitroWithoutALog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answered := Nitro{Slow: time.Second}.warnOfSilence("describe-enclaves")
		time.Sleep(time.Minute)
		answered()
	})
}
