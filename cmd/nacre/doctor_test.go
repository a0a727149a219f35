package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
	"github.com/nacre-tee/nacre/workerd/jail"
)

// healthyHost is a host with everything.
func healthyHost(t *testing.T) host {
	return host{
		cgroups:   func() (int, []cgroup.Gap, error) { return 2, nil, nil },
		namespace: func(context.Context, uintptr) error { return nil },
		vsockID:   func() (uint32, error) { return 16, nil },
		nsm:       writeFile(t, "nsm", "", 0o600),
		workerd:   func(context.Context, string) error { return nil },
		jail: func(_ context.Context, c jail.Config) (states []jail.LayerState, err error) {
			for _, l := range jail.Layers() {
				states = append(states, jail.LayerState{Layer: l})
			}
			return states, c.Check()
		},
		roots:  func() (*x509.CertPool, error) { return x509.NewCertPool(), nil },
		egress: egress.DefaultPolicy(),
	}
}

// find returns the finding of a check.
func find(t *testing.T, all []finding, check string) finding {
	t.Helper()
	for _, f := range all {
		if f.Check == check {
			return f
		}
	}
	t.Fatalf("no check %q in %+v", check, all)
	return finding{}
}

func TestDoctorOnAHealthyHost(t *testing.T) {
	env, _, _ := fakeEnvironment()
	all := checkHost(context.Background(), healthyHost(t), env, writeFile(t, "workerd", "", 0o755))
	for _, check := range []string{"cgroup memory", "cgroup cpu", "cgroup pids", "namespace user", "namespace mount",
		"namespace pid", "namespace net", "namespace ipc", "namespace uts", "vsock", "nsm", "certificates", "workerd",
		"jail own namespaces", "jail system call list", "jail the program"} {
		if f := find(t, all, check); f.Status != passed || f.Mend != "" {
			t.Errorf("%+v", f)
		}
	}
}

// TestDoctorFindsWhatIsWrong: each part of the host, when it is broken, has a
// line of its own that says how to mend it, and spoils no other.
func TestDoctorFindsWhatIsWrong(t *testing.T) {
	tests := []struct {
		check  string
		status checkStatus
		detail string
		mend   string
		spoil  func(*host)
	}{
		{"cgroup cpu", failed, "not writable", "run as root", func(h *host) {
			h.cgroups = func() (int, []cgroup.Gap, error) {
				return 2, []cgroup.Gap{{Controller: cgroup.CPU, Reason: "not writable", Mend: "run as root"}}, nil
			}
		}},
		{"cgroup", failed, "no procfs", "mount cgroups", func(h *host) {
			h.cgroups = func() (int, []cgroup.Gap, error) { return 0, nil, errors.New("no procfs") }
		}},
		{"namespace net", warned, "operation not permitted", "user.max_net_namespaces", func(h *host) {
			h.namespace = func(_ context.Context, flags uintptr) error {
				for _, n := range namespaces {
					if n.name == "net" && n.flags == flags {
						return os.NewSyscallError("clone", errors.New("operation not permitted"))
					}
				}
				return nil
			}
		}},
		{"vsock", warned, "no such device", "modprobe vsock", func(h *host) {
			h.vsockID = func() (uint32, error) { return 0, fmt.Errorf("open: %w", errors.New("no such device")) }
		}},
		{"vsock", warned, "/dev/vsock: permission denied", "run nacre doctor as root, or give this user /dev/vsock", func(h *host) {
			h.vsockID = func() (uint32, error) {
				return 0, &fs.PathError{Op: "open", Path: "/dev/vsock", Err: syscall.EACCES}
			}
		}},
		{"nsm", warned, "no Nitro enclave", "development build attests in software", func(h *host) { h.nsm += "-none" }},
		{"jail own namespaces", failed, "making namespaces: not permitted", "run as root", func(h *host) {
			spoilJail(h, &jail.StepError{Step: "making namespaces", Layer: jail.LayerNamespaces, Err: errors.New("not permitted"), Mend: errors.New("run as root")})
		}},
		{"jail own namespaces", failed, "no idea why", "Linux 5.12", func(h *host) { spoilJail(h, errors.New("no idea why")) }},
		{"jail", failed, "no room", "without its jail no executor starts", func(h *host) {
			h.jail = func(context.Context, jail.Config) ([]jail.LayerState, error) { return nil, errors.New("no room") }
		}},
		{"certificates", failed, "has none", "install ca-certificates", func(h *host) {
			h.roots = func() (*x509.CertPool, error) { return nil, fmt.Errorf("%w (no such file)", egress.ErrNoRoots) }
		}},
		{"certificates", failed, "no idea why", "no executor starts", func(h *host) {
			h.roots = func() (*x509.CertPool, error) { return nil, errors.New("no idea why") }
		}},
		{"workerd", failed, "wrong version", "make tools", func(h *host) {
			h.workerd = func(context.Context, string) error { return workerd.ErrBinaryVersion }
		}},
	}
	for _, tt := range tests {
		t.Run(tt.check, func(t *testing.T) {
			h := healthyHost(t)
			tt.spoil(&h)
			env, _, _ := fakeEnvironment()
			all := checkHost(context.Background(), h, env, writeFile(t, "workerd", "", 0o755))
			for _, f := range all {
				if f.Check != tt.check && f.Status != passed && (tt.check != "workerd" || f.Check != "jail") {
					t.Errorf("spoilt too: %+v", f)
				}
			}
			if f := find(t, all, tt.check); f.Status != tt.status || !strings.Contains(f.Detail, tt.detail) || !strings.Contains(f.Mend, tt.mend) {
				t.Errorf("%+v, want %s with %q and %q", f, tt.status, tt.detail, tt.mend)
			}
		})
	}
}

