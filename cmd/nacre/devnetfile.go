package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/devnet"
)

// devnetFlag names the file that describes a running devnet, from which
// commands take what their other flags leave open.
func devnetFlag(at *string) cli.Flag {
	return &cli.StringFlag{
		Name:  "devnet",
		Usage: "`FILE` that describes the network (default: " + devnet.DefaultInfoFile + ", which nacre devnet writes)",

		TakesFile: true, Destination: at,
	}
}

func devnetFile(flag string) string {
	if flag == "" {
		return devnet.DefaultInfoFile
	}
	return flag
}

// readDevnet reads the file of --devnet. It reports false if none was named
// and there is none at the default place.
func readDevnet(flag string) (devnet.Info, bool, error) {
	if at, err := os.Stat(devnetFile(flag)); err == nil && !at.Mode().IsRegular() {
		return devnet.Info{}, false, usagef("--devnet %s: want a regular file", devnetFile(flag))
	}
	info, err := devnet.ReadInfo(devnetFile(flag))
	switch {
	case err == nil:
		return info, true, nil
	case errors.Is(err, fs.ErrNotExist) && flag == "":
		return info, false, nil
	case errors.Is(err, fs.ErrNotExist):
		return info, false, usagef("--devnet %s: no such file; is nacre devnet running?", flag)
	}
	return info, false, usagef("--devnet: %v", err)
}
