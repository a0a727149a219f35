// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title How an execution fee is shared by rank of arrival.
/// @notice Of n executors the k-th to answer weighs n + 2 - k, so the weights
/// fall by one from n + 1 to 2: 4:3:2 for three. The first k together get
/// floor(fee × W(k) / W(n)) with W(k) = k (2n + 3 - k) / 2, and each gets what
/// its answer adds to that, so the n parts sum to the fee exactly.
library RankPay {
    /// @notice What the first `k` of `n` get together, in the unit of `fee`.
    /// @dev Does not overflow: fee < 2^112, n ≤ 255.
    function upTo(uint256 fee, uint256 k, uint256 n) internal pure returns (uint256) {
        unchecked {
            return fee * (k * (2 * n + 3 - k)) / (n * (n + 3));
        }
    }
}
