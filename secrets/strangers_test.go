package secrets

import (
	"errors"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// Strangers ask about secrets that do not exist, for minutes: they are refused,
// then put off, and the chain is not asked for each. An owner gets through.
func TestStrangersSpendFewReads(t *testing.T) {
	inNet(t, 41, 1, true, func(n *simNet) {
		ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), testSecret)
		if err != nil {
			t.Fatal(err)
		}
		const asked = 2000
		before, busy, refused := n.stores[0].node.reads.Load(), 0, 0
		for i := range asked {
			switch err := n.injectCiphertext(0, jobs.NewID(uint64(1000+i)), "eve", ct); {
			case errors.Is(err, ErrBusy) && !Refusal(err):
				busy++
			case errors.Is(err, ErrUnknown):
				refused++
			default:
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
		// 20 seconds have passed.
		most := int64(strangersBurst + 20*strangersReads + 1)
		if reads := n.stores[0].node.reads.Load() - before; reads > most || busy == 0 || refused < strangersBurst {
			t.Errorf("%d reads for %d strangers, want at most %d; %d refused, %d put off", reads, asked, most, refused, busy)
		}
		time.Sleep(time.Second)
		id := n.created("ann", 1, 5*time.Hour, testSecret)
		n.gets(0, id, "ann", testSecret)
	})
}
