// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAttestationVerifier} from "../interfaces/IAttestationVerifier.sol";

/// @title Hashes and addresses of an attestation.
library EnclaveAttestation {
    bytes32 private constant TYPE_HASH = keccak256(
        "Attestation(bytes enclavePubKey,bytes PCR0,bytes PCR1,bytes PCR2,uint256 timestampInMilliseconds)"
    );

    /// @notice EIP-712 hash of the struct.
    function structHash(IAttestationVerifier.Attestation calldata a) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                TYPE_HASH,
                keccak256(a.enclavePubKey),
                keccak256(a.PCR0),
                keccak256(a.PCR1),
                keccak256(a.PCR2),
                a.timestampInMilliseconds
            )
        );
    }

    /// @notice The id of the image that `a` measures.
    function imageId(IAttestationVerifier.Attestation calldata a) internal pure returns (bytes32) {
        return imageId(a.PCR0, a.PCR1, a.PCR2);
    }

    /// @notice The id of an image: keccak256(PCR0‖PCR1‖PCR2).
    function imageId(bytes calldata pcr0, bytes calldata pcr1, bytes calldata pcr2) internal pure returns (bytes32) {
        return keccak256(bytes.concat(pcr0, pcr1, pcr2));
    }

    /// @notice The address of a 64-byte public key.
    function toAddress(bytes calldata pubKey) internal pure returns (address) {
        return address(uint160(uint256(keccak256(pubKey))));
    }
}
