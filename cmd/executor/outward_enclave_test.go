//go:build enclave

package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

func TestHostCID(t *testing.T) {
	for flags, want := range map[string]uint64{"": 3, "--host-cid=1": 1, "--host-cid 4294967294": 4294967294} {
		o, err := parseOptions(append([]string{"-v", "any:6000"}, strings.Fields(flags)...))
		if err != nil || o.dev.hostCID != want {
			t.Errorf("%q: %d %v, want %d", flags, o.dev.hostCID, err, want)
		}
		if o.dev.outward() == nil {
			t.Errorf("%q: uses a network of this machine", flags)
		}
	}
	for _, bad := range []string{"", "0", "x", "-1", "4294967295", "4294967296", "0x3"} {
		status, _, stderr := runWith(t, func(context.Context, options, config.Config, *slog.Logger) error {
			t.Errorf("%q: started", bad)
			return nil
		}, "-v", "any:6000", "--config-file", exampleConfig, "--host-cid="+bad)
		if status != exitUsage || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "host-cid") {
			t.Errorf("%q: %d %q", bad, status, stderr)
		}
	}
}
