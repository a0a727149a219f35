package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// printJob shows a job to a person.
func printJob(env environment, v jobView) error {
	pairs := [][2]string{
		{"job", v.ID.String()},
		{"status", v.statusLine()},
		{"owner", v.JobOwner.Hex()},
		{"code transaction", v.CodeTx.Hex()},
		{"created", fmt.Sprintf("block %d, %s, %d gas", v.BlockNumber, clock(v.CreatedAt), v.GasUsed)},
		{"deadline", shortDuration(time.Duration(v.DeadlineMs) * time.Millisecond)},
	}
	if !v.SecretID.IsZero() {
		pairs = append(pairs, [2]string{"secret", v.SecretID.String()})
	}
	err := printPairs(env.stdout, pairs...)
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

// printAnswers writes the table of answers, and below it what the codes of
// failed ones mean, what is wrong with signatures, and who did not answer.
func printAnswers(env environment, v jobView) error {
	var rows [][]string
	var below []string
	for _, a := range v.Answers {
		signature := "ok"
		if !a.SignatureOK {
			signature = "WRONG"
			below = append(below, fmt.Sprintf("signature of %s: %s", a.Executor, a.Signature))
		}
		if means := fmt.Sprintf("code %d: %s", uint8(a.ErrorCode), a.Outcome); a.ErrorCode != jobs.OK && !slices.Contains(below, means) {
			below = append(below, means)
		}
		rows = append(rows, []string{
			a.Executor.Hex(), fmt.Sprintf("%d", uint8(a.ErrorCode)),
			fmt.Sprintf("%d ms", a.TotalTimeMs), fmt.Sprintf("%d (+%s)", a.BlockNumber, shortDuration(time.Duration(a.MinedAfterMs)*time.Millisecond)),
			fmt.Sprint(a.GasUsed), signature,
		})
	}
	for _, e := range v.silent() {
		if v.Status != statusOpen {
			below = append(below, "no answer from "+e)
		}
	}
	err := printTable(env.stdout, []string{"EXECUTOR", "CODE", "TIME", "BLOCK", "GAS", "SIGNATURE"}, rows)
	if len(below) > 0 && err == nil {
		_, err = fmt.Fprintf(env.stdout, "\n%s\n", strings.Join(below, "\n"))
	}
	return err
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
