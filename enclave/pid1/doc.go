// Package pid1 is what the executor is besides in an enclave: process 1, the
// first that the kernel starts and the only one that is not to end.
//
// It mounts what there is to mount, loads the kernel's modules, stirs entropy of
// the security module into the kernel's, starts the same binary once more as the
// executor, and takes what ends there and what nobody else waits for. When the
// executor has ended, or something is missing at the start, it halts the machine
// and says why on the console: an enclave that does not work is to be seen, not
// mended from within. docs/enclave.md says what happens to which part.
//
// Process 1 does nothing else, so that it has no reason of its own to end, and
// the executor waits for its own children without another that takes their
// status: to the kernel no child of the executor is a child of process 1 unless
// its parent is dead.
package pid1
