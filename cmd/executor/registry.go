package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// registryEntry remembers for whom the registry has this enclave.
type registryEntry struct {
	enclave common.Address // ours

	mu      sync.Mutex     // guards what follows
	owner   common.Address // zero: it is not registered
	changes uint64         // that were told since the start
	read    uint64         // how many of them there were when owner was read
	readAt  time.Time
}

// adopt takes over what the registry already says of this enclave, so that a
// restarted process needs no new registration.
func (c *connection) adopt(ctx context.Context, me common.Address) error {
	node, err := chain.ReadNode(ctx, c.client.Agreed(), c.cfg.TeeManager, me)
	if err != nil {
		return err
	}
	c.registry.enclave, c.registry.owner, c.registry.readAt = me, node.Owner, time.Now()
	if !node.Registered { // the state says so
		return nil
	}
	c.log.Info("enclave is in the registry", "owner", node.Owner, "draining", node.Draining)
	if line := c.ownerDiffers(ctx); line != "" {
		c.log.Warn(line)
	}
	c.takeOver(node)
	return nil
}

// takeOver brings the lifecycle to where the registry's entry says that the
// enclave stands.
func (c *connection) takeOver(node chain.Node) {
	standing := c.lifecycle.Status().State
	switch {
	case !node.Registered:
		if standing == enclave.Registered || standing == enclave.Draining {
			c.apply(jobs.Deregistered)
		}
	case standing == enclave.Draining && !node.Draining:
		c.apply(jobs.Revived)
	default:
		if standing != enclave.Registered && standing != enclave.Draining {
			c.apply(jobs.Registered)
		}
		if node.Draining && standing != enclave.Draining {
			c.apply(jobs.Drained)
		}
	}
}

// registryTimeout keeps a slow endpoint from making health slow. After
// registryAge what was read is read again, lest an endpoint that lagged then is
// believed for ever.
const (
	registryTimeout = healthTimeout
	registryAge     = 5 * time.Minute
)

// registeredFor is the owner that the registry has, zero if the enclave is not
// in it. After a change there it is read again; as long as that fails, what
// was read last counts. Where nothing has changed for registryAge, the state is
// taken over, too: what the start read may have been too old.
func (c *connection) registeredFor(ctx context.Context) common.Address {
	r := &c.registry
	r.mu.Lock()
	owner, changes, told, old := r.owner, r.changes, r.changes != r.read, time.Since(r.readAt) > registryAge
	r.mu.Unlock()
	if !told && !old {
		return owner
	}
	ctx, cancel := context.WithTimeout(ctx, registryTimeout)
	defer cancel()
	node, err := chain.ReadNode(ctx, c.client.Agreed(), c.cfg.TeeManager, r.enclave) // without mu, for which the watcher would wait
	if err != nil {
		c.log.Debug("registry not read", "err", err)
		return owner
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !told && changes == r.changes { // an event is newer than what an endpoint may still show
		c.takeOver(node)
	}
	r.owner, r.read, r.readAt = node.Owner, changes, time.Now()
	return r.owner
}

// ownerDiffers says so if the registry has another owner than was injected.
func (c *connection) ownerDiffers(ctx context.Context) string {
	registered, injected := c.registeredFor(ctx), c.lifecycle.Status().Owner
	if registered == (common.Address{}) || registered == injected {
		return ""
	}
	return fmt.Sprintf("enclave is registered for the owner %s, but was given %s: only the former earns", registered, injected)
}

// apply tells the lifecycle what the registry says. What does not follow from
// the state is old news that was overtaken.
func (c *connection) apply(change jobs.NodeChange) {
	if err := c.lifecycle.Apply(change); err != nil {
		c.log.Debug("registry change not applied", "err", err)
		return
	}
	c.log.Info("registry changed", "change", change.String(), "state", c.lifecycle.Status().State.String())
}

// registryChanged takes note of news from the registry.
func (c *connection) registryChanged(change jobs.NodeChange) {
	c.registry.mu.Lock()
	c.registry.changes++
	c.registry.mu.Unlock()
	c.apply(change)
}
