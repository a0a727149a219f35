package enclave

// HostCID is the context id at which an enclave finds the machine that it runs
// on: the parent instance of Nitro.
const HostCID = 3

// Heartbeat is the byte that says that an enclave has booted.
const Heartbeat = 0xB7

// Ports of vsock: who listens where. It is the whole network of an enclave.
const (
	// On the host, at HostCID.

	// PortHeartbeat is Nitro's: an enclave that has booted sends Heartbeat there and
	// gets it back. nitro-cli answers it; on a virtual machine of one's own,
	// nacre host --heartbeat does.
	PortHeartbeat = 9000
	// PortForwarder takes HTTP CONNECT, which is the only way out. nacre host
	// answers it.
	PortForwarder = 8001

	// In the enclave, at the context id that it was started with.

	// PortAPI is where an image's executor serves its API, health and metrics
	// included; --vsock-addr says another.
	PortAPI = 6000
	// PortSecrets is where secrets come in; secret_store_config_port says another.
	PortSecrets = 6002
	// PortVerifier is where an image's verifier serves.
	PortVerifier = 6010
)
