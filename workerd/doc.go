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
// Inside a sandbox there are two isolates. The code is in the one called
// "user". The other, "front", is ours: it loads the code, passes the one
// request on to it, and tells an answer from an exception. Code can influence
// what front is told only by answering or throwing, so what front says is true
// as long as V8 and workerd keep the two apart; code that breaks them can lie
// about its own job and reach nothing else. All else that a sandbox emits, on
// stdout and stderr for example, is only shown, never believed.
package workerd
