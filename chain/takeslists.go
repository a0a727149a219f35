package chain

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum"
)

// lists is whether the contract takes lists of answers.
type lists uint8

const (
	listsUnknown lists = iota
	listsTaken
	listsMissing
)

// lookAgain is for how long it is believed that the contract takes no lists.
const lookAgain = 10 * time.Minute

// takesLists tells whether the contract takes lists, which it is asked until it
// does, and then in doubt only. While nobody can tell, answers go one at a time:
// silence would be worse.
func (o *Outputs) takesLists(ctx context.Context) bool {
	o.mu.Lock()
	known, looked := o.lists, o.looked
	o.mu.Unlock()
	if known == listsTaken || known == listsMissing && time.Since(looked) < lookAgain {
		return known == listsTaken
	}
	data, err := o.packList(nil)
	if err != nil {
		return false
	}
	out, err := o.client.callAgreed(ctx, ethereum.CallMsg{From: o.tx.Address(), To: &o.jobs, Data: data}, nil)
	_, err = o.readList(0, out, err)
	switch {
	case err == nil:
		known = listsTaken
	case isRevert(err) || errors.Is(err, errNoList):
		known = listsMissing
	default:
		o.tx.log.Debug("nobody tells whether the contract takes lists of answers", "err", err)
		return false
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.lists, o.looked = known, time.Now()
	return known == listsTaken
}

// doubtLists has the contract asked anew whether it takes lists if err is not of
// one that does.
func (o *Outputs) doubtLists(err error) {
	var revert *RevertError
	if errors.Is(err, errNoList) || errors.As(err, &revert) && len(revert.Data) == 0 {
		o.mu.Lock()
		o.lists = listsUnknown
		o.mu.Unlock()
	}
}
