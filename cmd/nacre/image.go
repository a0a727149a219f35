package main

import (
	"encoding/hex"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
)

// imageSubcommands lists the constructors in the order in which help shows them.
var imageSubcommands = []func(environment) *cli.Command{
	func(env environment) *cli.Command { return newImageBuildCommand(env, buildImage) },
	func(env environment) *cli.Command { return newImageMeasureCommand(env, measureImage) },
	func(env environment) *cli.Command { return newImageInspectCommand(env, inspectImage) },
	func(env environment) *cli.Command { return newImagePinsCommand(env, imagePins) },
	func(env environment) *cli.Command { return newImageApproveCommand(env, approveImage) },
	func(env environment) *cli.Command { return newImageRevokeCommand(env, revokeImage) },
	func(env environment) *cli.Command { return newImageListCommand(env, listImages) },
}

func imageCommand(env environment) *cli.Command {
	cmd := &cli.Command{
		Name:  "image",
		Usage: "build the image of an enclave, measure one, and say which ones a network admits",
		Description: `Examples:
  nacre image build -o nacre.eif --config config.json
  nacre image measure nacre.eif --json

Whoever builds the same source tree with the same config file gets the same
measurements, and so can tell what runs in an enclave that shows them.`,
	}
	for _, build := range imageSubcommands {
		cmd.Commands = append(cmd.Commands, build(env))
	}
	return cmd
}

// measurement is the answer in JSON, in hex as the contract wants it.
type measurement struct {
	PCR0    string `json:"pcr0"`
	PCR1    string `json:"pcr1"`
	PCR2    string `json:"pcr2"`
	PCR8    string `json:"pcr8,omitempty"` // of a signed image
	ImageID string `json:"imageId"`
}

func newMeasurement(m eif.Measurement) measurement {
	out := measurement{
		PCR0: hex.EncodeToString(m.PCR0[:]), PCR1: hex.EncodeToString(m.PCR1[:]), PCR2: hex.EncodeToString(m.PCR2[:]),
		ImageID: contracts.Attestation{PCR0: m.PCR0[:], PCR1: m.PCR1[:], PCR2: m.PCR2[:]}.ImageID().Hex(),
	}
	if m.PCR8 != (eif.PCR{}) {
		out.PCR8 = hex.EncodeToString(m.PCR8[:])
	}
	return out
}

func (m measurement) rows() [][]string {
	rows := [][]string{{"PCR0", m.PCR0}, {"PCR1", m.PCR1}, {"PCR2", m.PCR2}}
	if m.PCR8 != "" {
		rows = append(rows, []string{"PCR8", m.PCR8})
	}
	return append(rows, []string{"image id", m.ImageID})
}

func (m measurement) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, m)
	}
	return printTable(env.stdout, nil, m.rows())
}

// readImage reads an image file and measures it.
func readImage(path string) (*eif.Image, eif.Measurement, error) {
	f, err := openRegular(path, "image")
	if err != nil {
		return nil, eif.Measurement{}, err
	}
	defer f.Close()
	im, err := eif.Read(f)
	if err != nil {
		return nil, eif.Measurement{}, usagef("image %s: %w", path, err)
	}
	m, err := im.Measure()
	if err != nil {
		return nil, eif.Measurement{}, usagef("image %s: %w", path, err)
	}
	return im, m, nil
}

// imageFlags are those that building and pinning share.
type imageFlags struct {
	Source  string
	Cache   string
	Workerd string
}

func (c *imageFlags) flags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "source", Usage: "`DIR` of nacre's source tree", Value: ".", Destination: &c.Source},
		&cli.StringFlag{Name: "cache", Usage: "`DIR` where packages are kept (default: $XDG_CACHE_HOME/nacre, else ~/.cache/nacre)", Destination: &c.Cache},
		workerdFlag(&c.Workerd),
	}
}

// config is what the flags say to the builder of a program's image; the program's
// config file is the caller's to add.
func (c imageFlags) config(env environment, program string) (_ image.Config, err error) {
	workerd := ""
	if program == image.Executor {
		if workerd, err = findWorkerd(env, c.Workerd); err != nil {
			return image.Config{}, err
		}
	}
	cache := c.Cache
	if cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return image.Config{}, usagef("where are packages to be kept? --cache DIR (%w)", err)
		}
		cache = filepath.Join(dir, "nacre")
	}
	shown := env.progress()
	return image.Config{
		Program: program, Source: c.Source, Cache: cache, Workerd: workerd,
		Progress: func(step string) { shown.step("%s …", step) },
	}, nil
}
