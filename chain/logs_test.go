package chain

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// A deadline that no contract can mean, and data that is no event: dropped and
// counted, neither a panic nor a stop.
func TestWatcherUnreadableEvents(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	absurd := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	cut := jobLog(2, ms(1), ourEnclave)
	cut.Data = append(cut.Data[:200:200], ourEnclave[:]...)
	huge := jobLog(3, ms(1), ourEnclave)
	huge.Data = slices.Clone(huge.Data)
	for i := 64; i < 96; i++ {
		huge.Data[i] = 0xff // offset of the input
	}
	f.mine(jobLog(1, absurd, ourEnclave), cut, huge, jobLog(4, big.NewInt(maxDeadlineMs+1), ourEnclave), jobLog(5, big.NewInt(maxDeadlineMs), ourEnclave))
	r.wait(t, "synced", "created 5")
	if n := w.Status().Dropped; n != 4 {
		t.Errorf("%d events dropped, want 4", n)
	}
}

// Logs that name us and are not for us, should a node not keep to the query.
func TestFilterForeign(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	answered := answerLog(1, otherOne)
	answered.Data = append(answered.Data, ourEnclave[:]...)
	drained := nodeLog("TeeNodeDrained", otherOne)
	drained.Data = ourEnclave[:]
	elsewhere := answerLog(1, ourEnclave)
	elsewhere.Address = managerAddr
	for name, l := range map[string]fakeLog{
		"another env":           jobLogIn(2, 1, ms(1), ourEnclave),
		"only named in input":   jobLogWith(testEnv, 1, string(ourEnclave[:]), ms(1), otherOne),
		"another's answer":      answered,
		"another's entry":       drained,
		"the other contract's":  elsewhere,
		"another event of ours": {Address: managerAddr, Topics: []common.Hash{{1}, common.BytesToHash(ourEnclave[:])}},
	} {
		raw, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		found, err := filter.ours([]json.RawMessage{raw})
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d logs, %v", name, len(found), err)
		}
		if e, err := filter.event(found[0], Block{}); e != nil || err != nil {
			t.Errorf("%s: %v, %v", name, e, err)
		}
	}
}

// A node that writes addresses in upper case hides no job.
func TestFilterUpperCase(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	l := jobLog(1, ms(1), ourEnclave)
	raw := fmt.Sprintf(`{"address":%q,"topics":["%s"],"data":"0x%X","blockNumber":"0x1","blockHash":%q,"transactionHash":%q,"logIndex":"0x0"}`,
		l.Address.Hex(), strings.Join([]string{l.Topics[0].Hex(), l.Topics[1].Hex(), l.Topics[2].Hex(), l.Topics[3].Hex()}, `","`), []byte(l.Data), common.Hash{1}.Hex(), common.Hash{2}.Hex())
	got, err := filter.ours([]json.RawMessage{json.RawMessage(raw)})
	if err != nil || len(got) != 1 {
		t.Errorf("found %d logs, %v", len(got), err)
	}
}

// Topics are those of the contracts' ABI.
func TestTopics(t *testing.T) {
	j, m := jobsABI, bindings.NewTeeManager().GetABI()
	if j.Events["JobCreated"].ID != topicJobCreated || j.Events["JobResponded"].ID != topicJobResponded {
		t.Error("topics of the Jobs contract differ")
	}
	for name, change := range map[string]jobs.NodeChange{"TeeNodeRegistered": jobs.Registered, "TeeNodeDrained": jobs.Drained, "TeeNodeRevived": jobs.Revived, "TeeNodeDeregistered": jobs.Deregistered} {
		if nodeTopics[m.Events[name].ID] != change {
			t.Errorf("topic of %s differs", name)
		}
	}
}
