// Package attestation verifies Nitro attestation documents, for those outside
// an enclave: owners, operators and the verifier that signs for the contract.
//
// Verify is the only way to a Document. It returns a document or an error,
// never both, and takes nothing for granted: whom to trust, when, how old and
// for what nonce a document may be is the Policy's to say. A document whose
// measurements nobody compared proves only that some enclave exists: state
// them in the Policy, or compare ImageID.
//
// The daemon does not import this package.
package attestation
