package chain

import (
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// TestImpossibleParametersAreNamed: which one, where, its value, what is right,
// and what to do.
func TestImpossibleParametersAreNamed(t *testing.T) {
	const end = ": correct its address, or the chain id and the URLs if they are of another network"
	at := common.HexToAddress("0x1111111111111111111111111111111111111111")
	begin := ErrParams.Error() + ": "
	for _, c := range []struct {
		params Params
		want   string
	}{
		{Params{SignMaxAge: time.Minute}, begin + "NO_OF_NODES_TO_SELECT of the Jobs contract " + at.Hex() + " is 0, want 1 … 65536" + end},
		{Params{SelectedExecutors: 3}, begin + "SIGN_MAX_AGE of the Jobs contract " + at.Hex() + " is 0 s, want 1 … 1000000000 s" + end},
	} {
		if err := c.params.check(at); !errors.Is(err, ErrParams) || err.Error() != c.want {
			t.Errorf("%v\nwant %s", err, c.want)
		}
	}
	if err := (Params{SelectedExecutors: 3, SignMaxAge: time.Minute}).check(at); err != nil {
		t.Errorf("good ones: %v", err)
	}
}
