package contracts

import (
	"errors"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// ErrChecksum is returned for an address whose capital letters are not those
// that EIP-55 gives it.
var ErrChecksum = errors.New("the checksum (capital letters) is wrong: a digit may be mistyped; copy it again, or write it in lower case if you are sure")

// CheckChecksum finds a mistyped digit in an address of 40 hex digits, with 0x
// or without: ErrChecksum. One that is in lower or upper case throughout says
// nothing of itself.
func CheckChecksum(address string) error {
	digits := strings.TrimPrefix(strings.TrimPrefix(address, "0x"), "0X")
	mixed := digits != strings.ToLower(digits) && digits != strings.ToUpper(digits)
	if mixed && "0x"+digits != common.HexToAddress(digits).Hex() {
		return ErrChecksum
	}
	return nil
}
