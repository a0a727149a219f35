package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/secrets"
)

// maxAhead is by how much an enclave's clock may be ahead of ours.
const maxAhead = 30 * time.Second

// serve makes the key, reaches the chain, and serves until ctx ends.
func serve(ctx context.Context, opts options, cfg config.Config, log *slog.Logger) error {
	if err := secrets.NoCoreDumps(); err != nil {
		log.Warn("a crash may leave the key in a core file", "err", err)
	}
	key, err := generateKey()
	if err != nil {
		return err
	}
	attester, roots, err := opts.build.trust(time.Now)
	if err != nil {
		return err
	}
	log.Info("verifier has its key", "verifier", key.Address())
	chain, err := reach(ctx, cfg, opts.build.outward(), log)
	if err != nil {
		return err
	}
	defer chain.close()
	server, err := verifier.New(verifier.Config{
		Key: key, Domain: chain.domain, Approved: chain.approved, Attester: attester,
		Policy: attestation.Policy{Roots: roots, MaxAge: cfg.Age(), MaxAhead: maxAhead},
		Now:    time.Now, Log: log, Limits: verifier.DefaultLimits(),
	})
	if err != nil {
		return err
	}
	ln, err := enclave.Listen(opts.listen)
	if err != nil {
		return fmt.Errorf("--listen %s: %w", opts.listen, err)
	}
	log.Info("verifier is up", "verifier", key.Address(), "listens_on", ln.Addr().String())
	return server.Serve(ctx, ln)
}

func generateKey() (*enclave.Identity, error) {
	entropy, err := keyEntropy()
	if err != nil {
		return nil, err
	}
	defer entropy.Close()
	return enclave.GenerateIdentity(entropy)
}
