package main

import (
	"strings"
	"testing"
	"time"
)

// TestOptionsAsTypedToMake: wrong ones are told in one line, by the names that
// make has for them.
func TestOptionsAsTypedToMake(t *testing.T) {
	for _, c := range []struct{ duration, seed, want string }{
		{"abc", "0", "DURATION=abc: want a time of at least 30s with its unit, such as DURATION=10m"},
		{"", "0", "DURATION=: want a time"},
		{"10", "0", "DURATION=10: want a time"},
		{"29s", "0", "DURATION=29s: want a time of at least 30s"},
		{"-1m", "0", "DURATION=-1m: want a time"},
		{"3m", "x", "SEED=x: want a whole number, such as SEED=7"},
		{"3m", "", "SEED=: want a whole number"},
		{"3m", "-1", "SEED=-1: want a whole number"},
	} {
		_, err := parse([]string{"-duration=" + c.duration, "-seed=" + c.seed})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("DURATION=%s SEED=%s: %v", c.duration, c.seed, err)
		}
	}
	o, err := parse([]string{"-duration=10m", "-seed=7"})
	if err != nil || o.duration != 10*time.Minute || o.seed != 7 {
		t.Errorf("%+v, %v", o, err)
	}
	if o, err = parse(nil); err != nil || o.duration != defaultDuration || o.seed == 0 {
		t.Errorf("without options: %+v, %v", o, err)
	}
}
