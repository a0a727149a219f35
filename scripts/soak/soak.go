package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// capacity is how many jobs an executor may have at once: those of an outage
// wait together.
const capacity = 90

// run is one soak.
type run struct {
	options
	out      io.Writer
	began    time.Time
	dir      string // of the node
	states   string // in memory, of executors
	node     *node
	net      *devnet.Devnet
	info     devnet.Info // as it was at first
	user     *user
	breaker  *breaker
	observer observer
	lines    timeline
	children children
	levels   [executors]level
	logs     syncedLog
}

// syncedLog keeps what the devnet reports.
type syncedLog struct {
	mu    sync.Mutex // guards lines
	lines []string
}

func (l *syncedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, string(p))
	return len(p), nil
}

// soak runs it all and tells whether all was as it has to be. Nothing stays
// behind in any case.
func soak(ctx context.Context, o options, out io.Writer) (ok bool, err error) {
	r := &run{options: o, out: out, began: time.Now(), observer: observer{byHash: map[common.Hash]watched{}}, children: children{known: map[int]process{}}}
	r.say("seed %d, %s, %d jobs for %d executors; the same again: make soak DURATION=%s SEED=%d", o.seed, o.duration, o.jobs, executors, o.duration, o.seed)
	if err := os.RemoveAll(o.evidence); err != nil {
		return false, err
	}
	v, err := r.work(ctx)
	if err != nil || !v.ok() {
		r.keepEvidence()
	}
	left := r.stop()
	if err != nil {
		return false, errors.Join(err, notNil("left behind", left))
	}
	v.leaks = append(v.leaks, left...)
	v.print(out)
	if !v.ok() {
		r.say("the logs are in %s", o.evidence)
	}
	return v.ok(), nil
}

func notNil(what string, list []string) error {
	if len(list) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %v", what, list)
}

func (r *run) say(format string, args ...any) {
	fmt.Fprintf(r.out, "%5.0fs "+format+"\n", append([]any{time.Since(r.began).Seconds()}, args...)...)
}

// start brings the node, the proxies and the executors up.
func (r *run) start(ctx context.Context) (err error) {
	if r.dir, err = os.MkdirTemp("", "nacre-soak-"); err != nil {
		return err
	}
	if r.states, err = os.MkdirTemp("/dev/shm", "nacre-soak-"); err != nil {
		return fmt.Errorf("a directory in memory: %w", err)
	}
	if r.node, err = startNode(ctx, r.anvil, r.dir); err != nil {
		return err
	}
	r.breaker = &breaker{node: r.node, lines: &r.lines, done: map[kind]int{}, gas: map[common.Address]common.Address{}}
	for range executors {
		p, err := faultproxy.Start(r.node.addr())
		if err != nil {
			return err
		}
		r.breaker.proxies = append(r.breaker.proxies, p)
	}
	cfg := devnet.DefaultConfig()
	cfg.Executors, cfg.Capacity, cfg.InfoFile, cfg.StateDir = executors, capacity, "", r.states
	cfg.Executor, cfg.Workerd = r.executor, r.workerd
	cfg.Secrets = false // a proof of life would be a transaction of no job
	cfg.Log = slog.New(slog.NewTextHandler(&r.logs, nil))
	cfg.Chain = &devnet.Chain{HTTPURL: r.node.httpURL(), WSURL: "ws://" + r.node.addr() + "/", Fund: r.node.fund,
		Endpoints: func(number int) (string, string) {
			p := r.breaker.proxies[number-1]
			return p.HTTPURL(), p.WebSocketURL() + "/"
		}}
	if r.net, err = devnet.Start(ctx, cfg); err != nil {
		return err
	}
	r.info = r.net.Info()
	r.breaker.net = r.net
	for i, e := range r.info.Executors {
		r.breaker.gas[e.Gas.Address] = e.Address
		r.breaker.pids[i].Store(int64(e.PID))
	}
	r.say("%d executors are registered, executor %d is never killed", executors, spared(r.seed))
	return nil
}

