package image

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/internal/testlack"
)

const workerd = "../../node_modules/@cloudflare/workerd-linux-64/bin/workerd"

// pinned is a package as the source tree pins it.
func pinned(t *testing.T, p Package) []byte {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newStore(Config{Cache: filepath.Join(dir, "nacre")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	deb, err := s.get(t.Context(), p)
	if errors.Is(err, ErrUnavailable) {
		testlack.Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	return deb
}

func ownInputs(t *testing.T) Inputs {
	t.Helper()
	in, err := LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestModulesOfThePinnedKernel(t *testing.T) {
	k, err := ReadKernel(t.Context(), pinned(t, ownInputs(t).Kernel))
	if err != nil {
		t.Fatal(err)
	}
	modules, err := k.Modules(append(BaseModules(), "vsock_loopback", "vsock")...)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, m := range modules {
		order = append(order, path.Base(m.Path))
		if !strings.HasPrefix(m.Path, "/lib/modules/"+k.Version+"/") || !bytes.HasPrefix(m.Content, []byte("\x7fELF")) {
			t.Errorf("%s is not an unpacked module", m.Path)
		}
	}
	want := "virtio_mmio.ko vsock.ko vmw_vsock_virtio_transport_common.ko vmw_vsock_virtio_transport.ko nsm.ko vsock_loopback.ko"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if _, err := k.Modules("no_such_module"); !errors.Is(err, ErrModule) {
		t.Errorf("%v, want %v", err, ErrModule)
	}

	mmio, err := os.ReadFile(filepath.Join("../..", mmioFile))
	if err != nil {
		t.Fatal(err)
	}
	if m, err := k.own(mmioFile, mmio); err != nil || m.Path != "/lib/modules/"+k.Version+"/extra/nacre_mmio.ko" {
		t.Errorf("our module: %s, %v", m.Path, err)
	}
	if _, err := (&Kernel{Version: "6.12.99"}).own(mmioFile, mmio); !errors.Is(err, ErrModule) || !strings.Contains(err.Error(), "mmio/build --update") {
		t.Errorf("our module in another kernel: %v, want %v", err, ErrModule)
	}
	t.Run("first ramdisk", func(t *testing.T) { testBootTree(t, k) }) // to read a kernel takes seconds
	if _, err := k.own(mmioFile, []byte("text")); !errors.Is(err, ErrModule) {
		t.Errorf("no module: %v, want %v", err, ErrModule)
	}
}

func TestKernelRefused(t *testing.T) {
	whole := make([]byte, 0x300)
	copy(whole[0x202:], "HdrS")
	for name, image := range map[string][]byte{"arm64": []byte("MZ\x00\x91ARMd"), "32 bits": whole, "nothing": nil} {
		if _, err := ReadKernel(t.Context(), debOf(t, map[string]string{"/boot/vmlinuz-1": string(image)})); !errors.Is(err, ErrDeb) {
			t.Errorf("%s: %v, want %v", name, err, ErrDeb)
		}
	}
	whole[0x236] = 1
	if k, err := ReadKernel(t.Context(), debOf(t, map[string]string{"/boot/vmlinuz-1": string(whole)})); err != nil || k.Version != "1" {
		t.Errorf("%v", err)
	}
}

// A package in which a name could mean either of two files is refused.
func TestPackageWithTwoOfAName(t *testing.T) {
	const lib, ko = "/lib/x86_64-linux-gnu/libc.so.6", "/lib/modules/1/a.ko.xz"
	kernel := make([]byte, 0x300)
	copy(kernel[0x202:], "HdrS")
	kernel[0x236] = 1
	other := string(append(kernel[:0x2ff:0x2ff], 1))
	for name, c := range map[string]struct {
		files map[string]string
		read  func(deb []byte) error
	}{
		"library": {map[string]string{lib: "one", "/usr" + lib: "two"}, func(deb []byte) error { _, err := librariesOf(t.Context(), deb); return err }},
		"kernel": {map[string]string{"/boot/vmlinuz-1": string(kernel), "/boot/vmlinuz-2": other},
			func(deb []byte) error { _, err := ReadKernel(t.Context(), deb); return err }},
		"module": {map[string]string{"/boot/vmlinuz-1": string(kernel), ko: "one", "/usr" + ko: "two"},
			func(deb []byte) error { _, err := ReadKernel(t.Context(), deb); return err }},
	} {
		if err := c.read(debOf(t, c.files)); !errors.Is(err, ErrDeb) {
			t.Errorf("two of a %s: %v, want %v", name, err, ErrDeb)
		}
	}
}

func TestAppTree(t *testing.T) {
	program, err := os.ReadFile(workerd)
	if err != nil {
		testlack.Skip(t, "workerd is not installed: run `make tools`")
	}
	in := ownInputs(t)
	p := parts{workerd: program, config: []byte("{}"), libc: pinned(t, in.Libc), certificates: pinned(t, in.Certificates)}
	tree, err := p.appTree(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	paths, err := tree.paths()
	if err != nil {
		t.Fatal(err)
	}
	const lib = "/lib/x86_64-linux-gnu"
	want := []string{
		"/config.json", "/etc", "/etc/ssl", "/etc/ssl/certs", certificatesFile, "/lib", lib,
		lib + "/libc.so.6", lib + "/libdl.so.2", lib + "/libm.so.6", lib + "/libpthread.so.0", lib + "/librt.so.1",
		"/lib64", "/lib64/ld-linux-x86-64.so.2", "/runtime", "/runtime/workerd",
	}
	if strings.Join(paths, " ") != strings.Join(want, " ") {
		t.Errorf("the second ramdisk has\n%q, want\n%q", paths, want)
	}
	if n := bytes.Count(tree.Files[certificatesFile].Content, []byte("-----BEGIN CERTIFICATE-----\n")); n < 100 {
		t.Errorf("%d certificates", n)
	}

	p.libc = debOf(t, map[string]string{lib + "/ld-linux-x86-64.so.2": "loader"})
	if _, err := p.appTree(t.Context()); !errors.Is(err, ErrLibrary) {
		t.Errorf("no libraries: %v, want %v", err, ErrLibrary)
	}
	p.workerd = []byte("#!/bin/sh")
	if _, err := p.appTree(t.Context()); !errors.Is(err, ErrProgram) {
		t.Errorf("a script: %v, want %v", err, ErrProgram)
	}
	if err := (Tree{Files: map[string]File{}}).addCertificates(t.Context(), debOf(t, nil)); !errors.Is(err, ErrCertificates) {
		t.Errorf("no certificates: %v, want %v", err, ErrCertificates)
	}
}

// What is in the first ramdisk is all there is to start from: nothing gets in
// unnoticed.
func testBootTree(t *testing.T, kernel *Kernel) {
	dir := t.TempDir()
	program, source := filepath.Join(dir, "program"), filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", program, source)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	p := parts{}
	for file, to := range map[string]*[]byte{program: &p.program, filepath.Join("../..", mmioFile): &p.mmio} {
		var err error
		if *to, err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	tree, err := p.bootTree(kernel)
	if err != nil {
		t.Fatal(err)
	}
	ramdisk, err := tree.Ramdisk()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	err = WalkRamdisk(ramdisk, func(e Entry, _ io.Reader) error {
		if e.UID != 0 || e.GID != 0 || e.Mode.Perm()&0o022 != 0 {
			t.Errorf("%s is of %d:%d, %s", e.Path, e.UID, e.GID, e.Mode)
		}
		if !e.Mode.IsDir() || !strings.HasPrefix(e.Path, "/lib") {
			got = append(got, e.Path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	lib := "/lib/modules/" + kernel.Version
	want := []string{
		"/dev", "/dev/console", "/dev/null", "/etc", "/etc/modules", "/init",
		lib + "/extra/nacre_mmio.ko", lib + "/kernel/drivers/misc/nsm.ko", lib + "/kernel/drivers/virtio/virtio_mmio.ko",
		lib + "/kernel/net/vmw_vsock/vmw_vsock_virtio_transport.ko", lib + "/kernel/net/vmw_vsock/vmw_vsock_virtio_transport_common.ko",
		lib + "/kernel/net/vmw_vsock/vsock.ko", "/proc", "/run", "/sys", "/tmp",
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the first ramdisk has\n%q, want\n%q", got, want)
	}
	if version := KernelVersion(kernel.Image); !strings.HasPrefix(version, kernel.Version+" ") {
		t.Errorf("the kernel says that it is %q, want %s", version, kernel.Version)
	}
}

func TestBootTreeRefusesAnExecutorWithLibraries(t *testing.T) {
	program, err := os.ReadFile(workerd)
	if err != nil {
		testlack.Skip(t, "workerd is not installed: run `make tools`")
	}
	if _, err := (parts{program: program}).bootTree(&Kernel{}); !errors.Is(err, ErrProgram) {
		t.Errorf("%v, want %v", err, ErrProgram)
	}
}

func TestGoIsToldEverything(t *testing.T) {
	t.Setenv("GOFLAGS", "-tags=other")
	t.Setenv("GOAMD64", "v3")
	t.Setenv("GOEXPERIMENT", "jsonv2")
	t.Setenv("GOOS", "plan9")
	env, err := goEnvironment(t.Context(), "../..", "go1.26.8")
	if err != nil {
		t.Fatal(err)
	}
	all := " " + strings.Join(env, " ") + " "
	for _, want := range []string{"GOENV=off", "GOWORK=off", "GOTOOLCHAIN=go1.26.8", "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64", "GOAMD64=v1"} {
		if !strings.Contains(all, " "+want+" ") {
			t.Errorf("no %s", want)
		}
	}
	for _, not := range []string{"GOFLAGS=", "GOEXPERIMENT=", "GODEBUG="} {
		if strings.Contains(all, " "+not) {
			t.Errorf("%s gets in", not)
		}
	}
}

// A module that is not the pinned one does not get into an image, whoever put it
// into the tree.
func TestBuildRefusesAnotherModule(t *testing.T) {
	in := ownInputs(t)
	in.Go.Version = runtime.Version()
	source := sourceWith(t, "")
	if err := in.Save(source); err != nil {
		t.Fatal(err)
	}
	module, err := os.ReadFile(filepath.Join("../..", mmioFile))
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(source, mmioFile)
	if err := os.Mkdir(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	c := Config{Program: Executor, Source: source, Cache: t.TempDir(), Workerd: filepath.Join(source, "no-workerd"), Config: []byte("{}")}
	for want, last := range map[error]byte{ErrPin: module[len(module)-1] ^ 1, os.ErrNotExist: module[len(module)-1]} { // the right one: workerd is next
		module[len(module)-1] = last
		if err := os.WriteFile(at, module, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Build(t.Context(), c); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	for want, c := range map[error]Config{
		ErrNoProgram: {Program: "nacre", Source: "s", Cache: "c", Workerd: "w", Config: []byte("{}")},
		ErrNoSource:  {Program: Executor, Cache: "c", Workerd: "w", Config: []byte("{}")},
		ErrNoCache:   {Program: Executor, Source: "s", Workerd: "w", Config: []byte("{}")},
		ErrNoWorkerd: {Program: Executor, Source: "s", Cache: "c", Config: []byte("{}")},
		ErrNoConfig:  {Program: Executor, Source: "s", Cache: "c", Workerd: "w"},
	} {
		if _, err := Build(t.Context(), c); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", c, err, want)
		}
	}
	if err := (Config{Program: Verifier, Source: "s", Cache: "c", Config: []byte("{}")}).Check(); err != nil {
		t.Errorf("a verifier, which needs no workerd: %v", err)
	}
	in := ownInputs(t)
	in.Go.Version = "go1.1"
	source := sourceWith(t, "")
	if err := in.Save(source); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), Config{Program: Executor, Source: source, Cache: t.TempDir(), Workerd: "w", Config: []byte("{}")}); !errors.Is(err, ErrRelease) {
		t.Errorf("another Go release: %v, want %v", err, ErrRelease)
	}
}
