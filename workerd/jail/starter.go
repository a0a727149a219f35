package jail

import (
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// starter owns the OS thread from which all sandboxes are born. The kernel
// kills them when that thread ends, so a killed daemon leaves none behind. As
// root the thread lives in a mount namespace whose root is the sandboxes'.
type starter struct {
	requests chan func()
	quit     chan struct{} // closed by stop
	done     chan struct{} // closed when the thread ends
	once     sync.Once     // stops once
}

// newStarter starts the thread and runs the program in it.
func newStarter(prepare *program) (*starter, error) {
	s := &starter{requests: make(chan func()), quit: make(chan struct{}), done: make(chan struct{})}
	ready := make(chan error)
	go s.own(prepare, ready)
	if err := <-ready; err != nil {
		<-s.done
		return nil, err
	}
	return s, nil
}

// own finds a thread. The first one of the process is held meanwhile, so that
// the next goroutine gets another.
func (s *starter) own(prepare *program, ready chan<- error) {
	runtime.LockOSThread()
	if unix.Gettid() == unix.Getpid() {
		locked := make(chan struct{})
		go func() { s.loop(prepare, ready, locked) }()
		<-locked
		runtime.UnlockOSThread()
		return
	}
	s.loop(prepare, ready, nil)
}

// loop never unlocks the thread, which therefore ends with it.
func (s *starter) loop(prepare *program, ready chan<- error, locked chan<- struct{}) {
	runtime.LockOSThread()
	if locked != nil {
		close(locked)
	}
	defer close(s.done)
	if i, errno := prepare.run(); i >= 0 {
		ready <- prepare.describe(i, errno)
		return
	}
	ready <- nil
	for {
		select {
		case f := <-s.requests:
			f()
		case <-s.quit:
			return
		}
	}
}

// do runs f in the thread. f must be short and must not use paths, which mean
// something else there.
func (s *starter) do(f func()) error {
	finished := make(chan struct{})
	select {
	case s.requests <- func() { defer close(finished); f() }:
		<-finished
		return nil
	case <-s.quit:
		return errClosed
	}
}

// stop ends the thread, and with it whatever it started that still runs.
func (s *starter) stop() {
	s.once.Do(func() { close(s.quit) })
	<-s.done
}
