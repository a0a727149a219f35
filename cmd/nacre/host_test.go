package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/tunnel"
	"github.com/nacre-tee/nacre/workerd/egress"
)

func TestHostFlags(t *testing.T) {
	check(t, captured(t, newHostCommand, "--cid", "16"), hostConfig{CID: 16, Allow: egress.DefaultPolicy(), Memory: defaultHostMemory, CPUs: defaultHostCPUs, NitroCLI: defaultNitroCLI})
	allow, err := egress.ParsePolicy("allow: public,10.1.2.3:8545")
	if err != nil {
		t.Fatal(err)
	}
	check(t, captured(t, newHostCommand, "--cid", "17", "--allow", "public,10.1.2.3:8545", "--api", "127.0.0.1:6000", "--secrets", "0.0.0.0:6002", "--metrics", "127.0.0.1:9101",
		"--publish", "127.0.0.1:7000=7001", "--publish", "[::1]:7002=7003", "--eif", "a.eif", "--memory", "512", "--cpus", "4", "--nitro-cli", "/n", "--debug",
		"--heartbeat", "--console", "c", "--console-log", "l", "--json"),
		hostConfig{CID: 17, Allow: allow, API: "127.0.0.1:6000", Secrets: "0.0.0.0:6002", Metrics: "127.0.0.1:9101",
			Published: []published{{"127.0.0.1:7000", 7001}, {"[::1]:7002", 7003}}, EIF: "a.eif", Memory: 512, CPUs: 4, NitroCLI: "/n", Debug: true,
			Heartbeat: true, Console: "c", ConsoleLog: "l", JSON: true})
}

func TestHostWays(t *testing.T) {
	c := hostConfig{API: "127.0.0.1:1", Secrets: "127.0.0.1:2", Published: []published{{"127.0.0.1:3", 4}}}
	want := []published{{"127.0.0.1:1", enclave.PortAPI}, {"127.0.0.1:2", enclave.PortSecrets}, {"127.0.0.1:3", 4}}
	check(t, c.ways(), want)
}

// text is what several goroutines write.
type text struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (x *text) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.buf.Write(p)
}

func (x *text) String() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.buf.String()
}

// running is a nacre host that serves a machine whose vsock ends in Unix sockets.
type running struct {
	sockets        string
	stdout, stderr *text
	stop           func() int
}

func startHost(t *testing.T, args ...string) *running {
	t.Helper()
	r := &running{sockets: filepath.Join(t.TempDir(), "v"), stdout: new(text), stderr: new(text)}
	env, _, _ := fakeEnvironment()
	env.stdout, env.stderr = r.stdout, r.stderr
	ctx, cancel := context.WithCancel(context.Background())
	code := make(chan int, 1)
	go func() { code <- run(ctx, append([]string{"nacre", "host", "--sockets", r.sockets}, args...), env) }()
	var once sync.Once
	got := -1
	r.stop = func() int {
		once.Do(func() {
			cancel()
			select {
			case got = <-code:
			case <-time.After(hostPatience):
				t.Error("nacre host does not end")
			}
		})
		return got
	}
	t.Cleanup(func() { r.stop() })
	r.eventually(t, "host is up")
	return r
}

const hostPatience = 20 * time.Second

// eventually waits until the standard error has a text.
func (r *running) eventually(t *testing.T, want string) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(hostPatience); !strings.Contains(r.stderr.String(), want); {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("no %q in: %s", want, r.stderr.String())
		}
	}
}

// outward is the enclave's way out.
func (r *running) outward() *tunnel.Dialer {
	return tunnel.New("the test's", func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", fmt.Sprintf("%s_%d", r.sockets, enclave.PortForwarder))
	})
}

// serveGuest has the machine's vsock served as HTTP on the API's port.
func (r *running) serveGuest(t *testing.T, h http.Handler) {
	t.Helper()
	ln, err := net.Listen("unix", r.sockets)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: h}
	done := make(chan struct{})
	go func() { defer close(done); srv.Serve(guestListener{ln}) }()
	t.Cleanup(func() { srv.Close(); <-done })
}

// guestListener does what a virtual machine monitor does: the connection's first
// line says the port.
type guestListener struct{ net.Listener }

