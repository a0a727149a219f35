package enclave

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// UserDataLength is the length in bytes of what UserData returns.
const UserDataLength = 2 * 32

// ErrUserData is returned for user data of another form than UserData's.
var ErrUserData = errors.New("user data is not an owner and a digest of settings")

// UserData is what a document carries of the enclave's immutable configuration:
// abi.encode(address owner, bytes32 settings). Those are the owner's address
// behind 12 zero bytes, all zeros before there is an owner, and the digest of
// the settings with which the executor runs, which do not change while it does.
func UserData(owner common.Address, settings common.Hash) []byte {
	return append(common.LeftPadBytes(owner[:], 32), settings[:]...)
}

// ParseUserData is the reverse of UserData. It returns ErrUserData.
func ParseUserData(data []byte) (owner common.Address, settings common.Hash, err error) {
	const padding = 32 - common.AddressLength
	if len(data) != UserDataLength || [padding]byte(data) != [padding]byte{} {
		return owner, settings, fmt.Errorf("%w: it has %d bytes: %x", ErrUserData, len(data), data[:min(len(data), UserDataLength)])
	}
	return common.BytesToAddress(data[padding:32]), common.BytesToHash(data[32:]), nil
}
