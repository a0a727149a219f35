package contracts_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// Errors of our ABIs that this test does not provoke.
var elsewhere = map[string]string{
	"ExecutorsNoPositionLeft":  "needs 65,536 registrations",
	"SafeERC20FailedOperation": "a token that answers false; SafeERC20's own",
	"CallbackNeedsMoreGas":     "TestCallbackCannotBeStarved",
	"JobsAnotherRequest":       "in a list alone: TestAnswerToAReplacedJobIsLeftOut",
	"JobsBatchNeedsMoreGas":    "TestBatchTakesAllOrNeedsMoreGas",
	"QuoteOnlyJobs":            "TestQuoteConsumer",
	"QuoteNotPending":          "TestQuoteConsumer",
	"ERC20InvalidApprover":     "OpenZeppelin's token, by nobody reachable",
	"ERC20InvalidSender":       "OpenZeppelin's token, by nobody reachable",
	"ERC20InvalidReceiver":     "OpenZeppelin's token",
	"ERC20InvalidSpender":      "OpenZeppelin's token",
	"ERC20InsufficientBalance": "OpenZeppelin's token",
}

// Every custom error is provoked, and each refusal is the one that was meant.
func TestEveryError(t *testing.T) {
	e := &provoker{world: newWorld(t, 4, nil), provoked: map[string]bool{}}
	e.constructors()
	e.administration()
	e.callers()
	e.jobs()
	e.outputs()
	e.registry()
	e.verifier()
	e.secretConstructors()
	e.secretAdministration()
	e.secretCallers()
	e.directory()

	for _, raw := range []string{
		bindings.JobsMetaData.ABI, bindings.ExecutorsMetaData.ABI, bindings.TeeManagerMetaData.ABI,
		bindings.AttestationVerifierMetaData.ABI, bindings.TestTokenMetaData.ABI, bindings.QuoteConsumerMetaData.ABI,
		bindings.SecretManagerMetaData.ABI, bindings.SecretStoreMetaData.ABI, bindings.DirectoryMetaData.ABI,
	} {
		parsed, err := abi.JSON(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		for name := range parsed.Errors {
			reason, listed := elsewhere[name]
			if !e.provoked[name] && !listed {
				t.Errorf("%s was not provoked", name)
			}
			if e.provoked[name] && listed {
				t.Errorf("%s was provoked, but is listed: %s", name, reason)
			}
		}
	}
}

type provoker struct {
	*world
	provoked map[string]bool
}

func (e *provoker) refuse(want string, from sim.Account, to common.Address, data []byte) {
	e.t.Helper()
	e.provoked[want] = true
	e.refused(want, from, to, data)
}

// refuseNew wants a constructor to revert.
func (e *provoker) refuseNew(want string, meta *bind.MetaData, args []byte) {
	e.t.Helper()
	e.provoked[want] = true
	_, err := e.Send(e.ctx, e.Admin, nil, append(common.FromHex(meta.Bin), args...))
	if got := errorName(err); got != want {
		e.t.Errorf("constructor: got %q (%v), want %q", got, err, want)
	}
}

func (e *provoker) jobsConfig(change func(*bindings.JobsConfig)) []byte {
	c := bindings.JobsConfig{
		Admin: e.Admin.Address, TeeManager: e.Addresses.TeeManager, Executors: e.Addresses.Executors, UsdcToken: e.PaymentToken,
		SignMaxAge: big.NewInt(600), ExecutionBufferTime: big.NewInt(30), NoOfNodesToSelect: big.NewInt(3),
		StakingPaymentPool: e.Admin.Address, UsdcPaymentPool: e.Admin.Address,
		MinDeadline: big.NewInt(100), MaxDeadline: big.NewInt(1000), CallbackGasLimit: big.NewInt(100_000),
	}
	change(&c)
	return e.Jobs.PackConstructor(c)
}

func (e *provoker) teeConfig(change func(*bindings.TeeManagerConfig)) []byte {
	c := bindings.TeeManagerConfig{
		Admin: e.Admin.Address, AttestationVerifier: e.Addresses.AttestationVerifier, AttestationMaxAge: big.NewInt(600), StakingToken: e.StakingToken,
		MinStakeAmount: big.NewInt(100), SlashPercentInBips: big.NewInt(100), SlashMaxBips: big.NewInt(10_000), SlasherRewardInBips: big.NewInt(100),
	}
	change(&c)
	return e.TeeManager.PackConstructor(c)
}

func (e *provoker) constructors() {
	zero := common.Address{}
	other := newWorldOn(e.t, e.world, func(*deploy.Params) {})
	for _, c := range []struct {
		want   string
		change func(*bindings.JobsConfig)
	}{
		{"JobsZeroAddressAdmin", func(c *bindings.JobsConfig) { c.Admin = zero }},
		{"JobsZeroAddress", func(c *bindings.JobsConfig) { c.TeeManager = zero }},
		{"JobsZeroAddress", func(c *bindings.JobsConfig) { c.Executors = zero }},
		{"JobsZeroAddress", func(c *bindings.JobsConfig) { c.UsdcToken = zero }},
		{"JobsZeroAddress", func(c *bindings.JobsConfig) { c.StakingPaymentPool = zero }},
		{"JobsZeroAddress", func(c *bindings.JobsConfig) { c.UsdcPaymentPool = zero }},
		{"JobsInvalidNoOfNodes", func(c *bindings.JobsConfig) { c.NoOfNodesToSelect = new(big.Int) }},
		{"JobsInvalidNoOfNodes", func(c *bindings.JobsConfig) { c.NoOfNodesToSelect = big.NewInt(33) }},
		{"JobsInvalidTimes", func(c *bindings.JobsConfig) { c.SignMaxAge = new(big.Int) }},
		{"JobsInvalidTimes", func(c *bindings.JobsConfig) { c.SignMaxAge = big.NewInt(30) }}, // 30 s of buffer and 1 s of deadline
		{"JobsInvalidExecutors", func(c *bindings.JobsConfig) { c.Executors = other.Addresses.Executors }},
		{"JobsInvalidTimes", func(c *bindings.JobsConfig) { c.ExecutionBufferTime = new(big.Int) }},
		{"JobsInvalidTimes", func(c *bindings.JobsConfig) { c.ExecutionBufferTime = big.NewInt(86_401) }},
		{"JobsInvalidCallbackGasLimit", func(c *bindings.JobsConfig) { c.CallbackGasLimit = big.NewInt(9_999) }},
		{"JobsInvalidCallbackGasLimit", func(c *bindings.JobsConfig) { c.CallbackGasLimit = big.NewInt(5_000_001) }},
		{"JobsInvalidDeadlineBounds", func(c *bindings.JobsConfig) { c.MinDeadline = new(big.Int) }},
		{"JobsInvalidDeadlineBounds", func(c *bindings.JobsConfig) { c.MinDeadline = big.NewInt(1001) }},
		{"JobsInvalidDeadlineBounds", func(c *bindings.JobsConfig) { c.MaxDeadline = big.NewInt(3_600_001) }},
	} {
		e.refuseNew(c.want, &bindings.JobsMetaData, e.jobsConfig(c.change))
	}
	for _, c := range []struct {
		want   string
		change func(*bindings.TeeManagerConfig)
	}{
		{"EnclaveZeroAddressAdmin", func(c *bindings.TeeManagerConfig) { c.Admin = zero }},
		{"TeeManagerZeroAddressAttestationVerifier", func(c *bindings.TeeManagerConfig) { c.AttestationVerifier = zero }},
		{"TeeManagerZeroAddressStakingToken", func(c *bindings.TeeManagerConfig) { c.StakingToken = zero }},
		{"TeeManagerZeroMinStakeAmount", func(c *bindings.TeeManagerConfig) { c.MinStakeAmount = new(big.Int) }},
		{"TeeManagerInvalidSlashParams", func(c *bindings.TeeManagerConfig) { c.SlashMaxBips = new(big.Int) }},
		{"TeeManagerInvalidSlashParams", func(c *bindings.TeeManagerConfig) { c.SlashPercentInBips = big.NewInt(10_001) }},
		{"TeeManagerInvalidSlashParams", func(c *bindings.TeeManagerConfig) { c.SlasherRewardInBips = big.NewInt(10_001) }},
		{"TeeManagerInvalidSlashParams", func(c *bindings.TeeManagerConfig) { c.SlashMaxBips = big.NewInt(1_000_001) }},
	} {
		e.refuseNew(c.want, &bindings.TeeManagerMetaData, e.teeConfig(c.change))
	}
	x, tm := e.Executors, e.Addresses.TeeManager
	one := big.NewInt(1)
	e.refuseNew("ExecutorsZeroAddressAdmin", &bindings.ExecutorsMetaData, x.PackConstructor(zero, tm, one, one))
	e.refuseNew("ExecutorsZeroAddressTeeManager", &bindings.ExecutorsMetaData, x.PackConstructor(e.Admin.Address, zero, one, one))
	e.refuseNew("ExecutorsInvalidStakeAdjustmentFactor", &bindings.ExecutorsMetaData, x.PackConstructor(e.Admin.Address, tm, one, new(big.Int)))
	e.refuseNew("ExecutorsInvalidStakeAdjustmentFactor", &bindings.ExecutorsMetaData, x.PackConstructor(e.Admin.Address, tm, one, e.stake(2)))
	e.refuseNew("ExecutorsInitReputationTooHigh", &bindings.ExecutorsMetaData, x.PackConstructor(e.Admin.Address, tm, big.NewInt(1<<32), one))
	e.refuseNew("EnclaveZeroAddressAdmin", &bindings.AttestationVerifierMetaData, bindings.NewAttestationVerifier().PackConstructor(zero, one))
}

// administration is refused to everybody else, and nonsense to the administrator.
func (e *provoker) administration() {
	j, x, tm := e.Addresses.Jobs, e.Addresses.Executors, e.Addresses.TeeManager
	av, b := e.Addresses.AttestationVerifier, bindings.NewAttestationVerifier()
	i := sim.Image(9)
	for _, c := range []struct {
		to   common.Address
		data []byte
	}{
		{j, e.Jobs.PackAddGlobalEnv(7, big.NewInt(1), big.NewInt(1))},
		{j, e.Jobs.PackRemoveGlobalEnv(e.Params.Env)},
		{j, e.Jobs.PackSetDeadlineBounds(e.Params.Env, big.NewInt(1), big.NewInt(2))},
		{x, e.Executors.PackAddJobs(e.client.Address)},
		{x, e.Executors.PackRemoveJobs(j)},
		{x, e.Executors.PackExpelJobs(j)},
		{tm, e.TeeManager.PackSetExecutors(x)},
		{tm, e.TeeManager.PackWhitelistEnclaveImage(i.PCR0, i.PCR1, i.PCR2)},
		{tm, e.TeeManager.PackRevokeEnclaveImage(e.Image.ID())},
		{tm, e.TeeManager.PackRevokeEnclaveKey(e.enclaves[0].Address)},
		{tm, e.TeeManager.PackRevokeImageAndEvict(e.Image.ID(), nil)},
		{tm, e.TeeManager.PackRevokeKeysAndEvict(nil)},
		{av, b.PackWhitelistEnclaveImage(i.PCR0, i.PCR1, i.PCR2)},
		{av, b.PackWhitelistEnclaveKey(e.client.PublicKey(), e.Params.VerifierImage.ID())},
		{av, b.PackRevokeEnclaveImage(e.Params.VerifierImage.ID())},
		{av, b.PackRevokeEnclaveKey(e.Verifier.Address)},
		{j, e.Jobs.PackGrantRole([32]byte{}, e.client.Address)},
	} {
		e.refuse("AccessControlUnauthorizedAccount", e.client, c.to, c.data)
	}
	e.refuse("AccessControlBadConfirmation", e.client, j, e.Jobs.PackRenounceRole([32]byte{}, e.Admin.Address))

	big64 := new(big.Int).Lsh(big.NewInt(1), 64)
	e.refuse("JobsGlobalEnvAlreadySupported", e.Admin, j, e.Jobs.PackAddGlobalEnv(e.Params.Env, big.NewInt(1), big.NewInt(1)))
	e.refuse("JobsGlobalEnvAlreadyUnsupported", e.Admin, j, e.Jobs.PackRemoveGlobalEnv(7))
	e.refuse("JobsFeeTooHigh", e.Admin, j, e.Jobs.PackAddGlobalEnv(7, big64, big.NewInt(1)))
	e.refuse("JobsFeeTooHigh", e.Admin, j, e.Jobs.PackAddGlobalEnv(7, big.NewInt(1), big64))
	e.refuse("JobsUnsupportedEnv", e.Admin, j, e.Jobs.PackSetDeadlineBounds(7, big.NewInt(1), big.NewInt(2)))
	e.refuse("JobsInvalidDeadlineBounds", e.Admin, j, e.Jobs.PackSetDeadlineBounds(e.Params.Env, new(big.Int), big.NewInt(2)))
	e.refuse("TeeManagerInvalidExecutors", e.Admin, tm, e.TeeManager.PackSetExecutors(common.Address{}))
	e.refuse("TeeManagerExecutorsAlreadySet", e.Admin, tm, e.TeeManager.PackSetExecutors(x))
	short, debug := i, i
	short.PCR1, debug.PCR0 = short.PCR1[1:], make([]byte, 48)
	for _, i := range []deploy.Image{short, debug} {
		e.refuse("EnclavePCRsInvalid", e.Admin, tm, e.TeeManager.PackWhitelistEnclaveImage(i.PCR0, i.PCR1, i.PCR2))
	}
	e.refuse("EnclavePubkeyLengthInvalid", e.Admin, av, b.PackWhitelistEnclaveKey(make([]byte, 65), e.Params.VerifierImage.ID()))
	e.refuse("EnclaveImageNotWhitelisted", e.Admin, av, b.PackWhitelistEnclaveKey(make([]byte, 64), i.ID()))
}

// callers: what one contract asks of another is refused to everybody else.
func (e *provoker) callers() {
	x, tm := e.Addresses.Executors, e.Addresses.TeeManager
	node, env, one := e.enclaves[0].Address, e.Params.Env, big.NewInt(1)
	for _, data := range [][]byte{
		e.Executors.PackSelect(env, one, one), e.Executors.PackAnswered(env, node, one), e.Executors.PackCollectPay(node),
		e.Executors.PackInitTree(7), e.Executors.PackSlash(env, []*big.Int{new(big.Int)}, node, node, true),
	} {
		e.refuse("ExecutorsNotJobs", e.Admin, x, data)
	}
	for _, data := range [][]byte{
		e.Executors.PackRegister(node, env, one, one), e.Executors.PackSetStake(node, one), e.Executors.PackDeregister(node),
		e.Executors.PackEvict(node), e.Executors.PackReinstate(node, one),
	} {
		e.refuse("ExecutorsNotTeeManager", e.Admin, x, data)
	}
	e.refuse("TeeManagerInvalidCaller", e.Admin, tm, e.TeeManager.PackSlashNodes([]common.Address{node}, node, node, true))

	// On a second network, where a Jobs contract may be anybody.
	w := newWorldOn(e.t, e.world, func(*deploy.Params) {})
	x = w.Addresses.Executors
	w.send(w.Admin, x, w.Executors.PackAddJobs(w.gasKey.Address))
	w.addExecutor(0, 1, 1)
	e.provoked["PayOverflow"] = true
	w.refused("PayOverflow", w.gasKey, x, w.Executors.PackAnswered(env, w.enclaves[0].Address, new(big.Int).Lsh(one, 112)))
	e.provoked["ExecutorsGlobalEnvAlreadySupported"] = true
	w.refused("ExecutorsGlobalEnvAlreadySupported", w.gasKey, x, w.Executors.PackInitTree(env))
	for i := range 253 { // the network's own and gasKey's make 255
		w.send(w.Admin, x, w.Executors.PackAddJobs(common.BigToAddress(big.NewInt(int64(1000+i)))))
	}
	e.provoked["ExecutorsTooManyJobsContracts"] = true
	w.refused("ExecutorsTooManyJobsContracts", w.Admin, x, w.Executors.PackAddJobs(w.client.Address))
	w.send(w.Admin, x, w.Executors.PackRemoveJobs(w.gasKey.Address))
	w.refused("ExecutorsNotJobs", w.gasKey, x, w.Executors.PackInitTree(8))
	w.send(w.Admin, x, w.Executors.PackExpelJobs(w.gasKey.Address))
	w.refused("ExecutorsNotJobs", w.gasKey, x, w.Executors.PackCollectPay(node))
	w.send(w.Admin, x, w.Executors.PackAddJobs(w.gasKey.Address)) // an old one may return

	// A TeeManager that nothing is connected to yet.
	receipt, err := w.Send(w.ctx, w.Admin, nil, append(common.FromHex(bindings.TeeManagerMetaData.Bin), e.teeConfig(func(*bindings.TeeManagerConfig) {})...))
	if err != nil {
		e.t.Fatal(err)
	}
	r, err := w.NewRegistration(w.ctx, sim.NewAccount("nobody"), w.owner.Address, 1, w.stake(1))
	if err != nil {
		e.t.Fatal(err)
	}
	data, err := w.RegisterData(r)
	if err != nil {
		e.t.Fatal(err)
	}
	e.refuse("TeeManagerInvalidExecutors", w.owner, receipt.ContractAddress, data)
}

func (e *provoker) jobs() {
	j := e.Addresses.Jobs
	create := func(env uint8, secret, ms int64) []byte {
		return e.Jobs.PackCreateJob(env, big.NewInt(secret), [32]byte{}, nil, big.NewInt(ms))
	}
	e.refuse("JobsSecretsUnsupported", e.client, e.replaceJobs().Addresses.Jobs, create(e.Params.Env, 1, 1000)) // told of no SecretManager yet
	e.refuse("SecretManagerInvalidSecret", e.client, j, create(e.Params.Env, 1, 1000))
	e.refuse("JobsUnsupportedEnv", e.client, j, create(7, 0, 1000))
	e.refuse("JobsInvalidDeadline", e.client, j, create(e.Params.Env, 0, 1))
	e.refuse("ERC20InsufficientAllowance", e.gasKey, j, create(e.Params.Env, 0, 1000))
	e.refuse("JobsZeroAddress", e.client, j, e.Jobs.PackDepositFor(common.Address{}, big.NewInt(1)))
	e.refuse("JobsInsufficientDeposit", e.client, j, e.Jobs.PackWithdraw(big.NewInt(1)))
	e.refuse("JobsUnknownExecutor", e.client, j, e.Jobs.PackWithdrawPay(e.client.Address))
	e.refuse("JobsInvalidJob", e.client, j, e.Jobs.PackSlashOnExecutionTimeout(big.NewInt(99)))
	job := e.create(second)
	e.refuse("JobsDeadlineNotOver", e.client, j, e.Jobs.PackSlashOnExecutionTimeout(job.JobId))
	for i := range 3 {
		e.answer(job, i)
	}
	for _, node := range e.enclaves {
		e.send(e.owner, e.Addresses.TeeManager, e.TeeManager.PackDrainTeeNode(node.Address))
	}
	e.refuse("JobsUnavailableResources", e.client, j, create(e.Params.Env, 0, 1000))
	for _, node := range e.enclaves {
		e.send(e.owner, e.Addresses.TeeManager, e.TeeManager.PackReviveTeeNode(node.Address))
	}
}

func (e *provoker) outputs() {
	j := e.Addresses.Jobs
	job := e.create(60 * second)
	first := e.enclave(job.SelectedExecutors[0])
	submit := func(change func(*sim.Answer), signer sim.Account) []byte {
		a := answerOf(job, e.now())
		change(&a)
		data, err := e.SubmitData(a, signer)
		if err != nil {
			e.t.Fatal(err)
		}
		return data
	}
	same := func(*sim.Answer) {}
	e.refuse("JobsInvalidJob", e.gasKey, j, submit(func(a *sim.Answer) { a.JobID = big.NewInt(99) }, first))
	e.refuse("JobsSignatureFromFuture", e.gasKey, j, submit(func(a *sim.Answer) { a.SignedAt = a.SignedAt.Add(time.Minute) }, first))
	e.refuse("JobsSignatureTooOld", e.gasKey, j, submit(func(a *sim.Answer) { a.SignedAt = a.SignedAt.Add(-e.Params.SignMaxAge) }, first))
	e.refuse("JobsNotSelectedExecutor", e.gasKey, j, submit(same, e.client))
	for _, node := range e.enclaves {
		if !selectedHas(job, node.Address) {
			e.refuse("JobsNotSelectedExecutor", e.gasKey, j, submit(same, node))
		}
	}
	e.badSignatures(job)
	e.answer(job, 0)
	e.refuse("JobsExecutorAlreadySubmittedOutput", e.gasKey, j, submit(same, first))
	e.expire(60 * second)
	e.refuse("JobsExecutionTimeOver", e.gasKey, j, submit(same, e.enclave(job.SelectedExecutors[1])))
	e.slash(job.JobId)
}

// badSignatures are altered forms of a good one.
func (e *provoker) badSignatures(job *bindings.JobsJobCreated) {
	a := answerOf(job, e.now())
	data, err := e.SubmitData(a, e.enclave(job.SelectedExecutors[0]))
	if err != nil {
		e.t.Fatal(err)
	}
	good := signatureOf(e.t, data)
	submit := func(sig []byte) []byte {
		return e.Jobs.PackSubmitOutput(sig, a.JobID, a.Output, new(big.Int).SetUint64(a.TotalTime), 0, big.NewInt(a.SignedAt.Unix()))
	}
	e.refuse("ECDSAInvalidSignatureLength", e.gasKey, e.Addresses.Jobs, submit(good[:64]))
	e.refuse("ECDSAInvalidSignatureLength", e.gasKey, e.Addresses.Jobs, submit(append(good[:65:65], 0)))
	for _, v := range []byte{0, 1, 26, 29} {
		e.refuse("ECDSAInvalidSignature", e.gasKey, e.Addresses.Jobs, submit(append(good[:64:64], v)))
	}
	// The other signature that the curve allows: s' = order - s.
	high := append([]byte{}, good...)
	s := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(good[32:64]))
	s.FillBytes(high[32:64])
	high[64] = 27 + 28 - high[64]
	e.refuse("ECDSAInvalidSignatureS", e.gasKey, e.Addresses.Jobs, submit(high))
}

