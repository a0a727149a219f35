package testvm_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// built is an image as a file, and the command that built it.
type built struct {
	*eif.Image
	file, nacre string
}

// builtImage is the image that the source tree makes with a config file of the
// executor, by the command: without the race detector, which would make it ten
// times slower.
func builtImage(t testing.TB, config string) built {
	t.Helper()
	const workerd = "../../node_modules/@cloudflare/workerd-linux-64/bin/workerd"
	if _, err := os.Stat(workerd); err != nil {
		testlack.Skip(t, "workerd is not installed: run `make tools`")
	}
	dir := t.TempDir()
	b := built{file: filepath.Join(dir, "nacre.eif"), nacre: filepath.Join(dir, "nacre")}
	for _, args := range [][]string{
		{"go", "build", "-o", b.nacre, "../../cmd/nacre"},
		{b.nacre, "image", "build", "-o", b.file, "--source", "../..", "--workerd", workerd, "--config", config},
	} {
		said, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput()
		if t.Logf("%s", said); err != nil {
			t.Fatalf("%q: %v", args, err)
		}
	}
	var err error
	if b.Image, err = eif.Read(bytes.NewReader(readFile(t, b.file))); err != nil {
		t.Fatal(err)
	}
	return b
}

// boots starts a machine and waits until its console shows all texts, in any
// order, and it has ended by itself.
func boots(t *testing.T, c testvm.Config, texts ...string) {
	t.Helper()
	c.Console = filepath.Join(t.TempDir(), "console.txt")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	vm, err := testvm.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	for _, text := range texts {
		if _, err := vm.Await(ctx, text); err != nil {
			t.Fatalf("%v; the console ends with\n%s", err, tail(vm))
		}
	}
	if err := vm.Wait(); err != nil {
		t.Errorf("it did not end by itself: %v", err)
	}
}

// bootsAsItIs: the kernel starts the executor as process 1, and that loads the
// modules; there is no security module in such a machine, so it makes no key,
// says why, and powers the machine off.
func bootsAsItIs(t *testing.T, im built) {
	boots(t, testvm.Config{Kernel: im.Kernel, Ramdisks: im.Ramdisks, Cmdline: im.Cmdline}, "without which no key may be made")
}

// findsDevices is for a machine with as little as Nitro's has: no PCI, no ACPI,
// and devices that only the kernel's command line tells of, to which the machine
// adds them.
func findsDevices(t *testing.T, im built) {
	boots(t, testvm.Config{
		Kernel: im.Kernel, Ramdisks: [][]byte{im.Ramdisks[0], ramdiskOf(t, "./testdata/mmio")}, Cmdline: im.Cmdline,
		Machine: "microvm,acpi=off,isa-serial=on,rtc=on,auto-kernel-cmdline=on",
		Extra:   []string{"-device", "virtio-rng-device", "-device", "virtio-serial-device"},
	}, "init: virtio device 0x0004", "init: virtio device 0x0003", "init: done")
}
