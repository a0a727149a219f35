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
	errParse   = fmt.Errorf("the code could not be parsed within %v", startTimeout)
)

// load gives s the code, which may then run for limit, and returns when it is
// evaluated, or when it is known that it cannot be: then the request is
// answered with the reason. The error is one of the sentinels if it is the
// code's doing.
func (s *sandbox) load(ctx context.Context, code, secret []byte, limit time.Duration) error {
	go s.source.serve(code, secret)
	err := s.awaitLoad(ctx, limit)
	s.source.shut()
	<-s.source.done
	if err != nil && !s.source.served && ctx.Err() == nil {
		return fmt.Errorf("workerd did not fetch the code: %v", err)
	}
	if errors.Is(err, errStart) {
		return errParse // it has it, for all that time
	}
	s.loaded = err == nil
	return err
}

func (s *sandbox) awaitLoad(ctx context.Context, limit time.Duration) error {
	late := time.NewTimer(startTimeout)
	defer late.Stop()
	tooLate, parsed := errStart, s.source.parsed
	for {
		select {
		case <-parsed: // now its time counts
			late.Reset(time.Until(s.source.parsedAt.Add(limit)))
			tooLate, parsed = errTooLate, nil
		case <-s.ready:
			return nil
		case <-s.proc.Wait():
			s.awaitOutput()
			return errDied
		case <-late.C:
			return tooLate
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// parsedAt is when the code could first run; zero if it could not yet.
func (s *sandbox) parsedAt() time.Time {
	if isClosed(s.source.parsed) {
		return s.source.parsedAt
	}
	return time.Time{}
}

// loadOutcome is that of a job whose code could not be loaded.
func (s *sandbox) loadOutcome() jobs.Outcome {
	if s.parsedAt().IsZero() {
		return jobs.SyntaxError
	}
	return jobs.ModuleUnusable
}

// dyingTime is how long after a broken connection a process is given to turn
// out dead. It closes its sockets while it dies.
const dyingTime = 300 * time.Millisecond

// isDying tells, after a broken connection, whether the process has ended.
func (s *sandbox) isDying(ctx context.Context) bool {
	dying := time.NewTimer(dyingTime)
	defer dying.Stop()
	select {
	case <-s.proc.Wait():
	case <-dying.C:
	case <-ctx.Done():
	}
	return s.dead()
}
