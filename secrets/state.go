package secrets

import "github.com/nacre-tee/nacre/jobs"

// What the contracts say, as who reads them gives it.
type (
	State  = jobs.SecretState  // of a secret
	Copy   = jobs.SecretCopy   // of it, in one store
	Store  = jobs.StoreState   // a store
	Params = jobs.SecretParams // the contract's times
)
