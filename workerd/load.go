package workerd

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// Sentinels of load, for what the code did.
var (
	errDied    = errors.New("the sandbox ended while the code was loaded")
	errTooLate = errors.New("the deadline passed while the code was loaded")
)

// load gives s the code, which has limit to be parsed and evaluated, and
// returns when it is, or when it is known that it cannot be: then the request
// is answered with the reason. The error is one of the sentinels if it is the
// code's doing.
func (s *sandbox) load(ctx context.Context, code, secret []byte, limit time.Duration) error {
	go s.source.serve(code, secret)
	err := s.awaitLoad(ctx, limit)
	s.source.shut()
	<-s.source.done
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !s.source.served:
		return fmt.Errorf("workerd did not fetch the code (%v)", err)
	case err == nil && s.source.lost != nil:
		return fmt.Errorf("giving workerd what it asked for: %w", s.source.lost)
	}
	s.loaded = err == nil
	return err
}

func (s *sandbox) awaitLoad(ctx context.Context, limit time.Duration) error {
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case <-s.ready:
		return nil
	case <-s.proc.Wait():
		s.awaitOutput()
		return errDied
	case <-late.C:
		return errTooLate
	case <-ctx.Done():
		return ctx.Err()
	}
}

// parsed tells whether the code is known to be good syntax: before that
// nothing of it can run.
func (s *sandbox) parsed() bool { return isClosed(s.source.parsed) }

// loadOutcome is that of a job whose code could not be loaded.
func (s *sandbox) loadOutcome() jobs.Outcome {
	if !s.parsed() {
		return jobs.SyntaxError
	}
	return jobs.ModuleUnusable
}

// dyingTime is how long after a broken connection a process is given to begin to
// end: workerd may close its connections before it does.
var dyingTime = 300 * time.Millisecond

// isDying tells, after a broken connection, whether the process has ended. One that
// has begun to is waited for: how long the kernel takes is no matter of the code.
func (s *sandbox) isDying(ctx context.Context) bool {
	dying := time.NewTimer(dyingTime)
	defer dying.Stop()
	select {
	case <-s.proc.Wait():
	case <-dying.C:
	case <-ctx.Done():
	}
	if s.proc.Exiting() {
		select {
		case <-s.proc.Wait():
		case <-ctx.Done():
		}
	}
	return s.dead()
}
