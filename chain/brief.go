package chain

import (
	"errors"
	"net"
	"net/url"
	"strings"
	"time"
)

// brief returns err, of a request to rawURL, for a message that names the URL
// already: without what the HTTP client and the dialler say of it once more.
// errors.Is and errors.As still see err.
func brief(rawURL string, err error) error {
	short, cut := err, false
	if u := (*url.Error)(nil); errors.As(short, &u) {
		short, cut = u.Err, true
	}
	if op := (*net.OpError)(nil); errors.As(short, &op) && op.Op == "dial" && op.Addr != nil && strings.Contains(rawURL, op.Addr.String()) {
		short, cut = op.Err, true
	}
	if !cut {
		return err
	}
	return &redactedError{short.Error(), err}
}

// repeatAfter is after how long the log has a lasting complaint again.
const repeatAfter = 10 * time.Minute

// lastSaid remembers a complaint, so that the log has it once until the reason
// is another, or for a long time. Only its owner's goroutine touches it.
type lastSaid struct {
	reason string
	at     time.Time
}

// news tells whether the log should have err at now.
func (l *lastSaid) news(err error, now time.Time) bool {
	reason := innermost(err).Error() // what is around it may have a port, which is another each time
	if reason == l.reason && now.Sub(l.at) < repeatAfter {
		return false
	}
	l.reason, l.at = reason, now
	return true
}

func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
