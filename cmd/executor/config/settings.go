package config

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/workerd"
)

// Source is where a value comes from.
type Source string

// Sources of values.
const (
	FromDefault Source = "default"
	FromMachine Source = "machine"
	FromFile    Source = "config file"
)

// Setting is the value of one key of the second group, as the daemon takes it.
type Setting struct {
	Key   string
	Value any    // an integer, a float64 or a fmt.Stringer
	Unit  string // "bytes", "ms"; "": the value needs none
	From  Source
}

// Settings returns the settings of the daemon on m, in the order of the keys.
func (c Config) Settings(m workerd.Machine) []Setting {
	s := c.Sizes(m)
	return []Setting{
		{"job_capacity", s.Slots, "jobs at once", c.sized("job_capacity", c.JobCapacity != 0)},
		{"warm_sandboxes", s.Warm, "sandboxes", c.sized("warm_sandboxes", c.WarmSandboxes != nil)},
		{"hot_sandboxes", s.Hot, "sandboxes", c.sized("hot_sandboxes", c.HotSandboxes != nil)},
		{"memory_budget", s.Memory, "bytes", c.sized("memory_budget", c.MemoryBudget != 0)},
		{"memory_limit", c.MemoryLimit, "bytes", c.from("memory_limit")},
		{"cpu_limit", c.CPULimit, "cores", c.from("cpu_limit")},
		{"pids_limit", c.PIDsLimit, "processes and threads", c.from("pids_limit")},
		{"output_limit", c.OutputLimit, "bytes", c.from("output_limit")},
		{"input_limit", c.InputLimit, "bytes", c.from("input_limit")},
		{"code_limit", c.CodeLimit, "bytes", c.from("code_limit")},
		{"log_limit", c.LogLimit, "bytes", c.from("log_limit")},
		{"min_deadline", c.MinDeadline, "ms", c.from("min_deadline")},
		{"max_deadline", c.MaxDeadline, "ms", c.from("max_deadline")},
		{"egress", c.Egress, "", c.from("egress")},
		{"egress_requests", c.EgressRequests, "requests", c.from("egress_requests")},
		{"egress_bytes_up", c.EgressBytesUp, "bytes", c.from("egress_bytes_up")},
		{"egress_bytes_down", c.EgressBytesDown, "bytes", c.from("egress_bytes_down")},
		{"rpc_quorum", c.RPCQuorum, "endpoints", c.from("rpc_quorum")},
		{"storage_capacity", c.StorageCapacity, "bytes", c.from("storage_capacity")},
		{"allow_one_rpc_for_secrets", c.OneRPCForSecrets, "", c.from("allow_one_rpc_for_secrets")},
		{"directory_contract_addr", contract(c.Directory), "", c.from("directory_contract_addr")},
		{"fee_cap_gwei", c.FeeCapGwei, "gwei", c.from("fee_cap_gwei")},
		{"recovery_lookback", c.Lookback, "s", c.from("recovery_lookback")},
		{"drain_timeout", c.DrainTimeout, "s", c.from("drain_timeout")},
		{"slash_duty", c.SlashDuty, "", c.from("slash_duty")},
		{"state_file", path(c.StateFile), "", c.from("state_file")},
	}
}

var _ fmt.Stringer = Egress{}

// path is the path of a file, or "none".
type path string

func (p path) String() string {
	if p == "" {
		return "none"
	}
	return string(p)
}

// contract is the address of a contract, or "none".
type contract common.Address

func (c contract) String() string {
	if c == (contract{}) {
		return "none"
	}
	return common.Address(c).String()
}

func (c Config) from(key string) Source {
	if c.given[key] {
		return FromFile
	}
	return FromDefault
}

// sized is from for a size, which the machine decides unless it is set.
func (c Config) sized(key string, set bool) Source {
	if set {
		return c.from(key)
	}
	return FromMachine
}
