package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	verifierconfig "github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
)

// exampleConfigFiles are the config files, in the source tree, of images that no
// network is named for.
var exampleConfigFiles = map[string]string{
	image.Executor: "config.example.json",
	image.Verifier: "cmd/verifier/config.example.json",
}

// imageBuildConfig is what the flags of `nacre image build` say.
type imageBuildConfig struct {
	imageFlags
	Out     string
	Program string
	Config  string
	JSON    bool
}

func newImageBuildCommand(env environment, act func(context.Context, environment, imageBuildConfig) error) *cli.Command {
	var c imageBuildConfig
	flags := []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`FILE.eif` to write", Destination: &c.Out},
		&cli.StringFlag{Name: "program", Usage: "`NAME` of what the image runs: executor, or verifier, which is the attestation verifier", Value: image.Executor, Destination: &c.Program},
		&cli.StringFlag{Name: "config", Usage: "config `FILE` of the program, which says which network it joins; it is measured (default: the example of the source tree)", Destination: &c.Config},
	}
	return &cli.Command{
		Name:  "build",
		Usage: "build the image of an enclave, and print its measurements",
		Description: `Examples:
  nacre image build -o nacre.eif --config config.json
  nacre image build -o verifier.eif --program verifier --config verifier.json

Into the image go the executor, compiled of the source tree as it is; workerd
with its libraries, CA certificates, and a kernel with its modules, each as
pinned in enclave/image/inputs.json; and the config file. The same inputs give
the same bytes, wherever and whenever they are put together. A verifier needs no
workerd; cmd/verifier/config.example.json shows each key of its config file.
Packages come from the mirrors that this machine's apt uses, and are kept in
the cache; nothing is installed.`,
		Flags: append(append(flags, c.imageFlags.flags()...), jsonFlag(&c.JSON)),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if _, err := positional(cmd); err != nil {
				return err
			}
			switch {
			case c.Out == "":
				return usagef("where to? give --output FILE.eif")
			case exampleConfigFiles[c.Program] == "":
				return usagef("--program %s: want executor or verifier", c.Program)
			case c.Program == image.Verifier && c.Workerd != "":
				return usagef("--workerd: a verifier runs nobody's code; leave it out")
			}
			return act(ctx, env, c)
		},
	}
}

func buildImage(ctx context.Context, env environment, c imageBuildConfig) error {
	cfg, err := c.imageFlags.config(env, c.Program)
	if err != nil {
		return err
	}
	if cfg.Config, err = c.readConfig(env); err != nil {
		return err
	}
	out, err := newImageFile(c.Out)
	if err != nil {
		return err
	}
	defer out.discard()
	im, err := image.Build(ctx, cfg)
	env.progress().done()
	if err != nil {
		return imageError(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	file, err := eif.Encode(im)
	if err != nil {
		return err
	}
	m, err := im.Measure()
	if err != nil {
		return err
	}
	if err := out.keep(ctx, file); err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "wrote %s, %d MiB\n", c.Out, len(file)>>20)
	return newMeasurement(m).print(env, c.JSON)
}

// readConfig returns the config file's content, read once: what goes into the
// image is what was checked.
func (c imageBuildConfig) readConfig(env environment) ([]byte, error) {
	file := c.Config
	if file == "" {
		example := exampleConfigFiles[c.Program]
		file = filepath.Join(c.Source, example)
		fmt.Fprintf(env.stderr, "note: the image gets %s, with which it joins no network; give --config FILE\n", example)
	}
	content, err := readLimited(env, file, "config file", maxConfigFile)
	switch {
	case err != nil:
		return nil, err
	case c.Program == image.Verifier:
		err = checkVerifierConfig(file, content)
	default:
		err = checkImageConfig(env.stderr, file, content)
	}
	return content, err
}

// checkImageConfig refuses a config file with which the enclave would only halt,
// and warns of what becomes public by the image, and of what its host decides.
func checkImageConfig(stderr io.Writer, file string, content []byte) error {
	c, err := config.Parse(content)
	switch {
	case err != nil:
		return usagef("config file %s: %w", file, err)
	case c.SignerFile != "":
		return usagef("%s: enclave_signer_file: must be empty in an image, where the key is made inside; an enclave with %q would not start", file, c.SignerFile)
	case path.Join("/", c.WorkerdRuntimePath, "workerd") != image.WorkerdFile:
		return usagef("%s: workerd_runtime_path: an image has workerd in %s, not in %q", file, path.Dir(image.WorkerdFile), c.WorkerdRuntimePath)
	}
	warnOfPublicKeys(stderr, c)
	warnOfHostAsProvider(stderr, c)
	return nil
}

func checkVerifierConfig(file string, content []byte) error {
	c, err := verifierconfig.Parse(content)
	if err != nil {
		return usagef("%s: %w", file, err)
	}
	if err := c.CheckTLS(); err != nil {
		return usagef("%s: %w", file, err)
	}
	return nil
}

// imageError makes of what the person at the keyboard can mend a usageError.
func imageError(err error) error {
	for _, theirs := range []error{image.ErrInputs, image.ErrDigest, image.ErrPackage, image.ErrGo, image.ErrVersion, image.ErrToolchain, image.ErrPin, image.ErrRelease, image.ErrCache} {
		if errors.Is(err, theirs) {
			return hashError{usageError{err}}
		}
	}
	return err
}

// imageFile is a file that is there whole or, if something fails, not at all. It
// is begun before the long work, so that a place that cannot be written is not
// found out after it.
type imageFile struct {
	path string
	temp *os.File
}

func newImageFile(path string) (*imageFile, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, usagef("--output %s: is not a regular file", path)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".nacre-image-*")
	if err != nil {
		return nil, usagef("--output %s: %v", path, reason(err))
	}
	return &imageFile{path, temp}, nil
}

// keep gives the file its content and its name, unless ctx has ended by then.
func (f *imageFile) keep(ctx context.Context, content []byte) error {
	_, err := f.temp.Write(content)
	if err == nil {
		err = f.temp.Chmod(0o644)
	}
	if closed := f.temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = os.Rename(f.temp.Name(), f.path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", f.path, reason(err))
	}
	return nil
}

// discard removes what was not kept.
func (f *imageFile) discard() {
	f.temp.Close()
	os.Remove(f.temp.Name())
}
