// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IExecutors} from "./interfaces/IExecutors.sol";
import {IJobOwner} from "./interfaces/IJobOwner.sol";
import {ISecretManager} from "./interfaces/ISecretManager.sol";
import {ISecretStore} from "./interfaces/ISecretStore.sol";
import {ITeeManager} from "./interfaces/ITeeManager.sol";
import {Callback} from "./lib/Callback.sol";
import {JobRecords, JobState, JobTerms} from "./lib/JobRecord.sol";
import {RankPay} from "./lib/RankPay.sol";
import {TypedData} from "./lib/TypedData.sol";

/// @title Where jobs are created, answered, paid and, if nobody answers, slashed.
/// @notice It holds the payment tokens: job owners' prepaid balances, the
/// escrow of unfinished jobs, executors' accrued pay and the pool's share. A
/// finished job is deleted, and views of it return zeros.
contract Jobs is AccessControl, TypedData {
    using SafeERC20 for IERC20;

    string private constant DOMAIN_NAME = "marlin.oyster.Jobs";

    /// @notice What the constructor takes.
    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param teeManager Knows the nodes' owners and the staking token.
    /// @param executors Draws executors; must let this contract in by addJobs.
    /// @param usdcToken What jobs are paid in; no fee on transfer, no transfer hooks, supply below 2^112.
    /// @param signMaxAge Greatest age of an output's signature, in seconds; at least maxDeadline
    /// and executionBufferTime together, so that no answer in time is too old.
    /// @param executionBufferTime From the end of the deadline to the last moment of an answer, in seconds.
    /// @param noOfNodesToSelect Executors a job, 1 to 32. Each one costs createJob some 20,000 gas and a
    /// slash more, which must stay far below what a transaction may use (2^24 on Ethereum).
    /// @param stakingPaymentPool Gets the stake slashed in jobs that were answered.
    /// @param usdcPaymentPool Gets the staking reward of each answered job.
    /// @param minDeadline First bounds of an env's deadline, in milliseconds.
    /// @param maxDeadline First bounds of an env's deadline, in milliseconds.
    /// @param callbackGasLimit Gas that each callback gets.
    struct Config {
        address admin;
        ITeeManager teeManager;
        IExecutors executors;
        IERC20 usdcToken;
        uint256 signMaxAge;
        uint256 executionBufferTime;
        uint256 noOfNodesToSelect;
        address stakingPaymentPool;
        address usdcPaymentPool;
        uint256 minDeadline;
        uint256 maxDeadline;
        uint256 callbackGasLimit;
    }

    /// @dev Terms of an env, in one slot. Fees are per millisecond, deadlines in milliseconds.
    struct Env {
        uint64 executionFeePerMs;
        uint64 stakingRewardPerMs;
        uint24 minDeadline;
        uint24 maxDeadline;
        bool supported;
    }

    struct Job {
        JobState state;
        JobTerms terms;
    }

    /// @notice What submitOutput takes, as one of many, and which request it answers.
    /// @param requestDigest First eight bytes of keccak256(abi.encode(uint8 env, address jobOwner,
    /// uint256 secretId, bytes32 codehash, bytes32 keccak256(codeInputs), uint256 deadline)).
    struct SignedOutput {
        bytes signature;
        uint256 jobId;
        bytes8 requestDigest;
        bytes output;
        uint256 totalTime;
        uint8 errorCode;
        uint256 signTimestamp;
    }

    bytes32 private constant SUBMIT_OUTPUT_TYPE = keccak256(
        "SubmitOutput(uint256 jobId,bytes output,uint256 totalTime,uint8 errorCode,uint256 signTimestamp)"
    );
    uint256 private constant POSITIONS_IN_WORD = 16;
    uint256 private constant MOST_NODES = 32;

    /// @notice How far an enclave's clock may run ahead of the block's timestamp, in seconds.
    /// @dev Nodes simulate a call on the newest block, whose timestamp may be
    /// a slot or two behind; a true future date is refused.
    uint256 public constant MAX_CLOCK_LEAD = 30;
    /// @notice No deadline may be longer, whatever its bounds: one hour, in milliseconds.
    uint256 public constant LONGEST_DEADLINE = 3_600_000;

    /// @notice Knows the nodes' owners and the staking token.
    // solhint-disable-next-line var-name-mixedcase
    ITeeManager public immutable TEE_MANAGER;
    /// @notice Draws executors.
    // solhint-disable-next-line var-name-mixedcase
    IExecutors public immutable EXECUTORS;
    /// @notice What owners stake.
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable STAKING_TOKEN;
    /// @notice What jobs are paid in.
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable USDC_TOKEN;
    /// @notice Greatest age of an output's signature, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable SIGN_MAX_AGE;
    /// @notice From the end of the deadline to the last moment of an answer, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable EXECUTION_BUFFER_TIME;
    /// @notice Executors a job.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable NO_OF_NODES_TO_SELECT;
    /// @notice Gets the stake slashed in jobs that were answered.
    // solhint-disable-next-line var-name-mixedcase
    address public immutable STAKING_PAYMENT_POOL;
    /// @notice Gets the staking reward of each answered job.
    // solhint-disable-next-line var-name-mixedcase
    address public immutable USDC_PAYMENT_POOL;
    /// @notice Gas that each callback gets. The first answer to a job whose owner
    /// is called back needs a 63rd part more, and some 10,000, on top of its own.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable CALLBACK_GAS_LIMIT;
    uint256 private immutable _firstMinDeadline;
    uint256 private immutable _firstMaxDeadline;

    /// @notice Prepaid balance of a job owner, in the payment token's smallest unit.
    mapping(address owner => uint256 amount) public deposits;
    mapping(uint8 env => Env) private _envs;
    mapping(uint256 jobId => Job) private _jobs;
    /// @dev Positions from the fifth on, sixteen a word.
    mapping(uint256 jobId => mapping(uint256 word => uint256)) private _morePositions;
    /// @dev What createJob and a job's last answer both change, in one slot:
    /// pool (112 bits, what the pool is owed), jobs created (48), entropy (96).
    uint256 private _ledger;
    /// @notice Says who may use a secret and which stores hold it; set once, zero until then.
    // solhint-disable-next-line var-name-mixedcase
    ISecretManager public SECRET_MANAGER;

    event GlobalEnvAdded(uint8 indexed env, uint256 executionFeePerMs, uint256 stakingRewardPerMs);
    event GlobalEnvRemoved(uint8 indexed env);
    /// @notice Bounds of the deadline of new jobs in `env`, in milliseconds.
    event DeadlineBoundsSet(uint8 indexed env, uint256 minDeadline, uint256 maxDeadline);
    event JobCreated(
        uint256 indexed jobId,
        uint8 indexed env,
        address indexed jobOwner,
        uint256 secretId,
        bytes32 codehash,
        bytes codeInputs,
        uint256 deadline,
        address[] selectedExecutors
    );
    event JobResponded(
        uint256 indexed jobId,
        address indexed executor,
        bytes output,
        uint256 totalTime,
        uint8 errorCode,
        uint8 outputCount
    );
    // The names are the network's.
    event JobResultCallbackCalled(uint256 indexed jobId, bool callback_success);
    event JobFailureCallbackCalled(uint256 indexed jobId, bool callback_success);
    event SlashedOnExecutionTimeout(uint256 indexed jobId, address indexed enclaveAddress);
    /// @notice A job owner's prepaid balance grew by `amount`.
    event Deposited(address indexed owner, uint256 amount);
    /// @notice A job owner took `amount` of its prepaid balance back.
    event Withdrawn(address indexed owner, uint256 amount);
    /// @notice An executor's pay went to `payee`.
    event PayWithdrawn(address indexed enclaveAddress, address indexed payee, uint256 amount);
    /// @notice The pool was paid what it was owed.
    event PoolPaid(address indexed pool, uint256 amount);

    error JobsZeroAddressAdmin();
    error JobsZeroAddress();
    error JobsInvalidExecutors();
    error JobsInvalidNoOfNodes();
    error JobsInvalidTimes();
    error JobsInvalidCallbackGasLimit();
    error JobsFeeTooHigh();
    error JobsGlobalEnvAlreadySupported();
    error JobsGlobalEnvAlreadyUnsupported();
    error JobsUnsupportedEnv();
    error JobsInvalidDeadlineBounds();
    error JobsInvalidDeadline(uint256 minDeadline, uint256 maxDeadline);
    error JobsSecretsUnsupported();
    error JobsInvalidSecretManager();
    error JobsSecretManagerAlreadySet();
    error JobsSecretUnavailable();
    error JobsUnavailableResources();
    error JobsInvalidJob();
    error JobsSignatureTooOld();
    error JobsSignatureFromFuture();
    error JobsExecutionTimeOver();
    error JobsDeadlineNotOver();
    error JobsAnotherRequest();
    error JobsNotSelectedExecutor();
    error JobsExecutorAlreadySubmittedOutput();
    error JobsInsufficientDeposit();
    error JobsUnknownExecutor();
    error JobsBatchNeedsMoreGas();

    constructor(Config memory config) TypedData(DOMAIN_NAME) {
        if (config.admin == address(0)) revert JobsZeroAddressAdmin();
        if (
            address(config.teeManager) == address(0) || address(config.executors) == address(0)
                || address(config.usdcToken) == address(0) || config.stakingPaymentPool == address(0)
                || config.usdcPaymentPool == address(0)
        ) revert JobsZeroAddress();
        if (address(config.executors.TEE_MANAGER()) != address(config.teeManager)) revert JobsInvalidExecutors();
        if (config.noOfNodesToSelect == 0 || config.noOfNodesToSelect > MOST_NODES) {
            revert JobsInvalidNoOfNodes();
        }
        if (config.executionBufferTime == 0 || config.executionBufferTime > 1 days) revert JobsInvalidTimes();
        // The upper bound keeps the callback well inside a transaction's gas.
        if (config.callbackGasLimit < 10_000 || config.callbackGasLimit > 5_000_000) {
            revert JobsInvalidCallbackGasLimit();
        }
        _checkBounds(config.minDeadline, config.maxDeadline);
        if (config.signMaxAge * 1000 < config.maxDeadline + config.executionBufferTime * 1000) revert JobsInvalidTimes();
        TEE_MANAGER = config.teeManager;
        EXECUTORS = config.executors;
        STAKING_TOKEN = config.teeManager.STAKING_TOKEN();
        USDC_TOKEN = config.usdcToken;
        SIGN_MAX_AGE = config.signMaxAge;
        EXECUTION_BUFFER_TIME = config.executionBufferTime;
        NO_OF_NODES_TO_SELECT = config.noOfNodesToSelect;
        STAKING_PAYMENT_POOL = config.stakingPaymentPool;
        USDC_PAYMENT_POOL = config.usdcPaymentPool;
        CALLBACK_GAS_LIMIT = config.callbackGasLimit;
        _firstMinDeadline = config.minDeadline;
        _firstMaxDeadline = config.maxDeadline;
        _grantRole(DEFAULT_ADMIN_ROLE, config.admin);
    }

    /// @notice Offers an env. Admin only.
    /// @param executionFeePerMs For the executors together, per millisecond of deadline, below 2^64.
    /// @param stakingRewardPerMs For the pool, likewise.
    function addGlobalEnv(uint8 env, uint256 executionFeePerMs, uint256 stakingRewardPerMs)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
    {
        if (_envs[env].supported) revert JobsGlobalEnvAlreadySupported();
        if (executionFeePerMs > type(uint64).max || stakingRewardPerMs > type(uint64).max) revert JobsFeeTooHigh();
        _envs[env] = Env(
            uint64(executionFeePerMs),
            uint64(stakingRewardPerMs),
            uint24(_firstMinDeadline),
            uint24(_firstMaxDeadline),
            true
        );
        // Another Jobs contract, this one's predecessor, may have it already.
        if (!EXECUTORS.isTreeInitialized(env)) EXECUTORS.initTree(env);
        emit GlobalEnvAdded(env, executionFeePerMs, stakingRewardPerMs);
    }

    /// @notice Offers an env no longer; its unfinished jobs go on. Admin only.
    function removeGlobalEnv(uint8 env) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (!_envs[env].supported) revert JobsGlobalEnvAlreadyUnsupported();
        delete _envs[env];
        emit GlobalEnvRemoved(env);
    }

    /// @notice Says which contract knows secrets; until then jobs cannot have any. Admin only, once.
    function setSecretManager(ISecretManager secretManager) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (address(SECRET_MANAGER) != address(0)) revert JobsSecretManagerAlreadySet();
        if (
            address(secretManager) == address(0)
                || address(secretManager.SECRET_STORE().EXECUTORS()) != address(EXECUTORS)
        ) revert JobsInvalidSecretManager();
        SECRET_MANAGER = secretManager;
    }

    /// @notice Bounds the deadline of new jobs. Admin only.
    /// @param minDeadline In milliseconds, at least 1.
    /// @param maxDeadline In milliseconds, at most LONGEST_DEADLINE.
    function setDeadlineBounds(uint8 env, uint256 minDeadline, uint256 maxDeadline)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
    {
        if (!_envs[env].supported) revert JobsUnsupportedEnv();
        _checkBounds(minDeadline, maxDeadline);
        _envs[env].minDeadline = uint24(minDeadline);
        _envs[env].maxDeadline = uint24(maxDeadline);
        emit DeadlineBoundsSet(env, minDeadline, maxDeadline);
    }

    /// @notice Adds to the sender's prepaid balance; needs an allowance of the payment token.
    /// @param amount In the payment token's smallest unit.
    function deposit(uint256 amount) external {
        depositFor(msg.sender, amount);
    }

    /// @notice Adds to the prepaid balance of `owner`, from the sender's tokens.
    /// @param amount In the payment token's smallest unit.
    function depositFor(address owner, uint256 amount) public {
        if (owner == address(0)) revert JobsZeroAddress(); // nobody could withdraw it
        deposits[owner] += amount;
        USDC_TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        emit Deposited(owner, amount);
    }

    /// @notice Takes back from the sender's prepaid balance.
    /// @param amount In the payment token's smallest unit.
    function withdraw(uint256 amount) external {
        uint256 balance = deposits[msg.sender];
        if (amount > balance) revert JobsInsufficientDeposit();
        unchecked {
            deposits[msg.sender] = balance - amount;
        }
        USDC_TOKEN.safeTransfer(msg.sender, amount);
        emit Withdrawn(msg.sender, amount);
    }

    /// @notice Pays what an executor earned to its owner. Anyone may send it.
    function withdrawPay(address enclaveAddress) external {
        address payee = TEE_MANAGER.payeeOf(enclaveAddress);
        if (payee == address(0)) revert JobsUnknownExecutor();
        uint256 amount = EXECUTORS.collectPay(enclaveAddress);
        USDC_TOKEN.safeTransfer(payee, amount);
        emit PayWithdrawn(enclaveAddress, payee, amount);
    }

    /// @notice Pays the pool what it is owed. Anyone may send it.
    function payPool() external {
        uint256 amount = uint112(_ledger);
        _ledger -= amount;
        USDC_TOKEN.safeTransfer(USDC_PAYMENT_POOL, amount);
        emit PoolPaid(USDC_PAYMENT_POOL, amount);
    }

    /// @notice Asks for a computation. Its price, deadline × getJobExecutionFeePerMs(env),
    /// is taken from the sender's prepaid balance and, if that is short, from its allowance.
    /// A sender that has code at this moment is called back (IJobOwner); a contract
    /// has none yet within its constructor.
    /// @param env Kind of executor.
    /// @param secretId A secret that the sender owns or is allowed to use: only executors that hold it are
    /// selected, perhaps fewer than NO_OF_NODES_TO_SELECT, but one at least. 0 for none.
    /// @param codehash Hash of the transaction that called UserCode.saveCodeInCallData.
    /// @param codeInputs Body of the request that the code gets.
    /// @param deadline Run time, in milliseconds.
    /// @return jobId Counts from 1.
    function createJob(uint8 env, uint256 secretId, bytes32 codehash, bytes calldata codeInputs, uint256 deadline)
        external
        returns (uint256 jobId)
    {
        Env memory e = _envs[env];
        if (!e.supported) revert JobsUnsupportedEnv();
        if (deadline < e.minDeadline || deadline > e.maxDeadline) {
            revert JobsInvalidDeadline(e.minDeadline, e.maxDeadline);
        }
        uint256 seed;
        (jobId, seed) = _nextJob();
        unchecked {
            // Fees of 64 bits, and a deadline within bounds of 24 bits.
            _charge(deadline * (uint256(e.executionFeePerMs) + e.stakingRewardPerMs));
        }
        JobState state = JobRecords.newState(msg.sender, env, deadline);
        uint256[] memory picked;
        if (secretId == 0) {
            picked = EXECUTORS.select(env, NO_OF_NODES_TO_SELECT, seed);
            if (picked.length == 0) revert JobsUnavailableResources();
        } else {
            picked = _selectHolders(env, secretId, seed);
            if (picked.length < NO_OF_NODES_TO_SELECT) state = state.withFewer(picked.length);
        }
        _jobs[jobId].state = state;
        _jobs[jobId].terms = _storePositions(
            jobId,
            picked,
            JobRecords.newTerms(
                e.executionFeePerMs,
                e.stakingRewardPerMs,
                _requestDigest(env, secretId, codehash, codeInputs, deadline)
            )
        );
        emit JobCreated(jobId, env, msg.sender, secretId, codehash, codeInputs, deadline, _toAddresses(picked));
    }

    /// @notice Gives an executor's answer. Anyone may send it: the signature decides whose it is.
    /// @param signature By the enclave over SubmitOutput(jobId, output, …); 65 bytes r‖s‖v, v 27 or 28, low s.
    /// @param output Body of the code's response.
    /// @param totalTime Run time, in milliseconds.
    /// @param errorCode 0 for success.
    /// @param signTimestamp When the enclave signed, Unix seconds.
    function submitOutput(
        bytes calldata signature,
        uint256 jobId,
        bytes calldata output,
        uint256 totalTime,
        uint8 errorCode,
        uint256 signTimestamp
    ) external {
        JobState state = _jobs[jobId].state;
        if (state.owner() == address(0)) revert JobsInvalidJob();
        if (_isOver(state)) revert JobsExecutionTimeOver();
        if (signTimestamp > block.timestamp + MAX_CLOCK_LEAD) revert JobsSignatureFromFuture();
        if (signTimestamp + SIGN_MAX_AGE < block.timestamp) revert JobsSignatureTooOld();
        bytes32 digest = _digest(
            keccak256(
                abi.encode(SUBMIT_OUTPUT_TYPE, jobId, keccak256(output), totalTime, errorCode, signTimestamp)
            )
        );
        address enclave = ECDSA.recoverCalldata(digest, signature);
        uint256 rank = state.answers(); // from 0
        _settle(jobId, state, enclave, rank == 0 ? totalTime : 0, signature);
        emit JobResponded(jobId, enclave, output, totalTime, errorCode, uint8(rank + 1));
        // submitOutputs calls back itself, after the last answer.
        if (rank == 0 && state.callsBack() && msg.sender != address(this)) {
            _callBack(state.owner(), jobId, output, errorCode, totalTime);
        }
    }

    /// @notice Gives several answers, of any jobs and executors, each as
    /// submitOutput would take it. One that submitOutput would refuse is left
    /// out and changes nothing for the others, and so is one to another request
    /// than the job's: after a reorganisation of the chain another job can have
    /// the number that was signed. Anyone may send it.
    /// @dev Job owners are called back after all answers have been taken, so
    /// that whatever they do, and however much of their gas they use, comes too
    /// late for any answer. Too little gas undoes all of it: an answer is never
    /// left out for that, and an estimate of the gas cannot settle on less.
    /// @return refused For each answer the selector of the error with which
    /// submitOutput would have reverted, or of JobsAnotherRequest; zero for one
    /// that was taken.
    function submitOutputs(SignedOutput[] calldata outputs) external returns (bytes4[] memory refused) {
        refused = new bytes4[](outputs.length);
        address[] memory owners = new address[](outputs.length); // to be called back; zero for nobody
        uint256 gasForCallbacks;
        for (uint256 i = 0; i < outputs.length; ++i) {
            Job storage job = _jobs[outputs[i].jobId];
            JobState state = job.state;
            if (state.owner() != address(0) && job.terms.digest() != outputs[i].requestDigest) {
                refused[i] = JobsAnotherRequest.selector;
                continue;
            }
            refused[i] = _try(outputs[i]);
            if (refused[i] == 0 && state.answers() == 0 && state.callsBack()) {
                owners[i] = state.owner();
                // A byte costs less than one gas to copy.
                gasForCallbacks += Callback.gasNeeded(CALLBACK_GAS_LIMIT) + outputs[i].output.length;
            }
        }
        // Nothing so far depended on what a job owner does, and so nothing in this sum.
        Callback.requireGas(gasForCallbacks);
        for (uint256 i = 0; i < outputs.length; ++i) {
            if (owners[i] == address(0)) continue;
            SignedOutput calldata o = outputs[i];
            uint256 free = _freeMemory();
            _callBack(owners[i], o.jobId, o.output, o.errorCode, o.totalTime);
            _setFreeMemory(free);
        }
    }

    /// @notice Ends a job whose time is over: slashes the executors that did
    /// not answer, pays the job owner back what was not earned, and credits the
    /// sender a part of the slashed stake (TeeManager.withdrawCredit). Anyone may send it.
    function slashOnExecutionTimeout(uint256 jobId) external {
        JobState state = _jobs[jobId].state;
        if (state.owner() == address(0)) revert JobsInvalidJob();
        if (!_isOver(state)) revert JobsDeadlineNotOver();
        JobTerms terms = _jobs[jobId].terms;
        bool unanswered = state.answers() == 0;
        uint256[] memory silent = _positions(jobId, terms, state);
        _remove(jobId);

        (address[] memory enclaves, uint256 slashed) = EXECUTORS.slash(
            state.env(), silent, msg.sender, unanswered ? state.owner() : STAKING_PAYMENT_POOL, unanswered
        );
        for (uint256 i = 0; i < enclaves.length; ++i) {
            emit SlashedOnExecutionTimeout(jobId, enclaves[i]);
        }
        uint256 fee = state.priceAt(terms.executionFee());
        uint256 reward = state.priceAt(terms.stakingReward());
        uint256 refund = fee - RankPay.upTo(fee, state.answers(), NO_OF_NODES_TO_SELECT);
        if (unanswered) refund += reward;
        else _ledger += reward;
        _refund(state.owner(), refund);
        if (unanswered && state.callsBack()) {
            bool success = Callback.run(
                state.owner(), CALLBACK_GAS_LIMIT, abi.encodeCall(IJobOwner.oysterFailureCall, (jobId, slashed))
            );
            emit JobFailureCallbackCalled(jobId, success);
        }
    }

    /// @notice A job; zeros if there is none or it is finished.
    /// @return deadline In milliseconds.
    /// @return execStartTime When it was created, Unix seconds.
    /// @return executionTime Run time of the first output, in milliseconds, at most 16,777,215.
    /// @return jobOwner Who is called back.
    /// @return env Kind of executor.
    /// @return outputCount Outputs so far.
    function jobs(uint256 jobId)
        external
        view
        returns (
            uint256 deadline,
            uint256 execStartTime,
            uint256 executionTime,
            address jobOwner,
            uint8 env,
            uint8 outputCount
        )
    {
        JobState s = _jobs[jobId].state;
        return (s.deadline(), s.start(), s.executionTime(), s.owner(), s.env(), uint8(s.answers()));
    }

    /// @notice The executors that still owe their answer to an unfinished job;
    /// none if it is finished. All that were selected are in its JobCreated event.
    function getSelectedExecutors(uint256 jobId) external view returns (address[] memory) {
        JobState s = _jobs[jobId].state;
        if (s.owner() == address(0)) return new address[](0);
        return EXECUTORS.enclavesAt(s.env(), _positions(jobId, _jobs[jobId].terms, s));
    }

    /// @notice Fees of an env, in the payment token's smallest unit per millisecond of deadline.
    function executionEnv(uint8 env) external view returns (uint256 executionFeePerMs, uint256 stakingRewardPerMs) {
        return (_envs[env].executionFeePerMs, _envs[env].stakingRewardPerMs);
    }

    /// @notice What a job costs per millisecond of deadline: both fees together.
    function getJobExecutionFeePerMs(uint8 env) external view returns (uint256) {
        return uint256(_envs[env].executionFeePerMs) + _envs[env].stakingRewardPerMs;
    }

    /// @notice Bounds of the deadline of new jobs, in milliseconds; zeros for an env that is not offered.
    function deadlineBounds(uint8 env) external view returns (uint256 minDeadline, uint256 maxDeadline) {
        return (_envs[env].minDeadline, _envs[env].maxDeadline);
    }

    /// @notice Draws the stores of secrets; zero until there are secrets.
    // solhint-disable-next-line func-name-mixedcase
    function SECRET_STORE() external view returns (ISecretStore) {
        return address(SECRET_MANAGER) == address(0) ? ISecretStore(address(0)) : SECRET_MANAGER.SECRET_STORE();
    }

    /// @notice How many jobs there were; the newest one's id.
    function jobCount() external view returns (uint256) {
        return uint48(_ledger >> 112);
    }

    /// @notice What the pool is owed, in the payment token's smallest unit.
    function poolBalance() external view returns (uint256) {
        return uint112(_ledger);
    }

    /// @notice What an executor can be paid, in the payment token's smallest unit.
    function payOf(address enclaveAddress) external view returns (uint256) {
        return EXECUTORS.payOf(address(this), enclaveAddress);
    }

    /// @dev Numbers a job and draws its seed. Nothing that the sender chooses
    /// freely goes into the seed, so that trying again in the same block draws
    /// the same executors again. The entropy, fed by enclaves' signatures,
    /// stands in where prevrandao and block hashes are constant or public early.
    function _nextJob() private returns (uint256 jobId, uint256 seed) {
        uint256 ledger = _ledger;
        jobId = uint48(ledger >> 112) + 1;
        seed = uint256(
            keccak256(abi.encode(block.prevrandao, blockhash(block.number - 1), jobId, ledger >> 160))
        );
        _ledger = uint112(ledger) | jobId << 112 | seed << 160;
    }

    /// @dev Takes the price of a job from the sender: prepaid balance first.
    function _charge(uint256 price) private {
        uint256 balance = deposits[msg.sender];
        if (balance >= price) {
            unchecked {
                deposits[msg.sender] = balance - price;
            }
            return;
        }
        if (balance != 0) deposits[msg.sender] = 0;
        USDC_TOKEN.safeTransferFrom(msg.sender, address(this), price - balance);
    }

    /// @dev Where the token refuses (a blocked account, say), the money waits.
    function _refund(address owner, uint256 amount) private {
        if (USDC_TOKEN.trySafeTransfer(owner, amount)) return;
        deposits[owner] += amount;
        emit Deposited(owner, amount);
    }

    /// @dev Draws among the stores of a secret that are free as executors. Reverts
    /// if the sender may not use it, or nobody can.
    function _selectHolders(uint8 env, uint256 secretId, uint256 seed) private returns (uint256[] memory picked) {
        if (address(SECRET_MANAGER) == address(0)) revert JobsSecretsUnsupported();
        address[] memory holders = SECRET_MANAGER.verifyUserAndGetSelectedStores(secretId, msg.sender);
        picked = EXECUTORS.selectAmong(env, holders, NO_OF_NODES_TO_SELECT, seed);
        if (picked.length == 0) revert JobsSecretUnavailable();
    }

    /// @dev What tells a job from another one that may get its number.
    function _requestDigest(
        uint8 env,
        uint256 secretId,
        bytes32 codehash,
        bytes calldata codeInputs,
        uint256 deadline
    ) private view returns (bytes8) {
        return bytes8(
            keccak256(abi.encode(env, msg.sender, secretId, codehash, keccak256(codeInputs), deadline))
        );
    }

    /// @dev Has this contract call submitOutput, so that a refusal undoes what
    /// was done until then. No job owner's code runs in there.
    /// @return selector Of the error; zero if the answer was taken.
    function _try(SignedOutput calldata o) private returns (bytes4 selector) {
        uint256 free = _freeMemory();
        (bool taken, bytes memory why) = address(this).call(
            abi.encodeCall(
                this.submitOutput, (o.signature, o.jobId, o.output, o.totalTime, o.errorCode, o.signTimestamp)
            )
        );
        if (!taken) {
            // All our errors have a selector; only running out of gas says nothing.
            if (why.length < 4) revert JobsBatchNeedsMoreGas();
            selector = bytes4(why);
        }
        _setFreeMemory(free);
    }

    /// @dev Tells a job owner of the first answer.
    function _callBack(address owner, uint256 jobId, bytes calldata output, uint8 errorCode, uint256 totalTime)
        private
    {
        bool success = Callback.run(
            owner,
            CALLBACK_GAS_LIMIT,
            abi.encodeCall(IJobOwner.oysterResultCall, (jobId, output, errorCode, totalTime))
        );
        emit JobResultCallbackCalled(jobId, success);
    }

    /// @dev Where new memory begins. To go back there is to give memory back:
    /// its price rises with the square of all that was ever in use.
    function _freeMemory() private pure returns (uint256 free) {
        assembly ("memory-safe") {
            free := mload(0x40)
        }
    }

    /// @dev Nothing that lies above may be used any more.
    function _setFreeMemory(uint256 free) private pure {
        assembly ("memory-safe") {
            mstore(0x40, free)
        }
    }

    /// @dev Counts and pays an answer, and finishes the job if it is the last.
    /// @param firstTime Run time to remember, of the first answer; else 0.
    function _settle(uint256 jobId, JobState state, address enclave, uint256 firstTime, bytes calldata signature)
        private
    {
        uint256 rank = state.answers();
        uint256 nodes = NO_OF_NODES_TO_SELECT;
        JobTerms terms = _jobs[jobId].terms;
        uint256 fee = state.priceAt(terms.executionFee());
        uint256 position = EXECUTORS.answered(
            state.env(), enclave, RankPay.upTo(fee, rank + 1, nodes) - RankPay.upTo(fee, rank, nodes)
        );
        uint256 selected = state.selected(nodes);
        uint256 place = _placeOf(jobId, terms, position, rank, selected);
        if (rank + 1 == selected) {
            _remove(jobId);
            uint256 ledger = _ledger + state.priceAt(terms.stakingReward());
            _ledger = uint160(ledger) | uint256(keccak256(abi.encodePacked(ledger, signature))) << 160;
            // What ranks would have earned for which there was no executor.
            if (selected != nodes) _refund(state.owner(), fee - RankPay.upTo(fee, selected, nodes));
            return;
        }
        if (place != rank) _swap(jobId, terms, place, rank);
        _jobs[jobId].state = state.incAnswers().withExecutionTime(firstTime);
    }

    function _remove(uint256 jobId) private {
        delete _jobs[jobId];
        uint256 nodes = NO_OF_NODES_TO_SELECT;
        for (uint256 i = JobRecords.POSITIONS_IN_TERMS; i < nodes; i += POSITIONS_IN_WORD) {
            delete _morePositions[jobId][(i - JobRecords.POSITIONS_IN_TERMS) / POSITIONS_IN_WORD];
        }
    }

    function _storePositions(uint256 jobId, uint256[] memory picked, JobTerms terms) private returns (JobTerms) {
        uint256 word;
        for (uint256 i = 0; i < picked.length; ++i) {
            uint256 position = picked[i] >> 160;
            if (i < JobRecords.POSITIONS_IN_TERMS) {
                terms = terms.withPosition(i, position);
                continue;
            }
            uint256 k = i - JobRecords.POSITIONS_IN_TERMS;
            word |= position << (k % POSITIONS_IN_WORD * 16);
            if (k % POSITIONS_IN_WORD == POSITIONS_IN_WORD - 1 || i == picked.length - 1) {
                _morePositions[jobId][k / POSITIONS_IN_WORD] = word;
                word = 0;
            }
        }
        return terms;
    }

    function _position(uint256 jobId, JobTerms terms, uint256 i) private view returns (uint256) {
        if (i < JobRecords.POSITIONS_IN_TERMS) return terms.position(i);
        i -= JobRecords.POSITIONS_IN_TERMS;
        return uint16(_morePositions[jobId][i / POSITIONS_IN_WORD] >> (i % POSITIONS_IN_WORD * 16));
    }

    function _setPosition(uint256 jobId, uint256 i, uint256 position) private {
        if (i < JobRecords.POSITIONS_IN_TERMS) {
            _jobs[jobId].terms = _jobs[jobId].terms.withPosition(i, position);
            return;
        }
        i -= JobRecords.POSITIONS_IN_TERMS;
        uint256 shift = i % POSITIONS_IN_WORD * 16;
        uint256 word = _morePositions[jobId][i / POSITIONS_IN_WORD];
        _morePositions[jobId][i / POSITIONS_IN_WORD] =
            word & ~(uint256(type(uint16).max) << shift) | position << shift;
    }

    /// @dev Those that answered are kept in front: the order is all that says who did.
    function _swap(uint256 jobId, JobTerms terms, uint256 a, uint256 b) private {
        (uint256 atA, uint256 atB) = (_position(jobId, terms, a), _position(jobId, terms, b));
        _setPosition(jobId, a, atB);
        _setPosition(jobId, b, atA);
    }

    /// @dev Where among the job's executors `position` stands. Reverts if it is not there or has answered.
    function _placeOf(uint256 jobId, JobTerms terms, uint256 position, uint256 answers, uint256 selected)
        private
        view
        returns (uint256 place)
    {
        while (_position(jobId, terms, place) != position) {
            if (++place == selected) revert JobsNotSelectedExecutor();
        }
        if (place < answers) revert JobsExecutorAlreadySubmittedOutput();
    }

    /// @dev The positions of those of a job's executors that have not answered.
    function _positions(uint256 jobId, JobTerms terms, JobState state) private view returns (uint256[] memory found) {
        uint256 from = state.answers();
        found = new uint256[](state.selected(NO_OF_NODES_TO_SELECT) - from);
        for (uint256 i = 0; i < found.length; ++i) {
            found[i] = _position(jobId, terms, from + i);
        }
    }

    /// @dev Whether the last moment for answers has passed.
    function _isOver(JobState state) private view returns (bool) {
        unchecked {
            // Seconds of 32 bits, a day at most, and milliseconds of 23 bits: far from overflow.
            return block.timestamp * 1000 > (state.start() + EXECUTION_BUFFER_TIME) * 1000 + state.deadline();
        }
    }

    /// @dev Cuts the positions off, in place.
    function _toAddresses(uint256[] memory picked) private pure returns (address[] memory enclaves) {
        for (uint256 i = 0; i < picked.length; ++i) {
            picked[i] = uint160(picked[i]);
        }
        // Both arrays have the same layout.
        assembly ("memory-safe") {
            enclaves := picked
        }
    }

    function _checkBounds(uint256 minDeadline, uint256 maxDeadline) private pure {
        if (minDeadline == 0 || minDeadline > maxDeadline || maxDeadline > LONGEST_DEADLINE) {
            revert JobsInvalidDeadlineBounds();
        }
    }

    function _domainName() internal pure override returns (string memory) {
        return DOMAIN_NAME;
    }
}
