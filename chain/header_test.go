package chain

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// blockText is a block as a node writes it, and its hash.
func blockText(t testing.TB, number *big.Int, time uint64) (string, common.Hash) {
	t.Helper()
	h := &types.Header{Number: number, Difficulty: new(big.Int), Time: time, GasLimit: 60_000_000,
		ReceiptHash: types.EmptyReceiptsHash, Extra: []byte("extra"), BaseFee: big.NewInt(7),
		WithdrawalsHash: &types.EmptyWithdrawalsHash, BlobGasUsed: new(uint64), ExcessBlobGas: new(uint64),
		ParentBeaconRoot: new(common.Hash), RequestsHash: &types.EmptyRequestsHash}
	raw, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	beside := `,"size":"0x2c1","transactions":["` + common.Hash{9}.Hex() + `"],"uncles":[],"withdrawals":[]}`
	return strings.TrimSuffix(string(raw), "}") + beside, h.Hash()
}

// A block is proven if its header hashes to what it names, however its text is
// spaced; it names what the block says, not what it mentions.
func TestBlockProven(t *testing.T) {
	text, hash := blockText(t, big.NewInt(5), 7)
	named := `"hash":"` + hash.Hex() + `"`
	if !strings.Contains(text, named) {
		t.Fatalf("%q is not in %s", named, text)
	}
	other := common.Hash{1}
	var spaced bytes.Buffer
	if err := json.Indent(&spaced, []byte(text), "", "\t"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text   string
		hash   common.Hash
		proven bool
	}{
		"as nodes write it":           {text, hash, true},
		"spaced":                      {spaced.String(), hash, true},
		"in upper case":               {strings.Replace(text, hash.Hex(), "0x"+strings.ToUpper(hash.Hex()[2:]), 1), hash, true},
		"names another hash":          {strings.Replace(text, hash.Hex(), other.Hex(), 1), other, false},
		"mentions its hash elsewhere": {strings.Replace(text, named, `"hash":"`+other.Hex()+`","was":"`+hash.Hex()+`"`, 1), other, false},
		"another gas limit":           {strings.Replace(text, `"gasLimit":"0x3938700"`, `"gasLimit":"0x3938701"`, 1), hash, false},
		"a field too few":             {strings.Replace(text, `"stateRoot"`, `"zkRoot"`, 1), hash, false},
	} {
		var b Block
		if err := json.Unmarshal([]byte(c.text), &b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if b.proven() != c.proven || b.Hash != c.hash || b.Number != 5 || b.Time.Unix() != 7 {
			t.Errorf("%s: proven %v, block %+v", name, b.proven(), b)
		}
	}
	future, _ := blockText(t, big.NewInt(5), maxUnix+1)
	high, _ := blockText(t, new(big.Int).Lsh(big.NewInt(1), 64), 7)
	for name, bad := range map[string]string{
		"no hash":        strings.Replace(text, named, `"hash":null`, 1),
		"no number":      strings.Replace(text, `"number"`, `"height"`, 1),
		"insane time":    future,
		"number too big": high,
		"not an object":  `"` + hash.Hex() + `"`,
	} {
		var b Block
		if err := json.Unmarshal([]byte(bad), &b); err == nil {
			t.Errorf("%s: read as %+v", name, b)
		}
	}
}
