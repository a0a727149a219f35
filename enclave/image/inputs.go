package image

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// InputsFile is where a source tree keeps its pins.
const InputsFile = "enclave/image/inputs.json"

// Rules of Inputs.
var (
	ErrInputs  = errors.New("not a file of pinned inputs")
	ErrDigest  = errors.New("a digest is 64 digits of lower-case hex")
	ErrPackage = errors.New("a package needs a name, a version and a suite")
	ErrGo      = errors.New(`a Go release is written like "go1.26.8"`)
	ErrVersion = errors.New("a program needs a version")
)

// Inputs are what an image is made of besides the source tree.
type Inputs struct {
	Go           Program `json:"go"`           // release that compiles the program and compresses; toolchainDigest says of what the digest is
	Kernel       Package `json:"kernel"`       // vmlinuz and modules
	MMIO         Program `json:"mmio"`         // our kernel module, for the kernel of this version; mmio/build writes the pin
	Libc         Package `json:"libc"`         // what workerd is linked with
	Certificates Package `json:"certificates"` // of authorities
	Workerd      Program `json:"workerd"`
}

// Package is a Debian package for amd64.
type Package struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Suite   string `json:"suite"`  // such as bookworm-backports
	SHA256  string `json:"sha256"` // of the .deb file
}

func (p Package) String() string { return p.Name + " " + p.Version }

// Program is one that has no package.
type Program struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// LoadInputs reads the pins of a source tree.
func LoadInputs(source string) (Inputs, error) {
	path := filepath.Join(source, InputsFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return Inputs{}, fmt.Errorf("%w: %s is missing; is %s the source tree?", ErrInputs, InputsFile, source)
	}
	if err != nil {
		return Inputs{}, err
	}
	in, err := parseInputs(text)
	if err != nil {
		return Inputs{}, fmt.Errorf("%s: %w", path, err)
	}
	return in, nil
}

func parseInputs(text []byte) (Inputs, error) {
	var in Inputs
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return Inputs{}, fmt.Errorf("%w: %w", ErrInputs, err)
	}
	if dec.More() {
		return Inputs{}, fmt.Errorf("%w: more follows", ErrInputs)
	}
	return in, in.Check()
}

// Save writes the pins of a source tree.
func (in Inputs) Save(source string) error {
	if err := in.Check(); err != nil {
		return err
	}
	text, err := json.MarshalIndent(in, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(source, InputsFile), append(text, '\n'), 0o644)
}

// These end up in arguments of programs and in paths, so no more than Debian's
// and Go's own rules allow.
var (
	goRelease      = regexp.MustCompile(`^go1\.[0-9]{1,4}(\.[0-9]{1,4})?$`)
	digest         = regexp.MustCompile(`^[0-9a-f]{64}$`)
	packageName    = regexp.MustCompile(`^[a-z0-9][a-z0-9+.-]{1,99}$`)
	packageVersion = regexp.MustCompile(`^[0-9][0-9A-Za-z.+:~-]{0,99}$`)
	suiteName      = regexp.MustCompile(`^[a-z][a-z0-9-]{1,49}$`)
)

// Check returns the first rule that the pins break.
func (in Inputs) Check() error {
	switch {
	case !goRelease.MatchString(in.Go.Version):
		return fmt.Errorf("go %q: %w", in.Go.Version, ErrGo)
	case !digest.MatchString(in.Go.SHA256):
		return fmt.Errorf("go: sha256 %q: %w", in.Go.SHA256, ErrDigest)
	}
	for _, p := range in.packages() {
		switch {
		case !packageName.MatchString(p.Name) || !packageVersion.MatchString(p.Version) || !suiteName.MatchString(p.Suite):
			return fmt.Errorf("package %q %q of %q: %w", p.Name, p.Version, p.Suite, ErrPackage)
		case !digest.MatchString(p.SHA256):
			return fmt.Errorf("package %s: sha256 %q: %w", p.Name, p.SHA256, ErrDigest)
		}
	}
	return cmp.Or(in.MMIO.check("mmio"), in.Workerd.check("workerd"))
}

func (p Program) check(name string) error {
	switch {
	case !packageVersion.MatchString(p.Version):
		return fmt.Errorf("%s: version %q: %w", name, p.Version, ErrVersion)
	case !digest.MatchString(p.SHA256):
		return fmt.Errorf("%s: sha256 %q: %w", name, p.SHA256, ErrDigest)
	}
	return nil
}

func (in Inputs) packages() []Package { return []Package{in.Kernel, in.Libc, in.Certificates} }