// TestDoctorAsksForNoCertificatesWithoutEgress.
func TestDoctorAsksForNoCertificatesWithoutEgress(t *testing.T) {
	h := healthyHost(t)
	h.roots = func() (*x509.CertPool, error) { return nil, egress.ErrNoRoots }
	h.egress = egress.Policy{}
	if f := h.checkCertificates(); f.Status != passed {
		t.Errorf("%+v", f)
	}
}

// spoilJail makes the first layer of the jail fail.
func spoilJail(h *host, err error) {
	good := h.jail
	h.jail = func(ctx context.Context, c jail.Config) ([]jail.LayerState, error) {
		states, checkErr := good(ctx, c)
		states[0].Err = err
		return states, checkErr
	}
}

// TestDoctorOnABrokenJail: the first layer that fails has the mend, and those
// behind it point to it.
func TestDoctorOnABrokenJail(t *testing.T) {
	h := healthyHost(t)
	h.jail = func(context.Context, jail.Config) ([]jail.LayerState, error) {
		return []jail.LayerState{{Layer: jail.LayerNamespaces}, {Layer: jail.LayerRoot, Err: errors.New("no mounts here")},
			{Layer: jail.LayerFiles, Err: errors.New("not tried")}}, nil
	}
	all := h.checkJail(context.Background(), "workerd")
	if len(all) != 3 || all[0].Status != passed || !strings.Contains(all[1].Mend, "Linux 5.12") || all[2].Status != failed || all[2].Mend != "mend that one first" {
		t.Errorf("%+v", all)
	}
}

// TestDoctorOnImpossibleLimits: the limit that cannot be has the failing line,
// with a number that would do.
func TestDoctorOnImpossibleLimits(t *testing.T) {
	small := func() (workerd.Machine, error) { return workerd.Machine{Cores: 1, Memory: 1 << 30}, nil }
	c := config.Default()
	for _, f := range checkLimits(c, small) {
		if f.Status != passed {
			t.Errorf("%+v", f)
		}
	}
	c.JobCapacity = 100
	all := checkLimits(c, small)
	for _, f := range all {
		if (f.Status == passed) != (f.Check != "limit job_capacity") {
			t.Errorf("%+v", f)
		}
	}
	if f := find(t, all, "limit job_capacity"); f.Status != failed || !strings.Contains(f.Detail, "at most 7 jobs at once") || !strings.Contains(f.Mend, "job_capacity") {
		t.Errorf("%+v", f)
	}
	if all := checkLimits(c, func() (workerd.Machine, error) { return workerd.Machine{}, errors.New("no /proc") }); len(all) != 1 || all[0].Status != failed {
		t.Errorf("%+v", all)
	}
}

func TestDoctorListsEachLimit(t *testing.T) {
	all := checkLimits(config.Default(), func() (workerd.Machine, error) { return workerd.Machine{Cores: 2, Memory: 8 << 30}, nil })
	for check, want := range map[string]string{
		"machine": "2 cores, 8589934592 bytes, 8 GiB", "limit job_capacity": "20 jobs at once (machine)",
		"limit memory_budget": "6442450944 bytes, 6 GiB (machine)", "limit memory_limit": "104857600 bytes, 100 MiB (default)",
		"limit cpu_limit": "1 cores (default)", "limit max_deadline": "10800000 ms, 3h (default)", "limit min_deadline": "1 ms (default)",
		"limit egress": "public (default)", "limit egress_requests": "64 requests (default)", "limit storage_capacity": "0 bytes (default)",
		"limit drain_timeout": "360 s, 6m (default)",
	} {
		if f := find(t, all, check); f.Detail != want || f.Mend != "" {
			t.Errorf("%+v, want %q", f, want)
		}
	}
}

func TestDoctorWithoutWorkerd(t *testing.T) {
	env, _, _ := fakeEnvironment()
	f := healthyHost(t).checkWorkerd(context.Background(), env, filepath.Join(t.TempDir(), "none"))
	if f.Status != failed || !strings.Contains(f.Mend, "make tools") {
		t.Errorf("%+v", f)
	}
}

// TestDoctorOnThisHost: whatever this host is, the real probes end, have an
// answer for each check, and leave no cgroup behind.
func TestDoctorOnThisHost(t *testing.T) {
	env, _, _ := fakeEnvironment()
	h := thisHost()
	h.namespace = func(context.Context, uintptr) error { return nil } // in the scripts: it starts nacre
	all := checkHost(context.Background(), h, env, workerdForTests(t, repositoryRoot(t)))
	if f := find(t, all, "workerd"); f.Status != passed {
		t.Errorf("%+v", f)
	}
	for _, f := range all {
		if f.Detail == "" || (f.Status != passed) != (f.Mend != "") {
			t.Errorf("%+v", f)
		}
	}
}

