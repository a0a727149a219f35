package enclave

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Errors of state files. None of them shows what is in one.
var (
	ErrStatePath   = errors.New("path of the state file is not absolute")
	ErrStateOnDisk = errors.New("gas keys must never reach a disk: the state file may only be on tmpfs or ramfs")
	ErrStateDir    = errors.New("directory of the state file can be written by others: mode 0700 and this user would be right")
	ErrStateKind   = errors.New("state file is no regular file")
	ErrStateOwner  = errors.New("state file belongs to another user")
	ErrStateMode   = errors.New("state file can be read by others, mode 0600 would be right")
	ErrStateForged = errors.New("state file is damaged, or not written by this enclave")
)

// maxStateFile bounds a state file, in bytes.
const maxStateFile = 8 << 10

// StateFile keeps what an owner injected for a process that starts again
// inside the same, living enclave. It holds gas keys in the clear, so it is
// only where nothing lasts: in an enclave, which has no disk, or, in the
// development build, on tmpfs or ramfs. Whoever can read it can read the
// enclave's key file beside it.
//
// It is signed with the enclave's key, so one that was cut, altered, or made by
// another enclave is refused as a whole. Methods may not run concurrently.
type StateFile struct {
	path string
	id   *Identity
}

// OpenStateFile judges the place and removes what a process that was killed
// while it wrote left there. It returns ErrStatePath, ErrStateOnDisk,
// ErrStateDir or the error of the file system. There need be no file yet.
func OpenStateFile(path string, id *Identity) (*StateFile, error) {
	if !filepath.IsAbs(path) {
		return nil, fmt.Errorf("%w: %q", ErrStatePath, path)
	}
	dir := filepath.Dir(path)
	if err := checkStateDir(dir); err != nil {
		return nil, err
	}
	if err := checkInMemory(dir); err != nil {
		return nil, err
	}
	f := &StateFile{path: path, id: id}
	if err := os.Remove(f.draft()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("removing an unfinished state file: %w", err)
	}
	return f, nil
}

// Risk says in words how what is in the file may reach a disk all the same;
// empty if it may not.
func (f *StateFile) Risk() string { return swapRisk(filepath.Dir(f.path)) }

// checkStateDir refuses a directory in which another user could put a file in
// the place of ours.
func checkStateDir(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("looking at the directory of the state file: %w", err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	mine := ok && (int(stat.Uid) == os.Geteuid() || stat.Uid == 0)
	if !mine || info.Mode().Perm()&0o022 != 0 && info.Mode()&fs.ModeSticky == 0 {
		return fmt.Errorf("%w: %s has mode %#o", ErrStateDir, dir, info.Mode().Perm())
	}
	return nil
}

// stateContent is the signed part of the file.
type stateContent struct {
	Owner             string `json:"owner_address_hex,omitempty"`
	Configured        bool   `json:"configured"` // the keys below are there
	ExecutorGasKey    string `json:"executor_gas_key,omitempty"`
	SecretStoreGasKey string `json:"secret_store_gas_key,omitempty"`
	WSAPIKey          string `json:"ws_api_key,omitempty"`
}

// digest binds content to this use of the enclave's key. It can be no EIP-712
// digest, whose preimage begins with other bytes.
func (f *StateFile) digest(content []byte) common.Hash {
	return crypto.Keccak256Hash([]byte("nacre state file 1\n"), f.id.address[:], content)
}

// Save replaces the file by one with what s holds. A reader finds the old one
// or the new one, whenever this process is killed.
func (f *StateFile) Save(s Status) error {
	c := stateContent{Configured: s.HasMutable()}
	if s.HasOwner() {
		c.Owner = s.Owner.Hex()
	}
	if c.Configured {
		c.ExecutorGasKey, c.SecretStoreGasKey = s.Mutable.ExecutorGasKey.secretHex(), s.Mutable.SecretStoreGasKey.secretHex()
		c.WSAPIKey = s.Mutable.WSAPIKey.Reveal()
	}
	content, err := json.Marshal(c)
	if err != nil {
		return errors.New("writing the state file: it cannot be encoded")
	}
	sig, err := f.id.Sign(f.digest(content))
	if err != nil {
		return fmt.Errorf("writing the state file: %w", err)
	}
	if err := replaceFile(f.path, fmt.Appendf(nil, "%x\n%s", sig, content)); err != nil {
		return fmt.Errorf("writing the state file: %w", err)
	}
	return nil
}

// Remove removes the file, if there is one.
func (f *StateFile) Remove() error {
	if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the state file: %w", err)
	}
	return nil
}

