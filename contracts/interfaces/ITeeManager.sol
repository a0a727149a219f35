// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title The calls that Jobs and Executors make to TeeManager.
interface ITeeManager {
    /// @notice The token that owners stake.
    // solhint-disable-next-line func-name-mixedcase
    function STAKING_TOKEN() external view returns (IERC20);

    /// @notice The least stake with which a node is selected, in the token's smallest unit.
    // solhint-disable-next-line func-name-mixedcase
    function MIN_STAKE_AMOUNT() external view returns (uint256);

    /// @notice Who is paid for what `enclave` earned: its owner, also after it was deregistered; zero if never registered.
    function payeeOf(address enclave) external view returns (address);

    /// @notice Slashes each node once. Called by Executors.
    /// @param slasher Is credited its share.
    /// @param recipient Gets the rest.
    /// @param payNow Whether the recipient is sent its part at once; if that transfer fails it is credited.
    /// @return stakes The stake that counts for selection after the slash, in the order of `enclaves`.
    /// @return received The recipient's part.
    function slashNodes(address[] calldata enclaves, address slasher, address recipient, bool payNow)
        external
        returns (uint256[] memory stakes, uint256 received);

    /// @notice Slashes a node once that does not prove to be alive. Called by SecretStore.
    /// @param slasher Is credited its share.
    /// @param recipient Is credited the rest.
    /// @return stake The stake that counts for selection after the slash.
    function slashStore(address enclave, address slasher, address recipient) external returns (uint256 stake);
}
