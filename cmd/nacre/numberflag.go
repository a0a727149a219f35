package main

import (
	"errors"
	"strconv"

	"github.com/urfave/cli/v3"
)

// Flags for whole numbers that say in our words what is wrong.
type (
	countFlag  = cli.FlagBase[int, cli.NoConfig, flagValue[int, countText]]
	numberFlag = cli.FlagBase[uint64, cli.NoConfig, flagValue[uint64, numberText]]
)

var errNumber = errors.New("want a whole number from 0 on")

type countText struct{}

func (countText) parse(s string) (int, error) {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return 0, errNumber
	}
	return int(n), nil
}

func (countText) show(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

type numberText struct{}

func (numberText) parse(s string) (uint64, error) {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0, errNumber
	}
	return n, nil
}

func (numberText) show(n uint64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatUint(n, 10)
}
