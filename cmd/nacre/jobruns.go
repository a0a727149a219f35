package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/jobs"
)

// shownJob is a job with what is not on chain: how its code ran.
type shownJob struct {
	jobView
	Runs        []shownRun `json:"runs"`
	RunsMissing string     `json:"runsMissing,omitempty"` // why there are none
}

// shownRun is what one executor tells of how a job's code ran on it.
type shownRun struct {
	Executor  common.Address `json:"executor"`
	Detail    string         `json:"detail,omitempty"` // why the code failed
	Logs      string         `json:"logs"`             // the last bytes that the code printed
	Network   []jobs.HostUse `json:"network,omitempty"`
	MoreHosts int            `json:"moreHosts,omitempty"`
	Missing   string         `json:"missing,omitempty"` // why it is not told
}

// runTimeout bounds the question to one executor, which is on this machine.
const runTimeout = 3 * time.Second

// What takes the place of runs that are not told.
const (
	notDevnet    = "shown on a devnet only: what code prints never leaves a real enclave"
	notOfDevnet  = "it is no executor of this devnet"
	nothingKept  = "nothing is kept: it has not run the code, was started again since, or ran too many other jobs"
	noRunsServed = "it is no development build, and so tells nobody what code prints"
)

// withRuns asks the executors of a devnet how a job ran on them.
func withRuns(ctx context.Context, v jobView, network *devnet.Info) shownJob {
	s := shownJob{jobView: v, Runs: []shownRun{}}
	if network == nil {
		s.RunsMissing = notDevnet
		return s
	}
	s.Runs = make([]shownRun, len(v.Selected))
	var asked sync.WaitGroup
	for i, address := range v.Selected {
		asked.Go(func() { s.Runs[i] = askRun(ctx, network, address, v.ID) })
	}
	asked.Wait()
	return s
}

func askRun(ctx context.Context, network *devnet.Info, executor common.Address, id jobs.ID) shownRun {
	shown := shownRun{Executor: executor}
	at := slices.IndexFunc(network.Executors, func(e devnet.Executor) bool { return e.Address == executor })
	if at < 0 {
		shown.Missing = notOfDevnet
		return shown
	}
	run, err := fetchRun(ctx, network.Executors[at].URL, id)
	switch {
	case errors.Is(err, client.ErrRunGone):
		shown.Missing = nothingKept
	case errors.Is(err, client.ErrRunSecret):
		shown.Missing = noRunsServed
	case err != nil:
		shown.Missing = "it does not tell: " + oneLine(printable([]byte(err.Error())))
	}
	shown.Detail, shown.Logs = run.Detail, strings.ToValidUTF8(string(run.Logs), "\uFFFD")
	shown.Network, shown.MoreHosts = run.Network, run.MoreHosts
	return shown
}

func fetchRun(ctx context.Context, url string, id jobs.ID) (enclave.JobRun, error) {
	c, err := client.New(url)
	if err != nil {
		return enclave.JobRun{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, runTimeout)
	defer cancel()
	return c.JobRun(ctx, id)
}

// printRuns shows to a person why the code failed, what it printed and whom it
// contacted. No line of it can be taken for one of ours: each has a mark or an
// executor in front.
func (s shownJob) printRuns(w io.Writer) error {
	if s.RunsMissing != "" {
		_, err := fmt.Fprintf(w, "\nprinted by the code: %s\n", s.RunsMissing)
		return err
	}
	for _, r := range s.Runs {
		if _, err := fmt.Fprintf(w, "\n%sprinted by the code on %s:\n", r.failure(), r.Executor); err != nil {
			return err
		}
		if err := r.print(w); err != nil {
			return err
		}
	}
	return nil
}

// failure is the line that says why the code failed; "" if that is not told.
func (r shownRun) failure() string {
	detail := oneLine(printable([]byte(r.Detail)))
	if detail == "" {
		return ""
	}
	return fmt.Sprintf("%s: %s\n", r.Executor, detail)
}

func (r shownRun) print(w io.Writer) (err error) {
	switch {
	case r.Missing != "":
		_, err = fmt.Fprintf(w, "  (%s)\n", r.Missing)
	case r.Logs == "":
		_, err = fmt.Fprintln(w, "  (nothing printed)")
	default:
		err = printLogs(w, "  | ", []byte(r.Logs))
	}
	if len(r.Network) == 0 || err != nil {
		return err
	}
	return printHosts(w, "  ", r.Network, r.MoreHosts)
}

// jobFailure is why code failed on an executor.
type jobFailure struct {
	Executor common.Address `json:"executor"`
	Detail   string         `json:"detail"`
}

// failures asks the executors of a devnet why code failed on them, if it did.
func failures(ctx context.Context, v jobView, network *devnet.Info) (why []jobFailure) {
	if network == nil || !slices.ContainsFunc(v.Answers, func(a answer) bool { return a.ErrorCode != jobs.OK }) {
		return nil
	}
	for _, r := range withRuns(ctx, v, network).Runs {
		if r.Detail != "" {
			why = append(why, jobFailure{r.Executor, r.Detail})
		}
	}
	return why
}

// printFailures shows to a person why code failed, each reason once.
func printFailures(w io.Writer, why []jobFailure) error {
	if len(why) == 0 {
		return nil
	}
	var told []storeFailure
	same := true
	for _, f := range why {
		told = append(told, storeFailure{f.Executor, oneLine(printable([]byte(f.Detail)))})
		same = same && f.Detail == why[0].Detail
	}
	text := reasons(told)
	if same {
		text = told[0].why
	}
	_, err := fmt.Fprintf(w, "\nwhy it failed: %s\n", text)
	return err
}

// printWhereRuns says how to see what the code of a job printed, on a devnet.
// The file is that of --devnet; "": none was named.
func printWhereRuns(w io.Writer, onDevnet bool, file string, id jobs.ID) error {
	if !onDevnet {
		return nil
	}
	flag := ""
	if file != "" {
		flag = " --devnet " + file
	}
	_, err := fmt.Fprintf(w, "\nhow it ran, and what the code printed: nacre job show %s%s\n", id, flag)
	return err
}

// printLogs shows what code printed, each line with a mark in front, without
// what a terminal would obey.
func printLogs(w io.Writer, mark string, logs []byte) error {
	for line := range strings.SplitSeq(strings.TrimRight(printable(logs), "\n"), "\n") {
		if _, err := fmt.Fprintln(w, mark+line); err != nil {
			return err
		}
	}
	return nil
}

// refused says how many requests were refused, and why the last one was.
func refused(h jobs.HostUse) string {
	if h.Reason == "" {
		return fmt.Sprint(h.Refused)
	}
	return fmt.Sprintf("%d, %s", h.Refused, oneLine(printable([]byte(h.Reason))))
}

// printHosts has a line for each host that code contacted.
func printHosts(w io.Writer, mark string, hosts []jobs.HostUse, more int) error {
	rows := make([][]string, len(hosts))
	for i, h := range hosts {
		rows[i] = []string{mark + oneLine(printable([]byte(h.Host))), fmt.Sprint(h.Requests), fmt.Sprint(h.Sent), fmt.Sprint(h.Received), refused(h)}
	}
	err := printTable(w, []string{mark + "HOST", "REQUESTS", "BYTES SENT", "RECEIVED", "REFUSED"}, rows)
	if more > 0 && err == nil {
		_, err = fmt.Fprintf(w, "%sand %d other hosts\n", mark, more)
	}
	return err
}
