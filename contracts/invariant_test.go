package contracts_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// machine makes calls in an order that choose decides, and keeps its own
// account of what they must have done.
type machine struct {
	*world
	*history[*machine]
	h        *hostile
	jobs     []*bindings.JobsJobCreated
	open     []*bindings.JobsJobCreated        // those of them that were not seen finished yet
	answered map[int64]map[common.Address]bool // by job
}

func newMachine(t testing.TB, nodes int, choose func(n int) int) *machine {
	w := newWorld(t, 0, func(p *deploy.Params) {
		p.NodesToSelect = uint64(nodes)
		p.ExecutionFeePerMs, p.StakingRewardPerMs = big.NewInt(7), big.NewInt(3) // nothing divides evenly
		p.SlashInBips = 3_333
		p.ExecutionBuffer = 30 * second // so that many jobs end by a slash
		p.SlasherRewardInBips = 777
		p.CallbackGasLimit = 1_000_000
	})
	m := &machine{world: w, history: newHistory(steps, choose), answered: map[int64]map[common.Address]bool{}}
	m.h = newHostile(w)
	for i := range nodes + 5 {
		m.addExecutor(i, uint64(1+i%4), int64(2+i%4))
	}
	return m
}

// steps are the calls that the machine makes.
var steps = []kind[*machine]{
	{"create", 2, (*machine).stepCreate},
	{"create by a hostile contract", 1, (*machine).stepCreateHostile},
	{"answer", 4, (*machine).stepAnswer},
	{"answer of any enclave", 1, (*machine).stepAnswerOfAny},
	{"slash", 2, (*machine).stepSlash},
	{"let time pass", 1, (*machine).stepPass},
	{"drain", 1, (*machine).stepDrain},
	{"revive", 2, (*machine).stepRevive},
	{"deregister", 1, (*machine).stepDeregister},
	{"register", 2, (*machine).stepRegister},
	{"add stake", 1, (*machine).stepAddStake},
	{"remove stake", 1, (*machine).stepRemoveStake},
	{"deposit", 1, (*machine).stepDeposit},
	{"withdraw", 1, (*machine).stepWithdraw},
	{"withdraw pay", 1, (*machine).stepWithdrawPay},
	{"pay the pool", 1, (*machine).stepPayPool},
	{"withdraw credit", 1, (*machine).stepWithdrawCredit},
	{"set the hostile contract", 1, (*machine).stepHostile},
	{"revoke the image", 1, (*machine).stepRevoke},
	{"evict", 1, (*machine).stepEvict},
	{"stop Jobs or let it in", 1, (*machine).stepStop},
	{"answers together", 2, (*machine).stepBatch},
}

func (m *machine) step() { m.history.step(m.t, m) }

func (m *machine) try(from sim.Account, to common.Address, data []byte) (*types.Receipt, error) {
	return m.Send(m.ctx, from, &to, data)
}

func (m *machine) someEnclave() sim.Account { return m.enclaves[m.choose(len(m.enclaves))] }

func (m *machine) someDeadline() int64 { return []int64{100, 1_234, 9_999, 60_001}[m.choose(4)] }

func (m *machine) stepCreate() error {
	event, _, err := m.CreateJob(m.ctx, m.client, []byte{1, 2}, time.Duration(m.someDeadline())*time.Millisecond)
	if err == nil {
		m.created(event)
	}
	return err
}

func (m *machine) created(job *bindings.JobsJobCreated) {
	m.jobs, m.open = append(m.jobs, job), append(m.open, job)
}

func (m *machine) stepCreateHostile() error {
	create := m.Jobs.PackCreateJob(m.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(m.someDeadline()))
	receipt, err := m.try(m.Admin, m.h.at, pack(m.t, m.h.abi, "exec", m.Addresses.Jobs, create))
	if err == nil {
		m.created(event(m.world, receipt, m.Jobs.UnpackJobCreatedEvent))
	}
	return err
}

