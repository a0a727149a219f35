package contracts

import (
	"errors"
	"strings"
	"testing"
)

func TestCheckChecksum(t *testing.T) {
	const right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" // of EIP-55
	for address, want := range map[string]error{
		right: nil, right[2:]: nil, strings.ToLower(right): nil, "0x" + strings.ToUpper(right[2:]): nil,
		"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed": ErrChecksum,
		"0x5bAeb6053F3E94C9b9A09f33669435E7Ef1BeAed": ErrChecksum,
		"5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed":   ErrChecksum,
	} {
		if err := CheckChecksum(address); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
}
