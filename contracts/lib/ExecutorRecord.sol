// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev All that changes with every job of an executor, in one storage slot.
/// From the least significant bit:
///   pay         112  accrued, in the payment token's smallest unit
///   payer         8  number of the Jobs contract that owes the pay
///   reputation   32
///   active       16  answers owed
///   capacity     16  answers that may be owed at once
///   weight       16  stake in quanta; 0: must not be selected
///   position     16  number within the env's tree
///   env           8
///   registered    8  1 if so
///   evicted       8  1 if so: its answers are refused
type ExecutorRecord is uint256;

using ExecutorRecords for ExecutorRecord global;

/// @title Reads and writes the fields of an ExecutorRecord.
/// @dev Setters trust their caller that the value fits, except where said.
library ExecutorRecords {
    uint256 private constant PAYER = 112;
    uint256 private constant REPUTATION = 120;
    uint256 private constant ACTIVE = 152;
    uint256 private constant CAPACITY = 168;
    uint256 private constant WEIGHT = 184;
    uint256 private constant POSITION = 200;
    uint256 private constant ENV = 216;
    uint256 private constant REGISTERED = 224;
    uint256 private constant EVICTED = 232;

    error PayOverflow();

    function pay(ExecutorRecord r) internal pure returns (uint256) {
        return uint112(ExecutorRecord.unwrap(r));
    }

    function payer(ExecutorRecord r) internal pure returns (uint256) {
        return uint8(ExecutorRecord.unwrap(r) >> PAYER);
    }

    function reputation(ExecutorRecord r) internal pure returns (uint256) {
        return uint32(ExecutorRecord.unwrap(r) >> REPUTATION);
    }

    function active(ExecutorRecord r) internal pure returns (uint256) {
        return uint16(ExecutorRecord.unwrap(r) >> ACTIVE);
    }

    function capacity(ExecutorRecord r) internal pure returns (uint256) {
        return uint16(ExecutorRecord.unwrap(r) >> CAPACITY);
    }

    function weight(ExecutorRecord r) internal pure returns (uint256) {
        return uint16(ExecutorRecord.unwrap(r) >> WEIGHT);
    }

    function position(ExecutorRecord r) internal pure returns (uint256) {
        return uint16(ExecutorRecord.unwrap(r) >> POSITION);
    }

    function env(ExecutorRecord r) internal pure returns (uint256) {
        return uint8(ExecutorRecord.unwrap(r) >> ENV);
    }

    function registered(ExecutorRecord r) internal pure returns (bool) {
        return uint8(ExecutorRecord.unwrap(r) >> REGISTERED) != 0;
    }

    function evicted(ExecutorRecord r) internal pure returns (bool) {
        return ExecutorRecord.unwrap(r) >> EVICTED != 0;
    }

    function withEvicted(ExecutorRecord r, bool value) internal pure returns (ExecutorRecord) {
        return ExecutorRecord.wrap(uint232(ExecutorRecord.unwrap(r)) | (value ? 1 << EVICTED : 0));
    }

    /// @dev The weight that the tree must hold: none while the executor is full.
    function lane(ExecutorRecord r) internal pure returns (uint256) {
        return active(r) < capacity(r) ? weight(r) : 0;
    }

    /// @dev Checked: reverts rather than lose pay.
    function withPay(ExecutorRecord r, uint256 value, uint256 payer_) internal pure returns (ExecutorRecord) {
        if (value > type(uint112).max) revert PayOverflow();
        return ExecutorRecord.wrap(ExecutorRecord.unwrap(r) >> REPUTATION << REPUTATION | payer_ << PAYER | value);
    }

    /// @dev Saturates at both ends instead of reverting.
    function addReputation(ExecutorRecord r, uint256 gain) internal pure returns (ExecutorRecord) {
        uint256 room = type(uint32).max - reputation(r);
        return ExecutorRecord.wrap(ExecutorRecord.unwrap(r) + ((gain < room ? gain : room) << REPUTATION));
    }

    /// @dev Saturates at both ends instead of reverting.
    function subReputation(ExecutorRecord r, uint256 loss) internal pure returns (ExecutorRecord) {
        uint256 had = reputation(r);
        return ExecutorRecord.wrap(ExecutorRecord.unwrap(r) - ((loss < had ? loss : had) << REPUTATION));
    }

    function incActive(ExecutorRecord r) internal pure returns (ExecutorRecord) {
        return ExecutorRecord.wrap(ExecutorRecord.unwrap(r) + (1 << ACTIVE));
    }

    /// @dev At zero it stays zero.
    function decActive(ExecutorRecord r) internal pure returns (ExecutorRecord) {
        return active(r) == 0 ? r : ExecutorRecord.wrap(ExecutorRecord.unwrap(r) - (1 << ACTIVE));
    }

    function withWeight(ExecutorRecord r, uint256 value) internal pure returns (ExecutorRecord) {
        return ExecutorRecord.wrap(
            ExecutorRecord.unwrap(r) & ~(uint256(type(uint16).max) << WEIGHT) | value << WEIGHT
        );
    }

    /// @dev A registered executor without stake or jobs; what was earned before stays.
    function create(ExecutorRecord r, uint256 env_, uint256 position_, uint256 capacity_, uint256 reputation_)
        internal
        pure
        returns (ExecutorRecord)
    {
        return ExecutorRecord.wrap(
            ExecutorRecord.unwrap(clear(r)) | 1 << REGISTERED | env_ << ENV | position_ << POSITION
                | capacity_ << CAPACITY | reputation_ << REPUTATION
        );
    }

    /// @dev Only the pay and who owes it.
    function clear(ExecutorRecord r) internal pure returns (ExecutorRecord) {
        return ExecutorRecord.wrap(uint120(ExecutorRecord.unwrap(r)));
    }
}
