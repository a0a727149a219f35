package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/workerd"
)

// checkLimits has a line for each limit that an executor with this config has
// on this machine. One that cannot be fails.
func checkLimits(c config.Config, machine func() (workerd.Machine, error)) []finding {
	m, err := machine()
	if err != nil {
		return []finding{fail("machine", "mount /proc and cgroups as the kernel offers them", err)}
	}
	all := []finding{pass("machine", "%d cores, %s", m.Cores, measure(m.Memory, "bytes"))}
	var wrong *config.KeyError
	errors.As(c.CheckMachine(m), &wrong)
	for _, s := range c.Settings(m) {
		check := "limit " + s.Key
		if wrong != nil && wrong.Key == s.Key {
			all = append(all, fail(check, "correct "+s.Key+" in the config file: the executor does not start like this", wrong.Err))
			continue
		}
		all = append(all, pass(check, "%s (%s)", measure(s.Value, s.Unit), s.From))
	}
	return all
}

// measure is a value with its unit and, if it is large, in larger units too.
func measure(value any, unit string) string {
	text := fmt.Sprint(value)
	if unit != "" {
		text += " " + unit
	}
	n := count(value)
	more := ""
	switch unit {
	case "bytes":
		more = largeUnits(n)
	case "ms":
		more = longUnits(time.Duration(n)*time.Millisecond, time.Second)
	case "s":
		more = longUnits(time.Duration(n)*time.Second, time.Minute)
	}
	if more == "" {
		return text
	}
	return text + ", " + more
}

// largeUnits is n bytes with at most one decimal; "" if bytes are as good.
func largeUnits(n int64) string {
	for _, unit := range []struct {
		bytes int64
		name  string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.bytes {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/float64(unit.bytes)), ".0") + " " + unit.name
		}
	}
	return ""
}

// longUnits is d; "" if it is less than a unit.
func longUnits(d, unit time.Duration) string {
	if d < unit {
		return ""
	}
	return shortDuration(d)
}

// count is an integer of whatever type; 0 for what is none.
func count(value any) int64 {
	switch n := value.(type) {
	case int:
		return int64(n)
	case int64:
		return n
	case uint64:
		return int64(n)
	}
	return 0
}
