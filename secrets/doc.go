// Package secrets is the store of secrets inside an executor: what owners
// inject, sealed; when it is acknowledged, proven and wiped; who may have it.
//
// A Vault holds the secrets, a Keeper reconciles it with the contracts, and
// Keeper.Get hands one to a job. Injection and Handover are the two ways in.
// Nothing is decided by an event: an event only says that a secret should be
// looked at, and what the contracts say of it decides.
//
// What is wiped is overwritten where this package put it. Copies that the Go
// runtime or the cryptographic libraries made on the heap are not within reach:
// LockProcess keeps those from a disk, and NoCoreDumps from a core file.
package secrets
