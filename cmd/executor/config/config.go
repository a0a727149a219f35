// Package config is the executor's config file: its keys, their defaults, and
// the rules for them. The daemon runs by it; others read it to show what the
// daemon would do, and never write it.
package config

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd"
)

// Config is the config file. The first group are the keys of the network's
// existing executor, whose files work unmodified; the second are Nacre's own,
// each with a default. A key with the value null counts as absent.
type Config struct {
	WorkerdRuntimePath string         `json:"workerd_runtime_path"` // directory that holds workerd
	ChainID            uint64         `json:"common_chain_id"`
	HTTPRPCURL         string         `json:"http_rpc_url"`
	WebSocketURL       string         `json:"web_socket_url"` // what follows the last / is the API key
	TeeManager         common.Address `json:"tee_manager_contract_addr"`
	Jobs               common.Address `json:"jobs_contract_addr"`
	UserCode           common.Address `json:"code_contract_addr"`
	SignerFile         string         `json:"enclave_signer_file"`    // 32 raw bytes; empty: a key is generated at each start
	BufferTime         uint64         `json:"execution_buffer_time"`  // s; the contract's own value counts
	SelectedExecutors  uint64         `json:"num_selected_executors"` // the contract's own value counts

	// Keys that need nothing of this process; accepted with a warning.
	SecretStoreConfigPort  *uint64         `json:"secret_store_config_port"`
	SecretStorePath        *string         `json:"secret_store_path"`
	SecretManager          *common.Address `json:"secret_manager_contract_addr"`
	AcknowledgementTimeout *uint64         `json:"acknowledgement_timeout"`
	MarkAliveTimeout       *uint64         `json:"mark_alive_timeout"`
	SelectedStores         *uint64         `json:"num_selected_stores"`

	// How many sandboxes there are. What is left open follows from the machine.
	JobCapacity   int   `json:"job_capacity"`   // jobs at once, registered on chain; 0: from the machine
	WarmSandboxes *int  `json:"warm_sandboxes"` // kept started without code; absent: from the machine
	HotSandboxes  *int  `json:"hot_sandboxes"`  // at most, kept started with recently used code; absent: from the machine
	MemoryBudget  int64 `json:"memory_budget"`  // bytes, for all sandboxes; 0: from the machine

	// What one job may do.
	MemoryLimit int64   `json:"memory_limit"` // bytes, swap included
	CPULimit    float64 `json:"cpu_limit"`    // cores
	PIDsLimit   int64   `json:"pids_limit"`   // processes and threads
	OutputLimit int     `json:"output_limit"` // bytes
	InputLimit  int     `json:"input_limit"`  // bytes
	CodeLimit   int     `json:"code_limit"`   // bytes
	LogLimit    int     `json:"log_limit"`    // bytes; the last that the code prints are kept
	MinDeadline uint64  `json:"min_deadline"` // ms; a job with a shorter one is not run
	MaxDeadline uint64  `json:"max_deadline"` // ms; a job with a longer one ends there

	Egress          Egress `json:"egress"`            // "none", "public", or a list: where code may connect to
	EgressRequests  int    `json:"egress_requests"`   // requests and connections of one job
	EgressBytesUp   int64  `json:"egress_bytes_up"`   // bytes that one job may send
	EgressBytesDown int64  `json:"egress_bytes_down"` // bytes that one job may receive

	StorageCapacity uint64 `json:"storage_capacity"`  // bytes for secrets, registered on chain; this release keeps none
	FeeCapGwei      uint64 `json:"fee_cap_gwei"`      // most to pay for a transaction, per gas
	Lookback        uint64 `json:"recovery_lookback"` // s; age of the oldest job that a restart still looks for
	DrainTimeout    uint64 `json:"drain_timeout"`     // s; how long SIGTERM waits for the jobs at hand

	given map[string]bool // keys with a value in the file
}

// Defaults of the keys of the second group, and bounds.
const (
	defaultLookback     = 10 * 60
	defaultDrainTimeout = 6 * 60 // a job of our contracts takes at most 5 min 30 s
	maxSeconds          = 30 * 24 * 60 * 60
	gwei                = 1_000_000_000
)

