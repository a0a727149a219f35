package contracts_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

func (e *provoker) secretConfig(change func(*bindings.SecretManagerConfig)) []byte {
	c := bindings.SecretManagerConfig{
		Admin: e.Admin.Address, SecretStore: e.Addresses.SecretStore, UsdcToken: e.PaymentToken, NoOfNodesToSelect: big.NewInt(3),
		MinStoreDuration: big.NewInt(300), MaxStoreDuration: big.NewInt(3000), AcknowledgementTimeout: big.NewInt(60),
		SecretStoreFeeRate: big.NewInt(1), StakingPaymentPool: e.Admin.Address,
	}
	change(&c)
	return e.SecretManager.PackConstructor(c)
}

func (e *provoker) secretConstructors() {
	zero := common.Address{}
	for _, c := range []struct {
		want   string
		change func(*bindings.SecretManagerConfig)
	}{
		{"SecretManagerZeroAddressAdmin", func(c *bindings.SecretManagerConfig) { c.Admin = zero }},
		{"SecretManagerZeroAddressUsdcToken", func(c *bindings.SecretManagerConfig) { c.UsdcToken = zero }},
		{"SecretManagerZeroAddress", func(c *bindings.SecretManagerConfig) { c.SecretStore = zero }},
		{"SecretManagerZeroAddress", func(c *bindings.SecretManagerConfig) { c.StakingPaymentPool = zero }},
		{"SecretManagerInvalidNoOfNodes", func(c *bindings.SecretManagerConfig) { c.NoOfNodesToSelect = new(big.Int) }},
		{"SecretManagerInvalidNoOfNodes", func(c *bindings.SecretManagerConfig) { c.NoOfNodesToSelect = big.NewInt(8) }},
		{"SecretManagerInvalidTimes", func(c *bindings.SecretManagerConfig) { c.AcknowledgementTimeout = new(big.Int) }},
		{"SecretManagerInvalidTimes", func(c *bindings.SecretManagerConfig) {
			c.AcknowledgementTimeout, c.MinStoreDuration, c.MaxStoreDuration = big.NewInt(65_534), big.NewInt(70_000), big.NewInt(70_000)
		}},
		{"SecretManagerInvalidTimes", func(c *bindings.SecretManagerConfig) { c.MinStoreDuration = big.NewInt(60) }},
		{"SecretManagerInvalidTimes", func(c *bindings.SecretManagerConfig) { c.MaxStoreDuration = big.NewInt(299) }},
		{"SecretManagerInvalidTimes", func(c *bindings.SecretManagerConfig) { c.MaxStoreDuration = big.NewInt(3650*86_400 + 1) }},
		{"SecretManagerInvalidFeeRate", func(c *bindings.SecretManagerConfig) { c.SecretStoreFeeRate = new(big.Int).Lsh(big.NewInt(1), 64) }},
	} {
		e.refuseNew(c.want, &bindings.SecretManagerMetaData, e.secretConfig(c.change))
	}
	other := newWorldOn(e.t, e.world, func(*deploy.Params) {})
	type store struct {
		admin, tee, executors  common.Address
		quantum, size, timeout *big.Int
	}
	for _, c := range []struct {
		want   string
		change func(*store)
	}{
		{"SecretStoreZeroAddressAdmin", func(c *store) { c.admin = zero }},
		{"SecretStoreZeroAddressTeeManager", func(c *store) { c.tee = zero }},
		{"SecretStoreInvalidExecutors", func(c *store) { c.executors = zero }},
		{"SecretStoreInvalidExecutors", func(c *store) { c.executors = other.Addresses.Executors }},
		{"SecretStoreInvalidStakeAdjustmentFactor", func(c *store) { c.quantum = new(big.Int) }},
		{"SecretStoreInvalidStakeAdjustmentFactor", func(c *store) { c.quantum = e.stake(2) }},
		{"SecretStoreInvalidMaxSecretSize", func(c *store) { c.size = new(big.Int) }},
		{"SecretStoreInvalidMaxSecretSize", func(c *store) { c.size = big.NewInt(1 << 32) }},
		{"SecretStoreInvalidMarkAliveTimeout", func(c *store) { c.timeout = big.NewInt(30) }},
		{"SecretStoreInvalidMarkAliveTimeout", func(c *store) { c.timeout = big.NewInt(30*86_400 + 1) }},
	} {
		s := store{e.Admin.Address, e.Addresses.TeeManager, e.Addresses.Executors, big.NewInt(1), big.NewInt(1), big.NewInt(60)}
		c.change(&s)
		e.refuseNew(c.want, &bindings.SecretStoreMetaData, e.SecretStore.PackConstructor(s.admin, s.tee, s.executors, s.quantum, s.size, s.timeout))
	}
}

