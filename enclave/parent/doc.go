// Package parent is the host's side of an enclave: what the machine that runs it
// does for it, and may do to it.
//
// A Forwarder is the enclave's way out, an Inlet the way in, ServeHeartbeat
// answers an enclave that has booted where nitro-cli does not, a Keeper starts
// it and starts it again, and a Console keeps what it prints. A Link is how both
// reach each other: vsock, or the Unix sockets in which the vsock of some
// virtual machines ends. Above a Link there are only net.Listener and net.Conn.
//
// The machine is the host in all texts, and the parent instance for AWS. The
// package has that name because a host is what one connects to as well.
//
// Nothing of it is trusted by the enclave, and nothing here trusts the enclave:
// it may hold code that somebody else chose. So what it sends is bounded, it
// reaches what the Judge lets it reach, and what it prints cannot order a
// terminal about.
package parent
