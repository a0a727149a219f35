package main

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// Flags whose values need more than the library's types, or better words
// when they are wrong.
type (
	durationFlag = cli.FlagBase[time.Duration, cli.NoConfig, flagValue[time.Duration, durationText]]
	sizeFlag     = cli.FlagBase[byteSize, cli.NoConfig, flagValue[byteSize, sizeText]]
	addressFlag  = cli.FlagBase[common.Address, cli.NoConfig, flagValue[common.Address, addressText]]
	egressFlag   = cli.FlagBase[egress.Policy, cli.NoConfig, egressValue]
	hashFlag     = cli.FlagBase[common.Hash, cli.NoConfig, flagValue[common.Hash, hashText]]
)

// flagText reads and shows the values of one kind of flag.
type flagText[T any] interface {
	parse(string) (T, error)
	show(T) string
}

// flagValue makes of a flagText what the library asks for.
type flagValue[T any, F flagText[T]] struct{ at *T }

func (flagValue[T, F]) Create(v T, at *T, _ cli.NoConfig) cli.Value {
	*at = v
	return &flagValue[T, F]{at}
}

func (flagValue[T, F]) ToString(v T) string {
	var f F
	return f.show(v)
}

func (v *flagValue[T, F]) Set(s string) error {
	var f F
	parsed, err := f.parse(s)
	if err != nil {
		return err
	}
	*v.at = parsed
	return nil
}

func (v *flagValue[T, F]) Get() any { return *v.at }

func (v *flagValue[T, F]) String() string {
	if v.at == nil {
		return ""
	}
	return v.ToString(*v.at)
}

type durationText struct{}

// durations are texts that mean a time, if perhaps one too long for us.
var durations = regexp.MustCompile(`^\+?(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|ms|s|m|h))+$`)

// parse takes positive durations only: no flag of ours means something else.
func (durationText) parse(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil && durations.MatchString(s) {
		return 0, fmt.Errorf("too large: want at most %s", shortDuration((math.MaxInt64 * time.Nanosecond).Truncate(time.Hour)))
	}
	if err != nil {
		return 0, errors.New("want a number with a unit, such as 5s or 500ms")
	}
	if d <= 0 {
		return 0, errors.New("want more than 0")
	}
	return d, nil
}

func (durationText) show(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return shortDuration(d)
}

// shortDuration is d.String() without the zeros at its end: 5m, not 5m0s.
func shortDuration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// byteSize is a number of bytes.
type byteSize int64

const binaryUnits = 3 // first of sizeUnits

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
	{"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9},
	{"K", 1e3}, {"M", 1e6}, {"G", 1e9},
	{"B", 1}, {"", 1},
}

// parseSize reads 100MB or 100M (decimal), 64KiB (binary) or a plain number of
// bytes, in capital letters or small ones.
func parseSize(s string) (byteSize, error) {
	for _, unit := range sizeUnits {
		digits, ok := strings.CutSuffix(strings.ToUpper(s), strings.ToUpper(unit.suffix))
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || n <= 0 || n > math.MaxInt64/unit.bytes {
			break
		}
		return byteSize(n * unit.bytes), nil
	}
	return 0, errors.New("want a size such as 64MiB (1024² bytes), 100MB (1000²) or 2000000 (bytes)")
}

// String uses the largest binary unit that loses nothing, and else bytes: sizes
// of two systems beside each other cannot be compared.
func (n byteSize) String() string {
	for _, unit := range slices.Backward(sizeUnits[:binaryUnits]) {
		if n != 0 && int64(n)%unit.bytes == 0 {
			return strconv.FormatInt(int64(n)/unit.bytes, 10) + unit.suffix
		}
	}
	return fmt.Sprintf("%dB", int64(n))
}

type sizeText struct{}

func (sizeText) parse(s string) (byteSize, error) { return parseSize(s) }
func (sizeText) show(n byteSize) string {
	if n == 0 {
		return ""
	}
	return n.String()
}

type addressText struct{}

func (addressText) parse(s string) (common.Address, error) { return parseAddress(s) }
func (addressText) show(a common.Address) string {
	if a == (common.Address{}) {
		return ""
	}
	return a.Hex()
}

// parseAddress reads 20 bytes of hex, 0x optional. An address in mixed case
// must have the right checksum, so that a mistyped digit is found. The zero
// address is refused: it is nobody's.
func parseAddress(s string) (common.Address, error) {
	if !common.IsHexAddress(s) {
		return common.Address{}, errors.New("want an address: 0x and 40 hex digits")
	}
	a := common.HexToAddress(s)
	if a == (common.Address{}) {
		return a, errors.New("want an address that is not zero")
	}
	if err := contracts.CheckChecksum(s); err != nil {
		return common.Address{}, err
	}
	return a, nil
}

type egressText struct{}

// parse takes a list as it is; in the config file it is a list of its own.
func (egressText) parse(s string) (egress.Policy, error) {
	if s != "none" && s != "public" {
		s = egressList + s
	}
	return egress.ParsePolicy(s)
}

func (egressText) show(p egress.Policy) string { return strings.TrimPrefix(p.String(), egressList) }

// egressValue refuses a second policy: which of two counts cannot be seen.
type egressValue struct {
	flagValue[egress.Policy, egressText]
	given bool
}

func (egressValue) Create(p egress.Policy, at *egress.Policy, _ cli.NoConfig) cli.Value {
	*at = p
	return &egressValue{flagValue: flagValue[egress.Policy, egressText]{at}}
}

func (v *egressValue) Set(s string) error {
	if v.given {
		return errors.New("given twice; want one list, separated by commas")
	}
	v.given = true
	return v.flagValue.Set(s)
}

// egressList is what package egress wants in front of a list.
const egressList = "allow: "

type hashText struct{}

// parse refuses zero, which to a command would mean that nothing was given.
func (hashText) parse(s string) (common.Hash, error) {
	h, err := parseHash(s)
	if err == nil && h == (common.Hash{}) {
		err = errors.New("want a hash that is not zero")
	}
	return h, err
}

func (hashText) show(h common.Hash) string {
	if h == (common.Hash{}) {
		return ""
	}
	return h.Hex()
}

// parseHash reads 32 bytes of hex with 0x in front.
func parseHash(s string) (common.Hash, error) {
	b, err := hexutil.Decode(s)
	if err != nil || len(b) != common.HashLength {
		return common.Hash{}, errors.New("want a hash: 0x and 64 hex digits")
	}
	return common.BytesToHash(b), nil
}

// jsonFlag is the flag of every command that answers something.
func jsonFlag(at *bool) cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "answer in JSON", Destination: at}
}
