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

// EnclaveRegistryEnclaveImage is an auto generated low-level Go binding around an user-defined struct.
type EnclaveRegistryEnclaveImage struct {
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

// JobsConfig is an auto generated low-level Go binding around an user-defined struct.
type JobsConfig struct {
	Admin               common.Address
	TeeManager          common.Address
	Executors           common.Address
	UsdcToken           common.Address
	SignMaxAge          *big.Int
	ExecutionBufferTime *big.Int
	NoOfNodesToSelect   *big.Int
	StakingPaymentPool  common.Address
	UsdcPaymentPool     common.Address
	MinDeadline         *big.Int
	MaxDeadline         *big.Int
	CallbackGasLimit    *big.Int
}

// QuoteConsumerQuote is an auto generated low-level Go binding around an user-defined struct.
type QuoteConsumerQuote struct {
	Asker      common.Address
	AnsweredAt uint64
	ErrorCode  uint8
	Status     uint8
	Price      *big.Int
	Answer     []byte
}

// TeeManagerConfig is an auto generated low-level Go binding around an user-defined struct.
type TeeManagerConfig struct {
	Admin               common.Address
	AttestationVerifier common.Address
	AttestationMaxAge   *big.Int
	StakingToken        common.Address
	MinStakeAmount      *big.Int
	SlashPercentInBips  *big.Int
	SlashMaxBips        *big.Int
	SlasherRewardInBips *big.Int
}

// AttestationVerifierMetaData contains all meta data concerning the AttestationVerifier contract.
var AttestationVerifierMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"admin\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"maxAge\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationFromFuture\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveImageNotWhitelisted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveKeyNotVerified\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveKeyWasRevoked\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclavePCRsInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclavePubkeyLengthInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveZeroAddressAdmin\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[],\"name\":\"EIP712DomainChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"EnclaveImageWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"EnclaveKeyRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyVerified\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_CLOCK_LEAD\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"eip712Domain\",\"outputs\":[{\"internalType\":\"bytes1\",\"name\":\"fields\",\"type\":\"bytes1\"},{\"internalType\":\"string\",\"name\":\"name\",\"type\":\"string\"},{\"internalType\":\"string\",\"name\":\"version\",\"type\":\"string\"},{\"internalType\":\"uint256\",\"name\":\"chainId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"verifyingContract\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"},{\"internalType\":\"uint256[]\",\"name\":\"extensions\",\"type\":\"uint256[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"pubKey\",\"type\":\"bytes\"}],\"name\":\"pubKeyToAddress\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"pure\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"revokeEnclaveImage\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"removed\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"revokeEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"removed\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"revokedKeys\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"revoked\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"verifiedKeys\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"name\":\"verify\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verify\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verifyEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"added\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"whitelistEnclaveImage\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"internalType\":\"bool\",\"name\":\"added\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"whitelistEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"added\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"whitelistedImages\",\"outputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"stateMutability\":\"view\",\"type\":\"function\"}]",
	ID:  "dc1ee92db325388383e72544435ccc22f2",
	Bin: "0x610100806040523461018b576040816124728038038091610020828561018f565b83398101031261018b578051906001600160a01b0382169081830361018b57602001516040519092606082016001600160401b03811183821017610177576040526021825260208201927f6d61726c696e2e6f79737465722e4174746573746174696f6e566572696669658452603960f91b604084015215610168576100a5906101b2565b50805182206080524660c05251902060405160208101917f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f835260408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261012560c08261018f565b51902060a05260e052604051612216908161023c82396080518161200d015260a05181611f28015260c05181611f02015260e051818181610a8901526115cf0152f35b633c324b8360e01b5f5260045ffd5b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b601f909101601f19168101906001600160401b0382119082101761017757604052565b6001600160a01b0381165f9081525f5160206124525f395f51905f52602052604090205460ff16610236576001600160a01b03165f8181525f5160206124525f395f51905f5260205260408120805460ff191660011790553391907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d8180a4600190565b505f9056fe6080806040526004361015610012575f80fd5b5f905f3560e01c90816301ffc9a7146115f2575080630dcaeaf21461159a578063248a9ca31461154a5780632f2ff15d146114ef5780632f9b0ad71461145257806336568abe146113ca578063403e4dfe1461139157806369815e5714610cf457806370ae992a14610c7257806375847b84146109f757806384b0196e146108825780638e760afe1461060957806391d148541461059457806395c60294146104e4578063a217fddf146104aa578063bebb1fd4146103b7578063d547741f14610352578063da994cd8146102ef578063db07be6214610287578063debf726b146101225763eac708a314610105575f80fd5b3461011f5761011c61011636611765565b91611e22565b80f35b80fd5b503461011f5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f5760043567ffffffffffffffff811161028357610172903690600401611737565b906024359061017f611a22565b6101898382611d05565b61019282611cec565b1561025b5760209373ffffffffffffffffffffffffffffffffffffffff6101b98584611d37565b169182825260028652836040832054141594856101db575b8686604051908152f35b84604084867f917ad720ba5a863390f1b14607d59bafbad89e32d4a95a8c512aa4100fec508e965260038a528181207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905586815260028a52205561024e604051928392898452898401916119c6565b0390a35f808080806101d1565b6004847fc15b9977000000000000000000000000000000000000000000000000000000008152fd5b5080fd5b503461011f5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f5760ff604060209273ffffffffffffffffffffffffffffffffffffffff6102db6116d1565b168152600384522054166040519015158152f35b503461011f5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f57604060209173ffffffffffffffffffffffffffffffffffffffff6103416116d1565b168152600283522054604051908152f35b503461011f5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f576103b36004356103906116ae565b906103ae6103a9825f525f602052600160405f20015490565b611a8a565b611bc2565b5080f35b503461011f5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f5760209073ffffffffffffffffffffffffffffffffffffffff6104076116d1565b61040f611a22565b16808252600283526040822054151591818152600284528060408120558181526003845260ff6040822054161561044b575b5050604051908152f35b80827f0f586d928fc7ce3b60c8a7c276a8562f9f53b126cebe71cf612948dfc52eff169252600385526040812060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905580a25f80610441565b503461011f57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f57602090604051908152f35b503461011f5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f57602090600435610522611a22565b61052b81611cec565b918261053e575b50506040519015158152f35b80827f4b71bedda4217966eac1aa49e35b1550e5ab87064ae179d1b36b393bd04eb74392526001855261058b60026040832061057981611db4565b61058560018201611db4565b01611db4565b80a25f80610532565b503461011f5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011f5773ffffffffffffffffffffffffffffffffffffffff60406105e36116ae565b926004358152806020522091165f52602052602060ff60405f2054166040519015158152f35b50346108515760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515760043567ffffffffffffffff811161085157610659903690600401611737565b810160408282031261085157813567ffffffffffffffff81116108515781610682918401611a04565b9160208101359067ffffffffffffffff821161085157019060a0828203126108515760405160a0810181811067ffffffffffffffff82111761085557604052823567ffffffffffffffff811161085157826106de918501611a04565b8152602083013567ffffffffffffffff81116108515782610700918501611a04565b9260208201938452604081013567ffffffffffffffff81116108515783610728918301611a04565b926040830193845260608201359067ffffffffffffffff821161085157610750918301611a04565b916060810192835260808082019201358252303b156108515760806108206004946108116040976108025f9a6107f36107b98c519e8f9d8e9d8e7feac708a3000000000000000000000000000000000000000000000000000000008152015260448d01906116f4565b987ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc8c8b030160248d01525160a08a5260a08a01906116f4565b905188820360208a01526116f4565b905186820360408801526116f4565b905184820360608601526116f4565b92519101520381305afa801561084657610838575080f35b61084491505f90611848565b005b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b34610851575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515761099b6040516108c1606082611848565b602181527f6d61726c696e2e6f79737465722e4174746573746174696f6e5665726966696560208201527f720000000000000000000000000000000000000000000000000000000000000060408201526020604051906109218183611848565b5f82525f3681376109a9604051610939604082611848565b600181527f3100000000000000000000000000000000000000000000000000000000000000838201526040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e08701906116f4565b9085820360408701526116f4565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b8281106109e057505050500390f35b8351855286955093810193928101926001016109d1565b3461085157610a0536611765565b90610a19610a138380611d63565b90611d05565b610a4d610a296020840184611d63565b90610a376040860186611d63565b90610a456060880188611d63565b949093611c8a565b92610a5784611cec565b15610c4a576080830135601e4201804211610bf5576103e88102908082046103e81490151715610bf5578111610c22577f00000000000000000000000000000000000000000000000000000000000000006103e88102908082046103e81490151715610bf5578101809111610bf5576103e84202904282046103e81442151715610bf55710610bcd57610aeb918391611e22565b73ffffffffffffffffffffffffffffffffffffffff610b13610b0d8380611d63565b90611d37565b1691825f52600360205260ff60405f205416610ba557826020935f52600284528160405f205414159283610b4d575b505050604051908152f35b610b857fbb4d6428d53ea924d94be0488473deb5c0a70c979f8477d21911cb5bee4037fd91835f52600287528460405f205580611d63565b610b9a604051928392898452898401916119c6565b0390a3828080610b42565b7ff49fdb88000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f696bbf1f000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fb1391895000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fc15b9977000000000000000000000000000000000000000000000000000000005f5260045ffd5b346108515760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515760043567ffffffffffffffff811161085157610cd6610cc66020923690600401611737565b90610cd18282611d05565b611d37565b73ffffffffffffffffffffffffffffffffffffffff60405191168152f35b346108515760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515760043567ffffffffffffffff811161085157610d43903690600401611737565b9060243567ffffffffffffffff811161085157610d64903690600401611737565b91909260443567ffffffffffffffff811161085157610d87903690600401611737565b610d92959195611a22565b60308314801590611386575b801561137b575b61135357610db4368486611947565b6020815191012091606092604051610dcc8582611848565b6030815260208101907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe086013683375190201461135357610e1182888884888a611c8a565b95610e1b87611cec565b159586610e33575b6040888882519182526020820152f35b60405185810181811067ffffffffffffffff82111761085557604052610e5a368884611947565b8152610e67368486611947565b9060208101918252610e7a36878d611947565b91604082019283528a5f52600160205260405f20915180519067ffffffffffffffff821161085557610eac84546117f7565b601f8111611319575b50602090601f831160011461127957610f0392915f918361126e575b50507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b82555b518051600183019167ffffffffffffffff821161085557610f2783546117f7565b601f8111611234575b50602090601f8311600114611190579180610f829260029695945f9261106c5750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b01905180519067ffffffffffffffff821161085557610fa483546117f7565b601f811161114d575b50602090601f8311600114611077579461104360409d958d9b999561103086611051977f52b29bbdd97ab983419f50fa1590e5ab75e9942279e95e10a08607b06c23238b9e9c9761105e9c5f9261106c5750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b8e5199898b9a8b528a01916119c6565b9187830360208901526119c6565b918483038b8601526119c6565b0390a2838080808080610e23565b015190505f80610ed1565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691845f52815f20925f5b8181106111355750958d9b999560409f97867f52b29bbdd97ab983419f50fa1590e5ab75e9942279e95e10a08607b06c23238b9d9b9661105e9b96611043966110519a600195106110fe575b505050811b019055611033565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690555f80806110f1565b929360206001819287860151815501950193016110a5565b82811115610fad5761118290845f5260205f2090601f850160051c9060208610611188575b601f82910160051c0391016119ab565b8c610fad565b5f9150611172565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691845f52815f20925f5b81811061121c5750916001939185600298979694106111e5575b505050811b019055610f85565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690558f80806111d8565b929360206001819287860151815501950193016111be565b82811115610f305761126890845f5260205f2090601f850160051c906020861061118857601f82910160051c0391016119ab565b8e610f30565b015190508f80610ed1565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691855f52815f20925f5b81811061130157509084600195949392106112ca575b505050811b018255610f06565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690558e80806112bd565b929360206001819287860151815501950193016112a7565b82811115610eb55761134d90855f5260205f2090601f850160051c906020861061118857601f82910160051c0391016119ab565b8e610eb5565b7f17398818000000000000000000000000000000000000000000000000000000005f5260045ffd5b506030811415610da5565b506030851415610d9e565b34610851575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610851576020604051601e8152f35b346108515760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610851576114016116ae565b3373ffffffffffffffffffffffffffffffffffffffff82160361142a5761084490600435611bc2565b7f6697b232000000000000000000000000000000000000000000000000000000005f5260045ffd5b346108515760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610851576004355f5260016020526114cf60405f206114eb61149e82611889565b916114dd6114ba60026114b360018501611889565b9301611889565b916040519586956060875260608701906116f4565b9085820360208701526116f4565b9083820360408501526116f4565b0390f35b346108515760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515761084460043561152c6116ae565b906115456103a9825f525f602052600160405f20015490565b611af0565b346108515760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515760206115926004355f525f602052600160405f20015490565b604051908152f35b34610851575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126108515760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346108515760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261085157600435907fffffffff00000000000000000000000000000000000000000000000000000000821680920361085157817f7965db0b0000000000000000000000000000000000000000000000000000000060209314908115611684575b5015158152f35b7f01ffc9a7000000000000000000000000000000000000000000000000000000009150148361167d565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361085157565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361085157565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f840112156108515782359167ffffffffffffffff8311610851576020838186019501011161085157565b60407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc8201126108515760043567ffffffffffffffff811161085157816117ae91600401611737565b929092916024359067ffffffffffffffff8211610851577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc8260a0920301126108515760040190565b90600182811c9216801561183e575b602083101461181157565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f1691611806565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761085557604052565b9060405191825f82549261189c846117f7565b808452936001811690811561190757506001146118c3575b506118c192500383611848565b565b90505f9291925260205f20905f915b8183106118eb5750509060206118c1928201015f6118b4565b60209193508060019154838589010152019101909184926118d2565b602093506118c19592507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0091501682840152151560051b8201015f6118b4565b92919267ffffffffffffffff8211610855576040519161198f601f82017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200184611848565b829481845281830111610851578281602093845f960137010152565b5f5b8281106119b957505050565b5f828201556001016119ad565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b9080601f8301121561085157816020611a1f93359101611947565b90565b335f9081527fad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5602052604090205460ff1615611a5a57565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f52336004525f60245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f20541615611ac15750565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f523360045260245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f205416155f14611bbc57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905573ffffffffffffffffffffffffffffffffffffffff339216907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d5f80a4600190565b50505f90565b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f2054165f14611bbc57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905573ffffffffffffffffffffffffffffffffffffffff339216907ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b5f80a4600190565b9490919381602085611ce6969760405198878a98858a019c8d378801918483015f8152370101915f83528237015f8152037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282611848565b51902090565b5f526001602052611d0060405f20546117f7565b151590565b50604003611d0f57565b7f9b702a96000000000000000000000000000000000000000000000000000000005f5260045ffd5b611d589073ffffffffffffffffffffffffffffffffffffffff923691611947565b602081519101201690565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610851570180359067ffffffffffffffff82116108515760200191813603831361085157565b611dbe81546117f7565b9081611dc8575050565b81601f5f9311600114611dd9575055565b81835260208320611e1591601f0160051c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff01906001016119ab565b8082528160208120915555565b611f8991611f8091604273ffffffffffffffffffffffffffffffffffffffff95611e56611e4f8280611d63565b3691611947565b60208151910120906080611e70611e4f6020840184611d63565b6020815191012091611e88611e4f6040830183611d63565b60208151910120611e9f611e4f6060840184611d63565b60208151910120906040519460208601967f6889df476ca38f3f4b417c17eb496682eb401b4f41a2259741a78acc481ea8058852604087015260608601528385015260a0840152013560c082015260c08152611efc60e082611848565b519020467f000000000000000000000000000000000000000000000000000000000000000003611fe0577f0000000000000000000000000000000000000000000000000000000000000000905b604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522061207b565b909291926120af565b165f52600260205260405f20548015159081611fd0575b5015611fa857565b7fa135a55d000000000000000000000000000000000000000000000000000000005f5260045ffd5b611fda9150611cec565b5f611fa0565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261207260c082611848565b51902090611f49565b90604183036120a55761209e9250602081013591604082359201355f1a90612187565b9192909190565b50505f9160029190565b600481101561215a57806120c1575050565b600181036120f1577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6002810361212557507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60031461212f5750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841161220b579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15610846575f5173ffffffffffffffffffffffffffffffffffffffff81161561220157905f905f90565b505f906001905f90565b5050505f916003919056ad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5",
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

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address admin, uint256 maxAge) returns()
func (attestationVerifier *AttestationVerifier) PackConstructor(admin common.Address, maxAge *big.Int) []byte {
	enc, err := attestationVerifier.abi.Pack("", admin, maxAge)
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

// PackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (attestationVerifier *AttestationVerifier) PackMAXCLOCKLEAD() []byte {
	enc, err := attestationVerifier.abi.Pack("MAX_CLOCK_LEAD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (attestationVerifier *AttestationVerifier) TryPackMAXCLOCKLEAD() ([]byte, error) {
	return attestationVerifier.abi.Pack("MAX_CLOCK_LEAD")
}

// UnpackMAXCLOCKLEAD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x403e4dfe.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (attestationVerifier *AttestationVerifier) UnpackMAXCLOCKLEAD(data []byte) (*big.Int, error) {
	out, err := attestationVerifier.abi.Unpack("MAX_CLOCK_LEAD", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (attestationVerifier *AttestationVerifier) PackEip712Domain() []byte {
	enc, err := attestationVerifier.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (attestationVerifier *AttestationVerifier) TryPackEip712Domain() ([]byte, error) {
	return attestationVerifier.abi.Pack("eip712Domain")
}

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (attestationVerifier *AttestationVerifier) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := attestationVerifier.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
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
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
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
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
func (attestationVerifier *AttestationVerifier) TryPackRevokeEnclaveImage(imageId [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokeEnclaveImage", imageId)
}

// UnpackRevokeEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95c60294.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
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
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
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
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
func (attestationVerifier *AttestationVerifier) TryPackRevokeEnclaveKey(enclaveAddress common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokeEnclaveKey", enclaveAddress)
}

// UnpackRevokeEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbebb1fd4.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
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

// PackRevokedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb07be62.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (attestationVerifier *AttestationVerifier) PackRevokedKeys(enclave common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("revokedKeys", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb07be62.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (attestationVerifier *AttestationVerifier) TryPackRevokedKeys(enclave common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("revokedKeys", enclave)
}

// UnpackRevokedKeys is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdb07be62.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (attestationVerifier *AttestationVerifier) UnpackRevokedKeys(data []byte) (bool, error) {
	out, err := attestationVerifier.abi.Unpack("revokedKeys", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
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

// PackVerifiedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda994cd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifiedKeys(address enclaveAddress) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) PackVerifiedKeys(enclaveAddress common.Address) []byte {
	enc, err := attestationVerifier.abi.Pack("verifiedKeys", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifiedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda994cd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifiedKeys(address enclaveAddress) view returns(bytes32)
func (attestationVerifier *AttestationVerifier) TryPackVerifiedKeys(enclaveAddress common.Address) ([]byte, error) {
	return attestationVerifier.abi.Pack("verifiedKeys", enclaveAddress)
}

// UnpackVerifiedKeys is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda994cd8.
//
// Solidity: function verifiedKeys(address enclaveAddress) view returns(bytes32)
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
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
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
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
func (attestationVerifier *AttestationVerifier) TryPackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) ([]byte, error) {
	return attestationVerifier.abi.Pack("verifyEnclaveKey", signature, attestation)
}

// UnpackVerifyEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75847b84.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
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
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
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
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
}

// WhitelistEnclaveImageOutput serves as a container for the return parameters of contract
// method WhitelistEnclaveImage.
type WhitelistEnclaveImageOutput struct {
	ImageId [32]byte
	Added   bool
}

// UnpackWhitelistEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x69815e57.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
func (attestationVerifier *AttestationVerifier) UnpackWhitelistEnclaveImage(data []byte) (WhitelistEnclaveImageOutput, error) {
	out, err := attestationVerifier.abi.Unpack("whitelistEnclaveImage", data)
	outstruct := new(WhitelistEnclaveImageOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.ImageId = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Added = *abi.ConvertType(out[1], new(bool)).(*bool)
	return *outstruct, nil
}

// PackWhitelistEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdebf726b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool added)
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
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool added)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistEnclaveKey(enclavePubKey []byte, imageId [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistEnclaveKey", enclavePubKey, imageId)
}

// UnpackWhitelistEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdebf726b.
//
// Solidity: function whitelistEnclaveKey(bytes enclavePubKey, bytes32 imageId) returns(bool added)
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
// Solidity: function whitelistedImages(bytes32 imageId) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) PackWhitelistedImages(imageId [32]byte) []byte {
	enc, err := attestationVerifier.abi.Pack("whitelistedImages", imageId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWhitelistedImages is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f9b0ad7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function whitelistedImages(bytes32 imageId) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
func (attestationVerifier *AttestationVerifier) TryPackWhitelistedImages(imageId [32]byte) ([]byte, error) {
	return attestationVerifier.abi.Pack("whitelistedImages", imageId)
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
// Solidity: function whitelistedImages(bytes32 imageId) view returns(bytes PCR0, bytes PCR1, bytes PCR2)
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

// AttestationVerifierEIP712DomainChanged represents a EIP712DomainChanged event raised by the AttestationVerifier contract.
type AttestationVerifierEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const AttestationVerifierEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (AttestationVerifierEIP712DomainChanged) ContractEventName() string {
	return AttestationVerifierEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (attestationVerifier *AttestationVerifier) UnpackEIP712DomainChangedEvent(log *types.Log) (*AttestationVerifierEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != attestationVerifier.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AttestationVerifierEIP712DomainChanged)
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

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (attestationVerifier *AttestationVerifier) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationFromFuture"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationFromFutureError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["AttestationTooOld"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackAttestationTooOldError(raw[4:])
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
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclaveImageNotWhitelisted"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclaveImageNotWhitelistedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclaveKeyNotVerified"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclaveKeyNotVerifiedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclaveKeyWasRevoked"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclaveKeyWasRevokedError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclavePCRsInvalid"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclavePCRsInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclavePubkeyLengthInvalid"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclavePubkeyLengthInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], attestationVerifier.abi.Errors["EnclaveZeroAddressAdmin"].ID.Bytes()[:4]) {
		return attestationVerifier.UnpackEnclaveZeroAddressAdminError(raw[4:])
	}
	return nil, errors.New("unknown error")
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

// AttestationVerifierAttestationFromFuture represents a AttestationFromFuture error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationFromFuture struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationFromFuture()
func AttestationVerifierAttestationFromFutureErrorID() common.Hash {
	return common.HexToHash("0xb1391895c7c4d0ba70889f0ef8effc9396fa30bdcb5d03b949ea53b3228e6443")
}

// UnpackAttestationFromFutureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationFromFuture()
func (attestationVerifier *AttestationVerifier) UnpackAttestationFromFutureError(raw []byte) (*AttestationVerifierAttestationFromFuture, error) {
	out := new(AttestationVerifierAttestationFromFuture)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationFromFuture", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierAttestationTooOld represents a AttestationTooOld error raised by the AttestationVerifier contract.
type AttestationVerifierAttestationTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationTooOld()
func AttestationVerifierAttestationTooOldErrorID() common.Hash {
	return common.HexToHash("0x696bbf1f892d0763c4100714c1c09ad2bcb77bc734dafa229f34cc73e370d9c2")
}

// UnpackAttestationTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationTooOld()
func (attestationVerifier *AttestationVerifier) UnpackAttestationTooOldError(raw []byte) (*AttestationVerifierAttestationTooOld, error) {
	out := new(AttestationVerifierAttestationTooOld)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "AttestationTooOld", raw); err != nil {
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

// AttestationVerifierEnclaveImageNotWhitelisted represents a EnclaveImageNotWhitelisted error raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveImageNotWhitelisted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveImageNotWhitelisted()
func AttestationVerifierEnclaveImageNotWhitelistedErrorID() common.Hash {
	return common.HexToHash("0xc15b9977da8d31aad58ddef0d206fdffaf91373e2349b001d96a3bc3598b3762")
}

// UnpackEnclaveImageNotWhitelistedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveImageNotWhitelisted()
func (attestationVerifier *AttestationVerifier) UnpackEnclaveImageNotWhitelistedError(raw []byte) (*AttestationVerifierEnclaveImageNotWhitelisted, error) {
	out := new(AttestationVerifierEnclaveImageNotWhitelisted)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclaveImageNotWhitelisted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierEnclaveKeyNotVerified represents a EnclaveKeyNotVerified error raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveKeyNotVerified struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveKeyNotVerified()
func AttestationVerifierEnclaveKeyNotVerifiedErrorID() common.Hash {
	return common.HexToHash("0xa135a55db5c3312d103826e8c3911cd4f8e80607c27ad9751ebd57417e9792fe")
}

// UnpackEnclaveKeyNotVerifiedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveKeyNotVerified()
func (attestationVerifier *AttestationVerifier) UnpackEnclaveKeyNotVerifiedError(raw []byte) (*AttestationVerifierEnclaveKeyNotVerified, error) {
	out := new(AttestationVerifierEnclaveKeyNotVerified)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclaveKeyNotVerified", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierEnclaveKeyWasRevoked represents a EnclaveKeyWasRevoked error raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveKeyWasRevoked struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveKeyWasRevoked()
func AttestationVerifierEnclaveKeyWasRevokedErrorID() common.Hash {
	return common.HexToHash("0xf49fdb883e3e3fe8d749993c69dafec32cfd73f57d572dd7dd990023104e4407")
}

// UnpackEnclaveKeyWasRevokedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveKeyWasRevoked()
func (attestationVerifier *AttestationVerifier) UnpackEnclaveKeyWasRevokedError(raw []byte) (*AttestationVerifierEnclaveKeyWasRevoked, error) {
	out := new(AttestationVerifierEnclaveKeyWasRevoked)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclaveKeyWasRevoked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierEnclavePCRsInvalid represents a EnclavePCRsInvalid error raised by the AttestationVerifier contract.
type AttestationVerifierEnclavePCRsInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclavePCRsInvalid()
func AttestationVerifierEnclavePCRsInvalidErrorID() common.Hash {
	return common.HexToHash("0x17398818cffa63b498c9e3d88acd9ff42f9508b5c79123333e95c6904c1ca951")
}

// UnpackEnclavePCRsInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclavePCRsInvalid()
func (attestationVerifier *AttestationVerifier) UnpackEnclavePCRsInvalidError(raw []byte) (*AttestationVerifierEnclavePCRsInvalid, error) {
	out := new(AttestationVerifierEnclavePCRsInvalid)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclavePCRsInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierEnclavePubkeyLengthInvalid represents a EnclavePubkeyLengthInvalid error raised by the AttestationVerifier contract.
type AttestationVerifierEnclavePubkeyLengthInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclavePubkeyLengthInvalid()
func AttestationVerifierEnclavePubkeyLengthInvalidErrorID() common.Hash {
	return common.HexToHash("0x9b702a968d52697e1563c1d36cf9d565a7253a2ab518d352ed1121f106fadf84")
}

// UnpackEnclavePubkeyLengthInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclavePubkeyLengthInvalid()
func (attestationVerifier *AttestationVerifier) UnpackEnclavePubkeyLengthInvalidError(raw []byte) (*AttestationVerifierEnclavePubkeyLengthInvalid, error) {
	out := new(AttestationVerifierEnclavePubkeyLengthInvalid)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclavePubkeyLengthInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AttestationVerifierEnclaveZeroAddressAdmin represents a EnclaveZeroAddressAdmin error raised by the AttestationVerifier contract.
type AttestationVerifierEnclaveZeroAddressAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveZeroAddressAdmin()
func AttestationVerifierEnclaveZeroAddressAdminErrorID() common.Hash {
	return common.HexToHash("0x3c324b834eb9d4779571e9405ee5aaf47d6b3ae9c21890a3d59945722f707e07")
}

// UnpackEnclaveZeroAddressAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveZeroAddressAdmin()
func (attestationVerifier *AttestationVerifier) UnpackEnclaveZeroAddressAdminError(raw []byte) (*AttestationVerifierEnclaveZeroAddressAdmin, error) {
	out := new(AttestationVerifierEnclaveZeroAddressAdmin)
	if err := attestationVerifier.abi.UnpackIntoInterface(out, "EnclaveZeroAddressAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsMetaData contains all meta data concerning the Executors contract.
var ExecutorsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"address\",\"name\":\"admin\",\"type\":\"address\"},{\"internalType\":\"contractITeeManager\",\"name\":\"teeManager\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"initReputation\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"stakeAdjustmentFactor\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsEvicted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsGlobalEnvAlreadySupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsHasPendingJobs\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsInitReputationTooHigh\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsInvalidJobCapacity\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsInvalidStakeAdjustmentFactor\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsNoPositionLeft\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsNotJobs\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsNotTeeManager\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsTooManyJobsContracts\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsUnsupportedEnv\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ExecutorsZeroAddressTeeManager\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"PayOverflow\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"JobsContractAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"JobsContractExpelled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"JobsContractRemoved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"INIT_REPUTATION\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MIN_STAKE_AMOUNT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"REPUTATION_GAIN\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"REPUTATION_LOSS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKE_ADJUSTMENT_FACTOR\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"TEE_MANAGER\",\"outputs\":[{\"internalType\":\"contractITeeManager\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"addJobs\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"pay\",\"type\":\"uint256\"}],\"name\":\"answered\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"position\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"collectPay\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"pay\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"deregister\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256[]\",\"name\":\"positions\",\"type\":\"uint256[]\"}],\"name\":\"enclavesAt\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"\",\"type\":\"address[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"evict\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"changed\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"executors\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"activeJobs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"reputation\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"expelJobs\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"getNodeValue\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"initTree\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"isEvicted\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"isJobs\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"isNodePresentInTree\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"isTreeInitialized\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"nodesInTree\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"payOf\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"pendingJobs\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"stake\",\"type\":\"uint256\"}],\"name\":\"register\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"stake\",\"type\":\"uint256\"}],\"name\":\"reinstate\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"jobsContract\",\"type\":\"address\"}],\"name\":\"removeJobs\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"count\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seed\",\"type\":\"uint256\"}],\"name\":\"select\",\"outputs\":[{\"internalType\":\"uint256[]\",\"name\":\"picked\",\"type\":\"uint256[]\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"stake\",\"type\":\"uint256\"}],\"name\":\"setStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256[]\",\"name\":\"positions\",\"type\":\"uint256[]\"},{\"internalType\":\"address\",\"name\":\"slasher\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"recipient\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"payNow\",\"type\":\"bool\"}],\"name\":\"slash\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"enclaves\",\"type\":\"address[]\"},{\"internalType\":\"uint256\",\"name\":\"received\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"}]",
	ID:  "b2f5686b398295a3ba631f3ce0b0b1a16e",
	Bin: "0x60e0806040523461017957608081612d80803803809161001f82856101ae565b8339810103126101795780516001600160a01b038116808203610179576020830151926001600160a01b0384168085036101795760606040830151920151921561019f57801561019057821590811561011d575b5061010e5763ffffffff81116100ff576100959360805260a05260c0526101e5565b50604051612af1908161026f823960805181818161030f0152818161096901528181610c3e01528181610d6e01528181610e91015281816111bd0152818161191601526119d1015260a0518181816105d30152611b6d015260c05181818161144201526129f10152f35b635481b61960e11b5f5260045ffd5b6375f0638f60e01b5f5260045ffd5b6040516304fdae3160e31b81529150602090829060049082905afa908115610185575f9161014f575b5082115f610073565b90506020813d60201161017d575b8161016a602093836101ae565b8101031261017957515f610146565b5f80fd5b3d915061015d565b6040513d5f823e3d90fd5b63bbb96b2160e01b5f5260045ffd5b63375cd0e160e01b5f5260045ffd5b601f909101601f19168101906001600160401b038211908210176101d157604052565b634e487b7160e01b5f52604160045260245ffd5b6001600160a01b0381165f9081525f516020612d605f395f51905f52602052604090205460ff16610269576001600160a01b03165f8181525f516020612d605f395f51905f5260205260408120805460ff191660011790553391907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d8180a4600190565b505f9056fe6080806040526004361015610012575f80fd5b5f3560e01c90816301ffc9a714611ca2575080630b120d7f14611b905780631841fc8a14611b385780631a5280aa14611a54578063248a9ca314611a0c5780632641ad781461198357806327ed7188146118a55780632f2ff15d1461184a57806336568abe146117c25780633bdcbbf6146116785780634be4367f146116235780634cbb62a8146115bb578063537d0250146114f75780636a01703f146114be578063722c008f1461146557806376a02e931461140d5780637fa26291146113d1578063815d7b8c146112ec57806384ac33ec1461116f578063856b4ccd146110f357806391d148541461107f5780639ac2a01114610ff9578063a0d541fa14610fc0578063a19b070214610f56578063a217fddf14610f1e578063a34fa1d214610eb5578063ab2aacc814610e47578063b275615214610df3578063bd3cd52514610d20578063d547741f14610cc0578063e239807d14610bf0578063e75c048614610b61578063ec82f2a714610833578063f50ec3ff146102ae578063f67a9a1e146102595763fe32a5a2146101a8575f80fd5b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff6101f4611d5e565b6101fc6121eb565b16805f52600560205260405f207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeff81541690557f0f37e192cfb332cb28df056060bc5e3496dc2a72d4418aedb7897db622b39bac5f80a2005b5f80fd5b346102555760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206102a6610295611da4565b61029d611d81565b60443591611fe0565b604051908152f35b346102555760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576102e5611d5e565b6024359060ff8216808303610255576044359273ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016330361080b57815f52600260205260405f206040519060a0820182811067ffffffffffffffff8211176107de57604052549460ff8616159384158352602083019460ff8860081c168652604084019363ffffffff8960101c168552606081019163ffffffff8a60301c16835263ffffffff608083019a60501c168a526107b657831580156107ab575b61078357815163ffffffff1615610650577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff63ffffffff835116019163ffffffff8311610623576106219961050c63ffffffff80937fffffffffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff998261054b98169c895f5260046020528d60405f20905f526020528360405f20541683525b895f52600260205260405f209751151560ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008a5416911617885551907fffffffffffffffffffffffffffffffffffffffffffffffffffff0000000000ff61ff0065ffffffff00008a54935160101b169360081b16911617178655511684907fffffffffffffffffffffffffffffffffffffffffffff00000000ffffffffffff69ffffffff00000000000083549260301b169116179055565b5182547fffffffffffffffffffffffffffffffffffff00000000ffffffffffffffffffff16911660501b6dffffffff0000000000000000000016179055565b73ffffffffffffffffffffffffffffffffffffffff8616905f52600460205260405f20855f526020528060405f20555f52600160205260405f2054937c01000000000000000000000000000000000000000000000000000000006105b06064356129ef565b60b81b947bff0000000000000000000000000000000000000000000000000000007f000000000000000000000000000000000000000000000000000000000000000060781b9460a81b9360c81b9160d81b166effffffffffffffffffffffffffffff881617171717171617916122b9565b005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b91929363ffffffff8151169663ffffffff61066a89611fc9565b1682528762010000811461075b5760ff82511680600302906003820403610623576010901b146106d1575b6106219961050c63ffffffff61054b957fffffffffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff999897958295610453565b80959493919295519960ff8b1660ff81146106235764ff0000000060ff9c600183019d8e16855260201b1668ff00000000000000008a60401b16175f5260036020528b6107228260405f2054612a98565b911161062357604089811b68ff00000000000000001660209d8e1b175f9081526003909d52909b209a909a559394929390929190610695565b7fafea94e4000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fa81c6095000000000000000000000000000000000000000000000000000000005f5260045ffd5b5061ffff84116103b8565b7fdc1267b8000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b7f54fabe50000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102555760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555761086a611da4565b60243567ffffffffffffffff81116102555761088a903690600401611db4565b91906044359273ffffffffffffffffffffffffffffffffffffffff8416809403610255576064359273ffffffffffffffffffffffffffffffffffffffff8416809403610255576084359182151580930361025557335f52600560205261010060405f20541615610b39575f936108ff92612943565b9260405194859283927ffd8ad3b70000000000000000000000000000000000000000000000000000000084526080600485015261093f6084850188611de5565b9260248501526044840152606483015203818373ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1908115610b2e575f925f92610a96575b505f5b8151811015610a73578073ffffffffffffffffffffffffffffffffffffffff6109c960019385611f2a565b51165f5281602052610a6860405f205473ffffffffffffffffffffffffffffffffffffffff6109f88487611f2a565b511690610a28610a0782612a59565b63ffffffff8160781c1680600a105f14610a6e5750600a5b60781b906126b0565b7fffffffffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff610a5c610a56878c611f2a565b516129ef565b60b81b911617916122b9565b0161099e565b610a1f565b50610a8c91604051928392604084526040840190611de5565b9060208301520390f35b925090503d805f843e610aa98184611ee9565b82019160408184031261025557805167ffffffffffffffff81116102555781019280601f85011215610255578351610ae081611fb1565b94610aee6040519687611ee9565b81865260208087019260051b82010192831161025557602001905b828210610b1e5750505060200151908361099b565b8151815260209182019101610b09565b6040513d5f823e3d90fd5b7f690e9cca000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff610bad611d5e565b610bb56121eb565b165f818152600560205260408120805460ff1690557f69046438de0af0e124d59024f0ac28dc6670aab1b92b11cbe26ee86042b5c3ea9080a2005b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557610c27611d5e565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016330361080b578073ffffffffffffffffffffffffffffffffffffffff61062192165f52600160205260405f2054610c966024356129ef565b60b81b7cffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff821617916122b9565b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557610621600435610cfd611d81565b90610d1b610d16825f525f602052600160405f20015490565b612253565b612599565b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557610d57611d5e565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016330361080b578073ffffffffffffffffffffffffffffffffffffffff61062192165f52600160205260405f2054610dc66024356129ef565b60b81b7fffffffffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff821617916122b9565b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576020610e3d610e2f611da4565b610e37611d81565b90611f6b565b1515604051908152f35b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff610f01611d5e565b165f526005602052602061010060405f2054161515604051908152f35b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206040515f8152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff610fa2611d5e565b165f526001602052602061ffff60405f205460981c16604051908152f35b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576020604051600a8152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff611045611d5e565b165f526001602052606060405f205463ffffffff6040519161ffff8160a81c16835261ffff8160981c16602084015260781c166040820152f35b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576110b6611d81565b6004355f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555761112a611da4565b60243567ffffffffffffffff81116102555761116b91611151611157923690600401611db4565b91612943565b604051918291602083526020830190611de5565b0390f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576111a6611d5e565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016330361080b5773ffffffffffffffffffffffffffffffffffffffff81165f52600160205260405f20549061ffff8260981c166112c45761123090826effffffffffffffffffffffffffffff8116916122b9565b600161ffff60ff8360d81c169260c81c16825f52600260205263ffffffff60405f205460301c16835f52600460205260405f20825f5260205260405f20550163ffffffff811161062357610621915f52600260205260405f20907fffffffffffffffffffffffffffffffffffffffffffff00000000ffffffffffff69ffffffff00000000000083549260301b169116179055565b7f42d22f0a000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206102a6611328611d5e565b73ffffffffffffffffffffffffffffffffffffffff611345611d81565b91165f526005835260ff60405f2054169073ffffffffffffffffffffffffffffffffffffffff81165f526001845260405f205490825f526007855273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52845260405f20549160ff8260701c16145f146113c9576dffffffffffffffffffffffffffff1690611e2e565b505f90611e2e565b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206102a6610e2f611da4565b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760ff61149e611da4565b165f526002602052602063ffffffff60405f205460501c16604051908152f35b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557602060405160018152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555761152e611da4565b335f52600560205261010060405f20541615610b395760ff16805f52600260205260ff60405f205416611593575f52600260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790555f80f35b7fcac34077000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff611607611d5e565b165f526001602052602060405f205460e81c1515604051908152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760ff61165c611da4565b165f526002602052602060ff60405f2054166040519015158152f35b346102555760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576116af611da4565b335f52600560205261010060405f20541615610b395760ff16805f5260026020526116ea60443560243560ff60405f205460081c16846126bd565b5f5b815181101561177d576116ff8183611f2a565b5190835f52600460205260405f20825f5260205273ffffffffffffffffffffffffffffffffffffffff60405f205416805f52600160205260405f2054927301000000000000000000000000000000000000008401938481116106235760019461176891846122b9565b60a01b176117768285611f2a565b52016116ec565b506040518091602082016020835281518091526020604084019201905f5b8181106117a9575050500390f35b825184528594506020938401939092019160010161179b565b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576117f9611d81565b3373ffffffffffffffffffffffffffffffffffffffff8216036118225761062190600435612599565b7f6697b232000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102555760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557610621600435611887611d81565b906118a0610d16825f525f602052600160405f20015490565b6124cd565b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576040517f27ed718800000000000000000000000000000000000000000000000000000000815260208160048173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610b2e575f90611950575b602090604051908152f35b506020813d60201161197b575b8161196a60209383611ee9565b810103126102555760209051611945565b3d915061195d565b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576119ba611d5e565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016330361080b57611a02602091611e68565b6040519015158152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206102a66004355f525f602052600160405f20015490565b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555773ffffffffffffffffffffffffffffffffffffffff611aa0611d5e565b611aa86121eb565b16805f52600560205260ff60405f2054168015611af7575b815f5260056020526103001760405f20557f5b143596882ddad3b867df1ec7d22264453dffde26ecf49a50e2585965f808115f80a2005b50611b03600654611e3b565b8060065560ff811115611ac0577f98defef5000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610255575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102555760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610255576020611bc9611d5e565b5f9073ffffffffffffffffffffffffffffffffffffffff611be86121ce565b9116805f526001845260405f20548260ff8260701c1614611c54575b50815f526007845260405f20815f52845260405f205480611c2b575b505050604051908152f35b611c36919293611e2e565b915f526007835260405f20905f5282525f6040812055828080611c20565b92506dffffffffffffffffffffffffffff8316927fffffffffffffffffffffffffffffffffff0000000000000000000000000000008360701b911617815f526001855260405f205584611c04565b346102555760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025557600435907fffffffff00000000000000000000000000000000000000000000000000000000821680920361025557817f7965db0b0000000000000000000000000000000000000000000000000000000060209314908115611d34575b5015158152f35b7f01ffc9a70000000000000000000000000000000000000000000000000000000091501483611d2d565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361025557565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361025557565b6004359060ff8216820361025557565b9181601f840112156102555782359167ffffffffffffffff8311610255576020808501948460051b01011161025557565b90602080835192838152019201905f5b818110611e025750505090565b825173ffffffffffffffffffffffffffffffffffffffff16845260209384019390920191600101611df5565b9190820180921161062357565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146106235760010190565b73ffffffffffffffffffffffffffffffffffffffff81165f52600160205260405f2054908160e81c611ee357817d0100000000000000000000000000000000000000000000000000000000007cffffffff0000ffffffffffffffffffffffffffffffffffffffffffffff611ede941617916122b9565b600190565b50505f90565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176107de57604052565b8051821015611f3e5760209160051b010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9073ffffffffffffffffffffffffffffffffffffffff165f52600160205260ff60405f2054911660ff8260d81c16145f14611fac57611fa990612922565b90565b505f90565b67ffffffffffffffff81116107de5760051b60200190565b63ffffffff1663ffffffff81146106235760010190565b9190611fea6121ce565b9073ffffffffffffffffffffffffffffffffffffffff81165f52600160205260405f20549360ff8560e01c161515159081156121ba575b50612192578360e81c61216a5761203784612a59565b63ffffffff8160781c1663ffffffff0363ffffffff8111610623576120959161207191806001105f14612165575060015b60781b90611e2e565b936dffffffffffffffffffffffffffff851680151580612155575b61211057611e2e565b936dffffffffffffffffffffffffffff85116120e85761ffff946120e19360701b7fffffffffffffffffffffffffffffffffff00000000000000000000000000000086161717916122b9565b60c81c1690565b7fe2981070000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff8660701c165f52600760205260405f2073ffffffffffffffffffffffffffffffffffffffff85165f5260205261214d60405f20918254611e2e565b90555f611e2e565b508460ff8760701c16141561208c565b612068565b7f6b7ed0e4000000000000000000000000000000000000000000000000000000005f5260045ffd5b505050507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff90565b60ff91501660ff8560d81c1614155f612021565b335f52600560205260405f2054610200811615610b395760ff1690565b335f9081527fad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5602052604090205460ff161561222357565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f52336004525f60245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f2054161561228a5750565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f523360045260245260445ffd5b73ffffffffffffffffffffffffffffffffffffffff90929192165f5260016020528060405f20556122e981612922565b906122f383612922565b928383146124c75760e082901c60ff16156124bf5750915b60ff8360d81c16805f52600260205260405f209360ff855460081c1690610fff8160cc1c16918268ff00000000000000008360981c161791825f52600360205260405f205460f0600f8360c81c169260c41c1691808304601014901517156106235761ffff81839794971c16935f5260036020528388831b921b90030160405f205560019060401b905b8481111561247f575050505050155f146124015750806123c163ffffffff6123ff935460501c16611fc9565b7fffffffffffffffffffffffffffffffffffff00000000ffffffffffffffffffff6dffffffff0000000000000000000083549260501b169116179055565b565b156124095750565b63ffffffff815460501c16908115610623577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6123ff92017fffffffffffffffffffffffffffffffffffff00000000ffffffffffffffffffff6dffffffff0000000000000000000083549260501b169116179055565b60019060e08560051b169460031c94858260201b851717805f52600360205260405f2054905f526003602052858a831b921b90030160405f205501612395565b90509161230b565b50505050565b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f205416155f14611ee357805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905573ffffffffffffffffffffffffffffffffffffffff339216907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d5f80a4600190565b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f2054165f14611ee357805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905573ffffffffffffffffffffffffffffffffffffffff339216907ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b5f80a4600190565b9061266b82611fb1565b6126786040519182611ee9565b8281527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06126a68294611fb1565b0190602036910137565b9190820391821161062357565b939291909360401b908460201b82175f5260036020526126e18560405f2054612a98565b916126eb82612661565b956126f583612661565b935f935b8085106127095750505050505050565b9091929394959682156128fe57875f528560205260405f2060201c838102908082048514901517156106235760e01c915f925b878410806128e7575b156127745761276861276e9163ffffffff612760878d611f2a565b511690611e2e565b93611e3b565b9261273c565b9796919892909594935f90899086805b61287c57508288175f5260036020528c8560405f20549460041b9161ffff8616955b8686101561285e5750916127bf6127c594928794611f2a565b526126b0565b99845b8481116127f15750916127e69160019594930360201b179189611f2a565b5201939590956126f9565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810181811161062357612825908c611f2a565b51612830828d611f2a565b528015610623577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff016127c8565b949050600192959150039260101c930161ffff8416938e87916127a6565b838160201b8a17175f52600360205260405f20549360031b9363ffffffff81165b808510156128cf5750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0180612784565b60019194039360201c94019363ffffffff811661289d565b506128f2848a611f2a565b5160201c811015612745565b9750505050505050506020604051906129178183611ee9565b5f8252505f36813790565b61ffff8160a81c1661ffff8260981c16105f14611fac5760b81c61ffff1690565b9061294d83611fb1565b9161295b6040519384611ee9565b8383527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe061298885611fb1565b01366020850137829460ff5f9216915b858110156129e757600190835f52600460205260405f208160051b8601355f5260205273ffffffffffffffffffffffffffffffffffffffff60405f2054166129e08288611f2a565b5201612998565b509350505050565b7f0000000000000000000000000000000000000000000000000000000000000000908115612a2c570461ffff811015612a255790565b5061ffff90565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b61ffff8160981c16155f14612a6b5790565b7fffffffffffffffffffffffffff0000000000000000000000000000000000000081019081116106235790565b7c01000000010000000100000001000000010000000100000001000000019115612ac4575b0260e01c90565b7dffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff808260101c16911601612abd56ad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5",
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
// Solidity: constructor(address admin, address teeManager, uint256 initReputation, uint256 stakeAdjustmentFactor) returns()
func (executors *Executors) PackConstructor(admin common.Address, teeManager common.Address, initReputation *big.Int, stakeAdjustmentFactor *big.Int) []byte {
	enc, err := executors.abi.Pack("", admin, teeManager, initReputation, stakeAdjustmentFactor)
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

// PackREPUTATIONGAIN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6a01703f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REPUTATION_GAIN() view returns(uint256)
func (executors *Executors) PackREPUTATIONGAIN() []byte {
	enc, err := executors.abi.Pack("REPUTATION_GAIN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREPUTATIONGAIN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6a01703f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REPUTATION_GAIN() view returns(uint256)
func (executors *Executors) TryPackREPUTATIONGAIN() ([]byte, error) {
	return executors.abi.Pack("REPUTATION_GAIN")
}

// UnpackREPUTATIONGAIN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6a01703f.
//
// Solidity: function REPUTATION_GAIN() view returns(uint256)
func (executors *Executors) UnpackREPUTATIONGAIN(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("REPUTATION_GAIN", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackREPUTATIONLOSS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0d541fa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REPUTATION_LOSS() view returns(uint256)
func (executors *Executors) PackREPUTATIONLOSS() []byte {
	enc, err := executors.abi.Pack("REPUTATION_LOSS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREPUTATIONLOSS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0d541fa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REPUTATION_LOSS() view returns(uint256)
func (executors *Executors) TryPackREPUTATIONLOSS() ([]byte, error) {
	return executors.abi.Pack("REPUTATION_LOSS")
}

// UnpackREPUTATIONLOSS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa0d541fa.
//
// Solidity: function REPUTATION_LOSS() view returns(uint256)
func (executors *Executors) UnpackREPUTATIONLOSS(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("REPUTATION_LOSS", data)
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

// PackAddJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a5280aa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addJobs(address jobsContract) returns()
func (executors *Executors) PackAddJobs(jobsContract common.Address) []byte {
	enc, err := executors.abi.Pack("addJobs", jobsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a5280aa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addJobs(address jobsContract) returns()
func (executors *Executors) TryPackAddJobs(jobsContract common.Address) ([]byte, error) {
	return executors.abi.Pack("addJobs", jobsContract)
}

// PackAnswered is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf67a9a1e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function answered(uint8 env, address enclave, uint256 pay) returns(uint256 position)
func (executors *Executors) PackAnswered(env uint8, enclave common.Address, pay *big.Int) []byte {
	enc, err := executors.abi.Pack("answered", env, enclave, pay)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnswered is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf67a9a1e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function answered(uint8 env, address enclave, uint256 pay) returns(uint256 position)
func (executors *Executors) TryPackAnswered(env uint8, enclave common.Address, pay *big.Int) ([]byte, error) {
	return executors.abi.Pack("answered", env, enclave, pay)
}

// UnpackAnswered is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf67a9a1e.
//
// Solidity: function answered(uint8 env, address enclave, uint256 pay) returns(uint256 position)
func (executors *Executors) UnpackAnswered(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("answered", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCollectPay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b120d7f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function collectPay(address enclave) returns(uint256 pay)
func (executors *Executors) PackCollectPay(enclave common.Address) []byte {
	enc, err := executors.abi.Pack("collectPay", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCollectPay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b120d7f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function collectPay(address enclave) returns(uint256 pay)
func (executors *Executors) TryPackCollectPay(enclave common.Address) ([]byte, error) {
	return executors.abi.Pack("collectPay", enclave)
}

// UnpackCollectPay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b120d7f.
//
// Solidity: function collectPay(address enclave) returns(uint256 pay)
func (executors *Executors) UnpackCollectPay(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("collectPay", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDeregister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84ac33ec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deregister(address enclave) returns()
func (executors *Executors) PackDeregister(enclave common.Address) []byte {
	enc, err := executors.abi.Pack("deregister", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeregister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84ac33ec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deregister(address enclave) returns()
func (executors *Executors) TryPackDeregister(enclave common.Address) ([]byte, error) {
	return executors.abi.Pack("deregister", enclave)
}

// PackEnclavesAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x856b4ccd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function enclavesAt(uint8 env, uint256[] positions) view returns(address[])
func (executors *Executors) PackEnclavesAt(env uint8, positions []*big.Int) []byte {
	enc, err := executors.abi.Pack("enclavesAt", env, positions)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnclavesAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x856b4ccd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function enclavesAt(uint8 env, uint256[] positions) view returns(address[])
func (executors *Executors) TryPackEnclavesAt(env uint8, positions []*big.Int) ([]byte, error) {
	return executors.abi.Pack("enclavesAt", env, positions)
}

// UnpackEnclavesAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x856b4ccd.
//
// Solidity: function enclavesAt(uint8 env, uint256[] positions) view returns(address[])
func (executors *Executors) UnpackEnclavesAt(data []byte) ([]common.Address, error) {
	out, err := executors.abi.Unpack("enclavesAt", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2641ad78.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function evict(address enclave) returns(bool changed)
func (executors *Executors) PackEvict(enclave common.Address) []byte {
	enc, err := executors.abi.Pack("evict", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2641ad78.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function evict(address enclave) returns(bool changed)
func (executors *Executors) TryPackEvict(enclave common.Address) ([]byte, error) {
	return executors.abi.Pack("evict", enclave)
}

// UnpackEvict is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2641ad78.
//
// Solidity: function evict(address enclave) returns(bool changed)
func (executors *Executors) UnpackEvict(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("evict", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ac2a011.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function executors(address enclaveAddress) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
func (executors *Executors) PackExecutors(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("executors", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ac2a011.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function executors(address enclaveAddress) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
func (executors *Executors) TryPackExecutors(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("executors", enclaveAddress)
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
// Solidity: function executors(address enclaveAddress) view returns(uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
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

// PackExpelJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe75c0486.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function expelJobs(address jobsContract) returns()
func (executors *Executors) PackExpelJobs(jobsContract common.Address) []byte {
	enc, err := executors.abi.Pack("expelJobs", jobsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExpelJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe75c0486.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function expelJobs(address jobsContract) returns()
func (executors *Executors) TryPackExpelJobs(jobsContract common.Address) ([]byte, error) {
	return executors.abi.Pack("expelJobs", jobsContract)
}

// PackGetNodeValue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fa26291.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeValue(uint8 env, address enclaveAddress) view returns(uint256)
func (executors *Executors) PackGetNodeValue(env uint8, enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("getNodeValue", env, enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeValue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fa26291.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeValue(uint8 env, address enclaveAddress) view returns(uint256)
func (executors *Executors) TryPackGetNodeValue(env uint8, enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("getNodeValue", env, enclaveAddress)
}

// UnpackGetNodeValue is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7fa26291.
//
// Solidity: function getNodeValue(uint8 env, address enclaveAddress) view returns(uint256)
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

// PackInitTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x537d0250.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function initTree(uint8 env) returns()
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
// Solidity: function initTree(uint8 env) returns()
func (executors *Executors) TryPackInitTree(env uint8) ([]byte, error) {
	return executors.abi.Pack("initTree", env)
}

// PackIsEvicted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cbb62a8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isEvicted(address enclaveAddress) view returns(bool)
func (executors *Executors) PackIsEvicted(enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("isEvicted", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsEvicted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cbb62a8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isEvicted(address enclaveAddress) view returns(bool)
func (executors *Executors) TryPackIsEvicted(enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("isEvicted", enclaveAddress)
}

// UnpackIsEvicted is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4cbb62a8.
//
// Solidity: function isEvicted(address enclaveAddress) view returns(bool)
func (executors *Executors) UnpackIsEvicted(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("isEvicted", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa34fa1d2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isJobs(address jobsContract) view returns(bool)
func (executors *Executors) PackIsJobs(jobsContract common.Address) []byte {
	enc, err := executors.abi.Pack("isJobs", jobsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa34fa1d2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isJobs(address jobsContract) view returns(bool)
func (executors *Executors) TryPackIsJobs(jobsContract common.Address) ([]byte, error) {
	return executors.abi.Pack("isJobs", jobsContract)
}

// UnpackIsJobs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa34fa1d2.
//
// Solidity: function isJobs(address jobsContract) view returns(bool)
func (executors *Executors) UnpackIsJobs(data []byte) (bool, error) {
	out, err := executors.abi.Unpack("isJobs", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsNodePresentInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2756152.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodePresentInTree(uint8 env, address enclaveAddress) view returns(bool)
func (executors *Executors) PackIsNodePresentInTree(env uint8, enclaveAddress common.Address) []byte {
	enc, err := executors.abi.Pack("isNodePresentInTree", env, enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodePresentInTree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2756152.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodePresentInTree(uint8 env, address enclaveAddress) view returns(bool)
func (executors *Executors) TryPackIsNodePresentInTree(env uint8, enclaveAddress common.Address) ([]byte, error) {
	return executors.abi.Pack("isNodePresentInTree", env, enclaveAddress)
}

// UnpackIsNodePresentInTree is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb2756152.
//
// Solidity: function isNodePresentInTree(uint8 env, address enclaveAddress) view returns(bool)
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
// Solidity: function isTreeInitialized(uint8 env) view returns(bool)
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
// Solidity: function isTreeInitialized(uint8 env) view returns(bool)
func (executors *Executors) TryPackIsTreeInitialized(env uint8) ([]byte, error) {
	return executors.abi.Pack("isTreeInitialized", env)
}

// UnpackIsTreeInitialized is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4be4367f.
//
// Solidity: function isTreeInitialized(uint8 env) view returns(bool)
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
// Solidity: function nodesInTree(uint8 env) view returns(uint256)
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
// Solidity: function nodesInTree(uint8 env) view returns(uint256)
func (executors *Executors) TryPackNodesInTree(env uint8) ([]byte, error) {
	return executors.abi.Pack("nodesInTree", env)
}

// UnpackNodesInTree is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x722c008f.
//
// Solidity: function nodesInTree(uint8 env) view returns(uint256)
func (executors *Executors) UnpackNodesInTree(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("nodesInTree", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x815d7b8c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payOf(address jobsContract, address enclave) view returns(uint256)
func (executors *Executors) PackPayOf(jobsContract common.Address, enclave common.Address) []byte {
	enc, err := executors.abi.Pack("payOf", jobsContract, enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x815d7b8c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payOf(address jobsContract, address enclave) view returns(uint256)
func (executors *Executors) TryPackPayOf(jobsContract common.Address, enclave common.Address) ([]byte, error) {
	return executors.abi.Pack("payOf", jobsContract, enclave)
}

// UnpackPayOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x815d7b8c.
//
// Solidity: function payOf(address jobsContract, address enclave) view returns(uint256)
func (executors *Executors) UnpackPayOf(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("payOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPendingJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa19b0702.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pendingJobs(address enclave) view returns(uint256)
func (executors *Executors) PackPendingJobs(enclave common.Address) []byte {
	enc, err := executors.abi.Pack("pendingJobs", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPendingJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa19b0702.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pendingJobs(address enclave) view returns(uint256)
func (executors *Executors) TryPackPendingJobs(enclave common.Address) ([]byte, error) {
	return executors.abi.Pack("pendingJobs", enclave)
}

// UnpackPendingJobs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa19b0702.
//
// Solidity: function pendingJobs(address enclave) view returns(uint256)
func (executors *Executors) UnpackPendingJobs(data []byte) (*big.Int, error) {
	out, err := executors.abi.Unpack("pendingJobs", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf50ec3ff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register(address enclave, uint8 env, uint256 jobCapacity, uint256 stake) returns()
func (executors *Executors) PackRegister(enclave common.Address, env uint8, jobCapacity *big.Int, stake *big.Int) []byte {
	enc, err := executors.abi.Pack("register", enclave, env, jobCapacity, stake)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf50ec3ff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register(address enclave, uint8 env, uint256 jobCapacity, uint256 stake) returns()
func (executors *Executors) TryPackRegister(enclave common.Address, env uint8, jobCapacity *big.Int, stake *big.Int) ([]byte, error) {
	return executors.abi.Pack("register", enclave, env, jobCapacity, stake)
}

// PackReinstate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe239807d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reinstate(address enclave, uint256 stake) returns()
func (executors *Executors) PackReinstate(enclave common.Address, stake *big.Int) []byte {
	enc, err := executors.abi.Pack("reinstate", enclave, stake)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReinstate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe239807d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reinstate(address enclave, uint256 stake) returns()
func (executors *Executors) TryPackReinstate(enclave common.Address, stake *big.Int) ([]byte, error) {
	return executors.abi.Pack("reinstate", enclave, stake)
}

// PackRemoveJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe32a5a2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeJobs(address jobsContract) returns()
func (executors *Executors) PackRemoveJobs(jobsContract common.Address) []byte {
	enc, err := executors.abi.Pack("removeJobs", jobsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe32a5a2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeJobs(address jobsContract) returns()
func (executors *Executors) TryPackRemoveJobs(jobsContract common.Address) ([]byte, error) {
	return executors.abi.Pack("removeJobs", jobsContract)
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

// PackSelect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3bdcbbf6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function select(uint8 env, uint256 count, uint256 seed) returns(uint256[] picked)
func (executors *Executors) PackSelect(env uint8, count *big.Int, seed *big.Int) []byte {
	enc, err := executors.abi.Pack("select", env, count, seed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3bdcbbf6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function select(uint8 env, uint256 count, uint256 seed) returns(uint256[] picked)
func (executors *Executors) TryPackSelect(env uint8, count *big.Int, seed *big.Int) ([]byte, error) {
	return executors.abi.Pack("select", env, count, seed)
}

// UnpackSelect is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3bdcbbf6.
//
// Solidity: function select(uint8 env, uint256 count, uint256 seed) returns(uint256[] picked)
func (executors *Executors) UnpackSelect(data []byte) ([]*big.Int, error) {
	out, err := executors.abi.Unpack("select", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackSetStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbd3cd525.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setStake(address enclave, uint256 stake) returns()
func (executors *Executors) PackSetStake(enclave common.Address, stake *big.Int) []byte {
	enc, err := executors.abi.Pack("setStake", enclave, stake)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbd3cd525.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setStake(address enclave, uint256 stake) returns()
func (executors *Executors) TryPackSetStake(enclave common.Address, stake *big.Int) ([]byte, error) {
	return executors.abi.Pack("setStake", enclave, stake)
}

// PackSlash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec82f2a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slash(uint8 env, uint256[] positions, address slasher, address recipient, bool payNow) returns(address[] enclaves, uint256 received)
func (executors *Executors) PackSlash(env uint8, positions []*big.Int, slasher common.Address, recipient common.Address, payNow bool) []byte {
	enc, err := executors.abi.Pack("slash", env, positions, slasher, recipient, payNow)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec82f2a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slash(uint8 env, uint256[] positions, address slasher, address recipient, bool payNow) returns(address[] enclaves, uint256 received)
func (executors *Executors) TryPackSlash(env uint8, positions []*big.Int, slasher common.Address, recipient common.Address, payNow bool) ([]byte, error) {
	return executors.abi.Pack("slash", env, positions, slasher, recipient, payNow)
}

// SlashOutput serves as a container for the return parameters of contract
// method Slash.
type SlashOutput struct {
	Enclaves []common.Address
	Received *big.Int
}

// UnpackSlash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec82f2a7.
//
// Solidity: function slash(uint8 env, uint256[] positions, address slasher, address recipient, bool payNow) returns(address[] enclaves, uint256 received)
func (executors *Executors) UnpackSlash(data []byte) (SlashOutput, error) {
	out, err := executors.abi.Unpack("slash", data)
	outstruct := new(SlashOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Enclaves = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Received = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
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

// ExecutorsJobsContractAdded represents a JobsContractAdded event raised by the Executors contract.
type ExecutorsJobsContractAdded struct {
	JobsContract common.Address
	Raw          *types.Log // Blockchain specific contextual infos
}

const ExecutorsJobsContractAddedEventName = "JobsContractAdded"

// ContractEventName returns the user-defined event name.
func (ExecutorsJobsContractAdded) ContractEventName() string {
	return ExecutorsJobsContractAddedEventName
}

// UnpackJobsContractAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobsContractAdded(address indexed jobsContract)
func (executors *Executors) UnpackJobsContractAddedEvent(log *types.Log) (*ExecutorsJobsContractAdded, error) {
	event := "JobsContractAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsJobsContractAdded)
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

// ExecutorsJobsContractExpelled represents a JobsContractExpelled event raised by the Executors contract.
type ExecutorsJobsContractExpelled struct {
	JobsContract common.Address
	Raw          *types.Log // Blockchain specific contextual infos
}

const ExecutorsJobsContractExpelledEventName = "JobsContractExpelled"

// ContractEventName returns the user-defined event name.
func (ExecutorsJobsContractExpelled) ContractEventName() string {
	return ExecutorsJobsContractExpelledEventName
}

// UnpackJobsContractExpelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobsContractExpelled(address indexed jobsContract)
func (executors *Executors) UnpackJobsContractExpelledEvent(log *types.Log) (*ExecutorsJobsContractExpelled, error) {
	event := "JobsContractExpelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsJobsContractExpelled)
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

// ExecutorsJobsContractRemoved represents a JobsContractRemoved event raised by the Executors contract.
type ExecutorsJobsContractRemoved struct {
	JobsContract common.Address
	Raw          *types.Log // Blockchain specific contextual infos
}

const ExecutorsJobsContractRemovedEventName = "JobsContractRemoved"

// ContractEventName returns the user-defined event name.
func (ExecutorsJobsContractRemoved) ContractEventName() string {
	return ExecutorsJobsContractRemovedEventName
}

// UnpackJobsContractRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event JobsContractRemoved(address indexed jobsContract)
func (executors *Executors) UnpackJobsContractRemovedEvent(log *types.Log) (*ExecutorsJobsContractRemoved, error) {
	event := "JobsContractRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != executors.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ExecutorsJobsContractRemoved)
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

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (executors *Executors) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], executors.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return executors.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return executors.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsEvicted"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsEvictedError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsGlobalEnvAlreadySupported"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsGlobalEnvAlreadySupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsHasPendingJobs"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsHasPendingJobsError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsInitReputationTooHigh"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsInitReputationTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsInvalidJobCapacity"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsInvalidJobCapacityError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsInvalidStakeAdjustmentFactor"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsInvalidStakeAdjustmentFactorError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsNoPositionLeft"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsNoPositionLeftError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsNotJobs"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsNotJobsError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsNotTeeManager"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsNotTeeManagerError(raw[4:])
	}
	if bytes.Equal(raw[:4], executors.abi.Errors["ExecutorsTooManyJobsContracts"].ID.Bytes()[:4]) {
		return executors.UnpackExecutorsTooManyJobsContractsError(raw[4:])
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
	if bytes.Equal(raw[:4], executors.abi.Errors["PayOverflow"].ID.Bytes()[:4]) {
		return executors.UnpackPayOverflowError(raw[4:])
	}
	return nil, errors.New("unknown error")
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

// ExecutorsExecutorsEvicted represents a ExecutorsEvicted error raised by the Executors contract.
type ExecutorsExecutorsEvicted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsEvicted()
func ExecutorsExecutorsEvictedErrorID() common.Hash {
	return common.HexToHash("0x6b7ed0e4976be406377aaeaeeee7a4905155f702bee782dae19e3f4120e31e9d")
}

// UnpackExecutorsEvictedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsEvicted()
func (executors *Executors) UnpackExecutorsEvictedError(raw []byte) (*ExecutorsExecutorsEvicted, error) {
	out := new(ExecutorsExecutorsEvicted)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsEvicted", raw); err != nil {
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

// ExecutorsExecutorsInitReputationTooHigh represents a ExecutorsInitReputationTooHigh error raised by the Executors contract.
type ExecutorsExecutorsInitReputationTooHigh struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsInitReputationTooHigh()
func ExecutorsExecutorsInitReputationTooHighErrorID() common.Hash {
	return common.HexToHash("0xa9036c32f3cdf77234d92b329e45aa15f73b408a7789633c2949c845ea4dfaa7")
}

// UnpackExecutorsInitReputationTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsInitReputationTooHigh()
func (executors *Executors) UnpackExecutorsInitReputationTooHighError(raw []byte) (*ExecutorsExecutorsInitReputationTooHigh, error) {
	out := new(ExecutorsExecutorsInitReputationTooHigh)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsInitReputationTooHigh", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsInvalidJobCapacity represents a ExecutorsInvalidJobCapacity error raised by the Executors contract.
type ExecutorsExecutorsInvalidJobCapacity struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsInvalidJobCapacity()
func ExecutorsExecutorsInvalidJobCapacityErrorID() common.Hash {
	return common.HexToHash("0xa81c609567c9c23f5d956011c70c4620d2f22ef1350b01ff40d05f8e7fd0f71a")
}

// UnpackExecutorsInvalidJobCapacityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsInvalidJobCapacity()
func (executors *Executors) UnpackExecutorsInvalidJobCapacityError(raw []byte) (*ExecutorsExecutorsInvalidJobCapacity, error) {
	out := new(ExecutorsExecutorsInvalidJobCapacity)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsInvalidJobCapacity", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsInvalidStakeAdjustmentFactor represents a ExecutorsInvalidStakeAdjustmentFactor error raised by the Executors contract.
type ExecutorsExecutorsInvalidStakeAdjustmentFactor struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsInvalidStakeAdjustmentFactor()
func ExecutorsExecutorsInvalidStakeAdjustmentFactorErrorID() common.Hash {
	return common.HexToHash("0x75f0638fc1707d129ec166afd709409211a27e65718af6b294ad36d0fd1d9225")
}

// UnpackExecutorsInvalidStakeAdjustmentFactorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsInvalidStakeAdjustmentFactor()
func (executors *Executors) UnpackExecutorsInvalidStakeAdjustmentFactorError(raw []byte) (*ExecutorsExecutorsInvalidStakeAdjustmentFactor, error) {
	out := new(ExecutorsExecutorsInvalidStakeAdjustmentFactor)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsInvalidStakeAdjustmentFactor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsNoPositionLeft represents a ExecutorsNoPositionLeft error raised by the Executors contract.
type ExecutorsExecutorsNoPositionLeft struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsNoPositionLeft()
func ExecutorsExecutorsNoPositionLeftErrorID() common.Hash {
	return common.HexToHash("0xafea94e4a3b825db486462317d1f99b94faad5d98c2fd5f7421bed906a9705fa")
}

// UnpackExecutorsNoPositionLeftError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsNoPositionLeft()
func (executors *Executors) UnpackExecutorsNoPositionLeftError(raw []byte) (*ExecutorsExecutorsNoPositionLeft, error) {
	out := new(ExecutorsExecutorsNoPositionLeft)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsNoPositionLeft", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ExecutorsExecutorsNotJobs represents a ExecutorsNotJobs error raised by the Executors contract.
type ExecutorsExecutorsNotJobs struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsNotJobs()
func ExecutorsExecutorsNotJobsErrorID() common.Hash {
	return common.HexToHash("0x690e9cca7f9141d35641a02fe5377e27d5090e40a2b289af645304f0bbbec4c5")
}

// UnpackExecutorsNotJobsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsNotJobs()
func (executors *Executors) UnpackExecutorsNotJobsError(raw []byte) (*ExecutorsExecutorsNotJobs, error) {
	out := new(ExecutorsExecutorsNotJobs)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsNotJobs", raw); err != nil {
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

// ExecutorsExecutorsTooManyJobsContracts represents a ExecutorsTooManyJobsContracts error raised by the Executors contract.
type ExecutorsExecutorsTooManyJobsContracts struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExecutorsTooManyJobsContracts()
func ExecutorsExecutorsTooManyJobsContractsErrorID() common.Hash {
	return common.HexToHash("0x98defef5a263f020591099af296f16931a82f3a9c644c213b1692e95b797777a")
}

// UnpackExecutorsTooManyJobsContractsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExecutorsTooManyJobsContracts()
func (executors *Executors) UnpackExecutorsTooManyJobsContractsError(raw []byte) (*ExecutorsExecutorsTooManyJobsContracts, error) {
	out := new(ExecutorsExecutorsTooManyJobsContracts)
	if err := executors.abi.UnpackIntoInterface(out, "ExecutorsTooManyJobsContracts", raw); err != nil {
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

// ExecutorsPayOverflow represents a PayOverflow error raised by the Executors contract.
type ExecutorsPayOverflow struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PayOverflow()
func ExecutorsPayOverflowErrorID() common.Hash {
	return common.HexToHash("0xe29810705803ecaf802a2dc25e382a850fb1c58dd1138516517f328700507596")
}

// UnpackPayOverflowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PayOverflow()
func (executors *Executors) UnpackPayOverflowError(raw []byte) (*ExecutorsPayOverflow, error) {
	out := new(ExecutorsPayOverflow)
	if err := executors.abi.UnpackIntoInterface(out, "PayOverflow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsMetaData contains all meta data concerning the Jobs contract.
var JobsMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"admin\",\"type\":\"address\"},{\"internalType\":\"contractITeeManager\",\"name\":\"teeManager\",\"type\":\"address\"},{\"internalType\":\"contractIExecutors\",\"name\":\"executors\",\"type\":\"address\"},{\"internalType\":\"contractIERC20\",\"name\":\"usdcToken\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"signMaxAge\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"executionBufferTime\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"noOfNodesToSelect\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"stakingPaymentPool\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"usdcPaymentPool\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"minDeadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"maxDeadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"callbackGasLimit\",\"type\":\"uint256\"}],\"internalType\":\"structJobs.Config\",\"name\":\"config\",\"type\":\"tuple\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"gasNeeded\",\"type\":\"uint256\"}],\"name\":\"CallbackNeedsMoreGas\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsDeadlineNotOver\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsExecutionTimeOver\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsExecutorAlreadySubmittedOutput\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsFeeTooHigh\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsGlobalEnvAlreadySupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsGlobalEnvAlreadyUnsupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInsufficientDeposit\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidCallbackGasLimit\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"minDeadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"maxDeadline\",\"type\":\"uint256\"}],\"name\":\"JobsInvalidDeadline\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidDeadlineBounds\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidExecutors\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidJob\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidNoOfNodes\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsInvalidTimes\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsNotSelectedExecutor\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsSecretsUnsupported\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsSignatureFromFuture\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsSignatureTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsUnavailableResources\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsUnknownExecutor\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsUnsupportedEnv\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsZeroAddress\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"JobsZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"SafeERC20FailedOperation\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"minDeadline\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"maxDeadline\",\"type\":\"uint256\"}],\"name\":\"DeadlineBoundsSet\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"Deposited\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[],\"name\":\"EIP712DomainChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"executionFeePerMs\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"stakingRewardPerMs\",\"type\":\"uint256\"}],\"name\":\"GlobalEnvAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"GlobalEnvRemoved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"jobOwner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"secretId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"codehash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"codeInputs\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"address[]\",\"name\":\"selectedExecutors\",\"type\":\"address[]\"}],\"name\":\"JobCreated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"callback_success\",\"type\":\"bool\"}],\"name\":\"JobFailureCallbackCalled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"executor\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"output\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"totalTime\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"outputCount\",\"type\":\"uint8\"}],\"name\":\"JobResponded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"callback_success\",\"type\":\"bool\"}],\"name\":\"JobResultCallbackCalled\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"payee\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"PayWithdrawn\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"pool\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"PoolPaid\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"SlashedOnExecutionTimeout\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"Withdrawn\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"CALLBACK_GAS_LIMIT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTION_BUFFER_TIME\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTORS\",\"outputs\":[{\"internalType\":\"contractIExecutors\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"LONGEST_DEADLINE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_CLOCK_LEAD\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"NO_OF_NODES_TO_SELECT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SIGN_MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_PAYMENT_POOL\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"TEE_MANAGER\",\"outputs\":[{\"internalType\":\"contractITeeManager\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"USDC_PAYMENT_POOL\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"USDC_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"executionFeePerMs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"stakingRewardPerMs\",\"type\":\"uint256\"}],\"name\":\"addGlobalEnv\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"secretId\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"codehash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes\",\"name\":\"codeInputs\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"}],\"name\":\"createJob\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"deadlineBounds\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"minDeadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"maxDeadline\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"deposit\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"depositFor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"}],\"name\":\"deposits\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"eip712Domain\",\"outputs\":[{\"internalType\":\"bytes1\",\"name\":\"fields\",\"type\":\"bytes1\"},{\"internalType\":\"string\",\"name\":\"name\",\"type\":\"string\"},{\"internalType\":\"string\",\"name\":\"version\",\"type\":\"string\"},{\"internalType\":\"uint256\",\"name\":\"chainId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"verifyingContract\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"},{\"internalType\":\"uint256[]\",\"name\":\"extensions\",\"type\":\"uint256[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"executionEnv\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"executionFeePerMs\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"stakingRewardPerMs\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"getJobExecutionFeePerMs\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"name\":\"getSelectedExecutors\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"\",\"type\":\"address[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"jobCount\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"name\":\"jobs\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"execStartTime\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"executionTime\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"jobOwner\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"outputCount\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"payOf\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"payPool\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"poolBalance\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"removeGlobalEnv\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"minDeadline\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"maxDeadline\",\"type\":\"uint256\"}],\"name\":\"setDeadlineBounds\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"name\":\"slashOnExecutionTimeout\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"output\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"totalTime\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"signTimestamp\",\"type\":\"uint256\"}],\"name\":\"submitOutput\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"withdraw\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"withdrawPay\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "f2e7611d572aed1f8578336bfd46f5fed7",
	Bin: "0x61026080604052346104fc57610180816143f980380380916100218285610663565b8339810103126104fc5760405161018081016001600160401b0381118282101761064f5760405261005182610686565b815261005f60208301610686565b6020820190815260408301519092906001600160a01b03811681036104fc576040830190815261009160608301610686565b906060840191825260808301516080850190815260a084015160a0860190815260c085015160c087019081526100c960e08701610686565b9160e088019283526100de6101008801610686565b936101008901948552610120880151966101208a019788526101606101408a0151996101408c019a8b520151966101608b019788526040516040810181811060018060401b0382111761064f57604052601281526020810190716d61726c696e2e6f79737465722e4a6f627360701b8252601282206080524660c05251902060405160208101917f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f835260408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526101ce60c082610663565b51902060a0528a516001600160a01b031615610640578b516001600160a01b031615801561062e575b801561061c575b801561060a575b80156105f8575b6105e9578051604051631565559960e31b815290602090829060049082906001600160a01b03165afa908115610508575f916105af575b508c516001600160a01b039081169116036105a05784518015908115610595575b506105865783518015908115610579575b50610513578751612710811090811561056c575b5061055d5788518a518115918215610552575b508115610545575b506105365782516103e88102908082046103e81490151715610522578a519085516103e88102908082046103e814901517156105225782018092116105225710610513578b516001600160a01b0390811660e05290518116610100529a5160405163011e759160e21b81529b6020918d916004918391165afa8015610508575f906104c9575b61012052516001600160a01b039081166101405290516101605290516101805290516101a052905181166101c052905181166101e052905161020052905161022052905161024052905161037f92501661069a565b50604051613cb59081610724823960805181612133015260a05181611f19015260c05181611ef3015260e0518181816111020152611af701526101005181818161080201528181610eae015281816113320152818161187d01528181611b90015281816123b401528181612e30015261342501526101205181612920015261014051818181610286015281816114390152818161173e01528181611bec0152818161269c01528181612bf301526138dc015261016051818181611df1015261252601526101805181818161115b01526132f001526101a0518181816107bc015281816113fb0152818161244601528181613352015281816136fa01526137bb01526101c05181818161161b015261229001526101e0518181816117180152612760015261020051818181611526015261257e01526102205181610d1001526102405181610d3e0152f35b5060208b3d602011610500575b816104e360209383610663565b810103126104fc576104f761037f9b610686565b61032a565b5f80fd5b3d91506104d6565b6040513d5f823e3d90fd5b630328909f60e21b5f5260045ffd5b634e487b7160e01b5f52601160045260245ffd5b635bcf41c760e11b5f5260045ffd5b6236ee809150115f6102a4565b81925011905f61029c565b6356b14b4f60e11b5f5260045ffd5b624c4b409150115f610289565b620151809150115f610275565b6374a4aec160e01b5f5260045ffd5b60209150115f610264565b63a4ed778960e01b5f5260045ffd5b90506020813d6020116105e1575b816105ca60209383610663565b810103126104fc576105db90610686565b5f610243565b3d91506105bd565b631df6313d60e11b5f5260045ffd5b5086516001600160a01b03161561020c565b5085516001600160a01b031615610205565b5081516001600160a01b0316156101fe565b5080516001600160a01b0316156101f7565b63336f0fbf60e21b5f5260045ffd5b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b0382119082101761064f57604052565b51906001600160a01b03821682036104fc57565b6001600160a01b0381165f9081525f5160206143d95f395f51905f52602052604090205460ff1661071e576001600160a01b03165f8181525f5160206143d95f395f51905f5260205260408120805460ff191660011790553391907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d8180a4600190565b505f9056fe6080806040526004361015610012575f80fd5b5f905f3560e01c90816301ffc9a714612944575080630479d644146128d657806310685de614612866578063180aedf3146127cc578063248a9ca3146127845780632687ff7f146127165780632e1a7d4d1461263f5780632f2ff15d146125e45780632f4f21e2146125a157806333d608f11461254957806334b22512146124f157806336568abe1461246957806336f9aa9914612411578063403e4dfe146123d8578063449aa0d11461236a57806345f3ca3c146122b457806349f1c3f6146122465780634af50fc814611d155780634c5d8a0f14611ccf5780634f7712c214611a605780637891e30014611a0f57806384b0196e146118ea5780638a9610e3146117e157806391d148541461176d57806395722e661461168f57806395e11ef71461120157806396365d44146111b6578063a217fddf1461117e578063a313225814611126578063ab2aacc8146110b8578063b6b55f251461107b578063b6fc157b14610c8d578063bff97e1e146105ae578063c50d525d14610539578063d0c2bbb7146103bb578063d547741f14610356578063e3ee2b76146102e6578063efa66240146102aa578063fa5692741461023b5763fc7e286d146101d6575f80fd5b346102385760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261023857604060209173ffffffffffffffffffffffffffffffffffffffff610227612a33565b168152600183522054604051908152f35b80fd5b503461023857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261023857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461023857807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102385760206040516236ee808152f35b50346102385760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102385760409067ffffffffffffffff8260ff61032d612a00565b1692838152600260205282828220541693815260026020522054831c1682519182526020820152f35b50346102385760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610238576103b7600435610394612a10565b906103b26103ad825f525f602052600160405f20015490565b61304b565b61320e565b5080f35b50346102385760ff6103cc36612b43565b9290916103d7612fe3565b1691828452600260205260ff604085205460b01c16156105115781158015610508575b80156104fc575b6104d4578284526002602052604080852080547fffffffffffffffffffffffffff000000ffffffffffffffffffffffffffffffff16608085901b72ffffff00000000000000000000000000000000161790557fd6fde71884a87981eff8930f7d5854ed8d0e23fe073fccd11ecb053993d37dd3929091848652600260205282862080547fffffffffffffffffffff000000ffffffffffffffffffffffffffffffffffffff16609883901b75ffffff000000000000000000000000000000000000001617905582519182526020820152a280f35b6004847fb79e838e000000000000000000000000000000000000000000000000000000008152fd5b506236ee808111610401565b508082116103fa565b6004847fe52a5827000000000000000000000000000000000000000000000000000000008152fd5b50346102385760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610238576105a660209167ffffffffffffffff604060ff610584612a00565b16928381526002865282828220541693815260028652205460401c1690612b85565b604051908152f35b50346102385760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610238576105e6612a00565b9060643567ffffffffffffffff8111610c8957610607903690600401612a56565b91909260843592602435610c615760ff821691828452600260205260408420956040519661063488612c48565b5467ffffffffffffffff81168852602088019067ffffffffffffffff8160401c1682526040890162ffffff8260801c16815260ff60608b019262ffffff8160981c16845260b01c1615801560808c0152610c39575162ffffff16908189108015610c2a575b610bf357505060055497600165ffffffffffff8a60701c16019365ffffffffffff8511610bc65765ffffffffffff8516947fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff430143811161099e5760405160208101914483524060408201528760608201528c60a01c60808201526080815261072360a082612c64565b5190209a6dffffffffffffffffffffffffffff73ffffffffffff00000000000000000000000000008d60a01b9360701b169116171760055561078d61078861078267ffffffffffffffff85511667ffffffffffffffff87511690612b85565b8b612f06565b6138b1565b604051997f3bdcbbf6000000000000000000000000000000000000000000000000000000008b528760048c01527f000000000000000000000000000000000000000000000000000000000000000060248c015260448b0152878a6064818373ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1998a15610bbb57889a610b1c575b50895115610af4576fffffffffffffffff00000000000000009167ffffffffffffffff91333b610ad557895b878b5260036020524260e01b9175ff0000000000000000000000000000000000000000008d60b01b9160a81b16331717171760408a20555116915160401b1617938593865b8951811015610a0d576108b6818b612ec5565b5160a01c95600882106109f8577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff882019082821161099e5760107ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff88408978860041b8981046010148a1517156109cb571b1796600f14801561096a575b610943575b506001905b016108a3565b8589979297526004602052604089209060041c895260205260408820556001879590610938565b508a517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff810190811161099e578214610933565b60248a7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b60248c7f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b95610a07908260019399613b05565b9661093d565b5090889187898887835260036020526001604084200155815b8551811015610a64578073ffffffffffffffffffffffffffffffffffffffff610a5160019389612ec5565b5116610a5d8289612ec5565b5201610a26565b50917fa42cdb4bcc2307f56c450d6fabb23ff13c3b8feed04146b263e284cf2a6a77da91610aca889794610ab560209a9660405195869586526044358d87015260a0604087015260a0860191612ca5565b90606084015282810360808401523397612a84565b0390a4604051908152f35b788000000000000000000000000000000000000000000000000061085e565b6004887f9b365462000000000000000000000000000000000000000000000000000000008152fd5b9099503d8089833e610b2e8183612c64565b810190602081830312610bb35780519067ffffffffffffffff8211610bb757019080601f83011215610bb3578151610b6581612d04565b92610b736040519485612c64565b81845260208085019260051b820101928311610baf57602001905b828210610b9f57505050985f610832565b8151815260209182019101610b8e565b8a80fd5b8880fd5b8980fd5b6040513d8a823e3d90fd5b6024887f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b60449162ffffff89925116907fe781e48f000000000000000000000000000000000000000000000000000000008352600452602452fd5b5062ffffff8151168911610699565b6004887fe52a5827000000000000000000000000000000000000000000000000000000008152fd5b6004837f6e313cec000000000000000000000000000000000000000000000000000000008152fd5b5080fd5b5034610fdb5760ff610c9e36612b43565b929091610ca9612fe3565b1691825f52600260205260ff60405f205460b01c166110535767ffffffffffffffff82118015611042575b61101a57604051610ce481612c48565b67ffffffffffffffff831681526020810167ffffffffffffffff83168152610e4f62ffffff60408401817f0000000000000000000000000000000000000000000000000000000000000000168152610e08826060870192817f00000000000000000000000000000000000000000000000000000000000000001684526080880196600188528b5f52600260205267ffffffffffffffff60405f209951167fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffff00000000000000008b54935160401b16921617178855511686907fffffffffffffffffffffffffff000000ffffffffffffffffffffffffffffffff72ffffff0000000000000000000000000000000083549260801b169116179055565b5184547fffffffffffffffffffff000000ffffffffffffffffffffffffffffffffffffff16911660981b75ffffff0000000000000000000000000000000000000016178355565b5115157fffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffffff76ff0000000000000000000000000000000000000000000083549260b01b16911617905573ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000166040517f4be4367f000000000000000000000000000000000000000000000000000000008152846004820152602081602481855afa908115610fd0575f91610fdf575b5015610f4c575b507fd68a191ea657a3f76161f0c27ebddb5a0cfbe3fe7c6e98e886caaf2dfaaf04439160409182519182526020820152a280f35b803b15610fdb575f80916024604051809481937f537d02500000000000000000000000000000000000000000000000000000000083528960048401525af18015610fd05715610f1857604091945091610fc65f7fd68a191ea657a3f76161f0c27ebddb5a0cfbe3fe7c6e98e886caaf2dfaaf044394612c64565b5f94915091610f18565b6040513d5f823e3d90fd5b5f80fd5b90506020813d602011611012575b81610ffa60209383612c64565b81010312610fdb57518015158103610fdb575f610f11565b3d9150610fed565b7fbbfb9b9e000000000000000000000000000000000000000000000000000000005f5260045ffd5b5067ffffffffffffffff8111610cd4565b7f99d574f6000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576110b660043533612b92565b005b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206040515f8152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206dffffffffffffffffffffffffffff60055416604051908152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57600435805f52600360205260405f205473ffffffffffffffffffffffffffffffffffffffff811691821561166757611267826132d6565b1561163f57805f52600360205273ffffffffffffffffffffffffffffffffffffffff600160405f2001549360ff8460a01c169384155f6113056112ab888a896136f1565b6112b4886137a5565b83831461161957855b60405197889384937fec82f2a700000000000000000000000000000000000000000000000000000000855260ff8960a81c16600486015260a0602486015260a4850190612b10565b9133604485015216606483015284608483015203818373ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1918215610fd0575f945f936115d1575b505f5b85518110156113bf578073ffffffffffffffffffffffffffffffffffffffff61139260019389612ec5565b5116887f5b7be43a9005feced634aa3c4ee6edf6d75149d297a3349f0e066743f4e440e75f80a301611367565b5085945083876114278a6114216113f8627fffff8760b01c1667ffffffffffffffff6113ed81861683612f06565b9460401c1690612f06565b937f00000000000000000000000000000000000000000000000000000000000000009083613867565b90612eb8565b9084156115bd5761143791612b85565b7f0000000000000000000000000000000000000000000000000000000000000000604051907fa9059cbb000000000000000000000000000000000000000000000000000000005f52836004528260245260205f60448180855af19060015f51148216156115b0575b509060405215611566575b505081611556575b506114b957005b61154b6020917f71c7c2b1c67dc01dd88d0c2f81ed6b67d975782f96e0e7eac5facfba01165ffe93604051917fbe5171f00000000000000000000000000000000000000000000000000000000085840152866024840152604483015260448252611524606483612c64565b7f000000000000000000000000000000000000000000000000000000000000000090613685565b6040519015158152a2005b6001915060c71c161515846114b2565b60207f2da466a7b24304f47e87fa2e1e5a81b9831ce54fec19055ce277ca2f39ba42c491835f526001825260405f206115a0828254612b85565b9055604051908152a283866114aa565b3b15153d1516168961149f565b6115c990600554612b85565b600555611437565b945091503d805f863e6115e48186612c64565b8401604085820312610fdb57845167ffffffffffffffff8111610fdb5760209161160f918701612d1c565b9401519188611364565b7f00000000000000000000000000000000000000000000000000000000000000006112bd565b7fac2f071b000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff4b4b6c1000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576005546116db6dffffffffffffffffffffffffffff82168092612eb8565b6005557f8ff7c1c4ba51105653ecf825c60cd00bf12aaf367d5801b13f955d44bf15da3f602073ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000061176285827f0000000000000000000000000000000000000000000000000000000000000000612f19565b6040519485521692a2005b34610fdb5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576117a4612a10565b6004355f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57611818612a33565b73ffffffffffffffffffffffffffffffffffffffff604051917f815d7b8c00000000000000000000000000000000000000000000000000000000835230600484015216602482015260208160448173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610fd0575f906118b7575b602090604051908152f35b506020813d6020116118e2575b816118d160209383612c64565b81010312610fdb57602090516118ac565b3d91506118c4565b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576119de6040611a0b81519161192d8184612c64565b601283527f6d61726c696e2e6f79737465722e4a6f6273000000000000000000000000000060208401526119eb815191611968602084612c64565b5f83525f368137805161197b8282612c64565b600181527f3100000000000000000000000000000000000000000000000000000000000000602082015281519687967f0f00000000000000000000000000000000000000000000000000000000000000885260e0602089015260e0880190612acd565b9186830390870152612acd565b904660608501523060808501525f60a085015283820360c0850152612b10565b0390f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57611a0b611a4c600435612d81565b604051918291602083526020830190612a84565b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57611a97612a33565b73ffffffffffffffffffffffffffffffffffffffff604051917ffe7e05d50000000000000000000000000000000000000000000000000000000083521680600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610fd0575f92611c93575b5073ffffffffffffffffffffffffffffffffffffffff8216918215611c6b576040517f0b120d7f0000000000000000000000000000000000000000000000000000000081528260048201526020816024815f73ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1908115610fd0575f91611c19575b5080611c106020927f5b4f152403c2a0aa9ade1bb7fd8677b35c505db5d720abfe48693e6e4ad8b4dd947f0000000000000000000000000000000000000000000000000000000000000000612f19565b604051908152a3005b90506020813d602011611c63575b81611c3460209383612c64565b81010312610fdb57517f5b4f152403c2a0aa9ade1bb7fd8677b35c505db5d720abfe48693e6e4ad8b4dd611bc0565b3d9150611c27565b7f633ea4e7000000000000000000000000000000000000000000000000000000005f5260045ffd5b9091506020813d602011611cc7575b81611caf60209383612c64565b81010312610fdb57611cc090612ce3565b9082611b27565b3d9150611ca2565b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602065ffffffffffff60055460701c16604051908152f35b34610fdb5760c07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760043567ffffffffffffffff8111610fdb57611d64903690600401612a56565b906024359160443567ffffffffffffffff8111610fdb57611d89903690600401612a56565b9190606435936084359260ff8416809403610fdb5760a435875f52600360205260405f20549073ffffffffffffffffffffffffffffffffffffffff821693841561166757611dd6836132d6565b61221e57601e42018042116120d15782116121f65742611e167f000000000000000000000000000000000000000000000000000000000000000084612b85565b106121ce5767ffffffffffffffff88116121a15760405191611e60601f8a017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200184612c64565b8883526020830194368a890111610fdb57611f71818460428f8f9a8f978f918f9b5f60208c611f7a9f9d611f959e863783010152519020916040519260208401947f42945626249c0945b404564212f1ba09d966575b80478b5e114d067e3ca59bf68652604085015260608401528d608084015260a083015260c082015260c08152611eed60e082612c64565b519020467f000000000000000000000000000000000000000000000000000000000000000003612106577f0000000000000000000000000000000000000000000000000000000000000000905b604051917f190100000000000000000000000000000000000000000000000000000000000083526002830152602282015220613925565b90959195613959565b60ff8560a01c16928c85878615998a5f146120fe5792613343565b600181018091116120d1577f44e2fe4ddd3ee1cc7d02ec47111be654474a6fc73411e678e3152b806bfc0233868973ffffffffffffffffffffffffffffffffffffffff8c9560ff8f96611ff5604051968796608088526080880191612ca5565b9860208601528d604086015216606084015216940390a3816120c1575b5061201957005b61152460209461154b947faee8d436b2bc14f530f18551f19606d50e469aeee7e89fb6c9da76e52a9122609761208a6040519687947f30317d8b000000000000000000000000000000000000000000000000000000008b8701528c60248701526080604487015260a4860191612ca5565b9160648401526084830152037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101845283612c64565b6001915060c71c16151587612012565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b505f92613343565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261219860c082612c64565b51902090611f3a565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b7ff1f7af8b000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f105a42f2000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fa7bef27a000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760ff6122ed612a00565b6122f5612fe3565b16805f52600260205260ff60405f205460b01c161561234257805f5260026020525f60408120557f8a5bb9eeea904ebbaf3b182fde9aee35c89c160e04a1f804d5ccb802438f55085f80a2005b7fe1718bfe000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576020604051601e8152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610fdb5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576124a0612a10565b3373ffffffffffffffffffffffffffffffffffffffff8216036124c9576110b69060043561320e565b7f6697b232000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610fdb5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576110b66125db612a33565b60243590612b92565b34610fdb5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576110b6600435612621612a10565b9061263a6103ad825f525f602052600160405f20015490565b6130b1565b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57600435335f52600160205260405f20548082116126ee578190335f5260016020520360405f20556126c081337f0000000000000000000000000000000000000000000000000000000000000000612f19565b6040519081527f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d560203392a2005b7f197287b9000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb5760206105a66004355f525f602052600160405f20015490565b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb576004355f52600360205260c060405f205460ff60405191627fffff8160b01c1683528060e01c602084015262ffffff8160c81c16604084015273ffffffffffffffffffffffffffffffffffffffff81166060840152818160a81c16608084015260a01c1660a0820152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57604060ff6128a1612a00565b16805f52600260205262ffffff825f205460801c16905f52600260205262ffffff825f205460981c1682519182526020820152f35b34610fdb575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610fdb5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610fdb57600435907fffffffff000000000000000000000000000000000000000000000000000000008216809203610fdb57817f7965db0b00000000000000000000000000000000000000000000000000000000602093149081156129d6575b5015158152f35b7f01ffc9a700000000000000000000000000000000000000000000000000000000915014836129cf565b6004359060ff82168203610fdb57565b6024359073ffffffffffffffffffffffffffffffffffffffff82168203610fdb57565b6004359073ffffffffffffffffffffffffffffffffffffffff82168203610fdb57565b9181601f84011215610fdb5782359167ffffffffffffffff8311610fdb5760208381860195010111610fdb57565b90602080835192838152019201905f5b818110612aa15750505090565b825173ffffffffffffffffffffffffffffffffffffffff16845260209384019390920191600101612a94565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b90602080835192838152019201905f5b818110612b2d5750505090565b8251845260209384019390920191600101612b20565b7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc6060910112610fdb5760043560ff81168103610fdb57906024359060443590565b919082018092116120d157565b73ffffffffffffffffffffffffffffffffffffffff16908115612c205760207f2da466a7b24304f47e87fa2e1e5a81b9831ce54fec19055ce277ca2f39ba42c491835f526001825260405f20612be9828254612b85565b9055612c178130337f0000000000000000000000000000000000000000000000000000000000000000613183565b604051908152a2565b7f3bec627a000000000000000000000000000000000000000000000000000000005f5260045ffd5b60a0810190811067ffffffffffffffff8211176121a157604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176121a157604052565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b519073ffffffffffffffffffffffffffffffffffffffff82168203610fdb57565b67ffffffffffffffff81116121a15760051b60200190565b9080601f83011215610fdb578151612d3381612d04565b92612d416040519485612c64565b81845260208085019260051b820101928311610fdb57602001905b828210612d695750505090565b60208091612d7684612ce3565b815201910190612d5c565b805f52600360205260405f20549073ffffffffffffffffffffffffffffffffffffffff821615612e9e5760ff612dce825f93845260036020526001604085200154838660a01c16916136f1565b92612e1760405194859384937f856b4ccd00000000000000000000000000000000000000000000000000000000855260a81c166004840152604060248401526044830190612b10565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610fd0575f91612e63575090565b90503d805f833e612e748183612c64565b8101602082820312610fdb57815167ffffffffffffffff8111610fdb57612e9b9201612d1c565b90565b5050604051612eae602082612c64565b5f81525f36813790565b919082039182116120d157565b8051821015612ed95760209160051b010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b818102929181159184041417156120d157565b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f5114821615612fc2575b60405215612f805750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b906001811516612fda57823b15153d15161690612f75565b503d5f823e3d90fd5b335f9081527fad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5602052604090205460ff161561301b57565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f52336004525f60245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f205416156130825750565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f523360045260245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f205416155f1461317d57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905573ffffffffffffffffffffffffffffffffffffffff339216907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d5f80a4600190565b50505f90565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f51148216156131f6575b6040525f60605215612f805750565b906001811516612fda57823b15153d151616906131e7565b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f2054165f1461317d57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905573ffffffffffffffffffffffffffffffffffffffff339216907ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b5f80a4600190565b6103e84202904282046103e814421517156120d1576133187f00000000000000000000000000000000000000000000000000000000000000008260e01c612b85565b6103e88102908082046103e814901517156120d157627fffff61333f9260b01c1690612b85565b1090565b90929194959360ff8460a01c167f000000000000000000000000000000000000000000000000000000000000000097835f526003602052600160405f20015492627fffff8760b01c166133a067ffffffffffffffff861682612f06565b60018501908186116120d157808d6133ba81858a95613867565b926133c492613867565b6133cd91612eb8565b6040519b7ff67a9a1e000000000000000000000000000000000000000000000000000000008d528c8b60a81c60ff16906004015273ffffffffffffffffffffffffffffffffffffffff1660248d015260448c01528a807f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff165a925f606492602095f19a8b15610fd0575f9b613651575b505f5b8b61348182898b613a31565b146134e6577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81146120d1576001019a8c8c146134be579a613475565b7f8cac78af000000000000000000000000000000000000000000000000000000005f5260045ffd5b97999b919293949596989a50858810613629571461358557505050808303613553575b5050507401000000000000000000000000000000000000000083018093116120d15762ffffff8211613548575b5f52600360205260c81b1760405f2055565b62ffffff9150613536565b613577836135708361356961357d97878a613a31565b9588613a31565b9086613bdb565b83613bdb565b5f8080613509565b9197509473ffffffffffffffffffffffffffffffffffffffff96506135d094506135ca92506135b3906137a5565b67ffffffffffffffff6005549360401c1690612f06565b90612b85565b9261361b6040805183819460208301968988528484013781015f8382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282612c64565b51902060a01b911617600555565b7f830ac736000000000000000000000000000000000000000000000000000000005f5260045ffd5b909a506020813d60201161367d575b8161366d60209383612c64565b81010312610fdb5751995f613472565b3d9150613660565b9091613694603f840484612b85565b61271081018091116120d157805a106136c65750813b156136bf575f9283809360208451940192f190565b5050505f90565b7f39556385000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b92919061371e827f0000000000000000000000000000000000000000000000000000000000000000612eb8565b917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe061376261374c85612d04565b9461375a6040519687612c64565b808652612d04565b01366020850137825f5b845181101561379d578061378c61378560019386612b85565b868a613a31565b6137968288612ec5565b520161376c565b509450505050565b805f5260036020525f60016040822082815501557f00000000000000000000000000000000000000000000000000000000000000009060085b8281106137ea57505050565b815f52600460205260405f207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff882018281116120d15760041c5f526020525f604081205560108101809111156137de577f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b90600383018302928315613884578160039160011b030102020490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b335f52600160205260405f2054818110156139155780613900926138d89261390257612eb8565b30337f0000000000000000000000000000000000000000000000000000000000000000613183565b565b335f5260016020525f6040812055612eb8565b335f5260016020520360405f2055565b906041830361394f576139489250602081013591604082359201355f1a90613b4c565b9192909190565b50505f9160029190565b6004811015613a04578061396b575050565b6001810361399b577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b600281036139cf57507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6003146139d95750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b9060088310613ac157507ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff88201908282116120d1575f52600460205260405f209060041c5f5260205260107ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff860405f20549208908160041b91808304601014901517156120d15761ffff911c1690565b9190507f0fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036120d15760041b60800190816080116120d15761ffff911c1690565b907f0fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811681036120d15760041b60800191826080116120d15761ffff90831b921b19161790565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411613bd0579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15610fd0575f5173ffffffffffffffffffffffffffffffffffffffff811615613bc657905f905f90565b505f906001905f90565b5050505f9160039190565b9060088110613c88577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff88101908082116120d1577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff860109108928360041b93808504601014901517156120d15761ffff91835f52600460205260405f209060041c90815f5260205260405f2054935f52600460205260405f20905f52602052831b921b19161760405f2055565b918192613ca3925f526003602052600160405f200154613b05565b905f526003602052600160405f20015556ad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5",
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
// Solidity: constructor((address,address,address,address,uint256,uint256,uint256,address,address,uint256,uint256,uint256) config) returns()
func (jobs *Jobs) PackConstructor(config JobsConfig) []byte {
	enc, err := jobs.abi.Pack("", config)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCALLBACKGASLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d608f1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CALLBACK_GAS_LIMIT() view returns(uint256)
func (jobs *Jobs) PackCALLBACKGASLIMIT() []byte {
	enc, err := jobs.abi.Pack("CALLBACK_GAS_LIMIT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCALLBACKGASLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d608f1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CALLBACK_GAS_LIMIT() view returns(uint256)
func (jobs *Jobs) TryPackCALLBACKGASLIMIT() ([]byte, error) {
	return jobs.abi.Pack("CALLBACK_GAS_LIMIT")
}

// UnpackCALLBACKGASLIMIT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x33d608f1.
//
// Solidity: function CALLBACK_GAS_LIMIT() view returns(uint256)
func (jobs *Jobs) UnpackCALLBACKGASLIMIT(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("CALLBACK_GAS_LIMIT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
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

// PackLONGESTDEADLINE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefa66240.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function LONGEST_DEADLINE() view returns(uint256)
func (jobs *Jobs) PackLONGESTDEADLINE() []byte {
	enc, err := jobs.abi.Pack("LONGEST_DEADLINE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLONGESTDEADLINE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefa66240.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function LONGEST_DEADLINE() view returns(uint256)
func (jobs *Jobs) TryPackLONGESTDEADLINE() ([]byte, error) {
	return jobs.abi.Pack("LONGEST_DEADLINE")
}

// UnpackLONGESTDEADLINE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xefa66240.
//
// Solidity: function LONGEST_DEADLINE() view returns(uint256)
func (jobs *Jobs) UnpackLONGESTDEADLINE(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("LONGEST_DEADLINE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (jobs *Jobs) PackMAXCLOCKLEAD() []byte {
	enc, err := jobs.abi.Pack("MAX_CLOCK_LEAD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (jobs *Jobs) TryPackMAXCLOCKLEAD() ([]byte, error) {
	return jobs.abi.Pack("MAX_CLOCK_LEAD")
}

// UnpackMAXCLOCKLEAD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x403e4dfe.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (jobs *Jobs) UnpackMAXCLOCKLEAD(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("MAX_CLOCK_LEAD", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
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
// Solidity: function addGlobalEnv(uint8 env, uint256 executionFeePerMs, uint256 stakingRewardPerMs) returns()
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
// Solidity: function addGlobalEnv(uint8 env, uint256 executionFeePerMs, uint256 stakingRewardPerMs) returns()
func (jobs *Jobs) TryPackAddGlobalEnv(env uint8, executionFeePerMs *big.Int, stakingRewardPerMs *big.Int) ([]byte, error) {
	return jobs.abi.Pack("addGlobalEnv", env, executionFeePerMs, stakingRewardPerMs)
}

// PackCreateJob is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbff97e1e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function createJob(uint8 env, uint256 secretId, bytes32 codehash, bytes codeInputs, uint256 deadline) returns(uint256 jobId)
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
// Solidity: function createJob(uint8 env, uint256 secretId, bytes32 codehash, bytes codeInputs, uint256 deadline) returns(uint256 jobId)
func (jobs *Jobs) TryPackCreateJob(env uint8, secretId *big.Int, codehash [32]byte, codeInputs []byte, deadline *big.Int) ([]byte, error) {
	return jobs.abi.Pack("createJob", env, secretId, codehash, codeInputs, deadline)
}

// UnpackCreateJob is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbff97e1e.
//
// Solidity: function createJob(uint8 env, uint256 secretId, bytes32 codehash, bytes codeInputs, uint256 deadline) returns(uint256 jobId)
func (jobs *Jobs) UnpackCreateJob(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("createJob", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDeadlineBounds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x10685de6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deadlineBounds(uint8 env) view returns(uint256 minDeadline, uint256 maxDeadline)
func (jobs *Jobs) PackDeadlineBounds(env uint8) []byte {
	enc, err := jobs.abi.Pack("deadlineBounds", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeadlineBounds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x10685de6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deadlineBounds(uint8 env) view returns(uint256 minDeadline, uint256 maxDeadline)
func (jobs *Jobs) TryPackDeadlineBounds(env uint8) ([]byte, error) {
	return jobs.abi.Pack("deadlineBounds", env)
}

// DeadlineBoundsOutput serves as a container for the return parameters of contract
// method DeadlineBounds.
type DeadlineBoundsOutput struct {
	MinDeadline *big.Int
	MaxDeadline *big.Int
}

// UnpackDeadlineBounds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x10685de6.
//
// Solidity: function deadlineBounds(uint8 env) view returns(uint256 minDeadline, uint256 maxDeadline)
func (jobs *Jobs) UnpackDeadlineBounds(data []byte) (DeadlineBoundsOutput, error) {
	out, err := jobs.abi.Unpack("deadlineBounds", data)
	outstruct := new(DeadlineBoundsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.MinDeadline = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.MaxDeadline = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6b55f25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(uint256 amount) returns()
func (jobs *Jobs) PackDeposit(amount *big.Int) []byte {
	enc, err := jobs.abi.Pack("deposit", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6b55f25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposit(uint256 amount) returns()
func (jobs *Jobs) TryPackDeposit(amount *big.Int) ([]byte, error) {
	return jobs.abi.Pack("deposit", amount)
}

// PackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f4f21e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositFor(address owner, uint256 amount) returns()
func (jobs *Jobs) PackDepositFor(owner common.Address, amount *big.Int) []byte {
	enc, err := jobs.abi.Pack("depositFor", owner, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2f4f21e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositFor(address owner, uint256 amount) returns()
func (jobs *Jobs) TryPackDepositFor(owner common.Address, amount *big.Int) ([]byte, error) {
	return jobs.abi.Pack("depositFor", owner, amount)
}

// PackDeposits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc7e286d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposits(address owner) view returns(uint256 amount)
func (jobs *Jobs) PackDeposits(owner common.Address) []byte {
	enc, err := jobs.abi.Pack("deposits", owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc7e286d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposits(address owner) view returns(uint256 amount)
func (jobs *Jobs) TryPackDeposits(owner common.Address) ([]byte, error) {
	return jobs.abi.Pack("deposits", owner)
}

// UnpackDeposits is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc7e286d.
//
// Solidity: function deposits(address owner) view returns(uint256 amount)
func (jobs *Jobs) UnpackDeposits(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("deposits", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (jobs *Jobs) PackEip712Domain() []byte {
	enc, err := jobs.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (jobs *Jobs) TryPackEip712Domain() ([]byte, error) {
	return jobs.abi.Pack("eip712Domain")
}

// JobsEip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type JobsEip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (jobs *Jobs) UnpackEip712Domain(data []byte) (JobsEip712DomainOutput, error) {
	out, err := jobs.abi.Unpack("eip712Domain", data)
	outstruct := new(JobsEip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackExecutionEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ee2b76.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function executionEnv(uint8 env) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) PackExecutionEnv(env uint8) []byte {
	enc, err := jobs.abi.Pack("executionEnv", env)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecutionEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe3ee2b76.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function executionEnv(uint8 env) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
func (jobs *Jobs) TryPackExecutionEnv(env uint8) ([]byte, error) {
	return jobs.abi.Pack("executionEnv", env)
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
// Solidity: function executionEnv(uint8 env) view returns(uint256 executionFeePerMs, uint256 stakingRewardPerMs)
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
// Solidity: function getJobExecutionFeePerMs(uint8 env) view returns(uint256)
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
// Solidity: function getJobExecutionFeePerMs(uint8 env) view returns(uint256)
func (jobs *Jobs) TryPackGetJobExecutionFeePerMs(env uint8) ([]byte, error) {
	return jobs.abi.Pack("getJobExecutionFeePerMs", env)
}

// UnpackGetJobExecutionFeePerMs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc50d525d.
//
// Solidity: function getJobExecutionFeePerMs(uint8 env) view returns(uint256)
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
// Solidity: function getSelectedExecutors(uint256 jobId) view returns(address[])
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
// Solidity: function getSelectedExecutors(uint256 jobId) view returns(address[])
func (jobs *Jobs) TryPackGetSelectedExecutors(jobId *big.Int) ([]byte, error) {
	return jobs.abi.Pack("getSelectedExecutors", jobId)
}

// UnpackGetSelectedExecutors is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7891e300.
//
// Solidity: function getSelectedExecutors(uint256 jobId) view returns(address[])
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

// PackJobCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5d8a0f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobCount() view returns(uint256)
func (jobs *Jobs) PackJobCount() []byte {
	enc, err := jobs.abi.Pack("jobCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5d8a0f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobCount() view returns(uint256)
func (jobs *Jobs) TryPackJobCount() ([]byte, error) {
	return jobs.abi.Pack("jobCount")
}

// UnpackJobCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4c5d8a0f.
//
// Solidity: function jobCount() view returns(uint256)
func (jobs *Jobs) UnpackJobCount(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("jobCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x180aedf3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobs(uint256 jobId) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
func (jobs *Jobs) PackJobs(jobId *big.Int) []byte {
	enc, err := jobs.abi.Pack("jobs", jobId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x180aedf3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobs(uint256 jobId) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
func (jobs *Jobs) TryPackJobs(jobId *big.Int) ([]byte, error) {
	return jobs.abi.Pack("jobs", jobId)
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
// Solidity: function jobs(uint256 jobId) view returns(uint256 deadline, uint256 execStartTime, uint256 executionTime, address jobOwner, uint8 env, uint8 outputCount)
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

// PackPayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a9610e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payOf(address enclaveAddress) view returns(uint256)
func (jobs *Jobs) PackPayOf(enclaveAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("payOf", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a9610e3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payOf(address enclaveAddress) view returns(uint256)
func (jobs *Jobs) TryPackPayOf(enclaveAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("payOf", enclaveAddress)
}

// UnpackPayOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8a9610e3.
//
// Solidity: function payOf(address enclaveAddress) view returns(uint256)
func (jobs *Jobs) UnpackPayOf(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("payOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPayPool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95722e66.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payPool() returns()
func (jobs *Jobs) PackPayPool() []byte {
	enc, err := jobs.abi.Pack("payPool")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayPool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95722e66.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payPool() returns()
func (jobs *Jobs) TryPackPayPool() ([]byte, error) {
	return jobs.abi.Pack("payPool")
}

// PackPoolBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96365d44.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function poolBalance() view returns(uint256)
func (jobs *Jobs) PackPoolBalance() []byte {
	enc, err := jobs.abi.Pack("poolBalance")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPoolBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96365d44.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function poolBalance() view returns(uint256)
func (jobs *Jobs) TryPackPoolBalance() ([]byte, error) {
	return jobs.abi.Pack("poolBalance")
}

// UnpackPoolBalance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96365d44.
//
// Solidity: function poolBalance() view returns(uint256)
func (jobs *Jobs) UnpackPoolBalance(data []byte) (*big.Int, error) {
	out, err := jobs.abi.Unpack("poolBalance", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRemoveGlobalEnv is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x45f3ca3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeGlobalEnv(uint8 env) returns()
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
// Solidity: function removeGlobalEnv(uint8 env) returns()
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

// PackSetDeadlineBounds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0c2bbb7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setDeadlineBounds(uint8 env, uint256 minDeadline, uint256 maxDeadline) returns()
func (jobs *Jobs) PackSetDeadlineBounds(env uint8, minDeadline *big.Int, maxDeadline *big.Int) []byte {
	enc, err := jobs.abi.Pack("setDeadlineBounds", env, minDeadline, maxDeadline)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetDeadlineBounds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0c2bbb7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setDeadlineBounds(uint8 env, uint256 minDeadline, uint256 maxDeadline) returns()
func (jobs *Jobs) TryPackSetDeadlineBounds(env uint8, minDeadline *big.Int, maxDeadline *big.Int) ([]byte, error) {
	return jobs.abi.Pack("setDeadlineBounds", env, minDeadline, maxDeadline)
}

// PackSlashOnExecutionTimeout is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95e11ef7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashOnExecutionTimeout(uint256 jobId) returns()
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
// Solidity: function slashOnExecutionTimeout(uint256 jobId) returns()
func (jobs *Jobs) TryPackSlashOnExecutionTimeout(jobId *big.Int) ([]byte, error) {
	return jobs.abi.Pack("slashOnExecutionTimeout", jobId)
}

// PackSubmitOutput is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4af50fc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submitOutput(bytes signature, uint256 jobId, bytes output, uint256 totalTime, uint8 errorCode, uint256 signTimestamp) returns()
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
// Solidity: function submitOutput(bytes signature, uint256 jobId, bytes output, uint256 totalTime, uint8 errorCode, uint256 signTimestamp) returns()
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

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(uint256 amount) returns()
func (jobs *Jobs) PackWithdraw(amount *big.Int) []byte {
	enc, err := jobs.abi.Pack("withdraw", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(uint256 amount) returns()
func (jobs *Jobs) TryPackWithdraw(amount *big.Int) ([]byte, error) {
	return jobs.abi.Pack("withdraw", amount)
}

// PackWithdrawPay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f7712c2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawPay(address enclaveAddress) returns()
func (jobs *Jobs) PackWithdrawPay(enclaveAddress common.Address) []byte {
	enc, err := jobs.abi.Pack("withdrawPay", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawPay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f7712c2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawPay(address enclaveAddress) returns()
func (jobs *Jobs) TryPackWithdrawPay(enclaveAddress common.Address) ([]byte, error) {
	return jobs.abi.Pack("withdrawPay", enclaveAddress)
}

// JobsDeadlineBoundsSet represents a DeadlineBoundsSet event raised by the Jobs contract.
type JobsDeadlineBoundsSet struct {
	Env         uint8
	MinDeadline *big.Int
	MaxDeadline *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const JobsDeadlineBoundsSetEventName = "DeadlineBoundsSet"

// ContractEventName returns the user-defined event name.
func (JobsDeadlineBoundsSet) ContractEventName() string {
	return JobsDeadlineBoundsSetEventName
}

// UnpackDeadlineBoundsSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DeadlineBoundsSet(uint8 indexed env, uint256 minDeadline, uint256 maxDeadline)
func (jobs *Jobs) UnpackDeadlineBoundsSetEvent(log *types.Log) (*JobsDeadlineBoundsSet, error) {
	event := "DeadlineBoundsSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsDeadlineBoundsSet)
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

// JobsDeposited represents a Deposited event raised by the Jobs contract.
type JobsDeposited struct {
	Owner  common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobsDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (JobsDeposited) ContractEventName() string {
	return JobsDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(address indexed owner, uint256 amount)
func (jobs *Jobs) UnpackDepositedEvent(log *types.Log) (*JobsDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsDeposited)
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

// JobsEIP712DomainChanged represents a EIP712DomainChanged event raised by the Jobs contract.
type JobsEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const JobsEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (JobsEIP712DomainChanged) ContractEventName() string {
	return JobsEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (jobs *Jobs) UnpackEIP712DomainChangedEvent(log *types.Log) (*JobsEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsEIP712DomainChanged)
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

// JobsPayWithdrawn represents a PayWithdrawn event raised by the Jobs contract.
type JobsPayWithdrawn struct {
	EnclaveAddress common.Address
	Payee          common.Address
	Amount         *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const JobsPayWithdrawnEventName = "PayWithdrawn"

// ContractEventName returns the user-defined event name.
func (JobsPayWithdrawn) ContractEventName() string {
	return JobsPayWithdrawnEventName
}

// UnpackPayWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PayWithdrawn(address indexed enclaveAddress, address indexed payee, uint256 amount)
func (jobs *Jobs) UnpackPayWithdrawnEvent(log *types.Log) (*JobsPayWithdrawn, error) {
	event := "PayWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsPayWithdrawn)
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

// JobsPoolPaid represents a PoolPaid event raised by the Jobs contract.
type JobsPoolPaid struct {
	Pool   common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobsPoolPaidEventName = "PoolPaid"

// ContractEventName returns the user-defined event name.
func (JobsPoolPaid) ContractEventName() string {
	return JobsPoolPaidEventName
}

// UnpackPoolPaidEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PoolPaid(address indexed pool, uint256 amount)
func (jobs *Jobs) UnpackPoolPaidEvent(log *types.Log) (*JobsPoolPaid, error) {
	event := "PoolPaid"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsPoolPaid)
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

// JobsWithdrawn represents a Withdrawn event raised by the Jobs contract.
type JobsWithdrawn struct {
	Owner  common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const JobsWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (JobsWithdrawn) ContractEventName() string {
	return JobsWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed owner, uint256 amount)
func (jobs *Jobs) UnpackWithdrawnEvent(log *types.Log) (*JobsWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != jobs.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(JobsWithdrawn)
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
	if bytes.Equal(raw[:4], jobs.abi.Errors["CallbackNeedsMoreGas"].ID.Bytes()[:4]) {
		return jobs.UnpackCallbackNeedsMoreGasError(raw[4:])
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
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsDeadlineNotOver"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsDeadlineNotOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsExecutionTimeOver"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsExecutionTimeOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsExecutorAlreadySubmittedOutput"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsExecutorAlreadySubmittedOutputError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsFeeTooHigh"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsFeeTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsGlobalEnvAlreadySupported"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsGlobalEnvAlreadySupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsGlobalEnvAlreadyUnsupported"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsGlobalEnvAlreadyUnsupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInsufficientDeposit"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInsufficientDepositError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidCallbackGasLimit"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidCallbackGasLimitError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidDeadline"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidDeadlineError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidDeadlineBounds"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidDeadlineBoundsError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidExecutors"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidExecutorsError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidJob"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidJobError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidNoOfNodes"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidNoOfNodesError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsInvalidTimes"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsInvalidTimesError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsNotSelectedExecutor"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsNotSelectedExecutorError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsSecretsUnsupported"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsSecretsUnsupportedError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsSignatureFromFuture"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsSignatureFromFutureError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsSignatureTooOld"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsSignatureTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsUnavailableResources"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsUnavailableResourcesError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsUnknownExecutor"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsUnknownExecutorError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsUnsupportedEnv"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsUnsupportedEnvError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsZeroAddress"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["JobsZeroAddressAdmin"].ID.Bytes()[:4]) {
		return jobs.UnpackJobsZeroAddressAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], jobs.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return jobs.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	return nil, errors.New("unknown error")
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

// JobsCallbackNeedsMoreGas represents a CallbackNeedsMoreGas error raised by the Jobs contract.
type JobsCallbackNeedsMoreGas struct {
	GasNeeded *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallbackNeedsMoreGas(uint256 gasNeeded)
func JobsCallbackNeedsMoreGasErrorID() common.Hash {
	return common.HexToHash("0x395563857578ac3aade5c91e3f98055c3b3c60159e1c1a40a48f5591dc48654b")
}

// UnpackCallbackNeedsMoreGasError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallbackNeedsMoreGas(uint256 gasNeeded)
func (jobs *Jobs) UnpackCallbackNeedsMoreGasError(raw []byte) (*JobsCallbackNeedsMoreGas, error) {
	out := new(JobsCallbackNeedsMoreGas)
	if err := jobs.abi.UnpackIntoInterface(out, "CallbackNeedsMoreGas", raw); err != nil {
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

// JobsJobsFeeTooHigh represents a JobsFeeTooHigh error raised by the Jobs contract.
type JobsJobsFeeTooHigh struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsFeeTooHigh()
func JobsJobsFeeTooHighErrorID() common.Hash {
	return common.HexToHash("0xbbfb9b9e588b221c28faed503b5b944a1265aee965a5213706a579a2f238fe00")
}

// UnpackJobsFeeTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsFeeTooHigh()
func (jobs *Jobs) UnpackJobsFeeTooHighError(raw []byte) (*JobsJobsFeeTooHigh, error) {
	out := new(JobsJobsFeeTooHigh)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsFeeTooHigh", raw); err != nil {
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

// JobsJobsInsufficientDeposit represents a JobsInsufficientDeposit error raised by the Jobs contract.
type JobsJobsInsufficientDeposit struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInsufficientDeposit()
func JobsJobsInsufficientDepositErrorID() common.Hash {
	return common.HexToHash("0x197287b9bb375c5b861ec214c053946bf45b4c5bcfd3661feadfc7a74d744b1d")
}

// UnpackJobsInsufficientDepositError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInsufficientDeposit()
func (jobs *Jobs) UnpackJobsInsufficientDepositError(raw []byte) (*JobsJobsInsufficientDeposit, error) {
	out := new(JobsJobsInsufficientDeposit)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInsufficientDeposit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidCallbackGasLimit represents a JobsInvalidCallbackGasLimit error raised by the Jobs contract.
type JobsJobsInvalidCallbackGasLimit struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidCallbackGasLimit()
func JobsJobsInvalidCallbackGasLimitErrorID() common.Hash {
	return common.HexToHash("0xad62969e04b66c5e3935217d669b5774fbcb292ed416a1821d8933f86fd5672c")
}

// UnpackJobsInvalidCallbackGasLimitError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidCallbackGasLimit()
func (jobs *Jobs) UnpackJobsInvalidCallbackGasLimitError(raw []byte) (*JobsJobsInvalidCallbackGasLimit, error) {
	out := new(JobsJobsInvalidCallbackGasLimit)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidCallbackGasLimit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidDeadline represents a JobsInvalidDeadline error raised by the Jobs contract.
type JobsJobsInvalidDeadline struct {
	MinDeadline *big.Int
	MaxDeadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidDeadline(uint256 minDeadline, uint256 maxDeadline)
func JobsJobsInvalidDeadlineErrorID() common.Hash {
	return common.HexToHash("0xe781e48f893ef30ab98fb45aaf8f0ecd16087d7a2a482ef600cfea4608ceff9e")
}

// UnpackJobsInvalidDeadlineError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidDeadline(uint256 minDeadline, uint256 maxDeadline)
func (jobs *Jobs) UnpackJobsInvalidDeadlineError(raw []byte) (*JobsJobsInvalidDeadline, error) {
	out := new(JobsJobsInvalidDeadline)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidDeadline", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidDeadlineBounds represents a JobsInvalidDeadlineBounds error raised by the Jobs contract.
type JobsJobsInvalidDeadlineBounds struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidDeadlineBounds()
func JobsJobsInvalidDeadlineBoundsErrorID() common.Hash {
	return common.HexToHash("0xb79e838e9a2ba74d7a204e6c9ecfc967e363e5b190fcd88e3894a86a42b525ec")
}

// UnpackJobsInvalidDeadlineBoundsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidDeadlineBounds()
func (jobs *Jobs) UnpackJobsInvalidDeadlineBoundsError(raw []byte) (*JobsJobsInvalidDeadlineBounds, error) {
	out := new(JobsJobsInvalidDeadlineBounds)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidDeadlineBounds", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidExecutors represents a JobsInvalidExecutors error raised by the Jobs contract.
type JobsJobsInvalidExecutors struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidExecutors()
func JobsJobsInvalidExecutorsErrorID() common.Hash {
	return common.HexToHash("0xa4ed77898ef6453bf7a0339820bc65270743aa511153b257955101dffd23b1bd")
}

// UnpackJobsInvalidExecutorsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidExecutors()
func (jobs *Jobs) UnpackJobsInvalidExecutorsError(raw []byte) (*JobsJobsInvalidExecutors, error) {
	out := new(JobsJobsInvalidExecutors)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidExecutors", raw); err != nil {
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

// JobsJobsInvalidNoOfNodes represents a JobsInvalidNoOfNodes error raised by the Jobs contract.
type JobsJobsInvalidNoOfNodes struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidNoOfNodes()
func JobsJobsInvalidNoOfNodesErrorID() common.Hash {
	return common.HexToHash("0x74a4aec17a62052bc2fb01e33e2f743151bfc24a1f45648b7c7c3ee68a2dd046")
}

// UnpackJobsInvalidNoOfNodesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidNoOfNodes()
func (jobs *Jobs) UnpackJobsInvalidNoOfNodesError(raw []byte) (*JobsJobsInvalidNoOfNodes, error) {
	out := new(JobsJobsInvalidNoOfNodes)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidNoOfNodes", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsInvalidTimes represents a JobsInvalidTimes error raised by the Jobs contract.
type JobsJobsInvalidTimes struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsInvalidTimes()
func JobsJobsInvalidTimesErrorID() common.Hash {
	return common.HexToHash("0x0ca2427c606cd9b60b1177e563df61dd08a8272ad310f144f78c4d3dbd6f535f")
}

// UnpackJobsInvalidTimesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsInvalidTimes()
func (jobs *Jobs) UnpackJobsInvalidTimesError(raw []byte) (*JobsJobsInvalidTimes, error) {
	out := new(JobsJobsInvalidTimes)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsInvalidTimes", raw); err != nil {
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

// JobsJobsSecretsUnsupported represents a JobsSecretsUnsupported error raised by the Jobs contract.
type JobsJobsSecretsUnsupported struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsSecretsUnsupported()
func JobsJobsSecretsUnsupportedErrorID() common.Hash {
	return common.HexToHash("0x6e313cecdc4dd9b3bf81af6a47be69e1442e7189305b6cb6ea8249928be7e1c6")
}

// UnpackJobsSecretsUnsupportedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsSecretsUnsupported()
func (jobs *Jobs) UnpackJobsSecretsUnsupportedError(raw []byte) (*JobsJobsSecretsUnsupported, error) {
	out := new(JobsJobsSecretsUnsupported)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsSecretsUnsupported", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsSignatureFromFuture represents a JobsSignatureFromFuture error raised by the Jobs contract.
type JobsJobsSignatureFromFuture struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsSignatureFromFuture()
func JobsJobsSignatureFromFutureErrorID() common.Hash {
	return common.HexToHash("0x105a42f2eae1807975873bc532bc11a115dc76b3f9009007c328230c9e1fa26b")
}

// UnpackJobsSignatureFromFutureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsSignatureFromFuture()
func (jobs *Jobs) UnpackJobsSignatureFromFutureError(raw []byte) (*JobsJobsSignatureFromFuture, error) {
	out := new(JobsJobsSignatureFromFuture)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsSignatureFromFuture", raw); err != nil {
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

// JobsJobsUnknownExecutor represents a JobsUnknownExecutor error raised by the Jobs contract.
type JobsJobsUnknownExecutor struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsUnknownExecutor()
func JobsJobsUnknownExecutorErrorID() common.Hash {
	return common.HexToHash("0x633ea4e7966851abb0074478753f6d77b15f12c30542e6fcf781aea432fc8b9c")
}

// UnpackJobsUnknownExecutorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsUnknownExecutor()
func (jobs *Jobs) UnpackJobsUnknownExecutorError(raw []byte) (*JobsJobsUnknownExecutor, error) {
	out := new(JobsJobsUnknownExecutor)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsUnknownExecutor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsUnsupportedEnv represents a JobsUnsupportedEnv error raised by the Jobs contract.
type JobsJobsUnsupportedEnv struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsUnsupportedEnv()
func JobsJobsUnsupportedEnvErrorID() common.Hash {
	return common.HexToHash("0xe52a58271d7335d72a028b83216d09231a6e2cd0609674b76a14e80a00a1562d")
}

// UnpackJobsUnsupportedEnvError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsUnsupportedEnv()
func (jobs *Jobs) UnpackJobsUnsupportedEnvError(raw []byte) (*JobsJobsUnsupportedEnv, error) {
	out := new(JobsJobsUnsupportedEnv)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsUnsupportedEnv", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// JobsJobsZeroAddress represents a JobsZeroAddress error raised by the Jobs contract.
type JobsJobsZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JobsZeroAddress()
func JobsJobsZeroAddressErrorID() common.Hash {
	return common.HexToHash("0x3bec627a5ff5980841480a106340daaf064d4705c1ce4bc8697672b5a93a92e6")
}

// UnpackJobsZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JobsZeroAddress()
func (jobs *Jobs) UnpackJobsZeroAddressError(raw []byte) (*JobsJobsZeroAddress, error) {
	out := new(JobsJobsZeroAddress)
	if err := jobs.abi.UnpackIntoInterface(out, "JobsZeroAddress", raw); err != nil {
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

// QuoteConsumerMetaData contains all meta data concerning the QuoteConsumer contract.
var QuoteConsumerMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIJobs\",\"name\":\"jobs\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"code\",\"type\":\"bytes32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"name\":\"QuoteNotPending\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"QuoteOnlyJobs\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"SafeERC20FailedOperation\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"answer\",\"type\":\"bytes\"}],\"name\":\"QuoteAnswered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"asker\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"input\",\"type\":\"bytes\"}],\"name\":\"QuoteAsked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"refund\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"slashedAmount\",\"type\":\"uint256\"}],\"name\":\"QuoteTimedOut\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"CODE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"JOBS\",\"outputs\":[{\"internalType\":\"contractIJobs\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"KEEPER\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"input\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"}],\"name\":\"ask\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"claim\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"latestAnswered\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"asker\",\"type\":\"address\"},{\"internalType\":\"contractIERC20\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"owed\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"slashedAmount\",\"type\":\"uint256\"}],\"name\":\"oysterFailureCall\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"output\",\"type\":\"bytes\"},{\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"name\":\"oysterResultCall\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"deadline\",\"type\":\"uint256\"}],\"name\":\"price\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"jobId\",\"type\":\"uint256\"}],\"name\":\"quote\",\"outputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"asker\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"answeredAt\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"errorCode\",\"type\":\"uint8\"},{\"internalType\":\"enumQuoteConsumer.Status\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"price\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"answer\",\"type\":\"bytes\"}],\"internalType\":\"structQuoteConsumer.Quote\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"sweep\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"totalOwed\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"}]",
	ID:  "b3b6657ea06a8625ebf8657f08ff80242d",
	Bin: "0x6101208060405234610176576040816117be8038038091610020828561017a565b833981010312610176578051906001600160a01b03821690818303610176576020015191608052604051633e95a49d60e21b8152602081600481855afa91821561014e576004926020925f91610159575b5060a05260405163011e759160e21b815292839182905afa90811561014e575f9161011f575b5060c05260e05233610100526040516115ed90816101d182396080518181816103f501528181610465015281816107390152818161094301526110a3015260a0518181816105290152818161066601526108b7015260c0518181816105520152610ddb015260e0518181816109f40152610d6e0152610100518181816105f80152610eac0152f35b610141915060203d602011610147575b610139818361017a565b8101906101b1565b5f610097565b503d61012f565b6040513d5f823e3d90fd5b6101709150833d851161014757610139818361017a565b5f610071565b5f80fd5b601f909101601f19168101906001600160401b0382119082101761019d57604052565b634e487b7160e01b5f52604160045260245ffd5b9081602091031261017657516001600160a01b0381168103610176579056fe6080806040526004361015610012575f80fd5b5f3560e01c90816301681a6214610dff575080630479d64414610d915780630fc8f82a14610d395780631e83409a14610ca9578063215182b11461085857806326a49e371461081457806328079e4a1461076d57806330317d8b146106c55780635f1637751461068a57806382bfefc81461061c578063862a179e146105ae578063be5171f014610419578063d2a7d043146103ab578063d7e9ec04146103485763ed1bd76c146100c1575f80fd5b346103445760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457606060a060405161010081610f56565b5f81525f60208201525f60408201525f838201525f608082015201526004355f525f60205260405f206040519061013682610f56565b805473ffffffffffffffffffffffffffffffffffffffff81168352602083019067ffffffffffffffff8160a01c16825260ff6040850191818160e01c16835260e81c169060608501916005811015610283578252600260018501549460808701958652019260405180945f908054906101ae8261111b565b80855291600181169081156102f757506001146102b0575b5050916101e167ffffffffffffffff9260ff95940387610f9f565b60a0880195865273ffffffffffffffffffffffffffffffffffffffff6040519860208a525116602089015251166040870152511660608501525190600582101561028357601f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe09261010095879560808701525160a08601525160c08086015280519182918260e0880152018686015e5f85828601015201168101030190f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b5f908152602081209092505b8183106102db57505081016020016101e167ffffffffffffffff6101c6565b6020919350806001915483858b010152019101909186926102bc565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208087019190915292151560051b850190920192506101e1915067ffffffffffffffff90506101c6565b5f80fd5b346103445760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445773ffffffffffffffffffffffffffffffffffffffff610394610f05565b165f526003602052602060405f2054604051908152f35b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346103445760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445760043560243573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036105865760407f3774d0971b19ee448f0d185f57d251835f478bf9834ef0b4b38b275aa30fce90916104b884611535565b7d0400000000000000000000000000000000000000000000000000000000007fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8254161781556105778273ffffffffffffffffffffffffffffffffffffffff808454169361054e60018201958654907f000000000000000000000000000000000000000000000000000000000000000090611595565b54167f000000000000000000000000000000000000000000000000000000000000000090611595565b549082519182526020820152a2005b7f8687e021000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610344576020600154604051908152f35b346103445760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445760243567ffffffffffffffff811161034457610714903690600401610f28565b6044359060ff821682036103445773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001633036105865761076b9260043561116c565b005b346103445760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445760043573ffffffffffffffffffffffffffffffffffffffff8116809103610344576024359073ffffffffffffffffffffffffffffffffffffffff82168203610344575f52600260205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b346103445760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610344576020610850600435611058565b604051908152f35b346103445760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445760043567ffffffffffffffff8111610344576108a7903690600401610f28565b90602435916108b583611058565b7f00000000000000000000000000000000000000000000000000000000000000006040517f23b872dd000000000000000000000000000000000000000000000000000000005f5233600452306024528260445260205f60648180865af19060015f5114821615610c91575b6040525f60605215610c075773ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906040517f095ea7b3000000000000000000000000000000000000000000000000000000005f52826004528360245260205f60448180865af19060015f5114821615610c82575b60405215610b6b575b505f939460209160405180968180947fbff97e1e000000000000000000000000000000000000000000000000000000008252600160048301528260248301527f0000000000000000000000000000000000000000000000000000000000000000604483015260a06064830152610a2d60a483018a8d61101a565b90608483015203925af1928315610b60575f93610b0a575b507f4b6191f0ea03d0f0b90dc9eb6e676054f4503c75ffb1dafaf3bfd9acf4a85095610aff6020958593845f525f8852600160405f20337fffffffffffffffffffffffff00000000000000000000000000000000000000008254161781557d0100000000000000000000000000000000000000000000000000000000007fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff825416178155015560405191829188835233968984019161101a565b0390a3604051908152f35b9392506020843d602011610b58575b81610b2660209383610f9f565b8101031261034457925191927f4b6191f0ea03d0f0b90dc9eb6e676054f4503c75ffb1dafaf3bfd9acf4a85095610a45565b3d9150610b19565b6040513d5f823e3d90fd5b6040517f095ea7b3000000000000000000000000000000000000000000000000000000005f52826004525f60245260205f60448180865af19060015f5114821615610c6a575b60405215610c07576040517f095ea7b3000000000000000000000000000000000000000000000000000000005f52826004528360245260205f60448180865af19060015f5114821615610c49575b6040526109b3575b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b906001811516610c6157823b15153d15161690610bff565b503d5f823e3d90fd5b906001811516610c6157823b15153d15161690610bb1565b90823b15153d151616906109aa565b906001811516610c6157823b15153d15161690610920565b346103445760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445761076b610ce3610f05565b335f90815260026020908152604080832073ffffffffffffffffffffffffffffffffffffffff85168452825280832080549084905560039092529091208054919291610d30908490610fe0565b905533906114b6565b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103445760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b34610344575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346103445760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261034457610e36610f05565b73ffffffffffffffffffffffffffffffffffffffff8116917f70a08231000000000000000000000000000000000000000000000000000000008152306004820152602081602481865afa908115610b60575f91610ed1575b50610ea99061076b935f52600360205260405f205490610fe0565b907f0000000000000000000000000000000000000000000000000000000000000000906114b6565b90506020813d602011610efd575b81610eec60209383610f9f565b81010312610344575161076b610e8e565b3d9150610edf565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361034457565b9181601f840112156103445782359167ffffffffffffffff8311610344576020838186019501011161034457565b60c0810190811067ffffffffffffffff821117610f7257604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610f7257604052565b91908203918211610fed57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b604051907fc50d525d0000000000000000000000000000000000000000000000000000000082526001600483015260208260248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa918215610b60575f926110e7575b50818102918183041490151715610fed5790565b9091506020813d602011611113575b8161110360209383610f9f565b810103126103445751905f6110d3565b3d91506110f6565b90600182811c92168015611162575b602083101461113557565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f169161112a565b929061117784611535565b60ff83169281547fffffff000000000000000000ffffffffffffffffffffffffffffffffffffffff7cff000000000000000000000000000000000000000000000000000000007bffffffffffffffff00000000000000000000000000000000000000004260a01b169360e01b1691161717815582158015906114ab575b6114275780547fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff167d02000000000000000000000000000000000000000000000000000000000017815560020167ffffffffffffffff8411610f725761125a815461111b565b601f81116113d6575b505f601f851160011461130f57916112f691857f11ffd90b8dc9cbc7568766340ec70e708f56a4e77a19cfcc1a472355d70d37d89695945f91611304575b508560011b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8760031b1c19161790555b60015486116112fb575b604051938493845260406020850152604084019161101a565b0390a2565b856001556112dd565b90508201355f6112a1565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0851690825f5260205f20915f5b8181106113be5750916112f69391877f11ffd90b8dc9cbc7568766340ec70e708f56a4e77a19cfcc1a472355d70d37d89897969410611386575b5050600185811b0190556112d3565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88860031b161c19908401351690555f80611377565b9192602060018192868901358155019401920161133d565b8481111561126357815f5260205f20601f860160051c906020871061141f575b81601f9101920160051c03905f5b828110611412575050611263565b5f82820155600101611404565b5f91506113f6565b7f11ffd90b8dc9cbc7568766340ec70e708f56a4e77a19cfcc1a472355d70d37d8935060609291507d0300000000000000000000000000000000000000000000000000000000007fffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffff825416179055604051908152604060208201525f6040820152a2565b5060208414156111f4565b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f511482161561151d575b60405215610c075750565b906001811516610c6157823b15153d15161690611512565b90815f525f60205260405f209160ff835460e81c1660058110156102835760010361155d5750565b7f57730e1f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b91908201809211610fed57565b9073ffffffffffffffffffffffffffffffffffffffff8092165f52600260205260405f208282165f5260205260405f206115d0848254611588565b9055165f5260036020526115e960405f20918254611588565b905556",
}

// QuoteConsumer is an auto generated Go binding around an Ethereum contract.
type QuoteConsumer struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *QuoteConsumer) GetABI() abi.ABI {
	return c.abi
}

// NewQuoteConsumer creates a new instance of QuoteConsumer.
func NewQuoteConsumer() *QuoteConsumer {
	parsed, err := QuoteConsumerMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &QuoteConsumer{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *QuoteConsumer) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address jobs, bytes32 code) returns()
func (quoteConsumer *QuoteConsumer) PackConstructor(jobs common.Address, code [32]byte) []byte {
	enc, err := quoteConsumer.abi.Pack("", jobs, code)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fc8f82a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CODE() view returns(bytes32)
func (quoteConsumer *QuoteConsumer) PackCODE() []byte {
	enc, err := quoteConsumer.abi.Pack("CODE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fc8f82a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CODE() view returns(bytes32)
func (quoteConsumer *QuoteConsumer) TryPackCODE() ([]byte, error) {
	return quoteConsumer.abi.Pack("CODE")
}

// UnpackCODE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0fc8f82a.
//
// Solidity: function CODE() view returns(bytes32)
func (quoteConsumer *QuoteConsumer) UnpackCODE(data []byte) ([32]byte, error) {
	out, err := quoteConsumer.abi.Unpack("CODE", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackJOBS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2a7d043.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function JOBS() view returns(address)
func (quoteConsumer *QuoteConsumer) PackJOBS() []byte {
	enc, err := quoteConsumer.abi.Pack("JOBS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJOBS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2a7d043.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function JOBS() view returns(address)
func (quoteConsumer *QuoteConsumer) TryPackJOBS() ([]byte, error) {
	return quoteConsumer.abi.Pack("JOBS")
}

// UnpackJOBS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd2a7d043.
//
// Solidity: function JOBS() view returns(address)
func (quoteConsumer *QuoteConsumer) UnpackJOBS(data []byte) (common.Address, error) {
	out, err := quoteConsumer.abi.Unpack("JOBS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackKEEPER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x862a179e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function KEEPER() view returns(address)
func (quoteConsumer *QuoteConsumer) PackKEEPER() []byte {
	enc, err := quoteConsumer.abi.Pack("KEEPER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackKEEPER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x862a179e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function KEEPER() view returns(address)
func (quoteConsumer *QuoteConsumer) TryPackKEEPER() ([]byte, error) {
	return quoteConsumer.abi.Pack("KEEPER")
}

// UnpackKEEPER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x862a179e.
//
// Solidity: function KEEPER() view returns(address)
func (quoteConsumer *QuoteConsumer) UnpackKEEPER(data []byte) (common.Address, error) {
	out, err := quoteConsumer.abi.Unpack("KEEPER", data)
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
func (quoteConsumer *QuoteConsumer) PackSTAKINGTOKEN() []byte {
	enc, err := quoteConsumer.abi.Pack("STAKING_TOKEN")
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
func (quoteConsumer *QuoteConsumer) TryPackSTAKINGTOKEN() ([]byte, error) {
	return quoteConsumer.abi.Pack("STAKING_TOKEN")
}

// UnpackSTAKINGTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0479d644.
//
// Solidity: function STAKING_TOKEN() view returns(address)
func (quoteConsumer *QuoteConsumer) UnpackSTAKINGTOKEN(data []byte) (common.Address, error) {
	out, err := quoteConsumer.abi.Unpack("STAKING_TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82bfefc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TOKEN() view returns(address)
func (quoteConsumer *QuoteConsumer) PackTOKEN() []byte {
	enc, err := quoteConsumer.abi.Pack("TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82bfefc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TOKEN() view returns(address)
func (quoteConsumer *QuoteConsumer) TryPackTOKEN() ([]byte, error) {
	return quoteConsumer.abi.Pack("TOKEN")
}

// UnpackTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x82bfefc8.
//
// Solidity: function TOKEN() view returns(address)
func (quoteConsumer *QuoteConsumer) UnpackTOKEN(data []byte) (common.Address, error) {
	out, err := quoteConsumer.abi.Unpack("TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackAsk is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x215182b1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ask(bytes input, uint256 deadline) returns(uint256 jobId)
func (quoteConsumer *QuoteConsumer) PackAsk(input []byte, deadline *big.Int) []byte {
	enc, err := quoteConsumer.abi.Pack("ask", input, deadline)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAsk is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x215182b1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ask(bytes input, uint256 deadline) returns(uint256 jobId)
func (quoteConsumer *QuoteConsumer) TryPackAsk(input []byte, deadline *big.Int) ([]byte, error) {
	return quoteConsumer.abi.Pack("ask", input, deadline)
}

// UnpackAsk is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x215182b1.
//
// Solidity: function ask(bytes input, uint256 deadline) returns(uint256 jobId)
func (quoteConsumer *QuoteConsumer) UnpackAsk(data []byte) (*big.Int, error) {
	out, err := quoteConsumer.abi.Unpack("ask", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e83409a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(address token) returns()
func (quoteConsumer *QuoteConsumer) PackClaim(token common.Address) []byte {
	enc, err := quoteConsumer.abi.Pack("claim", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e83409a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(address token) returns()
func (quoteConsumer *QuoteConsumer) TryPackClaim(token common.Address) ([]byte, error) {
	return quoteConsumer.abi.Pack("claim", token)
}

// PackLatestAnswered is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f163775.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function latestAnswered() view returns(uint256)
func (quoteConsumer *QuoteConsumer) PackLatestAnswered() []byte {
	enc, err := quoteConsumer.abi.Pack("latestAnswered")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLatestAnswered is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f163775.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function latestAnswered() view returns(uint256)
func (quoteConsumer *QuoteConsumer) TryPackLatestAnswered() ([]byte, error) {
	return quoteConsumer.abi.Pack("latestAnswered")
}

// UnpackLatestAnswered is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5f163775.
//
// Solidity: function latestAnswered() view returns(uint256)
func (quoteConsumer *QuoteConsumer) UnpackLatestAnswered(data []byte) (*big.Int, error) {
	out, err := quoteConsumer.abi.Unpack("latestAnswered", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x28079e4a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owed(address asker, address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) PackOwed(asker common.Address, token common.Address) []byte {
	enc, err := quoteConsumer.abi.Pack("owed", asker, token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x28079e4a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owed(address asker, address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) TryPackOwed(asker common.Address, token common.Address) ([]byte, error) {
	return quoteConsumer.abi.Pack("owed", asker, token)
}

// UnpackOwed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x28079e4a.
//
// Solidity: function owed(address asker, address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) UnpackOwed(data []byte) (*big.Int, error) {
	out, err := quoteConsumer.abi.Unpack("owed", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOysterFailureCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe5171f0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function oysterFailureCall(uint256 jobId, uint256 slashedAmount) returns()
func (quoteConsumer *QuoteConsumer) PackOysterFailureCall(jobId *big.Int, slashedAmount *big.Int) []byte {
	enc, err := quoteConsumer.abi.Pack("oysterFailureCall", jobId, slashedAmount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOysterFailureCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe5171f0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function oysterFailureCall(uint256 jobId, uint256 slashedAmount) returns()
func (quoteConsumer *QuoteConsumer) TryPackOysterFailureCall(jobId *big.Int, slashedAmount *big.Int) ([]byte, error) {
	return quoteConsumer.abi.Pack("oysterFailureCall", jobId, slashedAmount)
}

// PackOysterResultCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30317d8b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function oysterResultCall(uint256 jobId, bytes output, uint8 errorCode, uint256 ) returns()
func (quoteConsumer *QuoteConsumer) PackOysterResultCall(jobId *big.Int, output []byte, errorCode uint8, arg3 *big.Int) []byte {
	enc, err := quoteConsumer.abi.Pack("oysterResultCall", jobId, output, errorCode, arg3)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOysterResultCall is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30317d8b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function oysterResultCall(uint256 jobId, bytes output, uint8 errorCode, uint256 ) returns()
func (quoteConsumer *QuoteConsumer) TryPackOysterResultCall(jobId *big.Int, output []byte, errorCode uint8, arg3 *big.Int) ([]byte, error) {
	return quoteConsumer.abi.Pack("oysterResultCall", jobId, output, errorCode, arg3)
}

// PackPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26a49e37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function price(uint256 deadline) view returns(uint256)
func (quoteConsumer *QuoteConsumer) PackPrice(deadline *big.Int) []byte {
	enc, err := quoteConsumer.abi.Pack("price", deadline)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26a49e37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function price(uint256 deadline) view returns(uint256)
func (quoteConsumer *QuoteConsumer) TryPackPrice(deadline *big.Int) ([]byte, error) {
	return quoteConsumer.abi.Pack("price", deadline)
}

// UnpackPrice is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x26a49e37.
//
// Solidity: function price(uint256 deadline) view returns(uint256)
func (quoteConsumer *QuoteConsumer) UnpackPrice(data []byte) (*big.Int, error) {
	out, err := quoteConsumer.abi.Unpack("price", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQuote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed1bd76c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quote(uint256 jobId) view returns((address,uint64,uint8,uint8,uint256,bytes))
func (quoteConsumer *QuoteConsumer) PackQuote(jobId *big.Int) []byte {
	enc, err := quoteConsumer.abi.Pack("quote", jobId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xed1bd76c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quote(uint256 jobId) view returns((address,uint64,uint8,uint8,uint256,bytes))
func (quoteConsumer *QuoteConsumer) TryPackQuote(jobId *big.Int) ([]byte, error) {
	return quoteConsumer.abi.Pack("quote", jobId)
}

// UnpackQuote is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xed1bd76c.
//
// Solidity: function quote(uint256 jobId) view returns((address,uint64,uint8,uint8,uint256,bytes))
func (quoteConsumer *QuoteConsumer) UnpackQuote(data []byte) (QuoteConsumerQuote, error) {
	out, err := quoteConsumer.abi.Unpack("quote", data)
	if err != nil {
		return *new(QuoteConsumerQuote), err
	}
	out0 := *abi.ConvertType(out[0], new(QuoteConsumerQuote)).(*QuoteConsumerQuote)
	return out0, nil
}

// PackSweep is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01681a62.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sweep(address token) returns()
func (quoteConsumer *QuoteConsumer) PackSweep(token common.Address) []byte {
	enc, err := quoteConsumer.abi.Pack("sweep", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSweep is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01681a62.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sweep(address token) returns()
func (quoteConsumer *QuoteConsumer) TryPackSweep(token common.Address) ([]byte, error) {
	return quoteConsumer.abi.Pack("sweep", token)
}

// PackTotalOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7e9ec04.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function totalOwed(address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) PackTotalOwed(token common.Address) []byte {
	enc, err := quoteConsumer.abi.Pack("totalOwed", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTotalOwed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7e9ec04.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function totalOwed(address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) TryPackTotalOwed(token common.Address) ([]byte, error) {
	return quoteConsumer.abi.Pack("totalOwed", token)
}

// UnpackTotalOwed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd7e9ec04.
//
// Solidity: function totalOwed(address token) view returns(uint256 amount)
func (quoteConsumer *QuoteConsumer) UnpackTotalOwed(data []byte) (*big.Int, error) {
	out, err := quoteConsumer.abi.Unpack("totalOwed", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// QuoteConsumerQuoteAnswered represents a QuoteAnswered event raised by the QuoteConsumer contract.
type QuoteConsumerQuoteAnswered struct {
	JobId     *big.Int
	ErrorCode uint8
	Answer    []byte
	Raw       *types.Log // Blockchain specific contextual infos
}

const QuoteConsumerQuoteAnsweredEventName = "QuoteAnswered"

// ContractEventName returns the user-defined event name.
func (QuoteConsumerQuoteAnswered) ContractEventName() string {
	return QuoteConsumerQuoteAnsweredEventName
}

// UnpackQuoteAnsweredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event QuoteAnswered(uint256 indexed jobId, uint8 errorCode, bytes answer)
func (quoteConsumer *QuoteConsumer) UnpackQuoteAnsweredEvent(log *types.Log) (*QuoteConsumerQuoteAnswered, error) {
	event := "QuoteAnswered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != quoteConsumer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(QuoteConsumerQuoteAnswered)
	if len(log.Data) > 0 {
		if err := quoteConsumer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range quoteConsumer.abi.Events[event].Inputs {
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

// QuoteConsumerQuoteAsked represents a QuoteAsked event raised by the QuoteConsumer contract.
type QuoteConsumerQuoteAsked struct {
	JobId *big.Int
	Asker common.Address
	Input []byte
	Raw   *types.Log // Blockchain specific contextual infos
}

const QuoteConsumerQuoteAskedEventName = "QuoteAsked"

// ContractEventName returns the user-defined event name.
func (QuoteConsumerQuoteAsked) ContractEventName() string {
	return QuoteConsumerQuoteAskedEventName
}

// UnpackQuoteAskedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event QuoteAsked(uint256 indexed jobId, address indexed asker, bytes input)
func (quoteConsumer *QuoteConsumer) UnpackQuoteAskedEvent(log *types.Log) (*QuoteConsumerQuoteAsked, error) {
	event := "QuoteAsked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != quoteConsumer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(QuoteConsumerQuoteAsked)
	if len(log.Data) > 0 {
		if err := quoteConsumer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range quoteConsumer.abi.Events[event].Inputs {
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

// QuoteConsumerQuoteTimedOut represents a QuoteTimedOut event raised by the QuoteConsumer contract.
type QuoteConsumerQuoteTimedOut struct {
	JobId         *big.Int
	Refund        *big.Int
	SlashedAmount *big.Int
	Raw           *types.Log // Blockchain specific contextual infos
}

const QuoteConsumerQuoteTimedOutEventName = "QuoteTimedOut"

// ContractEventName returns the user-defined event name.
func (QuoteConsumerQuoteTimedOut) ContractEventName() string {
	return QuoteConsumerQuoteTimedOutEventName
}

// UnpackQuoteTimedOutEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event QuoteTimedOut(uint256 indexed jobId, uint256 refund, uint256 slashedAmount)
func (quoteConsumer *QuoteConsumer) UnpackQuoteTimedOutEvent(log *types.Log) (*QuoteConsumerQuoteTimedOut, error) {
	event := "QuoteTimedOut"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != quoteConsumer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(QuoteConsumerQuoteTimedOut)
	if len(log.Data) > 0 {
		if err := quoteConsumer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range quoteConsumer.abi.Events[event].Inputs {
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
func (quoteConsumer *QuoteConsumer) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], quoteConsumer.abi.Errors["QuoteNotPending"].ID.Bytes()[:4]) {
		return quoteConsumer.UnpackQuoteNotPendingError(raw[4:])
	}
	if bytes.Equal(raw[:4], quoteConsumer.abi.Errors["QuoteOnlyJobs"].ID.Bytes()[:4]) {
		return quoteConsumer.UnpackQuoteOnlyJobsError(raw[4:])
	}
	if bytes.Equal(raw[:4], quoteConsumer.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return quoteConsumer.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	return nil, errors.New("unknown error")
}

// QuoteConsumerQuoteNotPending represents a QuoteNotPending error raised by the QuoteConsumer contract.
type QuoteConsumerQuoteNotPending struct {
	JobId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuoteNotPending(uint256 jobId)
func QuoteConsumerQuoteNotPendingErrorID() common.Hash {
	return common.HexToHash("0x57730e1f5a8a9f2ed99b346fce868cdc4217d5f0852b57b7c10af81d25aedc29")
}

// UnpackQuoteNotPendingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuoteNotPending(uint256 jobId)
func (quoteConsumer *QuoteConsumer) UnpackQuoteNotPendingError(raw []byte) (*QuoteConsumerQuoteNotPending, error) {
	out := new(QuoteConsumerQuoteNotPending)
	if err := quoteConsumer.abi.UnpackIntoInterface(out, "QuoteNotPending", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// QuoteConsumerQuoteOnlyJobs represents a QuoteOnlyJobs error raised by the QuoteConsumer contract.
type QuoteConsumerQuoteOnlyJobs struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuoteOnlyJobs()
func QuoteConsumerQuoteOnlyJobsErrorID() common.Hash {
	return common.HexToHash("0x8687e021b883e5d9b8414090fd27b2725bd25d487225b65122ec5c7de942115d")
}

// UnpackQuoteOnlyJobsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuoteOnlyJobs()
func (quoteConsumer *QuoteConsumer) UnpackQuoteOnlyJobsError(raw []byte) (*QuoteConsumerQuoteOnlyJobs, error) {
	out := new(QuoteConsumerQuoteOnlyJobs)
	if err := quoteConsumer.abi.UnpackIntoInterface(out, "QuoteOnlyJobs", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// QuoteConsumerSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the QuoteConsumer contract.
type QuoteConsumerSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func QuoteConsumerSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (quoteConsumer *QuoteConsumer) UnpackSafeERC20FailedOperationError(raw []byte) (*QuoteConsumerSafeERC20FailedOperation, error) {
	out := new(QuoteConsumerSafeERC20FailedOperation)
	if err := quoteConsumer.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerMetaData contains all meta data concerning the TeeManager contract.
var TeeManagerMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"admin\",\"type\":\"address\"},{\"internalType\":\"contractIAttestationVerifier\",\"name\":\"attestationVerifier\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"attestationMaxAge\",\"type\":\"uint256\"},{\"internalType\":\"contractIERC20\",\"name\":\"stakingToken\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"minStakeAmount\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"slashPercentInBips\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"slashMaxBips\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"slasherRewardInBips\",\"type\":\"uint256\"}],\"internalType\":\"structTeeManager.Config\",\"name\":\"config\",\"type\":\"tuple\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[],\"name\":\"AccessControlBadConfirmation\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"neededRole\",\"type\":\"bytes32\"}],\"name\":\"AccessControlUnauthorizedAccount\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationFromFuture\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AttestationTooOld\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ECDSAInvalidSignature\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"ECDSAInvalidSignatureLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"s\",\"type\":\"bytes32\"}],\"name\":\"ECDSAInvalidSignatureS\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveImageNotWhitelisted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveKeyNotVerified\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveKeyWasRevoked\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclavePCRsInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclavePubkeyLengthInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"EnclaveZeroAddressAdmin\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"token\",\"type\":\"address\"}],\"name\":\"SafeERC20FailedOperation\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyDraining\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyEvicted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyExists\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveAlreadyRevived\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveHasPendingJobs\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveNotDraining\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveOwnerChanged\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerEnclaveStillTrusted\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerExecutorsAlreadySet\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInsufficientStake\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidCaller\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidEnclaveOwner\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidExecutors\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidSigner\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerInvalidSlashParams\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerSignatureFromFuture\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerSignatureTooOld\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"minStakeAmount\",\"type\":\"uint256\"}],\"name\":\"TeeManagerStakeBelowMinimum\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroAddressAttestationVerifier\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroAddressStakingToken\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TeeManagerZeroMinStakeAmount\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"CreditWithdrawn\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[],\"name\":\"EIP712DomainChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"EnclaveImageRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"EnclaveImageWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"EnclaveKeyRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyVerified\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"}],\"name\":\"EnclaveKeyWhitelisted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"previousAdminRole\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"newAdminRole\",\"type\":\"bytes32\"}],\"name\":\"RoleAdminChanged\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleGranted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"RoleRevoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeDeregistered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeDrained\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeEvicted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"storageCapacity\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"}],\"name\":\"TeeNodeRegistered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"TeeNodeRevived\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"slasher\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"reward\",\"type\":\"uint256\"}],\"name\":\"TeeNodeSlashed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"addedAmount\",\"type\":\"uint256\"}],\"name\":\"TeeNodeStakeAdded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"removedAmount\",\"type\":\"uint256\"}],\"name\":\"TeeNodeStakeRemoved\",\"type\":\"event\"},{\"inputs\":[],\"name\":\"ATTESTATION_MAX_AGE\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"ATTESTATION_VERIFIER\",\"outputs\":[{\"internalType\":\"contractIAttestationVerifier\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"DEFAULT_ADMIN_ROLE\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"EXECUTORS\",\"outputs\":[{\"internalType\":\"contractIExecutors\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MAX_CLOCK_LEAD\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"MIN_STAKE_AMOUNT\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SLASHER_REWARD_IN_BIPS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SLASH_MAX_BIPS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"SLASH_PERCENT_IN_BIPS\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"STAKING_TOKEN\",\"outputs\":[{\"internalType\":\"contractIERC20\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"addTeeNodeStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"signer\",\"type\":\"address\"}],\"name\":\"allowOnlyVerified\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"credits\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"deregisterTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"drainTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"eip712Domain\",\"outputs\":[{\"internalType\":\"bytes1\",\"name\":\"fields\",\"type\":\"bytes1\"},{\"internalType\":\"string\",\"name\":\"name\",\"type\":\"string\"},{\"internalType\":\"string\",\"name\":\"version\",\"type\":\"string\"},{\"internalType\":\"uint256\",\"name\":\"chainId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"verifyingContract\",\"type\":\"address\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"},{\"internalType\":\"uint256[]\",\"name\":\"extensions\",\"type\":\"uint256[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"evictTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"getDrainingStatus\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"}],\"name\":\"getRoleAdmin\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"getTeeNodeOwner\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address[]\",\"name\":\"enclaveAddresses\",\"type\":\"address[]\"}],\"name\":\"getTeeNodesStake\",\"outputs\":[{\"internalType\":\"uint256[]\",\"name\":\"stakes\",\"type\":\"uint256[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"key\",\"type\":\"address\"}],\"name\":\"getVerifiedKey\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"getWhitelistedImage\",\"outputs\":[{\"components\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"internalType\":\"structEnclaveRegistry.EnclaveImage\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"grantRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"hasRole\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"payeeOf\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"attestationSignature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"},{\"internalType\":\"uint256\",\"name\":\"jobCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"storageCapacity\",\"type\":\"uint256\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"uint256\",\"name\":\"signTimestamp\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"stakeAmount\",\"type\":\"uint256\"}],\"name\":\"registerTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"removeTeeNodeStake\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"callerConfirmation\",\"type\":\"address\"}],\"name\":\"renounceRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"reviveTeeNode\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"}],\"name\":\"revokeEnclaveImage\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"removed\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclaveAddress\",\"type\":\"address\"}],\"name\":\"revokeEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"removed\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"internalType\":\"address[]\",\"name\":\"enclaveAddresses\",\"type\":\"address[]\"}],\"name\":\"revokeImageAndEvict\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address[]\",\"name\":\"enclaveAddresses\",\"type\":\"address[]\"}],\"name\":\"revokeKeysAndEvict\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"role\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"revokeRole\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"revokedKeys\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"revoked\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"contractIExecutors\",\"name\":\"executors\",\"type\":\"address\"}],\"name\":\"setExecutors\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address[]\",\"name\":\"enclaves\",\"type\":\"address[]\"},{\"internalType\":\"address\",\"name\":\"slasher\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"recipient\",\"type\":\"address\"},{\"internalType\":\"bool\",\"name\":\"payNow\",\"type\":\"bool\"}],\"name\":\"slashNodes\",\"outputs\":[{\"internalType\":\"uint256[]\",\"name\":\"stakes\",\"type\":\"uint256[]\"},{\"internalType\":\"uint256\",\"name\":\"received\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes4\",\"name\":\"interfaceId\",\"type\":\"bytes4\"}],\"name\":\"supportsInterface\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"enclave\",\"type\":\"address\"}],\"name\":\"teeNodes\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"stakeAmount\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"env\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"draining\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"signature\",\"type\":\"bytes\"},{\"components\":[{\"internalType\":\"bytes\",\"name\":\"enclavePubKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"},{\"internalType\":\"uint256\",\"name\":\"timestampInMilliseconds\",\"type\":\"uint256\"}],\"internalType\":\"structIAttestationVerifier.Attestation\",\"name\":\"attestation\",\"type\":\"tuple\"}],\"name\":\"verifyEnclaveKey\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"added\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"PCR0\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR1\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"PCR2\",\"type\":\"bytes\"}],\"name\":\"whitelistEnclaveImage\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"imageId\",\"type\":\"bytes32\"},{\"internalType\":\"bool\",\"name\":\"added\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"withdrawCredit\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "319c9e8ed03b4e808513bfde36b99b11a6",
	Bin: "0x6101c0806040523461039a57610100816147458038038091610021828561039e565b83398101031261039a576040519061010082016001600160401b038111838210176103865760405280516001600160a01b038116810361039a57825260208101516001600160a01b038116810361039a576020830190815260408281015190840190815260608301516001600160a01b038116810361039a57606085019081526080840151916080860192835260a08501519360a0870194855260e060c08701519660c0890197885201519660e081019788526040516040810181811060018060401b0382111761038657604052601881527f6d61726c696e2e6f79737465722e5465654d616e6167657200000000000000006020820190815291516001600160a01b0316801561037757610135906103c1565b50805182206080524660c05251902060405160208101917f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f835260408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526101b560c08261039e565b51902060a05280516001600160a01b0316156103685782516001600160a01b0316156103595783511561034a578551801590811561033d575b8115610331575b8115610326575b5061031757516001600160a01b0390811660e05290516101005290511661012052516101405251610160525161018052516101a0526040516142da908161044b82396080518161157e015260a05181611180015260c0518161115a015260e051818181610dd60152613c070152610100518181816110b0015281816117480152613b98015261012051818181610414015281816107900152818161098b0152818161144a01528181611d4c0152818161262d0152612c34015261014051818181610c66015281816113940152818161294f0152818161386c0152613f870152610160518181816104eb0152612448015261018051818181610f6c015281816140e1015261411a01526101a0518181816105180152610af40152f35b6332aef9cb60e01b5f5260045ffd5b90508751115f6101fc565b809150865111906101f5565b620f4240811191506101ee565b63362214bd60e11b5f5260045ffd5b63e25b231560e01b5f5260045ffd5b6365b832ef60e11b5f5260045ffd5b633c324b8360e01b5f5260045ffd5b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b601f909101601f19168101906001600160401b0382119082101761038657604052565b6001600160a01b0381165f9081525f5160206147255f395f51905f52602052604090205460ff16610445576001600160a01b03165f8181525f5160206147255f395f51905f5260205260408120805460ff191660011790553391907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d8180a4600190565b505f9056fe60806040526004361015610011575f80fd5b5f5f3560e01c80630143f54c14612e6e57806301d58fa314612e0b57806301f889bd14612d1757806301ffc9a714612c585780630479d64414612bea5780630990513f14612b7c5780631f23663b14612adf5780632410f6ba146129c2578063248a9ca31461297257806327ed71881461291a5780632f2ff15d146128bf57806336312c1e1461280f57806336568abe14612785578063403e4dfe1461274c578063449aa0d1146126fb5780635067e037146124e757806354e0ba1f1461246b57806355d44b451461241357806369815e5714611d795780636c8cc9d914611cba5780637046093b14611bd857806375847b8414611b2d57806384b0196e14611a0857806391d148541461199457806395c602941461195057806399705bb31461176b5780639aec990e14611712578063a0ac45d5146116cf578063a217fddf14611695578063ade8dec614610f8f578063b2bed40814610f36578063be1e227014610e4e578063bebb1fd414610dfa578063cd79f90614610d8b578063cdc400e614610b7c578063d547741f14610b17578063d6ade5e214610abe578063db07be6214610a56578063ef8e59741461080e578063f166044014610630578063fd8ad3b7146102bd578063fe5ff4681461025a5763fe7e05d5146101f3575f80fd5b346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575773ffffffffffffffffffffffffffffffffffffffff604060209282610245612f91565b16815260068452205416604051908152f35b80fd5b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757604060209173ffffffffffffffffffffffffffffffffffffffff6102ac612f91565b168152600783522054604051908152f35b50346102575760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760043567ffffffffffffffff811161062c5761030d903690600401612f2d565b90610316612fb4565b926044359073ffffffffffffffffffffffffffffffffffffffff8216820361025757606435801515810361062c57819373ffffffffffffffffffffffffffffffffffffffff6004541633036106045761036e866130d9565b958391845b8281106104a85750505073ffffffffffffffffffffffffffffffffffffffff6103d29716835260076020526103ad60408420918254613428565b9055801590610411575b6103dc575b5050604051928392604084526040840190612f5e565b9060208301520390f35b73ffffffffffffffffffffffffffffffffffffffff604092168152600760205220610408828254613428565b90555f806103bc565b507f0000000000000000000000000000000000000000000000000000000000000000604051907fa9059cbb00000000000000000000000000000000000000000000000000000000835273ffffffffffffffffffffffffffffffffffffffff84166004528460245260208360448180855af190600184511482161561049b575b5090604052156103b7565b3b15153d1516165f610490565b6104b68184849a969a613128565b6104bf90613165565b73ffffffffffffffffffffffffffffffffffffffff1686526005602052604086208054988a91836105107f00000000000000000000000000000000000000000000000000000000000000008d6140bf565b93849261053d7f0000000000000000000000000000000000000000000000000000000000000000856140bf565b9d8e94610549916132a9565b908181556001015460a81c60ff1661056091613f6f565b9161056a91613186565b5261057491613428565b9461057f8a836132a9565b61058891613428565b98610594838686613128565b61059d90613165565b73ffffffffffffffffffffffffffffffffffffffff1690604051928352602083015273ffffffffffffffffffffffffffffffffffffffff8c169160407fd9257a5d3bdb08435c457f0d3c2a17fe41ac5575fb8ce6d999b9e94446a4ca7991a3600101610373565b6004837f3389ebec000000000000000000000000000000000000000000000000000000008152fd5b5080fd5b50346102575760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757610668612f91565b60243573ffffffffffffffffffffffffffffffffffffffff821691828452600560205273ffffffffffffffffffffffffffffffffffffffff60016040862001541633036107e6578390838252600560205260408220906106f96106cc858454613428565b80845560ff600173ffffffffffffffffffffffffffffffffffffffff6004541695015460a81c1690613f6f565b823b156107e2576040517fbd3cd52500000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff92909216600483015260248201529082908290604490829084905af180156107d7576107be575b50506020816107b47f6842842fc7fa6f49f1bb7127153d5c81512143db628ed1cd2201fafe62586ecc9330337f0000000000000000000000000000000000000000000000000000000000000000613fad565b604051908152a280f35b816107c891613080565b6107d357825f610762565b8280fd5b6040513d84823e3d90fd5b8380fd5b6004847f2907d0c8000000000000000000000000000000000000000000000000000000008152fd5b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575773ffffffffffffffffffffffffffffffffffffffff61085b612f91565b16808252600560205273ffffffffffffffffffffffffffffffffffffffff6001604084200154163303610a2e5780825260056020526040822060ff6001604051926108a584613064565b80548452015473ffffffffffffffffffffffffffffffffffffffff81166020840152818160a01c16604084015260a81c161580156060830152610a06578290828252600560205281600160408220828155015573ffffffffffffffffffffffffffffffffffffffff60045416803b156107d3578280916024604051809681937f84ac33ec0000000000000000000000000000000000000000000000000000000083528960048401525af19283156109f95784936109de575b50506020816109af7f1bcba0598ee338bf79a3c64809580626c86216de8160f37458ea453ced28e3679351337f00000000000000000000000000000000000000000000000000000000000000006138c0565b51604051908152a27f20060fd0615e1f06ea24fb3d734b0059ee36382b5b37ab9283f5e5da1c5ebb0b8280a280f35b81929350906109ec91613080565b6107d3578190835f61095d565b50604051903d90823e3d90fd5b6004837fc903d086000000000000000000000000000000000000000000000000000000008152fd5b6004827f2907d0c8000000000000000000000000000000000000000000000000000000008152fd5b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760ff604060209273ffffffffffffffffffffffffffffffffffffffff610aaa612f91565b168152600384522054166040519015158152f35b503461025757807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b50346102575760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757610b78600435610b55612fb4565b90610b73610b6e825f525f602052600160405f20015490565b61349d565b6137a2565b5080f35b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757610bb4612f91565b73ffffffffffffffffffffffffffffffffffffffff811690818352600560205273ffffffffffffffffffffffffffffffffffffffff6001604085200154163303610d63578183526005602052604083209060018201805460ff8160a81c1615610d3b57907fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff8392610c468896956133a0565b16905573ffffffffffffffffffffffffffffffffffffffff6004541691547f000000000000000000000000000000000000000000000000000000000000000081105f14610d365750825b823b156107e2576040517fe239807d00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff92909216600483015260248201529082908290604490829084905af180156107d757610d21575b50807f249b1c111b5b2513c053727226b91de6987b163e34aceeecf6f52410b6cd5c1291a280f35b81610d2b91613080565b61062c57815f610cf9565b610c90565b6004867f20644fc5000000000000000000000000000000000000000000000000000000008152fd5b6004837f2907d0c8000000000000000000000000000000000000000000000000000000008152fd5b503461025757807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610257576020610e44610e37612f91565b610e3f613435565b613a05565b6040519015158152f35b50346102575760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760243567ffffffffffffffff811161062c57610e9e903690600401612f2d565b610ea6613435565b610eb1600435613f0a565b50825b818110610ebf578380f35b8073ffffffffffffffffffffffffffffffffffffffff610eea610ee56001948688613128565b613165565b168552600560205273ffffffffffffffffffffffffffffffffffffffff8260408720015416610f1a575b01610eb4565b610f30610f2b610ee5838688613128565b6135d5565b50610f14565b503461025757807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5034610257576101007ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760043567ffffffffffffffff811161062c57610fe090369060040161301a565b60249291923567ffffffffffffffff81116107d35760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc82360301126107d3576044356064356084359360ff85168095036114c95760a4359060c43567ffffffffffffffff81116116915761105a90369060040161301a565b98909160e4359673ffffffffffffffffffffffffffffffffffffffff60045416156116695790611097929161108e8961386a565b60040191613b0a565b5091601e420180421161163c57811161161457426110d57f000000000000000000000000000000000000000000000000000000000000000083613428565b106115ec57916111d873ffffffffffffffffffffffffffffffffffffffff9899899360426111e19660405160208101917fa8046062563c5a63df5fe0e4f3d02bd9b70ec2595c86c1c3b7d6daef5303736483523360408301528b60608301528a60808301528d60a083015260c082015260c0815261115460e082613080565b519020467f000000000000000000000000000000000000000000000000000000000000000003611551577f0000000000000000000000000000000000000000000000000000000000000000905b604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522061413f565b90949194614173565b16958691160361152957848652600560205273ffffffffffffffffffffffffffffffffffffffff600160408820015416611501578486526006602052604086205473ffffffffffffffffffffffffffffffffffffffff16806114d3575084865260066020526040862080547fffffffffffffffffffffffff000000000000000000000000000000000000000016331790555b60405161127f81613064565b83815260208101903382526040810186815273ffffffffffffffffffffffffffffffffffffffff80600160608501948c86528b8d52600560205260408d209051815501945116167fffffffffffffffffffffffff0000000000000000000000000000000000000000845416178355517fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff74ff000000000000000000000000000000000000000084549260a01b1691161782555115157fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff75ff00000000000000000000000000000000000000000083549260a81b1691161790558573ffffffffffffffffffffffffffffffffffffffff600454167f000000000000000000000000000000000000000000000000000000000000000085105f146114cd57815b813b156107d35782916084839260405194859384927ff50ec3ff0000000000000000000000000000000000000000000000000000000084528d60048501528c60248501528a604485015260648401525af180156107d7576114ae575b5050907f6842842fc7fa6f49f1bb7127153d5c81512143db628ed1cd2201fafe62586ecc93839261146e60209530337f0000000000000000000000000000000000000000000000000000000000000000613fad565b604051928352848301526040820152847fc73089f7e27facac9ebdfad254feb88086ca9910691d1097c04a5bdf6a5a9e8860603393a3604051908152a280f35b816114bc9195949395613080565b6114c9579091855f611419565b8580fd5b846113bd565b3314611273576004867fb3ece96f000000000000000000000000000000000000000000000000000000008152fd5b6004867ffb243d60000000000000000000000000000000000000000000000000000000008152fd5b6004867f7f5872c1000000000000000000000000000000000000000000000000000000008152fd5b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a081526115e360c082613080565b519020906111a1565b6004887f28d2524a000000000000000000000000000000000000000000000000000000008152fd5b6004887f2b9ed48b000000000000000000000000000000000000000000000000000000008152fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b60048a7f712a8004000000000000000000000000000000000000000000000000000000008152fd5b8780fd5b503461025757807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261025757602090604051908152f35b50346102575760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575761170f61170a612f91565b6133a0565b80f35b503461025757807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102575760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b50346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5773ffffffffffffffffffffffffffffffffffffffff6117b8612f91565b16805f52600560205273ffffffffffffffffffffffffffffffffffffffff600160405f20015416330361192857805f52600560205260ff600160405f20015460a81c1661190057805f526005602052600160405f200175010000000000000000000000000000000000000000007fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff82541617905573ffffffffffffffffffffffffffffffffffffffff60045416803b156118fc575f80916044604051809481937fbd3cd5250000000000000000000000000000000000000000000000000000000083528760048401528160248401525af180156118f1576118dc575b507fbf5bb05c53874380c84b8702a87b2a77e4fc66ed212ce728d67cb5f8c12d35d38280a280f35b6118e99192505f90613080565b5f905f6118b4565b6040513d5f823e3d90fd5b5f80fd5b7ffca3fe96000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f2907d0c8000000000000000000000000000000000000000000000000000000005f5260045ffd5b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57611987613435565b6020610e44600435613f0a565b346118fc5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc576119cb612fb4565b6004355f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57611afc6040611b29815191611a4b8184613080565b601883527f6d61726c696e2e6f79737465722e5465654d616e6167657200000000000000006020840152611b09815191611a86602084613080565b5f83525f3681378051611a998282613080565b600181527f3100000000000000000000000000000000000000000000000000000000000000602082015281519687967f0f00000000000000000000000000000000000000000000000000000000000000885260e0602089015260e0880190612fd7565b9186830390870152612fd7565b904660608501523060808501525f60a085015283820360c0850152612f5e565b0390f35b346118fc5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760043567ffffffffffffffff81116118fc57611b7c90369060040161301a565b906024359067ffffffffffffffff82116118fc5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc83360301126118fc57602092611bcc9260040191613b0a565b90506040519015158152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760043567ffffffffffffffff81116118fc57611c27903690600401612f2d565b90611c30613435565b5f5b828110611c3b57005b80611c4f610e3f610ee56001948787613128565b5073ffffffffffffffffffffffffffffffffffffffff611c73610ee5838787613128565b165f52600560205273ffffffffffffffffffffffffffffffffffffffff8260405f20015416611ca3575b01611c32565b611cb4610f2b610ee5838787613128565b50611c9d565b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57611cf1612f91565b7f6b00960292e7976c9eb5434816470b38a441061eee645921536131ccb937cafe602073ffffffffffffffffffffffffffffffffffffffff831692835f5260078252611d7060405f20548092865f52600785525f60408120557f00000000000000000000000000000000000000000000000000000000000000006138c0565b604051908152a2005b346118fc5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760043567ffffffffffffffff81116118fc57611dc890369060040161301a565b60243567ffffffffffffffff81116118fc57611de890369060040161301a565b9260443567ffffffffffffffff81116118fc57611e0990369060040161301a565b9390611e13613435565b60308214801590612408575b80156123fd575b6123d557611e353683856132e3565b60208151910120604051611e4a606082613080565b6030815260208101906040368337519020146123d557611e6e85828887868861398a565b94611e78866139ec565b159485611e90575b6040878782519182526020820152f35b60405197611e9d89613048565b611ea83686886132e3565b8952611eb53682846132e3565b9860208101998a52611ec83685876132e3565b99604082019a8b52895f52600160205260405f20915180519067ffffffffffffffff82116121da57611efa845461319a565b601f811161239b575b50602090601f83116001146122fb57611f5192915f91836122f0575b50507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b82555b518051600183019167ffffffffffffffff82116121da57611f75835461319a565b601f81116122b6575b50602090601f8311600114612212579180611fd09260029695945f926122075750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b01985198895167ffffffffffffffff81116121da57611ff2825461319a565b601f8111612197575b506020601f82116001146120c657938a9896937f52b29bbdd97ab983419f50fa1590e5ab75e9942279e95e10a08607b06c23238b98969361207a8460409f956120ae996120a1975f926120bb5750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b6120938d5198899860608a5260608a0191613362565b918783036020890152613362565b918483038b860152613362565b0390a28380808080611e80565b015190505f80611f1f565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe082169b835f52815f209c5f5b81811061217f57509360018460409f8f9d9b9894956120ae9a966120a1987f52b29bbdd97ab983419f50fa1590e5ab75e9942279e95e10a08607b06c23238b9f9d9a10612148575b505050811b01905561207d565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690555f808061213b565b838301518f556001909e019d602093840193016120f3565b81811115611ffb576121cc90835f5260205f2090601f840160051c90602085106121d2575b601f82910160051c039101613347565b8b611ffb565b5f91506121bc565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b015190508f80611f1f565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691845f52815f20925f5b81811061229e575091600193918560029897969410612267575b505050811b019055611fd3565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690558e808061225a565b92936020600181928786015181550195019301612240565b82811115611f7e576122ea90845f5260205f2090601f850160051c90602086106121d257601f82910160051c039101613347565b8d611f7e565b015190508e80611f1f565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691855f52815f20925f5b818110612383575090846001959493921061234c575b505050811b018255611f54565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690558d808061233f565b92936020600181928786015181550195019301612329565b82811115611f03576123cf90855f5260205f2090601f850160051c90602086106121d257601f82910160051c039101613347565b8d611f03565b7f17398818000000000000000000000000000000000000000000000000000000005f5260045ffd5b506030851415611e26565b506030861415611e1f565b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5773ffffffffffffffffffffffffffffffffffffffff6124b7612f91565b165f526005602052602073ffffffffffffffffffffffffffffffffffffffff600160405f20015416604051908152f35b346118fc5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5761251e612f91565b73ffffffffffffffffffffffffffffffffffffffff602435911690815f52600560205273ffffffffffffffffffffffffffffffffffffffff600160405f20015416330361192857815f52600560205260405f2060ff600182015460a81c16156126d3576024602073ffffffffffffffffffffffffffffffffffffffff60045416604051928380927fa19b07020000000000000000000000000000000000000000000000000000000082528860048301525afa9081156118f1575f916126a1575b50612679578054918281116126515761262660209261261e837f1bcba0598ee338bf79a3c64809580626c86216de8160f37458ea453ced28e367966132a9565b80915561386a565b611d7081337f00000000000000000000000000000000000000000000000000000000000000006138c0565b7ffc9e275f000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f1ba76bf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d6020116126cb575b816126bc60209383613080565b810103126118fc5751846125de565b3d91506126af565b7fc903d086000000000000000000000000000000000000000000000000000000005f5260045ffd5b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57602073ffffffffffffffffffffffffffffffffffffffff60045416604051908152f35b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc576020604051601e8152f35b346118fc5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc576127bc612fb4565b3373ffffffffffffffffffffffffffffffffffffffff8216036127e7576127e5906004356137a2565b005b7f6697b232000000000000000000000000000000000000000000000000000000005f5260045ffd5b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57612846612f91565b73ffffffffffffffffffffffffffffffffffffffff81165f52600560205273ffffffffffffffffffffffffffffffffffffffff600160405f200154161561192857612890906135d5565b1561289757005b7ffc2d6079000000000000000000000000000000000000000000000000000000005f5260045ffd5b346118fc5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc576127e56004356128fc612fb4565b90612915610b6e825f525f602052600160405f20015490565b613503565b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760206129ba6004355f525f602052600160405f20015490565b604051908152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57606060408051612a0081613048565b82815282602082015201526004355f526001602052612a7d60405f20611b2960405191612a2c83613048565b612a35816131eb565b8352612aae612a596002612a4b600185016131eb565b9360208701948552016131eb565b91604085019283526040519586956020875251606060208801526080870190612fd7565b90517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0868303016040870152612fd7565b90517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0848303016060850152612fd7565b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5773ffffffffffffffffffffffffffffffffffffffff612b2b612f91565b165f526005602052608060405f2060ff6001825492015460405192835273ffffffffffffffffffffffffffffffffffffffff81166020840152818160a01c16604084015260a81c1615156060820152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5773ffffffffffffffffffffffffffffffffffffffff612bc8612f91565b165f526005602052602060ff600160405f20015460a81c166040519015158152f35b346118fc575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc576004357fffffffff0000000000000000000000000000000000000000000000000000000081168091036118fc57807f7965db0b0000000000000000000000000000000000000000000000000000000060209214908115612ced575b506040519015158152f35b7f01ffc9a70000000000000000000000000000000000000000000000000000000091501482612ce2565b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760043573ffffffffffffffffffffffffffffffffffffffff81168091036118fc57612d6f613435565b8015612de35760045473ffffffffffffffffffffffffffffffffffffffff8116612dbb577fffffffffffffffffffffffff00000000000000000000000000000000000000001617600455005b7f3a8d5d76000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f712a8004000000000000000000000000000000000000000000000000000000005f5260045ffd5b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5773ffffffffffffffffffffffffffffffffffffffff612e57612f91565b165f526002602052602060405f2054604051908152f35b346118fc5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126118fc5760043567ffffffffffffffff81116118fc57612ebd903690600401612f2d565b90612ec7826130d9565b915f5b8351811015612f17578073ffffffffffffffffffffffffffffffffffffffff612ef9610ee56001948688613128565b165f52600560205260405f2054612f108287613186565b5201612eca565b60405160208082528190611b2990820187612f5e565b9181601f840112156118fc5782359167ffffffffffffffff83116118fc576020808501948460051b0101116118fc57565b90602080835192838152019201905f5b818110612f7b5750505090565b8251845260209384019390920191600101612f6e565b6004359073ffffffffffffffffffffffffffffffffffffffff821682036118fc57565b6024359073ffffffffffffffffffffffffffffffffffffffff821682036118fc57565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f840112156118fc5782359167ffffffffffffffff83116118fc57602083818601950101116118fc57565b6060810190811067ffffffffffffffff8211176121da57604052565b6080810190811067ffffffffffffffff8211176121da57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176121da57604052565b67ffffffffffffffff81116121da5760051b60200190565b906130e3826130c1565b6130f06040519182613080565b8281527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe061311e82946130c1565b0190602036910137565b91908110156131385760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b3573ffffffffffffffffffffffffffffffffffffffff811681036118fc5790565b80518210156131385760209160051b010190565b90600182811c921680156131e1575b60208310146131b457565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f16916131a9565b9060405191825f8254926131fe8461319a565b80845293600181169081156132695750600114613225575b5061322392500383613080565b565b90505f9291925260205f20905f915b81831061324d575050906020613223928201015f613216565b6020919350806001915483858901015201910190918492613234565b602093506132239592507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0091501682840152151560051b8201015f613216565b919082039182116132b657565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b92919267ffffffffffffffff82116121da576040519161332b601f82017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200184613080565b8294818452818301116118fc578281602093845f960137010152565b5f5b82811061335557505050565b5f82820155600101613349565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b73ffffffffffffffffffffffffffffffffffffffff165f52600260205260405f20548015613400576133d1906139ec565b156133d857565b7fc15b9977000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fa135a55d000000000000000000000000000000000000000000000000000000005f5260045ffd5b919082018092116132b657565b335f9081527fad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5602052604090205460ff161561346d57565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f52336004525f60245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260ff60405f205416156134d45750565b7fe2517d3f000000000000000000000000000000000000000000000000000000005f523360045260245260445ffd5b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f205416155f146135cf57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617905573ffffffffffffffffffffffffffffffffffffffff339216907f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d5f80a4600190565b50505f90565b73ffffffffffffffffffffffffffffffffffffffff1690815f52600260205260405f20548015159081613792575b5061376a575f91602073ffffffffffffffffffffffffffffffffffffffff600454166024604051809681937f2641ad780000000000000000000000000000000000000000000000000000000083528660048401525af19283156118f1575f9361372d575b50821561372757805f52600560205260ff600160405f20015460a81c16156136b0575b7f931693082bfa3d837aaef56f79aedf0355136fac24d189fea953aec6a791fc295f80a2565b805f526005602052600160405f200175010000000000000000000000000000000000000000007fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff825416179055807fbf5bb05c53874380c84b8702a87b2a77e4fc66ed212ce728d67cb5f8c12d35d35f80a261368a565b505f9150565b9092506020813d602011613762575b8161374960209383613080565b810103126118fc575180151581036118fc57915f613667565b3d915061373c565b7fe54e933c000000000000000000000000000000000000000000000000000000005f5260045ffd5b61379c91506139ec565b5f613603565b805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260ff60405f2054165f146135cf57805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00815416905573ffffffffffffffffffffffffffffffffffffffff339216907ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b5f80a4600190565b7f00000000000000000000000000000000000000000000000000000000000000008091106138955750565b7f0c4093b1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9173ffffffffffffffffffffffffffffffffffffffff604051927fa9059cbb000000000000000000000000000000000000000000000000000000005f521660045260245260205f60448180865af19060015f5114821615613969575b604052156139275750565b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90600181151661398157823b15153d1516169061391c565b503d5f823e3d90fd5b94909193816020856139e6969760405198878a98858a019c8d378801918483015f8152370101915f83528237015f8152037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282613080565b51902090565b5f526001602052613a0060405f205461319a565b151590565b73ffffffffffffffffffffffffffffffffffffffff165f81815260026020908152604080832080549084905560039092529091205490151592919060ff1615613a4b5750565b805f52600360205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790557f0f586d928fc7ce3b60c8a7c276a8562f9f53b126cebe71cf612948dfc52eff165f80a2565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156118fc570180359067ffffffffffffffff82116118fc576020019181360383136118fc57565b818102929181159184041417156132b657565b9192906040613b198580613aa6565b905003613e7457613b5c845f946020820193613b358584613aa6565b604085019591613b458787613aa6565b90613b54606089018099613aa6565b94909361398a565b94613b66866139ec565b156133d8576080890135601e42018042116132b6576103e88102908082046103e814901517156132b6578111613e4c577f00000000000000000000000000000000000000000000000000000000000000006103e88102908082046103e814901517156132b657613bd69082613428565b6103e84202904282046103e814421517156132b65710613e245773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001694853b156118fc5760405196879586957feac708a300000000000000000000000000000000000000000000000000000000875260048701604090526044870190613c7092613362565b938585037ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc0160248701528c613ca68180614038565b60a0885260a0880190613cb892613362565b91613cc291614038565b8683036020880152613cd49291613362565b90613cdf908d614038565b8583036040870152613cf19291613362565b90613cfc908c614038565b8483036060860152613d0e9291613362565b916080015203815a935f94fa80156118f157613e0f575b5073ffffffffffffffffffffffffffffffffffffffff613d4f613d488680613aa6565b36916132e3565b602081519101201693848452600360205260ff604085205416613de7578490818552600260205282604086205414159485613d8b575b50505050565b7fbb4d6428d53ea924d94be0488473deb5c0a70c979f8477d21911cb5bee4037fd918460408386613dc495526002602052205580613aa6565b613ddb604051928392602084526020840191613362565b0390a35f838180613d85565b6004847ff49fdb88000000000000000000000000000000000000000000000000000000008152fd5b613e1c9193505f90613080565b5f915f613d25565b7f696bbf1f000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fb1391895000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f9b702a96000000000000000000000000000000000000000000000000000000005f5260045ffd5b613ea6815461319a565b9081613eb0575050565b81601f5f9311600114613ec1575055565b81835260208320613efd91601f0160051c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0190600101613347565b8082528160208120915555565b90613f14826139ec565b9182613f1d5750565b805f526001602052613f49600260405f20613f3781613e9c565b613f4360018201613e9c565b01613e9c565b7f4b71bedda4217966eac1aa49e35b1550e5ab87064ae179d1b36b393bd04eb7435f80a2565b908015613f84575b15613f8157505f90565b90565b507f00000000000000000000000000000000000000000000000000000000000000008110613f77565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f5114821615614020575b6040525f606052156139275750565b90600181151661398157823b15153d15161690614011565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156118fc57016020813591019167ffffffffffffffff82116118fc5781360383136118fc57565b8115614092570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b906fffffffffffffffffffffffffffffffff82111561410b57614106613f81927f000000000000000000000000000000000000000000000000000000000000000090614088565b613af7565b61411890613f8192613af7565b7f000000000000000000000000000000000000000000000000000000000000000090614088565b9060418303614169576141629250602081013591604082359201355f1a9061424b565b9192909190565b50505f9160029190565b600481101561421e5780614185575050565b600181036141b5577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b600281036141e957507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6003146141f35750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116142cf579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa156118f1575f5173ffffffffffffffffffffffffffffffffffffffff8116156142c557905f905f90565b505f906001905f90565b5050505f916003919056ad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5",
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
// Solidity: constructor((address,address,uint256,address,uint256,uint256,uint256,uint256) config) returns()
func (teeManager *TeeManager) PackConstructor(config TeeManagerConfig) []byte {
	enc, err := teeManager.abi.Pack("", config)
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

// PackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (teeManager *TeeManager) PackMAXCLOCKLEAD() []byte {
	enc, err := teeManager.abi.Pack("MAX_CLOCK_LEAD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXCLOCKLEAD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x403e4dfe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (teeManager *TeeManager) TryPackMAXCLOCKLEAD() ([]byte, error) {
	return teeManager.abi.Pack("MAX_CLOCK_LEAD")
}

// UnpackMAXCLOCKLEAD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x403e4dfe.
//
// Solidity: function MAX_CLOCK_LEAD() view returns(uint256)
func (teeManager *TeeManager) UnpackMAXCLOCKLEAD(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("MAX_CLOCK_LEAD", data)
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

// PackSLASHERREWARDINBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6ade5e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SLASHER_REWARD_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) PackSLASHERREWARDINBIPS() []byte {
	enc, err := teeManager.abi.Pack("SLASHER_REWARD_IN_BIPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSLASHERREWARDINBIPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6ade5e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SLASHER_REWARD_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) TryPackSLASHERREWARDINBIPS() ([]byte, error) {
	return teeManager.abi.Pack("SLASHER_REWARD_IN_BIPS")
}

// UnpackSLASHERREWARDINBIPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd6ade5e2.
//
// Solidity: function SLASHER_REWARD_IN_BIPS() view returns(uint256)
func (teeManager *TeeManager) UnpackSLASHERREWARDINBIPS(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("SLASHER_REWARD_IN_BIPS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
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

// PackAddTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf1660440.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addTeeNodeStake(address enclaveAddress, uint256 amount) returns()
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
// Solidity: function addTeeNodeStake(address enclaveAddress, uint256 amount) returns()
func (teeManager *TeeManager) TryPackAddTeeNodeStake(enclaveAddress common.Address, amount *big.Int) ([]byte, error) {
	return teeManager.abi.Pack("addTeeNodeStake", enclaveAddress, amount)
}

// PackAllowOnlyVerified is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0ac45d5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowOnlyVerified(address signer) view returns()
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
// Solidity: function allowOnlyVerified(address signer) view returns()
func (teeManager *TeeManager) TryPackAllowOnlyVerified(signer common.Address) ([]byte, error) {
	return teeManager.abi.Pack("allowOnlyVerified", signer)
}

// PackCredits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe5ff468.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function credits(address account) view returns(uint256 amount)
func (teeManager *TeeManager) PackCredits(account common.Address) []byte {
	enc, err := teeManager.abi.Pack("credits", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCredits is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe5ff468.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function credits(address account) view returns(uint256 amount)
func (teeManager *TeeManager) TryPackCredits(account common.Address) ([]byte, error) {
	return teeManager.abi.Pack("credits", account)
}

// UnpackCredits is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfe5ff468.
//
// Solidity: function credits(address account) view returns(uint256 amount)
func (teeManager *TeeManager) UnpackCredits(data []byte) (*big.Int, error) {
	out, err := teeManager.abi.Unpack("credits", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDeregisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef8e5974.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deregisterTeeNode(address enclaveAddress) returns()
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
// Solidity: function deregisterTeeNode(address enclaveAddress) returns()
func (teeManager *TeeManager) TryPackDeregisterTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("deregisterTeeNode", enclaveAddress)
}

// PackDrainTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99705bb3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function drainTeeNode(address enclaveAddress) returns()
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
// Solidity: function drainTeeNode(address enclaveAddress) returns()
func (teeManager *TeeManager) TryPackDrainTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("drainTeeNode", enclaveAddress)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (teeManager *TeeManager) PackEip712Domain() []byte {
	enc, err := teeManager.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (teeManager *TeeManager) TryPackEip712Domain() ([]byte, error) {
	return teeManager.abi.Pack("eip712Domain")
}

// TeeManagerEip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type TeeManagerEip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (teeManager *TeeManager) UnpackEip712Domain(data []byte) (TeeManagerEip712DomainOutput, error) {
	out, err := teeManager.abi.Unpack("eip712Domain", data)
	outstruct := new(TeeManagerEip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackEvictTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36312c1e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function evictTeeNode(address enclaveAddress) returns()
func (teeManager *TeeManager) PackEvictTeeNode(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("evictTeeNode", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEvictTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x36312c1e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function evictTeeNode(address enclaveAddress) returns()
func (teeManager *TeeManager) TryPackEvictTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("evictTeeNode", enclaveAddress)
}

// PackGetDrainingStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0990513f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getDrainingStatus(address enclaveAddress) view returns(bool)
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
// Solidity: function getDrainingStatus(address enclaveAddress) view returns(bool)
func (teeManager *TeeManager) TryPackGetDrainingStatus(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getDrainingStatus", enclaveAddress)
}

// UnpackGetDrainingStatus is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0990513f.
//
// Solidity: function getDrainingStatus(address enclaveAddress) view returns(bool)
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
// Solidity: function getTeeNodeOwner(address enclaveAddress) view returns(address)
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
// Solidity: function getTeeNodeOwner(address enclaveAddress) view returns(address)
func (teeManager *TeeManager) TryPackGetTeeNodeOwner(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getTeeNodeOwner", enclaveAddress)
}

// UnpackGetTeeNodeOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54e0ba1f.
//
// Solidity: function getTeeNodeOwner(address enclaveAddress) view returns(address)
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
// Solidity: function getTeeNodesStake(address[] enclaveAddresses) view returns(uint256[] stakes)
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
// Solidity: function getTeeNodesStake(address[] enclaveAddresses) view returns(uint256[] stakes)
func (teeManager *TeeManager) TryPackGetTeeNodesStake(enclaveAddresses []common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getTeeNodesStake", enclaveAddresses)
}

// UnpackGetTeeNodesStake is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0143f54c.
//
// Solidity: function getTeeNodesStake(address[] enclaveAddresses) view returns(uint256[] stakes)
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
// Solidity: function getVerifiedKey(address key) view returns(bytes32)
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
// Solidity: function getVerifiedKey(address key) view returns(bytes32)
func (teeManager *TeeManager) TryPackGetVerifiedKey(key common.Address) ([]byte, error) {
	return teeManager.abi.Pack("getVerifiedKey", key)
}

// UnpackGetVerifiedKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01d58fa3.
//
// Solidity: function getVerifiedKey(address key) view returns(bytes32)
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
// Solidity: function getWhitelistedImage(bytes32 imageId) view returns((bytes,bytes,bytes))
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
// Solidity: function getWhitelistedImage(bytes32 imageId) view returns((bytes,bytes,bytes))
func (teeManager *TeeManager) TryPackGetWhitelistedImage(imageId [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("getWhitelistedImage", imageId)
}

// UnpackGetWhitelistedImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2410f6ba.
//
// Solidity: function getWhitelistedImage(bytes32 imageId) view returns((bytes,bytes,bytes))
func (teeManager *TeeManager) UnpackGetWhitelistedImage(data []byte) (EnclaveRegistryEnclaveImage, error) {
	out, err := teeManager.abi.Unpack("getWhitelistedImage", data)
	if err != nil {
		return *new(EnclaveRegistryEnclaveImage), err
	}
	out0 := *abi.ConvertType(out[0], new(EnclaveRegistryEnclaveImage)).(*EnclaveRegistryEnclaveImage)
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

// PackPayeeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe7e05d5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function payeeOf(address enclave) view returns(address owner)
func (teeManager *TeeManager) PackPayeeOf(enclave common.Address) []byte {
	enc, err := teeManager.abi.Pack("payeeOf", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPayeeOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe7e05d5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function payeeOf(address enclave) view returns(address owner)
func (teeManager *TeeManager) TryPackPayeeOf(enclave common.Address) ([]byte, error) {
	return teeManager.abi.Pack("payeeOf", enclave)
}

// UnpackPayeeOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfe7e05d5.
//
// Solidity: function payeeOf(address enclave) view returns(address owner)
func (teeManager *TeeManager) UnpackPayeeOf(data []byte) (common.Address, error) {
	out, err := teeManager.abi.Unpack("payeeOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRegisterTeeNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xade8dec6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerTeeNode(bytes attestationSignature, (bytes,bytes,bytes,bytes,uint256) attestation, uint256 jobCapacity, uint256 storageCapacity, uint8 env, uint256 signTimestamp, bytes signature, uint256 stakeAmount) returns()
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
// Solidity: function registerTeeNode(bytes attestationSignature, (bytes,bytes,bytes,bytes,uint256) attestation, uint256 jobCapacity, uint256 storageCapacity, uint8 env, uint256 signTimestamp, bytes signature, uint256 stakeAmount) returns()
func (teeManager *TeeManager) TryPackRegisterTeeNode(attestationSignature []byte, attestation IAttestationVerifierAttestation, jobCapacity *big.Int, storageCapacity *big.Int, env uint8, signTimestamp *big.Int, signature []byte, stakeAmount *big.Int) ([]byte, error) {
	return teeManager.abi.Pack("registerTeeNode", attestationSignature, attestation, jobCapacity, storageCapacity, env, signTimestamp, signature, stakeAmount)
}

// PackRemoveTeeNodeStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5067e037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeTeeNodeStake(address enclaveAddress, uint256 amount) returns()
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
// Solidity: function removeTeeNodeStake(address enclaveAddress, uint256 amount) returns()
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
// Solidity: function reviveTeeNode(address enclaveAddress) returns()
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
// Solidity: function reviveTeeNode(address enclaveAddress) returns()
func (teeManager *TeeManager) TryPackReviveTeeNode(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("reviveTeeNode", enclaveAddress)
}

// PackRevokeEnclaveImage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95c60294.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
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
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
func (teeManager *TeeManager) TryPackRevokeEnclaveImage(imageId [32]byte) ([]byte, error) {
	return teeManager.abi.Pack("revokeEnclaveImage", imageId)
}

// UnpackRevokeEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95c60294.
//
// Solidity: function revokeEnclaveImage(bytes32 imageId) returns(bool removed)
func (teeManager *TeeManager) UnpackRevokeEnclaveImage(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("revokeEnclaveImage", data)
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
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
func (teeManager *TeeManager) PackRevokeEnclaveKey(enclaveAddress common.Address) []byte {
	enc, err := teeManager.abi.Pack("revokeEnclaveKey", enclaveAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbebb1fd4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
func (teeManager *TeeManager) TryPackRevokeEnclaveKey(enclaveAddress common.Address) ([]byte, error) {
	return teeManager.abi.Pack("revokeEnclaveKey", enclaveAddress)
}

// UnpackRevokeEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbebb1fd4.
//
// Solidity: function revokeEnclaveKey(address enclaveAddress) returns(bool removed)
func (teeManager *TeeManager) UnpackRevokeEnclaveKey(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("revokeEnclaveKey", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRevokeImageAndEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe1e2270.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeImageAndEvict(bytes32 imageId, address[] enclaveAddresses) returns()
func (teeManager *TeeManager) PackRevokeImageAndEvict(imageId [32]byte, enclaveAddresses []common.Address) []byte {
	enc, err := teeManager.abi.Pack("revokeImageAndEvict", imageId, enclaveAddresses)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeImageAndEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe1e2270.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeImageAndEvict(bytes32 imageId, address[] enclaveAddresses) returns()
func (teeManager *TeeManager) TryPackRevokeImageAndEvict(imageId [32]byte, enclaveAddresses []common.Address) ([]byte, error) {
	return teeManager.abi.Pack("revokeImageAndEvict", imageId, enclaveAddresses)
}

// PackRevokeKeysAndEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7046093b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeKeysAndEvict(address[] enclaveAddresses) returns()
func (teeManager *TeeManager) PackRevokeKeysAndEvict(enclaveAddresses []common.Address) []byte {
	enc, err := teeManager.abi.Pack("revokeKeysAndEvict", enclaveAddresses)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeKeysAndEvict is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7046093b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeKeysAndEvict(address[] enclaveAddresses) returns()
func (teeManager *TeeManager) TryPackRevokeKeysAndEvict(enclaveAddresses []common.Address) ([]byte, error) {
	return teeManager.abi.Pack("revokeKeysAndEvict", enclaveAddresses)
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

// PackRevokedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb07be62.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (teeManager *TeeManager) PackRevokedKeys(enclave common.Address) []byte {
	enc, err := teeManager.abi.Pack("revokedKeys", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokedKeys is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb07be62.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (teeManager *TeeManager) TryPackRevokedKeys(enclave common.Address) ([]byte, error) {
	return teeManager.abi.Pack("revokedKeys", enclave)
}

// UnpackRevokedKeys is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdb07be62.
//
// Solidity: function revokedKeys(address enclave) view returns(bool revoked)
func (teeManager *TeeManager) UnpackRevokedKeys(data []byte) (bool, error) {
	out, err := teeManager.abi.Unpack("revokedKeys", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setExecutors(address executors) returns()
func (teeManager *TeeManager) PackSetExecutors(executors common.Address) []byte {
	enc, err := teeManager.abi.Pack("setExecutors", executors)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetExecutors is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01f889bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setExecutors(address executors) returns()
func (teeManager *TeeManager) TryPackSetExecutors(executors common.Address) ([]byte, error) {
	return teeManager.abi.Pack("setExecutors", executors)
}

// PackSlashNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd8ad3b7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slashNodes(address[] enclaves, address slasher, address recipient, bool payNow) returns(uint256[] stakes, uint256 received)
func (teeManager *TeeManager) PackSlashNodes(enclaves []common.Address, slasher common.Address, recipient common.Address, payNow bool) []byte {
	enc, err := teeManager.abi.Pack("slashNodes", enclaves, slasher, recipient, payNow)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlashNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd8ad3b7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slashNodes(address[] enclaves, address slasher, address recipient, bool payNow) returns(uint256[] stakes, uint256 received)
func (teeManager *TeeManager) TryPackSlashNodes(enclaves []common.Address, slasher common.Address, recipient common.Address, payNow bool) ([]byte, error) {
	return teeManager.abi.Pack("slashNodes", enclaves, slasher, recipient, payNow)
}

// SlashNodesOutput serves as a container for the return parameters of contract
// method SlashNodes.
type SlashNodesOutput struct {
	Stakes   []*big.Int
	Received *big.Int
}

// UnpackSlashNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfd8ad3b7.
//
// Solidity: function slashNodes(address[] enclaves, address slasher, address recipient, bool payNow) returns(uint256[] stakes, uint256 received)
func (teeManager *TeeManager) UnpackSlashNodes(data []byte) (SlashNodesOutput, error) {
	out, err := teeManager.abi.Unpack("slashNodes", data)
	outstruct := new(SlashNodesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Stakes = *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	outstruct.Received = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
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
// Solidity: function teeNodes(address enclave) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
func (teeManager *TeeManager) PackTeeNodes(enclave common.Address) []byte {
	enc, err := teeManager.abi.Pack("teeNodes", enclave)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTeeNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f23663b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function teeNodes(address enclave) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
func (teeManager *TeeManager) TryPackTeeNodes(enclave common.Address) ([]byte, error) {
	return teeManager.abi.Pack("teeNodes", enclave)
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
// Solidity: function teeNodes(address enclave) view returns(uint256 stakeAmount, address owner, uint8 env, bool draining)
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

// PackVerifyEnclaveKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75847b84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
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
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
func (teeManager *TeeManager) TryPackVerifyEnclaveKey(signature []byte, attestation IAttestationVerifierAttestation) ([]byte, error) {
	return teeManager.abi.Pack("verifyEnclaveKey", signature, attestation)
}

// UnpackVerifyEnclaveKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75847b84.
//
// Solidity: function verifyEnclaveKey(bytes signature, (bytes,bytes,bytes,bytes,uint256) attestation) returns(bool added)
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
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
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
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
func (teeManager *TeeManager) TryPackWhitelistEnclaveImage(pCR0 []byte, pCR1 []byte, pCR2 []byte) ([]byte, error) {
	return teeManager.abi.Pack("whitelistEnclaveImage", pCR0, pCR1, pCR2)
}

// TeeManagerWhitelistEnclaveImageOutput serves as a container for the return parameters of contract
// method WhitelistEnclaveImage.
type TeeManagerWhitelistEnclaveImageOutput struct {
	ImageId [32]byte
	Added   bool
}

// UnpackWhitelistEnclaveImage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x69815e57.
//
// Solidity: function whitelistEnclaveImage(bytes PCR0, bytes PCR1, bytes PCR2) returns(bytes32 imageId, bool added)
func (teeManager *TeeManager) UnpackWhitelistEnclaveImage(data []byte) (TeeManagerWhitelistEnclaveImageOutput, error) {
	out, err := teeManager.abi.Unpack("whitelistEnclaveImage", data)
	outstruct := new(TeeManagerWhitelistEnclaveImageOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.ImageId = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Added = *abi.ConvertType(out[1], new(bool)).(*bool)
	return *outstruct, nil
}

// PackWithdrawCredit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c8cc9d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawCredit(address account) returns()
func (teeManager *TeeManager) PackWithdrawCredit(account common.Address) []byte {
	enc, err := teeManager.abi.Pack("withdrawCredit", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawCredit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c8cc9d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawCredit(address account) returns()
func (teeManager *TeeManager) TryPackWithdrawCredit(account common.Address) ([]byte, error) {
	return teeManager.abi.Pack("withdrawCredit", account)
}

// TeeManagerCreditWithdrawn represents a CreditWithdrawn event raised by the TeeManager contract.
type TeeManagerCreditWithdrawn struct {
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const TeeManagerCreditWithdrawnEventName = "CreditWithdrawn"

// ContractEventName returns the user-defined event name.
func (TeeManagerCreditWithdrawn) ContractEventName() string {
	return TeeManagerCreditWithdrawnEventName
}

// UnpackCreditWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CreditWithdrawn(address indexed account, uint256 amount)
func (teeManager *TeeManager) UnpackCreditWithdrawnEvent(log *types.Log) (*TeeManagerCreditWithdrawn, error) {
	event := "CreditWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerCreditWithdrawn)
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

// TeeManagerEIP712DomainChanged represents a EIP712DomainChanged event raised by the TeeManager contract.
type TeeManagerEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const TeeManagerEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (TeeManagerEIP712DomainChanged) ContractEventName() string {
	return TeeManagerEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (teeManager *TeeManager) UnpackEIP712DomainChangedEvent(log *types.Log) (*TeeManagerEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerEIP712DomainChanged)
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

// TeeManagerTeeNodeEvicted represents a TeeNodeEvicted event raised by the TeeManager contract.
type TeeManagerTeeNodeEvicted struct {
	EnclaveAddress common.Address
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeEvictedEventName = "TeeNodeEvicted"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeEvicted) ContractEventName() string {
	return TeeManagerTeeNodeEvictedEventName
}

// UnpackTeeNodeEvictedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeEvicted(address indexed enclaveAddress)
func (teeManager *TeeManager) UnpackTeeNodeEvictedEvent(log *types.Log) (*TeeManagerTeeNodeEvicted, error) {
	event := "TeeNodeEvicted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeEvicted)
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

// TeeManagerTeeNodeSlashed represents a TeeNodeSlashed event raised by the TeeManager contract.
type TeeManagerTeeNodeSlashed struct {
	EnclaveAddress common.Address
	Slasher        common.Address
	Amount         *big.Int
	Reward         *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const TeeManagerTeeNodeSlashedEventName = "TeeNodeSlashed"

// ContractEventName returns the user-defined event name.
func (TeeManagerTeeNodeSlashed) ContractEventName() string {
	return TeeManagerTeeNodeSlashedEventName
}

// UnpackTeeNodeSlashedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TeeNodeSlashed(address indexed enclaveAddress, address indexed slasher, uint256 amount, uint256 reward)
func (teeManager *TeeManager) UnpackTeeNodeSlashedEvent(log *types.Log) (*TeeManagerTeeNodeSlashed, error) {
	event := "TeeNodeSlashed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teeManager.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeeManagerTeeNodeSlashed)
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

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (teeManager *TeeManager) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AccessControlBadConfirmation"].ID.Bytes()[:4]) {
		return teeManager.UnpackAccessControlBadConfirmationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AccessControlUnauthorizedAccount"].ID.Bytes()[:4]) {
		return teeManager.UnpackAccessControlUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationFromFuture"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationFromFutureError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["AttestationTooOld"].ID.Bytes()[:4]) {
		return teeManager.UnpackAttestationTooOldError(raw[4:])
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
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclaveImageNotWhitelisted"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclaveImageNotWhitelistedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclaveKeyNotVerified"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclaveKeyNotVerifiedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclaveKeyWasRevoked"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclaveKeyWasRevokedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclavePCRsInvalid"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclavePCRsInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclavePubkeyLengthInvalid"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclavePubkeyLengthInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["EnclaveZeroAddressAdmin"].ID.Bytes()[:4]) {
		return teeManager.UnpackEnclaveZeroAddressAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return teeManager.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyDraining"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyDrainingError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyEvicted"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyEvictedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyExists"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveAlreadyRevived"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveAlreadyRevivedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveHasPendingJobs"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveHasPendingJobsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveNotDraining"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveNotDrainingError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveOwnerChanged"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveOwnerChangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerEnclaveStillTrusted"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerEnclaveStillTrustedError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerExecutorsAlreadySet"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerExecutorsAlreadySetError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInsufficientStake"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInsufficientStakeError(raw[4:])
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
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidSigner"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerInvalidSlashParams"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerInvalidSlashParamsError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerSignatureFromFuture"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerSignatureFromFutureError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerSignatureTooOld"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerSignatureTooOldError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerStakeBelowMinimum"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerStakeBelowMinimumError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroAddressAttestationVerifier"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroAddressAttestationVerifierError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroAddressStakingToken"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroAddressStakingTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], teeManager.abi.Errors["TeeManagerZeroMinStakeAmount"].ID.Bytes()[:4]) {
		return teeManager.UnpackTeeManagerZeroMinStakeAmountError(raw[4:])
	}
	return nil, errors.New("unknown error")
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

// TeeManagerAttestationFromFuture represents a AttestationFromFuture error raised by the TeeManager contract.
type TeeManagerAttestationFromFuture struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationFromFuture()
func TeeManagerAttestationFromFutureErrorID() common.Hash {
	return common.HexToHash("0xb1391895c7c4d0ba70889f0ef8effc9396fa30bdcb5d03b949ea53b3228e6443")
}

// UnpackAttestationFromFutureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationFromFuture()
func (teeManager *TeeManager) UnpackAttestationFromFutureError(raw []byte) (*TeeManagerAttestationFromFuture, error) {
	out := new(TeeManagerAttestationFromFuture)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationFromFuture", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerAttestationTooOld represents a AttestationTooOld error raised by the TeeManager contract.
type TeeManagerAttestationTooOld struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationTooOld()
func TeeManagerAttestationTooOldErrorID() common.Hash {
	return common.HexToHash("0x696bbf1f892d0763c4100714c1c09ad2bcb77bc734dafa229f34cc73e370d9c2")
}

// UnpackAttestationTooOldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationTooOld()
func (teeManager *TeeManager) UnpackAttestationTooOldError(raw []byte) (*TeeManagerAttestationTooOld, error) {
	out := new(TeeManagerAttestationTooOld)
	if err := teeManager.abi.UnpackIntoInterface(out, "AttestationTooOld", raw); err != nil {
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

// TeeManagerEnclaveImageNotWhitelisted represents a EnclaveImageNotWhitelisted error raised by the TeeManager contract.
type TeeManagerEnclaveImageNotWhitelisted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveImageNotWhitelisted()
func TeeManagerEnclaveImageNotWhitelistedErrorID() common.Hash {
	return common.HexToHash("0xc15b9977da8d31aad58ddef0d206fdffaf91373e2349b001d96a3bc3598b3762")
}

// UnpackEnclaveImageNotWhitelistedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveImageNotWhitelisted()
func (teeManager *TeeManager) UnpackEnclaveImageNotWhitelistedError(raw []byte) (*TeeManagerEnclaveImageNotWhitelisted, error) {
	out := new(TeeManagerEnclaveImageNotWhitelisted)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclaveImageNotWhitelisted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerEnclaveKeyNotVerified represents a EnclaveKeyNotVerified error raised by the TeeManager contract.
type TeeManagerEnclaveKeyNotVerified struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveKeyNotVerified()
func TeeManagerEnclaveKeyNotVerifiedErrorID() common.Hash {
	return common.HexToHash("0xa135a55db5c3312d103826e8c3911cd4f8e80607c27ad9751ebd57417e9792fe")
}

// UnpackEnclaveKeyNotVerifiedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveKeyNotVerified()
func (teeManager *TeeManager) UnpackEnclaveKeyNotVerifiedError(raw []byte) (*TeeManagerEnclaveKeyNotVerified, error) {
	out := new(TeeManagerEnclaveKeyNotVerified)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclaveKeyNotVerified", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerEnclaveKeyWasRevoked represents a EnclaveKeyWasRevoked error raised by the TeeManager contract.
type TeeManagerEnclaveKeyWasRevoked struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveKeyWasRevoked()
func TeeManagerEnclaveKeyWasRevokedErrorID() common.Hash {
	return common.HexToHash("0xf49fdb883e3e3fe8d749993c69dafec32cfd73f57d572dd7dd990023104e4407")
}

// UnpackEnclaveKeyWasRevokedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveKeyWasRevoked()
func (teeManager *TeeManager) UnpackEnclaveKeyWasRevokedError(raw []byte) (*TeeManagerEnclaveKeyWasRevoked, error) {
	out := new(TeeManagerEnclaveKeyWasRevoked)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclaveKeyWasRevoked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerEnclavePCRsInvalid represents a EnclavePCRsInvalid error raised by the TeeManager contract.
type TeeManagerEnclavePCRsInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclavePCRsInvalid()
func TeeManagerEnclavePCRsInvalidErrorID() common.Hash {
	return common.HexToHash("0x17398818cffa63b498c9e3d88acd9ff42f9508b5c79123333e95c6904c1ca951")
}

// UnpackEnclavePCRsInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclavePCRsInvalid()
func (teeManager *TeeManager) UnpackEnclavePCRsInvalidError(raw []byte) (*TeeManagerEnclavePCRsInvalid, error) {
	out := new(TeeManagerEnclavePCRsInvalid)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclavePCRsInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerEnclavePubkeyLengthInvalid represents a EnclavePubkeyLengthInvalid error raised by the TeeManager contract.
type TeeManagerEnclavePubkeyLengthInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclavePubkeyLengthInvalid()
func TeeManagerEnclavePubkeyLengthInvalidErrorID() common.Hash {
	return common.HexToHash("0x9b702a968d52697e1563c1d36cf9d565a7253a2ab518d352ed1121f106fadf84")
}

// UnpackEnclavePubkeyLengthInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclavePubkeyLengthInvalid()
func (teeManager *TeeManager) UnpackEnclavePubkeyLengthInvalidError(raw []byte) (*TeeManagerEnclavePubkeyLengthInvalid, error) {
	out := new(TeeManagerEnclavePubkeyLengthInvalid)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclavePubkeyLengthInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerEnclaveZeroAddressAdmin represents a EnclaveZeroAddressAdmin error raised by the TeeManager contract.
type TeeManagerEnclaveZeroAddressAdmin struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnclaveZeroAddressAdmin()
func TeeManagerEnclaveZeroAddressAdminErrorID() common.Hash {
	return common.HexToHash("0x3c324b834eb9d4779571e9405ee5aaf47d6b3ae9c21890a3d59945722f707e07")
}

// UnpackEnclaveZeroAddressAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnclaveZeroAddressAdmin()
func (teeManager *TeeManager) UnpackEnclaveZeroAddressAdminError(raw []byte) (*TeeManagerEnclaveZeroAddressAdmin, error) {
	out := new(TeeManagerEnclaveZeroAddressAdmin)
	if err := teeManager.abi.UnpackIntoInterface(out, "EnclaveZeroAddressAdmin", raw); err != nil {
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

// TeeManagerTeeManagerEnclaveAlreadyEvicted represents a TeeManagerEnclaveAlreadyEvicted error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveAlreadyEvicted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveAlreadyEvicted()
func TeeManagerTeeManagerEnclaveAlreadyEvictedErrorID() common.Hash {
	return common.HexToHash("0xfc2d60799c34201822440044a47ea34c0b665eef212c6a7e0ace8eea59f5e850")
}

// UnpackTeeManagerEnclaveAlreadyEvictedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveAlreadyEvicted()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveAlreadyEvictedError(raw []byte) (*TeeManagerTeeManagerEnclaveAlreadyEvicted, error) {
	out := new(TeeManagerTeeManagerEnclaveAlreadyEvicted)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveAlreadyEvicted", raw); err != nil {
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

// TeeManagerTeeManagerEnclaveHasPendingJobs represents a TeeManagerEnclaveHasPendingJobs error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveHasPendingJobs struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveHasPendingJobs()
func TeeManagerTeeManagerEnclaveHasPendingJobsErrorID() common.Hash {
	return common.HexToHash("0x1ba76bf62e31c9451a0d544ee226ed68cf9a69e63020a7ab5d7422247b3c747a")
}

// UnpackTeeManagerEnclaveHasPendingJobsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveHasPendingJobs()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveHasPendingJobsError(raw []byte) (*TeeManagerTeeManagerEnclaveHasPendingJobs, error) {
	out := new(TeeManagerTeeManagerEnclaveHasPendingJobs)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveHasPendingJobs", raw); err != nil {
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

// TeeManagerTeeManagerEnclaveOwnerChanged represents a TeeManagerEnclaveOwnerChanged error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveOwnerChanged struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveOwnerChanged()
func TeeManagerTeeManagerEnclaveOwnerChangedErrorID() common.Hash {
	return common.HexToHash("0xb3ece96f8c62bb9250d751128f596141f11bf095e7e1b2ea2fbbbd8ba324eabd")
}

// UnpackTeeManagerEnclaveOwnerChangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveOwnerChanged()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveOwnerChangedError(raw []byte) (*TeeManagerTeeManagerEnclaveOwnerChanged, error) {
	out := new(TeeManagerTeeManagerEnclaveOwnerChanged)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveOwnerChanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerEnclaveStillTrusted represents a TeeManagerEnclaveStillTrusted error raised by the TeeManager contract.
type TeeManagerTeeManagerEnclaveStillTrusted struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerEnclaveStillTrusted()
func TeeManagerTeeManagerEnclaveStillTrustedErrorID() common.Hash {
	return common.HexToHash("0xe54e933ce0633b36e47e8f6bee694804be9194aa76550e5e12a64c693fcd9cfe")
}

// UnpackTeeManagerEnclaveStillTrustedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerEnclaveStillTrusted()
func (teeManager *TeeManager) UnpackTeeManagerEnclaveStillTrustedError(raw []byte) (*TeeManagerTeeManagerEnclaveStillTrusted, error) {
	out := new(TeeManagerTeeManagerEnclaveStillTrusted)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerEnclaveStillTrusted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerExecutorsAlreadySet represents a TeeManagerExecutorsAlreadySet error raised by the TeeManager contract.
type TeeManagerTeeManagerExecutorsAlreadySet struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerExecutorsAlreadySet()
func TeeManagerTeeManagerExecutorsAlreadySetErrorID() common.Hash {
	return common.HexToHash("0x3a8d5d76bfb210e8c0f62ecdd1878951c255fef72ab2617a20183626638ac6b8")
}

// UnpackTeeManagerExecutorsAlreadySetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerExecutorsAlreadySet()
func (teeManager *TeeManager) UnpackTeeManagerExecutorsAlreadySetError(raw []byte) (*TeeManagerTeeManagerExecutorsAlreadySet, error) {
	out := new(TeeManagerTeeManagerExecutorsAlreadySet)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerExecutorsAlreadySet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerInsufficientStake represents a TeeManagerInsufficientStake error raised by the TeeManager contract.
type TeeManagerTeeManagerInsufficientStake struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerInsufficientStake()
func TeeManagerTeeManagerInsufficientStakeErrorID() common.Hash {
	return common.HexToHash("0xfc9e275fdd3206bbd2596d77f2da55e04ae02b54c8b6ebceb5e4b1d41e72d1b2")
}

// UnpackTeeManagerInsufficientStakeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerInsufficientStake()
func (teeManager *TeeManager) UnpackTeeManagerInsufficientStakeError(raw []byte) (*TeeManagerTeeManagerInsufficientStake, error) {
	out := new(TeeManagerTeeManagerInsufficientStake)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerInsufficientStake", raw); err != nil {
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

// TeeManagerTeeManagerSignatureFromFuture represents a TeeManagerSignatureFromFuture error raised by the TeeManager contract.
type TeeManagerTeeManagerSignatureFromFuture struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerSignatureFromFuture()
func TeeManagerTeeManagerSignatureFromFutureErrorID() common.Hash {
	return common.HexToHash("0x2b9ed48b48cf9110540672b73eda10a6ee4e03147de216db70a3003dc5abe2b6")
}

// UnpackTeeManagerSignatureFromFutureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerSignatureFromFuture()
func (teeManager *TeeManager) UnpackTeeManagerSignatureFromFutureError(raw []byte) (*TeeManagerTeeManagerSignatureFromFuture, error) {
	out := new(TeeManagerTeeManagerSignatureFromFuture)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerSignatureFromFuture", raw); err != nil {
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

// TeeManagerTeeManagerStakeBelowMinimum represents a TeeManagerStakeBelowMinimum error raised by the TeeManager contract.
type TeeManagerTeeManagerStakeBelowMinimum struct {
	MinStakeAmount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerStakeBelowMinimum(uint256 minStakeAmount)
func TeeManagerTeeManagerStakeBelowMinimumErrorID() common.Hash {
	return common.HexToHash("0x0c4093b10ec293bc8c73cf6badf1a30001caa33d61790193dd0decf6cc72b45f")
}

// UnpackTeeManagerStakeBelowMinimumError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerStakeBelowMinimum(uint256 minStakeAmount)
func (teeManager *TeeManager) UnpackTeeManagerStakeBelowMinimumError(raw []byte) (*TeeManagerTeeManagerStakeBelowMinimum, error) {
	out := new(TeeManagerTeeManagerStakeBelowMinimum)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerStakeBelowMinimum", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeeManagerTeeManagerZeroAddressAttestationVerifier represents a TeeManagerZeroAddressAttestationVerifier error raised by the TeeManager contract.
type TeeManagerTeeManagerZeroAddressAttestationVerifier struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TeeManagerZeroAddressAttestationVerifier()
func TeeManagerTeeManagerZeroAddressAttestationVerifierErrorID() common.Hash {
	return common.HexToHash("0xcb7065de7e07d1acd7a6861c31352943221d0e9e60ba64f68c95520d2448868f")
}

// UnpackTeeManagerZeroAddressAttestationVerifierError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TeeManagerZeroAddressAttestationVerifier()
func (teeManager *TeeManager) UnpackTeeManagerZeroAddressAttestationVerifierError(raw []byte) (*TeeManagerTeeManagerZeroAddressAttestationVerifier, error) {
	out := new(TeeManagerTeeManagerZeroAddressAttestationVerifier)
	if err := teeManager.abi.UnpackIntoInterface(out, "TeeManagerZeroAddressAttestationVerifier", raw); err != nil {
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

// TestTokenMetaData contains all meta data concerning the TestToken contract.
var TestTokenMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"string\",\"name\":\"name_\",\"type\":\"string\"},{\"internalType\":\"string\",\"name\":\"symbol_\",\"type\":\"string\"},{\"internalType\":\"uint8\",\"name\":\"decimals_\",\"type\":\"uint8\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"spender\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"allowance\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"needed\",\"type\":\"uint256\"}],\"name\":\"ERC20InsufficientAllowance\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"balance\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"needed\",\"type\":\"uint256\"}],\"name\":\"ERC20InsufficientBalance\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"approver\",\"type\":\"address\"}],\"name\":\"ERC20InvalidApprover\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"receiver\",\"type\":\"address\"}],\"name\":\"ERC20InvalidReceiver\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"sender\",\"type\":\"address\"}],\"name\":\"ERC20InvalidSender\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"spender\",\"type\":\"address\"}],\"name\":\"ERC20InvalidSpender\",\"type\":\"error\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"spender\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"Approval\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"from\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"to\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"Transfer\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"spender\",\"type\":\"address\"}],\"name\":\"allowance\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"spender\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"approve\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"balanceOf\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"decimals\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"to\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"amount\",\"type\":\"uint256\"}],\"name\":\"mint\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"name\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"symbol\",\"outputs\":[{\"internalType\":\"string\",\"name\":\"\",\"type\":\"string\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"totalSupply\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"to\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"transfer\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"from\",\"type\":\"address\"},{\"internalType\":\"address\",\"name\":\"to\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"value\",\"type\":\"uint256\"}],\"name\":\"transferFrom\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "b3abb616e36ce69465c97c892279db90ec",
	Bin: "0x60a06040523461034657610e0a803803806100198161034a565b9283398101906060818303126103465780516001600160401b038111610346578261004591830161036f565b60208201519092906001600160401b0381116103465760409161006991840161036f565b91015160ff811681036103465782516001600160401b03811161024c57600354600181811c9116801561033c575b602082101461022e57601f81116102ce575b506020601f821160011461026b57819293945f92610260575b50508160011b915f199060031b1c1916176003555b81516001600160401b03811161024c57600454600181811c91168015610242575b602082101461022e57601f81116101c0575b50602092601f821160011461015f57928192935f92610154575b50508160011b915f199060031b1c1916176004555b608052604051610a4990816103c18239608051816104f40152f35b015190505f80610124565b601f1982169360045f52805f20915f5b8681106101a85750836001959610610190575b505050811b01600455610139565b01515f1960f88460031b161c191690555f8080610182565b9192602060018192868501518155019401920161016f565b8181111561010a5760045f52601f820160051c7f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b60208410610226575b81601f9101920160051c03905f5b82811061021957505061010a565b5f8282015560010161020b565b5f91506101fd565b634e487b7160e01b5f52602260045260245ffd5b90607f16906100f8565b634e487b7160e01b5f52604160045260245ffd5b015190505f806100c2565b601f1982169060035f52805f20915f5b8181106102b65750958360019596971061029e575b505050811b016003556100d7565b01515f1960f88460031b161c191690555f8080610290565b9192602060018192868b01518155019401920161027b565b818111156100a95760035f52601f820160051c7fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b60208410610334575b81601f9101920160051c03905f5b8281106103275750506100a9565b5f82820155600101610319565b5f915061030b565b90607f1690610097565b5f80fd5b6040519190601f01601f191682016001600160401b0381118382101761024c57604052565b81601f82011215610346578051906001600160401b03821161024c5761039e601f8301601f191660200161034a565b928284526020838301011161034657815f9260208093018386015e830101529056fe6080806040526004361015610012575f80fd5b5f3560e01c90816306fdde031461079457508063095ea7b3146106e757806318160ddd146106ac57806323b872dd14610518578063313ce567146104bd57806340c10f19146103be57806370a082311461035c57806395d89b4114610169578063a9059cbb1461011a5763dd62ed3e1461008a575f80fd5b346101165760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610116576100c161090d565b73ffffffffffffffffffffffffffffffffffffffff6100de610930565b91165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b5f80fd5b346101165760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101165761015e61015461090d565b6024359033610953565b602060405160018152f35b34610116575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610116576040515f600454908160011c60018316928315610352575b6020821084146103255781855284939081156102c5575060011461024b575b5003601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01681019067ffffffffffffffff82118183101761021e5761021a829182604052826108c5565b0390f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60045f90815291507f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b5b8183106102a957505081016020017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06101ce565b6020919350806001915483858801015201910190918392610275565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208581019190915291151560051b840190910191507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe090506101ce565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b90607f16906101af565b346101165760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101165773ffffffffffffffffffffffffffffffffffffffff6103a861090d565b165f525f602052602060405f2054604051908152f35b346101165760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610116576103f561090d565b73ffffffffffffffffffffffffffffffffffffffff16602435811561049157600254908082018092116104645760207fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef915f9360025584845283825260408420818154019055604051908152a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fec442f05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b34610116575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261011657602060405160ff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101165760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101165761054f61090d565b610557610930565b6044359073ffffffffffffffffffffffffffffffffffffffff831692835f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81106105d3575b5061015e9350610953565b83811061067857841561064c5733156106205761015e945f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f526020528360405f2091039055846105c8565b7f94280d62000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7fe602df05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b83907ffb8f41b2000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b34610116575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610116576020600254604051908152f35b346101165760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101165761071e61090d565b60243590331561064c5773ffffffffffffffffffffffffffffffffffffffff1690811561062057335f52600160205260405f20825f526020528060405f20556040519081527f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92560203392a3602060405160018152f35b34610116575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610116575f600354908160011c600183169283156108bb575b6020821084146103255781855284939081156102c55750600114610841575003601f017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01681019067ffffffffffffffff82118183101761021e5761021a829182604052826108c5565b60035f90815291507fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b5b81831061089f57505081016020017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06101ce565b602091935080600191548385880101520191019091839261086b565b90607f16906107d7565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602060409481855280519182918282880152018686015e5f8582860101520116010190565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361011657565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361011657565b73ffffffffffffffffffffffffffffffffffffffff16908115610a1d5773ffffffffffffffffffffffffffffffffffffffff1691821561049157815f525f60205260405f20548181106109eb57817fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef92602092855f525f84520360405f2055845f525f825260405f20818154019055604051908152a3565b827fe450d38c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7f96c6fd1e000000000000000000000000000000000000000000000000000000005f525f60045260245ffd",
}

// TestToken is an auto generated Go binding around an Ethereum contract.
type TestToken struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *TestToken) GetABI() abi.ABI {
	return c.abi
}

// NewTestToken creates a new instance of TestToken.
func NewTestToken() *TestToken {
	parsed, err := TestTokenMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &TestToken{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *TestToken) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(string name_, string symbol_, uint8 decimals_) returns()
func (testToken *TestToken) PackConstructor(name_ string, symbol_ string, decimals_ uint8) []byte {
	enc, err := testToken.abi.Pack("", name_, symbol_, decimals_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (testToken *TestToken) PackAllowance(owner common.Address, spender common.Address) []byte {
	enc, err := testToken.abi.Pack("allowance", owner, spender)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (testToken *TestToken) TryPackAllowance(owner common.Address, spender common.Address) ([]byte, error) {
	return testToken.abi.Pack("allowance", owner, spender)
}

// UnpackAllowance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdd62ed3e.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (testToken *TestToken) UnpackAllowance(data []byte) (*big.Int, error) {
	out, err := testToken.abi.Unpack("allowance", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (testToken *TestToken) PackApprove(spender common.Address, value *big.Int) []byte {
	enc, err := testToken.abi.Pack("approve", spender, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (testToken *TestToken) TryPackApprove(spender common.Address, value *big.Int) ([]byte, error) {
	return testToken.abi.Pack("approve", spender, value)
}

// UnpackApprove is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x095ea7b3.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (testToken *TestToken) UnpackApprove(data []byte) (bool, error) {
	out, err := testToken.abi.Unpack("approve", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (testToken *TestToken) PackBalanceOf(account common.Address) []byte {
	enc, err := testToken.abi.Pack("balanceOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (testToken *TestToken) TryPackBalanceOf(account common.Address) ([]byte, error) {
	return testToken.abi.Pack("balanceOf", account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70a08231.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (testToken *TestToken) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := testToken.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function decimals() view returns(uint8)
func (testToken *TestToken) PackDecimals() []byte {
	enc, err := testToken.abi.Pack("decimals")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function decimals() view returns(uint8)
func (testToken *TestToken) TryPackDecimals() ([]byte, error) {
	return testToken.abi.Pack("decimals")
}

// UnpackDecimals is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x313ce567.
//
// Solidity: function decimals() view returns(uint8)
func (testToken *TestToken) UnpackDecimals(data []byte) (uint8, error) {
	out, err := testToken.abi.Unpack("decimals", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackMint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40c10f19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function mint(address to, uint256 amount) returns()
func (testToken *TestToken) PackMint(to common.Address, amount *big.Int) []byte {
	enc, err := testToken.abi.Pack("mint", to, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40c10f19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function mint(address to, uint256 amount) returns()
func (testToken *TestToken) TryPackMint(to common.Address, amount *big.Int) ([]byte, error) {
	return testToken.abi.Pack("mint", to, amount)
}

// PackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function name() view returns(string)
func (testToken *TestToken) PackName() []byte {
	enc, err := testToken.abi.Pack("name")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function name() view returns(string)
func (testToken *TestToken) TryPackName() ([]byte, error) {
	return testToken.abi.Pack("name")
}

// UnpackName is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06fdde03.
//
// Solidity: function name() view returns(string)
func (testToken *TestToken) UnpackName(data []byte) (string, error) {
	out, err := testToken.abi.Unpack("name", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function symbol() view returns(string)
func (testToken *TestToken) PackSymbol() []byte {
	enc, err := testToken.abi.Pack("symbol")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function symbol() view returns(string)
func (testToken *TestToken) TryPackSymbol() ([]byte, error) {
	return testToken.abi.Pack("symbol")
}

// UnpackSymbol is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95d89b41.
//
// Solidity: function symbol() view returns(string)
func (testToken *TestToken) UnpackSymbol(data []byte) (string, error) {
	out, err := testToken.abi.Unpack("symbol", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function totalSupply() view returns(uint256)
func (testToken *TestToken) PackTotalSupply() []byte {
	enc, err := testToken.abi.Pack("totalSupply")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function totalSupply() view returns(uint256)
func (testToken *TestToken) TryPackTotalSupply() ([]byte, error) {
	return testToken.abi.Pack("totalSupply")
}

// UnpackTotalSupply is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x18160ddd.
//
// Solidity: function totalSupply() view returns(uint256)
func (testToken *TestToken) UnpackTotalSupply(data []byte) (*big.Int, error) {
	out, err := testToken.abi.Unpack("totalSupply", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (testToken *TestToken) PackTransfer(to common.Address, value *big.Int) []byte {
	enc, err := testToken.abi.Pack("transfer", to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (testToken *TestToken) TryPackTransfer(to common.Address, value *big.Int) ([]byte, error) {
	return testToken.abi.Pack("transfer", to, value)
}

// UnpackTransfer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa9059cbb.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (testToken *TestToken) UnpackTransfer(data []byte) (bool, error) {
	out, err := testToken.abi.Unpack("transfer", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (testToken *TestToken) PackTransferFrom(from common.Address, to common.Address, value *big.Int) []byte {
	enc, err := testToken.abi.Pack("transferFrom", from, to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (testToken *TestToken) TryPackTransferFrom(from common.Address, to common.Address, value *big.Int) ([]byte, error) {
	return testToken.abi.Pack("transferFrom", from, to, value)
}

// UnpackTransferFrom is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x23b872dd.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (testToken *TestToken) UnpackTransferFrom(data []byte) (bool, error) {
	out, err := testToken.abi.Unpack("transferFrom", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// TestTokenApproval represents a Approval event raised by the TestToken contract.
type TestTokenApproval struct {
	Owner   common.Address
	Spender common.Address
	Value   *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const TestTokenApprovalEventName = "Approval"

// ContractEventName returns the user-defined event name.
func (TestTokenApproval) ContractEventName() string {
	return TestTokenApprovalEventName
}

// UnpackApprovalEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Approval(address indexed owner, address indexed spender, uint256 value)
func (testToken *TestToken) UnpackApprovalEvent(log *types.Log) (*TestTokenApproval, error) {
	event := "Approval"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != testToken.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TestTokenApproval)
	if len(log.Data) > 0 {
		if err := testToken.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range testToken.abi.Events[event].Inputs {
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

// TestTokenTransfer represents a Transfer event raised by the TestToken contract.
type TestTokenTransfer struct {
	From  common.Address
	To    common.Address
	Value *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const TestTokenTransferEventName = "Transfer"

// ContractEventName returns the user-defined event name.
func (TestTokenTransfer) ContractEventName() string {
	return TestTokenTransferEventName
}

// UnpackTransferEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Transfer(address indexed from, address indexed to, uint256 value)
func (testToken *TestToken) UnpackTransferEvent(log *types.Log) (*TestTokenTransfer, error) {
	event := "Transfer"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != testToken.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TestTokenTransfer)
	if len(log.Data) > 0 {
		if err := testToken.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range testToken.abi.Events[event].Inputs {
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
func (testToken *TestToken) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InsufficientAllowance"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InsufficientAllowanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InsufficientBalance"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InvalidApprover"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InvalidApproverError(raw[4:])
	}
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InvalidReceiver"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InvalidReceiverError(raw[4:])
	}
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InvalidSender"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InvalidSenderError(raw[4:])
	}
	if bytes.Equal(raw[:4], testToken.abi.Errors["ERC20InvalidSpender"].ID.Bytes()[:4]) {
		return testToken.UnpackERC20InvalidSpenderError(raw[4:])
	}
	return nil, errors.New("unknown error")
}

// TestTokenERC20InsufficientAllowance represents a ERC20InsufficientAllowance error raised by the TestToken contract.
type TestTokenERC20InsufficientAllowance struct {
	Spender   common.Address
	Allowance *big.Int
	Needed    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func TestTokenERC20InsufficientAllowanceErrorID() common.Hash {
	return common.HexToHash("0xfb8f41b23e99d2101d86da76cdfa87dd51c82ed07d3cb62cbc473e469dbc75c3")
}

// UnpackERC20InsufficientAllowanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func (testToken *TestToken) UnpackERC20InsufficientAllowanceError(raw []byte) (*TestTokenERC20InsufficientAllowance, error) {
	out := new(TestTokenERC20InsufficientAllowance)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InsufficientAllowance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TestTokenERC20InsufficientBalance represents a ERC20InsufficientBalance error raised by the TestToken contract.
type TestTokenERC20InsufficientBalance struct {
	Sender  common.Address
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func TestTokenERC20InsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xe450d38cd8d9f7d95077d567d60ed49c7254716e6ad08fc9872816c97e0ffec6")
}

// UnpackERC20InsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func (testToken *TestToken) UnpackERC20InsufficientBalanceError(raw []byte) (*TestTokenERC20InsufficientBalance, error) {
	out := new(TestTokenERC20InsufficientBalance)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TestTokenERC20InvalidApprover represents a ERC20InvalidApprover error raised by the TestToken contract.
type TestTokenERC20InvalidApprover struct {
	Approver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidApprover(address approver)
func TestTokenERC20InvalidApproverErrorID() common.Hash {
	return common.HexToHash("0xe602df05cc75712490294c6c104ab7c17f4030363910a7a2626411c6d3118847")
}

// UnpackERC20InvalidApproverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidApprover(address approver)
func (testToken *TestToken) UnpackERC20InvalidApproverError(raw []byte) (*TestTokenERC20InvalidApprover, error) {
	out := new(TestTokenERC20InvalidApprover)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InvalidApprover", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TestTokenERC20InvalidReceiver represents a ERC20InvalidReceiver error raised by the TestToken contract.
type TestTokenERC20InvalidReceiver struct {
	Receiver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func TestTokenERC20InvalidReceiverErrorID() common.Hash {
	return common.HexToHash("0xec442f055133b72f3b2f9f0bb351c406b178527de2040a7d1feb4e058771f613")
}

// UnpackERC20InvalidReceiverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func (testToken *TestToken) UnpackERC20InvalidReceiverError(raw []byte) (*TestTokenERC20InvalidReceiver, error) {
	out := new(TestTokenERC20InvalidReceiver)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InvalidReceiver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TestTokenERC20InvalidSender represents a ERC20InvalidSender error raised by the TestToken contract.
type TestTokenERC20InvalidSender struct {
	Sender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSender(address sender)
func TestTokenERC20InvalidSenderErrorID() common.Hash {
	return common.HexToHash("0x96c6fd1edd0cd6ef7ff0ecc0facdf53148dc0048b57fe58af65755250a7a96bd")
}

// UnpackERC20InvalidSenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSender(address sender)
func (testToken *TestToken) UnpackERC20InvalidSenderError(raw []byte) (*TestTokenERC20InvalidSender, error) {
	out := new(TestTokenERC20InvalidSender)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InvalidSender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TestTokenERC20InvalidSpender represents a ERC20InvalidSpender error raised by the TestToken contract.
type TestTokenERC20InvalidSpender struct {
	Spender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSpender(address spender)
func TestTokenERC20InvalidSpenderErrorID() common.Hash {
	return common.HexToHash("0x94280d62c347d8d9f4d59a76ea321452406db88df38e0c9da304f58b57b373a2")
}

// UnpackERC20InvalidSpenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSpender(address spender)
func (testToken *TestToken) UnpackERC20InvalidSpenderError(raw []byte) (*TestTokenERC20InvalidSpender, error) {
	out := new(TestTokenERC20InvalidSpender)
	if err := testToken.abi.UnpackIntoInterface(out, "ERC20InvalidSpender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// UserCodeMetaData contains all meta data concerning the UserCode contract.
var UserCodeMetaData = bind.MetaData{
	ABI: "[{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"owner\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"metadata\",\"type\":\"bytes\"}],\"name\":\"CodeCreated\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"string\",\"name\":\"inputData\",\"type\":\"string\"},{\"internalType\":\"bytes\",\"name\":\"metadata\",\"type\":\"bytes\"}],\"name\":\"saveCodeInCallData\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"}]",
	ID:  "4fac0501a1aa33f1778f3bcbfc4bb4052f",
	Bin: "0x60808060405234601557610135908161001a8239f35b5f80fdfe6080806040526004361015610012575f80fd5b5f3560e01c631ae53fea14610025575f80fd5b346101035760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101035760043567ffffffffffffffff811161010357610074903690600401610107565b505060243567ffffffffffffffff8111610103576100b77f679baed11183acf8f8b4e354c42c25bbfed569b2be431d0a1459f895aa3a54db913690600401610107565b8391602082955281602084015260408301375f604084830101526040817fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f339601168101030190a2005b5f80fd5b9181601f840112156101035782359167ffffffffffffffff831161010357602083818601950101116101035756",
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