// One error for each rule of Config.Check, besides those of chain.Endpoints
// and workerd.Limits.
var (
	ErrRuntimePath  = errors.New("workerd_runtime_path: no directory that holds workerd")
	ErrChainID      = errors.New("common_chain_id: must be 1 or more")
	ErrContract     = errors.New("no contract address")
	ErrAddress      = errors.New("no address, want 0x and 40 hex digits")
	ErrJobCapacity  = errors.New("job_capacity: must be at least 1, or 0 to take it from the machine")
	ErrMemoryBudget = errors.New("memory_budget: must be a number of bytes, or 0 to take it from the machine")
	ErrDrainTimeout = fmt.Errorf("drain_timeout: must be at most %d s", maxSeconds)
	ErrFeeCap       = errors.New("fee_cap_gwei: must be at least 1")
	ErrLookback     = fmt.Errorf("recovery_lookback: must be 1 … %d s", maxSeconds)
	ErrWebSocket    = errors.New("web_socket_url: no URL, want ws://host/… or wss://host/…")
)

// Default returns a Config that lacks only what differs between networks.
func Default() Config {
	l := workerd.DefaultLimits()
	return Config{
		MemoryLimit: l.Memory, CPULimit: l.CPU, PIDsLimit: l.PIDs,
		OutputLimit: l.Output, InputLimit: l.Input, CodeLimit: l.Code, LogLimit: l.Logs,
		MinDeadline: uint64(l.MinDeadline.Milliseconds()), MaxDeadline: uint64(l.MaxDeadline.Milliseconds()),
		Egress:         defaultEgress(),
		EgressRequests: l.Egress.Requests, EgressBytesUp: l.Egress.Up, EgressBytesDown: l.Egress.Down,
		FeeCapGwei: new(big.Int).Div(chain.DefaultTxConfig().FeeCap, big.NewInt(gwei)).Uint64(),
		Lookback:   defaultLookback, DrainTimeout: defaultDrainTimeout,
	}
}

// Check returns the first rule that c breaks, with the name of its key. What
// depends on the machine is for CheckMachine.
func (c Config) Check() error {
	switch {
	case c.WorkerdRuntimePath == "":
		return ErrRuntimePath
	case c.ChainID == 0:
		return ErrChainID
	case c.JobCapacity < 0:
		return fmt.Errorf("%w, not %d", ErrJobCapacity, c.JobCapacity)
	case c.MemoryBudget < 0:
		return fmt.Errorf("%w, not %d", ErrMemoryBudget, c.MemoryBudget)
	case c.DrainTimeout > maxSeconds:
		return ErrDrainTimeout
	case c.FeeCapGwei < 1:
		return ErrFeeCap
	case c.Lookback < 1 || c.Lookback > maxSeconds:
		return ErrLookback
	}
	for _, k := range []struct {
		key  string
		addr common.Address
	}{{"tee_manager_contract_addr", c.TeeManager}, {"jobs_contract_addr", c.Jobs}, {"code_contract_addr", c.UserCode}} {
		if k.addr == (common.Address{}) {
			return fmt.Errorf("%s: %w", k.key, ErrContract)
		}
	}
	if c.WebSocketURL == "" {
		return ErrWebSocket
	}
	if err := c.Endpoints(enclave.APIKey{}).Check(); err != nil {
		return keyOf(err)
	}
	if err := c.checkDeadlines(); err != nil {
		return err
	}
	return keyOf(c.Limits().Check())
}

// checkDeadlines refuses what Limits could only cut to the longest time that
// there is, so that the error has the number of the file.
func (c Config) checkDeadlines() error {
	longest := uint64(workerd.LongestDeadline.Milliseconds())
	for _, k := range []struct {
		key string
		ms  uint64
	}{{"min_deadline", c.MinDeadline}, {"max_deadline", c.MaxDeadline}} {
		if k.ms > longest {
			return &KeyError{k.key, fmt.Errorf("%w: %d ms, want at most %d ms", workerd.ErrDeadline, k.ms, longest)}
		}
	}
	return nil
}

// Warnings names the keys that have no effect.
func (c Config) Warnings() []string {
	var out []string
	for _, k := range []struct {
		key string
		set bool
	}{
		{"secret_store_config_port", c.SecretStoreConfigPort != nil}, {"secret_store_path", c.SecretStorePath != nil},
		{"secret_manager_contract_addr", c.SecretManager != nil}, {"acknowledgement_timeout", c.AcknowledgementTimeout != nil},
		{"mark_alive_timeout", c.MarkAliveTimeout != nil}, {"num_selected_stores", c.SelectedStores != nil},
	} {
		if k.set {
			out = append(out, k.key+": this release stores no secrets, the key has no effect")
		}
	}
	return out
}
