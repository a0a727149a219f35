package devnet

import (
	"crypto/ecdsa"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Account is an account whose key is in a file that only its owner reads.
type Account struct {
	Address common.Address `json:"address"`
	KeyFile string         `json:"keyFile"` // 32 bytes in hex
}

// keyed is an account with its key.
type keyed struct {
	Account
	key *ecdsa.PrivateKey
}

// accounts are all that a devnet has.
type accounts struct {
	admin, verifier, user keyed
	executors             []executorAccounts
}

type executorAccounts struct{ owner, gas, storeGas keyed }

// makeAccounts makes the keys of a devnet, that of the admin unless it is given,
// and keeps them in dir.
func makeAccounts(dir string, executors int, admin *ecdsa.PrivateKey) (accounts, error) {
	var errs []error
	keep := func(name string, key *ecdsa.PrivateKey) keyed {
		k, err := keepAccount(dir, name, key)
		errs = append(errs, err)
		return k
	}
	make := func(name string) keyed { return keep(name, nil) }
	a := accounts{admin: keep("admin", admin), verifier: make("verifier"), user: make("user")}
	for i := 1; i <= executors; i++ {
		a.executors = append(a.executors, executorAccounts{
			owner: make(fmt.Sprintf("owner-%d", i)), gas: make(fmt.Sprintf("gas-%d", i)), storeGas: make(fmt.Sprintf("store-gas-%d", i)),
		})
	}
	return a, errors.Join(errs...)
}

// keepAccount writes a key, or one that it makes, to a file of that name.
func keepAccount(dir, name string, key *ecdsa.PrivateKey) (keyed, error) {
	if key == nil {
		var err error
		if key, err = crypto.GenerateKey(); err != nil {
			return keyed{}, fmt.Errorf("making the key %q: %w", name, err)
		}
	}
	file := filepath.Join(dir, name+".key")
	if err := os.WriteFile(file, []byte(keyHex(key)+"\n"), 0o600); err != nil {
		return keyed{}, fmt.Errorf("keeping the key %q: %w", name, err)
	}
	return keyed{Account{Address: crypto.PubkeyToAddress(key.PublicKey), KeyFile: file}, key}, nil
}

func keyHex(key *ecdsa.PrivateKey) string { return hex.EncodeToString(crypto.FromECDSA(key)) }
