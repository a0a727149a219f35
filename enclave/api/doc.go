// Package api serves the HTTP interface of an enclave: what an operator's
// client injects and asks, health, metrics and attestation.
//
// Everybody who reaches the socket may call it, and the first caller is not
// trusted more than the last: the owner address can be set once, an attested
// document carries its digest, and an operator who finds another one there
// starts the enclave anew.
//
// Success answers JSON or the fixed texts of package enclave; every failure
// answers one line of plain text. No answer and no log line holds a key.
package api
