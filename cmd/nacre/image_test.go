package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
)

func TestImageFlags(t *testing.T) {
	inHere := imageFlags{Source: "."}
	check(t, captured(t, newImageBuildCommand, "-o", "x.eif"), imageBuildConfig{imageFlags: inHere, Out: "x.eif", Program: image.Executor})
	check(t, captured(t, newImageBuildCommand, "--output", "x.eif", "--config", "c.json", "--source", "s", "--cache", "c", "--workerd", "w", "--json"),
		imageBuildConfig{imageFlags: imageFlags{"s", "c", "w"}, Out: "x.eif", Program: image.Executor, Config: "c.json", JSON: true})
	check(t, captured(t, newImageBuildCommand, "-o", "x.eif", "--program", "verifier"), imageBuildConfig{imageFlags: inHere, Out: "x.eif", Program: image.Verifier})
	check(t, captured(t, newImageMeasureCommand, "x.eif"), imageFileConfig{File: "x.eif"})
	check(t, captured(t, newImageInspectCommand, "--json", "x.eif"), imageFileConfig{File: "x.eif", JSON: true})
	check(t, captured(t, newImageInspectCommand, "x.eif", "--show", "/init"), imageFileConfig{File: "x.eif", Show: "/init"})
	check(t, captured(t, newImagePinsCommand), imagePinsConfig{imageFlags: inHere})
	check(t, captured(t, newImagePinsCommand, "--update", "--json"), imagePinsConfig{imageFlags: inHere, Update: true, JSON: true})
}