// someJob prefers unfinished ones.
func (m *machine) someJob() *bindings.JobsJobCreated {
	if len(m.jobs) == 0 {
		return nil
	}
	m.open = slices.DeleteFunc(m.open, func(j *bindings.JobsJobCreated) bool {
		return m.job(j.JobId).JobOwner == common.Address{}
	})
	if len(m.open) > 0 && m.choose(8) != 0 {
		return m.open[m.choose(len(m.open))]
	}
	return m.jobs[m.choose(len(m.jobs))]
}

func (m *machine) stepAnswer() error {
	job := m.someJob()
	if job == nil {
		return nil
	}
	return m.submitted(job, m.enclave(job.SelectedExecutors[m.choose(len(job.SelectedExecutors))]))
}

func (m *machine) stepAnswerOfAny() error {
	job := m.someJob()
	if job == nil {
		return nil
	}
	return m.submitted(job, m.someEnclave())
}

// submitted submits an answer, and holds what happens against the machine's own account.
func (m *machine) submitted(job *bindings.JobsJobCreated, enclave sim.Account) error {
	m.t.Helper()
	id := job.JobId.Int64()
	had := m.answered[id][enclave.Address]
	before := m.payOf(enclave.Address)
	receipt, err := m.Submit(m.ctx, m.gasKey, enclave, job.JobId, []byte("out"))
	if name := errorName(err); name == "JobsExecutorAlreadySubmittedOutput" && !had {
		m.t.Errorf("job %d: %s has not answered, but is told so", id, enclave.Address)
	}
	if err != nil {
		return err
	}
	if had || !selectedHas(job, enclave.Address) {
		m.t.Errorf("job %d: an answer of %s was counted twice, or not asked for", id, enclave.Address)
	}
	if m.answered[id] == nil {
		m.answered[id] = map[common.Address]bool{}
	}
	m.answered[id][enclave.Address] = true
	rank, nodes := len(m.answered[id]), int(m.Params.NodesToSelect)
	if n := event(m.world, receipt, m.Jobs.UnpackJobRespondedEvent).OutputCount; int(n) != rank {
		m.t.Errorf("job %d: output count %d, want %d", id, n, rank)
	}
	fee := job.Deadline.Int64() * m.Params.ExecutionFeePerMs.Int64()
	want := rankPay(fee, rank, nodes) - rankPay(fee, rank-1, nodes)
	if job.JobOwner != m.h.at { // a hostile contract may have withdrawn it in its callback
		same(m.t, fmt.Sprintf("job %d: pay of rank %d", id, rank), new(big.Int).Sub(m.payOf(enclave.Address), before), big.NewInt(want))
	}
	return nil
}

// stepBatch submits answers of any enclaves to any jobs together, some of them
// twice, and some to other requests.
func (m *machine) stepBatch() error {
	var outputs []bindings.JobsSignedOutput
	toTheRequest := map[string]bool{}
	for range m.choose(6) {
		job := m.someJob()
		if job == nil {
			return nil
		}
		enclave := m.enclave(job.SelectedExecutors[m.choose(len(job.SelectedExecutors))])
		if m.choose(8) == 0 {
			enclave = m.someEnclave()
		}
		answer := m.signedOutput(answerOf(job, m.now()), enclave)
		if m.choose(4) == 0 {
			answer.RequestDigest[m.choose(8)] ^= 1
		} else {
			toTheRequest[responseOf(job.JobId, enclave.Address)] = true
		}
		outputs = append(outputs, answer)
	}
	receipt, err := m.try(m.gasKey, m.Addresses.Jobs, m.Jobs.PackSubmitOutputs(outputs))
	if err != nil {
		return err
	}
	for _, l := range receipt.Logs {
		if e, err := m.Jobs.UnpackJobRespondedEvent(l); err == nil {
			m.responded(e)
			if !toTheRequest[responseOf(e.JobId, e.Executor)] {
				m.t.Errorf("job %s: an answer of %s to another request was counted", e.JobId, e.Executor)
			}
		}
	}
	return nil
}

