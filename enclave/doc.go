// Package enclave is what makes an executor an enclave: the identity key that
// signs and is never exported, the attester that proves who holds it, the
// lifecycle from blank to deregistered with what the owner injects, and the
// sockets to the world outside.
//
// The build tag "enclave" decides whom the program believes: with it there is
// only the Nitro security module and vsock; without it a software attester
// with a test root of its own, and TCP and Unix sockets besides. No flag
// changes that at run time.
//
// Verification of attestation documents is in enclave/attestation, for those
// who are outside; the HTTP API is in enclave/api, its client in
// enclave/client.
package enclave
