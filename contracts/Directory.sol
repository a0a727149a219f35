// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What Directory asks of a registry of nodes.
interface INodeOwners {
    /// @notice Owner of a node; zero if it is not registered.
    function getTeeNodeOwner(address enclave) external view returns (address);
}

/// @title Where enclaves can be reached.
/// @notice The owner of a registered node announces the URL of its external
/// port, to which owners of secrets and other stores send. A URL is a hint: who
/// answers there proves by its attestation that it is the enclave. Nothing
/// depends on this contract, and it works beside any registry that knows the
/// owners of its nodes.
contract Directory {
    /// @notice The longest URL, in bytes.
    uint256 public constant MAX_URL_LENGTH = 255;

    /// @notice Knows the nodes' owners.
    // solhint-disable-next-line var-name-mixedcase
    INodeOwners public immutable TEE_MANAGER;

    /// @dev By owner, so that one who is not the owner any more is not heard.
    mapping(address enclave => mapping(address owner => string)) private _urls;

    /// @notice From now on an enclave can be reached at `url`; nowhere if that is empty.
    event UrlAnnounced(address indexed enclaveAddress, address indexed owner, string url);

    error DirectoryZeroAddressTeeManager();
    error DirectoryInvalidEnclaveOwner();
    error DirectoryUrlTooLong(uint256 maximum);

    constructor(INodeOwners teeManager) {
        if (address(teeManager) == address(0)) revert DirectoryZeroAddressTeeManager();
        TEE_MANAGER = teeManager;
    }

    /// @notice Says where an enclave of the sender can be reached.
    /// @param url Of the external port, without a path; any bytes are taken. Empty: it is not to be found any more.
    function announce(address enclaveAddress, string calldata url) external {
        if (TEE_MANAGER.getTeeNodeOwner(enclaveAddress) != msg.sender) revert DirectoryInvalidEnclaveOwner();
        if (bytes(url).length > MAX_URL_LENGTH) revert DirectoryUrlTooLong(MAX_URL_LENGTH);
        _urls[enclaveAddress][msg.sender] = url;
        emit UrlAnnounced(enclaveAddress, msg.sender, url);
    }

    /// @notice What the present owner of each enclave announced; empty for one
    /// of which nothing was, or that is not registered.
    function urlsOf(address[] calldata enclaveAddresses) external view returns (string[] memory urls) {
        urls = new string[](enclaveAddresses.length);
        for (uint256 i = 0; i < urls.length; ++i) {
            urls[i] = _urls[enclaveAddresses[i]][TEE_MANAGER.getTeeNodeOwner(enclaveAddresses[i])];
        }
    }
}