// responded holds an answer that was taken against the machine's own account.
func (m *machine) responded(e *bindings.JobsJobResponded) {
	m.t.Helper()
	id := e.JobId.Int64()
	i := slices.IndexFunc(m.jobs, func(j *bindings.JobsJobCreated) bool { return j.JobId.Cmp(e.JobId) == 0 })
	if m.answered[id][e.Executor] || !selectedHas(m.jobs[i], e.Executor) {
		m.t.Errorf("job %d: an answer of %s was counted twice, or not asked for", id, e.Executor)
	}
	if m.answered[id] == nil {
		m.answered[id] = map[common.Address]bool{}
	}
	m.answered[id][e.Executor] = true
	if rank := len(m.answered[id]); int(e.OutputCount) != rank {
		m.t.Errorf("job %d: output count %d, want %d", id, e.OutputCount, rank)
	}
}

func (m *machine) stepSlash() error {
	if len(m.jobs) == 0 {
		return nil
	}
	job := m.someJob()
	_, err := m.try(m.slasher, m.Addresses.Jobs, m.Jobs.PackSlashOnExecutionTimeout(job.JobId))
	return err
}

func (m *machine) stepPass() error { return m.Pass(time.Duration(1+m.choose(40)) * second) }

func (m *machine) ofNode(data func(common.Address) []byte) error {
	_, err := m.try(m.owner, m.Addresses.TeeManager, data(m.someEnclave().Address))
	return err
}

func (m *machine) stepDrain() error { return m.ofNode(m.TeeManager.PackDrainTeeNode) }

func (m *machine) stepDeregister() error {
	e := m.enclaveThat(func(n bindings.TeeNodesOutput) bool { return n.Draining })
	_, err := m.try(m.owner, m.Addresses.TeeManager, m.TeeManager.PackDeregisterTeeNode(e.Address))
	return err
}

func (m *machine) stepRevive() error {
	e := m.enclaveThat(func(n bindings.TeeNodesOutput) bool { return n.Draining })
	_, err := m.try(m.owner, m.Addresses.TeeManager, m.TeeManager.PackReviveTeeNode(e.Address))
	return err
}

func (m *machine) stepRegister() error {
	e := m.enclaveThat(func(n bindings.TeeNodesOutput) bool { return n.Owner == common.Address{} })
	_, err := m.Register(m.ctx, e, m.owner, uint64(1+m.choose(4)), m.stake(int64(m.choose(6))))
	return err
}

// enclaveThat prefers a node that fits.
func (m *machine) enclaveThat(fits func(bindings.TeeNodesOutput) bool) sim.Account {
	first := m.choose(len(m.enclaves))
	for i := range m.enclaves {
		if e := m.enclaves[(first+i)%len(m.enclaves)]; fits(m.node(e.Address)) {
			return e
		}
	}
	return m.enclaves[first]
}

func (m *machine) stepAddStake() error {
	return m.ofNode(func(e common.Address) []byte {
		return m.TeeManager.PackAddTeeNodeStake(e, new(big.Int).Add(m.stake(1), big.NewInt(int64(m.choose(9)))))
	})
}

func (m *machine) stepRemoveStake() error {
	e := m.enclaveThat(func(n bindings.TeeNodesOutput) bool { return n.Draining })
	_, err := m.try(m.owner, m.Addresses.TeeManager, m.TeeManager.PackRemoveTeeNodeStake(e.Address, m.stake(int64(m.choose(3)))))
	return err
}

func (m *machine) stepDeposit() error {
	_, err := m.try(m.client, m.Addresses.Jobs, m.Jobs.PackDeposit(big.NewInt(int64(m.choose(1_000_000)))))
	return err
}

func (m *machine) stepWithdraw() error {
	_, err := m.try(m.client, m.Addresses.Jobs, m.Jobs.PackWithdraw(big.NewInt(int64(m.choose(1_000_000)))))
	return err
}

func (m *machine) stepWithdrawPay() error {
	_, err := m.try(m.client, m.Addresses.Jobs, m.Jobs.PackWithdrawPay(m.someEnclave().Address))
	return err
}

func (m *machine) stepPayPool() error {
	_, err := m.try(m.client, m.Addresses.Jobs, m.Jobs.PackPayPool())
	return err
}

func (m *machine) stepWithdrawCredit() error {
	who := []common.Address{m.slasher.Address, m.Params.StakingPool}[m.choose(2)]
	_, err := m.try(m.client, m.Addresses.TeeManager, m.TeeManager.PackWithdrawCredit(who))
	return err
}

