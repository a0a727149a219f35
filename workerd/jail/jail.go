package jail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// Jail starts programs in sandboxes. It is safe for concurrent use.
type Jail struct {
	cfg          Config
	dir          string // empty; the root is mounted on it, out of the host's sight
	files        []file
	program      string // its path in the root
	privileged   bool   // root: own user ids, and the root is made once
	uid, gid     int    // the caller's
	firstID      int    // as root, slot n has this user and group id plus n
	capabilities int    // how many the kernel knows
	filter       []unix.SockFilter
	starter      *starter
	omit         map[string]bool // steps to leave out, for tests
}

// New prepares a jail for one program and tries it. If a layer cannot be set
// up, the error is a *StepError that says which, why, and what would help.
func New(ctx context.Context, cfg Config) (*Jail, error) { return open(ctx, cfg, nil) }

func open(ctx context.Context, cfg Config, omit map[string]bool) (*Jail, error) {
	j, err := build(ctx, cfg, omit)
	if err != nil {
		return nil, err
	}
	if err := j.try(ctx, "--version"); err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return j, nil
}

// build makes a jail that is not tried.
func build(ctx context.Context, cfg Config, omit map[string]bool) (_ *Jail, err error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	j := &Jail{cfg: cfg.withDefaults(), privileged: os.Geteuid() == 0, uid: os.Geteuid(), gid: os.Getegid(), program: programPath, firstID: pickIDs(), omit: omit}
	defer func() {
		if err != nil {
			err = errors.Join(err, j.Close())
		}
	}()
	if j.files, err = contents(ctx, j.cfg); err != nil {
		return nil, err
	}
	var made *os.File // the root's file system, if it is made beforehand
	if j.privileged && cfg.Copy {
		if made, err = copied(cfg.Binary); err != nil {
			return nil, err
		}
		defer made.Close() // it is mounted by then
		j.files = slices.DeleteFunc(j.files, func(f file) bool { return f.inside == programPath })
	}
	if j.dir, err = os.MkdirTemp(cfg.Dir, "nacre-root-"); err != nil {
		return nil, fmt.Errorf("jail: making a directory to mount the root on: %w", err)
	}
	if j.filter, err = assembled(); err != nil {
		return nil, err
	}
	for unix.Prctl(unix.PR_CAPBSET_READ, uintptr(j.capabilities), 0, 0, 0) == nil {
		j.capabilities++
	}
	p, err := j.prepare(made)
	if err != nil {
		return nil, err
	}
	defer p.free()
	if j.starter, err = newStarter(p); err != nil {
		return nil, err
	}
	return j, nil
}

// assembled returns the filter of system calls as the kernel takes it.
func assembled() ([]unix.SockFilter, error) {
	info, err := arch.GetInfo("")
	if err != nil {
		return nil, fmt.Errorf("jail: %w: %w", ErrKernel, err)
	}
	raw, err := filter(info)
	if err != nil {
		return nil, err
	}
	list := make([]unix.SockFilter, len(raw))
	for i, r := range raw {
		list[i] = unix.SockFilter{Code: r.Op, Jt: r.Jt, Jf: r.Jf, K: r.K}
	}
	return list, nil
}

// prepare returns what the thread that starts sandboxes does first.
func (j *Jail) prepare(made *os.File) (*program, error) {
	paths := []string{j.dir}
	for _, f := range j.files {
		paths = append(paths, f.host, f.inside)
	}
	p, err := newProgram(4*length(paths), j.omit)
	if err != nil {
		return nil, err
	}
	if j.privileged {
		p.layer = LayerRoot
		p.call("making a mount namespace for the root", unix.SYS_UNSHARE, unix.CLONE_NEWNS|unix.CLONE_FS)
		p.buildRoot(j.dir, made, j.files, nil)
	}
	if p.full {
		p.free()
		return nil, fmt.Errorf("jail: %w", errTooLong)
	}
	return p, nil
}

// Close ends the thread that starts sandboxes, which kills those that still
// run, and removes the directory.
func (j *Jail) Close() error {
	if j.starter != nil {
		j.starter.stop()
	}
	if j.dir == "" {
		return nil
	}
	if err := os.Remove(j.dir); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("jail: %w", err)
	}
	return nil
}

const (
	trialTimeout = 10 * time.Second
	maxTrial     = 4 << 10 // bytes of what the program says that are read
)

// try starts the program once: it must exit with 0 in time.
func (j *Jail) try(ctx context.Context, args ...string) error {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("jail: %w", err)
	}
	defer null.Close()
	r, w, err := os.Pipe()
	if err != nil {
		return fmt.Errorf("jail: %w", err)
	}
	defer r.Close()
	p, err := j.Start(Spec{Args: args, Files: []*os.File{null, w, w}})
	w.Close()
	if err != nil {
		return err
	}
	defer func() { p.Kill(); <-p.Wait() }()
	ctx, cancel := context.WithTimeout(ctx, trialTimeout)
	defer cancel()
	stop := context.AfterFunc(ctx, p.Kill)
	defer stop()
	said, _ := io.ReadAll(io.LimitReader(r, maxTrial))
	r.Close()
	<-p.Wait()
	if ctx.Err() != nil {
		return fmt.Errorf("jail: trying %s: %w", j.cfg.Binary, ctx.Err())
	}
	switch s := p.Status(); {
	case s.Signaled():
		return fmt.Errorf("jail: %w: %s was ended by signal %d (%v)%s", ErrProgram, j.cfg.Binary, s.Signal(), s.Signal(), quote(said))
	case s.ExitStatus() != 0:
		return fmt.Errorf("jail: %w: %s ended with status %d%s", ErrProgram, j.cfg.Binary, s.ExitStatus(), quote(said))
	}
	return nil
}

// quote returns the first line of what a program said, if it said any.
func quote(said []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(said), []byte("\n"))
	if len(line) == 0 {
		return ""
	}
	return fmt.Sprintf(": %q", line)
}

// restrictedByAppArmor tells whether the kernel gives user namespaces to
// everybody, but without their rights, as Ubuntu's does.
func restrictedByAppArmor() bool {
	b, err := os.ReadFile("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
	return err == nil && os.Geteuid() != 0 && bytes.HasPrefix(b, []byte("1"))
}
