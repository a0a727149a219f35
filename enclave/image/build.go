package image

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/nacre-tee/nacre/enclave/eif"
)

// Cmdline is the kernel's command line: restart at once where that is asked for,
// and half a minute after a panic; look for no PCI and no keyboard, which takes
// time. Nitro adds to it where its devices are.
//
// Nothing in it may matter for what is trusted. The registers hash kernel, command
// line and ramdisk without their lengths, so a host can cut off the beginning of
// the command line and hang it behind the kernel, which does not look there: the
// measurements stay the same. Nor may it have flags behind --, since what Nitro
// adds would come behind them.
const Cmdline = "reboot=k panic=30 pci=off console=ttyS0 i8042.noaux i8042.nomux i8042.nopnp i8042.dumbkbd"

// Where things are in an image. Process 1 is the image's program; its directory
// is /.
const (
	initFile    = "/init"
	WorkerdFile = "/runtime/workerd"
	ConfigFile  = "/config.json"
)

// What an enclave gets where who starts it names nothing else.
const (
	DefaultMemory  = 4 << 30   // bytes, of an executor
	VerifierMemory = 512 << 20 // of a verifier
	DefaultCPUs    = 2
)

// Programs of which images are made, by their names in cmd.
const (
	Executor = "executor"
	Verifier = "verifier"
)

// Rules of Config, and what can be wrong with an input.
var (
	ErrNoProgram = errors.New("image: no program to run in it: executor or verifier")
	ErrNoSource  = errors.New("image: no source tree")
	ErrNoCache   = errors.New("image: no directory for packages")
	ErrNoWorkerd = errors.New("image: no workerd")
	ErrNoConfig  = errors.New("image: no config file of the program")
	ErrPin       = errors.New("not what is pinned")
	ErrRelease   = errors.New("nacre is built with another Go release than images are")
)

// Config says what to build an image of.
type Config struct {
	Program  string       // Executor or Verifier
	Source   string       // the source tree, with inputs.json
	Cache    string       // where packages are kept
	Workerd  string       // workerd's file, for an executor
	Config   []byte       // content of the config file that the program starts with
	Progress func(string) // is told what begins; nil: nobody
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case c.Program != Executor && c.Program != Verifier:
		return ErrNoProgram
	case c.Source == "":
		return ErrNoSource
	case c.Cache == "":
		return ErrNoCache
	case c.Workerd == "" && c.Program == Executor:
		return ErrNoWorkerd
	case len(c.Config) == 0:
		return ErrNoConfig
	}
	return nil
}

func (c Config) step(format string, args ...any) {
	if c.Progress != nil {
		c.Progress(fmt.Sprintf(format, args...))
	}
}

// parts are the inputs of an image, all there.
type parts struct {
	inputs       Inputs
	name         string // of the program
	program      []byte
	workerd      []byte // program; nil: the image has none
	config       []byte
	mmio         []byte // kernel module
	kernel       []byte // package
	libc         []byte // package
	certificates []byte // package
}

// Build makes an image. It takes a minute when the program was not compiled
// before, and brings packages that are not in the cache.
func Build(ctx context.Context, c Config) (*eif.Image, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	p, err := c.gather(ctx)
	if err != nil {
		return nil, err
	}
	c.step("packing")
	return p.assemble(ctx)
}

// gather brings all inputs, the quick and likely wrong ones first.
func (c Config) gather(ctx context.Context) (parts, error) {
	in, err := LoadInputs(c.Source)
	if err != nil {
		return parts{}, err
	}
	p := parts{inputs: in, name: c.Program}
	if running := runtime.Version(); running != in.Go.Version { // it compresses
		return parts{}, fmt.Errorf("%w: %s, want %s; build it with GOTOOLCHAIN=%s", ErrRelease, running, in.Go.Version, in.Go.Version)
	}
	if p.config = c.Config; !json.Valid(p.config) {
		return parts{}, ErrNoConfig
	}
	if p.mmio, err = os.ReadFile(filepath.Join(c.Source, mmioFile)); err != nil {
		return parts{}, err
	}
	if got := sum(p.mmio); got != in.MMIO.SHA256 {
		return parts{}, fmt.Errorf("%s: %w: sha256 %s, want %s; compile it with enclave/image/mmio/build --update", mmioFile, ErrPin, got, in.MMIO.SHA256)
	}
	if p.workerd, err = c.readWorkerd(in.Workerd); err != nil {
		return parts{}, err
	}
	store, err := newStore(c)
	if err != nil {
		return parts{}, err
	}
	defer store.close()
	for i, to := range []*[]byte{&p.kernel, &p.libc, &p.certificates} {
		if *to, err = store.get(ctx, in.packages()[i]); err != nil {
			return parts{}, err
		}
	}
	c.step("compiling the %s", c.Program)
	p.program, err = compile(ctx, c.Source, c.Program, in.Go)
	return p, err
}

