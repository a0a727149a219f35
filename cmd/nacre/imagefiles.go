package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/nacre-tee/nacre/enclave/eif"
	"github.com/nacre-tee/nacre/enclave/image"
)

// imageEntry is something in a ramdisk of an image.
type imageEntry struct {
	Ramdisk int    `json:"ramdisk"` // from 1
	Path    string `json:"path"`
	Mode    string `json:"mode"`
	Owner   string `json:"owner"` // user and group, numbers
	Bytes   int64  `json:"bytes"`
	Content string `json:"content"` // SHA-256 of a file, target of a link, numbers of a device
}

// maxLink bounds what is shown of where a link leads, in bytes.
const maxLink = 4096

// listFiles fills in what is in the ramdisks.
func (c *imageContents) listFiles(im *eif.Image) {
	for i, ramdisk := range im.Ramdisks {
		var here []imageEntry
		err := image.WalkRamdisk(ramdisk, func(e image.Entry, content io.Reader) error {
			about, err := contentOf(e, content)
			here = append(here, imageEntry{i + 1, e.Path, modeText(e.Mode), fmt.Sprintf("%d:%d", e.UID, e.GID), e.Size, about})
			return err
		})
		c.Files = append(c.Files, here...)
		if err != nil {
			c.Unlisted = append(c.Unlisted, plainLine(fmt.Sprintf("ramdisk %d has more than can be listed: %v", i+1, err)))
		}
	}
}

// modeText is a mode as ls -l has it, but for the bits of permissions that run a
// program as its owner: these are letters before the others.
func modeText(mode fs.FileMode) string {
	text := mode.String()
	for _, kind := range [][2]string{{"Dc", "c"}, {"D", "b"}, {"L", "l"}, {"S", "s"}} {
		if rest, ok := strings.CutPrefix(text, kind[0]); ok {
			return kind[1] + rest
		}
	}
	return text
}

func contentOf(e image.Entry, content io.Reader) (string, error) {
	switch e.Mode.Type() {
	case fs.ModeDir:
		return "", nil
	case fs.ModeSymlink:
		target, err := io.ReadAll(io.LimitReader(content, maxLink))
		return "-> " + strconv.Quote(string(target)), err
	case fs.ModeDevice, fs.ModeDevice | fs.ModeCharDevice:
		return fmt.Sprintf("device %d, %d", e.Device[0], e.Device[1]), nil
	}
	hash := sha256.New()
	_, err := io.Copy(hash, content)
	return hex.EncodeToString(hash.Sum(nil)), err
}

func (c imageContents) printFiles(env environment) error {
	rows := make([][]string, len(c.Files))
	for i, f := range c.Files {
		rows[i] = []string{strconv.Itoa(f.Ramdisk), plainLine(f.Path), f.Mode, f.Owner, strconv.FormatInt(f.Bytes, 10), plainLine(f.Content)}
	}
	if len(rows) > 0 {
		fmt.Fprintln(env.stdout)
		if err := printTable(env.stdout, []string{"RAMDISK", "FILE", "MODE", "OWNER", "BYTES", "SHA-256"}, rows); err != nil {
			return err
		}
	}
	for i, why := range c.Unlisted {
		if i == 0 {
			fmt.Fprintln(env.stdout)
		}
		fmt.Fprintln(env.stdout, why)
	}
	return nil
}

// maxShown bounds a file that is shown, in bytes.
const maxShown = 256 << 20

// showFile writes the content of a file in the image as it is.
func showFile(env environment, im *eif.Image, c imageFileConfig) error {
	var found [][]byte
	for i, ramdisk := range im.Ramdisks {
		err := image.WalkRamdisk(ramdisk, func(e image.Entry, content io.Reader) error {
			if path.Clean(e.Path) != path.Clean("/"+c.Show) {
				return nil
			}
			if !e.Mode.IsRegular() || e.Size > maxShown {
				return usagef("image %s: %s: not a file of at most %d MiB", c.File, e.Path, maxShown>>20)
			}
			whole, err := io.ReadAll(content)
			found = append(found, whole)
			return err
		})
		if errors.Is(err, image.ErrRamdisk) {
			return usagef("image %s: ramdisk %d: %w", c.File, i+1, err)
		}
		if err != nil {
			return err
		}
	}
	switch len(found) {
	case 0:
		return usagef("image %s: no file %s in it", c.File, c.Show)
	case 1:
		_, err := env.stdout.Write(found[0])
		return err
	}
	return usagef("image %s: %d files are at %s", c.File, len(found), c.Show)
}
