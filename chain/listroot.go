package chain

import (
	"bytes"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// listRoot returns the root of the Merkle-Patricia trie that maps the RLP of
// each index below n to what encode writes for it: how a header covers its
// receipts and its transactions. The library's trie would do it too, but links
// a database into the daemon.
func listRoot(n int, encode func(i int, w *bytes.Buffer)) common.Hash {
	if n == 0 {
		return types.EmptyRootHash
	}
	t := listTrie{encode: encode, leaves: make([]leaf, n)}
	for i := range t.leaves {
		t.leaves[i] = leaf{i, nibbles(rlp.AppendUint64(nil, uint64(i)))}
	}
	slices.SortFunc(t.leaves, func(a, b leaf) int { return bytes.Compare(a.path, b.path) })
	return crypto.Keccak256Hash(t.node(t.leaves, 0))
}

// leaf is an element of the list. No path is the beginning of another.
type leaf struct {
	index int
	path  []byte // the key's half bytes
}

type listTrie struct {
	encode func(i int, w *bytes.Buffer)
	leaves []leaf
	value  bytes.Buffer
}

// node returns the encoding of the trie's node above the leaves, whose paths
// have the first depth half bytes in common.
func (t *listTrie) node(leaves []leaf, depth int) []byte {
	first, last := leaves[0].path, leaves[len(leaves)-1].path
	b := rlp.NewEncoderBuffer(nil)
	all := b.List()
	switch shared := sharedPrefix(first[depth:], last[depth:]); {
	case len(leaves) == 1:
		t.value.Reset()
		t.encode(leaves[0].index, &t.value)
		b.WriteBytes(compact(first[depth:], true))
		b.WriteBytes(t.value.Bytes())
	case shared > 0:
		b.WriteBytes(compact(first[depth:depth+shared], false))
		writeReference(b, t.node(leaves, depth+shared))
	default:
		for nibble := range byte(16) {
			end := 0
			for end < len(leaves) && leaves[end].path[depth] == nibble {
				end++
			}
			if end == 0 {
				b.WriteBytes(nil)
				continue
			}
			writeReference(b, t.node(leaves[:end], depth+1))
			leaves = leaves[end:]
		}
		b.WriteBytes(nil) // no path ends here
	}
	b.ListEnd(all)
	return b.ToBytes()
}

// writeReference writes how a node stands in its parent: by its hash, unless
// it is smaller than that.
func writeReference(b rlp.EncoderBuffer, node []byte) {
	if len(node) < common.HashLength {
		_, _ = b.Write(node) // to memory
		return
	}
	b.WriteBytes(crypto.Keccak256(node))
}

func nibbles(key []byte) []byte {
	out := make([]byte, 0, 2*len(key))
	for _, k := range key {
		out = append(out, k>>4, k&15)
	}
	return out
}

func sharedPrefix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// compact packs a path's half bytes into bytes, with a flag before them that
// tells whether they are odd in number and whether they end at a leaf.
func compact(path []byte, isLeaf bool) []byte {
	flag := byte(0)
	if isLeaf {
		flag = 2
	}
	packed := []byte{flag << 4}
	if len(path)%2 == 1 {
		packed[0] |= 1<<4 | path[0]
		path = path[1:]
	}
	for ; len(path) > 0; path = path[2:] {
		packed = append(packed, path[0]<<4|path[1])
	}
	return packed
}
