// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a contract that creates jobs may implement to hear of them.
/// @dev Both are called by Jobs with a fixed amount of gas, if the job owner had
/// code when it created the job; a revert is recorded in an event and changes
/// nothing else.
interface IJobOwner {
    /// @notice The first answer to a job has arrived.
    /// @param jobId What createJob returned.
    /// @param output The response body of the code; empty unless `errorCode` is 0.
    /// @param errorCode 0 for success, else why there is no output.
    /// @param totalTime Run time in milliseconds, as the executor measured it.
    function oysterResultCall(uint256 jobId, bytes calldata output, uint8 errorCode, uint256 totalTime) external;

    /// @notice No executor answered in time. The escrow has been paid back.
    /// @param jobId What createJob returned.
    /// @param slashedAmount What the job owner got of the executors' stake, in the staking token's smallest unit.
    function oysterFailureCall(uint256 jobId, uint256 slashedAmount) external;
}
