// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITeeManager} from "./ITeeManager.sol";

/// @title The calls that Jobs and TeeManager make to Executors.
/// @dev An executor's position is its number within the tree of its env. It is
/// stable from registration to deregistration, and an executor that owes
/// answers cannot be deregistered, so the position of one that still owes its
/// answer to a job means the executor that was selected. Once it has answered,
/// the position may become another's.
interface IExecutors {
    // by Jobs

    /// @notice Draws `count` executors, by stake and without replacement, and counts one more active job for each.
    /// @param seed 256 random bits.
    /// @return picked One word an executor, position << 160 | enclave address; empty if fewer than `count` are free.
    function select(uint8 env, uint256 count, uint256 seed) external returns (uint256[] memory picked);

    /// @notice Like select, among `enclaves` alone, each of which is named once; up to `count`, if no more are free.
    function selectAmong(uint8 env, address[] calldata enclaves, uint256 count, uint256 seed)
        external
        returns (uint256[] memory picked);

    /// @notice One active job less for an executor that answered, and `pay` credited to it.
    /// @param pay Amount of the payment token, in its smallest unit.
    /// @return position The executor's position; type(uint256).max if it is not registered in `env`.
    function answered(uint8 env, address enclave, uint256 pay) external returns (uint256 position);

    /// @notice One active job less for each of `positions`, and each slashed once.
    /// @param slasher Gets its share of what is slashed.
    /// @param recipient Gets the rest.
    /// @param payNow Whether the recipient is sent its part at once instead of being credited.
    /// @return enclaves The enclave addresses, in the order of `positions`.
    /// @return received What the recipient got, in the staking token's smallest unit.
    function slash(uint8 env, uint256[] calldata positions, address slasher, address recipient, bool payNow)
        external
        returns (address[] memory enclaves, uint256 received);

    /// @notice Takes the pay that the calling Jobs contract owes `enclave` off the books.
    /// @return pay Amount of the payment token that the caller must now pay out.
    function collectPay(address enclave) external returns (uint256 pay);

    /// @notice Begins to accept executors of `env`.
    function initTree(uint8 env) external;

    // by TeeManager

    /// @notice Adds an executor.
    /// @param stake What counts for selection, in the staking token's smallest unit.
    function register(address enclave, uint8 env, uint256 jobCapacity, uint256 stake) external;

    /// @notice Sets the stake that counts for selection: zero while the executor must not be selected.
    function setStake(address enclave, uint256 stake) external;

    /// @notice Has an executor neither selected nor its answers accepted, until it is reinstated.
    /// What it owes it still owes: it is slashed for it as for silence.
    /// @return changed False if it was evicted already.
    function evict(address enclave) external returns (bool changed);

    /// @notice Undoes an eviction, if there was one, and sets the stake that counts for selection.
    function reinstate(address enclave, uint256 stake) external;

    /// @notice Removes an executor. Reverts while it owes answers.
    function deregister(address enclave) external;

    // by anyone

    /// @notice Holds the stake and says who may be selected.
    // solhint-disable-next-line func-name-mixedcase
    function TEE_MANAGER() external view returns (ITeeManager);

    /// @notice Whether executors of `env` are accepted.
    function isTreeInitialized(uint8 env) external view returns (bool);

    /// @notice How many answers the executor owes.
    function pendingJobs(address enclave) external view returns (uint256);

    /// @notice The enclave addresses at `positions` of `env`, each that of an executor that owes an answer.
    function enclavesAt(uint8 env, uint256[] calldata positions) external view returns (address[] memory);

    /// @notice The enclave address at a position of `env`, which must be that of an executor.
    function enclaveAt(uint8 env, uint256 position) external view returns (address);

    /// @notice The position of an executor.
    function positionOf(address enclave) external view returns (uint256);

    /// @notice Pay that `jobsContract` owes `enclave`, in the payment token's smallest unit.
    function payOf(address jobsContract, address enclave) external view returns (uint256);
}