func (f *StateFile) draft() string { return draftOf(f.path) }

const draftSuffix = ".new"

func draftOf(path string) string { return path + draftSuffix }

func isDraft(path string) bool { return strings.HasSuffix(path, draftSuffix) }

// replaceFile writes data to a draft, which then takes the name path.
func replaceFile(path string, data []byte) (err error) {
	name := draftOf(path)
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	draft, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	_, err = draft.Write(data)
	// It is the kernel's memory from here on: the file outlives the process
	// without being synced, and nothing here outlives the kernel.
	if err = errors.Join(err, draft.Close()); err != nil {
		return err
	}
	return os.Rename(name, path)
}

// Restore injects into l, which is blank, what the file holds, and tells
// whether there is a file. It returns ErrStateKind, ErrStateOwner,
// ErrStateMode, ErrStateForged or the error of the file system; then l is as
// it was.
func (f *StateFile) Restore(l *Lifecycle) (found bool, err error) {
	data, err := readOwnFile(f.path, maxStateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("reading the state file: %w", err)
	}
	owner, m, configured, err := f.parse(data)
	if err != nil {
		return false, fmt.Errorf("%w: %s", err, f.path)
	}
	if owner != (common.Address{}) {
		if err := l.SetOwner(owner); err != nil {
			return false, err
		}
	}
	if configured {
		if err := l.SetMutable(m); err != nil {
			return false, err
		}
	}
	return true, nil
}

// readOwnFile returns a file's bytes, one more than most if there are more. What
// is judged is the file that is open, not what has its name by then. It returns
// ErrStateKind, ErrStateOwner, ErrStateMode or the error of the file system.
func readOwnFile(path string, most int64) ([]byte, error) {
	// Without O_NONBLOCK the open would wait for the writer of a pipe.
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ELOOP) {
		return nil, fmt.Errorf("%w: %s is a link", ErrStateKind, path)
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: %s", ErrStateKind, path)
	case !ok || int(stat.Uid) != os.Geteuid():
		return nil, fmt.Errorf("%w: %s", ErrStateOwner, path)
	case info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("%w: %s has mode %#o", ErrStateMode, path, info.Mode().Perm())
	}
	return io.ReadAll(io.LimitReader(file, most+1))
}

// parse returns what data holds, or ErrStateForged and nothing more: what
// exactly is wrong with it could show a part of it.
func (f *StateFile) parse(data []byte) (owner common.Address, m Mutable, configured bool, err error) {
	forged := func() (common.Address, Mutable, bool, error) {
		return common.Address{}, Mutable{}, false, ErrStateForged
	}
	sigHex, content, _ := bytes.Cut(data, []byte("\n"))
	sig, err := hex.DecodeString(string(sigHex))
	if err != nil || len(data) > maxStateFile || !f.id.signed(f.digest(content), sig) {
		return forged()
	}
	var c stateContent
	if json.Unmarshal(content, &c) != nil {
		return forged()
	}
	if c.Owner != "" {
		if owner, err = ParseOwner(c.Owner); err != nil {
			return forged()
		}
	}
	if !c.Configured {
		return owner, m, false, nil
	}
	var errs [3]error
	m.ExecutorGasKey, errs[0] = ParseGasKey(c.ExecutorGasKey)
	m.SecretStoreGasKey, errs[1] = ParseGasKey(c.SecretStoreGasKey)
	m.WSAPIKey, errs[2] = ParseAPIKey(c.WSAPIKey)
	if errors.Join(errs[:]...) != nil {
		return forged()
	}
	return owner, m, true, nil
}

// signed tells whether sig is a signature of this identity.
func (id *Identity) signed(digest common.Hash, sig []byte) bool {
	if len(sig) != crypto.SignatureLength || sig[crypto.RecoveryIDOffset] < 27 {
		return false
	}
	raw := bytes.Clone(sig)
	raw[crypto.RecoveryIDOffset] -= 27
	key, err := crypto.SigToPub(digest[:], raw)
	return err == nil && crypto.PubkeyToAddress(*key) == id.address
}