func (g guestListener) Accept() (net.Conn, error) {
	for {
		c, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		in := bufio.NewReaderSize(c, 16)
		if line, err := in.ReadString('\n'); err == nil && line == fmt.Sprintf("CONNECT %d\n", enclave.PortAPI) {
			io.WriteString(c, "OK 1\n")
			return c, nil
		}
		c.Close()
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}

func httpGet(t *testing.T, url string) string {
	t.Helper()
	client := http.Client{Timeout: hostPatience, Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The whole of it: out where it is allowed and nowhere else, in, metrics, the
// heartbeat, the console, and at the end what went where.
func TestHostServesAnEnclave(t *testing.T) {
	echo, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer echo.Close()
	go func() {
		for {
			c, err := echo.Accept()
			if err != nil {
				return
			}
			go func() { defer c.Close(); io.Copy(c, c) }()
		}
	}()
	api, metrics := freeAddress(t), freeAddress(t)
	console := filepath.Join(t.TempDir(), "serial")
	r := startHost(t, "--allow", echo.Addr().String(), "--api", api, "--metrics", metrics, "--heartbeat", "--console", console)

	c, err := r.outward().DialContext(t.Context(), "tcp", echo.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(c, "hello")
	if _, err := io.ReadFull(c, make([]byte, 5)); err != nil {
		t.Error(err)
	}
	c.Close()
	for _, to := range []string{"127.0.0.1:1", "169.254.169.254:80"} {
		if _, err := r.outward().DialContext(t.Context(), "tcp", to); !errors.Is(err, tunnel.ErrRefused) {
			t.Errorf("%s: %v", to, err)
		}
	}

	r.serveGuest(t, http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		fmt.Fprintf(w, "nacre_path{path=%q} 1\n", req.URL.Path)
	}))
	if got := httpGet(t, "http://"+api+"/health"); got != `nacre_path{path="/health"} 1`+"\n" {
		t.Errorf("the API answers %q", got)
	}
	got := httpGet(t, "http://"+metrics+"/metrics")
	for end := time.Now().Add(hostPatience); !strings.Contains(got, "nacre_host_forwarder_open_connections 0\n") && time.Now().Before(end); {
		got = httpGet(t, "http://"+metrics+"/metrics") // bytes are counted after they are passed on
	}
	if !strings.Contains(got, fmt.Sprintf("nacre_host_forwarder_bytes_up_total{destination=%q} 5\n", echo.Addr())) ||
		!strings.Contains(got, `nacre_path{path="/metrics"} 1`+"\n") {
		t.Errorf("metrics:\n%s", got)
	}

	beat, err := net.Dial("unix", fmt.Sprintf("%s_%d", r.sockets, enclave.PortHeartbeat))
	if err != nil {
		t.Fatal(err)
	}
	defer beat.Close()
	beat.Write([]byte{0xb7})
	if _, err := io.ReadFull(beat, make([]byte, 1)); err != nil {
		t.Error(err)
	}
	r.eventually(t, "the enclave has booted")
	if err := os.WriteFile(console, []byte("kernel: hello \x1b[2J\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.eventually(t, `kernel: hello \x1b[2J`+"\n")

	if code := r.stop(); code != exitOK {
		t.Errorf("status %d: %s", code, r.stderr)
	}
	table := strings.Join(strings.Fields(r.stdout.String()), " ")
	for _, want := range []string{"OUT CONNECTIONS REFUSED", echo.Addr().String() + " 1 0 0 5 5", "169.254.169.254:80 0 1 0 0 0", api + "=6000 1 0 0 "} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, r.stdout)
		}
	}
}

// A command that is the enclave is started again when it ends, is heard, and is
// ended with the host.
func TestHostRunsAnEnclave(t *testing.T) {
	dir := t.TempDir()
	r := startHost(t, "--console-log", filepath.Join(dir, "log"), "--json", "--run",
		fmt.Sprintf(`sh -c 'cd %s; echo hello from the enclave; test -e once || { : >once; exit 3; }; trap "echo ended in order; exit" TERM; : >up; while :; do read x </dev/null; done'`, dir))
	r.eventually(t, "exit status 3")
	r.eventually(t, `last_words="[hello from the enclave]"`)
	r.eventually(t, "started again")
	for end := time.Now().Add(hostPatience); ; {
		if _, err := os.Stat(filepath.Join(dir, "up")); err == nil || time.Now().After(end) {
			break
		}
	}
	if code := r.stop(); code != exitOK {
		t.Errorf("status %d: %s", code, r.stderr)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "log")); err != nil || strings.Count(string(b), "Z hello from the enclave\n") != 2 || !strings.Contains(string(b), "Z ended in order\n") {
		t.Errorf("the console: %q %v", b, err)
	}
	var s hostSummary
	if err := json.Unmarshal([]byte(r.stdout.String()), &s); err != nil || s.Enclave == nil || s.Enclave.Starts != 2 || s.Enclave.Ends != 2 {
		t.Errorf("%s: %v", r.stdout, err)
	}
}

