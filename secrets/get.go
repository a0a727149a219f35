package secrets

import (
	"context"
	"errors"
	"fmt"

	"github.com/nacre-tee/nacre/jobs"
)

// Why a job does not get its secret, which ends it with code 9.
var (
	errDeniedNotHeld   = fmt.Errorf("%w: this store has one of another owner in its place", jobs.ErrSecretDenied)
	errDeniedNotAcked  = fmt.Errorf("%w: not all of its stores have acknowledged it", jobs.ErrSecretDenied)
	errDeniedNotOurs   = fmt.Errorf("%w: it is not entrusted to this store", jobs.ErrSecretDenied)
	errDeniedEnded     = fmt.Errorf("%w: it does not exist or has ended", jobs.ErrSecretDenied)
	errDeniedForeigner = fmt.Errorf("%w: the job owner may not use it", jobs.ErrSecretDenied)
)

// ErrLost says that this store is paid for a secret and does not have it. It
// asks the others for it, so that a job had better wait than end with code 9,
// which might be called back before the answers of those who have it.
var ErrLost = errors.New("this store has lost the secret, and asks the others for it")

// Get hands the secret of a job to who runs it: the plaintext, in memory that
// is overwritten and gone once release is called, which must be after the last
// read. The contract is asked again, by the newest block, whether the job owner
// may use it and whether this store has it. Errors that do not wrap
// jobs.ErrSecretDenied may pass; one of them is ErrLost.
func (k *Keeper) Get(ctx context.Context, job jobs.Job) (plaintext []byte, release func(), err error) {
	head, err := k.newest()
	if err != nil {
		return nil, nil, err
	}
	state, err := k.parts.Chain.Secret(ctx, job.SecretID, head.Number)
	if err != nil {
		return nil, nil, fmt.Errorf("reading secret %s: %w", job.SecretID, err)
	}
	mine, selected := state.Copy(k.cfg.Enclave)
	switch {
	case !state.Exists() || state.Ended(head.Time):
		return nil, nil, errDeniedEnded
	case !state.Ready:
		return nil, nil, errDeniedNotAcked
	case !selected || !mine.Acknowledged:
		return nil, nil, errDeniedNotOurs
	}
	may, err := k.parts.Chain.MayUse(ctx, job.SecretID, job.Owner, head.Number)
	if err != nil {
		return nil, nil, fmt.Errorf("asking who may use secret %s: %w", job.SecretID, err)
	}
	if !may {
		return nil, nil, errDeniedForeigner
	}
	if held, known := k.parts.Vault.Get(job.SecretID); known && !held.Refused && !held.Empty && held.Owner != state.Owner {
		return nil, nil, errDeniedNotHeld
	}
	plaintext, release, err = k.parts.Vault.Open(job.SecretID)
	if errors.Is(err, ErrNotHeld) {
		return nil, nil, ErrLost
	}
	return plaintext, release, err
}
