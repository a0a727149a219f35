package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// shownSecret is the answer of `nacre secret show` in JSON.
type shownSecret struct {
	owner.Secret
	State   string               `json:"state"`
	History *owner.SecretHistory `json:"history,omitempty"` // nil: not within the blocks that were searched
	Earned  *big.Int             `json:"earned"`            // by its stores so far, paid or not; payment token's smallest unit
	URLs    []string             `json:"urls"`              // of its stores, in their order; empty: not announced
}

func showSecret(ctx context.Context, env environment, c secretConfig) error {
	t, s, stop, err := c.readSecrets(ctx, env)
	if err != nil {
		return err
	}
	defer stop()
	secret, err := s.Secret(ctx, c.ID)
	if errors.Is(err, owner.ErrNoSecret) {
		return c.explainGone(ctx, s, err)
	}
	if err != nil {
		return secretError(err)
	}
	v := shownSecret{Secret: secret, State: secret.State(), Earned: new(big.Int).Sub(secret.Deposit, secret.Unearned)}
	history, err := s.History(ctx, c.ID, c.FromBlock)
	switch {
	case err == nil:
		v.History = &history
		v.Earned.Add(v.Earned, history.Paid)
	case !errors.Is(err, owner.ErrNoSecret):
		return secretError(err)
	}
	if v.URLs, err = c.announced(ctx, s, t, secret); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(env.stdout, v)
	}
	terms, err := s.Terms(ctx)
	if err != nil {
		return secretError(err)
	}
	return v.print(ctx, env, s, terms)
}

// explainGone tells a secret that was removed from one that never was.
func (c secretConfig) explainGone(ctx context.Context, s owner.Secrets, err error) error {
	history, herr := s.History(ctx, c.ID, c.FromBlock)
	if herr != nil || !history.Removed {
		return secretError(err)
	}
	terms, herr := s.Terms(ctx)
	if herr != nil {
		return secretError(err)
	}
	if !history.Kept {
		return usagef("secret %s was undone: not all of its stores acknowledged it in time; its owner got %s back", c.ID, tokensOf(ctx, s.Chain, terms.Token, history.Refunded))
	}
	return usagef("secret %s was removed; its stores were paid %s, its owner %s", c.ID,
		tokensOf(ctx, s.Chain, terms.Token, history.Paid), tokensOf(ctx, s.Chain, terms.Token, history.Refunded))
}

// announced returns the URLs of a secret's stores, where a Directory is known.
func (c secretConfig) announced(ctx context.Context, s owner.Secrets, t jobTarget, secret owner.Secret) ([]string, error) {
	var stores []common.Address
	for _, store := range secret.Stores {
		stores = append(stores, store.Enclave)
	}
	found, err := c.storeURLs(ctx, s.Chain, t, stores)
	urls := []string{}
	for _, store := range stores {
		urls = append(urls, oneLine(printable([]byte(found[store]))))
	}
	return urls, err
}

func (v shownSecret) print(ctx context.Context, env environment, s owner.Secrets, t owner.SecretTerms) error {
	tokens := func(n *big.Int) string { return tokensOf(ctx, s.Chain, t.Token, n) }
	pairs := [][2]string{
		{"secret", v.ID.String()},
		{"state", v.stateLine()},
		{"owner", v.Owner.Hex()},
		{"size limit", fmt.Sprintf("%d bytes", v.SizeLimit)},
		{"created", clock(v.Created)},
		{"ends", clock(v.End)},
		{"deposit left", v.depositLeft(ctx, s, t)},
		{"earned by stores", tokens(v.Earned)},
	}
	if v.History != nil {
		pairs = append(pairs, [2]string{"paid to stores", tokens(v.History.Paid)}, [2]string{"paid back", tokens(v.History.Refunded)},
			[2]string{"allowed", allowedLine(v.History.Allowed)})
	} else {
		pairs = append(pairs, [2]string{"allowed", "not known: it was created before --from-block"})
	}
	if err := printPairs(env.stdout, pairs...); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout)
	var lives, places [][]string
	for i, store := range v.Stores {
		lives = append(lives, []string{store.Enclave.Hex(), v.hasIt(store), lifeCell(store), cellTime(store.LastAlive), cellTime(store.ProofDue)})
		places = append(places, []string{store.Enclave.Hex(), cellTime(store.Selected), orDash(v.URLs[i])})
	}
	err := printTable(env.stdout, []string{"STORE", "HAS IT", "LIFE", "LAST PROOF (UTC)", "NEXT DUE (UTC)"}, lives)
	fmt.Fprintln(env.stdout)
	return firstError(err, printTable(env.stdout, []string{"STORE", "SELECTED (UTC)", "URL"}, places))
}

// hasIt tells whether a store has the secret. Stores wipe what has ended.
func (v shownSecret) hasIt(s owner.SecretStore) string {
	if s.Acknowledged && v.State == owner.SecretEnded {
		return "had it"
	}
	return yesNo(s.Acknowledged)
}

// removable is when a secret that ended can be removed at the latest: each store
// may still prove that it lived until the end.
func (v shownSecret) removable() (at time.Time) {
	for _, s := range v.Stores {
		if due := v.End.Add(s.ProofDue.Sub(s.LastAlive)); s.Acknowledged && s.LastAlive.Before(v.End) && due.After(at) {
			at = due
		}
	}
	return at
}

