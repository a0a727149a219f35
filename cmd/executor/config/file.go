package config

import (
	"errors"
	"fmt"
	"os"

	"github.com/nacre-tee/nacre/cmd/executor/configfile"
	"github.com/nacre-tee/nacre/workerd"
)

// Load reads a config file and checks it. Its error is one line with the file
// and the key.
func Load(path string) (Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Config{}, fmt.Errorf("config file: %w", err)
	}
	c, err := Parse(data)
	if err != nil {
		return Config{}, fmt.Errorf("config file %s: %w", path, err)
	}
	return c, nil
}

// Parse reads the content of a config file and checks it. Unknown keys are
// errors.
func Parse(data []byte) (Config, error) {
	c := Default()
	given, err := configfile.Decode(data, &c, "config.example.json")
	if err != nil {
		return Config{}, err
	}
	c.given = given
	if err := c.Check(); err != nil {
		return Config{}, c.forThisMachine(err)
	}
	return c, nil
}

// forThisMachine puts the machine's own bound into an error of Check, where
// there is one: the general bound would not do either.
func (c Config) forThisMachine(err error) error {
	m, unknown := workerd.ThisMachine()
	if unknown != nil || !errors.Is(err, workerd.ErrCPU) {
		return err
	}
	return &KeyError{"cpu_limit", fmt.Errorf("%w: %v cores, want %v … %d", workerd.ErrCPU, c.CPULimit, workerd.MinCPU, min(m.Cores, workerd.MaxCPU))}
}
