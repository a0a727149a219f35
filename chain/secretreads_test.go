package chain

import (
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

func (n *secretNet) secretParams() SecretParams {
	n.t.Helper()
	p, err := ReadSecretParams(within(n.t, time.Minute), n.client.Agreed(), n.Addresses.SecretManager, n.TeeManager)
	if err != nil {
		n.t.Fatal(err)
	}
	return p
}

// reader is that of the first store, through a client.
func (n *secretNet) reader(c *Client) *SecretReader {
	n.t.Helper()
	return NewSecretReader(c, n.Addresses.SecretManager, n.TeeManager, address(n.enclaves[0]), n.secretParams())
}

// read is what the first store has now of a secret.
func (n *secretNet) read(id jobs.ID) jobs.SecretState {
	n.t.Helper()
	s, err := n.reader(n.client).Secret(within(n.t, time.Minute), id, n.head())
	if err != nil {
		n.t.Fatal(err)
	}
	return s
}

func (n *secretNet) store(enclave common.Address) jobs.StoreState {
	n.t.Helper()
	s, err := n.reader(n.client).Store(within(n.t, time.Minute), enclave, n.head())
	if err != nil {
		n.t.Fatal(err)
	}
	return s
}

func TestSecretParams(t *testing.T) {
	n := newSecretNet(t, 2, 2)
	ctx := within(t, time.Minute)
	p := n.secretParams()
	want := deploy.Default(common.Address{1})
	if p.AckTimeout != netAckTimeout || p.AliveTimeout != netAliveTimeout || p.MaxSize != want.MaxSecretSize || p.Copies != 2 ||
		p.Store != n.Addresses.SecretStore || p.Payment != n.PaymentToken || p.FeeRate.Uint64() != want.SecretFeeRate || p.MinStake.Cmp(want.MinStake) != 0 {
		t.Errorf("parameters are %+v", p)
	}
	for name, c := range map[string]struct {
		manager, registry common.Address
		want              error
	}{
		"no contract":        {common.Address{1}, n.TeeManager, ErrNoContract},
		"another contract":   {n.Jobs, n.TeeManager, ErrWrongContract},
		"another TeeManager": {n.Addresses.SecretManager, n.Jobs, ErrParams},
	} {
		if _, err := ReadSecretParams(ctx, n.client, c.manager, c.registry); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSecretReaderFollowsASecretsLife(t *testing.T) {
	n := newSecretNet(t, 2, 2)
	ctx := within(t, time.Minute)
	friend, stranger := address(newKey(t)), address(newKey(t))
	before := n.head()
	id, stores := n.create(time.Hour, friend)
	created := n.now()
	may := func(who common.Address) bool {
		t.Helper()
		ok, err := n.reader(n.client).MayUse(ctx, id, who, n.head())
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	s := n.read(id)
	if s.Owner != n.tx.Address() || s.SizeLimit != 1000 || s.Ready || !s.End.After(created.Add(time.Hour-time.Minute)) || len(s.Copies) != 2 {
		t.Errorf("created: %+v", s)
	}
	for _, e := range stores {
		if c, ok := s.Copy(e); !ok || c.Acknowledged || !c.Selected.Equal(created) {
			t.Errorf("copy of %s: %+v", e, c)
		}
	}
	if may(n.tx.Address()) || may(friend) {
		t.Error("it may be used before its stores have it")
	}
	n.acknowledge(id, stores[0])
	if c, _ := n.read(id).Copy(stores[0]); !c.Acknowledged || n.read(id).Ready {
		t.Errorf("acknowledged once: %+v", n.read(id))
	}
	n.acknowledge(id, stores[1])
	if !n.read(id).Ready || !may(n.tx.Address()) || !may(friend) || may(stranger) {
		t.Errorf("acknowledged by all: %+v; owner %v, friend %v, stranger %v", n.read(id), may(n.tx.Address()), may(friend), may(stranger))
	}
	if ids := n.store(address(n.enclaves[0])).Secrets; !slices.Equal(ids, []jobs.ID{id}) {
		t.Errorf("the store holds %v", ids)
	}
	if old, err := n.reader(n.client).Secret(ctx, id, before); err != nil || old.Exists() {
		t.Errorf("before it was created: %+v, %v", old, err)
	}
	n.manage(n.manager.PackTerminateSecret(id.Big()))
	if s := n.read(id); !s.Exists() || !s.Ended(n.now()) || may(n.tx.Address()) {
		t.Errorf("terminated: %+v", s)
	}
	n.pass(netAliveTimeout + time.Second)
	n.manage(n.manager.PackRemoveSecret(id.Big()))
	if s := n.read(id); s.Exists() || may(n.tx.Address()) {
		t.Errorf("removed: %+v", s)
	}
}

func TestSecretReaderFollowsAStoresLife(t *testing.T) {
	n := newSecretNet(t, 2, 2)
	us, other := address(n.enclaves[0]), address(n.enclaves[1])
	want := func(what string, is func(jobs.StoreState) bool) {
		t.Helper()
		if s := n.store(us); !is(s) {
			t.Errorf("%s: %+v", what, s)
		}
	}
	want("registered", func(s jobs.StoreState) bool {
		return s.Registered && !s.Draining && !s.Dead && !s.Idle && s.LastAlive.IsZero() && len(s.Secrets) == 0
	})
	if s := n.store(address(newKey(t))); s.Registered || s.Idle || s.Dead {
		t.Errorf("unknown: %+v", s)
	}
	late, _ := n.create(time.Hour)
	n.pass(netAckTimeout + time.Second)
	n.manage(n.manager.PackAcknowledgeStoreFailed(late.Big()))
	want("suspended", func(s jobs.StoreState) bool { return s.Idle })
	for _, key := range n.enclaves {
		at := n.now()
		n.manage(n.manager.PackMarkStoreAlive(big.NewInt(at.Unix()), n.signAlive(key, at)))
		if s := n.store(us); key == n.enclaves[0] && !s.LastAlive.Equal(at) {
			t.Errorf("alive at %s: %+v", at, s)
		}
	}
	want("back", func(s jobs.StoreState) bool { return !s.Idle })
	id := n.kept(time.Hour)
	want("with a secret", func(s jobs.StoreState) bool { return slices.Equal(s.Secrets, []jobs.ID{id}) && !s.Idle })
	late, _ = n.create(time.Hour)
	n.pass(netAckTimeout + time.Second)
	n.manage(n.manager.PackAcknowledgeStoreFailed(late.Big()))
	want("suspended with a secret", func(s jobs.StoreState) bool { return len(s.Secrets) == 1 && s.Idle })
	for _, key := range n.enclaves {
		at := n.now()
		n.manage(n.manager.PackMarkStoreAlive(big.NewInt(at.Unix()), n.signAlive(key, at)))
	}
	want("back with a secret", func(s jobs.StoreState) bool { return len(s.Secrets) == 1 && !s.Idle })
	n.pass(netAliveTimeout + time.Second)
	n.manage(n.manager.PackMarkStoreDead(other))
	if s := n.store(other); !s.Dead || len(s.Secrets) != 0 {
		t.Errorf("dead: %+v", s)
	}
	want("beside a dead one", func(s jobs.StoreState) bool { return !s.Dead })

	tee := bindings.NewTeeManager()
	n.send(n.TeeManager, tee.PackDrainTeeNode(us))
	want("draining", func(s jobs.StoreState) bool { return s.Draining && s.Registered && !s.Dead })
	n.send(n.TeeManager, tee.PackRevokeEnclaveKey(us))
	n.send(n.TeeManager, tee.PackEvictTeeNode(us))
	want("evicted", func(s jobs.StoreState) bool { return s.Dead && s.Draining })
}

// A node that has not got a block yet has nothing to say about it: that a secret
// is not there then would have it wiped.
func TestLaggingNodeEndsNoSecret(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	id := n.kept(time.Hour)
	r, ctx := n.reader(n.client), within(t, time.Minute)
	later := n.head() + 5
	if s, err := r.Secret(ctx, id, later); err == nil {
		t.Errorf("secret: %+v", s)
	}
	if s, err := r.Store(ctx, address(n.enclaves[0]), later); err == nil {
		t.Errorf("store: %+v", s)
	}
	if may, err := r.MayUse(ctx, id, n.tx.Address(), later); err == nil {
		t.Errorf("may use: %v", may)
	}
}

// forgeCalls changes what calls of a function of the contracts return.
func forgeCalls(selector []byte, to []byte) faultproxy.Forger {
	return func(method string, params, result json.RawMessage) json.RawMessage {
		var args []struct{ Input, Data hexutil.Bytes }
		_ = json.Unmarshal(params, &args) // the second is no object
		if method != "eth_call" || len(args) == 0 {
			return result
		}
		data := slices.Concat(args[0].Input, args[0].Data)
		if len(data) < 4 || !slices.Equal(data[:4], selector) {
			return result
		}
		out, _ := json.Marshal(hexutil.Bytes(to))
		return out
	}
}

// quorumOf is a client of a node behind so many proxies, of which as many as quorum
// must agree.
func quorumOf(t *testing.T, host string, endpoints, quorum int) (*Client, []*faultproxy.Proxy, *complaints) {
	t.Helper()
	e := Endpoints{ChainID: big.NewInt(31337), Quorum: quorum}
	var proxies []*faultproxy.Proxy
	for range endpoints {
		p := startFaultProxy(t, host)
		proxies = append(proxies, p)
		e.HTTP = append(e.HTTP, p.HTTPURL())
	}
	c, log := dialLogged(t, e)
	return c, proxies, log
}

// An endpoint that says that a secret is gone, or that anybody may use it, is not
// believed against two others.
func TestLieAboutASecretIsOutvoted(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	ctx := within(t, time.Minute)
	id, stranger := n.kept(time.Hour), address(newKey(t))
	m := n.manager
	for name, c := range map[string]struct {
		call []byte
		lie  []byte
	}{
		"it is gone":           {m.PackUserStorage(id.Big()), make([]byte, 7*32)},
		"no store has it":      {m.PackGetSelectedEnclaves(id.Big()), append(common.BigToHash(big.NewInt(32)).Bytes(), make([]byte, 32)...)},
		"the store is dead":    {bindings.NewSecretStore().PackSecretStores(stranger), slices.Repeat(common.BigToHash(big.NewInt(1)).Bytes(), 4)},
		"everybody may use it": {m.PackVerifyUserAndGetSelectedStores(id.Big(), stranger), append(common.BigToHash(big.NewInt(32)).Bytes(), make([]byte, 32)...)},
	} {
		t.Run(name, func(t *testing.T) {
			client, proxies, log := quorumOf(t, n.host, 3, 2)
			r := n.reader(client)
			proxies[0].Forge(forgeCalls(c.call[:4], c.lie))
			s, err := r.Secret(ctx, id, n.head())
			if err != nil || !s.Ready || len(s.Copies) != 1 {
				t.Errorf("secret: %+v, %v", s, err)
			}
			store, err := r.Store(ctx, address(n.enclaves[0]), n.head())
			if err != nil || !store.Registered || store.Dead || len(store.Secrets) != 1 {
				t.Errorf("store: %+v, %v", store, err)
			}
			if may, err := r.MayUse(ctx, id, stranger, n.head()); err != nil || may {
				t.Errorf("a stranger may use it: %v, %v", may, err)
			}
			if log.refused(proxies[0].HTTPURL(), ErrOutvoted) == "" {
				t.Errorf("the liar was not found out: %s", log)
			}
		})
	}
}

// Where as many as the quorum do not say the same, there is no state.
func TestSecretWithoutQuorum(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	id := n.kept(time.Hour)
	client, proxies, _ := quorumOf(t, n.host, 2, 2)
	r := n.reader(client)
	proxies[0].Forge(forgeCalls(n.manager.PackUserStorage(id.Big())[:4], make([]byte, 7*32)))
	if s, err := r.Secret(within(t, time.Minute), id, n.head()); !errors.Is(err, ErrUnconfirmed) && !errors.Is(err, ErrOutvoted) {
		t.Errorf("got %+v, %v", s, err)
	}
	proxies[0].Mend()
	if s, err := r.Secret(within(t, time.Minute), id, n.head()); err != nil || !s.Ready {
		t.Errorf("mended: %+v, %v", s, err)
	}
}
