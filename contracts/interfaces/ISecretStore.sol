// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IExecutors} from "./IExecutors.sol";
import {ITeeManager} from "./ITeeManager.sol";

/// @title The calls that SecretManager and TeeManager make to SecretStore.
/// @dev Where a node is not a store, because it offered no room for secrets or
/// was registered before there were any, TeeManager's calls do nothing.
interface ISecretStore {
    // by SecretManager

    /// @notice Draws up to `count` stores, by stake and without replacement, and reserves `size` bytes in each.
    /// @param ignore Stores that must not be drawn.
    /// @return picked Their enclave addresses; fewer than `count` if no more are fit.
    function select(uint8 env, uint256 count, uint256 size, address[] calldata ignore)
        external
        returns (address[] memory picked);

    /// @notice A store holds from now on a secret that was reserved in it.
    /// @param signTimestamp When it signed that, Unix seconds; a proof of life as well.
    /// @return index Where the secret stands in the store's list.
    function hold(address enclave, uint256 secretId, uint256 signTimestamp) external returns (uint256 index);

    /// @notice Gives back the room of a secret that was reserved and never held.
    /// @param suspend Whether the store is drawn no more until its next proof of life.
    function release(address enclave, uint256 size, bool suspend) external;

    /// @notice Takes a secret that is held off a store's list and gives back its room.
    /// @param index Where it stands in the list.
    /// @return moved The secret that stands there now instead; 0 if none.
    function drop(address enclave, uint256 size, uint256 index) external returns (uint256 moved);

    /// @notice Records a proof of life, which brings back a store that was dead or suspended and holds nothing.
    /// @param signTimestamp When the store signed it, Unix seconds.
    function markAlive(address enclave, uint256 signTimestamp) external;

    /// @notice Marks and slashes a store that holds secrets and is overdue or evicted.
    /// @param slasher Gets its share of what is slashed.
    /// @param recipient Gets the rest.
    /// @return dead Whether it is dead, perhaps since an earlier call, and has secrets left.
    function markDead(address enclave, address slasher, address recipient) external returns (bool dead);

    /// @notice Up to `count` secrets that a store holds, from the end of its list backwards.
    function lastSecrets(address enclave, uint256 count) external view returns (uint256[] memory);

    /// @notice Those of `enclaves` that are stores, not evicted, and not overdue with a proof of life.
    function aliveOf(address[] memory enclaves) external view returns (address[] memory);

    /// @notice Whether a store leaves.
    function isDraining(address enclave) external view returns (bool);

    /// @notice When a store last proved to be alive, Unix seconds, at most MAX_CLOCK_LEAD ahead of the block.
    function getSecretStoreLastAliveTimestamp(address enclave) external view returns (uint256);

    // by TeeManager

    /// @notice Adds a store.
    /// @param storageCapacity Bytes for secrets.
    /// @param stake What counts for selection, in the staking token's smallest unit.
    function registerSecretStore(address enclave, uint256 storageCapacity, uint8 env, uint256 stake) external;

    /// @notice Sets the stake that counts for selection: all of it, not what was added.
    function addSecretStoreStake(address enclave, uint8 env, uint256 stake) external;

    /// @notice Reverts if the store has secrets, for which its stake stands.
    function removeSecretStoreStake(address enclave) external view;

    /// @notice Has a store drawn no more, and the first secrets that it holds taken over by others.
    function drainSecretStore(address enclave, uint8 env, address owner) external;

    /// @notice Undoes drainSecretStore and evictSecretStore for what comes, and sets the stake that counts for selection.
    function reviveSecretStore(address enclave, uint8 env, uint256 stake) external;

    /// @notice Has a store drawn no more and neither its acknowledgements nor its proofs of life accepted.
    function evictSecretStore(address enclave) external;

    /// @notice Removes a store. Reverts if it has secrets.
    function deregisterSecretStore(address enclave) external;

    // by anyone

    // solhint-disable func-name-mixedcase

    /// @notice Holds the stake and says who may be selected.
    function TEE_MANAGER() external view returns (ITeeManager);

    /// @notice Knows the positions of the nodes.
    function EXECUTORS() external view returns (IExecutors);

    /// @notice The greatest secret, in bytes. A store with less room than this is not drawn.
    function MAX_SECRET_SIZE() external view returns (uint256);

    /// @notice The longest time between two proofs of life of a store that holds secrets, in seconds.
    function MARK_ALIVE_TIMEOUT() external view returns (uint256);
}
