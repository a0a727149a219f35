package pid1

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Where the test hands things to its process 1.
const (
	rootKey    = "NACRE_PID1_ROOT"    // an empty directory
	programKey = "NACRE_PID1_PROGRAM" // the role of the program that it starts
	sourceKey  = "NACRE_PID1_ENTROPY" // what the security module is like
	hostFD     = 3                    // a connection to the host
)

// roles are what the test binary can be. Their results are exit statuses.
func roles() map[string]func() int {
	return map[string]func() int{
		"init": roleInit, "executor": roleExecutor, "killed": roleKilled, "patient": rolePatient,
		"parent": roleParent, "orphan": roleOrphan, "status": roleStatus,
	}
}

// roleInit is process 1. The machine's own kernel is not touched: it stays open
// to modules.
func roleInit() int {
	if err := enterRoot(os.Getenv(rootKey)); err != nil {
		fmt.Fprintln(os.Stderr, "making a root for the test:", err)
		return 98
	}
	var files unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &files); err != nil {
		return 97
	}
	role, host := os.Getenv(programKey), os.NewFile(hostFD, "host")
	cfg := Config{
		Programs: []Program{{Name: "executor", Path: "/init", Env: []string{roleKey + "=" + role}}},
		Modules:  "/etc/modules", Hostname: "enclave-of-a-test", Files: files.Max,
		Entropy: entropyOfTest(os.Getenv(sourceKey)),
		Host:    func(context.Context) (net.Conn, error) { return net.FileConn(host) },
		Console: "/proc/self/fd/2",
	}
	if role == "absent" {
		cfg.Programs[0].Path = "/absent"
	}
	k := realKernel()
	k.write = func(path, _ string) error {
		fmt.Fprintln(os.Stderr, "writes to", path)
		return nil
	}
	c := &console{w: os.Stderr}
	c.say("halting: " + run(cfg, k, c).Error())
	fmt.Fprintln(os.Stderr, "not halted:", halt())
	return 96
}

// entropyOfTest is a security module that is as kind says.
func entropyOfTest(kind string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		if kind == "missing" {
			return nil, &os.PathError{Op: "open", Path: "/dev/nsm", Err: syscall.ENOENT}
		}
		return io.NopCloser(rand.Reader), nil
	}
}

// enterRoot makes dir a file system with this program as /init, and the root.
func enterRoot(dir string) error {
	for _, step := range []func() error{
		func() error { return unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "") },
		func() error { return unix.Mount("tmpfs", dir, "tmpfs", 0, "mode=0755") },
		func() error { return copyProgram(dir) },
		func() error { return os.Chdir(dir) },
		func() error { return unix.PivotRoot(".", ".") },
		func() error { return unix.Unmount(".", unix.MNT_DETACH) },
		func() error { return os.Chdir("/") },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// copyProgram copies this program, and what it is linked with where it is not
// static, as with the race detector.
func copyProgram(dir string) error {
	program, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "init"), program, 0o755); err != nil {
		return err
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(maps)) {
		f := strings.Fields(line)
		if len(f) < 6 || !strings.Contains(f[5], ".so") {
			continue
		}
		library, err := os.ReadFile(f[5])
		if err != nil {
			return err
		}
		for _, at := range []string{f[5], "/lib64/" + filepath.Base(f[5])} { // where the loader looks for others, and is looked for itself
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(at)), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(dir, at), library, 0o755); err != nil {
				return err
			}
		}
	}
	return nil
}

const families = 20 // of orphans

// roleExecutor does what an executor does with children, and leaves orphans.
func roleExecutor() int {
	fmt.Println("executor: parent is", os.Getppid())
	for _, look := range []func() error{lookAtMounts, lookAtRoot, lookAtLoopback, lookAtName, childrenAndOrphans, noZombies} {
		if err := look(); err != nil {
			fmt.Println("executor:", err)
			return 1
		}
	}
	fmt.Println("executor: all is well")
	return 3
}

// lookAtMounts finds all file systems where they belong.
func lookAtMounts() error {
	info, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return err
	}
	for _, m := range mounts() {
		found := false
		for line := range strings.Lines(string(info)) {
			f := strings.Fields(line)
			dash := slices.Index(f, "-")
			found = found || f[4] == m.target && f[dash+1] == m.fstype && strings.Contains(f[5], "nosuid")
		}
		if !found {
			return fmt.Errorf("no %s on %s:\n%s", m.fstype, m.target, info)
		}
	}
	if _, err := os.Stat("/sys/fs/cgroup/cgroup.controllers"); err != nil {
		return err
	}
	if _, err := os.Stat("/dev/urandom"); err != nil {
		return err
	}
	return nil
}

// lookAtRoot cannot change it, and can exchange it for another.
func lookAtRoot() error {
	if err := os.WriteFile("/init", nil, 0o755); !errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("writing into the root: %v", err)
	}
	for _, dir := range []string{"/run", "/tmp"} {
		if err := os.WriteFile(dir+"/file", nil, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func lookAtLoopback() error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	conn, err := net.DialTimeout("tcp", l.Addr().String(), 10*time.Second)
	if err != nil {
		return err
	}
	return conn.Close()
}

func lookAtName() error {
	if name, err := os.Hostname(); name != "enclave-of-a-test" {
		return fmt.Errorf("host name %q, %v", name, err)
	}
	return nil
}

func role(name string, args ...string) *exec.Cmd {
	cmd := exec.Command("/init", args...)
	cmd.Env = []string{roleKey + "=" + name}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd
}

// childrenAndOrphans starts children of its own, each with a status of its own,
// while children of others lose their parents.
func childrenAndOrphans() error {
	var own []*exec.Cmd
	for i := range families {
		if err := role("parent").Start(); err != nil { // nobody here waits for it before the end
			return err
		}
		cmd := role("status", strconv.Itoa(10+i))
		if err := cmd.Start(); err != nil {
			return err
		}
		own = append(own, cmd)
	}
	for i, cmd := range own {
		if cmd.Wait(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 10+i {
			return fmt.Errorf("child %d ended with %v, want status %d", i, cmd.ProcessState, 10+i)
		}
	}
	for range families { // the parents
		if _, err := syscall.Wait4(-1, nil, 0, nil); err != nil {
			return fmt.Errorf("waiting for a child: %w", err)
		}
	}
	return nil
}

// noZombies waits until process 1 and this one are alone.
func noZombies() error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	late := time.After(60 * time.Second)
	for {
		others, err := processes()
		if err != nil || len(others) == 0 {
			return err
		}
		select {
		case <-tick.C:
		case <-late:
			return fmt.Errorf("still there: %v", others)
		}
	}
}

// processes are those in /proc but for process 1 and this one, with their states.
func processes() (list []string, err error) {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	for _, path := range stats {
		if path == "/proc/1/stat" || path == fmt.Sprintf("/proc/%d/stat", os.Getpid()) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			continue // gone meanwhile
		}
		f := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		list = append(list, path+" "+f[0])
	}
	return list, nil
}

// roleParent leaves a child.
func roleParent() int {
	if err := role("orphan").Start(); err != nil {
		return 1
	}
	return 0
}

// roleOrphan ends when it has become one.
func roleOrphan() int {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for os.Getppid() != 1 {
		<-tick.C
	}
	return 7
}

func roleStatus() int {
	status, _ := strconv.Atoi(os.Args[1])
	return status
}

// roleKilled ends as one that the kernel kills.
func roleKilled() int {
	syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// rolePatient ends when it is asked to.
func rolePatient() int {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM)
	fmt.Println("executor: waiting")
	<-asked
	return 0
}
