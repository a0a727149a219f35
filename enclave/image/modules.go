package image

import (
	"bytes"
	"context"
	"debug/elf"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/ulikunitz/xz"
)

// ErrModule is a kernel module that is missing or cannot be read.
var ErrModule = errors.New("kernel module")

// ModulesFile lists the image's kernel modules, a path a line, in the order in
// which they have to be loaded.
const ModulesFile = "/etc/modules"

// baseModules are those that an enclave cannot do without: vsock on the device
// that a host has, and the security module.
var baseModules = []string{"virtio_mmio", "vmw_vsock_virtio_transport", "nsm"}

// mmioFile is, in the source tree, the module that tells Debian's kernel where
// Nitro says that the devices are. It is compiled by mmio/build, for one kernel.
const mmioFile = "enclave/image/mmio/nacre_mmio.ko"

// own returns a module that is not of the kernel's package, as part of it.
func (k *Kernel) own(file string, content []byte) (Module, error) {
	magic, err := modinfo(content, "vermagic")
	if err != nil {
		return Module{}, fmt.Errorf("%w %s: %w", ErrModule, file, err)
	}
	if release, _, _ := strings.Cut(magic, " "); release != k.Version {
		return Module{}, fmt.Errorf("%w %s: it is for the kernel %q, want %q; run enclave/image/mmio/build --update", ErrModule, file, release, k.Version)
	}
	return Module{path.Join("/lib/modules", k.Version, "extra", path.Base(file)), content}, nil
}

// Module is a kernel module as it is loaded.
type Module struct {
	Path    string // in the ramdisk
	Content []byte // ELF
}

// Kernel is what a kernel package holds.
type Kernel struct {
	Version string // as uname -r has it
	Image   []byte // bzImage

	packed map[string][]byte // modules in xz, by path
}

// ReadKernel takes a kernel package apart. It takes seconds, or until ctx ends.
func ReadKernel(ctx context.Context, deb []byte) (*Kernel, error) {
	const boot, lib = "/boot/vmlinuz-", "/lib/modules/"
	files, err := unpack(ctx, deb, func(p string) bool {
		p = strings.TrimPrefix(p, "/usr")
		return strings.HasPrefix(p, boot) || strings.HasPrefix(p, lib) && strings.HasSuffix(p, ".ko.xz")
	})
	if err != nil {
		return nil, err
	}
	k := &Kernel{packed: map[string][]byte{}}
	for p, content := range files {
		p = strings.TrimPrefix(p, "/usr")
		version, isKernel := strings.CutPrefix(p, boot)
		switch {
		case isKernel && k.Image != nil:
			return nil, fmt.Errorf("%w: it has two kernels", ErrDeb)
		case isKernel:
			k.Version, k.Image = version, content
		case k.packed[p] != nil:
			return nil, fmt.Errorf("%w: it has %s twice", ErrDeb, p)
		default:
			k.packed[p] = content
		}
	}
	if !bootable(k.Image) {
		return nil, fmt.Errorf("%w: no kernel for x86-64 in it", ErrDeb)
	}
	return k, nil
}

// bootable tells a kernel for x86 as loaders take it, by the magic of its boot
// protocol, and whether it is one of 64 bits, by a flag.
func bootable(image []byte) bool {
	const magicAt, flagsAt, entry64 = 0x202, 0x236, 1
	return len(image) > flagsAt && string(image[magicAt:magicAt+4]) == "HdrS" && image[flagsAt]&entry64 != 0
}

// Modules returns modules by name, each after those that it needs.
func (k *Kernel) Modules(names ...string) ([]Module, error) {
	var in []Module
	done := map[string]bool{}
	var add func(name string) error
	add = func(name string) error {
		if done[name] {
			return nil
		}
		done[name] = true // before its needs: a circle ends
		m, needs, err := k.module(name)
		if err != nil {
			return err
		}
		for _, n := range needs {
			if err := add(n); err != nil {
				return fmt.Errorf("%s needs %w", name, err)
			}
		}
		in = append(in, m)
		return nil
	}
	for _, name := range names {
		if err := add(name); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// module unpacks one module, the first by path of that name, and says which ones
// it needs.
func (k *Kernel) module(name string) (Module, []string, error) {
	for _, p := range slices.Sorted(maps.Keys(k.packed)) {
		base, _, _ := strings.Cut(path.Base(p), ".")
		if strings.ReplaceAll(base, "-", "_") != strings.ReplaceAll(name, "-", "_") {
			continue
		}
		content, err := unxz(k.packed[p])
		if err != nil {
			return Module{}, nil, fmt.Errorf("%w %s: %w", ErrModule, name, err)
		}
		needs, err := needsOf(content)
		if err != nil {
			return Module{}, nil, fmt.Errorf("%w %s: %w", ErrModule, name, err)
		}
		return Module{strings.TrimSuffix(p, ".xz"), content}, needs, nil
	}
	return Module{}, nil, fmt.Errorf("%w %s: the kernel %s has none of that name", ErrModule, name, k.Version)
}

func unxz(packed []byte) ([]byte, error) {
	r, err := xz.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if _, err := out.ReadFrom(r); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// needsOf reads the names of modules that one has to be loaded after.
func needsOf(module []byte) ([]string, error) {
	list, err := modinfo(module, "depends")
	if err != nil || list == "" {
		return nil, err
	}
	return strings.Split(list, ","), nil
}

// modinfo reads what a module says of itself under a name; "" if nothing.
func modinfo(module []byte, name string) (string, error) {
	f, err := elf.NewFile(bytes.NewReader(module))
	if err != nil {
		return "", err
	}
	section := f.Section(".modinfo")
	if section == nil {
		return "", errors.New("no .modinfo")
	}
	info, err := section.Data()
	if err != nil {
		return "", err
	}
	for field := range strings.SplitSeq(string(info), "\x00") {
		if value, ok := strings.CutPrefix(field, name+"="); ok {
			return value, nil
		}
	}
	return "", nil
}

// AddModules puts modules into a tree, and the list of them.
func (t Tree) AddModules(modules []Module) {
	var list strings.Builder
	for _, m := range modules {
		t.Files[m.Path] = File{Content: m.Content}
		list.WriteString(m.Path + "\n")
	}
	t.Files[ModulesFile] = File{Content: []byte(list.String())}
}

// BaseModules are the names of the modules that every image loads.
func BaseModules() []string { return slices.Clone(baseModules) }

// FetchKernel returns the kernel that a source tree pins. Of the configuration
// it needs the source tree and the cache.
func FetchKernel(ctx context.Context, c Config) (*Kernel, error) {
	in, err := LoadInputs(c.Source)
	if err != nil {
		return nil, err
	}
	s, err := newStore(c)
	if err != nil {
		return nil, err
	}
	defer s.close()
	deb, err := s.get(ctx, in.Kernel)
	if err != nil {
		return nil, err
	}
	return ReadKernel(ctx, deb)
}
