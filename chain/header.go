package chain

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// readHeader returns the header that raw, the JSON-RPC form of a block, gives,
// if its hash, recomputed from the fields, is the one named; otherwise nil: the
// endpoint lies, or the chain hashes fields that the Ethereum library does not
// know. Fields beside those that are hashed are passed over. (Nitro, which runs
// the Arbitrum chains, keeps its own in extraData, mixHash and nonce and hashes
// as Ethereum does, so that its headers can be recomputed.)
func readHeader(raw []byte, named common.Hash) *types.Header {
	h := new(types.Header)
	if err := h.UnmarshalJSON(raw); err != nil || h.Hash() != named {
		return nil
	}
	return h
}

// proven tells whether b's hash was recomputed from its header. Then all of b,
// its receipts root and its bloom filter are as that hash has them.
func (b *Block) proven() bool { return b.header != nil }

// mayHold tells whether one of the logs that f follows can be in b. Of a proven
// block, no is certain: a bloom filter has no false negatives.
func (f *logFilter) mayHold(b Block) bool {
	if !b.proven() {
		return true
	}
	has := func(v []byte) bool { return types.BloomLookup(b.header.Bloom, bloomKey(v)) }
	if has(f.jobs[:]) && (has(topicJobCreated[:]) && has(f.envTopic[:]) || has(topicJobResponded[:]) && has(f.enclaveWord[:])) {
		return true
	}
	if f.mayHoldSecrets(b.header.Bloom) {
		return true
	}
	if !has(f.teeManager[:]) || !has(f.enclaveWord[:]) {
		return false
	}
	for topic := range nodeTopics {
		if has(topic[:]) {
			return true
		}
	}
	return false
}

// bloomKey is what the library's bloom filter takes.
type bloomKey []byte

func (k bloomKey) Bytes() []byte { return k }
