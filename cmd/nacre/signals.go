package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// secondSignal is how long after the first signal another one may end the
// program at once. Before that it is the same wish again: timeout(1) and
// terminals send a signal to the program and to its group.
const secondSignal = time.Second

// untilSignal returns a context that ends when the program is asked to stop.
// Another signal, clearly later, ends the program at once.
//
// A program that writes into a pipe nobody reads is killed as well, unless it
// takes that signal: taken, the write fails instead, and the command can clean
// up. To ignore it would be passed on to the programs that we start.
func untilSignal(parent context.Context) (context.Context, context.CancelFunc) {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(parent, stopSignals()...)
	context.AfterFunc(ctx, func() { time.AfterFunc(secondSignal, stop) })
	return ctx, stop
}

func stopSignals() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup(1) has it
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}
