// Command soak runs three executors against a real node through proxies that
// break their network, while it kills the executors, their sandboxes and the
// node, reorganises the chain and moves its clock. It ends with one line, and
// with status 1 unless every job that could be answered in time was answered
// exactly once by each executor and nothing was left behind.
//
// What happens and when follows from the seed alone; how the programs come to
// stand at those moments does not.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

// Bounds of the options.
const (
	leastDuration   = 30 * time.Second
	defaultDuration = 3 * time.Minute
	jobsPerMinute   = 167 // 500 in three minutes
)

type options struct {
	duration time.Duration // of creating jobs and breaking things, their answers included
	seed     uint64
	jobs     int
	executor string
	workerd  string
	anvil    string
	evidence string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, err := parse(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(2)
	}
	ok, err := soak(ctx, o, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
	}
	if err != nil || !ok {
		stop()
		os.Exit(1)
	}
}

func parse(args []string) (options, error) {
	var o options
	fs := flag.NewFlagSet("soak", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // main prints errors, in one line
	duration := fs.String("duration", defaultDuration.String(), "how long; at least 30s: DURATION of make soak")
	seed := fs.String("seed", "0", "what happens; 0: a random one: SEED of make soak")
	fs.IntVar(&o.jobs, "jobs", 0, "how many; 0: 500 for three minutes")
	fs.StringVar(&o.executor, "executor", "bin/executor", "`FILE` of the executor, a development build")
	fs.StringVar(&o.workerd, "workerd", "node_modules/@cloudflare/workerd-linux-64/bin/workerd", "`FILE` of workerd")
	fs.StringVar(&o.anvil, "anvil", "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil", "`FILE` of the node")
	fs.StringVar(&o.evidence, "evidence", "bin/soak-logs", "`DIR` that the logs are copied to when something is wrong")
	err := fs.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fs.SetOutput(os.Stdout)
		fs.PrintDefaults()
	}
	if err != nil {
		return o, err
	}
	// Most people type these two to make, and know them by its names.
	if o.duration, err = time.ParseDuration(*duration); err != nil || o.duration < leastDuration {
		return o, fmt.Errorf("DURATION=%s: want a time of at least %s with its unit, such as DURATION=10m", *duration, leastDuration)
	}
	if o.seed, err = strconv.ParseUint(*seed, 10, 64); err != nil {
		return o, fmt.Errorf("SEED=%s: want a whole number, such as SEED=7; 0, or no SEED, draws one", *seed)
	}
	if o.jobs < 0 || fs.NArg() > 0 {
		return o, fmt.Errorf("want -jobs of 0 or more and no other words")
	}
	if o.seed == 0 {
		o.seed = rand.Uint64N(1e9) + 1 // short enough to be typed again
	}
	if o.jobs == 0 {
		o.jobs = int(o.duration.Minutes() * jobsPerMinute)
	}
	return o, nil
}
