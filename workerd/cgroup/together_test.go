package cgroup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// TestDeleteTogether: two owners that start at the same time remove what the
// same killed predecessor left. Neither fails because the other was quicker.
func TestDeleteTogether(t *testing.T) {
	name := instance(t)
	m, err := Open(Config{Instance: name})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}()
	var own []string
	filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == name {
			own = append(own, path)
		}
		return nil // those of others come and go
	})
	if len(own) == 0 {
		t.Fatalf("no cgroup is called %s: %v", name, m.Missing())
	}
	for _, dir := range own {
		for range 40 {
			left := filepath.Join(dir, "left")
			if err := os.Mkdir(left, 0o755); err != nil {
				t.Fatal(err)
			}
			for i := range 8 {
				if err := os.Mkdir(filepath.Join(left, strconv.Itoa(i)), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			var errs [2]error
			var both sync.WaitGroup
			for i := range errs {
				both.Go(func() { errs[i] = deleteTree(left) })
			}
			both.Wait()
			if err := errors.Join(errs[:]...); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(left); !os.IsNotExist(err) {
				t.Fatalf("it is still there: %v", err)
			}
		}
	}
}
