package workerd

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

func taskOf(body string) jobs.Task {
	return jobs.Task{Code: handler(body), Deadline: 10 * time.Second}
}

// BenchmarkRun is a job from an idle pool to its result, sandbox removed.
func BenchmarkRun(b *testing.B) {
	p := newPool(b, nil)
	task := taskOf(`return new Response(request.body)`)
	task.Input = []byte("input")
	for b.Loop() {
		if r := run(b, p, task); r.Outcome != jobs.OK {
			b.Fatalf("%+v", r)
		}
	}
}

// BenchmarkRunFlood is the same of a job that fills its log and its output, and
// has a secret to be looked for there.
func BenchmarkRunFlood(b *testing.B) {
	p := newPool(b, nil)
	task := taskOf("for (let i = 0; i < 1000; i++) console.log(`line ${i} of a log: {\"a\": 12, \"b\": \"c\"} dGhlIHF1aWNr 0a1b2c and some words more`); return new Response(\"answer \".repeat(2900))")
	task.Secret = []byte("sk_live_51Mabcdefghijklmnopqrstuv")
	for b.Loop() {
		if r := run(b, p, task); r.Outcome != jobs.OK || len(r.Logs) < 60<<10 {
			b.Fatalf("%+v", r)
		}
	}
}

// BenchmarkRaw is workerd alone, for comparison: spawned with a text
// configuration that holds only the code, asked once, killed. No cgroup, no
// entry, nobody reads what it prints.
func BenchmarkRaw(b *testing.B) {
	dir, bin := shortDir(b), pinned(b)
	config, socket := filepath.Join(dir, "config.capnp"), filepath.Join(dir, "s")
	if err := os.WriteFile(config, []byte(rawConfig(socket)), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := runRaw(b.Context(), bin, config, socket); err != nil {
			b.Fatal(err)
		}
	}
}

func rawConfig(socket string) string {
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "user", worker = (
      modules = [(name = "code.js", esModule = "` +
		`export default { fetch(r) { return new Response(r.body, {headers: {'Nacre-Ended': 'answer'}}) } }")],
      compatibilityDate = "2023-03-07")),
    (name = "internet", network = (allow = []))],
  sockets = [(name = "http", address = "unix:` + socket + `", http = (), service = "user")]
);`
}

func runRaw(ctx context.Context, bin, config, socket string) error {
	control, end, err := os.Pipe()
	if err != nil {
		return err
	}
	defer control.Close()
	cmd := exec.CommandContext(ctx, bin, "serve", config, "--control-fd", "3")
	cmd.ExtraFiles, cmd.Stderr = []*os.File{end}, os.Stderr
	err = cmd.Start()
	end.Close()
	if err != nil {
		return err
	}
	defer os.Remove(socket)
	defer cmd.Wait()
	defer cmd.Process.Kill()
	if _, err := control.Read(make([]byte, 100)); err != nil {
		return err
	}
	a, err := exchange(ctx, socket, []byte("input"), 100)
	if err == nil && string(a.body) != "input" {
		err = fmt.Errorf("answer %q", a.body)
	}
	return err
}
