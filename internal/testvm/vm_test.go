package testvm_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

func TestMain(m *testing.M) {
	// geth keeps one cache of senders for the life of the program, and its
	// database in memory ends a second after it was closed.
	goleak.VerifyTestMain(m,
		goleak.IgnoreAnyFunction("github.com/ethereum/go-ethereum/core.(*txSenderCacher).cache"),
		goleak.IgnoreAnyFunction("github.com/syndtr/goleveldb/leveldb.(*DB).mpoolDrain"))
}

// patience bounds one boot: seconds on a machine that does nothing else.
const patience = 5 * time.Minute

// machine is one that boots an image's kernel, with a program as its process 1.
func machine(t testing.TB, program string) testvm.Config {
	t.Helper()
	if _, err := testvm.Find(); err != nil {
		testlack.Skip(t, err.Error())
	}
	ramdisk := ramdiskOf(t, program)
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	kernel, err := image.FetchKernel(t.Context(), image.Config{Source: "../..", Cache: filepath.Join(cache, "nacre")})
	if errors.Is(err, image.ErrUnavailable) {
		testlack.Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	return testvm.Config{
		Kernel: kernel.Image, Ramdisks: [][]byte{ramdisk}, Cmdline: image.Cmdline,
		Memory: 512, Console: filepath.Join(t.TempDir(), "console.txt"),
	}
}

// ramdiskOf has a program as process 1.
func ramdiskOf(t testing.TB, program string) []byte {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "init")
	cmd := exec.Command("go", "build", "-o", binary, program)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	content, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	ramdisk, err := image.Tree{Files: map[string]image.File{"/init": {Content: content, Executable: true}}}.Ramdisk()
	if err != nil {
		t.Fatal(err)
	}
	return ramdisk
}

func TestBoot(t *testing.T) {
	c := machine(t, "./testdata/init")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	vm, err := testvm.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	if _, err := vm.Await(ctx, "init: hello"); err != nil {
		t.Fatalf("%v; the console ends with\n%s", err, tail(vm))
	}
	if err := vm.Wait(); err != nil {
		t.Fatalf("it did not power itself off: %v", err)
	}
	if _, err := vm.Await(ctx, "init: hello"); err != nil {
		t.Errorf("what was shown is forgotten: %v", err)
	}
	if _, err := vm.Await(ctx, "init: goodbye"); !errors.Is(err, testvm.ErrEnded) {
		t.Errorf("waiting for what never came: %v, want %v", err, testvm.ErrEnded)
	}
	kept, err := os.ReadFile(c.Console)
	if err != nil || !strings.Contains(string(kept), "init: hello") {
		t.Errorf("the console's file has %d bytes, and not what was shown (%v)", len(kept), err)
	}
}

func tail(vm *testvm.VM) string {
	lines := vm.Console()
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}

func TestEndsWithItsContext(t *testing.T) {
	c := machine(t, "./testdata/init")
	c.Extra = []string{"-S"} // it never starts to run
	ctx, cancel := context.WithCancel(t.Context())
	vm, err := testvm.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	cancel()
	if err := vm.Wait(); err == nil {
		t.Error("it ended, and not for its context")
	}
	if _, err := vm.Await(t.Context(), "anything"); !errors.Is(err, testvm.ErrEnded) {
		t.Errorf("%v, want %v", err, testvm.ErrEnded)
	}
}

func TestStartRefuses(t *testing.T) {
	console := filepath.Join(t.TempDir(), "console.txt")
	for name, c := range map[string]struct {
		config testvm.Config
		want   error
	}{
		"no kernel":  {testvm.Config{Console: console}, testvm.ErrNoKernel},
		"no console": {testvm.Config{Kernel: []byte{1}}, testvm.ErrNoConsole},
		"no program": {testvm.Config{Kernel: []byte{1}, Console: console, QEMU: "/nowhere/qemu"}, os.ErrNotExist},
	} {
		if _, err := testvm.Start(t.Context(), c.config); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	t.Setenv("NACRE_QEMU", "/nowhere/qemu")
	if _, err := testvm.Find(); !errors.Is(err, testvm.ErrNoQEMU) {
		t.Errorf("%v, want %v", err, testvm.ErrNoQEMU)
	}
}
