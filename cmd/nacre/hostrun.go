package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/parent"
	"github.com/nacre-tee/nacre/workerd/egress"
)

const (
	maxConsoleLog = 16 << 20         // bytes of a file, of which there are two
	nitroPoll     = 5 * time.Second  // how often nitro-cli is asked for the enclave
	nitroSlow     = 10 * time.Second // after which a silent nitro-cli is told of
	partingTime   = 10 * time.Second // for the enclave of --run to end
)

// hosting is what host puts together. Nothing runs before serve.
type hosting struct {
	log     *slog.Logger
	link    parent.Link
	console *parent.Console
	parent.Host

	listeners []net.Listener
	closers   []io.Closer
	jobs      []func(context.Context) error
}

// serveHost serves an enclave until it is told to stop.
func serveHost(ctx context.Context, env environment, c hostConfig) (err error) {
	h, err := newHosting(env, c)
	if err != nil {
		return err
	}
	h.log.Info("host is up; Ctrl-C ends it", "enclave", fmt.Sprint(h.link), "allow", c.Allow.String())
	err = h.serve(ctx)
	summary := newHostSummary(h.Host)
	if c.JSON {
		return firstError(err, printJSON(env.stdout, summary))
	}
	return firstError(err, printHost(env, summary))
}

// newHosting opens all that is to be served, so that what is wrong with the flags
// or the machine is known before the enclave is started.
func newHosting(env environment, c hostConfig) (_ *hosting, err error) {
	h := &hosting{log: slog.New(slog.NewTextHandler(env.stderr, nil))}
	defer func() {
		if err != nil {
			h.close()
		}
	}()
	if h.link = (parent.Sockets{Path: c.Sockets}); c.Sockets == "" {
		h.link = parent.Vsock{CID: uint32(c.CID), Log: h.log}
	}
	for _, open := range []func(environment, hostConfig) error{checkNitro, h.openConsole, h.openForwarder, h.openHeartbeat, h.openInlets, h.openMachine, h.openMetrics} {
		if err := open(env, c); err != nil {
			return nil, err
		}
	}
	return h, nil
}

func (h *hosting) close() {
	for _, l := range h.listeners {
		l.Close()
	}
	for _, c := range h.closers {
		if err := c.Close(); err != nil {
			h.log.Error("closing the console's file", "err", err)
		}
	}
}

// serve runs everything until ctx ends or a part fails, and then ends the others.
func (h *hosting) serve(ctx context.Context) error {
	defer h.close()
	all, ctx := errgroup.WithContext(ctx)
	for _, job := range h.jobs {
		all.Go(func() error { return job(ctx) })
	}
	return all.Wait()
}

// listenVsock opens a port of the host for the enclave.
func (h *hosting) listenVsock(port uint32) (net.Listener, error) {
	ln, err := h.link.Listen(port)
	if err != nil {
		return nil, fmt.Errorf("port %d for the enclave (%v): %w; does another nacre host run, is there a vsock module?", port, h.link, err)
	}
	h.listeners = append(h.listeners, ln)
	return ln, nil
}

func (h *hosting) listenTCP(flag, address string) (net.Listener, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return nil, usagef("%s %s: %w", flag, address, err)
	}
	h.listeners = append(h.listeners, ln)
	return ln, nil
}

func (h *hosting) openConsole(env environment, c hostConfig) error {
	to := io.Writer(env.stderr)
	if c.ConsoleLog != "" {
		file, err := parent.OpenLogFile(c.ConsoleLog, maxConsoleLog)
		if err != nil {
			return usagef("--console-log: %w", err)
		}
		h.closers = append(h.closers, file)
		to = file
	}
	h.console = parent.NewConsole(to, env.now)
	if c.Console != "" {
		h.jobs = append(h.jobs, func(ctx context.Context) error { return parent.Follow(ctx, c.Console, h.console) })
	}
	return nil
}

