// Package chain is everything that knows RPC, logs, reorganisations and fees.
//
// A Client talks to one endpoint. On top of it stand the Watcher, which turns
// blocks into one ordered stream of jobs.Event; the CodeSource, which fetches
// and checks code transactions; the TxManager, which gets transactions mined;
// and Outputs, which sends signed answers through it. ReadParams, ReadNode,
// ReadJob and Domain are the contract views that an executor and the command
// line need.
//
// No answer of an endpoint is trusted to be well formed, and no error or log
// line of this package carries the last path element of an endpoint's URL,
// where providers put the API key.
package chain
