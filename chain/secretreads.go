package chain

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// maxSecretSize bounds what a contract says of sizes, in bytes.
const maxSecretSize = 1 << 40

// SecretParams are the parameters of the contracts for secrets that an executor
// must know.
type SecretParams struct {
	jobs.SecretParams
	MaxSize  uint64         // of a secret, bytes
	Copies   uint64         // of each secret
	Store    common.Address // the SecretStore contract, as SecretManager has it
	Payment  common.Address // the token that secrets are paid in
	FeeRate  *big.Int       // of a terabyte (10^12 bytes), second and copy; the token's smallest unit
	MinStake *big.Int       // with which a store is selected, of the staking token
}

// ReadSecretParams reads the parameters of the SecretManager contract, which must
// use the given TeeManager. An address without code is ErrNoContract.
func ReadSecretParams(ctx context.Context, client viewBackend, manager, teeManager common.Address) (SecretParams, error) {
	if err := CheckContract(ctx, client, "SecretManager", manager); err != nil {
		return SecretParams{}, err
	}
	m, t := bindings.NewSecretManager(), bindings.NewTeeManager()
	r := viewReader{ctx: ctx, client: client, name: "SecretManager", contract: manager}
	p := SecretParams{
		SecretParams: jobs.SecretParams{
			AckTimeout:   r.seconds("ACKNOWLEDGEMENT_TIMEOUT", view1(&r, manager, m.PackACKNOWLEDGEMENTTIMEOUT(), m.UnpackACKNOWLEDGEMENTTIMEOUT)),
			AliveTimeout: r.seconds("MARK_ALIVE_TIMEOUT", view1(&r, manager, m.PackMARKALIVETIMEOUT(), m.UnpackMARKALIVETIMEOUT)),
		},
		MaxSize: r.bounded("GLOBAL_MAX_SECRET_SIZE", view1(&r, manager, m.PackGLOBALMAXSECRETSIZE(), m.UnpackGLOBALMAXSECRETSIZE), maxSecretSize, " bytes"),
		Copies:  r.count("NO_OF_NODES_TO_SELECT", view1(&r, manager, m.PackNOOFNODESTOSELECT(), m.UnpackNOOFNODESTOSELECT)),
		Store:   view1(&r, manager, m.PackSECRETSTORE(), m.UnpackSECRETSTORE),
		Payment: view1(&r, manager, m.PackUSDCTOKEN(), m.UnpackUSDCTOKEN),
		FeeRate: view1(&r, manager, m.PackSECRETSTOREFEERATE(), m.UnpackSECRETSTOREFEERATE),
	}
	registry := view1(&r, manager, m.PackTEEMANAGER(), m.UnpackTEEMANAGER)
	if isNotIt(r.err) {
		return SecretParams{}, wrongContract("SecretManager", manager, "it lacks views")
	}
	if r.err == nil && registry != teeManager {
		return SecretParams{}, fmt.Errorf("%w: the SecretManager contract %s uses the TeeManager %s, not %s: correct one of the two addresses", ErrParams, manager, registry, teeManager)
	}
	p.MinStake = view1(&r, teeManager, t.PackMINSTAKEAMOUNT(), t.UnpackMINSTAKEAMOUNT)
	return p, r.err
}

// SecretReader reads what the contracts have of secrets, as the quorum of its
// client's endpoints has it after one block. An endpoint that has not got that
// block yet is of none: too few are ErrUnconfirmed or the endpoint's error, and
// never a state. It is safe for concurrent use.
type SecretReader struct {
	client                       *Client
	manager, teeManager, enclave common.Address
	params                       SecretParams
	managerABI                   *bindings.SecretManager
	storeABI                     *bindings.SecretStore
	teeABI                       *bindings.TeeManager
	executorsABI                 *bindings.Executors
}

// NewSecretReader returns a reader for the store of an enclave; p is what
// ReadSecretParams gave of manager.
func NewSecretReader(client *Client, manager, teeManager, enclave common.Address, p SecretParams) *SecretReader {
	return &SecretReader{
		client: client, manager: manager, teeManager: teeManager, enclave: enclave, params: p,
		managerABI: bindings.NewSecretManager(), storeABI: bindings.NewSecretStore(),
		teeABI: bindings.NewTeeManager(), executorsABI: bindings.NewExecutors(),
	}
}

func (s *SecretReader) at(ctx context.Context, block uint64) viewReader {
	return viewReader{ctx: ctx, client: agreedAt{s.client, new(big.Int).SetUint64(block)}, name: "SecretManager", contract: s.manager}
}