// warmUp has some jobs answered, and measures what executors then have.
func (r *run) warmUp(ctx context.Context) (err error) {
	if r.user, err = newUser(ctx, r.node, r.info); err != nil {
		return err
	}
	r.breaker.user = r.user
	if err := r.user.deploy(ctx); err != nil {
		return err
	}
	if err := r.user.run(ctx, 2*executors, time.Second); err != nil {
		return err
	}
	if err := r.untilAnswered(ctx); err != nil {
		return err
	}
	for _, p := range r.breaker.proxies {
		p.Kick() // connections that are kept for a while are no leak, and differ
	}
	pause(ctx, 4*time.Second) // they connect anew, and sandboxes are made for the next jobs
	for i, e := range r.info.Executors {
		if r.levels[i], err = levelOf(ctx, e.URL, e.PID); err != nil {
			return err
		}
	}
	r.say("after the first jobs: %v", r.levels)
	return ctx.Err()
}

// untilAnswered waits until every job is answered by all, or over.
func (r *run) untilAnswered(ctx context.Context) error {
	for {
		l, err := r.clerk().read(ctx)
		if err != nil {
			return err
		}
		open := 0
		for _, j := range l.jobs {
			if _, over := r.observer.passed(j.answerBy()); !over && len(j.answers) < len(j.selected) {
				open++
			}
		}
		if open == 0 {
			return nil
		}
		if !pause(ctx, 2*time.Second) {
			return ctx.Err()
		}
	}
}

func (r *run) clerk() *clerk {
	b := bindings.NewJobs()
	return &clerk{node: r.node, observer: &r.observer, contracts: r.info.Contracts, bindings: b,
		gas: r.breaker.gas, user: r.info.Accounts.User.Address, chain: signer}
}

// work creates jobs and breaks things, and then looks at what came of it.
func (r *run) work(ctx context.Context) (*verdict, error) {
	if err := r.start(ctx); err != nil {
		return nil, err
	}
	watching, stopWatching := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	watchers.Go(func() { r.observer.watch(watching, r.node) })
	watchers.Go(func() { r.children.watch(watching, r.executorPids) })
	defer watchers.Wait()
	defer stopWatching()
	if err := r.warmUp(ctx); err != nil {
		return nil, fmt.Errorf("the first jobs: %w", err)
	}
	if err := r.breakThings(ctx); err != nil {
		return nil, err
	}
	r.say("all jobs are created, nothing is broken any more:%s", r.breaker.counts())
	r.say("restarts: %d with what the state file kept, %d blank, whose owner injected all again", r.breaker.kept, r.breaker.blank)
	if err := r.untilAnswered(ctx); err != nil {
		return nil, err
	}
	return r.judge(ctx)
}

// breakThings creates the jobs while the plan is carried out.
func (r *run) breakThings(ctx context.Context) error {
	creating := max(r.duration*2/3, r.duration-time.Minute)
	plan := makePlan(r.seed, creating+min(15*time.Second, r.duration/10))
	r.say("%d faults are planned", len(plan))
	var all sync.WaitGroup
	defer all.Wait()
	began := time.Now()
	for _, lane := range lanes(plan) {
		all.Go(func() { r.breaker.run(ctx, began, lane) })
	}
	telling, quiet := context.WithCancel(ctx)
	defer quiet()
	all.Go(func() {
		for pause(telling, 15*time.Second) {
			r.say("%d jobs sent, faults:%s", r.user.made()-1, r.breaker.counts())
		}
	})
	return r.user.run(ctx, r.jobs, creating)
}

func (r *run) executorPids() []int {
	var pids []int
	for i := range r.breaker.pids {
		pids = append(pids, int(r.breaker.pids[i].Load()))
	}
	return pids
}

