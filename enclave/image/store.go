package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Errors of bringing packages and keeping them.
var (
	// ErrUnavailable is a package that nobody offers any more, or no one to ask.
	ErrUnavailable = errors.New("package cannot be had")
	ErrCache       = errors.New("packages cannot be kept")
)

// store keeps packages by their digest, and brings those that are missing.
type store struct {
	dir  string
	step func(string, ...any)
	apt  *apt // begun when first needed
}

func newStore(c Config) (*store, error) {
	if err := os.MkdirAll(c.Cache, 0o755); err != nil {
		return nil, cacheError(c.Cache, err, wantDir)
	}
	return &store{dir: c.Cache, step: c.step}, nil
}

// close removes what bringing packages left behind.
func (s *store) close() {
	if s.apt != nil {
		s.apt.close()
	}
}

// place is where a package is kept: a person may put it there.
func (s *store) place(p Package) string {
	return filepath.Join(s.dir, p.SHA256+".deb")
}

// get returns a package's file. What is in the store is checked like what comes
// from elsewhere.
func (s *store) get(ctx context.Context, p Package) ([]byte, error) {
	place := s.place(p)
	deb, err := os.ReadFile(place)
	if err == nil && sum(deb) == p.SHA256 {
		return deb, nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, cacheError(place, err, "a file that can be read, or none")
	}
	s.step("fetching %s", p)
	deb, err = s.bring(ctx, p)
	if errors.Is(err, errUnreachable) { // nobody said that the pin is to be moved
		return nil, fmt.Errorf("%s: %w; try again when it can be, or put the file with sha256 %s at %s", p, err, p.SHA256, place)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; put the file with sha256 %s at %s, or move the pin with `nacre image pins --update`", p, err, p.SHA256, place)
	}
	if got := sum(deb); got != p.SHA256 {
		return nil, fmt.Errorf("%s: %w: the mirror's has sha256 %s, want %s; put that one at %s, or move the pin with `nacre image pins --update`", p, ErrPin, got, p.SHA256, place)
	}
	if err := writeWhole(place, deb); err != nil {
		return nil, cacheError(s.dir, err, wantDir)
	}
	return deb, nil
}

// wantDir is what a directory for packages has to be.
const wantDir = "a directory that can be written to, or made; --cache DIR names one"

// cacheError is ErrCache: where, the system's word for what is wrong without a
// path of its own, and what would be right.
func cacheError(path string, err error, want string) error {
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file):
		err = file.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%w: %s: %w; want %s", ErrCache, path, err, want)
}

func (s *store) bring(ctx context.Context, p Package) ([]byte, error) {
	if s.apt == nil {
		var err error
		if s.apt, err = newApt(ctx); err != nil {
			return nil, err
		}
	}
	return s.apt.download(ctx, p)
}

// writeWhole writes a file that is never there in part.
func writeWhole(path string, content []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone by then, if all went well
	_, err = f.Write(content)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
