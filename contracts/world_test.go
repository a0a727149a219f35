package contracts_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

const second = time.Second

// world is a network with some executors and people, each with money.
type world struct {
	*sim.Network
	t   testing.TB
	ctx context.Context

	owner    sim.Account // of all enclaves
	client   sim.Account // creates jobs
	gasKey   sim.Account // submits
	slasher  sim.Account
	enclaves []sim.Account
}

// fortune is what each person starts with, of each token.
var fortune = new(big.Int).Exp(big.NewInt(10), big.NewInt(26), nil)

func newWorld(t testing.TB, executors int, change func(*deploy.Params)) *world {
	t.Helper()
	w := &world{
		t: t, ctx: context.Background(),
		owner: sim.NewAccount("owner"), client: sim.NewAccount("client"), gasKey: sim.NewAccount("gas key"), slasher: sim.NewAccount("slasher"),
	}
	net, err := sim.NewNetwork(w.ctx, func(p *deploy.Params) {
		p.ExecutionBuffer = 5 * time.Minute // no slow machine makes an answer late
		if change != nil {
			change(p)
		}
	}, w.owner, w.client, w.gasKey, w.slasher)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := net.Close(); err != nil {
			t.Error(err)
		}
	})
	w.Network = net
	for _, a := range []sim.Account{w.owner, w.client} {
		if err := net.Mint(w.ctx, a, fortune, fortune); err != nil {
			t.Fatal(err)
		}
	}
	for i := range executors {
		w.addExecutor(i, 20, 10)
	}
	return w
}

// addExecutor registers enclave i with a multiple of the least stake.
func (w *world) addExecutor(i int, capacity uint64, stakes int64) sim.Account {
	w.t.Helper()
	enclave := sim.NewAccount(fmt.Sprint("enclave ", i))
	if _, err := w.Register(w.ctx, enclave, w.owner, capacity, w.stake(stakes)); err != nil {
		w.t.Fatalf("registering enclave %d: %v", i, named(err))
	}
	w.enclaves = append(w.enclaves, enclave)
	return enclave
}

func (w *world) stake(n int64) *big.Int { return new(big.Int).Mul(w.Params.MinStake, big.NewInt(n)) }

// send sends a transaction that must succeed.
func (w *world) send(from sim.Account, to common.Address, data []byte) *types.Receipt {
	w.t.Helper()
	receipt, err := w.Send(w.ctx, from, &to, data)
	if err != nil {
		w.t.Fatal(named(err))
	}
	return receipt
}

