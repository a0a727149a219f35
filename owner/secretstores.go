package owner

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Why an enclave of the registry is not drawn as the store of a new secret.
var (
	ErrStoreless      = errors.New("it keeps no secrets")
	ErrStoreDraining  = errors.New("it is draining")
	ErrStoreEvicted   = errors.New("it is evicted: its image or its key is not trusted any more")
	ErrStoreDead      = errors.New("its proof of life is overdue")
	ErrStoreFull      = errors.New("it has no room for a secret of the greatest size")
	ErrStoreStake     = errors.New("its stake is too small")
	ErrStoreSuspended = errors.New("it did not acknowledge an earlier secret in time, and is suspended until its next proof of life")
)

// Candidate is an enclave of the registry, as the store of a new secret.
type Candidate struct {
	Enclave common.Address
	Weight  uint64 // with which it is drawn
	Err     error  // why it is not drawn, one of those above; nil: it may be
}

const (
	positionsAtOnce = 512 // of the registry, in one question
	questionsAtOnce = 8
)

// Candidates returns all enclaves of the registry that run code, those that are
// likeliest to be drawn first, and those that are not drawn last.
func (s Secrets) Candidates(ctx context.Context) ([]Candidate, error) {
	v := s.views(ctx)
	from := v.registry()
	enclaves := v.enclaves(from.executors)
	alive, b := map[common.Address]bool{}, bindings.NewSecretStore()
	for some := range slices.Chunk(enclaves, positionsAtOnce) {
		for _, e := range ask(v, from.stores, b.PackAliveOf(some), b.UnpackAliveOf) {
			alive[e] = true
		}
	}
	if v.err != nil {
		return nil, v.err
	}
	all := make([]Candidate, len(enclaves))
	asked, ctx := errgroup.WithContext(ctx)
	asked.SetLimit(questionsAtOnce)
	for i, e := range enclaves {
		asked.Go(func() (err error) {
			all[i], err = s.views(ctx).candidate(from, e, alive[e])
			return err
		})
	}
	if err := asked.Wait(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b Candidate) int { return cmp.Compare(b.Weight, a.Weight) })
	return all, nil
}

// registryAt is where the enclaves of a network are listed.
type registryAt struct {
	executors, stores, nodes common.Address // Executors, SecretStore, TeeManager
	room                     *big.Int       // bytes that a store must have free
	stake                    *big.Int       // the least, staking token's smallest unit
}

func (v *secretViews) registry() registryAt {
	b, m := bindings.NewSecretManager(), bindings.NewTeeManager()
	at := registryAt{
		executors: ask(v, v.Manager, b.PackEXECUTORS(), b.UnpackEXECUTORS),
		stores:    ask(v, v.Manager, b.PackSECRETSTORE(), b.UnpackSECRETSTORE),
		nodes:     ask(v, v.Manager, b.PackTEEMANAGER(), b.UnpackTEEMANAGER),
		room:      ask(v, v.Manager, b.PackGLOBALMAXSECRETSIZE(), b.UnpackGLOBALMAXSECRETSIZE),
	}
	at.stake = ask(v, at.nodes, m.PackMINSTAKEAMOUNT(), m.UnpackMINSTAKEAMOUNT)
	return at
}

// enclaves lists who is registered. A position that is free has the next free
// one, counted from 1, in the place of an address, and the last of them 0, as
// have the positions that were never used: so a second 0 is the end.
func (v *secretViews) enclaves(executors common.Address) (all []common.Address) {
	b, none := bindings.NewExecutors(), 0
	for first := int64(0); v.err == nil && none < 2; first += positionsAtOnce {
		var positions []*big.Int
		for i := range int64(positionsAtOnce) {
			positions = append(positions, big.NewInt(first+i))
		}
		for _, at := range ask(v, executors, b.PackEnclavesAt(jobs.Env, positions), b.UnpackEnclavesAt) {
			switch {
			case at == common.Address{}:
				none++
			case !freePosition(at):
				all = append(all, at)
			}
		}
	}
	return all
}

// freePosition tells the number of a position from an address.
func freePosition(at common.Address) bool {
	return [16]byte(at[:16]) == [16]byte{} && binary.BigEndian.Uint32(at[16:]) <= 1<<16
}

// candidate reads why an enclave is not drawn, if it is not.
func (v *secretViews) candidate(from registryAt, enclave common.Address, alive bool) (Candidate, error) {
	c, b := Candidate{Enclave: enclave}, bindings.NewSecretStore()
	weight := ask(v, from.stores, b.PackGetNodeValue(jobs.Env, enclave), b.UnpackGetNodeValue)
	if v.err != nil {
		return c, v.err
	}
	if weight.Sign() > 0 && alive {
		c.Weight = weight.Uint64()
		return c, nil
	}
	c.Err = v.whyNotDrawn(from, enclave, alive)
	return c, v.err
}

func (v *secretViews) whyNotDrawn(from registryAt, enclave common.Address, alive bool) error {
	b, x, m := bindings.NewSecretStore(), bindings.NewExecutors(), bindings.NewTeeManager()
	r := ask(v, from.stores, b.PackSecretStores(enclave), b.UnpackSecretStores)
	draining := ask(v, from.stores, b.PackIsDraining(enclave), b.UnpackIsDraining)
	evicted := ask(v, from.executors, x.PackIsEvicted(enclave), x.UnpackIsEvicted)
	node := ask(v, from.nodes, m.PackTeeNodes(enclave), m.UnpackTeeNodes)
	if v.err != nil {
		return v.err
	}
	free := new(big.Int).Sub(r.StorageCapacity, r.StorageOccupied)
	switch {
	case r.StorageCapacity.Sign() == 0:
		return ErrStoreless
	case evicted:
		return ErrStoreEvicted
	case draining:
		return ErrStoreDraining
	case !alive:
		return fmt.Errorf("%w: the last one was at %s", ErrStoreDead, unix(r.LastAliveTimestamp).Format(time.DateTime+" UTC"))
	case free.Cmp(from.room) < 0:
		return fmt.Errorf("%w, %d bytes: %d of %d are free", ErrStoreFull, from.room, free, r.StorageCapacity)
	case node.StakeAmount.Cmp(from.stake) < 0:
		return ErrStoreStake
	}
	return ErrStoreSuspended
}
