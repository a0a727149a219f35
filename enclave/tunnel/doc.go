// Package tunnel is an enclave's way out. An enclave has no network interface
// and no name servers: for each connection it asks a forwarder on its host, by
// HTTP CONNECT, for a host and port, and what it then reads and writes is that
// connection.
//
// Names are sent as they are. The host resolves them and may lie; whoever needs
// to know whom it talks to does TLS over the connection and checks the
// certificate against the name, as without a forwarder. What is sent without TLS
// the host reads and writes as it likes.
//
// Nothing here knows vsock: a Dialer is made with a function that connects to
// the forwarder. Everything that comes from there is bounded in size and time,
// and taken for what a hostile host may have written.
package tunnel
