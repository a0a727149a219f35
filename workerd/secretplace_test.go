package workerd

import (
	"bytes"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// onProc tells whether a directory is of the kernel's own file system of processes.
func onProc(path string) bool {
	var of unix.Statfs_t
	return unix.Statfs(path, &of) == nil && of.Type == unix.PROC_SUPER_MAGIC
}

// TestSecretIsNoFile: while a sandbox has a secret, neither the pool's directory
// nor anything that its process has open, was given or can name holds it, and the
// socket that it came over answers nobody any more.
func TestSecretIsNoFile(t *testing.T) {
	p := newPool(t, nil)
	secret := []byte("correct-horse-battery-staple")
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	if err := s.load(t.Context(), handler(`return new Response(env.secret)`), secret, time.Minute); err != nil {
		t.Fatal(err)
	}
	proc := fmt.Sprintf("/proc/%d/", s.proc.Pid())
	forms := formsOf(secret)
	looked := 0
	look := func(path string) {
		// A device may be mounted where a directory has a file.
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			return
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
		looked++
		for _, form := range forms {
			if bytes.Contains(b, form) {
				t.Errorf("%s holds the secret as %q", path, form)
			}
		}
	}
	for _, name := range []string{"cmdline", "environ"} {
		look(proc + name)
	}
	for _, root := range []string{p.dir, proc + "root/"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil && os.IsNotExist(err):
				return nil // of another sandbox, which went
			case err != nil:
				return err
			case e.IsDir() && onProc(path):
				return fs.SkipDir // what the kernel says of itself
			case e.Type().IsRegular() && !strings.HasSuffix(path, "/workerd"): // the program itself
				look(path)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	fds, err := os.ReadDir(proc + "fd")
	if err != nil || len(fds) == 0 {
		t.Fatalf("%d open files, %v", len(fds), err)
	}
	for _, fd := range fds {
		if to, err := os.Readlink(proc + "fd/" + fd.Name()); err == nil && strings.HasPrefix(to, "/") { // /memfd: too
			look(proc + "fd/" + fd.Name())
		}
	}
	if looked < 3 {
		t.Errorf("looked at %d files alone", looked)
	}
	if conn, err := net.Dial("unix", s.source.listener.Addr().String()); err == nil {
		conn.Close()
		t.Error("the socket of the secret is open still")
	}
}