// depositLeft tells a deposit that is used up from one that never was more than
// nothing.
func (v shownSecret) depositLeft(ctx context.Context, s owner.Secrets, t owner.SecretTerms) string {
	if v.History != nil && v.History.Deposited.Sign() == 0 {
		return priceOf(ctx, s.Chain, t.Token, v.Deposit)
	}
	return tokensOf(ctx, s.Chain, t.Token, v.Deposit)
}

// priceOf is tokensOf for a price, which may be less than the token's smallest
// unit.
func priceOf(ctx context.Context, c owner.Chain, token common.Address, n *big.Int) string {
	amount := tokensOf(ctx, c, token, n)
	if n.Sign() != 0 {
		return amount
	}
	return amount + fmt.Sprintf(" (the price is less than %s, the least there is)", tokensOf(ctx, c, token, big.NewInt(1)))
}

func (v shownSecret) stateLine() string {
	switch v.State {
	case owner.SecretAwaited:
		return fmt.Sprintf("awaited: %d of %d stores have it; nacre secret inject %s FILE brings it to the others", v.Acknowledged(), len(v.Stores), v.ID)
	case owner.SecretEnded:
		if at := v.removable(); v.Now.Before(at) {
			return fmt.Sprintf("ended; nacre secret remove %s takes it away after %s at the latest, or its stores do", v.ID, clock(at))
		}
		return fmt.Sprintf("ended; nacre secret remove %s takes it away", v.ID)
	}
	line := fmt.Sprintf("kept, %d of %d stores have it", v.Acknowledged(), len(v.Stores))
	if v.History != nil && v.History.Copies > len(v.Stores) {
		line += fmt.Sprintf("; it was created with %d: no other was there to take the place of those that are gone", v.History.Copies)
	}
	return line
}

func allowedLine(allowed []common.Address) string {
	if len(allowed) == 0 {
		return "its owner alone"
	}
	var all []string
	for _, a := range allowed {
		all = append(all, a.Hex())
	}
	return "its owner, " + strings.Join(all, ", ")
}

func lifeCell(s owner.SecretStore) string {
	switch {
	case s.Alive:
		return "alive"
	case s.LastAlive.IsZero():
		return "-" // it holds nothing yet
	}
	return "dead"
}

// listedSecret is a line of `nacre secret list`.
type listedSecret struct {
	ID    jobs.ID       `json:"secretId"`
	State string        `json:"state"` // or removed
	Now   *owner.Secret `json:"secret,omitempty"`
}

const secretRemoved = "removed"

func listSecrets(ctx context.Context, env environment, c secretConfig) error {
	t, s, stop, err := c.readSecrets(ctx, env)
	if err != nil {
		return err
	}
	defer stop()
	whose, err := c.whose(env, t)
	if err != nil {
		return err
	}
	ids, err := s.Of(ctx, whose, c.FromBlock)
	if err != nil {
		return secretError(err)
	}
	lines, removed := []listedSecret{}, 0
	for _, id := range ids {
		secret, err := s.Secret(ctx, id)
		switch {
		case errors.Is(err, owner.ErrNoSecret):
			if removed++; c.All {
				lines = append(lines, listedSecret{ID: id, State: secretRemoved})
			}
		case err != nil:
			return secretError(err)
		default:
			lines = append(lines, listedSecret{ID: id, State: secret.State(), Now: &secret})
		}
	}
	if c.JSON {
		return printJSON(env.stdout, lines)
	}
	if removed > 0 && !c.All {
		fmt.Fprintf(env.stderr, "%d more were removed; --all lists them too\n", removed)
	}
	return printSecrets(ctx, env, s, whose, lines)
}

// whose is the owner whose secrets are listed.
func (c secretConfig) whose(env environment, t jobTarget) (common.Address, error) {
	switch {
	case c.Whose != common.Address{}:
		return c.Whose, nil
	case t.devnet != nil && c.KeyFile == "" && env.getenv("NACRE_KEY") == "":
		return t.devnet.Accounts.User.Address, nil
	case c.KeyFile == "" && env.getenv("NACRE_KEY") == "":
		return common.Address{}, usagef("whose secrets? give --owner ADDRESS, or --key-file")
	}
	key, err := t.payerKey(env, c.KeyFile)
	if err != nil {
		return common.Address{}, err
	}
	return crypto.PubkeyToAddress(key.PublicKey), nil
}

func printSecrets(ctx context.Context, env environment, s owner.Secrets, whose common.Address, lines []listedSecret) error {
	if len(lines) == 0 {
		fmt.Fprintf(env.stderr, "%s has no secrets; nacre secret create FILE makes one\n", whose)
		return nil
	}
	terms, err := s.Terms(ctx)
	if err != nil {
		return secretError(err)
	}
	var rows [][]string
	for _, l := range lines {
		row := []string{l.ID.String(), l.State, "-", "-", "-", "-"}
		if n := l.Now; n != nil {
			row = []string{l.ID.String(), l.State, fmt.Sprintf("%d bytes", n.SizeLimit), cellTime(n.End),
				fmt.Sprintf("%d of %d", n.Acknowledged(), len(n.Stores)), tokensOf(ctx, s.Chain, terms.Token, n.Deposit)}
		}
		rows = append(rows, row)
	}
	return printTable(env.stdout, []string{"SECRET", "STATE", "SIZE LIMIT", "ENDS (UTC)", "STORES", "DEPOSIT LEFT"}, rows)
}
