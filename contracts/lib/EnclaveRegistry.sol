// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IAttestationVerifier} from "../interfaces/IAttestationVerifier.sol";
import {EnclaveAttestation} from "./EnclaveAttestation.sol";

/// @title Which images are trusted, and which enclave keys were seen to run one of them.
/// @dev The base of AttestationVerifier (keys that may sign attestations) and
/// of TeeManager (keys that may run nodes). A key counts only as long as both
/// it and its image are known, so revoking an image revokes all its keys.
abstract contract EnclaveRegistry is AccessControl {
    using EnclaveAttestation for IAttestationVerifier.Attestation;

    /// @notice The measurement of an image; 48 bytes each.
    struct EnclaveImage {
        bytes PCR0;
        bytes PCR1;
        bytes PCR2;
    }

    uint256 private constant PCR_LENGTH = 48;
    uint256 private constant PUBKEY_LENGTH = 64;

    /// @notice How far an enclave's clock may run ahead of the block's timestamp, in seconds.
    /// @dev Nodes simulate a call on the newest block, whose timestamp may be
    /// a slot or two behind; a true future date is refused.
    uint256 public constant MAX_CLOCK_LEAD = 30;

    mapping(bytes32 imageId => EnclaveImage image) internal _images;
    mapping(address enclave => bytes32 imageId) internal _keys;

    /// @notice Keys that were revoked. An attestation of such a key is refused,
    /// however fresh: anyone could show again the one by which it was recorded.
    mapping(address enclave => bool revoked) public revokedKeys;

    event EnclaveImageWhitelisted(bytes32 indexed imageId, bytes PCR0, bytes PCR1, bytes PCR2);
    event EnclaveImageRevoked(bytes32 indexed imageId);
    event EnclaveKeyWhitelisted(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey);
    event EnclaveKeyVerified(address indexed enclaveAddress, bytes32 indexed imageId, bytes enclavePubKey);
    event EnclaveKeyRevoked(address indexed enclaveAddress);

    error EnclaveZeroAddressAdmin();
    error EnclavePCRsInvalid();
    error EnclavePubkeyLengthInvalid();
    error EnclaveImageNotWhitelisted();
    error EnclaveKeyNotVerified();
    error EnclaveKeyWasRevoked();
    error AttestationTooOld();
    error AttestationFromFuture();

    constructor(address admin) {
        if (admin == address(0)) revert EnclaveZeroAddressAdmin();
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Trusts an image. Admin only.
    /// @return imageId keccak256(PCR0‖PCR1‖PCR2).
    /// @return added False if it was trusted already.
    function whitelistEnclaveImage(bytes calldata PCR0, bytes calldata PCR1, bytes calldata PCR2)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
        returns (bytes32 imageId, bool added)
    {
        if (PCR0.length != PCR_LENGTH || PCR1.length != PCR_LENGTH || PCR2.length != PCR_LENGTH) {
            revert EnclavePCRsInvalid();
        }
        // A debug-mode enclave measures to zeros and keeps no secret.
        if (keccak256(PCR0) == keccak256(new bytes(PCR_LENGTH))) revert EnclavePCRsInvalid();
        imageId = EnclaveAttestation.imageId(PCR0, PCR1, PCR2);
        added = !_imageKnown(imageId);
        if (added) {
            _images[imageId] = EnclaveImage(PCR0, PCR1, PCR2);
            emit EnclaveImageWhitelisted(imageId, PCR0, PCR1, PCR2);
        }
    }

    /// @notice Trusts an image, and with it every key seen to run it, no longer. Admin only.
    /// @return removed False if it was not trusted.
    function revokeEnclaveImage(bytes32 imageId) external onlyRole(DEFAULT_ADMIN_ROLE) returns (bool removed) {
        return _revokeImage(imageId);
    }

    /// @notice Trusts an enclave key no longer, and no attestation of it; it need not be known yet. Admin only.
    /// @return removed False if it was not trusted.
    function revokeEnclaveKey(address enclaveAddress)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
        returns (bool removed)
    {
        return _revokeKey(enclaveAddress);
    }

    /// @notice Records the attested key of an enclave that runs a trusted image. Anyone may send it.
    /// @param signature Over the attestation, by a key that the verifier knows.
    /// @return added False if the key was recorded already.
    function verifyEnclaveKey(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation)
        external
        returns (bool added)
    {
        (, added) = _verifyKey(signature, attestation);
    }

    function _revokeImage(bytes32 imageId) internal returns (bool removed) {
        removed = _imageKnown(imageId);
        if (removed) {
            delete _images[imageId];
            emit EnclaveImageRevoked(imageId);
        }
    }

    function _revokeKey(address enclave) internal returns (bool removed) {
        removed = _keys[enclave] != bytes32(0);
        delete _keys[enclave];
        if (!revokedKeys[enclave]) {
            revokedKeys[enclave] = true;
            emit EnclaveKeyRevoked(enclave);
        }
    }

    /// @dev Reverts unless `signature` is a verifier's.
    function _verifySignature(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation) internal view virtual;

    /// @dev The greatest age of an attestation, in seconds.
    function _maxAge() internal view virtual returns (uint256);

    function _verifyKey(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation)
        internal
        returns (address enclave, bool added)
    {
        _checkPubKey(attestation.enclavePubKey);
        bytes32 imageId = attestation.imageId();
        if (!_imageKnown(imageId)) revert EnclaveImageNotWhitelisted();
        uint256 madeAt = attestation.timestampInMilliseconds;
        if (madeAt > (block.timestamp + MAX_CLOCK_LEAD) * 1000) revert AttestationFromFuture();
        if (madeAt + _maxAge() * 1000 < block.timestamp * 1000) revert AttestationTooOld();
        _verifySignature(signature, attestation);

        enclave = EnclaveAttestation.toAddress(attestation.enclavePubKey);
        if (revokedKeys[enclave]) revert EnclaveKeyWasRevoked();
        added = _keys[enclave] != imageId;
        if (added) {
            _keys[enclave] = imageId;
            emit EnclaveKeyVerified(enclave, imageId, attestation.enclavePubKey);
        }
    }

    function _imageKnown(bytes32 imageId) internal view returns (bool) {
        return _images[imageId].PCR0.length != 0;
    }

    /// @dev Whether the key and its image are both trusted.
    function _keyTrusted(address enclave) internal view returns (bool) {
        bytes32 imageId = _keys[enclave];
        return imageId != bytes32(0) && _imageKnown(imageId);
    }

    function _checkPubKey(bytes calldata pubKey) internal pure {
        if (pubKey.length != PUBKEY_LENGTH) revert EnclavePubkeyLengthInvalid();
    }
}
