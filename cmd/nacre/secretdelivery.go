package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// secretDelivery is the answer of the commands that bring a secret to stores.
type secretDelivery struct {
	ID        jobs.ID          `json:"secretId"`
	State     string           `json:"state"`
	SizeLimit uint64           `json:"sizeLimit"` // bytes
	End       time.Time        `json:"end"`
	Deposit   *big.Int         `json:"deposit"` // what is left of it, payment token's smallest unit
	TxHash    *common.Hash     `json:"txHash,omitempty"`
	GasUsed   uint64           `json:"gasUsed,omitempty"`
	Stores    []storeDelivered `json:"stores"`

	renew bool      // stores that have the secret get a new value
	until time.Time // when the stores that failed can still acknowledge
	now   time.Time // of the chain
}

// storeDelivered is how far a secret has come with one store.
type storeDelivered struct {
	Enclave      common.Address `json:"enclave"`
	URL          string         `json:"url"`
	ImageID      *common.Hash   `json:"imageId,omitempty"` // that it attested
	Injected     *time.Time     `json:"injected,omitempty"`
	Acknowledged *time.Time     `json:"acknowledged,omitempty"` // by the chain's time; of the first value, if it has had several
	Error        string         `json:"error,omitempty"`

	err error
	had bool // it acknowledged on chain, whenever that was
}

// newSecretDelivery puts together what became of each store, and when each
// acknowledged as far as that is known.
func newSecretDelivery(s owner.Secret, done []owner.Delivered, at map[common.Address]time.Time, t owner.SecretTerms) secretDelivery {
	v := secretDelivery{ID: s.ID, State: s.State(), SizeLimit: s.SizeLimit, End: s.End, Deposit: s.Deposit, Stores: []storeDelivered{}, now: s.Now}
	now := map[common.Address]owner.SecretStore{}
	for _, store := range s.Stores {
		now[store.Enclave] = store
	}
	for _, d := range done {
		store, selected := now[d.Enclave]
		if !selected && d.Err == nil {
			d.Err = owner.ErrDeselected
		}
		line := storeDelivered{Enclave: d.Enclave, URL: oneLine(printable([]byte(d.URL))), err: d.Err, had: store.Acknowledged}
		if d.ImageID != (common.Hash{}) {
			line.ImageID = &d.ImageID
		}
		line.Injected, line.Acknowledged = present(d.Injected), present(d.Acknowledged)
		if first, known := at[d.Enclave]; known {
			line.Acknowledged = present(first)
		}
		if d.Err != nil {
			line.Error = oneLine(printable([]byte(d.Err.Error())))
			v.until = store.Selected.Add(t.AckTimeout)
		}
		v.Stores = append(v.Stores, line)
	}
	return v
}

// present is nil for no time.
func present(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC().Truncate(time.Millisecond)
	return &t
}

// created adds what is known of a secret that was created just now.
func (v *secretDelivery) created(made owner.CreatedSecret) {
	v.TxHash, v.GasUsed = &made.TxHash, made.GasUsed
}

// report shows the answer. The error says which stores lack the secret, and why.
func (v secretDelivery) report(ctx context.Context, env environment, asJSON bool, s *secretSession) error {
	var err error
	if asJSON {
		err = printJSON(env.stdout, v)
	} else {
		err = v.print(ctx, env, s)
	}
	return firstError(err, v.verdict())
}

func (v secretDelivery) print(ctx context.Context, env environment, s *secretSession) error {
	pairs := [][2]string{
		{"secret", v.ID.String()},
		{"state", v.State},
		{"size limit", fmt.Sprintf("%d bytes", v.SizeLimit)},
		{"ends", clock(v.End)},
		{"deposit", priceOf(ctx, s.Chain, s.terms.Token, v.Deposit)},
	}
	if v.TxHash != nil {
		pairs = append(pairs, [2]string{"transaction", v.TxHash.Hex()}, [2]string{"gas", fmt.Sprint(v.GasUsed)})
	}
	images := v.images()
	for _, id := range images {
		pairs = append(pairs, [2]string{"attested image", id.Hex()})
	}
	if err := printPairs(env.stdout, pairs...); err != nil || len(v.Stores) == 0 {
		return err
	}
	fmt.Fprintln(env.stdout)
	var rows [][]string
	for _, l := range v.Stores {
		rows = append(rows, []string{l.Enclave.Hex(), l.reached(), l.acknowledged(), orDash(l.URL)})
	}
	err := printTable(env.stdout, []string{"STORE", "STATE", "ACKNOWLEDGED (UTC)", "URL"}, rows)
	if len(images) > 1 && err == nil {
		err = v.printImages(env)
	}
	return err
}