func TestDoctorConfigBadInput(t *testing.T) {
	good := configJSON(t, "http://127.0.0.1:1/", "ws://127.0.0.1:1/")
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	change := func(key string, value any) string {
		var all map[string]any
		if err := json.Unmarshal(raw, &all); err != nil {
			t.Fatal(err)
		}
		all[key] = value
		return writeFile(t, "config.json", toJSON(t, all), 0o600)
	}
	tests := []struct{ path, want string }{
		{filepath.Join(t.TempDir(), "none.json"), "no such file"},
		{writeFile(t, "config.json", "{", 0o600), "line 1: unexpected end"},
		{change("http_rpc_url", "localhost:8545"), "http_rpc_url: "},
		{change("web_socket_url", ""), "web_socket_url: no URL, want ws://host/"},
		{change("jobs_contract_addr", "0x12"), "jobs_contract_addr: "},
		{change("common_chain_id", "421614"), "common_chain_id: string, want a whole number"},
		{change("workerd_runtime_path", ""), "workerd_runtime_path: no directory"},
		{change("job_capcity", 3), "job_capcity: no such key, did you mean job_capacity?"},
		{change("memory_limit", 1000), "memory_limit: memory limit too small for workerd: 1000 bytes, want at least 50331648"},
		{change("egress", "all"), "egress: want \"none\", \"public\", or a list"},
		{writeFile(t, "config.json", string(raw)+"{}", 0o600), "after top-level value"},
	}
	for _, tt := range tests {
		code, stdout, stderr := runArgs(t, "doctor", "--config", tt.path)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("code %d, stdout %q, stderr %q; want %q", code, stdout, stderr, tt.want)
		}
	}
}

func TestDoctorDefaults(t *testing.T) {
	env, _, _ := fakeEnvironment()
	got := doctorConfig{JSON: true}
	cmd := newDoctorCommand(env, func(_ context.Context, _ environment, c doctorConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd); err != nil || got != (doctorConfig{}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestDoctorTakesTheExecutorsFiles: the example, and one of the network's
// existing executor.
func TestDoctorTakesTheExecutorsFiles(t *testing.T) {
	env, _, _ := fakeEnvironment()
	for _, path := range []string{"../../config.example.json", "../executor/config/testdata/existing-executor.json"} {
		n, err := networkOfConfig(env, path)
		if err != nil || n.chainID != 421614 || len(n.contracts) != 3 || n.config.MemoryLimit == 0 {
			t.Errorf("%s: %+v, %v", path, n, err)
		}
	}
}

// TestDoctorTakesTheWorkerdOfTheConfig and no other, as the executor does.
func TestDoctorTakesTheWorkerdOfTheConfig(t *testing.T) {
	env, _, _ := fakeEnvironment()
	env = withVariables(env, map[string]string{"NACRE_WORKERD": writeFile(t, "workerd", "", 0o700)})
	config := configJSON(t, "http://127.0.0.1:1/", "ws://127.0.0.1:1/")
	n, err := networkOfConfig(env, config)
	if err != nil {
		t.Fatal(err)
	}
	h := healthyHost(t)
	h.configured = n.workerd
	if f := h.checkWorkerd(context.Background(), env, ""); n.workerd != "runtime/workerd" || f.Status != failed ||
		!strings.Contains(f.Detail, "workerd_runtime_path runtime/workerd: no such file") || !strings.Contains(f.Mend, "correct workerd_runtime_path") {
		t.Errorf("%q: %+v", n.workerd, f)
	}
	h.configured = writeFile(t, "workerd", "", 0o700)
	if f := h.checkWorkerd(context.Background(), env, ""); f.Status != passed || !strings.HasPrefix(f.Detail, h.configured) {
		t.Errorf("%+v", f)
	}
	if code, _, stderr := runArgs(t, "doctor", "--config", config, "--workerd", h.configured); code != exitUsage || !strings.Contains(stderr, "give it or --workerd") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

// TestDoctorOnAnothersDevnet: a devnet.json that happens to lie here and is
// not to be read is warned of; one that was named is an error.
func TestDoctorOnAnothersDevnet(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir(devnet.DefaultInfoFile, 0o700); err != nil { // cannot be read, by root either
		t.Fatal(err)
	}
	env, _, _ := fakeEnvironment()
	n, findings, err := doctorNetwork(env, doctorConfig{})
	if err != nil || len(n.httpURLs) > 0 || len(findings) != 1 || findings[0].Status != warned || findings[0].Mend == "" {
		t.Errorf("%+v, %+v, %v", n, findings, err)
	}
	if _, _, err := doctorNetwork(env, doctorConfig{Devnet: devnet.DefaultInfoFile}); err == nil {
		t.Error("a file that was named is only warned of")
	}
}
