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
	HTTPRPCURL         URLs           `json:"http_rpc_url"`
	WebSocketURL       URLs           `json:"web_socket_url"` // what follows the last / is the API key
	TeeManager         common.Address `json:"tee_manager_contract_addr"`
	Jobs               common.Address `json:"jobs_contract_addr"`
	UserCode           common.Address `json:"code_contract_addr"`
	SignerFile         string         `json:"enclave_signer_file"`    // 32 raw bytes; empty: a key is generated at each start
	BufferTime         uint64         `json:"execution_buffer_time"`  // s; the contract's own value counts
	SelectedExecutors  uint64         `json:"num_selected_executors"` // the contract's own value counts

	// The store of secrets; without the contract there is none.
	SecretManager          common.Address `json:"secret_manager_contract_addr"`
	SecretStoreConfigPort  uint16         `json:"secret_store_config_port"` // of vsock, where secrets come in
	SecretStorePath        string         `json:"secret_store_path"`        // directory in memory that keeps sealed secrets for a process that starts again; empty: none
	AcknowledgementTimeout uint64         `json:"acknowledgement_timeout"`  // s; the contract's own value counts
	MarkAliveTimeout       uint64         `json:"mark_alive_timeout"`       // s; the contract's own value counts
	SelectedStores         uint64         `json:"num_selected_stores"`      // the contract's own value counts

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

	RPCQuorum       int    `json:"rpc_quorum"`        // of the http_rpc_url, that must agree on what cannot be proven
	StorageCapacity uint64 `json:"storage_capacity"`  // bytes for secrets, registered on chain
	FeeCapGwei      uint64 `json:"fee_cap_gwei"`      // most to pay for a transaction, per gas
	Lookback        uint64 `json:"recovery_lookback"` // s of chain time; age of the oldest job that a start looks for; more is read if the contract needs more
	DrainTimeout    uint64 `json:"drain_timeout"`     // s; how long SIGTERM waits for the jobs at hand
	SlashDuty       bool   `json:"slash_duty"`        // report executors that did not answer, for a part of what they lose
	StateFile       string `json:"state_file"`        // in memory; keeps what the owner injected for a process that starts again; empty: none

	// Directory is the contract that says where other stores can be reached, to
	// take secrets over from them; zero: they are not asked.
	Directory common.Address `json:"directory_contract_addr"`

	// OneRPCForSecrets has the executor offer room for secrets though one endpoint
	// alone says who may have them: the operator's own, say.
	OneRPCForSecrets bool `json:"allow_one_rpc_for_secrets"`

	given map[string]bool // keys with a value in the file
}

// Defaults of the keys of the second group, and bounds.
const (
	defaultQuorum       = 1
	defaultLookback     = 10 * 60
	defaultDrainTimeout = 6 * 60 // a job of our contracts takes at most 5 min 30 s
	defaultSecretsPort  = 6002   // as the network's existing executor has it
	maxSeconds          = 30 * 24 * 60 * 60
	gwei                = 1_000_000_000
)

// One error for each rule of Config.Check, besides those of chain.Endpoints
// and workerd.Limits.
var (
	ErrRuntimePath  = errors.New("workerd_runtime_path: no directory that holds workerd")
	ErrChainID      = errors.New("common_chain_id: must be 1 or more")
	ErrContract     = errors.New("no contract address")
	ErrJobCapacity  = errors.New("job_capacity: must be at least 1, or 0 to take it from the machine")
	ErrMemoryBudget = errors.New("memory_budget: must be a number of bytes, or 0 to take it from the machine")
	ErrDrainTimeout = fmt.Errorf("drain_timeout: must be at most %d s", maxSeconds)
	ErrStateFile    = errors.New("state_file: needs enclave_signer_file, without which each start is another enclave")
	ErrSecretsPort  = errors.New("secret_store_config_port: must be 1 … 65535")
	ErrDirectory    = errors.New("directory_contract_addr: needs secret_manager_contract_addr, without which no secrets are kept")
	ErrFeeCap       = errors.New("fee_cap_gwei: must be at least 1")
	ErrQuorum       = errors.New("rpc_quorum: must be 1 … the number of URLs in http_rpc_url")
	ErrOneRPC       = errors.New(`rpc_quorum: is 1, so that one RPC provider could lie its way to the secrets kept here: 2 or more, of independent http_rpc_url, would be right, or "allow_one_rpc_for_secrets": true if the endpoint is your own`)
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
		FeeCapGwei:            new(big.Int).Div(chain.DefaultTxConfig().FeeCap, big.NewInt(gwei)).Uint64(),
		SecretStoreConfigPort: defaultSecretsPort,
		RPCQuorum:             defaultQuorum, Lookback: defaultLookback, DrainTimeout: defaultDrainTimeout, SlashDuty: true,
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
	case c.StateFile != "" && c.SignerFile == "":
		return ErrStateFile
	case c.SecretStoreConfigPort == 0:
		return ErrSecretsPort
	case c.Directory != common.Address{} && !c.KeepsSecrets():
		return ErrDirectory
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
	if len(c.WebSocketURL) == 0 || c.WebSocketURL[0] == "" {
		return ErrWebSocket
	}
	if err := c.Endpoints(enclave.APIKey{}).Check(); err != nil {
		return keyOf(err)
	}
	if c.RPCQuorum < 1 || c.RPCQuorum > len(c.HTTPRPCURL) {
		return fmt.Errorf("%w (%d), not %d", ErrQuorum, len(c.HTTPRPCURL), c.RPCQuorum)
	}
	// Files of the network's existing executor have no storage_capacity, and so start.
	if c.StorageCapacity > 0 && c.OneRPCCouldLie() {
		return ErrOneRPC
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

// KeepsSecrets tells whether the executor is a store of secrets.
func (c Config) KeepsSecrets() bool { return c.SecretManager != common.Address{} }

// OneRPCCouldLie tells whether a single endpoint decides who gets the secrets
// kept here, and nobody has said that it may.
func (c Config) OneRPCCouldLie() bool {
	return c.KeepsSecrets() && c.RPCQuorum < 2 && !c.OneRPCForSecrets
}

// Warnings says which keys have no effect, or another than is wanted.
func (c Config) Warnings() (out []string) {
	if c.KeepsSecrets() {
		if c.StorageCapacity == 0 {
			out = append(out, "storage_capacity: is 0, so that no secret is given to this executor; some bytes would be right, before it is registered")
		}
		if c.RPCQuorum < 2 {
			out = append(out, "rpc_quorum: is 1, so that one RPC provider could invent a job that gets secrets; 2 or more, of independent http_rpc_url, would be right")
		}
		if c.SecretStorePath != "" && c.SignerFile == "" {
			out = append(out, "secret_store_path: keeps what no later start can open, for without enclave_signer_file each start is another enclave; both, or neither, would be right")
		}
		return out
	}
	for _, k := range []struct {
		key string
		set bool
	}{
		{"secret_store_config_port", c.SecretStoreConfigPort != defaultSecretsPort}, {"secret_store_path", c.SecretStorePath != ""},
		{"acknowledgement_timeout", c.AcknowledgementTimeout != 0}, {"mark_alive_timeout", c.MarkAliveTimeout != 0},
		{"num_selected_stores", c.SelectedStores != 0}, {"storage_capacity", c.StorageCapacity != 0},
		{"allow_one_rpc_for_secrets", c.OneRPCForSecrets},
	} {
		if k.set {
			out = append(out, k.key+": has no effect without secret_manager_contract_addr")
		}
	}
	return out
}
