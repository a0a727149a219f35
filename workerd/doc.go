// Package workerd runs people's JavaScript, once and alone.
//
// A Pool runs each job in a workerd process that is in a jail (package jail)
// and a cgroup (package cgroup) of its own and has no way to the network but
// a gate of ours (package egress). Nothing is used twice: with the answer the
// process is killed, and what was its is removed. Processes are started before
// they are needed, some with code that was used lately already loaded, so a
// job seldom waits for one. Pool.Run returns a jobs.Result for every way in
// which code can end, hostile ways included, and an error only for a failure
// that is not the code's doing.
//
// In a sandbox our module entry.js imports the code, which comes over a socket
// of ours, and passes the one request on. The code shares its isolate, so what
// entry.js says is as good as what the code says: code that tampers with it
// can claim an answer, an exception or a failed import, each of which it could
// have had without. What the code cannot choose is decided outside: whether it
// is syntax, which is known before any of it has run, and limits of memory,
// time and output. All else that a sandbox emits, on stdout and stderr for
// example, is only shown, never believed.
package workerd
