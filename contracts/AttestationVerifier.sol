// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IAttestationVerifier} from "./interfaces/IAttestationVerifier.sol";
import {EnclaveAttestation} from "./lib/EnclaveAttestation.sol";
import {EnclaveRegistry} from "./lib/EnclaveRegistry.sol";
import {TypedData} from "./lib/TypedData.sol";

/// @title Knows the keys whose word on an attestation document is taken.
/// @notice A verifier is an enclave that checks attestation documents off
/// chain, where that is cheap, and signs what it found. Its own key gets here
/// by the admin, or by the signature of a verifier that is here already.
contract AttestationVerifier is EnclaveRegistry, TypedData, IAttestationVerifier {
    using EnclaveAttestation for IAttestationVerifier.Attestation;

    string private constant DOMAIN_NAME = "marlin.oyster.AttestationVerifier";

    /// @notice The greatest age of an attestation that adds a verifier, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable MAX_AGE;

    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param maxAge In seconds.
    constructor(address admin, uint256 maxAge)
        EnclaveRegistry(admin)
        TypedData(DOMAIN_NAME)
    {
        MAX_AGE = maxAge;
    }

    /// @notice Trusts a verifier's key without an attestation: the root of all others. Admin only.
    /// @dev The one way back for a key that was revoked.
    /// @param enclavePubKey 64 bytes x‖y.
    /// @param imageId A whitelisted image.
    /// @return added False if it was trusted already.
    function whitelistEnclaveKey(bytes calldata enclavePubKey, bytes32 imageId)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
        returns (bool added)
    {
        _checkPubKey(enclavePubKey);
        if (!_imageKnown(imageId)) revert EnclaveImageNotWhitelisted();
        address enclave = EnclaveAttestation.toAddress(enclavePubKey);
        added = _keys[enclave] != imageId;
        if (added) {
            delete revokedKeys[enclave];
            _keys[enclave] = imageId;
            emit EnclaveKeyWhitelisted(enclave, imageId, enclavePubKey);
        }
    }

    /// @inheritdoc IAttestationVerifier
    function verify(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation) external view {
        _verifySignature(signature, attestation);
    }

    /// @notice Like the other verify.
    /// @param data abi.encode(bytes signature, Attestation attestation).
    function verify(bytes calldata data) external view {
        (bytes memory signature, IAttestationVerifier.Attestation memory attestation) = abi.decode(data, (bytes, IAttestationVerifier.Attestation));
        this.verify(signature, attestation);
    }

    /// @notice The image that a trusted key runs; zero if the key is not known.
    function verifiedKeys(address enclaveAddress) external view returns (bytes32) {
        return _keys[enclaveAddress];
    }

    /// @notice The measurement of a trusted image; empty if it is not known.
    function whitelistedImages(bytes32 imageId)
        external
        view
        returns (bytes memory PCR0, bytes memory PCR1, bytes memory PCR2)
    {
        EnclaveImage storage image = _images[imageId];
        return (image.PCR0, image.PCR1, image.PCR2);
    }

    /// @notice The address of a 64-byte public key.
    function pubKeyToAddress(bytes calldata pubKey) external pure returns (address) {
        _checkPubKey(pubKey);
        return EnclaveAttestation.toAddress(pubKey);
    }

    function _verifySignature(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation) internal view override {
        address signer = ECDSA.recoverCalldata(_digest(attestation.structHash()), signature);
        if (!_keyTrusted(signer)) revert EnclaveKeyNotVerified();
    }

    function _maxAge() internal view override returns (uint256) {
        return MAX_AGE;
    }

    function _domainName() internal pure override returns (string memory) {
        return DOMAIN_NAME;
    }
}
