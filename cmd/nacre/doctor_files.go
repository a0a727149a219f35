package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
)

// checkFiles has a line for each file that a config names for the executor's
// own use. It judges them as the executor does at its start, and touches none.
func checkFiles(c config.Config) (all []finding) {
	if c.SignerFile != "" {
		all = append(all, checkSignerFile(c.SignerFile))
	}
	if c.StateFile != "" {
		all = append(all, checkStateFile(c.StateFile))
	}
	return all
}

func checkSignerFile(path string) finding {
	const check = "enclave_signer_file"
	id, err := enclave.LoadIdentity(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail(check, fmt.Sprintf("make it once, 32 random bytes: (umask 077; head -c 32 /dev/urandom > %s); in an enclave what starts the executor does", path), err)
	case err != nil:
		return fail(check, "put 32 raw bytes there: the executor does not start like this", err)
	}
	if err := enclave.CheckKeyFileMode(path); err != nil {
		return warn(check, "chmod 600 "+path, err)
	}
	return pass(check, "%s, the key of the enclave %s", path, id.Address())
}

func checkStateFile(path string) finding {
	const check = "state_file"
	path, err := filepath.Abs(path)
	if err == nil {
		err = enclave.CheckStatePlace(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail(check, "make the directory: mkdir -m 700 "+filepath.Dir(path), err)
	case errors.Is(err, enclave.ErrStateDir):
		return fail(check, "chmod 700 "+filepath.Dir(path)+", or name a directory of this user: the executor does not start like this", err)
	case err != nil:
		return fail(check, "name a path on tmpfs or ramfs: the executor does not start like this", err)
	}
	if risk := enclave.StateRisk(path); risk != "" {
		return warn(check, "swapoff -a, or mount a ramfs there", errors.New(risk))
	}
	return pass(check, "%s will be in memory", path)
}
