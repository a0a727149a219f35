// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IAttestationVerifier} from "./interfaces/IAttestationVerifier.sol";
import {IExecutors} from "./interfaces/IExecutors.sol";
import {ISecretStore} from "./interfaces/ISecretStore.sol";
import {ITeeManager} from "./interfaces/ITeeManager.sol";
import {EnclaveRegistry} from "./lib/EnclaveRegistry.sol";
import {TypedData} from "./lib/TypedData.sol";

/// @title The registry of enclaves that serve the network, and their stake.
/// @notice An owner registers an enclave whose key is attested to run a
/// whitelisted image. A draining node gets no new jobs but still owes those it
/// has, and keeps the secrets that it has until others hold them; stake comes
/// out only of a draining node that owes nothing.
contract TeeManager is EnclaveRegistry, TypedData, ITeeManager {
    using SafeERC20 for IERC20;

    string private constant DOMAIN_NAME = "marlin.oyster.TeeManager";

    /// @notice What the constructor takes.
    /// @param admin Holds DEFAULT_ADMIN_ROLE.
    /// @param attestationVerifier Says whose word on an attestation is taken.
    /// @param attestationMaxAge Of an attestation and of a registration's signature, in seconds.
    /// @param stakingToken What owners stake; no fee on transfer, no transfer hooks.
    /// @param minStakeAmount Least stake with which a node is selected, in the token's smallest unit.
    /// @param slashPercentInBips A slash takes stake × slashPercentInBips / slashMaxBips.
    /// @param slashMaxBips What stands for the whole, for example 10,000.
    /// @param slasherRewardInBips Part of slashMaxBips of each slash that goes to who reported it.
    struct Config {
        address admin;
        IAttestationVerifier attestationVerifier;
        uint256 attestationMaxAge;
        IERC20 stakingToken;
        uint256 minStakeAmount;
        uint256 slashPercentInBips;
        uint256 slashMaxBips;
        uint256 slasherRewardInBips;
    }

    /// @dev An enclave in the registry; owner zero if it is not.
    struct TeeNode {
        uint256 stakeAmount;
        address owner;
        uint8 env;
        bool draining;
    }

    bytes32 private constant REGISTER_TYPE = keccak256(
        "Register(address owner,uint256 jobCapacity,uint256 storageCapacity,uint8 env,uint256 signTimestamp)"
    );

    /// @notice Says whose word on an attestation is taken.
    // solhint-disable-next-line var-name-mixedcase
    IAttestationVerifier public immutable ATTESTATION_VERIFIER;
    /// @notice Greatest age of an attestation and of a registration's signature, in seconds.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable ATTESTATION_MAX_AGE;
    /// @inheritdoc ITeeManager
    // solhint-disable-next-line var-name-mixedcase
    IERC20 public immutable STAKING_TOKEN;
    /// @inheritdoc ITeeManager
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable MIN_STAKE_AMOUNT;
    /// @notice A slash takes stake × SLASH_PERCENT_IN_BIPS / SLASH_MAX_BIPS.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable SLASH_PERCENT_IN_BIPS;
    /// @notice What stands for the whole in the other two.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable SLASH_MAX_BIPS;
    /// @notice The slasher's part of a slash, in SLASH_MAX_BIPS.
    // solhint-disable-next-line var-name-mixedcase
    uint256 public immutable SLASHER_REWARD_IN_BIPS;

    /// @notice Keeps count of jobs and draws executors; set once.
    // solhint-disable-next-line var-name-mixedcase
    IExecutors public EXECUTORS;

    /// @notice Keeps count of secrets and draws stores; set once, zero until then.
    // solhint-disable-next-line var-name-mixedcase
    ISecretStore public SECRET_STORE;

    /// @notice The registry: stake in the staking token's smallest unit, owner (zero: not registered), env, whether draining.
    mapping(address enclave => TeeNode node) public teeNodes;
    /// @inheritdoc ITeeManager
    /// @dev An enclave's image binds it to one owner for the life of its key;
    /// keeping the first one means that earned pay always finds its way.
    mapping(address enclave => address owner) public payeeOf;
    /// @notice What an account can withdraw, in the staking token's smallest unit.
    mapping(address account => uint256 amount) public credits;

    event TeeNodeRegistered(
        address indexed enclaveAddress,
        address indexed owner,
        uint256 jobCapacity,
        uint256 storageCapacity,
        uint8 env
    );
    event TeeNodeDrained(address indexed enclaveAddress);
    event TeeNodeRevived(address indexed enclaveAddress);
    /// @notice A node whose image or key was revoked is neither selected nor heard any more.
    event TeeNodeEvicted(address indexed enclaveAddress);
    event TeeNodeDeregistered(address indexed enclaveAddress);
    event TeeNodeStakeAdded(address indexed enclaveAddress, uint256 addedAmount);
    event TeeNodeStakeRemoved(address indexed enclaveAddress, uint256 removedAmount);
    /// @notice A node was slashed by `amount`, of which the slasher gets `reward`.
    event TeeNodeSlashed(address indexed enclaveAddress, address indexed slasher, uint256 amount, uint256 reward);
    /// @notice An account was paid what it was credited.
    event CreditWithdrawn(address indexed account, uint256 amount);

    error TeeManagerZeroAddressAttestationVerifier();
    error TeeManagerZeroAddressStakingToken();
    error TeeManagerZeroMinStakeAmount();
    error TeeManagerInvalidSlashParams();
    error TeeManagerInvalidExecutors();
    error TeeManagerExecutorsAlreadySet();
    error TeeManagerInvalidSecretStore();
    error TeeManagerSecretStoreAlreadySet();
    error TeeManagerInvalidCaller();
    error TeeManagerInvalidSigner();
    error TeeManagerSignatureTooOld();
    error TeeManagerSignatureFromFuture();
    error TeeManagerInvalidEnclaveOwner();
    error TeeManagerEnclaveOwnerChanged();
    error TeeManagerEnclaveAlreadyExists();
    error TeeManagerEnclaveAlreadyDraining();
    error TeeManagerEnclaveAlreadyRevived();
    error TeeManagerEnclaveNotDraining();
    error TeeManagerEnclaveHasPendingJobs();
    error TeeManagerEnclaveStillTrusted();
    error TeeManagerEnclaveAlreadyEvicted();
    error TeeManagerInsufficientStake();
    error TeeManagerStakeBelowMinimum(uint256 minStakeAmount);

    modifier onlyNodeOwner(address enclave) {
        if (teeNodes[enclave].owner != msg.sender) revert TeeManagerInvalidEnclaveOwner();
        _;
    }

    constructor(Config memory config) EnclaveRegistry(config.admin) TypedData(DOMAIN_NAME) {
        if (address(config.attestationVerifier) == address(0)) revert TeeManagerZeroAddressAttestationVerifier();
        if (address(config.stakingToken) == address(0)) revert TeeManagerZeroAddressStakingToken();
        if (config.minStakeAmount == 0) revert TeeManagerZeroMinStakeAmount();
        if (
            config.slashMaxBips == 0 || config.slashMaxBips > 1e6 || config.slashPercentInBips > config.slashMaxBips
                || config.slasherRewardInBips > config.slashMaxBips
        ) revert TeeManagerInvalidSlashParams();
        ATTESTATION_VERIFIER = config.attestationVerifier;
        ATTESTATION_MAX_AGE = config.attestationMaxAge;
        STAKING_TOKEN = config.stakingToken;
        MIN_STAKE_AMOUNT = config.minStakeAmount;
        SLASH_PERCENT_IN_BIPS = config.slashPercentInBips;
        SLASH_MAX_BIPS = config.slashMaxBips;
        SLASHER_REWARD_IN_BIPS = config.slasherRewardInBips;
    }

    /// @notice Says where executors are counted and drawn. Admin only, once.
    function setExecutors(IExecutors executors) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (address(executors) == address(0)) revert TeeManagerInvalidExecutors();
        if (address(EXECUTORS) != address(0)) revert TeeManagerExecutorsAlreadySet();
        EXECUTORS = executors;
    }

    /// @notice Says where stores of secrets are counted and drawn. Admin only, once. Nodes
    /// that are registered already do not become stores.
    function setSecretStore(ISecretStore secretStore) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (address(secretStore) == address(0) || address(secretStore.TEE_MANAGER()) != address(this)) {
            revert TeeManagerInvalidSecretStore();
        }
        if (address(SECRET_STORE) != address(0)) revert TeeManagerSecretStoreAlreadySet();
        SECRET_STORE = secretStore;
    }

    /// @notice Registers an enclave of the sender and stakes for it.
    /// @param attestationSignature By a verifier over `attestation`.
    /// @param attestation Of the enclave's key and image.
    /// @param jobCapacity Jobs that it runs at once, 1 to 65,535.
    /// @param storageCapacity Bytes for secrets; with 0 the node is no store of them.
    /// @param env Kind of executor.
    /// @param signTimestamp When the enclave signed, Unix seconds.
    /// @param signature By the enclave over Register(owner = sender, …).
    /// @param stakeAmount Pulled from the sender; at least MIN_STAKE_AMOUNT, as there are only 65,536 positions in an env.
    function registerTeeNode(
        bytes calldata attestationSignature,
        IAttestationVerifier.Attestation calldata attestation,
        uint256 jobCapacity,
        uint256 storageCapacity,
        uint8 env,
        uint256 signTimestamp,
        bytes calldata signature,
        uint256 stakeAmount
    ) external {
        if (address(EXECUTORS) == address(0)) revert TeeManagerInvalidExecutors();
        _checkStake(stakeAmount);
        (address enclave,) = _verifyKey(attestationSignature, attestation);
        _checkRegister(enclave, jobCapacity, storageCapacity, env, signTimestamp, signature);
        if (teeNodes[enclave].owner != address(0)) revert TeeManagerEnclaveAlreadyExists();
        address payee = payeeOf[enclave];
        if (payee == address(0)) payeeOf[enclave] = msg.sender;
        else if (payee != msg.sender) revert TeeManagerEnclaveOwnerChanged();

        teeNodes[enclave] = TeeNode(stakeAmount, msg.sender, env, false);
        EXECUTORS.register(enclave, env, jobCapacity, _selectionStake(stakeAmount, false));
        if (storageCapacity != 0 && address(SECRET_STORE) != address(0)) {
            SECRET_STORE.registerSecretStore(enclave, storageCapacity, env, _selectionStake(stakeAmount, false));
        }
        STAKING_TOKEN.safeTransferFrom(msg.sender, address(this), stakeAmount);
        emit TeeNodeRegistered(enclave, msg.sender, jobCapacity, storageCapacity, env);
        emit TeeNodeStakeAdded(enclave, stakeAmount);
    }

    /// @notice Stops new jobs for an enclave of the sender.
    function drainTeeNode(address enclaveAddress) external onlyNodeOwner(enclaveAddress) {
        if (teeNodes[enclaveAddress].draining) revert TeeManagerEnclaveAlreadyDraining();
        teeNodes[enclaveAddress].draining = true;
        EXECUTORS.setStake(enclaveAddress, 0);
        emit TeeNodeDrained(enclaveAddress);
        if (address(SECRET_STORE) != address(0)) {
            SECRET_STORE.drainSecretStore(enclaveAddress, teeNodes[enclaveAddress].env, msg.sender);
        }
    }

    /// @notice Drains a node whose image or key was revoked, and has its answers refused. Anyone may send it.
    /// @dev For the jobs that it has it will be slashed: an exemption would let
    /// who was silent have itself evicted.
    function evictTeeNode(address enclaveAddress) external {
        if (teeNodes[enclaveAddress].owner == address(0)) revert TeeManagerInvalidEnclaveOwner();
        if (!_evict(enclaveAddress)) revert TeeManagerEnclaveAlreadyEvicted();
    }

    /// @notice Revokes an image and evicts nodes that run it, in one transaction. Admin only.
    /// @param imageId May be revoked already.
    /// @param enclaveAddresses Those that are not registered or evicted already
    /// are passed over; one that is still trusted reverts.
    function revokeImageAndEvict(bytes32 imageId, address[] calldata enclaveAddresses)
        external
        onlyRole(DEFAULT_ADMIN_ROLE)
    {
        _revokeImage(imageId);
        for (uint256 i = 0; i < enclaveAddresses.length; ++i) {
            if (teeNodes[enclaveAddresses[i]].owner != address(0)) _evict(enclaveAddresses[i]);
        }
    }

    /// @notice Revokes keys and evicts those of them that are nodes, in one transaction. Admin only.
    function revokeKeysAndEvict(address[] calldata enclaveAddresses) external onlyRole(DEFAULT_ADMIN_ROLE) {
        for (uint256 i = 0; i < enclaveAddresses.length; ++i) {
            _revokeKey(enclaveAddresses[i]);
            if (teeNodes[enclaveAddresses[i]].owner != address(0)) _evict(enclaveAddresses[i]);
        }
    }

    /// @notice Lets a draining enclave of the sender get jobs again, also one that
    /// was evicted, if its key and image are trusted.
    function reviveTeeNode(address enclaveAddress) external onlyNodeOwner(enclaveAddress) {
        TeeNode storage node = teeNodes[enclaveAddress];
        if (!node.draining) revert TeeManagerEnclaveAlreadyRevived();
        allowOnlyVerified(enclaveAddress);
        node.draining = false;
        EXECUTORS.reinstate(enclaveAddress, _selectionStake(node.stakeAmount, false));
        if (address(SECRET_STORE) != address(0)) {
            SECRET_STORE.reviveSecretStore(enclaveAddress, node.env, _selectionStake(node.stakeAmount, false));
        }
        emit TeeNodeRevived(enclaveAddress);
    }

    /// @notice Takes a draining enclave of the sender that owes nothing out of the registry and pays its stake back.
    function deregisterTeeNode(address enclaveAddress) external onlyNodeOwner(enclaveAddress) {
        TeeNode memory node = teeNodes[enclaveAddress];
        if (!node.draining) revert TeeManagerEnclaveNotDraining();
        delete teeNodes[enclaveAddress];
        if (address(SECRET_STORE) != address(0)) SECRET_STORE.deregisterSecretStore(enclaveAddress);
        EXECUTORS.deregister(enclaveAddress);
        STAKING_TOKEN.safeTransfer(msg.sender, node.stakeAmount);
        emit TeeNodeStakeRemoved(enclaveAddress, node.stakeAmount);
        emit TeeNodeDeregistered(enclaveAddress);
    }

    /// @notice Stakes more for an enclave of the sender.
    /// @param amount In the staking token's smallest unit.
    function addTeeNodeStake(address enclaveAddress, uint256 amount) external onlyNodeOwner(enclaveAddress) {
        TeeNode storage node = teeNodes[enclaveAddress];
        node.stakeAmount += amount;
        uint256 selectionStake = _selectionStake(node.stakeAmount, node.draining);
        EXECUTORS.setStake(enclaveAddress, selectionStake);
        _setStoreStake(enclaveAddress, node.env, selectionStake);
        STAKING_TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        emit TeeNodeStakeAdded(enclaveAddress, amount);
    }

    /// @notice Pays back stake of a draining enclave of the sender that owes nothing.
    /// MIN_STAKE_AMOUNT must stay; the rest comes back by deregisterTeeNode.
    /// @param amount In the staking token's smallest unit.
    function removeTeeNodeStake(address enclaveAddress, uint256 amount) external onlyNodeOwner(enclaveAddress) {
        TeeNode storage node = teeNodes[enclaveAddress];
        if (!node.draining) revert TeeManagerEnclaveNotDraining();
        if (EXECUTORS.pendingJobs(enclaveAddress) != 0) revert TeeManagerEnclaveHasPendingJobs();
        if (address(SECRET_STORE) != address(0)) SECRET_STORE.removeSecretStoreStake(enclaveAddress);
        if (amount > node.stakeAmount) revert TeeManagerInsufficientStake();
        node.stakeAmount -= amount;
        _checkStake(node.stakeAmount);
        STAKING_TOKEN.safeTransfer(msg.sender, amount);
        emit TeeNodeStakeRemoved(enclaveAddress, amount);
    }

    /// @inheritdoc ITeeManager
    function slashNodes(address[] calldata enclaves, address slasher, address recipient, bool payNow)
        external
        returns (uint256[] memory stakes, uint256 received)
    {
        if (msg.sender != address(EXECUTORS)) revert TeeManagerInvalidCaller();
        stakes = new uint256[](enclaves.length);
        uint256 rewards;
        for (uint256 i = 0; i < enclaves.length; ++i) {
            (uint256 stake, uint256 amount, uint256 reward) = _slash(enclaves[i], slasher);
            stakes[i] = stake;
            rewards += reward;
            received += amount - reward;
            _setStoreStake(enclaves[i], teeNodes[enclaves[i]].env, stake);
        }
        credits[slasher] += rewards;
        if (!payNow || !STAKING_TOKEN.trySafeTransfer(recipient, received)) credits[recipient] += received;
    }

    /// @inheritdoc ITeeManager
    function slashStore(address enclave, address slasher, address recipient) external returns (uint256 stake) {
        if (msg.sender != address(SECRET_STORE)) revert TeeManagerInvalidCaller();
        uint256 amount;
        uint256 reward;
        (stake, amount, reward) = _slash(enclave, slasher);
        credits[slasher] += reward;
        credits[recipient] += amount - reward;
        EXECUTORS.setStake(enclave, stake);
    }

    /// @notice Pays an account what it was credited: rewards for slashing, slashed stake. Anyone may send it.
    function withdrawCredit(address account) external {
        uint256 amount = credits[account];
        delete credits[account];
        STAKING_TOKEN.safeTransfer(account, amount);
        emit CreditWithdrawn(account, amount);
    }

    /// @notice Reverts unless the key and the image it runs are both trusted.
    function allowOnlyVerified(address signer) public view {
        bytes32 imageId = _keys[signer];
        if (imageId == bytes32(0)) revert EnclaveKeyNotVerified();
        if (!_imageKnown(imageId)) revert EnclaveImageNotWhitelisted();
    }

    /// @notice Whether a node gets no new jobs because it leaves.
    function getDrainingStatus(address enclaveAddress) external view returns (bool) {
        return teeNodes[enclaveAddress].draining;
    }

    /// @notice Owner of a node; zero if it is not registered.
    function getTeeNodeOwner(address enclaveAddress) external view returns (address) {
        return teeNodes[enclaveAddress].owner;
    }

    /// @notice Stake of each node, in the staking token's smallest unit.
    function getTeeNodesStake(address[] calldata enclaveAddresses) external view returns (uint256[] memory stakes) {
        stakes = new uint256[](enclaveAddresses.length);
        for (uint256 i = 0; i < stakes.length; ++i) {
            stakes[i] = teeNodes[enclaveAddresses[i]].stakeAmount;
        }
    }

    /// @notice The image that an attested key runs; zero if the key is not known.
    function getVerifiedKey(address key) external view returns (bytes32) {
        return _keys[key];
    }

    /// @notice The measurement of a trusted image; empty if it is not known.
    function getWhitelistedImage(bytes32 imageId) external view returns (EnclaveImage memory) {
        return _images[imageId];
    }

    function _checkRegister(
        address enclave,
        uint256 jobCapacity,
        uint256 storageCapacity,
        uint8 env,
        uint256 signTimestamp,
        bytes calldata signature
    ) private view {
        if (signTimestamp > block.timestamp + MAX_CLOCK_LEAD) revert TeeManagerSignatureFromFuture();
        if (signTimestamp + ATTESTATION_MAX_AGE < block.timestamp) revert TeeManagerSignatureTooOld();
        bytes32 structHash =
            keccak256(abi.encode(REGISTER_TYPE, msg.sender, jobCapacity, storageCapacity, env, signTimestamp));
        if (ECDSA.recoverCalldata(_digest(structHash), signature) != enclave) {
            revert TeeManagerInvalidSigner();
        }
    }

    /// @dev A place in the registry is not to be had, or kept, for nothing.
    function _checkStake(uint256 stake) private view {
        if (stake < MIN_STAKE_AMOUNT) revert TeeManagerStakeBelowMinimum(MIN_STAKE_AMOUNT);
    }

    /// @dev Also one that drains already: it must not be heard either.
    /// @return changed False if it was evicted already.
    function _evict(address enclave) private returns (bool changed) {
        if (_keyTrusted(enclave)) revert TeeManagerEnclaveStillTrusted();
        changed = EXECUTORS.evict(enclave);
        if (!changed) return false;
        if (address(SECRET_STORE) != address(0)) SECRET_STORE.evictSecretStore(enclave);
        if (!teeNodes[enclave].draining) {
            teeNodes[enclave].draining = true;
            emit TeeNodeDrained(enclave);
        }
        emit TeeNodeEvicted(enclave);
    }

    /// @dev Takes a slash off a node's stake. Who gets it is the caller's business.
    /// @return stake What counts for selection afterwards.
    /// @return amount What was slashed.
    /// @return reward The slasher's part of it.
    function _slash(address enclave, address slasher) private returns (uint256 stake, uint256 amount, uint256 reward) {
        TeeNode storage node = teeNodes[enclave];
        (amount, reward) = _slashOf(node.stakeAmount);
        node.stakeAmount -= amount;
        stake = _selectionStake(node.stakeAmount, node.draining);
        emit TeeNodeSlashed(enclave, slasher, amount, reward);
    }

    /// @dev What counts when stores are drawn, of an enclave that may be one.
    function _setStoreStake(address enclave, uint8 env, uint256 stake) private {
        if (address(SECRET_STORE) != address(0)) SECRET_STORE.addSecretStoreStake(enclave, env, stake);
    }

    /// @dev What counts when executors are drawn: nothing while draining or under-staked.
    function _selectionStake(uint256 stake, bool draining) private view returns (uint256) {
        return draining || stake < MIN_STAKE_AMOUNT ? 0 : stake;
    }

    /// @dev Divides first where the product would overflow: a slash never reverts.
    function _slashOf(uint256 stake) private view returns (uint256 amount, uint256 reward) {
        amount = _part(stake, SLASH_PERCENT_IN_BIPS);
        reward = _part(amount, SLASHER_REWARD_IN_BIPS);
    }

    function _part(uint256 whole, uint256 bips) private view returns (uint256) {
        return whole > type(uint128).max ? whole / SLASH_MAX_BIPS * bips : whole * bips / SLASH_MAX_BIPS;
    }

    function _verifySignature(bytes calldata signature, IAttestationVerifier.Attestation calldata attestation) internal view override {
        ATTESTATION_VERIFIER.verify(signature, attestation);
    }

    function _maxAge() internal view override returns (uint256) {
        return ATTESTATION_MAX_AGE;
    }

    function _domainName() internal pure override returns (string memory) {
        return DOMAIN_NAME;
    }
}
