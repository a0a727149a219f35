// Package devnet is a whole network on one machine: a geth chain inside this
// process, the contracts, funded accounts, and executors that are processes
// of the real executor program, initialised and registered as real ones are.
//
// It is for development and tests, and nothing that runs in an enclave
// imports it. Its keys are made anew for each devnet and are worth nothing.
package devnet
