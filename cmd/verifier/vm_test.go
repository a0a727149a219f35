//go:build !enclave

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/internal/testvm"
)

// vmPatience bounds one boot: ten seconds on a machine that does nothing else.
const vmPatience = 5 * time.Minute

// TestBoot boots the image of a verifier in a machine that has no security module
// and nobody at the other end of its vsock. The image as it is halts there; with
// the program that needs no such module in the place of its own, it makes a key,
// and keeps it while it waits for the host.
func TestBoot(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	_, err = testvm.Find()
	var im *eif.Image
	if err == nil {
		im, err = image.Build(t.Context(), image.Config{Program: image.Verifier, Source: "../..", Cache: filepath.Join(cache, "nacre"), Config: config})
	}
	if errors.Is(err, testvm.ErrNoQEMU) || errors.Is(err, image.ErrUnavailable) {
		testlack.Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		added [][]byte // ramdisks
		says  []string
		ends  bool
	}{
		{"program of tests", [][]byte{programOfTests(t)}, []string{`"msg":"verifier has its key"`, `"msg":"chain not reached"`, `start nacre host on the machine that runs this enclave`}, false},
		{"image as it is", nil, []string{"nacre init: halting: no entropy of the security module"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), vmPatience)
			defer cancel()
			vm, err := testvm.Start(ctx, testvm.Config{
				Kernel: im.Kernel, Ramdisks: append(im.Ramdisks[:len(im.Ramdisks):len(im.Ramdisks)], c.added...), Cmdline: im.Cmdline + " quiet",
				Memory: int(im.DefaultMemory >> 20), Console: filepath.Join(t.TempDir(), "console.txt"),
			})
			if err != nil {
				t.Fatal(err)
			}
			defer vm.Close()
			for _, text := range c.says {
				if _, err := vm.Await(ctx, text); err != nil {
					t.Fatalf("no %q: %v\n%q", text, err, vm.Console())
				}
			}
			if !c.ends {
				return
			}
			if err := vm.Wait(); err != nil || ctx.Err() != nil {
				t.Errorf("it did not end by itself: %v", err)
			}
		})
	}
}

// programOfTests is a ramdisk with the build that needs no security module, and
// the test root that it attests with.
func programOfTests(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "init")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-tags", "enclave,vmtest", "-ldflags", "-s -w", "-o", program, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := root.Save(filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key")); err != nil {
		t.Fatal(err)
	}
	tree := image.Tree{Files: map[string]image.File{}}
	for at, from := range map[string]string{
		"/init": program, "/vmtest/root.pem": filepath.Join(dir, "root.pem"), "/vmtest/root.key": filepath.Join(dir, "root.key"),
	} {
		content, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		tree.Files[at] = image.File{Content: content, Executable: at == "/init"}
	}
	disk, err := tree.Ramdisk()
	if err != nil {
		t.Fatal(err)
	}
	return disk
}
