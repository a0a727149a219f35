package enclave

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// The address and public key of key 1 are constants of the curve: the
// generator point.
const (
	keyOneAddress = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"
	keyOnePublic  = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798" +
		"483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
	groupOrder = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
)

func writeKey(t *testing.T, raw []byte, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "enclave.sec")
	if err := os.WriteFile(path, raw, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoadIdentity(t *testing.T) {
	id, err := LoadIdentity(writeKey(t, common.LeftPadBytes([]byte{1}, 32), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if got := id.Address().Hex(); got != keyOneAddress {
		t.Errorf("address %s, want %s", got, keyOneAddress)
	}
	if got := hex.EncodeToString(id.PublicKey()); got != keyOnePublic {
		t.Errorf("public key %s, want %s", got, keyOnePublic)
	}
	id.PublicKey()[0] ^= 0xff
	if got := hex.EncodeToString(id.PublicKey()); got != keyOnePublic {
		t.Error("a caller can change the public key of an identity")
	}
}

func TestLoadIdentityRefuses(t *testing.T) {
	secret := "a key in hex with a newline behind it: 5f5f5f5f5f"
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"empty":           {nil, ErrKeyLength},
		"31 bytes":        {bytes.Repeat([]byte{7}, 31), ErrKeyLength},
		"33 bytes":        {bytes.Repeat([]byte{7}, 33), ErrKeyLength},
		"hex text":        {[]byte(secret), ErrKeyLength},
		"zero":            {make([]byte, 32), ErrKeyScalar},
		"the group order": {common.FromHex(groupOrder), ErrKeyScalar},
		"all ones":        {bytes.Repeat([]byte{0xff}, 32), ErrKeyScalar},
	} {
		_, err := LoadIdentity(writeKey(t, c.raw, 0o600))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
		if len(c.raw) > 0 && err != nil && (strings.Contains(err.Error(), "5f5f") || strings.Contains(err.Error(), hex.EncodeToString(c.raw))) {
			t.Errorf("%s: error shows the content: %v", name, err)
		}
	}
}

func TestLoadIdentityRefusesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{dir: ErrKeyFile, pipe: ErrKeyFile, filepath.Join(dir, "none"): os.ErrNotExist} {
		if _, err := LoadIdentity(path); !errors.Is(err, want) {
			t.Errorf("%s: error %v, want %v", path, err, want)
		}
	}
}

func TestCheckKeyFileMode(t *testing.T) {
	key := bytes.Repeat([]byte{7}, 32)
	if err := CheckKeyFileMode(writeKey(t, key, 0o600)); err != nil {
		t.Errorf("mode 0600: %v", err)
	}
	for _, mode := range []os.FileMode{0o640, 0o604} {
		if err := CheckKeyFileMode(writeKey(t, key, mode)); !errors.Is(err, ErrKeyFileMode) {
			t.Errorf("mode %#o: error %v, want %v", mode, err, ErrKeyFileMode)
		}
	}
	if err := CheckKeyFileMode(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: error %v", err)
	}
}

func TestGenerateIdentity(t *testing.T) {
	one := common.LeftPadBytes([]byte{1}, 32)
	id, err := GenerateIdentity(bytes.NewReader(one))
	if err != nil || id.Address().Hex() != keyOneAddress {
		t.Fatalf("key 1 gives %v, %v", id, err)
	}
	// An invalid draw is followed by another one.
	if id, err = GenerateIdentity(io.MultiReader(bytes.NewReader(make([]byte, 32)), bytes.NewReader(one))); err != nil || id.Address().Hex() != keyOneAddress {
		t.Fatalf("zeros, then key 1: %v, %v", id, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestGenerateIdentityRefusesBadEntropy(t *testing.T) {
	for name, r := range map[string]io.Reader{
		"all zeros": zeros{}, "too short": bytes.NewReader(make([]byte, 31)), "broken": iotest.ErrReader(io.ErrClosedPipe),
	} {
		if id, err := GenerateIdentity(r); !errors.Is(err, ErrEntropy) || id != nil {
			t.Errorf("%s: %v, error %v, want %v", name, id, err, ErrEntropy)
		}
	}
}

func TestSign(t *testing.T) {
	id, err := GenerateIdentity(bytes.NewReader(bytes.Repeat([]byte{7}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	half := new(big.Int).Rsh(new(big.Int).SetBytes(common.FromHex(groupOrder)), 1)
	for i := range 50 {
		digest := crypto.Keccak256Hash([]byte{byte(i)})
		sig, err := id.Sign(digest)
		if err != nil || len(sig) != 65 {
			t.Fatalf("%d bytes, %v", len(sig), err)
		}
		if v := sig[64]; v != 27 && v != 28 {
			t.Fatalf("v is %d", v)
		}
		if new(big.Int).SetBytes(sig[32:64]).Cmp(half) > 0 {
			t.Fatal("s is in the upper half")
		}
		sig[64] -= 27
		pub, err := crypto.SigToPub(digest[:], sig)
		if err != nil || crypto.PubkeyToAddress(*pub) != id.Address() {
			t.Fatalf("signature is of another key: %v", err)
		}
	}
}
