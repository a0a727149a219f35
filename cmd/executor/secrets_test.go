package main

import (
	"context"
	"errors"
	"testing"

	"github.com/nacre-tee/nacre/jobs"
)

// confirms is a contract that has the jobs of one owner, and a keeper that hands
// out all of its secrets.
type confirms struct{ owner, asked jobs.Job }

var errNoSuchJob = errors.New("the contract has no such job")

func (c *confirms) Confirm(_ context.Context, job jobs.Job) error {
	if job.Owner != c.owner.Owner {
		return errNoSuchJob
	}
	return nil
}

func (c *confirms) Get(_ context.Context, job jobs.Job) ([]byte, func(), error) {
	c.asked = job
	return []byte("secret"), func() {}, nil
}

// A job that an event alone tells of gets no secret, whoever its owner is said
// to be.
func TestSecretOfAJobThatTheContractHasNot(t *testing.T) {
	job, invented := jobs.Job{ID: jobs.NewID(1), SecretID: jobs.NewID(7)}, jobs.Job{ID: jobs.NewID(2), SecretID: jobs.NewID(7)}
	job.Owner[0], invented.Owner[0] = 1, 2
	c := &confirms{owner: job}
	s := jobSecrets{c, c}
	if got, _, err := s.Get(t.Context(), invented); !errors.Is(err, errNoSuchJob) || got != nil || !c.asked.ID.IsZero() {
		t.Errorf("%q, %v; the keeper was asked for %s", got, err, c.asked.ID)
	}
	if got, release, err := s.Get(t.Context(), job); err != nil || string(got) != "secret" || release == nil || c.asked.ID != job.ID {
		t.Errorf("%q, %v; the keeper was asked for %s", got, err, c.asked.ID)
	}
}
