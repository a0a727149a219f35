// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Where code is put on chain.
/// @notice The code stays in the calldata of the transaction and is not
/// stored; a job names it by the transaction's hash.
contract UserCode {
    /// @notice Code was put on chain by this transaction.
    /// @param owner Who called.
    /// @param metadata As given.
    event CodeCreated(address indexed owner, bytes metadata);

    /// @notice Puts code on chain. Executors accept it only from a transaction that calls this function directly.
    /// @param inputData Source of an ES module.
    /// @param metadata Anything; only logged.
    function saveCodeInCallData(string calldata inputData, bytes calldata metadata) external {
        inputData; // lives in the calldata alone
        emit CodeCreated(msg.sender, metadata);
    }
}
