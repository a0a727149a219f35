package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// measureEnclave measures what an enclave image adds to an executor. The figures
// are those of benchmarks beside the code, each run in a process of its own.
func measureEnclave(ctx context.Context) ([]Row, error) {
	var rows []Row
	for _, b := range []struct {
		folder, which, times string
		rows                 func(benchmarks) []Row
	}{
		{"./internal/testvm", "BenchmarkBoot$", "3x", bootRows},
		{"./enclave", "BenchmarkAttest", "2s", documentRows},
		{"./enclave/attestation", "BenchmarkVerify", "2s", attestationRows},
		{"./enclave/parent", ".", "2s", forwarderRows},
		{"./internal/testvm", "BenchmarkVsock$", "1x", vsockRows},
	} {
		found, err := goBench(ctx, b.folder, b.which, b.times)
		if err != nil {
			return nil, err
		}
		rows = append(rows, b.rows(found)...)
	}
	return rows, nil
}

func bootRows(b benchmarks) []Row {
	boot := b["BenchmarkBoot"]
	return []Row{
		row("image file", boot["MiB"], "MiB").shown(),
		row("from the start of an emulated machine to an executor that serves", boot["s/boot"], "s").shown(),
		row("… of that ours: from process 1 on", 100*boot["ours"], "%").shown(),
	}
}

// documentRows are of the software in the place of a security module, whose time
// nobody but Amazon has a say in.
func documentRows(b benchmarks) []Row {
	return []Row{row("attestation documents made in software, one core", b["BenchmarkAttest"]["documents/s"], "/s")}
}

func attestationRows(b benchmarks) []Row {
	return []Row{
		row("attestation documents verified, one core", b["BenchmarkVerify"]["documents/s"], "/s"),
		row("attestation documents verified, all cores", b["BenchmarkVerifyParallel"]["documents/s"], "/s").shown(),
	}
}

// forwarderRows compare with a forwarder that does nothing but copy; the target
// is four fifths of it.
func forwarderRows(b benchmarks) []Row {
	times := func(name, what string) Row {
		const µs = 1e-3
		return row(what, b[name]["ns/op"]*µs, "µs").against(b[name]["ns/plain_op"] * µs)
	}
	through := b["BenchmarkThroughput"]
	plain := through["MB/s"] / through["of_plain"]
	return []Row{
		row("through the host's forwarder, reference: a plain one", through["MB/s"], "MB/s").against(plain).atLeast(0.8 * plain).shown(),
		times("BenchmarkRoundTrip", "… round trip on an open connection").shown(),
		times("BenchmarkConnect", "… new connection"),
	}
}

// vsockRows are forwarderRows over vsock. In an emulated machine only the ratio
// says something.
func vsockRows(b benchmarks) []Row {
	v := b["BenchmarkVsock"]
	against := func(name string) float64 { return v[name+":of_plain"] }
	return []Row{
		row("… over vsock, in an emulated machine, of a plain one", 100*against("Throughput"), "%").against(100).atLeast(80).shown(),
		row("… round trip over vsock there, of a plain one", 100*against("RoundTrip"), "%").against(100),
	}
}

// benchmarks are the figures of each, by unit.
type benchmarks map[string]map[string]float64

// errNoBenchmarks is returned if there is nothing to read.
var errNoBenchmarks = errors.New("no benchmark ran")

// goBench runs benchmarks of a package, of which nothing may be skipped.
func goBench(ctx context.Context, folder, which, times string) (benchmarks, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-bench", which, "-benchtime", times, "-timeout", "20m", folder)
	cmd.Env = append(os.Environ(), "NACRE_REQUIRE_ALL=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("benchmarks of %s: %w: %s", folder, err, bytes.TrimSpace(out))
	}
	found := parseBenchmarks(out)
	if len(found) == 0 {
		return nil, fmt.Errorf("%w in %s: %s", errNoBenchmarks, folder, bytes.TrimSpace(out))
	}
	return found, nil
}

// parseBenchmarks reads lines as go test prints them: a name with the number of
// processors, how often it ran, then pairs of a value and its unit.
func parseBenchmarks(out []byte) benchmarks {
	found := benchmarks{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name, _, _ := strings.Cut(fields[0], "-")
		found[name] = map[string]float64{}
		for i := 2; i+1 < len(fields); i += 2 {
			if v, err := strconv.ParseFloat(fields[i], 64); err == nil {
				found[name][fields[i+1]] = v
			}
		}
	}
	return found
}