// judge looks at the chain, and at the executors, which still run.
func (r *run) judge(ctx context.Context) (*verdict, error) {
	gaps, err := r.gaps(ctx)
	if err != nil {
		return nil, err
	}
	l, err := r.clerk().read(ctx)
	if err != nil {
		return nil, err
	}
	number := map[string]int{}
	for i, e := range r.info.Executors {
		number[e.Address.Hex()] = i + 1
	}
	v := judge(l, &r.observer, &r.lines, number, r.breaker.upsets)
	v.seed, v.gaps = r.seed, gaps
	for _, p := range r.breaker.problems {
		v.other = append(v.other, p.Error())
	}
	v.other = append(v.other, r.logs.lines...)
	for _, p := range r.breaker.proxies {
		p.Kick() // as before the first measurement
	}
	pause(ctx, 4*time.Second)
	for i, e := range r.info.Executors {
		now, err := settled(ctx, e.URL, r.executorPids()[i], r.levels[i], 20*time.Second)
		if err != nil {
			v.other = append(v.other, err.Error())
		} else if now.over(r.levels[i]) {
			v.leaks = append(v.leaks, fmt.Sprintf("executor %d has %s, at first %s", i+1, now, r.levels[i]))
		}
		r.say("executor %d: %s; at first %s; answered by transactions: %d", i+1, now, r.levels[i], l.sent[e.Gas.Address])
	}
	for _, p := range r.children.orphans(r.executorPids()) {
		v.leaks = append(v.leaks, fmt.Sprintf("process %d %s of an executor that was killed", p.pid, p.name))
	}
	return v, nil
}

// gaps waits until the pool holds nothing of the executors, and tells which
// transactions cannot be mined because one before them is missing.
func (r *run) gaps(ctx context.Context) (gaps []string, err error) {
	for end := time.Now().Add(30 * time.Second); ; {
		gaps = nil
		pool, err := r.node.pool(ctx)
		if err != nil {
			return nil, err
		}
		for account := range r.breaker.gas {
			mined, err := r.node.eth.NonceAt(ctx, account, nil)
			if err != nil {
				return nil, err
			}
			if n := len(pool[account]); n > 0 {
				gaps = append(gaps, fmt.Sprintf("gas account %s: %d are mined, %d more wait in the pool", account, mined, n))
			}
		}
		if len(gaps) == 0 || time.Now().After(end) || !pause(ctx, time.Second) {
			return gaps, nil
		}
	}
}

// keepEvidence copies the logs, before the directories that they are in go.
func (r *run) keepEvidence() {
	files := map[string]string{}
	if r.node != nil {
		files["anvil.log"] = r.node.logFile()
	}
	if r.net != nil {
		for i, e := range r.net.Info().Executors {
			files[fmt.Sprintf("executor-%d.log", i+1)] = e.LogFile
		}
	}
	err := os.MkdirAll(r.evidence, 0o755)
	for name, from := range files {
		data, readErr := os.ReadFile(from)
		err = errors.Join(err, readErr, os.WriteFile(filepath.Join(r.evidence, name), data, 0o644))
	}
	if err != nil {
		r.say("keeping the logs: %v", err)
	}
}

// stop ends all that was started and tells what is left all the same.
func (r *run) stop() (left []string) {
	var pids []int
	var dirs []string
	if r.breaker != nil {
		pids = append(r.executorPids(), r.breaker.gone...)
		for _, p := range r.breaker.proxies {
			p.Mend() // else executors could not drain
		}
	}
	fail := func(err error) {
		if err != nil {
			left = append(left, err.Error())
		}
	}
	if r.net != nil {
		dirs = append(dirs, r.info.Dir)
		fail(r.net.Stop())
	}
	if r.breaker != nil {
		for _, p := range r.breaker.proxies {
			fail(p.Close())
		}
	}
	if r.node != nil {
		r.node.close()
	}
	for _, dir := range []string{r.dir, r.states} {
		if dir != "" {
			dirs = append(dirs, dir)
			fail(os.RemoveAll(dir))
		}
	}
	for _, p := range r.children.orphans(nil) {
		left = append(left, fmt.Sprintf("process %d %s", p.pid, p.name))
	}
	return append(left, strays(pids, dirs...)...)
}
