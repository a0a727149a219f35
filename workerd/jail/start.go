package jail

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	stepClone = "making a process in a user and a pid namespace"
	stepEnter = "entering a cgroup"
	stepMount = "mounting the root"
	stepMap   = "mapping the user id"
	stepFirst = "having it go first when memory is short"
	stepTie   = "tying it to the parent"
	stepWord  = "letting the program start"
)

// start is one start under way. Whoever calls Start owns it.
type start struct {
	slot  int
	args  []string
	files []*os.File
	binds []bind
	tasks []*os.File
	data  uint64

	ours int // our end of the conversation with the child
	sync int // its end, as long as we have it
	p    *program
	proc *Process
}

// bind is a Bind with, as root, a copy of the mount.
type bind struct {
	host, inside string
	tree         int
}

// highest returns the highest descriptor that the child needs or will have.
func (s *start) highest() int {
	high := max(s.sync, syncFD)
	for _, f := range s.files {
		high = max(high, int(f.Fd()))
	}
	return high
}

// Start starts the program in a sandbox of its own. It returns when the
// program itself runs. On failure nothing remains, and the error says which
// step failed.
func (j *Jail) Start(spec Spec) (*Process, error) {
	if err := j.check(spec); err != nil {
		return nil, err
	}
	s := &start{slot: spec.Slot, args: spec.Args, files: spec.Files, tasks: spec.Tasks, data: spec.DataLimit, ours: -1, sync: -1}
	defer s.close()
	if err := s.takeBinds(j, spec.Binds); err != nil {
		return nil, err
	}
	if err := s.birth(j, spec.Cgroup); err != nil {
		return nil, err
	}
	if err := s.escort(j); err != nil {
		s.proc.Kill()
		<-s.proc.Wait()
		return nil, err
	}
	return s.proc, nil
}

// birth makes the child, which then waits for its user id.
func (s *start) birth(j *Jail, cgroup *os.File) error {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("jail: making a conversation: %w", err)
	}
	s.ours, s.sync = pair[0], pair[1]
	if err := unix.SetsockoptTimeval(s.ours, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &unix.Timeval{Sec: answerTimeout}); err != nil {
		return fmt.Errorf("jail: making a conversation: %w", err)
	}
	if s.p, err = newProgram(length(s.args)+length(hosts(s.binds)), j.omit); err != nil {
		return err
	}
	s.p.enter(j, s)
	if s.p.full {
		return fmt.Errorf("jail: %w", errTooLong)
	}
	return s.clone(j, cgroup)
}

// check returns the first rule that spec breaks.
func (j *Jail) check(spec Spec) error {
	if spec.Slot < 0 || spec.Slot >= maxSlots {
		return fmt.Errorf("jail: %w: %d", ErrSlot, spec.Slot)
	}
	if n := len(spec.Files); n < 3 || n > maxPassed || slices.Contains(spec.Files, nil) {
		return fmt.Errorf("jail: %w", ErrFiles)
	}
	for _, b := range spec.Binds {
		if !slices.Contains(j.cfg.Places, b.Place) {
			return fmt.Errorf("jail: %w: %q", ErrBind, b.Place)
		}
	}
	return nil
}

// takeBinds takes copies of mounts: the child cannot reach the host's paths.
func (s *start) takeBinds(j *Jail, binds []Bind) error {
	for _, b := range binds {
		tree := -1
		if j.privileged {
			var err error
			if tree, err = unix.OpenTree(unix.AT_FDCWD, b.Host, unix.OPEN_TREE_CLONE|unix.OPEN_TREE_CLOEXEC); err != nil {
				return fmt.Errorf("jail: putting %s into the root: %w", b.Host, err)
			}
			s.binds = append(s.binds, bind{b.Host, b.Place, tree})
			attr := &unix.MountAttr{Attr_set: readOnly | unix.MOUNT_ATTR_NODEV | unix.MOUNT_ATTR_NOEXEC}
			if err := unix.MountSetattr(tree, "", unix.AT_EMPTY_PATH, attr); err != nil {
				return fmt.Errorf("jail: protecting %s in the root: %w", b.Host, err)
			}
			continue
		}
		s.binds = append(s.binds, bind{b.Host, b.Place, tree})
	}
	return nil
}

