package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"os"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd"
)

// Config is the config file. The first group are the keys of the network's
// existing executor, whose files work unmodified; the second are Nacre's own,
// each with a default.
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

	JobCapacity     int     `json:"job_capacity"`      // sandboxes at once, registered on chain
	StorageCapacity uint64  `json:"storage_capacity"`  // bytes for secrets, registered on chain; this release keeps none
	MemoryLimit     int64   `json:"memory_limit"`      // bytes, of one sandbox
	CPULimit        float64 `json:"cpu_limit"`         // cores, of one sandbox
	PIDsLimit       int64   `json:"pids_limit"`        // processes and threads, of one sandbox
	OutputLimit     int     `json:"output_limit"`      // bytes
	InputLimit      int     `json:"input_limit"`       // bytes
	CodeLimit       int     `json:"code_limit"`        // bytes
	FeeCapGwei      uint64  `json:"fee_cap_gwei"`      // most to pay for a transaction, per gas
	Lookback        uint64  `json:"recovery_lookback"` // s; age of the oldest job that a restart still looks for
	DrainTimeout    uint64  `json:"drain_timeout"`     // s; how long SIGTERM waits for the jobs at hand
}

// Defaults of the keys of the second group.
const (
	defaultJobCapacity  = 20
	defaultLookback     = 10 * 60
	defaultDrainTimeout = 6 * 60 // a job of our contracts takes at most 5 min 30 s
	maxSeconds          = 30 * 24 * 60 * 60
	gwei                = 1_000_000_000
)

// Sentinels of Config.Check.
var (
	errNoRuntimePath = errors.New("workerd_runtime_path: no directory that holds workerd")
	errNoChainID     = errors.New("common_chain_id: must be 1 or more")
	errNoContract    = errors.New("no contract address")
	errJobCapacity   = errors.New("job_capacity: must be at least 1")
	errDrain         = fmt.Errorf("drain_timeout: must be at most %d s", maxSeconds)
	errFeeCap        = errors.New("fee_cap_gwei: must be at least 1")
	errLookback      = fmt.Errorf("recovery_lookback: must be 1 … %d s", maxSeconds)
	errNoWebSocket   = errors.New("web_socket_url: no URL, want ws://host/… or wss://host/…")
)

func defaultConfig() Config {
	l := workerd.DefaultLimits()
	return Config{
		JobCapacity: defaultJobCapacity,
		MemoryLimit: l.Memory, CPULimit: l.CPU, PIDsLimit: l.PIDs,
		OutputLimit: l.Output, InputLimit: l.Input, CodeLimit: l.Code,
		FeeCapGwei: new(big.Int).Div(chain.DefaultTxConfig().FeeCap, big.NewInt(gwei)).Uint64(),
		Lookback:   defaultLookback, DrainTimeout: defaultDrainTimeout,
	}
}

// loadConfig reads a config file. Unknown keys are errors; the warnings name
// the keys that have no effect.
func loadConfig(path string) (Config, []string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Config{}, nil, fmt.Errorf("config file: %w", err)
	}
	c := defaultConfig()
	if err := c.decode(data); err != nil {
		return Config{}, nil, fmt.Errorf("config file %s: %w", path, err)
	}
	if err := c.Check(); err != nil {
		return Config{}, nil, fmt.Errorf("config file %s: %w", path, err)
	}
	return c, c.warnings(), nil
}

