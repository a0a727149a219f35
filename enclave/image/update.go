package image

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
)

// ErrUpdate is returned where a newer input cannot be told.
var ErrUpdate = errors.New("cannot tell what to pin")

// kernelMeta is the package that needs the newest kernel of a suite.
const kernelMeta = "linux-image-cloud-amd64"

// kernelNeed is how it says so.
var kernelNeed = regexp.MustCompile(`\b(linux-image-[0-9][a-z0-9.+-]*) \(= ([^)]+)\)`)

// Update returns pins moved to what this machine has and what its mirrors offer
// now, each package from the suite that it is pinned in: the running Go release,
// the workerd of c, the newest packages.
func Update(ctx context.Context, c Config, in Inputs) (Inputs, error) {
	a, err := newApt(ctx)
	if err != nil {
		return Inputs{}, err
	}
	defer a.close()
	c.step("asking for a kernel in %s", in.Kernel.Suite)
	meta, err := a.candidate(ctx, in.Kernel.Suite, kernelMeta)
	if err != nil {
		return Inputs{}, err
	}
	need := kernelNeed.FindStringSubmatch(meta["Depends"])
	if need == nil {
		return Inputs{}, fmt.Errorf("%w: %s needs %q", ErrUpdate, kernelMeta, meta["Depends"])
	}
	in.Kernel.Name = need[1]
	for _, p := range []*Package{&in.Kernel, &in.Libc, &in.Certificates} {
		c.step("asking for %s in %s", p.Name, p.Suite)
		newest, err := a.candidate(ctx, p.Suite, p.Name)
		if err != nil {
			return Inputs{}, err
		}
		p.Version, p.SHA256 = newest["Version"], newest["SHA256"]
	}
	if in.Go, err = pinGo(ctx, c.Source); err != nil {
		return Inputs{}, err
	}
	if in.Workerd, err = pinWorkerd(c.Workerd); err != nil {
		return Inputs{}, err
	}
	return in, in.Check()
}

// pinGo is the pin of the running release.
func pinGo(ctx context.Context, source string) (Program, error) {
	env, err := goEnvironment(ctx, source, runtime.Version())
	if err != nil {
		return Program{}, err
	}
	_, digest, err := toolchain(ctx, source, env)
	return Program{runtime.Version(), digest}, err
}

// pinWorkerd is the pin of a file that lies in its npm package.
func pinWorkerd(path string) (Program, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return Program{}, err
	}
	about := filepath.Join(filepath.Dir(path), "..", "package.json")
	text, err := os.ReadFile(about)
	if err != nil {
		return Program{}, fmt.Errorf("%w: whose version is %s? %w", ErrUpdate, path, err)
	}
	var pkg struct{ Version string }
	if err := json.Unmarshal(text, &pkg); err != nil {
		return Program{}, fmt.Errorf("%w: %s: %w", ErrUpdate, about, err)
	}
	return Program{pkg.Version, sum(file)}, nil
}
