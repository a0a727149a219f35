// Package configfile reads the config files of the programs: one JSON object,
// key by key, so that an error is one line that names its key, or else its line,
// and says what would be right.
package configfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/cmd/executor/spelling"
	"github.com/nacre-tee/nacre/contracts"
)

// Errors of Decode.
var (
	ErrSyntax     = errors.New("not JSON")
	ErrObject     = errors.New("want one JSON object, { and }")
	ErrUnknownKey = errors.New("no such key")
	ErrType       = errors.New("not of the key's type")
	ErrAddress    = errors.New("no address, want 0x and 40 hex digits")
)

// Decode sets fields of the struct that into points to: each key sets the field
// that has its name in the tag `json`, null none. A key that no field has is an
// error, which names the example as the file that shows every key. Given are the
// keys of data; those that are null are false. Values are not in errors but for
// numbers: they might be mistaken keys.
func Decode(data []byte, into any, example string) (given map[string]bool, err error) {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		return nil, wholeError(data, err)
	}
	if keys == nil {
		return nil, fmt.Errorf("null: %w", ErrObject)
	}
	d := decoder{into: into, of: reflect.TypeOf(into).Elem(), example: example}
	given = map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if err := d.key(key, keys[key]); err != nil {
			return nil, err
		}
		given[key] = !isNull(keys[key])
	}
	return given, nil
}

// wholeError is why data is no JSON object.
func wholeError(data []byte, err error) error {
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return &syntaxError{1 + bytes.Count(data[:syntax.Offset], []byte("\n")), syntax}
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s: %w", wrong.Value, ErrObject)
	}
	return err
}

// syntaxError is an ErrSyntax with its line, counted from 1.
type syntaxError struct {
	line int
	err  error
}

func (e *syntaxError) Error() string   { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *syntaxError) Unwrap() []error { return []error{ErrSyntax, e.err} }

// typeError is an ErrType, without a value that might be a key.
type typeError struct{ key, is, want string }

func (e *typeError) Error() string { return fmt.Sprintf("%s: %s, want %s", e.key, e.is, e.want) }
func (e *typeError) Unwrap() error { return ErrType }

type decoder struct {
	into    any          // a pointer to the struct
	of      reflect.Type // of the struct
	example string
}

func (d decoder) key(key string, value json.RawMessage) error {
	field, known := d.field(key)
	if !known {
		return d.unknown(key)
	}
	if isNull(value) {
		return nil
	}
	one, err := json.Marshal(map[string]json.RawMessage{key: value})
	if err != nil {
		return err
	}
	err = json.Unmarshal(one, d.into)
	if err != nil && isAddress(field.Type) {
		return fmt.Errorf("%s: %w", key, ErrAddress)
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return &typeError{key, wrong.Value, inWords(field.Type, wrong.Type)}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	if isAddress(field.Type) {
		if err := contracts.CheckChecksum(strings.Trim(string(value), `"`)); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// field is the field that a key sets. Like the decoder it does not tell upper
// from lower case.
func (d decoder) field(key string) (reflect.StructField, bool) {
	for f := range d.of.Fields() {
		if name := f.Tag.Get("json"); name != "" && strings.EqualFold(name, key) {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// unknown names the key that was probably meant.
func (d decoder) unknown(key string) error {
	var names []string
	for f := range d.of.Fields() {
		if name := f.Tag.Get("json"); name != "" {
			names = append(names, name)
		}
	}
	if meant := spelling.Nearest(key, names); meant != "" {
		return fmt.Errorf("%s: %w, did you mean %s?", key, ErrUnknownKey, meant)
	}
	return fmt.Errorf("%s: %w; %s shows every key", key, ErrUnknownKey, d.example)
}

func isNull(value json.RawMessage) bool { return string(value) == "null" }

// isAddress tells whether a key is one of a contract.
func isAddress(t reflect.Type) bool {
	return t == reflect.TypeFor[common.Address]() || t == reflect.TypeFor[*common.Address]()
}

// inWords is the type of a field for people. wrong is the type that a value did
// not fit: the field's own, or one inside it.
func inWords(field, wrong reflect.Type) string {
	switch {
	case field.Kind() == reflect.Slice && field.Elem().Kind() == reflect.String:
		return "a list of strings"
	case wrong.Kind() == reflect.Int || wrong.Kind() == reflect.Int64:
		return "a whole number below 2^63"
	case wrong.Kind() == reflect.Uint64:
		return "a whole number from 0, below 2^64"
	case wrong.Kind() == reflect.Float64:
		return "a number"
	case wrong.Kind() == reflect.Bool:
		return "true or false"
	}
	return "a " + wrong.String()
}
