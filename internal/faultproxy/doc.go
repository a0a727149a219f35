// Package faultproxy is a reverse proxy for JSON-RPC over HTTP and websockets
// that does to what passes what a bad network and a bad provider do: it cuts,
// stalls, delays, doubles, shuffles, refuses and forges.
//
// It is for tests, which steer it while clients use it, and stands in front
// of a real node. Nothing that runs in an enclave imports it.
package faultproxy
