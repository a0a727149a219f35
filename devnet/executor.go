package devnet

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/workerd"
)

const (
	// drainTimeout is how long an executor that is stopped may take to finish
	// the jobs it has.
	drainTimeout = 5 * time.Second
	// stopGrace is after how long it is killed.
	stopGrace = drainTimeout + 5*time.Second
)

// ErrExecutorEnded is returned when an executor ends by itself.
var ErrExecutorEnded = errors.New("the executor ended by itself")

// executor is an executor process and how to reach it.
type executor struct {
	number  int // from 1
	dir     string
	logFile string
	url     string
	secrets string // host:port of its external port, where secrets come in; "": it keeps none
	api     *client.Client
	process *process
}

// secretsURL is where secrets come in; "" if none are kept.
func (e *executor) secretsURL() string {
	if e.secrets == "" {
		return ""
	}
	return "http://" + e.secrets
}

// startExecutors starts all executors and gets them registered, at once.
func (d *Devnet) startExecutors(ctx context.Context, keys accounts) error {
	d.step("starting %d executors", d.cfg.Executors)
	for i := 1; i <= d.cfg.Executors; i++ {
		e, err := d.launch(i)
		if err != nil {
			return fmt.Errorf("executor %d: %w", i, err)
		}
		d.executors = append(d.executors, e)
	}
	ctx, cancel := context.WithTimeout(ctx, setUpTimeout)
	defer cancel()
	d.info.Executors = make([]Executor, len(d.executors))
	all, ctx := errgroup.WithContext(ctx)
	for i, e := range d.executors {
		all.Go(func() error {
			info, err := d.enrol(ctx, e, keys.executors[i], keys.verifier.key)
			d.info.Executors[i] = info
			return err
		})
	}
	if err := all.Wait(); err != nil {
		return err
	}
	for _, e := range d.executors {
		p := e.process // a restart has another
		d.watching.Go(func() { d.watch(e, p) })
	}
	return nil
}

// launch starts an executor's process.
func (d *Devnet) launch(number int) (*executor, error) {
	dir := filepath.Join(d.info.Dir, strconv.Itoa(number))
	e := &executor{number: number, dir: dir, logFile: filepath.Join(dir, "log"), url: "unix://" + filepath.Join(dir, "api")}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	var err error
	if d.cfg.Secrets {
		if e.secrets, err = freeAddress(); err != nil {
			return nil, err
		}
	}
	if e.api, err = client.New(e.url); err != nil {
		return nil, err
	}
	if err := os.Symlink(d.cfg.Workerd, filepath.Join(dir, "workerd")); err != nil {
		return nil, err
	}
	configFile := filepath.Join(dir, "config.json")
	if err := d.writeConfig(configFile, e); err != nil {
		return nil, err
	}
	return e, d.startExecutor(e)
}

// startExecutor starts the process of an executor that has none.
func (d *Devnet) startExecutor(e *executor) error {
	args := []string{"--config-file", filepath.Join(e.dir, "config.json"), "--listen", e.url,
		"--dev-attestation-root", d.info.Dir, "--allow-missing-limits"}
	if e.secrets != "" {
		args = append(args, "--listen-secrets", "tcp://"+e.secrets)
	}
	var err error
	e.process, err = startProcess(e.logFile, e.dir, d.cfg.Executor, args...)
	return err
}

// freeAddress is one on loopback that nobody listens on now. An executor that is
// started again has to be where it was.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// storageCapacity is the room for secrets of each executor, in bytes.
const storageCapacity = 64 << 20

