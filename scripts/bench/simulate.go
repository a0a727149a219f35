package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
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
	var whole, inside, raw []float64
	for range simulateRuns {
		start := time.Now()
		total, err := simulateOnce(ctx)
		if err != nil {
			return nil, err
		}
		whole, inside = append(whole, ms(time.Since(start))), append(inside, total)
		start = time.Now()
		if err := rawOnce(ctx, dir, input); err != nil {
			return nil, fmt.Errorf("workerd alone: %w", err)
		}
		raw = append(raw, ms(time.Since(start)))
	}
	reference := median(raw)
	return []Row{
		row("nacre simulate, whole process", median(whole), "ms").against(reference),
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

const rawConfig = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "main", esModule = embed "code.js")], compatibilityDate = "2023-03-07")),
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", address = "unix:%s", http = (), service = "main")],
);
`

// rawOnce starts workerd, sends one request and kills it.
func rawOnce(ctx context.Context, dir string, input []byte) error {
	code, err := os.ReadFile(exampleCode)
	if err != nil {
		return err
	}
	socket, config := filepath.Join(dir, "s"), filepath.Join(dir, "c.capnp")
	os.Remove(socket)
	if err := os.WriteFile(filepath.Join(dir, "code.js"), code, 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(config, fmt.Appendf(nil, rawConfig, socket), 0o600); err != nil {
		return err
	}
	events, control, err := os.Pipe()
	if err != nil {
		return err
	}
	defer events.Close()
	cmd := exec.CommandContext(ctx, workerdBinary, "serve", config, "--control-fd=3")
	cmd.ExtraFiles = []*os.File{control}
	if err := cmd.Start(); err != nil {
		return err
	}
	control.Close()
	defer func() {
		cmd.Process.Kill()
		cmd.Wait() // killed: the error says nothing new
	}()
	if _, err := bufio.NewReader(events).ReadString('\n'); err != nil {
		return fmt.Errorf("not ready: %w", err)
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", socket)
		}}}
	resp, err := client.Post("http://sandbox/", "application/octet-stream", bytes.NewReader(input))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = new(bytes.Buffer).ReadFrom(resp.Body)
	return err
}
