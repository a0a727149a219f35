package attestation

import (
	_ "embed"
	"encoding/hex"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// recorded is the document of a real enclave that ran at AWS, as its security
// module gave it out: a map of indefinite length, a null public key and nonce,
// and 20 bytes of user data.
//
//go:embed testdata/recorded.cbor
var recorded []byte

var recordedAt = time.UnixMilli(0x19b8597a84a) // 2026-01-03T20:41:07.402Z

func recordedPolicy(t testing.TB) Policy {
	t.Helper()
	roots, err := AWSRoots()
	if err != nil {
		t.Fatal(err)
	}
	return Policy{Roots: roots, Now: recordedAt, MaxAge: time.Minute}
}

// TestRecordedDocument takes the real thing through the real root, at its time.
func TestRecordedDocument(t *testing.T) {
	p := recordedPolicy(t)
	pcr0, _ := hex.DecodeString("4b8d4cf2a99e05ce1b5bddaf9d21cb446eb0e606c5bebd1ebf02b473a22165f7b68b0bb0d1ac5a90f0311e493522cfab")
	p.PCRs = map[uint][]byte{0: pcr0}
	p.Nonce, p.PublicKey = []byte{}, []byte{} // none
	d, err := Verify(recorded, p)
	if err != nil {
		t.Fatal(err)
	}
	if d.ModuleID != "i-0368fa67e156d6d23-enc019b8596b1a9dad6" || !d.Time.Equal(recordedAt) || len(d.PCRs) != 16 ||
		common.Bytes2Hex(d.UserData) != "69553adc61d6e9fcdecbe1ea49bb2b52a60238e0" {
		t.Errorf("document %+v", d)
	}
}

// TestRecordedDocumentAtOtherTimes: its leaf certificate lived from 20:40:25 to
// 23:40:28, and nobody may show the document after that, or before, whatever
// age is allowed.
func TestRecordedDocumentAtOtherTimes(t *testing.T) {
	leafFrom, leafTo := time.Date(2026, 1, 3, 20, 40, 25, 0, time.UTC), time.Date(2026, 1, 3, 23, 40, 28, 0, time.UTC)
	const ages = 100 * 365 * 24 * time.Hour
	for name, c := range map[string]struct {
		now           time.Time
		maxAge, ahead time.Duration
		want          error
	}{
		"as old as allowed":     {recordedAt.Add(time.Minute), time.Minute, 0, nil},
		"a moment older":        {recordedAt.Add(time.Minute + time.Millisecond), time.Minute, 0, ErrStale},
		"a moment early":        {recordedAt.Add(-time.Millisecond), time.Minute, 0, ErrFuture},
		"early, and allowed":    {recordedAt.Add(-time.Second), time.Minute, time.Second, nil},
		"an hour later":         {recordedAt.Add(time.Hour), time.Minute, 0, ErrStale},
		"last of its leaf":      {leafTo, ages, 0, nil},
		"after its leaf":        {leafTo.Add(time.Second), ages, ages, ErrChain},
		"before its leaf":       {leafFrom.Add(-time.Second), ages, ages, ErrChain},
		"a year later":          {recordedAt.AddDate(1, 0, 0), ages, ages, ErrChain},
		"a year earlier":        {recordedAt.AddDate(-1, 0, 0), ages, ages, ErrChain},
		"after the root itself": {time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC), ages, ages, ErrChain},
	} {
		p := recordedPolicy(t)
		p.Now, p.MaxAge, p.MaxAhead = c.now, c.maxAge, c.ahead
		if d, err := Verify(recorded, p); !errors.Is(err, c.want) || (d == nil) != (err != nil) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// TestRecordedDocumentUnderAnotherRoot: the root of the development attester
// vouches for no real enclave.
func TestRecordedDocumentUnderAnotherRoot(t *testing.T) {
	p := recordedPolicy(t)
	p.Roots = pool(newForger(t).root)
	if _, err := Verify(recorded, p); !errors.Is(err, ErrChain) {
		t.Errorf("error %v", err)
	}
}
