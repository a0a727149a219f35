// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev One copy of a secret and the store that has it. From the least significant bit:
///   enclave  160
///   selected  32  when the store was selected, Unix seconds
///   settled   32  until when it was paid, Unix seconds; 0: never yet
///   ack       16  0: not acknowledged; FIRST; else 1 + seconds from the selection to the acknowledgement
///   index     16  once acknowledged: where the secret stands in the store's list
type SecretCopy is uint256;

using SecretCopies for SecretCopy global;

/// @title Fields of a copy, and what its store earned by when.
/// @notice A store earns from the moment that the secret's first stores have
/// all acknowledged, or if it replaced another, that it acknowledged itself.
/// What it has earned by `t` is floor(size × (t − beginning) × rate / FEE_SCALE),
/// and each payment is a difference of two such sums: nothing is lost by being
/// paid often. Sums of several stores in turn never exceed that of one store
/// over the whole time, as a sum of floors does not exceed the floor of the sum.
library SecretCopies {
    /// @dev Value of `ack` for a store that was selected when the secret was created.
    uint256 internal constant FIRST = type(uint16).max;
    /// @dev Greatest acknowledgement timeout, in seconds: FIRST must not be met by another.
    uint256 internal constant MAX_ACK_DELAY = FIRST - 2;
    /// @dev The fee rate is per byte and so many seconds: a rate of 1 is one unit for a terabyte and second.
    uint256 internal constant FEE_SCALE = 1e12;

    uint256 private constant SELECTED = 160;
    uint256 private constant SETTLED = 192;
    uint256 private constant ACK = 224;
    uint256 private constant INDEX = 240;

    /// @dev A store that was selected now.
    function make(address enclave_) internal view returns (SecretCopy) {
        return SecretCopy.wrap(uint160(enclave_) | block.timestamp << SELECTED);
    }

    function enclave(SecretCopy c) internal pure returns (address) {
        return address(uint160(SecretCopy.unwrap(c)));
    }

    function selected(SecretCopy c) internal pure returns (uint256) {
        return uint32(SecretCopy.unwrap(c) >> SELECTED);
    }

    function acknowledged(SecretCopy c) internal pure returns (bool) {
        return _ack(c) != 0;
    }

    /// @dev Whether it acknowledged, and was selected to replace another.
    function replaced(SecretCopy c) internal pure returns (bool) {
        return _ack(c) != 0 && _ack(c) != FIRST;
    }

    function index(SecretCopy c) internal pure returns (uint256) {
        return SecretCopy.unwrap(c) >> INDEX;
    }

    /// @dev Only for one that is not acknowledged yet. `ack_` and `index_` are below 2^16.
    function withAck(SecretCopy c, uint256 ack_, uint256 index_) internal pure returns (SecretCopy) {
        return SecretCopy.wrap(SecretCopy.unwrap(c) | ack_ << ACK | index_ << INDEX);
    }

    function withIndex(SecretCopy c, uint256 index_) internal pure returns (SecretCopy) {
        return SecretCopy.wrap(uint240(SecretCopy.unwrap(c)) | index_ << INDEX);
    }

    function withSettled(SecretCopy c, uint256 t) internal pure returns (SecretCopy) {
        return SecretCopy.wrap(SecretCopy.unwrap(c) & ~(uint256(type(uint32).max) << SETTLED) | t << SETTLED);
    }

    /// @dev Price of keeping `size` bytes for `time` seconds.
    function cost(uint256 size, uint256 time, uint256 rate) internal pure returns (uint256) {
        return size * time * rate / FEE_SCALE;
    }

    /// @dev When an acknowledged store began to earn.
    /// @param ackTimestamp When the first stores had all acknowledged.
    function beginning(SecretCopy c, uint256 ackTimestamp) internal pure returns (uint256) {
        return _ack(c) == FIRST ? ackTimestamp : selected(c) + _ack(c) - 1;
    }

    /// @dev What an acknowledged store earned of the time from its last payment until `t`; 0 if `t` is not later.
    /// @param ackTimestamp When the first stores had all acknowledged.
    function earned(SecretCopy c, uint256 ackTimestamp, uint256 t, uint256 size, uint256 rate)
        internal
        pure
        returns (uint256)
    {
        uint256 from = beginning(c, ackTimestamp);
        uint256 since = uint32(SecretCopy.unwrap(c) >> SETTLED);
        if (since == 0) since = from;
        return t <= since ? 0 : cost(size, t - from, rate) - cost(size, since - from, rate);
    }

    function _ack(SecretCopy c) private pure returns (uint256) {
        return uint16(SecretCopy.unwrap(c) >> ACK);
    }
}
