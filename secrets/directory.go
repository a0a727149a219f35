package secrets

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/nacre-tee/nacre/jobs"
)

// Errors of the directory of sealed secrets.
var (
	ErrDirPath   = errors.New("path of the secrets' directory is not absolute")
	ErrDirKind   = errors.New("secrets' directory is no directory")
	ErrDirMode   = errors.New("secrets' directory can be used by others: mode 0700 and this user would be right")
	ErrDirOnDisk = errors.New("secrets must never reach a disk: their directory may only be on tmpfs or ramfs")
	errFileKind  = errors.New("no regular file of this user that no other can read")
)

const (
	fileSuffix  = ".sealed"
	draftSuffix = ".new"
	// maxFile bounds the file of a secret, in bytes.
	maxFile = MaxCiphertext + sealHead + sealNonce + contentLen + maxAccepted*digestLen
)

// directory keeps sealed secrets in files that are replaced as a whole, each
// named by its secret's id in 64 hexadecimal digits. What else is there is left
// alone, but for files that a process was killed over while it wrote them.
type directory struct{ path string }

// CheckDirectory judges a place for sealed secrets as OpenVault does, and makes
// the directory if there is none.
func CheckDirectory(path string) error {
	_, err := openDirectory(path)
	return err
}

// LookAtDirectory judges a place for sealed secrets as CheckDirectory does, and
// touches nothing: where there is no directory yet, it judges the one that it
// would be made in.
func LookAtDirectory(path string) error {
	err := judgeDirectory(path)
	if errors.Is(err, fs.ErrNotExist) {
		return checkInMemory(filepath.Dir(path))
	}
	return err
}

// openDirectory makes the directory, if there is none, and judges it.
func openDirectory(path string) (*directory, error) {
	if !filepath.IsAbs(path) {
		return nil, fmt.Errorf("%w: %q", ErrDirPath, path)
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("making the secrets' directory: %w", err)
	}
	if err := judgeDirectory(path); err != nil {
		return nil, err
	}
	return &directory{path: path}, nil
}

func judgeDirectory(path string) error {
	if !filepath.IsAbs(path) {
		return fmt.Errorf("%w: %q", ErrDirPath, path)
	}
	info, err := os.Lstat(path)
	if err != nil {
		return fmt.Errorf("looking at the secrets' directory: %w", err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.IsDir():
		return fmt.Errorf("%w: %s", ErrDirKind, path)
	case !ok || int(stat.Uid) != os.Geteuid() || info.Mode().Perm()&0o077 != 0:
		return fmt.Errorf("%w: %s has mode %#o", ErrDirMode, path, info.Mode().Perm())
	}
	return checkInMemory(path)
}

func (d *directory) file(id jobs.ID) string {
	return filepath.Join(d.path, hex.EncodeToString(id[:])+fileSuffix)
}

// fileID returns whose file has that name.
func fileID(name string) (id jobs.ID, ok bool) {
	digits, ok := strings.CutSuffix(name, fileSuffix)
	raw, err := hex.DecodeString(digits)
	if !ok || err != nil || len(raw) != len(id) || strings.ToLower(digits) != digits {
		return jobs.ID{}, false
	}
	return jobs.ID(raw), true
}

// each removes unfinished files and calls f for each finished one, with what is
// in it or why it cannot be read, until f returns an error.
func (d *directory) each(f func(id jobs.ID, sealed []byte, err error) error) error {
	entries, err := os.ReadDir(d.path)
	if err != nil {
		return fmt.Errorf("reading the secrets' directory: %w", err)
	}
	for _, e := range entries {
		if name, draft := strings.CutSuffix(e.Name(), draftSuffix); draft {
			if _, ours := fileID(name); ours {
				if err := os.Remove(filepath.Join(d.path, e.Name())); err != nil {
					return fmt.Errorf("removing an unfinished secret: %w", err)
				}
			}
			continue
		}
		id, ok := fileID(e.Name())
		if !ok {
			continue
		}
		sealed, err := readSealed(d.file(id))
		if err := f(id, sealed, err); err != nil {
			return err
		}
	}
	return nil
}

func readSealed(path string) ([]byte, error) {
	// Without O_NONBLOCK the open would wait for the writer of a pipe.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !info.Mode().IsRegular() || !ok || int(stat.Uid) != os.Geteuid() || info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%w: %s", errFileKind, path)
	}
	return io.ReadAll(io.LimitReader(file, int64(maxFile)+1))
}

// replace writes a secret's file. Who reads it finds the old one or the new
// one, whenever this process is killed, and after an error the old one.
func (d *directory) replace(id jobs.ID, sealed []byte) (err error) {
	draft := d.file(id) + draftSuffix
	if err := os.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(sealed)
	// It is the kernel's memory from here on: the file outlives the process
	// without being synced, and nothing here outlives the kernel.
	if err = errors.Join(err, f.Close()); err == nil {
		err = d.rename(draft, d.file(id))
	}
	if err != nil {
		os.Remove(draft)
	}
	return err
}

// rename puts a finished file in its place and overwrites the one that was there.
func (d *directory) rename(draft, path string) error {
	old, err := openToShred(path)
	if err != nil {
		return err
	}
	if err := os.Rename(draft, path); err != nil {
		if old != nil {
			old.Close()
		}
		return err
	}
	return shred(old)
}

// remove overwrites a secret's file, if there is one, and removes it. If this
// process is killed between the two, the file is one that does not open.
func (d *directory) remove(id jobs.ID) error {
	old, err := openToShred(d.file(id))
	if err != nil {
		return err
	}
	if old == nil { // perhaps no regular file, but it has the name
		if err := os.Remove(d.file(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return errors.Join(shred(old), os.Remove(d.file(id)))
}

// openToShred opens a file to be overwritten; nil if there is no regular one.
func openToShred(path string) (*os.File, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_WRONLY|syscall.O_NOFOLLOW, 0)
}

// shred overwrites a file's bytes, which on tmpfs and ramfs are the same pages
// of memory then, and closes it. nil is no file.
func shred(f *os.File) error {
	if f == nil {
		return nil
	}
	info, err := f.Stat()
	if err == nil {
		_, err = io.CopyN(f, zeros{}, info.Size())
	}
	return errors.Join(err, f.Close())
}

// zeros reads as zero bytes without end.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
