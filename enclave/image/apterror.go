package image

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Why a package is ErrUnavailable, where apt says so.
var (
	errGone        = errors.New("it is there no more")
	errUnreachable = errors.New("its source cannot be reached")
)

// aptError is a program of apt that failed. Its status is the same whatever the
// reason was, so that what it said has to tell.
type aptError struct {
	program string
	err     error
	said    string // one line
}

func (e *aptError) Error() string { return fmt.Sprintf("%s: %v: %s", e.program, e.err, e.said) }
func (e *aptError) Unwrap() error { return e.err }

// notFetched is what apt says of a file that it could not bring: from where, and
// why not.
var notFetched = regexp.MustCompile(`Failed to fetch \S+\s+(.*)`)

// tellingLine is the first line about a file that could not be brought, since what
// follows only sums up; else the last.
func tellingLine(said string) string {
	for line := range strings.Lines(said) {
		if notFetched.MatchString(line) {
			return strings.TrimSpace(line)
		}
	}
	return lastLine(said)
}

// What apt says, in the language C: of a version, a package and a suite that a
// mirror does not have; then, of a file that it could not bring, that the mirror
// answers that it is not there, or that no mirror answers, or only a proxy that
// finds none.
var (
	notListed    = regexp.MustCompile(`^E: (Version '.*' for '.*' was not found|Unable to locate package .*|The repository '.*' does not have a Release file\.)$`)
	notThere     = regexp.MustCompile(`^(404|410) `)
	notAnswering = regexp.MustCompile(`^50[234] |(?i)resolv|connect|unreachable|timed out`)
)

// unavailable is ErrUnavailable of a package that was looked for in a suite, and
// says that it is gone, or that nobody could be asked, if apt does.
func unavailable(suite string, err error) error {
	var apt *aptError
	if !errors.As(err, &apt) {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	reason := ""
	if found := notFetched.FindStringSubmatch(apt.said); found != nil {
		reason = found[1]
	}
	switch {
	case notListed.MatchString(apt.said), notThere.MatchString(reason):
		return fmt.Errorf("%w from %s: %w (%w)", ErrUnavailable, suite, errGone, err)
	case notAnswering.MatchString(reason):
		return fmt.Errorf("%w from %s: %w (%w)", ErrUnavailable, suite, errUnreachable, err)
	}
	return fmt.Errorf("%w from %s: %w", ErrUnavailable, suite, err)
}
