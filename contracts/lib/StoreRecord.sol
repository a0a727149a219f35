// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev A store of secrets, in one slot. Sizes are bytes, times Unix seconds.
struct StoreRecord {
    uint40 capacity;
    uint40 occupied; // of secrets held and reserved
    uint32 lastAlive; // its last proof of life
    uint32 dead; // since when it is marked dead; 0: it is not
    uint16 secrets; // held
    uint16 pending; // reserved, not acknowledged yet
    uint16 weight; // stake in quanta
    uint16 position; // its number as an executor of the env
    uint8 env;
    bool registered;
    bool draining;
    bool evicted;
    bool suspended; // did not acknowledge in time, and has not proved to be alive since
}

using StoreRecords for StoreRecord global;

/// @title What follows from a store's record.
library StoreRecords {
    /// @dev Greatest capacity that counts.
    uint256 internal constant MAX_CAPACITY = type(uint40).max;
    /// @dev Most secrets of one store, held and reserved together.
    uint256 internal constant MAX_SECRETS = type(uint16).max;

    /// @dev The weight that the tree must hold: none unless the store can take a secret of any size.
    /// @param room The greatest secret.
    function lane(StoreRecord memory r, uint256 room) internal pure returns (uint256) {
        bool fit = r.registered && !r.draining && !r.evicted && !r.suspended && r.dead == 0
            && uint256(r.capacity) >= r.occupied + room && uint256(r.secrets) + r.pending < MAX_SECRETS;
        return fit ? r.weight : 0;
    }

    /// @dev Whether a store that holds secrets owes its proof of life.
    function overdue(StoreRecord memory r, uint256 timeout) internal view returns (bool) {
        return r.secrets != 0 && block.timestamp > uint256(r.lastAlive) + timeout;
    }
}
