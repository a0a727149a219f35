package gasbench

import "testing"

func TestMeasure(t *testing.T) {
	rows, err := Measure(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(Setting)
	for _, r := range rows {
		t.Logf("%-32s %8d   reference %8d", r.Name, r.Gas, r.Reference)
		if r.Target != 0 && r.Gas > r.Target {
			t.Errorf("%s costs %d gas, more than %d", r.Name, r.Gas, r.Target)
		}
	}
}
