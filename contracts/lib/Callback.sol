// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Calls a contract that may do its worst.
library Callback {
    /// @dev For what comes between the check and the call, and after it.
    uint256 private constant RESERVE = 10_000;

    error CallbackNeedsMoreGas(uint256 gasNeeded);

    /// @notice Calls `target` with exactly `gasLimit` gas and looks at nothing that it returns.
    /// @dev Reverts if the sender left too little gas: EIP-150 passes on at
    /// most 63/64, and a sender must not be able to make a callback fail.
    /// That holds also for a target without code, which is not called: whether
    /// it has code may change with every block (EIP-7702).
    /// @return success Whether there was code, and it did not revert.
    function run(address target, uint256 gasLimit, bytes memory data) internal returns (bool success) {
        requireGas(gasNeeded(gasLimit));
        if (target.code.length == 0) return false;
        // Assembly, because a call in Solidity copies all of what is returned
        // to memory, at the caller's cost.
        assembly ("memory-safe") {
            success := call(gasLimit, target, 0, add(data, 32), mload(data), 0, 0)
        }
    }

    /// @notice Gas that must be left for `run` with that limit.
    function gasNeeded(uint256 gasLimit) internal pure returns (uint256) {
        return gasLimit + gasLimit / 63 + RESERVE;
    }

    /// @notice Reverts unless so much gas is left.
    function requireGas(uint256 needed) internal view {
        if (gasleft() < needed) revert CallbackNeedsMoreGas(needed);
    }
}
