// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IExecutors} from "./interfaces/IExecutors.sol";
import {ITeeManager} from "./interfaces/ITeeManager.sol";
import {ExecutorRecord} from "./lib/ExecutorRecord.sol";
import {StakeTree} from "./lib/StakeTree.sol";

/// @title Which executors there are, how busy they are, and the draw among them.
/// @notice Called by Jobs and by TeeManager; everybody else only reads. It
/// holds no tokens: stake lies in TeeManager, pay in the Jobs contract that
/// owes it.
contract Executors is AccessControl, IExecutors {
    using StakeTree for mapping(uint256 key => uint256 node);

    /// @dev State of one env, in one slot.
    struct Tree {
        bool supported; // accepts registrations
        uint8 height; // inner levels of the sum tree
        uint32 size; // positions ever used
        uint32 free; // 1 + first free position below size; 0: none
        uint32 selectable; // executors with a weight above zero
    }

    /// @notice What an executor gains by an answer, up to 2^32 - 1.
    uint256 public constant REPUTATION_GAIN = 1;
    /// @notice What an executor loses by silence, down to 0.
    uint256 public constant REPUTATION_LOSS = 10;

    uint256 private constant NOT_FOUND = type(uint256).max;
    uint256 private constant MAY_SELECT = 1 << 8;
    uint256 private constant MAY_FINISH = 1 << 9;

    /// @inheritdoc IExecutors
    // solhint-disable-next-line var-name-mixedcase
    ITeeManager public immutable TEE_MANAGER;
    /// @notice Reputation of a new executor.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable INIT_REPUTATION;
    /// @notice The quantum of stake: an executor is drawn by stake / STAKE_ADJUSTMENT_FACTOR,
    /// rounded down, at most 65,535. In the staking token's smallest unit.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable STAKE_ADJUSTMENT_FACTOR;

    mapping(address enclave => ExecutorRecord) private _records;
    mapping(uint8 env => Tree) private _trees;
    /// @dev Nodes of all trees; see StakeTree.
    mapping(uint256 key => uint256 node) private _nodes;
    /// @dev The enclave at a position, or for a free one 1 + the next free position (0: none).
    mapping(uint8 env => mapping(uint256 position => uint256)) private _at;
    /// @dev Number of a Jobs contract, from 1, or'ed with MAY_SELECT while it
    /// may select and slash, and with MAY_FINISH while it may count answers and
    /// collect pay.
    mapping(address jobsContract => uint256) private _jobsContracts;
    uint256 private _jobsContractCount;
    /// @dev Pay owed by another Jobs contract than the one in the executor's record.
    mapping(uint256 payer => mapping(address enclave => uint256)) private _olderPay;

    event JobsContractAdded(address indexed jobsContract);
    event JobsContractRemoved(address indexed jobsContract);
    /// @notice A Jobs contract was shut out altogether.
    event JobsContractExpelled(address indexed jobsContract);

    error ExecutorsZeroAddressAdmin();
    error ExecutorsZeroAddressTeeManager();
    error ExecutorsInvalidStakeAdjustmentFactor();
    error ExecutorsInitReputationTooHigh();
    error ExecutorsNotTeeManager();
    error ExecutorsNotJobs();
    error ExecutorsTooManyJobsContracts();
    error ExecutorsGlobalEnvAlreadySupported();
    error ExecutorsUnsupportedEnv();
    error ExecutorsInvalidJobCapacity();
    error ExecutorsNoPositionLeft();
    error ExecutorsHasPendingJobs();
    error ExecutorsEvicted();

    modifier onlyTeeManager() {
        if (msg.sender != address(TEE_MANAGER)) revert ExecutorsNotTeeManager();
        _;
    }

    modifier onlyJobs() {
        if (_jobsContracts[msg.sender] & MAY_SELECT == 0) revert ExecutorsNotJobs();
        _;
    }

    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param stakeAdjustmentFactor Not above TeeManager's MIN_STAKE_AMOUNT, or the least stake would never be drawn.
    constructor(address admin, ITeeManager teeManager, uint256 initReputation, uint256 stakeAdjustmentFactor) {
        if (admin == address(0)) revert ExecutorsZeroAddressAdmin();
        if (address(teeManager) == address(0)) revert ExecutorsZeroAddressTeeManager();
        if (stakeAdjustmentFactor == 0 || stakeAdjustmentFactor > teeManager.MIN_STAKE_AMOUNT()) {
            revert ExecutorsInvalidStakeAdjustmentFactor();
        }
        if (initReputation > type(uint32).max) revert ExecutorsInitReputationTooHigh();
        TEE_MANAGER = teeManager;
        INIT_REPUTATION = initReputation;
        STAKE_ADJUSTMENT_FACTOR = stakeAdjustmentFactor;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Lets a Jobs contract select, count answers, pay and slash. Admin only.
    /// @dev Several may be active at once, which is how Jobs is upgraded.
    function addJobs(address jobsContract) external onlyRole(DEFAULT_ADMIN_ROLE) {
        uint256 number = uint8(_jobsContracts[jobsContract]);
        if (number == 0) {
            number = ++_jobsContractCount;
            if (number > type(uint8).max) revert ExecutorsTooManyJobsContracts();
        }
        _jobsContracts[jobsContract] = MAY_FINISH | MAY_SELECT | number;
        emit JobsContractAdded(jobsContract);
    }

    /// @notice Stops a Jobs contract: no new jobs, no slashes. Answers still
    /// count and pay can be collected. Admin only.
    /// @dev So that nobody who answers is slashed for it when addJobs undoes it.
    /// Until then who did not answer cannot deregister.
    function removeJobs(address jobsContract) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _jobsContracts[jobsContract] &= ~MAY_SELECT;
        emit JobsContractRemoved(jobsContract);
    }

    /// @notice Shuts a Jobs contract out altogether, whatever it owes: for one
    /// whose own word on answers and pay is not to be trusted. Admin only.
    /// @dev addJobs undoes it, with the old pay still on the books.
    function expelJobs(address jobsContract) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _jobsContracts[jobsContract] = uint8(_jobsContracts[jobsContract]);
        emit JobsContractExpelled(jobsContract);
    }

    /// @inheritdoc IExecutors
    function initTree(uint8 env) external onlyJobs {
        if (_trees[env].supported) revert ExecutorsGlobalEnvAlreadySupported();
        _trees[env].supported = true;
    }

    /// @inheritdoc IExecutors
    function register(address enclave, uint8 env, uint256 jobCapacity, uint256 stake) external onlyTeeManager {
        Tree memory tree = _trees[env];
        if (!tree.supported) revert ExecutorsUnsupportedEnv();
        if (jobCapacity == 0 || jobCapacity > type(uint16).max) revert ExecutorsInvalidJobCapacity();

        uint256 position;
        if (tree.free != 0) {
            position = tree.free - 1;
            tree.free = uint32(_at[env][position]);
        } else {
            position = tree.size++;
            if (position == StakeTree.MAX_POSITIONS) revert ExecutorsNoPositionLeft();
            if (position == StakeTree.capacity(tree.height)) _nodes.grow(env, tree.height++);
        }
        _trees[env] = tree;
        _at[env][position] = uint160(enclave);

        ExecutorRecord old = _records[enclave];
        _save(enclave, old, old.create(env, position, jobCapacity, INIT_REPUTATION).withWeight(_weight(stake)));
    }

    /// @inheritdoc IExecutors
    function setStake(address enclave, uint256 stake) external onlyTeeManager {
        ExecutorRecord r = _records[enclave];
        _save(enclave, r, r.withWeight(_weight(stake)));
    }

    /// @inheritdoc IExecutors
    function evict(address enclave) external onlyTeeManager returns (bool changed) {
        ExecutorRecord r = _records[enclave];
        if (r.evicted()) return false;
        _save(enclave, r, r.withWeight(0).withEvicted(true));
        return true;
    }

    /// @inheritdoc IExecutors
    function reinstate(address enclave, uint256 stake) external onlyTeeManager {
        ExecutorRecord r = _records[enclave];
        _save(enclave, r, r.withEvicted(false).withWeight(_weight(stake)));
    }

    /// @inheritdoc IExecutors
    function deregister(address enclave) external onlyTeeManager {
        ExecutorRecord r = _records[enclave];
        if (r.active() != 0) revert ExecutorsHasPendingJobs();
        _save(enclave, r, r.withWeight(0).clear());

        uint8 env = uint8(r.env());
        uint256 position = r.position();
        _at[env][position] = _trees[env].free;
        _trees[env].free = uint32(position) + 1;
    }

    /// @inheritdoc IExecutors
    function select(uint8 env, uint256 count, uint256 seed) external onlyJobs returns (uint256[] memory picked) {
        uint256 height = _trees[env].height;
        picked = _draw(env, height, count, seed);
        for (uint256 i = 0; i < picked.length; ++i) {
            uint256 position = picked[i];
            address enclave = address(uint160(_at[env][position]));
            ExecutorRecord r = _records[enclave];
            _save(enclave, r, r.incActive());
            picked[i] = position << 160 | uint160(enclave);
        }
    }

    /// @inheritdoc IExecutors
    function selectAmong(uint8 env, address[] calldata enclaves, uint256 count, uint256 seed)
        external
        onlyJobs
        returns (uint256[] memory picked)
    {
        uint256[] memory weights = new uint256[](enclaves.length);
        uint256 left;
        for (uint256 i = 0; i < weights.length; ++i) {
            weights[i] = getNodeValue(env, enclaves[i]);
            left += weights[i];
        }
        picked = new uint256[](count);
        uint256 found;
        for (; found < count && left != 0; ++found) {
            uint256 point = (_random(seed, found) >> 32) * left >> 224;
            uint256 k = 0;
            for (; point >= weights[k]; ++k) {
                point -= weights[k];
            }
            left -= weights[k];
            weights[k] = 0;
            ExecutorRecord r = _records[enclaves[k]];
            _save(enclaves[k], r, r.incActive());
            picked[found] = r.position() << 160 | uint160(enclaves[k]);
        }
        assembly ("memory-safe") {
            mstore(picked, found)
        }
    }

    /// @inheritdoc IExecutors
    function answered(uint8 env, address enclave, uint256 pay) external returns (uint256 position) {
        uint256 payer = _finishing();
        ExecutorRecord old = _records[enclave];
        if (!old.registered() || old.env() != env) return NOT_FOUND;
        if (old.evicted()) revert ExecutorsEvicted();

        ExecutorRecord r = old.decActive().addReputation(REPUTATION_GAIN);
        uint256 accrued = r.pay();
        if (accrued != 0 && r.payer() != payer) {
            _olderPay[r.payer()][enclave] += accrued;
            accrued = 0;
        }
        _save(enclave, old, r.withPay(accrued + pay, payer));
        return r.position();
    }

    /// @inheritdoc IExecutors
    function slash(uint8 env, uint256[] calldata positions, address slasher, address recipient, bool payNow)
        external
        onlyJobs
        returns (address[] memory enclaves, uint256 received)
    {
        enclaves = _enclavesAt(env, positions);
        uint256[] memory stakes;
        (stakes, received) = TEE_MANAGER.slashNodes(enclaves, slasher, recipient, payNow);
        for (uint256 i = 0; i < enclaves.length; ++i) {
            ExecutorRecord r = _records[enclaves[i]];
            _save(enclaves[i], r, r.decActive().subReputation(REPUTATION_LOSS).withWeight(_weight(stakes[i])));
        }
    }

    /// @inheritdoc IExecutors
    function collectPay(address enclave) external returns (uint256 pay) {
        uint256 payer = _finishing();
        ExecutorRecord r = _records[enclave];
        if (r.payer() == payer) {
            pay = r.pay();
            _records[enclave] = r.withPay(0, payer);
        }
        uint256 older = _olderPay[payer][enclave];
        if (older != 0) {
            pay += older;
            delete _olderPay[payer][enclave];
        }
    }

    /// @notice Capacity and load of an executor.
    /// @return jobCapacity Answers that it may owe at once.
    /// @return activeJobs Answers that it owes.
    /// @return reputation Grows with answers and falls with silence; has no effect here.
    function executors(address enclaveAddress)
        external
        view
        returns (uint256 jobCapacity, uint256 activeJobs, uint256 reputation)
    {
        ExecutorRecord r = _records[enclaveAddress];
        return (r.capacity(), r.active(), r.reputation());
    }

    /// @notice With what weight an executor is drawn now, in quanta of stake; zero if it cannot be.
    function getNodeValue(uint8 env, address enclaveAddress) public view returns (uint256) {
        ExecutorRecord r = _records[enclaveAddress];
        return r.env() == env ? r.lane() : 0;
    }

    /// @notice Whether an executor can be drawn now.
    function isNodePresentInTree(uint8 env, address enclaveAddress) external view returns (bool) {
        return getNodeValue(env, enclaveAddress) != 0;
    }

    /// @inheritdoc IExecutors
    function isTreeInitialized(uint8 env) external view returns (bool) {
        return _trees[env].supported;
    }

    /// @notice How many executors of `env` can be drawn now.
    function nodesInTree(uint8 env) external view returns (uint256) {
        return _trees[env].selectable;
    }

    /// @notice The least stake with which an executor is drawn, in the staking token's smallest unit.
    // solhint-disable-next-line func-name-mixedcase
    function MIN_STAKE_AMOUNT() external view returns (uint256) {
        return TEE_MANAGER.MIN_STAKE_AMOUNT();
    }

    /// @notice Whether `jobsContract` may select and slash.
    function isJobs(address jobsContract) external view returns (bool) {
        return _jobsContracts[jobsContract] & MAY_SELECT != 0;
    }

    /// @notice Whether the answers of an executor are refused because its image or key was revoked.
    function isEvicted(address enclaveAddress) external view returns (bool) {
        return _records[enclaveAddress].evicted();
    }

    /// @inheritdoc IExecutors
    function pendingJobs(address enclave) external view returns (uint256) {
        return _records[enclave].active();
    }

    /// @inheritdoc IExecutors
    function enclavesAt(uint8 env, uint256[] calldata positions) external view returns (address[] memory) {
        return _enclavesAt(env, positions);
    }

    /// @inheritdoc IExecutors
    function enclaveAt(uint8 env, uint256 position) external view returns (address) {
        return address(uint160(_at[env][position]));
    }

    /// @inheritdoc IExecutors
    function positionOf(address enclave) external view returns (uint256) {
        return _records[enclave].position();
    }

    /// @inheritdoc IExecutors
    function payOf(address jobsContract, address enclave) external view returns (uint256) {
        uint256 payer = uint8(_jobsContracts[jobsContract]);
        ExecutorRecord r = _records[enclave];
        return _olderPay[payer][enclave] + (r.payer() == payer ? r.pay() : 0);
    }

    /// @dev Draws positions without replacement. Instead of taking weights out
    /// of the tree, it remembers the drawn stretches of the line, sorted, and
    /// lets each later draw skip over them.
    function _draw(uint256 env, uint256 height, uint256 count, uint256 seed)
        private
        view
        returns (uint256[] memory picked)
    {
        uint256 left = _nodes.total(env, height);
        picked = new uint256[](count);
        uint256[] memory drawn = new uint256[](count); // start << 32 | weight, ascending
        for (uint256 i = 0; i < count; ++i) {
            if (left == 0) return new uint256[](0);
            // Scaled, not reduced: a little more or less stake in all moves the
            // borders between executors a little, instead of drawing anew.
            uint256 point = (_random(seed, i) >> 32) * left >> 224;
            uint256 rank = 0;
            for (; rank < i && point >= drawn[rank] >> 32; ++rank) {
                point += uint32(drawn[rank]);
            }
            (uint256 position, uint256 start, uint256 weight) = _nodes.find(env, height, point);
            picked[i] = position;
            left -= weight;
            for (uint256 j = i; j > rank; --j) {
                drawn[j] = drawn[j - 1];
            }
            drawn[rank] = start << 32 | weight;
        }
    }

    /// @dev keccak256(abi.encode(seed, i)) without allocating memory.
    function _random(uint256 seed, uint256 i) private pure returns (uint256 r) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(32, i)
            r := keccak256(0, 64)
        }
    }

    /// @dev Writes a record and, where that changes what the executor weighs, the tree.
    function _save(address enclave, ExecutorRecord old, ExecutorRecord r) private {
        _records[enclave] = r;
        uint256 lane = r.lane();
        uint256 oldLane = old.lane();
        if (lane == oldLane) return;
        // A record that is being cleared no longer knows its place.
        ExecutorRecord place = r.registered() ? r : old;
        Tree storage tree = _trees[uint8(place.env())];
        _nodes.set(place.env(), tree.height, place.position(), lane);
        if (oldLane == 0) ++tree.selectable;
        else if (lane == 0) --tree.selectable;
    }

    /// @dev The number of the calling Jobs contract, if it may count answers and collect pay.
    function _finishing() private view returns (uint256) {
        uint256 caller = _jobsContracts[msg.sender];
        if (caller & MAY_FINISH == 0) revert ExecutorsNotJobs();
        return uint8(caller);
    }

    function _enclavesAt(uint8 env, uint256[] calldata positions) private view returns (address[] memory enclaves) {
        enclaves = new address[](positions.length);
        for (uint256 i = 0; i < positions.length; ++i) {
            enclaves[i] = address(uint160(_at[env][positions[i]]));
        }
    }

    function _weight(uint256 stake) private view returns (uint256) {
        uint256 weight = stake / STAKE_ADJUSTMENT_FACTOR;
        return weight < StakeTree.MAX_WEIGHT ? weight : StakeTree.MAX_WEIGHT;
    }
}