// signedImage is a file that another tool wrote.
func signedImage(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile("../../enclave/eif/testdata/signed.eif")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestImageMeasureRefuses(t *testing.T) {
	whole := signedImage(t)
	changed := func(at int, to byte) []byte {
		file := bytes.Clone(whole)
		file[at] = to
		return file
	}
	for name, c := range map[string]struct {
		file  []byte
		words string
	}{
		"truncated":          {whole[:len(whole)/2], "image ends before its contents do"},
		"header in part":     {whole[:100], "image ends before its contents do"},
		"empty":              {nil, "not an enclave image file"},
		"tampered":           {changed(561, 'X'), "checksum does not match"},
		"other architecture": {changed(7, 1), "arm64, want x86-64"},
		"other version":      {changed(5, 3), "another version of the format: 3, want 4"},
		"bytes after it":     {append(bytes.Clone(whole), 0), "1 bytes follow the last section"},
		"text":               {[]byte("FROM scratch\n"), "not an enclave image file"},
	} {
		path := filepath.Join(t.TempDir(), "x.eif")
		if err := os.WriteFile(path, c.file, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, command := range []string{"measure", "inspect"} {
			code, stdout, stderr := runArgs(t, "image", command, path)
			if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 ||
				!strings.HasPrefix(stderr, "nacre image "+command+": image "+path+": ") || !strings.Contains(stderr, c.words) {
				t.Errorf("%s, %s: %d, %q, %q, want one line with %q", name, command, code, stdout, stderr, c.words)
			}
		}
	}
}

func TestImageBuildRefuses(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "workerd")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "bad.json")
	if err := os.WriteFile(bad, []byte(`{"no_such_key": 1}`), 0o644); err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../verifier/config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(dir, "plain.json")
	if err := os.WriteFile(plain, bytes.ReplaceAll(example, []byte("https:"), []byte("http:")), 0o644); err != nil {
		t.Fatal(err)
	}
	out, source := filepath.Join(dir, "x.eif"), "../.."
	for name, c := range map[string]struct {
		args  []string
		words string
	}{
		"no output":            {nil, "give --output FILE.eif"},
		"a word too many":      {[]string{"-o", out, "word"}, `unexpected argument "word"`},
		"no workerd":           {[]string{"-o", out, "--workerd", "/nowhere"}, "--workerd /nowhere"},
		"no source tree":       {[]string{"-o", out, "--workerd", program, "--source", dir}, "config.example.json"},
		"not our source tree":  {[]string{"-o", out, "--workerd", program, "--source", dir, "--config", "../../config.example.json"}, "is " + dir + " the source tree?"},
		"config of no sense":   {[]string{"-o", out, "--workerd", program, "--source", source, "--config", bad}, "no_such_key"},
		"output in nowhere":    {[]string{"-o", "/nowhere/x.eif", "--workerd", program, "--source", source}, "--output /nowhere/x.eif"},
		"output is a folder":   {[]string{"-o", dir, "--workerd", program, "--source", source}, "is not a regular file"},
		"another program":      {[]string{"-o", out, "--program", "nacre"}, "want executor or verifier"},
		"verifier, workerd":    {[]string{"-o", out, "--program", "verifier", "--workerd", program}, "runs nobody's code"},
		"verifier, its config": {[]string{"-o", out, "--program", "verifier", "--source", source, "--config", "../../config.example.json"}, "no such key; config.example.json of cmd/verifier shows every key"},
		"verifier, no TLS":     {[]string{"-o", out, "--program", "verifier", "--source", source, "--config", plain}, "without TLS"},
		"no place to keep":     {[]string{"-o", out, "--program", "verifier", "--source", source, "--cache", "/dev/null/x"}, "packages cannot be kept: /dev/null/x: not a directory; want a directory that can be written to, or made; --cache DIR names one; see"},
		"another workerd":      {[]string{"-o", out, "--workerd", program, "--source", source, "--cache", dir}, "not what is pinned"},
	} {
		code, stdout, stderr := runArgs(t, append([]string{"image", "build"}, c.args...)...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		last := lines[len(lines)-1]
		if code != exitUsage || stdout != "" || !strings.HasPrefix(last, "nacre image build: ") || !strings.Contains(last, c.words) {
			t.Errorf("%s: %d, %q, %q, want a line with %q", name, code, stdout, stderr, c.words)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.eif")); len(left) > 0 {
		t.Errorf("%q is left behind", left)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".nacre-image-*")); len(left) > 0 {
		t.Errorf("%q is left behind", left)
	}
}

func TestImageInspectJSON(t *testing.T) {
	code, stdout, stderr := runArgs(t, "image", "inspect", "--json", "../../enclave/eif/testdata/signed.eif")
	var got imageContents
	if err := json.Unmarshal([]byte(stdout), &got); code != exitFailed || err != nil { // its ramdisks are none
		t.Fatalf("%d, %v, %s", code, err, stderr)
	}
	if len(got.Parts) != 7 || len(got.Unlisted) != 3 || got.Signer != "CN=vector" || got.Cmdline != "console=ttyS0" || len(got.PCR8) != 96 || got.Metadata.Name != "vector" {
		t.Errorf("%+v", got)
	}
}

// A kernel that was moved without its module is told of before an image is built.
func TestImagePinsTellOfAnOldModule(t *testing.T) {
	in, err := image.LoadInputs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for version, note := range map[string]bool{in.MMIO.Version: false, "6.1.0-1-cloud-amd64": true} {
		source := t.TempDir()
		if err := os.MkdirAll(filepath.Join(source, filepath.Dir(image.InputsFile)), 0o755); err != nil {
			t.Fatal(err)
		}
		in.MMIO.Version = version
		if err := in.Save(source); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := runArgs(t, "image", "pins", "--source", source)
		if code != exitOK || !strings.Contains(stdout, in.MMIO.SHA256) || strings.Contains(stderr, "mmio/build --update") != note {
			t.Errorf("%s: %d, %q, %q", version, code, stdout, stderr)
		}
	}
}

// imageOf is an image file with these ramdisks.
func imageOf(t *testing.T, trees ...image.Tree) string {
	t.Helper()
	var ramdisks [][]byte
	for _, tree := range trees {
		ramdisk, err := tree.Ramdisk()
		if err != nil {
			t.Fatal(err)
		}
		ramdisks = append(ramdisks, ramdisk)
	}
	return imageOfRamdisks(t, ramdisks...)
}

// imageOfRamdisks is an image file with ramdisks as they are.
func imageOfRamdisks(t *testing.T, ramdisks ...[]byte) string {
	t.Helper()
	file, err := eif.Encode(&eif.Image{Kernel: []byte("kernel"), Cmdline: "console=ttyS0", Ramdisks: ramdisks, Metadata: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.eif")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// An owner sees all that an image has, and every file of it.
func TestImageInspectShowsFiles(t *testing.T) {
	file := imageOf(t,
		image.Tree{Files: map[string]image.File{"/init": {Content: []byte("program"), Executable: true}}, Devices: map[string][2]uint32{"/dev/console": {5, 1}}},
		image.Tree{Files: map[string]image.File{"/config.json": {Content: []byte("{}\n")}, "/init": {Content: []byte("other")}, "/evil\n\x1b[2J": {}}})
	code, stdout, stderr := runArgs(t, "image", "inspect", "--json", file)
	var got imageContents
	if err := json.Unmarshal([]byte(stdout), &got); code != exitOK || err != nil {
		t.Fatalf("%d, %v, %s", code, err, stderr)
	}
	hash := func(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
	want := []imageEntry{
		{1, "/dev", "drwxr-xr-x", "0:0", 0, ""}, {1, "/dev/console", "crw-------", "0:0", 0, "device 5, 1"},
		{1, "/init", "-rwxr-xr-x", "0:0", 7, hash("program")},
		{2, "/config.json", "-rw-r--r--", "0:0", 3, hash("{}\n")}, {2, "/evil\n\x1b[2J", "-rw-r--r--", "0:0", 0, hash("")},
		{2, "/init", "-rw-r--r--", "0:0", 5, hash("other")},
	}
	if !slices.Equal(got.Files, want) || len(got.Unlisted) != 0 {
		t.Errorf("%+v, %q, want %+v", got.Files, got.Unlisted, want)
	}
	code, stdout, _ = runArgs(t, "image", "inspect", file)
	if code != exitOK || strings.Contains(stdout, "\x1b") || strings.Count(stdout, "\n2 ") != 3 || !strings.Contains(stdout, hash("other")) {
		t.Errorf("%d, %q", code, stdout)
	}

	if code, stdout, stderr := runArgs(t, "image", "inspect", file, "--show", "config.json"); code != exitOK || stdout != "{}\n" {
		t.Errorf("%d, %q, %q", code, stdout, stderr)
	}
	for path, words := range map[string]string{
		"/init": "2 files are at /init", "/dev": "/dev: not a file", "/dev/console": "not a file", "/absent": "no file /absent in it",
	} {
		if code, stdout, stderr := runArgs(t, "image", "inspect", file, "--show", path); code != exitUsage || stdout != "" || !strings.Contains(stderr, words) {
			t.Errorf("%s: %d, %q, %q, want %q", path, code, stdout, stderr, words)
		}
	}
}

// Of a ramdisk that breaks off, what comes before that is shown, and nobody takes
// it for the whole.
func TestImageInspectOfABrokenRamdisk(t *testing.T) {
	whole, err := image.Tree{Files: map[string]image.File{"/first": {Content: []byte("one")}, "/second": {Content: []byte("two")}}}.Archive()
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(whole); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	cut := packed.Bytes()[:packed.Len()-4] // in the checksum
	more := append(bytes.Clone(whole), whole...)
	for name, c := range map[string]struct {
		ramdisks [][]byte
		files    []string
		words    string
	}{
		"cut":             {[][]byte{whole, whole[:bytes.Index(whole, []byte("second"))]}, []string{"/first", "/second", "/first"}, "ramdisk 2 has more than can be listed: "},
		"cut in gzip":     {[][]byte{cut, whole}, []string{"/first", "/second", "/first", "/second"}, "ramdisk 1 has more than can be listed: "},
		"one behind it":   {[][]byte{whole, more}, []string{"/first", "/second", "/first", "/second"}, "ramdisk 2 has more than can be listed: "},
		"none":            {[][]byte{[]byte("hello"), whole}, []string{"/first", "/second"}, "ramdisk 1 has more than can be listed: "},
		"both are broken": {[][]byte{[]byte("hello"), []byte("world")}, nil, "; it is so with 1 more, as the answer says\n"},
	} {
		file := imageOfRamdisks(t, c.ramdisks...)
		code, stdout, stderr := runArgs(t, "image", "inspect", file)
		if code != exitFailed || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "nacre image inspect: image "+file+": ramdisk ") || !strings.Contains(stderr, c.words) {
			t.Errorf("%s: %d, %q, want one line with %q", name, code, stderr, c.words)
		}
		if !strings.Contains(stdout, "has more than can be listed") || !strings.Contains(stdout, "\nPCR0 ") || strings.Count(stdout, "  /") != len(c.files) {
			t.Errorf("%s: %s", name, stdout)
		}
		code, stdout, stderr = runArgs(t, "image", "inspect", "--json", file)
		var got imageContents
		if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitFailed || strings.Count(stderr, "\n") != 1 || len(got.Unlisted) == 0 {
			t.Errorf("%s: %d, %v, %q\n%s", name, code, err, stderr, stdout)
		}
		var paths []string
		for _, f := range got.Files {
			paths = append(paths, f.Path)
		}
		if !slices.Equal(paths, c.files) {
			t.Errorf("%s: %q, want %q", name, paths, c.files)
		}
	}
}

func TestModeText(t *testing.T) {
	for mode, want := range map[fs.FileMode]string{
		0o644: "-rw-r--r--", fs.ModeDir | 0o755: "drwxr-xr-x", fs.ModeSymlink | 0o777: "lrwxrwxrwx",
		fs.ModeDevice | 0o600: "brw-------", fs.ModeDevice | fs.ModeCharDevice | 0o600: "crw-------",
		fs.ModeSocket | 0o600: "srw-------", fs.ModeNamedPipe | 0o600: "prw-------", fs.ModeSetuid | 0o755: "urwxr-xr-x",
	} {
		if got := modeText(mode); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestImageErrors(t *testing.T) {
	mendable := []error{image.ErrInputs, image.ErrPin, image.ErrRelease, image.ErrDigest, image.ErrVersion, image.ErrToolchain, image.ErrCache}
	for _, err := range mendable {
		if usage := new(usageError); !errors.As(imageError(fmt.Errorf("x: %w", err)), usage) {
			t.Errorf("%v is not the person's to mend", err)
		}
	}
	for _, err := range []error{image.ErrUnavailable, image.ErrCompile} {
		if usage := new(usageError); errors.As(imageError(err), usage) {
			t.Errorf("%v is the person's to mend", err)
		}
	}
}
