package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/workerd"
)

// readSecretFile reads the secret of a command. No error shows any of it.
func (c secretConfig) readSecretFile(env environment) ([]byte, error) {
	if _, err := os.Stat(c.File); err != nil && !errors.Is(err, fs.ErrPermission) && c.File != "-" {
		// What is there instead of the name of a file may be the secret, and
		// too long for one.
		return nil, usagef("FILE: there is no such file; want the name of a file that holds the secret, or - for the standard input, and never the secret itself")
	}
	secret, err := c.typedOrRead(env)
	switch {
	case err != nil:
		return nil, err
	case len(secret) == 0:
		return nil, usagef("%s: empty; a secret has at least one byte", named("secret", c.File))
	case c.SizeLimit != 0 && byteSize(len(secret)) > c.SizeLimit:
		return nil, usagef("--size-limit %s: %s has %d bytes", c.SizeLimit, named("secret", c.File), len(secret))
	}
	if short := len(bytes.TrimSpace(secret)); short < workerd.MinRedacted {
		fmt.Fprintf(env.stderr, "warning: the secret has %d bytes, white space around it left out: one shorter than %d is not replaced by [secret] in what is shown\n", short, workerd.MinRedacted)
	}
	if secret[len(secret)-1] == '\n' {
		fmt.Fprintf(env.stderr, "note: %s ends with a line end, which is part of it (printf writes none, echo does)\n", named("secret", c.File))
	}
	return secret, nil
}

// longestTyped is how much of a line a terminal takes; more is lost silently.
const longestTyped = 4096

// typedOrRead asks for the secret where it is to come from a person's hands.
func (c secretConfig) typedOrRead(env environment) ([]byte, error) {
	if c.File != "-" || env.readSecret == nil {
		return readLimited(env, c.File, "secret", workerd.MaxSecret)
	}
	secret, err := env.readSecret(env.context(), "the secret (one line, not shown; the line end is no part of it): ")
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%s: it did not come to its end within --timeout", named("secret", c.File))
	case err != nil:
		return nil, fmt.Errorf("reading the secret from the terminal: %w", err)
	case len([]rune(string(secret))) >= longestTyped:
		return nil, usagef("the secret: a terminal takes %d characters and drops the rest; put it in a file", longestTyped)
	}
	return secret, nil
}

func createSecret(ctx context.Context, env environment, c secretConfig) error {
	if c.For == 0 {
		return usagef("--for is missing: for how long is it to be kept, such as 30d?")
	}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	secret, err := c.readSecretFile(env)
	if err != nil {
		return err
	}
	defer clear(secret)
	s, err := c.openForStores(ctx, env)
	if err != nil {
		return err
	}
	defer s.Close()
	if me := s.Tx.Address(); slices.Contains(c.Allow, me) {
		return usagef("--allow %s: that is the secret's owner, who may always use it; leave it out", me)
	}
	p := env.progress()
	defer p.done()
	want := owner.NewSecret{Size: max(uint64(len(secret)), uint64(c.SizeLimit)), For: c.For, Allowed: c.Allow}
	end, deposit, err := s.Price(ctx, s.terms, want)
	if err != nil {
		return c.rangeError(secretError(err), s.terms)
	}
	if err = s.CheckDeposit(ctx, s.terms, deposit); err == nil {
		err = s.checkStores(ctx, env, c, p)
	}
	if err != nil {
		return secretError(err)
	}
	made, err := s.Create(ctx, s.terms, want, end, deposit, p.say)
	if under := (*sentError)(nil); errors.As(err, &under) {
		return sentf(err, "if that creates the secret, nacre secret list shows it, and nacre secret inject ID FILE goes on")
	}
	if err != nil {
		return secretError(err)
	}
	p.step("secret %s is paid for until %s; its %d stores have until %s", made.ID, clock(made.End), len(made.Stores), clock(env.now().Add(s.terms.AckTimeout)))
	answer, err := s.bring(ctx, env, c, made.ID, secret, made.Stores, nil, p)
	if err != nil {
		return firstError(c.showUnfinished(env, made), c.unfinished(err, made.ID))
	}
	answer.created(made)
	p.done()
	return answer.report(ctx, env, c.JSON, s)
}

// rangeError names the flag that a value is out of range of.
func (c secretConfig) rangeError(err error, t owner.SecretTerms) error {
	switch {
	case errors.Is(err, owner.ErrSecretTime):
		return usagef("--for %s: the network takes %s to %s", longDuration(c.For), longDuration(t.MinTime), longDuration(t.MaxTime))
	case errors.Is(err, owner.ErrSecretSize) && c.SizeLimit != 0:
		return usagef("--size-limit %s: the network takes up to %s", c.SizeLimit, byteSize(t.MaxSize))
	case errors.Is(err, owner.ErrSecretSize):
		return usagef("%s: the network takes up to %s", named("secret", c.File), byteSize(t.MaxSize))
	}
	return err
}

// showUnfinished answers in JSON what is known of a secret that was paid for and
// whose delivery did not come to its end.
func (c secretConfig) showUnfinished(env environment, made owner.CreatedSecret) error {
	if !c.JSON {
		return nil
	}
	answer := secretDelivery{ID: made.ID, State: stateUnfinished, End: made.End, Deposit: made.Deposit, Stores: []storeDelivered{}}
	for _, store := range made.Stores {
		answer.Stores = append(answer.Stores, storeDelivered{Enclave: store})
	}
	answer.created(made)
	return printJSON(env.stdout, answer)
}

