//go:build !enclave

package main

import (
	"context"
	"crypto/ecdsa"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/internal/testnode"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

const (
	workerdBinary = "../../node_modules/@cloudflare/workerd-linux-64/bin/workerd"
	anvilChainID  = testnode.ChainID

	// patience is how long a test waits for what must come. Most of it is
	// for machines with other work.
	patience = 60 * time.Second
)

// programs is where buildExecutor puts the program.
var programs = filepath.Join("/tmp", fmt.Sprintf("nacre-executor-test-%d", os.Getpid()))

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(programs)
	os.Exit(code)
}

// buildExecutor builds the program of this checkout, once.
var buildExecutor = sync.OnceValues(func() (string, error) {
	program := filepath.Join(programs, "executor")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the executor: %w\n%s", err, out)
	}
	return program, nil
})

// network is a real node with the contracts, behind a proxy that only the
// executor uses, and the owner's and job creator's side of it.
type network struct {
	*testing.T
	proxy   *faultproxy.Proxy
	rpc     *rpc.Client
	client  *chain.Client
	admin   *chain.TxManager // deploys, and creates jobs
	owner   *chain.TxManager
	at      deploy.Addresses
	params  deploy.Params
	root    *enclave.DevRoot
	program string
	// verifier vouches for attestations.
	verifier, gas *ecdsa.PrivateKey
	host          string
	mend          []func() // see release
}

// startNetwork starts one whose jobs are given to one executor.
func startNetwork(t *testing.T) *network { t.Helper(); return startNetworkOf(t, 1) }

// startNetworkOf starts one whose jobs are given to so many; args are the node's.
func startNetworkOf(t *testing.T, selected uint64, args ...string) *network {
	t.Helper()
	if _, err := os.Stat(workerdBinary); err != nil {
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatalf("%s is not installed: run `make tools`", filepath.Base(workerdBinary))
		}
		t.Skipf("%s is not installed: run `make tools`", filepath.Base(workerdBinary))
	}
	n := &network{T: t}
	var err error
	if n.program, err = buildExecutor(); err != nil {
		t.Fatal(err)
	}
	n.host = testnode.Start(t, args...)
	n.proxy, err = faultproxy.Start(n.host)
	n.must(err)
	t.Cleanup(func() { n.proxy.Close() })
	n.rpc, err = rpc.Dial("http://" + n.host)
	n.must(err)
	t.Cleanup(n.rpc.Close)
	n.client, err = chain.Dial(n.within(), chain.Endpoints{HTTP: []string{"http://" + n.host}, ChainID: big.NewInt(anvilChainID)}, quiet())
	n.must(err)
	t.Cleanup(n.client.Close)
	adminKey, ownerKey := n.richKey(), n.richKey()
	n.verifier, n.gas = n.richKey(), n.richKey()
	n.admin, n.owner = n.manager(adminKey), n.manager(ownerKey)
	n.deploy(selected)
	return n
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func (n *network) must(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}

// within ends with the test, or when it has taken too long.
func (n *network) within() context.Context {
	ctx, cancel := context.WithTimeout(n.Context(), patience)
	n.Cleanup(cancel)
	return ctx
}

// call calls one of the node's methods.
func (n *network) call(result any, method string, args ...any) {
	n.Helper()
	n.must(n.rpc.CallContext(n.within(), result, method, args...))
}

func (n *network) automine(on bool) {
	n.Helper()
	var none any
	n.call(&none, "evm_setAutomine", on)
}

func (n *network) mine() {
	n.Helper()
	var none any
	n.call(&none, "evm_mine")
}

func (n *network) richKey() *ecdsa.PrivateKey {
	n.Helper()
	key, err := crypto.GenerateKey()
	n.must(err)
	var none any
	n.call(&none, "anvil_setBalance", crypto.PubkeyToAddress(key.PublicKey), (*hexutil.Big)(big.NewInt(1e18)))
	return key
}

func (n *network) manager(key *ecdsa.PrivateKey) *chain.TxManager {
	n.Helper()
	cfg := chain.DefaultTxConfig()
	cfg.PollInterval = 10 * time.Millisecond
	m, err := chain.NewTxManager(n.within(), n.client, key, cfg, quiet())
	n.must(err)
	n.Cleanup(m.Close)
	return m
}

// sender sends as packages deploy and owner want it.
type sender struct{ *chain.TxManager }

func (s sender) Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error) {
	return s.TxManager.Send(ctx, chain.Candidate{To: to, Data: data})
}

type ownerSender struct{ *chain.TxManager }

func (s ownerSender) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	return s.TxManager.Send(ctx, chain.Candidate{To: &to, Data: data})
}

// deploy puts the contracts on the chain, for jobs of so many executors.
func (n *network) deploy(selected uint64) {
	n.Helper()
	measured, err := enclave.MeasureExecutable(n.program)
	n.must(err)
	n.root, err = enclave.GenerateDevRoot(time.Now())
	n.must(err)
	n.params = deploy.Default(n.admin.Address())
	n.params.NodesToSelect = selected
	n.params.Images = []deploy.Image{{PCR0: measured.PCR0[:], PCR1: measured.PCR1[:], PCR2: measured.PCR2[:]}}
	n.params.VerifierImage = n.params.Images[0]
	n.params.VerifierKey = crypto.FromECDSAPub(&n.verifier.PublicKey)[1:]
	n.at, err = deploy.Deploy(n.within(), sender{n.admin}, n.params)
	n.must(err)
	token := bindings.NewTestToken()
	n.send(n.admin, n.at.StakingToken, token.PackMint(n.owner.Address(), n.stake()))
	n.send(n.admin, n.at.PaymentToken, token.PackMint(n.admin.Address(), big.NewInt(1e15)))
	n.send(n.admin, n.at.PaymentToken, token.PackApprove(n.at.Jobs, big.NewInt(1e15)))
}

