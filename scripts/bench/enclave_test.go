package main

import "testing"

func TestParseBenchmarks(t *testing.T) {
	found := parseBenchmarks([]byte("goos: linux\nBenchmarkConnect-2   \t 120\t  98765 ns/op\t  1.25 of_plain\nBenchmarkBoot\t3\t9 ns/op\t12.5 s/boot\nBenchmarkNot\nPASS\n"))
	for _, want := range []struct {
		name, unit string
		value      float64
	}{{"BenchmarkConnect", "ns/op", 98765}, {"BenchmarkConnect", "of_plain", 1.25}, {"BenchmarkBoot", "s/boot", 12.5}} {
		if got := found[want.name][want.unit]; got != want.value {
			t.Errorf("%s has %v %s, want %v", want.name, got, want.unit, want.value)
		}
	}
	if len(found) != 2 {
		t.Errorf("%d benchmarks, want 2", len(found))
	}
}
