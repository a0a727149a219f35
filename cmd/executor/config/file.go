package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

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
	if err := c.decode(data); err != nil {
		return Config{}, err
	}
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

// decode reads the keys one by one, so that an error names its key, or else
// its line.
func (c *Config) decode(data []byte) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			return fmt.Errorf("line %d: %w", 1+bytes.Count(data[:syntax.Offset], []byte("\n")), err)
		}
		return err
	}
	c.given = map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if err := c.decodeKey(key, keys[key]); err != nil {
			return err
		}
		c.given[key] = string(keys[key]) != "null"
	}
	return nil
}

func (c *Config) decodeKey(key string, value json.RawMessage) error {
	one, err := json.Marshal(map[string]json.RawMessage{key: value})
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(one))
	dec.DisallowUnknownFields()
	err = dec.Decode(c)
	if err != nil && isAddress(key) {
		return fmt.Errorf("%s: %w", key, ErrAddress) // not the value, which might be a mistaken key
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s: %s, want %s", key, wrong.Value, inWords(wrong.Type))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

// isAddress tells whether the key is one of a contract.
func isAddress(key string) bool {
	for f := range reflect.TypeFor[Config]().Fields() {
		if strings.EqualFold(f.Tag.Get("json"), key) {
			return f.Type == reflect.TypeFor[common.Address]() || f.Type == reflect.TypeFor[*common.Address]()
		}
	}
	return false
}

// inWords is a Go type for people.
func inWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Int, reflect.Int64:
		return "a whole number below 2^63"
	case reflect.Uint64:
		return "a whole number from 0, below 2^64"
	case reflect.Float64:
		return "a number"
	}
	return "a " + t.String()
}
