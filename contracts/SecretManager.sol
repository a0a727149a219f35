// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IExecutors} from "./interfaces/IExecutors.sol";
import {ISecretManager} from "./interfaces/ISecretManager.sol";
import {ISecretStore} from "./interfaces/ISecretStore.sol";
import {ITeeManager} from "./interfaces/ITeeManager.sol";
import {SecretCopies, SecretCopy} from "./lib/SecretCopy.sol";
import {TypedData} from "./lib/TypedData.sol";

/// @title Where secrets are created, kept, paid for and given up.
/// @notice A secret's bytes never come here: its owner sends them, encrypted, to
/// each selected store. Here is who owns it, who may use it, which stores have
/// it, until when, and the money. It holds the payment tokens: the deposits of
/// secrets, and what stores earned and owners are owed. A secret that ended is
/// deleted, and views of it return zeros or revert.
contract SecretManager is AccessControl, TypedData, ISecretManager {
    using SafeERC20 for IERC20;

    string private constant DOMAIN_NAME = "marlin.oyster.SecretManager";

    /// @notice What the constructor takes.
    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param secretStore Draws stores; must be told of this contract by setSecretManager.
    /// @param usdcToken What secrets are paid in; no fee on transfer, no transfer hooks.
    /// @param noOfNodesToSelect Copies of a secret, 1 to 7.
    /// @param minStoreDuration From creation to end, in seconds; above acknowledgementTimeout.
    /// @param maxStoreDuration From creation, or from an extension, to the end, in seconds; up to ten years.
    /// @param acknowledgementTimeout From selection to acknowledgement, in seconds, at most 65,533.
    /// @param secretStoreFeeRate Price of a terabyte (10^12 bytes), second and copy, in the payment token's
    /// smallest unit, below 2^64.
    /// @param stakingPaymentPool Gets the slashed stake of dead stores.
    struct Config {
        address admin;
        ISecretStore secretStore;
        IERC20 usdcToken;
        uint256 noOfNodesToSelect;
        uint256 minStoreDuration;
        uint256 maxStoreDuration;
        uint256 acknowledgementTimeout;
        uint256 secretStoreFeeRate;
        address stakingPaymentPool;
    }

    /// @notice A store of a secret, as getSelectedEnclaves lists it.
    /// @param enclaveAddress The store.
    /// @param hasAcknowledgedStore Whether it said that it holds the secret.
    /// @param selectTimestamp When it was selected, Unix seconds.
    /// @param replacedAckTimestamp When it acknowledged, Unix seconds, if it was selected to replace another; else 0.
    struct SelectedEnclave {
        address enclaveAddress;
        bool hasAcknowledgedStore;
        uint256 selectTimestamp;
        uint256 replacedAckTimestamp;
    }

    /// @dev A secret, in two slots. Times are Unix seconds.
    struct Secret {
        address owner;
        uint8 env;
        uint32 size; // bytes that are reserved and paid for
        uint8 live; // a bit for each copy that has a store, acknowledged or not
        uint8 incoming; // a bit for each copy that a second store is to take over
        uint32 ackTimestamp; // when all its first stores had acknowledged; 0: not yet
        uint32 start;
        uint32 end;
        uint96 escrow; // of the payment token: deposits that are neither paid out nor back
        uint32 allowedVersion; // which list of allowed addresses counts
    }

    bytes32 private constant ACKNOWLEDGE_TYPE = keccak256("Acknowledge(uint256 secretId,uint256 signTimestamp)");
    bytes32 private constant ALIVE_TYPE = keccak256("Alive(uint256 signTimestamp)");
    /// @dev A copy's store is at its place below this, the one that is to take over as much above.
    uint256 private constant INCOMING = 8;
    uint256 private constant MOST_COPIES = 7;
    /// @dev Secrets of a dead store that one markStoreDead takes care of.
    uint256 private constant REPLACED_AT_ONCE = 16;
    SecretCopy private constant NOBODY = SecretCopy.wrap(0);
    uint256 private constant NOT_FOUND = type(uint256).max;

    /// @inheritdoc ISecretManager
    // solhint-disable-next-line var-name-mixedcase
    ISecretStore public immutable SECRET_STORE;
    /// @notice Knows the nodes' owners and holds the stake.
    // solhint-disable-next-line var-name-mixedcase
    ITeeManager public immutable TEE_MANAGER;
    /// @notice Where stores are drawn as executors.
    // solhint-disable-next-line var-name-mixedcase
    IExecutors public immutable EXECUTORS;
    /// @notice What secrets are paid in.
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable USDC_TOKEN;
    /// @notice Copies of a secret.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable NO_OF_NODES_TO_SELECT;
    /// @notice The greatest secret, in bytes.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable GLOBAL_MAX_SECRET_SIZE;
    /// @notice The shortest time from creation to the end, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable GLOBAL_MIN_STORE_DURATION;
    /// @notice The longest time from now to a new end, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable GLOBAL_MAX_STORE_DURATION;
    /// @notice From selection to the last moment of an acknowledgement, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable ACKNOWLEDGEMENT_TIMEOUT;
    /// @notice The longest time between two proofs of life of a store that holds secrets, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable MARK_ALIVE_TIMEOUT;
    /// @notice Price of a terabyte (10^12 bytes), second and copy, in the payment token's smallest unit.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable SECRET_STORE_FEE_RATE;
    /// @notice Gets the slashed stake of dead stores.
    // solhint-disable-next-line var-name-mixedcase
    address public immutable STAKING_PAYMENT_POOL;

    /// @notice How many secrets there were; the newest one's id.
    uint256 public secretId;
    mapping(uint256 id => Secret) private _secrets;
    mapping(uint256 id => SecretCopy[16]) private _copies;
    mapping(uint256 id => mapping(uint256 version => mapping(address user => bool))) private _allowed;
    /// @notice What an account can withdraw, in the payment token's smallest unit.
    mapping(address account => uint256 amount) public credits;

    event SecretCreated(
        uint256 indexed secretId,
        address indexed owner,
        uint256 sizeLimit,
        uint256 endTimestamp,
        uint256 usdcDeposit,
        address[] selectedEnclaves
    );
    event SecretEndTimestampUpdated(uint256 indexed secretId, uint256 endTimestamp);
    event SecretTerminated(uint256 indexed secretId, uint256 timestamp);
    /// @notice A secret is gone, with all its stores, and what was left of its deposit paid back.
    event SecretRemoved(uint256 indexed secretId);
    event SecretStoreAcknowledgementSuccess(uint256 indexed secretId, address indexed enclaveAddress);
    event SecretStoreAcknowledgementFailed(uint256 indexed secretId);
    event SecretStoreAlive(address indexed enclaveAddress);
    /// @notice `newEnclaveAddress` is to acknowledge next; the other one keeps the secret until then, unless it is dead.
    event SecretStoreReplaced(
        uint256 indexed secretId,
        address indexed prevEnclaveAddress,
        address indexed newEnclaveAddress,
        bool isMarkedDead
    );
    /// @notice A copy is given up because no store was left that could take it.
    event SecretReplicationReduced(uint256 indexed secretId, uint256 replicationCount);
    /// @notice From now on these, and the owner, may use the secret.
    event SecretAllowedAddressesSet(uint256 indexed secretId, address[] allowedAddresses);
    /// @notice A store earned `amount` by keeping a secret until `timestamp`.
    event SecretStorePaid(
        uint256 indexed secretId, address indexed enclaveAddress, uint256 amount, uint256 timestamp
    );
    /// @notice An owner was paid back `amount` of a secret's deposit.
    event SecretRefunded(uint256 indexed secretId, address indexed owner, uint256 amount);
    /// @notice An account was paid what it was credited.
    event CreditWithdrawn(address indexed account, uint256 amount);

    error SecretManagerZeroAddressAdmin();
    error SecretManagerZeroAddressUsdcToken();
    error SecretManagerZeroAddress();
    error SecretManagerInvalidNoOfNodes();
    error SecretManagerInvalidTimes();
    error SecretManagerInvalidFeeRate();
    error SecretManagerInvalidSizeLimit();
    error SecretManagerInvalidEndTimestamp();
    error SecretManagerInsufficientUsdcDeposit();
    error SecretManagerDepositTooHigh();
    error SecretManagerUnavailableResources();
    error SecretManagerInvalidSecret();
    error SecretManagerInvalidSecretOwner();
    error SecretManagerUserNotAllowed();
    error SecretManagerUnacknowledged();
    error SecretManagerAlreadyTerminated();
    error SecretManagerTerminationPending();
    error SecretManagerEnclaveNotFound();
    error SecretManagerAlreadyAcknowledged();
    error SecretManagerAcknowledgedAlready();
    error SecretManagerAcknowledgementTimeOver();
    error SecretManagerAcknowledgementTimeoutPending(address enclaveAddress);
    error SecretManagerSignatureTooOld();
    error SecretManagerStoreIsAlive();
    error SecretManagerStoreNotDraining();
    error SecretManagerCallerIsNotSecretStore();

    constructor(Config memory config) TypedData(DOMAIN_NAME) {
        if (config.admin == address(0)) revert SecretManagerZeroAddressAdmin();
        if (address(config.usdcToken) == address(0)) revert SecretManagerZeroAddressUsdcToken();
        if (address(config.secretStore) == address(0) || config.stakingPaymentPool == address(0)) {
            revert SecretManagerZeroAddress();
        }
        if (config.noOfNodesToSelect == 0 || config.noOfNodesToSelect > MOST_COPIES) {
            revert SecretManagerInvalidNoOfNodes();
        }
        if (
            config.acknowledgementTimeout == 0 || config.acknowledgementTimeout > SecretCopies.MAX_ACK_DELAY
                || config.minStoreDuration <= config.acknowledgementTimeout
                || config.maxStoreDuration < config.minStoreDuration || config.maxStoreDuration > 3650 days
        ) revert SecretManagerInvalidTimes();
        if (config.secretStoreFeeRate > type(uint64).max) revert SecretManagerInvalidFeeRate();
        SECRET_STORE = config.secretStore;
        TEE_MANAGER = config.secretStore.TEE_MANAGER();
        EXECUTORS = config.secretStore.EXECUTORS();
        USDC_TOKEN = config.usdcToken;
        NO_OF_NODES_TO_SELECT = config.noOfNodesToSelect;
        GLOBAL_MAX_SECRET_SIZE = config.secretStore.MAX_SECRET_SIZE();
        GLOBAL_MIN_STORE_DURATION = config.minStoreDuration;
        GLOBAL_MAX_STORE_DURATION = config.maxStoreDuration;
        ACKNOWLEDGEMENT_TIMEOUT = config.acknowledgementTimeout;
        MARK_ALIVE_TIMEOUT = config.secretStore.MARK_ALIVE_TIMEOUT();
        SECRET_STORE_FEE_RATE = config.secretStoreFeeRate;
        STAKING_PAYMENT_POOL = config.stakingPaymentPool;
        _grantRole(DEFAULT_ADMIN_ROLE, config.admin);
    }

    /// @notice Reserves room for a secret in NO_OF_NODES_TO_SELECT stores. Its id is the next one, `secretId`.
    /// @param env Kind of executor that is to use it.
    /// @param sizeLimit Bytes, up to GLOBAL_MAX_SECRET_SIZE.
    /// @param endTimestamp Unix seconds, from GLOBAL_MIN_STORE_DURATION to GLOBAL_MAX_STORE_DURATION from now.
    /// @param usdcDeposit Pulled from the sender: at least priceOf(sizeLimit, seconds until the end). What is
    /// not earned comes back.
    /// @param allowedAddresses Job owners that may use it, besides the sender.
    function createSecret(
        uint8 env,
        uint256 sizeLimit,
        uint256 endTimestamp,
        uint256 usdcDeposit,
        address[] calldata allowedAddresses
    ) external {
        if (sizeLimit == 0 || sizeLimit > GLOBAL_MAX_SECRET_SIZE) revert SecretManagerInvalidSizeLimit();
        if (
            endTimestamp < block.timestamp + GLOBAL_MIN_STORE_DURATION
                || endTimestamp > block.timestamp + GLOBAL_MAX_STORE_DURATION
        ) revert SecretManagerInvalidEndTimestamp();
        if (usdcDeposit < priceOf(sizeLimit, endTimestamp - block.timestamp)) {
            revert SecretManagerInsufficientUsdcDeposit();
        }
        if (usdcDeposit > type(uint96).max) revert SecretManagerDepositTooHigh();
        uint256 copies = NO_OF_NODES_TO_SELECT;
        address[] memory enclaves = SECRET_STORE.select(env, copies, sizeLimit, new address[](0));
        if (enclaves.length < copies) revert SecretManagerUnavailableResources();

        uint256 id = ++secretId;
        if (id > type(uint32).max) revert SecretManagerUnavailableResources();
        _secrets[id] = Secret({
            owner: msg.sender,
            env: env,
            size: uint32(sizeLimit),
            live: uint8((1 << copies) - 1),
            incoming: 0,
            ackTimestamp: 0,
            start: uint32(block.timestamp),
            end: uint32(endTimestamp),
            escrow: uint96(usdcDeposit),
            allowedVersion: 0
        });
        for (uint256 i = 0; i < copies; ++i) {
            _copies[id][i] = SecretCopies.make(enclaves[i]);
        }
        _allow(id, 0, allowedAddresses);
        USDC_TOKEN.safeTransferFrom(msg.sender, address(this), usdcDeposit);
        emit SecretCreated(id, msg.sender, sizeLimit, endTimestamp, usdcDeposit, enclaves);
    }

    /// @notice Says that a selected store holds a secret. Anyone may send it: the signature decides whose word it is.
    /// @param signTimestamp When the store signed, Unix seconds; not before it was selected.
    /// @param signature By the enclave over Acknowledge(id, signTimestamp); 65 bytes r‖s‖v, v 27 or 28, low s.
    function acknowledgeStore(uint256 id, uint256 signTimestamp, bytes calldata signature) external {
        Secret memory s = _load(id);
        address enclave = _signer(keccak256(abi.encode(ACKNOWLEDGE_TYPE, id, signTimestamp)), signature);
        (uint256 place, SecretCopy c) = _find(id, s, enclave);
        if (place == NOT_FOUND) revert SecretManagerEnclaveNotFound();
        if (c.acknowledged()) revert SecretManagerAlreadyAcknowledged();
        if (block.timestamp > c.selected() + ACKNOWLEDGEMENT_TIMEOUT) revert SecretManagerAcknowledgementTimeOver();
        if (block.timestamp >= s.end) revert SecretManagerAlreadyTerminated();
        // A signature for an earlier selection of the same store says nothing.
        if (signTimestamp < c.selected()) revert SecretManagerSignatureTooOld();

        uint256 index = SECRET_STORE.hold(enclave, id, signTimestamp);
        if (s.ackTimestamp == 0) {
            _copies[id][place] = c.withAck(SecretCopies.FIRST, index);
            if (_awaited(id, s) == address(0)) _secrets[id].ackTimestamp = uint32(block.timestamp);
        } else {
            if (place >= INCOMING) {
                _copies[id][place] = NOBODY;
                place -= INCOMING;
                _end(id, s, _copies[id][place]);
                s.incoming &= ~_bit(place);
                _secrets[id] = s;
            }
            _copies[id][place] = c.withAck(block.timestamp - c.selected() + 1, index);
        }
        emit SecretStoreAcknowledgementSuccess(id, enclave);
    }

    /// @notice Gives up waiting for stores whose time to acknowledge is over. Anyone may send it.
    /// If it is one of the first stores, the secret is removed and all of its
    /// deposit paid back. One that was to replace another is replaced itself; if
    /// no store is left, the copy is given up, or stays where it is if its store
    /// only drains.
    function acknowledgeStoreFailed(uint256 id) external {
        Secret memory s = _load(id);
        if (s.ackTimestamp == 0) {
            if (block.timestamp <= s.start + ACKNOWLEDGEMENT_TIMEOUT) {
                revert SecretManagerAcknowledgementTimeoutPending(_awaited(id, s));
            }
            _fail(id, s, true);
            return;
        }
        bool failed;
        address awaited;
        for (uint256 place = 0; place < 2 * INCOMING; ++place) {
            if (!_present(s, place)) continue;
            SecretCopy c = _copies[id][place];
            if (c.acknowledged()) continue;
            if (block.timestamp <= c.selected() + ACKNOWLEDGEMENT_TIMEOUT) {
                awaited = c.enclave();
                continue;
            }
            failed = true;
            SECRET_STORE.release(c.enclave(), s.size, true);
            emit SecretStoreAcknowledgementFailed(id);
            if (place < INCOMING) _fill(id, s, place, c.enclave(), false);
            else _fillIncoming(id, s, place - INCOMING, c.enclave());
        }
        if (!failed) {
            if (awaited == address(0)) revert SecretManagerAcknowledgedAlready();
            revert SecretManagerAcknowledgementTimeoutPending(awaited);
        }
        _close(id, s);
    }

    /// @notice Proves that a store was alive when it signed. Anyone may send it. A store that holds
    /// secrets owes one within MARK_ALIVE_TIMEOUT of the last; it is paid until its last one.
    /// @param signTimestamp Unix seconds; later than that of its last proof.
    /// @param signature By the enclave over Alive(signTimestamp); 65 bytes r‖s‖v, v 27 or 28, low s.
    function markStoreAlive(uint256 signTimestamp, bytes calldata signature) external {
        address enclave = _signer(keccak256(abi.encode(ALIVE_TYPE, signTimestamp)), signature);
        SECRET_STORE.markAlive(enclave, signTimestamp);
        emit SecretStoreAlive(enclave);
    }

    /// @notice Slashes a store that is overdue with its proof of life, or was evicted, and has others
    /// take its secrets. Credits the sender a part of the slashed stake (TeeManager.withdrawCredit).
    /// Anyone may send it; one call takes care of up to 16 secrets, so that it
    /// is to be sent again while the store has any (SecretStore.getStoreAckSecretIds).
    function markStoreDead(address enclaveAddress) external {
        if (!SECRET_STORE.markDead(enclaveAddress, msg.sender, STAKING_PAYMENT_POOL)) {
            revert SecretManagerStoreIsAlive();
        }
        uint256[] memory ids = SECRET_STORE.lastSecrets(enclaveAddress, REPLACED_AT_ONCE);
        for (uint256 i = 0; i < ids.length; ++i) {
            _bury(ids[i], enclaveAddress);
        }
    }

    /// @inheritdoc ISecretManager
    function renounceSecrets(address enclaveAddress, address, uint256[] calldata storeAckSecretIds, uint256)
        external
        returns (uint256 replaced)
    {
        if (msg.sender != address(SECRET_STORE)) revert SecretManagerCallerIsNotSecretStore();
        return _renounce(enclaveAddress, storeAckSecretIds);
    }

    /// @notice Looks for stores to take over secrets of one that drains, each of which keeps its secret
    /// until the other has acknowledged. Anyone may send it. The first eight were seen to by drainTeeNode.
    /// @param ids Of SecretStore.getStoreAckSecretIds. Those that have ended, are being taken over already, or
    /// for which there is no store now, are passed over.
    /// @return replaced For how many a store was found.
    function replaceDrainingStore(address enclaveAddress, uint256[] calldata ids)
        external
        returns (uint256 replaced)
    {
        if (!SECRET_STORE.isDraining(enclaveAddress)) revert SecretManagerStoreNotDraining();
        return _renounce(enclaveAddress, ids);
    }

    /// @notice Moves the end of a secret of the sender. If it comes earlier, what is no longer needed is paid back.
    /// @param endTimestamp Unix seconds, later than now, at most GLOBAL_MAX_STORE_DURATION from now.
    /// @param usdcDeposit Pulled from the sender and added to the secret's deposit, which must then suffice.
    function updateSecretEndTimestamp(uint256 id, uint256 endTimestamp, uint256 usdcDeposit) external {
        Secret memory s = _loadRunning(id);
        if (endTimestamp <= block.timestamp || endTimestamp > block.timestamp + GLOBAL_MAX_STORE_DURATION) {
            revert SecretManagerInvalidEndTimestamp();
        }
        bool earlier = endTimestamp < s.end;
        if (usdcDeposit > type(uint96).max - s.escrow) revert SecretManagerDepositTooHigh();
        s.escrow += uint96(usdcDeposit);
        s.end = uint32(endTimestamp);
        if (s.escrow < _need(id, s)) revert SecretManagerInsufficientUsdcDeposit();
        emit SecretEndTimestampUpdated(id, endTimestamp);
        if (usdcDeposit != 0) USDC_TOKEN.safeTransferFrom(msg.sender, address(this), usdcDeposit);
        if (earlier) _close(id, s);
        else _secrets[id] = s;
    }

    /// @notice Ends a secret of the sender now, and pays back what its stores cannot earn any more.
    function terminateSecret(uint256 id) external {
        Secret memory s = _loadRunning(id);
        s.end = uint32(block.timestamp);
        emit SecretTerminated(id, block.timestamp);
        _close(id, s);
    }

    /// @notice Removes a secret that has ended, pays its stores and pays back the rest. Anyone may send it, as
    /// soon as all its stores have proved to be alive after the end, or MARK_ALIVE_TIMEOUT after it.
    function removeSecret(uint256 id) external {
        Secret memory s = _load(id);
        if (s.ackTimestamp == 0) revert SecretManagerUnacknowledged();
        if (block.timestamp < s.end) revert SecretManagerTerminationPending();
        if (block.timestamp <= s.end + MARK_ALIVE_TIMEOUT && !_provedUntilEnd(id, s)) {
            revert SecretManagerTerminationPending();
        }
        _remove(id, s, false);
    }

    /// @notice Credits the stores of a secret what they have earned so far. Anyone may send it, at any time.
    function paySecretStores(uint256 id) external {
        Secret memory s = _load(id);
        for (uint256 i = 0; i < INCOMING; ++i) {
            if (!_present(s, i)) continue;
            _copies[id][i] = _pay(id, s, _copies[id][i]);
        }
        _secrets[id] = s;
    }

    /// @notice Says which job owners may use a secret of the sender, besides the sender: these and no others.
    function setSecretAllowedAddresses(uint256 id, address[] calldata allowedAddresses) external {
        Secret memory s = _load(id);
        if (msg.sender != s.owner) revert SecretManagerInvalidSecretOwner();
        _secrets[id].allowedVersion = s.allowedVersion + 1;
        _allow(id, s.allowedVersion + 1, allowedAddresses);
    }

    /// @notice Pays an account what it was credited: an owner of stores what they earned. Anyone may send it.
    function withdrawCredit(address account) external {
        uint256 amount = credits[account];
        delete credits[account];
        USDC_TOKEN.safeTransfer(account, amount);
        emit CreditWithdrawn(account, amount);
    }

    /// @inheritdoc ISecretManager
    function verifyUserAndGetSelectedStores(uint256 id, address jobOwner) external view returns (address[] memory) {
        Secret memory s = _load(id);
        if (jobOwner != s.owner && !_allowed[id][s.allowedVersion][jobOwner]) revert SecretManagerUserNotAllowed();
        if (s.ackTimestamp == 0) revert SecretManagerUnacknowledged();
        if (block.timestamp >= s.end) revert SecretManagerAlreadyTerminated();
        return SECRET_STORE.aliveOf(_enclaves(id, s, true));
    }

    /// @notice Whether `user` may use a secret; its owner always may.
    function hasSecretAllowedAddress(uint256 id, address user) external view returns (bool) {
        Secret memory s = _load(id);
        return user == s.owner || _allowed[id][s.allowedVersion][user];
    }

    /// @notice The stores of a secret: first those that have it or are to have it, then those that are to take
    /// over from a draining one. None if there is no such secret.
    function getSelectedEnclaves(uint256 id) external view returns (SelectedEnclave[] memory list) {
        Secret memory s = _secrets[id];
        list = new SelectedEnclave[](_count(s.live) + _count(s.incoming));
        uint256 n;
        for (uint256 place = 0; place < 2 * INCOMING; ++place) {
            if (!_present(s, place)) continue;
            SecretCopy c = _copies[id][place];
            list[n++] = SelectedEnclave(
                c.enclave(), c.acknowledged(), c.selected(), c.replaced() ? c.beginning(s.ackTimestamp) : 0
            );
        }
    }

    /// @notice A secret; zeros if there is none or it was removed.
    /// @return env Kind of executor that is to use it.
    /// @return owner Who created it.
    /// @return sizeLimit Bytes.
    /// @return usdcDeposit What is left of its deposit, in the payment token's smallest unit.
    /// @return startTimestamp When it was created, Unix seconds.
    /// @return endTimestamp When it ends or ended, Unix seconds.
    /// @return ackTimestamp When all its first stores had acknowledged, Unix seconds; 0: not yet.
    function userStorage(uint256 id)
        external
        view
        returns (
            uint8 env,
            address owner,
            uint256 sizeLimit,
            uint256 usdcDeposit,
            uint256 startTimestamp,
            uint256 endTimestamp,
            uint256 ackTimestamp
        )
    {
        Secret memory s = _secrets[id];
        return (s.env, s.owner, s.size, s.escrow, s.start, s.end, s.ackTimestamp);
    }

    /// @notice What is left of a secret's deposit when all is deducted that its stores have earned by now.
    function getCurrentConfirmedUsdcDeposit(uint256 id) external view returns (uint256 left) {
        Secret memory s = _secrets[id];
        left = s.escrow;
        for (uint256 i = 0; i < INCOMING; ++i) {
            if (_present(s, i)) left -= _earned(s, _copies[id][i], _paidUntil(s, _copies[id][i].enclave()));
        }
    }

    /// @notice What a deposit must be: the price of all copies of a secret.
    /// @param sizeLimit In bytes.
    /// @param duration In seconds.
    function priceOf(uint256 sizeLimit, uint256 duration) public view returns (uint256) {
        return NO_OF_NODES_TO_SELECT * SecretCopies.cost(sizeLimit, duration, SECRET_STORE_FEE_RATE);
    }

    /// @dev Takes a secret away from a store that is dead.
    function _bury(uint256 id, address enclave) private {
        Secret memory s = _secrets[id];
        if (s.ackTimestamp == 0) {
            _fail(id, s, false);
            return;
        }
        (uint256 place, SecretCopy c) = _find(id, s, enclave);
        _end(id, s, c);
        if (_present(s, place + INCOMING)) {
            _copies[id][place] = _copies[id][place + INCOMING];
            _copies[id][place + INCOMING] = NOBODY;
            s.incoming &= ~_bit(place);
            emit SecretStoreReplaced(id, enclave, _copies[id][place].enclave(), true);
        } else {
            _fill(id, s, place, enclave, true);
        }
        _close(id, s);
    }

    /// @dev Finds a store for a copy that has none any more, or gives it up.
    function _fill(uint256 id, Secret memory s, uint256 place, address previous, bool dead) private {
        address next = _next(id, s);
        if (next != address(0)) {
            _copies[id][place] = SecretCopies.make(next);
            emit SecretStoreReplaced(id, previous, next, dead);
            return;
        }
        _copies[id][place] = NOBODY;
        s.live &= ~_bit(place);
        if (block.timestamp < s.end) emit SecretReplicationReduced(id, _count(s.live));
    }

    /// @dev Finds another store to take over a copy, or leaves it where it is.
    function _fillIncoming(uint256 id, Secret memory s, uint256 place, address previous) private {
        address next = SECRET_STORE.isDraining(_copies[id][place].enclave()) ? _next(id, s) : address(0);
        if (next != address(0)) {
            _copies[id][place + INCOMING] = SecretCopies.make(next);
            emit SecretStoreReplaced(id, previous, next, false);
            return;
        }
        _copies[id][place + INCOMING] = NOBODY;
        s.incoming &= ~_bit(place);
    }

    function _renounce(address enclave, uint256[] calldata ids) private returns (uint256 replaced) {
        for (uint256 i = 0; i < ids.length; ++i) {
            Secret memory s = _secrets[ids[i]];
            if (s.ackTimestamp == 0) continue;
            (uint256 place, SecretCopy c) = _find(ids[i], s, enclave);
            if (place >= INCOMING || !c.acknowledged() || _present(s, place + INCOMING)) continue;
            address next = _next(ids[i], s);
            if (next == address(0)) continue;
            _copies[ids[i]][place + INCOMING] = SecretCopies.make(next);
            _secrets[ids[i]].incoming = s.incoming | _bit(place);
            emit SecretStoreReplaced(ids[i], enclave, next, false);
            ++replaced;
        }
    }

    /// @dev Draws one more store for a secret; zero if it has ended or there is none.
    function _next(uint256 id, Secret memory s) private returns (address) {
        if (block.timestamp >= s.end) return address(0);
        address[] memory picked = SECRET_STORE.select(s.env, 1, s.size, _enclaves(id, s, false));
        return picked.length == 0 ? address(0) : picked[0];
    }

    /// @dev Pays a store what it has earned and takes the secret off its list. The copy is the caller's to overwrite.
    function _end(uint256 id, Secret memory s, SecretCopy c) private {
        _pay(id, s, c);
        uint256 moved = SECRET_STORE.drop(c.enclave(), s.size, c.index());
        if (moved == 0) return;
        (uint256 place,) = _find(moved, _secrets[moved], c.enclave());
        _copies[moved][place] = _copies[moved][place].withIndex(c.index());
    }

    /// @dev Credits what a store has earned since it was last paid. Changes `s`, which the caller saves.
    /// @return The copy as it is to be saved, if it is kept.
    function _pay(uint256 id, Secret memory s, SecretCopy c) private returns (SecretCopy) {
        uint256 until = _paidUntil(s, c.enclave());
        uint256 amount = _earned(s, c, until);
        if (amount == 0) return c;
        s.escrow -= uint96(amount);
        credits[TEE_MANAGER.payeeOf(c.enclave())] += amount;
        emit SecretStorePaid(id, c.enclave(), amount, until);
        return c.withSettled(until);
    }

    /// @dev Ends a secret whose first stores did not all acknowledge. Nobody has earned anything.
    /// @param late Whether those that did not are to be suspended.
    function _fail(uint256 id, Secret memory s, bool late) private {
        emit SecretStoreAcknowledgementFailed(id);
        _remove(id, s, late);
    }

    /// @dev Saves a secret and pays back what is not needed; without a store it is removed.
    function _close(uint256 id, Secret memory s) private {
        if (s.live == 0) {
            _remove(id, s, false);
            return;
        }
        uint256 need = _need(id, s);
        uint256 back = s.escrow - need;
        s.escrow = uint96(need);
        _secrets[id] = s;
        _refund(id, s.owner, back);
    }

    /// @param suspend Whether stores that did not acknowledge are drawn no more until they prove to be alive.
    function _remove(uint256 id, Secret memory s, bool suspend) private {
        for (uint256 place = 0; place < 2 * INCOMING; ++place) {
            if (!_present(s, place)) continue;
            SecretCopy c = _copies[id][place];
            if (c.acknowledged()) _end(id, s, c);
            else SECRET_STORE.release(c.enclave(), s.size, suspend);
            _copies[id][place] = NOBODY;
        }
        delete _secrets[id];
        _refund(id, s.owner, s.escrow);
        emit SecretRemoved(id);
    }

    /// @dev Where the token refuses (a blocked account, say), the money waits.
    function _refund(uint256 id, address owner, uint256 amount) private {
        if (amount == 0) return;
        if (!USDC_TOKEN.trySafeTransfer(owner, amount)) credits[owner] += amount;
        emit SecretRefunded(id, owner, amount);
    }

    function _allow(uint256 id, uint256 version, address[] calldata users) private {
        for (uint256 i = 0; i < users.length; ++i) {
            _allowed[id][version][users[i]] = true;
        }
        emit SecretAllowedAddressesSet(id, users);
    }

    function _load(uint256 id) private view returns (Secret memory s) {
        s = _secrets[id];
        if (s.owner == address(0)) revert SecretManagerInvalidSecret();
    }

    /// @dev A secret of the sender that all its first stores acknowledged and that has not ended.
    function _loadRunning(uint256 id) private view returns (Secret memory s) {
        s = _load(id);
        if (msg.sender != s.owner) revert SecretManagerInvalidSecretOwner();
        if (s.ackTimestamp == 0) revert SecretManagerUnacknowledged();
        if (block.timestamp >= s.end) revert SecretManagerAlreadyTerminated();
    }

    /// @dev What a secret's stores can earn at most from now on.
    function _need(uint256 id, Secret memory s) private view returns (uint256 need) {
        for (uint256 i = 0; i < INCOMING; ++i) {
            if (!_present(s, i)) continue;
            SecretCopy c = _copies[id][i];
            if (c.acknowledged()) need += _earned(s, c, s.end);
            else if (s.end > block.timestamp) need += _cost(s.size, s.end - block.timestamp);
        }
    }

    /// @dev What a store earned of the time from its last payment until `t`; nothing before all have acknowledged.
    function _earned(Secret memory s, SecretCopy c, uint256 t) private view returns (uint256) {
        if (s.ackTimestamp == 0 || !c.acknowledged()) return 0;
        return c.earned(s.ackTimestamp, t, s.size, SECRET_STORE_FEE_RATE);
    }

    function _cost(uint256 size, uint256 time) private view returns (uint256) {
        return SecretCopies.cost(size, time, SECRET_STORE_FEE_RATE);
    }

    /// @dev Until when a store is paid by now: its last proof of life, but not beyond the secret's end.
    function _paidUntil(Secret memory s, address enclave) private view returns (uint256 until) {
        until = SECRET_STORE.getSecretStoreLastAliveTimestamp(enclave);
        if (until > s.end) until = s.end;
        if (until > block.timestamp) until = block.timestamp;
    }

    function _provedUntilEnd(uint256 id, Secret memory s) private view returns (bool) {
        for (uint256 i = 0; i < INCOMING; ++i) {
            if (!_present(s, i) || !_copies[id][i].acknowledged()) continue;
            if (_paidUntil(s, _copies[id][i].enclave()) < s.end) return false;
        }
        return true;
    }

    /// @dev A first store that has not acknowledged; zero if all have.
    function _awaited(uint256 id, Secret memory s) private view returns (address) {
        for (uint256 i = 0; i < INCOMING; ++i) {
            if (_present(s, i) && !_copies[id][i].acknowledged()) return _copies[id][i].enclave();
        }
        return address(0);
    }

    /// @dev Where among a secret's stores an enclave is; NOT_FOUND if nowhere.
    function _find(uint256 id, Secret memory s, address enclave)
        private
        view
        returns (uint256 place, SecretCopy c)
    {
        for (; place < 2 * INCOMING; ++place) {
            if (!_present(s, place)) continue;
            c = _copies[id][place];
            if (c.enclave() == enclave) return (place, c);
        }
        return (NOT_FOUND, c);
    }

    /// @dev All stores of a secret, or those of them that acknowledged.
    function _enclaves(uint256 id, Secret memory s, bool acknowledged) private view returns (address[] memory list) {
        list = new address[](_count(s.live) + _count(s.incoming));
        uint256 n;
        for (uint256 place = 0; place < 2 * INCOMING; ++place) {
            if (!_present(s, place)) continue;
            SecretCopy c = _copies[id][place];
            if (c.acknowledged() || !acknowledged) list[n++] = c.enclave();
        }
        assembly ("memory-safe") {
            mstore(list, n)
        }
    }

    function _signer(bytes32 structHash, bytes calldata signature) private view returns (address) {
        return ECDSA.recoverCalldata(_digest(structHash), signature);
    }

    /// @dev Whether there is a store at a place.
    function _present(Secret memory s, uint256 place) private pure returns (bool) {
        return (uint256(s.incoming) << INCOMING | s.live) >> place & 1 != 0;
    }

    function _bit(uint256 place) private pure returns (uint8) {
        return uint8(1 << place);
    }

    function _count(uint8 bits) private pure returns (uint256 n) {
        for (; bits != 0; bits &= bits - 1) {
            ++n;
        }
    }

    function _domainName() internal pure override returns (string memory) {
        return DOMAIN_NAME;
    }
}
