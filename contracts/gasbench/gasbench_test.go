package gasbench

import (
	"strings"
	"testing"
)

func TestMeasure(t *testing.T) {
	rows, err := Measure(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Log(Setting)
	for _, r := range rows {
		t.Logf("%-62s %8d   reference %8d", r.Name, r.Gas, r.Reference)
		if r.Target != 0 && r.Gas > r.Target {
			t.Errorf("%s costs %d gas, more than %d", r.Name, r.Gas, r.Target)
		}
		if strings.HasPrefix(r.Name, "a secret") && (r.Gas > r.Reference*3/2 || r.Gas <= r.Reference) {
			t.Errorf("%s costs %d gas, not up to half as much again as %d", r.Name, r.Gas, r.Reference)
		}
		switch list := strings.HasPrefix(r.Name, "such an answer"); {
		case list && strings.Contains(r.Name, "in a list of 1 "): // what it costs that the answer says to which request it is
			if r.Gas > r.Reference*11/10 {
				t.Errorf("%s costs %d gas, more than a tenth above %d", r.Name, r.Gas, r.Reference)
			}
		case list && r.Gas >= r.Reference:
			t.Errorf("%s costs %d gas, no less than %d", r.Name, r.Gas, r.Reference)
		}
	}
}
