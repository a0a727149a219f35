// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";

/// @title EIP-712 with chain id and verifying contract, described by EIP-5267.
/// @dev OpenZeppelin's EIP712 takes names of up to 31 bytes; the network's
/// names are longer. Version "1".
abstract contract TypedData is IERC5267 {
    bytes32 private constant DOMAIN_TYPE =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    bytes32 private immutable _nameHash;
    bytes32 private immutable _separator;
    uint256 private immutable _chainId;

    constructor(string memory name) {
        _nameHash = keccak256(bytes(name));
        _chainId = block.chainid;
        _separator = _makeSeparator(keccak256(bytes(name)));
    }

    /// @inheritdoc IERC5267
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        return (hex"0f", _domainName(), "1", block.chainid, address(this), 0, new uint256[](0));
    }

    /// @dev The name that the constructor was given.
    function _domainName() internal pure virtual returns (string memory);

    /// @dev What is signed for a struct.
    function _digest(bytes32 structHash) internal view returns (bytes32 digest) {
        // A chain that forked changed its id.
        bytes32 separator = block.chainid == _chainId ? _separator : _makeSeparator(_nameHash);
        // keccak256(hex"1901" ‖ separator ‖ structHash), without allocating memory.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, hex"1901")
            mstore(add(free, 2), separator)
            mstore(add(free, 34), structHash)
            digest := keccak256(free, 66)
        }
    }

    function _makeSeparator(bytes32 nameHash) private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPE, nameHash, keccak256("1"), block.chainid, address(this)));
    }
}
