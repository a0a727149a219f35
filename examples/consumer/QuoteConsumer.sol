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
///     An output may be of any length: check it before you store it.
///  4. Expect silence: oysterFailureCall brings the escrow back, but nobody is
///     obliged to trigger it at a given time, and a callback can run out of gas.
///  5. Keep whose money it is: what comes back is owed to who asked, and paid
///     out by a call of theirs, not within the callback.
///  6. The code is fixed here, but the input is the asker's own. An answer says
///     what the code made of that input, and the asker chose when to ask. Do not
///     let anything depend on quote or latestAnswered without looking at both.
contract QuoteConsumer is IJobOwner {
    using SafeERC20 for IERC20;

    /// @notice How far a quote has come.
    enum Status {
        Unknown, // never asked for
        Pending, // asked, not answered yet
        Answered, // `answer` holds the output
        Rejected, // the code ended with an error code, or its output is no quote
        TimedOut // no executor answered; the price is owed to who asked
    }

    struct Quote {
        address asker;
        uint64 answeredAt; // Unix seconds
        uint8 errorCode;
        Status status;
        uint256 price; // of the job, in the payment token's smallest unit
        bytes answer; // QUOTE_LENGTH bytes, or none
    }

    uint8 private constant ENV = 1; // JavaScript
    uint256 private constant QUOTE_LENGTH = 32; // bytes, one number

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
    /// @notice Gets what nobody is owed; see sweep.
    // solhint-disable-next-line var-name-mixedcase
    address public immutable KEEPER;

    mapping(uint256 jobId => Quote quote) private _quotes;
    /// @notice The newest job whose code ended without an error; 0: none yet.
    uint256 public latestAnswered;

    /// @notice What an asker can claim, by token, in its smallest unit.
    mapping(address asker => mapping(IERC20 token => uint256 amount)) public owed;
    /// @notice The sum of what all askers can claim.
    mapping(IERC20 token => uint256 amount) public totalOwed;

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
        KEEPER = msg.sender;
    }

    /// @notice Has a quote computed. The sender pays, and must have approved price(deadline) of TOKEN.
    /// @dev All of the price is the sender's: what lies here is somebody else's.
    /// @param input Body of the request that the code gets.
    /// @param deadline Run time, in milliseconds.
    /// @return jobId By which the answer is found.
    function ask(bytes calldata input, uint256 deadline) external returns (uint256 jobId) {
        uint256 cost = price(deadline);
        TOKEN.safeTransferFrom(msg.sender, address(this), cost);
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
        q.errorCode = errorCode;
        q.answeredAt = uint64(block.timestamp);
        // Storing an output of any length would use up the callback's gas, and
        // leave the quote pending for ever.
        if (errorCode != 0 || output.length != QUOTE_LENGTH) {
            q.status = Status.Rejected;
            emit QuoteAnswered(jobId, errorCode, "");
            return;
        }
        q.status = Status.Answered;
        q.answer = output;
        if (jobId > latestAnswered) latestAnswered = jobId;
        emit QuoteAnswered(jobId, errorCode, output);
    }

    /// @inheritdoc IJobOwner
    function oysterFailureCall(uint256 jobId, uint256 slashedAmount) external onlyJobs {
        Quote storage q = _pending(jobId);
        q.status = Status.TimedOut;
        // Booked, not passed on: where a token refuses to pay this contract now,
        // Jobs keeps the price as its prepaid balance, and TeeManager the stake
        // as a credit, which withdrawCredit brings here later.
        _owe(q.asker, TOKEN, q.price);
        _owe(q.asker, STAKING_TOKEN, slashedAmount);
        emit QuoteTimedOut(jobId, q.price, slashedAmount);
    }

    /// @notice Pays the sender what it is owed of `token`.
    function claim(IERC20 token) external {
        uint256 amount = owed[msg.sender][token];
        delete owed[msg.sender][token];
        totalOwed[token] -= amount;
        token.safeTransfer(msg.sender, amount);
    }

    /// @notice Pays KEEPER what lies here and is owed to nobody. Anyone may send it.
    /// @dev What Jobs refunds for executors that stayed silent beside others
    /// arrives without a call, so it cannot be told whose it is.
    function sweep(IERC20 token) external {
        token.safeTransfer(KEEPER, token.balanceOf(address(this)) - totalOwed[token]);
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

    function _owe(address asker, IERC20 token, uint256 amount) private {
        owed[asker][token] += amount;
        totalOwed[token] += amount;
    }

    function _pending(uint256 jobId) private view returns (Quote storage q) {
        q = _quotes[jobId];
        if (q.status != Status.Pending) revert QuoteNotPending(jobId);
    }
}