// decode reads the keys one by one, so that an error names its key, or else
// its line.
func (c *Config) decode(data []byte) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			return fmt.Errorf("line %d: %w", 1+bytes.Count(data[:syntax.Offset], []byte("\n")), err)
		}
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		one, err := json.Marshal(map[string]json.RawMessage{key: keys[key]})
		if err != nil {
			return err
		}
		dec := json.NewDecoder(bytes.NewReader(one))
		dec.DisallowUnknownFields()
		if err := dec.Decode(c); err != nil {
			if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
				return fmt.Errorf("%s: %s, want %s", key, wrong.Value, wrong.Type)
			}
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// keyOf names the key behind an error of a package that knows no keys.
func keyOf(err error) error {
	for _, k := range []struct {
		err error
		key string
	}{
		{chain.ErrNoHTTP, "http_rpc_url"}, {chain.ErrHTTPURL, "http_rpc_url"}, {chain.ErrWebSocketURL, "web_socket_url"},
		{workerd.ErrMemory, "memory_limit"}, {workerd.ErrCPU, "cpu_limit"}, {workerd.ErrPIDs, "pids_limit"},
		{workerd.ErrOutput, "output_limit"}, {workerd.ErrInput, "input_limit"}, {workerd.ErrCode, "code_limit"},
	} {
		if errors.Is(err, k.err) {
			return fmt.Errorf("%s: %w", k.key, err)
		}
	}
	return err
}

// Check returns the first rule that c breaks, with the name of its key.
func (c Config) Check() error {
	switch {
	case c.WorkerdRuntimePath == "":
		return errNoRuntimePath
	case c.ChainID == 0:
		return errNoChainID
	case c.JobCapacity < 1:
		return fmt.Errorf("%w, not %d", errJobCapacity, c.JobCapacity)
	case c.DrainTimeout > maxSeconds:
		return errDrain
	case c.FeeCapGwei < 1:
		return errFeeCap
	case c.Lookback < 1 || c.Lookback > maxSeconds:
		return errLookback
	}
	for _, k := range []struct {
		key  string
		addr common.Address
	}{{"tee_manager_contract_addr", c.TeeManager}, {"jobs_contract_addr", c.Jobs}, {"code_contract_addr", c.UserCode}} {
		if k.addr == (common.Address{}) {
			return fmt.Errorf("%s: %w", k.key, errNoContract)
		}
	}
	if c.WebSocketURL == "" {
		return errNoWebSocket
	}
	if err := c.endpoints(enclave.APIKey{}).Check(); err != nil {
		return keyOf(err)
	}
	return keyOf(c.limits().Check())
}

func (c Config) warnings() []string {
	var out []string
	for key, set := range map[string]bool{
		"secret_store_config_port": c.SecretStoreConfigPort != nil, "secret_store_path": c.SecretStorePath != nil,
		"secret_manager_contract_addr": c.SecretManager != nil, "acknowledgement_timeout": c.AcknowledgementTimeout != nil,
		"mark_alive_timeout": c.MarkAliveTimeout != nil, "num_selected_stores": c.SelectedStores != nil,
	} {
		if set {
			out = append(out, key+": this release stores no secrets, the key has no effect")
		}
	}
	return out
}

// endpoints is where the chain is reached, with the owner's API key in the
// websocket URL. Without one the URL stays as it is.
func (c Config) endpoints(key enclave.APIKey) chain.Endpoints {
	e := chain.Endpoints{HTTP: c.HTTPRPCURL, WebSocket: c.WebSocketURL, ChainID: new(big.Int).SetUint64(c.ChainID)}
	if key.Reveal() != "" {
		e = e.WithWebSocketKey(key.Reveal())
	}
	return e
}

func (c Config) limits() workerd.Limits {
	return workerd.Limits{
		Memory: c.MemoryLimit, CPU: c.CPULimit, PIDs: c.PIDsLimit,
		Output: c.OutputLimit, Input: c.InputLimit, Code: c.CodeLimit, Logs: workerd.DefaultLimits().Logs,
	}
}

func (c Config) txConfig() chain.TxConfig {
	t := chain.DefaultTxConfig()
	t.FeeCap = new(big.Int).Mul(new(big.Int).SetUint64(c.FeeCapGwei), big.NewInt(gwei))
	return t
}

func (c Config) drainTimeout() time.Duration { return time.Duration(c.DrainTimeout) * time.Second }
func (c Config) lookback() time.Duration     { return time.Duration(c.Lookback) * time.Second }
