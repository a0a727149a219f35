package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrUnavailable is a package that nobody offers any more, or no one to ask.
var ErrUnavailable = errors.New("package cannot be had")

// store keeps packages by their digest, and brings those that are missing.
type store struct {
	dir  string
	step func(string, ...any)
	apt  *apt // begun when first needed
}

func newStore(c Config) (*store, error) {
	if err := os.MkdirAll(c.Cache, 0o755); err != nil {
		return nil, err
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
		return nil, err
	}
	s.step("fetching %s", p)
	if deb, err = s.bring(ctx, p); err != nil {
		return nil, fmt.Errorf("%s: %w; put the file with sha256 %s at %s, or move the pin with `nacre image pins --update`", p, err, p.SHA256, place)
	}
	if got := sum(deb); got != p.SHA256 {
		return nil, fmt.Errorf("%s: %w: the mirror's has sha256 %s, want %s; put that one at %s, or move the pin with `nacre image pins --update`", p, ErrPin, got, p.SHA256, place)
	}
	return deb, writeWhole(place, deb)
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
