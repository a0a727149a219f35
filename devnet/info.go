package devnet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// InfoVersion is the version of the file that Info is kept in.
const InfoVersion = 1

// DefaultInfoFile is where `nacre devnet` writes the description of the
// network and where the other commands look for it.
const DefaultInfoFile = "devnet.json"

// Errors of ReadInfo and of a second devnet.
var (
	ErrInfoVersion = errors.New("written by another version of nacre")
	ErrNotInfo     = errors.New("does not describe a devnet")
	ErrInfoFile    = errors.New("no description can be written there")
	ErrRunning     = errors.New("a devnet is running already")
)

// Info describes a running devnet. It names key files and holds no key.
type Info struct {
	Version   int       `json:"version"`
	PID       int       `json:"pid"`     // of the process that runs it
	Started   uint64    `json:"started"` // of that process, in clock ticks after boot
	Dir       string    `json:"dir"`     // keys, logs, sockets; gone when it stops
	CreatedAt time.Time `json:"createdAt"`

	ChainID     uint64    `json:"chainId"`
	HTTPURL     string    `json:"httpUrl"`
	WSURL       string    `json:"wsUrl"` // ends in a slash
	BlockTimeMs int64     `json:"blockTimeMs"`
	Contracts   Contracts `json:"contracts"`
	Tokens      Tokens    `json:"tokens"`

	Accounts        Accounts   `json:"accounts"`
	AttestationRoot string     `json:"attestationRoot"` // file, PEM
	Executors       []Executor `json:"executors"`
}

// Contracts are the addresses of the network's contracts.
type Contracts struct {
	TeeManager          common.Address `json:"teeManager"`
	Executors           common.Address `json:"executors"`
	Jobs                common.Address `json:"jobs"`
	UserCode            common.Address `json:"userCode"`
	AttestationVerifier common.Address `json:"attestationVerifier"`
	SecretManager       common.Address `json:"secretManager"`
	SecretStore         common.Address `json:"secretStore"`
	Directory           common.Address `json:"directory"` // where the executors' external ports are announced
}

// Tokens are the test tokens: what owners stake, and what jobs are paid in.
type Tokens struct {
	Staking common.Address `json:"staking"`
	Payment common.Address `json:"payment"`
}

// Accounts are the funded accounts that are nobody's executor.
type Accounts struct {
	Admin    Account `json:"admin"`    // deployed the contracts
	Verifier Account `json:"verifier"` // signs for attestations; needs no funds
	User     Account `json:"user"`     // creates jobs
}

// Executor is one of the executor processes.
type Executor struct {
	Address common.Address `json:"address"` // of the enclave
	URL     string         `json:"url"`     // of its API
	PID     int            `json:"pid"`

	SecretsURL string   `json:"secretsUrl,omitempty"` // of its external port, where secrets come in
	LogFile    string   `json:"logFile"`
	Owner      Account  `json:"owner"`
	Gas        Account  `json:"gas"`
	Missing    []string `json:"missing,omitempty"` // what it lacks, such as limits of sandboxes
}

// ReadInfo reads the description of a devnet. The error of a file that is not
// there is fs.ErrNotExist.
func ReadInfo(file string) (Info, error) {
	f, err := os.Open(file)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	var info Info
	d := json.NewDecoder(io.LimitReader(f, 1<<20))
	if err := d.Decode(&info); err != nil {
		return Info{}, fmt.Errorf("%s %w: %w", file, ErrNotInfo, err)
	}
	if info.Version < 1 {
		return Info{}, fmt.Errorf("%s %w: it has no version", file, ErrNotInfo)
	}
	if info.Version != InfoVersion {
		return Info{}, fmt.Errorf("%s: %w (version %d, this one reads %d): start the devnet anew", file, ErrInfoVersion, info.Version, InfoVersion)
	}
	return info, nil
}

// checkWritable returns ErrInfoFile if no description can be put into file.
func checkWritable(file string) error {
	tmp, err := createBeside(file)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrInfoFile, err)
	}
	return errors.Join(tmp.Close(), os.Remove(tmp.Name()))
}

// createBeside makes a temporary file, of mode 0600, that can be renamed to
// file.
func createBeside(file string) (*os.File, error) {
	return os.CreateTemp(filepath.Dir(file), ".devnet-*.json")
}

// write puts the description into file, which then holds all of it or what it
// held before.
func (i Info) write(file string) error {
	data, err := json.MarshalIndent(i, "", "  ")
	if err != nil {
		return err
	}
	tmp, err := createBeside(file)
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // nothing is there any more after the rename
	_, err = tmp.Write(append(data, '\n'))
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), file)
}
