package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/nacre-tee/nacre/workerd/egress"
)

// ErrEgress is returned for a value of the key egress that is of no form.
var ErrEgress = errors.New(`want "none", "public", or a list of hosts, addresses and ranges such as ["api.example.com:443", "10.1.0.0/16"]`)

// Egress is a policy in the config file: "none", "public", or a list of what
// package egress takes in one.
type Egress struct{ egress.Policy }

func defaultEgress() Egress { return Egress{egress.DefaultPolicy()} }

// UnmarshalJSON reads a policy. null leaves it as it is.
func (e *Egress) UnmarshalJSON(data []byte) error {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	text := ""
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		if text = v; v != "none" && v != "public" {
			return fmt.Errorf("%w, not %q", ErrEgress, v)
		}
	case []any:
		list, err := entries(v)
		if err != nil {
			return err
		}
		text = "allow: " + strings.Join(list, ", ")
	default:
		return ErrEgress
	}
	policy, err := egress.ParsePolicy(text)
	if err != nil {
		return err
	}
	e.Policy = policy
	return nil
}

// entries are the strings of a list. A comma in one would make two of it.
func entries(list []any) ([]string, error) {
	out := make([]string, len(list))
	for i, v := range list {
		s, ok := v.(string)
		if !ok || strings.TrimSpace(s) == "" || strings.Contains(s, ",") {
			return nil, fmt.Errorf("%w: entry %d is none", ErrEgress, i+1)
		}
		out[i] = s
	}
	return out, nil
}
