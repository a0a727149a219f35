// Package bindings is generated from the Solidity sources by scripts/contracts:
// for each contract its ABI and bytecode, functions that pack calls and unpack
// what they return, and its events and errors as types. It does no I/O.
package bindings