// stepHostile has the hostile contract revert, burn, bomb, or call back in.
func (m *machine) stepHostile() error {
	job := m.someJob()
	if job == nil {
		return nil
	}
	calls := [][]byte{
		m.Jobs.PackCreateJob(m.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(100)),
		m.Jobs.PackSlashOnExecutionTimeout(job.JobId),
		m.Jobs.PackDeposit(big.NewInt(77)),
		m.Jobs.PackWithdraw(big.NewInt(77)),
		m.Jobs.PackWithdrawPay(job.SelectedExecutors[0]),
		m.Jobs.PackPayPool(),
	}
	data := pack(m.t, m.h.abi, "set", uint8(m.choose(int(reenter)+1)), m.Addresses.Jobs, calls[m.choose(len(calls))])
	_, err := m.try(m.Admin, m.h.at, data)
	return err
}

func (m *machine) stepRevoke() error {
	if m.choose(3) == 0 {
		_, err := m.try(m.Admin, m.Addresses.TeeManager, m.TeeManager.PackRevokeEnclaveImage(m.Image.ID()))
		return err
	}
	_, err := m.try(m.Admin, m.Addresses.TeeManager, m.TeeManager.PackWhitelistEnclaveImage(m.Image.PCR0, m.Image.PCR1, m.Image.PCR2))
	return err
}

func (m *machine) stepEvict() error {
	e := m.enclaveThat(func(n bindings.TeeNodesOutput) bool { return !n.Draining })
	_, err := m.try(m.client, m.Addresses.TeeManager, m.TeeManager.PackEvictTeeNode(e.Address))
	return err
}

// stepStop stops the Jobs contract now and then; answers go on.
func (m *machine) stepStop() error {
	data := m.Executors.PackAddJobs(m.Addresses.Jobs)
	if m.choose(3) == 0 {
		data = m.Executors.PackRemoveJobs(m.Addresses.Jobs)
	}
	_, err := m.try(m.Admin, m.Addresses.Executors, data)
	return err
}

// conserved lets the Jobs contract in first, which has to draw for it.
func (m *machine) conserved(others ...common.Address) {
	m.t.Helper()
	m.send(m.Admin, m.Addresses.Executors, m.Executors.PackAddJobs(m.Addresses.Jobs))
	m.world.conserved(others...)
}

func (m *machine) checked() { m.conserved(m.h.at) }

// windUp ends all jobs and has everybody take out what is theirs. Afterwards
// the contracts must hold nothing.
func (m *machine) windUp() {
	m.t.Helper()
	m.conserved(m.h.at)
	m.h.set(accept, common.Address{}, nil)
	m.pass(time.Hour)
	for _, id := range m.unfinished() {
		m.slash(id)
	}
	tm, j := m.Addresses.TeeManager, m.Addresses.Jobs
	for _, e := range m.enclaves {
		m.send(m.client, j, m.Jobs.PackWithdrawPay(e.Address))
		node := m.node(e.Address)
		if node.Owner == (common.Address{}) {
			continue
		}
		if !node.Draining {
			m.send(m.owner, tm, m.TeeManager.PackDrainTeeNode(e.Address))
		}
		m.send(m.owner, tm, m.TeeManager.PackDeregisterTeeNode(e.Address))
	}
	m.send(m.client, j, m.Jobs.PackPayPool())
	m.send(m.client, j, m.Jobs.PackWithdraw(m.deposit(m.client.Address)))
	m.h.exec(j, m.Jobs.PackWithdraw(m.deposit(m.h.at)))
	for _, who := range []common.Address{m.slasher.Address, m.Params.StakingPool, m.client.Address, m.h.at} {
		m.send(m.client, tm, m.TeeManager.PackWithdrawCredit(who))
	}
	same(m.t, "payment tokens left in Jobs", m.balance(m.PaymentToken, j), new(big.Int))
	same(m.t, "staking tokens left in TeeManager", m.balance(m.StakingToken, tm), new(big.Int))
}

