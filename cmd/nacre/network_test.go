package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
)

// devnetProcess is `nacre devnet` as people start it.
type devnetProcess struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	info   devnet.Info
	file   string
}

// startDevnetProcess starts the command and waits until it says that all is
// ready.
func startDevnetProcess(t *testing.T, file string, flags ...string) *devnetProcess {
	t.Helper()
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"devnet", "--json", "--file", file, "--workerd", workerdForTests(t, repositoryRoot(t))}, flags...)
	p := &devnetProcess{cmd: exec.Command(filepath.Join(programs, "nacre"), args...), file: file}
	p.cmd.Stderr = &p.stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	if err := json.NewDecoder(bufio.NewReader(out)).Decode(&p.info); err != nil {
		p.cmd.Wait()
		t.Fatalf("nacre devnet: %v\n%s", err, p.stderr.String())
	}
	return p
}

// programs is where buildPrograms puts them; TestMain removes it.
var programs = filepath.Join(os.TempDir(), fmt.Sprintf("nacre-programs-%d", os.Getpid()))

// buildPrograms puts both programs of this checkout into one folder, where
// one finds the other, once.
var buildPrograms = sync.OnceValue(func() error {
	build := exec.Command("go", "build", "-o", programs+"/", "./cmd/executor", "./cmd/nacre")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building: %w\n%s", err, out)
	}
	return nil
})

