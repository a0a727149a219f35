package main

import (
	"bytes"
	"crypto/ecdsa"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/sys/unix"
)

// A key file holds 64 hex digits (0x optional) or 32 raw bytes; a little
// more is read only to tell that a file is something else.
const maxKeyFile = 1024

// keySource says where a command takes a private key from. Never from argv:
// every process of the machine can read that.
type keySource struct {
	what    string // "the owner's key"
	flag    string // "--key-file"
	file    string // value of the flag; "": not given
	envName string // "NACRE_KEY"
}

// readKey takes the key from the file, else from the environment, else asks
// for it if a person is there. No error contains any part of what was read.
func readKey(env environment, src keySource) (*ecdsa.PrivateKey, error) {
	raw, where, err := readKeyText(env, src)
	if err != nil {
		return nil, err
	}
	key, err := parseKey(raw)
	if err != nil {
		return nil, usagef("%s from %s: %v", src.what, where, err)
	}
	if src.file != "" {
		warnOfMode(env, src)
	}
	return key, nil
}

func readKeyText(env environment, src keySource) (raw []byte, where string, err error) {
	if src.file != "" {
		raw, err = readKeyFile(env, src)
		return raw, src.flag, err
	}
	if v := env.getenv(src.envName); v != "" {
		return []byte(v), "$" + src.envName, nil
	}
	if env.readSecret == nil {
		return nil, "", usagef("%s is missing: give %s FILE or set $%s", src.what, src.flag, src.envName)
	}
	raw, err = env.readSecret(env.context(), src.what+" (64 hex digits, not shown): ")
	if err != nil {
		return nil, "", fmt.Errorf("reading %s from the terminal: %w", src.what, err)
	}
	return raw, "the prompt", nil
}

func readKeyFile(env environment, src keySource) ([]byte, error) {
	if looksLikeKey(src.file) {
		return nil, usagef("%s wants the name of a file, not a key; that key is now in your shell's history and in the process list: do not use it again", src.flag)
	}
	if _, err := os.Stat(src.file); errors.Is(err, fs.ErrNotExist) && !looksLikeName(src.file) || errors.Is(err, unix.ENAMETOOLONG) {
		return nil, usagef("%s: there is no such file; want the name of a file that holds the key, and never the key itself", src.flag)
	}
	raw, err := readLimited(env, src.file, src.flag, maxKeyFile)
	if err != nil {
		return nil, err
	}
	return raw, nil
}

// warnOfMode says so if others can read the file that a key came from.
func warnOfMode(env environment, src keySource) {
	info, err := os.Stat(src.file)
	if err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintf(env.stderr, "warning: %s %s can be read by others; chmod 600 it\n", src.flag, src.file)
	}
}

// fileNames are those that nobody would take for a key: short words and an
// extension.
var fileNames = regexp.MustCompile(`^[\w-]{1,20}\.[a-z]{1,5}$`)

// looksLikeName tells whether the name of a file that is not there can be shown:
// it is no secret if the folder before it is there, or if it has an extension.
func looksLikeName(s string) bool {
	dir, name := filepath.Split(s)
	if dir == "" {
		return fileNames.MatchString(name)
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

// looksLikeKey tells a pasted key from a file name.
func looksLikeKey(s string) bool {
	s = strings.TrimPrefix(s, "0x")
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == 64
}

// parseKey reads a secp256k1 private key. Its errors say nothing about the
// bytes but their number.
func parseKey(raw []byte) (*ecdsa.PrivateKey, error) {
	text := bytes.TrimPrefix(bytes.TrimSpace(raw), []byte("0x"))
	buf := raw
	if len(raw) != 32 {
		if len(text) != 64 {
			return nil, fmt.Errorf("not a key: want 64 hex digits or 32 raw bytes, have %d bytes", len(raw))
		}
		buf = make([]byte, 32)
		if _, err := hex.Decode(buf, text); err != nil {
			return nil, fmt.Errorf("not a key: among the 64 characters are some that are no hex digits")
		}
	}
	key, err := crypto.ToECDSA(buf)
	if err != nil {
		return nil, fmt.Errorf("not a valid secp256k1 key: zero, or larger than the order of the curve")
	}
	return key, nil
}
