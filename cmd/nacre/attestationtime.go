package main

import (
	"errors"
	"regexp"
	"strconv"
	"time"

	"github.com/urfave/cli/v3"
)

// instantFlag is for a time to the second or finer, where a day is too long. The
// zero time is that none was given.
type instantFlag = cli.FlagBase[time.Time, cli.NoConfig, flagValue[time.Time, instantText]]

type instantText struct{}

// unixSeconds are the numbers that are taken for them: those of milliseconds are
// longer, and a date such as 20260103 is shorter.
var unixSeconds = regexp.MustCompile(`^[0-9]{9,11}$`)

// parse takes RFC 3339, which names the zone, or Unix seconds.
func (instantText) parse(s string) (time.Time, error) {
	if unixSeconds.MatchString(s) {
		n, err := strconv.ParseInt(s, 10, 64)
		return time.Unix(n, 0).UTC(), err
	}
	at, err := time.Parse(time.RFC3339, s)
	if err != nil || at.Unix() < 0 {
		return time.Time{}, errors.New("want a time such as 2026-11-01T00:00:00Z, or Unix seconds")
	}
	return at.UTC(), nil
}

func (instantText) show(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339Nano)
}
