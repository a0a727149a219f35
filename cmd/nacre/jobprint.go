package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// printJob shows a job to a person.
func printJob(env environment, v jobView) error {
	err := printPairs(env.stdout,
		[2]string{"job", v.ID.String()},
		[2]string{"status", v.statusLine()},
		[2]string{"owner", v.JobOwner.Hex()},
		[2]string{"code transaction", v.CodeTx.Hex()},
		[2]string{"created", fmt.Sprintf("block %d, %s, %d gas", v.BlockNumber, v.CreatedAt.UTC().Format(time.DateTime), v.GasUsed)},
		[2]string{"deadline", shortDuration(time.Duration(v.DeadlineMs) * time.Millisecond)},
	)
	if err != nil {
		return err
	}
	if len(v.Answers) > 0 {
		fmt.Fprintln(env.stdout)
		if err := printAnswers(env, v); err != nil {
			return err
		}
	}
	v.printOutputs(env)
	return nil
}

// statusLine is the status in words.
func (v jobView) statusLine() string {
	s := fmt.Sprintf("%s, %d of %d executors", v.Status, len(v.Answers), len(v.Selected))
	if v.disagree() {
		s += "; THEIR ANSWERS DIFFER"
	}
	if n := v.badSignatures(); n > 0 {
		s += fmt.Sprintf("; %d WRONG SIGNATURES", n)
	}
	if len(v.Slashed) > 0 {
		s += fmt.Sprintf("; %d slashed for silence", len(v.Slashed))
	}
	if v.Callback != nil && !v.Callback.Success {
		s += "; the owner's callback failed"
	}
	return s
}

// disagree tells whether executors came to different results.
func (v jobView) disagree() bool {
	for _, a := range v.Answers {
		if first := v.Answers[0]; a.ErrorCode != first.ErrorCode || !bytes.Equal(a.Output, first.Output) {
			return true
		}
	}
	return false
}

// printAnswers writes the table of answers.
func printAnswers(env environment, v jobView) error {
	var rows [][]string
	for _, a := range v.Answers {
		rows = append(rows, []string{
			a.Executor.Hex(), fmt.Sprintf("%d", uint8(a.ErrorCode)), cell(a),
			fmt.Sprintf("%d ms", a.TotalTimeMs), fmt.Sprintf("%d (+%s)", a.BlockNumber, shortDuration(time.Duration(a.MinedAfterMs)*time.Millisecond)),
			fmt.Sprint(a.GasUsed), a.Signature,
		})
	}
	return printTable(env.stdout, []string{"EXECUTOR", "CODE", "ANSWER", "TIME", "BLOCK", "GAS", "SIGNATURE"}, rows)
}

// cell is an answer's content, short enough for a table.
func cell(a answer) string {
	if a.ErrorCode != jobs.OK {
		return a.Outcome
	}
	return shorten(oneLine(readable(a.Output)))
}

// printOutputs writes the output in full: once if all agree.
func (v jobView) printOutputs(env environment) {
	for i, a := range v.Answers {
		if a.ErrorCode != jobs.OK || (i > 0 && !v.disagree()) {
			continue
		}
		head := "output"
		if v.disagree() {
			head += " of " + a.Executor.Hex()
		}
		fmt.Fprintf(env.stdout, "\n%s:\n%s\n", head, readable(a.Output))
	}
}
