// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token that can refuse to pay an account, as some real ones do. For tests.
contract BlockingToken is ERC20("Blocking", "BLK") {
    mapping(address account => bool) public isBlocked;

    error Blocked(address account);

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool value) external {
        isBlocked[account] = value;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (isBlocked[to]) revert Blocked(to);
        super._update(from, to, value);
    }
}
