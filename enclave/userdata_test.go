package enclave

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

// TestUserData compares with bytes written by hand, which other programs read.
func TestUserData(t *testing.T) {
	owner, settings := common.HexToAddress("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), common.HexToHash("0x"+strings.Repeat("cd", 32))
	got := UserData(owner, settings)
	want := common.FromHex("0x000000000000000000000000" + "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed" + strings.Repeat("cd", 32))
	if !bytes.Equal(got, want) || len(got) != UserDataLength || len(got) > MaxAttestField {
		t.Errorf("%x, want %x", got, want)
	}
	o, s, err := ParseUserData(got)
	if err != nil || o != owner || s != settings {
		t.Errorf("%s, %s, %v", o, s, err)
	}
	if o, _, err := ParseUserData(UserData(common.Address{}, settings)); err != nil || o != (common.Address{}) {
		t.Errorf("without an owner: %s, %v", o, err)
	}
}

func TestParseUserDataRefuses(t *testing.T) {
	good := UserData(common.Address{1}, common.Hash{2})
	padded := bytes.Clone(good)
	padded[11] = 1
	for name, data := range map[string][]byte{
		"nothing": nil, "empty": {}, "the owner alone": good[:32], "a byte less": good[:63], "a byte more": append(bytes.Clone(good), 0), "not an address": padded,
	} {
		if _, _, err := ParseUserData(data); !errors.Is(err, ErrUserData) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
