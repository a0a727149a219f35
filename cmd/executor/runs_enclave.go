//go:build enclave

package main

import (
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/jobs"
)

// runs is empty: what code prints never leaves an enclave.
type runs struct{}

func newRuns() *runs { return nil }

func (*runs) keep(jobs.ID, jobs.Result) {}

func (*runs) serve(*api.Config) {}
