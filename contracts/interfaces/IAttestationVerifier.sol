// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a contract asks of the attestation verifier.
interface IAttestationVerifier {
    /// @notice What a verifier signs after it has verified an enclave's attestation document.
    /// @param enclavePubKey The enclave's public key, 64 bytes x‖y.
    /// @param PCR0 48 bytes, as are PCR1 and PCR2: the measurement of the image.
    /// @param timestampInMilliseconds The document's own time, Unix epoch.
    struct Attestation {
        bytes enclavePubKey;
        bytes PCR0;
        bytes PCR1;
        bytes PCR2;
        uint256 timestampInMilliseconds;
    }

    /// @notice Reverts unless `signature` over `attestation` is by a key that the verifier knows.
    /// @param signature 65 bytes r‖s‖v, v 27 or 28, low s.
    function verify(bytes calldata signature, Attestation calldata attestation) external view;
}
