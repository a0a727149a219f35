// Command bench measures what the README promises and prints it as tables; the
// same rows go to a file. References are measured in the same run where there
// is something to compare with. Machines are noisy: look at medians and ratios.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/metrics"
)

// Programs that the measurements run, from the folder of the module.
const (
	nacreBinary    = "bin/nacre"
	executorBinary = "bin/executor"
	workerdBinary  = "node_modules/@cloudflare/workerd-linux-64/bin/workerd"
	exampleCode    = "examples/quotes.js"
	exampleInput   = "examples/inputs/quotes.json"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	out := flag.String("out", "bench.json", "`FILE` that the rows are written to")
	only := flag.String("only", "", "measure the tables alone whose title has this `WORD` in it")
	readme := flag.String("readme", "", "measure nothing: put what is in the file of -out into this `FILE`")
	flag.Parse()
	metrics.Enable() // of nodes in this process, which count what executors ask
	var err error
	if *readme != "" {
		err = writeReadme(*readme, *out)
	} else {
		err = run(ctx, *out, *only, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

func run(ctx context.Context, out, only string, w io.Writer) error {
	var all []Row
	var times []string
	begin := time.Now()
	for _, part := range []struct {
		title   string
		measure func(context.Context) ([]Row, error)
	}{
		{"Gas", measureGas},
		{"One run without a chain", measureSimulate},
		{"A job in a sandbox, reference: workerd alone for each job", measureSandbox},
		{"Jobs a second in sandboxes, reference: workerd alone at the same concurrency", measureThroughput},
		{"Jobs on a devnet", measureJobs},
		{"One executor, 1 s blocks, jobs in each", measureLoad},
		{"One executor, 1 s blocks, no jobs", measureIdle},
		{"Following a chain on which nothing is ours", measureFollow},
		{"An enclave's image, attestation and way out", measureEnclave},
	} {
		if !strings.Contains(part.title, only) {
			continue
		}
		start := time.Now()
		rows, err := part.measure(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", part.title, err)
		}
		took := time.Since(start).Round(time.Second)
		times = append(times, fmt.Sprintf("%8s  %s", took, part.title))
		fmt.Fprintf(w, "\n%s (%s)\n", part.title, took)
		printTable(w, rows)
		all = append(all, rows...)
	}
	fmt.Fprintf(w, "\nTime taken\n%s\n%8s  all\n", strings.Join(times, "\n"), time.Since(begin).Round(time.Second))
	data, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o644)
}

// quantile returns the value below which the share q of values is; it sorts
// them, and there is at least one.
func quantile(values []float64, q float64) float64 {
	slices.Sort(values)
	return values[min(int(q*float64(len(values))), len(values)-1)]
}

// median of values, of which there is at least one, and which it sorts.
func median[T int | float64 | time.Duration](values []T) T {
	slices.Sort(values)
	return values[len(values)/2]
}
