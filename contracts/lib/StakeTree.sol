// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A sum tree of small weights, packed so that ten of them are one storage slot.
/// @notice A leaf holds sixteen weights of 16 bits; an inner node holds, in
/// eight lanes of 32 bits, the sums of its children. The highest level has one
/// node. Sums cannot overflow: 65,536 weights of 65,535 stay below 2^32.
/// @dev Lanes count from the least significant bits.
library StakeTree {
    /// @dev At most this many positions: four inner levels above the leaves.
    uint256 internal constant MAX_POSITIONS = 1 << 16;
    /// @dev The greatest weight.
    uint256 internal constant MAX_WEIGHT = type(uint16).max;

    uint256 private constant LEAF_LANES = 16;
    uint256 private constant INNER_LANES = 8;
    /// @dev The lower half of each 32-bit lane.
    uint256 private constant EVEN_LANES = 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff;
    /// @dev One in each 32-bit lane: multiplying by it adds all lanes into the highest.
    uint256 private constant ONES = 0x0000000100000001000000010000000100000001000000010000000100000001;

    /// @notice How many positions a tree with `height` inner levels has.
    function capacity(uint256 height) internal pure returns (uint256) {
        return LEAF_LANES << (3 * height);
    }

    /// @notice The sum of all weights.
    /// @param env Which tree; all trees share `nodes`.
    /// @param height Inner levels.
    function total(mapping(uint256 key => uint256 node) storage nodes, uint256 env, uint256 height)
        internal
        view
        returns (uint256)
    {
        return _sum(nodes[_key(env, height, 0)], height);
    }

    /// @notice The position whose share of the line from 0 to total holds `point`.
    /// @return position Where `point` falls.
    /// @return start Where that position's share begins.
    /// @return weight How long it is.
    function find(mapping(uint256 key => uint256 node) storage nodes, uint256 env, uint256 height, uint256 point)
        internal
        view
        returns (uint256 position, uint256 start, uint256 weight)
    {
        uint256 rest = point;
        // Unchecked: `point` is below the total, so some lane of every node on
        // the way holds it, and the loops end before the lanes do.
        unchecked {
            for (uint256 level = height; level > 0; --level) {
                uint256 node = nodes[_key(env, level, position)];
                position *= INNER_LANES;
                for (uint256 lane = uint32(node); rest >= lane; lane = uint32(node)) {
                    rest -= lane;
                    node >>= 32;
                    ++position;
                }
            }
            uint256 leaf = nodes[_key(env, 0, position)];
            position *= LEAF_LANES;
            weight = uint16(leaf);
            while (rest >= weight) {
                rest -= weight;
                leaf >>= 16;
                ++position;
                weight = uint16(leaf);
            }
            start = point - rest;
        }
    }

    /// @notice Sets a weight and all sums above it.
    function set(
        mapping(uint256 key => uint256 node) storage nodes,
        uint256 env,
        uint256 height,
        uint256 position,
        uint256 weight
    ) internal {
        uint256 index = position / LEAF_LANES;
        uint256 key = _key(env, 0, index);
        uint256 leaf = nodes[key];
        uint256 shift = (position % LEAF_LANES) * 16;
        uint256 old = uint16(leaf >> shift);
        // Unchecked: each sum holds `old`, and sums cannot overflow (see above).
        unchecked {
            nodes[key] = leaf - (old << shift) + (weight << shift);
            for (uint256 level = 1; level <= height; ++level) {
                shift = (index % INNER_LANES) * 32;
                index /= INNER_LANES;
                key = _key(env, level, index);
                nodes[key] = nodes[key] - (old << shift) + (weight << shift);
            }
        }
    }

    /// @notice Puts a level on top, which makes room for eight times as many.
    /// @param height The inner levels so far.
    function grow(mapping(uint256 key => uint256 node) storage nodes, uint256 env, uint256 height) internal {
        nodes[_key(env, height + 1, 0)] = total(nodes, env, height);
    }

    function _sum(uint256 node, uint256 level) private pure returns (uint256) {
        unchecked {
            if (level == 0) node = (node & EVEN_LANES) + ((node >> 16) & EVEN_LANES);
            return (node * ONES) >> 224;
        }
    }

    function _key(uint256 env, uint256 level, uint256 index) private pure returns (uint256) {
        return env << 64 | level << 32 | index;
    }
}
