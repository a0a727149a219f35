package image

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// ErrPlace is a program in which the place of something on this machine is
// written, so that it would be another one elsewhere.
var ErrPlace = errors.New("a path of this machine is in the program")

// modulesKey is the environment variable that tells assembling where modules are.
const modulesKey = "NACRE_MODULES"

// assembling is what go build runs in the place of each tool. Its -trimpath forgets
// the directory of the package at hand, but not of assembly that a file there takes
// in from another directory of its module; so the assembler is told to forget that
// of all modules. What it has assembled without that is in Go's cache under another
// version of the assembler.
const assembling = `tool=$1
shift
case ${tool##*/} in
asm) ;;
*) exec "$tool" "$@" ;;
esac
if [ "$*" = -V=full ]; then
	version=$("$tool" -V=full) || exit
	echo "$version without-places"
	exit
fi
before=
left=$#
while [ "$left" -gt 0 ]; do
	arg=$1
	shift
	[ "$before" != -trimpath ] || arg="$arg;$` + modulesKey + `=>"
	set -- "$@" "$arg"
	before=$arg
	left=$((left - 1))
done
exec "$tool" "$@"
`

// toolexec writes assembling into dir and returns the flag of go build for it.
func toolexec(dir string) (string, error) {
	file := filepath.Join(dir, "assembling")
	return "-toolexec=/bin/sh '" + file + "'", os.WriteFile(file, []byte(assembling), 0o600)
}

// inModule is an absolute path of a file in a cache of modules.
var inModule = regexp.MustCompile(`\x00/[\x20-\x7e]{1,1000}@v[0-9]+\.[\x20-\x7e]{1,1000}`)

// checkPlaces refuses a program whose list of source files has one in any of these
// directories, or one in a cache of modules wherever that is.
func checkPlaces(program []byte, dirs ...string) error {
	for _, dir := range dirs {
		if dir = filepath.Clean(dir); len(dir) > 1 && bytes.Contains(program, []byte("\x00"+dir+"/")) {
			return fmt.Errorf("%w: %s", ErrPlace, dir)
		}
	}
	if at := inModule.Find(program); at != nil {
		return fmt.Errorf("%w: %s", ErrPlace, at[1:])
	}
	return nil
}