// secretAdministration: each connection is made once, by the administrator, and to what fits.
func (e *provoker) secretAdministration() {
	other := newWorldOn(e.t, e.world, func(*deploy.Params) {})
	a, b := e.Addresses, other.Addresses
	bare := e.replaceJobs().Addresses.Jobs
	fresh, _ := e.deployArtefact("SecretStore", e.Admin.Address, a.TeeManager, a.Executors, big.NewInt(1), big.NewInt(1), big.NewInt(60))
	manager, _ := e.deployArtefact("TeeManager", bindings.TeeManagerConfig{
		Admin: e.Admin.Address, AttestationVerifier: a.AttestationVerifier, AttestationMaxAge: big.NewInt(600), StakingToken: e.StakingToken,
		MinStakeAmount: big.NewInt(100), SlashPercentInBips: big.NewInt(100), SlashMaxBips: big.NewInt(10_000), SlasherRewardInBips: big.NewInt(100),
	})
	for _, c := range []struct {
		want string
		to   common.Address
		data []byte
	}{
		{"JobsSecretManagerAlreadySet", a.Jobs, e.Jobs.PackSetSecretManager(a.SecretManager)},
		{"JobsInvalidSecretManager", bare, e.Jobs.PackSetSecretManager(common.Address{})},
		{"JobsInvalidSecretManager", bare, e.Jobs.PackSetSecretManager(b.SecretManager)},
		{"SecretStoreSecretManagerAlreadySet", a.SecretStore, e.SecretStore.PackSetSecretManager(a.SecretManager)},
		{"SecretStoreInvalidSecretManager", fresh, e.SecretStore.PackSetSecretManager(common.Address{})},
		{"SecretStoreInvalidSecretManager", fresh, e.SecretStore.PackSetSecretManager(a.SecretManager)},
		{"TeeManagerSecretStoreAlreadySet", a.TeeManager, e.TeeManager.PackSetSecretStore(a.SecretStore)},
		{"TeeManagerInvalidSecretStore", manager, e.TeeManager.PackSetSecretStore(common.Address{})},
		{"TeeManagerInvalidSecretStore", manager, e.TeeManager.PackSetSecretStore(a.SecretStore)},
		{"SecretStoreGlobalEnvAlreadySupported", a.SecretStore, e.SecretStore.PackInitTree(e.Params.Env)},
	} {
		e.refuse(c.want, e.Admin, c.to, c.data)
		e.refuse("AccessControlUnauthorizedAccount", e.client, c.to, c.data)
	}
	e.send(e.Admin, bare, e.Jobs.PackSetSecretManager(a.SecretManager))
	if got := view(e.world, bare, e.Jobs.PackSECRETSTORE(), e.Jobs.UnpackSECRETSTORE); got != a.SecretStore {
		e.t.Errorf("Jobs.SECRET_STORE is %s, not %s", got, a.SecretStore)
	}
}

// secretCallers: what one contract asks of another is refused to everybody else.
func (e *provoker) secretCallers() {
	node, one, s := e.enclaves[0].Address, big.NewInt(1), e.SecretStore
	for _, data := range [][]byte{
		s.PackSelect(e.Params.Env, one, one, nil), s.PackHold(node, one, one), s.PackRelease(node, one, true), s.PackDrop(node, one, one),
		s.PackMarkAlive(node, one), s.PackMarkDead(node, node, node),
	} {
		e.refuse("SecretStoreNotSecretManager", e.Admin, e.Addresses.SecretStore, data)
	}
	for _, data := range [][]byte{
		s.PackRegisterSecretStore(node, one, e.Params.Env, one), s.PackAddSecretStoreStake(node, e.Params.Env, one),
		s.PackDrainSecretStore(node, e.Params.Env, node), s.PackReviveSecretStore(node, e.Params.Env, one),
		s.PackEvictSecretStore(node), s.PackDeregisterSecretStore(node),
	} {
		e.refuse("SecretStoreNotTeeManager", e.Admin, e.Addresses.SecretStore, data)
	}
	e.refuse("SecretManagerCallerIsNotSecretStore", e.Admin, e.Addresses.SecretManager, e.SecretManager.PackRenounceSecrets(node, node, nil, one))
	e.refuse("TeeManagerInvalidCaller", e.Admin, e.Addresses.TeeManager, e.TeeManager.PackSlashStore(node, node, node))
	e.refuse("ExecutorsNotJobs", e.Admin, e.Addresses.Executors, e.Executors.PackSelectAmong(e.Params.Env, nil, one, one))

	// An env of executors that is none of stores.
	w := newWorldOn(e.t, e.world, func(*deploy.Params) {})
	w.send(w.Admin, w.Addresses.Jobs, w.Jobs.PackAddGlobalEnv(7, one, one))
	r, err := w.NewRegistration(w.ctx, e.client, w.owner.Address, 1, w.stake(1))
	if err != nil {
		e.t.Fatal(err)
	}
	r.Env = 7
	data, err := w.RegisterData(r)
	if err != nil {
		e.t.Fatal(err)
	}
	e.provoked["SecretStoreUnsupportedEnv"] = true
	w.refused("SecretStoreUnsupportedEnv", w.owner, w.Addresses.TeeManager, data)

	for _, name := range []string{
		"SecretManagerInvalidSizeLimit", "SecretManagerInvalidEndTimestamp", "SecretManagerInsufficientUsdcDeposit", "SecretManagerDepositTooHigh",
		"SecretManagerUnavailableResources", "SecretManagerInvalidSecretOwner", "SecretManagerUserNotAllowed", "SecretManagerUnacknowledged",
		"SecretManagerAlreadyTerminated", "SecretManagerTerminationPending", "SecretManagerEnclaveNotFound", "SecretManagerAlreadyAcknowledged",
		"SecretManagerAcknowledgedAlready", "SecretManagerAcknowledgementTimeOver", "SecretManagerAcknowledgementTimeoutPending",
		"SecretManagerSignatureTooOld", "SecretManagerStoreIsAlive", "SecretManagerStoreNotDraining", "SecretStoreHasOccupiedStorage",
		"SecretStoreUnknown", "SecretStoreIsDraining", "SecretStoreIsEvicted", "SecretStoreIsDead", "SecretStoreSignatureTooOld",
		"SecretStoreSignatureFromFuture", "JobsSecretUnavailable",
	} {
		e.provoked[name] = true // secretlife_test.go and its neighbours
	}
}
