// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title What no contract that keeps secrets can do without, for the gas table. Not to be deployed.
/// @notice One contract without an administrator, that draws nobody, checks
/// nothing but who signed, and can neither pay nor replace. It pulls the
/// deposit, recovers the signer, emits the network's events, and writes as few
/// words as can tell whose a secret is, until when, and which store has what:
/// two for the secret, one for each copy, and one for each store.
contract BareSecrets {
    struct Secret {
        address owner;
        uint32 size;
        uint32 start;
        uint32 end;
        uint96 escrow;
    }

    struct Copy {
        address enclave;
        uint32 selected;
        uint32 acknowledged;
    }

    struct Store {
        uint64 occupied;
        uint64 secrets;
        uint64 lastAlive;
    }

    IERC20 private immutable _token;
    uint256 private _count = 1;
    mapping(uint256 id => Secret) private _secrets;
    mapping(uint256 id => Copy[3]) private _copies;
    mapping(address enclave => Store) private _stores;
    mapping(address enclave => mapping(uint256 word => uint256)) private _lists;

    event SecretCreated(
        uint256 indexed secretId,
        address indexed owner,
        uint256 sizeLimit,
        uint256 endTimestamp,
        uint256 usdcDeposit,
        address[] selectedEnclaves
    );
    event SecretStoreAcknowledgementSuccess(uint256 indexed secretId, address indexed enclaveAddress);
    event SecretStoreAlive(address indexed enclaveAddress);

    error NotSelected();

    constructor(IERC20 token) {
        _token = token;
    }

    /// @dev `selected` is the caller's: nobody is drawn.
    function createSecret(uint256 size, uint256 end, uint256 deposit, address[] calldata selected) external {
        uint256 id = _count++;
        _secrets[id] =
            Secret(msg.sender, uint32(size), uint32(block.timestamp), uint32(end), uint96(deposit));
        for (uint256 i = 0; i < 3; ++i) {
            _copies[id][i] = Copy(selected[i], uint32(block.timestamp), 0);
            _stores[selected[i]].occupied += uint64(size);
        }
        _token.transferFrom(msg.sender, address(this), deposit);
        emit SecretCreated(id, msg.sender, size, end, deposit, selected);
    }

    function acknowledgeStore(uint256 id, uint256 signTimestamp, bytes calldata signature) external {
        address enclave = _signer(keccak256(abi.encode(id, signTimestamp)), signature);
        for (uint256 i = 0; i < 3; ++i) {
            if (_copies[id][i].enclave != enclave) continue;
            _copies[id][i].acknowledged = uint32(block.timestamp);
            uint256 index = _stores[enclave].secrets++;
            _lists[enclave][index / 8] |= id << (index % 8 * 32);
            emit SecretStoreAcknowledgementSuccess(id, enclave);
            return;
        }
        revert NotSelected();
    }

    function markStoreAlive(uint256 signTimestamp, bytes calldata signature) external {
        address enclave = _signer(keccak256(abi.encode(signTimestamp)), signature);
        _stores[enclave].lastAlive = uint64(signTimestamp);
        emit SecretStoreAlive(enclave);
    }

    function _signer(bytes32 digest, bytes calldata signature) private pure returns (address) {
        return ecrecover(digest, uint8(signature[64]), bytes32(signature[:32]), bytes32(signature[32:64]));
    }
}
