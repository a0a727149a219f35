// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IJobOwner} from "../../contracts/interfaces/IJobOwner.sol";

/// @dev The part of Jobs that this contract uses.
interface IJobs {
    // solhint-disable-next-line func-name-mixedcase
    function USDC_TOKEN() external view returns (IERC20);

    // solhint-disable-next-line func-name-mixedcase
    function STAKING_TOKEN() external view returns (IERC20);

    function getJobExecutionFeePerMs(uint8 env) external view returns (uint256);

    function createJob(uint8 env, uint256 secretId, bytes32 codehash, bytes calldata codeInputs, uint256 deadline)
        external
        returns (uint256 jobId);
}

/// @title An example: a contract that has a price quote computed for it.
/// @notice Anyone pays for a quote with ask; the network runs the JavaScript,
/// and the answer arrives in oysterResultCall some blocks later.
/// @dev What a contract that creates jobs should think of:
///  1. Pay: approve the price of one job before createJob. (Who creates many
///     saves gas with Jobs.depositFor.)
///  2. Accept callbacks from Jobs alone, and only for jobs of its own.
///  3. Keep callbacks small: they get a fixed amount of gas, and a revert is
///     not tried again. Store, emit, leave the rest to a later transaction.
///  4. Expect silence: oysterFailureCall brings the escrow back, but nobody is
///     obliged to trigger it at a given time, and a callback can run out of gas.
contract QuoteConsumer is IJobOwner {
    using SafeERC20 for IERC20;

    /// @notice How far a quote has come.
    enum Status {
        Unknown, // never asked for
        Pending, // asked, not answered yet
        Answered, // `answer` holds the output
        Rejected, // the code ended with an error code
        TimedOut // no executor answered; the price went to who asked
    }

    struct Quote {
        address asker;
        uint64 answeredAt; // Unix seconds
        uint8 errorCode;
        Status status;
        uint256 price; // of the job the job, in the payment token's smallest unit
        bytes answer;
    }

    uint8 private constant ENV = 1; // JavaScript

    /// @notice The contract that takes jobs.
    // solhint-disable-next-line var-name-mixedcase
    IJobs public immutable JOBS;
    /// @notice What jobs are paid in.
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable TOKEN;
    /// @notice What executors stake, and a failed job brings.
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable STAKING_TOKEN;
    /// @notice Hash of the transaction that holds the JavaScript. Fixed here,
    /// so that nobody can have this contract believe another program.
    // solhint-disable-next-line var-name-mixedcase
    bytes32 public immutable CODE;

    mapping(uint256 jobId => Quote quote) private _quotes;
    /// @notice The newest job whose code ended without an error; 0: none yet.
    uint256 public latestAnswered;

    event QuoteAsked(uint256 indexed jobId, address indexed asker, bytes input);
    event QuoteAnswered(uint256 indexed jobId, uint8 errorCode, bytes answer);
    event QuoteTimedOut(uint256 indexed jobId, uint256 refund, uint256 slashedAmount);

    error QuoteOnlyJobs();
    error QuoteNotPending(uint256 jobId);

    modifier onlyJobs() {
        if (msg.sender != address(JOBS)) revert QuoteOnlyJobs();
        _;
    }

    /// @param jobs The contract that takes jobs.
    /// @param code Hash of the transaction that called UserCode.saveCodeInCallData.
    constructor(IJobs jobs, bytes32 code) {
        JOBS = jobs;
        TOKEN = jobs.USDC_TOKEN();
        STAKING_TOKEN = jobs.STAKING_TOKEN();
        CODE = code;
    }

    /// @notice Has a quote computed. The sender pays, and must have approved price(deadline) of TOKEN.
    /// @dev What Jobs refunds for executors that stayed silent beside others
    /// arrives without a call. It lowers the price of the next quote.
    /// @param input Body of the request that the code gets.
    /// @param deadline Run time, in milliseconds.
    /// @return jobId By which the answer is found.
    function ask(bytes calldata input, uint256 deadline) external returns (uint256 jobId) {
        uint256 cost = price(deadline);
        uint256 surplus = TOKEN.balanceOf(address(this));
        if (surplus < cost) TOKEN.safeTransferFrom(msg.sender, address(this), cost - surplus);
        TOKEN.forceApprove(address(JOBS), cost);
        jobId = JOBS.createJob(ENV, 0, CODE, input, deadline);
        Quote storage q = _quotes[jobId];
        q.asker = msg.sender;
        q.status = Status.Pending;
        q.price = cost;
        emit QuoteAsked(jobId, msg.sender, input);
    }

    /// @inheritdoc IJobOwner
    function oysterResultCall(uint256 jobId, bytes calldata output, uint8 errorCode, uint256) external onlyJobs {
        Quote storage q = _pending(jobId);
        q.status = errorCode == 0 ? Status.Answered : Status.Rejected;
        q.errorCode = errorCode;
        q.answeredAt = uint64(block.timestamp);
        q.answer = output;
        if (errorCode == 0 && jobId > latestAnswered) latestAnswered = jobId;
        emit QuoteAnswered(jobId, errorCode, output);
    }

    /// @inheritdoc IJobOwner
    function oysterFailureCall(uint256 jobId, uint256 slashedAmount) external onlyJobs {
        Quote storage q = _pending(jobId);
        q.status = Status.TimedOut;
        // Jobs has sent both before this call; they belong to who paid.
        TOKEN.safeTransfer(q.asker, q.price);
        STAKING_TOKEN.safeTransfer(q.asker, slashedAmount);
        emit QuoteTimedOut(jobId, q.price, slashedAmount);
    }

    /// @notice What a quote costs, in TOKEN's smallest unit.
    /// @param deadline Run time, in milliseconds.
    function price(uint256 deadline) public view returns (uint256) {
        return deadline * JOBS.getJobExecutionFeePerMs(ENV);
    }

    /// @notice How far a quote has come, and its answer.
    function quote(uint256 jobId) external view returns (Quote memory) {
        return _quotes[jobId];
    }

    function _pending(uint256 jobId) private view returns (Quote storage q) {
        q = _quotes[jobId];
        if (q.status != Status.Pending) revert QuoteNotPending(jobId);
    }
}
