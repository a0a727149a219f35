package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// level is how much of what leaks an executor has.
type level struct{ goroutines, files int }

func (l level) String() string { return fmt.Sprintf("%d goroutines, %d files", l.goroutines, l.files) }

// slack is how much more than at first is no leak: connections that are kept
// for a while, and another number of sandboxes in stock.
const slack = 12

// over tells whether l is more than at first.
func (l level) over(first level) bool {
	return l.goroutines > first.goroutines+slack || l.files > first.files+slack
}

// levelOf asks an executor's metrics, over its Unix socket, and the kernel.
func levelOf(ctx context.Context, url string, pid int) (level, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	transport := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", strings.TrimPrefix(url, "unix://"))
	}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://executor/metrics", nil)
	if err != nil {
		return level{}, err
	}
	res, err := transport.RoundTrip(req)
	if err != nil {
		return level{}, err
	}
	defer res.Body.Close()
	var l level
	for lines := bufio.NewScanner(res.Body); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), "go_goroutines "); ok {
			if l.goroutines, err = strconv.Atoi(value); err != nil {
				return l, err
			}
		}
	}
	if l.goroutines == 0 {
		return l, fmt.Errorf("%s: status %d, and no go_goroutines among its metrics", url, res.StatusCode)
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	l.files = len(files)
	return l, err
}

// settled asks until the level is no more than at first, or patience is over.
func settled(ctx context.Context, url string, pid int, first level, patience time.Duration) (level, error) {
	for end := time.Now().Add(patience); ; {
		now, err := levelOf(ctx, url, pid)
		if err == nil && !now.over(first) || time.Now().After(end) || !pause(ctx, 500*time.Millisecond) {
			return now, err
		}
	}
}
