// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IExecutors} from "./interfaces/IExecutors.sol";
import {ISecretManager} from "./interfaces/ISecretManager.sol";
import {ISecretStore} from "./interfaces/ISecretStore.sol";
import {ITeeManager} from "./interfaces/ITeeManager.sol";
import {StakeTree} from "./lib/StakeTree.sol";
import {StoreRecord, StoreRecords} from "./lib/StoreRecord.sol";

/// @title Which stores of secrets there are, what room they have, whether they live, and the draw among them.
/// @notice A store is an executor that offered room for secrets when it was
/// registered. Called by SecretManager and by TeeManager; everybody else only
/// reads. It holds no tokens.
contract SecretStore is AccessControl, ISecretStore {
    using StakeTree for mapping(uint256 key => uint256 node);

    /// @dev State of one env, in one slot.
    struct Tree {
        bool supported; // accepts stores
        uint8 height; // inner levels of the sum tree
        uint32 selectable; // stores with a weight above zero
    }

    uint256 private constant IDS_IN_WORD = 8;
    uint256 private constant ID_BITS = 32;
    /// @dev Draws of one selection; those beyond what is asked for make up for stores that are not fit.
    uint256 private constant MOST_DRAWS = 32;
    /// @dev Secrets that are given to others in the transaction that drains a store.
    uint256 private constant RENOUNCED_AT_ONCE = 8;

    /// @notice How far an enclave's clock may run ahead of the block's timestamp, in seconds.
    uint256 public constant MAX_CLOCK_LEAD = 30;

    /// @inheritdoc ISecretStore
    // solhint-disable-next-line var-name-mixedcase
    ITeeManager public immutable TEE_MANAGER;
    /// @inheritdoc ISecretStore
    // solhint-disable-next-line var-name-mixedcase
    IExecutors public immutable EXECUTORS;
    /// @notice The quantum of stake: a store is drawn by stake / STAKE_ADJUSTMENT_FACTOR,
    /// rounded down, at most 65,535. In the staking token's smallest unit.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable STAKE_ADJUSTMENT_FACTOR;
    /// @inheritdoc ISecretStore
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable MAX_SECRET_SIZE;
    /// @inheritdoc ISecretStore
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable MARK_ALIVE_TIMEOUT;

    /// @notice Keeps the secrets' terms and money; set once.
    // solhint-disable-next-line var-name-mixedcase
    ISecretManager public SECRET_MANAGER;

    mapping(address enclave => StoreRecord) private _stores;
    mapping(uint8 env => Tree) private _trees;
    /// @dev Nodes of all trees; see StakeTree.
    mapping(uint256 key => uint256 node) private _nodes;
    /// @dev The secrets that a store holds, eight a word.
    mapping(address enclave => mapping(uint256 word => uint256)) private _lists;
    /// @dev Running hash of all seeds.
    uint256 private _entropy;

    error SecretStoreZeroAddressAdmin();
    error SecretStoreZeroAddressTeeManager();
    error SecretStoreInvalidExecutors();
    error SecretStoreInvalidStakeAdjustmentFactor();
    error SecretStoreInvalidMaxSecretSize();
    error SecretStoreInvalidMarkAliveTimeout();
    error SecretStoreInvalidSecretManager();
    error SecretStoreSecretManagerAlreadySet();
    error SecretStoreNotSecretManager();
    error SecretStoreNotTeeManager();
    error SecretStoreGlobalEnvAlreadySupported();
    error SecretStoreUnsupportedEnv();
    error SecretStoreHasOccupiedStorage();
    error SecretStoreUnknown();
    error SecretStoreIsDraining();
    error SecretStoreIsEvicted();
    error SecretStoreIsDead();
    error SecretStoreSignatureTooOld();
    error SecretStoreSignatureFromFuture();

    modifier onlySecretManager() {
        if (msg.sender != address(SECRET_MANAGER)) revert SecretStoreNotSecretManager();
        _;
    }

    modifier onlyTeeManager() {
        if (msg.sender != address(TEE_MANAGER)) revert SecretStoreNotTeeManager();
        _;
    }

    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param stakeAdjustmentFactor Not above TeeManager's MIN_STAKE_AMOUNT, or the least stake would never be drawn.
    /// @param maxSecretSize In bytes, below 2^32.
    /// @param markAliveTimeout In seconds, up to 30 days.
    constructor(
        address admin,
        ITeeManager teeManager,
        IExecutors executors,
        uint256 stakeAdjustmentFactor,
        uint256 maxSecretSize,
        uint256 markAliveTimeout
    ) {
        if (admin == address(0)) revert SecretStoreZeroAddressAdmin();
        if (address(teeManager) == address(0)) revert SecretStoreZeroAddressTeeManager();
        if (address(executors) == address(0) || address(executors.TEE_MANAGER()) != address(teeManager)) {
            revert SecretStoreInvalidExecutors();
        }
        if (stakeAdjustmentFactor == 0 || stakeAdjustmentFactor > teeManager.MIN_STAKE_AMOUNT()) {
            revert SecretStoreInvalidStakeAdjustmentFactor();
        }
        if (maxSecretSize == 0 || maxSecretSize > type(uint32).max) revert SecretStoreInvalidMaxSecretSize();
        if (markAliveTimeout <= MAX_CLOCK_LEAD || markAliveTimeout > 30 days) {
            revert SecretStoreInvalidMarkAliveTimeout();
        }
        TEE_MANAGER = teeManager;
        EXECUTORS = executors;
        STAKE_ADJUSTMENT_FACTOR = stakeAdjustmentFactor;
        MAX_SECRET_SIZE = maxSecretSize;
        MARK_ALIVE_TIMEOUT = markAliveTimeout;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Says where secrets are created. Admin only, once.
    function setSecretManager(ISecretManager secretManager) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (address(SECRET_MANAGER) != address(0)) revert SecretStoreSecretManagerAlreadySet();
        if (address(secretManager) == address(0) || address(secretManager.SECRET_STORE()) != address(this)) {
            revert SecretStoreInvalidSecretManager();
        }
        SECRET_MANAGER = secretManager;
    }

    /// @notice Accepts stores of `env`. Admin only.
    function initTree(uint8 env) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (_trees[env].supported) revert SecretStoreGlobalEnvAlreadySupported();
        _trees[env].supported = true;
    }

    /// @inheritdoc ISecretStore
    function registerSecretStore(address enclave, uint256 storageCapacity, uint8 env, uint256 stake)
        external
        onlyTeeManager
    {
        Tree storage tree = _trees[env];
        if (!tree.supported) revert SecretStoreUnsupportedEnv();
        uint256 position = EXECUTORS.positionOf(enclave);
        while (position >= StakeTree.capacity(tree.height)) {
            _nodes.grow(env, tree.height++);
        }
        StoreRecord memory r;
        r.capacity =
            uint40(storageCapacity < StoreRecords.MAX_CAPACITY ? storageCapacity : StoreRecords.MAX_CAPACITY);
        r.position = uint16(position);
        r.env = env;
        r.weight = _weight(stake);
        r.registered = true;
        _save(enclave, r, 0);
    }

    /// @inheritdoc ISecretStore
    function addSecretStoreStake(address enclave, uint8, uint256 stake) external onlyTeeManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) return;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.weight = _weight(stake);
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function removeSecretStoreStake(address enclave) external view {
        if (_stores[enclave].occupied != 0) revert SecretStoreHasOccupiedStorage();
    }

    /// @inheritdoc ISecretStore
    function drainSecretStore(address enclave, uint8, address owner) external onlyTeeManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) return;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.draining = true;
        _save(enclave, r, lane);
        if (r.secrets != 0) {
            SECRET_MANAGER.renounceSecrets(
                enclave, owner, _idsFrom(enclave, r.secrets, RENOUNCED_AT_ONCE), r.lastAlive
            );
        }
    }

    /// @inheritdoc ISecretStore
    function reviveSecretStore(address enclave, uint8, uint256 stake) external onlyTeeManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) return;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.draining = false;
        r.evicted = false;
        r.weight = _weight(stake);
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function evictSecretStore(address enclave) external onlyTeeManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) return;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.draining = true;
        r.evicted = true;
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function deregisterSecretStore(address enclave) external onlyTeeManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) return;
        if (r.occupied != 0) revert SecretStoreHasOccupiedStorage();
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.registered = false;
        _save(enclave, r, lane);
        delete _stores[enclave];
    }

    /// @inheritdoc ISecretStore
    function select(uint8 env, uint256 count, uint256 size, address[] calldata ignore)
        external
        onlySecretManager
        returns (address[] memory picked)
    {
        picked = _draw(env, count, ignore);
        // Not before all are drawn: the tree must stay as it is until then.
        for (uint256 i = 0; i < picked.length; ++i) {
            StoreRecord memory r = _stores[picked[i]];
            uint256 lane = r.lane(MAX_SECRET_SIZE);
            r.occupied += uint40(size);
            ++r.pending;
            _save(picked[i], r, lane);
        }
    }

    /// @inheritdoc ISecretStore
    function hold(address enclave, uint256 secretId, uint256 signTimestamp)
        external
        onlySecretManager
        returns (uint256 index)
    {
        StoreRecord memory r = _stores[enclave];
        if (r.draining) revert SecretStoreIsDraining();
        if (r.dead != 0 || r.overdue(MARK_ALIVE_TIMEOUT)) revert SecretStoreIsDead();
        _checkTime(signTimestamp);
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        if (signTimestamp > r.lastAlive) r.lastAlive = uint32(signTimestamp);
        r.suspended = false;
        --r.pending;
        index = r.secrets++;
        _setId(enclave, index, secretId);
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function release(address enclave, uint256 size, bool suspend) external onlySecretManager {
        StoreRecord memory r = _stores[enclave];
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.occupied -= uint40(size);
        --r.pending;
        if (suspend) r.suspended = true;
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function drop(address enclave, uint256 size, uint256 index) external onlySecretManager returns (uint256 moved) {
        StoreRecord memory r = _stores[enclave];
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.occupied -= uint40(size);
        uint256 last = --r.secrets;
        if (index != last) {
            moved = _id(enclave, last);
            _setId(enclave, index, moved);
        }
        _setId(enclave, last, 0);
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    /// @dev A proof counts once: the next one must be later. A store that let
    /// its time pass cannot make up for it while it holds anything.
    function markAlive(address enclave, uint256 signTimestamp) external onlySecretManager {
        StoreRecord memory r = _stores[enclave];
        if (!r.registered) revert SecretStoreUnknown();
        if (r.evicted) revert SecretStoreIsEvicted();
        if (r.secrets != 0 && r.dead != 0 || r.overdue(MARK_ALIVE_TIMEOUT)) revert SecretStoreIsDead();
        _checkTime(signTimestamp);
        if (signTimestamp <= r.lastAlive) revert SecretStoreSignatureTooOld();
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.lastAlive = uint32(signTimestamp);
        r.dead = 0;
        r.suspended = false;
        _save(enclave, r, lane);
    }

    /// @inheritdoc ISecretStore
    function markDead(address enclave, address slasher, address recipient)
        external
        onlySecretManager
        returns (bool dead)
    {
        StoreRecord memory r = _stores[enclave];
        if (r.secrets == 0) return false;
        if (r.dead != 0) return true;
        if (!r.evicted && !r.overdue(MARK_ALIVE_TIMEOUT)) return false;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        r.dead = uint32(block.timestamp);
        _save(enclave, r, lane);
        r.weight = _weight(TEE_MANAGER.slashStore(enclave, slasher, recipient));
        _save(enclave, r, 0);
        return true;
    }

    /// @notice A store's room and life; zeros for one that is not registered.
    /// @return storageCapacity Bytes for secrets.
    /// @return storageOccupied Bytes of secrets that it holds, or was selected for.
    /// @return lastAliveTimestamp Its last proof of life, Unix seconds.
    /// @return deadTimestamp Since when it is marked dead, Unix seconds; 0 if it is not.
    function secretStores(address enclaveAddress)
        external
        view
        returns (
            uint256 storageCapacity,
            uint256 storageOccupied,
            uint256 lastAliveTimestamp,
            uint256 deadTimestamp
        )
    {
        StoreRecord memory r = _stores[enclaveAddress];
        return (r.capacity, r.occupied, r.lastAlive, r.dead);
    }

    /// @notice The secrets that a store acknowledged and still holds, in no particular order.
    function getStoreAckSecretIds(address enclaveAddress) external view returns (uint256[] memory) {
        uint256 count = _stores[enclaveAddress].secrets;
        return _idsFrom(enclaveAddress, count, count);
    }

    /// @inheritdoc ISecretStore
    function lastSecrets(address enclave, uint256 count) external view returns (uint256[] memory) {
        return _idsFrom(enclave, _stores[enclave].secrets, count);
    }

    /// @inheritdoc ISecretStore
    function aliveOf(address[] memory enclaves) external view returns (address[] memory) {
        uint256 found;
        for (uint256 i = 0; i < enclaves.length; ++i) {
            StoreRecord memory r = _stores[enclaves[i]];
            if (!r.registered || r.evicted || r.dead != 0 || r.overdue(MARK_ALIVE_TIMEOUT)) continue;
            enclaves[found++] = enclaves[i];
        }
        _shorten(enclaves, found);
        return enclaves;
    }

    /// @inheritdoc ISecretStore
    function isDraining(address enclave) external view returns (bool) {
        return _stores[enclave].draining;
    }

    /// @inheritdoc ISecretStore
    function getSecretStoreLastAliveTimestamp(address enclaveAddress) external view returns (uint256) {
        return _stores[enclaveAddress].lastAlive;
    }

    /// @notice Since when a store is marked dead, Unix seconds; 0 if it is not.
    function getSecretStoreDeadTimestamp(address enclaveAddress) external view returns (uint256) {
        return _stores[enclaveAddress].dead;
    }

    /// @notice With what weight a store is drawn now, in quanta of stake; zero if it cannot be.
    function getNodeValue(uint8 env, address enclaveAddress) public view returns (uint256) {
        StoreRecord memory r = _stores[enclaveAddress];
        return r.env == env ? r.lane(MAX_SECRET_SIZE) : 0;
    }

    /// @notice Whether a store can be drawn now.
    function isNodePresentInTree(uint8 env, address enclaveAddress) external view returns (bool) {
        return getNodeValue(env, enclaveAddress) != 0;
    }

    /// @notice Whether stores of `env` are accepted.
    function isTreeInitialized(uint8 env) external view returns (bool) {
        return _trees[env].supported;
    }

    /// @notice How many stores of `env` can be drawn now.
    function nodesInTree(uint8 env) external view returns (uint256) {
        return _trees[env].selectable;
    }

    /// @notice The least stake with which a store is drawn, in the staking token's smallest unit.
    // solhint-disable-next-line func-name-mixedcase
    function MIN_STAKE_AMOUNT() external view returns (uint256) {
        return TEE_MANAGER.MIN_STAKE_AMOUNT();
    }

    /// @dev Draws without replacement, and passes over stores that are to be
    /// ignored or overdue. As in Executors, the drawn stretches of the line are
    /// remembered, sorted, and skipped.
    function _draw(uint8 env, uint256 count, address[] calldata ignore) private returns (address[] memory picked) {
        uint256 seed = _nextSeed();
        uint256 height = _trees[env].height;
        uint256 left = _nodes.total(env, height);
        picked = new address[](count);
        uint256 found;
        uint256[] memory drawn = new uint256[](MOST_DRAWS); // start << 32 | weight, ascending
        for (uint256 i = 0; i < MOST_DRAWS && found < count && left != 0; ++i) {
            uint256 point = (uint256(keccak256(abi.encode(seed, i))) >> 32) * left >> 224;
            uint256 rank = 0;
            for (; rank < i && point >= drawn[rank] >> 32; ++rank) {
                point += uint32(drawn[rank]);
            }
            (uint256 position, uint256 start, uint256 weight) = _nodes.find(env, height, point);
            left -= weight;
            for (uint256 j = i; j > rank; --j) {
                drawn[j] = drawn[j - 1];
            }
            drawn[rank] = start << 32 | weight;
            address enclave = EXECUTORS.enclaveAt(env, position);
            if (_has(ignore, enclave) || _stores[enclave].overdue(MARK_ALIVE_TIMEOUT)) continue;
            picked[found++] = enclave;
        }
        _shorten(picked, found);
    }

    /// @dev Nothing that an owner chooses freely goes into the seed; see Jobs.
    function _nextSeed() private returns (uint256 seed) {
        seed = uint256(keccak256(abi.encode(block.prevrandao, blockhash(block.number - 1), _entropy)));
        _entropy = seed;
    }

    /// @dev Writes a record and, where that changes what the store weighs, the tree.
    /// @param oldLane What the tree holds for the store.
    function _save(address enclave, StoreRecord memory r, uint256 oldLane) private {
        _stores[enclave] = r;
        uint256 lane = r.lane(MAX_SECRET_SIZE);
        if (lane == oldLane) return;
        Tree storage tree = _trees[r.env];
        _nodes.set(r.env, tree.height, r.position, lane);
        if (oldLane == 0) ++tree.selectable;
        else if (lane == 0) --tree.selectable;
    }

    /// @dev Of what a store signs, when.
    function _checkTime(uint256 signTimestamp) private view {
        if (signTimestamp > block.timestamp + MAX_CLOCK_LEAD) revert SecretStoreSignatureFromFuture();
        if (signTimestamp + MARK_ALIVE_TIMEOUT < block.timestamp) revert SecretStoreSignatureTooOld();
    }

    function _id(address enclave, uint256 index) private view returns (uint256) {
        return uint32(_lists[enclave][index / IDS_IN_WORD] >> (index % IDS_IN_WORD * ID_BITS));
    }

    function _setId(address enclave, uint256 index, uint256 id) private {
        uint256 shift = index % IDS_IN_WORD * ID_BITS;
        uint256 word = _lists[enclave][index / IDS_IN_WORD];
        _lists[enclave][index / IDS_IN_WORD] = word & ~(uint256(type(uint32).max) << shift) | id << shift;
    }

    /// @dev Up to `most` of the `count` secrets of a store, from the end of its list backwards.
    function _idsFrom(address enclave, uint256 count, uint256 most) private view returns (uint256[] memory ids) {
        ids = new uint256[](most < count ? most : count);
        for (uint256 i = 0; i < ids.length; ++i) {
            ids[i] = _id(enclave, count - 1 - i);
        }
    }

    function _weight(uint256 stake) private view returns (uint16) {
        uint256 weight = stake / STAKE_ADJUSTMENT_FACTOR;
        return uint16(weight < StakeTree.MAX_WEIGHT ? weight : StakeTree.MAX_WEIGHT);
    }

    function _has(address[] calldata list, address enclave) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] == enclave) return true;
        }
        return false;
    }

    /// @dev In place.
    function _shorten(address[] memory list, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }
}
