package devnet

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/big"
	"os"
	"os/exec"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/deploy"
)

// Limits and defaults of Config.
const (
	DefaultExecutors = 3
	MaxExecutors     = 32

	DefaultBlockTime = time.Second
	MinBlockTime     = time.Second
	MaxBlockTime     = time.Minute
)

// Errors of Config.Check, one per rule.
var (
	ErrExecutors = fmt.Errorf("number of executors outside 0 … %d", MaxExecutors)
	ErrBlockTime = errors.New("block time outside 1s … 1m: block timestamps are whole seconds")
	ErrCapacity  = errors.New("jobs at once of an executor must not be negative")
	ErrPort      = errors.New("port outside 0 … 65535")
	ErrProgram   = errors.New("not a program")
	ErrChain     = errors.New("a chain of somebody else's needs both URLs and a way to get ether")
	ErrNoLog     = errors.New("no logger")
)

// Config says what a devnet consists of.
type Config struct {
	Executors int           // how many; with none it is a chain and contracts, for executors of others
	BlockTime time.Duration // 1 s … 1 min
	Capacity  int           // jobs at once of each executor; 0: from the machine
	Dir       string        // for keys, logs and sockets; "": a temporary one. Removed at the end.
	Secrets   bool          // executors keep secrets
	InfoFile  string        // where Info is written; "": nowhere
	Port      int           // of the chain's JSON-RPC, HTTP and websocket; 0: one that is free

	// Admin is the key that deploys the contracts, which has them at the same
	// addresses each time; nil: a new one.
	Admin *ecdsa.PrivateKey
	// Params changes parameters of the contracts before they are deployed; nil:
	// they are those of deploy.Default.
	Params func(*deploy.Params)

	// Chain is one that somebody else runs; nil: the devnet runs its own.
	Chain *Chain
	// StateDir is a directory in memory, on tmpfs, for the identities and the
	// state files of executors, so that they can be killed and started again;
	// "": they cannot. What is put there is removed at the end.
	StateDir string

	Executor string // path of the executor program, a development build
	Workerd  string // path of workerd

	Log      *slog.Logger
	Progress func(step string) // is told each step as it begins, one at a time; nil is allowed
}

// Chain is a chain with ChainID that somebody else runs and that knows none of
// the devnet's accounts yet.
type Chain struct {
	HTTPURL, WSURL string // WSURL ends in a slash
	// Fund gives an account ether.
	Fund func(ctx context.Context, account common.Address, wei *big.Int) error
	// Endpoints are the URLs for executor number, from 1; nil: those above.
	Endpoints func(number int) (httpURL, wsURL string)
}

// DefaultConfig returns a Config that lacks only the programs and a logger.
func DefaultConfig() Config {
	return Config{Executors: DefaultExecutors, BlockTime: DefaultBlockTime, Secrets: true, InfoFile: DefaultInfoFile}
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case c.Executors < 0 || c.Executors > MaxExecutors:
		return fmt.Errorf("%w: %d", ErrExecutors, c.Executors)
	case c.BlockTime < MinBlockTime || c.BlockTime > MaxBlockTime:
		return fmt.Errorf("%w: %s", ErrBlockTime, c.BlockTime)
	case c.Capacity < 0:
		return fmt.Errorf("%w: %d", ErrCapacity, c.Capacity)
	case c.Port < 0 || c.Port > 65535:
		return fmt.Errorf("%w: %d", ErrPort, c.Port)
	case c.Chain != nil && (c.Chain.HTTPURL == "" || c.Chain.WSURL == "" || c.Chain.Fund == nil):
		return ErrChain
	case c.Log == nil:
		return ErrNoLog
	}
	if c.Executors == 0 {
		return nil
	}
	return errors.Join(checkProgram("executor", c.Executor), checkProgram("workerd", c.Workerd))
}

func checkProgram(what, path string) error {
	_, err := exec.LookPath(path)
	var missing *fs.PathError
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
		err = errors.New("is a directory")
	}
	switch {
	case err == nil:
		return nil
	case errors.As(err, &missing):
		err = missing.Err
	}
	return fmt.Errorf("%s %q: %w: %w", what, path, ErrProgram, err)
}
