package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
)

// imageFileConfig is what the flags of a command on an image file say.
type imageFileConfig struct {
	File string
	JSON bool
	Show string // path of a file in the image
}

func newImageMeasureCommand(env environment, act func(context.Context, environment, imageFileConfig) error) *cli.Command {
	return imageFileCommand(env, act, &cli.Command{
		Name:  "measure",
		Usage: "print the measurements of an image file, by which enclaves of it are known",
		Description: `Example:
  nacre image measure nacre.eif

PCR0 is of all that boots, PCR1 of the kernel and the first ramdisk, PCR2 of the
other ramdisks, PCR8 of the certificate if the image is signed; the image id is
what contracts know it by. Any file of version 4 for x86-64 will do.
An enclave in debug mode shows zeros instead.`,
	})
}

func newImageInspectCommand(env environment, act func(context.Context, environment, imageFileConfig) error) *cli.Command {
	return imageFileCommand(env, act, &cli.Command{
		Name:  "inspect",
		Usage: "list the parts of an image file, and all that is in its ramdisks",
		Description: `Examples:
  nacre image inspect nacre.eif
  nacre image inspect nacre.eif --show /config.json

The file is checked as a whole before anything of it is shown. A kernel unpacks
the ramdisks one after the other: of two files of a path the later one counts.
What the metadata says is not measured: anybody may have written it.
Exit status 1 means that a ramdisk has more than can be listed: what is shown is
not all that is in the image.`,
	}, func(c *imageFileConfig) cli.Flag {
		return &cli.StringFlag{Name: "show", Usage: "write the content of the file at `PATH` in the image instead", Destination: &c.Show}
	})
}

func imageFileCommand(env environment, act func(context.Context, environment, imageFileConfig) error, cmd *cli.Command, more ...func(*imageFileConfig) cli.Flag) *cli.Command {
	var c imageFileConfig
	cmd.ArgsUsage = "FILE.eif"
	for _, flag := range more {
		cmd.Flags = append(cmd.Flags, flag(&c))
	}
	cmd.Flags = append(cmd.Flags, jsonFlag(&c.JSON))
	cmd.Action = func(ctx context.Context, cmd *cli.Command) error {
		args, err := positional(cmd, "FILE.eif")
		if err != nil {
			return err
		}
		c.File = args[0]
		return act(ctx, env, c)
	}
	return cmd
}

func measureImage(_ context.Context, env environment, c imageFileConfig) error {
	_, m, err := readImage(c.File)
	if err != nil {
		return err
	}
	return newMeasurement(m).print(env, c.JSON)
}

// imagePart is a line of the answer.
type imagePart struct {
	Part   string `json:"part"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// imageContents is the answer in JSON.
type imageContents struct {
	Parts         []imagePart  `json:"parts"`
	Files         []imageEntry `json:"files"`
	Unlisted      []string     `json:"unlisted,omitempty"` // why the files of a ramdisk are not in Files
	Kernel        string       `json:"kernel"`             // as it says itself
	Cmdline       string       `json:"cmdline"`
	DefaultMemory uint64       `json:"defaultMemory"` // bytes
	DefaultCPUs   uint64       `json:"defaultCpus"`
	Signer        string       `json:"signer,omitempty"` // as the certificate has it; not verified
	Metadata      eif.Info     `json:"metadata"`
	measurement
}

func inspectImage(_ context.Context, env environment, c imageFileConfig) error {
	im, m, err := readImage(c.File)
	if err != nil {
		return err
	}
	if c.Show != "" {
		return showFile(env, im, c)
	}
	contents := imageContents{Kernel: image.KernelVersion(im.Kernel), Cmdline: im.Cmdline, DefaultMemory: im.DefaultMemory, DefaultCPUs: im.DefaultCPUs, measurement: newMeasurement(m)}
	if contents.Metadata, err = im.Info(); err != nil {
		return usagef("image %s: %w", c.File, err)
	}
	if im.Signature != nil {
		certificate, err := im.Certificate()
		if err != nil {
			return usagef("image %s: %w", c.File, err)
		}
		contents.Signer = certificate.Subject.String()
	}
	contents.list(im)
	contents.listFiles(im)
	if err := contents.print(env, c.JSON); err != nil {
		return err
	}
	return contents.incomplete(c.File)
}

// incomplete is an error if the answer does not have all that is in the image: who
// looks for what should not be there must not take it for the whole.
func (c imageContents) incomplete(file string) error {
	if len(c.Unlisted) == 0 {
		return nil
	}
	others := ""
	if n := len(c.Unlisted) - 1; n > 0 {
		others = fmt.Sprintf("; it is so with %d more, as the answer says", n)
	}
	return fmt.Errorf("image %s: %s%s", file, c.Unlisted[0], others)
}

// list fills in the parts.
func (c *imageContents) list(im *eif.Image) {
	add := func(name string, content []byte) {
		hash := sha256.Sum256(content)
		c.Parts = append(c.Parts, imagePart{name, len(content), hex.EncodeToString(hash[:])})
	}
	add("kernel", im.Kernel)
	add("command line", []byte(im.Cmdline))
	for i, r := range im.Ramdisks {
		add(fmt.Sprintf("ramdisk %d", i+1), r)
	}
	add("metadata", im.Metadata)
	if im.Signature != nil {
		add("signature", im.Signature)
	}
}

func (c imageContents) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, c)
	}
	var rows [][]string
	for _, p := range c.Parts {
		rows = append(rows, []string{p.Part, fmt.Sprint(p.Bytes), p.SHA256})
	}
	if err := printTable(env.stdout, []string{"PART", "BYTES", "SHA-256"}, rows); err != nil {
		return err
	}
	if err := c.printFiles(env); err != nil {
		return err
	}
	rows = [][]string{
		{"kernel", cmp.Or(plainLine(c.Kernel), "does not say which")},
		{"command line", printable([]byte(c.Cmdline))},
		{"memory", fmt.Sprintf("%d MiB, where none is named", c.DefaultMemory>>20)},
		{"CPUs", fmt.Sprintf("%d, where none are named", c.DefaultCPUs)},
		{"metadata", plainLine(fmt.Sprintf("%s %s, built by %s %s, kernel %s %s (not measured)", c.Metadata.Name, c.Metadata.Version,
			c.Metadata.Build.Tool, c.Metadata.Build.ToolVersion, c.Metadata.Build.OperatingSystem, c.Metadata.Build.KernelVersion))},
	}
	if c.Signer != "" {
		rows = append(rows, []string{"signer", plainLine(c.Signer) + " (not verified)"})
	}
	fmt.Fprintln(env.stdout)
	return printTable(env.stdout, nil, append(rows, c.rows()...))
}
