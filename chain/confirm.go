package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/jobs"
)

// Errors of JobConfirmer.Confirm.
var (
	// ErrNoSuchJob says that the contract has no such job: it is finished, its
	// block has left the chain, or it never was.
	ErrNoSuchJob = errors.New("the Jobs contract has no such job")

	// ErrOtherJob says that the contract's job is another than the event's.
	ErrOtherJob = errors.New("the Jobs contract's job is another than the one announced")
)

// JobConfirmer reads jobs again from the contract. It is a second look, by
// another way than logs, before something is bound to a job that cannot be
// taken back. It is safe for concurrent use.
type JobConfirmer struct {
	client *Client
	jobs   common.Address
	quorum int
}

// NewJobConfirmer returns a confirmer that wants quorum endpoints to say the
// same.
func NewJobConfirmer(client *Client, jobsAddr common.Address, quorum int) *JobConfirmer {
	return &JobConfirmer{client: client, jobs: jobsAddr, quorum: quorum}
}

// Confirm returns nil if the contract's storage, at the newest block, has the
// job that j is: owner, env, deadline and executors. The
// contract keeps neither input nor code nor secret id; those have the event
// alone. Its error is ErrNoSuchJob, ErrOtherJob, ErrUnconfirmed, or of the
// endpoint.
func (c *JobConfirmer) Confirm(ctx context.Context, j jobs.Job) error {
	var v JobView
	err := c.client.anyOf(ctx, func(one *Client) (err error) {
		if v, err = ReadJob(ctx, one, c.jobs, j.ID); err != nil {
			return err
		}
		return one.confirm(ctx, c.quorum, "job "+j.ID.String(), v.print(), func(ctx context.Context, peer *Client) (common.Hash, error) {
			theirs, err := ReadJob(ctx, peer, c.jobs, j.ID)
			return theirs.print(), err
		})
	})
	switch {
	case err != nil:
		return fmt.Errorf("confirming job %s: %w", j.ID, err)
	case !v.Found:
		return fmt.Errorf("%w: job %s", ErrNoSuchJob, j.ID)
	case !v.is(j):
		return fmt.Errorf("%w: job %s", ErrOtherJob, j.ID)
	}
	return nil
}

// is tells whether v is j, as far as the contract knows it. The moment of its
// creation does not count: a reorganisation moves it while a job is at hand.
func (v JobView) is(j jobs.Job) bool {
	return v.Owner == j.Owner && v.Env == j.Env && v.Deadline == j.Deadline && slices.Equal(v.Selected, j.Selected)
}

// print is a fingerprint of what does not change while the job is open.
func (v JobView) print() common.Hash {
	return crypto.Keccak256Hash(fmt.Append(nil, v.Found, v.Owner, v.Env, v.Deadline, v.Started.Unix(), v.Selected))
}
