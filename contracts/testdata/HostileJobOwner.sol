// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJobOwner} from "../interfaces/IJobOwner.sol";
import {Jobs} from "../Jobs.sol";

/// @title A job owner whose callbacks do their worst. For tests.
contract HostileJobOwner is IJobOwner {
    enum Mode {
        Accept,
        Revert,
        Burn,
        Bomb,
        Reenter
    }

    Mode public mode;
    address private _target;
    bytes private _payload;

    uint256 public results; // calls of oysterResultCall that were not reverted
    uint256 public failures; // calls of oysterFailureCall that were not reverted
    uint256 public lastSlashed;
    uint256 public lastGas;
    bool public reentered; // whether the call from within the last callback succeeded
    bytes public reentryData; // what it returned

    error Hostile();

    function set(Mode mode_, address target, bytes calldata payload) external {
        mode = mode_;
        _target = target;
        _payload = payload;
    }

    /// @dev Anything, in this contract's name.
    function exec(address target, bytes calldata data) external {
        (bool ok, bytes memory out) = target.call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(out, 32), mload(out))
            }
        }
    }

    function oysterResultCall(uint256, bytes calldata, uint8, uint256) external {
        lastGas = gasleft();
        _act();
        ++results;
    }

    function oysterFailureCall(uint256, uint256 slashedAmount) external {
        lastGas = gasleft();
        _act();
        ++failures;
        lastSlashed = slashedAmount;
    }

    function _act() private {
        if (mode == Mode.Revert) revert Hostile();
        if (mode == Mode.Burn) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (mode == Mode.Bomb) {
            assembly ("memory-safe") {
                // As much memory as its gas can pay for.
                revert(0, 200000)
            }
        }
        if (mode == Mode.Reenter) (reentered, reentryData) = _target.call(_payload);
    }
}

/// @title A contract that draws executors again and again in one transaction. For tests.
contract Redrawer {
    Jobs private immutable _jobs;

    error Drawn(address[] executors);

    constructor(Jobs jobs) {
        _jobs = jobs;
        jobs.USDC_TOKEN().approve(address(jobs), type(uint256).max);
    }

    /// @dev Two draws that differ in all that the caller chooses, each undone.
    function drawTwice() external returns (address[] memory first, address[] memory second) {
        first = _drawn(keccak256("one"), "x", 200);
        second = _drawn(keccak256("two"), "something longer", 300);
    }

    function draw(bytes32 codehash, bytes calldata input, uint256 deadline) external {
        uint256 id = _jobs.createJob(1, 0, codehash, input, deadline);
        revert Drawn(_jobs.getSelectedExecutors(id));
    }

    function _drawn(bytes32 codehash, bytes memory input, uint256 deadline) private returns (address[] memory) {
        try this.draw(codehash, input, deadline) {
            revert("not undone");
        } catch (bytes memory data) {
            bytes memory body = new bytes(data.length - 4);
            for (uint256 i = 0; i < body.length; ++i) {
                body[i] = data[i + 4];
            }
            return abi.decode(body, (address[]));
        }
    }
}
