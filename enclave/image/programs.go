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
)

// What can be wrong with what goes into an image.
var (
	ErrProgram      = errors.New("not a program that an enclave can run")
	ErrLibrary      = errors.New("library that the C library's package does not have")
	ErrCertificates = errors.New("no certificates of authorities in the package")
)

// libraryDir is where the loader looks for libraries.
const libraryDir = "/lib/x86_64-linux-gnu"

// linked returns the loader that a program names, "" if it is static, and the
// libraries that it asks for.
func linked(program []byte) (loader string, libraries []string, err error) {
	f, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrProgram, err)
	}
	if f.Machine != elf.EM_X86_64 || f.Class != elf.ELFCLASS64 {
		return "", nil, fmt.Errorf("%w: it is for %s, want %s", ErrProgram, f.Machine, elf.EM_X86_64)
	}
	if section := f.Section(".interp"); section != nil {
		name, err := section.Data()
		if err != nil {
			return "", nil, fmt.Errorf("%w: %w", ErrProgram, err)
		}
		loader = string(bytes.TrimRight(name, "\x00"))
	}
	if libraries, err = f.ImportedLibraries(); err != nil && f.Section(".dynamic") != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrProgram, err)
	}
	return loader, libraries, nil
}

// addProgram puts a program into a tree, with its loader and libraries of the C
// library's package, unless ctx ends.
func (t Tree) addProgram(ctx context.Context, at string, program []byte, libc []byte) error {
	loader, needed, err := linked(program)
	if err != nil {
		return fmt.Errorf("%s: %w", path.Base(at), err)
	}
	t.Files[at] = File{Content: program, Executable: true}
	if loader == "" {
		return nil
	}
	available, err := librariesOf(ctx, libc)
	if err != nil {
		return err
	}
	name := path.Base(loader)
	if t.Files[loader] = (File{available[name], true}); available[name] == nil {
		return fmt.Errorf("%w: %s", ErrLibrary, name)
	}
	for len(needed) > 0 {
		name, needed = needed[0], needed[1:]
		at := path.Join(libraryDir, name)
		if _, have := t.Files[at]; have || name == path.Base(loader) {
			continue
		}
		if available[name] == nil {
			return fmt.Errorf("%w: %s", ErrLibrary, name)
		}
		t.Files[at] = File{Content: available[name]}
		_, more, err := linked(available[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		needed = append(needed, more...)
	}
	return nil
}

// librariesOf returns the libraries of a package by name. One that is there twice
// is an error: which of them a loader would find, this does not decide.
func librariesOf(ctx context.Context, libc []byte) (map[string][]byte, error) {
	files, err := unpack(ctx, libc, func(p string) bool { return path.Dir(strings.TrimPrefix(p, "/usr")) == libraryDir })
	if err != nil {
		return nil, err
	}
	libraries := map[string][]byte{}
	for p, content := range files {
		if libraries[path.Base(p)] != nil {
			return nil, fmt.Errorf("%w: it has two of the name %s", ErrDeb, path.Base(p))
		}
		libraries[path.Base(p)] = content
	}
	return libraries, nil
}

// certificatesFile is where programs look for the certificates of authorities.
const certificatesFile = "/etc/ssl/certs/ca-certificates.crt"

// addCertificates puts every certificate of a package into one file.
func (t Tree) addCertificates(ctx context.Context, deb []byte) error {
	all, err := unpack(ctx, deb, func(p string) bool {
		return strings.HasPrefix(p, "/usr/share/ca-certificates/") && strings.HasSuffix(p, ".crt")
	})
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return ErrCertificates
	}
	var bundle bytes.Buffer
	for _, p := range slices.Sorted(maps.Keys(all)) {
		bundle.Write(bytes.TrimSpace(all[p]))
		bundle.WriteByte('\n')
	}
	t.Files[certificatesFile] = File{Content: bundle.Bytes()}
	return nil
}
