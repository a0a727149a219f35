// Package config is the config file of the verifier in an image: whose word it
// takes for which images are approved, and of what age documents may be.
package config

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/configfile"
)

// maxFile bounds the file, in bytes.
const maxFile = 64 << 10

// Default and greatest age of a document, in seconds. The certificates of real
// documents live for three hours.
const (
	DefaultMaxAge  = 300
	greatestMaxAge = 3 * 60 * 60
)

// Rules of the file.
var (
	ErrLong       = fmt.Errorf("not the config file of a verifier: more than %d bytes", maxFile)
	ErrTeeManager = errors.New("tee_manager_contract_addr: want the address of the TeeManager contract")
	ErrQuorum     = errors.New("rpc_quorum: want 1 to the number of http_rpc_url")
	ErrMaxAge     = fmt.Errorf("max_age_seconds: want 1 to %d", greatestMaxAge)
	ErrPlain      = errors.New("http_rpc_url: without TLS the host could answer in the provider's name; want https://")
)

// Config is the file. All of it is measured with the image, and to be read by
// everybody: an endpoint's URL must not have a key in it.
type Config struct {
	ChainID    uint64          `json:"chain_id"`
	HTTPRPCURL []string        `json:"http_rpc_url"` // in order of preference
	RPCQuorum  int             `json:"rpc_quorum"`   // endpoints that must say the same of an image
	TeeManager *common.Address `json:"tee_manager_contract_addr"`
	MaxAge     uint64          `json:"max_age_seconds"` // of a document
}

// Load reads a file and checks it. Its error is one line with the file, and with
// the key or the line.
func Load(file string) (Config, error) {
	f, err := os.Open(file)
	if err != nil {
		return Config{}, fmt.Errorf("config file: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return Config{}, fmt.Errorf("config file: %w", err)
	}
	c, err := Parse(data)
	if err != nil {
		return Config{}, fmt.Errorf("config file %s: %w", file, err)
	}
	return c, nil
}

// Parse reads the content of a config file and checks it. Unknown keys are
// errors.
func Parse(data []byte) (Config, error) {
	c := Config{RPCQuorum: 1, MaxAge: DefaultMaxAge}
	if len(data) > maxFile {
		return c, ErrLong
	}
	if _, err := configfile.Decode(data, &c, "config.example.json of cmd/verifier"); err != nil {
		return c, err
	}
	return c, c.Check()
}

// Check returns the first rule that c breaks, one of this package's or of
// chain.Endpoints. Its error names the key.
func (c Config) Check() error {
	if c.TeeManager == nil || *c.TeeManager == (common.Address{}) {
		return ErrTeeManager
	}
	if c.RPCQuorum < 1 || c.RPCQuorum > max(1, len(c.HTTPRPCURL)) {
		return fmt.Errorf("%w, not %d", ErrQuorum, c.RPCQuorum)
	}
	if c.MaxAge < 1 || c.MaxAge > greatestMaxAge {
		return fmt.Errorf("%w, not %d", ErrMaxAge, c.MaxAge)
	}
	switch err := c.Endpoints().Check(); {
	case errors.Is(err, chain.ErrNoChainID):
		return fmt.Errorf("chain_id: %w", err)
	case err != nil:
		return fmt.Errorf("http_rpc_url: %w", err)
	}
	return nil
}

// CheckTLS returns ErrPlain if the machine that the verifier runs on could say
// what it wants of images: for an image this is a rule, too.
func (c Config) CheckTLS() error {
	for _, u := range c.HTTPRPCURL {
		if !strings.HasPrefix(strings.ToLower(u), "https://") {
			return ErrPlain
		}
	}
	return nil
}

// Endpoints are where the chain is asked.
func (c Config) Endpoints() chain.Endpoints {
	return chain.Endpoints{HTTP: c.HTTPRPCURL, ChainID: new(big.Int).SetUint64(c.ChainID), Quorum: c.RPCQuorum}
}

// Age is the greatest of a document.
func (c Config) Age() time.Duration { return time.Duration(c.MaxAge) * time.Second }
