// Package jail starts a program, workerd, so that it can reach nothing.
//
// A Jail is made once; New tries it for real and refuses to be made if one of
// its layers cannot be set up. Start then starts one program: under a user id
// of its own, in user, mount, pid, network, ipc and uts namespaces of its
// own, in a read-only root that holds the program with its libraries and
// nothing else, without capabilities, environment or open files besides the
// given ones, and under a list of allowed system calls, any other of which
// kills it.
//
// What a new process does between its birth and the program is a list of
// system calls, prepared as data by its parent: Go code cannot run there. The
// list is in steps.go, in the order of execution; docs/sandbox.md follows it.
//
// The package needs Linux 5.12, x86-64 or arm64, and procfs. As root each
// slot has its own user id on the host; without root all of them share that
// of the caller, and namespaces alone keep them apart. Limits on memory and
// processor time are the business of cgroups, which the caller sets up.
package jail
