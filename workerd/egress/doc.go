// Package egress is the only way from a sandbox to the network.
//
// A sandbox has no network of its own. What its code sends with fetch() and
// connect() arrives at a Unix socket, the sandbox's Gate, in the form in which
// one speaks to an HTTP proxy: absolute URLs, https too in clear, and CONNECT.
// The Proxy decides every destination after it has resolved the name, dials
// the very address that it judged, and makes the TLS connection itself. It
// follows no redirect: each hop arrives here as a request of its own and is
// judged as such. Where there is no network but by way of somebody else
// (Config.Names), names are judged as such and looked up by him. It sends no request twice: each has a fresh connection on
// both sides, so that neither it nor workerd, which repeats GET and DELETE on
// a kept connection that breaks, finds anything to repeat on.
//
// Open makes a Gate for a sandbox that waits for its job, Gate.Begin lets it
// pass requests, Gate.Close ends all of them and reports what was used.
//
// A request that is refused gets an answer of this package: a status of 400
// and above, the header Nacre-Egress with the reason, and the reason again as
// its text. The header is taken off what servers answer, so code can tell the
// two apart. workerd shows code nothing of a refused CONNECT but that it was
// refused; the reason is in the Report.
//
// Avoid treating what passed as private: the host carries it, and sees names,
// addresses, sizes and times of all of it.
package egress
