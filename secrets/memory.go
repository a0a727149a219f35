package secrets

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// memory hands out pages outside the Go heap that no core dump has and, where
// the kernel allows it, no swap device. It is safe for concurrent use.
type memory struct {
	mlock    func([]byte) error
	refused  atomic.Pointer[error] // why the kernel last refused to lock a page
	beforeUn func([]byte)          // sees each page as it is given back; for tests
}

func newMemory() *memory { return &memory{mlock: unix.Mlock} }

// page is memory that holds something in the clear.
type page struct {
	b    []byte // what was asked for
	all  []byte // whole pages
	mem  *memory
	once sync.Once
}

// page returns n zero bytes.
func (m *memory) page(n int) (*page, error) {
	size := max(1, (n+os.Getpagesize()-1)/os.Getpagesize()) * os.Getpagesize()
	all, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS)
	if err != nil {
		return nil, fmt.Errorf("mapping %d bytes for a secret: %w", size, err)
	}
	if err := unix.Madvise(all, unix.MADV_DONTDUMP); err != nil {
		_ = unix.Munmap(all) // nothing is in it
		return nil, fmt.Errorf("keeping a secret's page out of core dumps: %w", err)
	}
	if err := m.mlock(all); err != nil {
		m.refused.Store(&err)
	}
	return &page{b: all[:n:n], all: all, mem: m}, nil
}

// free overwrites the page and gives it back. Whoever reads it afterwards ends
// this process, rather than to see what another put there.
func (p *page) free() {
	p.once.Do(func() {
		wipe(p.all)
		if p.mem.beforeUn != nil {
			p.mem.beforeUn(p.all)
		}
		_ = unix.Munmap(p.all) // fails only for what was never mapped; unlocks too
	})
}

// wipe overwrites b.
func wipe(b []byte) {
	clear(b)
	runtime.KeepAlive(b)
}

// unlocked says why a page could not be locked; nil: all could.
func (m *memory) unlocked() error {
	if err := m.refused.Load(); err != nil {
		return fmt.Errorf("locking a secret in memory: %w; a greater RLIMIT_MEMLOCK or CAP_IPC_LOCK would be right", *err)
	}
	return nil
}
