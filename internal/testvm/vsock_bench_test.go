package testvm_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// BenchmarkVsock has the benchmarks of the host's forwarder run where there is
// vsock, its loopback in a machine, and passes on what they print. The emulated
// processor makes the times long; the ratios, each of one run, stand.
func BenchmarkVsock(b *testing.B) {
	c := machine(b, "./testdata/vsock")
	c.Memory = 1024
	program := filepath.Join(b.TempDir(), "benchmarks")
	cmd := exec.CommandContext(b.Context(), "go", "test", "-c", "-o", program, "../../enclave/parent")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	added := image.Tree{Files: map[string]image.File{"/benchmarks": {Content: readFile(b, program), Executable: true}}}
	addModules(b, added)
	ramdisk, err := added.Ramdisk()
	if err != nil {
		b.Fatal(err)
	}
	c.Ramdisks = append(c.Ramdisks, ramdisk)
	found := map[string]float64{}
	for b.Loop() {
		ctx, cancel := context.WithTimeout(b.Context(), patience)
		vm, err := testvm.Start(ctx, c)
		if err != nil {
			b.Fatal(err)
		}
		_, err = vm.Await(ctx, "PASS")
		vm.Close()
		cancel()
		if err != nil {
			b.Fatalf("%v; the console ends with\n%s", err, tail(vm))
		}
		readBenchmarks(strings.Join(vm.Console(), "\n"), found)
	}
	for unit, v := range found {
		b.ReportMetric(v, unit)
	}
}

// readBenchmarks puts the figures of benchmarks into found, under their names
// and units.
func readBenchmarks(console string, found map[string]float64) {
	for lines := bufio.NewScanner(strings.NewReader(console)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(fields[0], "Benchmark"), "-")
		for i := 2; i+1 < len(fields); i += 2 {
			if v, err := strconv.ParseFloat(fields[i], 64); err == nil {
				found[name+":"+fields[i+1]] = v
			}
		}
	}
}
