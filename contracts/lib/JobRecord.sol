// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev The first slot of a job, which each answer changes.
/// From the least significant bit:
///   owner        160
///   answers        5  outputs so far; the last one deletes the job
///   fewer          3  executors, if they are fewer than the contract's number; else 0
///   env            8
///   deadline      23  milliseconds
///   callsBack      1  whether the owner had code when it created the job
///   executionTime 24  milliseconds, of the first output, at most 2^24 - 1
///   start         32  Unix seconds; good until 2106
type JobState is uint256;

/// @dev The second slot of a job: its price, what was asked, and its first four executors.
///   executionFee  64  per millisecond, in the payment token's smallest unit
///   stakingReward 64  likewise
///   digest        64  of what was asked
///   positions     16  each; those that answered come first, in order of arrival
type JobTerms is uint256;

using JobRecords for JobState global;
using JobRecords for JobTerms global;

/// @title Reads and writes the fields of a job.
library JobRecords {
    /// @dev Greatest value of the field executionTime.
    uint256 internal constant MAX_EXECUTION_TIME = type(uint24).max;
    /// @dev Greatest value of the field deadline, nearly 2 h 20 min.
    uint256 internal constant MAX_DEADLINE = (1 << 23) - 1;
    /// @dev Positions that JobTerms holds.
    uint256 internal constant POSITIONS_IN_TERMS = 4;

    /// @dev Greatest value of the field fewer.
    uint256 internal constant MOST_FEWER = 7;

    uint256 private constant ANSWERS = 160;
    uint256 private constant FEWER = 165;
    uint256 private constant ENV = 168;
    uint256 private constant DEADLINE = 176;
    uint256 private constant CALLS_BACK = 199;
    uint256 private constant EXECUTION_TIME = 200;
    uint256 private constant START = 224;
    uint256 private constant STAKING_REWARD = 64;
    uint256 private constant DIGEST = 128;
    uint256 private constant POSITIONS = 192;

    /// @dev The deadline must not exceed MAX_DEADLINE.
    function newState(address owner_, uint8 env_, uint256 deadline_) internal view returns (JobState) {
        uint256 calls = owner_.code.length == 0 ? 0 : 1 << CALLS_BACK;
        return JobState.wrap(
            uint256(uint160(owner_)) | uint256(env_) << ENV | deadline_ << DEADLINE | calls | block.timestamp << START
        );
    }

    function owner(JobState s) internal pure returns (address) {
        return address(uint160(JobState.unwrap(s)));
    }

    function answers(JobState s) internal pure returns (uint256) {
        return JobState.unwrap(s) >> ANSWERS & 31;
    }

    /// @dev How many executors the job has, of a contract that else selects `nodes`.
    function selected(JobState s, uint256 nodes) internal pure returns (uint256) {
        uint256 n = JobState.unwrap(s) >> FEWER & MOST_FEWER;
        return n == 0 ? nodes : n;
    }

    /// @dev Only for a new state; `n` from 1 to MOST_FEWER.
    function withFewer(JobState s, uint256 n) internal pure returns (JobState) {
        return JobState.wrap(JobState.unwrap(s) | n << FEWER);
    }

    function env(JobState s) internal pure returns (uint8) {
        return uint8(JobState.unwrap(s) >> ENV);
    }

    function deadline(JobState s) internal pure returns (uint256) {
        return JobState.unwrap(s) >> DEADLINE & MAX_DEADLINE;
    }

    /// @dev Whether the owner is called back. Fixed at creation: what an
    /// answer needs in gas must not change while it is on its way.
    function callsBack(JobState s) internal pure returns (bool) {
        return JobState.unwrap(s) >> CALLS_BACK & 1 != 0;
    }

    function executionTime(JobState s) internal pure returns (uint256) {
        return uint24(JobState.unwrap(s) >> EXECUTION_TIME);
    }

    function start(JobState s) internal pure returns (uint256) {
        return JobState.unwrap(s) >> START;
    }

    function incAnswers(JobState s) internal pure returns (JobState) {
        return JobState.wrap(JobState.unwrap(s) + (1 << ANSWERS));
    }

    /// @dev Only for a state whose executionTime is zero.
    function withExecutionTime(JobState s, uint256 time) internal pure returns (JobState) {
        if (time > MAX_EXECUTION_TIME) time = MAX_EXECUTION_TIME;
        return JobState.wrap(JobState.unwrap(s) | time << EXECUTION_TIME);
    }

    /// @dev What the job's whole deadline costs at so much a millisecond, below 2^64.
    function priceAt(JobState s, uint256 perMs) internal pure returns (uint256) {
        unchecked {
            return deadline(s) * perMs;
        }
    }

    function newTerms(uint64 executionFee_, uint64 stakingReward_, bytes8 digest_) internal pure returns (JobTerms) {
        return JobTerms.wrap(
            uint256(executionFee_) | uint256(stakingReward_) << STAKING_REWARD | uint256(uint64(digest_)) << DIGEST
        );
    }

    function executionFee(JobTerms t) internal pure returns (uint256) {
        return uint64(JobTerms.unwrap(t));
    }

    function stakingReward(JobTerms t) internal pure returns (uint256) {
        return uint64(JobTerms.unwrap(t) >> STAKING_REWARD);
    }

    function digest(JobTerms t) internal pure returns (bytes8) {
        return bytes8(uint64(JobTerms.unwrap(t) >> DIGEST));
    }

    // Unchecked: `i` is small wherever these two are called.

    /// @dev The position at place `i` < POSITIONS_IN_TERMS.
    function position(JobTerms t, uint256 i) internal pure returns (uint256) {
        unchecked {
            return uint16(JobTerms.unwrap(t) >> (POSITIONS + 16 * i));
        }
    }

    function withPosition(JobTerms t, uint256 i, uint256 value) internal pure returns (JobTerms) {
        unchecked {
            uint256 shift = POSITIONS + 16 * i;
            return JobTerms.wrap(JobTerms.unwrap(t) & ~(uint256(type(uint16).max) << shift) | value << shift);
        }
    }
}
