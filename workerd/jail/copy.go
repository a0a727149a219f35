package jail

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"syscall"

	"golang.org/x/sys/unix"
)

// slack is what the root needs besides the copy, with room for one large page
// that the copy does not fill.
const slack = 4 << 20 // bytes

// copied makes the root's file system, not mounted anywhere yet, with a copy
// of the program in it. Nobody else can reach that. Pieces of
// large pages are mapped with less work: workerd starts with 18 ms of a
// processor in place of 22.
func copied(binary string) (root *os.File, err error) {
	source, err := os.Open(binary)
	if err != nil {
		return nil, fmt.Errorf("jail: %w", err)
	}
	defer source.Close()
	info, err := source.Stat()
	if err != nil {
		return nil, fmt.Errorf("jail: %w", err)
	}
	if root, err = memory(info.Size()+slack, true); errors.Is(err, unix.EINVAL) { // a kernel without large pages
		root, err = memory(info.Size()+slack, false)
	}
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			root.Close()
		}
	}()
	if err := fill(root, source); err != nil {
		return nil, fmt.Errorf("jail: copying %s into memory: %w", binary, err)
	}
	return root, nil
}

// fill writes the program. No process may be born meanwhile: until it executes
// something else it would have the file open for writing too, and for so long
// the kernel neither makes the root read-only nor starts the program.
func fill(root, source *os.File) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Openat(int(root.Fd()), path.Base(programPath), unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o555)
	if err != nil {
		return err
	}
	place := os.NewFile(uintptr(fd), programPath)
	_, err = io.Copy(place, source)
	return errors.Join(err, place.Chmod(0o555), place.Close()) // whatever the mask of who started this
}

// memory makes a file system in memory for a root, with large pages if huge.
func memory(size int64, huge bool) (*os.File, error) {
	fs, err := unix.Fsopen("tmpfs", unix.FSOPEN_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("jail: opening a file system in memory: %w", err)
	}
	defer unix.Close(fs)
	options := map[string]string{"source": "nacre", "size": fmt.Sprint(size), "nr_inodes": rootInodes, "mode": rootMode}
	if huge {
		options["huge"] = "always"
	}
	for name, value := range options {
		if err := unix.FsconfigSetString(fs, name, value); err != nil {
			return nil, fmt.Errorf("jail: making a file system in memory with %s=%s: %w", name, value, err)
		}
	}
	if err := unix.FsconfigCreate(fs); err != nil {
		return nil, fmt.Errorf("jail: making a file system in memory: %w", err)
	}
	fd, err := unix.Fsmount(fs, unix.FSMOUNT_CLOEXEC, unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NODEV)
	if err != nil {
		return nil, fmt.Errorf("jail: mounting a file system in memory: %w", err)
	}
	return os.NewFile(uintptr(fd), "root"), nil
}
