package config

import (
	"encoding/json"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// attested are the settings that an attestation document vouches for, by their
// keys: for which network the executor works, what code may do, and where its
// key is from. Left out is what does not change an answer or who can read a
// secret: places of files, sizes that follow from the machine, money, and the
// RPC endpoints, which are not trusted and have API keys in them.
func (c Config) attested() map[string]any {
	return map[string]any{
		"common_chain_id":              c.ChainID,
		"tee_manager_contract_addr":    c.TeeManager,
		"jobs_contract_addr":           c.Jobs,
		"code_contract_addr":           c.UserCode,
		"secret_manager_contract_addr": c.SecretManager,
		"directory_contract_addr":      c.Directory,
		"enclave_signer_file":          c.SignerFile,
		"rpc_quorum":                   c.RPCQuorum,
		"allow_one_rpc_for_secrets":    c.OneRPCForSecrets,

		"memory_limit": c.MemoryLimit,
		"cpu_limit":    c.CPULimit,
		"pids_limit":   c.PIDsLimit,
		"output_limit": c.OutputLimit,
		"input_limit":  c.InputLimit,
		"code_limit":   c.CodeLimit,
		"min_deadline": c.MinDeadline,
		"max_deadline": c.MaxDeadline,

		"egress":            c.Egress.String(),
		"egress_requests":   c.EgressRequests,
		"egress_bytes_up":   c.EgressBytesUp,
		"egress_bytes_down": c.EgressBytesDown,
	}
}

// Attested is the canonical form of the settings that are attested: one JSON
// object, its keys in the order of their bytes, without white space. Keys that
// the file leaves out have their defaults. Addresses are 0x and 40 hex digits
// in lower case, numbers decimal, and egress is text as the log shows it.
func (c Config) Attested() []byte {
	text, err := json.Marshal(c.attested())
	if err != nil { // a cpu_limit that is no number, which no file can hold
		return nil
	}
	return text
}

// Digest is what a document says of the settings: keccak256 of Attested.
func (c Config) Digest() common.Hash { return crypto.Keccak256Hash(c.Attested()) }
