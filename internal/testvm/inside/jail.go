package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// jailed looks at the sandboxes, while code runs in one of them, from outside:
// their cgroups are of version 2 with limits in force, and each process has no
// privileges and nothing that is the machine's.
func (w *world) jailed() error {
	if _, err := os.Stat("/sys/fs/cgroup/cgroup.controllers"); err != nil {
		return fmt.Errorf("/sys/fs/cgroup is no cgroup v2: %w", err)
	}
	ran := make(chan error, 1)
	go func() { ran <- w.runCode("linger", linger, "", 60*time.Second, ok, "there") }()
	err := w.until(2*time.Minute, lookAtSandboxes)
	return errors.Join(err, <-ran)
}

// lookAtSandboxes returns errNotYet if code runs in none of them.
func lookAtSandboxes() error {
	below, err := sandboxes()
	if err != nil {
		return err
	}
	looked, run := 0, 0
	for _, pid := range below {
		exe, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
		if err != nil || filepath.Base(exe) != "workerd" {
			continue
		}
		limited, err := checkJail(pid)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has ended
		}
		if err != nil {
			return fmt.Errorf("sandbox process %d: %w", pid, err)
		}
		if looked++; limited {
			run++
		}
	}
	if run == 0 {
		return fmt.Errorf("%w: no code runs in %d sandboxes", errNotYet, looked)
	}
	fmt.Printf("inside: %d sandboxes looked at, code runs in %d\n", looked, run)
	return nil
}

// checkJail tells whether the process's processors are limited, which they are
// once code runs.
func checkJail(pid int) (limited bool, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return false, err
	}
	for _, want := range []string{"NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000"} {
		if !strings.Contains(string(status), want+"\n") {
			return false, fmt.Errorf("its status is without %q", want)
		}
	}
	if strings.Contains(string(status), "Uid:\t0\t") {
		return false, errors.New("it is root's")
	}
	for _, ns := range []string{"mnt", "net", "pid", "ipc", "uts"} {
		ours, err := os.Readlink("/proc/self/ns/" + ns)
		if err != nil {
			return false, err
		}
		its, err := os.Readlink(fmt.Sprintf("/proc/%d/ns/%s", pid, ns))
		if err != nil {
			return false, err
		}
		if its == ours {
			return false, fmt.Errorf("its namespace %s is the machine's", ns)
		}
	}
	return checkLimits(pid)
}

func checkLimits(pid int) (processors bool, err error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/cgroup", pid))
	if err != nil {
		return false, err
	}
	path, v2 := strings.CutPrefix(strings.TrimSpace(string(data)), "0::")
	if !v2 || path == "/" {
		return false, fmt.Errorf("its cgroup is %q", data)
	}
	limits := map[string]bool{}
	for _, limit := range []string{"memory.max", "pids.max", "cpu.max"} {
		value, err := os.ReadFile(filepath.Join("/sys/fs/cgroup", path, limit))
		if err != nil {
			return false, err
		}
		n, err := strconv.Atoi(strings.Fields(string(value))[0])
		if limits[limit] = err == nil && n > 0; !limits[limit] && limit != "cpu.max" {
			return false, fmt.Errorf("%s is %q", limit, strings.TrimSpace(string(value)))
		}
	}
	return limits["cpu.max"], nil
}
