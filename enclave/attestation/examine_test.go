package attestation

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// outcomes are the names of the checks that ended so.
func (r Report) outcomes(o Outcome) (names []string) {
	for _, c := range r.Checks {
		if c.Outcome == o {
			names = append(names, c.Name)
		}
	}
	return names
}

func TestExamineGood(t *testing.T) {
	f := newForger(t)
	p := f.policy()
	p.Approved = func(common.Hash) error { return nil }
	r := Examine(f.document(t), p)
	if r.Err != nil || r.Document == nil || len(r.Checks) != 11 || len(r.outcomes(Passed)) != 11 {
		t.Fatalf("report %+v", r)
	}
	for _, c := range r.Checks {
		if c.Detail == "" {
			t.Errorf("%s says nothing", c.Name)
		}
	}
}

// TestExamineSaysWhatWasNotAsked takes the least that a policy may demand.
func TestExamineSaysWhatWasNotAsked(t *testing.T) {
	f := newForger(t)
	r := Examine(f.document(t), Policy{Roots: pool(f.root), Now: f.at, MaxAge: time.Minute})
	want := []string{CheckMeasurements, CheckNonce, CheckPublicKey, CheckOwner, CheckSettings, CheckApproval}
	if r.Err != nil || r.Document == nil || !slices.Equal(r.outcomes(Unasked), want) || len(r.outcomes(Passed)) != 5 {
		t.Errorf("report %+v", r)
	}
}

// TestExamineLooksAtAll: of a genuine document each check has its own answer.
func TestExamineLooksAtAll(t *testing.T) {
	f := newForger(t)
	f.fields["pcrs"] = map[uint][]byte{0: pcr(0), 1: pcr(0), 2: pcr(0)}
	p := f.policy()
	p.Now, p.Nonce, p.PublicKey = f.at.Add(2*time.Minute), []byte("x"), []byte("y")
	p.Owner, p.Settings, p.Approved = &common.Address{1}, &common.Hash{1}, func(common.Hash) error { return errApproval }
	r := Examine(f.document(t), p)
	want := []string{CheckAge, CheckDebugMode, CheckMeasurements, CheckNonce, CheckPublicKey, CheckOwner, CheckSettings, CheckApproval}
	if !slices.Equal(r.outcomes(Failed), want) || len(r.outcomes(Passed)) != 3 || r.Document != nil {
		t.Errorf("report %+v", r)
	}
	if !errors.Is(r.Err, ErrStale) {
		t.Errorf("error %v, want that of the first check", r.Err)
	}
	for _, c := range r.Checks {
		if (c.Err != nil) != (c.Outcome == Failed) {
			t.Errorf("%+v", c)
		}
	}
}

// TestJudgeStopsAtTheFirst: above all, it asks nobody about a document that is
// refused without that.
func TestJudgeStopsAtTheFirst(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(p *Policy, f *forger)
	}{
		{CheckAge, func(p *Policy, f *forger) { p.Now = f.at.Add(2 * time.Minute) }},
		{CheckMeasurements, func(p *Policy, _ *forger) { p.ImageID = &common.Hash{1} }},
		{CheckNonce, func(p *Policy, _ *forger) { p.Nonce = []byte("x") }},
		{CheckPublicKey, func(p *Policy, _ *forger) { p.PublicKey = []byte("y") }},
		{CheckPublicKey, func(p *Policy, _ *forger) { p.PublicKey, p.SigningKey = nil, true }},
		{CheckOwner, func(p *Policy, _ *forger) { p.Owner = &common.Address{1} }},
		{CheckSettings, func(p *Policy, _ *forger) { p.Settings = &common.Hash{1} }},
	} {
		f := newForger(t)
		p := f.policy()
		p.Approved = func(common.Hash) error { t.Errorf("%s: the registry was asked", c.name); return nil }
		c.spoil(&p, f)
		r := Judge(f.document(t), p)
		first, _ := r.FirstFailed()
		after := 10 - slices.IndexFunc(r.Checks, func(c Check) bool { return c.Outcome == Failed })
		if first.Name != c.name || len(r.outcomes(Failed)) != 1 || len(r.outcomes(Skipped)) != after || r.Document != nil || !r.Refused() {
			t.Errorf("%s: report %+v", c.name, r)
		}
		if _, err := Verify(f.document(t), p); err == nil {
			t.Errorf("%s: verified", c.name)
		}
	}
}

// TestExamineOfAForgery: what nobody signed says nothing.
func TestExamineOfAForgery(t *testing.T) {
	f, other := newForger(t), newForger(t)
	p := f.policy()
	asked := false
	p.Approved = func(common.Hash) error { asked = true; return nil }
	f.signed = func(s []byte) []byte { return make([]byte, len(s)) }
	for name, c := range map[string]struct {
		doc    []byte
		failed string
		passed int
	}{
		"no document": {[]byte("hello"), CheckForm, 0}, "another root": {other.document(t), CheckCertificates, 1}, "zero signature": {f.document(t), CheckSignature, 2},
	} {
		r := Examine(c.doc, p)
		if !slices.Equal(r.outcomes(Failed), []string{c.failed}) || len(r.outcomes(Passed)) != c.passed || len(r.outcomes(Skipped)) != 10-c.passed || r.Document != nil || r.Err == nil {
			t.Errorf("%s: report %+v", name, r)
		}
	}
	if asked {
		t.Error("the registry was asked about a forged document")
	}
}

func TestExamineNamesTheRoot(t *testing.T) {
	detail := func(r Report) string { return r.Checks[1].Detail }
	if got := detail(Examine(recorded, recordedPolicy(t))); got != "lead to the root of AWS Nitro Enclaves, "+AWSRootFingerprint {
		t.Errorf("recorded: %q", got)
	}
	f := newForger(t)
	if got := detail(Examine(f.document(t), f.policy())); !strings.HasPrefix(got, "lead to the trusted root ") || len(got) != len("lead to the trusted root ")+64 {
		t.Errorf("own root: %q", got)
	}
	// A document need not name its root, and may name another.
	stranger := newForger(t)
	f.fields["cabundle"] = [][]byte{stranger.root.Raw, f.root.Raw}
	if got := detail(Examine(f.document(t), f.policy())); got != "lead to a trusted root" {
		t.Errorf("another root first: %q", got)
	}
}

func TestExamineWithoutAPolicy(t *testing.T) {
	if r := Examine(recorded, Policy{}); !errors.Is(r.Err, ErrPolicy) || r.Document != nil || len(r.Checks) != 0 {
		t.Errorf("report %+v", r)
	}
}

// BenchmarkVerify is what a verifier does of each document: the recorded one has
// five signatures, as all of AWS have.
func BenchmarkVerify(b *testing.B) {
	p := recordedPolicy(b)
	for b.Loop() {
		if _, err := Verify(recorded, p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkVerifyParallel is BenchmarkVerify on all cores.
func BenchmarkVerifyParallel(b *testing.B) {
	p := recordedPolicy(b)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := Verify(recorded, p); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkRefuse is what a document costs that is refused by its form.
func BenchmarkRefuse(b *testing.B) {
	p, cut := recordedPolicy(b), recorded[:len(recorded)-1]
	for b.Loop() {
		if _, err := Verify(cut, p); err == nil {
			b.Fatal("passes")
		}
	}
}
