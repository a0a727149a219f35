package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/owner"
)

const (
	mostChecked   = 64 // enclaves that are asked before a secret is paid for
	checkPatience = 5 * time.Second
	checkTimeout  = 20 * time.Second
)

// errUnpaid is returned, before anything is paid, if a new secret would not get
// the stores that it needs.
var errUnpaid = errors.New("nothing was paid")

// storeFailure is why one store is of no use.
type storeFailure struct {
	store common.Address
	why   string
}

// reasons tells each reason once, with the stores that it is that of.
func reasons(failures []storeFailure) string {
	var why []string
	of := map[string][]string{}
	for _, f := range failures {
		if of[f.why] == nil {
			why = append(why, f.why)
		}
		of[f.why] = append(of[f.why], f.store.Hex())
	}
	var all []string
	for _, w := range why {
		all = append(all, shortList(of[w])+": "+w)
	}
	return strings.Join(all, "; ")
}

// shortList names the first few of many.
func shortList(names []string) string {
	const most = 8
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

// checkStores asks, before anything is paid, the enclaves that the contract may
// draw as stores for their attestation. The error says why too few are drawn or
// stand the check; if only some would be refused, a line on stderr does.
func (s *secretSession) checkStores(ctx context.Context, env environment, c secretConfig, p progress) error {
	candidates, err := s.Candidates(ctx)
	if err != nil {
		return err
	}
	if err := c.checkNamed(candidates); err != nil {
		return err
	}
	drawable, undrawn := drawn(candidates)
	if uint64(len(drawable)) < s.terms.Copies {
		return fmt.Errorf("%w: a secret gets %d stores, and %d can be drawn now%s", errUnpaid, s.terms.Copies, len(drawable), notDrawn(undrawn))
	}
	checked, err := s.checkAttested(ctx, env, c, drawable[:min(len(drawable), mostChecked)], p)
	if err != nil {
		return err
	}
	var failed []storeFailure
	for _, d := range checked {
		if url, named := c.URLs[d.Enclave]; named && d.Err != nil {
			return fmt.Errorf("%w: --executor-url %s=%s: %w%s", errUnpaid, d.Enclave, url, d.Err, inBrackets(storeHint(d.Err)))
		}
		if d.Err != nil {
			failed = append(failed, storeFailure{d.Enclave, oneLine(printable([]byte(d.Err.Error()))) + inBrackets(storeHint(d.Err))})
		}
	}
	good := len(checked) - len(failed)
	switch {
	case len(failed) == 0:
		return nil
	case uint64(good) < s.terms.Copies:
		return fmt.Errorf("%w: a secret gets %d stores, and %d of %d that can be drawn would be sent it: %s%s",
			errUnpaid, s.terms.Copies, good, len(checked), reasons(failed), notDrawn(undrawn))
	}
	p.done()
	fmt.Fprintf(env.stderr, "warning: %d of %d enclaves that can be drawn as stores would not be sent the secret: %s; if one of them is drawn all the same, nacre secret inject tries again\n", len(failed), len(checked), reasons(failed))
	return nil
}

// checkNamed makes sure that the URLs of --executor-url are of enclaves that may
// be drawn, now or later: one with a mistyped address would never be used.
func (c secretConfig) checkNamed(candidates []owner.Candidate) error {
	for at := range c.URLs {
		known := func(x owner.Candidate) bool { return x.Enclave == at && !errors.Is(x.Err, owner.ErrStoreless) }
		if !slices.ContainsFunc(candidates, known) {
			return usagef("--executor-url %s: no enclave with this address keeps secrets", at)
		}
	}
	return nil
}

// drawn tells candidates that may be drawn from the others.
func drawn(candidates []owner.Candidate) (drawable []common.Address, not []storeFailure) {
	for _, c := range candidates {
		switch {
		case c.Err == nil:
			drawable = append(drawable, c.Enclave)
		case !errors.Is(c.Err, owner.ErrStoreless):
			not = append(not, storeFailure{c.Enclave, c.Err.Error()})
		}
	}
	return drawable, not
}

func notDrawn(not []storeFailure) string {
	if len(not) == 0 {
		return ""
	}
	return "; not drawn: " + reasons(not)
}

// checkAttested asks enclaves for their attestation, and sends them nothing.
func (s *secretSession) checkAttested(ctx context.Context, env environment, c secretConfig, enclaves []common.Address, p progress) ([]owner.Delivered, error) {
	urls, err := c.storeURLs(ctx, s.payer.Client, s.target, enclaves)
	if err != nil {
		return nil, err
	}
	p.step("asking the %d enclaves that can be drawn for their attestation", len(enclaves))
	limited, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	d := owner.Delivery{Secrets: s.Secrets, Terms: s.terms, Policy: s.policy, URLs: urls, Connect: c.connector(s.target), Now: env.now, Patience: checkPatience}
	return d.Check(limited, enclaves), ctx.Err()
}
