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

	"github.com/nacre-tee/nacre/cmd/executor/spelling"
	"github.com/nacre-tee/nacre/contracts"
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
		c.given[key] = !isNull(keys[key])
	}
	return nil
}

func (c *Config) decodeKey(key string, value json.RawMessage) error {
	if _, known := fieldOf(key); !known {
		return unknownKey(key)
	}
	if isNull(value) {
		return nil
	}
	one, err := json.Marshal(map[string]json.RawMessage{key: value})
	if err != nil {
		return err
	}
	err = json.Unmarshal(one, c)
	if err != nil && isAddress(key) {
		return fmt.Errorf("%s: %w", key, ErrAddress) // not the value, which might be a mistaken key
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s: %s, want %s", key, wrong.Value, inWords(wrong.Type))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	if isAddress(key) {
		if err := contracts.CheckChecksum(strings.Trim(string(value), `"`)); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func isNull(value json.RawMessage) bool { return string(value) == "null" }

// ErrUnknownKey is returned for a key that the config file does not have.
var ErrUnknownKey = errors.New("no such key")

// unknownKey names the key that was probably meant.
func unknownKey(key string) error {
	var names []string
	for f := range reflect.TypeFor[Config]().Fields() {
		if name := f.Tag.Get("json"); name != "" {
			names = append(names, name)
		}
	}
	if meant := spelling.Nearest(key, names); meant != "" {
		return fmt.Errorf("%s: %w, did you mean %s?", key, ErrUnknownKey, meant)
	}
	return fmt.Errorf("%s: %w; config.example.json shows every key", key, ErrUnknownKey)
}

// fieldOf is the field that a key sets. Like the decoder it does not tell
// upper from lower case.
func fieldOf(key string) (reflect.StructField, bool) {
	for f := range reflect.TypeFor[Config]().Fields() {
		if name := f.Tag.Get("json"); name != "" && strings.EqualFold(name, key) {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// isAddress tells whether the key is one of a contract.
func isAddress(key string) bool {
	f, ok := fieldOf(key)
	return ok && (f.Type == reflect.TypeFor[common.Address]() || f.Type == reflect.TypeFor[*common.Address]())
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
