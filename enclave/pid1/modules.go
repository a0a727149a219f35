package pid1

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// maxModules bounds the file that lists modules, in bytes.
const maxModules = 64 << 10

// Errors of the list of modules.
var (
	ErrModuleList = errors.New("a list of modules has one absolute path on each line")
	ErrModule     = errors.New("the kernel does not take a module")
)

// What makes the kernel refuse modules, and another kernel in its place, until the
// machine ends: it would be one that nobody has measured.
const (
	noMoreModules = "/proc/sys/kernel/modules_disabled"
	noOtherKernel = "/proc/sys/kernel/kexec_load_disabled"
)

// loadModules loads what list names, in order, and then locks the doors. A
// module that is there already is fine, and one that is missing: the kernel may
// have it built in, and if not, what needs it says so. All others must load.
func loadModules(k kernel, list string, say func(string)) error {
	paths, err := readModules(list)
	if err != nil {
		return err
	}
	for _, path := range paths {
		switch err := k.loadModule(path); {
		case errors.Is(err, fs.ErrNotExist):
			say(fmt.Sprintf("module %s is not in the image: taken to be built into the kernel", path))
		case err != nil && !errors.Is(err, unix.EEXIST):
			return fmt.Errorf("%w: %s: %w", ErrModule, path, err)
		}
	}
	for _, door := range []string{noMoreModules, noOtherKernel} {
		if err := k.write(door, "1"); err != nil && !errors.Is(err, fs.ErrNotExist) { // a kernel without
			return fmt.Errorf("closing the kernel, %s: %w", door, err)
		}
	}
	return nil
}

// readModules returns the lines of a list. No list is an empty one.
func readModules(list string) (paths []string, err error) {
	f, err := os.Open(list)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the list of modules: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxModules+1))
	if err != nil {
		return nil, fmt.Errorf("reading the list of modules: %w", err)
	}
	if len(text) > maxModules {
		return nil, fmt.Errorf("%w: %s has more than %d bytes", ErrModuleList, list, maxModules)
	}
	for line := range strings.Lines(string(text)) {
		path := strings.TrimSpace(line)
		switch {
		case path == "":
		case !filepath.IsAbs(path):
			return nil, fmt.Errorf("%w, not %q in %s", ErrModuleList, path, list)
		default:
			paths = append(paths, path)
		}
	}
	return paths, nil
}
