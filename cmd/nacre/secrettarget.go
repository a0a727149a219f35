package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// secretSession is a command about secrets at work.
type secretSession struct {
	owner.Secrets
	payer  payer // of commands that send
	key    *ecdsa.PrivateKey
	terms  owner.SecretTerms
	target jobTarget
	policy attestation.Policy // of commands that meet stores
}

// openSecrets connects as the account whose key is given.
func (c secretConfig) openSecrets(ctx context.Context, env environment) (*secretSession, error) {
	t, err := c.target("--jobs-contract")
	if err != nil {
		return nil, err
	}
	key, err := t.payerKey(env, c.KeyFile)
	if err != nil {
		return nil, err
	}
	a, err := t.openWith(ctx, env, key)
	if err != nil {
		return nil, err
	}
	s := &secretSession{payer: a, key: key, target: t}
	s.Secrets, err = t.secrets(ctx, a.Client)
	if err == nil {
		s.Tx = a
		s.terms, err = s.Terms(ctx)
	}
	if err != nil {
		a.Close()
		return nil, secretError(err)
	}
	return s, nil
}

// openForStores is openSecrets for a command that meets stores: it also makes
// sure that they can be found, and knows what they must prove.
func (c secretConfig) openForStores(ctx context.Context, env environment) (*secretSession, error) {
	s, err := c.openSecrets(ctx, env)
	if err != nil {
		return nil, err
	}
	if s.policy, err = c.policy(env, s.target); err == nil {
		err = c.checkDirectory(ctx, s.payer.Client, s.target)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *secretSession) Close() { s.payer.Close() }

// readSecrets connects for reading.
func (c secretConfig) readSecrets(ctx context.Context, env environment) (t jobTarget, s owner.Secrets, stop func(), err error) {
	if t, err = c.target("--jobs-contract"); err != nil {
		return t, s, nil, err
	}
	client, err := t.dial(ctx, env)
	if err != nil {
		return t, s, nil, err
	}
	if s, err = t.secrets(ctx, client); err != nil {
		client.Close()
		return t, s, nil, secretError(err)
	}
	return t, s, client.Close, nil
}

// secrets asks the Jobs contract where the secrets of its network are.
func (t jobTarget) secrets(ctx context.Context, c *chain.Client) (owner.Secrets, error) {
	if err := t.checkJobs(ctx, c); err != nil {
		return owner.Secrets{}, err
	}
	manager, err := owner.SecretManagerOf(ctx, c, t.jobs)
	return owner.Secrets{Chain: c, Manager: manager}, err
}

// policy is what stores must prove; the root certificate of a devnet is trusted
// on that devnet.
func (c secretConfig) policy(env environment, t jobTarget) (attestation.Policy, error) {
	trust := c.trustFlags
	if trust.Root == "" && t.devnet != nil {
		trust.Root = t.devnet.AttestationRoot
	}
	return trust.policy(env)
}

// directory is where stores are looked up; zero: nowhere.
func (c secretConfig) directory(t jobTarget) common.Address {
	if c.Directory == (common.Address{}) && t.devnet != nil {
		return t.devnet.Contracts.Directory
	}
	return c.Directory
}

var directoryRole = contractRole{"Directory", "--directory"}

// checkDirectory makes sure, before anything is paid, that stores can be found.
func (c secretConfig) checkDirectory(ctx context.Context, client *chain.Client, t jobTarget) error {
	at := c.directory(t)
	if at == (common.Address{}) {
		if len(c.URLs) == 0 {
			return usagef("where are the stores? give --directory, the address of the network's Directory contract, or --executor-url ADDRESS=URL for each")
		}
		return nil
	}
	ours := c.Directory == common.Address{} // it is the devnet's
	if err := directoryRole.check(ctx, client, at, ours); err != nil {
		return err
	}
	b := bindings.NewDirectory()
	_, err := view(ctx, client, at, b.PackMAXURLLENGTH(), b.UnpackMAXURLLENGTH)
	return directoryRole.explain(ctx, client, at, ours, err)
}

// storeURLs returns where stores are reached: what the flags say, else what
// their owners announced.
func (c secretConfig) storeURLs(ctx context.Context, client owner.Chain, t jobTarget, stores []common.Address) (map[common.Address]string, error) {
	urls := map[common.Address]string{}
	if at := c.directory(t); at != (common.Address{}) {
		announced, err := owner.URLsOf(ctx, client, at, stores)
		if err != nil {
			return nil, err
		}
		urls = announced
	}
	for _, s := range stores {
		if url, given := c.URLs[s]; given {
			urls[s] = url
		}
	}
	return urls, nil
}

// errLocalURL is returned for a URL that somebody announced and that leads to
// sockets of this very machine.
var errLocalURL = errors.New("the URL that is announced for it is not followed: it is none that begins with http://")

// connector dials stores. What strangers announced may not lead it to a socket
// of this machine; on a devnet, which is on this machine, that is where they are.
func (c secretConfig) connector(t jobTarget) func(string) (owner.SecretAPI, error) {
	given := slices.Collect(maps.Values(c.URLs))
	return func(url string) (owner.SecretAPI, error) {
		if t.devnet == nil && !strings.HasPrefix(url, "http://") && !slices.Contains(given, url) {
			return nil, errLocalURL
		}
		return client.New(url)
	}
}

// secretMends say what can be done about errors of package owner. Those of a
// true mend are the person's to mend by another argument, flag or key.
var secretMends = []struct {
	err   error
	usage bool
	mend  string
}{
	{owner.ErrNoSecrets, true, "is --jobs-contract the right one?"},
	{owner.ErrNoSecret, true, "nacre secret list shows yours"},
	{owner.ErrSecretOwner, true, "give its owner's key with --key-file"},
	{owner.ErrSecretUser, true, "its owner allows it with nacre secret allow ID ADDRESS"},
	{owner.ErrSecretEnded, true, "create it anew with nacre secret create"},
	{owner.ErrSecretRunning, true, "its owner ends it now with nacre secret terminate"},
	{owner.ErrSecretAwaited, false, "nacre secret show says which, nacre secret inject ID FILE brings it to them"},
	{owner.ErrSecretNowhere, false, "nacre secret show says since when; another store takes the place of each that is reported dead"},
	{owner.ErrNoBlock, true, "give a smaller --from-block"},
	{owner.ErrSecretSize, true, ""},
	{owner.ErrSecretTime, true, ""},
	{owner.ErrSecretSameEnd, true, ""},
	{owner.ErrBalance, true, ""},
}

// secretError adds the mend, and says what a contract's refusal of a call was.
func secretError(err error) error {
	var known *chain.RevertError
	if revert := revertOf(err); revert != nil && !errors.As(err, &known) {
		return revert
	}
	for _, m := range secretMends {
		if !errors.Is(err, m.err) {
			continue
		}
		if m.mend != "" {
			err = fmt.Errorf("%w; %s", err, m.mend)
		}
		if m.usage {
			return usageError{err}
		}
		return err
	}
	return err
}

// checkSecret checks before a job is paid whether it could have its secret.
func (t jobTarget) checkSecret(ctx context.Context, a payer, id jobs.ID) error {
	if id.IsZero() {
		return nil
	}
	s, err := t.secrets(ctx, a.Client)
	if err == nil {
		err = s.CheckUse(ctx, id, a.Address())
	}
	return secretError(err)
}
