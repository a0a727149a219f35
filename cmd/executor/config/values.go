package config

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"time"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// Endpoints is where the chain is reached, with the owner's API key in the
// websocket URLs. Without one they stay as they are.
func (c Config) Endpoints(key enclave.APIKey) chain.Endpoints {
	e := chain.Endpoints{HTTP: c.HTTPRPCURL, WebSocket: c.WebSocketURL, ChainID: new(big.Int).SetUint64(c.ChainID)}
	if c.RPCQuorum <= len(c.HTTPRPCURL) { // else Check says so, in the words of the file
		e.Quorum = max(c.RPCQuorum, 0)
	}
	if key.Reveal() != "" {
		e = e.WithWebSocketKey(key.Reveal())
	}
	return e
}

// Limits are those of one job.
func (c Config) Limits() workerd.Limits {
	l := workerd.DefaultLimits()
	l.Memory, l.CPU, l.PIDs = c.MemoryLimit, c.CPULimit, c.PIDsLimit
	l.Output, l.Input, l.Code, l.Logs = c.OutputLimit, c.InputLimit, c.CodeLimit, c.LogLimit
	l.MinDeadline, l.MaxDeadline = milliseconds(c.MinDeadline), milliseconds(c.MaxDeadline)
	l.Egress.Requests, l.Egress.Up, l.Egress.Down = c.EgressRequests, c.EgressBytesUp, c.EgressBytesDown
	return l
}

// milliseconds is n ms, or the longest time that there is.
func milliseconds(n uint64) time.Duration {
	const longest = math.MaxInt64 / uint64(time.Millisecond)
	return time.Duration(min(n, longest)) * time.Millisecond
}

// Sizes are those of the pool on m: what the file leaves open follows from
// the machine and from what the file says. c must have passed Check.
func (c Config) Sizes(m workerd.Machine) workerd.Sizes {
	if c.MemoryBudget > 0 { // DefaultSizes gives three quarters of a machine
		m.Memory = min(c.MemoryBudget, math.MaxInt64/2) / 3 * 4
	}
	s := workerd.DefaultSizes(c.Limits(), m)
	if c.MemoryBudget > 0 {
		s.Memory = c.MemoryBudget
	}
	if c.JobCapacity > 0 {
		s.Slots = c.JobCapacity
	}
	s.Warm, s.Hot = min(s.Warm, s.Slots), min(s.Hot, s.Slots)
	if c.WarmSandboxes != nil {
		s.Warm = *c.WarmSandboxes
	}
	if c.HotSandboxes != nil {
		s.Hot = *c.HotSandboxes
	}
	return s
}

// CheckMachine returns the first rule that a checked config breaks on m, as a
// *KeyError that says which key to change, and the number that would do.
func (c Config) CheckMachine(m workerd.Machine) error {
	s, l := c.Sizes(m), c.Limits()
	err := s.Check(l, m)
	if errors.Is(err, workerd.ErrBudget) && c.MemoryBudget == 0 {
		if fit := s.Memory / l.Memory; fit > 0 {
			return &KeyError{"job_capacity", fmt.Errorf("%w, or at most %d jobs at once", err, fit)}
		}
		return &KeyError{"memory_limit", fmt.Errorf("%w, or a limit of at most %d bytes", err, s.Memory)}
	}
	return keyOf(err)
}

// TxConfig says how transactions are sent.
func (c Config) TxConfig() chain.TxConfig {
	t := chain.DefaultTxConfig()
	t.FeeCap = new(big.Int).Mul(new(big.Int).SetUint64(c.FeeCapGwei), big.NewInt(gwei))
	return t
}

// DrainWait is how long SIGTERM waits for the jobs at hand.
func (c Config) DrainWait() time.Duration { return time.Duration(c.DrainTimeout) * time.Second }

// LookbackTime is the age of the oldest job that a restart still looks for.
func (c Config) LookbackTime() time.Duration { return time.Duration(c.Lookback) * time.Second }

// KeyError names the key behind an error of a package that knows no keys.
type KeyError struct {
	Key string
	Err error
}

func (e *KeyError) Error() string { return e.Key + ": " + e.Err.Error() }

// Unwrap returns Err.
func (e *KeyError) Unwrap() error { return e.Err }

// keyOf makes a *KeyError of an error whose key is known.
func keyOf(err error) error {
	for _, k := range []struct {
		err error
		key string
	}{
		{chain.ErrNoHTTP, "http_rpc_url"}, {chain.ErrHTTPURL, "http_rpc_url"}, {chain.ErrHTTPTwice, "http_rpc_url"}, {chain.ErrManyHTTP, "http_rpc_url"},
		{chain.ErrWebSocketURL, "web_socket_url"}, {chain.ErrWebSocketTwice, "web_socket_url"}, {chain.ErrManyWebSocket, "web_socket_url"},
		{workerd.ErrMemory, "memory_limit"}, {workerd.ErrCPU, "cpu_limit"}, {workerd.ErrPIDs, "pids_limit"},
		{workerd.ErrOutput, "output_limit"}, {workerd.ErrInput, "input_limit"}, {workerd.ErrCode, "code_limit"},
		{workerd.ErrLogs, "log_limit"}, {workerd.ErrDeadline, "min_deadline, max_deadline"},
		{egress.ErrRequests, "egress_requests"}, {egress.ErrUp, "egress_bytes_up"}, {egress.ErrDown, "egress_bytes_down"},
		{workerd.ErrSlots, "job_capacity"}, {workerd.ErrWarm, "warm_sandboxes"}, {workerd.ErrHot, "hot_sandboxes"},
		{workerd.ErrBudget, "memory_budget"}, {workerd.ErrBudgetOver, "memory_budget"}, {workerd.ErrQuotaOver, "cpu_limit"},
		{workerd.ErrMemoryOver, "memory_limit"}, {workerd.ErrFiles, "job_capacity"},
	} {
		if errors.Is(err, k.err) {
			return &KeyError{k.key, err}
		}
	}
	return err
}
