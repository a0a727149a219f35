// Package verifier is the attestation verifier: a service that checks
// attestation documents and signs, for the AttestationVerifier contract, for
// those that pass, and the client of such a service.
//
// It refuses what attestation.Examine refuses, and has no list of its own. Its
// key stays in an enclave.Identity. It is meant to run in an enclave, too, whose
// image the contract knows: then it gives out documents of its own, by which its
// key gets into the contract.
package verifier
