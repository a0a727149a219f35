package main

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/client"
)

// Flags of the commands about secrets.
type (
	lifetimeFlag  = cli.FlagBase[time.Duration, cli.NoConfig, flagValue[time.Duration, lifetimeText]]
	momentFlag    = cli.FlagBase[time.Time, cli.NoConfig, flagValue[time.Time, momentText]]
	addressesFlag = cli.FlagBase[[]common.Address, cli.NoConfig, addressesValue]
	urlsFlag      = cli.FlagBase[map[common.Address]string, cli.NoConfig, urlsValue]
)

// lifetimeText is of times that people count in days.
type lifetimeText struct{}

const day = 24 * time.Hour

// parse takes 30d, and what flags of shorter times take; whole seconds.
func (lifetimeText) parse(s string) (time.Duration, error) {
	if digits, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(digits, 10, 31)
		switch {
		case err != nil && !errors.Is(err, strconv.ErrRange):
			return 0, errors.New("want whole days such as 30d, or a time such as 12h")
		case err != nil || n > math.MaxInt64/uint64(day):
			return 0, fmt.Errorf("too large: want at most %dd", math.MaxInt64/day)
		case n == 0:
			return 0, errors.New("want more than 0")
		}
		return time.Duration(n) * day, nil
	}
	d, err := durationText{}.parse(s)
	switch {
	case err != nil && !durations.MatchString(s):
		return 0, errors.New("want a number with a unit, such as 30d, 12h or 90m")
	case err != nil:
		return 0, err
	case d%time.Second != 0:
		return 0, errors.New("want whole seconds")
	}
	return d, nil
}

func (lifetimeText) show(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return longDuration(d)
}

// longDuration is shortDuration with days.
func longDuration(d time.Duration) string {
	days, rest := d/day, d%day
	switch {
	case days == 0:
		return shortDuration(d)
	case rest == 0:
		return fmt.Sprintf("%dd", days)
	}
	return fmt.Sprintf("%dd%s", days, shortDuration(rest))
}

type momentText struct{}

// parse takes a day, which is its first moment in UTC, or a time with its zone.
func (momentText) parse(s string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, errors.New("want a day such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z")
}

func (momentText) show(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// addressesValue gathers addresses: the flag may be given several times, each
// time with one or several, separated by commas.
type addressesValue struct{ at *[]common.Address }

func (addressesValue) Create(v []common.Address, at *[]common.Address, _ cli.NoConfig) cli.Value {
	*at = v
	return &addressesValue{at}
}

func (addressesValue) ToString(v []common.Address) string {
	var all []string
	for _, a := range v {
		all = append(all, a.Hex())
	}
	return strings.Join(all, ",")
}

func (v *addressesValue) Set(s string) error {
	for _, one := range strings.Split(s, ",") {
		a, err := parseAddress(strings.TrimSpace(one))
		if err != nil {
			return err
		}
		if slices.Contains(*v.at, a) {
			return fmt.Errorf("%s is given twice", a)
		}
		*v.at = append(*v.at, a)
	}
	return nil
}

func (v *addressesValue) Get() any { return *v.at }

func (v *addressesValue) String() string {
	if v.at == nil {
		return ""
	}
	return v.ToString(*v.at)
}

// urlsValue gathers ADDRESS=URL.
type urlsValue struct{ at *map[common.Address]string }

func (urlsValue) Create(v map[common.Address]string, at *map[common.Address]string, _ cli.NoConfig) cli.Value {
	*at = v
	return &urlsValue{at}
}

func (urlsValue) ToString(v map[common.Address]string) string {
	var all []string
	for _, a := range slices.SortedFunc(maps.Keys(v), common.Address.Cmp) {
		all = append(all, a.Hex()+"="+v[a])
	}
	return strings.Join(all, " ")
}

func (v *urlsValue) Set(s string) error {
	address, url, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("want ADDRESS=URL, such as " + exampleEnclave + "=http://203.0.113.7:6002/")
	}
	a, err := parseAddress(address)
	if err != nil {
		return err
	}
	if _, err := client.New(url); err != nil {
		return err
	}
	if _, twice := (*v.at)[a]; twice {
		return fmt.Errorf("%s is given twice", a)
	}
	if *v.at == nil {
		*v.at = map[common.Address]string{}
	}
	(*v.at)[a] = url
	return nil
}

func (v *urlsValue) Get() any { return *v.at }

func (v *urlsValue) String() string {
	if v.at == nil {
		return ""
	}
	return v.ToString(*v.at)
}
