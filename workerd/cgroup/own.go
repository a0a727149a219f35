package cgroup

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// OwnMemoryLimit returns the lowest memory limit, in bytes, of this process's
// cgroup and those above it that can be seen; 0 if there is none. proc is
// where procfs is mounted; "" is /proc.
func OwnMemoryLimit(proc string) (int64, error) {
	if proc == "" {
		proc = "/proc"
	}
	l, err := detect(proc)
	if err != nil {
		return 0, err
	}
	at, ok := l.v1[Memory]
	file := "memory.limit_in_bytes"
	if !ok && l.v2 != nil {
		at, ok, file = *l.v2, true, "memory.max"
	}
	if !ok {
		return 0, nil
	}
	lowest := int64(0)
	for {
		limit, err := memoryLimit(filepath.Join(at.dir(), file))
		if err != nil {
			return 0, err
		}
		if limit > 0 && (lowest == 0 || limit < lowest) {
			lowest = limit
		}
		if at.own == "" {
			return lowest, nil
		}
		at = at.up()
	}
}

// memoryLimit reads one limit; 0 if it is none or absent.
func memoryLimit(path string) (int64, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil // the root of v2 has no such file
	}
	if err != nil {
		return 0, err
	}
	s := strings.TrimSpace(string(b))
	const none = 1 << 62 // v1 says "none" by a number near the greatest
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case s == "max", n >= none, errors.Is(err, strconv.ErrRange):
		return 0, nil
	}
	return n, err
}