// What cannot be opened is said in one line, before an enclave is started.
func TestHostThatCannotStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	started := filepath.Join(t.TempDir(), "started")
	for want, args := range map[string][]string{
		"--metrics " + taken.Addr().String() + ": ": {"--metrics", taken.Addr().String()},
		taken.Addr().String() + ": ":                {"--api", taken.Addr().String()},
		"--console-log: ":                           {"--console-log", "/nowhere/log"},
	} {
		args = append([]string{"host", "--sockets", filepath.Join(t.TempDir(), "v"), "--run", "touch " + started}, args...)
		code, stdout, stderr := runArgs(t, args...)
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) {
			t.Errorf("%v: %d %q", args, code, stderr)
		}
	}
	if code, _, stderr := runArgs(t, "host", "--cid", "16", "--eif", "none.eif", "--nitro-cli", "/bin/true"); code != exitUsage || stderr != "nacre host: --eif none.eif: no such file or directory; nacre image build makes one; see `nacre host --help`\n" {
		t.Errorf("%d %q", code, stderr)
	}
	if code, _, stderr := runArgs(t, "host", "--cid", "16", "--eif", "none.eif", "--nitro-cli", "/nowhere/nitro-cli"); code != exitUsage || !strings.HasPrefix(stderr, "nacre host: --nitro-cli /nowhere/nitro-cli: no such file or directory; install") {
		t.Errorf("%d %q", code, stderr)
	}
	code, _, stderr := runArgs(t, "host", "--sockets", "/nowhere/v", "--run", "touch "+started)
	if code != exitFailed || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "port 8001 for the enclave") {
		t.Errorf("%d %q", code, stderr)
	}
	if _, err := os.Stat(started); err == nil {
		t.Error("the enclave was started")
	}
}

// What nitro-cli could not start is refused before it is called and before anything
// listens, in the line that `nacre image measure` has for it.
func TestHostRefusesASpoiltImage(t *testing.T) {
	whole, err := os.ReadFile(writeImage(t, "kernel"))
	if err != nil {
		t.Fatal(err)
	}
	spoilt := func(at int, with byte) []byte {
		file := bytes.Clone(whole)
		file[at] = with
		return file
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0") // whoever listens first fails by it
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	called := filepath.Join(t.TempDir(), "called")
	cli := writeFile(t, "nitro-cli", "#!/bin/sh\n: >"+called+"\n", 0o700)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":         {nil, "not an enclave image file"},
		"truncated":     {whole[:len(whole)-1], "image ends before its contents do"},
		"a bad CRC":     {spoilt(eif.HeaderLength-1, ^whole[eif.HeaderLength-1]), "checksum does not match"},
		"another byte":  {spoilt(len(whole)-1, ^whole[len(whole)-1]), "checksum does not match"},
		"arm64":         {spoilt(7, 1), "image for another architecture"},
		"not any image": {[]byte("#!/bin/sh\n"), "not an enclave image file"},
	} {
		file := writeFile(t, "x.eif", string(c.file), 0o600)
		_, _, measured := runArgs(t, "image", "measure", file)
		code, stdout, stderr := runArgs(t, "host", "--cid", "16", "--eif", file, "--nitro-cli", cli, "--api", taken.Addr().String())
		if want := strings.ReplaceAll(measured, "nacre image measure", "nacre host"); code != exitUsage || stdout != "" || stderr != want || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: %d %q, want %q", name, code, stderr, want)
		}
	}
	if err := checkNitro(environment{}, hostConfig{EIF: writeFile(t, "x.eif", string(whole), 0o600), NitroCLI: cli}); err != nil {
		t.Errorf("the whole one: %v", err)
	}
	if _, err := os.Stat(called); err == nil {
		t.Error("nitro-cli was called")
	}
}

// No enclave has a context id of the machine itself. That of the loopback is for a
// machine that plays both, where nitro-cli has no part.
func TestHostContextIDs(t *testing.T) {
	for cid, want := range map[uint64]bool{0: false, 1: true, 2: false, 3: false, 4: true, 16: true, enclave.AnyCID - 1: true, enclave.AnyCID: false, 1<<32 + 16: false} {
		c := hostConfig{CID: cid, Memory: defaultHostMemory, CPUs: defaultHostCPUs, NitroCLI: defaultNitroCLI}
		if err := c.check(); (err == nil) != want {
			t.Errorf("%d: %v", cid, err)
		}
		c.EIF = "a.eif"
		if err := c.check(); (err == nil) != (want && cid != 1) {
			t.Errorf("%d with --eif: %v", cid, err)
		}
	}
}