// refused sends a transaction that must revert with the named error.
func (w *world) refused(want string, from sim.Account, to common.Address, data []byte) {
	w.t.Helper()
	_, err := w.Send(w.ctx, from, &to, data)
	if got := errorName(err); got != want {
		w.t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

// view calls a function and unpacks what it returns.
func view[T any](w *world, to common.Address, data []byte, unpack func([]byte) (T, error)) T {
	w.t.Helper()
	out, err := w.Call(w.ctx, w.client.Address, to, data)
	if err != nil {
		w.t.Fatal(named(err))
	}
	v, err := unpack(out)
	if err != nil {
		w.t.Fatal(err)
	}
	return v
}

func (w *world) balance(token, of common.Address) *big.Int {
	w.t.Helper()
	return view(w, token, w.Token.PackBalanceOf(of), w.Token.UnpackBalanceOf)
}

func (w *world) job(id *big.Int) bindings.JobsOutput {
	w.t.Helper()
	return view(w, w.Addresses.Jobs, w.Jobs.PackJobs(id), w.Jobs.UnpackJobs)
}

func (w *world) node(enclave common.Address) bindings.TeeNodesOutput {
	w.t.Helper()
	return view(w, w.Addresses.TeeManager, w.TeeManager.PackTeeNodes(enclave), w.TeeManager.UnpackTeeNodes)
}

func (w *world) executor(enclave common.Address) bindings.ExecutorsOutput {
	w.t.Helper()
	return view(w, w.Addresses.Executors, w.Executors.PackExecutors(enclave), w.Executors.UnpackExecutors)
}

// weight is what the tree holds for an enclave.
func (w *world) weight(enclave common.Address) uint64 {
	w.t.Helper()
	return view(w, w.Addresses.Executors, w.Executors.PackGetNodeValue(w.Params.Env, enclave), w.Executors.UnpackGetNodeValue).Uint64()
}

func (w *world) payOf(enclave common.Address) *big.Int {
	w.t.Helper()
	return view(w, w.Addresses.Jobs, w.Jobs.PackPayOf(enclave), w.Jobs.UnpackPayOf)
}

func (w *world) deposit(of common.Address) *big.Int {
	w.t.Helper()
	return view(w, w.Addresses.Jobs, w.Jobs.PackDeposits(of), w.Jobs.UnpackDeposits)
}

func (w *world) credit(of common.Address) *big.Int {
	w.t.Helper()
	return view(w, w.Addresses.TeeManager, w.TeeManager.PackCredits(of), w.TeeManager.UnpackCredits)
}

// enclave returns the account of a registered enclave's address.
func (w *world) enclave(address common.Address) sim.Account {
	w.t.Helper()
	for _, e := range w.enclaves {
		if e.Address == address {
			return e
		}
	}
	w.t.Fatalf("%s is none of the enclaves", address)
	return sim.Account{}
}

// create creates a job of the client.
func (w *world) create(deadline time.Duration) *bindings.JobsJobCreated {
	w.t.Helper()
	event, _, err := w.CreateJob(w.ctx, w.client, []byte("input"), deadline)
	if err != nil {
		w.t.Fatal(named(err))
	}
	return event
}

// answer submits the answer of a job's i-th executor.
func (w *world) answer(job *bindings.JobsJobCreated, i int) *types.Receipt {
	w.t.Helper()
	receipt, err := w.Submit(w.ctx, w.gasKey, w.enclave(job.SelectedExecutors[i]), job.JobId, []byte("output"))
	if err != nil {
		w.t.Fatal(named(err))
	}
	return receipt
}

// pass lets time pass.
func (w *world) pass(d time.Duration) {
	w.t.Helper()
	if err := w.Pass(d); err != nil {
		w.t.Fatal(err)
	}
}

// now is the newest block's time.
func (w *world) now() time.Time {
	w.t.Helper()
	now, err := w.Now(w.ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	return now
}

// expire lets a job's time run out.
func (w *world) expire(deadline time.Duration) {
	w.t.Helper()
	w.pass(w.Params.ExecutionBuffer + deadline.Truncate(second) + 2*second)
}

func (w *world) slash(id *big.Int) *types.Receipt {
	w.t.Helper()
	return w.send(w.slasher, w.Addresses.Jobs, w.Jobs.PackSlashOnExecutionTimeout(id))
}

// price of a job of that deadline.
func (w *world) price(deadline time.Duration) *big.Int {
	perMs := new(big.Int).Add(w.Params.ExecutionFeePerMs, w.Params.StakingRewardPerMs)
	return perMs.Mul(perMs, big.NewInt(deadline.Milliseconds()))
}

// event returns the first event of a receipt that unpack takes.
func event[T any](w *world, receipt *types.Receipt, unpack func(*types.Log) (*T, error)) *T {
	w.t.Helper()
	for _, l := range receipt.Logs {
		if e, err := unpack(l); err == nil {
			return e
		}
	}
	w.t.Fatalf("no %T in the receipt", *new(T))
	return nil
}

// same reports two amounts that differ.
func same(t testing.TB, what string, got, want *big.Int) {
	t.Helper()
	if got.Cmp(want) != 0 {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}

// artefact is a file of contracts/build.
type artefact struct {
	ABI      json.RawMessage `json:"abi"`
	Bytecode string          `json:"bytecode"`
}

func readArtefact(t testing.TB, name string) (abi.ABI, []byte) {
	t.Helper()
	raw, err := os.ReadFile("build/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var a artefact
	if err := json.Unmarshal(raw, &a); err != nil {
		t.Fatal(err)
	}
	parsed, err := abi.JSON(strings.NewReader(string(a.ABI)))
	if err != nil {
		t.Fatal(err)
	}
	return parsed, common.FromHex(a.Bytecode)
}

// deployArtefact deploys a contract of contracts/build.
func (w *world) deployArtefact(name string, args ...any) (common.Address, abi.ABI) {
	w.t.Helper()
	parsed, code := readArtefact(w.t, name)
	packed, err := parsed.Pack("", args...)
	if err != nil {
		w.t.Fatal(err)
	}
	receipt, err := w.Send(w.ctx, w.Admin, nil, append(code, packed...))
	if err != nil {
		w.t.Fatal(named(err))
	}
	return receipt.ContractAddress, parsed
}

// pack packs a call by ABI.
func pack(t testing.TB, a abi.ABI, method string, args ...any) []byte {
	t.Helper()
	data, err := a.Pack(method, args...)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// errorNames maps the selectors of all errors of our ABIs to their names.
func errorNames() map[[4]byte]string {
	names := map[[4]byte]string{
		{0x08, 0xc3, 0x79, 0xa0}: "Error",
		{0x4e, 0x48, 0x7b, 0x71}: "Panic",
	}
	for _, raw := range []string{
		bindings.JobsMetaData.ABI, bindings.ExecutorsMetaData.ABI, bindings.TeeManagerMetaData.ABI,
		bindings.AttestationVerifierMetaData.ABI, bindings.TestTokenMetaData.ABI, bindings.QuoteConsumerMetaData.ABI,
		bindings.SecretManagerMetaData.ABI, bindings.SecretStoreMetaData.ABI, bindings.DirectoryMetaData.ABI,
	} {
		parsed, err := abi.JSON(strings.NewReader(raw))
		if err != nil {
			panic(err) // generated code
		}
		for name, e := range parsed.Errors {
			names[[4]byte(e.ID[:4])] = name
		}
	}
	return names
}

// errorName decodes a revert: "" for no error, "?" for one that is no revert of ours.
func errorName(err error) string {
	if err == nil {
		return ""
	}
	var revert *sim.Revert
	if !errors.As(err, &revert) || len(revert.Data) < 4 {
		return "?"
	}
	if name, ok := errorNames()[[4]byte(revert.Data[:4])]; ok {
		return name
	}
	return "?"
}

func named(err error) error {
	if name := errorName(err); name != "" && name != "?" {
		return fmt.Errorf("%s: %w", name, err)
	}
	return err
}

// answerOf is an answer to a job, signed at a time.
func answerOf(job *bindings.JobsJobCreated, at time.Time) sim.Answer {
	return sim.AnswerTo(job, []byte("output"), at)
}

// newWorldOn deploys a second network on the chain of w, without executors.
func newWorldOn(t testing.TB, w *world, change func(*deploy.Params)) *world {
	t.Helper()
	net := *w.Network
	change(&net.Params)
	addresses, err := deploy.Deploy(w.ctx, w.As(w.Admin), net.Params)
	if err != nil {
		t.Fatal(err)
	}
	net.Addresses = addresses
	second := *w
	second.Network, second.t, second.enclaves = &net, t, nil
	for _, a := range []sim.Account{w.owner, w.client} {
		if err := net.Mint(w.ctx, a, fortune, fortune); err != nil {
			t.Fatal(err)
		}
	}
	return &second
}
