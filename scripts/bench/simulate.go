package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// simulateRuns is how many pairs of runs a median is of.
const simulateRuns = 21

// measureSimulate compares `nacre simulate`, the whole process, with workerd
// alone: started with a text config, asked once, killed.
func measureSimulate(ctx context.Context) ([]Row, error) {
	dir, err := os.MkdirTemp("", "nacre-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	input, err := os.ReadFile(exampleInput)
	if err != nil {
		return nil, err
	}
	code, err := os.ReadFile(exampleCode)
	if err != nil {
		return nil, err
	}
	alone, err := newRaw(dir, code)
	if err != nil {
		return nil, err
	}
	var whole, inside, raw []float64
	for range simulateRuns {
		start := time.Now()
		total, err := simulateOnce(ctx)
		if err != nil {
			return nil, err
		}
		whole, inside = append(whole, ms(time.Since(start))), append(inside, total)
		took, err := alone.once(ctx, input)
		if err != nil {
			return nil, fmt.Errorf("workerd alone: %w", err)
		}
		raw = append(raw, ms(took))
	}
	reference := median(raw)
	return []Row{
		row("nacre simulate, whole process", median(whole), "ms").against(reference).shown(),
		row("of it with the code in a sandbox (totalTime)", median(inside), "ms").against(reference),
	}, nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func simulateOnce(ctx context.Context) (totalMs float64, err error) {
	out, err := exec.CommandContext(ctx, nacreBinary, "simulate", exampleCode, "--input", "@"+exampleInput, "--json").Output()
	if err != nil {
		return 0, fmt.Errorf("nacre simulate: %w", err)
	}
	var result struct {
		ErrorCode   int     `json:"errorCode"`
		TotalTimeMs float64 `json:"totalTimeMs"`
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return 0, err
	}
	if result.ErrorCode != 0 {
		return 0, fmt.Errorf("nacre simulate: error code %d", result.ErrorCode)
	}
	return result.TotalTimeMs, nil
}
