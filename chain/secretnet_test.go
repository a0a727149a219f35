package chain

import (
	"crypto/ecdsa"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/jobs"
)

// secretNet is a network whose enclaves are stores of secrets. The deployer owns
// all of them, and the secrets.
type secretNet struct {
	*network
	manager *bindings.SecretManager
}

const (
	netAckTimeout   = 60 * time.Second
	netAliveTimeout = 600 * time.Second
)

// newSecretNet starts one in which each secret has so many copies.
func newSecretNet(t *testing.T, stores, copies int) *secretNet {
	t.Helper()
	n := &secretNet{network: newNetworkOf(t, stores, 1<<30, func(p *deploy.Params) {
		p.SecretCopies = uint64(copies)
		p.AckTimeout, p.MarkAliveTimeout = netAckTimeout, netAliveTimeout
		p.MinSecretDuration = 2 * netAckTimeout
	}), manager: bindings.NewSecretManager()}
	token := bindings.NewTestToken()
	n.send(n.PaymentToken, token.PackApprove(n.SecretManager, new(big.Int).Mul(ether, big.NewInt(1))))
	return n
}

// create makes a secret that ends after a time, and returns its stores.
func (n *secretNet) create(duration time.Duration, allowed ...common.Address) (jobs.ID, []common.Address) {
	n.t.Helper()
	end, deposit := n.now().Add(duration), big.NewInt(1_000_000)
	receipt := n.send(n.SecretManager, n.manager.PackCreateSecret(testEnv, big.NewInt(1000), big.NewInt(end.Unix()), deposit, allowed))
	for _, l := range receipt.Logs {
		if e, err := n.manager.UnpackSecretCreatedEvent(l); err == nil {
			id, err := jobs.IDFromBig(e.SecretId)
			if err != nil {
				n.t.Fatal(err)
			}
			return id, e.SelectedEnclaves
		}
	}
	n.t.Fatal("no secret was created")
	return jobs.ID{}, nil
}

// createFor makes secrets of one copy until one is that store's, and one
// another's.
func (n *secretNet) createFor(store *ecdsa.PrivateKey, duration time.Duration) (ours, foreign jobs.ID) {
	n.t.Helper()
	for tries := 0; ours == (jobs.ID{}) || foreign == (jobs.ID{}); tries++ {
		if tries == 64 {
			n.t.Fatal("one of the stores is not drawn")
		}
		id, stores := n.create(duration)
		if stores[0] == address(store) {
			ours = id
		} else {
			foreign = id
		}
	}
	return ours, foreign
}

// manage sends a call of SecretManager.
func (n *secretNet) manage(data []byte) *types.Receipt {
	n.t.Helper()
	return n.send(n.SecretManager, data)
}

func (n *secretNet) signAcknowledge(store *ecdsa.PrivateKey, id jobs.ID, at time.Time) []byte {
	n.t.Helper()
	return sign(n.t, store, contracts.Acknowledge{SecretID: id.Big(), SignTimestamp: at}.Digest(n.domain(n.SecretManager, contracts.SecretManagerDomain)))
}

func (n *secretNet) signAlive(store *ecdsa.PrivateKey, at time.Time) []byte {
	n.t.Helper()
	return sign(n.t, store, contracts.Alive{SignTimestamp: at}.Digest(n.domain(n.SecretManager, contracts.SecretManagerDomain)))
}

// acknowledge has stores say that they hold a secret.
func (n *secretNet) acknowledge(id jobs.ID, stores ...common.Address) {
	n.t.Helper()
	for _, s := range stores {
		at := n.now()
		n.manage(n.manager.PackAcknowledgeStore(id.Big(), big.NewInt(at.Unix()), n.signAcknowledge(n.key(s), id, at)))
	}
}

// key is that of a store.
func (n *secretNet) key(store common.Address) *ecdsa.PrivateKey {
	n.t.Helper()
	for _, k := range n.enclaves {
		if address(k) == store {
			return k
		}
	}
	n.t.Fatalf("%s is no store", store)
	return nil
}

// kept makes a secret that all its stores have acknowledged.
func (n *secretNet) kept(duration time.Duration, allowed ...common.Address) jobs.ID {
	n.t.Helper()
	id, stores := n.create(duration, allowed...)
	n.acknowledge(id, stores...)
	return id
}

// pass lets chain time pass, and mines a block.
func (n *secretNet) pass(d time.Duration) {
	n.t.Helper()
	var none any
	n.rpc(&none, "evm_increaseTime", int(d.Seconds()))
	n.mine(1)
}

func (n *secretNet) watcherConfig(store *ecdsa.PrivateKey) WatcherConfig {
	cfg := testWatcherConfig()
	cfg.Jobs, cfg.TeeManager, cfg.Enclave, cfg.Buffer = n.Jobs, n.TeeManager, address(store), 30*time.Second
	cfg.SecretManager, cfg.SecretStore = n.Addresses.SecretManager, n.Addresses.SecretStore
	return cfg
}