// writeConfig writes a config file with the keys that every executor of the
// network takes. They share the machine.
func (d *Devnet) writeConfig(file string, e *executor) error {
	machine, err := workerd.ThisMachine()
	if err != nil {
		return err
	}
	sizes := share(workerd.DefaultSizes(workerd.DefaultLimits(), machine), d.cfg.Executors)
	httpURL, wsURL := d.info.HTTPURL, d.info.WSURL
	if c := d.cfg.Chain; c != nil && c.Endpoints != nil {
		httpURL, wsURL = c.Endpoints(e.number)
	}
	values := map[string]any{
		"workerd_runtime_path":      e.dir,
		"common_chain_id":           d.info.ChainID,
		"http_rpc_url":              httpURL,
		"web_socket_url":            wsURL,
		"tee_manager_contract_addr": d.info.Contracts.TeeManager,
		"jobs_contract_addr":        d.info.Contracts.Jobs,
		"code_contract_addr":        d.info.Contracts.UserCode,
		"execution_buffer_time":     d.params.ExecutionBuffer / time.Second,
		"num_selected_executors":    d.params.NodesToSelect,
		"drain_timeout":             drainTimeout / time.Second,
		"job_capacity":              d.cfg.Capacity,
		"memory_budget":             sizes.Memory,
		"warm_sandboxes":            sizes.Warm,
		"hot_sandboxes":             sizes.Hot,
	}
	if n := int64(d.cfg.Capacity); n > 0 && sizes.Memory/n < workerd.DefaultLimits().Memory {
		values["memory_limit"] = max(sizes.Memory/n, workerd.MinMemory) // else that many would not fit
	}
	if d.cfg.Secrets {
		values["secret_manager_contract_addr"] = d.info.Contracts.SecretManager
		values["directory_contract_addr"] = d.info.Contracts.Directory
		values["storage_capacity"] = storageCapacity
		values["allow_one_rpc_for_secrets"] = true // the node is this process's own
	}
	if d.cfg.Secrets && d.cfg.StateDir != "" {
		values["secret_store_path"] = d.stateFile(e, "secrets")
	}
	if d.cfg.StateDir != "" {
		if values["enclave_signer_file"], err = makeIdentity(d.stateFile(e, "key")); err != nil {
			return err
		}
		values["state_file"] = d.stateFile(e, "state")
	}
	data, err := json.MarshalIndent(values, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

// share is what one of n executors gets of a machine: at least memory for one
// sandbox, and one that waits.
func share(s workerd.Sizes, n int) workerd.Sizes {
	s.Memory = max(s.Memory/int64(n), workerd.DefaultLimits().Memory)
	s.Warm, s.Hot = max(s.Warm/n, 1), max(s.Hot/n, 1)
	return s
}

// watch tells of an executor that ends by itself. The others go on.
func (d *Devnet) watch(e *executor, p *process) {
	<-p.done // it ends when we stop at the latest
	select {
	case <-d.stopping:
	default:
		if p.killed.Load() {
			return
		}
		d.cfg.Log.Error("an executor is gone", "err", e.ended(p))
	}
}

// guard returns a context that ends, with the reason, when the process does.
func (e *executor) guard(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	p := e.process // a restart has another
	go func() {
		select {
		case <-p.done:
			cancel(e.ended(p))
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(nil) }
}

// ended is the error of an executor whose process is no more.
func (e *executor) ended(p *process) error {
	how := "exit status 0"
	if p.err != nil {
		how = p.err.Error()
	}
	return fmt.Errorf("executor %d: %w (%s): %s", e.number, ErrExecutorEnded, how, lastLine(e.logFile))
}

// lastLine is what a log says last.
func lastLine(file string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return err.Error()
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return "its log is empty; is it an executor?"
	}
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	return strings.ToValidUTF8(string(lines[len(lines)-1]), "?")
}

// stopExecutors stops all at once and waits for them.
func (d *Devnet) stopExecutors() error {
	errs := make([]error, len(d.executors))
	var all errgroup.Group
	for i, e := range d.executors {
		all.Go(func() error {
			if err := e.process.stop(stopGrace); err != nil {
				errs[i] = fmt.Errorf("executor %d: %w", e.number, err)
			}
			return nil
		})
	}
	_ = all.Wait() // the errors are in errs
	return errors.Join(errs...)
}
