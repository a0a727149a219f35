package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/devnet"
)

const blockTime = time.Second

// node is anvil, in a process that can be killed and started again with the
// chain that it had.
type node struct {
	program, dir string
	port         int
	rpc          *rpc.Client // by HTTP, not through a proxy
	eth          *ethclient.Client

	breaking sync.Mutex // held by what stops blocks for a while
	genesis  time.Time  // of every process, or a restart would give the chain another first block
	loaded   uint64     // number of the newest block that the process did not make itself
	cmd      *exec.Cmd
	ended    chan error
}

// startNode starts a chain of its own.
func startNode(ctx context.Context, program, dir string) (*node, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	program, err = filepath.Abs(program)
	if err != nil {
		return nil, err
	}
	n := &node{program: program, dir: dir, port: port, genesis: time.Now()}
	if n.rpc, err = rpc.DialContext(ctx, n.httpURL()); err != nil {
		return nil, err
	}
	n.eth = ethclient.NewClient(n.rpc)
	if err := n.start(ctx); err != nil {
		n.close()
		return nil, err
	}
	return n, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

func (n *node) addr() string    { return net.JoinHostPort("127.0.0.1", strconv.Itoa(n.port)) }
func (n *node) httpURL() string { return "http://" + n.addr() }
func (n *node) logFile() string { return filepath.Join(n.dir, "anvil.log") }

// start starts the process and waits until it answers.
func (n *node) start(ctx context.Context, args ...string) error {
	out, err := os.OpenFile(n.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	n.cmd = exec.Command(n.program, append([]string{"--host", "127.0.0.1", "--port", strconv.Itoa(n.port), "--accounts", "1", "--quiet",
		"--chain-id", strconv.Itoa(devnet.ChainID), "--timestamp", strconv.FormatInt(n.genesis.Unix(), 10), "--no-mining", "--gas-limit", "60000000"}, args...)...)
	n.cmd.Dir, n.cmd.Env = n.dir, []string{"HOME=" + n.dir}
	n.cmd.Stdout, n.cmd.Stderr = out, out
	// Ctrl-C is ours to handle; and it must not outlive us, however we end.
	n.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	started, ended := make(chan error), make(chan error, 1)
	go func(cmd *exec.Cmd) {
		runtime.LockOSThread() // the death signal is sent when the thread that started it ends
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			ended <- cmd.Wait() // kill takes it
		}
	}(n.cmd)
	if err := <-started; err != nil {
		return fmt.Errorf("starting the node: %w", err)
	}
	n.ended = ended
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	limit := time.After(20 * time.Second)
	for {
		if _, err := n.eth.ChainID(ctx); err == nil {
			return n.begin(ctx)
		}
		select {
		case <-again.C:
		case err := <-ended:
			ended <- err
			return fmt.Errorf("the node ended: %w", err)
		case <-limit:
			return errors.New("the node does not answer within 20 s")
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// begin lets blocks be made, of the time that it is.
func (n *node) begin(ctx context.Context) (err error) {
	if n.loaded, err = n.eth.BlockNumber(ctx); err != nil {
		return err
	}
	if err := n.call(ctx, "anvil_setTime", time.Now().Unix()); err != nil {
		return err
	}
	return n.call(ctx, "evm_setIntervalMining", int(blockTime/time.Second))
}

// kill ends the process at once.
func (n *node) kill() {
	if n.ended == nil {
		return
	}
	_ = n.cmd.Process.Kill()
	<-n.ended
	n.ended = nil
}

func (n *node) close() {
	n.kill()
	n.rpc.Close()
}

// call calls one of the node's own methods.
func (n *node) call(ctx context.Context, method string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var none any
	return n.rpc.CallContext(ctx, &none, method, args...)
}

func (n *node) fund(ctx context.Context, account common.Address, wei *big.Int) error {
	return n.call(ctx, "anvil_setBalance", account, (*hexutil.Big)(wei))
}

// pool returns the transactions that wait, by sender.
func (n *node) pool(ctx context.Context) (map[common.Address][]common.Hash, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	type waiting map[common.Address]map[string]struct{ Hash common.Hash }
	var content struct{ Pending, Queued waiting }
	if err := n.rpc.CallContext(ctx, &content, "txpool_content"); err != nil {
		return nil, err
	}
	all := map[common.Address][]common.Hash{}
	for _, part := range []waiting{content.Pending, content.Queued} {
		for from, txs := range part {
			for _, tx := range txs {
				all[from] = append(all[from], tx.Hash)
			}
		}
	}
	return all, nil
}

// stopBlocks lets no block be made until resume is called.
func (n *node) stopBlocks(ctx context.Context) (resume func() error, err error) {
	n.breaking.Lock()
	if err := n.call(ctx, "evm_setIntervalMining", 0); err != nil {
		n.breaking.Unlock()
		return nil, err
	}
	return func() error {
		defer n.breaking.Unlock()
		return n.call(ctx, "evm_setIntervalMining", int(blockTime/time.Second))
	}, nil
}

// restart kills the node and starts it again, after a while, with the same
// chain. What was in its pool is lost.
func (n *node) restart(ctx context.Context, down time.Duration) error {
	n.breaking.Lock()
	defer n.breaking.Unlock()
	if err := n.call(ctx, "evm_setIntervalMining", 0); err != nil {
		return err
	}
	file := filepath.Join(n.dir, "state.json")
	if err := n.dump(ctx, file); err != nil {
		return fmt.Errorf("dumping the chain: %w", err)
	}
	n.kill()
	select {
	case <-time.After(down):
	case <-ctx.Done():
		return ctx.Err()
	}
	return n.start(ctx, "--load-state", file)
}

// dump writes the chain to a file that anvil loads.
func (n *node) dump(ctx context.Context, file string) error {
	var state hexutil.Bytes
	if err := n.rpc.CallContext(ctx, &state, "anvil_dumpState"); err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(state))
	if err != nil {
		return err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}
