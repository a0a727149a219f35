// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISecretStore} from "./ISecretStore.sol";

/// @title The calls that Jobs and SecretStore make to SecretManager.
interface ISecretManager {
    /// @notice Where stores are counted and drawn.
    // solhint-disable-next-line func-name-mixedcase
    function SECRET_STORE() external view returns (ISecretStore);

    /// @notice The stores that hold a secret and are alive. Reverts if `jobOwner` may not use it, or nobody may now.
    function verifyUserAndGetSelectedStores(uint256 secretId, address jobOwner)
        external
        view
        returns (address[] memory);

    /// @notice Looks for a store to take over each of the secrets of one that drains. Called by SecretStore.
    /// @return replaced For how many one was found.
    function renounceSecrets(
        address enclaveAddress,
        address owner,
        uint256[] calldata storeAckSecretIds,
        uint256 lastAliveTimestamp
    ) external returns (uint256 replaced);
}
