// Package owner does what an enclave's owner does with it: initialise it,
// register it on chain with an attested key and a stake, drain it, revive it,
// take it off again.
//
// The commands of cmd/nacre and the development network go through it alike,
// so that a local executor is registered by the code that registers a real
// one. It holds no state and keeps no key beyond a call.
package owner
