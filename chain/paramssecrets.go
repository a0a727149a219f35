package chain

import (
	"context"
	"log/slog"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// secretsWatch is what a ParamsWatch does about the contract of secrets. Its
// times are taken up: a store that proved to be alive by the old ones would be
// slashed. Run owns it.
type secretsWatch struct {
	read   func(context.Context) (SecretParams, error)
	known  SecretParams
	last   jobs.SecretParams // the times as last read
	takeUp func(jobs.SecretParams) error
}

// WatchSecrets has the parameters watched, too, that ReadSecretParams gave as
// known. Times that were read otherwise twice in a row are told to takeUp, and
// count from then on, unless it returns an error. It is to be called before Run.
func (w *ParamsWatch) WatchSecrets(client viewBackend, manager, teeManager common.Address, known SecretParams, takeUp func(jobs.SecretParams) error) {
	w.secrets = &secretsWatch{known: known, last: known.SecretParams, takeUp: takeUp, read: func(ctx context.Context) (SecretParams, error) {
		ctx, cancel := context.WithTimeout(ctx, paramsTime)
		defer cancel()
		return ReadSecretParams(ctx, client, manager, teeManager)
	}}
}

// look reads once, takes up what is to be, and names what is otherwise than known.
func (s *secretsWatch) look(ctx context.Context, log *slog.Logger) (differ string, err error) {
	now, err := s.read(ctx)
	if err != nil {
		return "", err
	}
	again := now.SecretParams == s.last
	s.last = now.SecretParams
	if again && now.SecretParams != s.known.SecretParams {
		s.take(now.SecretParams, log)
	}
	return now.otherThan(s.known), nil
}

func (s *secretsWatch) take(now jobs.SecretParams, log *slog.Logger) {
	attrs := []any{"acknowledgement_timeout", now.AckTimeout, "mark_alive_timeout", now.AliveTimeout,
		"acknowledgement_timeout_was", s.known.AckTimeout, "mark_alive_timeout_was", s.known.AliveTimeout}
	if err := s.takeUp(now); err != nil {
		log.Error("the contract of secrets has other times than it had, which cannot be taken up", append(attrs, "err", err)...)
		return
	}
	s.known.SecretParams = now
	log.Warn("the contract of secrets has other times than it had, which count from now on", attrs...)
}

// otherThan names what p has otherwise than q. The least stake is among Params.
func (p SecretParams) otherThan(q SecretParams) string {
	return differing([]parameter{
		{"ACKNOWLEDGEMENT_TIMEOUT", p.AckTimeout, q.AckTimeout},
		{"MARK_ALIVE_TIMEOUT", p.AliveTimeout, q.AliveTimeout},
		{"GLOBAL_MAX_SECRET_SIZE", p.MaxSize, q.MaxSize},
		{"NO_OF_NODES_TO_SELECT of secrets", p.Copies, q.Copies},
		{"SECRET_STORE", p.Store, q.Store},
		{"USDC_TOKEN of secrets", p.Payment, q.Payment},
		{"SECRET_STORE_FEE_RATE", p.FeeRate, q.FeeRate},
	})
}