// stateUnfinished is that of a secret of which the chain was not asked again.
const stateUnfinished = "unfinished"

// unfinished is the error of a command that ended after a secret was paid for:
// it says how to go on.
func (c secretConfig) unfinished(err error, id jobs.ID) error {
	switch {
	case errors.Is(err, owner.ErrNoSecret):
		return fmt.Errorf("secret %s is gone: not all of its stores acknowledged in time, and its deposit was paid back; nacre secret create begins anew", id)
	case errors.Is(err, context.DeadlineExceeded):
		err = fmt.Errorf("not done within --timeout %s", shortDuration(c.Timeout))
	}
	return sentf(secretError(err), "secret %s exists and is paid for; nacre secret inject %s FILE goes on, nacre secret show %s says how far it is", id, id, id)
}

func injectSecret(ctx context.Context, env environment, c secretConfig) error {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	secret, err := c.readSecretFile(env)
	if err != nil {
		return err
	}
	defer clear(secret)
	s, err := c.openForStores(ctx, env)
	if err != nil {
		return err
	}
	defer s.Close()
	state, err := s.OwnRunning(ctx, c.ID)
	if err != nil {
		return secretError(err)
	}
	if uint64(len(secret)) > state.SizeLimit {
		return usagef("%s: %d bytes, secret %s has room for %d; for more create another", named("secret", c.File), len(secret), c.ID, state.SizeLimit)
	}
	stores, had := c.lacking(state), acknowledgedBy(state)
	if len(stores) == 0 {
		return fmt.Errorf("%w: each of the %d stores of secret %s has acknowledged a value already, and whether that is what FILE holds nobody can compare; nacre secret inject %s FILE --all makes FILE's the value of all of them",
			errNothingSent, len(had), c.ID, c.ID)
	}
	p := env.progress()
	defer p.done()
	answer, err := s.bring(ctx, env, c, c.ID, secret, stores, had, p)
	if err != nil {
		return c.unfinished(err, c.ID)
	}
	p.done()
	answer.renew = c.All
	if left := len(had); left > 0 && !c.All {
		fmt.Fprintf(env.stderr, "note: the value that %d other stores have was left as it is: if FILE holds another one, nacre secret inject %s FILE --all sends it to all\n", left, c.ID)
	}
	return answer.report(ctx, env, c.JSON, s)
}

// errNothingSent is returned if no store of a secret lacks it.
var errNothingSent = errors.New("nothing was sent")

// acknowledgedBy lists the stores that have a secret.
func acknowledgedBy(state owner.Secret) (had []common.Address) {
	for _, store := range state.Stores {
		if store.Acknowledged {
			had = append(had, store.Enclave)
		}
	}
	return had
}

// lacking returns the stores that a secret is sent to: those that have not
// acknowledged it, with --all every one.
func (c secretConfig) lacking(state owner.Secret) []common.Address {
	stores := []common.Address{}
	for _, store := range state.Stores {
		if c.All || !store.Acknowledged {
			stores = append(stores, store.Enclave)
		}
	}
	return stores
}

// bring sends a secret to stores and waits until they acknowledged on chain, but
// for those that had before: each does it once. An error is one of all; what went
// wrong with a single store is in the view.
func (s *secretSession) bring(ctx context.Context, env environment, c secretConfig, id jobs.ID, secret []byte, stores, had []common.Address, p progress) (secretDelivery, error) {
	urls, err := c.storeURLs(ctx, s.payer.Client, s.target, stores)
	if err != nil {
		return secretDelivery{}, err
	}
	from, err := s.searchFrom(ctx, had)
	if err != nil {
		return secretDelivery{}, err
	}
	d := owner.Delivery{Secrets: s.Secrets, Terms: s.terms, ID: id, Plaintext: secret, Owner: s.key, Policy: s.policy, URLs: urls,
		Connect: c.connector(s.target), Now: env.now, Poll: s.target.poll(), Progress: func(store common.Address, step string) { p.step("store %s: %s", store, step) }}
	done, err := d.Send(ctx, stores)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return secretDelivery{}, err
	}
	awaited, before := parted(done, had)
	if slices.ContainsFunc(awaited, func(d owner.Delivered) bool { return d.Err == nil }) {
		p.step("waiting for the acknowledgements on chain")
	}
	state, err := d.Await(ctx, awaited)
	if err != nil {
		return secretDelivery{}, err
	}
	at, err := s.AcknowledgedAt(ctx, id, from)
	if err != nil {
		at = nil // a provider may refuse to search so far
	}
	return newSecretDelivery(state, slices.Concat(awaited, before), at, s.terms), nil
}

// searchFrom is the block from which on stores acknowledged: all of the chain's
// if some did so before.
func (s *secretSession) searchFrom(ctx context.Context, had []common.Address) (uint64, error) {
	if len(had) > 0 {
		return 0, nil
	}
	head, err := s.payer.Head(ctx)
	return head.Number, err
}

// parted tells stores whose acknowledgement is awaited from those that had
// acknowledged an earlier value.
func parted(done []owner.Delivered, had []common.Address) (awaited, before []owner.Delivered) {
	for _, d := range done {
		if slices.Contains(had, d.Enclave) {
			before = append(before, d)
			continue
		}
		awaited = append(awaited, d)
	}
	return awaited, before
}

// clock shows a time of a chain.
func clock(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.UTC().Format(time.DateTime + " UTC")
}
