package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave/image"
)

// imagePinsConfig is what the flags of `nacre image pins` say.
type imagePinsConfig struct {
	imageFlags
	Update bool
	JSON   bool
}

func newImagePinsCommand(env environment, act func(context.Context, environment, imagePinsConfig) error) *cli.Command {
	var c imagePinsConfig
	flags := []cli.Flag{&cli.BoolFlag{Name: "update", Usage: "move them to what mirrors and this machine have now", Destination: &c.Update}}
	return &cli.Command{
		Name:  "pins",
		Usage: "show what images are made of besides the source tree, or move it to newer versions",
		Description: `Examples:
  nacre image pins
  nacre image pins --update

The pins are in enclave/image/inputs.json. To move one changes what is measured:
images built from then on are others, and have to be approved anew. Mirrors keep
old versions for a while only; a package that is gone from them can be put into
the cache by hand, and counts if its digest is the one that is pinned. After the
kernel, enclave/image/mmio/build --update moves the module that is made for it.`,
		Flags: append(append(flags, c.imageFlags.flags()...), jsonFlag(&c.JSON)),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			return act(ctx, env, c)
		},
	}
}

func imagePins(ctx context.Context, env environment, c imagePinsConfig) error {
	in, err := image.LoadInputs(c.Source)
	if err != nil {
		return imageError(err)
	}
	if c.Update {
		if in, err = updatePins(ctx, env, c, in); err != nil {
			return err
		}
	}
	if in.Kernel.Name != "linux-image-"+in.MMIO.Version {
		fmt.Fprintf(env.stderr, "note: nacre_mmio.ko is for the kernel %s, not for %s: run enclave/image/mmio/build --update\n", in.MMIO.Version, in.Kernel.Name)
	}
	if c.JSON {
		return printJSON(env.stdout, in)
	}
	rows := [][]string{{"go", in.Go.Version, in.Go.SHA256}}
	for _, p := range []image.Package{in.Kernel, in.Libc, in.Certificates} {
		rows = append(rows, []string{p.Name, p.Version, p.SHA256})
	}
	rows = append(rows, []string{"nacre_mmio.ko", in.MMIO.Version, in.MMIO.SHA256}, []string{"workerd", in.Workerd.Version, in.Workerd.SHA256})
	return printTable(env.stdout, []string{"INPUT", "VERSION", "SHA-256"}, rows)
}

func updatePins(ctx context.Context, env environment, c imagePinsConfig, old image.Inputs) (image.Inputs, error) {
	cfg, err := c.imageFlags.config(env, image.Executor)
	if err != nil {
		return image.Inputs{}, err
	}
	in, err := image.Update(ctx, cfg, old)
	env.progress().done()
	if err != nil {
		return image.Inputs{}, imageError(err)
	}
	if in == old {
		fmt.Fprintln(env.stderr, "all are the newest already")
		return in, nil
	}
	return in, in.Save(c.Source)
}