// Over random sequences of every call no token is lost or made, no answer
// counts twice, weights fit the state, and in the end everybody gets out
// everything.
func TestInvariants(t *testing.T) {
	manySeeds(t, "executors a job", []int{3, 3, 1, 9}, func(t *testing.T, seed uint64, executors int) {
		m := newMachine(t, executors, atRandom(seed))
		m.run(t, m, 200, 15, seed == 1)
	})
}

// FuzzSequences reads a sequence of calls from bytes.
func FuzzSequences(f *testing.F) {
	f.Add([]byte{0, 3, 0, 0, 3, 0, 1, 3, 0, 2})
	f.Add([]byte{0, 3, 0, 3, 28, 5, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 2, 1, 10, 40, 8, 0})
	f.Add([]byte{2, 1, 23, 4, 1, 3, 0, 0, 10, 40, 8, 0})
	f.Add([]byte{0, 0, 11, 0, 11, 1, 14, 0, 10, 59, 8, 0, 14, 0, 15, 0, 1, 1})
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 60 {
			return
		}
		choices := scripted(script)
		choices.run(newMachine(t, 3, choices.choose))
	})
}

// FuzzSubmitOutput changes one field of a good answer after it was signed:
// nothing but the answer as signed is accepted.
func FuzzSubmitOutput(f *testing.F) {
	f.Add(uint8(0), []byte("output"), uint64(12), uint8(0), int64(0))
	f.Add(uint8(1), []byte("output2"), uint64(13), uint8(4), int64(1))
	f.Add(uint8(65), []byte{}, uint64(0), uint8(255), int64(-1))
	w := newWorld(f, 3, nil)
	f.Fuzz(func(t *testing.T, at uint8, output []byte, total uint64, code uint8, shift int64) {
		if len(output) > 20<<10 || shift > 20 || shift < -100 {
			return
		}
		w := *w
		w.t = t
		job := w.create(second)
		enclave := w.enclave(job.SelectedExecutors[0])
		good := answerOf(job, w.now())
		data, err := w.SubmitData(good, enclave)
		if err != nil {
			t.Fatal(err)
		}
		sig := signatureOf(t, data)
		if int(at) < len(sig) {
			sig[at] ^= 1 + byte(shift&0x3f)
		}
		when := good.SignedAt.Unix() + shift
		_, err = w.tryJobs(w.gasKey, w.Jobs.PackSubmitOutput(sig, job.JobId, output, new(big.Int).SetUint64(total), code, big.NewInt(when)))
		unchanged := int(at) >= len(sig) && string(output) == "output" && total == 12 && code == 0 && shift == 0
		if accepted := err == nil; accepted != unchanged {
			t.Errorf("accepted %v, unchanged %v: %v", accepted, unchanged, named(err))
		}
		if name := errorName(err); name == "?" || name == "Panic" {
			t.Errorf("refused with %v", err)
		}
		if n := w.job(job.JobId).OutputCount; (n == 1) != unchanged {
			t.Errorf("%d outputs counted", n)
		}
		w.expire(second)
		w.slash(job.JobId)
		for _, e := range w.enclaves { // what the slash took
			w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackAddTeeNodeStake(e.Address, w.stake(1)))
		}
	})
}

func (w *world) tryJobs(from sim.Account, data []byte) (*types.Receipt, error) {
	return w.Send(w.ctx, from, &w.Addresses.Jobs, data)
}

// FuzzSelect draws with any seed: as many as asked for and each once, or none
// if there are too few.
func FuzzSelect(f *testing.F) {
	f.Add(uint64(1), uint8(1))
	f.Add(uint64(1<<63), uint8(8))
	f.Add(uint64(77), uint8(9))
	w := newUneven(f, unevenStakes)
	f.Fuzz(func(t *testing.T, seed uint64, count uint8) {
		w := *w
		w.t = t
		drawn := w.draw(int(count), seed)
		want := int(count)
		if want > len(unevenStakes) {
			want = 0
		}
		if len(drawn) != want {
			t.Fatalf("drew %d, want %d", len(drawn), want)
		}
		once := map[common.Address]bool{}
		for _, e := range drawn {
			w.enclave(e) // one of them
			if once[e] {
				t.Fatalf("%s drawn twice", e)
			}
			once[e] = true
		}
	})
}
