package pid1

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/internal/testlack"
)

// fake writes down what the kernel is asked for, and refuses what is in deny.
type fake struct {
	asked   []string
	deny    map[string]error
	stirred []byte
}

func (f *fake) ask(format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	f.asked = append(f.asked, what)
	return f.deny[what]
}

func (f *fake) kernel() kernel {
	return kernel{
		mkdir: func(path string, _ os.FileMode) error { return f.ask("mkdir %s", path) },
		mount: func(source, target, fstype string, flags uintptr, _ string) error {
			return f.ask("mount %s %s %s %#x", source, target, fstype, flags)
		},
		chdir:       func(path string) error { return f.ask("chdir %s", path) },
		chroot:      func(path string) error { return f.ask("chroot %s", path) },
		write:       func(path, text string) error { return f.ask("write %s %s", path, text) },
		loadModule:  func(path string) error { return f.ask("load %s", path) },
		loopbackUp:  func() error { return f.ask("loopback") },
		setHostname: func(name string) error { return f.ask("hostname %s", name) },
		setFiles:    func(n uint64) error { return f.ask("files %d", n) },
		stir: func(entropy []byte) error {
			f.stirred = append(f.stirred, entropy...)
			return f.ask("stir")
		},
	}
}

// console of a test, in a file.
func fileConsole(t *testing.T) (*console, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "console")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return &console{w: f}, path
}

