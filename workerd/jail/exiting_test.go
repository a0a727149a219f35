package jail

import (
	"fmt"
	"io"
	"os"
	"testing"
	"time"
)

// A process whose first thread is gone is one whose end has begun and takes long.
func TestExiting(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	if p := waiting(t, j, Spec{}); p.Exiting() {
		t.Error("one that waits is exiting")
	}
	p := waitingAs(t, j, Spec{}, "lose the first thread")
	for end := time.Now().Add(time.Minute); !p.Exiting(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("one whose first thread is gone is not exiting")
		}
	}
	select {
	case <-p.Wait():
		t.Fatal("it has ended:", describeStatus(p.Status()))
	default:
	}
	p.Kill()
	<-p.Wait()
	if !p.Exiting() {
		t.Error("one that is gone is not exiting")
	}
}

func TestGoneWhileItIsRead(t *testing.T) {
	p := waiting(t, newJail(t, Config{Binary: hostile(t)}), Spec{})
	path := fmt.Sprintf("/proc/%d/stat", p.Pid())
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p.Kill()
	<-p.Wait()
	if _, err := io.ReadAll(f); !gone(err) {
		t.Errorf("read after its end: %v", err)
	}
	if _, err := os.Open(path); !gone(err) {
		t.Errorf("opened after its end: %v", err)
	}
}

func TestFlagsOfStat(t *testing.T) {
	for stat, want := range map[string]uint64{
		"7 (workerd) R 1 7 7 0 -1 4194308 0 0":      4194308,
		"7 (a) R 1 2 3 4 5 4 (b) S 1 7 7 0 -1 64 0": 64,
		"7 (workerd) R 1 7 7 0":                     0,
		"7 (workerd) R 1 7 7 0 -1 x 0":              0,
		"":                                          0,
	} {
		if got := flagsOf([]byte(stat)); got != want {
			t.Errorf("%q: %d, want %d", stat, got, want)
		}
	}
}