// length counts bytes with what else a list of strings takes.
func length(list []string) (n int) {
	for _, s := range list {
		n += len(s) + 32
	}
	return n
}

func hosts(binds []bind) (list []string) {
	for _, b := range binds {
		list = append(list, b.host)
	}
	return list
}

// close closes what the start needed.
func (s *start) close() {
	if s.p != nil {
		s.p.free()
	}
	for _, b := range s.binds {
		closeFD(&b.tree)
	}
	closeFD(&s.ours)
	closeFD(&s.sync)
}

func closeFD(fd *int) {
	if *fd >= 0 {
		unix.Close(*fd)
		*fd = -1
	}
}

// clone makes the child.
func (s *start) clone(j *Jail, cgroup *os.File) error {
	pidfd := s.p.space(4) // where the kernel puts it
	c := &cloneArgs{
		flags:      unix.CLONE_PIDFD | unix.CLONE_CLEAR_SIGHAND,
		pidfd:      uint64(pidfd),
		exitSignal: uint64(unix.SIGCHLD),
	}
	if !j.omit["making a user namespace"] {
		c.flags |= unix.CLONE_NEWUSER
	}
	if !j.omit["making a pid namespace"] {
		c.flags |= unix.CLONE_NEWPID
	}
	if cgroup != nil {
		c.flags |= unix.CLONE_INTO_CGROUP
		c.cgroup = uint64(cgroup.Fd())
	}
	var pid int
	var errno syscall.Errno
	if err := j.starter.do(func() { pid, errno = s.p.fork(c) }); err != nil {
		return err
	}
	closeFD(&s.sync) // the child's alone from here on: its end is the end of the child
	if errno != 0 {
		return failed(LayerNamespaces, stepClone, errno)
	}
	s.proc = newProcess(pid, int(s.p.int32(pidfd)))
	return nil
}

// escort brings the child from its birth to the program.
func (s *start) escort(j *Jail) error {
	if err := s.mapIDs(j); err != nil {
		return s.cause(failed(LayerIdentity, stepMap, err))
	}
	// A machine that is short of memory kills a sandbox before its owner, which
	// could be larger. Within a cgroup of its own it changes nothing.
	if err := s.writeProc(j, "oom_score_adj", "1000"); err != nil {
		return s.cause(failed(LayerLimits, stepFirst, err))
	}
	if _, err := unix.Write(s.ours, []byte{1}); err != nil && !errors.Is(err, unix.EPIPE) {
		return fmt.Errorf("jail: telling the new process to go on: %w", err)
	}
	if !j.omit["restricting system calls"] {
		listener, err := s.hear(true)
		if err != nil {
			return err
		}
		err = j.letPass(listener, s)
		unix.Close(listener)
		if err != nil {
			return err
		}
	}
	_, err := s.hear(false)
	return err
}

// cause ends the child and returns what it said, or err if it said nothing: a
// child that fails early makes what the parent does with it fail as well.
func (s *start) cause(err error) error {
	s.proc.Kill()
	<-s.proc.Wait()
	if _, said := s.hear(false); said != nil {
		return said
	}
	return err
}

// mapIDs gives the child its one user and group id.
func (s *start) mapIDs(j *Jail) error {
	if j.omit["making a user namespace"] {
		return nil
	}
	uid, gid := j.slotID(s.slot), j.slotID(s.slot)
	if !j.privileged {
		gid = j.gid
		if err := s.writeProc(j, "setgroups", "deny"); err != nil {
			return err
		}
	}
	if err := s.writeProc(j, "gid_map", fmt.Sprintf("%d %d 1", insideID, gid)); err != nil {
		return err
	}
	return s.writeProc(j, "uid_map", fmt.Sprintf("%d %d 1", insideID, uid))
}

func (s *start) writeProc(j *Jail, name, text string) error {
	return os.WriteFile(j.cfg.Proc+"/"+strconv.Itoa(s.proc.pid)+"/"+name, []byte(text), 0)
}
