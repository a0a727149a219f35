package enclave

import (
	"errors"
	"strings"
	"testing"
)

func TestParseGasKey(t *testing.T) {
	for _, s := range []string{secretKeyHex, "0x" + secretKeyHex, strings.ToUpper(secretKeyHex)} {
		k, err := ParseGasKey(s)
		if err != nil || k.Address().Hex() != "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23" || k.PrivateKey() == nil || k.IsZero() {
			t.Errorf("%.6s…: %v, %v", s, k, err)
		}
	}
	if !(GasKey{}).IsZero() || (GasKey{}).PrivateKey() != nil {
		t.Error("the zero gas key holds a key")
	}
}

func TestParseGasKeyRefuses(t *testing.T) {
	for in, want := range map[string]error{
		"": ErrKeyLength, "0x": ErrKeyLength, secretKeyHex[2:]: ErrKeyLength, secretKeyHex + "00": ErrKeyLength,
		secretKeyHex[1:]: ErrHex, "0X" + secretKeyHex[2:]: ErrHex, "z" + secretKeyHex[1:]: ErrHex, " " + secretKeyHex[1:]: ErrHex,
		"0x0x" + secretKeyHex[4:]: ErrHex, strings.Repeat("0", 64): ErrKeyScalar, groupOrder: ErrKeyScalar,
	} {
		k, err := ParseGasKey(in)
		if !errors.Is(err, want) || !k.IsZero() {
			t.Errorf("%q: error %v, want %v", in, err, want)
		}
		if err != nil && err.Error() != want.Error() {
			t.Errorf("%q: the error says more than its kind: %v", in, err)
		}
	}
}

func TestParseOwner(t *testing.T) {
	const address = "00000000000000000000000000000000000000aA"
	for _, s := range []string{address, "0x" + address} {
		if got, err := ParseOwner(s); err != nil || got != owner {
			t.Errorf("%s: %s, %v", s, got, err)
		}
	}
	for in, want := range map[string]error{
		"": ErrAddressLength, "0x": ErrAddressLength, address[2:]: ErrAddressLength, address + "00": ErrAddressLength,
		address[1:]: ErrHex, "0xg" + address[1:]: ErrHex, strings.Repeat("0", 40): ErrZeroOwner, "0x" + strings.Repeat("0", 40): ErrZeroOwner,
	} {
		if _, err := ParseOwner(in); !errors.Is(err, want) {
			t.Errorf("%q: error %v, want %v", in, err, want)
		}
	}
}