// on runs a command line on the network and decodes its JSON into answer.
func (p *devnetProcess) on(t *testing.T, wantCode int, answer any, args ...string) (stderr string) {
	t.Helper()
	env, out, errs := fakeEnvironment()
	env.now = time.Now
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args = append(append([]string{"nacre"}, args...), "--devnet", p.file, "--json")
	if code := run(ctx, args, env); code != wantCode {
		t.Fatalf("%s: code %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, out, errs)
	}
	if answer != nil {
		if err := json.Unmarshal(out.Bytes(), answer); err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return errs.String()
}

// write puts a file into a temporary folder.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// checkAnswers checks that everyone selected gave this answer, signed.
func checkAnswers(t *testing.T, v jobView, code jobs.Outcome, output string) {
	t.Helper()
	if v.Status != statusAnswered || len(v.Selected) != 3 || len(v.Answers) != 3 {
		t.Fatalf("job %s: %s, %d of %d answers", v.ID, v.Status, len(v.Answers), len(v.Selected))
	}
	seen := map[common.Address]bool{}
	for i, a := range v.Answers {
		if a.ErrorCode != code || string(a.Output) != output {
			t.Errorf("job %s: answer %d, %q; want %d, %q", v.ID, a.ErrorCode, a.Output, code, output)
		}
		if !a.SignatureOK || int(a.Rank) != i+1 || a.GasUsed == 0 || a.BlockNumber <= v.BlockNumber || a.MinedAfterMs <= 0 {
			t.Errorf("job %s: answer %+v", v.ID, a)
		}
		seen[a.Executor] = true
	}
	for _, x := range v.Selected {
		if !seen[x] {
			t.Errorf("job %s: no answer of %s", v.ID, x)
		}
	}
}

const echoCode = `export default { async fetch(request) { return new Response("you said " + await request.text()); } };`

// TestNetwork is a developer's day: a devnet of three executors, several jobs
// that end in different ways, a contract that is called back, and Ctrl-C.
func TestNetwork(t *testing.T) {
	p := startDevnetProcess(t, filepath.Join(t.TempDir(), "devnet.json"))

	var d deployment
	p.on(t, exitOK, &d, "deploy", write(t, "echo.js", echoCode), "--metadata", "an echo")
	if d.Size != len(echoCode) || d.GasUsed == 0 || d.BlockNumber == 0 {
		t.Errorf("deployment %+v", d)
	}
	t.Run("code that is deployed", func(t *testing.T) {
		var r runAnswer
		stderr := p.on(t, exitOK, &r, "run", d.CodeTx.Hex(), "--input", "hello", "--deadline", "4500ms")
		checkAnswers(t, r.Job, jobs.OK, "you said hello")
		if r.Deployed != nil || r.Job.CodeTx != d.CodeTx || r.Price.Cmp(big.NewInt(4500*10)) != 0 || string(r.Job.Input) != "hello" {
			t.Errorf("answer %+v", r)
		}
		for _, want := range []string{"creating the job for 0.045 tUSD", "answer 1 of 3, from 0x", "answer 3 of 3, from 0x", "signature ok"} {
			if !strings.Contains(stderr, want) {
				t.Errorf("progress lacks %q:\n%s", want, stderr)
			}
		}
		var shown jobView
		p.on(t, exitOK, &shown, "job", "show", r.Job.ID.String())
		checkAnswers(t, shown, jobs.OK, "you said hello")
		p.on(t, exitOK, &shown, "job", "watch", r.Job.ID.String(), "--from-block", "1")
		checkAnswers(t, shown, jobs.OK, "you said hello")
	})
	for _, c := range []struct {
		name, code, deadline string
		want                 jobs.Outcome
	}{
		{"syntax error", `export default { fetch( };`, "5s", jobs.SyntaxError},
		{"spin", `export default { fetch() { for (;;); } };`, "300ms", jobs.DeadlineOver},
		{"exception", `export default { fetch() { throw new Error("no"); } };`, "5s", jobs.Exception},
		{"no default export", `export const a = 1;`, "5s", jobs.ModuleUnusable},
	} {
		t.Run(c.name, func(t *testing.T) {
			var r runAnswer
			p.on(t, exitOK, &r, "run", write(t, "code.js", c.code), "--deadline", c.deadline)
			checkAnswers(t, r.Job, c.want, "")
		})
	}
	t.Run("code transaction that is none", func(t *testing.T) { p.runUnchecked(t, common.Hash{1}) })
	t.Run("contract that is called back", p.demonstrate)
	t.Run("wrong input", p.refuse)
	t.Run("network named by flags", p.byFlags)
	t.Run("run that is interrupted", p.interruptRun)
	t.Run("what the code printed", p.showPrinted)
	t.Run("too few executors", p.tooFew)

	p.interrupt(t)
}

// runUnchecked creates a job with code that the command itself would refuse.
func (p *devnetProcess) runUnchecked(t *testing.T, codeTx common.Hash) {
	env, _, _ := fakeEnvironment()
	target := newDevnetTarget(p.info)
	a, err := target.openAccount(t.Context(), env, "")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	o := order{codeTx: codeTx, deadline: 5 * time.Second}
	id, _, err := createJob(t.Context(), a, target.jobs, o, big.NewInt(5000*10), progress{})
	if err != nil {
		t.Fatal(err)
	}
	var v jobView
	p.on(t, exitOK, &v, "job", "watch", id.String())
	checkAnswers(t, v, jobs.CodeNotFound, "")
}

func (p *devnetProcess) demonstrate(t *testing.T) {
	env, out, _ := fakeEnvironment()
	o := order{code: []byte(echoCode), input: []byte("from a contract to you!"), deadline: 5 * time.Second}
	d, err := demonstrate(t.Context(), env, newDevnetTarget(p.info), o, progress{})
	if err != nil {
		t.Fatal(err)
	}
	checkAnswers(t, d.Job, jobs.OK, "you said from a contract to you!")
	if err := d.check(3); err != nil {
		t.Error(err)
	}
	if err := printDemo(env, d); err != nil || !strings.Contains(out.String(), "QuoteAnswered(jobId "+d.Job.ID.String()+", errorCode 0, answer "+hexBytes([]byte("you said from a contract to you!"))+")") {
		t.Errorf("%v\n%s", err, out)
	}
	for name, spoil := range map[string]func(*demonstration){
		"fewer answers":    func(d *demonstration) { d.Job.Answers = d.Job.Answers[:2] },
		"wrong signature":  func(d *demonstration) { d.Job.Answers[1].SignatureOK = false },
		"other output":     func(d *demonstration) { d.Job.Answers[2].Output = []byte("else") },
		"failed callback":  func(d *demonstration) { d.Job.Callback = &callback{Kind: "result"} },
		"other job":        func(d *demonstration) { d.Callback.JobID = jobs.NewID(99) },
		"other answer":     func(d *demonstration) { d.Callback.Answer = "0x" },
		"nothing stored":   func(d *demonstration) { d.Callback.Stored = "0x" },
		"nobody answers":   func(d *demonstration) { d.Job.Answers = nil },
		"code that failed": func(d *demonstration) { failAll(d) },
	} {
		bad := d
		bad.Job.Answers = append([]answer(nil), d.Job.Answers...)
		spoil(&bad)
		if bad.check(3) == nil {
			t.Errorf("%s: taken for good", name)
		}
	}
}

func failAll(d *demonstration) {
	for i := range d.Job.Answers {
		d.Job.Answers[i].ErrorCode = jobs.Exception
	}
}

// refuse gives the commands what only the chain can tell to be wrong.
func (p *devnetProcess) refuse(t *testing.T) {
	code := write(t, "echo.js", echoCode)
	other := write(t, "poor.key", strings.Repeat("7", 64))
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{exitUsage, "no such job at contract 0x", []string{"job", "show", "4711"}},
		{exitUsage, "no such job at contract 0x", []string{"job", "watch", "4711"}},
		{exitUsage, "want the hash that nacre deploy printed", []string{"run", "0x" + strings.Repeat("ab", 32)}},
		{exitUsage, "--deadline 1ms: the contract takes 100ms to 5m", []string{"run", code, "--deadline", "1ms"}},
		{exitUsage, "--deadline 1h: the contract takes 100ms to 5m", []string{"run", code, "--deadline", "1h"}},
		{exitUsage, "no such secret, or it was removed: 5; nacre secret list shows yours", []string{"run", code, "--secret", "5"}},
		{exitFailed, "send ether to that account", []string{"deploy", code, "--key-file", other}},
	} {
		stderr := p.on(t, c.code, nil, c.args...)
		last := stderr[strings.LastIndexByte(strings.TrimSpace(stderr), '\n')+1:]
		if !strings.Contains(last, c.want) {
			t.Errorf("%s: %q, want %q in the last line", strings.Join(c.args, " "), stderr, c.want)
		}
	}
}

// byFlags names the network as one that is no devnet has to be named.
func (p *devnetProcess) byFlags(t *testing.T) {
	with := func(chainID, jobsContract, codeContract string) []string {
		return []string{"run", write(t, "echo.js", echoCode), "--input", "far", "--json", "--rpc", p.info.HTTPURL, "--chain-id", chainID,
			"--jobs-contract", jobsContract, "--code-contract", codeContract, "--key-file", p.info.Accounts.User.KeyFile}
	}
	args := func(chainID, jobsContract string) []string {
		return with(chainID, jobsContract, p.info.Contracts.UserCode.Hex())
	}
	jobsContract, nobody := p.info.Contracts.Jobs.Hex(), p.info.Accounts.User.Address.Hex()
	code, stdout, stderr := runArgs(t, args("1337", p.info.Contracts.Jobs.Hex())...)
	var r runAnswer
	if err := json.Unmarshal([]byte(stdout), &r); err != nil || code != exitOK {
		t.Fatalf("code %d, %v\n%s", code, err, stderr)
	}
	checkAnswers(t, r.Job, jobs.OK, "you said far")
	for want, wrong := range map[string][]string{
		"serves chain id 1337, configured is 5": args("5", p.info.Contracts.Jobs.Hex()),

		"--jobs-contract " + nobody + ": there is no contract at this address on chain 1337; give the address of the network's Jobs contract": args("1337", nobody),
		"--jobs-contract " + p.info.Tokens.Payment.Hex() + ": the contract there is no Jobs contract; give":                                   args("1337", p.info.Tokens.Payment.Hex()),
		": the contract there is no Jobs contract but a TeeManager contract; give":                                                            args("1337", p.info.Contracts.TeeManager.Hex()),
		"--code-contract " + nobody + ": there is no contract at this address on chain 1337":                                                  with("1337", jobsContract, nobody),
		"--code-contract " + jobsContract + ": the contract there is no UserCode contract but a Jobs contract, whose TeeManager is 0x":        with("1337", jobsContract, jobsContract),
	} {
		if code, _, stderr := runArgs(t, wrong...); code != exitUsage || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("want %q: code %d, %q", want, code, stderr)
		}
	}
}

