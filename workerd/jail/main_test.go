package jail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"go.uber.org/goleak"
)

// What the test binary is when it is started by a test.
const (
	modeEnv    = "NACRE_JAIL_TEST_MODE"    // "victim": starts a sandbox and waits to be killed
	hostileEnv = "NACRE_JAIL_TEST_HOSTILE" // path of the hostile program, built already
	omitEnv    = "NACRE_JAIL_TEST_OMIT"    // steps to leave out, with commas between
	stageEnv   = "NACRE_JAIL_TEST_STAGE"   // how far the victim comes
)

func TestMain(m *testing.M) {
	if os.Getenv(modeEnv) == "victim" {
		fmt.Println("victim failed:", victim())
		os.Exit(1)
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		if dir := built.dir; dir != "" {
			os.RemoveAll(dir)
		}
		os.Exit(code)
	}))
}

// built is the hostile program, made once.
var built struct {
	sync.Once
	dir, path string
	err       error
}

// hostile builds the hostile program.
func hostile(t testing.TB) string {
	t.Helper()
	built.Do(func() {
		if built.path = os.Getenv(hostileEnv); built.path != "" {
			return
		}
		if built.dir, built.err = os.MkdirTemp("", "nacre-hostile-"); built.err != nil {
			return
		}
		built.path = filepath.Join(built.dir, "hostile")
		cmd := exec.Command("go", "build", "-o", built.path, "./testdata/hostile")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false")
		if out, err := cmd.CombinedOutput(); err != nil {
			built.err = fmt.Errorf("%w: %s", err, out)
		}
		os.Chmod(built.dir, 0o755)
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.path
}

// attempt starts the program of j and returns how it ended in one word or
// line: what it said, or the signal, or the exit status.
func attempt(t testing.TB, j *Jail, spec Spec, args ...string) string {
	t.Helper()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	r, w := pipe(t)
	spec.Args, spec.Files = args, []*os.File{null, w, null}
	p, err := j.Start(spec)
	w.Close()
	if err != nil {
		r.Close()
		t.Fatal(err)
	}
	said, err := io.ReadAll(r)
	r.Close()
	p.Kill() // what it may have forked has the pipe as well
	<-p.Wait()
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(said), "\n")
	switch s := p.Status(); {
	case first != "":
		return first
	case s.Signaled():
		return signalName(s.Signal())
	default:
		return fmt.Sprintf("exit %d", s.ExitStatus())
	}
}

func signalName(s syscall.Signal) string {
	if s == syscall.SIGSYS {
		return "SIGSYS"
	}
	return s.String()
}

// again runs this test binary as another user, with one test.
func again(t *testing.T, cred *syscall.Credential, tests string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "nacre-again-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	self := filepath.Join(dir, "self")
	copyFile(t, os.Args[0], self)
	if err := errors.Join(os.Chmod(self, 0o755), os.Chown(dir, int(cred.Uid), int(cred.Gid)), os.Chmod(dir, 0o755)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^("+tests+")$", "-test.count=1")
	cmd.Env = append(os.Environ(), "TMPDIR="+dir, hostileEnv+"="+hostile(t))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: cred}
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("PASS")) {
		t.Errorf("as user %d: %v\n%s", cred.Uid, err, out)
	}
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// openDir is a directory that everybody may read.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "nacre-open-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}
