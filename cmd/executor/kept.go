package main

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
)

// keptLifecycle is the lifecycle as the API sees it: what an owner injects is
// in the state file before the answer says that it was taken. A file that
// cannot be written costs a restart, not this life, so it is no reason to
// refuse.
type keptLifecycle struct {
	*enclave.Lifecycle
	log *slog.Logger

	sent *enclave.StateDir // what was sent to the chain; nil: it is not kept

	mu      sync.Mutex         // guards what follows; one at a time, so that the newest is written last
	file    *enclave.StateFile // nil: nothing is kept
	trouble string             // why the file is not as it should be; empty: it is
	unsent  string             // why sent is not as it should be; empty: it is
}

// newKeptLifecycle restores what a process of this enclave kept. Its error is
// a usageError if keys may not be where the config file wants them. A file
// that is not as this enclave wrote it is left alone until there is something
// to write.
func newKeptLifecycle(cfg config.Config, id *enclave.Identity, log *slog.Logger) (*keptLifecycle, error) {
	k := &keptLifecycle{Lifecycle: enclave.NewLifecycle(), log: log}
	if cfg.StateFile == "" {
		return k, nil
	}
	path, err := filepath.Abs(cfg.StateFile)
	if err == nil {
		k.file, err = enclave.OpenStateFile(path, id)
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("state_file: %w", err)}
	}
	if risk := k.file.Risk(); risk != "" {
		log.Warn("state file is not safe where it is", "risk", risk)
	}
	if k.sent, err = k.file.Dir(); err != nil {
		return nil, usageError{fmt.Errorf("state_file: keeping sent transactions beside it: %w", err)}
	}
	switch found, err := k.file.Restore(k.Lifecycle); {
	case err != nil:
		k.trouble = fmt.Sprintf("not used: %v; what is injected again replaces it", err)
		log.Warn("state file not used", "err", err)
	case found:
		s := k.Status()
		log.Info("went on with what was injected before", "file", path, "state", s.State.String(), "owner", s.Owner,
			"gas_account", s.Mutable.ExecutorGasKey.Address())
	}
	return k, nil
}

// SetOwner sets the owner and keeps it.
func (k *keptLifecycle) SetOwner(owner common.Address) error {
	if err := k.Lifecycle.SetOwner(owner); err != nil {
		return err
	}
	k.save()
	return nil
}

// SetMutable sets or rotates the keys and keeps them.
func (k *keptLifecycle) SetMutable(m enclave.Mutable) error {
	if err := k.Lifecycle.SetMutable(m); err != nil {
		return err
	}
	k.save()
	return nil
}

func (k *keptLifecycle) save() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.file == nil {
		return
	}
	if err := k.file.Save(k.Status()); err != nil {
		// The older keys must not come back: they may be why there are new ones.
		err = errors.Join(err, k.file.Remove())
		k.trouble = fmt.Sprintf("not written, a restart will wait for the owner: %v", err)
		k.log.Error("state file not written", "err", err)
		return
	}
	k.trouble = ""
}

// Trouble says what is wrong with the state file, or what is kept beside it;
// empty if nothing is.
func (k *keptLifecycle) Trouble() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return cmp.Or(k.trouble, k.unsent)
}

// journal returns where sent transactions are kept for the next process; nil
// without a state file.
func (k *keptLifecycle) journal() chain.Journal {
	if k.sent == nil {
		return nil
	}
	return keptSent{k.sent, k}
}

// keptSent has health say when a transaction could not be kept.
type keptSent struct {
	*enclave.StateDir
	lifecycle *keptLifecycle
}

var _ chain.Journal = keptSent{}

// Save keeps a transaction.
func (s keptSent) Save(name string, value []byte) error {
	err := s.StateDir.Save(name, value)
	s.lifecycle.mu.Lock()
	defer s.lifecycle.mu.Unlock()
	s.lifecycle.unsent = ""
	if err != nil {
		s.lifecycle.unsent = fmt.Sprintf("sent transactions not kept, after a crash an answer may be paid for twice: %v", err)
	}
	return err
}