func (e *provoker) registry() {
	for _, name := range []string{
		"AttestationTooOld", "AttestationFromFuture", "EnclaveKeyNotVerified", "TeeManagerInvalidSigner", "TeeManagerSignatureTooOld",
		"TeeManagerSignatureFromFuture", "TeeManagerEnclaveAlreadyExists", "ExecutorsUnsupportedEnv", "ExecutorsInvalidJobCapacity",
		"TeeManagerEnclaveNotDraining", "TeeManagerEnclaveAlreadyRevived", "TeeManagerEnclaveAlreadyDraining", "TeeManagerInsufficientStake", "TeeManagerStakeBelowMinimum",
		"EnclaveKeyWasRevoked", "TeeManagerInvalidEnclaveOwner", "TeeManagerEnclaveOwnerChanged", "TeeManagerEnclaveStillTrusted", "TeeManagerEnclaveAlreadyEvicted", "ExecutorsEvicted",
		"ExecutorsHasPendingJobs", "TeeManagerEnclaveHasPendingJobs",
	} {
		e.provoked[name] = true // registry_test.go and slash_test.go
	}
}

func (e *provoker) verifier() {
	r, err := e.NewRegistration(e.ctx, sim.NewAccount("x"), e.owner.Address, 1, e.stake(1))
	if err != nil {
		e.t.Fatal(err)
	}
	sig, attestation, err := e.Attestation(r)
	if err != nil {
		e.t.Fatal(err)
	}
	attestation.EnclavePubKey = attestation.EnclavePubKey[1:]
	e.refuse("EnclavePubkeyLengthInvalid", e.gasKey, e.Addresses.TeeManager, e.TeeManager.PackVerifyEnclaveKey(sig, attestation))
}

func selectedHas(job *bindings.JobsJobCreated, enclave common.Address) bool {
	for _, s := range job.SelectedExecutors {
		if s == enclave {
			return true
		}
	}
	return false
}

// signatureOf takes the signature out of a packed submitOutput.
func signatureOf(t testing.TB, data []byte) []byte {
	t.Helper()
	parsed, err := abi.JSON(strings.NewReader(bindings.JobsMetaData.ABI))
	if err != nil {
		t.Fatal(err)
	}
	values, err := parsed.Methods["submitOutput"].Inputs.Unpack(data[4:])
	if err != nil {
		t.Fatal(err)
	}
	return values[0].([]byte)
}
