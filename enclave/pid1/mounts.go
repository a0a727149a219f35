package pid1

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// mount is one file system of the machine.
type mount struct {
	fstype, target string
	flags          uintptr
	data           string
}

const inert = unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC

// mounts are all there are besides the root, in order. The executor needs
// /proc to look at itself and to start sandboxes, /sys for cgroups alone, /dev
// for /dev/urandom, /dev/null, /dev/vsock and /dev/nsm, /run and /tmp for what
// belongs to sandboxes. Nothing needs /dev/shm or terminals.
func mounts() []mount {
	return []mount{
		{"proc", "/proc", inert, ""},
		{"sysfs", "/sys", inert | unix.MS_RDONLY, ""},
		{"cgroup2", "/sys/fs/cgroup", inert, ""},
		{"devtmpfs", "/dev", unix.MS_NOSUID | unix.MS_NOEXEC, ""},
		{"tmpfs", "/run", inert, "mode=0755,size=25%"},
		{"tmpfs", "/tmp", inert, "mode=1777,size=25%"},
	}
}

// points are the directories to mount on that an image may lack.
var points = []string{"/proc", "/sys", "/dev", "/run", "/tmp"}

// ownRoot puts a mount of its own in the place of the file system that the
// kernel unpacked the image into. That one cannot be exchanged for another
// (pivot_root), as is done for each sandbox, and is writable; the new root
// shows the same files, and nothing can be changed in it.
func ownRoot(k kernel) error {
	const at = "/run" // any directory will do until it is the root
	for _, dir := range points {
		if err := k.mkdir(dir, 0o755); err != nil {
			return fmt.Errorf("making a directory to mount on: %w", err)
		}
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"keeping mounts to itself", func() error { return k.mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "") }},
		{"mounting it once more", func() error { return k.mount("/", at, "", unix.MS_BIND, "") }},
		{"going there", func() error { return k.chdir(at) }},
		{"moving it", func() error { return k.mount(".", "/", "", unix.MS_MOVE, "") }},
		{"taking it as root", func() error { return k.chroot(".") }},
		{"going to it", func() error { return k.chdir("/") }},
		{"making it read-only", func() error {
			return k.mount("", "/", "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY|unix.MS_NOSUID|unix.MS_NODEV, "")
		}},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("making the root: %s: %w", step.name, err)
		}
	}
	return nil
}

func mountAll(k kernel) error {
	for _, m := range mounts() {
		if err := k.mount(m.fstype, m.target, m.fstype, m.flags, m.data); err != nil {
			return fmt.Errorf("mounting %s on %s: %w", m.fstype, m.target, err)
		}
	}
	return nil
}
