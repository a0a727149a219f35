package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/workerd"
)

// with is the example config with some keys changed.
func with(t *testing.T, changes string) Config {
	t.Helper()
	data, err := os.ReadFile(exampleConfig)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(data, &all), json.Unmarshal([]byte(changes), &all)); err != nil {
		t.Fatal(err)
	}
	if data, err = json.Marshal(all); err != nil {
		t.Fatal(err)
	}
	return load(t, write(t, string(data)))
}

var (
	small = workerd.Machine{Cores: 1, Memory: 1 << 30}
	large = workerd.Machine{Cores: 2, Memory: 8 << 30}
)

// TestSizes: what the file leaves open follows from the machine and from what
// the file says.
func TestSizes(t *testing.T) {
	for _, tt := range []struct {
		changes string
		machine workerd.Machine
		want    workerd.Sizes
	}{
		{`{}`, large, workerd.Sizes{Slots: 20, Warm: 4, Hot: 8, Memory: 6 << 30}},
		{`{}`, small, workerd.Sizes{Slots: 5, Warm: 2, Hot: 4, Memory: 768 << 20}},
		{`{"job_capacity": 30}`, large, workerd.Sizes{Slots: 30, Warm: 4, Hot: 8, Memory: 6 << 30}},
		{`{"job_capacity": 1}`, large, workerd.Sizes{Slots: 1, Warm: 1, Hot: 1, Memory: 6 << 30}},
		{`{"warm_sandboxes": 0, "hot_sandboxes": 0}`, large, workerd.Sizes{Slots: 20, Memory: 6 << 30}},
		{`{"job_capacity": 1, "warm_sandboxes": 9, "hot_sandboxes": 10}`, large, workerd.Sizes{Slots: 1, Warm: 9, Hot: 10, Memory: 6 << 30}},
		{`{"memory_budget": 1000000001}`, large, workerd.Sizes{Slots: 7, Warm: 4, Hot: 7, Memory: 1000000001}},
		{`{"memory_limit": 1073741824}`, large, workerd.Sizes{Slots: 4, Warm: 4, Hot: 4, Memory: 6 << 30}},
	} {
		c := with(t, tt.changes)
		if got := c.Sizes(tt.machine); got != tt.want {
			t.Errorf("%s on %+v: %+v, want %+v", tt.changes, tt.machine, got, tt.want)
		}
		if err := c.CheckMachine(tt.machine); err != nil {
			t.Errorf("%s on %+v: %v", tt.changes, tt.machine, err)
		}
	}
}

// TestImpossibleSizes are refused with the key, and with a number that would
// do.
func TestImpossibleSizes(t *testing.T) {
	for _, tt := range []struct {
		changes    string
		err        error
		key, would string
	}{
		{`{"job_capacity": 100}`, workerd.ErrBudget, "job_capacity", "at most 7 jobs"},
		{`{"job_capacity": 5000}`, workerd.ErrSlots, "job_capacity", "4096"},
		{`{"warm_sandboxes": -1}`, workerd.ErrWarm, "warm_sandboxes", "0 … "},
		{`{"hot_sandboxes": 5000}`, workerd.ErrHot, "hot_sandboxes", "4096"},
		{`{"memory_budget": 1000000}`, workerd.ErrBudget, "memory_budget", "at least 104857600 bytes"},
		{`{"memory_budget": 524288000, "job_capacity": 6}`, workerd.ErrBudget, "memory_budget", "at least 629145600 bytes"},
		{`{"memory_budget": 2147483648}`, workerd.ErrBudgetOver, "memory_budget", "1073741824"},
		{`{"memory_budget": 9223372036854775807}`, workerd.ErrBudgetOver, "memory_budget", "1073741824"},
		{`{"memory_limit": 9223372036854775807}`, workerd.ErrMemoryOver, "memory_limit", "1073741824"},
		{`{"memory_limit": 1000000000}`, workerd.ErrBudget, "memory_limit", "at most 805306368 bytes"},
		{`{"cpu_limit": 1.5}`, workerd.ErrQuotaOver, "cpu_limit", "at most the 1"},
	} {
		err := with(t, tt.changes).CheckMachine(small)
		var keyed *KeyError
		if !errors.Is(err, tt.err) || !errors.As(err, &keyed) || keyed.Key != tt.key || !strings.HasPrefix(err.Error(), tt.key+": ") || !strings.Contains(err.Error(), tt.would) {
			t.Errorf("%s: %v, want %v for %s with %q", tt.changes, err, tt.err, tt.key, tt.would)
		}
	}
}

// TestTheNumberThatWouldDoDoes.
func TestTheNumberThatWouldDoDoes(t *testing.T) {
	for _, changes := range []string{
		`{"job_capacity": 7}`, `{"memory_budget": 104857600}`, `{"memory_budget": 629145600, "job_capacity": 6}`,
		`{"memory_budget": 1073741824}`, `{"memory_limit": 805306368}`, `{"cpu_limit": 1}`,
	} {
		if err := with(t, changes).CheckMachine(small); err != nil {
			t.Errorf("%s: %v", changes, err)
		}
	}
}

func TestSettings(t *testing.T) {
	all := with(t, `{"job_capacity": 3, "hot_sandboxes": 0, "memory_limit": 67108864, "egress": ["a.example"], "log_limit": null}`).Settings(small)
	found := map[string]string{}
	for _, s := range all {
		found[s.Key] = fmt.Sprintf("%v %s, %s", s.Value, s.Unit, s.From)
	}
	for key, want := range map[string]string{
		"job_capacity": "3 jobs at once, config file", "warm_sandboxes": "2 sandboxes, machine", "hot_sandboxes": "0 sandboxes, config file",
		"memory_budget": "805306368 bytes, machine", "memory_limit": "67108864 bytes, config file", "egress": "allow: a.example , config file",
		"log_limit": "65536 bytes, default", "max_deadline": "10800000 ms, config file",
	} {
		if found[key] != want {
			t.Errorf("%s: %q, want %q", key, found[key], want)
		}
	}
	for key, group := range keys() {
		if _, shown := found[key]; shown != (group == ownKeys) {
			t.Errorf("%s is among the settings: %v", key, shown)
		}
	}
	for _, s := range Default().Settings(large) {
		if s.From == FromFile {
			t.Errorf("%+v without a file", s)
		}
	}
}
