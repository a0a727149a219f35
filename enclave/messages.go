package enclave

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/jobs"
)

// TeeDetails is the answer to GET /tee-details.
type TeeDetails struct {
	EnclaveAddress        common.Address `json:"enclave_address"`
	EnclavePublicKey      hexutil.Bytes  `json:"enclave_public_key"` // 64 bytes x‖y
	OwnerAddress          common.Address `json:"owner_address"`
	ExecutorGasAddress    common.Address `json:"executor_gas_address"`
	SecretStoreGasAddress common.Address `json:"secret_store_gas_address"`
	WSRPCURL              string         `json:"ws_rpc_url"` // with stars for the API key
}

// StoreDetails is the answer to GET /store-details on the external port: to
// which enclave secrets go there. Only an attestation proves it.
type StoreDetails struct {
	EnclaveAddress   common.Address  `json:"enclave_address"`
	EnclavePublicKey hexutil.Bytes   `json:"enclave_public_key"` // 64 bytes x‖y
	OwnerAddress     *common.Address `json:"owner_address,omitempty"`
}

// SecretAcknowledged is the answer to POST /inject-secret: the enclave's word to
// the SecretManager contract that it holds a secret.
type SecretAcknowledged struct {
	SecretID      jobs.ID       `json:"secret_id"`
	SignTimestamp uint64        `json:"sign_timestamp"` // Unix time in seconds
	Signature     hexutil.Bytes `json:"signature"`      // 65 bytes r‖s‖v, v 27 or 28
}

// SignedRegistration is the answer to GET /signed-registration-message: all
// that an owner needs to register the enclave but the attestation.
type SignedRegistration struct {
	JobCapacity     uint64         `json:"job_capacity"`     // jobs at once
	StorageCapacity uint64         `json:"storage_capacity"` // bytes
	SignTimestamp   uint64         `json:"sign_timestamp"`   // Unix time in seconds
	Env             uint8          `json:"env"`
	Owner           common.Address `json:"owner"`
	Signature       hexutil.Bytes  `json:"signature"` // 65 bytes r‖s‖v, v 27 or 28
}

// Health is the answer to GET /healthz. Each line of Missing says what
// somebody has yet to do, each line of Broken what does not work.
type Health struct {
	State   State           `json:"state"`
	Enclave common.Address  `json:"enclave"`
	Owner   *common.Address `json:"owner,omitempty"`
	Missing []string        `json:"missing"`
	Broken  []string        `json:"broken"`
}

// Texts that answer a successful POST; clients compare them.
const (
	ImmutableConfigured = "Immutable params configured!"
	MutableConfigured   = "Mutable params configured!"
)
