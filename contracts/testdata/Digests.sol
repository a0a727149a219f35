// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The digests of secrets as the language's own encoder makes them. For tests.
contract Digests {
    function acknowledge(address verifying, uint256 secretId, uint256 signTimestamp) external view returns (bytes32) {
        return _digest(
            verifying,
            keccak256(
                abi.encode(keccak256("Acknowledge(uint256 secretId,uint256 signTimestamp)"), secretId, signTimestamp)
            )
        );
    }

    function alive(address verifying, uint256 signTimestamp) external view returns (bytes32) {
        return _digest(verifying, keccak256(abi.encode(keccak256("Alive(uint256 signTimestamp)"), signTimestamp)));
    }

    function injection(uint256 secretId, bytes calldata ciphertext) external pure returns (bytes32) {
        return keccak256(abi.encode(secretId, ciphertext));
    }

    function _digest(address verifying, bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("marlin.oyster.SecretManager"),
                keccak256("1"),
                block.chainid,
                verifying
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