func (h *hosting) openForwarder(_ environment, c hostConfig) (err error) {
	cfg := parent.DefaultForwarderConfig()
	cfg.Judge, cfg.Log = egress.NewJudge(c.Allow), h.log
	if h.Forwarder, err = parent.NewForwarder(cfg); err != nil {
		return err
	}
	ln, err := h.listenVsock(enclave.PortForwarder)
	if err != nil {
		return err
	}
	h.jobs = append(h.jobs, func(ctx context.Context) error { return h.Forwarder.Serve(ctx, ln) })
	return nil
}

func (h *hosting) openHeartbeat(_ environment, c hostConfig) error {
	if !c.Heartbeat {
		return nil
	}
	ln, err := h.listenVsock(enclave.PortHeartbeat)
	if err != nil {
		return err
	}
	h.jobs = append(h.jobs, func(ctx context.Context) error {
		return parent.ServeHeartbeat(ctx, ln, func() { h.log.Info("the enclave has booted") })
	})
	return nil
}

func (h *hosting) openInlets(_ environment, c hostConfig) error {
	for _, way := range c.ways() {
		cfg := parent.DefaultInletConfig()
		cfg.Name, cfg.Log, cfg.Dial = way.String(), h.log, h.dialer(way.Port)
		inlet, err := parent.NewInlet(cfg)
		if err != nil {
			return err
		}
		ln, err := h.listenTCP("address for the enclave:", way.Address)
		if err != nil {
			return err
		}
		if ip := ln.Addr().(*net.TCPAddr).IP; way.Port == enclave.PortAPI && !ip.IsLoopback() {
			h.log.Warn("the enclave's API is open to other machines: while it is blank, who reaches it first becomes its owner", "address", way.Address)
		}
		h.Inlets = append(h.Inlets, inlet)
		h.jobs = append(h.jobs, func(ctx context.Context) error { return inlet.Serve(ctx, ln) })
	}
	return nil
}

func (h *hosting) dialer(port uint32) func(context.Context) (net.Conn, error) {
	return func(ctx context.Context) (net.Conn, error) { return h.link.Dial(ctx, port) }
}

func (h *hosting) openMachine(_ environment, c hostConfig) error {
	cfg := parent.DefaultKeeperConfig()
	cfg.Log, cfg.Tail = h.log, h.console.Tail
	switch {
	case c.EIF != "":
		cfg.Machine = parent.Nitro{
			CLI: c.NitroCLI, EIF: c.EIF, CID: uint32(c.CID), Memory: c.Memory, CPUs: c.CPUs, Name: enclaveName, Debug: c.Debug,
			Poll: nitroPoll, Slow: nitroSlow, Output: h.console, Log: h.log,
		}
	case c.Command != "":
		cfg.Machine = parent.Process{Argv: []string{"/bin/sh", "-c", "exec " + c.Command}, Output: h.console, Parting: partingTime}
	default:
		return nil
	}
	h.Keeper = parent.NewKeeper(cfg)
	h.jobs = append(h.jobs, h.Keeper.Run)
	return nil
}

// checkNitro finds what would fail at each start.
func checkNitro(_ environment, c hostConfig) error {
	if c.EIF == "" {
		return nil
	}
	if _, err := exec.LookPath(c.NitroCLI); err != nil {
		return usagef("--nitro-cli %s: %w; install aws-nitro-enclaves-cli, or give its path", c.NitroCLI, reason(err))
	}
	if info, err := os.Stat(c.EIF); err != nil {
		return usagef("--eif %s: %w; nacre image build makes one", c.EIF, reason(err))
	} else if !info.Mode().IsRegular() {
		return usagef("--eif %s: not a file", c.EIF)
	}
	_, _, err := readImage(c.EIF)
	return err
}

// openMetrics comes last: it shows what the others have made.
func (h *hosting) openMetrics(_ environment, c hostConfig) error {
	if c.Metrics == "" {
		return nil
	}
	ln, err := h.listenTCP("--metrics", c.Metrics)
	if err != nil {
		return err
	}
	h.jobs = append(h.jobs, func(ctx context.Context) error {
		return h.ServeMetrics(ctx, ln, h.dialer(enclave.PortAPI), parent.DefaultMetricsLimits(), h.log)
	})
	return nil
}