func text(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func goodConfig(t *testing.T) Config {
	t.Helper()
	return Config{
		Programs: []Program{{Name: "executor", Path: "/absent/executor"}},
		Modules:  filepath.Join(t.TempDir(), "modules"), Hostname: "enclave", Files: 4096,
		Entropy: func() (io.ReadCloser, error) { return io.NopCloser(rand.Reader), nil },
		Host:    func(context.Context) (net.Conn, error) { return nil, unix.ENODEV },
		Console: os.DevNull,
	}
}

// Each step comes after those that it needs; the key's entropy comes last,
// before any program.
func TestOrder(t *testing.T) {
	cfg, f := goodConfig(t), &fake{}
	if err := os.WriteFile(cfg.Modules, []byte("/lib/vsock.ko\n\n/lib/nsm.ko\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, _ := fileConsole(t)
	if err := run(cfg, f.kernel(), c); !errors.Is(err, ErrStart) {
		t.Fatalf("ended with %v, want %v", err, ErrStart)
	}
	want := []string{
		"mkdir /proc", "mkdir /sys", "mkdir /dev", "mkdir /run", "mkdir /tmp",
		"mount  /  0x44000", "mount / /run  0x1000", "chdir /run", "mount . /  0x2000", "chroot .", "chdir /", "mount  /  0x1027",
		"mount proc /proc proc 0xe", "mount sysfs /sys sysfs 0xf", "mount cgroup2 /sys/fs/cgroup cgroup2 0xe",
		"mount devtmpfs /dev devtmpfs 0xa", "mount tmpfs /run tmpfs 0xe", "mount tmpfs /tmp tmpfs 0xe",
		"load /lib/vsock.ko", "load /lib/nsm.ko", "write /proc/sys/kernel/modules_disabled 1",
		"write /proc/sys/kernel/kexec_load_disabled 1",
		"loopback", "hostname enclave", "files 4096", "stir",
	}
	if !slices.Equal(f.asked, want) {
		t.Errorf("asked for\n%s\nwant\n%s", strings.Join(f.asked, "\n"), strings.Join(want, "\n"))
	}
	if len(f.stirred) != draws*drawLength {
		t.Errorf("%d bytes of entropy, want %d", len(f.stirred), draws*drawLength)
	}
}

// Whatever fails at the start is the reason to halt, and nothing comes after it.
func TestEachStepCanHalt(t *testing.T) {
	whole := &fake{}
	c, _ := fileConsole(t)
	cfg := goodConfig(t)
	if err := os.WriteFile(cfg.Modules, []byte("/lib/vsock.ko\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(cfg, whole.kernel(), c)
	if len(whole.asked) < 20 {
		t.Fatalf("only %d steps", len(whole.asked))
	}
	for i, step := range whole.asked {
		f := &fake{deny: map[string]error{step: unix.EPERM}}
		err := run(cfg, f.kernel(), c)
		if !errors.Is(err, unix.EPERM) || len(f.asked) != i+1 || strings.ContainsAny(err.Error(), "\n") {
			t.Errorf("%s refused: error %v after %d steps, want it after %d", step, err, len(f.asked), i+1)
		}
	}
}

func TestModules(t *testing.T) {
	for _, c := range []struct {
		name, list string
		deny       map[string]error
		want       error
		said       string
	}{
		{"none", "", nil, nil, ""},
		{"loaded already", "/a.ko\n/b.ko", map[string]error{"load /a.ko": unix.EEXIST}, nil, ""},
		{"built in", "/a.ko\n/b.ko", map[string]error{"load /a.ko": &fs.PathError{Op: "open", Path: "/a.ko", Err: unix.ENOENT}}, nil,
			"nacre init: module /a.ko is not in the image: taken to be built into the kernel\n"},
		{"of another kernel", "/a.ko\n/b.ko", map[string]error{"load /a.ko": unix.ENOEXEC}, ErrModule, ""},
		{"a name", "/b.ko\nvsock", nil, ErrModuleList, ""},
		{"too long", "/b.ko\n" + strings.Repeat("/", maxModules), nil, ErrModuleList, ""},
		{"a kernel without modules", "", map[string]error{"write " + noMoreModules + " 1": fs.ErrNotExist}, nil, ""},
		{"a kernel that stays", "", map[string]error{"write " + noOtherKernel + " 1": fs.ErrNotExist}, nil, ""},
	} {
		f, list := &fake{deny: c.deny}, filepath.Join(t.TempDir(), "modules")
		if err := os.WriteFile(list, []byte(c.list), 0o600); err != nil {
			t.Fatal(err)
		}
		con, path := fileConsole(t)
		err := loadModules(f.kernel(), list, con.say)
		if !errors.Is(err, c.want) || c.want == nil && err != nil || text(t, path) != c.said {
			t.Errorf("%s: error %v, want %v; said %q, want %q", c.name, err, c.want, text(t, path), c.said)
		}
		if loads := strings.Contains(strings.Join(f.asked, "\n"), "load /b.ko"); loads != (c.want == nil && c.list != "") {
			t.Errorf("%s: asked %q", c.name, f.asked)
		}
	}
	if err := loadModules((&fake{}).kernel(), filepath.Join(t.TempDir(), "absent"), func(string) {}); err != nil {
		t.Errorf("no list: %v", err)
	}
}

// The real kernel refuses what is no module.
func TestNoModule(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ko")
	if err := realKernel().loadModule(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if err := os.WriteFile(path, []byte("no module"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := realKernel().loadModule(path); err == nil || errors.Is(err, unix.EEXIST) || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a text: %v", err)
	}
}

type source struct {
	io.Reader
	closed *bool
}

func (s source) Close() error { *s.closed = true; return nil }

func TestSeedRefuses(t *testing.T) {
	same := strings.Repeat("0123456789abcdef", draws*drawLength/16)
	for name, r := range map[string]io.Reader{
		"nothing": strings.NewReader(""), "too little": strings.NewReader(same[:drawLength]),
		"the same again": strings.NewReader(same), "zeros": zeros{},
	} {
		closed, f := false, &fake{}
		err := seed(f.kernel(), func() (io.ReadCloser, error) { return source{r, &closed}, nil })
		if !errors.Is(err, ErrEntropy) || !closed || len(f.asked) != 0 {
			t.Errorf("%s: error %v, closed %v, asked %q", name, err, closed, f.asked)
		}
	}
	if err := seed((&fake{}).kernel(), func() (io.ReadCloser, error) { return nil, fs.ErrNotExist }); !errors.Is(err, ErrEntropy) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no security module: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// The kernel of this machine takes entropy, too: it does no harm to a generator.
func TestStir(t *testing.T) {
	if os.Geteuid() != 0 {
		testlack.Skip(t, "needs root, to give the kernel entropy: run it as root")
	}
	entropy := make([]byte, 3*drawLength/2) // a whole draw and a part
	rand.Read(entropy)
	if err := stir(entropy); err != nil {
		t.Error(err)
	}
}

func TestSayKeepsToOneLine(t *testing.T) {
	c, path := fileConsole(t)
	c.say("one\nnacre init: two\r\x1b[2J")
	if got, want := text(t, path), "nacre init: one nacre init: two [2J\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

func TestHaltIsForProcess1(t *testing.T) {
	if err := halt(); !errors.Is(err, ErrNotFirst) {
		t.Errorf("error %v", err)
	}
	if err := Main(goodConfig(t)); !errors.Is(err, ErrNotFirst) {
		t.Errorf("error %v", err)
	}
}

func TestConfigCheck(t *testing.T) {
	if err := goodConfig(t).Check(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want error
		set  func(*Config)
	}{
		{ErrNoProgram, func(c *Config) { c.Programs = nil }},
		{ErrNoProgram, func(c *Config) { c.Programs[0].Name = "" }},
		{ErrNoProgram, func(c *Config) { c.Programs[0].Path = "executor" }},
		{ErrNoEntropy, func(c *Config) { c.Entropy = nil }},
		{ErrNoHost, func(c *Config) { c.Host = nil }},
		{ErrHostname, func(c *Config) { c.Hostname = "" }},
		{ErrHostname, func(c *Config) { c.Hostname = strings.Repeat("x", 65) }},
		{ErrFiles, func(c *Config) { c.Files = 255 }},
		{ErrPath, func(c *Config) { c.Modules = "modules" }},
		{ErrPath, func(c *Config) { c.Console = "" }},
	} {
		cfg := goodConfig(t)
		c.set(&cfg)
		if err := cfg.Check(); !errors.Is(err, c.want) {
			t.Errorf("error %v, want %v", err, c.want)
		}
		f := &fake{}
		con, _ := fileConsole(t)
		if err := run(cfg, f.kernel(), con); !errors.Is(err, c.want) || len(f.asked) != 0 {
			t.Errorf("run: error %v, want %v, asked %q", err, c.want, f.asked)
		}
	}
}
