package attestation

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"slices"
)

// Outcome is how a check ended.
type Outcome uint8

const (
	Passed  Outcome = iota
	Failed          // Check.Err says why
	Unasked         // the policy does not say what would be right
	Skipped         // an earlier one failed, so that there is nothing to look at
)

// Check is one thing that was looked at.
type Check struct {
	Name    string
	Outcome Outcome
	Detail  string // of a check that passed, what was found
	Err     error  // of one that failed
}

// Report is the outcome of all checks, in their order.
type Report struct {
	Checks   []Check
	Document *Document // nil unless Err is
	Err      error     // of the first check that failed, or of an incomplete policy
}

// Refused tells whether the document is to blame, and not what is not known now
// or an incomplete policy.
func (r Report) Refused() bool {
	refusals := []error{ErrTooLarge, ErrMalformed, ErrCurve, ErrChain, ErrSignature, ErrStale, ErrFuture, ErrDebugMode,
		ErrPCRs, ErrApproval, ErrNonce, ErrPublicKey, ErrUserData, ErrOwner, ErrSettings}
	return slices.ContainsFunc(refusals, func(target error) bool { return errors.Is(r.Err, target) })
}

// FirstFailed is the check that Err is of; none if there is none.
func (r Report) FirstFailed() (c Check, found bool) {
	i := slices.IndexFunc(r.Checks, func(c Check) bool { return c.Outcome == Failed })
	if i < 0 {
		return Check{}, false
	}
	return r.Checks[i], true
}

// Names of the checks, in their order.
const (
	CheckForm         = "form"
	CheckCertificates = "certificates"
	CheckSignature    = "signature"
	CheckAge          = "age"
	CheckDebugMode    = "debug mode"
	CheckMeasurements = "measurements"
	CheckNonce        = "nonce"
	CheckPublicKey    = "public key"
	CheckOwner        = "owner"
	CheckSettings     = "settings"
	CheckApproval     = "approval"
)

// checks is the one list of what is demanded of a document that is genuine. The
// one that may have to ask somebody is the last.
func (p Policy) checks() []check {
	return []check{
		{CheckAge, p.checkAge}, {CheckDebugMode, p.checkDebugMode}, {CheckMeasurements, p.checkMeasurements},
		{CheckNonce, p.checkNonce}, {CheckPublicKey, p.checkPublicKey},
		{CheckOwner, p.checkOwner}, {CheckSettings, p.checkSettings}, {CheckApproval, p.checkApproval},
	}
}

// check returns what it found, or errUnasked, or why the document is refused.
type check struct {
	name string
	look func(*Document) (found string, err error)
}

// errUnasked is returned by a check about which the policy says nothing.
var errUnasked = errors.New("not compared")

// Examine is Verify for those who want to know of each check how it went.
// A document that is not genuine says nothing, so that what it claims is
// skipped; of one that is, all is looked at.
func Examine(doc []byte, policy Policy) Report { return examine(doc, policy, false) }

// Judge is Examine for those who want to know no more than whether, and by which
// check: after one has failed all others are skipped. So nobody is asked whether
// an image is approved for a document that is refused without that.
func Judge(doc []byte, policy Policy) Report { return examine(doc, policy, true) }

func examine(doc []byte, policy Policy, brief bool) Report {
	if err := policy.Check(); err != nil {
		return Report{Err: err}
	}
	var r Report
	d := r.genuine(doc, policy)
	for _, c := range policy.checks() {
		if d == nil || brief && r.Err != nil {
			r.Checks = append(r.Checks, Check{Name: c.name, Outcome: Skipped})
			continue
		}
		found, err := c.look(d)
		r.add(c.name, found, err)
	}
	if r.Err == nil {
		r.Document = d
	}
	return r
}

// genuine looks at form, certificates and signature; nil if one fails.
func (r *Report) genuine(doc []byte, policy Policy) *Document {
	untagged, claimed, err := parse(doc)
	if r.add(CheckForm, "a COSE_Sign1 document with ES384", err); err != nil {
		r.skip(CheckCertificates, CheckSignature)
		return nil
	}
	d, err := verifySignature(untagged, claimed, policy)
	if errors.Is(err, ErrChain) {
		r.add(CheckCertificates, "", err)
		r.skip(CheckSignature)
		return nil
	}
	r.add(CheckCertificates, rootOf(claimed, policy), nil)
	r.add(CheckSignature, "by the key of the leaf certificate", err)
	return d
}

func (r *Report) add(name, found string, err error) {
	c := Check{Name: name, Detail: found}
	switch {
	case errors.Is(err, errUnasked):
		c.Outcome, c.Detail = Unasked, errUnasked.Error()
	case err != nil:
		c.Outcome, c.Detail, c.Err = Failed, "", err
		if r.Err == nil {
			r.Err = err
		}
	}
	r.Checks = append(r.Checks, c)
}

func (r *Report) skip(names ...string) {
	for _, name := range names {
		r.Checks = append(r.Checks, Check{Name: name, Outcome: Skipped})
	}
}

// rootOf says to which root the certificates lead, if the document names it: a
// certificate that is trusted itself needs no other.
func rootOf(claimed payload, policy Policy) string {
	root, err := x509.ParseCertificate(claimed.CABundle[0])
	if err != nil {
		return "lead to a trusted root"
	}
	chains, err := root.Verify(x509.VerifyOptions{Roots: policy.Roots, CurrentTime: policy.Now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	if err != nil || len(chains) == 0 || len(chains[0]) != 1 {
		return "lead to a trusted root"
	}
	sum := sha256.Sum256(root.Raw)
	fingerprint := hex.EncodeToString(sum[:])
	if fingerprint == AWSRootFingerprint {
		return "lead to the root of AWS Nitro Enclaves, " + fingerprint
	}
	return "lead to the trusted root " + fingerprint
}
