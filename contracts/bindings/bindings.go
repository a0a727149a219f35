// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// AttestationAutherUpgradeableEnclaveImage is an auto generated low-level Go binding around an user-defined struct.
type AttestationAutherUpgradeableEnclaveImage struct {
	PCR0 []byte
	PCR1 []byte
	PCR2 []byte
}

// AttestationVerifierEnclaveImage is an auto generated low-level Go binding around an user-defined struct.
type AttestationVerifierEnclaveImage struct {
	PCR0 []byte
	PCR1 []byte
	PCR2 []byte
}

// IAttestationVerifierAttestation is an auto generated low-level Go binding around an user-defined struct.
type IAttestationVerifierAttestation struct {
	EnclavePubKey           []byte
	PCR0                    []byte
	PCR1                    []byte
	PCR2                    []byte
	TimestampInMilliseconds *big.Int
}

// AttestationVerifierMetaData contains all meta data concerning the AttestationVerifier contract.
var AttestationVerifierMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierAttestationTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierCannotRemoveAllAdmins\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierImageNotWhitelisted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierInitLengthMismatch\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierInvalidAdmin\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierKeyNotVerified\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierNoImageProvided\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierPCRsInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationVerifierPubkeyLengthInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"ERC1967InvalidImplementation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ERC1967NonPayable\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedInnerCall\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"InvalidInitialization\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotInitializing\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"UUPSUnauthorizedCallContext\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"slot\",\"type\":\"bytes32\"}],\"name\":\"UUPSUnsupportedProxiableUUID\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"EnclaveImageWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"EnclaveKeyRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyVerified\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"version\",\"type\":\"uint64\"}],\"name\":\"Initialized\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"Upgraded\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"UPGRADE_INTERFACE_VERSION\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"internalType\":\"structAttestationVerifier.EnclaveImage[]\",\"name\":\"images\",\"type\":\"tuple[]\"},{\"internalType\":\"bytes[]\",\"name\":\"enclaveKeys\",\"type\":\"bytes[]\"},{\"internalType\":\"address\",\"name\":\"_admin\",\"type\":\"address\"}],\"name\":\"initialize\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"proxiableUUID\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"pubKey\",\"type\":\"bytes\"}],\"name\":\"pubKeyToAddress\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"pure\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"revokeEnclaveImage\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"revokeEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newImplementation\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"upgradeToAndCall\",\"outputs\":[],\"stateMutability\":\"payable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"name\":\"verifiedKeys\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"verify\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verify\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verifyEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"whitelistEnclaveImage\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"},{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"whitelistEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"name\":\"whitelistedImages\",\"outputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"stateMutability\":\"view\",\"type\":\"function\"}]",
	ID:  "b2bde7307c52735f6bc7e0d03b78f97d5e",
}

// AttestationVerifier is an auto generated Go binding around an Ethereum contract.
type AttestationVerifier struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AttestationVerifier) GetABI() abi.ABI {
	return c.abi
}