// cancelOn ends a context when a word is written.
type cancelOn struct {
	bytes.Buffer
	word   string
	cancel context.CancelFunc
}

func (w *cancelOn) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(w.word)) {
		w.cancel()
	}
	return w.Buffer.Write(p)
}

// interruptRun ends a run when the code and the job are on chain.
func (p *devnetProcess) interruptRun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stderr := &cancelOn{word: "executors have until", cancel: cancel}
	env, _, _ := fakeEnvironment()
	env.stderr = stderr
	code := run(ctx, []string{"nacre", "run", write(t, "echo.js", echoCode), "--devnet", p.file}, env)
	var id string
	var tx common.Hash
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	_, err := fmt.Sscanf(lines[len(lines)-1], "nacre run: interrupted: job %s goes on; nacre job watch", &id)
	if i := strings.LastIndex(stderr.String(), "code transaction "); i >= 0 {
		tx = common.HexToHash(strings.TrimSpace(stderr.String()[i+len("code transaction "):]))
	}
	if err != nil || code != exitFailed {
		t.Fatalf("code %d, %v\n%s", code, err, stderr.String())
	}
	var v jobView
	p.on(t, exitOK, &v, "job", "watch", id)
	checkAnswers(t, v, jobs.OK, "you said ")
	if v.CodeTx != tx {
		t.Errorf("the code is in %s, not %s:\n%s", v.CodeTx, tx, stderr.String())
	}
}

