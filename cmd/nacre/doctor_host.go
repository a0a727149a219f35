package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"

	"github.com/mdlayher/vsock"

	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
	"github.com/nacre-tee/nacre/workerd/jail"
)

// host is what checkHost looks at; tests put a fake in the place of each.
type host struct {
	cgroups   func() (version int, missing []cgroup.Gap, err error)
	namespace func(ctx context.Context, flags uintptr) error
	vsockID   func() (uint32, error)
	nsm       string // path of the Nitro security module's device
	workerd   func(ctx context.Context, path string) error
	jail      func(ctx context.Context, c jail.Config) ([]jail.LayerState, error)
	roots     func() (*x509.CertPool, error)

	configured string        // where a config file says that workerd is; "": none says so
	egress     egress.Policy // of the config file, or the default
}

func thisHost() host {
	return host{
		cgroups:   lookAtCgroups,
		namespace: enterNamespace,
		vsockID:   vsock.ContextID,
		nsm:       "/dev/nsm",
		workerd:   workerd.CheckBinary,
		jail:      jail.Check,
		roots:     egress.SystemRoots,
	}
}

func checkHost(ctx context.Context, h host, env environment, workerdFlag string) []finding {
	var all []finding
	all = append(all, h.checkCgroups()...)
	all = append(all, h.checkNamespaces(ctx)...)
	found := h.checkWorkerd(ctx, env, workerdFlag)
	all = append(all, h.checkVsock(), h.checkNSM(), h.checkCertificates(), found)
	if found.Status != passed {
		return append(all, fail("jail", "mend workerd first", errors.New("not tried, for lack of a workerd to jail")))
	}
	path, _ := h.findWorkerd(env, workerdFlag) // it was found before
	return append(all, h.checkJail(ctx, path)...)
}

// checkJail has a line for each layer that is around a sandbox. It sets them
// up for real, with workerd inside.
func (h host) checkJail(ctx context.Context, workerd string) []finding {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	layers, err := h.jail(ctx, jail.Config{Binary: workerd})
	if err != nil {
		return []finding{fail("jail", "mend that and run nacre doctor again: without its jail no executor starts", err)}
	}
	var all []finding
	broken := false // a layer before
	for _, l := range layers {
		check := "jail " + string(l.Layer)
		var step *jail.StepError
		switch {
		case l.Err == nil:
			all = append(all, pass(check, "works"))
			continue
		case broken:
			all = append(all, fail(check, "mend that one first", l.Err))
		case errors.As(l.Err, &step) && step.Mend != nil:
			all = append(all, fail(check, step.Mend.Error(), fmt.Errorf("%s: %w", step.Step, step.Err)))
		default:
			all = append(all, fail(check, "without its jail no executor starts: run it as root on Linux 5.12 or newer", l.Err))
		}
		broken = true
	}
	return all
}

// checkCgroups has a line for each controller that limits a sandbox.
func (h host) checkCgroups() []finding {
	version, missing, err := h.cgroups()
	if err != nil {
		return []finding{fail("cgroup", "mount cgroups and run nacre doctor again", err)}
	}
	gaps := map[cgroup.Controller]cgroup.Gap{}
	for _, g := range missing {
		gaps[g.Controller] = g
	}
	var all []finding
	for _, c := range []cgroup.Controller{cgroup.Memory, cgroup.CPU, cgroup.PIDs} {
		check := "cgroup " + string(c)
		if g, gone := gaps[c]; gone {
			all = append(all, fail(check, g.Mend, errors.New(g.Reason)))
			continue
		}
		all = append(all, pass(check, "version %d, usable", version))
	}
	return all
}

// lookAtCgroups makes this process's own parent cgroup, which is the test,
// and removes it.
func lookAtCgroups() (version int, missing []cgroup.Gap, err error) {
	instance, err := cgroup.InstanceName("")
	if err != nil {
		return 0, nil, err
	}
	m, err := cgroup.Open(cgroup.Config{Instance: instance})
	if err != nil {
		return 0, nil, err
	}
	return m.Version(), m.Missing(), m.Close()
}

