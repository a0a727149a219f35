package parent

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// PCRs of the image below, by hand: SHA-384 of 48 zero bytes and the SHA-384 of
// the parts.
const (
	pcr0 = "675411b142f553b509892f8fff5b4731c2e9025b036b09f665d4f1a512b1ee6ae121652a55bbe8e0659c067bb5cf58b7"
	pcr1 = "bf428d860d4348df8398fe9ecc10b6bc50795059d9c4c355378dfcaaa2080389b36df2ce0216eacd35d14b5aee086f50"
	pcr2 = "0fc1c40c4c093efca109f0cfc6b7c9154b1e41a7bb7f9870e3fbf432b760d7f42999c6b16f8be4d4b2f9de80ba3fb8ea"
)

// runningOf has a machine run the enclave of an image file, as nitro-cli 1.4 lists
// it, and returns the Machine that would have started it.
func (c nitroCLI) runningOf(t *testing.T, change func(e *described)) Nitro {
	t.Helper()
	file, err := eif.Encode(&eif.Image{Kernel: []byte("kernel"), Cmdline: "quiet", Ramdisks: [][]byte{[]byte("init"), []byte("rest")}, Metadata: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	c.write(t, "nacre.eif", string(file))
	e := described{EnclaveName: "nacre", EnclaveCID: 16, State: "RUNNING", Flags: "NONE", Measurements: map[string]string{
		"HashAlgorithm": "Sha384 { ... }", "PCR0": pcr0, "PCR1": pcr1, "PCR2": pcr2,
	}}
	change(&e)
	list, err := json.Marshal([]described{e})
	if err != nil {
		t.Fatal(err)
	}
	c.write(t, "list", string(list))
	m := c.machine()
	m.EIF = filepath.Join(c.dir, "nacre.eif")
	return m
}

// An enclave that runs is taken over, and left alone at the end: its key would
// be lost with it.
func TestNitroTakesOver(t *testing.T) {
	for name, change := range map[string]func(*described){
		"as it is":         func(*described) {},
		"PCRs in capitals": func(e *described) { e.Measurements["PCR1"] = strings.ToUpper(pcr1) },
	} {
		c := newNitroCLI(t)
		up, end, _ := runMachine(t, c.runningOf(t, change))
		if adopted := <-up; !adopted {
			t.Errorf("%s: started what runs", name)
		}
		if err := end(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if calls := c.calls(); strings.Contains(calls, "run-enclave") || strings.Contains(calls, "terminate") {
			t.Errorf("%s: called:\n%s", name, calls)
		}
	}
}

// An enclave that is not the image's is not kept in its place, and is left alone.
func TestNitroRefusesAnotherEnclave(t *testing.T) {
	other := func(pcr string) func(*described) {
		return func(e *described) { e.Measurements[pcr] = strings.Repeat("ab", 48) }
	}
	for name, c := range map[string]struct {
		change func(*described)
		line   string
	}{
		"another PCR0":         {other("PCR0"), "PCR0 of the enclave with context id 16 is abababab…, of "},
		"another PCR1":         {other("PCR1"), "PCR1"},
		"another PCR2":         {other("PCR2"), "PCR2"},
		"signed by someone":    {other("PCR8"), "PCR8"},
		"an empty PCR":         {func(e *described) { e.Measurements["PCR0"] = "" }, "PCR0"},
		"no PCRs":              {func(e *described) { e.Measurements = nil }, "update nitro-cli"},
		"debug mode":           {func(e *described) { e.Flags = "DEBUG_MODE" }, "debug mode is true in the enclave"},
		"orders to a terminal": {func(e *described) { e.Measurements["PCR0"] = "\x1b[2J\n" }, `\x1b[2J`},
	} {
		cli := newNitroCLI(t)
		m := cli.runningOf(t, c.change)
		err := m.Run(t.Context(), func(bool) { t.Errorf("%s: taken over", name) })
		if !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), c.line) || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%s: %v", name, err)
		}
		if calls := cli.calls(); calls != "describe-enclaves\n" {
			t.Errorf("%s: called:\n%s", name, calls)
		}
	}
}

func TestNitroRefusesWithoutAnImage(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"no file":  os.Remove,
		"no image": func(path string) error { return os.WriteFile(path, []byte("kernel"), 0o600) },
	} {
		m := newNitroCLI(t).runningOf(t, func(*described) {})
		if err := spoil(m.EIF); err != nil {
			t.Fatal(err)
		}
		if err := m.Run(t.Context(), func(bool) { t.Errorf("%s: taken over", name) }); !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), m.EIF) {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := newNitroCLI(t).runningOf(t, func(*described) {})
	m.Debug = true
	if err := m.Run(t.Context(), func(bool) { t.Error("taken over") }); !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), "debug mode is false in the enclave") {
		t.Errorf("without a console: %v", err)
	}
}

// An enclave that somebody put into the place of the one that is watched is seen,
// and compared in its turn.
func TestNitroSeesAnotherEnclaveInItsPlace(t *testing.T) {
	c := newNitroCLI(t)
	is := func(id string) Nitro { return c.runningOf(t, func(e *described) { e.EnclaveID = id }) }
	up, _, done := runMachine(t, is("i-1-enc-1"))
	<-up
	looked := strings.Count(c.calls(), "describe")
	eventually(t, "a look", func() bool { return strings.Count(c.calls(), "describe") > looked+2 })
	is("i-1-enc-2")
	select {
	case err := <-done:
		if !errors.Is(err, ErrEnded) || !strings.Contains(err.Error(), "another one in its place") {
			t.Errorf("%v", err)
		}
	case <-time.After(patience):
		t.Error("not seen")
	}
}

// A Keeper does not start again what cannot become another by that.
func TestKeeperEndsOverAnotherEnclave(t *testing.T) {
	m := newNitroCLI(t).runningOf(t, func(e *described) { e.Measurements["PCR0"] = strings.Repeat("ab", 48) })
	var l logged
	k := NewKeeper(KeeperConfig{Machine: m, First: 1, Last: 1, Settled: 1, Log: l.log()})
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := k.Run(ctx); !errors.Is(err, ErrNotOurs) || k.Status().Up {
		t.Errorf("%v, up: %t", err, k.Status().Up)
	}
	if l.String() != "" {
		t.Errorf("said twice: %s", l.String())
	}
}
