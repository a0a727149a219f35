package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// fakeExecutors are a devnet of executors that answer what tell says.
func fakeExecutors(t *testing.T, tell ...http.HandlerFunc) *devnet.Info {
	t.Helper()
	network := &devnet.Info{}
	for i, h := range tell {
		s := httptest.NewServer(h)
		t.Cleanup(s.Close)
		network.Executors = append(network.Executors, devnet.Executor{Address: common.Address{byte(i + 1)}, URL: s.URL})
	}
	return network
}

func tellRun(t *testing.T, r jobs.Result) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		if req.URL.Path != "/dev/jobs/7" {
			t.Errorf("asked for %s", req.URL.Path)
		}
		if err := json.NewEncoder(w).Encode(enclave.NewJobRun(jobs.NewID(7), r)); err != nil {
			t.Error(err)
		}
	}
}

func tellStatus(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
}

func TestRunsOfAJob(t *testing.T) {
	network := fakeExecutors(t,
		tellRun(t, jobs.Result{Outcome: jobs.Exception, Detail: "Error: mine\n  at code.js:4:11\x1b[2J", Logs: []byte("one\ntwo\n")}),
		tellRun(t, jobs.Result{Network: []jobs.HostUse{{Host: "a.example:443\x1b[2J\tx", Requests: 3, Refused: 1, Sent: 512, Received: 70000, Reason: "10.0.0.1 is a private address\x1b[2J\n"}}}),
		tellStatus(http.StatusGone), tellStatus(http.StatusNotFound), tellStatus(http.StatusTeapot))
	v := jobView{ID: jobs.NewID(7)}
	for i := range 6 {
		v.Selected = append(v.Selected, common.Address{byte(i + 1)})
	}
	var out bytes.Buffer
	if err := withRuns(t.Context(), v, network).printRuns(&out); err != nil {
		t.Fatal(err)
	}
	want := `
0x0100000000000000000000000000000000000000: Error: mine at code.js:4:11\x1b[2J
printed by the code on 0x0100000000000000000000000000000000000000:
  | one
  | two

printed by the code on 0x0200000000000000000000000000000000000000:
  (nothing printed)
  HOST                    REQUESTS  BYTES SENT  RECEIVED  REFUSED
  a.example:443\x1b[2J x  3         512         70000     1, 10.0.0.1 is a private address\x1b[2J

printed by the code on 0x0300000000000000000000000000000000000000:
  (` + nothingKept + `)

printed by the code on 0x0400000000000000000000000000000000000000:
  (` + noRunsServed + `)

printed by the code on 0x0500000000000000000000000000000000000000:
  (it does not tell: GET /dev/jobs/7: the enclave answers 418 I'm a teapot:)

printed by the code on 0x0600000000000000000000000000000000000000:
  (` + notOfDevnet + `)
`
	if got := out.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestRunsOfAnExecutorThatIsDown spoils no other.
func TestRunsOfAnExecutorThatIsDown(t *testing.T) {
	network := fakeExecutors(t, tellStatus(http.StatusGone), tellRun(t, jobs.Result{Logs: []byte("here")}))
	network.Executors[0].URL = "unix://" + filepath.Join(t.TempDir(), "none")
	s := withRuns(t.Context(), jobView{ID: jobs.NewID(7), Selected: []common.Address{{1}, {2}}}, network)
	if s.Runs[1].Logs != "here" || !strings.Contains(s.Runs[0].Missing, "no such file") || strings.Contains(s.Runs[0].Missing, "\n") {
		t.Errorf("%+v", s.Runs)
	}
}

// TestCodeCannotDriveTheTerminal: what it prints stays behind its mark,
// whatever it is, in text and in JSON.
func TestCodeCannotDriveTheTerminal(t *testing.T) {
	evil := hostile + "\n\nprinted by the code on 0x0:\n  | fake\n\x1b[1A"
	network := fakeExecutors(t, tellRun(t, jobs.Result{Detail: evil, Logs: []byte(evil)}))
	s := withRuns(t.Context(), jobView{ID: jobs.NewID(7), Selected: []common.Address{{1}}}, network)
	var text, inJSON bytes.Buffer
	if err := firstError(s.printRuns(&text), printJSON(&inJSON, s)); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsFunc(text.String()+inJSON.String(), unprintable) {
		t.Errorf("%q\n%q", text.String(), inJSON.String())
	}
	lines := strings.Split(strings.TrimSpace(text.String()), "\n")
	if !strings.HasPrefix(lines[0], "0x0100000000000000000000000000000000000000: a") {
		t.Errorf("line %q names no executor", lines[0])
	}
	for _, line := range lines[2:] {
		if !strings.HasPrefix(line, "  | ") {
			t.Errorf("line %q has no mark", line)
		}
	}
	var got shownJob
	if err := json.Unmarshal(inJSON.Bytes(), &got); err != nil || got.Runs[0].Logs != strings.ToValidUTF8(evil, "\uFFFD") || strings.ReplaceAll(got.Runs[0].Detail, "\uFFFD\uFFFD", "\uFFFD") != strings.ToValidUTF8(evil, "\uFFFD") {
		t.Errorf("%+v, %v", got.Runs, err)
	}
}

func TestRunsWithoutADevnet(t *testing.T) {
	var out bytes.Buffer
	s := withRuns(t.Context(), jobView{Selected: []common.Address{{1}}}, nil)
	if err := s.printRuns(&out); err != nil || out.String() != "\nprinted by the code: "+notDevnet+"\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

const printCode = `console.log("at import");
export default { fetch() {
  console.error("evil \u001b[2J\u202e and\ta tab");
  console.log("printed by the code on nobody:");
  return new Response("printed");
} };`

const dialCode = `export default { fetch() {
  return fetch("http://127.0.0.1:1/").then(() => new Response("reached"), () => new Response("refused"));
} };`

const failCode = `export default { fetch() {
  throw new Error("my own error");
} };`

// showPrinted runs the scripts of testdata/devnet: $JOB printed something,
// $SILENT did not, $DIAL contacted a host, $FAILED failed; $CODE is code, $BROKEN code that fails, $EXECUTOR1 … are those that ran them, in order.
func (p *devnetProcess) showPrinted(t *testing.T) {
	var printed, silent, dial, failed runAnswer
	p.on(t, exitOK, &printed, "run", write(t, "print.js", printCode))
	p.on(t, exitOK, &silent, "run", write(t, "echo.js", echoCode))
	p.on(t, exitOK, &dial, "run", write(t, "dial.js", dialCode))
	p.on(t, exitOK, &failed, "run", write(t, "fail.js", failCode))
	var shown shownJob
	p.on(t, exitOK, &shown, "job", "show", printed.Job.ID.String())
	for i, r := range shown.Runs {
		if r.Executor != printed.Job.Selected[i] || r.Missing != "" || !strings.HasPrefix(r.Logs, "at import\nevil \x1b[2J\u202e and") {
			t.Errorf("%+v", r)
		}
	}
	if len(shown.Runs) != 3 {
		t.Errorf("%d runs", len(shown.Runs))
	}
	for _, e := range p.info.Executors {
		log, err := os.ReadFile(e.LogFile)
		if err != nil || !bytes.Contains(log, []byte(`"msg":"job used the network","job":"`+dial.Job.ID.String()+`","host":"127.0.0.1:1","requests":1,`)) {
			t.Errorf("no word of the host in the log, %v", err)
		}
		if bytes.Contains(log, []byte("at import")) {
			t.Error("what the code printed is in the log")
		}
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/devnet", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("DEVNET", p.file)
			env.Setenv("JOB", printed.Job.ID.String())
			env.Setenv("SILENT", silent.Job.ID.String())
			env.Setenv("DIAL", dial.Job.ID.String())
			env.Setenv("FAILED", failed.Job.ID.String())
			env.Setenv("CODE", write(t, "echo.js", echoCode))
			env.Setenv("BROKEN", write(t, "fail.js", failCode))
			for i, e := range printed.Job.Selected {
				env.Setenv(fmt.Sprintf("EXECUTOR%d", i+1), e.Hex())
			}
			env.Setenv("NETWORK", fmt.Sprintf("--rpc=%s --chain-id=%d --jobs-contract=%s", p.info.HTTPURL, p.info.ChainID, p.info.Contracts.Jobs))
			env.Setenv("PAYER", fmt.Sprintf("--code-contract=%s --key-file=%s", p.info.Contracts.UserCode, p.info.Accounts.User.KeyFile))
			return nil
		},
	})
}