var namespaces = []struct {
	name  string
	flags uintptr
}{
	{"user", syscall.CLONE_NEWUSER},
	{"mount", syscall.CLONE_NEWNS},
	{"pid", syscall.CLONE_NEWPID},
	{"net", syscall.CLONE_NEWNET},
	{"ipc", syscall.CLONE_NEWIPC},
	{"uts", syscall.CLONE_NEWUTS},
}

// checkNamespaces says which namespaces there are. It warns only: whether the
// jail can be set up with what there is, the jail itself says.
func (h host) checkNamespaces(ctx context.Context) []finding {
	var all []finding
	for _, n := range namespaces {
		check := "namespace " + n.name
		if err := h.namespace(ctx, n.flags); err != nil {
			mend := "allow it: sysctl kernel.unprivileged_userns_clone=1 or user.max_" + n.name + "_namespaces above 0; in a container, a seccomp profile that permits clone"
			all = append(all, warn(check, mend, err))
			continue
		}
		all = append(all, pass(check, "can be made"))
	}
	return all
}

// enterNamespace starts this very program, which prints its version, in a new
// namespace. Without root it needs a user namespace around it.
func enterNamespace(ctx context.Context, flags uintptr) error {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "/proc/self/exe")
	cmd.Args = []string{"nacre", "--version"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags, Pdeathsig: syscall.SIGKILL}
	if os.Getuid() != 0 || flags == syscall.CLONE_NEWUSER {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	runtime.LockOSThread() // the death of this thread is what Pdeathsig watches
	defer runtime.UnlockOSThread()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("cannot be made: %w", reason(err))
	}
	return nil
}

func (h host) checkVsock() finding {
	cid, err := h.vsockID()
	switch {
	case errors.Is(err, fs.ErrPermission):
		return warn("vsock", "run nacre doctor as root, or give this user /dev/vsock; development does without", err)
	case err != nil:
		return warn("vsock", "an enclave needs it: load the module with modprobe vsock (in a guest: vmw_vsock_virtio_transport); development does without", unwrapAll(err))
	}
	return pass("vsock", "context id %d", cid)
}

func (h host) checkNSM() finding {
	const mend = "nothing to mend outside a Nitro enclave: the development build attests in software"
	f, err := os.OpenFile(h.nsm, os.O_RDWR, 0)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return warn("nsm", mend, fmt.Errorf("%s does not exist: this is no Nitro enclave", h.nsm))
	case err != nil:
		return warn("nsm", "run as root", fmt.Errorf("%s: %w", h.nsm, reason(err)))
	}
	f.Close()
	return pass("nsm", "%s opens", h.nsm)
}

// checkCertificates looks for what an executor needs to make TLS connections
// for its jobs.
func (h host) checkCertificates() finding {
	const check = "certificates"
	if h.egress.None() {
		return pass(check, "not needed: egress is none")
	}
	switch _, err := h.roots(); {
	case errors.Is(err, egress.ErrNoRoots):
		return fail(check, `install ca-certificates, or set egress to "none" in the config file: no executor starts like this`,
			errors.New("the system has none of authorities, so that https could not be verified"))
	case err != nil:
		return fail(check, "mend that: without certificates no executor starts", err)
	}
	return pass(check, "the system has those of authorities")
}

// findWorkerd finds the one that the config file names, if there is a file.
func (h host) findWorkerd(env environment, flag string) (string, error) {
	if h.configured != "" {
		return checkTool(h.configured, "workerd_runtime_path")
	}
	return findWorkerd(env, flag)
}

func (h host) checkWorkerd(ctx context.Context, env environment, flag string) finding {
	path, err := h.findWorkerd(env, flag)
	switch {
	case err != nil && h.configured != "":
		return fail("workerd", "correct workerd_runtime_path, the directory that holds workerd, or put workerd there", err)
	case err != nil:
		return fail("workerd", "run `make tools`", err)
	}
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	if err := h.workerd(ctx, path); err != nil {
		return fail("workerd", "run `make tools` to install the version that this nacre was made for", err)
	}
	return pass("workerd", "%s, version %s", path, workerd.Version)
}

// unwrapAll returns the innermost error: what the system said, without the
// library's path to it.
func unwrapAll(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil || strings.TrimSpace(inner.Error()) == "" {
			return err
		}
		err = inner
	}
}
