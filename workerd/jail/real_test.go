package jail

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// pinned is the workerd of this module; make tools puts it there.
const pinned = "../../node_modules/@cloudflare/workerd-linux-64/bin/workerd"

// newJail opens a jail for the test, which may leave out steps.
func newJail(t testing.TB, cfg Config, omit ...string) *Jail {
	t.Helper()
	left := map[string]bool{}
	for _, o := range omit {
		left[o] = true
	}
	j, err := open(t.Context(), cfg, left)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

// load is a program for workerd; %s is its handler's body.
const load = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = ["--max-old-space-size=64"],
  services = [
    (name = "main", worker = (
      modules = [(name = "main.js", esModule = embed "main.js")],
      compatibilityDate = "2023-03-07", globalOutbound = "out")),
    (name = "out", external = (address = "unix:/egress", http = (style = host))),
    (name = "internet", network = (allow = []))],
  sockets = [(name = "http", service = "main")]);`

// served is a workerd that runs in the jail.
type served struct {
	*Process
	client *http.Client
	said   *bytes.Buffer // stdout and stderr; only after Wait
	copied chan struct{}
}

// serve starts workerd with a handler's body and waits until it listens.
func serve(t testing.TB, j *Jail, body string, binds ...Bind) *served {
	t.Helper()
	dir := t.TempDir()
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "s"), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	l.SetUnlinkOnClose(false)
	socket, err := l.File()
	if err != nil {
		t.Fatal(err)
	}
	config := strings.Replace(load, `embed "main.js"`, fmt.Sprintf("%q", "export default { async fetch(request) {\n"+body+"\n} }"), 1)
	binary := compile(t, j.cfg.Binary, dir, config)
	in, inW := pipe(t)
	control, controlW := pipe(t)
	out, outW := pipe(t)
	p, err := j.Start(Spec{
		Args:  []string{"serve", "--socket-fd", "http=3", "--control-fd", "4", "--binary", "-"},
		Files: []*os.File{in, outW, outW, socket, controlW}, Binds: binds,
	})
	for _, f := range []*os.File{in, outW, controlW, socket} {
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	s := &served{Process: p, said: new(bytes.Buffer), copied: make(chan struct{})}
	go func() { // ends with the process
		defer close(s.copied)
		io.Copy(s.said, out)
		out.Close()
	}()
	path := filepath.Join(dir, "s")
	s.client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}}}
	t.Cleanup(func() { s.Kill(); <-s.Wait(); <-s.copied })
	inW.Write(binary)
	inW.Close()
	var event struct{ Event string }
	if err := json.NewDecoder(control).Decode(&event); err != nil || event.Event != "listen" {
		s.Kill()
		<-s.Wait()
		<-s.copied
		t.Fatalf("workerd did not start: %v, %s: %s", err, describeStatus(s.Status()), s.said)
	}
	control.Close()
	return s
}

// compile turns a configuration into its binary form.
func compile(t testing.TB, bin, dir, config string) []byte {
	t.Helper()
	path := filepath.Join(dir, "config.capnp")
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := exec.Command(bin, "compile", "--config-only", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pipe(t testing.TB) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// ask sends a request with a body.
func (s *served) ask(ctx context.Context, body io.Reader) (string, error) {
	r, err := http.NewRequestWithContext(ctx, "POST", "http://sandbox/", body)
	if err != nil {
		return "", err
	}
	res, err := s.client.Do(r)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return string(b), err
}

// egress answers every request on a Unix socket.
func egress(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "e")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b, err := io.ReadAll(r.Body); err == nil {
			w.Write(b)
		}
	})}
	var wg sync.WaitGroup
	wg.Go(func() { server.Serve(l) })
	t.Cleanup(func() { server.Close(); wg.Wait() })
	return path
}

// TestWorkerd runs real workerd under loads of many kinds in the full jail:
// the system call list must have all that it needs.
func TestWorkerd(t *testing.T) {
	j := newJail(t, Config{Binary: pinned, Places: []string{"/egress"}})
	out := Bind{egress(t), "/egress"}
	for _, c := range []struct{ name, body, want string }{
		{"hello", `return new Response("hello")`, "hello"},
		{"fetch", `const all = await Promise.all([...Array(20).keys()].map(i =>
			fetch("http://example.com/" + i, {method: "POST", body: "x".repeat(100000)}).then(r => r.text())));
			return new Response(String(all.join("").length))`, "2000000"},
		{"crypto", `const k = await crypto.subtle.generateKey({name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: new Uint8Array([1,0,1]), hash: "SHA-256"}, true, ["sign", "verify"]);
			const sig = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", k.privateKey, new Uint8Array(1e6));
			const e = await crypto.subtle.generateKey({name: "ECDSA", namedCurve: "P-256"}, true, ["sign", "verify"]);
			await crypto.subtle.sign({name: "ECDSA", hash: "SHA-512"}, e.privateKey, new Uint8Array(1e6));
			const p = await crypto.subtle.importKey("raw", new Uint8Array(9), "PBKDF2", false, ["deriveBits"]);
			await crypto.subtle.deriveBits({name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(8), iterations: 10000}, p, 256);
			crypto.getRandomValues(new Uint8Array(65536)); crypto.randomUUID();
			return new Response(String(sig.byteLength))`, "256"},
		{"garbage", `let n = 0; for (let i = 0; i < 300; i++) { const a = []; for (let k = 0; k < 10000; k++) a.push({k, s: "s" + k}); n += a.length }
			for (let i = 0; i < 200; i++) new Uint8Array(5e6).fill(i); return new Response(String(n))`, "3000000"},
		{"compute", `const fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); const m = new Map(); for (let i = 0; i < 1e6; i++) m.set(i, i);
			return new Response(String(fib(32)) + m.size)`, "21783091000000"},
		{"shared memory", `const s = new SharedArrayBuffer(1 << 20), v = new Int32Array(s); for (let i = 0; i < 1e5; i++) Atomics.add(v, 0, 1);
			new WebAssembly.Memory({initial: 100, maximum: 1000}).grow(100); return new Response(String(v[0]))`, "100000"},
		{"timers", `let n = 0; await new Promise(done => { for (let i = 0; i < 2000; i++) setTimeout(() => { if (++n == 2000) done() }, i % 100) });
			return new Response(String(n))`, "2000"},
		{"streams", `let n = 0; const s = new ReadableStream({ pull(c) { if (n++ == 200) c.close(); else c.enqueue(new Uint8Array(1 << 16)) } });
			const z = s.pipeThrough(new CompressionStream("gzip")).pipeThrough(new DecompressionStream("gzip"));
			let b = 0; for await (const c of z) b += c.byteLength; return new Response(String(b))`, "13107200"},
		{"text", `const u = new URL("https://ünï.example/a?b=c#d"); const s = "ä€😀".repeat(1e5);
			const t = new TextDecoder("utf-16le").decode(new Uint16Array(100)) + new TextDecoder("shift_jis").decode(new Uint8Array(9));
			return new Response(u.hostname + new TextDecoder().decode(new TextEncoder().encode(s)).length + t.length + new Intl.DateTimeFormat("de", {timeZone: "Asia/Tokyo"}).format(0))`, "xn--n-nga1b.example4000001091.1.1970"},
		{"tee", `const [a, b] = request.body.tee(); return new Response(String((await new Response(a).arrayBuffer()).byteLength + (await new Response(b).text()).length))`, "2097152"},
		{"echo", `return new Response(await request.arrayBuffer())`, strings.Repeat("x", 1<<20)},
		{"console", `for (let i = 0; i < 20; i++) { console.log("x".repeat(1e6)); console.error("y".repeat(1e6)) } return new Response("printed")`, "printed"},
		{"stack", `const f = n => f(n + 1) + 1; try { f(0) } catch (e) { return new Response(e.name) }`, "RangeError"},
		{"errors", `let n = 0; for (let i = 0; i < 1e4; i++) try { null.x } catch (e) { n += e.stack.length > 0 } return new Response(String(n))`, "10000"},
		{"regexp", `return new Response(String(/^(a+)+$/.test("a".repeat(24) + "b")))`, "false"},
		{"websocket", `const [a, b] = Object.values(new WebSocketPair()); a.accept(); b.accept(); const p = new Promise(r => b.addEventListener("message", e => r(e.data)));
			a.send("over"); return new Response(await p)`, "over"},
		{"cache", `return new Response(await caches.default.match("https://x/").then(() => "no cache", e => "no cache"))`, "no cache"},
		{"html", `return new HTMLRewriter().on("p", {element(e) { e.setInnerContent("in") }}).transform(new Response("<p>out</p>"))`, "<p>in</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, j, c.body, out)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			size := 1
			if strings.Contains(c.body, "request.") {
				size = 1 << 20
			}
			got, err := s.ask(ctx, strings.NewReader(strings.Repeat("x", size)))
			if err != nil || got != c.want {
				s.Kill()
				<-s.Wait()
				<-s.copied
				t.Errorf("%v, %.100q, want %.100q; %s: %.2000s", err, got, c.want, describeStatus(s.Status()), s.said)
			}
		})
	}
}

// TestWorkerdDies checks what the end of a workerd that fails looks like.
func TestWorkerdDies(t *testing.T) {
	j := newJail(t, Config{Binary: pinned, Places: []string{"/egress"}})
	for _, c := range []struct {
		name, body string
		status     syscall.WaitStatus
		said       string
	}{
		{"heap", `const a = []; for (;;) a.push(new Array(1e5).fill(1.1))`, 1 << 8, "JavaScript heap out of memory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t, j, c.body)
			if got, err := s.ask(t.Context(), nil); err == nil {
				t.Errorf("it answered %q", got)
			}
			<-s.Wait()
			<-s.copied
			if s.Status() != c.status || !strings.Contains(s.said.String(), c.said) {
				t.Errorf("%s, want %s; it said %s", describeStatus(s.Status()), describeStatus(c.status), s.said)
			}
		})
	}
}

// TestMaskOfWhoStartsIt hides nothing in the root from a sandbox, which is another
// user.
func TestMaskOfWhoStartsIt(t *testing.T) {
	for _, inCopy := range []bool{false, true} {
		old := syscall.Umask(0o077)
		j, err := open(t.Context(), Config{Binary: pinned, Places: []string{"/egress"}, Copy: inCopy}, nil)
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := j.Close(); err != nil {
				t.Error(err)
			}
		})
		s := serve(t, j, `return new Response("hello")`, Bind{egress(t), "/egress"})
		if got, err := s.ask(t.Context(), nil); err != nil || got != "hello" {
			t.Errorf("copy %v: %q, %v", inCopy, got, err)
		}
	}
}