// readWorkerd returns workerd as it is pinned; nil for what runs nobody's code.
func (c Config) readWorkerd(pin Program) ([]byte, error) {
	if c.Program != Executor {
		return nil, nil
	}
	workerd, err := os.ReadFile(c.Workerd)
	if err != nil {
		return nil, err
	}
	if got := sum(workerd); got != pin.SHA256 {
		return nil, fmt.Errorf("%s: %w: sha256 %s, want %s of workerd %s; run `make tools`, or move the pin with `nacre image pins --update`",
			c.Workerd, ErrPin, got, pin.SHA256, pin.Version)
	}
	return workerd, nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// assemble makes an image of its inputs and of nothing else. It takes some twenty
// seconds, or until ctx ends.
func (p parts) assemble(ctx context.Context) (*eif.Image, error) {
	kernel, err := ReadKernel(ctx, p.kernel)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.inputs.Kernel, err)
	}
	boot, err := p.bootTree(kernel)
	if err != nil {
		return nil, err
	}
	app, err := p.appTree(ctx)
	if err != nil {
		return nil, err
	}
	im := &eif.Image{DefaultMemory: p.memory(), DefaultCPUs: DefaultCPUs, Kernel: kernel.Image, Cmdline: Cmdline}
	if im.Ramdisks, err = ramdisks(ctx, boot, app); err != nil {
		return nil, err
	}
	im.Metadata, err = json.Marshal(p.info(kernel.Version))
	return im, err
}

func ramdisks(ctx context.Context, trees ...Tree) (out [][]byte, err error) {
	for _, tree := range trees {
		ramdisk, err := tree.ramdisk(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, ramdisk)
	}
	return out, nil
}

// bootTree is the first ramdisk: process 1 and what it needs to be there.
func (p parts) bootTree(kernel *Kernel) (Tree, error) {
	loader, _, err := linked(p.program)
	if err != nil || loader != "" {
		return Tree{}, fmt.Errorf("%s: %w: it is not static (%v)", p.name, ErrProgram, err)
	}
	modules, err := kernel.Modules(baseModules...)
	if err != nil {
		return Tree{}, err
	}
	mmio, err := kernel.own(mmioFile, p.mmio)
	if err != nil {
		return Tree{}, err
	}
	t := Tree{
		Files:   map[string]File{initFile: {p.program, true}},
		Dirs:    []string{"/dev", "/proc", "/run", "/sys", "/tmp"},
		Devices: map[string][2]uint32{"/dev/console": {5, 1}, "/dev/null": {1, 3}},
	}
	t.AddModules(append([]Module{mmio}, modules...))
	return t, nil
}

// appTree is the second ramdisk: what the program works with.
func (p parts) appTree(ctx context.Context) (Tree, error) {
	t := Tree{Files: map[string]File{ConfigFile: {Content: p.config}}}
	if p.workerd != nil {
		if err := t.addProgram(ctx, WorkerdFile, p.workerd, p.libc); err != nil {
			return Tree{}, err
		}
	}
	return t, t.addCertificates(ctx, p.certificates)
}

// memory is what an enclave gets where who starts it names nothing else.
func (p parts) memory() uint64 {
	if p.name == Verifier {
		return VerifierMemory
	}
	return DefaultMemory
}

// title is the image's name, which is not measured.
func (p parts) title() string {
	if p.name == Verifier {
		return "nacre-verifier"
	}
	return "nacre"
}

// info is the metadata of an image. Times are those of nobody.
func (p parts) info(kernel string) eif.Info {
	return eif.Info{
		Name: p.title(), Version: "0",
		Build: eif.BuildInfo{
			Time: "1970-01-01T00:00:00+00:00", Tool: "nacre", ToolVersion: p.inputs.Go.Version,
			OperatingSystem: "Linux", KernelVersion: kernel,
		},
		Docker: map[string]any{},
		Custom: map[string]any{"inputs": p.inputs},
	}
}
