package parent

import (
	"encoding/hex"
	"fmt"
	"os"
	"strings"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// flagDebug is what nitro-cli shows of an enclave in debug mode.
const flagDebug = "DEBUG_MODE"

// compare refuses an enclave that this Machine would not have started: its key
// would be kept alive in the belief that it is the image's. What nitro-cli says is
// this machine's own word, and no proof to anybody else.
func (n Nitro) compare(e described) error {
	if debug := e.Flags == flagDebug; debug != n.Debug {
		return fmt.Errorf("%w: debug mode is %t in the enclave with context id %d, and %t here; %s", ErrNotOurs, debug, n.CID, n.Debug, notOursMend)
	}
	want, err := measureFile(n.EIF)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotOurs, err)
	}
	pcrs := []struct {
		name string
		want eif.PCR
	}{{"PCR0", want.PCR0}, {"PCR1", want.PCR1}, {"PCR2", want.PCR2}, {"PCR8", want.PCR8}}
	for _, p := range pcrs {
		got, listed := e.Measurements[p.name]
		if p.name == "PCR8" && !listed && p.want == (eif.PCR{}) { // neither is signed
			continue
		}
		if !listed {
			return fmt.Errorf("%w: nitro-cli does not say %s of the enclave with context id %d; update nitro-cli, or: %s", ErrNotOurs, p.name, n.CID, notOursMend)
		}
		if want := hex.EncodeToString(p.want[:]); !strings.EqualFold(got, want) {
			return fmt.Errorf("%w: %s of the enclave with context id %d is %.8s…, of %s it is %.8s…; %s", ErrNotOurs, p.name, n.CID, oneLine(got), n.EIF, want, notOursMend)
		}
	}
	return nil
}

const notOursMend = "give the file that it was started from, end it with nitro-cli terminate-enclave, or serve it without --eif"

// measureFile computes the registers of an image file.
func measureFile(path string) (eif.Measurement, error) {
	f, err := os.Open(path)
	if err != nil {
		return eif.Measurement{}, fmt.Errorf("measuring the image: %w", err)
	}
	defer f.Close()
	im, err := eif.Read(f)
	if err != nil {
		return eif.Measurement{}, fmt.Errorf("measuring %s: %w", path, err)
	}
	m, err := im.Measure()
	if err != nil {
		return eif.Measurement{}, fmt.Errorf("measuring %s: %w", path, err)
	}
	return m, nil
}
