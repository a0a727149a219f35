// Package workerd runs people's JavaScript, once and alone.
//
// A Pool runs each job in a fresh workerd process in a fresh cgroup and then
// kills both; nothing is ever used twice. Pool.Run returns a jobs.Result for
// every way in which code can end, hostile ways included, and an error only
// for a failure that is not the code's doing.
//
// Inside a sandbox there are two isolates. The code is in the one called
// "user". The other, "front", is ours: it passes the one request on and tells
// an answer from an exception. Code can influence what front is told only by
// answering or throwing, so what front says is true. All else that a sandbox
// emits, on stdout and stderr for example, is only shown, never believed.
//
// The sandbox is workerd and the limits of its cgroup. It is no jail: workerd
// runs with this process's user and file system.
package workerd