// NewAttestationVerifier creates a new instance of AttestationVerifier.
func NewAttestationVerifier() *AttestationVerifier {
	parsed, err := AttestationVerifierMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AttestationVerifier{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AttestationVerifier) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) PackDEFAULTADMINROLE() []byte {
	enc, err := attestationVerifier.abi.Pack("DEFAULT_ADMIN_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) TryPackDEFAULTADMINROLE() ([]byte, error) {
	return attestationVerifier.abi.Pack("DEFAULT_ADMIN_ROLE")
}

// UnpackDEFAULTADMINROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa217fddf.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) UnpackDEFAULTADMINROLE(data []byte) ([32]byte, error) {
	out, err := attestationVerifier.abi.Unpack("DEFAULT_ADMIN_ROLE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0dcaeaf2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_AGE() view returns(uint256)
func (attestationVerifier *AttestationVerifier) PackMAXAGE() []byte {
	enc, err := attestationVerifier.abi.Pack("MAX_AGE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0dcaeaf2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_AGE() view returns(uint256)
func (attestationVerifier *AttestationVerifier) TryPackMAXAGE() ([]byte, error) {
	return attestationVerifier.abi.Pack("MAX_AGE")
}

// UnpackMAXAGE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0dcaeaf2.
//
// Solidity: function MAX_AGE() view returns(uint256)
func (attestationVerifier *AttestationVerifier) UnpackMAXAGE(data []byte) (*big.Int, error) {
	out, err := attestationVerifier.abi.Unpack("MAX_AGE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (attestationVerifier *AttestationVerifier) PackUPGRADEINTERFACEVERSION() []byte {
	enc, err := attestationVerifier.abi.Pack("UPGRADE_INTERFACE_VERSION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (attestationVerifier *AttestationVerifier) TryPackUPGRADEINTERFACEVERSION() ([]byte, error) {
	return attestationVerifier.abi.Pack("UPGRADE_INTERFACE_VERSION")
}

// UnpackUPGRADEINTERFACEVERSION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad3cb1cc.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (attestationVerifier *AttestationVerifier) UnpackUPGRADEINTERFACEVERSION(data []byte) (string, error) {
	out, err := attestationVerifier.abi.Unpack("UPGRADE_INTERFACE_VERSION", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) PackGetRoleAdmin(role [32]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("getRoleAdmin", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) TryPackGetRoleAdmin(role [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("getRoleAdmin", role)
}

// UnpackGetRoleAdmin is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x248a9ca3.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) UnpackGetRoleAdmin(data []byte) ([32]byte, error) {
	out, err := attestationVerifier.abi.Unpack("getRoleAdmin", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (attestationVerifier *AttestationVerifier) PackGrantRole(role [32]byte, account common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("grantRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (attestationVerifier *AttestationVerifier) TryPackGrantRole(role [32]byte, account common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("grantRole", role, account)
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (attestationVerifier *AttestationVerifier) PackHasRole(role [32]byte, account common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("hasRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackHasRole(role [32]byte, account common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("hasRole", role, account)
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x91d14854.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackHasRole(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("hasRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc65a916a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initialize((bytes,bytes,bytes)[] images, bytes[] enclaveKeys, address _admin) returns()
func (attestationVerifier *AttestationVerifier) PackInitialize(images []AttestationVerifierEnclaveImage, enclaveKeys [][]byte, admin common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("initialize", images, enclaveKeys, admin)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc65a916a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function initialize((bytes,bytes,bytes)[] images, bytes[] enclaveKeys, address _admin) returns()
func (attestationVerifier *AttestationVerifier) TryPackInitialize(images []AttestationVerifierEnclaveImage, enclaveKeys [][]byte, admin common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("initialize", images, enclaveKeys, admin)
}

// PackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) PackProxiableUUID() []byte {
	enc, err := attestationVerifier.abi.Pack("proxiableUUID")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) TryPackProxiableUUID() ([]byte, error) {
	return attestationVerifier.abi.Pack("proxiableUUID")
}

// UnpackProxiableUUID is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52d1902d.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (attestationVerifier *AttestationVerifier) UnpackProxiableUUID(data []byte) ([32]byte, error) {
	out, err := attestationVerifier.abi.Unpack("proxiableUUID", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPubKeyToAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70ae992a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pubKeyToAddress(bytes pubKey) pure returns(address)
func (attestationVerifier *AttestationVerifier) PackPubKeyToAddress(pubKey []byte) []byte {
	enc, err := attestationVerifier.abi.Pack("pubKeyToAddress", pubKey)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPubKeyToAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70ae992a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pubKeyToAddress(bytes pubKey) pure returns(address)
func (attestationVerifier *AttestationVerifier) TryPackPubKeyToAddress(pubKey []byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("pubKeyToAddress", pubKey)
}

// UnpackPubKeyToAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70ae992a.
//
// Solidity: function pubKeyToAddress(bytes pubKey) pure returns(address)
func (attestationVerifier *AttestationVerifier) UnpackPubKeyToAddress(data []byte) (common.Address, error) {
	out, err := attestationVerifier.abi.Unpack("pubKeyToAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (attestationVerifier *AttestationVerifier) PackRenounceRole(role [32]byte, callerConfirmation common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("renounceRole", role, callerConfirmation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (attestationVerifier *AttestationVerifier) TryPackRenounceRole(role [32]byte, callerConfirmation common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("renounceRole", role, callerConfirmation)
}

// PackRevokeEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95c60294.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) PackRevokeEnclaveImage(imageId [32]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("revokeEnclaveImage", imageId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95c60294.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackRevokeEnclaveImage(imageId [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokeEnclaveImage", imageId)
}

// UnpackRevokeEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95c60294.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackRevokeEnclaveImage(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("revokeEnclaveImage", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRevokeEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbebb1fd4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool)
func (attestationVerifier *AttestationVerifier) PackRevokeEnclaveKey(enclaveAddress common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("revokeEnclaveKey", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbebb1fd4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackRevokeEnclaveKey(enclaveAddress common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokeEnclaveKey", enclaveAddress)
}

// UnpackRevokeEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbebb1fd4.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackRevokeEnclaveKey(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("revokeEnclaveKey", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (attestationVerifier *AttestationVerifier) PackRevokeRole(role [32]byte, account common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("revokeRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (attestationVerifier *AttestationVerifier) TryPackRevokeRole(role [32]byte, account common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokeRole", role, account)
}

// PackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (attestationVerifier *AttestationVerifier) PackSupportsInterface(interfaceId [4]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("supportsInterface", interfaceId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackSupportsInterface(interfaceId [4]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("supportsInterface", interfaceId)
}

// UnpackSupportsInterface is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01ffc9a7.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackSupportsInterface(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("supportsInterface", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (attestationVerifier *AttestationVerifier) PackUpgradeToAndCall(newImplementation common.Address, data []byte) []byte {
	enc, err := attestationVerifier.abi.Pack("upgradeToAndCall", newImplementation, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (attestationVerifier *AttestationVerifier) TryPackUpgradeToAndCall(newImplementation common.Address, data []byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("upgradeToAndCall", newImplementation, data)
}

// PackVerifiedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda994cd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifiedKeys(address ) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) PackVerifiedKeys(arg0 common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("verifiedKeys", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifiedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda994cd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifiedKeys(address ) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) TryPackVerifiedKeys(arg0 common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("verifiedKeys", arg0)
}

// UnpackVerifiedKeys is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda994cd8.
//
// Solidity: function verifiedKeys(address ) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) UnpackVerifiedKeys(data []byte) ([32]byte, error) {
	out, err := attestationVerifier.abi.Unpack("verifiedKeys", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e760afe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verify(bytes data) view returns()
func (attestationVerifier *AttestationVerifier) PackVerify(data []byte) []byte {
	enc, err := attestationVerifier.abi.Pack("verify", data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e760afe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verify(bytes data) view returns()
func (attestationVerifier *AttestationVerifier) TryPackVerify(data []byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("verify", data)
}

// PackVerify0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeac708a3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verify(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) view returns()
func (attestationVerifier *AttestationVerifier) PackVerify0(signature []byte, attestation IAttestationVerifierAttestation) []byte {
	enc, err := attestationVerifier.abi.Pack("verify0", signature, attestation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerify0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeac708a3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verify(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) view returns()
func (attestationVerifier *AttestationVerifier) TryPackVerify0(signature []byte, attestation IAttestationVerifierAttestation) ([]byte, error) {
	return attestationVerifier.abi.Pack("verify0", signature, attestation)
}

// PackVerifyEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75847b84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (attestationVerifier *AttestationVerifier) PackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) []byte {
	enc, err := attestationVerifier.abi.Pack("verifyEnclaveKey", signature, attestation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75847b84.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) ([]byte, error) {
	return attestationVerifier.abi.Pack("verifyEnclaveKey", signature, attestation)
}

// UnpackVerifyEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75847b84.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackVerifyEnclaveKey(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("verifyEnclaveKey", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWhitelistEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x69815e57.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (attestationVerifier *AttestationVerifier) PackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) []byte {
	enc, err := attestationVerifier.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWhitelistEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x69815e57.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
}

// WhitelistEnclaveImageOutput serves as a container for the return parameters of contract
// method WhitelistEnclaveImage.
type WhitelistEnclaveImageOutput struct {
	Arg0 [32]byte
	Arg1 bool
}

// UnpackWhitelistEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x69815e57.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (attestationVerifier *AttestationVerifier) UnpackWhitelistEnclaveImage(data []byte) (WhitelistEnclaveImageOutput, error) {
	out, err := attestationVerifier.abi.Unpack("whitelistEnclaveImage", data)
	outstruct := new(WhitelistEnclaveImageOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Arg1 = *abi.ConvertType(out[1], new(bool)).(*bool)
	return *outstruct, nil
}

// PackWhitelistEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdebf726b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) PackWhitelistEnclaveKey(enclavePubKey []byte, imageId [32]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("whitelistEnclaveKey", enclavePubKey, imageId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWhitelistEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdebf726b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistEnclaveKey(enclavePubKey []byte, imageId [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistEnclaveKey", enclavePubKey, imageId)
}

// UnpackWhitelistEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdebf726b.
//
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool)
func (attestationVerifier *AttestationVerifier) UnpackWhitelistEnclaveKey(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("whitelistEnclaveKey", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWhitelistedImages is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f9b0ad7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function whitelistedImages(bytes32 ) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) PackWhitelistedImages(arg0 [32]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("whitelistedImages", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWhitelistedImages is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f9b0ad7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function whitelistedImages(bytes32 ) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistedImages(arg0 [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistedImages", arg0)
}

// WhitelistedImagesOutput serves as a container for the return parameters of contract
// method WhitelistedImages.
type WhitelistedImagesOutput struct {
	PCR0 []byte
	PCR1 []byte
	PCR2 []byte
}

// UnpackWhitelistedImages is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2f9b0ad7.
//
// Solidity: function whitelistedImages(bytes32 ) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) UnpackWhitelistedImages(data []byte) (WhitelistedImagesOutput, error) {
	out, err := attestationVerifier.abi.Unpack("whitelistedImages", data)
	outstruct := new(WhitelistedImagesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.PCR0 = *abi.ConvertType(out[0], new([]byte)).(*[]byte)
	outstruct.PCR1 = *abi.ConvertType(out[1], new([]byte)).(*[]byte)
	outstruct.PCR2 = *abi.ConvertType(out[2], new([]byte)).(*[]byte)
	return *outstruct, nil
}

// AttestationVerifierEnclaveImageRevoked represents a EnclaveImageRevoked event raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveImageRevoked struct {
	ImageId [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEnclaveImageRevokedEventName = "EnclaveImageRevoked"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEnclaveImageRevoked) ContractEventName() string {
	return AttestationVerifierEnclaveImageRevokedEventName
}

// UnpackEnclaveImageRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageRevoked(bytes32 indexed imageId)
func (attestationVerifier *AttestationVerifier) UnpackEnclaveImageRevokedEvent(log *types.Log) (*AttestationVerifierEnclaveImageRevoked, error) {
	event := "EnclaveImageRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEnclaveImageRevoked)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierEnclaveImageWhitelisted represents a EnclaveImageWhitelisted event raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveImageWhitelisted struct {
	ImageId [32]byte
	PCR0    []byte
	PCR1    []byte
	PCR2    []byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEnclaveImageWhitelistedEventName = "EnclaveImageWhitelisted"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEnclaveImageWhitelisted) ContractEventName() string {
	return AttestationVerifierEnclaveImageWhitelistedEventName
}

// UnpackEnclaveImageWhitelistedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageWhitelisted(bytes32 indexed imageId, bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) UnpackEnclaveImageWhitelistedEvent(log *types.Log) (*AttestationVerifierEnclaveImageWhitelisted, error) {
	event := "EnclaveImageWhitelisted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEnclaveImageWhitelisted)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierEnclaveKeyRevoked represents a EnclaveKeyRevoked event raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveKeyRevoked struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEnclaveKeyRevokedEventName = "EnclaveKeyRevoked"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEnclaveKeyRevoked) ContractEventName() string {
	return AttestationVerifierEnclaveKeyRevokedEventName
}

// UnpackEnclaveKeyRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyRevoked(address indexed enclaveAddress)
func (attestationVerifier *AttestationVerifier) UnpackEnclaveKeyRevokedEvent(log *types.Log) (*AttestationVerifierEnclaveKeyRevoked, error) {
	event := "EnclaveKeyRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEnclaveKeyRevoked)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierEnclaveKeyVerified represents a EnclaveKeyVerified event raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveKeyVerified struct {
	EnclaveAddress common.Address
	ImageId        [32]byte
	EnclavePubKey  []byte
	Raw            *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEnclaveKeyVerifiedEventName = "EnclaveKeyVerified"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEnclaveKeyVerified) ContractEventName() string {
	return AttestationVerifierEnclaveKeyVerifiedEventName
}

// UnpackEnclaveKeyVerifiedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyVerified(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey)
func (attestationVerifier *AttestationVerifier) UnpackEnclaveKeyVerifiedEvent(log *types.Log) (*AttestationVerifierEnclaveKeyVerified, error) {
	event := "EnclaveKeyVerified"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEnclaveKeyVerified)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierEnclaveKeyWhitelisted represents a EnclaveKeyWhitelisted event raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveKeyWhitelisted struct {
	EnclaveAddress common.Address
	ImageId        [32]byte
	EnclavePubKey  []byte
	Raw            *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEnclaveKeyWhitelistedEventName = "EnclaveKeyWhitelisted"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEnclaveKeyWhitelisted) ContractEventName() string {
	return AttestationVerifierEnclaveKeyWhitelistedEventName
}

// UnpackEnclaveKeyWhitelistedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyWhitelisted(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey)
func (attestationVerifier *AttestationVerifier) UnpackEnclaveKeyWhitelistedEvent(log *types.Log) (*AttestationVerifierEnclaveKeyWhitelisted, error) {
	event := "EnclaveKeyWhitelisted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEnclaveKeyWhitelisted)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierInitialized represents a Initialized event raised by the AttestationVerifier contract.
type AttestationVerifierInitialized struct {
	Version uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierInitializedEventName = "Initialized"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierInitialized) ContractEventName() string {
	return AttestationVerifierInitializedEventName
}

// UnpackInitializedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Initialized(uint64 version)
func (attestationVerifier *AttestationVerifier) UnpackInitializedEvent(log *types.Log) (*AttestationVerifierInitialized, error) {
	event := "Initialized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierInitialized)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierRoleAdminChanged represents a RoleAdminChanged event raised by the AttestationVerifier contract.
type AttestationVerifierRoleAdminChanged struct {
	Role              [32]byte
	PreviousAdminRole [32]byte
	NewAdminRole      [32]byte
	Raw               *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierRoleAdminChangedEventName = "RoleAdminChanged"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierRoleAdminChanged) ContractEventName() string {
	return AttestationVerifierRoleAdminChangedEventName
}

// UnpackRoleAdminChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)
func (attestationVerifier *AttestationVerifier) UnpackRoleAdminChangedEvent(log *types.Log) (*AttestationVerifierRoleAdminChanged, error) {
	event := "RoleAdminChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierRoleAdminChanged)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierRoleGranted represents a RoleGranted event raised by the AttestationVerifier contract.
type AttestationVerifierRoleGranted struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierRoleGrantedEventName = "RoleGranted"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierRoleGranted) ContractEventName() string {
	return AttestationVerifierRoleGrantedEventName
}

// UnpackRoleGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)
func (attestationVerifier *AttestationVerifier) UnpackRoleGrantedEvent(log *types.Log) (*AttestationVerifierRoleGranted, error) {
	event := "RoleGranted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierRoleGranted)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierRoleRevoked represents a RoleRevoked event raised by the AttestationVerifier contract.
type AttestationVerifierRoleRevoked struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierRoleRevokedEventName = "RoleRevoked"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierRoleRevoked) ContractEventName() string {
	return AttestationVerifierRoleRevokedEventName
}

// UnpackRoleRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)
func (attestationVerifier *AttestationVerifier) UnpackRoleRevokedEvent(log *types.Log) (*AttestationVerifierRoleRevoked, error) {
	event := "RoleRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierRoleRevoked)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// AttestationVerifierUpgraded represents a Upgraded event raised by the AttestationVerifier contract.
type AttestationVerifierUpgraded struct {
	Implementation common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierUpgradedEventName = "Upgraded"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierUpgraded) ContractEventName() string {
	return AttestationVerifierUpgradedEventName
}

// UnpackUpgradedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Upgraded(address indexed implementation)
func (attestationVerifier *AttestationVerifier) UnpackUpgradedEvent(log *types.Log) (*AttestationVerifierUpgraded, error) {
	event := "Upgraded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierUpgraded)
	if len(log.Data) > 0 {
		if err := attestationVerifier.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range attestationVerifier.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (attestationVerifier *AttestationVerifier) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierAttestationTooOld"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierAttestationTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierCannotRemoveAllAdmins"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierCannotRemoveAllAdminsError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierImageNotWhitelisted"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierImageNotWhitelistedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierInitLengthMismatch"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierInitLengthMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierInvalidAdmin"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierInvalidAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierKeyNotVerified"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierKeyNotVerifiedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierNoImageProvided"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierNoImageProvidedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierPCRsInvalid"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierPCRsInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationVerifierPubkeyLengthInvalid"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationVerifierPubkeyLengthInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["ERC1967InvalidImplementation"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackERC1967InvalidImplementationError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["ERC1967NonPayable"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackERC1967NonPayableError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["FailedInnerCall"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackFailedInnerCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["InvalidInitialization"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackInvalidInitializationError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["NotInitializing"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackNotInitializingError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["UUPSUnauthorizedCallContext"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackUUPSUnauthorizedCallContextError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["UUPSUnsupportedProxiableUUID"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackUUPSUnsupportedProxiableUUIDError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AttestationVerifierAccessControlBadConfirmation represents a AccessControlBadConfirmation error raised by the AttestationVerifier contract.
type AttestationVerifierAccessControlBadConfirmation struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlBadConfirmation()
func AttestationVerifierAccessControlBadConfirmationErrorID() common.Hash {
	return common.HexToHash("0x6697b23232a647058342c0724fe7c415cab25915b54e5dbc03f233173d37b41c")
}

// UnpackAccessControlBadConfirmationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlBadConfirmation()
func (attestationVerifier *AttestationVerifier) UnpackAccessControlBadConfirmationError(raw []byte) (*AttestationVerifierAccessControlBadConfirmation, error) {
	out := new(AttestationVerifierAccessControlBadConfirmation)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AccessControlBadConfirmation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAccessControlUnauthorizedAccount represents a AccessControlUnauthorizedAccount error raised by the AttestationVerifier contract.
type AttestationVerifierAccessControlUnauthorizedAccount struct {
	Account    common.Address
	NeededRole [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func AttestationVerifierAccessControlUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0xe2517d3fbfae6f8515ef5ff1ccedc3933ab0cbbda0b492c06eb54ad10ef03b3e")
}

// UnpackAccessControlUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func (attestationVerifier *AttestationVerifier) UnpackAccessControlUnauthorizedAccountError(raw []byte) (*AttestationVerifierAccessControlUnauthorizedAccount, error) {
	out := new(AttestationVerifierAccessControlUnauthorizedAccount)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AccessControlUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAddressEmptyCode represents a AddressEmptyCode error raised by the AttestationVerifier contract.
type AttestationVerifierAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func AttestationVerifierAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (attestationVerifier *AttestationVerifier) UnpackAddressEmptyCodeError(raw []byte) (*AttestationVerifierAddressEmptyCode, error) {
	out := new(AttestationVerifierAddressEmptyCode)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierAttestationTooOld represents a AttestationVerifierAttestationTooOld error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierAttestationTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierAttestationTooOld()
func AttestationVerifierAttestationVerifierAttestationTooOldErrorID() common.Hash {
	return common.HexToHash("0x69bb1fdda722fda1684bf340f0faa03263894e0ffe99586893858c7619018be2")
}

// UnpackAttestationVerifierAttestationTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierAttestationTooOld()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierAttestationTooOldError(raw []byte) (*AttestationVerifierAttestationVerifierAttestationTooOld, error) {
	out := new(AttestationVerifierAttestationVerifierAttestationTooOld)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierAttestationTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierCannotRemoveAllAdmins represents a AttestationVerifierCannotRemoveAllAdmins error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierCannotRemoveAllAdmins struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierCannotRemoveAllAdmins()
func AttestationVerifierAttestationVerifierCannotRemoveAllAdminsErrorID() common.Hash {
	return common.HexToHash("0x86421fd432a76c728075abfea6272eac471ae954adc0ae97fc860e5303015477")
}

// UnpackAttestationVerifierCannotRemoveAllAdminsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierCannotRemoveAllAdmins()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierCannotRemoveAllAdminsError(raw []byte) (*AttestationVerifierAttestationVerifierCannotRemoveAllAdmins, error) {
	out := new(AttestationVerifierAttestationVerifierCannotRemoveAllAdmins)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierCannotRemoveAllAdmins", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierImageNotWhitelisted represents a AttestationVerifierImageNotWhitelisted error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierImageNotWhitelisted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierImageNotWhitelisted()
func AttestationVerifierAttestationVerifierImageNotWhitelistedErrorID() common.Hash {
	return common.HexToHash("0x6608071124ad05063fd73b1704169cdf92afe3cb76e9255bfbe0ddc6c1503b66")
}

// UnpackAttestationVerifierImageNotWhitelistedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierImageNotWhitelisted()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierImageNotWhitelistedError(raw []byte) (*AttestationVerifierAttestationVerifierImageNotWhitelisted, error) {
	out := new(AttestationVerifierAttestationVerifierImageNotWhitelisted)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierImageNotWhitelisted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierInitLengthMismatch represents a AttestationVerifierInitLengthMismatch error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierInitLengthMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierInitLengthMismatch()
func AttestationVerifierAttestationVerifierInitLengthMismatchErrorID() common.Hash {
	return common.HexToHash("0x46d60b57cf344bedc7046f19fdce30a3c0b259deb73dd8db8f3660c78a37d540")
}

// UnpackAttestationVerifierInitLengthMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierInitLengthMismatch()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierInitLengthMismatchError(raw []byte) (*AttestationVerifierAttestationVerifierInitLengthMismatch, error) {
	out := new(AttestationVerifierAttestationVerifierInitLengthMismatch)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierInitLengthMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierInvalidAdmin represents a AttestationVerifierInvalidAdmin error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierInvalidAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierInvalidAdmin()
func AttestationVerifierAttestationVerifierInvalidAdminErrorID() common.Hash {
	return common.HexToHash("0xfb079cf88e54616c333ea5a91b3b486edbe906b01abd207e10039f1f389e5bce")
}

// UnpackAttestationVerifierInvalidAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierInvalidAdmin()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierInvalidAdminError(raw []byte) (*AttestationVerifierAttestationVerifierInvalidAdmin, error) {
	out := new(AttestationVerifierAttestationVerifierInvalidAdmin)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierInvalidAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierKeyNotVerified represents a AttestationVerifierKeyNotVerified error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierKeyNotVerified struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierKeyNotVerified()
func AttestationVerifierAttestationVerifierKeyNotVerifiedErrorID() common.Hash {
	return common.HexToHash("0x17fb268eb574a33dcd054e092b9e6f5c0081ebb63fb72b2f9c6cf582137e83da")
}

// UnpackAttestationVerifierKeyNotVerifiedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierKeyNotVerified()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierKeyNotVerifiedError(raw []byte) (*AttestationVerifierAttestationVerifierKeyNotVerified, error) {
	out := new(AttestationVerifierAttestationVerifierKeyNotVerified)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierKeyNotVerified", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierNoImageProvided represents a AttestationVerifierNoImageProvided error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierNoImageProvided struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierNoImageProvided()
func AttestationVerifierAttestationVerifierNoImageProvidedErrorID() common.Hash {
	return common.HexToHash("0xb60f22af94317f25f5269eb07e2f09169f7f5723cba14d2a862a3d55b314cf0d")
}

// UnpackAttestationVerifierNoImageProvidedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierNoImageProvided()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierNoImageProvidedError(raw []byte) (*AttestationVerifierAttestationVerifierNoImageProvided, error) {
	out := new(AttestationVerifierAttestationVerifierNoImageProvided)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierNoImageProvided", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierPCRsInvalid represents a AttestationVerifierPCRsInvalid error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierPCRsInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierPCRsInvalid()
func AttestationVerifierAttestationVerifierPCRsInvalidErrorID() common.Hash {
	return common.HexToHash("0x973750ff0efc3841be1ddd6cae0a95cea82dc9558e1e15e35f92abb3e0b86a13")
}

// UnpackAttestationVerifierPCRsInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierPCRsInvalid()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierPCRsInvalidError(raw []byte) (*AttestationVerifierAttestationVerifierPCRsInvalid, error) {
	out := new(AttestationVerifierAttestationVerifierPCRsInvalid)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierPCRsInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationVerifierPubkeyLengthInvalid represents a AttestationVerifierPubkeyLengthInvalid error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationVerifierPubkeyLengthInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationVerifierPubkeyLengthInvalid()
func AttestationVerifierAttestationVerifierPubkeyLengthInvalidErrorID() common.Hash {
	return common.HexToHash("0x48ceb734c998eff23d32b011c53171bef18ed0a7d5ba75a0a79980dfe6fb7f42")
}

// UnpackAttestationVerifierPubkeyLengthInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationVerifierPubkeyLengthInvalid()
func (attestationVerifier *AttestationVerifier) UnpackAttestationVerifierPubkeyLengthInvalidError(raw []byte) (*AttestationVerifierAttestationVerifierPubkeyLengthInvalid, error) {
	out := new(AttestationVerifierAttestationVerifierPubkeyLengthInvalid)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationVerifierPubkeyLengthInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the AttestationVerifier contract.
type AttestationVerifierECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func AttestationVerifierECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (attestationVerifier *AttestationVerifier) UnpackECDSAInvalidSignatureError(raw []byte) (*AttestationVerifierECDSAInvalidSignature, error) {
	out := new(AttestationVerifierECDSAInvalidSignature)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the AttestationVerifier contract.
type AttestationVerifierECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func AttestationVerifierECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (attestationVerifier *AttestationVerifier) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*AttestationVerifierECDSAInvalidSignatureLength, error) {
	out := new(AttestationVerifierECDSAInvalidSignatureLength)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the AttestationVerifier contract.
type AttestationVerifierECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func AttestationVerifierECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (attestationVerifier *AttestationVerifier) UnpackECDSAInvalidSignatureSError(raw []byte) (*AttestationVerifierECDSAInvalidSignatureS, error) {
	out := new(AttestationVerifierECDSAInvalidSignatureS)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierERC1967InvalidImplementation represents a ERC1967InvalidImplementation error raised by the AttestationVerifier contract.
type AttestationVerifierERC1967InvalidImplementation struct {
	Implementation common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func AttestationVerifierERC1967InvalidImplementationErrorID() common.Hash {
	return common.HexToHash("0x4c9c8ce3ceb3130f17f7cdba48d89b5b0129f266a8bac114e6e315a41879b617")
}

// UnpackERC1967InvalidImplementationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func (attestationVerifier *AttestationVerifier) UnpackERC1967InvalidImplementationError(raw []byte) (*AttestationVerifierERC1967InvalidImplementation, error) {
	out := new(AttestationVerifierERC1967InvalidImplementation)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "ERC1967InvalidImplementation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierERC1967NonPayable represents a ERC1967NonPayable error raised by the AttestationVerifier contract.
type AttestationVerifierERC1967NonPayable struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967NonPayable()
func AttestationVerifierERC1967NonPayableErrorID() common.Hash {
	return common.HexToHash("0xb398979fa84f543c8e222f17890372c487baf85e062276c127fef521eea7224b")
}

// UnpackERC1967NonPayableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967NonPayable()
func (attestationVerifier *AttestationVerifier) UnpackERC1967NonPayableError(raw []byte) (*AttestationVerifierERC1967NonPayable, error) {
	out := new(AttestationVerifierERC1967NonPayable)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "ERC1967NonPayable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierFailedInnerCall represents a FailedInnerCall error raised by the AttestationVerifier contract.
type AttestationVerifierFailedInnerCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedInnerCall()
func AttestationVerifierFailedInnerCallErrorID() common.Hash {
	return common.HexToHash("0x1425ea42df7c932537f94e8b917ea9c5931f140fb6e8098822ef05dc56222ca9")
}

// UnpackFailedInnerCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedInnerCall()
func (attestationVerifier *AttestationVerifier) UnpackFailedInnerCallError(raw []byte) (*AttestationVerifierFailedInnerCall, error) {
	out := new(AttestationVerifierFailedInnerCall)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "FailedInnerCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierInvalidInitialization represents a InvalidInitialization error raised by the AttestationVerifier contract.
type AttestationVerifierInvalidInitialization struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidInitialization()
func AttestationVerifierInvalidInitializationErrorID() common.Hash {
	return common.HexToHash("0xf92ee8a957075833165f68c320933b1a1294aafc84ee6e0dd3fb178008f9aaf5")
}

// UnpackInvalidInitializationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidInitialization()
func (attestationVerifier *AttestationVerifier) UnpackInvalidInitializationError(raw []byte) (*AttestationVerifierInvalidInitialization, error) {
	out := new(AttestationVerifierInvalidInitialization)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "InvalidInitialization", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierNotInitializing represents a NotInitializing error raised by the AttestationVerifier contract.
type AttestationVerifierNotInitializing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInitializing()
func AttestationVerifierNotInitializingErrorID() common.Hash {
	return common.HexToHash("0xd7e6bcf8597daa127dc9f0048d2f08d5ef140a2cb659feabd700beff1f7a8302")
}

// UnpackNotInitializingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInitializing()
func (attestationVerifier *AttestationVerifier) UnpackNotInitializingError(raw []byte) (*AttestationVerifierNotInitializing, error) {
	out := new(AttestationVerifierNotInitializing)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "NotInitializing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierUUPSUnauthorizedCallContext represents a UUPSUnauthorizedCallContext error raised by the AttestationVerifier contract.
type AttestationVerifierUUPSUnauthorizedCallContext struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnauthorizedCallContext()
func AttestationVerifierUUPSUnauthorizedCallContextErrorID() common.Hash {
	return common.HexToHash("0xe07c8dba242a06571ac65fe4bbe20522c9fb111cb33599b799ff8039c1ed18f4")
}

// UnpackUUPSUnauthorizedCallContextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnauthorizedCallContext()
func (attestationVerifier *AttestationVerifier) UnpackUUPSUnauthorizedCallContextError(raw []byte) (*AttestationVerifierUUPSUnauthorizedCallContext, error) {
	out := new(AttestationVerifierUUPSUnauthorizedCallContext)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "UUPSUnauthorizedCallContext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierUUPSUnsupportedProxiableUUID represents a UUPSUnsupportedProxiableUUID error raised by the AttestationVerifier contract.
type AttestationVerifierUUPSUnsupportedProxiableUUID struct {
	Slot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func AttestationVerifierUUPSUnsupportedProxiableUUIDErrorID() common.Hash {
	return common.HexToHash("0xaa1d49a4c084bfa9aeeee2a0be65267a7f19ba7e1476b114dac513d2c14cb563")
}

// UnpackUUPSUnsupportedProxiableUUIDError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func (attestationVerifier *AttestationVerifier) UnpackUUPSUnsupportedProxiableUUIDError(raw []byte) (*AttestationVerifierUUPSUnsupportedProxiableUUID, error) {
	out := new(AttestationVerifierUUPSUnsupportedProxiableUUID)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "UUPSUnsupportedProxiableUUID", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsMetaData contains all meta data concerning the Executors contract.
var ExecutorsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractTeeManager\",\"name\":\"_teeManager\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"ERC1967InvalidImplementation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ERC1967NonPayable\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsGlobalEnvAlreadySupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsGlobalEnvAlreadyUnsupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsHasPendingJobs\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsNotTeeManager\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsUnavailableResources\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsUnsupportedEnv\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsZeroAddressTeeManager\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedInnerCall\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"InvalidInitialization\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotInitializing\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TreeInvalidDeleteState\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TreeInvalidInitState\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"UUPSUnauthorizedCallContext\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"slot\",\"type\":\"bytes32\"}],\"name\":\"UUPSUnsupportedProxiableUUID\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"version\",\"type\":\"uint64\"}],\"name\":\"Initialized\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"Upgraded\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"INIT_REPUTATION\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"JOBS_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MIN_STAKE_AMOUNT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKE_ADJUSTMENT_FACTOR\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"TEE_MANAGER\",\"outputs\":[{\"internalType\":\"contractTeeManager\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"UPGRADE_INTERFACE_VERSION\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_stake\",\"type\":\"uint256\"}],\"name\":\"addExecutorStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_value\",\"type\":\"uint256\"}],\"name\":\"decreaseReputation\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"deleteTreeNodeIfPresent\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"deregisterExecutor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"drainExecutor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"name\":\"executors\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"activeJobs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"reputation\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"_addr\",\"type\":\"address\"}],\"name\":\"getNodeValue\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_value\",\"type\":\"uint256\"}],\"name\":\"increaseReputation\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"initTree\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_admin\",\"type\":\"address\"}],\"name\":\"initialize\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"_addr\",\"type\":\"address\"}],\"name\":\"isNodePresentInTree\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"isTreeInitialized\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"nodesInTree\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"proxiableUUID\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_stakeAmount\",\"type\":\"uint256\"}],\"name\":\"registerExecutor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"releaseExecutor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"removeExecutorStake\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"removeTree\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_stakeAmount\",\"type\":\"uint256\"}],\"name\":\"reviveExecutor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"address[]\",\"name\":\"selectedStores\",\"type\":\"address[]\"},{\"internalType\":\"uint256\",\"name\":\"_noOfNodesToSelect\",\"type\":\"uint256\"}],\"name\":\"selectExecutionNodes\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"\",\"type\":\"address[]\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"slashExecutor\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newImplementation\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"upgradeToAndCall\",\"outputs\":[],\"stateMutability\":\"payable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_stakeAmount\",\"type\":\"uint256\"}],\"name\":\"upsertTreeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "facfedf3b5f221334d7189225a77a8470b",
}

// Executors is an auto generated Go binding around an Ethereum contract.
type Executors struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Executors) GetABI() abi.ABI {
	return c.abi
}

// NewExecutors creates a new instance of Executors.
func NewExecutors() *Executors {
	parsed, err := ExecutorsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Executors{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Executors) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address _teeManager) returns()
func (executors *Executors) PackConstructor(_teeManager common.Address) []byte {
	enc, err := executors.abi.Pack("", _teeManager)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (executors *Executors) PackDEFAULTADMINROLE() []byte {
	enc, err := executors.abi.Pack("DEFAULT_ADMIN_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (executors *Executors) TryPackDEFAULTADMINROLE() ([]byte, error) {
	return executors.abi.Pack("DEFAULT_ADMIN_ROLE")
}

// UnpackDEFAULTADMINROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa217fddf.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (executors *Executors) UnpackDEFAULTADMINROLE(data []byte) ([32]byte, error) {
	out, err := executors.abi.Unpack("DEFAULT_ADMIN_ROLE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackINITREPUTATION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1841fc8a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function INIT_REPUTATION() view returns(uint256)
func (executors *Executors) PackINITREPUTATION() []byte {
	enc, err := executors.abi.Pack("INIT_REPUTATION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackINITREPUTATION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1841fc8a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function INIT_REPUTATION() view returns(uint256)
func (executors *Executors) TryPackINITREPUTATION() ([]byte, error) {
	return executors.abi.Pack("INIT_REPUTATION")
}

// UnpackINITREPUTATION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1841fc8a.
//
// Solidity: function INIT_REPUTATION() view returns(uint256)
func (executors *Executors) UnpackINITREPUTATION(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("INIT_REPUTATION", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackJOBSROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd5e9dd4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function JOBS_ROLE() view returns(bytes32)
func (executors *Executors) PackJOBSROLE() []byte {
	enc, err := executors.abi.Pack("JOBS_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJOBSROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd5e9dd4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function JOBS_ROLE() view returns(bytes32)
func (executors *Executors) TryPackJOBSROLE() ([]byte, error) {
	return executors.abi.Pack("JOBS_ROLE")
}

// UnpackJOBSROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfd5e9dd4.
//
// Solidity: function JOBS_ROLE() view returns(bytes32)
func (executors *Executors) UnpackJOBSROLE(data []byte) ([32]byte, error) {
	out, err := executors.abi.Unpack("JOBS_ROLE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackMINSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27ed7188.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (executors *Executors) PackMINSTAKEAMOUNT() []byte {
	enc, err := executors.abi.Pack("MIN_STAKE_AMOUNT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27ed7188.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (executors *Executors) TryPackMINSTAKEAMOUNT() ([]byte, error) {
	return executors.abi.Pack("MIN_STAKE_AMOUNT")
}

// UnpackMINSTAKEAMOUNT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x27ed7188.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (executors *Executors) UnpackMINSTAKEAMOUNT(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("MIN_STAKE_AMOUNT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSTAKEADJUSTMENTFACTOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76a02e93.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKE_ADJUSTMENT_FACTOR() view returns(uint256)
func (executors *Executors) PackSTAKEADJUSTMENTFACTOR() []byte {
	enc, err := executors.abi.Pack("STAKE_ADJUSTMENT_FACTOR")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKEADJUSTMENTFACTOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76a02e93.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKE_ADJUSTMENT_FACTOR() view returns(uint256)
func (executors *Executors) TryPackSTAKEADJUSTMENTFACTOR() ([]byte, error) {
	return executors.abi.Pack("STAKE_ADJUSTMENT_FACTOR")
}

// UnpackSTAKEADJUSTMENTFACTOR is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x76a02e93.
//
// Solidity: function STAKE_ADJUSTMENT_FACTOR() view returns(uint256)
func (executors *Executors) UnpackSTAKEADJUSTMENTFACTOR(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("STAKE_ADJUSTMENT_FACTOR", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTEEMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab2aacc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (executors *Executors) PackTEEMANAGER() []byte {
	enc, err := executors.abi.Pack("TEE_MANAGER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTEEMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab2aacc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (executors *Executors) TryPackTEEMANAGER() ([]byte, error) {
	return executors.abi.Pack("TEE_MANAGER")
}

// UnpackTEEMANAGER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xab2aacc8.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (executors *Executors) UnpackTEEMANAGER(data []byte) (common.Address, error) {
	out, err := executors.abi.Unpack("TEE_MANAGER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (executors *Executors) PackUPGRADEINTERFACEVERSION() []byte {
	enc, err := executors.abi.Pack("UPGRADE_INTERFACE_VERSION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (executors *Executors) TryPackUPGRADEINTERFACEVERSION() ([]byte, error) {
	return executors.abi.Pack("UPGRADE_INTERFACE_VERSION")
}

// UnpackUPGRADEINTERFACEVERSION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad3cb1cc.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (executors *Executors) UnpackUPGRADEINTERFACEVERSION(data []byte) (string, error) {
	out, err := executors.abi.Unpack("UPGRADE_INTERFACE_VERSION", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackAddExecutorStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6fdec78.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addExecutorStake(address _enclaveAddress, uint8 _env, uint256 _stake) returns()
func (executors *Executors) PackAddExecutorStake(enclaveAddress common.Address, env uint8, stake *big.Int) []byte {
	enc, err := executors.abi.Pack("addExecutorStake", enclaveAddress, env, stake)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddExecutorStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6fdec78.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addExecutorStake(address _enclaveAddress, uint8 _env, uint256 _stake) returns()
func (executors *Executors) TryPackAddExecutorStake(enclaveAddress common.Address, env uint8, stake *big.Int) ([]byte, error) {
	return executors.abi.Pack("addExecutorStake", enclaveAddress, env, stake)
}

// PackDecreaseReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed9fa61b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function decreaseReputation(address _enclaveAddress, uint256 _value) returns()
func (executors *Executors) PackDecreaseReputation(enclaveAddress common.Address, value *big.Int) []byte {
	enc, err := executors.abi.Pack("decreaseReputation", enclaveAddress, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDecreaseReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed9fa61b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function decreaseReputation(address _enclaveAddress, uint256 _value) returns()
func (executors *Executors) TryPackDecreaseReputation(enclaveAddress common.Address, value *big.Int) ([]byte, error) {
	return executors.abi.Pack("decreaseReputation", enclaveAddress, value)
}

// PackDeleteTreeNodeIfPresent is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ebac13a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deleteTreeNodeIfPresent(uint8 _env, address _enclaveAddress) returns()
func (executors *Executors) PackDeleteTreeNodeIfPresent(env uint8, enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("deleteTreeNodeIfPresent", env, enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeleteTreeNodeIfPresent is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ebac13a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deleteTreeNodeIfPresent(uint8 _env, address _enclaveAddress) returns()
func (executors *Executors) TryPackDeleteTreeNodeIfPresent(env uint8, enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("deleteTreeNodeIfPresent", env, enclaveAddress)
}

// PackDeregisterExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff8a4807.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deregisterExecutor(address _enclaveAddress) returns()
func (executors *Executors) PackDeregisterExecutor(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("deregisterExecutor", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeregisterExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff8a4807.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deregisterExecutor(address _enclaveAddress) returns()
func (executors *Executors) TryPackDeregisterExecutor(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("deregisterExecutor", enclaveAddress)
}

// PackDrainExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9eb0635f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function drainExecutor(address _enclaveAddress, uint8 _env) returns()
func (executors *Executors) PackDrainExecutor(enclaveAddress common.Address, env uint8) []byte {
	enc, err := executors.abi.Pack("drainExecutor", enclaveAddress, env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDrainExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9eb0635f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function drainExecutor(address _enclaveAddress, uint8 _env) returns()
func (executors *Executors) TryPackDrainExecutor(enclaveAddress common.Address, env uint8) ([]byte, error) {
	return executors.abi.Pack("drainExecutor", enclaveAddress, env)
}

// PackExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ac2a011.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function executors(address ) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
func (executors *Executors) PackExecutors(arg0 common.Address) []byte {
	enc, err := executors.abi.Pack("executors", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ac2a011.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function executors(address ) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
func (executors *Executors) TryPackExecutors(arg0 common.Address) ([]byte, error) {
	return executors.abi.Pack("executors", arg0)
}

// ExecutorsOutput serves as a container for the return parameters of contract
// method Executors.
type ExecutorsOutput struct {
	JobCapacity *big.Int
	ActiveJobs  *big.Int
	Reputation  *big.Int
}

// UnpackExecutors is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ac2a011.
//
// Solidity: function executors(address ) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
func (executors *Executors) UnpackExecutors(data []byte) (ExecutorsOutput, error) {
	out, err := executors.abi.Unpack("executors", data)
	outstruct := new(ExecutorsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.JobCapacity = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.ActiveJobs = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Reputation = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackGetNodeValue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fa26291.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeValue(uint8 _env, address _addr) view returns(uint256)
func (executors *Executors) PackGetNodeValue(env uint8, addr common.Address) []byte {
	enc, err := executors.abi.Pack("getNodeValue", env, addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeValue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fa26291.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeValue(uint8 _env, address _addr) view returns(uint256)
func (executors *Executors) TryPackGetNodeValue(env uint8, addr common.Address) ([]byte, error) {
	return executors.abi.Pack("getNodeValue", env, addr)
}

// UnpackGetNodeValue is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7fa26291.
//
// Solidity: function getNodeValue(uint8 _env, address _addr) view returns(uint256)
func (executors *Executors) UnpackGetNodeValue(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("getNodeValue", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (executors *Executors) PackGetRoleAdmin(role [32]byte) []byte {
	enc, err := executors.abi.Pack("getRoleAdmin", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (executors *Executors) TryPackGetRoleAdmin(role [32]byte) ([]byte, error) {
	return executors.abi.Pack("getRoleAdmin", role)
}

// UnpackGetRoleAdmin is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x248a9ca3.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (executors *Executors) UnpackGetRoleAdmin(data []byte) ([32]byte, error) {
	out, err := executors.abi.Unpack("getRoleAdmin", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (executors *Executors) PackGrantRole(role [32]byte, account common.Address) []byte {
	enc, err := executors.abi.Pack("grantRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (executors *Executors) TryPackGrantRole(role [32]byte, account common.Address) ([]byte, error) {
	return executors.abi.Pack("grantRole", role, account)
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (executors *Executors) PackHasRole(role [32]byte, account common.Address) []byte {
	enc, err := executors.abi.Pack("hasRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (executors *Executors) TryPackHasRole(role [32]byte, account common.Address) ([]byte, error) {
	return executors.abi.Pack("hasRole", role, account)
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x91d14854.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (executors *Executors) UnpackHasRole(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("hasRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIncreaseReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xded86d68.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function increaseReputation(address _enclaveAddress, uint256 _value) returns()
func (executors *Executors) PackIncreaseReputation(enclaveAddress common.Address, value *big.Int) []byte {
	enc, err := executors.abi.Pack("increaseReputation", enclaveAddress, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncreaseReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xded86d68.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function increaseReputation(address _enclaveAddress, uint256 _value) returns()
func (executors *Executors) TryPackIncreaseReputation(enclaveAddress common.Address, value *big.Int) ([]byte, error) {
	return executors.abi.Pack("increaseReputation", enclaveAddress, value)
}

// PackInitTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x537d0250.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initTree(uint8 _env) returns()
func (executors *Executors) PackInitTree(env uint8) []byte {
	enc, err := executors.abi.Pack("initTree", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInitTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x537d0250.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function initTree(uint8 _env) returns()
func (executors *Executors) TryPackInitTree(env uint8) ([]byte, error) {
	return executors.abi.Pack("initTree", env)
}

// PackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4d66de8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initialize(address _admin) returns()
func (executors *Executors) PackInitialize(admin common.Address) []byte {
	enc, err := executors.abi.Pack("initialize", admin)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4d66de8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function initialize(address _admin) returns()
func (executors *Executors) TryPackInitialize(admin common.Address) ([]byte, error) {
	return executors.abi.Pack("initialize", admin)
}

// PackIsNodePresentInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2756152.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodePresentInTree(uint8 _env, address _addr) view returns(bool)
func (executors *Executors) PackIsNodePresentInTree(env uint8, addr common.Address) []byte {
	enc, err := executors.abi.Pack("isNodePresentInTree", env, addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodePresentInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2756152.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodePresentInTree(uint8 _env, address _addr) view returns(bool)
func (executors *Executors) TryPackIsNodePresentInTree(env uint8, addr common.Address) ([]byte, error) {
	return executors.abi.Pack("isNodePresentInTree", env, addr)
}

// UnpackIsNodePresentInTree is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb2756152.
//
// Solidity: function isNodePresentInTree(uint8 _env, address _addr) view returns(bool)
func (executors *Executors) UnpackIsNodePresentInTree(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("isNodePresentInTree", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsTreeInitialized is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4be4367f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isTreeInitialized(uint8 _env) view returns(bool)
func (executors *Executors) PackIsTreeInitialized(env uint8) []byte {
	enc, err := executors.abi.Pack("isTreeInitialized", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsTreeInitialized is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4be4367f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isTreeInitialized(uint8 _env) view returns(bool)
func (executors *Executors) TryPackIsTreeInitialized(env uint8) ([]byte, error) {
	return executors.abi.Pack("isTreeInitialized", env)
}

// UnpackIsTreeInitialized is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4be4367f.
//
// Solidity: function isTreeInitialized(uint8 _env) view returns(bool)
func (executors *Executors) UnpackIsTreeInitialized(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("isTreeInitialized", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNodesInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x722c008f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodesInTree(uint8 _env) view returns(uint256)
func (executors *Executors) PackNodesInTree(env uint8) []byte {
	enc, err := executors.abi.Pack("nodesInTree", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodesInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x722c008f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodesInTree(uint8 _env) view returns(uint256)
func (executors *Executors) TryPackNodesInTree(env uint8) ([]byte, error) {
	return executors.abi.Pack("nodesInTree", env)
}

// UnpackNodesInTree is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x722c008f.
//
// Solidity: function nodesInTree(uint8 _env) view returns(uint256)
func (executors *Executors) UnpackNodesInTree(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("nodesInTree", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (executors *Executors) PackProxiableUUID() []byte {
	enc, err := executors.abi.Pack("proxiableUUID")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (executors *Executors) TryPackProxiableUUID() ([]byte, error) {
	return executors.abi.Pack("proxiableUUID")
}

// UnpackProxiableUUID is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52d1902d.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (executors *Executors) UnpackProxiableUUID(data []byte) ([32]byte, error) {
	out, err := executors.abi.Unpack("proxiableUUID", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegisterExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2895303.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerExecutor(address _enclaveAddress, uint256 _jobCapacity, uint8 _env, uint256 _stakeAmount) returns()
func (executors *Executors) PackRegisterExecutor(enclaveAddress common.Address, jobCapacity *big.Int, env uint8, stakeAmount *big.Int) []byte {
	enc, err := executors.abi.Pack("registerExecutor", enclaveAddress, jobCapacity, env, stakeAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegisterExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2895303.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registerExecutor(address _enclaveAddress, uint256 _jobCapacity, uint8 _env, uint256 _stakeAmount) returns()
func (executors *Executors) TryPackRegisterExecutor(enclaveAddress common.Address, jobCapacity *big.Int, env uint8, stakeAmount *big.Int) ([]byte, error) {
	return executors.abi.Pack("registerExecutor", enclaveAddress, jobCapacity, env, stakeAmount)
}

// PackReleaseExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd51f7199.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseExecutor(address _enclaveAddress) returns()
func (executors *Executors) PackReleaseExecutor(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("releaseExecutor", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd51f7199.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseExecutor(address _enclaveAddress) returns()
func (executors *Executors) TryPackReleaseExecutor(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("releaseExecutor", enclaveAddress)
}

// PackRemoveExecutorStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8270526c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeExecutorStake(address _enclaveAddress) view returns()
func (executors *Executors) PackRemoveExecutorStake(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("removeExecutorStake", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveExecutorStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8270526c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeExecutorStake(address _enclaveAddress) view returns()
func (executors *Executors) TryPackRemoveExecutorStake(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("removeExecutorStake", enclaveAddress)
}

// PackRemoveTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x551f355f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeTree(uint8 _env) returns()
func (executors *Executors) PackRemoveTree(env uint8) []byte {
	enc, err := executors.abi.Pack("removeTree", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x551f355f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeTree(uint8 _env) returns()
func (executors *Executors) TryPackRemoveTree(env uint8) ([]byte, error) {
	return executors.abi.Pack("removeTree", env)
}

// PackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (executors *Executors) PackRenounceRole(role [32]byte, callerConfirmation common.Address) []byte {
	enc, err := executors.abi.Pack("renounceRole", role, callerConfirmation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (executors *Executors) TryPackRenounceRole(role [32]byte, callerConfirmation common.Address) ([]byte, error) {
	return executors.abi.Pack("renounceRole", role, callerConfirmation)
}

// PackReviveExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9500c812.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reviveExecutor(address _enclaveAddress, uint8 _env, uint256 _stakeAmount) returns()
func (executors *Executors) PackReviveExecutor(enclaveAddress common.Address, env uint8, stakeAmount *big.Int) []byte {
	enc, err := executors.abi.Pack("reviveExecutor", enclaveAddress, env, stakeAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReviveExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9500c812.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reviveExecutor(address _enclaveAddress, uint8 _env, uint256 _stakeAmount) returns()
func (executors *Executors) TryPackReviveExecutor(enclaveAddress common.Address, env uint8, stakeAmount *big.Int) ([]byte, error) {
	return executors.abi.Pack("reviveExecutor", enclaveAddress, env, stakeAmount)
}

// PackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (executors *Executors) PackRevokeRole(role [32]byte, account common.Address) []byte {
	enc, err := executors.abi.Pack("revokeRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (executors *Executors) TryPackRevokeRole(role [32]byte, account common.Address) ([]byte, error) {
	return executors.abi.Pack("revokeRole", role, account)
}

// PackSelectExecutionNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd104909.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function selectExecutionNodes(uint8 _env, address[] selectedStores, uint256 _noOfNodesToSelect) returns(address[])
func (executors *Executors) PackSelectExecutionNodes(env uint8, selectedStores []common.Address, noOfNodesToSelect *big.Int) []byte {
	enc, err := executors.abi.Pack("selectExecutionNodes", env, selectedStores, noOfNodesToSelect)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelectExecutionNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd104909.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function selectExecutionNodes(uint8 _env, address[] selectedStores, uint256 _noOfNodesToSelect) returns(address[])
func (executors *Executors) TryPackSelectExecutionNodes(env uint8, selectedStores []common.Address, noOfNodesToSelect *big.Int) ([]byte, error) {
	return executors.abi.Pack("selectExecutionNodes", env, selectedStores, noOfNodesToSelect)
}

// UnpackSelectExecutionNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcd104909.
//
// Solidity: function selectExecutionNodes(uint8 _env, address[] selectedStores, uint256 _noOfNodesToSelect) returns(address[])
func (executors *Executors) UnpackSelectExecutionNodes(data []byte) ([]common.Address, error) {
	out, err := executors.abi.Unpack("selectExecutionNodes", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackSlashExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf166750f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashExecutor(address _enclaveAddress) returns(uint256)
func (executors *Executors) PackSlashExecutor(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("slashExecutor", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlashExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf166750f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slashExecutor(address _enclaveAddress) returns(uint256)
func (executors *Executors) TryPackSlashExecutor(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("slashExecutor", enclaveAddress)
}

// UnpackSlashExecutor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf166750f.
//
// Solidity: function slashExecutor(address _enclaveAddress) returns(uint256)
func (executors *Executors) UnpackSlashExecutor(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("slashExecutor", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (executors *Executors) PackSupportsInterface(interfaceId [4]byte) []byte {
	enc, err := executors.abi.Pack("supportsInterface", interfaceId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (executors *Executors) TryPackSupportsInterface(interfaceId [4]byte) ([]byte, error) {
	return executors.abi.Pack("supportsInterface", interfaceId)
}

// UnpackSupportsInterface is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01ffc9a7.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (executors *Executors) UnpackSupportsInterface(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("supportsInterface", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (executors *Executors) PackUpgradeToAndCall(newImplementation common.Address, data []byte) []byte {
	enc, err := executors.abi.Pack("upgradeToAndCall", newImplementation, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (executors *Executors) TryPackUpgradeToAndCall(newImplementation common.Address, data []byte) ([]byte, error) {
	return executors.abi.Pack("upgradeToAndCall", newImplementation, data)
}

// PackUpsertTreeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe435f771.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function upsertTreeNode(uint8 _env, address _enclaveAddress, uint256 _stakeAmount) returns()
func (executors *Executors) PackUpsertTreeNode(env uint8, enclaveAddress common.Address, stakeAmount *big.Int) []byte {
	enc, err := executors.abi.Pack("upsertTreeNode", env, enclaveAddress, stakeAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpsertTreeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe435f771.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function upsertTreeNode(uint8 _env, address _enclaveAddress, uint256 _stakeAmount) returns()
func (executors *Executors) TryPackUpsertTreeNode(env uint8, enclaveAddress common.Address, stakeAmount *big.Int) ([]byte, error) {
	return executors.abi.Pack("upsertTreeNode", env, enclaveAddress, stakeAmount)
}

// ExecutorsInitialized represents a Initialized event raised by the Executors contract.
type ExecutorsInitialized struct {
	Version uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const ExecutorsInitializedEventName = "Initialized"

// ContractEventName returns the user-defined event name.
func (ExecutorsInitialized) ContractEventName() string {
	return ExecutorsInitializedEventName
}

// UnpackInitializedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Initialized(uint64 version)
func (executors *Executors) UnpackInitializedEvent(log *types.Log) (*ExecutorsInitialized, error) {
	event := "Initialized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsInitialized)
	if len(log.Data) > 0 {
		if err := executors.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range executors.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ExecutorsRoleAdminChanged represents a RoleAdminChanged event raised by the Executors contract.
type ExecutorsRoleAdminChanged struct {
	Role              [32]byte
	PreviousAdminRole [32]byte
	NewAdminRole      [32]byte
	Raw               *types.Log // Blockchain specific contextual infos
}

const ExecutorsRoleAdminChangedEventName = "RoleAdminChanged"

// ContractEventName returns the user-defined event name.
func (ExecutorsRoleAdminChanged) ContractEventName() string {
	return ExecutorsRoleAdminChangedEventName
}

// UnpackRoleAdminChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)
func (executors *Executors) UnpackRoleAdminChangedEvent(log *types.Log) (*ExecutorsRoleAdminChanged, error) {
	event := "RoleAdminChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsRoleAdminChanged)
	if len(log.Data) > 0 {
		if err := executors.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range executors.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ExecutorsRoleGranted represents a RoleGranted event raised by the Executors contract.
type ExecutorsRoleGranted struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const ExecutorsRoleGrantedEventName = "RoleGranted"

// ContractEventName returns the user-defined event name.
func (ExecutorsRoleGranted) ContractEventName() string {
	return ExecutorsRoleGrantedEventName
}

// UnpackRoleGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)
func (executors *Executors) UnpackRoleGrantedEvent(log *types.Log) (*ExecutorsRoleGranted, error) {
	event := "RoleGranted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsRoleGranted)
	if len(log.Data) > 0 {
		if err := executors.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range executors.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ExecutorsRoleRevoked represents a RoleRevoked event raised by the Executors contract.
type ExecutorsRoleRevoked struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const ExecutorsRoleRevokedEventName = "RoleRevoked"

// ContractEventName returns the user-defined event name.
func (ExecutorsRoleRevoked) ContractEventName() string {
	return ExecutorsRoleRevokedEventName
}

// UnpackRoleRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)
func (executors *Executors) UnpackRoleRevokedEvent(log *types.Log) (*ExecutorsRoleRevoked, error) {
	event := "RoleRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsRoleRevoked)
	if len(log.Data) > 0 {
		if err := executors.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range executors.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ExecutorsUpgraded represents a Upgraded event raised by the Executors contract.
type ExecutorsUpgraded struct {
	Implementation common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const ExecutorsUpgradedEventName = "Upgraded"

// ContractEventName returns the user-defined event name.
func (ExecutorsUpgraded) ContractEventName() string {
	return ExecutorsUpgradedEventName
}

// UnpackUpgradedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Upgraded(address indexed implementation)
func (executors *Executors) UnpackUpgradedEvent(log *types.Log) (*ExecutorsUpgraded, error) {
	event := "Upgraded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsUpgraded)
	if len(log.Data) > 0 {
		if err := executors.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range executors.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (executors *Executors) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], executors.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return executors.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return executors.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return executors.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ERC1967InvalidImplementation"].ID.Bytes()[:4]) {
		return executors.UnpackERC1967InvalidImplementationError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ERC1967NonPayable"].ID.Bytes()[:4]) {
		return executors.UnpackERC1967NonPayableError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsGlobalEnvAlreadySupported"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsGlobalEnvAlreadySupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsGlobalEnvAlreadyUnsupported"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsGlobalEnvAlreadyUnsupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsHasPendingJobs"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsHasPendingJobsError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsNotTeeManager"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsNotTeeManagerError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsUnavailableResources"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsUnavailableResourcesError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsUnsupportedEnv"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsUnsupportedEnvError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsZeroAddressAdmin"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsZeroAddressAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsZeroAddressTeeManager"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsZeroAddressTeeManagerError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["FailedInnerCall"].ID.Bytes()[:4]) {
		return executors.UnpackFailedInnerCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["InvalidInitialization"].ID.Bytes()[:4]) {
		return executors.UnpackInvalidInitializationError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["NotInitializing"].ID.Bytes()[:4]) {
		return executors.UnpackNotInitializingError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["TreeInvalidDeleteState"].ID.Bytes()[:4]) {
		return executors.UnpackTreeInvalidDeleteStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["TreeInvalidInitState"].ID.Bytes()[:4]) {
		return executors.UnpackTreeInvalidInitStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["UUPSUnauthorizedCallContext"].ID.Bytes()[:4]) {
		return executors.UnpackUUPSUnauthorizedCallContextError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["UUPSUnsupportedProxiableUUID"].ID.Bytes()[:4]) {
		return executors.UnpackUUPSUnsupportedProxiableUUIDError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ExecutorsAccessControlBadConfirmation represents a AccessControlBadConfirmation error raised by the Executors contract.
type ExecutorsAccessControlBadConfirmation struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlBadConfirmation()
func ExecutorsAccessControlBadConfirmationErrorID() common.Hash {
	return common.HexToHash("0x6697b23232a647058342c0724fe7c415cab25915b54e5dbc03f233173d37b41c")
}

// UnpackAccessControlBadConfirmationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlBadConfirmation()
func (executors *Executors) UnpackAccessControlBadConfirmationError(raw []byte) (*ExecutorsAccessControlBadConfirmation, error) {
	out := new(ExecutorsAccessControlBadConfirmation)
	if err := executors.abi.UnpackIntoInterface(out, "AccessControlBadConfirmation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsAccessControlUnauthorizedAccount represents a AccessControlUnauthorizedAccount error raised by the Executors contract.
type ExecutorsAccessControlUnauthorizedAccount struct {
	Account    common.Address
	NeededRole [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func ExecutorsAccessControlUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0xe2517d3fbfae6f8515ef5ff1ccedc3933ab0cbbda0b492c06eb54ad10ef03b3e")
}

// UnpackAccessControlUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func (executors *Executors) UnpackAccessControlUnauthorizedAccountError(raw []byte) (*ExecutorsAccessControlUnauthorizedAccount, error) {
	out := new(ExecutorsAccessControlUnauthorizedAccount)
	if err := executors.abi.UnpackIntoInterface(out, "AccessControlUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsAddressEmptyCode represents a AddressEmptyCode error raised by the Executors contract.
type ExecutorsAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func ExecutorsAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (executors *Executors) UnpackAddressEmptyCodeError(raw []byte) (*ExecutorsAddressEmptyCode, error) {
	out := new(ExecutorsAddressEmptyCode)
	if err := executors.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsERC1967InvalidImplementation represents a ERC1967InvalidImplementation error raised by the Executors contract.
type ExecutorsERC1967InvalidImplementation struct {
	Implementation common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func ExecutorsERC1967InvalidImplementationErrorID() common.Hash {
	return common.HexToHash("0x4c9c8ce3ceb3130f17f7cdba48d89b5b0129f266a8bac114e6e315a41879b617")
}

// UnpackERC1967InvalidImplementationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func (executors *Executors) UnpackERC1967InvalidImplementationError(raw []byte) (*ExecutorsERC1967InvalidImplementation, error) {
	out := new(ExecutorsERC1967InvalidImplementation)
	if err := executors.abi.UnpackIntoInterface(out, "ERC1967InvalidImplementation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsERC1967NonPayable represents a ERC1967NonPayable error raised by the Executors contract.
type ExecutorsERC1967NonPayable struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967NonPayable()
func ExecutorsERC1967NonPayableErrorID() common.Hash {
	return common.HexToHash("0xb398979fa84f543c8e222f17890372c487baf85e062276c127fef521eea7224b")
}

// UnpackERC1967NonPayableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967NonPayable()
func (executors *Executors) UnpackERC1967NonPayableError(raw []byte) (*ExecutorsERC1967NonPayable, error) {
	out := new(ExecutorsERC1967NonPayable)
	if err := executors.abi.UnpackIntoInterface(out, "ERC1967NonPayable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsGlobalEnvAlreadySupported represents a ExecutorsGlobalEnvAlreadySupported error raised by the Executors contract.
type ExecutorsExecutorsGlobalEnvAlreadySupported struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsGlobalEnvAlreadySupported()
func ExecutorsExecutorsGlobalEnvAlreadySupportedErrorID() common.Hash {
	return common.HexToHash("0xcac340779fe7ba3659dcfacf30b0efdede3741122bae1d0a187976e6cc0f4133")
}

// UnpackExecutorsGlobalEnvAlreadySupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsGlobalEnvAlreadySupported()
func (executors *Executors) UnpackExecutorsGlobalEnvAlreadySupportedError(raw []byte) (*ExecutorsExecutorsGlobalEnvAlreadySupported, error) {
	out := new(ExecutorsExecutorsGlobalEnvAlreadySupported)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsGlobalEnvAlreadySupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsGlobalEnvAlreadyUnsupported represents a ExecutorsGlobalEnvAlreadyUnsupported error raised by the Executors contract.
type ExecutorsExecutorsGlobalEnvAlreadyUnsupported struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsGlobalEnvAlreadyUnsupported()
func ExecutorsExecutorsGlobalEnvAlreadyUnsupportedErrorID() common.Hash {
	return common.HexToHash("0x71ba4957c6a0574c8bdb1c13fb9d51272e8d391deee40a271bcf95dc39ff6763")
}

// UnpackExecutorsGlobalEnvAlreadyUnsupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsGlobalEnvAlreadyUnsupported()
func (executors *Executors) UnpackExecutorsGlobalEnvAlreadyUnsupportedError(raw []byte) (*ExecutorsExecutorsGlobalEnvAlreadyUnsupported, error) {
	out := new(ExecutorsExecutorsGlobalEnvAlreadyUnsupported)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsGlobalEnvAlreadyUnsupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsHasPendingJobs represents a ExecutorsHasPendingJobs error raised by the Executors contract.
type ExecutorsExecutorsHasPendingJobs struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsHasPendingJobs()
func ExecutorsExecutorsHasPendingJobsErrorID() common.Hash {
	return common.HexToHash("0x42d22f0a083a01a995b7f8b7b61277ea497d6ad196bd33ba0b8e67d4ce7d5769")
}

// UnpackExecutorsHasPendingJobsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsHasPendingJobs()
func (executors *Executors) UnpackExecutorsHasPendingJobsError(raw []byte) (*ExecutorsExecutorsHasPendingJobs, error) {
	out := new(ExecutorsExecutorsHasPendingJobs)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsHasPendingJobs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsNotTeeManager represents a ExecutorsNotTeeManager error raised by the Executors contract.
type ExecutorsExecutorsNotTeeManager struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsNotTeeManager()
func ExecutorsExecutorsNotTeeManagerErrorID() common.Hash {
	return common.HexToHash("0x54fabe50cdb1792eb841394efd44ea08db34b1e4053cd2f418c52422a95ee894")
}

// UnpackExecutorsNotTeeManagerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsNotTeeManager()
func (executors *Executors) UnpackExecutorsNotTeeManagerError(raw []byte) (*ExecutorsExecutorsNotTeeManager, error) {
	out := new(ExecutorsExecutorsNotTeeManager)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsNotTeeManager", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsUnavailableResources represents a ExecutorsUnavailableResources error raised by the Executors contract.
type ExecutorsExecutorsUnavailableResources struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsUnavailableResources()
func ExecutorsExecutorsUnavailableResourcesErrorID() common.Hash {
	return common.HexToHash("0x56daaee3345b5185fa08e4fd1bfb4a05c0a5f4fc940297c287a16a45f80cbc27")
}

// UnpackExecutorsUnavailableResourcesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsUnavailableResources()
func (executors *Executors) UnpackExecutorsUnavailableResourcesError(raw []byte) (*ExecutorsExecutorsUnavailableResources, error) {
	out := new(ExecutorsExecutorsUnavailableResources)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsUnavailableResources", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsUnsupportedEnv represents a ExecutorsUnsupportedEnv error raised by the Executors contract.
type ExecutorsExecutorsUnsupportedEnv struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsUnsupportedEnv()
func ExecutorsExecutorsUnsupportedEnvErrorID() common.Hash {
	return common.HexToHash("0xdc1267b8c78d965ff19070bb9db83cceb8fc67c1656ee09bf91c17078b97b45d")
}

// UnpackExecutorsUnsupportedEnvError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsUnsupportedEnv()
func (executors *Executors) UnpackExecutorsUnsupportedEnvError(raw []byte) (*ExecutorsExecutorsUnsupportedEnv, error) {
	out := new(ExecutorsExecutorsUnsupportedEnv)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsUnsupportedEnv", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsZeroAddressAdmin represents a ExecutorsZeroAddressAdmin error raised by the Executors contract.
type ExecutorsExecutorsZeroAddressAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsZeroAddressAdmin()
func ExecutorsExecutorsZeroAddressAdminErrorID() common.Hash {
	return common.HexToHash("0x375cd0e1946c50626a7f88c0bf771ab1e90638bc25964d04c9e7bf34b69d3ef6")
}

// UnpackExecutorsZeroAddressAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsZeroAddressAdmin()
func (executors *Executors) UnpackExecutorsZeroAddressAdminError(raw []byte) (*ExecutorsExecutorsZeroAddressAdmin, error) {
	out := new(ExecutorsExecutorsZeroAddressAdmin)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsZeroAddressAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsZeroAddressTeeManager represents a ExecutorsZeroAddressTeeManager error raised by the Executors contract.
type ExecutorsExecutorsZeroAddressTeeManager struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsZeroAddressTeeManager()
func ExecutorsExecutorsZeroAddressTeeManagerErrorID() common.Hash {
	return common.HexToHash("0xbbb96b21fae002e1b13db3e5cdf5a31d1fa3c8277791499415fd422d8913eb2f")
}

// UnpackExecutorsZeroAddressTeeManagerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsZeroAddressTeeManager()
func (executors *Executors) UnpackExecutorsZeroAddressTeeManagerError(raw []byte) (*ExecutorsExecutorsZeroAddressTeeManager, error) {
	out := new(ExecutorsExecutorsZeroAddressTeeManager)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsZeroAddressTeeManager", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsFailedInnerCall represents a FailedInnerCall error raised by the Executors contract.
type ExecutorsFailedInnerCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedInnerCall()
func ExecutorsFailedInnerCallErrorID() common.Hash {
	return common.HexToHash("0x1425ea42df7c932537f94e8b917ea9c5931f140fb6e8098822ef05dc56222ca9")
}

// UnpackFailedInnerCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedInnerCall()
func (executors *Executors) UnpackFailedInnerCallError(raw []byte) (*ExecutorsFailedInnerCall, error) {
	out := new(ExecutorsFailedInnerCall)
	if err := executors.abi.UnpackIntoInterface(out, "FailedInnerCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsInvalidInitialization represents a InvalidInitialization error raised by the Executors contract.
type ExecutorsInvalidInitialization struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidInitialization()
func ExecutorsInvalidInitializationErrorID() common.Hash {
	return common.HexToHash("0xf92ee8a957075833165f68c320933b1a1294aafc84ee6e0dd3fb178008f9aaf5")
}

// UnpackInvalidInitializationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidInitialization()
func (executors *Executors) UnpackInvalidInitializationError(raw []byte) (*ExecutorsInvalidInitialization, error) {
	out := new(ExecutorsInvalidInitialization)
	if err := executors.abi.UnpackIntoInterface(out, "InvalidInitialization", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsNotInitializing represents a NotInitializing error raised by the Executors contract.
type ExecutorsNotInitializing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInitializing()
func ExecutorsNotInitializingErrorID() common.Hash {
	return common.HexToHash("0xd7e6bcf8597daa127dc9f0048d2f08d5ef140a2cb659feabd700beff1f7a8302")
}

// UnpackNotInitializingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInitializing()
func (executors *Executors) UnpackNotInitializingError(raw []byte) (*ExecutorsNotInitializing, error) {
	out := new(ExecutorsNotInitializing)
	if err := executors.abi.UnpackIntoInterface(out, "NotInitializing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsTreeInvalidDeleteState represents a TreeInvalidDeleteState error raised by the Executors contract.
type ExecutorsTreeInvalidDeleteState struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TreeInvalidDeleteState()
func ExecutorsTreeInvalidDeleteStateErrorID() common.Hash {
	return common.HexToHash("0xaad193ab21f68317fdb98c3781a9c7723f47477a71b28aae0239ecc5f8b5dbfe")
}

// UnpackTreeInvalidDeleteStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TreeInvalidDeleteState()
func (executors *Executors) UnpackTreeInvalidDeleteStateError(raw []byte) (*ExecutorsTreeInvalidDeleteState, error) {
	out := new(ExecutorsTreeInvalidDeleteState)
	if err := executors.abi.UnpackIntoInterface(out, "TreeInvalidDeleteState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsTreeInvalidInitState represents a TreeInvalidInitState error raised by the Executors contract.
type ExecutorsTreeInvalidInitState struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TreeInvalidInitState()
func ExecutorsTreeInvalidInitStateErrorID() common.Hash {
	return common.HexToHash("0x1463f0f9687d35d9c97b66103e24e910549ac02d12d45eeb76fdf7f9ee4598c8")
}

// UnpackTreeInvalidInitStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TreeInvalidInitState()
func (executors *Executors) UnpackTreeInvalidInitStateError(raw []byte) (*ExecutorsTreeInvalidInitState, error) {
	out := new(ExecutorsTreeInvalidInitState)
	if err := executors.abi.UnpackIntoInterface(out, "TreeInvalidInitState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsUUPSUnauthorizedCallContext represents a UUPSUnauthorizedCallContext error raised by the Executors contract.
type ExecutorsUUPSUnauthorizedCallContext struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnauthorizedCallContext()
func ExecutorsUUPSUnauthorizedCallContextErrorID() common.Hash {
	return common.HexToHash("0xe07c8dba242a06571ac65fe4bbe20522c9fb111cb33599b799ff8039c1ed18f4")
}

// UnpackUUPSUnauthorizedCallContextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnauthorizedCallContext()
func (executors *Executors) UnpackUUPSUnauthorizedCallContextError(raw []byte) (*ExecutorsUUPSUnauthorizedCallContext, error) {
	out := new(ExecutorsUUPSUnauthorizedCallContext)
	if err := executors.abi.UnpackIntoInterface(out, "UUPSUnauthorizedCallContext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsUUPSUnsupportedProxiableUUID represents a UUPSUnsupportedProxiableUUID error raised by the Executors contract.
type ExecutorsUUPSUnsupportedProxiableUUID struct {
	Slot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func ExecutorsUUPSUnsupportedProxiableUUIDErrorID() common.Hash {
	return common.HexToHash("0xaa1d49a4c084bfa9aeeee2a0be65267a7f19ba7e1476b114dac513d2c14cb563")
}

// UnpackUUPSUnsupportedProxiableUUIDError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func (executors *Executors) UnpackUUPSUnsupportedProxiableUUIDError(raw []byte) (*ExecutorsUUPSUnsupportedProxiableUUID, error) {
	out := new(ExecutorsUUPSUnsupportedProxiableUUID)
	if err := executors.abi.UnpackIntoInterface(out, "UUPSUnsupportedProxiableUUID", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsMetaData contains all meta data concerning the Jobs contract.
var JobsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"_stakingToken\",\"type\":\"address\"},{\"internalType\":\"contractIERC20\",\"name\":\"_usdcToken\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_signMaxAge\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_executionBufferTime\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_noOfNodesToSelect\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"_stakingPaymentPoolAddress\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"_usdcPaymentPoolAddress\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"AddressInsufficientBalance\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"ERC1967InvalidImplementation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ERC1967NonPayable\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedInnerCall\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"InvalidInitialization\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsDeadlineNotOver\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsExecutionTimeOver\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsExecutorAlreadySubmittedOutput\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsGlobalEnvAlreadySupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsGlobalEnvAlreadyUnsupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidJob\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsNotSelectedExecutor\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsSignatureTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsUnavailableResources\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsZeroAddressStakingToken\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsZeroAddressUsdcToken\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotInitializing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"SafeERC20FailedOperation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"UUPSUnauthorizedCallContext\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"slot\",\"type\":\"bytes32\"}],\"name\":\"UUPSUnsupportedProxiableUUID\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"executionFeePerMs\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"stakingRewardPerMs\",\"type\":\"uint256\"}],\"name\":\"GlobalEnvAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"GlobalEnvRemoved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"version\",\"type\":\"uint64\"}],\"name\":\"Initialized\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"jobOwner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"secretId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"codehash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"codeInputs\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"address[]\",\"name\":\"selectedExecutors\",\"type\":\"address[]\"}],\"name\":\"JobCreated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"callback_success\",\"type\":\"bool\"}],\"name\":\"JobFailureCallbackCalled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"executor\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"output\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"totalTime\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"outputCount\",\"type\":\"uint8\"}],\"name\":\"JobResponded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"callback_success\",\"type\":\"bool\"}],\"name\":\"JobResultCallbackCalled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"SlashedOnExecutionTimeout\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"Upgraded\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTION_BUFFER_TIME\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTORS\",\"outputs\":[{\"internalType\":\"contractExecutors\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"NO_OF_NODES_TO_SELECT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SECRET_MANAGER\",\"outputs\":[{\"internalType\":\"contractSecretManager\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SECRET_STORE\",\"outputs\":[{\"internalType\":\"contractSecretStore\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SIGN_MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_PAYMENT_POOL\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"TEE_MANAGER\",\"outputs\":[{\"internalType\":\"contractTeeManager\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"UPGRADE_INTERFACE_VERSION\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"USDC_PAYMENT_POOL\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"USDC_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_executionFeePerMs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_stakingRewardPerMs\",\"type\":\"uint256\"}],\"name\":\"addGlobalEnv\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_secretId\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"_codehash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes\",\"name\":\"_codeInputs\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"_deadline\",\"type\":\"uint256\"}],\"name\":\"createJob\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"name\":\"executionEnv\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"executionFeePerMs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"stakingRewardPerMs\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"getJobExecutionFeePerMs\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"_jobId\",\"type\":\"uint256\"}],\"name\":\"getSelectedExecutors\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"\",\"type\":\"address[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_admin\",\"type\":\"address\"}],\"name\":\"initialize\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"name\":\"jobs\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"execStartTime\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"executionTime\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"jobOwner\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"outputCount\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"proxiableUUID\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"}],\"name\":\"removeGlobalEnv\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_executorsAddress\",\"type\":\"address\"}],\"name\":\"setExecutors\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_secretManagerAddress\",\"type\":\"address\"}],\"name\":\"setSecretManager\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_secretStoreAddress\",\"type\":\"address\"}],\"name\":\"setSecretStore\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_teeManagerAddress\",\"type\":\"address\"}],\"name\":\"setTeeManager\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"_jobId\",\"type\":\"uint256\"}],\"name\":\"slashOnExecutionTimeout\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"_signature\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"_jobId\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"_output\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"_totalTime\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"_errorCode\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_signTimestamp\",\"type\":\"uint256\"}],\"name\":\"submitOutput\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newImplementation\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"upgradeToAndCall\",\"outputs\":[],\"stateMutability\":\"payable\",\"type\":\"function\"}]",
	ID:  "69c1a602695087fc2d24b80263a25153a1",
}

// Jobs is an auto generated Go binding around an Ethereum contract.
type Jobs struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Jobs) GetABI() abi.ABI {
	return c.abi
}

// NewJobs creates a new instance of Jobs.
func NewJobs() *Jobs {
	parsed, err := JobsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Jobs{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Jobs) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address _stakingToken, address _usdcToken, uint256 _signMaxAge, uint256 _executionBufferTime, uint256 _noOfNodesToSelect, address _stakingPaymentPoolAddress, address _usdcPaymentPoolAddress) returns()
func (jobs *Jobs) PackConstructor(_stakingToken common.Address, _usdcToken common.Address, _signMaxAge *big.Int, _executionBufferTime *big.Int, _noOfNodesToSelect *big.Int, _stakingPaymentPoolAddress common.Address, _usdcPaymentPoolAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("", _stakingToken, _usdcToken, _signMaxAge, _executionBufferTime, _noOfNodesToSelect, _stakingPaymentPoolAddress, _usdcPaymentPoolAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (jobs *Jobs) PackDEFAULTADMINROLE() []byte {
	enc, err := jobs.abi.Pack("DEFAULT_ADMIN_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (jobs *Jobs) TryPackDEFAULTADMINROLE() ([]byte, error) {
	return jobs.abi.Pack("DEFAULT_ADMIN_ROLE")
}

// UnpackDEFAULTADMINROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa217fddf.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (jobs *Jobs) UnpackDEFAULTADMINROLE(data []byte) ([32]byte, error) {
	out, err := jobs.abi.Unpack("DEFAULT_ADMIN_ROLE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackEXECUTIONBUFFERTIME is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3132258.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EXECUTION_BUFFER_TIME() view returns(uint256)
func (jobs *Jobs) PackEXECUTIONBUFFERTIME() []byte {
	enc, err := jobs.abi.Pack("EXECUTION_BUFFER_TIME")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEXECUTIONBUFFERTIME is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3132258.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EXECUTION_BUFFER_TIME() view returns(uint256)
func (jobs *Jobs) TryPackEXECUTIONBUFFERTIME() ([]byte, error) {
	return jobs.abi.Pack("EXECUTION_BUFFER_TIME")
}

// UnpackEXECUTIONBUFFERTIME is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa3132258.
//
// Solidity: function EXECUTION_BUFFER_TIME() view returns(uint256)
func (jobs *Jobs) UnpackEXECUTIONBUFFERTIME(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("EXECUTION_BUFFER_TIME", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEXECUTORS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449aa0d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EXECUTORS() view returns(address)
func (jobs *Jobs) PackEXECUTORS() []byte {
	enc, err := jobs.abi.Pack("EXECUTORS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEXECUTORS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449aa0d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EXECUTORS() view returns(address)
func (jobs *Jobs) TryPackEXECUTORS() ([]byte, error) {
	return jobs.abi.Pack("EXECUTORS")
}

// UnpackEXECUTORS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x449aa0d1.
//
// Solidity: function EXECUTORS() view returns(address)
func (jobs *Jobs) UnpackEXECUTORS(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("EXECUTORS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackNOOFNODESTOSELECT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36f9aa99.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function NO_OF_NODES_TO_SELECT() view returns(uint256)
func (jobs *Jobs) PackNOOFNODESTOSELECT() []byte {
	enc, err := jobs.abi.Pack("NO_OF_NODES_TO_SELECT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNOOFNODESTOSELECT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36f9aa99.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function NO_OF_NODES_TO_SELECT() view returns(uint256)
func (jobs *Jobs) TryPackNOOFNODESTOSELECT() ([]byte, error) {
	return jobs.abi.Pack("NO_OF_NODES_TO_SELECT")
}

// UnpackNOOFNODESTOSELECT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x36f9aa99.
//
// Solidity: function NO_OF_NODES_TO_SELECT() view returns(uint256)
func (jobs *Jobs) UnpackNOOFNODESTOSELECT(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("NO_OF_NODES_TO_SELECT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSECRETMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7970bc50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SECRET_MANAGER() view returns(address)
func (jobs *Jobs) PackSECRETMANAGER() []byte {
	enc, err := jobs.abi.Pack("SECRET_MANAGER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSECRETMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7970bc50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SECRET_MANAGER() view returns(address)
func (jobs *Jobs) TryPackSECRETMANAGER() ([]byte, error) {
	return jobs.abi.Pack("SECRET_MANAGER")
}

// UnpackSECRETMANAGER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7970bc50.
//
// Solidity: function SECRET_MANAGER() view returns(address)
func (jobs *Jobs) UnpackSECRETMANAGER(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("SECRET_MANAGER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSECRETSTORE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc760a9cf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SECRET_STORE() view returns(address)
func (jobs *Jobs) PackSECRETSTORE() []byte {
	enc, err := jobs.abi.Pack("SECRET_STORE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSECRETSTORE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc760a9cf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SECRET_STORE() view returns(address)
func (jobs *Jobs) TryPackSECRETSTORE() ([]byte, error) {
	return jobs.abi.Pack("SECRET_STORE")
}

// UnpackSECRETSTORE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc760a9cf.
//
// Solidity: function SECRET_STORE() view returns(address)
func (jobs *Jobs) UnpackSECRETSTORE(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("SECRET_STORE", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSIGNMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x34b22512.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SIGN_MAX_AGE() view returns(uint256)
func (jobs *Jobs) PackSIGNMAXAGE() []byte {
	enc, err := jobs.abi.Pack("SIGN_MAX_AGE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSIGNMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x34b22512.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SIGN_MAX_AGE() view returns(uint256)
func (jobs *Jobs) TryPackSIGNMAXAGE() ([]byte, error) {
	return jobs.abi.Pack("SIGN_MAX_AGE")
}

// UnpackSIGNMAXAGE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x34b22512.
//
// Solidity: function SIGN_MAX_AGE() view returns(uint256)
func (jobs *Jobs) UnpackSIGNMAXAGE(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("SIGN_MAX_AGE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSTAKINGPAYMENTPOOL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49f1c3f6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKING_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) PackSTAKINGPAYMENTPOOL() []byte {
	enc, err := jobs.abi.Pack("STAKING_PAYMENT_POOL")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKINGPAYMENTPOOL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49f1c3f6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKING_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) TryPackSTAKINGPAYMENTPOOL() ([]byte, error) {
	return jobs.abi.Pack("STAKING_PAYMENT_POOL")
}

// UnpackSTAKINGPAYMENTPOOL is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49f1c3f6.
//
// Solidity: function STAKING_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) UnpackSTAKINGPAYMENTPOOL(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("STAKING_PAYMENT_POOL", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSTAKINGTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0479d644.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (jobs *Jobs) PackSTAKINGTOKEN() []byte {
	enc, err := jobs.abi.Pack("STAKING_TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKINGTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0479d644.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (jobs *Jobs) TryPackSTAKINGTOKEN() ([]byte, error) {
	return jobs.abi.Pack("STAKING_TOKEN")
}

// UnpackSTAKINGTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0479d644.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (jobs *Jobs) UnpackSTAKINGTOKEN(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("STAKING_TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTEEMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab2aacc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (jobs *Jobs) PackTEEMANAGER() []byte {
	enc, err := jobs.abi.Pack("TEE_MANAGER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTEEMANAGER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab2aacc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (jobs *Jobs) TryPackTEEMANAGER() ([]byte, error) {
	return jobs.abi.Pack("TEE_MANAGER")
}

// UnpackTEEMANAGER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xab2aacc8.
//
// Solidity: function TEE_MANAGER() view returns(address)
func (jobs *Jobs) UnpackTEEMANAGER(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("TEE_MANAGER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (jobs *Jobs) PackUPGRADEINTERFACEVERSION() []byte {
	enc, err := jobs.abi.Pack("UPGRADE_INTERFACE_VERSION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (jobs *Jobs) TryPackUPGRADEINTERFACEVERSION() ([]byte, error) {
	return jobs.abi.Pack("UPGRADE_INTERFACE_VERSION")
}

// UnpackUPGRADEINTERFACEVERSION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad3cb1cc.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (jobs *Jobs) UnpackUPGRADEINTERFACEVERSION(data []byte) (string, error) {
	out, err := jobs.abi.Unpack("UPGRADE_INTERFACE_VERSION", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackUSDCPAYMENTPOOL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2687ff7f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function USDC_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) PackUSDCPAYMENTPOOL() []byte {
	enc, err := jobs.abi.Pack("USDC_PAYMENT_POOL")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUSDCPAYMENTPOOL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2687ff7f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function USDC_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) TryPackUSDCPAYMENTPOOL() ([]byte, error) {
	return jobs.abi.Pack("USDC_PAYMENT_POOL")
}

// UnpackUSDCPAYMENTPOOL is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2687ff7f.
//
// Solidity: function USDC_PAYMENT_POOL() view returns(address)
func (jobs *Jobs) UnpackUSDCPAYMENTPOOL(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("USDC_PAYMENT_POOL", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUSDCTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfa569274.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function USDC_TOKEN() view returns(address)
func (jobs *Jobs) PackUSDCTOKEN() []byte {
	enc, err := jobs.abi.Pack("USDC_TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUSDCTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfa569274.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function USDC_TOKEN() view returns(address)
func (jobs *Jobs) TryPackUSDCTOKEN() ([]byte, error) {
	return jobs.abi.Pack("USDC_TOKEN")
}

// UnpackUSDCTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfa569274.
//
// Solidity: function USDC_TOKEN() view returns(address)
func (jobs *Jobs) UnpackUSDCTOKEN(data []byte) (common.Address, error) {
	out, err := jobs.abi.Unpack("USDC_TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackAddGlobalEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6fc157b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addGlobalEnv(uint8 _env, uint256 _executionFeePerMs, uint256 _stakingRewardPerMs) returns()
func (jobs *Jobs) PackAddGlobalEnv(env uint8, executionFeePerMs *big.Int, stakingRewardPerMs *big.Int) []byte {
	enc, err := jobs.abi.Pack("addGlobalEnv", env, executionFeePerMs, stakingRewardPerMs)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddGlobalEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6fc157b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addGlobalEnv(uint8 _env, uint256 _executionFeePerMs, uint256 _stakingRewardPerMs) returns()
func (jobs *Jobs) TryPackAddGlobalEnv(env uint8, executionFeePerMs *big.Int, stakingRewardPerMs *big.Int) ([]byte, error) {
	return jobs.abi.Pack("addGlobalEnv", env, executionFeePerMs, stakingRewardPerMs)
}

// PackCreateJob is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbff97e1e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function createJob(uint8 _env, uint256 _secretId, bytes32 _codehash, bytes _codeInputs, uint256 _deadline) returns(uint256)
func (jobs *Jobs) PackCreateJob(env uint8, secretId *big.Int, codehash [32]byte, codeInputs []byte, deadline *big.Int) []byte {
	enc, err := jobs.abi.Pack("createJob", env, secretId, codehash, codeInputs, deadline)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCreateJob is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbff97e1e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function createJob(uint8 _env, uint256 _secretId, bytes32 _codehash, bytes _codeInputs, uint256 _deadline) returns(uint256)
func (jobs *Jobs) TryPackCreateJob(env uint8, secretId *big.Int, codehash [32]byte, codeInputs []byte, deadline *big.Int) ([]byte, error) {
	return jobs.abi.Pack("createJob", env, secretId, codehash, codeInputs, deadline)
}

// UnpackCreateJob is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbff97e1e.
//
// Solidity: function createJob(uint8 _env, uint256 _secretId, bytes32 _codehash, bytes _codeInputs, uint256 _deadline) returns(uint256)
func (jobs *Jobs) UnpackCreateJob(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("createJob", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackExecutionEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ee2b76.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function executionEnv(uint8 ) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) PackExecutionEnv(arg0 uint8) []byte {
	enc, err := jobs.abi.Pack("executionEnv", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecutionEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ee2b76.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function executionEnv(uint8 ) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) TryPackExecutionEnv(arg0 uint8) ([]byte, error) {
	return jobs.abi.Pack("executionEnv", arg0)
}

// ExecutionEnvOutput serves as a container for the return parameters of contract
// method ExecutionEnv.
type ExecutionEnvOutput struct {
	ExecutionFeePerMs  *big.Int
	StakingRewardPerMs *big.Int
}

// UnpackExecutionEnv is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe3ee2b76.
//
// Solidity: function executionEnv(uint8 ) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) UnpackExecutionEnv(data []byte) (ExecutionEnvOutput, error) {
	out, err := jobs.abi.Unpack("executionEnv", data)
	outstruct := new(ExecutionEnvOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.ExecutionFeePerMs = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.StakingRewardPerMs = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackGetJobExecutionFeePerMs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc50d525d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getJobExecutionFeePerMs(uint8 _env) view returns(uint256)
func (jobs *Jobs) PackGetJobExecutionFeePerMs(env uint8) []byte {
	enc, err := jobs.abi.Pack("getJobExecutionFeePerMs", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetJobExecutionFeePerMs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc50d525d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getJobExecutionFeePerMs(uint8 _env) view returns(uint256)
func (jobs *Jobs) TryPackGetJobExecutionFeePerMs(env uint8) ([]byte, error) {
	return jobs.abi.Pack("getJobExecutionFeePerMs", env)
}

// UnpackGetJobExecutionFeePerMs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc50d525d.
//
// Solidity: function getJobExecutionFeePerMs(uint8 _env) view returns(uint256)
func (jobs *Jobs) UnpackGetJobExecutionFeePerMs(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("getJobExecutionFeePerMs", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (jobs *Jobs) PackGetRoleAdmin(role [32]byte) []byte {
	enc, err := jobs.abi.Pack("getRoleAdmin", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (jobs *Jobs) TryPackGetRoleAdmin(role [32]byte) ([]byte, error) {
	return jobs.abi.Pack("getRoleAdmin", role)
}

// UnpackGetRoleAdmin is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x248a9ca3.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (jobs *Jobs) UnpackGetRoleAdmin(data []byte) ([32]byte, error) {
	out, err := jobs.abi.Unpack("getRoleAdmin", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetSelectedExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7891e300.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSelectedExecutors(uint256 _jobId) view returns(address[])
func (jobs *Jobs) PackGetSelectedExecutors(jobId *big.Int) []byte {
	enc, err := jobs.abi.Pack("getSelectedExecutors", jobId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSelectedExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7891e300.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSelectedExecutors(uint256 _jobId) view returns(address[])
func (jobs *Jobs) TryPackGetSelectedExecutors(jobId *big.Int) ([]byte, error) {
	return jobs.abi.Pack("getSelectedExecutors", jobId)
}

// UnpackGetSelectedExecutors is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7891e300.
//
// Solidity: function getSelectedExecutors(uint256 _jobId) view returns(address[])
func (jobs *Jobs) UnpackGetSelectedExecutors(data []byte) ([]common.Address, error) {
	out, err := jobs.abi.Unpack("getSelectedExecutors", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (jobs *Jobs) PackGrantRole(role [32]byte, account common.Address) []byte {
	enc, err := jobs.abi.Pack("grantRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (jobs *Jobs) TryPackGrantRole(role [32]byte, account common.Address) ([]byte, error) {
	return jobs.abi.Pack("grantRole", role, account)
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (jobs *Jobs) PackHasRole(role [32]byte, account common.Address) []byte {
	enc, err := jobs.abi.Pack("hasRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (jobs *Jobs) TryPackHasRole(role [32]byte, account common.Address) ([]byte, error) {
	return jobs.abi.Pack("hasRole", role, account)
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x91d14854.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (jobs *Jobs) UnpackHasRole(data []byte) (bool, error) {
	out, err := jobs.abi.Unpack("hasRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4d66de8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initialize(address _admin) returns()
func (jobs *Jobs) PackInitialize(admin common.Address) []byte {
	enc, err := jobs.abi.Pack("initialize", admin)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc4d66de8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function initialize(address _admin) returns()
func (jobs *Jobs) TryPackInitialize(admin common.Address) ([]byte, error) {
	return jobs.abi.Pack("initialize", admin)
}

// PackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x180aedf3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobs(uint256 ) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
func (jobs *Jobs) PackJobs(arg0 *big.Int) []byte {
	enc, err := jobs.abi.Pack("jobs", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x180aedf3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobs(uint256 ) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
func (jobs *Jobs) TryPackJobs(arg0 *big.Int) ([]byte, error) {
	return jobs.abi.Pack("jobs", arg0)
}

// JobsOutput serves as a container for the return parameters of contract
// method Jobs.
type JobsOutput struct {
	Deadline      *big.Int
	ExecStartTime *big.Int
	ExecutionTime *big.Int
	JobOwner      common.Address
	Env           uint8
	OutputCount   uint8
}

// UnpackJobs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x180aedf3.
//
// Solidity: function jobs(uint256 ) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
func (jobs *Jobs) UnpackJobs(data []byte) (JobsOutput, error) {
	out, err := jobs.abi.Unpack("jobs", data)
	outstruct := new(JobsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Deadline = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.ExecStartTime = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.ExecutionTime = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.JobOwner = *abi.ConvertType(out[3], new(common.Address)).(*common.Address)
	outstruct.Env = *abi.ConvertType(out[4], new(uint8)).(*uint8)
	outstruct.OutputCount = *abi.ConvertType(out[5], new(uint8)).(*uint8)
	return *outstruct, nil
}

// PackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (jobs *Jobs) PackProxiableUUID() []byte {
	enc, err := jobs.abi.Pack("proxiableUUID")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (jobs *Jobs) TryPackProxiableUUID() ([]byte, error) {
	return jobs.abi.Pack("proxiableUUID")
}

// UnpackProxiableUUID is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52d1902d.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (jobs *Jobs) UnpackProxiableUUID(data []byte) ([32]byte, error) {
	out, err := jobs.abi.Unpack("proxiableUUID", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRemoveGlobalEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x45f3ca3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeGlobalEnv(uint8 _env) returns()
func (jobs *Jobs) PackRemoveGlobalEnv(env uint8) []byte {
	enc, err := jobs.abi.Pack("removeGlobalEnv", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveGlobalEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x45f3ca3c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeGlobalEnv(uint8 _env) returns()
func (jobs *Jobs) TryPackRemoveGlobalEnv(env uint8) ([]byte, error) {
	return jobs.abi.Pack("removeGlobalEnv", env)
}

// PackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (jobs *Jobs) PackRenounceRole(role [32]byte, callerConfirmation common.Address) []byte {
	enc, err := jobs.abi.Pack("renounceRole", role, callerConfirmation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (jobs *Jobs) TryPackRenounceRole(role [32]byte, callerConfirmation common.Address) ([]byte, error) {
	return jobs.abi.Pack("renounceRole", role, callerConfirmation)
}

// PackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (jobs *Jobs) PackRevokeRole(role [32]byte, account common.Address) []byte {
	enc, err := jobs.abi.Pack("revokeRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (jobs *Jobs) TryPackRevokeRole(role [32]byte, account common.Address) ([]byte, error) {
	return jobs.abi.Pack("revokeRole", role, account)
}

// PackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setExecutors(address _executorsAddress) returns()
func (jobs *Jobs) PackSetExecutors(executorsAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("setExecutors", executorsAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setExecutors(address _executorsAddress) returns()
func (jobs *Jobs) TryPackSetExecutors(executorsAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("setExecutors", executorsAddress)
}

// PackSetSecretManager is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3dd0b808.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSecretManager(address _secretManagerAddress) returns()
func (jobs *Jobs) PackSetSecretManager(secretManagerAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("setSecretManager", secretManagerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSecretManager is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3dd0b808.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSecretManager(address _secretManagerAddress) returns()
func (jobs *Jobs) TryPackSetSecretManager(secretManagerAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("setSecretManager", secretManagerAddress)
}

// PackSetSecretStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x882b6bfc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSecretStore(address _secretStoreAddress) returns()
func (jobs *Jobs) PackSetSecretStore(secretStoreAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("setSecretStore", secretStoreAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSecretStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x882b6bfc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSecretStore(address _secretStoreAddress) returns()
func (jobs *Jobs) TryPackSetSecretStore(secretStoreAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("setSecretStore", secretStoreAddress)
}

// PackSetTeeManager is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32a032ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setTeeManager(address _teeManagerAddress) returns()
func (jobs *Jobs) PackSetTeeManager(teeManagerAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("setTeeManager", teeManagerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetTeeManager is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32a032ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setTeeManager(address _teeManagerAddress) returns()
func (jobs *Jobs) TryPackSetTeeManager(teeManagerAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("setTeeManager", teeManagerAddress)
}

// PackSlashOnExecutionTimeout is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95e11ef7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashOnExecutionTimeout(uint256 _jobId) returns()
func (jobs *Jobs) PackSlashOnExecutionTimeout(jobId *big.Int) []byte {
	enc, err := jobs.abi.Pack("slashOnExecutionTimeout", jobId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlashOnExecutionTimeout is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95e11ef7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slashOnExecutionTimeout(uint256 _jobId) returns()
func (jobs *Jobs) TryPackSlashOnExecutionTimeout(jobId *big.Int) ([]byte, error) {
	return jobs.abi.Pack("slashOnExecutionTimeout", jobId)
}

// PackSubmitOutput is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4af50fc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submitOutput(bytes _signature, uint256 _jobId, bytes _output, uint256 _totalTime, uint8 _errorCode, uint256 _signTimestamp) returns()
func (jobs *Jobs) PackSubmitOutput(signature []byte, jobId *big.Int, output []byte, totalTime *big.Int, errorCode uint8, signTimestamp *big.Int) []byte {
	enc, err := jobs.abi.Pack("submitOutput", signature, jobId, output, totalTime, errorCode, signTimestamp)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmitOutput is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4af50fc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submitOutput(bytes _signature, uint256 _jobId, bytes _output, uint256 _totalTime, uint8 _errorCode, uint256 _signTimestamp) returns()
func (jobs *Jobs) TryPackSubmitOutput(signature []byte, jobId *big.Int, output []byte, totalTime *big.Int, errorCode uint8, signTimestamp *big.Int) ([]byte, error) {
	return jobs.abi.Pack("submitOutput", signature, jobId, output, totalTime, errorCode, signTimestamp)
}

// PackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (jobs *Jobs) PackSupportsInterface(interfaceId [4]byte) []byte {
	enc, err := jobs.abi.Pack("supportsInterface", interfaceId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (jobs *Jobs) TryPackSupportsInterface(interfaceId [4]byte) ([]byte, error) {
	return jobs.abi.Pack("supportsInterface", interfaceId)
}

// UnpackSupportsInterface is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01ffc9a7.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (jobs *Jobs) UnpackSupportsInterface(data []byte) (bool, error) {
	out, err := jobs.abi.Unpack("supportsInterface", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (jobs *Jobs) PackUpgradeToAndCall(newImplementation common.Address, data []byte) []byte {
	enc, err := jobs.abi.Pack("upgradeToAndCall", newImplementation, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (jobs *Jobs) TryPackUpgradeToAndCall(newImplementation common.Address, data []byte) ([]byte, error) {
	return jobs.abi.Pack("upgradeToAndCall", newImplementation, data)
}

// JobsGlobalEnvAdded represents a GlobalEnvAdded event raised by the Jobs contract.
type JobsGlobalEnvAdded struct {
	Env                uint8
	ExecutionFeePerMs  *big.Int
	StakingRewardPerMs *big.Int
	Raw                *types.Log // Blockchain specific contextual infos
}

const JobsGlobalEnvAddedEventName = "GlobalEnvAdded"

// ContractEventName returns the user-defined event name.
func (JobsGlobalEnvAdded) ContractEventName() string {
	return JobsGlobalEnvAddedEventName
}

// UnpackGlobalEnvAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event GlobalEnvAdded(uint8 indexed env, uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) UnpackGlobalEnvAddedEvent(log *types.Log) (*JobsGlobalEnvAdded, error) {
	event := "GlobalEnvAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsGlobalEnvAdded)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsGlobalEnvRemoved represents a GlobalEnvRemoved event raised by the Jobs contract.
type JobsGlobalEnvRemoved struct {
	Env uint8
	Raw *types.Log // Blockchain specific contextual infos
}

const JobsGlobalEnvRemovedEventName = "GlobalEnvRemoved"

// ContractEventName returns the user-defined event name.
func (JobsGlobalEnvRemoved) ContractEventName() string {
	return JobsGlobalEnvRemovedEventName
}

// UnpackGlobalEnvRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event GlobalEnvRemoved(uint8 indexed env)
func (jobs *Jobs) UnpackGlobalEnvRemovedEvent(log *types.Log) (*JobsGlobalEnvRemoved, error) {
	event := "GlobalEnvRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsGlobalEnvRemoved)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsInitialized represents a Initialized event raised by the Jobs contract.
type JobsInitialized struct {
	Version uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const JobsInitializedEventName = "Initialized"

// ContractEventName returns the user-defined event name.
func (JobsInitialized) ContractEventName() string {
	return JobsInitializedEventName
}

// UnpackInitializedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Initialized(uint64 version)
func (jobs *Jobs) UnpackInitializedEvent(log *types.Log) (*JobsInitialized, error) {
	event := "Initialized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsInitialized)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsJobCreated represents a JobCreated event raised by the Jobs contract.
type JobsJobCreated struct {
	JobId             *big.Int
	Env               uint8
	JobOwner          common.Address
	SecretId          *big.Int
	Codehash          [32]byte
	CodeInputs        []byte
	Deadline          *big.Int
	SelectedExecutors []common.Address
	Raw               *types.Log // Blockchain specific contextual infos
}

const JobsJobCreatedEventName = "JobCreated"

// ContractEventName returns the user-defined event name.
func (JobsJobCreated) ContractEventName() string {
	return JobsJobCreatedEventName
}

// UnpackJobCreatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobCreated(uint256 indexed jobId, uint8 indexed env, address indexed jobOwner, uint256 secretId, bytes32 codehash, bytes codeInputs, uint256 deadline, address[] selectedExecutors)
func (jobs *Jobs) UnpackJobCreatedEvent(log *types.Log) (*JobsJobCreated, error) {
	event := "JobCreated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsJobCreated)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsJobFailureCallbackCalled represents a JobFailureCallbackCalled event raised by the Jobs contract.
type JobsJobFailureCallbackCalled struct {
	JobId           *big.Int
	CallbackSuccess bool
	Raw             *types.Log // Blockchain specific contextual infos
}

const JobsJobFailureCallbackCalledEventName = "JobFailureCallbackCalled"

// ContractEventName returns the user-defined event name.
func (JobsJobFailureCallbackCalled) ContractEventName() string {
	return JobsJobFailureCallbackCalledEventName
}

// UnpackJobFailureCallbackCalledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobFailureCallbackCalled(uint256 indexed jobId, bool callback_success)
func (jobs *Jobs) UnpackJobFailureCallbackCalledEvent(log *types.Log) (*JobsJobFailureCallbackCalled, error) {
	event := "JobFailureCallbackCalled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsJobFailureCallbackCalled)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsJobResponded represents a JobResponded event raised by the Jobs contract.
type JobsJobResponded struct {
	JobId       *big.Int
	Executor    common.Address
	Output      []byte
	TotalTime   *big.Int
	ErrorCode   uint8
	OutputCount uint8
	Raw         *types.Log // Blockchain specific contextual infos
}

const JobsJobRespondedEventName = "JobResponded"

// ContractEventName returns the user-defined event name.
func (JobsJobResponded) ContractEventName() string {
	return JobsJobRespondedEventName
}

// UnpackJobRespondedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobResponded(uint256 indexed jobId, address indexed executor, bytes output, uint256 totalTime, uint8 errorCode, uint8 outputCount)
func (jobs *Jobs) UnpackJobRespondedEvent(log *types.Log) (*JobsJobResponded, error) {
	event := "JobResponded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsJobResponded)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsJobResultCallbackCalled represents a JobResultCallbackCalled event raised by the Jobs contract.
type JobsJobResultCallbackCalled struct {
	JobId           *big.Int
	CallbackSuccess bool
	Raw             *types.Log // Blockchain specific contextual infos
}

const JobsJobResultCallbackCalledEventName = "JobResultCallbackCalled"

// ContractEventName returns the user-defined event name.
func (JobsJobResultCallbackCalled) ContractEventName() string {
	return JobsJobResultCallbackCalledEventName
}

// UnpackJobResultCallbackCalledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobResultCallbackCalled(uint256 indexed jobId, bool callback_success)
func (jobs *Jobs) UnpackJobResultCallbackCalledEvent(log *types.Log) (*JobsJobResultCallbackCalled, error) {
	event := "JobResultCallbackCalled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsJobResultCallbackCalled)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsRoleAdminChanged represents a RoleAdminChanged event raised by the Jobs contract.
type JobsRoleAdminChanged struct {
	Role              [32]byte
	PreviousAdminRole [32]byte
	NewAdminRole      [32]byte
	Raw               *types.Log // Blockchain specific contextual infos
}

const JobsRoleAdminChangedEventName = "RoleAdminChanged"

// ContractEventName returns the user-defined event name.
func (JobsRoleAdminChanged) ContractEventName() string {
	return JobsRoleAdminChangedEventName
}

// UnpackRoleAdminChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)
func (jobs *Jobs) UnpackRoleAdminChangedEvent(log *types.Log) (*JobsRoleAdminChanged, error) {
	event := "RoleAdminChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsRoleAdminChanged)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsRoleGranted represents a RoleGranted event raised by the Jobs contract.
type JobsRoleGranted struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const JobsRoleGrantedEventName = "RoleGranted"

// ContractEventName returns the user-defined event name.
func (JobsRoleGranted) ContractEventName() string {
	return JobsRoleGrantedEventName
}

// UnpackRoleGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)
func (jobs *Jobs) UnpackRoleGrantedEvent(log *types.Log) (*JobsRoleGranted, error) {
	event := "RoleGranted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsRoleGranted)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsRoleRevoked represents a RoleRevoked event raised by the Jobs contract.
type JobsRoleRevoked struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const JobsRoleRevokedEventName = "RoleRevoked"

// ContractEventName returns the user-defined event name.
func (JobsRoleRevoked) ContractEventName() string {
	return JobsRoleRevokedEventName
}

// UnpackRoleRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)
func (jobs *Jobs) UnpackRoleRevokedEvent(log *types.Log) (*JobsRoleRevoked, error) {
	event := "RoleRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsRoleRevoked)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsSlashedOnExecutionTimeout represents a SlashedOnExecutionTimeout event raised by the Jobs contract.
type JobsSlashedOnExecutionTimeout struct {
	JobId          *big.Int
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const JobsSlashedOnExecutionTimeoutEventName = "SlashedOnExecutionTimeout"

// ContractEventName returns the user-defined event name.
func (JobsSlashedOnExecutionTimeout) ContractEventName() string {
	return JobsSlashedOnExecutionTimeoutEventName
}

// UnpackSlashedOnExecutionTimeoutEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SlashedOnExecutionTimeout(uint256 indexed jobId, address indexed enclaveAddress)
func (jobs *Jobs) UnpackSlashedOnExecutionTimeoutEvent(log *types.Log) (*JobsSlashedOnExecutionTimeout, error) {
	event := "SlashedOnExecutionTimeout"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsSlashedOnExecutionTimeout)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// JobsUpgraded represents a Upgraded event raised by the Jobs contract.
type JobsUpgraded struct {
	Implementation common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const JobsUpgradedEventName = "Upgraded"

// ContractEventName returns the user-defined event name.
func (JobsUpgraded) ContractEventName() string {
	return JobsUpgradedEventName
}

// UnpackUpgradedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Upgraded(address indexed implementation)
func (jobs *Jobs) UnpackUpgradedEvent(log *types.Log) (*JobsUpgraded, error) {
	event := "Upgraded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsUpgraded)
	if len(log.Data) > 0 {
		if err := jobs.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range jobs.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (jobs *Jobs) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], jobs.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return jobs.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return jobs.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return jobs.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["AddressInsufficientBalance"].ID.Bytes()[:4]) {
		return jobs.UnpackAddressInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return jobs.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return jobs.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return jobs.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["ERC1967InvalidImplementation"].ID.Bytes()[:4]) {
		return jobs.UnpackERC1967InvalidImplementationError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["ERC1967NonPayable"].ID.Bytes()[:4]) {
		return jobs.UnpackERC1967NonPayableError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["FailedInnerCall"].ID.Bytes()[:4]) {
		return jobs.UnpackFailedInnerCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["InvalidInitialization"].ID.Bytes()[:4]) {
		return jobs.UnpackInvalidInitializationError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsDeadlineNotOver"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsDeadlineNotOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsExecutionTimeOver"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsExecutionTimeOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsExecutorAlreadySubmittedOutput"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsExecutorAlreadySubmittedOutputError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsGlobalEnvAlreadySupported"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsGlobalEnvAlreadySupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsGlobalEnvAlreadyUnsupported"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsGlobalEnvAlreadyUnsupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidJob"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidJobError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsNotSelectedExecutor"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsNotSelectedExecutorError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsSignatureTooOld"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsSignatureTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsUnavailableResources"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsUnavailableResourcesError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsZeroAddressAdmin"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsZeroAddressAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsZeroAddressStakingToken"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsZeroAddressStakingTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsZeroAddressUsdcToken"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsZeroAddressUsdcTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["NotInitializing"].ID.Bytes()[:4]) {
		return jobs.UnpackNotInitializingError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return jobs.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["UUPSUnauthorizedCallContext"].ID.Bytes()[:4]) {
		return jobs.UnpackUUPSUnauthorizedCallContextError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["UUPSUnsupportedProxiableUUID"].ID.Bytes()[:4]) {
		return jobs.UnpackUUPSUnsupportedProxiableUUIDError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// JobsAccessControlBadConfirmation represents a AccessControlBadConfirmation error raised by the Jobs contract.
type JobsAccessControlBadConfirmation struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlBadConfirmation()
func JobsAccessControlBadConfirmationErrorID() common.Hash {
	return common.HexToHash("0x6697b23232a647058342c0724fe7c415cab25915b54e5dbc03f233173d37b41c")
}

// UnpackAccessControlBadConfirmationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlBadConfirmation()
func (jobs *Jobs) UnpackAccessControlBadConfirmationError(raw []byte) (*JobsAccessControlBadConfirmation, error) {
	out := new(JobsAccessControlBadConfirmation)
	if err := jobs.abi.UnpackIntoInterface(out, "AccessControlBadConfirmation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsAccessControlUnauthorizedAccount represents a AccessControlUnauthorizedAccount error raised by the Jobs contract.
type JobsAccessControlUnauthorizedAccount struct {
	Account    common.Address
	NeededRole [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func JobsAccessControlUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0xe2517d3fbfae6f8515ef5ff1ccedc3933ab0cbbda0b492c06eb54ad10ef03b3e")
}

// UnpackAccessControlUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func (jobs *Jobs) UnpackAccessControlUnauthorizedAccountError(raw []byte) (*JobsAccessControlUnauthorizedAccount, error) {
	out := new(JobsAccessControlUnauthorizedAccount)
	if err := jobs.abi.UnpackIntoInterface(out, "AccessControlUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsAddressEmptyCode represents a AddressEmptyCode error raised by the Jobs contract.
type JobsAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func JobsAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (jobs *Jobs) UnpackAddressEmptyCodeError(raw []byte) (*JobsAddressEmptyCode, error) {
	out := new(JobsAddressEmptyCode)
	if err := jobs.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsAddressInsufficientBalance represents a AddressInsufficientBalance error raised by the Jobs contract.
type JobsAddressInsufficientBalance struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressInsufficientBalance(address account)
func JobsAddressInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcd7860599b9fd41bcf04bec8b7a59cb8b83ebbb59480bead3f13259df2ace421")
}

// UnpackAddressInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressInsufficientBalance(address account)
func (jobs *Jobs) UnpackAddressInsufficientBalanceError(raw []byte) (*JobsAddressInsufficientBalance, error) {
	out := new(JobsAddressInsufficientBalance)
	if err := jobs.abi.UnpackIntoInterface(out, "AddressInsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the Jobs contract.
type JobsECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func JobsECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (jobs *Jobs) UnpackECDSAInvalidSignatureError(raw []byte) (*JobsECDSAInvalidSignature, error) {
	out := new(JobsECDSAInvalidSignature)
	if err := jobs.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the Jobs contract.
type JobsECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func JobsECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (jobs *Jobs) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*JobsECDSAInvalidSignatureLength, error) {
	out := new(JobsECDSAInvalidSignatureLength)
	if err := jobs.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the Jobs contract.
type JobsECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func JobsECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (jobs *Jobs) UnpackECDSAInvalidSignatureSError(raw []byte) (*JobsECDSAInvalidSignatureS, error) {
	out := new(JobsECDSAInvalidSignatureS)
	if err := jobs.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsERC1967InvalidImplementation represents a ERC1967InvalidImplementation error raised by the Jobs contract.
type JobsERC1967InvalidImplementation struct {
	Implementation common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func JobsERC1967InvalidImplementationErrorID() common.Hash {
	return common.HexToHash("0x4c9c8ce3ceb3130f17f7cdba48d89b5b0129f266a8bac114e6e315a41879b617")
}

// UnpackERC1967InvalidImplementationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func (jobs *Jobs) UnpackERC1967InvalidImplementationError(raw []byte) (*JobsERC1967InvalidImplementation, error) {
	out := new(JobsERC1967InvalidImplementation)
	if err := jobs.abi.UnpackIntoInterface(out, "ERC1967InvalidImplementation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsERC1967NonPayable represents a ERC1967NonPayable error raised by the Jobs contract.
type JobsERC1967NonPayable struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967NonPayable()
func JobsERC1967NonPayableErrorID() common.Hash {
	return common.HexToHash("0xb398979fa84f543c8e222f17890372c487baf85e062276c127fef521eea7224b")
}

// UnpackERC1967NonPayableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967NonPayable()
func (jobs *Jobs) UnpackERC1967NonPayableError(raw []byte) (*JobsERC1967NonPayable, error) {
	out := new(JobsERC1967NonPayable)
	if err := jobs.abi.UnpackIntoInterface(out, "ERC1967NonPayable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsFailedInnerCall represents a FailedInnerCall error raised by the Jobs contract.
type JobsFailedInnerCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedInnerCall()
func JobsFailedInnerCallErrorID() common.Hash {
	return common.HexToHash("0x1425ea42df7c932537f94e8b917ea9c5931f140fb6e8098822ef05dc56222ca9")
}

// UnpackFailedInnerCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedInnerCall()
func (jobs *Jobs) UnpackFailedInnerCallError(raw []byte) (*JobsFailedInnerCall, error) {
	out := new(JobsFailedInnerCall)
	if err := jobs.abi.UnpackIntoInterface(out, "FailedInnerCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsInvalidInitialization represents a InvalidInitialization error raised by the Jobs contract.
type JobsInvalidInitialization struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidInitialization()
func JobsInvalidInitializationErrorID() common.Hash {
	return common.HexToHash("0xf92ee8a957075833165f68c320933b1a1294aafc84ee6e0dd3fb178008f9aaf5")
}

// UnpackInvalidInitializationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidInitialization()
func (jobs *Jobs) UnpackInvalidInitializationError(raw []byte) (*JobsInvalidInitialization, error) {
	out := new(JobsInvalidInitialization)
	if err := jobs.abi.UnpackIntoInterface(out, "InvalidInitialization", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsDeadlineNotOver represents a JobsDeadlineNotOver error raised by the Jobs contract.
type JobsJobsDeadlineNotOver struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsDeadlineNotOver()
func JobsJobsDeadlineNotOverErrorID() common.Hash {
	return common.HexToHash("0xac2f071b2a3dee0b02efae9e8f79a405726ab68fe554fcb6c71a8d476c6b997c")
}

// UnpackJobsDeadlineNotOverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsDeadlineNotOver()
func (jobs *Jobs) UnpackJobsDeadlineNotOverError(raw []byte) (*JobsJobsDeadlineNotOver, error) {
	out := new(JobsJobsDeadlineNotOver)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsDeadlineNotOver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsExecutionTimeOver represents a JobsExecutionTimeOver error raised by the Jobs contract.
type JobsJobsExecutionTimeOver struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsExecutionTimeOver()
func JobsJobsExecutionTimeOverErrorID() common.Hash {
	return common.HexToHash("0xa7bef27a063486b8e213d87f3d09d3af74d9ea6b3d8415eec82f218de5582c97")
}

// UnpackJobsExecutionTimeOverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsExecutionTimeOver()
func (jobs *Jobs) UnpackJobsExecutionTimeOverError(raw []byte) (*JobsJobsExecutionTimeOver, error) {
	out := new(JobsJobsExecutionTimeOver)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsExecutionTimeOver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsExecutorAlreadySubmittedOutput represents a JobsExecutorAlreadySubmittedOutput error raised by the Jobs contract.
type JobsJobsExecutorAlreadySubmittedOutput struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsExecutorAlreadySubmittedOutput()
func JobsJobsExecutorAlreadySubmittedOutputErrorID() common.Hash {
	return common.HexToHash("0x830ac73677ad1e011685b9fd62a2b5e8b74ce8f485d0663812b67b6e840091bc")
}

// UnpackJobsExecutorAlreadySubmittedOutputError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsExecutorAlreadySubmittedOutput()
func (jobs *Jobs) UnpackJobsExecutorAlreadySubmittedOutputError(raw []byte) (*JobsJobsExecutorAlreadySubmittedOutput, error) {
	out := new(JobsJobsExecutorAlreadySubmittedOutput)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsExecutorAlreadySubmittedOutput", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsGlobalEnvAlreadySupported represents a JobsGlobalEnvAlreadySupported error raised by the Jobs contract.
type JobsJobsGlobalEnvAlreadySupported struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsGlobalEnvAlreadySupported()
func JobsJobsGlobalEnvAlreadySupportedErrorID() common.Hash {
	return common.HexToHash("0x99d574f6590994ca5df8bdbd3d946281f9ae4409ac32dc6cae6ef51c4df1826c")
}

// UnpackJobsGlobalEnvAlreadySupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsGlobalEnvAlreadySupported()
func (jobs *Jobs) UnpackJobsGlobalEnvAlreadySupportedError(raw []byte) (*JobsJobsGlobalEnvAlreadySupported, error) {
	out := new(JobsJobsGlobalEnvAlreadySupported)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsGlobalEnvAlreadySupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsGlobalEnvAlreadyUnsupported represents a JobsGlobalEnvAlreadyUnsupported error raised by the Jobs contract.
type JobsJobsGlobalEnvAlreadyUnsupported struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsGlobalEnvAlreadyUnsupported()
func JobsJobsGlobalEnvAlreadyUnsupportedErrorID() common.Hash {
	return common.HexToHash("0xe1718bfe8237a7e57c004c7d45f8caa4555d0462954548b36294f8ad13efe59d")
}

// UnpackJobsGlobalEnvAlreadyUnsupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsGlobalEnvAlreadyUnsupported()
func (jobs *Jobs) UnpackJobsGlobalEnvAlreadyUnsupportedError(raw []byte) (*JobsJobsGlobalEnvAlreadyUnsupported, error) {
	out := new(JobsJobsGlobalEnvAlreadyUnsupported)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsGlobalEnvAlreadyUnsupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidJob represents a JobsInvalidJob error raised by the Jobs contract.
type JobsJobsInvalidJob struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidJob()
func JobsJobsInvalidJobErrorID() common.Hash {
	return common.HexToHash("0xf4b4b6c1c3925b29d25555df66491beb2cea92efec8ef61e536a0757708f8141")
}

// UnpackJobsInvalidJobError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidJob()
func (jobs *Jobs) UnpackJobsInvalidJobError(raw []byte) (*JobsJobsInvalidJob, error) {
	out := new(JobsJobsInvalidJob)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidJob", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsNotSelectedExecutor represents a JobsNotSelectedExecutor error raised by the Jobs contract.
type JobsJobsNotSelectedExecutor struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsNotSelectedExecutor()
func JobsJobsNotSelectedExecutorErrorID() common.Hash {
	return common.HexToHash("0x8cac78af10b36ed331bafa7fbecf84bd371a1c0b4986298447645ed58383fc07")
}

// UnpackJobsNotSelectedExecutorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsNotSelectedExecutor()
func (jobs *Jobs) UnpackJobsNotSelectedExecutorError(raw []byte) (*JobsJobsNotSelectedExecutor, error) {
	out := new(JobsJobsNotSelectedExecutor)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsNotSelectedExecutor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsSignatureTooOld represents a JobsSignatureTooOld error raised by the Jobs contract.
type JobsJobsSignatureTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsSignatureTooOld()
func JobsJobsSignatureTooOldErrorID() common.Hash {
	return common.HexToHash("0xf1f7af8ba5a565b6c1dd6fae8e695ffecd6e2f96d3df5fc9adaf32d948c626bf")
}

// UnpackJobsSignatureTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsSignatureTooOld()
func (jobs *Jobs) UnpackJobsSignatureTooOldError(raw []byte) (*JobsJobsSignatureTooOld, error) {
	out := new(JobsJobsSignatureTooOld)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsSignatureTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsUnavailableResources represents a JobsUnavailableResources error raised by the Jobs contract.
type JobsJobsUnavailableResources struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsUnavailableResources()
func JobsJobsUnavailableResourcesErrorID() common.Hash {
	return common.HexToHash("0x9b365462a8089c6b9c4c733dad6bf82d5dff797293f997a4ef1921c24d72fe56")
}

// UnpackJobsUnavailableResourcesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsUnavailableResources()
func (jobs *Jobs) UnpackJobsUnavailableResourcesError(raw []byte) (*JobsJobsUnavailableResources, error) {
	out := new(JobsJobsUnavailableResources)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsUnavailableResources", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsZeroAddressAdmin represents a JobsZeroAddressAdmin error raised by the Jobs contract.
type JobsJobsZeroAddressAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsZeroAddressAdmin()
func JobsJobsZeroAddressAdminErrorID() common.Hash {
	return common.HexToHash("0xcdbc3efc53ad7a4216776d60203d6ee2bbec6db671a607ad4a91fb2557afee5a")
}

// UnpackJobsZeroAddressAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsZeroAddressAdmin()
func (jobs *Jobs) UnpackJobsZeroAddressAdminError(raw []byte) (*JobsJobsZeroAddressAdmin, error) {
	out := new(JobsJobsZeroAddressAdmin)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsZeroAddressAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsZeroAddressStakingToken represents a JobsZeroAddressStakingToken error raised by the Jobs contract.
type JobsJobsZeroAddressStakingToken struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsZeroAddressStakingToken()
func JobsJobsZeroAddressStakingTokenErrorID() common.Hash {
	return common.HexToHash("0xe9cee9aca79b622e05e376b1967e712948a9397c4b4f397e865a47b7d46bd062")
}

// UnpackJobsZeroAddressStakingTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsZeroAddressStakingToken()
func (jobs *Jobs) UnpackJobsZeroAddressStakingTokenError(raw []byte) (*JobsJobsZeroAddressStakingToken, error) {
	out := new(JobsJobsZeroAddressStakingToken)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsZeroAddressStakingToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsZeroAddressUsdcToken represents a JobsZeroAddressUsdcToken error raised by the Jobs contract.
type JobsJobsZeroAddressUsdcToken struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsZeroAddressUsdcToken()
func JobsJobsZeroAddressUsdcTokenErrorID() common.Hash {
	return common.HexToHash("0xf4d73827d487b089b0ce481eaea92de7b9e3f9d97003cb266ce53393a58cafba")
}

// UnpackJobsZeroAddressUsdcTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsZeroAddressUsdcToken()
func (jobs *Jobs) UnpackJobsZeroAddressUsdcTokenError(raw []byte) (*JobsJobsZeroAddressUsdcToken, error) {
	out := new(JobsJobsZeroAddressUsdcToken)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsZeroAddressUsdcToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsNotInitializing represents a NotInitializing error raised by the Jobs contract.
type JobsNotInitializing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInitializing()
func JobsNotInitializingErrorID() common.Hash {
	return common.HexToHash("0xd7e6bcf8597daa127dc9f0048d2f08d5ef140a2cb659feabd700beff1f7a8302")
}

// UnpackNotInitializingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInitializing()
func (jobs *Jobs) UnpackNotInitializingError(raw []byte) (*JobsNotInitializing, error) {
	out := new(JobsNotInitializing)
	if err := jobs.abi.UnpackIntoInterface(out, "NotInitializing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Jobs contract.
type JobsSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func JobsSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (jobs *Jobs) UnpackSafeERC20FailedOperationError(raw []byte) (*JobsSafeERC20FailedOperation, error) {
	out := new(JobsSafeERC20FailedOperation)
	if err := jobs.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsUUPSUnauthorizedCallContext represents a UUPSUnauthorizedCallContext error raised by the Jobs contract.
type JobsUUPSUnauthorizedCallContext struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnauthorizedCallContext()
func JobsUUPSUnauthorizedCallContextErrorID() common.Hash {
	return common.HexToHash("0xe07c8dba242a06571ac65fe4bbe20522c9fb111cb33599b799ff8039c1ed18f4")
}

// UnpackUUPSUnauthorizedCallContextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnauthorizedCallContext()
func (jobs *Jobs) UnpackUUPSUnauthorizedCallContextError(raw []byte) (*JobsUUPSUnauthorizedCallContext, error) {
	out := new(JobsUUPSUnauthorizedCallContext)
	if err := jobs.abi.UnpackIntoInterface(out, "UUPSUnauthorizedCallContext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsUUPSUnsupportedProxiableUUID represents a UUPSUnsupportedProxiableUUID error raised by the Jobs contract.
type JobsUUPSUnsupportedProxiableUUID struct {
	Slot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func JobsUUPSUnsupportedProxiableUUIDErrorID() common.Hash {
	return common.HexToHash("0xaa1d49a4c084bfa9aeeee2a0be65267a7f19ba7e1476b114dac513d2c14cb563")
}

// UnpackUUPSUnsupportedProxiableUUIDError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func (jobs *Jobs) UnpackUUPSUnsupportedProxiableUUIDError(raw []byte) (*JobsUUPSUnsupportedProxiableUUID, error) {
	out := new(JobsUUPSUnsupportedProxiableUUID)
	if err := jobs.abi.UnpackIntoInterface(out, "UUPSUnsupportedProxiableUUID", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerMetaData contains all meta data concerning the TeeManager contract.
var TeeManagerMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIAttestationVerifier\",\"name\":\"attestationVerifier\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"maxAge\",\"type\":\"uint256\"},{\"internalType\":\"contractIERC20\",\"name\":\"_stakingToken\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_minStakeAmount\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_slashPercentInBips\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_slashMaxBips\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"}],\"name\":\"AddressEmptyCode\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"AddressInsufficientBalance\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherAttestationTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherImageNotInFamily\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherImageNotWhitelisted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherKeyNotVerified\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherMismatchedLengths\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherPCRsInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationAutherPubkeyLengthInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"ERC1967InvalidImplementation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ERC1967NonPayable\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FailedInnerCall\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"InvalidInitialization\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"MathOverflowedMulDiv\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotInitializing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"SafeERC20FailedOperation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyDraining\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyExists\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyRevived\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveNotDraining\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidCaller\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidEnclaveOwner\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidExecutors\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidSecretStoreManager\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidSigner\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidSlashParams\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerSignatureTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroAddressStakingToken\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroMinStakeAmount\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"UUPSUnauthorizedCallContext\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"slot\",\"type\":\"bytes32\"}],\"name\":\"UUPSUnsupportedProxiableUUID\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"family\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageAddedToFamily\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"family\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageRemovedFromFamily\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"EnclaveImageWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"EnclaveKeyRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyVerified\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"version\",\"type\":\"uint64\"}],\"name\":\"Initialized\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeDeregistered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeDrained\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"storageCapacity\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"TeeNodeRegistered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeRevived\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"addedAmount\",\"type\":\"uint256\"}],\"name\":\"TeeNodeStakeAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"removedAmount\",\"type\":\"uint256\"}],\"name\":\"TeeNodeStakeRemoved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"implementation\",\"type\":\"address\"}],\"name\":\"Upgraded\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"ATTESTATION_MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"ATTESTATION_VERIFIER\",\"outputs\":[{\"internalType\":\"contractIAttestationVerifier\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTORS\",\"outputs\":[{\"internalType\":\"contractExecutors\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_EPOCHS_PER_ITERATION\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MIN_STAKE_AMOUNT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SECRET_STORE\",\"outputs\":[{\"internalType\":\"contractSecretStore\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SLASH_MAX_BIPS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SLASH_PERCENT_IN_BIPS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"UPGRADE_INTERFACE_VERSION\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_amount\",\"type\":\"uint256\"}],\"name\":\"addTeeNodeStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_signer\",\"type\":\"address\"}],\"name\":\"allowOnlyVerified\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"deregisterTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"drainTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"getDrainingStatus\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"getTeeNodeOwner\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address[]\",\"name\":\"_enclaveAddresses\",\"type\":\"address[]\"}],\"name\":\"getTeeNodesStake\",\"outputs\":[{\"internalType\":\"uint256[]\",\"name\":\"\",\"type\":\"uint256[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_key\",\"type\":\"address\"}],\"name\":\"getVerifiedKey\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"_imageId\",\"type\":\"bytes32\"}],\"name\":\"getWhitelistedImage\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"internalType\":\"structAttestationAutherUpgradeable.EnclaveImage\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_admin\",\"type\":\"address\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"internalType\":\"structAttestationAutherUpgradeable.EnclaveImage[]\",\"name\":\"_images\",\"type\":\"tuple[]\"}],\"name\":\"initialize\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"family\",\"type\":\"bytes32\"}],\"name\":\"isImageInFamily\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"proxiableUUID\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"_attestationSignature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"_attestation\",\"type\":\"tuple\"},{\"internalType\":\"uint256\",\"name\":\"_jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"_storageCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"_env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"_signTimestamp\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"_signature\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"_stakeAmount\",\"type\":\"uint256\"}],\"name\":\"registerTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_amount\",\"type\":\"uint256\"}],\"name\":\"removeTeeNodeStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"reviveTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"revokeEnclaveImage\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_executorsAddress\",\"type\":\"address\"}],\"name\":\"setExecutors\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_secretStoreAddress\",\"type\":\"address\"}],\"name\":\"setSecretStore\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"_recipient\",\"type\":\"address\"}],\"name\":\"slashExecutor\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"_missedEpochsCount\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"_recipient\",\"type\":\"address\"}],\"name\":\"slashStore\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"name\":\"teeNodes\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"stakeAmount\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"draining\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"_enclaveAddress\",\"type\":\"address\"}],\"name\":\"updateTreeState\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"newImplementation\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"upgradeToAndCall\",\"outputs\":[],\"stateMutability\":\"payable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verifyEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"whitelistEnclaveImage\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"},{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "dacd08e857ac7bad6ea16cc9dbf31064b2",
}

// TeeManager is an auto generated Go binding around an Ethereum contract.
type TeeManager struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *TeeManager) GetABI() abi.ABI {
	return c.abi
}

// NewTeeManager creates a new instance of TeeManager.
func NewTeeManager() *TeeManager {
	parsed, err := TeeManagerMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &TeeManager{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *TeeManager) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address attestationVerifier, uint256 maxAge, address _stakingToken, uint256 _minStakeAmount, uint256 _slashPercentInBips, uint256 _slashMaxBips) returns()
func (teeManager *TeeManager) PackConstructor(attestationVerifier common.Address, maxAge *big.Int, _stakingToken common.Address, _minStakeAmount *big.Int, _slashPercentInBips *big.Int, _slashMaxBips *big.Int) []byte {
	enc, err := teeManager.abi.Pack("", attestationVerifier, maxAge, _stakingToken, _minStakeAmount, _slashPercentInBips, _slashMaxBips)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackATTESTATIONMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9aec990e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ATTESTATION_MAX_AGE() view returns(uint256)
func (teeManager *TeeManager) PackATTESTATIONMAXAGE() []byte {
	enc, err := teeManager.abi.Pack("ATTESTATION_MAX_AGE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackATTESTATIONMAXAGE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9aec990e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ATTESTATION_MAX_AGE() view returns(uint256)
func (teeManager *TeeManager) TryPackATTESTATIONMAXAGE() ([]byte, error) {
	return teeManager.abi.Pack("ATTESTATION_MAX_AGE")
}

// UnpackATTESTATIONMAXAGE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9aec990e.
//
// Solidity: function ATTESTATION_MAX_AGE() view returns(uint256)
func (teeManager *TeeManager) UnpackATTESTATIONMAXAGE(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("ATTESTATION_MAX_AGE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackATTESTATIONVERIFIER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd79f906.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ATTESTATION_VERIFIER() view returns(address)
func (teeManager *TeeManager) PackATTESTATIONVERIFIER() []byte {
	enc, err := teeManager.abi.Pack("ATTESTATION_VERIFIER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackATTESTATIONVERIFIER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd79f906.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ATTESTATION_VERIFIER() view returns(address)
func (teeManager *TeeManager) TryPackATTESTATIONVERIFIER() ([]byte, error) {
	return teeManager.abi.Pack("ATTESTATION_VERIFIER")
}

// UnpackATTESTATIONVERIFIER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcd79f906.
//
// Solidity: function ATTESTATION_VERIFIER() view returns(address)
func (teeManager *TeeManager) UnpackATTESTATIONVERIFIER(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("ATTESTATION_VERIFIER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (teeManager *TeeManager) PackDEFAULTADMINROLE() []byte {
	enc, err := teeManager.abi.Pack("DEFAULT_ADMIN_ROLE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDEFAULTADMINROLE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa217fddf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (teeManager *TeeManager) TryPackDEFAULTADMINROLE() ([]byte, error) {
	return teeManager.abi.Pack("DEFAULT_ADMIN_ROLE")
}

// UnpackDEFAULTADMINROLE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa217fddf.
//
// Solidity: function DEFAULT_ADMIN_ROLE() view returns(bytes32)
func (teeManager *TeeManager) UnpackDEFAULTADMINROLE(data []byte) ([32]byte, error) {
	out, err := teeManager.abi.Unpack("DEFAULT_ADMIN_ROLE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackEXECUTORS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449aa0d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EXECUTORS() view returns(address)
func (teeManager *TeeManager) PackEXECUTORS() []byte {
	enc, err := teeManager.abi.Pack("EXECUTORS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEXECUTORS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x449aa0d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EXECUTORS() view returns(address)
func (teeManager *TeeManager) TryPackEXECUTORS() ([]byte, error) {
	return teeManager.abi.Pack("EXECUTORS")
}

// UnpackEXECUTORS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x449aa0d1.
//
// Solidity: function EXECUTORS() view returns(address)
func (teeManager *TeeManager) UnpackEXECUTORS(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("EXECUTORS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackMAXEPOCHSPERITERATION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5ca913.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_EPOCHS_PER_ITERATION() view returns(uint256)
func (teeManager *TeeManager) PackMAXEPOCHSPERITERATION() []byte {
	enc, err := teeManager.abi.Pack("MAX_EPOCHS_PER_ITERATION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXEPOCHSPERITERATION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5ca913.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_EPOCHS_PER_ITERATION() view returns(uint256)
func (teeManager *TeeManager) TryPackMAXEPOCHSPERITERATION() ([]byte, error) {
	return teeManager.abi.Pack("MAX_EPOCHS_PER_ITERATION")
}

// UnpackMAXEPOCHSPERITERATION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6b5ca913.
//
// Solidity: function MAX_EPOCHS_PER_ITERATION() view returns(uint256)
func (teeManager *TeeManager) UnpackMAXEPOCHSPERITERATION(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("MAX_EPOCHS_PER_ITERATION", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMINSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27ed7188.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (teeManager *TeeManager) PackMINSTAKEAMOUNT() []byte {
	enc, err := teeManager.abi.Pack("MIN_STAKE_AMOUNT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINSTAKEAMOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27ed7188.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (teeManager *TeeManager) TryPackMINSTAKEAMOUNT() ([]byte, error) {
	return teeManager.abi.Pack("MIN_STAKE_AMOUNT")
}

// UnpackMINSTAKEAMOUNT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x27ed7188.
//
// Solidity: function MIN_STAKE_AMOUNT() view returns(uint256)
func (teeManager *TeeManager) UnpackMINSTAKEAMOUNT(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("MIN_STAKE_AMOUNT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSECRETSTORE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc760a9cf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SECRET_STORE() view returns(address)
func (teeManager *TeeManager) PackSECRETSTORE() []byte {
	enc, err := teeManager.abi.Pack("SECRET_STORE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSECRETSTORE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc760a9cf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SECRET_STORE() view returns(address)
func (teeManager *TeeManager) TryPackSECRETSTORE() ([]byte, error) {
	return teeManager.abi.Pack("SECRET_STORE")
}

// UnpackSECRETSTORE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc760a9cf.
//
// Solidity: function SECRET_STORE() view returns(address)
func (teeManager *TeeManager) UnpackSECRETSTORE(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("SECRET_STORE", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSLASHMAXBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2bed408.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SLASH_MAX_BIPS() view returns(uint256)
func (teeManager *TeeManager) PackSLASHMAXBIPS() []byte {
	enc, err := teeManager.abi.Pack("SLASH_MAX_BIPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSLASHMAXBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2bed408.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SLASH_MAX_BIPS() view returns(uint256)
func (teeManager *TeeManager) TryPackSLASHMAXBIPS() ([]byte, error) {
	return teeManager.abi.Pack("SLASH_MAX_BIPS")
}

// UnpackSLASHMAXBIPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb2bed408.
//
// Solidity: function SLASH_MAX_BIPS() view returns(uint256)
func (teeManager *TeeManager) UnpackSLASHMAXBIPS(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("SLASH_MAX_BIPS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSLASHPERCENTINBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55d44b45.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SLASH_PERCENT_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) PackSLASHPERCENTINBIPS() []byte {
	enc, err := teeManager.abi.Pack("SLASH_PERCENT_IN_BIPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSLASHPERCENTINBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55d44b45.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SLASH_PERCENT_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) TryPackSLASHPERCENTINBIPS() ([]byte, error) {
	return teeManager.abi.Pack("SLASH_PERCENT_IN_BIPS")
}

// UnpackSLASHPERCENTINBIPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x55d44b45.
//
// Solidity: function SLASH_PERCENT_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) UnpackSLASHPERCENTINBIPS(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("SLASH_PERCENT_IN_BIPS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSTAKINGTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0479d644.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (teeManager *TeeManager) PackSTAKINGTOKEN() []byte {
	enc, err := teeManager.abi.Pack("STAKING_TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKINGTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0479d644.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (teeManager *TeeManager) TryPackSTAKINGTOKEN() ([]byte, error) {
	return teeManager.abi.Pack("STAKING_TOKEN")
}

// UnpackSTAKINGTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0479d644.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (teeManager *TeeManager) UnpackSTAKINGTOKEN(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("STAKING_TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (teeManager *TeeManager) PackUPGRADEINTERFACEVERSION() []byte {
	enc, err := teeManager.abi.Pack("UPGRADE_INTERFACE_VERSION")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUPGRADEINTERFACEVERSION is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad3cb1cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (teeManager *TeeManager) TryPackUPGRADEINTERFACEVERSION() ([]byte, error) {
	return teeManager.abi.Pack("UPGRADE_INTERFACE_VERSION")
}

// UnpackUPGRADEINTERFACEVERSION is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad3cb1cc.
//
// Solidity: function UPGRADE_INTERFACE_VERSION() view returns(string)
func (teeManager *TeeManager) UnpackUPGRADEINTERFACEVERSION(data []byte) (string, error) {
	out, err := teeManager.abi.Unpack("UPGRADE_INTERFACE_VERSION", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackAddTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf1660440.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addTeeNodeStake(address _enclaveAddress, uint256 _amount) returns()
func (teeManager *TeeManager) PackAddTeeNodeStake(enclaveAddress common.Address, amount *big.Int) []byte {
	enc, err := teeManager.abi.Pack("addTeeNodeStake", enclaveAddress, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf1660440.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addTeeNodeStake(address _enclaveAddress, uint256 _amount) returns()
func (teeManager *TeeManager) TryPackAddTeeNodeStake(enclaveAddress common.Address, amount *big.Int) ([]byte, error) {
	return teeManager.abi.Pack("addTeeNodeStake", enclaveAddress, amount)
}

// PackAllowOnlyVerified is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0ac45d5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowOnlyVerified(address _signer) view returns()
func (teeManager *TeeManager) PackAllowOnlyVerified(signer common.Address) []byte {
	enc, err := teeManager.abi.Pack("allowOnlyVerified", signer)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowOnlyVerified is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0ac45d5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowOnlyVerified(address _signer) view returns()
func (teeManager *TeeManager) TryPackAllowOnlyVerified(signer common.Address) ([]byte, error) {
	return teeManager.abi.Pack("allowOnlyVerified", signer)
}

// PackDeregisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef8e5974.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deregisterTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) PackDeregisterTeeNode(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("deregisterTeeNode", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeregisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef8e5974.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deregisterTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) TryPackDeregisterTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("deregisterTeeNode", enclaveAddress)
}

// PackDrainTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99705bb3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function drainTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) PackDrainTeeNode(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("drainTeeNode", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDrainTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99705bb3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function drainTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) TryPackDrainTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("drainTeeNode", enclaveAddress)
}

// PackGetDrainingStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0990513f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getDrainingStatus(address _enclaveAddress) view returns(bool)
func (teeManager *TeeManager) PackGetDrainingStatus(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("getDrainingStatus", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetDrainingStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0990513f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getDrainingStatus(address _enclaveAddress) view returns(bool)
func (teeManager *TeeManager) TryPackGetDrainingStatus(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getDrainingStatus", enclaveAddress)
}

// UnpackGetDrainingStatus is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0990513f.
//
// Solidity: function getDrainingStatus(address _enclaveAddress) view returns(bool)
func (teeManager *TeeManager) UnpackGetDrainingStatus(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("getDrainingStatus", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (teeManager *TeeManager) PackGetRoleAdmin(role [32]byte) []byte {
	enc, err := teeManager.abi.Pack("getRoleAdmin", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRoleAdmin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x248a9ca3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (teeManager *TeeManager) TryPackGetRoleAdmin(role [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("getRoleAdmin", role)
}

// UnpackGetRoleAdmin is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x248a9ca3.
//
// Solidity: function getRoleAdmin(bytes32 role) view returns(bytes32)
func (teeManager *TeeManager) UnpackGetRoleAdmin(data []byte) ([32]byte, error) {
	out, err := teeManager.abi.Unpack("getRoleAdmin", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetTeeNodeOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54e0ba1f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTeeNodeOwner(address _enclaveAddress) view returns(address)
func (teeManager *TeeManager) PackGetTeeNodeOwner(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("getTeeNodeOwner", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTeeNodeOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54e0ba1f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTeeNodeOwner(address _enclaveAddress) view returns(address)
func (teeManager *TeeManager) TryPackGetTeeNodeOwner(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getTeeNodeOwner", enclaveAddress)
}

// UnpackGetTeeNodeOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54e0ba1f.
//
// Solidity: function getTeeNodeOwner(address _enclaveAddress) view returns(address)
func (teeManager *TeeManager) UnpackGetTeeNodeOwner(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("getTeeNodeOwner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetTeeNodesStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0143f54c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTeeNodesStake(address[] _enclaveAddresses) view returns(uint256[])
func (teeManager *TeeManager) PackGetTeeNodesStake(enclaveAddresses []common.Address) []byte {
	enc, err := teeManager.abi.Pack("getTeeNodesStake", enclaveAddresses)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTeeNodesStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0143f54c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTeeNodesStake(address[] _enclaveAddresses) view returns(uint256[])
func (teeManager *TeeManager) TryPackGetTeeNodesStake(enclaveAddresses []common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getTeeNodesStake", enclaveAddresses)
}

// UnpackGetTeeNodesStake is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0143f54c.
//
// Solidity: function getTeeNodesStake(address[] _enclaveAddresses) view returns(uint256[])
func (teeManager *TeeManager) UnpackGetTeeNodesStake(data []byte) ([]*big.Int, error) {
	out, err := teeManager.abi.Unpack("getTeeNodesStake", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackGetVerifiedKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01d58fa3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getVerifiedKey(address _key) view returns(bytes32)
func (teeManager *TeeManager) PackGetVerifiedKey(key common.Address) []byte {
	enc, err := teeManager.abi.Pack("getVerifiedKey", key)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetVerifiedKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01d58fa3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getVerifiedKey(address _key) view returns(bytes32)
func (teeManager *TeeManager) TryPackGetVerifiedKey(key common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getVerifiedKey", key)
}

// UnpackGetVerifiedKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01d58fa3.
//
// Solidity: function getVerifiedKey(address _key) view returns(bytes32)
func (teeManager *TeeManager) UnpackGetVerifiedKey(data []byte) ([32]byte, error) {
	out, err := teeManager.abi.Unpack("getVerifiedKey", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetWhitelistedImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2410f6ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getWhitelistedImage(bytes32 _imageId) view returns((bytes,bytes,bytes))
func (teeManager *TeeManager) PackGetWhitelistedImage(imageId [32]byte) []byte {
	enc, err := teeManager.abi.Pack("getWhitelistedImage", imageId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetWhitelistedImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2410f6ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getWhitelistedImage(bytes32 _imageId) view returns((bytes,bytes,bytes))
func (teeManager *TeeManager) TryPackGetWhitelistedImage(imageId [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("getWhitelistedImage", imageId)
}

// UnpackGetWhitelistedImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2410f6ba.
//
// Solidity: function getWhitelistedImage(bytes32 _imageId) view returns((bytes,bytes,bytes))
func (teeManager *TeeManager) UnpackGetWhitelistedImage(data []byte) (AttestationAutherUpgradeableEnclaveImage, error) {
	out, err := teeManager.abi.Unpack("getWhitelistedImage", data)
	if err != nil {
		return *new(AttestationAutherUpgradeableEnclaveImage), err
	}
	out0 := *abi.ConvertType(out[0], new(AttestationAutherUpgradeableEnclaveImage)).(*AttestationAutherUpgradeableEnclaveImage)
	return out0, nil
}

// PackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (teeManager *TeeManager) PackGrantRole(role [32]byte, account common.Address) []byte {
	enc, err := teeManager.abi.Pack("grantRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f2ff15d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantRole(bytes32 role, address account) returns()
func (teeManager *TeeManager) TryPackGrantRole(role [32]byte, account common.Address) ([]byte, error) {
	return teeManager.abi.Pack("grantRole", role, account)
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (teeManager *TeeManager) PackHasRole(role [32]byte, account common.Address) []byte {
	enc, err := teeManager.abi.Pack("hasRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91d14854.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (teeManager *TeeManager) TryPackHasRole(role [32]byte, account common.Address) ([]byte, error) {
	return teeManager.abi.Pack("hasRole", role, account)
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x91d14854.
//
// Solidity: function hasRole(bytes32 role, address account) view returns(bool)
func (teeManager *TeeManager) UnpackHasRole(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("hasRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2eb39ee9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initialize(address _admin, (bytes,bytes,bytes)[] _images) returns()
func (teeManager *TeeManager) PackInitialize(admin common.Address, images []AttestationAutherUpgradeableEnclaveImage) []byte {
	enc, err := teeManager.abi.Pack("initialize", admin, images)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInitialize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2eb39ee9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function initialize(address _admin, (bytes,bytes,bytes)[] _images) returns()
func (teeManager *TeeManager) TryPackInitialize(admin common.Address, images []AttestationAutherUpgradeableEnclaveImage) ([]byte, error) {
	return teeManager.abi.Pack("initialize", admin, images)
}

// PackIsImageInFamily is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5b21a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isImageInFamily(bytes32 imageId, bytes32 family) view returns(bool)
func (teeManager *TeeManager) PackIsImageInFamily(imageId [32]byte, family [32]byte) []byte {
	enc, err := teeManager.abi.Pack("isImageInFamily", imageId, family)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsImageInFamily is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5b21a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isImageInFamily(bytes32 imageId, bytes32 family) view returns(bool)
func (teeManager *TeeManager) TryPackIsImageInFamily(imageId [32]byte, family [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("isImageInFamily", imageId, family)
}

// UnpackIsImageInFamily is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6b5b21a6.
//
// Solidity: function isImageInFamily(bytes32 imageId, bytes32 family) view returns(bool)
func (teeManager *TeeManager) UnpackIsImageInFamily(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("isImageInFamily", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (teeManager *TeeManager) PackProxiableUUID() []byte {
	enc, err := teeManager.abi.Pack("proxiableUUID")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProxiableUUID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52d1902d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (teeManager *TeeManager) TryPackProxiableUUID() ([]byte, error) {
	return teeManager.abi.Pack("proxiableUUID")
}

// UnpackProxiableUUID is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52d1902d.
//
// Solidity: function proxiableUUID() view returns(bytes32)
func (teeManager *TeeManager) UnpackProxiableUUID(data []byte) ([32]byte, error) {
	out, err := teeManager.abi.Unpack("proxiableUUID", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xade8dec6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerTeeNode(bytes _attestationSignature, (bytes,bytes,bytes,bytes,uint256) _attestation, uint256 _jobCapacity, uint256 _storageCapacity, uint8 _env, uint256 _signTimestamp, bytes _signature, uint256 _stakeAmount) returns()
func (teeManager *TeeManager) PackRegisterTeeNode(attestationSignature []byte, attestation IAttestationVerifierAttestation, jobCapacity *big.Int, storageCapacity *big.Int, env uint8, signTimestamp *big.Int, signature []byte, stakeAmount *big.Int) []byte {
	enc, err := teeManager.abi.Pack("registerTeeNode", attestationSignature, attestation, jobCapacity, storageCapacity, env, signTimestamp, signature, stakeAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xade8dec6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registerTeeNode(bytes _attestationSignature, (bytes,bytes,bytes,bytes,uint256) _attestation, uint256 _jobCapacity, uint256 _storageCapacity, uint8 _env, uint256 _signTimestamp, bytes _signature, uint256 _stakeAmount) returns()
func (teeManager *TeeManager) TryPackRegisterTeeNode(attestationSignature []byte, attestation IAttestationVerifierAttestation, jobCapacity *big.Int, storageCapacity *big.Int, env uint8, signTimestamp *big.Int, signature []byte, stakeAmount *big.Int) ([]byte, error) {
	return teeManager.abi.Pack("registerTeeNode", attestationSignature, attestation, jobCapacity, storageCapacity, env, signTimestamp, signature, stakeAmount)
}

// PackRemoveTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5067e037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeTeeNodeStake(address _enclaveAddress, uint256 _amount) returns()
func (teeManager *TeeManager) PackRemoveTeeNodeStake(enclaveAddress common.Address, amount *big.Int) []byte {
	enc, err := teeManager.abi.Pack("removeTeeNodeStake", enclaveAddress, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5067e037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeTeeNodeStake(address _enclaveAddress, uint256 _amount) returns()
func (teeManager *TeeManager) TryPackRemoveTeeNodeStake(enclaveAddress common.Address, amount *big.Int) ([]byte, error) {
	return teeManager.abi.Pack("removeTeeNodeStake", enclaveAddress, amount)
}

// PackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (teeManager *TeeManager) PackRenounceRole(role [32]byte, callerConfirmation common.Address) []byte {
	enc, err := teeManager.abi.Pack("renounceRole", role, callerConfirmation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36568abe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceRole(bytes32 role, address callerConfirmation) returns()
func (teeManager *TeeManager) TryPackRenounceRole(role [32]byte, callerConfirmation common.Address) ([]byte, error) {
	return teeManager.abi.Pack("renounceRole", role, callerConfirmation)
}

// PackReviveTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcdc400e6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reviveTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) PackReviveTeeNode(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("reviveTeeNode", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReviveTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcdc400e6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reviveTeeNode(address _enclaveAddress) returns()
func (teeManager *TeeManager) TryPackReviveTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("reviveTeeNode", enclaveAddress)
}

// PackRevokeEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95c60294.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (teeManager *TeeManager) PackRevokeEnclaveImage(imageId [32]byte) []byte {
	enc, err := teeManager.abi.Pack("revokeEnclaveImage", imageId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95c60294.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (teeManager *TeeManager) TryPackRevokeEnclaveImage(imageId [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("revokeEnclaveImage", imageId)
}

// UnpackRevokeEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95c60294.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool)
func (teeManager *TeeManager) UnpackRevokeEnclaveImage(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("revokeEnclaveImage", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (teeManager *TeeManager) PackRevokeRole(role [32]byte, account common.Address) []byte {
	enc, err := teeManager.abi.Pack("revokeRole", role, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd547741f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeRole(bytes32 role, address account) returns()
func (teeManager *TeeManager) TryPackRevokeRole(role [32]byte, account common.Address) ([]byte, error) {
	return teeManager.abi.Pack("revokeRole", role, account)
}

// PackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setExecutors(address _executorsAddress) returns()
func (teeManager *TeeManager) PackSetExecutors(executorsAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("setExecutors", executorsAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setExecutors(address _executorsAddress) returns()
func (teeManager *TeeManager) TryPackSetExecutors(executorsAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("setExecutors", executorsAddress)
}

// PackSetSecretStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x882b6bfc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSecretStore(address _secretStoreAddress) returns()
func (teeManager *TeeManager) PackSetSecretStore(secretStoreAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("setSecretStore", secretStoreAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSecretStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x882b6bfc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSecretStore(address _secretStoreAddress) returns()
func (teeManager *TeeManager) TryPackSetSecretStore(secretStoreAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("setSecretStore", secretStoreAddress)
}

// PackSlashExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ac2fd38.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashExecutor(address _enclaveAddress, address _recipient) returns(uint256)
func (teeManager *TeeManager) PackSlashExecutor(enclaveAddress common.Address, recipient common.Address) []byte {
	enc, err := teeManager.abi.Pack("slashExecutor", enclaveAddress, recipient)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlashExecutor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ac2fd38.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slashExecutor(address _enclaveAddress, address _recipient) returns(uint256)
func (teeManager *TeeManager) TryPackSlashExecutor(enclaveAddress common.Address, recipient common.Address) ([]byte, error) {
	return teeManager.abi.Pack("slashExecutor", enclaveAddress, recipient)
}

// UnpackSlashExecutor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ac2fd38.
//
// Solidity: function slashExecutor(address _enclaveAddress, address _recipient) returns(uint256)
func (teeManager *TeeManager) UnpackSlashExecutor(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("slashExecutor", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSlashStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff82e5c8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashStore(address _enclaveAddress, uint256 _missedEpochsCount, address _recipient) returns()
func (teeManager *TeeManager) PackSlashStore(enclaveAddress common.Address, missedEpochsCount *big.Int, recipient common.Address) []byte {
	enc, err := teeManager.abi.Pack("slashStore", enclaveAddress, missedEpochsCount, recipient)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlashStore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff82e5c8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slashStore(address _enclaveAddress, uint256 _missedEpochsCount, address _recipient) returns()
func (teeManager *TeeManager) TryPackSlashStore(enclaveAddress common.Address, missedEpochsCount *big.Int, recipient common.Address) ([]byte, error) {
	return teeManager.abi.Pack("slashStore", enclaveAddress, missedEpochsCount, recipient)
}

// PackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (teeManager *TeeManager) PackSupportsInterface(interfaceId [4]byte) []byte {
	enc, err := teeManager.abi.Pack("supportsInterface", interfaceId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (teeManager *TeeManager) TryPackSupportsInterface(interfaceId [4]byte) ([]byte, error) {
	return teeManager.abi.Pack("supportsInterface", interfaceId)
}

// UnpackSupportsInterface is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01ffc9a7.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (teeManager *TeeManager) UnpackSupportsInterface(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("supportsInterface", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTeeNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f23663b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function teeNodes(address ) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
func (teeManager *TeeManager) PackTeeNodes(arg0 common.Address) []byte {
	enc, err := teeManager.abi.Pack("teeNodes", arg0)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTeeNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f23663b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function teeNodes(address ) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
func (teeManager *TeeManager) TryPackTeeNodes(arg0 common.Address) ([]byte, error) {
	return teeManager.abi.Pack("teeNodes", arg0)
}

// TeeNodesOutput serves as a container for the return parameters of contract
// method TeeNodes.
type TeeNodesOutput struct {
	StakeAmount *big.Int
	Owner       common.Address
	Env         uint8
	Draining    bool
}

// UnpackTeeNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1f23663b.
//
// Solidity: function teeNodes(address ) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
func (teeManager *TeeManager) UnpackTeeNodes(data []byte) (TeeNodesOutput, error) {
	out, err := teeManager.abi.Unpack("teeNodes", data)
	outstruct := new(TeeNodesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.StakeAmount = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Owner = *abi.ConvertType(out[1], new(common.Address)).(*common.Address)
	outstruct.Env = *abi.ConvertType(out[2], new(uint8)).(*uint8)
	outstruct.Draining = *abi.ConvertType(out[3], new(bool)).(*bool)
	return *outstruct, nil
}

// PackUpdateTreeState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7d9c623.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateTreeState(address _enclaveAddress) returns()
func (teeManager *TeeManager) PackUpdateTreeState(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("updateTreeState", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateTreeState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7d9c623.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateTreeState(address _enclaveAddress) returns()
func (teeManager *TeeManager) TryPackUpdateTreeState(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("updateTreeState", enclaveAddress)
}

// PackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (teeManager *TeeManager) PackUpgradeToAndCall(newImplementation common.Address, data []byte) []byte {
	enc, err := teeManager.abi.Pack("upgradeToAndCall", newImplementation, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpgradeToAndCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f1ef286.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function upgradeToAndCall(address newImplementation, bytes data) payable returns()
func (teeManager *TeeManager) TryPackUpgradeToAndCall(newImplementation common.Address, data []byte) ([]byte, error) {
	return teeManager.abi.Pack("upgradeToAndCall", newImplementation, data)
}

// PackVerifyEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75847b84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (teeManager *TeeManager) PackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) []byte {
	enc, err := teeManager.abi.Pack("verifyEnclaveKey", signature, attestation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75847b84.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (teeManager *TeeManager) TryPackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) ([]byte, error) {
	return teeManager.abi.Pack("verifyEnclaveKey", signature, attestation)
}

// UnpackVerifyEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75847b84.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool)
func (teeManager *TeeManager) UnpackVerifyEnclaveKey(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("verifyEnclaveKey", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWhitelistEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x69815e57.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (teeManager *TeeManager) PackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) []byte {
	enc, err := teeManager.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWhitelistEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x69815e57.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (teeManager *TeeManager) TryPackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) ([]byte, error) {
	return teeManager.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
}

// TeeManagerWhitelistEnclaveImageOutput serves as a container for the return parameters of contract
// method WhitelistEnclaveImage.
type TeeManagerWhitelistEnclaveImageOutput struct {
	Arg0 [32]byte
	Arg1 bool
}

// UnpackWhitelistEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x69815e57.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32, bool)
func (teeManager *TeeManager) UnpackWhitelistEnclaveImage(data []byte) (TeeManagerWhitelistEnclaveImageOutput, error) {
	out, err := teeManager.abi.Unpack("whitelistEnclaveImage", data)
	outstruct := new(TeeManagerWhitelistEnclaveImageOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Arg1 = *abi.ConvertType(out[1], new(bool)).(*bool)
	return *outstruct, nil
}

// TeeManagerEnclaveImageAddedToFamily represents a EnclaveImageAddedToFamily event raised by the TeeManager contract.
type TeeManagerEnclaveImageAddedToFamily struct {
	ImageId [32]byte
	Family  [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveImageAddedToFamilyEventName = "EnclaveImageAddedToFamily"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveImageAddedToFamily) ContractEventName() string {
	return TeeManagerEnclaveImageAddedToFamilyEventName
}

// UnpackEnclaveImageAddedToFamilyEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageAddedToFamily(bytes32 indexed imageId, bytes32 family)
func (teeManager *TeeManager) UnpackEnclaveImageAddedToFamilyEvent(log *types.Log) (*TeeManagerEnclaveImageAddedToFamily, error) {
	event := "EnclaveImageAddedToFamily"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveImageAddedToFamily)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveImageRemovedFromFamily represents a EnclaveImageRemovedFromFamily event raised by the TeeManager contract.
type TeeManagerEnclaveImageRemovedFromFamily struct {
	ImageId [32]byte
	Family  [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveImageRemovedFromFamilyEventName = "EnclaveImageRemovedFromFamily"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveImageRemovedFromFamily) ContractEventName() string {
	return TeeManagerEnclaveImageRemovedFromFamilyEventName
}

// UnpackEnclaveImageRemovedFromFamilyEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageRemovedFromFamily(bytes32 indexed imageId, bytes32 family)
func (teeManager *TeeManager) UnpackEnclaveImageRemovedFromFamilyEvent(log *types.Log) (*TeeManagerEnclaveImageRemovedFromFamily, error) {
	event := "EnclaveImageRemovedFromFamily"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveImageRemovedFromFamily)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveImageRevoked represents a EnclaveImageRevoked event raised by the TeeManager contract.
type TeeManagerEnclaveImageRevoked struct {
	ImageId [32]byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveImageRevokedEventName = "EnclaveImageRevoked"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveImageRevoked) ContractEventName() string {
	return TeeManagerEnclaveImageRevokedEventName
}

// UnpackEnclaveImageRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageRevoked(bytes32 indexed imageId)
func (teeManager *TeeManager) UnpackEnclaveImageRevokedEvent(log *types.Log) (*TeeManagerEnclaveImageRevoked, error) {
	event := "EnclaveImageRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveImageRevoked)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveImageWhitelisted represents a EnclaveImageWhitelisted event raised by the TeeManager contract.
type TeeManagerEnclaveImageWhitelisted struct {
	ImageId [32]byte
	PCR0    []byte
	PCR1    []byte
	PCR2    []byte
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveImageWhitelistedEventName = "EnclaveImageWhitelisted"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveImageWhitelisted) ContractEventName() string {
	return TeeManagerEnclaveImageWhitelistedEventName
}

// UnpackEnclaveImageWhitelistedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveImageWhitelisted(bytes32 indexed imageId, bytes PCR0, bytes PCR1, bytes PCR2)
func (teeManager *TeeManager) UnpackEnclaveImageWhitelistedEvent(log *types.Log) (*TeeManagerEnclaveImageWhitelisted, error) {
	event := "EnclaveImageWhitelisted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveImageWhitelisted)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveKeyRevoked represents a EnclaveKeyRevoked event raised by the TeeManager contract.
type TeeManagerEnclaveKeyRevoked struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveKeyRevokedEventName = "EnclaveKeyRevoked"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveKeyRevoked) ContractEventName() string {
	return TeeManagerEnclaveKeyRevokedEventName
}

// UnpackEnclaveKeyRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyRevoked(address indexed enclaveAddress)
func (teeManager *TeeManager) UnpackEnclaveKeyRevokedEvent(log *types.Log) (*TeeManagerEnclaveKeyRevoked, error) {
	event := "EnclaveKeyRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveKeyRevoked)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveKeyVerified represents a EnclaveKeyVerified event raised by the TeeManager contract.
type TeeManagerEnclaveKeyVerified struct {
	EnclaveAddress common.Address
	ImageId        [32]byte
	EnclavePubKey  []byte
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveKeyVerifiedEventName = "EnclaveKeyVerified"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveKeyVerified) ContractEventName() string {
	return TeeManagerEnclaveKeyVerifiedEventName
}

// UnpackEnclaveKeyVerifiedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyVerified(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey)
func (teeManager *TeeManager) UnpackEnclaveKeyVerifiedEvent(log *types.Log) (*TeeManagerEnclaveKeyVerified, error) {
	event := "EnclaveKeyVerified"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveKeyVerified)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerEnclaveKeyWhitelisted represents a EnclaveKeyWhitelisted event raised by the TeeManager contract.
type TeeManagerEnclaveKeyWhitelisted struct {
	EnclaveAddress common.Address
	ImageId        [32]byte
	EnclavePubKey  []byte
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerEnclaveKeyWhitelistedEventName = "EnclaveKeyWhitelisted"

// ContractEventName returns the user-defined event name.
func (TeeManagerEnclaveKeyWhitelisted) ContractEventName() string {
	return TeeManagerEnclaveKeyWhitelistedEventName
}

// UnpackEnclaveKeyWhitelistedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EnclaveKeyWhitelisted(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey)
func (teeManager *TeeManager) UnpackEnclaveKeyWhitelistedEvent(log *types.Log) (*TeeManagerEnclaveKeyWhitelisted, error) {
	event := "EnclaveKeyWhitelisted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEnclaveKeyWhitelisted)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerInitialized represents a Initialized event raised by the TeeManager contract.
type TeeManagerInitialized struct {
	Version uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerInitializedEventName = "Initialized"

// ContractEventName returns the user-defined event name.
func (TeeManagerInitialized) ContractEventName() string {
	return TeeManagerInitializedEventName
}

// UnpackInitializedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Initialized(uint64 version)
func (teeManager *TeeManager) UnpackInitializedEvent(log *types.Log) (*TeeManagerInitialized, error) {
	event := "Initialized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerInitialized)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerRoleAdminChanged represents a RoleAdminChanged event raised by the TeeManager contract.
type TeeManagerRoleAdminChanged struct {
	Role              [32]byte
	PreviousAdminRole [32]byte
	NewAdminRole      [32]byte
	Raw               *types.Log // Blockchain specific contextual infos
}

const TeeManagerRoleAdminChangedEventName = "RoleAdminChanged"

// ContractEventName returns the user-defined event name.
func (TeeManagerRoleAdminChanged) ContractEventName() string {
	return TeeManagerRoleAdminChangedEventName
}

// UnpackRoleAdminChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)
func (teeManager *TeeManager) UnpackRoleAdminChangedEvent(log *types.Log) (*TeeManagerRoleAdminChanged, error) {
	event := "RoleAdminChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerRoleAdminChanged)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerRoleGranted represents a RoleGranted event raised by the TeeManager contract.
type TeeManagerRoleGranted struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerRoleGrantedEventName = "RoleGranted"

// ContractEventName returns the user-defined event name.
func (TeeManagerRoleGranted) ContractEventName() string {
	return TeeManagerRoleGrantedEventName
}

// UnpackRoleGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)
func (teeManager *TeeManager) UnpackRoleGrantedEvent(log *types.Log) (*TeeManagerRoleGranted, error) {
	event := "RoleGranted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerRoleGranted)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerRoleRevoked represents a RoleRevoked event raised by the TeeManager contract.
type TeeManagerRoleRevoked struct {
	Role    [32]byte
	Account common.Address
	Sender  common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerRoleRevokedEventName = "RoleRevoked"

// ContractEventName returns the user-defined event name.
func (TeeManagerRoleRevoked) ContractEventName() string {
	return TeeManagerRoleRevokedEventName
}

// UnpackRoleRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)
func (teeManager *TeeManager) UnpackRoleRevokedEvent(log *types.Log) (*TeeManagerRoleRevoked, error) {
	event := "RoleRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerRoleRevoked)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeDeregistered represents a TeeNodeDeregistered event raised by the TeeManager contract.
type TeeManagerTeeNodeDeregistered struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeDeregisteredEventName = "TeeNodeDeregistered"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeDeregistered) ContractEventName() string {
	return TeeManagerTeeNodeDeregisteredEventName
}

// UnpackTeeNodeDeregisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeDeregistered(address indexed enclaveAddress)
func (teeManager *TeeManager) UnpackTeeNodeDeregisteredEvent(log *types.Log) (*TeeManagerTeeNodeDeregistered, error) {
	event := "TeeNodeDeregistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeDeregistered)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeDrained represents a TeeNodeDrained event raised by the TeeManager contract.
type TeeManagerTeeNodeDrained struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeDrainedEventName = "TeeNodeDrained"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeDrained) ContractEventName() string {
	return TeeManagerTeeNodeDrainedEventName
}

// UnpackTeeNodeDrainedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeDrained(address indexed enclaveAddress)
func (teeManager *TeeManager) UnpackTeeNodeDrainedEvent(log *types.Log) (*TeeManagerTeeNodeDrained, error) {
	event := "TeeNodeDrained"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeDrained)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeRegistered represents a TeeNodeRegistered event raised by the TeeManager contract.
type TeeManagerTeeNodeRegistered struct {
	EnclaveAddress  common.Address
	Owner           common.Address
	JobCapacity     *big.Int
	StorageCapacity *big.Int
	Env             uint8
	Raw             *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeRegisteredEventName = "TeeNodeRegistered"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeRegistered) ContractEventName() string {
	return TeeManagerTeeNodeRegisteredEventName
}

// UnpackTeeNodeRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeRegistered(address indexed enclaveAddress, address indexed owner, uint256 jobCapacity, uint256 storageCapacity, uint8 env)
func (teeManager *TeeManager) UnpackTeeNodeRegisteredEvent(log *types.Log) (*TeeManagerTeeNodeRegistered, error) {
	event := "TeeNodeRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeRegistered)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeRevived represents a TeeNodeRevived event raised by the TeeManager contract.
type TeeManagerTeeNodeRevived struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeRevivedEventName = "TeeNodeRevived"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeRevived) ContractEventName() string {
	return TeeManagerTeeNodeRevivedEventName
}

// UnpackTeeNodeRevivedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeRevived(address indexed enclaveAddress)
func (teeManager *TeeManager) UnpackTeeNodeRevivedEvent(log *types.Log) (*TeeManagerTeeNodeRevived, error) {
	event := "TeeNodeRevived"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeRevived)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeStakeAdded represents a TeeNodeStakeAdded event raised by the TeeManager contract.
type TeeManagerTeeNodeStakeAdded struct {
	EnclaveAddress common.Address
	AddedAmount    *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeStakeAddedEventName = "TeeNodeStakeAdded"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeStakeAdded) ContractEventName() string {
	return TeeManagerTeeNodeStakeAddedEventName
}

// UnpackTeeNodeStakeAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeStakeAdded(address indexed enclaveAddress, uint256 addedAmount)
func (teeManager *TeeManager) UnpackTeeNodeStakeAddedEvent(log *types.Log) (*TeeManagerTeeNodeStakeAdded, error) {
	event := "TeeNodeStakeAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeStakeAdded)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerTeeNodeStakeRemoved represents a TeeNodeStakeRemoved event raised by the TeeManager contract.
type TeeManagerTeeNodeStakeRemoved struct {
	EnclaveAddress common.Address
	RemovedAmount  *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeStakeRemovedEventName = "TeeNodeStakeRemoved"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeStakeRemoved) ContractEventName() string {
	return TeeManagerTeeNodeStakeRemovedEventName
}

// UnpackTeeNodeStakeRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeStakeRemoved(address indexed enclaveAddress, uint256 removedAmount)
func (teeManager *TeeManager) UnpackTeeNodeStakeRemovedEvent(log *types.Log) (*TeeManagerTeeNodeStakeRemoved, error) {
	event := "TeeNodeStakeRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeStakeRemoved)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TeeManagerUpgraded represents a Upgraded event raised by the TeeManager contract.
type TeeManagerUpgraded struct {
	Implementation common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerUpgradedEventName = "Upgraded"

// ContractEventName returns the user-defined event name.
func (TeeManagerUpgraded) ContractEventName() string {
	return TeeManagerUpgradedEventName
}

// UnpackUpgradedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Upgraded(address indexed implementation)
func (teeManager *TeeManager) UnpackUpgradedEvent(log *types.Log) (*TeeManagerUpgraded, error) {
	event := "Upgraded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerUpgraded)
	if len(log.Data) > 0 {
		if err := teeManager.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teeManager.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (teeManager *TeeManager) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return teeManager.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return teeManager.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return teeManager.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AddressInsufficientBalance"].ID.Bytes()[:4]) {
		return teeManager.UnpackAddressInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherAttestationTooOld"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherAttestationTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherImageNotInFamily"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherImageNotInFamilyError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherImageNotWhitelisted"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherImageNotWhitelistedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherKeyNotVerified"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherKeyNotVerifiedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherMismatchedLengths"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherMismatchedLengthsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherPCRsInvalid"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherPCRsInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationAutherPubkeyLengthInvalid"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationAutherPubkeyLengthInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return teeManager.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return teeManager.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return teeManager.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["ERC1967InvalidImplementation"].ID.Bytes()[:4]) {
		return teeManager.UnpackERC1967InvalidImplementationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["ERC1967NonPayable"].ID.Bytes()[:4]) {
		return teeManager.UnpackERC1967NonPayableError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["FailedInnerCall"].ID.Bytes()[:4]) {
		return teeManager.UnpackFailedInnerCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["InvalidInitialization"].ID.Bytes()[:4]) {
		return teeManager.UnpackInvalidInitializationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["MathOverflowedMulDiv"].ID.Bytes()[:4]) {
		return teeManager.UnpackMathOverflowedMulDivError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["NotInitializing"].ID.Bytes()[:4]) {
		return teeManager.UnpackNotInitializingError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return teeManager.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyDraining"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyDrainingError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyExists"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyRevived"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyRevivedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveNotDraining"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveNotDrainingError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidCaller"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidCallerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidEnclaveOwner"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidEnclaveOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidExecutors"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidExecutorsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidSecretStoreManager"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidSecretStoreManagerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidSigner"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidSlashParams"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidSlashParamsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerSignatureTooOld"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerSignatureTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroAddressAdmin"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroAddressAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroAddressStakingToken"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroAddressStakingTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroMinStakeAmount"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroMinStakeAmountError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["UUPSUnauthorizedCallContext"].ID.Bytes()[:4]) {
		return teeManager.UnpackUUPSUnauthorizedCallContextError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["UUPSUnsupportedProxiableUUID"].ID.Bytes()[:4]) {
		return teeManager.UnpackUUPSUnsupportedProxiableUUIDError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// TeeManagerAccessControlBadConfirmation represents a AccessControlBadConfirmation error raised by the TeeManager contract.
type TeeManagerAccessControlBadConfirmation struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlBadConfirmation()
func TeeManagerAccessControlBadConfirmationErrorID() common.Hash {
	return common.HexToHash("0x6697b23232a647058342c0724fe7c415cab25915b54e5dbc03f233173d37b41c")
}

// UnpackAccessControlBadConfirmationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlBadConfirmation()
func (teeManager *TeeManager) UnpackAccessControlBadConfirmationError(raw []byte) (*TeeManagerAccessControlBadConfirmation, error) {
	out := new(TeeManagerAccessControlBadConfirmation)
	if err := teeManager.abi.UnpackIntoInterface(out, "AccessControlBadConfirmation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAccessControlUnauthorizedAccount represents a AccessControlUnauthorizedAccount error raised by the TeeManager contract.
type TeeManagerAccessControlUnauthorizedAccount struct {
	Account    common.Address
	NeededRole [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func TeeManagerAccessControlUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0xe2517d3fbfae6f8515ef5ff1ccedc3933ab0cbbda0b492c06eb54ad10ef03b3e")
}

// UnpackAccessControlUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessControlUnauthorizedAccount(address account, bytes32 neededRole)
func (teeManager *TeeManager) UnpackAccessControlUnauthorizedAccountError(raw []byte) (*TeeManagerAccessControlUnauthorizedAccount, error) {
	out := new(TeeManagerAccessControlUnauthorizedAccount)
	if err := teeManager.abi.UnpackIntoInterface(out, "AccessControlUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAddressEmptyCode represents a AddressEmptyCode error raised by the TeeManager contract.
type TeeManagerAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func TeeManagerAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (teeManager *TeeManager) UnpackAddressEmptyCodeError(raw []byte) (*TeeManagerAddressEmptyCode, error) {
	out := new(TeeManagerAddressEmptyCode)
	if err := teeManager.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAddressInsufficientBalance represents a AddressInsufficientBalance error raised by the TeeManager contract.
type TeeManagerAddressInsufficientBalance struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressInsufficientBalance(address account)
func TeeManagerAddressInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcd7860599b9fd41bcf04bec8b7a59cb8b83ebbb59480bead3f13259df2ace421")
}

// UnpackAddressInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressInsufficientBalance(address account)
func (teeManager *TeeManager) UnpackAddressInsufficientBalanceError(raw []byte) (*TeeManagerAddressInsufficientBalance, error) {
	out := new(TeeManagerAddressInsufficientBalance)
	if err := teeManager.abi.UnpackIntoInterface(out, "AddressInsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherAttestationTooOld represents a AttestationAutherAttestationTooOld error raised by the TeeManager contract.
type TeeManagerAttestationAutherAttestationTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherAttestationTooOld()
func TeeManagerAttestationAutherAttestationTooOldErrorID() common.Hash {
	return common.HexToHash("0x19605e0abe3494865f055ec9490ba928dc35cd52d6d1a82e40cf0b434ac2f5e1")
}

// UnpackAttestationAutherAttestationTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherAttestationTooOld()
func (teeManager *TeeManager) UnpackAttestationAutherAttestationTooOldError(raw []byte) (*TeeManagerAttestationAutherAttestationTooOld, error) {
	out := new(TeeManagerAttestationAutherAttestationTooOld)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherAttestationTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherImageNotInFamily represents a AttestationAutherImageNotInFamily error raised by the TeeManager contract.
type TeeManagerAttestationAutherImageNotInFamily struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherImageNotInFamily()
func TeeManagerAttestationAutherImageNotInFamilyErrorID() common.Hash {
	return common.HexToHash("0x90cc4b021ee9e2d3fb4c83b8846e3449b21595edb8e50373a9646129ad879a0c")
}

// UnpackAttestationAutherImageNotInFamilyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherImageNotInFamily()
func (teeManager *TeeManager) UnpackAttestationAutherImageNotInFamilyError(raw []byte) (*TeeManagerAttestationAutherImageNotInFamily, error) {
	out := new(TeeManagerAttestationAutherImageNotInFamily)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherImageNotInFamily", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherImageNotWhitelisted represents a AttestationAutherImageNotWhitelisted error raised by the TeeManager contract.
type TeeManagerAttestationAutherImageNotWhitelisted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherImageNotWhitelisted()
func TeeManagerAttestationAutherImageNotWhitelistedErrorID() common.Hash {
	return common.HexToHash("0x38c4ac16586077756f6a79944ec70e47f933477058f422d99e68ada3417ec7c5")
}

// UnpackAttestationAutherImageNotWhitelistedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherImageNotWhitelisted()
func (teeManager *TeeManager) UnpackAttestationAutherImageNotWhitelistedError(raw []byte) (*TeeManagerAttestationAutherImageNotWhitelisted, error) {
	out := new(TeeManagerAttestationAutherImageNotWhitelisted)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherImageNotWhitelisted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherKeyNotVerified represents a AttestationAutherKeyNotVerified error raised by the TeeManager contract.
type TeeManagerAttestationAutherKeyNotVerified struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherKeyNotVerified()
func TeeManagerAttestationAutherKeyNotVerifiedErrorID() common.Hash {
	return common.HexToHash("0x3dd8ca95ff9b2575e5d0cf52f924897604093b7f1019aecc001f437f43602671")
}

// UnpackAttestationAutherKeyNotVerifiedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherKeyNotVerified()
func (teeManager *TeeManager) UnpackAttestationAutherKeyNotVerifiedError(raw []byte) (*TeeManagerAttestationAutherKeyNotVerified, error) {
	out := new(TeeManagerAttestationAutherKeyNotVerified)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherKeyNotVerified", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherMismatchedLengths represents a AttestationAutherMismatchedLengths error raised by the TeeManager contract.
type TeeManagerAttestationAutherMismatchedLengths struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherMismatchedLengths()
func TeeManagerAttestationAutherMismatchedLengthsErrorID() common.Hash {
	return common.HexToHash("0xd30d02c5204150ec0fcb11abc3a6f8db8665dcc63a958047a1283687ce9b2d4c")
}

// UnpackAttestationAutherMismatchedLengthsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherMismatchedLengths()
func (teeManager *TeeManager) UnpackAttestationAutherMismatchedLengthsError(raw []byte) (*TeeManagerAttestationAutherMismatchedLengths, error) {
	out := new(TeeManagerAttestationAutherMismatchedLengths)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherMismatchedLengths", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherPCRsInvalid represents a AttestationAutherPCRsInvalid error raised by the TeeManager contract.
type TeeManagerAttestationAutherPCRsInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherPCRsInvalid()
func TeeManagerAttestationAutherPCRsInvalidErrorID() common.Hash {
	return common.HexToHash("0x84c61bb6da0924c62f859716edd4eb9e3bb6da55380df1ea7eff64e66315df1c")
}

// UnpackAttestationAutherPCRsInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherPCRsInvalid()
func (teeManager *TeeManager) UnpackAttestationAutherPCRsInvalidError(raw []byte) (*TeeManagerAttestationAutherPCRsInvalid, error) {
	out := new(TeeManagerAttestationAutherPCRsInvalid)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherPCRsInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationAutherPubkeyLengthInvalid represents a AttestationAutherPubkeyLengthInvalid error raised by the TeeManager contract.
type TeeManagerAttestationAutherPubkeyLengthInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationAutherPubkeyLengthInvalid()
func TeeManagerAttestationAutherPubkeyLengthInvalidErrorID() common.Hash {
	return common.HexToHash("0xbd9c80c1b5af4761195323deb29e1e5cf7f096f56e1fcfb782cb672d38651476")
}

// UnpackAttestationAutherPubkeyLengthInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationAutherPubkeyLengthInvalid()
func (teeManager *TeeManager) UnpackAttestationAutherPubkeyLengthInvalidError(raw []byte) (*TeeManagerAttestationAutherPubkeyLengthInvalid, error) {
	out := new(TeeManagerAttestationAutherPubkeyLengthInvalid)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationAutherPubkeyLengthInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the TeeManager contract.
type TeeManagerECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func TeeManagerECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (teeManager *TeeManager) UnpackECDSAInvalidSignatureError(raw []byte) (*TeeManagerECDSAInvalidSignature, error) {
	out := new(TeeManagerECDSAInvalidSignature)
	if err := teeManager.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the TeeManager contract.
type TeeManagerECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func TeeManagerECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (teeManager *TeeManager) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*TeeManagerECDSAInvalidSignatureLength, error) {
	out := new(TeeManagerECDSAInvalidSignatureLength)
	if err := teeManager.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the TeeManager contract.
type TeeManagerECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func TeeManagerECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (teeManager *TeeManager) UnpackECDSAInvalidSignatureSError(raw []byte) (*TeeManagerECDSAInvalidSignatureS, error) {
	out := new(TeeManagerECDSAInvalidSignatureS)
	if err := teeManager.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerERC1967InvalidImplementation represents a ERC1967InvalidImplementation error raised by the TeeManager contract.
type TeeManagerERC1967InvalidImplementation struct {
	Implementation common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func TeeManagerERC1967InvalidImplementationErrorID() common.Hash {
	return common.HexToHash("0x4c9c8ce3ceb3130f17f7cdba48d89b5b0129f266a8bac114e6e315a41879b617")
}

// UnpackERC1967InvalidImplementationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967InvalidImplementation(address implementation)
func (teeManager *TeeManager) UnpackERC1967InvalidImplementationError(raw []byte) (*TeeManagerERC1967InvalidImplementation, error) {
	out := new(TeeManagerERC1967InvalidImplementation)
	if err := teeManager.abi.UnpackIntoInterface(out, "ERC1967InvalidImplementation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerERC1967NonPayable represents a ERC1967NonPayable error raised by the TeeManager contract.
type TeeManagerERC1967NonPayable struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC1967NonPayable()
func TeeManagerERC1967NonPayableErrorID() common.Hash {
	return common.HexToHash("0xb398979fa84f543c8e222f17890372c487baf85e062276c127fef521eea7224b")
}

// UnpackERC1967NonPayableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC1967NonPayable()
func (teeManager *TeeManager) UnpackERC1967NonPayableError(raw []byte) (*TeeManagerERC1967NonPayable, error) {
	out := new(TeeManagerERC1967NonPayable)
	if err := teeManager.abi.UnpackIntoInterface(out, "ERC1967NonPayable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerFailedInnerCall represents a FailedInnerCall error raised by the TeeManager contract.
type TeeManagerFailedInnerCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedInnerCall()
func TeeManagerFailedInnerCallErrorID() common.Hash {
	return common.HexToHash("0x1425ea42df7c932537f94e8b917ea9c5931f140fb6e8098822ef05dc56222ca9")
}

// UnpackFailedInnerCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedInnerCall()
func (teeManager *TeeManager) UnpackFailedInnerCallError(raw []byte) (*TeeManagerFailedInnerCall, error) {
	out := new(TeeManagerFailedInnerCall)
	if err := teeManager.abi.UnpackIntoInterface(out, "FailedInnerCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerInvalidInitialization represents a InvalidInitialization error raised by the TeeManager contract.
type TeeManagerInvalidInitialization struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidInitialization()
func TeeManagerInvalidInitializationErrorID() common.Hash {
	return common.HexToHash("0xf92ee8a957075833165f68c320933b1a1294aafc84ee6e0dd3fb178008f9aaf5")
}

// UnpackInvalidInitializationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidInitialization()
func (teeManager *TeeManager) UnpackInvalidInitializationError(raw []byte) (*TeeManagerInvalidInitialization, error) {
	out := new(TeeManagerInvalidInitialization)
	if err := teeManager.abi.UnpackIntoInterface(out, "InvalidInitialization", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerMathOverflowedMulDiv represents a MathOverflowedMulDiv error raised by the TeeManager contract.
type TeeManagerMathOverflowedMulDiv struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MathOverflowedMulDiv()
func TeeManagerMathOverflowedMulDivErrorID() common.Hash {
	return common.HexToHash("0x227bc15363d4cef823f97dfe7ee13e9d7fd5d6baf94ddad1b9023fc7b1b91154")
}

// UnpackMathOverflowedMulDivError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MathOverflowedMulDiv()
func (teeManager *TeeManager) UnpackMathOverflowedMulDivError(raw []byte) (*TeeManagerMathOverflowedMulDiv, error) {
	out := new(TeeManagerMathOverflowedMulDiv)
	if err := teeManager.abi.UnpackIntoInterface(out, "MathOverflowedMulDiv", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerNotInitializing represents a NotInitializing error raised by the TeeManager contract.
type TeeManagerNotInitializing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInitializing()
func TeeManagerNotInitializingErrorID() common.Hash {
	return common.HexToHash("0xd7e6bcf8597daa127dc9f0048d2f08d5ef140a2cb659feabd700beff1f7a8302")
}

// UnpackNotInitializingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInitializing()
func (teeManager *TeeManager) UnpackNotInitializingError(raw []byte) (*TeeManagerNotInitializing, error) {
	out := new(TeeManagerNotInitializing)
	if err := teeManager.abi.UnpackIntoInterface(out, "NotInitializing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the TeeManager contract.
type TeeManagerSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func TeeManagerSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (teeManager *TeeManager) UnpackSafeERC20FailedOperationError(raw []byte) (*TeeManagerSafeERC20FailedOperation, error) {
	out := new(TeeManagerSafeERC20FailedOperation)
	if err := teeManager.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerEnclaveAlreadyDraining represents a TeeManagerEnclaveAlreadyDraining error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveAlreadyDraining struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveAlreadyDraining()
func TeeManagerTeeManagerEnclaveAlreadyDrainingErrorID() common.Hash {
	return common.HexToHash("0xfca3fe9607bed9011ba4f500754a7478a8607b65f53cd273be57ac394cfdc37c")
}

// UnpackTeeManagerEnclaveAlreadyDrainingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveAlreadyDraining()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveAlreadyDrainingError(raw []byte) (*TeeManagerTeeManagerEnclaveAlreadyDraining, error) {
	out := new(TeeManagerTeeManagerEnclaveAlreadyDraining)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveAlreadyDraining", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerEnclaveAlreadyExists represents a TeeManagerEnclaveAlreadyExists error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveAlreadyExists struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveAlreadyExists()
func TeeManagerTeeManagerEnclaveAlreadyExistsErrorID() common.Hash {
	return common.HexToHash("0xfb243d60015eb9ec50e28f13f188c84bff551b8c4b195715eda1beadf61b4b8d")
}

// UnpackTeeManagerEnclaveAlreadyExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveAlreadyExists()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveAlreadyExistsError(raw []byte) (*TeeManagerTeeManagerEnclaveAlreadyExists, error) {
	out := new(TeeManagerTeeManagerEnclaveAlreadyExists)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveAlreadyExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerEnclaveAlreadyRevived represents a TeeManagerEnclaveAlreadyRevived error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveAlreadyRevived struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveAlreadyRevived()
func TeeManagerTeeManagerEnclaveAlreadyRevivedErrorID() common.Hash {
	return common.HexToHash("0x20644fc55b9cef1eb92d3549c77abb12174d4d6bfbe4e2c3efa436140127bfd5")
}

// UnpackTeeManagerEnclaveAlreadyRevivedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveAlreadyRevived()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveAlreadyRevivedError(raw []byte) (*TeeManagerTeeManagerEnclaveAlreadyRevived, error) {
	out := new(TeeManagerTeeManagerEnclaveAlreadyRevived)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveAlreadyRevived", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerEnclaveNotDraining represents a TeeManagerEnclaveNotDraining error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveNotDraining struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveNotDraining()
func TeeManagerTeeManagerEnclaveNotDrainingErrorID() common.Hash {
	return common.HexToHash("0xc903d086fbaac5334d71c8edb23401534e0c8ce31bf0c41100da7eabbe1e9062")
}

// UnpackTeeManagerEnclaveNotDrainingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveNotDraining()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveNotDrainingError(raw []byte) (*TeeManagerTeeManagerEnclaveNotDraining, error) {
	out := new(TeeManagerTeeManagerEnclaveNotDraining)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveNotDraining", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidCaller represents a TeeManagerInvalidCaller error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidCaller struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidCaller()
func TeeManagerTeeManagerInvalidCallerErrorID() common.Hash {
	return common.HexToHash("0x3389ebec367cd42cfd26c91f776a5454d9813badd1032a679b0b7d879e7df8a7")
}

// UnpackTeeManagerInvalidCallerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidCaller()
func (teeManager *TeeManager) UnpackTeeManagerInvalidCallerError(raw []byte) (*TeeManagerTeeManagerInvalidCaller, error) {
	out := new(TeeManagerTeeManagerInvalidCaller)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidCaller", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidEnclaveOwner represents a TeeManagerInvalidEnclaveOwner error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidEnclaveOwner struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidEnclaveOwner()
func TeeManagerTeeManagerInvalidEnclaveOwnerErrorID() common.Hash {
	return common.HexToHash("0x2907d0c8967d7e7cbf3530dd9e5bb6b9515d3486870f2743854072a94384b0f6")
}

// UnpackTeeManagerInvalidEnclaveOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidEnclaveOwner()
func (teeManager *TeeManager) UnpackTeeManagerInvalidEnclaveOwnerError(raw []byte) (*TeeManagerTeeManagerInvalidEnclaveOwner, error) {
	out := new(TeeManagerTeeManagerInvalidEnclaveOwner)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidEnclaveOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidExecutors represents a TeeManagerInvalidExecutors error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidExecutors struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidExecutors()
func TeeManagerTeeManagerInvalidExecutorsErrorID() common.Hash {
	return common.HexToHash("0x712a80040b278bc830148e8ee2dd15a56e9649e4490922a90ea0f7a7ac2bcd5e")
}

// UnpackTeeManagerInvalidExecutorsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidExecutors()
func (teeManager *TeeManager) UnpackTeeManagerInvalidExecutorsError(raw []byte) (*TeeManagerTeeManagerInvalidExecutors, error) {
	out := new(TeeManagerTeeManagerInvalidExecutors)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidExecutors", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidSecretStoreManager represents a TeeManagerInvalidSecretStoreManager error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidSecretStoreManager struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidSecretStoreManager()
func TeeManagerTeeManagerInvalidSecretStoreManagerErrorID() common.Hash {
	return common.HexToHash("0xcd70395e5a9a743318a8174ee355c98db2a3bc933843c41f5641ab8de8f8f091")
}

// UnpackTeeManagerInvalidSecretStoreManagerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidSecretStoreManager()
func (teeManager *TeeManager) UnpackTeeManagerInvalidSecretStoreManagerError(raw []byte) (*TeeManagerTeeManagerInvalidSecretStoreManager, error) {
	out := new(TeeManagerTeeManagerInvalidSecretStoreManager)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidSecretStoreManager", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidSigner represents a TeeManagerInvalidSigner error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidSigner struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidSigner()
func TeeManagerTeeManagerInvalidSignerErrorID() common.Hash {
	return common.HexToHash("0x7f5872c1dd32bded123053447108d790631f702f5589588fd97ef61f984c50c1")
}

// UnpackTeeManagerInvalidSignerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidSigner()
func (teeManager *TeeManager) UnpackTeeManagerInvalidSignerError(raw []byte) (*TeeManagerTeeManagerInvalidSigner, error) {
	out := new(TeeManagerTeeManagerInvalidSigner)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidSigner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInvalidSlashParams represents a TeeManagerInvalidSlashParams error raised by the TeeManager contract.
type TeeManagerTeeManagerInvalidSlashParams struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInvalidSlashParams()
func TeeManagerTeeManagerInvalidSlashParamsErrorID() common.Hash {
	return common.HexToHash("0x32aef9cbfc8b73050477cb5547248673c190f7dcade2e2b3fcb3591f0433c173")
}

// UnpackTeeManagerInvalidSlashParamsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInvalidSlashParams()
func (teeManager *TeeManager) UnpackTeeManagerInvalidSlashParamsError(raw []byte) (*TeeManagerTeeManagerInvalidSlashParams, error) {
	out := new(TeeManagerTeeManagerInvalidSlashParams)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInvalidSlashParams", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerSignatureTooOld represents a TeeManagerSignatureTooOld error raised by the TeeManager contract.
type TeeManagerTeeManagerSignatureTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerSignatureTooOld()
func TeeManagerTeeManagerSignatureTooOldErrorID() common.Hash {
	return common.HexToHash("0x28d2524ad774717f7240a95dcfb3373458040b1186a67b858f83f2db90c68d7a")
}

// UnpackTeeManagerSignatureTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerSignatureTooOld()
func (teeManager *TeeManager) UnpackTeeManagerSignatureTooOldError(raw []byte) (*TeeManagerTeeManagerSignatureTooOld, error) {
	out := new(TeeManagerTeeManagerSignatureTooOld)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerSignatureTooOld", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerZeroAddressAdmin represents a TeeManagerZeroAddressAdmin error raised by the TeeManager contract.
type TeeManagerTeeManagerZeroAddressAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerZeroAddressAdmin()
func TeeManagerTeeManagerZeroAddressAdminErrorID() common.Hash {
	return common.HexToHash("0x86d6b7b98ec6a953b9da813dabb1dba3401e77c17aca6155dcc918e1a6a5dca2")
}

// UnpackTeeManagerZeroAddressAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerZeroAddressAdmin()
func (teeManager *TeeManager) UnpackTeeManagerZeroAddressAdminError(raw []byte) (*TeeManagerTeeManagerZeroAddressAdmin, error) {
	out := new(TeeManagerTeeManagerZeroAddressAdmin)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerZeroAddressAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerZeroAddressStakingToken represents a TeeManagerZeroAddressStakingToken error raised by the TeeManager contract.
type TeeManagerTeeManagerZeroAddressStakingToken struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerZeroAddressStakingToken()
func TeeManagerTeeManagerZeroAddressStakingTokenErrorID() common.Hash {
	return common.HexToHash("0xe25b2315a23d0f3072c0634f0d2332412a16ff6fbf77b57c77b272b62e856dba")
}

// UnpackTeeManagerZeroAddressStakingTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerZeroAddressStakingToken()
func (teeManager *TeeManager) UnpackTeeManagerZeroAddressStakingTokenError(raw []byte) (*TeeManagerTeeManagerZeroAddressStakingToken, error) {
	out := new(TeeManagerTeeManagerZeroAddressStakingToken)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerZeroAddressStakingToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerZeroMinStakeAmount represents a TeeManagerZeroMinStakeAmount error raised by the TeeManager contract.
type TeeManagerTeeManagerZeroMinStakeAmount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerZeroMinStakeAmount()
func TeeManagerTeeManagerZeroMinStakeAmountErrorID() common.Hash {
	return common.HexToHash("0x6c44297aa7fd4d16a6844dd24711c5472202071aaa55111ff0b2d3f88074ffff")
}

// UnpackTeeManagerZeroMinStakeAmountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerZeroMinStakeAmount()
func (teeManager *TeeManager) UnpackTeeManagerZeroMinStakeAmountError(raw []byte) (*TeeManagerTeeManagerZeroMinStakeAmount, error) {
	out := new(TeeManagerTeeManagerZeroMinStakeAmount)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerZeroMinStakeAmount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerUUPSUnauthorizedCallContext represents a UUPSUnauthorizedCallContext error raised by the TeeManager contract.
type TeeManagerUUPSUnauthorizedCallContext struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnauthorizedCallContext()
func TeeManagerUUPSUnauthorizedCallContextErrorID() common.Hash {
	return common.HexToHash("0xe07c8dba242a06571ac65fe4bbe20522c9fb111cb33599b799ff8039c1ed18f4")
}

// UnpackUUPSUnauthorizedCallContextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnauthorizedCallContext()
func (teeManager *TeeManager) UnpackUUPSUnauthorizedCallContextError(raw []byte) (*TeeManagerUUPSUnauthorizedCallContext, error) {
	out := new(TeeManagerUUPSUnauthorizedCallContext)
	if err := teeManager.abi.UnpackIntoInterface(out, "UUPSUnauthorizedCallContext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerUUPSUnsupportedProxiableUUID represents a UUPSUnsupportedProxiableUUID error raised by the TeeManager contract.
type TeeManagerUUPSUnsupportedProxiableUUID struct {
	Slot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func TeeManagerUUPSUnsupportedProxiableUUIDErrorID() common.Hash {
	return common.HexToHash("0xaa1d49a4c084bfa9aeeee2a0be65267a7f19ba7e1476b114dac513d2c14cb563")
}

// UnpackUUPSUnsupportedProxiableUUIDError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UUPSUnsupportedProxiableUUID(bytes32 slot)
func (teeManager *TeeManager) UnpackUUPSUnsupportedProxiableUUIDError(raw []byte) (*TeeManagerUUPSUnsupportedProxiableUUID, error) {
	out := new(TeeManagerUUPSUnsupportedProxiableUUID)
	if err := teeManager.abi.UnpackIntoInterface(out, "UUPSUnsupportedProxiableUUID", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// UserCodeMetaData contains all meta data concerning the UserCode contract.
var UserCodeMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"name\":\"InvalidInitialization\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"NotInitializing\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"metadata\",\"type\":\"bytes\"}],\"name\":\"CodeCreated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"version\",\"type\":\"uint64\"}],\"name\":\"Initialized\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"string\",\"name\":\"inputData\",\"type\":\"string\"},{\"internalType\":\"bytes\",\"name\":\"metadata\",\"type\":\"bytes\"}],\"name\":\"saveCodeInCallData\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "f7a1d32c3e4387d5c881cf838a2d002697",
}

// UserCode is an auto generated Go binding around an Ethereum contract.
type UserCode struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *UserCode) GetABI() abi.ABI {
	return c.abi
}

// NewUserCode creates a new instance of UserCode.
func NewUserCode() *UserCode {
	parsed, err := UserCodeMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &UserCode{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *UserCode) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackSaveCodeInCallData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ae53fea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function saveCodeInCallData(string inputData, bytes metadata) returns()
func (userCode *UserCode) PackSaveCodeInCallData(inputData string, metadata []byte) []byte {
	enc, err := userCode.abi.Pack("saveCodeInCallData", inputData, metadata)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSaveCodeInCallData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ae53fea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function saveCodeInCallData(string inputData, bytes metadata) returns()
func (userCode *UserCode) TryPackSaveCodeInCallData(inputData string, metadata []byte) ([]byte, error) {
	return userCode.abi.Pack("saveCodeInCallData", inputData, metadata)
}

// UserCodeCodeCreated represents a CodeCreated event raised by the UserCode contract.
type UserCodeCodeCreated struct {
	Owner    common.Address
	Metadata []byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const UserCodeCodeCreatedEventName = "CodeCreated"

// ContractEventName returns the user-defined event name.
func (UserCodeCodeCreated) ContractEventName() string {
	return UserCodeCodeCreatedEventName
}

// UnpackCodeCreatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CodeCreated(address indexed owner, bytes metadata)
func (userCode *UserCode) UnpackCodeCreatedEvent(log *types.Log) (*UserCodeCodeCreated, error) {
	event := "CodeCreated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != userCode.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(UserCodeCodeCreated)
	if len(log.Data) > 0 {
		if err := userCode.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range userCode.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UserCodeInitialized represents a Initialized event raised by the UserCode contract.
type UserCodeInitialized struct {
	Version uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const UserCodeInitializedEventName = "Initialized"

// ContractEventName returns the user-defined event name.
func (UserCodeInitialized) ContractEventName() string {
	return UserCodeInitializedEventName
}

// UnpackInitializedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Initialized(uint64 version)
func (userCode *UserCode) UnpackInitializedEvent(log *types.Log) (*UserCodeInitialized, error) {
	event := "Initialized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != userCode.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(UserCodeInitialized)
	if len(log.Data) > 0 {
		if err := userCode.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range userCode.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (userCode *UserCode) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], userCode.abi.Errors["InvalidInitialization"].ID.Bytes()[:4]) {
		return userCode.UnpackInvalidInitializationError(raw[4:])
	}
	if bytes.Equal(raw[:4], userCode.abi.Errors["NotInitializing"].ID.Bytes()[:4]) {
		return userCode.UnpackNotInitializingError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// UserCodeInvalidInitialization represents a InvalidInitialization error raised by the UserCode contract.
type UserCodeInvalidInitialization struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidInitialization()
func UserCodeInvalidInitializationErrorID() common.Hash {
	return common.HexToHash("0xf92ee8a957075833165f68c320933b1a1294aafc84ee6e0dd3fb178008f9aaf5")
}

// UnpackInvalidInitializationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidInitialization()
func (userCode *UserCode) UnpackInvalidInitializationError(raw []byte) (*UserCodeInvalidInitialization, error) {
	out := new(UserCodeInvalidInitialization)
	if err := userCode.abi.UnpackIntoInterface(out, "InvalidInitialization", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// UserCodeNotInitializing represents a NotInitializing error raised by the UserCode contract.
type UserCodeNotInitializing struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInitializing()
func UserCodeNotInitializingErrorID() common.Hash {
	return common.HexToHash("0xd7e6bcf8597daa127dc9f0048d2f08d5ef140a2cb659feabd700beff1f7a8302")
}

// UnpackNotInitializingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInitializing()
func (userCode *UserCode) UnpackNotInitializingError(raw []byte) (*UserCodeNotInitializing, error) {
	out := new(UserCodeNotInitializing)
	if err := userCode.abi.UnpackIntoInterface(out, "NotInitializing", raw); err != nil {
		return nil, err
	}
	return out, nil
}