func (n *network) stake() *big.Int { return new(big.Int).Mul(n.params.MinStake, big.NewInt(10)) }

func (n *network) send(from *chain.TxManager, to common.Address, data []byte) *types.Receipt {
	n.Helper()
	receipt, err := from.Send(n.within(), chain.Candidate{To: &to, Data: data})
	n.must(err)
	return receipt
}

// code puts code on the chain.
func (n *network) code(text string) common.Hash {
	n.Helper()
	return n.send(n.admin, n.at.UserCode, bindings.NewUserCode().PackSaveCodeInCallData(text, nil)).TxHash
}

// job creates a job and returns its id.
func (n *network) job(code common.Hash, deadline time.Duration) *big.Int {
	n.Helper()
	j := bindings.NewJobs()
	receipt := n.send(n.admin, n.at.Jobs, j.PackCreateJob(jobs.Env, new(big.Int), code, []byte("in"), big.NewInt(deadline.Milliseconds())))
	for _, l := range receipt.Logs {
		if ev, err := j.UnpackJobCreatedEvent(l); err == nil && l.Address == n.at.Jobs {
			return ev.JobId
		}
	}
	n.Fatal("no job was created")
	return nil
}

// logs are those of an event of a contract since the first block.
func (n *network) logs(contract common.Address, event string) []types.Log {
	n.Helper()
	found, err := n.client.FilterLogs(n.within(), ethereum.FilterQuery{FromBlock: new(big.Int), Addresses: []common.Address{contract},
		Topics: [][]common.Hash{{crypto.Keccak256Hash([]byte(event))}}})
	n.must(err)
	return found
}

func (n *network) answers() []types.Log {
	n.Helper()
	return n.logs(n.at.Jobs, "JobResponded(uint256,address,bytes,uint256,uint8,uint8)")
}

func (n *network) registrations() int {
	n.Helper()
	parsed, err := bindings.TeeManagerMetaData.ParseABI()
	n.must(err)
	return len(n.logs(n.at.TeeManager, parsed.Events["TeeNodeRegistered"].Sig))
}

// network as the owner sees it.
func (n *network) asOwner() owner.Network {
	return owner.Network{Chain: n.client, Tx: ownerSender{n.owner}, TeeManager: n.at.TeeManager}
}

// eventually waits until a condition holds.
func (n *network) eventually(what string, holds func() bool) {
	n.Helper()
	ctx := n.within()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-ctx.Done():
			n.Fatalf("waited in vain for %s", what)
		case <-tick.C:
		}
	}
}

func keyHex(key *ecdsa.PrivateKey) string { return hex.EncodeToString(crypto.FromECDSA(key)) }

// initParams is what an operator injects.
func (n *network) initParams(gas *ecdsa.PrivateKey) owner.InitParams {
	n.Helper()
	key, err := enclave.ParseGasKey(keyHex(gas))
	n.must(err)
	return owner.InitParams{Owner: n.owner.Address(), ExecutorGasKey: key, SecretStoreGasKey: key}
}

func (n *network) policy() attestation.Policy {
	n.Helper()
	roots, err := attestation.Roots(n.root.CertificatePEM())
	n.must(err)
	m := n.params.Images[0]
	return attestation.Policy{Roots: roots, PCRs: map[uint][]byte{0: m.PCR0, 1: m.PCR1, 2: m.PCR2}}
}

// config writes the executor's config file.
func (n *network) config(dir string, more map[string]any) string {
	n.Helper()
	keys := map[string]any{
		"workerd_runtime_path": dir, "common_chain_id": anvilChainID,
		"http_rpc_url": n.proxy.HTTPURL(), "web_socket_url": "ws://" + n.host + "/",
		"tee_manager_contract_addr": n.at.TeeManager, "jobs_contract_addr": n.at.Jobs, "code_contract_addr": n.at.UserCode,
		"enclave_signer_file":   filepath.Join(dir, "id.sec"),
		"execution_buffer_time": n.params.ExecutionBuffer / time.Second, "num_selected_executors": n.params.NodesToSelect,
		"job_capacity": 2, "warm_sandboxes": 1, "hot_sandboxes": 0, "drain_timeout": 5,
	}
	for key, value := range more {
		keys[key] = value
	}
	data, err := json.Marshal(keys)
	n.must(err)
	path := filepath.Join(dir, "config.json")
	n.must(os.WriteFile(path, data, 0o600))
	return path
}

// alive lists the processes whose command line or root names dir.
func alive(dir string) (found []string) {
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, f := range files {
		line, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		root, _ := os.Readlink(filepath.Join(filepath.Dir(f), "cwd"))
		if text := strings.ReplaceAll(string(line), "\x00", " "); strings.Contains(text+root, dir) {
			found = append(found, filepath.Base(filepath.Dir(f))+": "+text)
		}
	}
	return found
}

// kill ends a process at once.
func kill(pid int) { _ = syscall.Kill(pid, syscall.SIGKILL) }
