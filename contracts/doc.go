// Package contracts holds the Solidity sources and, in Go, what is pure about
// them: the EIP-712 digests that an enclave signs. The generated ABI bindings
// are in contracts/bindings. Nothing here does I/O; chain talks to the node.
package contracts
