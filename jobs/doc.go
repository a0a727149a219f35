// Package jobs is the domain of an executor: what a job is, how it can end,
// and the Coordinator that takes it from the event that creates it to the
// answer that is sent.
//
// It imports no other package of this module. Everything it needs from the
// chain, the sandbox and the enclave it asks for through one-method
// interfaces declared beside the Coordinator; cmd/executor supplies them.
package jobs