// tooFew asks for a job when one executor is draining: nothing may be sent.
func (p *devnetProcess) tooFew(t *testing.T) {
	p.on(t, exitOK, nil, "drain", p.info.Executors[0].Address.Hex())
	sent := func() uint64 {
		env, _, _ := fakeEnvironment()
		c, err := newDevnetTarget(p.info).dial(t.Context(), env)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		n, err := c.PendingNonceAt(t.Context(), p.info.Accounts.User.Address)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := sent()
	stderr := p.on(t, exitFailed, nil, "run", write(t, "echo.js", echoCode))
	if want := "nacre run: 3 executors are wanted and not that many are free [JobsUnavailableResources]\n"; stderr != want {
		t.Errorf("%q, want %q", stderr, want)
	}
	if after := sent(); after != before {
		t.Errorf("%d transactions were sent for nothing", after-before)
	}
}

// interrupt is Ctrl-C, after which nothing may be left.
func (p *devnetProcess) interrupt(t *testing.T) {
	t.Helper()
	if len(p.leftovers(t)) == 0 {
		t.Error("nothing is found while the network runs: the check below is blind")
	}
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("nacre devnet: %v\n%s", err, p.stderr.String())
	}
	if left := p.leftovers(t); len(left) > 0 {
		t.Errorf("left behind:\n%s", strings.Join(left, "\n"))
	}
}

// leftovers are the files, processes and cgroups of the network that exist.
func (p *devnetProcess) leftovers(t *testing.T) (found []string) {
	t.Helper()
	for _, path := range []string{p.file, p.info.Dir} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			found = append(found, path)
		}
	}
	return append(append(found, p.processes(t)...), p.cgroups(t)...)
}

// processes are the executors, and what bears the network's folder in its
// command line.
func (p *devnetProcess) processes(t *testing.T) (found []string) {
	t.Helper()
	for _, e := range p.info.Executors {
		if err := syscall.Kill(e.PID, 0); !errors.Is(err, syscall.ESRCH) {
			found = append(found, fmt.Sprintf("process %d", e.PID))
		}
	}
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if line, err := os.ReadFile(f); err == nil && bytes.Contains(line, []byte(p.info.Dir+"/")) {
			found = append(found, f)
		}
	}
	return found
}

// cgroups are those whose name holds the pid of an executor.
func (p *devnetProcess) cgroups(t *testing.T) (found []string) {
	t.Helper()
	err := filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		for _, e := range p.info.Executors {
			if err == nil && strings.Contains(d.Name(), fmt.Sprintf("sandboxes-%d-", e.PID)) {
				found = append(found, path)
			}
		}
		return nil // others' cgroups may go while we look
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestDemo is what `make demo` runs.
func TestDemo(t *testing.T) {
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(filepath.Join(programs, "nacre"), "demo", "--workerd", workerdForTests(t, repositoryRoot(t)))
	cmd.Dir, cmd.Stdout, cmd.Stderr = repositoryRoot(t), &stdout, &stderr
	temp := t.TempDir()
	cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	for _, want := range []string{"answered, 3 of 3 executors", "QuoteAnswered(jobId 1, errorCode 0, answer 0x", "as a number:  183447500000",
		"second scene", "  attested, acknowledged\n", "  of 0x", "[SecretManagerUserNotAllowed]"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("lacks %q:\n%s", want, stdout.String())
		}
	}
	if n := strings.Count(stdout.String(), "  ok\n"); n != 3 {
		t.Errorf("%d signatures are ok, want 3:\n%s", n, stdout.String())
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestKilledDevnet kills the command in a way that it cannot notice.
func TestKilledDevnet(t *testing.T) {
	file := filepath.Join(t.TempDir(), "devnet.json")
	p := startDevnetProcess(t, file, "--executors", "2")
	t.Cleanup(func() { os.RemoveAll(p.info.Dir) }) // the next devnet would do it
	// A job is running when it happens.
	env, _, _ := fakeEnvironment()
	env.stdout, env.stderr = io.Discard, io.Discard
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	spin := write(t, "spin.js", `export default { fetch() { for (;;); } };`)
	if code := run(ctx, []string{"nacre", "run", spin, "--deadline", "1m", "--devnet", file}, env); code != exitFailed {
		t.Fatalf("code %d of a run that was cut short", code)
	}
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // "killed"
	deadline := time.After(40 * time.Second)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for left := p.processes(t); len(left) > 0; left = p.processes(t) {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("still there: %v", left)
		}
	}
	if left := p.cgroups(t); len(left) > 0 {
		t.Errorf("cgroups left behind: %v", left)
	}
	if code, _, stderr := runArgs(t, "job", "show", "1", "--devnet", file); code != exitUsage || !strings.Contains(stderr, "not running any more") {
		t.Errorf("job on a dead devnet: code %d, %q", code, stderr)
	}
}