// Secret returns a secret as it is after a block; the zero value if there is none.
func (s *SecretReader) Secret(ctx context.Context, id jobs.ID, block uint64) (jobs.SecretState, error) {
	r := s.at(ctx, block)
	v := view1(&r, s.manager, s.managerABI.PackUserStorage(id.Big()), s.managerABI.UnpackUserStorage)
	if r.err != nil || v.Owner == (common.Address{}) {
		return jobs.SecretState{}, r.err
	}
	state := jobs.SecretState{
		Owner: v.Owner, SizeLimit: r.bounded("secret's size", v.SizeLimit, maxSecretSize, " bytes"),
		End: r.unix("secret's end", v.EndTimestamp), Ready: v.AckTimestamp.Sign() > 0,
	}
	for _, c := range view1(&r, s.manager, s.managerABI.PackGetSelectedEnclaves(id.Big()), s.managerABI.UnpackGetSelectedEnclaves) {
		state.Copies = append(state.Copies, jobs.SecretCopy{
			Enclave: c.EnclaveAddress, Acknowledged: c.HasAcknowledgedStore, Selected: r.unix("time of a selection", c.SelectTimestamp),
		})
	}
	if r.err != nil {
		return jobs.SecretState{}, r.err
	}
	return state, nil
}

// Store returns a store as it is after a block. Of others than the reader's
// enclave it says neither what they hold nor whether they are idle.
func (s *SecretReader) Store(ctx context.Context, enclave common.Address, block uint64) (jobs.StoreState, error) {
	r := s.at(expectingList(ctx), block)
	v := view1(&r, s.params.Store, s.storeABI.PackSecretStores(enclave), s.storeABI.UnpackSecretStores)
	node := view1(&r, s.teeManager, s.teeABI.PackTeeNodes(enclave), s.teeABI.UnpackTeeNodes)
	if r.err != nil {
		return jobs.StoreState{}, r.err
	}
	state := jobs.StoreState{
		Registered: node.Owner != common.Address{} && v.StorageCapacity.Sign() > 0, Draining: node.Draining,
		Dead: v.DeadTimestamp.Sign() > 0 || s.evicted(&r, enclave), LastAlive: r.unix("proof of life", v.LastAliveTimestamp),
	}
	if enclave == s.enclave && r.err == nil {
		ids := view1(&r, s.params.Store, s.storeABI.PackGetStoreAckSecretIds(enclave), s.storeABI.UnpackGetStoreAckSecretIds)
		if r.err == nil {
			state.Secrets, r.err = secretIDs(ids)
		}
		state.Idle = r.err == nil && s.idle(&r, state, v, node)
	}
	if r.err != nil {
		return jobs.StoreState{}, r.err
	}
	return state, nil
}

// evicted tells whether an enclave was thrown out of the registry. Contracts
// deployed earlier throw nobody out.
func (s *SecretReader) evicted(r *viewReader, enclave common.Address) bool {
	executors := view1(r, s.teeManager, s.teeABI.PackEXECUTORS(), s.teeABI.UnpackEXECUTORS)
	if r.err != nil {
		return false
	}
	one := *r
	out := view1(&one, executors, s.executorsABI.PackIsEvicted(enclave), s.executorsABI.UnpackIsEvicted)
	if one.err != nil && !isNotIt(one.err) {
		r.err = one.err
	}
	return out && one.err == nil
}

// idle tells whether nothing but a proof of life keeps a store from being drawn.
func (s *SecretReader) idle(r *viewReader, state jobs.StoreState, v bindings.SecretStoresOutput, node bindings.TeeNodesOutput) bool {
	needs := new(big.Int).Add(v.StorageOccupied, new(big.Int).SetUint64(s.params.MaxSize))
	if !state.Registered || state.Draining || state.Dead || node.StakeAmount.Cmp(s.params.MinStake) < 0 || v.StorageCapacity.Cmp(needs) < 0 {
		return false
	}
	return !view1(r, s.params.Store, s.storeABI.PackIsNodePresentInTree(node.Env, s.enclave), s.storeABI.UnpackIsNodePresentInTree) && r.err == nil
}

// Why a job owner may not use a secret now, as the contract says it.
var secretDenials = map[[4]byte]bool{
	errorSelector("SecretManagerInvalidSecret()"):     true,
	errorSelector("SecretManagerUserNotAllowed()"):    true,
	errorSelector("SecretManagerUnacknowledged()"):    true,
	errorSelector("SecretManagerAlreadyTerminated()"): true,
}

// MayUse tells whether a job owner may use a secret after a block: it asks what
// the Jobs contract asks. A refusal for another reason is an error, no answer.
func (s *SecretReader) MayUse(ctx context.Context, id jobs.ID, jobOwner common.Address, block uint64) (bool, error) {
	msg := ethereum.CallMsg{To: &s.manager, Data: s.managerABI.PackVerifyUserAndGetSelectedStores(id.Big(), jobOwner)}
	out, err := s.client.callAgreed(ctx, msg, new(big.Int).SetUint64(block))
	if reason, refused := revertData(err); refused {
		revert := &RevertError{Data: reason}
		if sel, ok := revert.Selector(); ok && secretDenials[sel] {
			return false, nil
		}
		return false, revert
	}
	if err == nil {
		_, err = s.managerABI.UnpackVerifyUserAndGetSelectedStores(out)
	}
	return err == nil, err
}

// unix reads a time of the contract, Unix seconds; 0 is the zero time.
func (r *viewReader) unix(name string, v *big.Int) time.Time {
	s := r.bounded(name, v, maxUnix, " s")
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(int64(s), 0)
}
