package jobs

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"
	"time"
)

func TestID(t *testing.T) {
	big256 := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	for in, want := range map[string]string{"0": "0", "42": "42", "0x2a": "42", big256.String(): big256.String()} {
		id, err := ParseID(in)
		if err != nil || id.String() != want {
			t.Errorf("ParseID(%q) = %s, %v", in, id, err)
		}
		text, _ := json.Marshal(id)
		var back ID
		if err := json.Unmarshal(text, &back); err != nil || back != id {
			t.Errorf("%s does not survive JSON: %s %v", id, text, err)
		}
	}
	for _, in := range []string{"", "x", "-1", "1.5", new(big.Int).Add(big256, big.NewInt(1)).String()} {
		if _, err := ParseID(in); !errors.Is(err, ErrIDRange) {
			t.Errorf("ParseID(%q): %v", in, err)
		}
	}
	if _, err := IDFromBig(nil); !errors.Is(err, ErrIDRange) {
		t.Error(err)
	}
}

func TestTotalTimeIsRoundedUp(t *testing.T) {
	for elapsed, want := range map[time.Duration]uint64{0: 0, 1: 1, time.Millisecond: 1, time.Millisecond + 1: 2, -time.Second: 0} {
		if got := (Result{Elapsed: elapsed}).TotalTimeMs(); got != want {
			t.Errorf("%s: %d ms, want %d", elapsed, got, want)
		}
	}
}

func TestEveryOutcomeHasWords(t *testing.T) {
	for o := OK; o.Valid(); o++ {
		if o.String() == "" {
			t.Errorf("outcome %d has no words", o)
		}
	}
	if Outcome(12).Valid() || Outcome(12).String() != "unknown result code 12" {
		t.Error(Outcome(12))
	}
}
