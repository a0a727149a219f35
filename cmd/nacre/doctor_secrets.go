package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/secrets"
)

// checkSecretStore has lines for what a config says of the store of secrets, as
// far as that is a matter of this machine. It touches nothing.
func checkSecretStore(c config.Config) (all []finding) {
	for _, w := range c.Warnings() {
		all = append(all, warn("config", "the executor starts all the same", errors.New(w)))
	}
	if !c.KeepsSecrets() {
		return all
	}
	all = append(all, pass("secret_store_config_port", "%d of vsock, where owners bring their secrets; an executor without vsock has --listen-secrets for that", c.SecretStoreConfigPort))
	if c.SecretStorePath != "" {
		all = append(all, checkSecretPath(c.SecretStorePath))
	}
	return all
}

func checkSecretPath(path string) finding {
	const check = "secret_store_path"
	path, err := filepath.Abs(path)
	if err == nil {
		err = secrets.LookAtDirectory(path)
	}
	switch {
	case err == nil:
		return pass(check, "%s is in memory, and no other user's", path)
	case errors.Is(err, fs.ErrNotExist):
		return fail(check, "make the directory above it: mkdir -m 700 "+filepath.Dir(path), err)
	case errors.Is(err, secrets.ErrDirMode):
		return fail(check, "chmod 700 "+path+", or name a directory of this user: the executor does not start like this", err)
	case errors.Is(err, secrets.ErrDirKind):
		return fail(check, "name a directory: the executor does not start like this", err)
	}
	return fail(check, "name a directory on tmpfs or ramfs, which findmnt -t tmpfs,ramfs lists: the executor does not start like this", err)
}

// checkSecretContracts has a line for each contract that the store of secrets
// needs.
func checkSecretContracts(ctx context.Context, client *ethclient.Client, url string, c config.Config) (all []finding) {
	if c.KeepsSecrets() {
		all = append(all, checkSecretManager(ctx, client, url, c))
	}
	if c.Directory != (common.Address{}) {
		kind := contractKind{"Directory", bindings.NewDirectory().PackMAXURLLENGTH(), 1}
		all = append(all, checkContract(ctx, client, url, namedAddress{"directory_contract_addr", c.Directory, kind}))
	}
	return all
}

// checkSecretManager reads of the contract what the executor reads at its start.
func checkSecretManager(ctx context.Context, client *ethclient.Client, url string, c config.Config) finding {
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	const check, mend = "contract secret_manager_contract_addr", "correct the address: the executor does not reach the chain like this"
	p, err := chain.ReadSecretParams(ctx, client, c.SecretManager, c.TeeManager)
	if err == nil {
		_, err = chain.Domain(ctx, client, c.SecretManager, new(big.Int).SetUint64(c.ChainID), contracts.SecretManagerDomain)
	}
	for _, wrong := range []error{chain.ErrNoContract, chain.ErrWrongContract, chain.ErrParams, chain.ErrDomain, chain.ErrBadAnswer} {
		if errors.Is(err, wrong) {
			return fail(check, mend, err)
		}
	}
	switch {
	case err != nil && reverted(err):
		return fail(check, mend, fmt.Errorf("what is at %s is no SecretManager contract", c.SecretManager))
	case err != nil:
		return fail(check, "ask the provider whether eth_call is allowed", hideURL(url, err))
	}
	return pass(check, "%s, secrets of up to %d bytes at %d stores each", c.SecretManager, p.MaxSize, p.Copies)
}
