package devnet

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"time"
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
	ErrExecutors = fmt.Errorf("number of executors outside 1 … %d", MaxExecutors)
	ErrBlockTime = errors.New("block time outside 1s … 1m: block timestamps are whole seconds")
	ErrPort      = errors.New("port outside 0 … 65535")
	ErrProgram   = errors.New("not a program")
	ErrNoLog     = errors.New("no logger")
)

// Config says what a devnet consists of.
type Config struct {
	Executors int           // how many
	BlockTime time.Duration // 1 s … 1 min
	Dir       string        // for keys, logs and sockets; "": a temporary one. Removed at the end.
	InfoFile  string        // where Info is written; "": nowhere
	Port      int           // of the chain's JSON-RPC, HTTP and websocket; 0: one that is free

	Executor string // path of the executor program, a development build
	Workerd  string // path of workerd

	Log      *slog.Logger
	Progress func(step string) // is told each step as it begins, one at a time; nil is allowed
}

// DefaultConfig returns a Config that lacks only the programs and a logger.
func DefaultConfig() Config {
	return Config{Executors: DefaultExecutors, BlockTime: DefaultBlockTime, InfoFile: DefaultInfoFile}
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case c.Executors < 1 || c.Executors > MaxExecutors:
		return fmt.Errorf("%w: %d", ErrExecutors, c.Executors)
	case c.BlockTime < MinBlockTime || c.BlockTime > MaxBlockTime:
		return fmt.Errorf("%w: %s", ErrBlockTime, c.BlockTime)
	case c.Port < 0 || c.Port > 65535:
		return fmt.Errorf("%w: %d", ErrPort, c.Port)
	case c.Log == nil:
		return ErrNoLog
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
