package testvm_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// BenchmarkBoot is an image's way from the machine's start to an executor that
// serves, with as much of it as begins with process 1, which is ours.
func BenchmarkBoot(b *testing.B) {
	if _, err := testvm.Find(); err != nil {
		testlack.Skip(b, err.Error())
	}
	dir := b.TempDir()
	added := image.Tree{Files: map[string]image.File{}}
	im := builtImage(b, "../../config.example.json")
	addPrograms(b, dir, added)
	delete(added.Files, "/vmtest/driver") // nobody is there but the executor
	addModules(b, added)
	ramdisk, err := added.Ramdisk()
	if err != nil {
		b.Fatal(err)
	}
	c := testvm.Config{
		Kernel: im.Kernel, Ramdisks: append(im.Ramdisks, ramdisk), Cmdline: im.Cmdline + " -- --host-cid 1 --log-format text",
		Memory: 2048, Console: filepath.Join(dir, "console.txt"),
	}
	var whole, ours time.Duration
	for b.Loop() {
		kernel, executor := boot(b, c)
		whole += kernel + executor
		ours += executor
	}
	b.ReportMetric(whole.Seconds()/float64(b.N), "s/boot")
	b.ReportMetric(float64(ours)/float64(whole), "ours")
	b.ReportMetric(float64(len(readFile(b, im.file)))/(1<<20), "MiB")
}

// boot starts a machine and returns how long the kernel took to process 1, and
// that to an executor that serves.
func boot(b *testing.B, c testvm.Config) (kernel, executor time.Duration) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), patience)
	defer cancel()
	began := time.Now()
	vm, err := testvm.Start(ctx, c)
	if err != nil {
		b.Fatal(err)
	}
	defer vm.Close()
	for _, step := range []struct {
		text string
		took *time.Duration
	}{{"Run /init as init process", &kernel}, {`msg="executor is up"`, &executor}} {
		if _, err := vm.Await(ctx, step.text); err != nil {
			b.Fatalf("%v; the console ends with\n%s", err, tail(vm))
		}
		*step.took = time.Since(began)
		began = time.Now()
	}
	return kernel, executor
}
