//go:build !enclave

package pid1_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// vmPatience bounds one boot: ten seconds on a machine that does nothing else.
const vmPatience = 5 * time.Minute

// parts are what the machines of this test boot.
type parts struct {
	kernel   []byte
	modules  []image.Module
	executor []byte // of the build for virtual machines: it needs no security module
}

func prepare(t *testing.T) parts {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	_, err = testvm.Find()
	var kernel *image.Kernel
	if err == nil {
		kernel, err = image.FetchKernel(t.Context(), image.Config{Source: "../..", Cache: filepath.Join(cache, "nacre")})
	}
	if errors.Is(err, testvm.ErrNoQEMU) || errors.Is(err, image.ErrUnavailable) {
		testlack.Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	modules, err := kernel.Modules(image.BaseModules()...)
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "init")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-tags", "enclave,vmtest", "-ldflags", "-s -w", "-o", program, "../../cmd/executor")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	executor, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	return parts{kernel.Image, modules, executor}
}

// TestImagesThatDoNotWork boots what an image could be by mistake. Each says why
// in its last line and ends by itself.
func TestImagesThatDoNotWork(t *testing.T) {
	p := prepare(t)
	broken := append([]image.Module(nil), p.modules...)
	broken[0].Content = broken[0].Content[:len(broken[0].Content)/2]
	for _, c := range []struct {
		name    string
		modules []image.Module
		says    []string
	}{
		{"no config file", p.modules, []string{
			"executor: config file: open /config.json: no such file or directory",
			"nacre init: halting: the executor has ended with status 2; what it said is above",
		}},
		{"half a module", broken, []string{"nacre init: halting: the kernel does not take a module: " + broken[0].Path + ": "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := image.Tree{Files: map[string]image.File{"/init": {Content: p.executor, Executable: true}}, Dirs: []string{"/dev"},
				Devices: map[string][2]uint32{"/dev/console": {5, 1}, "/dev/null": {1, 3}}}
			tree.AddModules(c.modules)
			ramdisk, err := tree.Ramdisk()
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), vmPatience)
			defer cancel()
			vm, err := testvm.Start(ctx, testvm.Config{
				Kernel: p.kernel, Ramdisks: [][]byte{ramdisk}, Cmdline: image.Cmdline + " quiet",
				Console: filepath.Join(t.TempDir(), "console.txt"),
			})
			if err != nil {
				t.Fatal(err)
			}
			defer vm.Close()
			if err := vm.Wait(); err != nil || ctx.Err() != nil {
				t.Errorf("it did not end by itself: %v", err)
			}
			console := strings.Join(vm.Console(), "\n")
			for _, line := range c.says {
				if !strings.Contains(console, line) {
					t.Errorf("its console has no line %q:\n%s", line, console)
				}
			}
		})
	}
}