// images lists the images that stores attested.
func (v secretDelivery) images() (all []common.Hash) {
	for _, l := range v.Stores {
		if l.ImageID != nil && !slices.Contains(all, *l.ImageID) {
			all = append(all, *l.ImageID)
		}
	}
	return all
}

// printImages says which store attested which image.
func (v secretDelivery) printImages(env environment) error {
	fmt.Fprintln(env.stdout)
	var rows [][]string
	for _, l := range v.Stores {
		if l.ImageID != nil {
			rows = append(rows, []string{l.Enclave.Hex(), fmt.Sprintf("%x…", l.ImageID[:16])})
		}
	}
	return printTable(env.stdout, []string{"STORE", "ATTESTED IMAGE"}, rows)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// reached is how far the secret has come at the store's own port.
func (l storeDelivered) reached() string {
	switch {
	case l.Injected != nil:
		return "injected"
	case l.ImageID != nil:
		return "attested"
	}
	return "-"
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// acknowledged says when the store acknowledged on chain, as far as that is
// known.
func (l storeDelivered) acknowledged() string {
	switch {
	case l.Acknowledged != nil:
		return cellTime(*l.Acknowledged)
	case l.had:
		return "yes"
	}
	return "no"
}

// cellTime is clock for a column whose head says that it is UTC.
func cellTime(t time.Time) string { return strings.TrimSuffix(clock(t), " UTC") }

// errUndelivered is returned if a store of a secret lacks it.
var errUndelivered = errors.New("without the secret")

// errNotRenewed is returned if a store has an older value of a secret.
var errNotRenewed = errors.New("without the new value")

// verdict is nil if all stores to which the secret was to come have it.
func (v secretDelivery) verdict() error {
	var failed []storeFailure
	for _, l := range v.Stores {
		if l.Error != "" {
			failed = append(failed, storeFailure{l.Enclave, l.Error + storeMend(l.err)})
		}
	}
	if len(failed) == 0 {
		return nil
	}
	if v.renew {
		return fmt.Errorf("%d of %d stores are %w, and answer jobs with what they had before: %s; nacre secret inject %s FILE --all tries again",
			len(failed), len(v.Stores), errNotRenewed, reasons(failed), v.ID)
	}
	return fmt.Errorf("%d of %d stores are %w: %s; %s", len(failed), len(v.Stores), errUndelivered, reasons(failed), v.mend())
}

// mend says what can be done for the stores that lack the secret.
func (v secretDelivery) mend() string {
	switch {
	case v.now.Before(v.until):
		return fmt.Sprintf("until %s nacre secret inject %s FILE tries again", clock(v.until), v.ID)
	case v.State == owner.SecretAwaited:
		return "their time is over: once that is reported the deposit comes back, and nacre secret create begins anew"
	}
	return fmt.Sprintf("once that is reported others are selected; nacre secret show %s names them, nacre secret inject %s FILE brings it to them", v.ID, v.ID)
}

// storeMend says what can be done about one store, and whether it got anything.
func storeMend(err error) string {
	var said []string
	if errors.Is(err, owner.ErrAttested) || errors.Is(err, owner.ErrStoreKey) || errors.Is(err, owner.ErrStoreImage) {
		said = append(said, "nothing was sent")
	}
	if hint := storeHint(err); hint != "" {
		said = append(said, hint)
	}
	return inBrackets(said...)
}

// storeHint is "" if nothing can be done.
func storeHint(err error) string {
	switch {
	case errors.Is(err, owner.ErrNoURL):
		return "its owner does that with nacre register --announce URL; --executor-url ADDRESS=URL names it here"
	case errors.Is(err, errLocalURL):
		return "--executor-url ADDRESS=URL names another"
	case errors.Is(err, attestation.ErrChain):
		return "is --root the certificate of the network's enclaves?"
	}
	return ""
}

// inBrackets is "" for nothing.
func inBrackets(said ...string) string {
	if said = slices.DeleteFunc(said, func(s string) bool { return s == "" }); len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, "; ") + ")"
}
